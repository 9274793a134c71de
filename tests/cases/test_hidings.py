"""Who hides, who decides about it, who is told; and nobody decides about their own hiding."""

from datetime import date
from typing import Any

import pytest

from hoiam.cases import actions as cases
from hoiam.cases import previewing
from hoiam.cases.actions.publishing import Prepared
from hoiam.cases.models import Case
from hoiam.commitments.models import Commitment, CommitmentKind, CommitmentState
from hoiam.core.refusals import NotAllowed, Refusal
from hoiam.notices.models import Notice
from hoiam.publication import queries as publication
from hoiam.publication.actions import Correction, What, Why, Written
from hoiam.publication.models import Cause
from hoiam.publication.openness import Appeal, Hiding, Outcome, Part
from tests.cast import Cast, later, make_cast

pytestmark = pytest.mark.django_db
WHY = Why("personal-data", "Có tên một người")


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def published(cast: Cast, *, at=None, why=None, **changes: str) -> Case:
    case = Case.objects.first() or cast.receive().case
    values: dict[str, Any] = {"title": "Cống vỡ", "text": "Cống trước trường bị vỡ."} | changes
    by, at = cast.actor("leader"), at or later(1)
    prepared, handler = Prepared(**values), cast.actor("handler")
    cases.prepare_publication(case=case, prepared=prepared, by=handler, at=at)
    more = {"why": why} if why else {}
    return cases.publish(case=case, seen=previewing.digest_of(case), by=by, at=at, **more)


def appealed(cast: Cast, hiding: Hiding, key: str = "k1") -> Appeal:
    written = Written(key, "Không có tên ai.")
    return cases.appeal_hiding(hiding=hiding, written=written, by=cast.actor("public"), at=later(3))


def told(template: str) -> list[str]:
    return [one.text for one in Notice.objects.filter(template=template).order_by("id")]


def test_whoever_spoke_is_told_once_of_each_act_and_who_did_it(cast: Cast) -> None:
    case = published(cast)
    hiding = cases.hide(case=case, why=WHY, by=cast.actor("leader"), at=later(2))
    [said] = told("cases.hidden")
    assert "Cán bộ lãnh đạo của UBND xã bản mẫu đã ẩn toàn bộ trang" in said
    assert "Có tên một người" in said and "không được công khai" in said

    appeal = appealed(cast, hiding)
    appealed(cast, hiding, "k2")
    cases.decide_appeal(
        appeal=appeal, outcome=Outcome.LIFTED, reasons="Không có tên ai.",
        by=cast.actor("province-leader"), at=later(4),
    )  # fmt: skip

    assert len(told("cases.appeal-decided")) == 1 and told("cases.shown-again") == []
    assert "bỏ việc ẩn" in told("cases.appeal-decided")[0]
    hiding.refresh_from_db()
    assert case.page is not None
    case.page.refresh_from_db()
    assert hiding.shown_at == later(4) and case.page.text == "Cống trước trường bị vỡ."


def test_product_that_hides_is_named_as_one(cast: Cast) -> None:
    case = published(cast)

    hiding = cases.hide(case=case, why=WHY, by=cast.actor("system"), at=later(2))

    assert hiding.unit == cast.units["commune-office"]
    assert told("cases.hidden")[0].startswith("Hệ thống, thay Phòng Kinh tế")


@pytest.mark.parametrize(
    ("hides", "unit", "superior", "decides"),
    [
        ("leader", "commune-ubnd", "province-ubnd", {"province-leader"}),
        ("system", "commune-office", "commune-ubnd", {"leader", "province-leader"}),
    ],
)
def test_the_superior_decides_and_nobody_about_their_own(
    cast: Cast, hides: str, unit: str, superior: str, decides: set[str]
) -> None:
    hiding = cases.hide(case=published(cast), why=WHY, by=cast.actor(hides), at=later(2))

    appeal = appealed(cast, hiding)

    duty = Commitment.objects.get(code=appeal.commitment)
    assert hiding.unit == cast.units[unit]
    assert appeal.superior == duty.unit == cast.units[superior]
    assert (duty.kind, duty.rule) == (CommitmentKind.REVIEW, "HOUSE-HIDING-APPEAL")
    assert duty.due_on == date(2026, 10, 19)  # ten working days after Monday the fifth
    assert appeal.front == cast.units["commune-front"]
    for name in cast.officers:
        if name not in decides:
            with pytest.raises(NotAllowed, match=r"cases\.superior-decides"):
                _decide(cast, appeal, name)
        if name != "front":
            with pytest.raises(NotAllowed, match=r"cases\.front-states"):
                cases.state_opinion(appeal=appeal, text="x", by=cast.actor(name), at=later(4))
    cases.state_opinion(appeal=appeal, text="Nên hiện lại.", by=cast.actor("front"), at=later(4))
    _decide(cast, appeal, sorted(decides)[0])
    duty.refresh_from_db()
    assert duty.state == CommitmentState.DONE and "Giữ nguyên việc ẩn" in duty.result_public


def _decide(cast: Cast, appeal: Appeal, name: str) -> None:
    cases.decide_appeal(
        appeal=appeal, outcome=Outcome.UPHELD, reasons="Có tên.", by=cast.actor(name), at=later(5)
    )


def test_appeals_stand_before_who_decides_and_the_front_alone(cast: Cast) -> None:
    hiding = cases.hide(case=published(cast), why=WHY, by=cast.actor("leader"), at=later(2))
    appeal = appealed(cast, hiding)

    seen = {name for name in cast.officers if publication.appeals_before(cast.actor(name)).exists()}

    assert {"province-leader", "front"} <= seen
    assert not seen & {"handler", "stranger", "other-leader", "expert", "leader"}
    assert publication.appeal(cast.actor("front"), appeal.code) == appeal


def test_unit_that_shows_again_by_itself_ends_the_appeal_as_that(cast: Cast) -> None:
    case = published(cast)
    hiding = cases.hide(case=case, why=WHY, by=cast.actor("leader"), at=later(2))
    appeal = appealed(cast, hiding)

    cases.show_again(case=case, hiding=hiding, reason="Nhầm", by=cast.actor("leader"), at=later(4))

    appeal.refresh_from_db()
    assert (appeal.outcome, appeal.reasons) == (Outcome.SHOWN, "Nhầm")
    assert Commitment.objects.get(code=appeal.commitment).state == CommitmentState.DONE


@pytest.mark.parametrize(
    ("cause", "closed"),
    [
        (Cause.MASKING, "personal-data"),
        (Cause.REQUEST, "data-subject"),
        (Cause.MISTAKE, ""),
        (Cause.ANSWER, ""),
    ],
)
def test_what_covers_somebody_closes_what_stood_before(
    cast: Cast, cause: Cause, closed: str
) -> None:
    case = published(cast, text="Cống vỡ bên chợ.")
    published(cast, text="Cống vỡ.", at=later(2), why=Correction(cause, "Sửa"))

    assert case.page is not None
    new, old = publication.releases_of(case.page)
    assert new.whole is None
    assert (old.whole.ground if old.whole else "") == closed
    assert old.words(Part.TEXT) == ("" if closed else "Cống vỡ bên chợ.")


def test_a_review_keeps_no_case_from_closing_and_a_refused_appeal_leaves_nothing(
    cast: Cast,
) -> None:
    case = published(cast)
    hiding = cases.hide(
        case=case, why=WHY, what=What(Part.TITLE), by=cast.actor("leader"), at=later(2)
    )
    with pytest.raises(Refusal):
        cases.appeal_hiding(
            hiding=hiding, written=Written("k", " "), by=cast.actor("public"), at=later(3)
        )
    assert not Appeal.objects.exists() and not told("cases.hiding-appealed")


def test_unit_does_not_show_again_what_a_superior_hid(cast: Cast) -> None:
    case = published(cast)
    given: dict[str, Any] = {"case": case, "reason": "Nhầm", "at": later(4)}
    hiding = cases.hide(case=case, why=WHY, by=cast.actor("province-leader"), at=later(2))
    assert hiding.unit == cast.units["province-ubnd"]

    with pytest.raises(NotAllowed, match=r"cases\.superior-decides"):
        cases.show_again(hiding=hiding, by=cast.actor("leader"), **given)
    with pytest.raises(NotAllowed, match=r"cases\.superior-decides"):
        cases.show_corrected(hiding=hiding, by=cast.actor("leader"), **given)
    cases.show_again(hiding=hiding, by=cast.actor("province-leader"), **given)

    hiding.refresh_from_db()
    assert hiding.shown_by == cast.officers["province-leader"].code
