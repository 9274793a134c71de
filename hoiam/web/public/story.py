"""What happened, in plain sentences: one list for everybody, a longer one for the sender.

Both are lists of what may be said. An event that is on neither is not shown, so that a new one
never appears to strangers by itself.
"""

from collections.abc import Container, Iterable, Mapping, Set
from dataclasses import dataclass, replace

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from hoiam.base import queries as base
from hoiam.base import texts
from hoiam.base.models import Event
from hoiam.core.calendar import ZONE
from hoiam.web import words
from hoiam.web.public.why import masked

# For strangers: names of units, dates and the kind of an answer; reasons only after masking.
FOR_ALL: Mapping[str, str] = {
    "cases.case.received": _("Tiếp nhận, cấp biên nhận. Chuyển đến {unit}, {why}."),
    "cases.case.taken-over": _("Nhận từ hệ thống trước. Chuyển đến {unit}, {why}."),
    "cases.case.held": _("Tiếp nhận, cấp biên nhận."),
    "cases.case.sorted": _("Chuyển đến {unit}."),
    "cases.case.accepted": _("{unit} nhận xử lý."),
    "cases.case.asked-for-more": _("Hỏi người gửi thêm. Thời hạn vẫn tính."),
    "cases.case.supplied": _("Người gửi đã bổ sung."),
    "cases.case.handed-over": _(
        "Chuyển từ {from_unit} đến {to_unit}. Lý do: {reason}. Thời hạn không tính lại từ đầu."
    ),
    "cases.case.succeeded": _(
        "{from_unit} kết thúc từ {day}; {to_unit} kế thừa. Hạn vẫn là {due_on}, không tính lại."
    ),
    "cases.case.extended": _("Gia hạn trả lời đến {due_on}. Lý do: {reason}."),
    "cases.case.answered": _("Trả lời: {result}."),
    "cases.promise.kept": _("Lời hứa đã làm xong: {what}."),
    "cases.promise.given-up": _("Không làm điều đã hứa: {what}. Lý do: {reason}."),
    "cases.promise.new-date": _("Lời hứa có ngày mới: {due_on}, thay cho {old}. Lý do: {reason}."),
    "cases.case.closed": _("Khép lại vụ việc. Khép lại không có nghĩa là đã làm xong."),
    "cases.case.reopened": _("Mở lại. Hạn trả lời mới: {due_on}."),
    "cases.case.joined": _("Gộp vào vụ việc {into}."),
    "cases.case.unjoined": _("Tách thành vụ việc riêng."),
    "cases.voice.joined": _("Có thêm người cùng gặp chuyện này."),
    "cases.answer.rated": _("Người gửi đánh giá: {verdict}."),
    "publication.page.released": _("Công khai bản số {number}."),
    "publication.page.hidden": _("Ẩn {what}. Lý do: {reason}."),
    "publication.page.shown-again": _("Hiện lại {what}."),
    "publication.hiding.appealed": _("Có người đề nghị {superior} xem lại việc ẩn."),
    "publication.opinion.stated": _("{unit} nêu ý kiến về việc ẩn."),
    "publication.appeal.decided": _("Việc xem lại kết thúc: {outcome}. Lý do: {reason}."),
}
# For the sender, in the words of the office: reasons were told to them anyway.
FOR_SENDER = (
    *(tag for tag in FOR_ALL if not tag.startswith("publication.")),
    "cases.case.published",
    "voices.voice.accepted",
    "voices.receipt.replaced",
)


_JOINED = "cases.voice.joined"
_RATED = "cases.answer.rated"
_ANSWERED = "cases.case.answered"
# They say the words of the answer.
OF_PROMISES = ("cases.promise.kept", "cases.promise.given-up", "cases.promise.new-date")

# What officers typed: told to strangers with whatever looks personal masked.
TYPED = ("reason", "what")

type Subjects = Set[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the story, as `base/_steps.html` takes it."""

    when: str
    text: str
    quote: str = ""
    kind: str = ""
    url: str = ""


def for_all(code: str, *, without: Container[str] = ()) -> list[Step]:
    """What strangers read of a published matter, without what tells of hidden words."""
    events = base.history(("case", code), ("page", code))
    told = [event for event in events if event.tag not in without]
    return _merged([_public(run) for run in _runs(told, FOR_ALL)])


def for_sender(own: Subjects, shared: Subjects) -> list[Step]:
    """What the person who spoke reads: of their own matter in the words of the office, of what
    they share with others as strangers read it, since reasons may speak of whoever began it."""
    events = [
        event
        for event in base.history(*sorted({*own, *shared}))
        if event.tag in FOR_ALL or _subject(event) in own
    ]
    return _merged(
        [
            _own(run) if _subject(run[0]) in own else _public(run)
            for run in _runs(events, FOR_SENDER)
        ]
    )


def _subject(event: Event) -> tuple[str, str]:
    return event.subject_kind, event.subject_code


def _runs(events: Iterable[Event], told: Container[str]) -> list[list[Event]]:
    """The events that may be told. All people who joined make one run, where the first did; a
    verdict that several gave of one answer is told once: whoever counts lines counts no people."""
    runs: list[list[Event]] = []
    joined: list[Event] = []
    said: set[object] = set()
    for event in events:
        if event.tag not in told:
            continue
        if event.tag == _ANSWERED:
            said.clear()
        if event.tag == _JOINED:
            joined.append(event)
            if len(joined) == 1:
                runs.append(joined)
        elif event.tag != _RATED or event.details.get("verdict") not in said:
            if event.tag == _RATED:
                said.add(event.details.get("verdict"))
            runs.append([event])
    return runs


def _together(run: list[Event]) -> Step:
    """People who joined, since which month; fewer than five are not counted out, and nobody's day
    is told."""
    first = run[0].recorded_at.astimezone(ZONE)
    count = words.people(len(run) + 1)
    spoken = gettext("Có thêm người cùng gặp chuyện này; đến nay: {count}.").format(count=count)
    when = gettext("từ tháng {month}/{year}").format(month=first.month, year=first.year)
    return Step(when=when, text=spoken)


def _public(run: list[Event]) -> Step:
    if run[0].tag == _JOINED:
        return _together(run)
    event = run[0]
    details = event.details | {
        name: masked(str(event.details.get(name, ""))).rstrip(".") for name in TYPED
    }
    spoken = _spoken(FOR_ALL[event.tag], details)
    return Step(when=words.moment(event.recorded_at), text=spoken)


def _own(run: list[Event]) -> Step:
    # Why two matters are the same may be said with the name of somebody else.
    if run[0].tag in (_JOINED, "cases.case.joined"):
        return _public(run)
    event = run[0]
    return Step(when=words.moment(event.recorded_at), text=texts.sentence(event))


def _spoken(sentence: str, details: Mapping[str, object]) -> str:
    """The sentence in the reader's language with the event's own details."""
    return gettext(sentence).format_map(_Details(texts.spoken(details)))


class _Details(dict[str, object]):
    """A detail that an old event does not have shows as an ellipsis."""

    def __missing__(self, key: str) -> str:
        return "…"


def _merged(steps: list[Step]) -> list[Step]:
    """Several things of one minute stand under one time."""
    shown: list[Step] = []
    for step in steps:
        if shown and shown[-1].when == step.when:
            if step.text not in shown[-1].text:
                shown[-1] = replace(shown[-1], text=f"{shown[-1].text} {step.text}")
        else:
            shown.append(step)
    return shown
