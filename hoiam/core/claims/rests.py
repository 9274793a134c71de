"""What is left over of a whole, and percentages that make a hundred."""

import re
from collections.abc import Iterator
from fractions import Fraction

from hoiam.core.claims.judging import Judgement, judged
from hoiam.core.claims.passages import Item, Passage, related
from hoiam.core.claims.roles import Role, role
from hoiam.core.claims.shapes import Check, Kind, Qualifier, Verdict, Why
from hoiam.core.claims.sums import is_usable, sum_of

_LEFT = re.compile(
    r"(?<!\w)(?:số còn lại|còn lại|còn|hiện còn|chỉ còn)(?: (?:là|có|khoảng|lại|\w+))?\s?$"
)
_DOWN_TO = re.compile(r"(?:giảm|xuống|hạ|rút)(?: xuống)? còn$|vẫn còn$")
_LEFT_AFTER = re.compile(r"\s*(?:[^\W\d_]+ ){0,3}còn lại(?!\w)")
_DONE = re.compile(
    r"(?<!\w)(?:đã|giải quyết|xử lý|hoàn thành|thành|đạt|trả|xong|thu|kết thúc|giải ngân|nộp|hòa giải|trả lời)(?!\w)"
)
_PENDING = re.compile(
    r"(?<!\w)(?:đang|chưa|tiếp tục|còn lại|chuyển|chờ|trong hạn|quá hạn|dở dang|thụ lý)(?!\w)"
)


def _is_left(item: Item) -> bool:
    if _DOWN_TO.search(item.before):
        return False
    return bool(_LEFT.search(item.before) or _LEFT_AFTER.match(item.after))


def rests(passage: Passage) -> Iterator[Check]:
    """What is said to be left over, done again."""
    for item in passage.items:
        if not is_usable(item) or not _is_left(item):
            continue
        before = [
            one
            for one in reversed(passage.items[: item.at])
            if item.sentence - one.sentence <= 2
            and is_usable(one)
            and (one.bracket is None or one.bracket == item.bracket)
            and related(one, item)
        ]
        found = _rest(passage, item, before)
        if found:
            yield found


def _rest(passage: Passage, item: Item, before: list[Item]) -> Check | None:
    """What is left of the whole: `before` has the nearest first."""
    for start in range(1, len(before)):
        whole = before[start]
        parts = before[:start]
        computed = whole.quantity.value - sum_of(parts)
        if judged(item.quantity, computed).is_right:
            return _left(item, whole, parts, computed, judged(item.quantity, computed))
        nearest = whole.quantity.value - parts[-1].quantity.value
        if judged(item.quantity, nearest).is_right:
            return _left(item, whole, parts[-1:], nearest, judged(item.quantity, nearest))
    part = next((one for one in before if one.quantity.of is not None), None)
    same = [one for one in before if one.sentence == item.sentence]
    pair: tuple[Item, Item] | None = None
    if part is not None and part.sentence == item.sentence:
        pair = next((one for one in before if one.quantity == part.quantity.of), part), part
    elif len(same) == 2 and _done_of(same[0], same[1]) and _pending(item, same[0]):
        pair = same[1], same[0]
    if pair is None:
        return None
    computed = pair[0].quantity.value - pair[1].quantity.value
    return _left(item, pair[0], [pair[1]], computed, judged(item.quantity, computed))


def _done_of(part: Item, whole: Item) -> bool:
    return part.quantity.value <= whole.quantity.value


def _pending(item: Item, part: Item) -> bool:
    """Whether one number says what was done and the other what was not."""
    if _PENDING.search(part.quantity.phrase):
        return False
    told = _DONE.search(f"{part.before} {part.quantity.phrase}") or "trong đó" in part.before
    return bool(told and _PENDING.search(f"{item.before} {item.after}"))


def _left(
    item: Item, whole: Item, parts: list[Item], computed: Fraction, found: Judgement
) -> Check:
    numbers = (whole.quantity, *(one.quantity for one in reversed(parts)))
    return Check(Kind.REST, numbers, item.quantity, computed, found.verdict, found.why)


def hundreds(passage: Passage) -> Iterator[Check]:
    """Percentages of one whole, which have to give a hundred."""
    for number in range(len(passage.bounds)):
        parts = [
            one
            for one in passage.sentence(number)
            if one.is_percent
            and role(one) in (Role.SHARE, Role.LEVEL)
            and one.quantity.qualifier is Qualifier.EXACT
        ]
        if len(parts) < 2 or any(one.quantity.value >= 100 for one in parts):
            continue
        total = sum_of(parts)
        slack = sum((one.quantity.step for one in parts), Fraction(0)) / 2
        left = bool(re.search(r"còn lại(?: là| có)?$", parts[-1].before))
        alone = left and not any(is_usable(one) for one in passage.sentence(number))
        whole_list = len(parts) > 2 and abs(total - 100) <= slack
        if not (total == 100 or alone or whole_list):
            continue
        if abs(total - 100) <= slack:
            found = Judgement(Verdict.AGREES, Why.EXACT if total == 100 else Why.ROUNDED)
        else:
            found = Judgement(Verdict.DISAGREES, Why.OFF)
        quantities = tuple(one.quantity for one in parts)
        yield Check(
            Kind.SUM, quantities, None, total, found.verdict, found.why,
            at=(quantities[0].start, quantities[-1].end),
        )  # fmt: skip
