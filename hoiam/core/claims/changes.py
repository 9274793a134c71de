"""Changes: so many more, so many percent fewer, twice as many, than before."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from itertools import pairwise

from hoiam.core.claims.judging import Judgement, again, judged
from hoiam.core.claims.passages import Item, Passage, related
from hoiam.core.claims.roles import Role, is_change, role
from hoiam.core.claims.shapes import Check, Kind, Measure, Qualifier, Verdict, Why

_DOWN = re.compile(r"(?:giảm|thấp hơn|ít hơn|hụt|bớt)[^,;.]{0,25}$")
_FROM = re.compile(r"(?<!\w)từ(?: mức| con số| chỗ| chỉ| chỉ có)?$")
_TO = re.compile(
    r"(?<!\w)(?:lên|xuống|còn|thành|đến|tới|lên đến|lên tới|xuống còn)(?: mức| còn| là)?$"
)
_TIME_OF = re.compile(
    r"(?<!\w)(?:năm|quý|tháng|kỳ|nhiệm kỳ|vụ|tuần)\s(?:\d|i|trước|ngoái|nay|này|cùng)"
)
_EARLIER = re.compile(
    r"cùng kỳ|(?:năm|tháng|quý|kỳ|vụ|tuần) (?:trước|ngoái|học trước)|(?:năm|tháng|quý) \d|so với|kỳ trước"
)


def changes(passage: Passage) -> Iterator[Check]:
    """Every change of a paragraph, done again."""
    twice = {
        item.at: other
        for item in passage.items
        if item.is_percent and (other := told_twice(passage, item)) is not None
    }
    told = {other.at for other in twice.values()}
    for item in passage.items:
        if item.at in twice:
            yield _twice(passage, item, twice[item.at])
        elif item.at not in told and _is_told(item):
            yield _change(passage, item)


def _is_told(item: Item) -> bool:
    measured = item.is_counted or item.quantity.measure in _CHANGES
    return (measured and is_change(item)) or role(item) is Role.OF_BEFORE


_TWICE = re.compile(
    r"[^.;,\d()=\[\]]{0,40}(?:=|\(|\[|tương ứng|tương đương|bằng|hay|,)"
    r"\s*(?:(?:tăng|giảm|với|tỷ lệ|[-–−+]|khoảng|là|tương ứng|tương đương)\s*)*"
)
_COMPARING = re.compile(r"^\s*so (?:với |cùng )")
_SIGNED = re.compile(r"[-–−+]$")
_MINUS = re.compile(r"[-–−]$")
_CHANGES = (Measure.PERCENT, Measure.POINTS, Measure.TIMES)


def _kind(item: Item) -> Kind:
    if item.quantity.measure is Measure.TIMES:
        return Kind.TIMES
    return Kind.GROWTH if item.is_percent else Kind.DIFFERENCE


def _change(passage: Passage, item: Item) -> Check:
    pairs = list(_pairs(passage, item))
    right = next((pair for pair in pairs if _found(item, *pair[:2]).is_right), None)
    if right:
        return _checked(item, right[0], right[1])
    plain = next((pair for pair in pairs if pair[2]), None)
    if plain:
        return _checked(item, plain[0], plain[1])
    now = _now(passage, item)
    numbers = (now.quantity,) if now else ()
    return Check(
        _kind(item), numbers, item.quantity, _base(item, now), Verdict.NO_DENOMINATOR, Why.NO_BASE,
        now.quantity.qualifier if now else Qualifier.EXACT,
    )  # fmt: skip


def told_twice(passage: Passage, item: Item) -> Item | None:
    """The same change in pieces, beside one in percent: "giảm 1,6% (-673 ha)"."""
    for other in passage.items[max(item.at - 1, 0) : item.at + 2]:
        if other is item or other.sentence != item.sentence or not other.is_counted:
            continue
        first, second = sorted((item, other), key=lambda one: one.at)
        changes_too = is_change(other) or _SIGNED.search(other.before)
        if changes_too and _TWICE.fullmatch(passage.between(first, second)):
            return other
    return None


def _twice(passage: Passage, item: Item, other: Item) -> Check:
    falls = _DOWN.search(other.before) or _DOWN.search(item.before) or _MINUS.search(other.before)
    share = partial(_share_of_before, -1 if falls else 1)
    first = min(item, other, key=lambda one: one.at)
    nows = [
        one for one in _told_before(passage, first) if related(one, other) and not is_change(one)
    ]
    right = [
        one for one in nows if again(item.quantity, share, one.quantity, other.quantity).is_right
    ]
    now = right[0] if right else _plainly_now(first, other, nows)
    if now is None and nows:
        computed = share(nows[0].quantity.value, other.quantity.value)
        return Check(
            Kind.GROWTH, (nows[0].quantity, other.quantity), item.quantity, computed,
            Verdict.NEEDS_CONTEXT, Why.OTHER_WHOLE,
        )  # fmt: skip
    if now is None:
        return Check(
            Kind.GROWTH, (other.quantity,), item.quantity, None, Verdict.NO_DENOMINATOR, Why.NO_BASE
        )
    found = again(item.quantity, share, now.quantity, other.quantity)
    computed = share(now.quantity.value, other.quantity.value)
    both = (now.quantity, other.quantity)
    return Check(Kind.GROWTH, both, item.quantity, computed, found.verdict, found.why)


def _plainly_now(first: Item, other: Item, nows: list[Item]) -> Item | None:
    """What changed, where the text leaves no doubt: one number alone, a measured one directly
    before the change, or the one that shares more words with it than any other."""
    if len(nows) == 1:
        return nows[0]
    beside = [one for one in nows if one.at == first.at - 1 and one.sentence == first.sentence]
    if beside and other.quantity.measure is not Measure.COUNT:
        return beside[0]
    wanted = _words(other.quantity.phrase)
    shared = [len(wanted & _words(f"{one.before} {one.quantity.phrase}")) for one in nows]
    most = max(shared, default=0)
    return nows[shared.index(most)] if shared.count(most) == 1 else None


def _told_before(passage: Passage, item: Item) -> Iterator[Item]:
    """The numbers before a change that it may be of: in its sentence, and where that one only
    compares, in the sentence before."""
    back = 1 if passage.opening(item.sentence).startswith(("so với", "so cùng")) else 0
    for other in passage.outside(item):
        if item.sentence - other.sentence > back:
            return
        if (
            item.is_counted
            and ";" in passage.between(other, item)
            and not _COMPARING.search(item.clause)
        ):
            return
        yield other


def _share_of_before(sign: int, now: Fraction, by: Fraction) -> Fraction:
    """A change in percent of what was before."""
    before = now - sign * by
    return 100 * by / before if before > 0 else Fraction(0)


def _pairs(passage: Passage, item: Item) -> Iterator[tuple[Item, Item, bool]]:
    """What it is now, what it was, and whether the text leaves no doubt of it."""
    yield from _from_to(passage, item)
    now = _now(passage, item)
    if now is None:
        return
    for base in passage.bracket_after(item):
        if _comparable(item, now, base):
            alone = len([one for one in passage.bracket_after(item) if _comparable(item, now, one)])
            yield now, base, alone == 1
    for base in passage.items[item.at + 1 : item.at + 3]:
        if base.sentence != item.sentence or is_change(base) or not _comparable(item, now, base):
            continue
        if item.bracket is not None and base.bracket != item.bracket:
            continue
        between = passage.between(item, base)
        said = bool(re.search(r"so với[^;.\d]*(?:\d{4}[^;.\d]*)?$", between))
        if said or _EARLIER.search(between):
            yield now, base, said and "," not in between
    for base in _before(passage, now):
        if _comparable(item, now, base):
            yield now, base, _dated_both(passage, base, now)


def _from_to(passage: Passage, item: Item) -> Iterator[tuple[Item, Item, bool]]:
    """From 1.000 to 1.300."""
    near = [
        one for one in passage.sentence(item.sentence) if one is not item and not is_change(one)
    ]
    for base, now in pairwise(near):
        same = base.quantity.measure is now.quantity.measure
        if same and _FROM.search(base.before) and _TO.search(now.before):
            close = abs(item.at - now.at) == 1 or abs(item.at - base.at) == 1
            if close and _fits(item, now):
                yield now, base, True


def _fits(item: Item, now: Item) -> bool:
    """Whether what changed and the change are of one measure."""
    if item.quantity.measure is Measure.POINTS:
        return now.is_percent
    if item.is_percent or item.quantity.measure is Measure.TIMES:
        return now.is_counted or now.is_percent
    return related(item, now)


def _now(passage: Passage, item: Item) -> Item | None:
    """What changed: the nearest number before it that is no change itself; of several that count
    the same the one that shares most words with it: dead with dead, hurt with hurt."""
    found: list[Item] = []
    for other in _told_before(passage, item):
        if is_change(other) or other.quantity.measure is Measure.TIME:
            continue
        if not _fits(item, other):
            if item.is_counted:
                continue
            break
        if other.is_percent and item.is_percent and role(other) is not Role.LEVEL:
            continue
        if item.is_counted and _sign(item) > 0 and other.quantity.value < item.quantity.value:
            continue
        found.append(other)
        if not item.is_counted:
            break
    wanted = _words(item.quantity.phrase)
    return max(
        found,
        key=lambda one: (len(wanted & _words(f"{one.before} {one.quantity.phrase}")), one.at),
        default=None,
    )


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


def _before(passage: Passage, now: Item) -> Iterator[Item]:
    for other in reversed(passage.items[: now.at]):
        if now.sentence - other.sentence > 1:
            return
        if not is_change(other) and other.bracket == now.bracket:
            yield other


def _comparable(item: Item, now: Item, base: Item) -> bool:
    if _SIGNED.search(base.before):
        return False
    return base is not now and _fits(item, base) and related(now, base) and base.quantity.value > 0


def _dated_both(passage: Passage, base: Item, now: Item) -> bool:
    """Whether two neighbours are told as of two times: "năm 2022 có 300 ha, năm 2023 có 350 ha"."""
    if now.at - base.at != 1 or base.sentence != now.sentence:
        return False
    return bool(_TIME_OF.search(base.before) and _TIME_OF.search(now.before))


def _found(item: Item, now: Item, base: Item) -> Judgement:
    points = _sign(item) * (now.quantity.value - base.quantity.value)
    # Two percentages differ by points; a writer who says percent may mean either.
    if item.is_percent and now.is_percent and judged(item.quantity, points).is_right:
        return Judgement(Verdict.NEEDS_CONTEXT, Why.POINTS)
    return again(item.quantity, partial(_computed, item), now.quantity, base.quantity)


def _sign(item: Item) -> int:
    return -1 if _DOWN.search(item.before) else 1


def _computed(item: Item, now: Fraction, base: Fraction) -> Fraction:
    if item.quantity.measure is Measure.TIMES:
        return base / now if _DOWN.search(item.before) and now else now / base
    if role(item) is Role.OF_BEFORE:
        return 100 * now / base
    change = _sign(item) * (now - base)
    return 100 * change / base if item.is_percent else change


def _checked(item: Item, now: Item, base: Item) -> Check:
    found = _found(item, now, base)
    computed = _computed(item, now.quantity.value, base.quantity.value)
    loose = now.quantity.qualifier or base.quantity.qualifier
    numbers = (now.quantity, base.quantity)
    return Check(_kind(item), numbers, item.quantity, computed, found.verdict, found.why, loose)


def _base(item: Item, now: Item | None) -> Fraction | None:
    """What it would have been before, if the change is right."""
    if now is None:
        return None
    value, change = now.quantity.value, item.quantity.value
    if item.quantity.measure is Measure.TIMES:
        return value / change if change else None
    if role(item) is Role.OF_BEFORE:
        return value * 100 / change if change else None
    if item.is_percent and not now.is_percent:
        share = 100 + _sign(item) * change
        return value * 100 / share if share > 0 else None
    return value - _sign(item) * change
