"""What a step does to dates, in words: the same lines for a case and for a docket."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hoiam.cases.foreseeing import Effect
from hoiam.cases.foreseeing import Turn as CaseTurn
from hoiam.commitments.models import CommitmentKind
from hoiam.core.clocks.changes import Change, Turn
from hoiam.web import words
from hoiam.web.office import docket_words

# The duty to answer is named as officers name it; the others as everywhere.
KINDS = {CommitmentKind.ANSWER: gettext_noop("Trả lời người dân")}
# What a line looks like: it begins, it stands, it moves, it is over.
_STARTS, _STANDS, _PASSES, _MOVES, _OVER = "starts", "stands", "passes", "moves", "over"


@dataclass(frozen=True, slots=True)
class Line:
    """One date: whose, what becomes of it, and the day before and after."""

    look: str
    what: str
    says: str
    old: date | None
    new: date | None

    @property
    def is_other(self) -> bool:
        """Whether two days are to be told."""
        return self.old is not None and self.new is not None and self.old != self.new


def of_changes(changes: Iterable[Change]) -> tuple[Line, ...]:
    """What one dated fact does to the clocks of a matter."""
    return tuple(_of_change(change) for change in changes)


def _of_change(change: Change) -> Line:
    name = docket_words.clock_name(change.clock)
    part = docket_words.part_name(change.part)
    look, says = _TURNS[change.turn]
    what = f"{name} ({part})" if part else name
    return Line(look, what, _(says), change.old, change.new)


_TURNS = {
    Turn.STARTED: (_STARTS, gettext_noop("bắt đầu tính")),
    Turn.PROLONGED: (_MOVES, gettext_noop("gia hạn")),
    Turn.MOVED: (_MOVES, gettext_noop("đổi ngày")),
    Turn.PAUSED: (_MOVES, gettext_noop("tạm dừng, chưa có ngày mới")),
    Turn.RESUMED: (_MOVES, gettext_noop("tính tiếp")),
    Turn.ENDED: (_OVER, gettext_noop("kết thúc")),
    Turn.REOPENED: (_STARTS, gettext_noop("mở lại")),
    Turn.GONE: (_OVER, gettext_noop("không còn")),
}


def of_effects(effects: Iterable[Effect]) -> tuple[Line, ...]:
    """What one step does to the dates of a case."""
    return tuple(_of_effect(effect) for effect in effects)


def _of_effect(effect: Effect) -> Line:
    look, says = _CASE_TURNS[effect.turn]
    said = _(says)
    if effect.turn in _NAMES_UNIT:
        unit = effect.unit.name if effect.unit else _("đơn vị được chọn")
        said = said.format(unit=unit)
    named = _(KINDS.get(effect.kind, str(effect.kind.label)))
    return Line(look, named[:1].upper() + named[1:], said, effect.old, effect.new)


_CASE_TURNS = {
    CaseTurn.STANDS: (_STANDS, gettext_noop("giữ nguyên")),
    CaseTurn.PASSES: (_PASSES, gettext_noop("sang {unit}, không tính lại từ đầu")),
    CaseTurn.STARTS: (_STARTS, gettext_noop("bắt đầu tính, {unit}")),
    CaseTurn.MOVES: (_MOVES, gettext_noop("lùi đến ngày được chọn, hạn cũ vẫn hiện")),
    CaseTurn.ENDS: (_OVER, gettext_noop("kết thúc")),
    CaseTurn.MERGES: (_OVER, gettext_noop("nhập vào vụ việc kia, theo hạn của vụ việc kia")),
    CaseTurn.OPENS: (_STARTS, gettext_noop("tính tiếp hạn đã có")),
}
_NAMES_UNIT = (CaseTurn.PASSES, CaseTurn.STARTS)


def brief(lines: Iterable[Line]) -> str:
    """What changes, in one line under a button; that nothing does is said as well."""
    changing = [_brief(line) for line in lines if line.look != _STANDS]
    return "; ".join(changing) or _("Không hạn nào đổi.")


def _brief(line: Line) -> str:
    day = line.new or line.old
    said = f"{line.what}: {line.says}"
    return f"{said} ({words.day(day)})" if day else said


def fingerprint(changes: Iterable[Change]) -> str:
    """Which changes an officer has before them: what is saved is what was seen."""
    told = [
        f"{change.turn}|{change.code}|{change.part}|{change.old}|{change.new}" for change in changes
    ]
    return hashlib.sha256("\n".join(["seen", *told]).encode()).hexdigest()[:24]
