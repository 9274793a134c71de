"""What columns mean: from JSON and back, refusals with a place, proposals from names."""

from typing import Any

import pytest

from hoiam.core import denunciation
from hoiam.core.refusals import Invalid
from hoiam.imports import mapping, proposing, shipped, targets, why
from hoiam.imports.cells import Fault, Reader
from hoiam.imports.mapping import FieldMap, Mapping, StepMap
from hoiam.imports.models import Target
from hoiam.registers.models import RecordState, StepKind
from tests.imports.walking import CASES, again


def plain(**more: Any) -> dict[str, Any]:
    return {
        "target": "cases",
        "system": "Sổ",
        "fields": [{"field": "number", "columns": ["Số"]}],
    } | more


def test_mapping_comes_back_from_json_as_it_was() -> None:
    made = Mapping(
        target=Target.CASES,
        system="311",
        zone="America/New_York",
        fields=(
            FieldMap("number", ("A",)),
            FieldMap("place", ("B", "C"), how="joined", options=(("separator", " – "),)),
            FieldMap("opened", ("D",), how="us12", options=(("midnight_is_day", "yes"),)),
        ),
        states=(("Closed", RecordState.ENDED),),
        empty=("NULL",),
        no_place=((39.0, -77.0),),
        repeated=mapping.Repeated.LAST,
        steps=(StepMap("notes", when="at", state="type", kinds=(("x", StepKind.STATE),)),),
    )

    assert again(made) == made
    assert again(CASES) == CASES


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ([], "imports.mapping-shape"),
        (plain(extra=1), "imports.mapping-shape"),
        (plain(target="people"), "imports.mapping-target"),
        (plain(zone="Mars/Base"), "imports.mapping-zone"),
        (plain(zone="../etc/passwd"), "imports.mapping-zone"),
        (plain(states={"x": "gone"}), "imports.mapping-state"),
        (plain(states=["x"]), "imports.mapping-shape"),
        (plain(no_place=[[1]]), "imports.mapping-shape"),
        (plain(no_place=[[1, "2"]]), "imports.mapping-shape"),
        (plain(repeated="maybe"), "imports.mapping-shape"),
        (plain(fields=[{"field": "colour", "columns": ["a"]}]), "imports.mapping-field"),
        (plain(fields=[{"field": "number", "columns": []}]), "imports.mapping-no-column"),
        (plain(fields=[{"field": "number", "columns": ["a"] * 21}]), "imports.mapping-shape"),
        (
            plain(fields=[{"field": "number", "columns": ["a"], "how": "us12"}]),
            "imports.mapping-how",
        ),
        (
            plain(fields=[{"field": "number", "columns": ["a"], "options": {"run": "x"}}]),
            "imports.mapping-shape",
        ),
        (plain(fields=[{"field": "number", "columns": ["a"]}] * 2), "imports.mapping-twice"),
        (plain(steps=[{"column": "notes"}]), "imports.mapping-shape"),
        (plain(target="officers", fields=[], steps=[{"column": "n", "when": "t"}]), "imports.mapping-shape"),
        (plain(system="x" * 300), "imports.mapping-shape"),
    ],
)  # fmt: skip
def test_what_is_no_mapping_is_refused(content: object, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        mapping.from_json(content)

    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (Mapping(Target.CASES, system="Sổ"), "imports.field-needed"),
        (Mapping(Target.CASES, fields=(FieldMap("number", ("Số",)),)), "imports.system-needed"),
        (
            Mapping(Target.CASES, system="Sổ", fields=(FieldMap("number", ("Mã",)),)),
            "imports.column-missing",
        ),
    ],
)
def test_mapping_that_does_not_fit_the_file_is_refused(made: Mapping, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        mapping.check_whole(made, ["Số"])

    assert refusal.value.code == code


def test_names_of_columns_propose_a_mapping() -> None:
    columns = ["STT", "Mã hồ sơ", "NỘI DUNG", "Ngày tiếp nhận", "Hạn xử lý", "CloseDate", "toạ độ"]
    samples = [
        {"Ngày tiếp nhận": "24/4/2026 16:05", "CloseDate": "04/25/2026", "toạ độ": "103.9, 22.4"}
    ]

    made = proposing.propose(Target.CASES, columns, samples)

    found = {one.field: (one.columns[0], one.how) for one in made.fields}
    assert found == {
        "number": ("Mã hồ sơ", ""),
        "text": ("NỘI DUNG", ""),
        "opened": ("Ngày tiếp nhận", "vn"),
        "due": ("Hạn xử lý", "iso"),
        "ended": ("CloseDate", "us12"),
        "coordinates": ("toạ độ", "lon-lat"),
    }


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("Đã giải quyết", "ended"),
        ("Đang xử lý", "working"),
        ("Chờ tiếp nhận", "open"),
        ("Closed (Duplicate)", "duplicate"),
        ("Đã chuyển cơ quan khác", "transferred"),
        ("เสร็จสิ้น", "unknown"),
    ],
)
def test_words_of_state_are_proposed(word: str, state: str) -> None:
    assert proposing.state_for(word) == state


def test_shipped_profiles_are_right_and_have_codes_of_their_own() -> None:
    found = shipped.shipped()

    assert len({one.code for one in found}) == len(found) > 0
    for one in found:
        assert again(one.mapping) == one.mapping
        mapping.check_whole(one.mapping, one.mapping.columns)


def test_profile_that_reads_most_columns_fits() -> None:
    small = shipped.Ready("a", "A", CASES, True)
    less = Mapping(Target.CASES, "Sổ", fields=(FieldMap("number", ("Số",)),))

    columns = [*CASES.columns, "khác"]
    assert (
        shipped.fitting([shipped.Ready("b", "B", less, True), small], Target.CASES, columns)
        == small
    )
    assert shipped.fitting([small], Target.CASES, ["Số"]) is None
    assert shipped.fitting([small], Target.VISITS, columns) is None


def test_every_target_has_fields_with_labels_of_their_own() -> None:
    for target in Target:
        spec = targets.spec(target)
        labels = [one.label for one in spec.fields]
        assert len(set(labels)) == len(labels) > 0
        assert len({one.code for one in spec.fields}) == len(spec.fields)


@pytest.mark.parametrize("cells", [
    ["Đơn tố cáo"], ["TỐ CÁO"], ["to cao can bo"], ["Tố  cáo " + "x" * 100],
    ["đơn tố cáo ông A " + "x" * 100], ["Đơn to\u0302\u0301 ca\u0301o"], ["- tố cáo: " + "x" * 90],
])  # fmt: skip
def test_denunciation_is_told(cells: list[str]) -> None:
    assert denunciation.is_one(cells)


@pytest.mark.parametrize("cells", [
    ["Cây to cao che đèn"], ["tố giác"], ["Kiến nghị về việc giải quyết đơn tố cáo " + "x" * 100],
    ["hoàn tất cáo thị"], [""], ["tocao"],
])  # fmt: skip
def test_other_words_are_not(cells: list[str]) -> None:
    assert not denunciation.is_one(cells)


def _reader(*fields: FieldMap, **more: Any) -> Reader:
    return Reader(Mapping(Target.CASES, "Sổ", fields=fields, **more))


def test_cells_are_joined_listed_fixed_and_digested() -> None:
    reader = _reader(
        FieldMap("number", ("a", "b"), how="digest"),
        FieldMap("place", ("a", "b", "c"), how="joined", options=(("separator", " / "),)),
        FieldMap("category", ("list", "cut"), how="lines", options=(("separator", ","),)),
        FieldMap("channel", (), how="fixed", options=(("value", "điện thoại"),)),
        FieldMap("title", ("c", "a")),
        empty=("NULL",),
    )
    cells = {"a": " một ", "b": "hai", "c": "NULL", "list": '["x", "y"]', "cut": "z, t,"}

    assert reader.line(cells, "place") == "một / hai"
    assert reader.text(cells, "category") == "x\ny\nz\nt"
    assert reader.line(cells, "channel") == "điện thoại"
    assert reader.line(cells, "title") == "một"
    assert reader.number(cells) == reader.number(dict(cells, c="khác")) != reader.number({"a": "1"})


def test_coordinates_are_both_or_none() -> None:
    reader = _reader(
        FieldMap("latitude", ("v",)), FieldMap("longitude", ("k",)), no_place=((39.0, -77.0),)
    )
    pair = _reader(FieldMap("coordinates", ("c",), how="lon-lat"))

    assert reader.position({"v": "22,3364", "k": "103.8438"}) == (22.3364, 103.8438)
    assert reader.position({"v": "39", "k": "-77"}) == (None, None)
    assert reader.position({"v": "22.3", "k": ""}) == (None, None)
    assert pair.position({"c": "100.6, 13.8"}) == (13.8, 100.6)
    for bad in ("abc", "91", "nan", "inf"):
        with pytest.raises(Fault):
            reader.position({"v": bad, "k": "1"})


def test_phone_like_numbers_keep_their_zeros() -> None:
    reader = _reader(FieldMap("number", ("n",)))

    assert reader.number({"n": "0912345678"}) == "0912345678"


def test_every_reason_has_its_words() -> None:
    assert all(sentence.strip() for sentence in why.WHY.values())
    assert why.sentence("gone", {}) == ""
    assert why.sentence("moment", {"label": "Hạn xử lý", "given": "x"}) == (
        "Hạn xử lý: “x” không đọc được thành ngày giờ."
    )
