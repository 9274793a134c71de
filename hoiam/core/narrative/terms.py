"""What a report may name: cells of the official forms, shares with their rest, tables and charts.

A name is one word of small letters, digits and lines below (`xld_6`), the same in the editor and in
an office's own Word file. `_ky_truoc`, `_cung_ky` and `_so_sanh` at its end compare. A share is never printed
without how much of how much it is and how much is left over.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from hoiam.core.narrative.cells import FORMS, PETITIONS
from hoiam.core.narrative.facts import With

QUOTED = "bao_chi_"  # before the code of a press figure


class Kind(StrEnum):
    """What a name gives."""

    CELL = "cell"
    SHARE = "share"
    COMPARED = "compared"
    QUOTED = "quoted"
    TABLE = "table"  # from here on: a block that stands on a line of its own
    CHART = "chart"
    REST = "rest"


BLOCKS = frozenset({Kind.TABLE, Kind.CHART, Kind.REST})


@dataclass(frozen=True, slots=True)
class Term:
    """One name, what it gives, and of what: the cell of a form, or the share, that it is about."""

    name: str
    kind: Kind
    says: str
    unit: str = ""
    form: str = ""
    column: int = 0
    of: str = ""  # the name of what is compared or left over
    other: With | None = None

    @property
    def is_block(self) -> bool:
        return self.kind in BLOCKS


@dataclass(frozen=True, slots=True)
class Ratio:
    """A share of cells: so many of so many of one unit; what is left over has a name."""

    name: str
    part: str
    whole: str
    says: str
    rest: str
    verb: str = "đạt"  # chiếm, of what is a part and nothing to be reached


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart of cells of one unit, this period beside the others."""

    name: str
    title: str
    cells: tuple[str, ...]


SETTLED = "ty_le_giai_quyet"  # B29: petitions of own authority, followed to their result
RATIOS = (
    Ratio("ty_le_da_xu_ly", "xld_2", "xld_1", "đơn đã xử lý trên tổng số đơn", "chưa xử lý"),
    Ratio("ty_le_du_dieu_kien", "xld_3", "xld_2", "đơn đủ điều kiện trên đơn đã xử lý", "không đủ điều kiện"),
    Ratio("ty_le_thuoc_tham_quyen", "xld_4", "xld_3", "đơn thuộc thẩm quyền trên đơn đủ điều kiện", "không thuộc thẩm quyền", "chiếm"),
    Ratio("ty_le_khieu_nai_dat_dai", "xld_9", "xld_6", "khiếu nại về đất đai trên đơn khiếu nại", "về lĩnh vực khác", "chiếm"),
    Ratio("ty_le_khieu_nai_chinh_sach", "xld_10", "xld_6", "khiếu nại về chế độ, chính sách trên đơn khiếu nại", "về lĩnh vực khác", "chiếm"),
    Ratio("ty_le_khieu_nai_khac", "xld_11", "xld_6", "khiếu nại về lĩnh vực khác trên đơn khiếu nại", "về đất đai, chế độ, chính sách", "chiếm"),
    Ratio("ty_le_thu_ly", "gqkn_4", "gqkn_2", "vụ việc khiếu nại đã thụ lý trên tổng số vụ việc", "chưa hoặc không thụ lý"),
    Ratio("ty_le_thi_hanh", "kqth_2", "kqth_1", "quyết định đã thi hành xong trên số phải thi hành", "chưa thi hành xong"),
    Ratio("ty_le_thuc_hien_ket_luan", "kqth_17", "kqth_16", "kết luận tố cáo đã thực hiện xong trên số phải thực hiện", "chưa thực hiện xong"),
)  # fmt: skip
# Shares that are counted from the records themselves and not from two cells.
COUNTED = {SETTLED: ("đơn khiếu nại thuộc thẩm quyền đã có quyết định giải quyết", PETITIONS, "chưa giải quyết")}  # fmt: skip
DRAWINGS = (
    Drawing("bieu_do_tiep_dan", "Lượt tiếp công dân (lượt)", ("tcd_5", "tcd_11", "tcd_17")),
    Drawing("bieu_do_loai_don", "Đơn thuộc thẩm quyền theo loại (đơn)", ("xld_6", "xld_12", "xld_19")),
    Drawing("bieu_do_xu_ly_don", "Tiếp nhận, xử lý đơn (đơn)", ("xld_1", "xld_2", "xld_3", "xld_4", "xld_23")),
    Drawing("bieu_do_khieu_nai", "Đơn khiếu nại theo lĩnh vực (đơn)", ("xld_9", "xld_10", "xld_11")),
    Drawing("bieu_do_ket_qua", "Kết quả giải quyết khiếu nại (quyết định)", ("gqkn_8", "gqkn_9", "gqkn_10", "gqkn_11", "gqkn_12")),
    Drawing("bieu_do_thi_hanh", "Thi hành quyết định giải quyết khiếu nại (quyết định)", ("kqth_1", "kqth_2")),
)  # fmt: skip
_COMPARED: Mapping[str, tuple[With | None, str]] = {
    With.BEFORE: (With.BEFORE, "so với kỳ trước"),
    With.YEAR: (With.YEAR, "so với cùng kỳ năm trước"),
    # With both; where they are the same period, once.
    "so_sanh": (None, "so với kỳ trước và cùng kỳ năm trước"),
}


def _with_comparisons(terms: Iterable[Term]) -> Iterable[Term]:
    for term in terms:
        yield term
        for ending, (other, says) in _COMPARED.items():
            yield Term(
                f"{term.name}_{ending}", Kind.COMPARED, f"{term.says}, {says}", term.unit,
                term.form, term.column, of=term.name, other=other,
            )  # fmt: skip


def _all() -> Iterable[Term]:
    for form in FORMS:
        yield from _with_comparisons(
            Term(f"{form.prefix}_{column}", Kind.CELL, says, unit, form.code, column)
            for column, (says, unit) in form.cells.items()
        )
    units = {
        f"{form.prefix}_{column}": unit
        for form in FORMS
        for column, (_, unit) in form.cells.items()
    }
    for ratio in RATIOS:
        yield from _share(ratio.name, ratio.says, units[ratio.whole], ratio.rest)
    for name, (says, unit, rest) in COUNTED.items():
        yield from _share(name, says, unit, rest)
    for form in FORMS:
        says = f"bảng các cột của biểu {form.code}, so với kỳ trước và cùng kỳ"
        yield Term(f"bang_{form.prefix}", Kind.TABLE, says, form=form.code)
    for drawing in DRAWINGS:
        yield Term(drawing.name, Kind.CHART, f"biểu đồ: {drawing.title}", of=drawing.name)


def _share(name: str, says: str, unit: str, rest: str) -> Iterable[Term]:
    yield from _with_comparisons([Term(name, Kind.SHARE, f"tỷ lệ {says}", unit)])
    yield Term(
        name.replace("ty_le", "danh_sach_con_lai", 1), Kind.REST, f"danh sách {unit} {rest}", unit,
        of=name,
    )  # fmt: skip


TERMS: Mapping[str, Term] = {term.name: term for term in _all()}
RATIO_OF: Mapping[str, Ratio] = {one.name: one for one in RATIOS}
DRAWING_OF: Mapping[str, Drawing] = {one.name: one for one in DRAWINGS}
VERBS: Mapping[str, str] = {one.name: one.verb for one in RATIOS}
REST_NAMES: Mapping[str, str] = {one.name: one.rest for one in RATIOS} | {
    name: rest for name, (_, _, rest) in COUNTED.items()
}


def term(name: str) -> Term | None:
    """What this name gives; nothing where there is none. A press figure is named by its code."""
    if name.startswith(QUOTED) and len(name) > len(QUOTED):
        return Term(name, Kind.QUOTED, "số liệu báo chí, chưa kiểm chứng")
    return TERMS.get(name)
