"""Figures of decisions on complaints and of their execution: 03/GQKN from column 7, 05/KQTH to 15.

To be executed in a period are decisions issued in it, and earlier ones that were neither carried
out in full nor replaced when it began; those not yet in force as well, since the circular says that
column 1 is at least 03/GQKN.7. Of an amount that was ordered, only what had not been done before
the period is still to be done in it.
"""

from hoiam.core.figures.definitions import Counting, Dataset, Figure, Measure, Measured
from hoiam.core.figures.language import Column, Condition, Kind, Mark, within_period

DECISIONS = Dataset(
    "decisions",
    "Quyết định giải quyết khiếu nại",
    Counting.DECISION,
    {
        "code": Kind.TEXT,
        "unit": Kind.TEXT,
        "area": Kind.TEXT,
        "issued_on": Kind.DAY,
        "kind": Kind.TEXT,
        "result": Kind.TEXT,
        "petition": Kind.TEXT,
        "done_on": Kind.DAY,  # all of it carried out; empty while a second complaint is settled
        "finished_on": Kind.DAY,  # done, or replaced by the second decision
    },
    dated="issued_on",
)
# What a decision orders, and each entry of what was carried out, one line each.
AMOUNTS = Dataset(
    "amounts",
    "Việc phải thi hành và đã thi hành",
    Counting.DECISION,
    {
        "code": Kind.TEXT,  # of the decision
        "unit": Kind.TEXT,
        "area": Kind.TEXT,
        "issued_on": Kind.DAY,
        "finished_on": Kind.DAY,
        "is_order": Kind.FLAG,  # otherwise something that was done
        "day": Kind.DAY,  # on which it was done
        "kind": Kind.TEXT,
        "money": Kind.NUMBER,
        "land": Kind.NUMBER,
        "organisations": Kind.NUMBER,
        "people": Kind.NUMBER,
        "officials": Kind.NUMBER,
        "cases": Kind.NUMBER,
        # Still to be done: what was ordered, less what was done.
        "money_left": Kind.NUMBER,
        "land_left": Kind.NUMBER,
    },
    dated="issued_on",
)
_CIRCULAR = "Thông tư 06/2025/TT-TTCP"
_ISSUED = within_period("issued_on")
_TO_EXECUTE = Column("issued_on").until(Mark.LAST) & ~Column("finished_on").before(Mark.FIRST)
_ORDERED, _KIND = Column("is_order").holds, Column("kind")
_DONE = ~_ORDERED & within_period("day")
_LEFT = _TO_EXECUTE & (_ORDERED | Column("day").before(Mark.FIRST))
_COUNTING = {
    "money": Counting.MONEY,
    "money_left": Counting.MONEY,
    "land": Counting.LAND,
    "land_left": Counting.LAND,
    "organisations": Counting.ORGANISATION,
    "people": Counting.PERSON,
    "officials": Counting.PERSON,
    "cases": Counting.CASE,
}


def _decisions(form: str, number: int, name: str, where: Condition) -> Figure:
    return Figure(
        f"{form}-{number}",
        name,
        f"{name}.",
        DECISIONS,
        where,
        source=f"{_CIRCULAR}, biểu {form}, cột {number}",
    )


def _sum(form: str, number: int, name: str, column: str, where: Condition, *kinds: str) -> Figure:
    return Figure(
        f"{form}-{number}",
        name,
        f"{name}.",
        AMOUNTS,
        where & _KIND.one_of(*kinds),
        measure=Measure(Measured.SUM, column),
        counting=_COUNTING[column],
        source=f"{_CIRCULAR}, biểu {form}, cột {number}",
    )


_RESULT = Column("result")
_NOW = _ORDERED & _ISSUED
_BACK = ("return-money", "return-land")
GQKN = (
    _decisions("gqkn", 7, "Quyết định giải quyết khiếu nại ban hành trong kỳ", _ISSUED),
    _decisions("gqkn", 8, "Lần đầu: khiếu nại đúng", _ISSUED & _RESULT.equals("right")),
    _decisions("gqkn", 9, "Lần đầu: khiếu nại sai", _ISSUED & _RESULT.equals("wrong")),
    _decisions("gqkn", 10, "Lần đầu: khiếu nại đúng một phần", _ISSUED & _RESULT.equals("partly")),
    _decisions("gqkn", 11, "Lần 2: công nhận kết quả lần đầu", _ISSUED & _RESULT.equals("upheld")),
    _decisions("gqkn", 12, "Lần 2: hủy, sửa kết quả lần đầu", _ISSUED & _RESULT.equals("changed")),
    _sum("gqkn", 13, "Kiến nghị thu hồi tiền cho Nhà nước", "money", _NOW, "recover-money"),
    _sum("gqkn", 14, "Kiến nghị thu hồi đất cho Nhà nước", "land", _NOW, "recover-land"),
    _sum("gqkn", 15, "Trả lại tiền cho tổ chức, cá nhân", "money", _NOW, "return-money"),
    _sum("gqkn", 16, "Trả lại đất cho tổ chức, cá nhân", "land", _NOW, "return-land"),
    _sum("gqkn", 17, "Tổ chức được trả lại quyền lợi", "organisations", _NOW, *_BACK),
    _sum("gqkn", 18, "Cá nhân được trả lại quyền lợi", "people", _NOW, *_BACK),
    _sum("gqkn", 19, "Người bị kiến nghị xử lý hành chính", "people", _NOW, "discipline"),
    _sum("gqkn", 20, "Cán bộ bị kiến nghị xử lý hành chính", "officials", _NOW, "discipline"),
    _sum("gqkn", 21, "Vụ chuyển cơ quan điều tra", "cases", _NOW, "refer"),
    _sum("gqkn", 22, "Người chuyển cơ quan điều tra", "people", _NOW, "refer"),
    _sum("gqkn", 23, "Cán bộ chuyển cơ quan điều tra", "officials", _NOW, "refer"),
)
KQTH = (
    _decisions("kqth", 1, "Quyết định phải thi hành trong kỳ", _TO_EXECUTE),
    _decisions(
        "kqth",
        2,
        "Quyết định đã thi hành xong",
        _TO_EXECUTE & Column("done_on").until(Mark.LAST),
    ),
    _sum("kqth", 3, "Tiền phải thu cho Nhà nước", "money_left", _LEFT, "recover-money"),
    _sum("kqth", 4, "Đất phải thu cho Nhà nước", "land_left", _LEFT, "recover-land"),
    _sum("kqth", 5, "Tiền đã thu cho Nhà nước", "money", _DONE, "recover-money"),
    _sum("kqth", 6, "Đất đã thu cho Nhà nước", "land", _DONE, "recover-land"),
    _sum("kqth", 7, "Tiền phải trả tổ chức, cá nhân", "money_left", _LEFT, "return-money"),
    _sum("kqth", 8, "Đất phải trả tổ chức, cá nhân", "land_left", _LEFT, "return-land"),
    _sum("kqth", 9, "Tiền đã trả tổ chức, cá nhân", "money", _DONE, "return-money"),
    _sum("kqth", 10, "Đất đã trả tổ chức, cá nhân", "land", _DONE, "return-land"),
    _sum("kqth", 11, "Người đã bị xử lý hành chính", "people", _DONE, "discipline"),
    _sum("kqth", 12, "Cán bộ đã bị xử lý hành chính", "officials", _DONE, "discipline"),
    _sum("kqth", 13, "Vụ đã khởi tố", "cases", _DONE, "refer"),
    _sum("kqth", 14, "Người đã khởi tố", "people", _DONE, "refer"),
    _sum("kqth", 15, "Cán bộ đã khởi tố", "officials", _DONE, "refer"),
)
IN_FORMS = (*GQKN, *KQTH)
