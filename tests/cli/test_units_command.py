"""`hoiam units`: provinces by code or name, their table, and hamlets in two steps."""

from pathlib import Path

import pytest

from hoiam.cli import commands, main
from hoiam.rules import actions as rules
from hoiam.units import actions as units
from hoiam.units import catalogue
from hoiam.units.models import Unit, UnitKind


def run(*words: str) -> int:
    return commands.run(main.parser().parse_args(["units", *words]))


def test_load_takes_codes_and_names_with_or_without_marks(
    db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        run("load", "--province", "ls", "--province", "Thái Nguyên", "--province", "lang son") == 0
    )

    found = Unit.objects.filter(kind=UnitKind.PROVINCE, valid_to__isnull=True)
    assert {one.code for one in found} == {"ls", "tn"}
    said = capsys.readouterr().out
    assert said.count("đơn vị mới") == 2  # named twice, loaded once
    assert "Thời hạn mặc định mới: 21." in said


def test_load_of_an_unknown_province_loads_nothing(
    db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("load", "--province", "ls", "--province", "Hà Tây") == 1

    assert not Unit.objects.exists()
    assert "Hà Tây" in capsys.readouterr().err


@pytest.mark.django_db
def test_table_shows_every_province_with_its_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("provinces") == 0

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1 + 34 + 1
    (line,) = (line for line in lines if line.startswith("lc "))
    assert line.split()[:8] == ["lc", "15", "89", "10", "0", "99", "18", "319"]
    assert "Tỉnh Yên Bái" in line
    assert lines[-1] == "34 tỉnh, thành phố; 3321 xã, phường, đặc khu."


def test_all_means_the_whole_country(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    loaded: list[str] = []

    def note(*, code: str, **_others: object) -> object:
        loaded.append(code)
        return units.Loaded(units=0, changes=0, names=0, fields=0, competences=0)

    monkeypatch.setattr(units, "load_province", note)
    monkeypatch.setattr(rules, "set_default_targets", lambda **_: 0)

    assert run("load", "--province", "all", "--province", "lc") == 0

    assert loaded == [one.code for one in catalogue.provinces()]


def test_hamlets_are_shown_first_and_written_on_commit(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("load", "--province", "lc")
    file = tmp_path / "thon.csv"
    file.write_text("commune_code,name\n02680,Thôn Một\n", encoding="utf-8")

    assert run("hamlets", str(file)) == 0
    assert not Unit.objects.filter(kind=UnitKind.HAMLET).exists()
    assert "xem trước" in capsys.readouterr().out

    assert run("hamlets", str(file), "--commit") == 0
    assert Unit.objects.get(kind=UnitKind.HAMLET).name.endswith("Một")


CHANGES = (
    "decision,day,what,predecessors,successors\nNQ 1,2027-01-01,merge,lc-02680;lc-02746,Xã Mới\n"
)


def test_changes_are_looked_at_then_written_once(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("load", "--province", "lc")
    file = tmp_path / "thay-doi.csv"
    file.write_text(CHANGES, encoding="utf-8-sig")
    capsys.readouterr()

    assert run("change", str(file)) == 0
    looked = capsys.readouterr().out
    assert "lc-02680, lc-02746 → Xã Mới" in looked
    assert "--commit" in looked
    assert not Unit.objects.filter(name="Xã Mới").exists()

    assert run("change", str(file), "--commit") == 0
    assert "Đã ghi 1 lần thay đổi." in capsys.readouterr().out
    assert run("change", str(file), "--commit") == 1  # everything is written already
    assert "Không có gì thay đổi." in capsys.readouterr().err
    assert Unit.objects.filter(name="Xã Mới").count() == 1


def test_refused_row_of_changes_is_said_and_nothing_is_written(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "thay-doi.json"
    file.write_text(
        '[{"what": "abolish", "decision": "NQ", "day": "2027-01-01", "predecessors": ["xx"]}]'
    )

    assert run("change", str(file), "--commit") == 1
    said = capsys.readouterr()
    assert "refused" in said.out
    assert "xx" in said.out
    assert said.err
