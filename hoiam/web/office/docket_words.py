"""What dockets, their clocks and their facts are called."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hoiam.core.clocks.shapes import Clock, Criterion, Extended, Paused
from hoiam.core.clocks.table import CRITERIA_RULE
from hoiam.core.law.rules import Rulebook
from hoiam.web import words

PARTS = {"person": gettext_noop("người {number}"), "content": gettext_noop("nội dung {number}")}


def clock_name(clock: Clock) -> str:
    """What is to be done by it."""
    return _(clock.spec.name)


def part_name(part: str) -> str:
    """Người 2, nội dung 1; nothing for the whole."""
    kind, _dash, number = part.partition("-")
    return _(PARTS[kind]).format(number=number) if kind in PARTS else part


def criteria(book: Rulebook, day: date) -> list[tuple[Criterion, str]]:
    """The seven criteria in the words of the rule."""
    # Matters from before the first version name them all the same.
    rule = book.find(CRITERIA_RULE, day) or book.versions_of(CRITERIA_RULE)[-1]
    return list(zip(Criterion, rule.grounds, strict=True))


def moves(clock: Clock) -> tuple[str, ...]:
    """Pauses and extensions in the order in which they were taken, each with its article."""
    said = [(one.fact.day, _paused(one)) for one in clock.pauses]
    said += [(one.fact.day, _extended(one)) for one in clock.extensions]
    return tuple(text for _day, text in sorted(said))


def _paused(one: Paused) -> str:
    since = words.day(one.fact.day)
    if one.resumed is None:
        said = _("Tạm dừng từ {since}, chưa tiếp tục.").format(since=since)
    else:
        said = _("Tạm dừng từ {since}, tính tiếp từ {until}.").format(
            since=since, until=words.day(one.resumed.day)
        )
    articles = [one.rule.article, *([one.transition.article] if one.transition else [])]
    return f"{said} ({'; '.join(_(article) for article in articles)})"


def _extended(one: Extended) -> str:
    return _(
        "Gia hạn ngày {day}: tất cả {total} ngày, hạn từ {old} thành {new} ({article})."
    ).format(
        day=words.day(one.fact.day),
        total=one.total,
        old=words.day(one.before),
        new=words.day(one.after),
        article=_(one.rule.article),
    )
