"""Sums: what is listed as parts of a number, and what is said to be left over."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import accumulate

from hoiam.core.claims.judging import Judgement, judged, reach
from hoiam.core.claims.passages import Item, Passage, related, wholes
from hoiam.core.claims.roles import is_change
from hoiam.core.claims.shapes import Check, Kind, Measure, Qualifier, Verdict, Why

_LISTS = re.compile(
    r"(?<!\w)(?:bao gồm|gồm có|gồm|chia ra|được phân thành|phân ra|cụ thể là|như sau)(?!\w)|:"
)
_AMONG = re.compile(r"(?<!\w)trong đó(?!\w)")
_OTHERS = re.compile(r"(?:…|\.\.\.|v\.v|vân vân|(?<!\w)khác)\s*(?:[.;)]|$)")
_NO_LIST = re.compile(
    r"[(\[]\s*(?:\d+ tháng|quý|tăng|giảm|so với|cùng kỳ|năm|không tính|không bao gồm|chưa kể|đạt|bằng|tương)"
)
_TOTAL = re.compile(
    r"(?<!\w)(?:tổng cộng|tổng số|tổng|cộng|cộng lại|cả thảy|tất cả)(?: [^\W\d_]+){0,4}(?: là)?:?\s?$"
)
_MOST_OF = Fraction(7, 10)  # a list of so much of its whole looks like a full one
MOST_HEADS = 12  # numbers before a list that it may break down
_LEAST_BY_CHANCE = 30  # below this three numbers add up to a fourth too often


def sums(passage: Passage) -> Iterator[Check]:
    """Every sum and rest of a paragraph, done again."""
    several = [*_in_brackets(passage), *_listed(passage), *_totals(passage), *_by_state(passage)]
    # A number that is the sum of something here is not called wrong for another list.
    right = {one.stated for one in several if one.verdict in (Verdict.AGREES, Verdict.CUT)}
    for found in several:
        if found.verdict is Verdict.AGREES or found.stated not in right:
            yield found


def is_usable(item: Item) -> bool:
    return item.is_counted and not is_change(item)


def sum_of(parts: list[Item]) -> Fraction:
    return sum((one.quantity.value for one in parts), Fraction(0))


def _judged(whole: Item, parts: list[Item]) -> Judgement:
    """A sum of rounded parts may be a little off, and one of "gần" and "hơn" more."""
    found = judged(whole.quantity, sum_of(parts))
    if found.verdict is not Verdict.DISAGREES:
        return found
    ends = [reach(one.quantity) for one in (*parts, whole)]
    *of_parts, (low, high) = ends
    least, most = (sum((pair[side] for pair in of_parts), Fraction(0)) for side in (0, 1))
    is_loose = least < most or low < high
    return (
        Judgement(Verdict.AGREES, Why.LOOSE) if is_loose and least < high and low < most else found
    )


def _check(whole: Item, parts: list[Item], found: Judgement) -> Check:
    numbers = tuple(one.quantity for one in parts)
    return Check(Kind.SUM, numbers, whole.quantity, sum_of(parts), found.verdict, found.why)


def _alike(parts: list[Item], whole: Item) -> bool:
    """Whether a list is of one kind: that of its whole, or one of its own, or without a word."""
    if any(one.quantity.measure is not whole.quantity.measure for one in parts):
        return False
    kins = {one.kin for one in parts} - {""}
    return len(kins - {whole.kin}) == 0 or len(kins) == 1 or not kins & _KNOWN_ELSEWHERE


_KNOWN_ELSEWHERE = frozenset(
    {"visit", "person", "petition", "case", "dossier", "event", "household"}
)


def _in_brackets(passage: Passage) -> Iterator[Check]:
    for item in passage.items:
        if not is_usable(item):
            continue
        inside = passage.bracket_after(item)
        parts = [one for one in inside if is_usable(one)]
        text = passage.bracket_text(inside[0]) if inside else ""
        if len(parts) < 2 or _NO_LIST.match(text) or not _alike(parts, item):
            continue
        found = _judged(item, parts)
        is_open = _AMONG.search(text) or _OTHERS.search(text.rstrip(")"))
        if found.is_right or not (is_open or wholes(parts)):
            yield _check(item, parts, found)
        elif _AMONG.search(text) and (odd := _odd(item, parts)):
            yield odd


def _listed(passage: Passage) -> Iterator[Check]:
    """Parts after "trong đó", "gồm", a colon, in the same sentence or the next."""
    for number in range(len(passage.bounds)):
        items = [one for one in passage.sentence(number) if one.bracket is None]
        opening = passage.opening(number)
        if number and (_AMONG.match(opening) or opening.startswith(("cụ thể", "bao gồm", "gồm"))):
            heads = [one for one in passage.sentence(number - 1) if one.bracket is None]
            yield from _families(passage, heads, items, among=bool(_AMONG.match(opening)))
        for at, item in enumerate(items[1:], start=1):
            words_before = item.before
            among, lists = _AMONG.search(words_before), _begins_list(words_before, items[at:])
            if among or lists:
                heads = _heads(passage, items[:at])
                if among and (larger := _larger(heads, item)):
                    yield larger
                near = heads[-MOST_HEADS:]
                yield from _families(passage, near, items[at:], among=bool(among))


def _begins_list(between: str, tail: list[Item]) -> bool:
    """Whether a list follows; "email: 3 ý kiến, zalo: 42 ý kiến" are labels of numbers."""
    found = _LISTS.search(between)
    if not found:
        return False
    labels = sum(one.before.endswith(":") for one in tail)
    return found.group() != ":" or not ("," in between[: found.start()] and labels > 1)


def _larger(heads: list[Item], part: Item) -> Check | None:
    """A part that is more than its whole: "12 xã, trong đó có 15 xã khó khăn"."""
    same = [one for one in heads if is_usable(one) and one.kin == part.kin]
    if len(same) != 1 or not (is_usable(part) and part.is_known):
        return None
    one, other = same[0].quantity, part.quantity
    if one.qualifier or other.qualifier or one.of or other.of or other.value <= one.value:
        return None
    found = Judgement(Verdict.DISAGREES, Why.MORE_THAN_WHOLE)
    return Check(Kind.SUM, (other,), one, other.value, found.verdict, found.why)


def _heads(passage: Passage, before: list[Item]) -> list[Item]:
    """The numbers that a list may break down: those since the last full thought."""
    cut = max(
        (
            at
            for at, one in enumerate(before[1:], start=1)
            if ";" in passage.between(before[at - 1], one)
        ),
        default=0,
    )
    return before[cut:]


def _families(
    passage: Passage, heads: list[Item], tail: list[Item], *, among: bool
) -> Iterator[Check]:
    taken = wholes(passage.items)
    usable = [one for one in heads if is_usable(one) and one.quantity.start not in taken]
    for whole in usable:
        rivals = [one for one in usable if one is not whole and one.kin == whole.kin]
        parts = [
            one
            for one in tail
            if is_usable(one)
            and one.quantity.start not in taken
            and _may_be_part(one, whole)
            and one.quantity.of in (None, whole.quantity)
        ]
        if rivals:
            parts = _of_label(whole, rivals, parts)
        found = _family(passage, whole, parts, among=among, alone=not rivals)
        if found:
            yield found


def _may_be_part(part: Item, whole: Item) -> bool:
    """Whether a listed number can be one of the parts: "512 nữ" of people, as no word speaks
    against it."""
    both = {part.quantity.measure, whole.quantity.measure}
    alike = related(part, whole) or (both == {Measure.COUNT} and not part.is_known)
    return alike and part.quantity.value <= whole.quantity.value


def _of_label(whole: Item, rivals: list[Item], parts: list[Item]) -> list[Item]:
    """Of "32 vụ KN, 63 vụ TC" the parts that say KN."""
    others = {word for one in rivals for word in one.quantity.phrase.split()}
    own = set(whole.quantity.phrase.split()) - others
    return [one for one in parts if own & set(one.quantity.phrase.split())]


def _family(
    passage: Passage, whole: Item, parts: list[Item], *, among: bool, alone: bool
) -> Check | None:
    for size in range(len(parts), 1, -1):
        found = _judged(whole, parts[:size])
        if found.is_right and found.why is not Why.LOOSE:
            return _check(whole, parts[:size], found)
    listed = _whole_list(passage, parts)
    if len(listed) < 2:
        return None
    found = _judged(whole, listed)
    if found.is_right:
        return _check(whole, listed, found)
    exact = whole.quantity.qualifier is Qualifier.EXACT
    if not among and alone and exact and not _is_open(passage, listed):
        return _check(whole, listed, found)
    return _odd(whole, listed) if among and exact else None


def _odd(whole: Item, listed: list[Item]) -> Check | None:
    """Parts after "trong đó" that make more than their whole, or nearly all of it: they may
    overlap, or be no full list; only the writer knows."""
    total = sum_of(listed)
    if _is_nested(listed) or _says_rest(whole, listed):
        return None
    if total > whole.quantity.value:
        return _check(whole, listed, Judgement(Verdict.NEEDS_CONTEXT, Why.OVERLAPPING))
    if total > whole.quantity.value * _MOST_OF:
        return _check(whole, listed, Judgement(Verdict.NEEDS_CONTEXT, Why.PARTS_LEAVE))
    return None


def _is_nested(parts: list[Item]) -> bool:
    """Whether one of the parts is broken down by those after it."""
    return any(
        sum_of(parts[at + 1 : end]) == one.quantity.value
        for at, one in enumerate(parts)
        for end in range(at + 3, len(parts) + 1)
    )


def _says_rest(whole: Item, parts: list[Item]) -> bool:
    """Whether the text after a list speaks of what is left."""
    return "còn lại" in f"{parts[-1].after} {whole.after}"


def _whole_list(passage: Passage, parts: list[Item]) -> list[Item]:
    """The parts of one list: up to where something else begins."""
    listed = parts[:1]
    for one in parts[1:]:
        between = passage.between(listed[-1], one)
        if _AMONG.search(between) or re.search(r"[.]\s", between):
            break
        listed.append(one)
    return listed


def _is_open(passage: Passage, parts: list[Item]) -> bool:
    """Whether the list says that there is more."""
    return bool(_OTHERS.search(parts[-1].after)) or "trong đó" in parts[-1].after


def _totals(passage: Passage) -> Iterator[Check]:
    """A total at the end: "tồn 35 vụ, mới 165 vụ, tổng số 200 vụ"."""
    taken = wholes(passage.items)
    for item in passage.items:
        if not (is_usable(item) and _TOTAL.search(item.before)) or item.quantity.start in taken:
            continue
        before = [
            one
            for one in passage.sentence(item.sentence)
            if one.at < item.at and one.bracket is None and is_usable(one) and related(one, item)
        ]
        for start in range(max(len(before) - 1, 0)):
            found = _judged(item, before[start:])
            if found.is_right and len(before[start:]) > 1:
                yield _check(item, before[start:], found)
                break
        else:
            small = all(one.quantity.value < item.quantity.value for one in before)
            if len(before) > 1 and small and not _AMONG.search(item.clause):
                yield _check(item, before, _judged(item, before))


def _by_state(passage: Passage) -> Iterator[Check]:
    """Numbers that add up to an earlier one without being announced as its parts."""
    taken = wholes(passage.items)
    for whole in passage.items:
        if not is_usable(whole) or whole.quantity.value < _LEAST_BY_CHANCE:
            continue
        part_of = [one for one in passage.items if one.quantity.of == whole.quantity]
        if len(part_of) > 1 and _judged(whole, part_of).is_right:
            yield _check(whole, part_of, _judged(whole, part_of))
            continue
        if whole.quantity.start in taken or whole.bracket is not None:
            continue
        for number in range(whole.sentence, min(whole.sentence + 3, len(passage.bounds))):
            tail = [
                one
                for one in passage.sentence(number)
                if one.at > whole.at
                and is_usable(one)
                and one.quantity.start not in taken
                and _may_be_part(one, whole)
            ]
            found = _run(whole, tail)
            if found:
                yield found


def _run(whole: Item, tail: list[Item]) -> Check | None:
    """The longest stretch of neighbours that makes the number."""
    upto = list(accumulate((one.quantity.value for one in tail), initial=Fraction(0)))
    places = {total: at for at, total in enumerate(upto)}
    for start, total in enumerate(upto):
        end = places.get(total + whole.quantity.value, 0)
        if end - start > 1:
            return _check(whole, tail[start:end], Judgement(Verdict.AGREES, Why.EXACT))
    return None
