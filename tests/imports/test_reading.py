"""Good files of every kind: everything is text, as it was."""

import gzip
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter

from hoiam.core.refusals import Invalid
from hoiam.imports.reading import SourceRow, open_table
from tests.imports import files


def read(path: Path, **how: str) -> list[SourceRow]:
    with open_table(path, name="tệp của tôi", **how) as table:
        return list(table.rows())


CSV = 'Số,Điện thoại,Nội dung\n007,0912345678,"Đường\nhỏng, ""ổ gà"""\n008,,=1+2\n'
CELLS = [
    {"Số": "007", "Điện thoại": "0912345678", "Nội dung": 'Đường\nhỏng, "ổ gà"'},
    {"Số": "008", "Điện thoại": "", "Nội dung": "=1+2"},
]


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (CSV.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + CSV.encode(), "utf-8"),
        (CSV.encode("utf-16"), "utf-16"),
        (CSV.encode("utf-16-le"), "utf-16"),
        (CSV.replace("\n", "\r\n").replace("Đường\r\n", "Đường\n").encode(), "utf-8"),
        (CSV.replace(",", ";").replace("hỏng;", "hỏng,").encode(), "utf-8"),
        (CSV.replace(",", "\t").replace("hỏng\t", "hỏng,").encode(), "utf-8"),
        (CSV.replace(",", "|").replace("hỏng|", "hỏng,").encode(), "utf-8"),
        (b"sep=;\n" + CSV.replace(",", ";").replace("hỏng;", "hỏng,").encode(), "utf-8"),
        (gzip.compress(CSV.encode()), "utf-8"),
    ],
)
def test_csv_is_read_whatever_its_delimiter_and_encoding(
    tmp_path: Path, content: bytes, encoding: str
) -> None:
    path = files.written(tmp_path, content, "anh.jpg")

    with open_table(path, name="anh.jpg") as table:
        rows = list(table.rows())

    assert (table.media, table.encoding, table.legacy) == ("csv", encoding, "")
    assert table.columns == ("Số", "Điện thoại", "Nội dung")
    assert [row.cells for row in rows] == CELLS
    assert [row.fault for row in rows] == ["", ""]


def test_rows_say_the_line_in_which_they_begin(tmp_path: Path) -> None:
    rows = read(files.written(tmp_path, 'a,b\n\n"1\n2",x\n3,y\n'))

    assert [(row.line, row.cells["a"]) for row in rows] == [(3, "1\n2"), (5, "3")]


def test_a_row_that_does_not_fit_the_header_is_its_own_fault(tmp_path: Path) -> None:
    rows = read(files.written(tmp_path, "a,b\n1\n1,2,3\n1,2,,\n1,2\n"))

    assert [row.fault for row in rows] == ["row-short", "row-long", "", ""]


def test_columns_without_a_name_or_with_a_name_twice_are_numbered(tmp_path: Path) -> None:
    path = files.written(tmp_path, "Ngày,,Ngày,Ngày (2), Tên  xã \n1,2,3,4,5\n")

    with open_table(path, name="x.csv") as table:
        assert table.columns == ("Ngày", "Cột 2", "Ngày (2)", "Ngày (2) (2)", "Tên xã")
        assert table.repaired == ("Cột 2", "Ngày (2)", "Ngày (2) (2)")
        assert [list(row.cells.values()) for row in table.rows()] == [["1", "2", "3", "4", "5"]]


def test_titles_above_the_header_and_numbers_below_it_are_passed_over(tmp_path: Path) -> None:
    content = (
        "UBND XÃ A,,CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM,\n"
        "SỔ TIẾP CÔNG DÂN,,,\n\n"
        "STT,Ngày,Họ tên,Nội dung\n"
        "(1),(2),(3),(4)\n"
        "1,02/01/2024,A,x\n"
    )

    rows = read(files.written(tmp_path, content))

    assert [row.cells for row in rows] == [
        {"STT": "1", "Ngày": "02/01/2024", "Họ tên": "A", "Nội dung": "x"}
    ]


def test_a_list_of_one_column_has_its_name_in_the_first_row(tmp_path: Path) -> None:
    rows = read(files.written(tmp_path, "Tên\nAn\nBình\n"))

    assert [row.cells for row in rows] == [{"Tên": "An"}, {"Tên": "Bình"}]


def test_a_comma_in_a_list_of_one_column_loses_no_row(tmp_path: Path) -> None:
    rows = read(files.written(tmp_path, "Tên\nAn\nBình, Cường\nDung\n"))

    assert [(row.cells["Tên"], row.fault) for row in rows] == [
        ("An", ""),
        ("Bình", "row-long"),
        ("Dung", ""),
    ]


def test_rows_may_be_asked_for_again(tmp_path: Path) -> None:
    with open_table(files.written(tmp_path, CSV), name="x") as table:
        first = next(iter(table.rows()))
        again = list(table.rows())

    assert first == again[0]
    assert len(again) == 2


def test_windows_1258_is_told_by_its_marks_behind_vowels(tmp_path: Path) -> None:
    text = "Số,Nội dung\n1,Việt Nam đường phố\n"
    content = (
        text.replace("ố", "ô\u0301")
        .replace("ộ", "ô\u0323")
        .replace("ệ", "ê\u0323")
        .replace("ờ", "ơ\u0300")
        .encode("cp1258")
    )

    with open_table(files.written(tmp_path, content), name="x") as table:
        rows = list(table.rows())

    assert (table.encoding, table.legacy) == ("windows-1258", "")
    assert rows[0].cells["Số"] == "1"


def test_windows_1252_is_read_as_it_is(tmp_path: Path) -> None:
    content = "name,city\nJosé,Besançon – “x”\n".encode("cp1252")

    with open_table(files.written(tmp_path, content), name="x") as table:
        rows = list(table.rows())

    assert (table.encoding, table.legacy) == ("windows-1252", "")
    assert rows[0].cells == {"name": "José", "city": "Besançon – “x”"}


LEGACY = {
    "tcvn3": "Néi dung,Ph\u00adêng\n§\u00adêng háng ch\u00ada söa,Ph\u00adêng Phó Xu©n\n",
    "vni": "Noäi dung,Phöôøng\nÑöôøng hoûng chöa söûa,Phöôøng Phuù Xuaân\n",
}


@pytest.mark.parametrize("encoding", LEGACY)
@pytest.mark.parametrize("packed", ["latin-1", "utf-8"])
def test_old_text_is_recognised_shown_and_converted_only_when_asked(
    tmp_path: Path, encoding: str, packed: str
) -> None:
    path = files.written(tmp_path, LEGACY[encoding].encode(packed))

    with open_table(path, name="x") as table:
        as_it_is = next(iter(table.rows())).cells
        guess, samples = table.legacy, table.legacy_samples
    with open_table(path, name="x", legacy=encoding) as table:
        converted = next(iter(table.rows())).cells

    assert guess == encoding
    assert samples[0][1] == "Đường hỏng chưa sửa"
    assert samples[0][0] in as_it_is.values()
    assert converted == {"Nội dung": "Đường hỏng chưa sửa", "Phường": "Phường Phú Xuân"}


@pytest.mark.parametrize(
    ("content", "media"),
    [
        ('[{"a": "007", "b": {"c": 1.50, "d": [1, {"e": null}]}, "f": null, "g": true}]', "json"),
        (
            '{"count": 1, "next": "x\\"]", "rows": '
            '[{"a": "007", "b": {"c": 1.50, "d": [1, {"e": null}]}, "f": null, "g": true}], "z": [1]}',
            "json",
        ),
        (
            '{"a": "007", "b": {"c": 1.50, "d": [1, {"e": null}]}, "f": null, "g": true}\n\n',
            "jsonl",
        ),
    ],
)
def test_json_is_text_too(tmp_path: Path, content: str, media: str) -> None:
    for packed in (content.encode(), gzip.compress(content.encode()), content.encode("utf-16")):
        with open_table(files.written(tmp_path, packed), name="x") as table:
            rows = list(table.rows())

        assert table.media == media
        assert [row.cells for row in rows] == [
            {"a": "007", "b.c": "1.50", "b.d": '[1, {"e": null}]', "f": "", "g": "true"}
        ]


def test_json_lines_may_say_different_things(tmp_path: Path) -> None:
    rows = read(files.written(tmp_path, '{"a": 1}\n\n{"b": [{"x": 1}]}\n[1]\n'))

    assert rows == [
        SourceRow(1, {"a": "1", "b": ""}),
        SourceRow(3, {"a": "", "b": '[{"x": 1}]'}),
        SourceRow(4, {}, "not-an-object"),
    ]


def test_numbers_of_any_length_and_names_said_twice_are_kept_and_told(tmp_path: Path) -> None:
    digits = "9" * 5000
    content = (
        f'[{{"a": {digits}}}, {{"a": 1e400}}, {{"a": 1, "a": 2}}, {{"b": {{"c": 1}}, "b.c": 2}}]'
    )

    rows = read(files.written(tmp_path, content))

    assert [row.cells["a"] for row in rows] == [digits, "1e400", "2", ""]
    assert [row.fault for row in rows] == ["", "", "key-twice", "key-twice"]


def test_excel_cells_are_text(tmp_path: Path) -> None:
    page = files.sheet(
        [
            files.row(1, "Số", "Tiền", "Công thức", "Chữ"),
            '<row r="3"><c r="A3" t="inlineStr"><is><t>007</t></is></c><c r="B3"><v>7</v></c>'
            '<c r="C3"><f>1+2</f><v>3.5</v></c>'
            '<c r="D3" t="inlineStr"><is><t>=HYPERLINK("x")</t></is></c></row>',
            '<row r="4"><c r="A4"><v>1234567890123456</v></c><c r="B4" t="b"><v>1</v></c>'
            '<c r="E4"><v>9</v></c></row>',
        ]
    )

    with open_table(
        files.written(tmp_path, files.xlsx({"Trống": files.sheet([]), "Sổ": page})), name="x"
    ) as table:
        rows = list(table.rows())

    assert (table.media, table.sheets, table.sheet) == ("xlsx", ("Sổ",), "Sổ")
    assert rows == [
        SourceRow(3, {"Số": "007", "Tiền": "7", "Công thức": "3.5", "Chữ": '=HYPERLINK("x")'}),
        SourceRow(
            4,
            {"Số": "1234567890123456", "Tiền": "TRUE", "Công thức": "", "Chữ": ""},
            "row-long",
            ("9",),
        ),
    ]


def test_excel_days_are_written_year_first(tmp_path: Path) -> None:
    styles = (
        f'<?xml version="1.0"?><styleSheet xmlns="{files.MAIN}"><numFmts count="1"><numFmt '
        'numFmtId="164" formatCode="dd/mm/yyyy hh:mm"/></numFmts><cellXfs count="3"><xf numFmtId="0"/>'
        '<xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>'
    )
    page = files.sheet(
        [
            files.row(1, "Ngày", "Lúc"),
            '<row r="2"><c r="A2" s="1"><v>45353</v></c><c r="B2" s="2"><v>45353.670138888886</v></c></row>',
        ]
    )

    rows = read(files.written(tmp_path, files.xlsx({"S": page}, xl__styles_xml=styles)))

    assert rows[0].cells == {"Ngày": "2024-03-02", "Lúc": "2024-03-02 16:05:00"}


def test_a_sheet_is_chosen_by_name(tmp_path: Path) -> None:
    pages = {
        name: files.sheet([files.row(1, "a", "b"), files.row(2, name, "x")])
        for name in ("Năm 2023", "Năm 2024")
    }
    path = files.written(tmp_path, files.xlsx(pages))

    assert [row.cells["a"] for row in read(path)] == ["Năm 2023"]
    assert [row.cells["a"] for row in read(path, sheet="Năm 2024")] == ["Năm 2024"]
    with pytest.raises(Invalid, match=r"imports\.no-such-sheet"):
        read(path, sheet="Năm 2025")


def test_an_old_workbook_is_read(tmp_path: Path) -> None:
    with open_table(files.written(tmp_path, files.xls()), name="so.xlsx") as table:
        rows = list(table.rows())

    assert (table.media, table.sheets) == ("xls", ("Sổ",))
    assert [row.cells["Số"] for row in rows] == ["007", "8"]
    assert rows[0].cells["Ngày"] == "2024-03-02"


def test_an_old_workbook_has_no_sheet_of_another_name(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r"imports\.no-such-sheet"):
        read(files.written(tmp_path, files.xls()), sheet="Khác")


def test_an_open_document_is_read_with_its_empty_end(tmp_path: Path) -> None:
    table = (
        '<table:table table:name="Sổ">'
        f"<table:table-row>{files.ods_cell('Số')}{files.ods_cell('Tên')}"
        '<table:table-cell table:number-columns-repeated="16382"/></table:table-row>'
        f"<table:table-row>{files.ods_cell('007')}{files.ods_cell('An')}</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048574">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
    )

    with open_table(files.written(tmp_path, files.ods(table)), name="x") as opened:
        rows = list(opened.rows())

    assert (opened.media, opened.sheets) == ("ods", ("Sổ",))
    assert rows == [SourceRow(2, {"Số": "007", "Tên": "An"})]


def test_a_workbook_with_macros_is_read_and_they_never_run(tmp_path: Path) -> None:
    page = files.sheet([files.row(1, "a", "b"), files.row(2, "1", "2")])
    members = files.workbook({"S": page})
    members["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0 Sub Auto_Open()"

    assert len(read(files.written(tmp_path, files.zipped(members), "x.xlsm"))) == 1


def test_a_packed_workbook_is_unpacked_once(tmp_path: Path) -> None:
    page = files.sheet([files.row(1, "a", "b"), files.row(2, "1", "2")])

    assert len(read(files.written(tmp_path, files.gz(files.xlsx({"S": page}))))) == 1


def test_a_workbook_of_a_real_writer_is_read(tmp_path: Path) -> None:
    path = tmp_path / "so.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Sổ 2024")
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.merge_range("A1:D1", "SỔ THEO DÕI")
        sheet.write_row("A3", ["Số", "Ngày", "Lúc", "Lời"])
        sheet.write_string("A4", "0001")
        sheet.write_datetime("B4", datetime(2024, 3, 2), day)  # noqa: DTZ001
        sheet.write_datetime("C4", datetime(2024, 3, 2, 16, 5), moment)  # noqa: DTZ001
        sheet.write_rich_string("D4", "Đường ", book.add_format({"bold": True}), "hỏng")
        sheet.write_formula("D5", '="a"&"b"', None, "ab")
        sheet.write_number("A5", 12)

    with open_table(path, name="so.xlsx") as table:
        rows = list(table.rows())

    assert rows == [
        SourceRow(
            4,
            {"Số": "0001", "Ngày": "2024-03-02", "Lúc": "2024-03-02 16:05:00", "Lời": "Đường hỏng"},
        ),
        SourceRow(5, {"Số": "12", "Ngày": "", "Lúc": "", "Lời": "ab"}),
    ]


def test_a_workbook_may_prefix_its_names(tmp_path: Path) -> None:
    members = files.workbook({"S": ""})
    members["xl/worksheets/sheet1.xml"] = (
        f'<?xml version="1.0"?><x:worksheet xmlns:x="{files.MAIN}"><x:sheetData>'
        '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row>'
        '<x:row r="2"><x:c r="A2"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )

    assert [row.cells for row in read(files.written(tmp_path, files.zipped(members)))] == [
        {"a": "1"}
    ]
