"""A closed period stays as it was, and what was corrected later stands beside it, record by record."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from hoiam.cases import actions as cases
from hoiam.cases.actions import Received
from hoiam.core.figures.closing import Line
from hoiam.core.refusals import Invalid, NotAllowed, NotFound, Refusal, WrongState
from hoiam.figures import actions as figures
from hoiam.figures.closings import counting, frozen, reading, sources
from hoiam.figures.closings.counting import Table
from hoiam.figures.models import Closing
from hoiam.protection import actions as protection
from hoiam.registers import actions as registers
from hoiam.voices.models import Voice
from tests.cast import Cast, make_cast
from tests.petitions.making import registered
from tests.registers.making import row, shown

pytestmark = pytest.mark.django_db

PERIOD = "2026-quarter-3"
DURING = datetime(2026, 8, 4, 2, 0, tzinfo=UTC)
AFTER = datetime(2026, 10, 16, 2, 0, tzinfo=UTC)
CASES = "so-lieu-cases"


def counted(cast: Cast, unit: str = "commune-ubnd", period: str = PERIOD) -> Table:
    return counting.table(CASES, cast.units[unit], period)


def closed(cast: Cast, at: datetime = AFTER) -> Closing:
    return figures.close_period(table=counted(cast), by=cast.actor("leader", at=at), at=at)


def received(cast: Cast, key: str, at: datetime = DURING) -> Received:
    return cast.receive(key, at=at)


def line(closing: Closing, code: str) -> Line:
    return next(one for one in frozen.lines_of(closing) if one.code == code)


@pytest.fixture
def cast() -> Cast:
    made = make_cast()
    for number in range(3):
        received(made, f"k{number}")
    return made


def test_numbers_are_frozen_with_their_records(cast: Cast) -> None:
    closing = closed(cast)

    found = line(closing, "cases-received")
    assert found.number == len(found.records) == 3
    assert frozen.is_whole(closing) and len(closing.hash) == 64
    assert all(one.is_same for one in counting.differences(closing))
    assert [one.code for one in reading.versions(closing)] == [closing.code]


def test_what_came_later_stands_beside_it(cast: Cast) -> None:
    closing = closed(cast)
    late = received(cast, "late").case

    found = next(one for one in counting.differences(closing) if one.code == "cases-received")

    assert (found.closed, found.counted, found.by) == (3, 4, 1)
    assert list(found.came) == [f"cases/{late.code}"] and not found.gone
    assert line(Closing.objects.get(), "cases-received").number == 3


def test_a_change_of_state_names_the_record(cast: Cast) -> None:
    """Answered after the period: the figures of how it stood at its end do not move, and what moves
    says which record, and what happened to it."""
    case = received(cast, "k0").case
    closing = closed(cast)
    cases.accept(case=case, by=cast.actor("handler", at=AFTER), at=AFTER + timedelta(hours=1))

    moved = [one for one in counting.differences(closing) if not one.is_same]
    keys = {key for one in moved for key in (*one.came, *one.gone)}
    told = reading.happened_since(
        cast.actor("clerk", at=AFTER), keys or {f"cases/{case.code}"}, closing.closed_at
    )

    assert keys <= {f"cases/{case.code}"}
    assert told[f"cases/{case.code}"][0].tag == "cases.case.accepted"


def test_a_supplement_names_the_version_before(cast: Cast) -> None:
    closing = closed(cast)
    received(cast, "late")
    by = cast.actor("leader", at=AFTER)

    later = figures.supplement_period(
        closing=closing, table=counting.again(closing), reason="Ghi muộn một vụ", by=by, at=AFTER
    )

    assert (later.number, later.replaces, line(later, "cases-received").number) == (2, closing, 4)
    assert frozen.is_whole(later) and frozen.is_whole(closing)
    assert later.hash != closing.hash
    assert line(Closing.objects.get(pk=closing.pk), "cases-received").number == 3
    with pytest.raises(WrongState, match=r"figures\.supplemented-already"):
        figures.supplement_period(
            closing=closing, table=counting.again(closing), reason="Lại", by=by, at=AFTER
        )


def test_erasing_a_person_changes_no_closed_figure(
    cast: Cast, settings: Any, tmp_path: Path
) -> None:
    """Neither the frozen numbers nor those that are counted anew."""
    settings.UPLOADS_DIR = tmp_path / "uploads"
    settings.ERASURES_FILE = tmp_path / "apart" / "erasures"
    case = received(cast, "k0").case
    closing = closed(cast)
    before = (closing.hash, closing.lines)

    protection.anonymise(
        case=case, voice=Voice.objects.get(gathering__case=case),
        wish=protection.Wish(reason="Theo đề nghị"), by=cast.actor("leader", at=AFTER), at=AFTER,
    )  # fmt: skip

    again = Closing.objects.get()
    assert (again.hash, again.lines) == before and frozen.is_whole(again)
    assert all(one.is_same for one in counting.differences(again))


def test_withdrawing_a_batch_changes_no_closed_figure(cast: Cast) -> None:
    """The records that went are named; the closed number stands."""
    given: dict[str, Any] = {"opened_on": DURING.date(), "unit": "t-commune-office"}
    batch = shown(cast, row("1", **given), row("2", **given))
    by = cast.actor("leader", at=AFTER)
    closing = figures.close_period(
        table=counting.table("so-lieu-records", cast.units["commune-ubnd"], PERIOD), by=by, at=AFTER
    )
    before = {one.code: one.number for one in frozen.lines_of(closing)}
    registers.withdraw(batch=batch, why="Nạp nhầm tệp", by=cast.actor("system"), at=AFTER)

    gone = [one for one in counting.differences(closing) if one.gone]

    assert any(before.values()) and gone and all(len(one.gone) <= 2 for one in gone)
    again = Closing.objects.get()
    assert {one.code: one.number for one in frozen.lines_of(again)} == before
    assert frozen.is_whole(again)


def test_denunciations_are_in_no_closed_table(cast: Cast) -> None:
    """02/XLD without columns 12 to 18; 04/GQTC cannot be closed at all."""
    sources_of = {one.code: one for one in sources.SOURCES.values()}
    form = next(
        one
        for one in sources_of.values()
        if one.name.startswith("02/XLD") and "06/2025" in one.name
    )
    table = counting.table(form.code, cast.units["commune-ubnd"], "inspection-2026")

    assert not {str(n) for n in range(12, 19)} & {one.code for one in table.counted.lines}
    assert "(chưa gồm tố cáo)" in table.counted.lines[0].name
    assert not [one for one in sources_of.values() if one.name.startswith("04/GQTC")]


def test_a_form_is_closed_with_the_petitions_behind_each_column(cast: Cast) -> None:
    petition = registered(cast).petition
    form = next(one for one in sources.SOURCES if one.endswith("02-xld") and one.startswith("06"))
    at = datetime(2026, 12, 16, 2, 0, tzinfo=UTC)

    closing = figures.close_period(
        table=counting.table(form, cast.units["commune-ubnd"], "inspection-2026"),
        by=cast.actor("leader", at=at), at=at,
    )  # fmt: skip

    assert line(closing, "1").number == 1
    assert list(line(closing, "1").records) == [f"petitions/{petition.code}"]


def test_nobody_of_a_closed_table_has_a_name(cast: Cast) -> None:
    closing = closed(cast)

    said = str(closing.lines) + str(frozen.lines_of(closing))
    assert "Lò Thị Mẫu" not in said and "0900" not in said


@pytest.mark.parametrize(
    ("who", "code"),
    [("clerk", "figures.leader-closes"), ("stranger", "figures.leader-closes"),
     ("public", "figures.leader-closes")],
)  # fmt: skip
def test_only_the_leader_closes(cast: Cast, who: str, code: str) -> None:
    with pytest.raises(NotAllowed, match=code.replace(".", r"\.")):
        figures.close_period(table=counted(cast), by=cast.actor(who, at=AFTER), at=AFTER)


def test_what_runs_cannot_be_closed_and_nothing_is_closed_twice(cast: Cast) -> None:
    by = cast.actor("leader", at=AFTER)
    with pytest.raises(WrongState, match=r"figures\.period-runs"):
        figures.close_period(table=counted(cast, period="2026"), by=by, at=AFTER)
    closing = closed(cast)
    with pytest.raises(WrongState, match=r"figures\.closed-already"):
        closed(cast)
    with pytest.raises(WrongState, match=r"figures\.nothing-changed"):
        figures.supplement_period(
            closing=closing, table=counting.again(closing), reason="Không", by=by, at=AFTER
        )


def test_why_it_is_another_number_now(cast: Cast) -> None:
    closing = closed(cast)
    note = figures.explain_difference(
        closing=closing, line="cases-received", reason="Sổ giấy nhập muộn",
        by=cast.actor("clerk", at=AFTER), at=AFTER,
    )  # fmt: skip

    assert list(closing.notes.all()) == [note]
    refusals: list[tuple[str, str, str, type[Refusal]]] = [
        ("stranger", "cases-received", "Vì", NotAllowed),
        ("clerk", "no-such", "Vì", Invalid),
        ("clerk", "cases-received", " ", Invalid),
        ("clerk", "cases-received", "x" * 301, Invalid),
    ]
    for who, code, reason, kind in refusals:
        with pytest.raises(kind):
            figures.explain_difference(
                closing=closing, line=code, reason=reason, by=cast.actor(who, at=AFTER), at=AFTER
            )


def test_others_have_no_such_table(cast: Cast) -> None:
    closing = closed(cast)

    assert reading.by_code(cast.actor("clerk", at=AFTER), closing.code) == closing
    with pytest.raises(NotFound):
        reading.by_code(cast.actor("stranger", at=AFTER), closing.code)
