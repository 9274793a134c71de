"""A figure as a page shows it: what, of what, how printed, what is left over, and why the same
figure by the other rule of periods is another number."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from hoiam.core.figures import saying
from hoiam.core.figures.apart import Stretch, alone_in, other_rule
from hoiam.core.figures.catalogue import figure as by_code
from hoiam.core.figures.counting import Number
from hoiam.core.figures.definitions import Direction, Figure, Rounding
from hoiam.core.figures.names import COUNTED
from hoiam.core.figures.shares import rounded
from hoiam.core.periods import Period
from hoiam.figures import engine
from hoiam.figures.datasets import Among
from hoiam.figures.engine import Answer
from hoiam.web import words
from hoiam.web.boards import choosing
from hoiam.web.figure_pages.asking import PERIOD, Wanted

EXACT_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Printed:
    """A share as it is printed: rounded, exact, and the rule between them."""

    rounded: str
    exact: str
    is_exact: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Side:
    """The same figure in the period of one rule, and what only that period has."""

    name: str
    period: Period
    answer: Answer
    alone: tuple[Stretch, ...]
    only_here: int
    url: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A figure that this one is never shown without."""

    figure: Figure
    answer: Answer
    url: str


def printed(answer: Answer) -> Printed | None:
    """A share in percent, from its exact value; nothing where there is none."""
    share, figure = answer.share, answer.figure
    if share is None or share.exact is None:
        return None
    shown = share.percent(figure.decimals, figure.rounding)
    exact = rounded(share.exact, EXACT_DECIMALS, figure.rounding)
    cut = figure.rounding is Rounding.CUT
    rule = _("bỏ số lẻ thừa, không làm tròn") if cut else _("làm tròn, từ 5 trở lên thì tăng")
    return Printed(
        f"{words.number(shown)}%", f"{words.number(exact)}%", Fraction(exact) == share.exact, rule
    )


def sides(answer: Answer, wanted: Wanted, among: Among) -> tuple[Side, Side] | None:
    """Both rules of periods, when both have begun; nothing where they cut alike."""
    here, there = wanted.period, other_rule(wanted.period)
    if there.first > wanted.today or (here.first, here.last) == (there.first, there.last):
        return None
    other = choosing.asked_of(there, wanted.today)
    beside = engine.answer(answer.figure, other, wanted.scope, among=among)
    return _side(answer, wanted, here, there, among), _side(beside, wanted, there, here, among)


def _side(answer: Answer, wanted: Wanted, here: Period, there: Period, among: Among) -> Side:
    other = choosing.asked_of(there, wanted.today)
    figure, asked = answer.figure, answer.asked
    only = engine.only_in_count(figure, asked, other, wanted.scope, among=among)
    return Side(
        choosing.name_of(here),
        here,
        answer,
        alone_in(here, there),
        only,
        wanted.query(**{PERIOD: here.code}),
    )


def beside(figure: Figure, wanted: Wanted, among: Among) -> list[Beside]:
    """The other one of a pair, or the other three of what came, was done and is left."""
    others = [by_code(code) for code in figure.beside]
    found = engine.answers(others, wanted.asked, wanted.scope, among=among)
    return [Beside(one, found[one.code], wanted.query()) for one in others]


def facts(figure: Figure) -> list[tuple[str, str]]:
    """The definition, line by line."""
    better = {
        Direction.UP: _("cao hơn là tốt hơn"),
        Direction.DOWN: _("thấp hơn là tốt hơn"),
        Direction.NONE: _("không có chiều tốt, xấu"),
    }
    lines = [
        (_("Nghĩa là"), _(figure.meaning)),
        (_("Đơn vị đếm"), _(COUNTED[figure.unit_of_counting])),
        (_("Lấy từ"), _(figure.dataset.name)),
    ]
    if figure.within is not None:
        lines += [
            (_("Tử số"), saying.said(figure.counted)),
            (_("Mẫu số"), saying.said(figure.within)),
        ]
    else:
        lines.append((_("Quy tắc"), saying.said(figure.where)))
    return [
        *lines,
        (_("Chiều"), better[figure.direction]),
        (_("Căn cứ"), _(figure.source) if figure.source else _("chưa ghi")),
        (_("Mã, phiên bản"), f"{figure.code}, {figure.version}"),
    ]


def number(value: Number) -> str:
    """A number as it is printed; nothing known is said in words by the page."""
    return words.number(value)
