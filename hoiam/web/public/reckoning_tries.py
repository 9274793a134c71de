"""What the next step would do to the date: an extension, a pause, tried on the clock that runs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from hoiam.core.calendar import ONE_DAY
from hoiam.core.clocks.engine import History
from hoiam.core.clocks.shapes import Act, Clock, Criterion, Fact
from hoiam.core.clocks.table import PAUSES
from hoiam.core.refusals import Refusal, RefusalText
from hoiam.web import refusals, words

# How long a pause lasts in "what if", when none is given.
_TRIED_PAUSE = 10

type WorkOut = Callable[[History], tuple[Clock, ...]]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """One step that might come next: where it would move the date, or why it may not be."""

    step: str
    due_on: date | None
    refused: RefusalText | None


def what_if(history: History, found: tuple[Clock, ...], work_out: WorkOut) -> tuple[WhatIf, ...]:
    """Pause and extension tried on the clock of settling, where it still runs."""
    running = [one for one in found if one.spec.can_pause and one.ended is None and one.due_on]
    if not running:
        return ()
    clock = running[0]
    last = max([clock.start, *(fact.day for fact in history.facts)])
    pause = _("Tạm dừng ngày {day} trong {days} ngày").format(
        day=words.day(last + ONE_DAY), days=_TRIED_PAUSE
    )
    return (
        *(
            _tried(_extension_words(count), history, (_extension(last, count),), work_out)
            for count in (1, 2)
        ),
        _tried(pause, history, _pause(history, last + ONE_DAY), work_out),
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


def _tried(step: str, history: History, facts: tuple[Fact, ...], work_out: WorkOut) -> WhatIf:
    after = refusals.tried(lambda: work_out(history.with_facts(*facts)))
    if isinstance(after, Refusal):
        return WhatIf(step, None, refusals.sentence(after))
    moved = next(one for one in after if one.spec.can_pause)
    return WhatIf(step, moved.due_on, None)
