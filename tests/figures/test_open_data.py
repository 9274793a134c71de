"""Open data: files without people, dated, hashed, and nothing found by comparing them."""

import csv
import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from hoiam.cli import opening
from hoiam.core.actor import Actor
from hoiam.core.denunciation_totals import COLUMNS
from hoiam.core.refusals import Invalid, NotAllowed, WrongState
from hoiam.figures import actions as figures
from hoiam.figures.models import OpenRelease, ReleasedTable, YearTotal
from hoiam.figures.open_data import registers, tables, writing
from tests.cast import NOW, Cast, make_cast

pytestmark = pytest.mark.django_db
AFTER = datetime(2026, 12, 20, 2, 0, tzinfo=UTC)
NUMBERS = dict.fromkeys(COLUMNS, 20)


@pytest.fixture
def cast(settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR = tmp_path
    return make_cast()


def lines(code: str, day: Any = None) -> list[dict[str, str]]:
    release = registers.releases(code).first()
    with writing.place(code, release.day, writing.CSV).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def give_out(code: str, at: datetime = NOW) -> list[dict[str, str]]:
    opening.give_out(registers.ALL[code], at=at)
    return lines(code)


def test_every_register_is_given_out_with_hash_and_schema(cast: Cast) -> None:
    cast.answered()
    while opening.give_out_once(at=AFTER):
        pass

    assert OpenRelease.objects.count() == len(registers.ALL)
    for release in OpenRelease.objects.all():
        path = writing.place(release.dataset, release.day, writing.CSV)
        content = path.read_bytes()
        assert hashlib.sha256(content).hexdigest() == release.csv_hash
        assert content.count(b"\r\n") == release.rows + 1
        assert [one["name"] for one in release.columns] == content.decode().splitlines()[0].split(
            ","
        )
        assert all(one["meaning"] for one in release.columns)
        said = content.decode()
        assert not [word for word in ("Lò Thị Mẫu", "0900", "Cống trước trường") if word in said]
    assert not opening.give_out_once(at=AFTER + timedelta(days=6))
    assert opening.give_out_once(at=AFTER + timedelta(days=7))


def test_only_what_has_a_page_is_listed(cast: Cast) -> None:
    cast.receive("hidden")

    assert give_out("vu-viec") == []
    assert "people" not in {one.name for one in registers.ALL["vu-viec"].columns}


def test_figures_stand_with_numerator_denominator_and_rest(cast: Cast) -> None:
    cast.answered(at=NOW - timedelta(days=30))
    rows = give_out("so-lieu-theo-quy", AFTER)

    shares = [row for row in rows if row["whole"]]
    assert shares and all(
        int(row["value"] or 0) + int(row["rest"]) == int(row["whole"]) for row in shares
    )


def test_a_file_is_never_written_anew(cast: Cast) -> None:
    give_out("don-vi")
    with pytest.raises(WrongState, match=r"figures\.released-already"):
        give_out("don-vi")


def test_the_table_of_a_quarter_stays_when_one_person_more_is_counted(
    cast: Cast, monkeypatch: Any
) -> None:
    """A voice that is entered late would show as the difference of two files."""
    counted = {("x", "m"): 20, ("y", "m"): 30}

    def count(_quarter: Any) -> Any:
        return dict(counted), (("x", "y"), ("m",))

    monkeypatch.setattr("hoiam.figures.people.counted", count)
    cast.receive("k1", at=NOW - timedelta(days=60))
    before = give_out("nguoi-gui-theo-quy")
    counted["x", "m"] = 21
    after = give_out("nguoi-gui-theo-quy", NOW + timedelta(days=7))
    assert before == after and before[0]["people"] == "20"
    counted["x", "m"] = 25
    later = give_out("nguoi-gui-theo-quy", NOW + timedelta(days=14))

    assert [row["people"] for row in later if row["area"] == "x"] == ["25", "25"]
    assert ReleasedTable.objects.count() == 2


def leader(cast: Cast, name: str = "province-leader") -> Actor:
    return cast.actor(name, at=AFTER)


def entered(cast: Cast, **changes: int) -> YearTotal:
    numbers = NUMBERS | {int(name[1:]): number for name, number in changes.items()}
    return figures.enter_year_total(
        province=cast.units["province"], year=2026, numbers=numbers, by=leader(cast), at=AFTER
    )


def confirmed(cast: Cast, total: YearTotal, by: Actor) -> YearTotal:
    numbers = {int(column): number for column, number in total.numbers.items()}
    return figures.confirm_year_total(total=total, numbers=numbers, by=by, at=AFTER)


def test_denunciations_go_out_by_province_and_year_alone(cast: Cast, second: Actor) -> None:
    total = entered(cast, c8=2)
    assert give_out("to-cao-theo-nam", AFTER) == []
    with pytest.raises(NotAllowed, match=r"figures\.another-confirms"):
        confirmed(cast, total, leader(cast))
    confirmed(cast, total, second)

    rows = give_out("to-cao-theo-nam", AFTER + timedelta(days=1))
    shown = {row["column"]: row["number"] for row in rows if row["table"] == "ket-luan"}
    assert shown["8"] == "" and list(shown.values()).count("") >= 2
    assert {row["number"] for row in rows if row["table"] == "vu-viec"} == {"20", "80"}
    assert {row["province"] for row in rows} == {"t-province"}


def test_one_denunciation_more_is_not_told_by_a_correction(cast: Cast, second: Actor) -> None:
    confirmed(cast, entered(cast), second)
    confirmed(cast, entered(cast, c3=21), second)
    assert [number for *_rest, number in tables.denunciations()][:4] == [20, 20, 20, 20]
    confirmed(cast, entered(cast, c3=30), second)

    assert next(tables.denunciations())[-1] in (20, 30)
    assert 30 in [number for *_rest, number in tables.denunciations()]


@pytest.fixture
def second(cast: Cast) -> Actor:
    """Another leader of the province."""
    by = leader(cast)
    return Actor("cb-second", by.kind, "a-second", by.held)


def test_who_may_not(cast: Cast, second: Actor) -> None:
    province = cast.units["province"]
    given: dict[str, Any] = {"year": 2026, "numbers": NUMBERS, "at": AFTER}
    for name, unit in (("leader", province), ("clerk", province), ("public", province)):
        with pytest.raises(NotAllowed):
            figures.enter_year_total(province=unit, by=cast.actor(name, at=AFTER), **given)
    with pytest.raises(NotAllowed):
        figures.enter_year_total(province=cast.units["commune"], by=leader(cast), **given)
    with pytest.raises(Invalid):
        entered(cast, c3=-1)
    with pytest.raises(WrongState):
        figures.enter_year_total(province=province, by=leader(cast), **(given | {"year": 2027}))
    total = entered(cast)
    with pytest.raises(Invalid, match=r"figures\.total-differs"):
        figures.confirm_year_total(total=total, numbers=NUMBERS | {3: 1}, by=second, at=AFTER)
    confirmed(cast, total, second)
    with pytest.raises(WrongState):
        confirmed(cast, total, second)
    made = writing.make(registers.ALL["don-vi"], AFTER.date())
    with pytest.raises(NotAllowed):
        figures.release_files(made=made, by=leader(cast), at=AFTER)
