"""Cells of figures against the rows that they were counted from."""

from hoiam.figures.rollup import counting, cubes, triggers
from hoiam.standing.doctor.finding import Check, Found, Scope

ADVICE = "Chạy hoiam migrate rồi mở lại dịch vụ: máy bỏ ô cũ và đếm lại từ đầu. Báo người bảo trì."


def _cells(_scope: Scope) -> Found:
    """Every cell that nothing marks says what its rows say."""
    found = Found()
    for code in cubes.CODES:
        told = counting.compared(code)
        found.looked += told.looked
        found.blame(told.wrong)
    return found


def _triggers(_scope: Scope) -> Found:
    """Whatever a cell is counted from marks it when it changes."""
    wanted, there = {one.name: one.table for one in triggers.wanted()}, triggers.standing()
    found = Found(looked=len(wanted))
    found.blame(sorted({table for name, table in wanted.items() if name not in there}))
    return found


CHECKS = (
    Check("cells", "Số liệu đếm sẵn khớp với các dòng", ADVICE, _cells),
    Check("cell-marks", "Thay đổi nào cũng đánh dấu số liệu phải đếm lại", ADVICE, _triggers),
)
