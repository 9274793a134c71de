"""What is read out of a draft, and what is found about it.

Places are places in the text that was read; it is expected as `text.normalise` leaves it.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Qualifier(StrEnum):
    """How a writer holds a number at a distance. The number itself is kept as it is printed."""

    EXACT = ""
    ABOUT = "about"  # khoảng, chừng, ước
    BELOW = "below"  # gần, ngót: a little less
    ABOVE = "above"  # hơn, trên: a little more
    UNDER = "under"  # dưới, chưa đến: less
    AT_LEAST = "at-least"  # ít nhất, từ … trở lên
    AT_MOST = "at-most"  # không quá, tối đa


class Measure(StrEnum):
    """What a number measures."""

    COUNT = "count"
    PERCENT = "percent"
    POINTS = "points"  # percentage points
    TIMES = "times"  # gấp đôi, 2,5 lần
    MONEY = "money"  # đồng, or the currency that stands as its noun
    TIME = "time"  # days, months, years
    AMOUNT = "amount"  # hectares, tonnes, kilometres


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as it stands in the text, from `start` up to `end`, with its sign and magnitude."""

    start: int
    end: int
    value: Fraction  # 70,3 tỷ đồng is 70 300 000 000
    step: Fraction  # what one more in its last printed digit would be: of 70,3 tỷ 100 000 000
    measure: Measure
    decimals: int = 0  # as printed: 99,87 % has two
    scale: int = 1  # the magnitude as printed: of 70,3 tỷ 1 000 000 000
    qualifier: Qualifier = Qualifier.EXACT
    said: str = ""  # the qualifier's own words: gần
    noun: str = ""  # the unit of counting as written: lượt công dân
    phrase: str = ""  # the words after it, to the end of the thought: đơn khiếu nại, tố cáo
    high: Fraction | None = None  # of a range: its upper end
    of: "Quantity | None" = None  # of 16/20: the 20
    spoken: bool = False  # in words: một nửa, mười một


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of content, in its paragraph, with its numbers in order."""

    start: int
    end: int
    paragraph: int
    quantities: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the text that is no content, and why: menu, counter, teaser, caption …"""

    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that was read."""

    text: str
    sentences: tuple[Sentence, ...]
    quantities: tuple[Quantity, ...]
    furniture: tuple[Stretch, ...] = ()


class Kind(StrEnum):
    """Which arithmetic ties numbers together."""

    SHARE = "share"  # a of b is p %
    SUM = "sum"  # a + b + c = n
    REST = "rest"  # n − a = what is left
    DIFFERENCE = "difference"  # so many more or fewer than before
    GROWTH = "growth"  # so many percent more or fewer than before
    PLAN = "plan"  # p % of the plan
    TIMES = "times"  # twice as many
    PRODUCT = "product"  # n at so much each
    WEEKDAY = "weekday"  # a day and its name
    LONE = "lone"  # a number that nothing in the text speaks of


class Verdict(StrEnum):
    """What arithmetic says of a number."""

    AGREES = "agrees"
    CUT = "cut"  # agrees by cutting, not by rounding
    DISAGREES = "disagrees"
    NEEDS_CONTEXT = "needs-context"
    NO_DENOMINATOR = "no-denominator"
    UNCHECKED = "unchecked"  # cannot be checked


class Why(StrEnum):
    """The reason of a verdict; words are looked up at the door."""

    EXACT = "exact"
    ROUNDED = "rounded"
    CUT = "cut"
    WITHIN = "within-qualifier"  # right with its gần, hơn, trên
    OFF = "off"  # another value comes out
    WRONG_SIDE = "wrong-side"  # "hơn" where it is fewer, "gần" where it is more
    AVERAGE = "average-of-units"  # an average of units is not the share of their sums
    LOOSE = "loose-operands"  # computed of numbers that are themselves "gần", "hơn"
    OVERLAPPING = "overlapping-parts"
    PARTS_LEAVE = "parts-leave-a-rest"  # most of a number is listed; what is left is not said
    OTHER_WHOLE = "other-whole"  # the numbers beside it do not give it; its whole may be another
    MORE_THAN_WHOLE = "more-than-whole"  # a part larger than its whole
    POINTS = "percentage-points"  # two percentages differ by points, not by percent
    NOT_STATED = "not-stated"  # "16/20" without its share; `computed` is the share
    NO_PART = "no-part"  # "trong đó … chiếm 42 %": the whole is there, the number is not
    NO_WHOLE = "no-whole"  # a percentage of something not counted here
    NO_PLAN = "no-plan"  # the plan is not stated; `computed` is what it would have to be
    NO_BASE = "no-base"  # the earlier number is not stated; `computed` is what it would be
    NOTHING = "nothing-to-compare"


@dataclass(frozen=True, slots=True)
class Check:
    """One sum done again: of these numbers, this is stated and that comes out."""

    kind: Kind
    numbers: tuple[Quantity, ...]
    stated: Quantity | None
    computed: Fraction | None  # in the measure of `stated`: percent, đồng, pieces
    verdict: Verdict
    why: Why
    loose: Qualifier = Qualifier.EXACT  # kept from the numbers it was computed of
    unsaid: Fraction | None = None  # of a share: a rest that nobody mentions
    at: tuple[int, int] | None = None  # its place where nothing is `stated`

    @property
    def place(self) -> tuple[int, int]:
        """Where its mark stands."""
        if self.stated is not None:
            return self.stated.start, self.stated.end
        if self.at is not None:
            return self.at
        return self.numbers[0].start, self.numbers[-1].end


SERIOUSNESS = (
    Verdict.DISAGREES,
    Verdict.NEEDS_CONTEXT,
    Verdict.NO_DENOMINATOR,
    Verdict.CUT,
    Verdict.AGREES,
    Verdict.UNCHECKED,
)
