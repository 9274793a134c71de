"""Facts of a matter: what each does to the rows of its clocks, and what is refused."""

from datetime import date

import pytest

from hoiam.base.models import Event
from hoiam.base.texts import sentence
from hoiam.commitments import actions as commitments
from hoiam.commitments import queries
from hoiam.commitments.actions import Outcome
from hoiam.commitments.matters import Recorded, event_words
from hoiam.commitments.models import ClockFact, Commitment, DueDate
from hoiam.core.clocks.acts import Act, Ground
from hoiam.core.clocks.changes import Turn
from hoiam.core.clocks.shapes import Criterion, Matter, Place
from hoiam.core.clocks.table import SPECS
from hoiam.core.refusals import Invalid, NotAllowed, NotFound, WrongState
from hoiam.rules import actions as rules
from tests.cast import NOW, Cast, later, make_cast
from tests.commitments.matters import fact, matter, owed, record
from tests.commitments.recounting import recount_all

pytestmark = pytest.mark.django_db
RECEIVED, ACCEPTED = date(2026, 8, 3), date(2026, 8, 10)
DECIDED = date(2026, 9, 4)
FIRST_DUE = date(2026, 9, 9)  # thirty days from 10 August


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def dates(row: Commitment) -> list[tuple[str, date | None, date]]:
    return list(row.due_dates.order_by("id").values_list("ground", "old_due_on", "due_on"))


def test_received_starts_what_is_owed_and_accepted_ends_it(cast: Cast) -> None:
    of = matter(cast)

    record(cast, fact(RECEIVED, Act.RECEIVED), of)
    done = record(cast, fact(ACCEPTED, Act.ACCEPTED, paper="TB 5"), of)

    accept, decide = owed(of, "accept"), owed(of, "decide")
    assert (accept.state, accept.ended_on, accept.result) == ("done", ACCEPTED, "thụ lý (TB 5)")
    assert (decide.state, decide.started_on, decide.rule) == ("open", ACCEPTED, "C-03")
    assert decide.due_on == decide.first_due_on == FIRST_DUE
    assert [row.pk for row in done.rows] == [accept.pk, decide.pk]
    told = {(change.code, change.turn) for change in done.changes}
    assert told >= {("accept", Turn.ENDED), ("decide", Turn.STARTED)}


def test_explanation_freezes_the_version_of_the_rule(cast: Cast) -> None:
    of = matter(cast)
    record(cast, fact(date(2026, 6, 29), Act.ACCEPTED), of)

    kept = owed(of, "decide").due_dates.get().explanation

    old = queries.clocks_of_matter(of)[0].rule
    assert old.valid_to == date(2026, 7, 1)
    assert (kept["statement"], kept["basis"], kept["status"]) == (
        old.statement, old.article, old.status.value,
    )  # fmt: skip
    assert kept["version"] == (old.valid_from.isoformat() if old.valid_from else None)
    assert kept["days"][4] == owed(of, "decide").due_on.isoformat()


def test_pause_takes_the_last_day_away_and_going_on_gives_another(cast: Cast) -> None:
    of = matter(cast)
    record(cast, fact(ACCEPTED, Act.ACCEPTED), of)

    record(cast, fact(date(2026, 8, 20), Act.PAUSED), of)

    paused = owed(of, "decide")
    assert (paused.paused_on, paused.due_on) == (date(2026, 8, 20), FIRST_DUE)
    decide = Commitment.objects.filter(clock="decide")
    assert not queries.overdue(decide, today=date(2026, 10, 2)).exists()
    assert not queries.counting(date(2026, 9, 2)).exists()

    record(cast, fact(date(2026, 8, 30), Act.RESUMED), of)

    going = owed(of, "decide")
    assert (going.paused_on, going.due_on) == (None, date(2026, 9, 21))
    assert dates(going) == [
        ("start", None, FIRST_DUE),
        ("paused", FIRST_DUE, FIRST_DUE),
        ("resumed", FIRST_DUE, date(2026, 9, 21)),
    ]
    assert (
        going.due_dates.latest("id").reason == "tiếp tục giải quyết ngày 30/8/2026 (resumed-3008)"
    )
    pauses = going.due_dates.latest("id").explanation["pauses"]
    assert [(one["first"], one["until"], one["rule"]) for one in pauses] == [
        ("2026-08-20", "2026-08-30", "C-13")
    ]
    assert queries.overdue(decide, today=date(2026, 10, 2)).exists()


def test_pause_after_the_last_day_leaves_it_late(cast: Cast) -> None:
    of = matter(cast)
    record(cast, fact(ACCEPTED, Act.ACCEPTED), of)
    record(cast, fact(date(2026, 9, 15), Act.PAUSED), of)

    assert owed(of, "decide").paused_on is None
    assert queries.overdue(Commitment.objects.all(), today=date(2026, 9, 16)).exists()


def test_extension_goes_as_far_as_the_law_says_and_no_further(cast: Cast) -> None:
    of = matter(cast)
    record(cast, fact(ACCEPTED, Act.ACCEPTED), of)
    told = fact(date(2026, 9, 1), Act.EXTENDED, criteria=frozenset({Criterion.PLACES}))

    record(cast, told, of)

    row = owed(of, "decide")
    assert (row.due_on, row.first_due_on) == (date(2026, 9, 24), FIRST_DUE)
    assert dates(row)[-1] == ("prolonged", FIRST_DUE, date(2026, 9, 24))
    with pytest.raises(NotAllowed) as refused:
        record(cast, fact(date(2026, 9, 2), Act.EXTENDED, criteria=told.criteria), of)
    assert refused.value.code == "clocks.extended-enough"
    assert ClockFact.objects.count() == 2


def test_remote_place_and_denunciation_have_their_own_numbers(cast: Cast) -> None:
    far = matter(cast, place=Place.REMOTE)
    told = matter(cast, Matter.DENUNCIATION, about=("docket", "HS-2"))
    record(cast, fact(ACCEPTED, Act.ACCEPTED), far)
    record(cast, fact(ACCEPTED, Act.ACCEPTED), told)

    assert owed(far, "decide").due_on == date(2026, 9, 24)
    assert {row.clock for row in Commitment.objects.filter(about_code="HS-2")} == {"tell", "settle"}


def test_members_and_contents_run_in_parallel(cast: Cast) -> None:
    of = matter(cast)
    record(cast, fact(ACCEPTED, Act.ACCEPTED), of)
    record(cast, fact(date(2026, 8, 12), Act.ACCEPTED, about="person-2"), of)
    record(cast, fact(date(2026, 8, 20), Act.PAUSED, about="content-1"), of)
    record(cast, fact(DECIDED, Act.DECIDED), of)

    assert owed(of, "decide").state == "done"
    assert owed(of, "decide", "person-2").state == "done"
    assert owed(of, "decide", "content-1").state == "done"
    parted = Commitment.objects.filter(clock="decide").values_list("part", "started_on")
    assert set(parted) == {
        ("", ACCEPTED), ("person-2", date(2026, 8, 12)), ("content-1", ACCEPTED),
    }  # fmt: skip
    content = owed(of, "decide", "content-1")
    assert dates(content)[:2] == [("start", None, FIRST_DUE), ("paused", FIRST_DUE, FIRST_DUE)]
    assert content.paused_on is None


def test_withdrawal_ends_a_clock_that_nobody_met(cast: Cast) -> None:
    of = matter(cast)
    record(cast, fact(ACCEPTED, Act.ACCEPTED), of)
    record(cast, fact(DECIDED, Act.WITHDRAWN), of)

    row = owed(of, "decide")
    assert (row.state, row.ended_on, row.result) == ("undone", DECIDED, "rút đơn")


def test_right_of_a_person_is_a_clock_and_no_work(cast: Cast) -> None:
    of = matter(cast)
    record(cast, fact(DECIDED, Act.DECISION_RECEIVED), of)

    assert [clock.code for clock in queries.clocks_of_matter(of)] == ["again"]
    assert not Commitment.objects.exists()


def test_same_fact_again_is_written_once(cast: Cast) -> None:
    of = matter(cast)
    first = record(cast, fact(ACCEPTED, Act.ACCEPTED, paper="TB 5"), of)
    events = Event.objects.count()

    again = record(cast, fact(ACCEPTED, Act.ACCEPTED, paper="TB 5"), of)

    assert (again.fact.pk, again.changes, again.rows) == (first.fact.pk, (), ())
    assert (ClockFact.objects.count(), Event.objects.count()) == (1, events)


def test_fact_of_an_earlier_day_may_come_later(cast: Cast) -> None:
    in_order, late = matter(cast), matter(cast, about=("docket", "HS-2"))
    told = [
        fact(ACCEPTED, Act.ACCEPTED),
        fact(date(2026, 8, 20), Act.PAUSED),
        fact(date(2026, 8, 30), Act.RESUMED),
        fact(date(2026, 9, 10), Act.EXTENDED, criteria=frozenset({Criterion.PLACES})),
    ]
    for one in told:
        record(cast, one, in_order)
    for one in (told[0], told[3].__class__(date(2026, 9, 1), Act.EXTENDED, paper="x",
                criteria=told[3].criteria), told[1], told[2]):  # fmt: skip
        record(cast, one, late)

    assert owed(late, "decide").due_on == owed(in_order, "decide").due_on == date(2026, 10, 5)
    assert dates(owed(late, "decide"))[-1][0] == "resumed"


def test_fact_that_rewrites_an_ended_clock_needs_a_reason(cast: Cast) -> None:
    of = matter(cast)
    record(cast, fact(ACCEPTED, Act.ACCEPTED), of)
    record(cast, fact(DECIDED, Act.DECIDED), of)
    earlier = fact(date(2026, 9, 1), Act.WITHDRAWN)

    with pytest.raises(Invalid) as refused:
        record(cast, earlier, of)
    assert refused.value.code == "commitments.closed-needs-reason"
    with pytest.raises(Invalid, match="closed-needs-reason"):
        queries.foresee(of, earlier)  # nobody looks at dates that would then be refused

    seen = queries.foresee(of, earlier, reason="Đơn rút đến muộn")
    assert record(cast, earlier, of, why="Đơn rút đến muộn").changes == seen

    row = owed(of, "decide")
    assert (row.state, row.ended_on) == ("undone", date(2026, 9, 1))


def test_fact_taken_back_brings_the_date_back_with_the_reason(cast: Cast) -> None:
    of = matter(cast)
    record(cast, fact(ACCEPTED, Act.ACCEPTED), of)
    told = fact(date(2026, 9, 1), Act.EXTENDED, criteria=frozenset({Criterion.PLACES}))
    wrong = record(cast, told, of).fact

    commitments.cancel_fact(
        matter=of, number=wrong.number, reason="Gõ nhầm hồ sơ", by=cast.actor("leader"), at=later(1)
    )

    row = owed(of, "decide")
    last = row.due_dates.latest("id")
    assert dates(row)[-1] == ("corrected", date(2026, 9, 24), FIRST_DUE)
    assert last.reason == "đính chính: gia hạn ngày 1/9/2026 (extended-0109): Gõ nhầm hồ sơ"
    assert last.fact is not None and last.fact.cancels == wrong
    assert queries.standing_facts(of.about).count() == 1
    assert queries.facts_of(of.about).count() == 3
    told_so = sentence(Event.objects.get(tag="commitments.fact.cancelled"))
    assert "Gõ nhầm hồ sơ" in told_so and "hạn từ 24/9/2026 thành 9/9/2026" in told_so


def test_end_taken_back_opens_the_clock_again(cast: Cast) -> None:
    of = matter(cast)
    record(cast, fact(ACCEPTED, Act.ACCEPTED), of)
    wrong = record(cast, fact(DECIDED, Act.DECIDED), of).fact

    commitments.cancel_fact(
        matter=of, number=wrong.number, reason="Nhầm", by=cast.actor("leader"), at=later(1)
    )

    row = owed(of, "decide")
    assert (row.state, row.ended_on, row.ended_by, row.result) == ("open", None, "", "")
    send = owed(of, "send")
    assert send.state == "undone" and "Nhầm" in send.result
    assert dates(row) == [("start", None, FIRST_DUE)]


def test_start_taken_back_and_put_right_is_the_same_row(cast: Cast) -> None:
    of = matter(cast)
    wrong = record(cast, fact(ACCEPTED, Act.ACCEPTED), of).fact
    commitments.cancel_fact(
        matter=of, number=wrong.number, reason="Nhầm ngày", by=cast.actor("leader"), at=NOW
    )
    assert owed(of, "decide").state == "undone"

    record(cast, fact(date(2026, 8, 12), Act.ACCEPTED), of)

    row = owed(of, "decide")
    assert (row.state, row.started_on, row.due_on) == (
        "open", date(2026, 8, 12), date(2026, 9, 11),
    )  # fmt: skip
    assert row.first_due_on == FIRST_DUE
    assert dates(row)[-1] == ("corrected", FIRST_DUE, date(2026, 9, 11))


def test_correction_again_is_written_once_and_unknown_fact_is_not_there(cast: Cast) -> None:
    of = matter(cast)
    wrong = record(cast, fact(ACCEPTED, Act.ACCEPTED), of).fact

    def cancel(number: int) -> Recorded:
        return commitments.cancel_fact(
            matter=of, number=number, reason="Nhầm", by=cast.actor("leader"), at=NOW
        )

    first, again = cancel(wrong.number), cancel(wrong.number)

    assert again.fact == first.fact and again.rows == ()
    with pytest.raises(NotFound):
        cancel(first.fact.number)


def test_leader_records_what_gives_time(cast: Cast) -> None:
    of = matter(cast)
    record(cast, fact(ACCEPTED, Act.ACCEPTED), of, who="handler")

    with pytest.raises(NotAllowed) as refused:
        record(cast, fact(date(2026, 8, 20), Act.PAUSED), of, who="handler")
    assert refused.value.code == "commitments.leader-records"
    with pytest.raises(NotAllowed):
        record(cast, fact(ACCEPTED, Act.DECIDED), of, who="stranger")
    record(cast, fact(date(2026, 8, 20), Act.PAUSED), of)
    record(cast, fact(date(2026, 8, 30), Act.RESUMED), of, who="handler")


def test_what_has_not_happened_is_not_recorded(cast: Cast) -> None:
    with pytest.raises(Invalid) as refused:
        record(cast, fact(date(2026, 10, 3), Act.RECEIVED), matter(cast))

    assert refused.value.code == "commitments.fact-ahead"


def test_legal_clock_is_neither_agreed_on_nor_ended_by_hand(cast: Cast) -> None:
    of = matter(cast)
    record(cast, fact(date(2026, 9, 28), Act.ACCEPTED), of)
    row, leader = owed(of, "decide"), cast.actor("leader")

    with pytest.raises(WrongState) as moved:
        commitments.accept_new_date(
            commitment=row, due_on=date(2026, 12, 1), reason="Chờ", by=leader, at=NOW
        )
    with pytest.raises(WrongState) as ended:
        commitments.fulfil(commitment=row, outcome=Outcome("Xong"), by=leader, at=NOW)

    assert (moved.value.code, ended.value.code) == (
        "commitments.clock-by-law", "commitments.clock-by-facts",
    )  # fmt: skip


def test_foreseen_changes_are_those_that_come(cast: Cast) -> None:
    of = matter(cast)
    record(cast, fact(ACCEPTED, Act.ACCEPTED), of)
    told = fact(DECIDED, Act.DECIDED)

    seen = queries.foresee(of, told)
    done = record(cast, told, of)

    assert seen == done.changes
    turns = {(change.code, change.turn) for change in seen}
    assert turns >= {("decide", Turn.ENDED), ("send", Turn.STARTED)}
    taken_back = queries.foresee_cancelled(of, done.fact.number)
    turns = {(change.code, change.turn) for change in taken_back}
    assert turns >= {("decide", Turn.REOPENED), ("send", Turn.GONE)}


def test_rows_agree_with_the_clocks_worked_out(cast: Cast) -> None:
    of = matter(cast, Matter.DENUNCIATION)
    told = [
        fact(RECEIVED, Act.RECEIVED),
        fact(ACCEPTED, Act.ACCEPTED),
        fact(date(2026, 8, 20), Act.PAUSED, ground=Ground.EXPERT),
        fact(date(2026, 8, 30), Act.RESUMED),
        fact(date(2026, 9, 10), Act.EXTENDED, criteria=frozenset({Criterion.PLACES})),
    ]
    for one in told:
        record(cast, one, of)

    duties = [clock for clock in queries.clocks_of_matter(of) if clock.is_duty]
    assert len(duties) == 3
    for clock in duties:
        row = owed(of, clock.code, clock.about)
        assert (row.started_on, row.due_on, row.rule) == (
            clock.start, clock.due_on, clock.rule.id,
        )  # fmt: skip


def test_notice_of_a_hearing_runs_backwards_from_its_day(cast: Cast) -> None:
    of = matter(cast)
    record(cast, fact(ACCEPTED, Act.ACCEPTED), of)
    record(cast, fact(date(2026, 10, 20), Act.HEARING), of)

    row = owed(of, "hearing")
    assert row.started_on == date(2026, 10, 20) and row.due_on < row.started_on
    assert (row.state, row.what) == ("open", "Thông báo trước về buổi đối thoại")
    assert row.due_dates.get().explanation["event"] == "buổi đối thoại với người khiếu nại"


def test_extension_in_time_stays_so_when_the_last_day_comes_nearer(cast: Cast) -> None:
    of, by = matter(cast), cast.actor("administrator")
    record(cast, fact(date(2026, 8, 31), Act.ACCEPTED), of)
    day_off = rules.override_day(
        day=date(2026, 9, 30), working=False, reason="Bão", decision="QĐ", by=by, at=NOW
    )
    assert recount_all(cast) == 1  # from 30 September to 1 October
    told = fact(date(2026, 10, 1), Act.EXTENDED, criteria=frozenset({Criterion.PLACES}))
    record(cast, told, of)
    rules.withdraw_day(override=day_off, why="Bão tan", by=by, at=NOW)

    record(cast, fact(date(2026, 10, 2), Act.DECIDED), of)

    assert (owed(of, "decide").state, owed(of, "decide").due_on) == ("done", date(2026, 10, 15))


def test_every_event_has_words() -> None:
    specs = [spec for many in SPECS.values() for spec in many]

    said = {event_words(spec.starts) for spec in specs}

    assert "ngày thụ lý" in said and "cuộc giám sát" in said and "ngày hẹn trả kết quả" in said
    assert DueDate._meta.get_field("fact").null
