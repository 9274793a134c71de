"""kill -9 in the middle of reading, judging and writing; and two workers at once."""

import signal
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from hoiam.imports import actions
from hoiam.imports.actions._shared import LEASE, READING_LEASE
from hoiam.imports.actions.chunks import advance, let_go
from hoiam.imports.hand import Hand
from hoiam.imports.judging import registers
from hoiam.imports.mapping import FieldMap, StepMap
from hoiam.imports.models import Import, ImportPack, ImportRow, ImportState
from hoiam.registers.models import Batch, Record
from tests.cast import NOW, Cast, make_cast
from tests.imports.walking import CASES, HEADER, line, start, taken_in, verdicts, work, worker
from tests.imports.workers import everything, run_worker

LATER = NOW + READING_LEASE + timedelta(minutes=5)
NOTES = '"[{""when"": ""2026-05-01T08:00"", ""what"": ""đã xem""}]"'
WITH_STEPS = replace(
    CASES,
    fields=(*CASES.fields, FieldMap("title", ("Ghi chú",))),
    steps=(StepMap("Diễn biến", when="when", text=("what",)),),
)


def _file(rows: int) -> str:
    """A list with refused rows, steps and words that mean units, in no order of days."""
    head = HEADER.strip() + ",Ghi chú,Diễn biến\n"
    lines = [
        line(f"{number:04}", opened="31/2/2026" if number % 10 == 3 else _day(number)).strip()
        + f",việc {number},{NOTES if number % 4 == 0 else ''}\n"
        for number in range(rows)
    ]
    return head + "".join(lines)


def _day(number: int) -> str:
    return f"{1 + number * 7 % 28}/4/2026"


def _kill_in_chunk(of: Import, fatal: int, piece: int = 25) -> None:
    child = run_worker(of.code, NOW, piece=piece, fatal=fatal)
    assert child.wait(timeout=120) == -signal.SIGKILL
    child.communicate()


@pytest.mark.django_db(transaction=True)
def test_killed_import_that_goes_on_equals_one_that_was_never_stopped(tmp_path: Path) -> None:
    cast = make_cast()
    clerk = cast.actor("clerk")
    other = replace(WITH_STEPS, system="Sổ đối chứng")
    taken_in(cast, tmp_path, _file(110), other)
    of = start(cast, tmp_path, _file(110))

    _kill_in_chunk(of, 3)
    # Two chunks of 25, none of the third.
    assert list(ImportPack.objects.filter(of=of).values_list("size", flat=True)) == [25, 25]
    work(of, at=LATER)
    actions.map_columns(of=of, mapping=WITH_STEPS, profile_name="", by=clerk, at=NOW)
    _kill_in_chunk(of, 3)
    assert ImportRow.objects.filter(of=of).count() == 50
    work(of, at=LATER)
    actions.confirm(of=of, by=clerk, at=NOW)
    _kill_in_chunk(of, 3)
    assert 0 < Record.objects.filter(system="Sổ cũ").count() < 50
    assert Batch.objects.get(system="Sổ cũ").shown_at is None
    work(of, at=LATER)

    assert of.state == ImportState.COMMITTED
    assert everything("Sổ cũ") == everything("Sổ đối chứng")
    assert len(everything("Sổ cũ")) == 99
    first = Import.objects.exclude(pk=of.pk).get()
    assert verdicts(of) == verdicts(first)


@pytest.mark.django_db(transaction=True)
def test_killed_in_the_middle_of_what_was_read_at_once_goes_on_behind_the_last_row(
    tmp_path: Path,
) -> None:
    cast = make_cast()
    taken_in(cast, tmp_path, _file(50), replace(WITH_STEPS, system="Sổ đối chứng"))
    of = start(cast, tmp_path, _file(50))
    work(of)
    clerk = cast.actor("clerk")
    actions.map_columns(of=of, mapping=WITH_STEPS, profile_name="", by=clerk, at=NOW)
    work(of)
    actions.confirm(of=of, by=clerk, at=NOW)

    _kill_in_chunk(of, 3, piece=10)
    of.refresh_from_db()
    assert of.done == 20  # two pieces of ten, none of the third
    assert of.lease_until is not None  # whose worker meant to go on
    assert not advance(code=of.code, hand=Hand(), by=worker(), at=NOW).worked
    work(of, at=LATER)

    assert of.state == ImportState.COMMITTED
    assert everything("Sổ cũ") == everything("Sổ đối chứng")


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_do_one_chunk_twice(tmp_path: Path) -> None:
    cast = make_cast()
    clerk = cast.actor("clerk")
    profile = actions.save_profile(
        name="Sổ cũ", mapping=WITH_STEPS, unit=cast.units["commune-office"], by=clerk, at=NOW
    )
    taken_in(cast, tmp_path, _file(210), replace(WITH_STEPS, system="Sổ đối chứng"))
    of = start(cast, tmp_path, _file(210), profile=profile.code)

    done = sum(_chunks_of_two(of))
    of.refresh_from_db()
    assert of.state == ImportState.JUDGED
    assert ImportRow.objects.filter(of=of).count() == 210
    assert done == 10 + 9  # reading, with one look at the end of the file; judging
    actions.confirm(of=of, by=clerk, at=NOW)
    done = sum(_chunks_of_two(of))

    of.refresh_from_db()
    assert of.state == ImportState.COMMITTED
    assert done == 9 + 1  # writing, and the showing
    assert everything("Sổ cũ") == everything("Sổ đối chứng")


def _chunks_of_two(of: Import) -> list[int]:
    """How many chunks each of two workers did, who began together."""
    children = [run_worker(of.code, NOW) for _ in range(2)]
    said = [child.communicate(timeout=120)[0] for child in children]
    assert [child.returncode for child in children] == [0, 0]
    return [int(one) for one in said]


@pytest.mark.django_db(transaction=True)
def test_worker_whose_lease_ran_out_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast = make_cast()
    of = _mapped(cast, tmp_path)
    judge, slow = registers.verdicts_on, [True]

    def judged_slowly(*given: object, **more: object) -> object:
        if slow.pop() if slow else False:  # another worker comes by meanwhile, and is done
            assert advance(code=of.code, hand=Hand(), by=worker(), at=LATER).worked
        return judge(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(registers, "verdicts_on", judged_slowly)
    late = advance(code=of.code, hand=Hand(), by=worker(), at=NOW)

    assert not late.worked
    of.refresh_from_db()
    assert (of.state, of.done) == (ImportState.JUDGED, 2)


@pytest.mark.django_db(transaction=True)
def test_import_in_hand_is_left_to_its_worker(tmp_path: Path) -> None:
    cast = make_cast()
    of = _mapped(cast, tmp_path)
    Import.objects.update(lease_until=NOW + LEASE)

    before = advance(code=of.code, hand=Hand(), by=worker(), at=NOW)
    let_go(code=of.code)
    taken = advance(
        code=of.code,
        hand=Hand(),
        by=worker(),
        at=NOW,
    )
    Import.objects.update(lease_until=NOW + LEASE, state=ImportState.JUDGING, done=0, place=0)
    after = advance(code=of.code, hand=Hand(), by=worker(), at=NOW + LEASE)

    assert (before.worked, taken.worked, after.worked) == (False, True, True)


def _mapped(cast: Cast, folder: Path) -> Import:
    of = start(cast, folder, HEADER + line("1") + line("2"))
    work(of)
    actions.map_columns(of=of, mapping=CASES, profile_name="", by=cast.actor("clerk"), at=NOW)
    return of
