"""What is due, what postpones it, and disposing of it in chunks."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hoiam.cases import actions as cases
from hoiam.cases.actions import Reply
from hoiam.cases.models import Case
from hoiam.core.calendar import day_of
from hoiam.core.refusals import Invalid, NotAllowed, WrongState
from hoiam.notices.models import Notice
from hoiam.protection import actions, erasures, terms
from hoiam.protection.actions import _erasing, retaining
from hoiam.protection.models import Disposal
from hoiam.protection.parts import Part
from hoiam.voices.models import Contact, Voice
from hoiam.voices.told import Reach
from tests.cast import NOW, Cast, later, make_cast

DONE = Reply(result="done", text="Đã sửa cống.")
CLOSED = NOW + timedelta(days=10)
DUE = terms.add_months(day_of(CLOSED), 12)


def _closed(cast: Cast, key: str = "k1") -> Case:
    case = cast.answered(key, reply=DONE)
    cases.close(case=case, by=cast.actor("handler"), at=CLOSED)
    return Case.objects.get(pk=case.pk)


def _is_due(part: Part, day: date) -> bool:
    return any(terms.due_on(part, voice.since) <= day for voice in terms.due(part, day))


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 5, tzinfo=NOW.tzinfo)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 10, 12), 12, date(2027, 10, 12)),
    ],
)
def test_months_end_on_the_last_day_there_is(day: date, months: int, expected: date) -> None:
    assert terms.add_months(day, months) == expected


def test_what_is_over_is_due_a_year_later_to_the_day(db: None) -> None:
    _closed(make_cast())

    for part in (Part.CONTACT, Part.POINT, Part.NOTICES):
        assert not _is_due(part, DUE - timedelta(days=1)), part
        assert _is_due(part, DUE), part
    assert not _is_due(Part.ORIGINALS, DUE)  # nothing was sent along


def _writes(cast: Cast, case: Case, voice: Voice, at: datetime) -> None:
    told = cast.told("more", text="Vẫn chưa xong.", reach=Reach())
    cases.rate_not_done(case=case, voice=voice, told=told, by=cast.actor("public"), at=at)


def _rates(cast: Cast, case: Case, voice: Voice, at: datetime) -> None:
    cases.rate_settled(case=case, voice=voice, by=cast.actor("public"), at=at)


def _asks(cast: Cast, case: Case, voice: Voice, at: datetime) -> None:
    actions.ask(voice=voice, kind="know", words="", channel="web", by=cast.actor("public"), at=at)


def _holds(cast: Cast, case: Case, voice: Voice, at: datetime) -> None:
    actions.hold(
        case=case, reason="Tòa hỏi", until=DUE + timedelta(days=60), by=cast.actor("leader"), at=at
    )


@pytest.mark.parametrize("step", [_writes, _rates, _asks, _holds])
def test_a_new_word_an_open_duty_and_a_hold_postpone(db: None, step: Any) -> None:
    cast = make_cast()
    case = _closed(cast)
    # The day before it would have gone: not the day after the person wrote (house rule).
    step(cast, case, Voice.objects.get(), _noon(DUE - timedelta(days=1)))

    assert not _is_due(Part.CONTACT, DUE)
    assert not _is_due(Part.CONTACT, DUE + timedelta(days=30))


def test_rated_case_is_due_a_year_after_the_rating_and_an_ended_hold_frees(db: None) -> None:
    cast = make_cast()
    case = _closed(cast)
    rated = _noon(DUE - timedelta(days=40))
    _rates(cast, case, Voice.objects.get(), rated)

    assert not _is_due(Part.CONTACT, terms.add_months(day_of(rated), 12) - timedelta(days=1))
    due = terms.add_months(day_of(rated), 12)
    assert _is_due(Part.CONTACT, due)

    _holds(cast, case, Voice.objects.get(), _noon(due - timedelta(days=500)))
    assert _is_due(Part.CONTACT, due + timedelta(days=90))


def test_due_parts_go_in_chunks_and_a_killed_round_goes_on(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast = make_cast()
    for key in ("a", "b", "c"):
        _closed(cast, key)
    monkeypatch.setattr(retaining, "AT_ONCE", 2)
    by, at = cast.actor("system"), _noon(DUE)

    def killed(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(_erasing, "erase", killed)
        actions.dispose_due(part=Part.CONTACT, by=by, at=at)
    assert (Contact.objects.count(), len(erasures.entries())) == (3, 2)

    rounds = [actions.dispose_due(part=Part.CONTACT, by=by, at=at) for _ in range(3)]

    assert rounds == [2, 1, 0]
    assert not Contact.objects.exists()
    assert Disposal.objects.filter(part="contact", ground="term").count() == 3
    assert actions.replay(entries=erasures.entries(), by=by, at=at).known == 3
    assert actions.dispose_due(part=Part.NOTICES, by=by, at=at) == 2
    assert Notice.objects.exclude(text="").count() == Notice.objects.count() // 3


def test_hold_needs_a_leader_a_reason_and_an_end(db: None) -> None:
    cast = make_cast()
    case = cast.receive().case
    given: dict[str, Any] = {
        "case": case, "reason": "Tòa hỏi", "until": date(2026, 12, 1), "at": later(1),
    }  # fmt: skip

    with pytest.raises(NotAllowed):
        actions.hold(**given, by=cast.actor("handler"))
    for wrong in ({"reason": " "}, {"until": date(2026, 10, 3)}, {"until": date(2029, 1, 1)}):
        with pytest.raises(Invalid):
            actions.hold(**(given | wrong), by=cast.actor("leader"))
    actions.hold(**given, by=cast.actor("leader"))
    with pytest.raises(WrongState):
        actions.hold(**given, by=cast.actor("leader"))
    actions.lift(case=case, reason="Xong", by=cast.actor("leader"), at=later(2))
    with pytest.raises(WrongState):
        actions.lift(case=case, reason="Xong", by=cast.actor("leader"), at=later(2))


def test_where_nothing_is_due_nobody_who_writes_is_held_up(db: None) -> None:
    cast = make_cast()
    _closed(cast)
    by = cast.actor("system")

    with CaptureQueriesContext(connection) as early:
        assert not actions.dispose_due(part=Part.CONTACT, by=by, at=_noon(DUE - timedelta(days=9)))
    with CaptureQueriesContext(connection) as due:
        assert actions.dispose_due(part=Part.CONTACT, by=by, at=_noon(DUE)) == 1

    assert ["SAVEPOINT" in one["sql"] for one in early] == [False]
    # Looked for first, and once more where nobody else can change it.
    assert [one["sql"].split(" ")[0] for one in due][:3] == ["SELECT", "SAVEPOINT", "SELECT"]
    assert not Contact.objects.exists()


@pytest.mark.parametrize("part", [term.part for term in terms.DISPOSED], ids=str)
def test_of_each_voice_what_stands_beside_it_is_looked_up(db: None, part: Part) -> None:
    """Every day the worker looks through those whose term is over. To read a whole table for each
    of them took minutes at twenty thousand matters."""
    sql, values = terms.due(part, day_of(NOW)).values("pk").query.sql_with_params()

    assert _read_whole(sql, values) <= {"voices_voice"}


def _read_whole(sql: str, values: Sequence[Any]) -> set[str]:
    """Tables that a statement reads from one end to the other, where it has a choice."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", values)
            said = [step for *_, step in cursor.fetchall()]
            return {step.split()[1] for step in said if step.startswith("SCAN")}
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {sql}", values)
        said = [step for (step,) in cursor.fetchall()]
        return {step.split("Seq Scan on ")[1].split()[0] for step in said if "Seq Scan on " in step}
