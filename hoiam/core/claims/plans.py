"""Plans and products: p percent of what was planned; so many at so much each."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from hoiam.core.claims.judging import Judgement, again
from hoiam.core.claims.passages import Item, Passage, related
from hoiam.core.claims.roles import Role, is_change, role
from hoiam.core.claims.shapes import Check, Kind, Measure, Verdict, Why

_PLANNED = re.compile(
    r"(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|được giao|giao|dự kiến)[^;.\d]{0,40}$"
)
_EACH = re.compile(
    r"(?<!\w)(?:mỗi|bình quân mỗi|trung bình mỗi|bình quân|đơn giá|trị giá mỗi)(?: [^\W\d_]+){0,4}$"
)
_EACH_AFTER = re.compile(r"\s?(?:/\s?|mỗi |một |cho mỗi )(?P<what>[^\W\d_]+)")
_FAR = 60  # signs, beyond which a number may be of another thought
_TOTAL = re.compile(
    r"(?<!\w)(?:tổng(?: [^\W\d_]+){0,4}|trị giá|số tiền|thành tiền|tương đương|cộng lại)(?: là| gần| hơn)?$"
)


def plans(passage: Passage) -> Iterator[Check]:
    """Every "p % of the plan" of a paragraph, done again."""
    for item in passage.items:
        if role(item) in (Role.PLAN, Role.OVER_PLAN):
            yield _plan(passage, item)


def _plan(passage: Passage, item: Item) -> Check:
    done = _done(passage, item)
    if done is None:
        return Check(Kind.PLAN, (), item.quantity, None, Verdict.NO_DENOMINATOR, Why.NO_PLAN)
    plain, others = _planned(passage, item, done)
    for plan in [*plain, *others]:
        if _found(item, done, plan).is_right:
            return _checked(item, done, plan)
    if plain:
        return _checked(item, done, plain[0])
    percent = item.quantity.value + (100 if role(item) is Role.OVER_PLAN else 0)
    if len(passage.between(done, item)) > _FAR:
        return Check(Kind.PLAN, (), item.quantity, None, Verdict.NO_DENOMINATOR, Why.NO_PLAN)
    implied = done.quantity.value * 100 / percent if percent else None
    return Check(
        Kind.PLAN, (done.quantity,), item.quantity, implied, Verdict.NO_DENOMINATOR, Why.NO_PLAN,
        done.quantity.qualifier,
    )  # fmt: skip


def _done(passage: Passage, item: Item) -> Item | None:
    for other in passage.outside(item):
        if other.sentence != item.sentence:
            return None
        planned = _PLANNED.search(other.before) and not re.search(r"(?:đạt|được)$", other.before)
        if other.is_counted and not is_change(other) and not planned:
            return other
    return None


def _planned(passage: Passage, item: Item, done: Item) -> tuple[list[Item], list[Item]]:
    """Numbers that are called the plan, and numbers that may be it."""
    plain, others = [], []
    inside = passage.bracket_after(item)
    for other in passage.items:
        if other is done or not other.is_counted or is_change(other) or not related(done, other):
            continue
        near = abs(other.sentence - item.sentence) <= 1
        if other.sentence == item.sentence and (
            other in inside or (_PLANNED.search(other.before) and other.bracket is None)
        ):
            plain.append(other)
        elif near and other.at < item.at:
            others.append(other)
    return plain, others[::-1]


def _found(item: Item, done: Item, plan: Item) -> Judgement:
    if not plan.quantity.value:
        return Judgement(Verdict.NEEDS_CONTEXT, Why.NO_PLAN)
    less = 100 if role(item) is Role.OVER_PLAN else 0

    def percent(done: Fraction, plan: Fraction) -> Fraction:
        return 100 * done / plan - less

    return again(item.quantity, percent, done.quantity, plan.quantity)


def _checked(item: Item, done: Item, plan: Item) -> Check:
    found = _found(item, done, plan)
    less = 100 if role(item) is Role.OVER_PLAN else 0
    computed = 100 * done.quantity.value / plan.quantity.value - less
    loose = done.quantity.qualifier or plan.quantity.qualifier
    numbers = (done.quantity, plan.quantity)
    return Check(Kind.PLAN, numbers, item.quantity, computed, found.verdict, found.why, loose)


def products(passage: Passage) -> Iterator[Check]:
    """So many at so much each make so much."""
    for price in passage.items:
        if price.quantity.measure is not Measure.MONEY or not _is_price(price):
            continue
        count = next(
            (
                one
                for one in reversed(passage.items[: price.at])
                if one.sentence == price.sentence and one.quantity.measure is Measure.COUNT
            ),
            None,
        )
        if count is None:
            continue
        for total in passage.sentence(price.sentence):
            if total is price or total.kin != price.kin or not total.is_counted or _is_price(total):
                continue
            found = _product(count, price, total)
            if found.is_right or _TOTAL.search(total.before):
                yield _made(count, price, total, found)
                break


def _is_price(item: Item) -> bool:
    return bool(_EACH.search(item.before) or _EACH_AFTER.match(item.after))


def _product(count: Item, price: Item, total: Item) -> Judgement:
    exact = replace(price.quantity, measure=Measure.COUNT)  # a price is not rounded
    return again(total.quantity, _times, count.quantity, exact)


def _times(count: Fraction, price: Fraction) -> Fraction:
    return count * price


def _made(count: Item, price: Item, total: Item, found: Judgement) -> Check:
    computed = count.quantity.value * price.quantity.value
    loose = count.quantity.qualifier or price.quantity.qualifier
    numbers = (count.quantity, price.quantity)
    return Check(Kind.PRODUCT, numbers, total.quantity, computed, found.verdict, found.why, loose)
