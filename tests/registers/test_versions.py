"""One current version per record, whatever is written, killed, shown and withdrawn."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hoiam.core.refusals import Invalid, WrongState
from hoiam.registers import actions, plans, queries
from hoiam.registers.actions import chunks
from hoiam.registers.models import Batch, Record, RecordStep, RecordText
from hoiam.registers.plans import StepPlan
from tests.cast import NOW, Cast, make_cast
from tests.registers.making import SYSTEM, opened, row, shown

pytestmark = pytest.mark.django_db


def titles() -> list[str]:
    return sorted(queries.current().values_list("title", flat=True))


def test_rows_are_seen_once_their_batch_is_shown() -> None:
    cast = make_cast()
    batch = opened(cast)

    written = chunks.write(batch=batch, rows=[row("007"), row("7")])

    assert (written.new, written.changed, written.known) == (2, 0, 0)
    assert titles() == []
    actions.show(batch=batch, by=cast.actor("clerk"), at=NOW)
    assert sorted(queries.current().values_list("number", flat=True)) == ["007", "7"]


def test_number_that_looks_like_a_telephone_is_found_whole_in_every_system() -> None:
    cast = make_cast()
    shown(cast, row("0912345678"), row("0912345679"))
    shown(cast, row("0912345678"), system="Sổ khác")

    found = queries.with_words(queries.current(), " 0912345678 ")

    assert sorted(found.values_list("system", flat=True)) == ["Sổ giấy", "Sổ khác"]
    assert not queries.with_words(queries.current(), "091234567").exists()


def test_changed_row_waits_behind_the_old_one_until_it_is_shown() -> None:
    cast = make_cast()
    shown(cast, row(title="cũ"), row("8", title="giữ"))
    second = opened(cast)

    written = chunks.write(batch=second, rows=[row(title="mới"), row("8", title="giữ")])

    assert (written.new, written.changed, written.known) == (0, 1, 1)
    assert titles() == ["cũ", "giữ"]
    actions.show(batch=second, by=cast.actor("clerk"), at=NOW)
    assert titles() == ["giữ", "mới"]
    actions.withdraw(batch=second, why="nhầm tệp", by=cast.actor("clerk"), at=NOW)
    assert titles() == ["cũ", "giữ"]


def test_batch_in_the_middle_is_withdrawn_without_a_second_current_version() -> None:
    cast = make_cast()
    shown(cast, row(title="một"))
    middle = shown(cast, row(title="hai"))
    shown(cast, row(title="ba"))

    actions.withdraw(batch=middle, why="nhầm", by=cast.actor("clerk"), at=NOW)

    assert titles() == ["ba"]


def test_same_rows_again_write_nothing() -> None:
    cast = make_cast()
    steps = (StepPlan("007", "note", on=date(2024, 5, 1), text="Đã gọi thợ."),)
    batch = opened(cast)
    for _again in range(2):
        chunks.write(batch=batch, rows=[row(), row("8")], steps=steps)

    counts = [model.objects.count() for model in (Record, RecordText, RecordStep)]

    assert counts == [2, 2, 1]
    known = queries.known(system=SYSTEM, kind="case", numbers=["007", "8", "9"], batch=batch)
    assert known["007"].digest == plans.digest_of(row(), steps)
    assert "9" not in known
    assert not queries.known(system=SYSTEM, kind="case", numbers=["007"])


def test_new_note_of_the_source_makes_a_new_version() -> None:
    cast = make_cast()
    note = StepPlan("007", "note", on=date(2024, 5, 1), text="Đã gọi thợ.")
    shown(cast, row(), steps=(note,))
    second = opened(cast)

    written = chunks.write(
        batch=second, rows=[row()], steps=[note, StepPlan("007", "note", text="Xong.")]
    )

    assert written.changed == 1


def test_step_said_by_two_batches_outlives_one_of_them() -> None:
    cast = make_cast()
    steps = (StepPlan("007", "reopened", on=date(2024, 5, 1)),)
    first = shown(cast, row(), steps=steps)
    shown(cast, row(title="khác"), steps=steps)
    code = plans.code_of(SYSTEM, "case", "007")

    assert len(queries.steps_of(code)) == 1
    actions.withdraw(batch=first, why="nhầm", by=cast.actor("clerk"), at=NOW)
    assert len(queries.steps_of(code)) == 1


def test_unread_column_makes_no_new_version_and_a_read_one_does() -> None:
    plan = row(source={"views": "1"})

    assert plans.digest_of(plan) == plans.digest_of(row(source={"views": "2"}))
    assert plans.digest_of(plan) != plans.digest_of(row(rating="5"))
    # The same instant however it is written.
    utc = datetime(2024, 5, 1, 2, 0, tzinfo=UTC)
    assert plans.digest_of(row(due_moment=utc)) == plans.digest_of(row(due_moment=utc.astimezone()))


def test_code_tells_parts_apart() -> None:
    assert plans.code_of("a", "case", "1") != plans.code_of("a", "visit", "1")
    assert plans.code_of("a b", "case", "1") != plans.code_of("a", "case", "b 1")


def test_shown_batch_takes_no_rows_and_a_withdrawn_one_is_not_shown_again() -> None:
    cast = make_cast()
    batch = shown(cast, row())

    with pytest.raises(WrongState, match="batch-shown"):
        chunks.write(batch=batch, rows=[row("9")])
    with pytest.raises(WrongState, match="batch-shown"):
        actions.show(batch=batch, by=cast.actor("clerk"), at=NOW)
    actions.withdraw(batch=batch, why="nhầm", by=cast.actor("clerk"), at=NOW)
    with pytest.raises(WrongState, match="batch-withdrawn"):
        actions.show(batch=batch, by=cast.actor("clerk"), at=NOW)


def test_value_too_long_and_unknown_unit_are_refused_whole() -> None:
    batch = opened(make_cast())

    with pytest.raises(Invalid, match="too-long"):
        chunks.write(batch=batch, rows=[row("1"), row("2", agency="x" * 1001)])
    with pytest.raises(Invalid, match="unit-unknown"):
        chunks.write(batch=batch, rows=[row("1"), row("2", unit="nowhere")])

    assert not Record.objects.exists()


class _Killed(Exception):
    """The process died in the middle of a chunk."""


@dataclass
class _World:
    """What should be there, told apart from how the rows are kept."""

    cast: Cast
    batches: list[Batch] = field(default_factory=list)
    # (number, title) in the order of their writing, with the batch that wrote it
    written: list[tuple[int, str, str]] = field(default_factory=list)
    marks: dict[int, str] = field(default_factory=dict)  # open, shown, withdrawn

    def current(self) -> dict[str, str]:
        found = {}
        for batch, number, title in self.written:
            if self.marks[batch] == "shown":
                found[number] = title
        return found


def _write(world: _World, batch: int, numbers: list[int], title: int) -> None:
    rows = [row(str(number), title=f"t{title}") for number in numbers]
    chunks.write(batch=world.batches[batch], rows=rows)
    for number in numbers:
        known = world.current() | {
            one: said for wrote, one, said in world.written if wrote == batch
        }
        newest = {
            one: said
            for wrote, one, said in world.written
            if wrote == batch or world.marks[wrote] == "shown"
        }
        assert known.keys() == newest.keys()
        if newest.get(str(number)) != f"t{title}":
            world.written.append((batch, str(number), f"t{title}"))


def _killed(world: _World, batch: int, numbers: list[int], title: int) -> None:
    with pytest.raises(_Killed), transaction.atomic():
        rows = [row(str(number), title=f"t{title}") for number in numbers]
        chunks.write(batch=world.batches[batch], rows=rows)
        raise _Killed


def _show(world: _World, batch: int, numbers: list[int], title: int) -> None:
    actions.show(batch=world.batches[batch], by=world.cast.actor("system"), at=NOW)
    world.marks[batch] = "shown"


def _withdraw(world: _World, batch: int, numbers: list[int], title: int) -> None:
    actions.withdraw(batch=world.batches[batch], why="thử", by=world.cast.actor("system"), at=NOW)
    world.marks[batch] = "withdrawn"


STEPS: dict[str, Callable[[_World, int, list[int], int], None]] = {
    "write": _write,
    "killed": _killed,
    "show": _show,
    "withdraw": _withdraw,
}
STEP = st.tuples(
    st.sampled_from(list(STEPS)),
    st.integers(0, 3),
    st.lists(st.integers(1, 3), min_size=1, max_size=3, unique=True),
    st.integers(1, 2),
)


class _Back(Exception):
    """Leave an example's rows behind."""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(STEP, max_size=14))
def test_every_interleaving_keeps_one_current_version(
    steps: list[tuple[str, int, list[int], int]],
) -> None:
    with pytest.raises(_Back), transaction.atomic():
        cast = make_cast()
        world = _World(
            cast, [opened(cast) for _one in range(4)], [], dict.fromkeys(range(4), "open")
        )
        for what, batch, numbers, title in steps:
            try:
                with transaction.atomic():
                    STEPS[what](world, batch, numbers, title)
            except WrongState:
                assert world.marks[batch] != "open"
            seen = list(queries.current().values_list("number", "title"))
            assert sorted(seen) == sorted(world.current().items())
        raise _Back
