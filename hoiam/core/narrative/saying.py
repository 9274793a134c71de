"""What a name says in a report. Vietnamese, for paper: this is the text of an official report.

A number stands with its unit; a share with how much of how much, and what is left over; growth with
the number that it grew from. What is not known stays a gap for a pen, and no earlier number is no
growth.
"""

from decimal import Decimal
from fractions import Fraction

from hoiam.core.figures.definitions import Rounding
from hoiam.core.figures.shares import Share, rounded
from hoiam.core.narrative.cells import LAND, MONEY
from hoiam.core.narrative.facts import Cell, Counted, Facts, Number, With
from hoiam.core.narrative.terms import RATIO_OF, REST_NAMES, TERMS, VERBS, Kind, Term
from hoiam.core.text import vn_number

GAP = "……"  # what a pen fills in
_OTHER = {With.BEFORE: "kỳ trước", With.YEAR: "cùng kỳ năm trước"}
_MILLION = 1_000_000


def number(value: Number, unit: str = "") -> str:
    """4.209 · 12,5: money in millions as it is printed, land in square metres."""
    exact = Fraction(value) / _MILLION if unit == MONEY else Fraction(value)
    digits = 0 if exact.denominator == 1 else {MONEY: 3, LAND: 2}.get(unit, 1)
    said = vn_number(exact, digits)
    return said.rstrip("0").rstrip(",") if digits else said


def counted(value: Number | None, unit: str) -> str:
    """158 đơn; a gap where nobody has the number."""
    return f"{GAP if value is None else number(value, unit)} {unit}".strip()


def percent(share: Share, rounding: Rounding = Rounding.HALF_UP) -> str:
    """94,3%, from the exact share."""
    exact = share.exact
    return "" if exact is None else f"{_decimal(rounded(exact, 1, rounding))}%"


def _decimal(value: Decimal) -> str:
    return vn_number(Fraction(value), 1)


def of_share(share: Share | None, unit: str, rest: str, verb: str = "đạt") -> str:
    """149/158 đơn, đạt 94,3%, còn 9 đơn chưa giải quyết. Of nothing there is no share."""
    if share is None:
        return f"{GAP}/{GAP} {unit}"
    if not share.whole:
        return f"0/0 {unit}, chưa có {unit} nào để tính tỷ lệ"
    said = f"{number(share.part, unit)}/{number(share.whole, unit)} {unit}, {verb} {percent(share)}"
    return f"{said}, còn {number(share.rest, unit)} {unit} {rest}".strip()


def text(term: Term, facts: Facts) -> str:
    """What a name says inside a sentence."""
    match term.kind:
        case Kind.CELL:
            return counted(facts.asked.cell(term.name).number, term.unit)
        case Kind.SHARE:
            share, verb = share_of(term.name, facts.asked), VERBS.get(term.name, "đạt")
            return of_share(share, term.unit, REST_NAMES[term.name], verb)
        case Kind.QUOTED:
            quoted = facts.quoted.get(term.name)
            return GAP if quoted is None else f"{quoted.said} ({quoted.source}, chưa kiểm chứng)"
        case Kind.COMPARED:
            return _compared(term, facts)
        case _:
            raise ValueError(f"{term.name} stands on a line of its own")


def share_of(name: str, of: Counted) -> Share | None:
    """A share of one period: as it was counted, or of two cells; nothing where one is missing."""
    ratio = RATIO_OF.get(name)
    if ratio is None:
        return of.shares.get(name)
    part, whole = of.cell(ratio.part).number, of.cell(ratio.whole).number
    return None if part is None or whole is None else Share(part, whole)


def _compared(term: Term, facts: Facts) -> str:
    if term.other is not None:
        return _with(term.other, term, facts)
    if facts.before.period == facts.year.period:
        return _with(With.YEAR, term, facts)
    return "; ".join(_with(other, term, facts) for other in With)


def _with(other: With, term: Term, facts: Facts) -> str:
    earlier, said = facts.of(other), _OTHER[other]
    if not earlier.known:
        return f"chưa có số liệu {said} để so sánh"
    if TERMS[term.of].kind is Kind.SHARE:
        return _shares_apart(share_of(term.of, facts.asked), share_of(term.of, earlier), said, term)
    return _cells_apart(facts.asked.cell(term.of), earlier.cell(term.of), said, term.unit)


def _cells_apart(now: Cell, earlier: Cell, said: str, unit: str) -> str:
    if now.number is None or earlier.number is None:
        return f"{GAP} so với {said} ({counted(earlier.number, unit)})"
    before = f"{said} ({counted(earlier.number, unit)})"
    apart = now.number - earlier.number
    if not apart:
        return f"bằng {before}"
    verb, by = ("tăng", apart) if apart > 0 else ("giảm", -apart)
    growth = f" ({percent(Share(by, earlier.number))})" if earlier.number else ""
    return f"{verb} {counted(by, unit)}{growth} so với {before}"


def _shares_apart(now: Share | None, earlier: Share | None, said: str, term: Term) -> str:
    if now is None or earlier is None:
        return f"{GAP} so với {said}"
    if now.exact is None or earlier.exact is None:
        return f"không so sánh được tỷ lệ với {said} ({_of(earlier, term)})"
    before = f"{said} ({_of(earlier, term)})"
    points = rounded(abs(now.exact - earlier.exact), 1, Rounding.HALF_UP)
    if not points:
        return f"bằng {before}"
    verb = "cao hơn" if now.exact > earlier.exact else "thấp hơn"
    return f"{verb} {_decimal(points)} điểm phần trăm so với {before}"


def _of(share: Share, term: Term) -> str:
    unit = term.unit
    printed = f", {VERBS.get(term.of, 'đạt')} {percent(share)}" if share.whole else ""
    return f"{number(share.part, unit)}/{number(share.whole, unit)} {unit}{printed}"
