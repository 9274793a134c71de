"""Which registers are given out, what their columns mean, and their rows.

A row is given out one by one only where everybody may open its page; of everything else there are
counts. How many people stand behind one matter is never a column: one to four would be shown.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F
from django.utils.translation import gettext_noop as _

from hoiam.core.disclosure import TOTAL
from hoiam.core.figures.catalogue import FIGURES
from hoiam.core.figures.language import Asked, Kind
from hoiam.core.figures.names import COUNTED
from hoiam.core.figures.shares import Share
from hoiam.core.periods import Cut, Period, PeriodRule, period_of
from hoiam.figures import engine
from hoiam.figures.datasets import ALL as DATASETS
from hoiam.figures.models import OpenRelease
from hoiam.figures.open_data import tables
from hoiam.units.models import Unit

LICENCE = "CC-BY-4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/deed.vi"

type Cell = str | int | bool | date | None
type Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the file, its kind, what it means, and in what it is counted."""

    name: str
    kind: Kind
    meaning: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """One register as it is given out."""

    code: str
    name: str
    says: str
    columns: tuple[Column, ...]
    rows: Callable[[date], Iterable[Row]]  # as known at the end of the day before


_TEXT, _NUMBER, _DAY, _FLAG = Kind.TEXT, Kind.NUMBER, Kind.DAY, Kind.FLAG
_CASES = (
    Column("code", _TEXT, _("Mã vụ việc; trang ở /vu-viec/<mã>")),
    Column("kind", _TEXT, _("Loại: feedback phản ánh, recommendation kiến nghị, question hỏi")),
    Column("field", _TEXT, _("Mã lĩnh vực")),
    Column("area", _TEXT, _("Mã địa bàn, xem bảng don-vi")),
    Column("unit", _TEXT, _("Mã đơn vị giải quyết, xem bảng don-vi")),
    Column("state", _TEXT, _("Tình trạng lúc lập tệp")),
    Column("result", _TEXT, _("Kết quả trả lời; trống là chưa trả lời")),
    Column("received_on", _DAY, _("Ngày tiếp nhận")),
    Column("answered_on", _DAY, _("Ngày trả lời")),
)
_MEETINGS = (
    Column("code", _TEXT, _("Mã cuộc gặp")),
    Column("kind", _TEXT, _("Loại cuộc gặp")),
    Column("unit", _TEXT, _("Mã đơn vị chủ trì, xem bảng don-vi")),
    Column("area", _TEXT, _("Mã địa bàn, xem bảng don-vi")),
    Column("state", _TEXT, _("Tình trạng lúc lập tệp")),
    Column("planned_on", _DAY, _("Ngày dự kiến")),
    Column("held_on", _DAY, _("Ngày diễn ra")),
    Column("postponed", _FLAG, _("Đã từng hoãn")),
)


def _listed(dataset: str, columns: tuple[Column, ...]) -> Callable[[date], Iterator[Row]]:
    """Rows of a dataset that everybody may open, one line each."""

    def rows(_day: date) -> Iterator[Row]:
        known = DATASETS[dataset]
        if known.opened_to_all is None:
            return
        places: dict[str, Any] = {}
        for column in columns:
            place = known.expression(column.name)
            places[f"o_{column.name}"] = F(place) if isinstance(place, str) else place
        found = known.opened_to_all().annotate(**places).order_by(places["o_code"], "pk")
        yield from found.values_list(*places).iterator(chunk_size=2_000)

    return rows


def _units(_day: date) -> Iterator[Row]:
    rows = Unit.objects.order_by("code").values_list(
        "code", "official_code", "kind", "name", "parent__code", "area__code", "valid_from",
        "valid_to", "latitude", "longitude",
    )  # fmt: skip
    for row in rows.iterator(chunk_size=2_000):
        yield (*row[:8], _degrees(row[8]), _degrees(row[9]))


def _degrees(value: float | None) -> str | None:
    return None if value is None else f"{value:.5f}"


def quarters(day: date) -> list[Period]:
    """Every quarter that has ended before a day, since the year before last, the oldest first."""
    found, one = [], period_of(day, PeriodRule.CALENDAR, Cut.QUARTER).before
    while one.year >= day.year - 2:
        found.append(one)
        one = one.before
    return found[::-1]


def _figures(day: date) -> Iterator[Row]:
    """Every figure for everybody, of the whole locality: the work of the authority, exactly."""
    told = [
        one
        for one in FIGURES
        if DATASETS[one.dataset.code].is_public and not DATASETS[one.dataset.code].is_public_alone
    ]
    for period in quarters(day):
        asked = Asked.of(period.first, period.last, period.last)
        found = engine.answers(told, asked)
        for figure in told:
            answer = found[figure.code]
            share = answer.share
            yield (
                period.code, period.first, period.last, figure.code, figure.version, figure.name,
                COUNTED[figure.unit_of_counting], _whole(answer.value), _whole(answer.whole),
                _whole(answer.rest), _percent(share), figure.source,
            )  # fmt: skip


def _percent(share: Share | None) -> str | None:
    said = share.percent(2) if share is not None else None
    return None if said is None else str(said)


def _whole(number: Any) -> Cell:
    return number if number is None or isinstance(number, int) else str(number)


def _people(_day: date) -> Iterator[Row]:
    """How many people spoke, by quarter, commune and field, as it went out for the first time."""
    for quarter, table in tables.people():
        for place in (*table.dimensions[0], TOTAL):
            for field in (*table.dimensions[1], TOTAL):
                cell = (place, field)
                yield quarter, place or "*", field or "*", table[cell], cell in table.hidden


def _denunciations(_day: date) -> Iterator[Row]:
    """Of the whole province by year, small numbers hidden."""
    yield from tables.denunciations()


ALL: dict[str, Register] = {
    one.code: one
    for one in (
        Register(
            "vu-viec", _("Vụ việc đã công khai"),
            _("Mỗi dòng là một vụ việc có trang công khai. Không có lời người dân và số người."),
            _CASES, _listed("cases", _CASES),
        ),
        Register(
            "cuoc-gap", _("Cuộc gặp, tiếp dân, đối thoại đã công khai"),
            _("Mỗi dòng là một cuộc có trang công khai."), _MEETINGS, _listed("meetings", _MEETINGS),
        ),
        Register(
            "so-lieu-theo-quy", _("Số liệu của cả địa phương theo quý"),
            _("Mỗi dòng là một số liệu của một quý đã kết thúc, kèm tử số, mẫu số và phần còn lại. "
              "Số của tệp ngày sau có thể khác vì hồ sơ được ghi muộn hay sửa."),
            (
                Column("period", _TEXT, _("Quý")), Column("first", _DAY, _("Ngày đầu")),
                Column("last", _DAY, _("Ngày cuối")), Column("figure", _TEXT, _("Mã số liệu")),
                Column("version", _NUMBER, _("Bản của định nghĩa")),
                Column("name", _TEXT, _("Tên số liệu")), Column("counting", _TEXT, _("Đơn vị tính")),
                Column("value", _NUMBER, _("Số; của tỷ lệ là tử số")),
                Column("whole", _NUMBER, _("Mẫu số; trống nếu không phải tỷ lệ")),
                Column("rest", _NUMBER, _("Phần còn lại")),
                Column("percent", _TEXT, _("Tỷ lệ, làm tròn hai chữ số"), "%"),
                Column("source", _TEXT, _("Căn cứ")),
            ),
            _figures,
        ),
        Register(
            "nguoi-gui-theo-quy", _("Số người gửi ý kiến theo quý, xã và lĩnh vực"),
            _("Số người từ 1 đến 4 không cho thấy, cùng những ô đủ để suy ra. Bảng của một quý giữ "
              "như lần công bố đầu."),
            (
                Column("quarter", _TEXT, _("Quý")),
                Column("area", _TEXT, _("Mã xã, phường; * là mọi nơi")),
                Column("field", _TEXT, _("Mã lĩnh vực; * là mọi lĩnh vực")),
                Column("people", _NUMBER, _("Số người; trống là không cho thấy"), _("người")),
                Column("hidden", _FLAG, _("Ô không cho thấy")),
            ),
            _people,
        ),
        Register(
            "to-cao-theo-nam", _("Tố cáo của cả tỉnh theo năm"),
            _("Chỉ theo tỉnh và năm. Số từ 1 đến 4 không cho thấy, cùng những ô đủ để suy ra."),
            (
                Column("year", _NUMBER, _("Năm báo cáo, từ 15/12 đến 14/12")),
                Column("province", _TEXT, _("Mã tỉnh")), Column("table", _TEXT, _("Bảng")),
                Column("column", _TEXT, _("Cột của biểu 04/GQTC; * là tổng")),
                Column("name", _TEXT, _("Tên cột")),
                Column("number", _NUMBER, _("Số; trống là không cho thấy")),
            ),
            _denunciations,
        ),
        Register(
            "don-vi", _("Đơn vị và địa bàn"),
            _("Mỗi dòng là một đơn vị hay địa bàn với ngày bắt đầu và ngày kết thúc."),
            (
                Column("code", _TEXT, _("Mã, không dùng lại")),
                Column("official_code", _TEXT, _("Mã hành chính")),
                Column("kind", _TEXT, _("Loại")), Column("name", _TEXT, _("Tên")),
                Column("parent", _TEXT, _("Mã cấp trên")), Column("area", _TEXT, _("Mã địa bàn")),
                Column("valid_from", _DAY, _("Từ ngày")), Column("valid_to", _DAY, _("Đến trước ngày")),
                Column("latitude", _TEXT, _("Vĩ độ"), _("độ")),
                Column("longitude", _TEXT, _("Kinh độ"), _("độ")),
            ),
            _units,
        ),
    )
}  # fmt: skip


def schema(register: Register) -> list[dict[str, str]]:
    """The columns as they are kept beside a file."""
    return [
        {"name": one.name, "kind": one.kind.value, "meaning": one.meaning, "unit": one.unit}
        for one in register.columns
    ]


def releases(code: str) -> Any:
    """Files of a register, the newest first."""
    return OpenRelease.objects.filter(dataset=code).order_by("-day")
