"""A closed period of a unit, and the denunciations of a province as somebody typed them in."""

from hoiam.figures.models import Closing, YearTotal
from hoiam.units.models import Unit
from tests.cast import NOW, SINCE


def closed(unit: Unit) -> Closing:
    """Nothing was counted in it."""
    closing = Closing(
        code="ck-1", source="so-lieu-cases", unit=unit, period="2026-quarter-1", first=SINCE,
        last=SINCE, bodies=[unit.code], lines=[["cases-received", "Đã nhận", "case", "0"]], records=b"x\x9c\xab\xae\x05\x00\x01u\x00\xf9",
        hash="0" * 64, closed_at=NOW, closed_by="o-L",
    )  # fmt: skip
    closing.save()
    return closing


def typed(province: Unit) -> YearTotal:
    """By a leader who is not at the table."""
    return YearTotal(
        province=province, year=2025, numbers={}, entered_at=NOW, entered_by="cb-somebody"
    )
