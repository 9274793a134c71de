"""Profiles that ship: each can be used, and our own forms can be filled in and handed back."""

import csv
import io
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from hoiam.imports import mapping as mappings
from hoiam.imports import shipped
from hoiam.imports.judging import registers
from hoiam.imports.judging.verdicts import SourceCells
from hoiam.imports.places import Places
from hoiam.imports.reading import open_table

FOLDER = files("hoiam.imports") / "profiles"
FORMS = sorted(one.name for one in FOLDER.iterdir() if one.name.endswith(".csv"))
PROFILES = {one.code: one for one in shipped.shipped()}


def header(form: str) -> list[str]:
    text = (FOLDER / form).read_text(encoding="utf-8-sig")
    return next(csv.reader(io.StringIO(text)))


@pytest.mark.parametrize("code", PROFILES)
def test_a_profile_is_whole_and_stays_so_through_json(code: str) -> None:
    mapping = PROFILES[code].mapping

    mappings.check_whole(mapping, mapping.columns)

    assert mappings.from_json(mappings.to_json(mapping)) == mapping


@pytest.mark.parametrize("form", FORMS)
def test_a_form_has_the_columns_of_its_profile(form: str) -> None:
    ready = PROFILES[form.removesuffix(".csv")]

    mappings.check_whole(ready.mapping, header(form))

    assert shipped.fitting(PROFILES.values(), ready.target, header(form)) == ready


def test_the_reception_register_has_the_thirteen_columns_of_its_form() -> None:
    # Form 03/TCD of Decree 154: see the law page of the rulebook.
    assert len(header("so-tiep-cong-dan.csv")) == 13


@pytest.mark.django_db
def test_a_reception_register_with_its_titles_becomes_visits(tmp_path: Path) -> None:
    path = tmp_path / "so.csv"
    names = header("so-tiep-cong-dan.csv")
    cells = [
        *("1", "02/01/2024", "Lò Văn Mẫu, thôn 3", "010190000001", "Xin mở lại lối đi"),
        *("Kiến nghị", "2", "", "x", "", "Phòng Kinh tế, số 12/CV", "Đã trả lời", ""),
    ]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["SỔ TIẾP CÔNG DÂN NĂM 2024"])
        writer.writerow(names)
        writer.writerow([f"({place})" for place in range(1, 14)])
        writer.writerow(cells)

    with open_table(path, name="so.csv") as table:
        rows = [SourceCells(row.line, row.cells) for row in table.rows()]
    plans = registers.plan(PROFILES["so-tiep-cong-dan"].mapping, rows, Places())

    (planned,) = plans.planned
    assert planned.record is not None
    assert (planned.line, planned.number) == (4, "1 ngày 02/01/2024")
    assert planned.record.opened_on == date(2024, 1, 2)
    assert planned.record.answer == "Phòng Kinh tế, số 12/CV\nĐã trả lời"
    assert planned.record.source["Số CCCD, hộ chiếu"] == "010190000001"


@pytest.mark.django_db
def test_a_note_in_a_column_becomes_a_step_at_the_moment_of_another() -> None:
    mapping = PROFILES["traffy-fondue"].mapping
    cells = dict.fromkeys(mapping.columns, "") | {
        "ticket_id": "A1",
        "type": "ถนน,คลอง",
        "note": "ตรวจสอบแล้ว",
        "last_activity": "2023-05-11 06:12:17+00",
    }

    rows = [SourceCells(2, cells), SourceCells(3, cells | {"note": ""})]
    plans = registers.plan(mapping, rows, Places())

    first, second = plans.planned
    assert [(step.kind, step.text, step.on) for step in first.steps] == [
        ("note", "ตรวจสอบแล้ว", date(2023, 5, 11))
    ]
    assert second.steps == ()
    assert first.record is not None
    assert first.record.category == "ถนน\nคลอง"


@pytest.mark.django_db
def test_a_state_of_which_nobody_said_what_it_means_is_remarked() -> None:
    mapping = PROFILES["baltimore-311"].mapping
    cells = dict.fromkeys(mapping.columns, "") | {"ServiceRequestNum": "18-1", "Agency": "Water"}

    states = ("Closed", "closed", "On Hold", "")
    rows = [SourceCells(n, cells | {"SRStatus": said}) for n, said in enumerate(states, start=2)]
    planned = registers.plan(mapping, rows, Places()).planned

    assert [(one.remark, one.words) for one in planned] == [
        ("in-words", "Water"), ("in-words", "Water"), ("state-unknown", "On Hold"),
        ("in-words", "Water"),
    ]  # fmt: skip
