"""Working out dates: which clocks a matter has, each date with its why, and what each step moves.

Nothing about anybody is asked, nothing is stored: the whole question stands in the address.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hoiam.core.calendar import ONE_DAY, day_of
from hoiam.core.clocks.engine import History, clocks_of
from hoiam.core.clocks.shapes import Act, Clock, Criterion, Extended, Fact
from hoiam.core.clocks.table import PAUSES
from hoiam.core.refusals import Refusal, RefusalText
from hoiam.rules import queries as rules
from hoiam.rules.texts import STATUSES
from hoiam.web import refusals, words
from hoiam.web.access import PublicRequest, now, public
from hoiam.web.public import rule_words
from hoiam.web.public.reckoning_forms import Reckoning

# How long a pause lasts in "what if", when none is given.
_TRIED_PAUSE = 10

type _WorkOut = Callable[[History], tuple[Clock, ...]]


@dataclass(frozen=True, slots=True)
class Shown:
    """One clock as it is read."""

    clock: Clock
    name: str
    event: str
    spoken_event: str  # in Vietnamese, as the explanation is
    status: str
    moves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """One step that might come next: where it would move the date, or why it may not be."""

    step: str
    due_on: date | None
    refused: RefusalText | None


@require_safe
@public
def page(request: PublicRequest) -> HttpResponse:
    """The form, and below it the answer to what stands in the address."""
    if not request.GET:
        return _shown(request, Reckoning())
    form = Reckoning(request.GET)
    if not form.is_valid():
        return _shown(request, form, status=422)
    calendar, book, history = rules.calendar_on(), rules.rulebook_on(), form.history()
    found = refusals.tried(lambda: clocks_of(history, calendar, book))
    if isinstance(found, Refusal):
        return _shown(request, form, refused=refusals.sentence(found), status=422)
    return _shown(
        request,
        form,
        clocks=tuple(map(_clock, found)),
        tries=_what_if(history, found, lambda asked: clocks_of(asked, calendar, book)),
    )


def _shown(
    request: PublicRequest,
    form: Reckoning,
    *,
    clocks: tuple[Shown, ...] = (),
    tries: tuple[WhatIf, ...] = (),
    refused: RefusalText | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "clocks": clocks,
        "tries": tries,
        "refused": refused,
        "today": day_of(now()),
    }
    return render(request, "public/rules/reckoning.html", context, status=status)


def _clock(clock: Clock) -> Shown:
    moves = [_paused(one.fact, one.resumed) for one in clock.pauses]
    moves += [
        _("{article}: cho dừng cả vụ việc nhận trước ngày luật đổi.").format(
            article=_(one.transition.article)
        )
        for one in clock.pauses
        if one.transition is not None
    ]
    moves += map(_extended, clock.extensions)
    if clock.ended is not None:
        moves.append(_("Kết thúc ngày {day}.").format(day=words.day(clock.ended.day)))
    return Shown(
        clock=clock,
        name=_(clock.spec.name),
        event=_(rule_words.EVENTS[clock.spec.event]),
        spoken_event=rule_words.EVENTS[clock.spec.event],
        status=_(STATUSES[clock.rule.status]),
        moves=tuple(moves),
    )


def _paused(paused: Fact, resumed: Fact | None) -> str:
    since = words.day(paused.day)
    if resumed is None:
        return _("Tạm dừng từ {since}, chưa tiếp tục.").format(since=since)
    until = words.day(resumed.day)
    return _("Tạm dừng từ {since}, tính tiếp từ {until}.").format(since=since, until=until)


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


def _what_if(history: History, found: tuple[Clock, ...], work_out: _WorkOut) -> tuple[WhatIf, ...]:
    """Pause and extension tried on the clock of settling, where it still runs."""
    running = [one for one in found if one.spec.can_pause and one.ended is None and one.due_on]
    if not running:
        return ()
    clock = running[0]
    last = max([clock.start, *(fact.day for fact in history.facts)])
    return (
        *(
            _tried(_extension_words(count), history, (_extension(last, count),), work_out)
            for count in (1, 2)
        ),
        _tried(
            _("Tạm dừng ngày {day} trong {days} ngày").format(
                day=words.day(last + ONE_DAY), days=_TRIED_PAUSE
            ),
            history,
            _pause(history, last + ONE_DAY),
            work_out,
        ),
    )


def _extension_words(count: int) -> str:
    if count == 1:
        return _("Gia hạn thêm một lần, có một tiêu chí")
    return _("Gia hạn thêm một lần, có hai tiêu chí")


def _extension(day: date, count: int) -> Fact:
    criteria = frozenset(list(Criterion)[:count])
    return Fact(day, Act.EXTENDED, paper="what-if", criteria=criteria)


def _pause(history: History, day: date) -> tuple[Fact, ...]:
    _rule, grounds = PAUSES[history.matter]
    return (
        Fact(day, Act.PAUSED, paper="what-if", ground=grounds[0]),
        Fact(day + _TRIED_PAUSE * ONE_DAY, Act.RESUMED, paper="what-if"),
    )


def _tried(step: str, history: History, facts: tuple[Fact, ...], work_out: _WorkOut) -> WhatIf:
    after = refusals.tried(lambda: work_out(history.with_facts(*facts)))
    if isinstance(after, Refusal):
        return WhatIf(step, None, refusals.sentence(after))
    moved = next(one for one in after if one.spec.can_pause)
    return WhatIf(step, moved.due_on, None)
