"""What is given with a date: who moves it, what ends it, who says that it was not kept."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from hoiam.base.models import Event
from hoiam.commitments import actions, asked, queries
from hoiam.commitments.actions import NO_PAPER, Asked, Outcome, Saying
from hoiam.commitments.keeping import SaidBy, Unkept
from hoiam.commitments.models import Commitment, CommitmentKind
from hoiam.commitments.owed import TO_PUBLIC, OwedTo, to_asker, to_unit
from hoiam.commitments.requesting import Request
from hoiam.core.refusals import Invalid, NotAllowed, Refusal, WrongState
from hoiam.core.text import fold
from hoiam.units.models import Unit
from tests.cast import NOW, Cast, later, make_cast

pytestmark = pytest.mark.django_db
ABOUT = ("conclusion", "KL-1")
DUE = date(2026, 10, 9)
AFTER = later(days=30)
LATER = date(2026, 12, 1)


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def given(
    cast: Cast, *, owed_to: OwedTo = TO_PUBLIC, by_own: bool = False, what: str = "Thay cống"
) -> Commitment:
    """A conclusion of the commune's committee that its office has to carry out."""
    unit = cast.units["commune-office"]
    return actions.take_on(
        kind=CommitmentKind.CONCLUSION, about=ABOUT, unit=unit,
        assigned_by=unit if by_own else cast.units["commune-ubnd"], what=what, due_on=DUE,
        paper=NO_PAPER, owed_to=owed_to, helpers=(cast.units["department"],),
        by=cast.actor("leader"), at=NOW,
    )  # fmt: skip


def refusal(act: Callable[[], object]) -> str:
    """The code of what refuses; nothing when it works."""
    try:
        act()
    except Refusal as error:
        return error.code
    return ""


@pytest.mark.parametrize(
    ("by_own", "who", "said"),
    [
        (False, "handler", "commitments.not-assigner"),
        (False, "leader", ""),
        (False, "province-leader", ""),
        (False, "other-leader", "commitments.not-assigner"),
        # Given by the unit to itself, in public: only above it.
        (True, "leader", ""),
        (True, "handler", "commitments.not-assigner"),
    ],
)
def test_date_of_what_was_given_moves_from_above_alone(
    cast: Cast, by_own: bool, who: str, said: str
) -> None:
    row = given(cast, by_own=by_own)

    assert said == refusal(
        lambda: actions.accept_new_date(
            commitment=row, due_on=LATER, reason="chờ vật tư", by=cast.actor(who), at=NOW
        )
    )
    row.refresh_from_db()
    assert row.first_due_on == DUE
    assert row.due_on == (DUE if said else LATER)
    assert queries.times_moved([row]) == ({} if said else {row.pk: 1})


def test_committee_that_gave_itself_a_date_never_moves_it(cast: Cast) -> None:
    committee = cast.units["commune-ubnd"]
    row = actions.take_on(
        kind=CommitmentKind.CONCLUSION, about=ABOUT, unit=committee, assigned_by=committee,
        what="Thay cống", due_on=DUE, paper=NO_PAPER, owed_to=TO_PUBLIC,
        by=cast.actor("leader"), at=NOW,
    )  # fmt: skip

    for who, said in (("leader", "commitments.not-assigner"), ("province-leader", "")):
        assert said == refusal(
            lambda who=who: actions.accept_new_date(  # type: ignore[misc]
                commitment=row, due_on=LATER, reason="mưa", by=cast.actor(who), at=NOW
            )
        )


def test_one_unit_leads_and_others_help(cast: Cast) -> None:
    row = given(cast)

    assert [one.unit for one in row.helpers.all()] == [cast.units["department"]]
    assert queries.by_code(cast.actor("expert"), row.code) == row
    with pytest.raises(Invalid, match="lead-helps"):
        actions.take_on(
            kind=CommitmentKind.CONCLUSION, about=ABOUT, unit=row.unit, assigned_by=row.unit,
            what="x", due_on=DUE, paper=NO_PAPER, owed_to=TO_PUBLIC, helpers=(row.unit,),
            by=cast.actor("leader"), at=NOW,
        )  # fmt: skip


def test_long_words_are_one_line_and_empty_ones_are_refused(cast: Cast) -> None:
    row = given(cast, what="Thay cống " * 60)
    assert len(row.what) <= 300
    assert row.what.endswith("…")
    with pytest.raises(Invalid, match="what-needed"):
        given(cast, what="  ")
    with pytest.raises(Invalid, match="not-given"):
        actions.take_on(
            kind=CommitmentKind.REPORT, about=ABOUT, unit=row.unit, assigned_by=row.unit,
            what="x", due_on=DUE, paper=NO_PAPER, owed_to=TO_PUBLIC,
            by=cast.actor("leader"), at=NOW,
        )  # fmt: skip


# Who says it, to whom it was owed, how it stands → what refuses.
SAYINGS: tuple[tuple[str, str, str, str, str], ...] = (
    ("front", "commune-front", "public", "late", ""),
    ("front", "commune-front", "public", "done", ""),
    ("front", "commune-front", "public", "undone", ""),
    ("front", "commune-front", "public", "open", "commitments.not-due-yet"),
    ("leader", "commune-ubnd", "public", "late", "commitments.not-owed-to"),
    ("expert", "department", "unit", "done", ""),
    ("handler", "department", "unit", "done", "commitments.not-owed-to"),
    ("public", "", "asker", "done", ""),
    ("public", "", "public", "done", "commitments.not-owed-to"),
)


@pytest.mark.parametrize(("who", "body", "owed", "stands", "said"), SAYINGS)
def test_not_kept_is_said_by_whom_it_was_owed_to(
    cast: Cast, who: str, body: str, owed: str, stands: str, said: str
) -> None:
    owed_to = {
        "public": TO_PUBLIC, "unit": to_unit(cast.units["department"]), "asker": to_asker("yk-1"),
    }[owed]  # fmt: skip
    row = given(cast, owed_to=owed_to)
    outcome = Outcome(result="Đã thay cống")
    if stands == "done":
        actions.fulfil(commitment=row, outcome=outcome, by=cast.actor("handler"), at=NOW)
    if stands == "undone":
        actions.leave_undone(commitment=row, outcome=outcome, by=cast.actor("leader"), at=NOW)
    unit = cast.units[body] if body else None
    saying = Saying("k-1", SaidBy.ASKER if unit is None else SaidBy.UNIT, "Cống vẫn vỡ.", unit)

    at = NOW if stands == "open" else AFTER
    assert said == refusal(
        lambda: actions.say_not_kept(commitment=row, said=saying, by=cast.actor(who), at=at)
    )
    row.refresh_from_db()
    if said:
        assert not Unkept.objects.exists()
        return
    assert row.state == ("undone" if stands == "undone" else "open")
    answer = Unkept.objects.get().answer
    assert (answer.unit, answer.kind) == (cast.units["commune-ubnd"], CommitmentKind.UNKEPT)
    assert answer.rule == "HOUSE-UNKEPT"
    assert queries.unkept_of(Commitment.objects.filter(about_code="KL-1")) == (1, 1)
    assert queries.public_of(ABOUT)[0].unkept == 1


def test_saying_is_kept_once_and_again_after_the_answer(cast: Cast) -> None:
    row = given(cast)
    by = cast.actor("front")

    def say(key: str, words: str = "") -> Unkept:
        said = Saying(key, SaidBy.FRONT, words, cast.units["commune-front"])
        return actions.say_not_kept(commitment=row, said=said, by=by, at=AFTER)

    first = say("k-1", "Chưa thấy ai làm.")
    assert say("k-1") == first
    assert Event.objects.filter(tag="commitments.commitment.said-unkept").count() == 1
    with pytest.raises(WrongState, match="already-said"):
        say("k-2")
    answered = Outcome(result="Đã kiểm tra: chậm, phê bình")
    actions.fulfil(commitment=first.answer, outcome=answered, by=cast.actor("leader"), at=AFTER)
    assert say("k-2").pk != first.pk
    with pytest.raises(Invalid, match="no-denunciation"):
        say("k-3", "Tố cáo ông Mẫu nhận tiền")
    assert "Chưa thấy" not in str(list(Event.objects.values_list("details", flat=True)))


def test_nothing_closes_without_a_result(cast: Cast) -> None:
    row = given(cast)
    for end, who in ((actions.fulfil, "handler"), (actions.leave_undone, "leader")):
        with pytest.raises(Invalid, match="result-needed"):
            end(commitment=row, outcome=Outcome(" "), by=cast.actor(who), at=NOW)


def board(cast: Cast) -> Unit:
    """The commune's People's Inspection Board, below its Front."""
    front = cast.units["commune-front"]
    name = "Ban Thanh tra nhân dân xã Bản Mẫu"
    unit = Unit(
        code="t-board", kind="peoples-inspection", name=name, short_name=name, folded=fold(name),
        valid_from=front.valid_from, parent=front, area=front.area,
    )  # fmt: skip
    unit.save()
    return unit


@pytest.mark.parametrize(
    ("sender", "due_on", "said", "rule"),
    [
        ("front", LATER, "", "HOUSE-REQUEST"),
        ("front", None, "commitments.request-needs-date", ""),
        ("board", None, "", "ADM-INSPECTION-REPLY"),
        ("board", LATER, "", "HOUSE-REQUEST"),
        ("ubnd", LATER, "commitments.front-only", ""),
    ],
)
def test_request_is_answered_by_the_date_it_sets_or_by_law(
    cast: Cast, sender: str, due_on: date | None, said: str, rule: str
) -> None:
    from_unit = board(cast) if sender == "board" else cast.units[f"commune-{sender}"]
    by = cast.actor("front")
    if sender == "board":
        held = next(iter(by.held))
        by = type(by)(by.code, by.kind, by.act, frozenset({type(held)(held.role, from_unit.code)}))
    row = given(cast)

    def send() -> Request:
        told = Asked("k-1", "Cống vỡ đã một tháng.", "Nói rõ bao giờ thay cống", due_on)
        return actions.send_request(late=row, sender=from_unit, asked=told, by=by, at=AFTER)

    assert said == refusal(send)
    if said:
        return
    sent = send()  # the same key: the same request
    assert Request.objects.count() == 1
    assert (sent.answer.rule, sent.answer.unit) == (rule, row.unit)
    assert sent.answer.due_on == (due_on or date(2026, 11, 16))  # the fifteenth day is a Monday
    assert list(asked.unanswered(asked.visible_to(cast.actor("leader")))) == [sent]
    assert list(asked.visible_to(cast.actor("other-leader"))) == []
    # The asked unit never moves its own date; the body that asked may.
    with pytest.raises(NotAllowed):
        actions.accept_new_date(
            commitment=sent.answer, due_on=date(2027, 1, 5), reason="bận",
            by=cast.actor("handler"), at=AFTER,
        )  # fmt: skip
    actions.fulfil(
        commitment=sent.answer, outcome=Outcome("Thay trước 1/12"), by=cast.actor("handler"),
        at=AFTER,
    )  # fmt: skip
    assert not asked.unanswered(asked.visible_to(cast.actor("front"))).exists()


@pytest.mark.parametrize(
    ("text", "wanted", "at", "said"),
    [
        ("", "Nói rõ", AFTER, "commitments.request-needs-words"),
        ("Trễ", "", AFTER, "commitments.request-needs-words"),
        ("Trễ", "x" * 301, AFTER, "commitments.words-too-long"),
        ("Tố cáo ông Mẫu nhận tiền", "Nói rõ", AFTER, "commitments.no-denunciation"),
        ("Trễ", "Nói rõ", NOW, "commitments.not-late"),
    ],
)
def test_request_needs_words_and_something_late(
    cast: Cast, text: str, wanted: str, at: object, said: str
) -> None:
    told = Asked("k-1", text, wanted, LATER)
    assert said == refusal(
        lambda: actions.send_request(
            late=given(cast), sender=cast.units["commune-front"], asked=told,
            by=cast.actor("front"), at=at,  # type: ignore[arg-type]
        )
    )  # fmt: skip


def test_topics_have_one_list_and_a_matter_bears_one_once(cast: Cast) -> None:
    admin, handler = cast.actor("administrator"), cast.actor("handler")
    assert actions.install_topics(by=admin, at=NOW) == 12
    assert actions.install_topics(by=admin, at=NOW) == 0
    with pytest.raises(Invalid, match="topic-known"):
        actions.write_topic(name="đất  đai", order=1, valid_from=DUE, by=admin, at=NOW)
    land = queries.topic("dat-dai")

    tag = actions.tag(topic=land, about=ABOUT, by=handler, at=NOW)
    assert actions.tag(topic=land, about=ABOUT, by=handler, at=NOW) == tag
    assert [one.topic for one in queries.tags_of(ABOUT)] == [land]
    actions.untag(tag=tag, by=handler, at=NOW)
    assert not queries.tags_of(ABOUT).exists()
    with pytest.raises(WrongState, match="tag-taken"):
        actions.untag(tag=tag, by=handler, at=NOW)

    ended = actions.end_topic(topic=land, valid_to=DUE, by=admin, at=NOW)
    assert land not in queries.topics_on(DUE)
    assert land in queries.topics_on(DUE - timedelta(days=1))
    for act, said in (
        (lambda: actions.tag(topic=ended, about=ABOUT, by=handler, at=AFTER), "topic-ended"),
        (lambda: actions.end_topic(topic=ended, valid_to=DUE, by=admin, at=NOW), "topic-ended"),
        (
            lambda: actions.write_topic(name=" ", order=1, valid_from=DUE, by=admin, at=NOW),
            "topic-needs-name",
        ),
    ):
        assert refusal(act) == f"commitments.{said}"
