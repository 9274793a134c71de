"""Papers of steps: each filled from the rows, issued once, corrected by another one."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from hoiam.cases import actions as cases
from hoiam.core.clocks.shapes import Matter
from hoiam.core.law.petitions.tables import PROCEDURES
from hoiam.core.refusals import NotAllowed, NotFound, WrongState
from hoiam.papers import queries as issued
from hoiam.papers.forms import FORMS
from hoiam.papers.letter import Letter, Paragraph, texts
from hoiam.papers.models import Paper
from hoiam.petitions import actions as petitions
from hoiam.petitions import attending, letter_facts, letters
from hoiam.petitions.actions import Decided, NewOrder
from hoiam.petitions.entry import Signer
from hoiam.petitions.models import Ordered, Petition, PetitionStep
from hoiam.units import actions as units
from hoiam.units.models import Unit
from tests.cases.test_succession import new_commune
from tests.cast import Cast, make_cast
from tests.petitions.making import SIGNER, registered
from tests.petitions.stepping import take

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 5)
AT = datetime(2026, 10, 5, 10, tzinfo=UTC)


def said(letter: Letter) -> str:
    return "\n".join(texts(letter))


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def accepted(cast: Cast) -> tuple[Petition, PetitionStep]:
    petition = registered(cast).petition
    return petition, take(cast, petition, "accept", DAY)


def issue(cast: Cast, step: PetitionStep, form: str, key: str = "v1", **changes: Any) -> Paper:
    given: dict[str, Any] = {
        "step": step, "form": form, "letter": letters.letter_of(step, form),
        "by": cast.actor("clerk", at=AT), "at": AT, "key": key,
    }  # fmt: skip
    return petitions.issue_paper(**(given | changes))


def test_every_form_that_a_table_names_is_in_the_catalogue_and_can_be_filled() -> None:
    named = {
        (matter, form)
        for matter, table in PROCEDURES.items()
        for step in table.steps
        for form in table.lawful_step(step.code).forms
    }
    known = {form.key: form for form in FORMS}
    sealed = {Matter.DENUNCIATION, Matter.FURTHER_DENUNCIATION}

    assert not {form for _matter, form in named} - set(known)
    for matter, form in named:
        if matter not in sealed:
            assert form in letters.FILLED and not known[form].sealed, (matter, form)


def test_acceptance_says_whose_petition_it_is_what_it_is_about_and_until_when(cast: Cast) -> None:
    _petition, step = accepted(cast)
    letter = letters.letter_of(step, "acceptance")

    assert letters.forms_of(step) == ("acceptance",) and letters.due_form(step) == "acceptance"
    assert (letter.form, letter.subject) == ("Mẫu số 03", "Về việc thụ lý giải quyết khiếu nại")
    assert SIGNER.name in said(letter) and SIGNER.paper in said(letter)
    assert "Quyết định xử phạt của Chủ tịch xã số 12/QĐ-XP" in said(letter)
    assert "thời hạn giải quyết đến hết ngày 04 tháng 11 năm 2026" in said(letter)
    assert letter.issuer == cast.units["commune-ubnd"].name


def test_paper_is_issued_once_for_a_step_in_the_name_of_the_body(cast: Cast) -> None:
    _petition, step = accepted(cast)
    paper = issue(cast, step, "acceptance")

    assert issued.cited(paper).startswith("Thông báo về việc thụ lý số 01/TB-UBND")
    assert paper.unit == cast.units["commune-ubnd"]
    assert issue(cast, step, "acceptance") == paper
    with pytest.raises(WrongState, match=r"petitions\.paper-standing"):
        issue(cast, step, "acceptance", "v2")
    with pytest.raises(NotAllowed, match=r"petitions\.paper-not-yours"):
        issue(cast, step, "acceptance", "v3", by=cast.actor("stranger", at=AT))


@pytest.mark.parametrize("form", ["decision-first", "no-form", "d-acceptance"])
def test_paper_of_another_step_is_refused(cast: Cast, form: str) -> None:
    _petition, step = accepted(cast)
    with pytest.raises(NotFound, match=r"petitions\.form-not-of-step"):
        letters.letter_of(step, form)
    with pytest.raises(NotFound, match=r"petitions\.form-not-of-step"):
        issue(cast, step, form, letter=letters.letter_of(step, "acceptance"))


def test_step_that_was_taken_back_has_no_papers(cast: Cast) -> None:
    _petition, step = accepted(cast)
    petitions.take_back_step(
        step=step, reason="bấm nhầm", paper="", paper_on=None, by=cast.actor("leader", at=AT), at=AT
    )
    step = PetitionStep.objects.get(pk=step.pk)

    assert letters.forms_of(step) == ()


def test_correction_names_the_first_and_first_stays(cast: Cast) -> None:
    _petition, step = accepted(cast)
    old = issue(cast, step, "acceptance")
    letter = letters.letter_of(step, "acceptance")
    given: dict[str, Any] = {
        "step": step, "paper": old, "why": "ghi sai địa chỉ", "by": cast.actor("clerk", at=AT), "at": AT,
        "letter": replace(letter, body=(*letter.body, Paragraph("Địa chỉ đúng: thôn 4"))), "key": "v2",
    }  # fmt: skip
    fresh = petitions.replace_paper(**given)

    assert fresh.replaces == old and petitions.replace_paper(**given) == fresh
    assert "thay thế Thông báo về việc thụ lý số 01/TB-UBND" in said(issued.letter_of(fresh))
    assert "thôn 4" not in said(issued.letter_of(old))
    other = take(cast, registered(cast, "p2").petition, "accept", DAY, key="p2")
    with pytest.raises(NotFound, match=r"base\.not-found"):
        petitions.replace_paper(**(given | {"step": other, "key": "v3"}))


def test_papers_of_a_whole_complaint_say_what_its_steps_say(cast: Cast) -> None:
    petition, _step = accepted(cast)
    assigned = take(cast, petition, "assign", date(2026, 10, 6))
    reported = take(cast, petition, "report", date(2026, 10, 12))
    called = take(cast, petition, "call-hearing", date(2026, 10, 13))
    held = take(cast, petition, "hold-hearing", date(2026, 10, 20))
    extended = take(cast, petition, "extend", date(2026, 10, 21), paper="5/TB", paper_on=date(2026, 10, 21))  # fmt: skip

    told = {
        "verification-order": (assigned, "Giao Phòng Kinh tế xác minh"),
        "verification-report": (reported, "Đường là của chung, có bản đồ địa chính."),
        "hearing-notice": (called, "08 giờ 30, ngày 20 tháng 10 năm 2026"),
        "hearing-minutes": (held, "Đường là của chung."),
        "extension": (extended, "Chứng cứ mâu thuẫn."),
    }
    for form, (step, words) in told.items():
        assert words in said(letters.letter_of(step, form)), form


def test_refusal_of_one_who_ended_is_issued_after_the_petition_ended(cast: Cast) -> None:
    petition = registered(
        cast, signers=(Signer(name="Tổ hợp tác Mẫu", party="organisation"),)
    ).petition
    step = take(cast, petition, "refuse", DAY)
    letter = letters.letter_of(step, "refusal-to-accept")

    assert "vì Hết thời hiệu khiếu nại." in said(letter) and "ông (bà) Tổ hợp" not in said(letter)
    assert issue(cast, step, "refusal-to-accept").number == 1


def test_decision_says_how_much_and_result_notice_how_it_was_decided(cast: Cast) -> None:
    petition, _step = accepted(cast)
    order = NewOrder(Ordered.RETURN_MONEY, "Trả tiền phạt", money=Decimal(12_500_000), people=1)
    land = NewOrder(Ordered.RETURN_LAND, "Trả đất", area=Decimal("32.5"), people=1)
    decided = Decided(
        key="q1", day=DAY, result="right", findings="Khiếu nại đúng.", given=(order, land)
    )
    decision = petitions.decide(
        petition=petition, decided=decided, by=cast.actor("leader", at=AT), at=AT
    )
    assert decision.step is not None
    letter = said(letters.letter_of(decision.step, "decision-first"))
    assert "Trả tiền phạt: 12.500.000 đồng" in letter and "Trả đất: 32,5 m²" in letter

    with pytest.raises(WrongState, match="decision-no-paper"):
        take(cast, petition, "send", DAY)
    issue(cast, decision.step, "decision-first")
    decision.refresh_from_db()
    assert decision.number == "01/QĐ-UBND"

    sent = take(cast, petition, "send", DAY)
    notice = said(letters.letter_of(sent, "result-notice"))
    assert "Khiếu nại đúng" in notice and "01/QĐ-UBND" in notice


def test_notice_on_the_way_is_no_result(cast: Cast) -> None:
    petition = registered(cast, kind=Matter.RECOMMENDATION).petition
    take(cast, petition, "accept", DAY)
    told = letters.letter_of(take(cast, petition, "tell", DAY), "result-notice")

    assert told.subject == "Về việc xử lý kiến nghị, phản ánh"
    assert "Kết quả giải quyết" not in said(told)


def test_key_of_a_paper_of_another_petition_shows_nothing_of_it(cast: Cast) -> None:
    _petition, step = accepted(cast)
    other = registered(cast, "p2").petition
    theirs = issue(cast, take(cast, other, "accept", DAY, key="s2"), "acceptance", "v2")

    with pytest.raises(NotFound):
        issue(cast, step, "acceptance", "v2")
    assert list(Paper.objects.all()) == [theirs]


@pytest.mark.parametrize("moved", [False, True])
def test_paper_after_the_commune_ended_is_of_the_one_that_took_over(
    cast: Cast, moved: bool
) -> None:
    _petition, step = accepted(cast)
    day, at = date(2026, 10, 12), datetime(2026, 10, 12, 2, tzinfo=UTC)
    units.replace_units(
        predecessors=[cast.units["commune"]], successors=[new_commune(cast, "Xã Mới")], on=day,
        decision="NQ 1", by=cast.actor("system"), at=AT,
    )  # fmt: skip
    old = Unit.objects.get(code=cast.units["commune-office"].code)
    if moved:
        cases.settle_succession(unit=old, by=cast.actor("system"), at=at)
    step = PetitionStep.objects.get(pk=step.pk)

    letter = letters.letter_of(step, "acceptance", on=day)
    paper = issue(cast, step, "acceptance", letter=letter, by=cast.actor("system"), at=at)

    assert paper.unit.name == "Ủy ban nhân dân xã Mới"
    assert "XÃ MỚI" in str(issued.letter_of(paper).issuer).upper()


def test_paper_that_goes_out_late_tells_the_date_as_it_stood_on_the_day_of_its_step(
    cast: Cast,
) -> None:
    petition, step = accepted(cast)
    due = "thời hạn giải quyết đến hết ngày 04 tháng 11 năm 2026"
    take(cast, petition, "assign", date(2026, 10, 6))
    take(cast, petition, "suspend", date(2026, 10, 12))
    assert due in said(letters.letter_of(step, "acceptance", on=date(2026, 10, 13)))
    take(cast, petition, "resume", date(2026, 10, 22))
    on = date(2026, 10, 23)

    assert due in said(letters.letter_of(step, "acceptance", on=on))
    assert letter_facts.told(step, on).due_on == date(2026, 11, 4)
    last = petition.steps.order_by("number").last()
    assert last is not None
    now_due = letter_facts.told(last).due_on
    assert now_due is not None and now_due > date(2026, 11, 4)


def test_everybody_at_a_hearing_stands_once_in_the_minutes_under_their_own_heading() -> None:
    lines = [
        "Người khiếu nại: bà Lò Thị Mẫu", "Người bị khiếu nại: ông Sùng A Mẫu, Chủ tịch xã",
        "Lò Văn Cùng", "Luật sư: Đỗ Thị Luật", "Người có quyền, nghĩa vụ liên quan: bà Giàng Thị Mẫu",
        "Thư ký: Ma Thị Ghi", "Ban Thanh tra nhân dân xã", "Phàn Thị Lãnh", "Người khiếu nại",
    ]  # fmt: skip
    came = attending.sorted_out(
        lines, sender="Lò Thị Mẫu", others=("Lò Thị Mẫu", "Lò Văn Cùng"),
        chair="Phàn Thị Lãnh, Chủ tịch", against="Quyết định xử phạt của Chủ tịch xã",
    )  # fmt: skip

    assert came.complainants == ("Lò Văn Cùng", "Đỗ Thị Luật")
    assert came.respondents == ("ông Sùng A Mẫu, Chủ tịch xã",)
    assert came.concerned == ("bà Giàng Thị Mẫu",)
    assert (came.bodies, came.clerk) == (("Ban Thanh tra nhân dân xã",), "Ma Thị Ghi")


def test_minutes_name_the_complainant_once_and_proposal_goes_to_the_head_of_the_body(
    cast: Cast,
) -> None:
    petition = registered(cast).petition
    proposed = take(cast, petition, "propose", DAY)
    take(cast, petition, "accept", DAY)
    take(cast, petition, "assign", date(2026, 10, 6))
    take(cast, petition, "report", date(2026, 10, 12))
    take(cast, petition, "call-hearing", date(2026, 10, 13))
    held = take(cast, petition, "hold-hearing", date(2026, 10, 20))
    minutes = letters.letter_of(held, "hearing-minutes")
    told = [block.text for block in minutes.body if isinstance(block, Paragraph)]

    assert "Người khiếu nại." not in told
    fourth = told.index("4. Người bị khiếu nại:")
    assert told[fourth + 1] == "Chủ tịch xã."
    body = cast.units["commune-ubnd"].name
    assert letters.letter_of(proposed, "proposal").addressees == (f"Chủ tịch {body}",)
