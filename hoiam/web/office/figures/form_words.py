"""Numbers and notes of official tables in words."""

from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from hoiam.core.figures.forms.shapes import Number, Unit
from hoiam.core.text import vn_number
from hoiam.figures.forms.sheets import FormSheet

MILLION = Decimal(1_000_000)


def number(value: Number | None, unit: Unit | None = None) -> str:
    """Money in millions of đồng, land in m², everything else as it is; nothing where nobody says."""
    if value is None:
        return ""
    exact = Fraction(value / MILLION if unit is Unit.MONEY else value)
    digits = next((one for one in range(3) if (exact * 10**one).denominator == 1), 3)
    return vn_number(exact, digits)


def notes(found: FormSheet) -> list[str]:
    """What a reader has to know of a table: what is not in it, and what its columns mean."""
    said = []
    if found.partial and found.form.code != "04/GQTC":
        said.append(_("Phần về tố cáo do người giữ hồ sơ tố cáo điền từ hồ sơ của mình."))
    if found.form.code == "04/GQTC":
        said.append(_("Biểu này do người giữ hồ sơ tố cáo điền từ hồ sơ của mình."))
    if found.form.code == "02/XLD":
        said.append(_("Kỳ trước chuyển sang là đơn chưa xử lý khi kỳ bắt đầu."))
    if any(one.unit is Unit.MONEY for one in found.form.columns.values()):
        said.append(_("Tiền tính bằng triệu đồng, đất bằng m²."))
    if found.notes:
        said.append(found.notes)
    return said
