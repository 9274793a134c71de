"""Numbers of a closed table as a page says them."""

from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from hoiam.core.figures.closing import Number
from hoiam.core.figures.definitions import Counting
from hoiam.core.figures.names import COUNTED
from hoiam.core.text import vn_number

MILLION = Decimal(1_000_000)


def number_words(number: Number, counting: str) -> str:
    """4.209; money in millions of đồng, as the forms print it."""
    value = Fraction(number) / 1_000_000 if counting == Counting.MONEY else Fraction(number)
    digits = next((one for one in range(3) if (value * 10**one).denominator == 1), 3)
    return vn_number(value, digits)


def counted_words(counting: str) -> str:
    """What one is; of a form, its column says so."""
    if counting == Counting.MONEY:
        return _("triệu đồng")
    return _(COUNTED[Counting(counting)]) if counting in Counting else ""
