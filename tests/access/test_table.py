"""Every cell of the table is asked of the product, and nothing of the product is missing in it."""

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db.models import QuerySet

from hoiam.core.actor import Actor, Role
from hoiam.core.refusals import NotAllowed, NotFound, Refusal
from hoiam.web import allowed, refusals
from tests.access import arranged, table
from tests.access.table import PEOPLE, READS, STEPS, Row
from tests.cast import make_cast

# A person → what has to be refused beside it, where a step is not open: another role at the same
# unit, and the same role elsewhere, or its period over, or no session.
SAME_UNIT = {column: [one for one, (_role, unit) in arranged.HELD.items() if unit == at]
             for column, (_role, at) in arranged.HELD.items()}  # fmt: skip
SAME_ROLE = {column: [one for one, (role, _unit) in arranged.HELD.items() if role == of]
             for column, (of, _unit) in arranged.HELD.items()}  # fmt: skip


@pytest.fixture
def town(db: None) -> arranged.Town:
    return arranged.make_town(make_cast())


def asked(town: arranged.Town, row: Row, by: Actor) -> Refusal | None:
    """What the product says to this step of this person."""
    name = row.step.split(":")[0]
    before = town.before.get(name)

    def act() -> None:
        if before is not None:
            before(by)
        allowed.checks()[name](*town.steps[row.step](by), by)

    answer = refusals.tried(act)
    return answer if isinstance(answer, Refusal) else None


def test_every_cell_of_the_table(town: arranged.Town) -> None:
    wrong = []
    for row in STEPS:
        for column, by in town.people.items():
            if column == "X" and "P" in row.allowed:
                continue  # the same doer below the door, which asks for the code: see below
            said = asked(town, row, by)
            if (said is None) != (column in row.allowed) or not _refuses(said):
                wrong.append(f"{row.step} × {PEOPLE[column]}: {said.code if said else 'yes'}")

    assert not wrong, "\n".join(wrong)


def _refuses(said: Refusal | None) -> bool:
    """A refusal is one of the person, not of the moment: the things stand so that the step is
    possible now."""
    return said is None or isinstance(said, NotAllowed | NotFound)


def test_everybody_reads_what_the_table_says_and_no_more(town: arranged.Town) -> None:
    wrong = []
    for row in READS:
        read, planted = _reader(row), town.planted[row.step]
        for column, by in town.people.items():
            seen = read(by).filter(pk=planted.pk).exists()
            if seen != (column in row.allowed):
                wrong.append(f"{row.step} × {PEOPLE[column]}: {'seen' if seen else 'not seen'}")

    assert not wrong, "\n".join(wrong)


def _reader(row: Row) -> Callable[[Actor], QuerySet[Any]]:
    module, _, name = row.step.split(":")[0].rpartition(".")
    found: Callable[[Actor], QuerySet[Any]] = getattr(import_module(f"hoiam.{module}"), name)
    return found


@pytest.mark.parametrize("row", (*STEPS, *READS), ids=lambda row: row.step)
def test_each_permission_has_two_refusals(row: Row) -> None:
    """One in another role at a unit where somebody may, one in a role that may but elsewhere, or
    whose period or session is over; steps that are open to a role anywhere say why."""
    assert row.allowed <= set(PEOPLE)
    holders = row.allowed & set(arranged.HELD)
    refused = set(PEOPLE) - row.allowed
    if row.open:
        return
    if not holders:  # people without a role, or the product alone
        assert set(arranged.HELD) <= refused
        return
    assert any(refused & set(SAME_UNIT[column]) for column in holders)
    # Who held this very role at this very unit until yesterday; and, but for administration, which
    # belongs to the installation, the same role elsewhere.
    assert "E" in refused
    roles = {arranged.HELD[column][0] for column in holders}
    assert roles == {Role.ADMINISTRATOR} or any(refused & set(SAME_ROLE[one]) for one in holders)


def test_nothing_is_missing_in_the_table(town: arranged.Town) -> None:
    steps = {row.step.split(":")[0] for row in STEPS}
    reads = {row.step.split(":")[0] for row in READS}

    assert steps == set(allowed.checks())
    assert {row.step for row in STEPS} == set(town.steps)
    assert {read for read in _all_reads() if read not in reads} == set()
    assert {role for role, _unit in arranged.HELD.values()} == set(Role)
    assert {column for row in STEPS for column in row.allowed} == set(PEOPLE)
    assert len({row.step for row in (*STEPS, *READS)}) == len(STEPS) + len(READS)


def _all_reads() -> set[str]:
    """Every `visible_to` of every part, by the module in which it is written."""
    found = set()
    for config in apps.get_app_configs():
        if not config.name.startswith("hoiam."):
            continue
        for path in sorted(Path(config.path).rglob("*.py")):
            if "\ndef visible_to(" in path.read_text(encoding="utf-8"):
                parts = path.relative_to(config.path).with_suffix("").parts
                name = parts[0] if parts[0] == "queries" else ".".join(parts)
                found.add(f"{config.label}.{name}.visible_to")
    return found


def test_table_is_read_by_people() -> None:
    text = table.page()

    assert all(f"`{row.step}`" in text for row in (*STEPS, *READS))
    assert all(name in text for name in PEOPLE.values())


# Rows of people's matters that a door may ask for by itself, and why.
PLAIN = {
    ("hoiam/web/office/exchange.py", "OutsideNumber"): "of cases that were asked for as visible",
    ("hoiam/web/office/import_preview.py", "ImportRow"): "of an import asked for as visible",
    ("hoiam/web/office/hiding.py", "Case"): "of an appeal before this person",
    ("hoiam/web/office/hiding.py", "Commitment"): "of appeals before this person",
    ("hoiam/web/office/reminding.py", "Commitment"): "of reminders and escalations of this person",
    ("hoiam/web/office/training.py", "Commitment"): "a count, of a training installation",
    ("hoiam/web/office/as_stranger.py", "FileChoice"): "of a file of a visible case",
    ("hoiam/web/office/public_files.py", "FileChoice"): "the same",
}
GUARDED = re.compile(
    r"\b(Case|Docket|Commitment|Voice|Contact|Attachment|Receipt|Gathering|Record|RecordText|Import"
    r"|ImportRow|Notice|Demand|DataRequest|Answer|Note|PublicDraft|FileChoice|OutsideNumber)\.objects"
)


def test_doors_read_through_the_one_question_of_each_part(root: Path) -> None:
    doors = [*(root / "hoiam/web").rglob("*.py"), *(root / "hoiam/api").rglob("*.py")]
    found = {
        (path.relative_to(root).as_posix(), name)
        for path in doors
        for name in GUARDED.findall(path.read_text(encoding="utf-8"))
    }

    assert found - set(PLAIN) == set()
    assert set(PLAIN) - found == set(), "not needed any more"
