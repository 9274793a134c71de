"""Imports against people who try things, and against what happens to machines."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from hoiam.core.refusals import WrongState
from hoiam.imports.mapping import FieldMap, Mapping
from hoiam.imports.models import ImportRow, Target
from hoiam.registers import actions as registers
from hoiam.registers import queries
from hoiam.registers.actions import chunks
from hoiam.registers.models import Batch, RecordStep
from tests.cast import NOW, Cast, make_cast
from tests.imports.walking import CASES, HEADER, line, taken_in, verdicts
from tests.registers.making import opened, row, shown

pytestmark = pytest.mark.django_db

STEPS = Mapping(
    target=Target.STEPS,
    system=CASES.system,
    fields=(
        FieldMap("number", ("Số",)), FieldMap("when", ("Lúc",), how="vn"),
        FieldMap("text", ("Lời",)),
    ),
)  # fmt: skip


@pytest.fixture
def cast(tmp_path: Path, settings: Settings) -> Cast:
    settings.DATA_DIR = tmp_path
    return make_cast()


# ── the register of another unit ─────────────────────────────────────────────────────────────


def test_number_in_the_register_of_another_unit_is_not_taken_over(
    cast: Cast, tmp_path: Path
) -> None:
    taken_in(cast, tmp_path, HEADER + line("007", "Lời riêng của xã Bản Mẫu"))

    of = taken_in(
        cast, tmp_path, HEADER + line("007", "chép đè") + line("008"),
        unit="other-ubnd", by="other-leader",
    )  # fmt: skip

    assert [one[1] for one in verdicts(of)] == ["refused", "new"]
    mine = queries.visible_to(cast.actor("clerk")).get(number="007")
    assert mine.words.text == "Lời riêng của xã Bản Mẫu"
    numbers = queries.visible_to(cast.actor("other-leader")).values_list("number", flat=True)
    assert list(numbers) == ["008"]
    assert "xã Bản Mẫu" not in str(list(ImportRow.objects.filter(of=of).values_list("details")))


def test_step_is_not_written_into_the_register_of_another_unit(cast: Cast, tmp_path: Path) -> None:
    taken_in(cast, tmp_path, HEADER + line("007"))

    of = taken_in(
        cast, tmp_path, "Số,Lúc,Lời\n007,5/5/2026,Đã xong từ lâu\n", STEPS,
        unit="other-ubnd", by="other-leader",
    )  # fmt: skip

    assert [one[1:] for one in verdicts(of)] == [("refused", "held-elsewhere")]
    assert not RecordStep.objects.exists()


def test_two_units_that_write_one_number_at_once_do_not_both_show_it(cast: Cast) -> None:
    mine = opened(cast)
    theirs = opened(cast, unit=cast.units["other-ubnd"])
    for batch in (mine, theirs):
        chunks.write(batch=batch, rows=[row("007", text=batch.unit.name)])
    registers.show(batch=mine, by=cast.actor("clerk"), at=NOW)

    with pytest.raises(WrongState, match=r"registers\.held-elsewhere"):
        registers.show(batch=theirs, by=cast.actor("other-leader"), at=NOW)

    assert Batch.objects.get(pk=theirs.pk).shown_at is None


def test_version_of_another_unit_that_was_taken_back_is_not_read_by_its_number(cast: Cast) -> None:
    theirs = shown(cast, row("007", text="Lời riêng của xã Bản Mẫu"))
    registers.withdraw(batch=theirs, why="nhầm", by=cast.actor("clerk"), at=NOW)
    shown(cast, row("007", text="đoán số"), unit=cast.units["other-ubnd"])
    person = cast.actor("other-leader")
    code = queries.visible_to(person).get(number="007").code

    assert [one.words.text for one in queries.versions_of(person, code)] == ["đoán số"]
