"""Rows are written in the order of their days, some thousand at a time, and each of them once."""

from pathlib import Path

import pytest

from hoiam.cli.work import import_once
from hoiam.imports import actions, packs, stretches
from hoiam.imports.actions import _committing, _reading, chunks
from hoiam.imports.cells import Fault
from hoiam.imports.hand import Hand
from hoiam.imports.judging import registers as judge
from hoiam.imports.judging.registers import Plans
from hoiam.imports.models import Import, ImportPack, ImportState
from hoiam.registers.models import Record
from tests.cast import NOW, Cast, make_cast
from tests.imports.walking import CASES, HEADER, judged, line, taken_in, verdicts, work, worker

DAYS = (9, 2, 31, 9, 1, 30, 2, 28, 3, 4, 31, 5)  # of April: one in six is none


def _file() -> str:
    rows = (line(f"{place:02}", opened=f"{day}/4/2026") for place, day in enumerate(DAYS, start=1))
    return HEADER + "".join(rows)


def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_reading, "READ_AT_ONCE", 3)
    monkeypatch.setattr(_committing, "AT_ONCE", 2)
    monkeypatch.setattr(stretches, "MOST_ROWS", 6)


def _written() -> list[str]:
    return list(Record.objects.order_by("pk").values_list("number", flat=True))


def _confirmed(cast: Cast, folder: Path) -> Import:
    of = judged(cast, folder, _file())
    actions.confirm(of=of, by=cast.actor("clerk"), at=NOW)
    return of


@pytest.mark.django_db(transaction=True)
def test_rows_are_written_stretch_by_stretch_in_the_order_of_their_days(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _small(monkeypatch)

    of = taken_in(make_cast(), tmp_path, _file(), CASES)

    assert _written() == ["05", "02", "01", "04", "06", "07", "09", "10", "12", "08"]
    assert (of.state, of.done, of.place) == (ImportState.COMMITTED, len(DAYS), len(DAYS) + 1)
    assert not ImportPack.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_whoever_goes_on_makes_the_same_stretch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _small(monkeypatch)
    of = _confirmed(make_cast(), tmp_path)

    turns = 0
    while chunks.advance(code=of.code, hand=Hand(), by=worker(), at=NOW).worked:
        turns += 1  # each by a hand that knows nothing of the one before

    assert turns == 3 + 3 + 1  # two rows at a time of each stretch, and the showing
    assert _written() == ["05", "02", "01", "04", "06", "07", "09", "10", "12", "08"]


@pytest.mark.django_db(transaction=True)
def test_long_rows_lie_in_memory_a_pack_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _small(monkeypatch)
    monkeypatch.setattr(stretches, "MOST_CHARACTERS", 10)

    taken_in(make_cast(), tmp_path, _file(), CASES)

    assert _written() == ["02", "01", "05", "04", "06", "07", "09", "08", "10", "12"]


@pytest.mark.django_db(transaction=True)
def test_an_import_that_stands_within_a_pack_goes_on_behind_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As an earlier version of the program may have left it: it wrote line after line."""
    monkeypatch.setattr(stretches, "MOST_ROWS", 6)
    of = _confirmed(make_cast(), tmp_path)
    Import.objects.update(done=2, place=3)
    of.refresh_from_db()
    assert packs.after(of, of.place) is not None

    work(of)

    assert (of.state, of.done) == (ImportState.COMMITTED, len(DAYS))
    assert _written() == ["05", "07", "09", "10", "12", "04", "08", "06"]


@pytest.mark.django_db(transaction=True)
def test_a_step_that_cannot_be_taken_any_more_is_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = _confirmed(make_cast(), tmp_path)
    ImportPack.objects.update(plans={})  # as of steps, which are read anew
    plan = judge.plan

    def read_otherwise(*given: object) -> Plans:
        made = plan(*given)  # type: ignore[arg-type]
        first, *others = made.planned
        return Plans(tuple(others), {**made.faults, first.line: Fault("moment")})

    monkeypatch.setattr(judge, "plan", read_otherwise)

    work(of)

    assert of.state == ImportState.COMMITTED
    assert "01" not in _written()
    assert verdicts(of)[0][1:3] == ("refused", "out-of-date")


@pytest.mark.django_db(transaction=True)
def test_a_worker_with_nothing_to_do_keeps_no_rows_of_a_stopped_import(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _small(monkeypatch)
    of = _confirmed(make_cast(), tmp_path)
    hand = Hand()
    of.refresh_from_db()
    first = hand.stretch(of)
    assert hand.stretch(of) is first

    Import.objects.update(state=ImportState.REFUSED)
    import_once(hand, at=NOW)

    assert hand.stretch(of) is not first
