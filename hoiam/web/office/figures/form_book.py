"""An official table as a workbook in the layout of the circular: title, merged head, the row of
numbers, one line for each body, their sum, notes, who signs. Landscape, ready to print."""

from decimal import Decimal
from typing import IO

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.worksheet import Worksheet

from hoiam.core.figures.forms.shapes import Number, Unit
from hoiam.core.text import vn_date
from hoiam.figures.forms.sheets import FormSheet, Line
from hoiam.web import training
from hoiam.web.office.figures import form_words as printed

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_TOP = 6  # rows above the head


def write(found: FormSheet, body: str, file: IO[bytes]) -> int:
    """Write the table; how many lines it has."""
    book = xlsxwriter.Workbook(file, _OPTIONS)
    sheet: Worksheet = book.add_worksheet(found.form.code.replace("/", "-"))
    _Layout(book, sheet, found).fill(body)
    book.close()
    return len(found.lines)


class _Layout:
    """One sheet of the workbook."""

    def __init__(self, book: xlsxwriter.Workbook, sheet: Worksheet, found: FormSheet) -> None:
        self._sheet, self._found, self._form = sheet, found, found.form
        plain = {"font_name": "Times New Roman", "font_size": 11}
        box = plain | {"border": 1, "valign": "vcenter", "text_wrap": True}
        self._title = book.add_format(plain | {"bold": True, "font_size": 13, "align": "center"})
        self._middle = book.add_format(plain | {"italic": True, "align": "center"})
        self._left = book.add_format(plain | {"text_wrap": True, "valign": "top"})
        self._bold = book.add_format(plain | {"bold": True})
        self._head = book.add_format(box | {"bold": True, "align": "center", "font_size": 10})
        self._mark = book.add_format(box | {"italic": True, "align": "center", "font_size": 9})
        self._name = book.add_format(box)
        self._sum = book.add_format(box | {"bold": True})
        count = {"num_format": "#,##0", "align": "right"}
        self._count = book.add_format(box | count)
        self._total = book.add_format(box | count | {"bold": True})
        part = {"num_format": "#,##0.0##", "align": "right"}
        self._part = book.add_format(box | part)
        self._part_total = book.add_format(box | part | {"bold": True})
        self._none = book.add_format(box | {"align": "center", "font_color": "#555555"})

    def fill(self, body: str) -> None:
        form, sheet = self._form, self._sheet
        wide = len(form.columns)
        sheet.set_landscape()
        sheet.set_paper(8 if wide > 12 else 9)  # A3 where A4 would be too small to read
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
        if words := training.words():
            sheet.set_header(f"&C&B{words}")
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, wide, 8.5)
        sheet.write_string(0, 0, body, self._bold)
        sheet.merge_range(0, max(1, wide - 5), 0, wide, f"{_('Biểu số')}: {form.code}", self._bold)
        sheet.merge_range(2, 0, 2, wide, form.title.upper(), self._title)
        said = _("Số liệu tính từ ngày {first} đến ngày {last}").format(
            first=vn_date(self._found.first), last=vn_date(self._found.last)
        )
        sheet.merge_range(3, 0, 3, wide, said, self._middle)
        under = _("(Kèm theo Báo cáo số: ……… ngày …… tháng …… năm …… của …………………)")
        sheet.merge_range(4, 0, 4, wide, under, self._middle)
        row = self._head_rows()
        row = self._lines(row)
        self._foot(row, wide)

    def _head_rows(self) -> int:
        sheet, form = self._sheet, self._form
        bottom = _TOP + form.depth
        self._merged(_TOP, 0, bottom - 1, 0, _("Đơn vị"), self._head)
        for one in form.cells():
            row, column = _TOP + one.row, one.column + 1
            self._merged(
                row, column, row + one.rows - 1, column + one.columns - 1, one.name, self._head
            )
        for row in range(_TOP, bottom):
            sheet.set_row(row, 150 / form.depth if form.depth < 4 else 44)
        sheet.write_string(bottom, 0, "MS", self._mark)
        for place, number in enumerate(form.columns, start=1):
            sheet.write_string(bottom, place, form.marked(number), self._mark)
        sheet.repeat_rows(_TOP, bottom)
        sheet.freeze_panes(bottom + 1, 1)
        return bottom + 1

    def _merged(
        self, row: int, column: int, last_row: int, last_column: int, text: str, style: object
    ) -> None:
        if (row, column) == (last_row, last_column):
            self._sheet.write_string(row, column, text, style)
        else:
            self._sheet.merge_range(row, column, last_row, last_column, text, style)

    def _lines(self, row: int) -> int:
        for line in self._found.lines:
            self._line(row, line, self._name, self._count, self._part)
            row += 1
        if len(self._found.lines) != 1:
            total = Line("", _("Tổng"), self._found.numbers)
            self._line(row, total, self._sum, self._total, self._part_total)
            row += 1
        return row

    def _line(self, row: int, line: Line, name: object, count: object, part: object) -> None:
        self._sheet.write_string(row, 0, line.name, name)
        for place, (number, column) in enumerate(self._form.columns.items(), start=1):
            value = line.numbers.get(number)
            if value is None:
                self._sheet.write_blank(row, place, None, self._none)
            else:
                style = part if column.unit is not None else count
                self._sheet.write_number(row, place, float(_printed(value, column.unit)), style)

    def _foot(self, row: int, wide: int) -> None:
        notes = f"{self._form.note_line}. {_('Ghi chú')}: " if self._form.note_line else ""
        notes += " ".join(printed.notes(self._found))
        self._sheet.merge_range(row + 1, 0, row + 1, wide, notes, self._left)
        self._sheet.set_row(row + 1, 48)
        middle = max(1, wide // 2)
        self._sheet.merge_range(row + 3, 0, row + 3, middle, _("NGƯỜI LẬP BIỂU"), self._title)
        self._sheet.merge_range(
            row + 3, middle + 1, row + 3, wide, _("THỦ TRƯỞNG ĐƠN VỊ"), self._title
        )
        signed = _("(Ký, ghi rõ họ tên)")
        self._sheet.merge_range(row + 4, 0, row + 4, middle, signed, self._middle)
        sealed = _("(Ký, ghi rõ họ tên, đóng dấu)")
        self._sheet.merge_range(row + 4, middle + 1, row + 4, wide, sealed, self._middle)


def _printed(number: Number, unit: Unit | None) -> Decimal:
    """Money in millions of đồng; everything else as it is."""
    value = Decimal(number)
    return value / 1_000_000 if unit is Unit.MONEY else value
