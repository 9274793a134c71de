"""What a line of the register must hold, before any row is written."""

from dataclasses import replace
from datetime import date

from django.conf import settings
from django.utils.translation import gettext_noop as _

from hoiam.core.law import receiving
from hoiam.core.refusals import Invalid
from hoiam.core.text import vn_date
from hoiam.meetings.models import MeetingKind
from hoiam.reception.actions import _shared
from hoiam.reception.lines import Line, NewVisit
from hoiam.reception.models import TEXTLESS as TEXTLESS
from hoiam.reception.models import Handling, Mode, VisitKind

MOST_PEOPLE = 5_000  # house rule: beyond it somebody's finger slipped
LONGEST = 10_000
# What may be done on the spot with what is not written down here.
_WITHOUT_WORDS = (
    Handling.PAPER,
    Handling.GUIDED,
    Handling.FORWARDED,
    Handling.AGAIN,
    Handling.TURNED_AWAY,
)
COLUMNS = {
    "settled_body": _("nơi đã giải quyết"),
    "own": _("thẩm quyền"),
    "guided_to": _("hướng dẫn đến"),
    "guided_paper": _("số văn bản hướng dẫn"),
    "passed_to": _("nơi thụ lý, nơi chuyển đến"),
    "passed_paper": _("số văn bản thụ lý, chuyển"),
    "follow_up": _("theo dõi kết quả"),
    "notes": _("ghi chú"),
}
_LONGEST_COLUMN = {"follow_up": 2_000, "notes": 1_000, "guided_paper": 60, "passed_paper": 60}


def prefix() -> str:
    """The letters in front of every number of this installation."""
    return str(settings.PREFIX)


def checked(new: NewVisit, *, day: date) -> NewVisit:
    """The visit with words that may be kept, or a refusal that names the field."""
    if new.kind not in VisitKind.values:
        raise Invalid("reception.kind-needed", field="kind")
    if new.handling not in Handling.values:
        raise Invalid("reception.handling-needed", field="handling")
    if new.body.area_id is None or new.body.area_id != new.desk.area_id:
        raise Invalid("reception.other-place", field="body", body=new.body.name)
    if new.received_on is not None and new.received_on > day:
        raise Invalid("reception.ahead", field="received_on", day=vn_date(new.received_on))
    _check_mode(new)
    same = new.same or new.people
    if not 1 <= new.people <= MOST_PEOPLE or not new.people <= same <= MOST_PEOPLE:
        raise Invalid("reception.people-odd", field="people", most=MOST_PEOPLE)
    _check_who(new)
    _check_handling(new)
    return replace(new, same=same, content=_content(new), line=checked_line(new.line, new.kind))


def _check_mode(new: NewVisit) -> None:
    if new.mode not in Mode.values:
        raise Invalid("reception.mode-needed", field="mode")
    if new.session is None:
        return
    of_body = new.session.hosts.filter(unit=new.body).exists()
    if new.mode == Mode.REGULAR or new.session.kind != MeetingKind.RECEPTION or not of_body:
        raise Invalid("reception.session-odd", field="mode")


def _check_who(new: NewVisit) -> None:
    """Names are asked but for a denunciation; a crowd speaks through a few whom all appointed."""
    named = [one for one in new.visitors if one]
    if new.kind == VisitKind.DENUNCIATION and named:
        raise Invalid("reception.denunciation-bare", field="name")
    for one in named:
        for words in (one.name, one.address):
            _shared.plain(words, field="name")
    most = receiving.most_representatives(new.people)
    if len(named) > most:
        raise Invalid("reception.too-many-speak", field="people", most=most, people=new.people)
    if named and receiving.is_crowd(new.people) and not new.appointed:
        raise Invalid("reception.appointment-needed", field="appointed", people=new.people)


def _check_handling(new: NewVisit) -> None:
    if new.kind in TEXTLESS and new.handling not in _WITHOUT_WORDS:
        raise Invalid("reception.handling-of-kind", field="handling")
    if new.handling == Handling.AGAIN and not new.earlier.strip():
        raise Invalid("reception.earlier-needed", field="earlier")
    if new.handling == Handling.TAKEN and not new.earlier.strip() and new.taken is None:
        raise Invalid("reception.field-needed", field="field")
    if (new.handling == Handling.TURNED_AWAY) != (new.away is not None):
        raise Invalid("reception.ground-needed", field="ground")
    if new.handling == Handling.GUIDED and not new.line.guided_to.strip():
        raise Invalid("reception.guided-where", field="guided_to")
    if new.handling == Handling.FORWARDED and not new.line.passed_to.strip():
        raise Invalid("reception.passed-where", field="passed_to")
    if new.handling == Handling.ANSWERED and not new.line.follow_up.strip():
        raise Invalid("reception.answer-needed", field="follow_up")


def _content(new: NewVisit) -> str:
    if new.kind in TEXTLESS:
        if new.content.strip():
            raise Invalid("reception.no-words", field="content")
        return ""
    content = _shared.plain(new.content, field="content")
    if not content and new.handling not in (Handling.AGAIN, Handling.TURNED_AWAY):
        raise Invalid("reception.content-needed", field="content")
    if len(content) > LONGEST:
        raise Invalid("reception.content-long", field="content", most=LONGEST)
    return content


def checked_line(line: Line, kind: str) -> Line:
    """The later columns with words that may be kept; a denunciation has none of its own."""
    words = {
        name: _shared.plain(getattr(line, name), field=name)[: _LONGEST_COLUMN.get(name, 200)]
        for name in COLUMNS
        if name != "own"
    }
    if kind == VisitKind.DENUNCIATION and (words["follow_up"] or words["notes"]):
        raise Invalid("reception.denunciation-bare", field="follow_up")
    return replace(line, **words)  # type: ignore[arg-type]  # every other column is text
