"""A clock in the words of the reckoning page, and the kinds of matter in groups."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hoiam.core.clocks.acts import GROUNDS
from hoiam.core.clocks.shapes import Clock, Extended, Matter, Paused, Timely, Who
from hoiam.core.explaining import amount_words
from hoiam.core.law.rulebook.shapes import Bound
from hoiam.web import words
from hoiam.web.calendar_days import said
from hoiam.web.public import rule_words

GROUPS = (
    (
        gettext_noop("Khiếu nại, tố cáo"),
        (
            *(Matter.COMPLAINT, Matter.SECOND_COMPLAINT, Matter.DISCIPLINE),
            *(Matter.SECOND_DISCIPLINE, Matter.DENUNCIATION, Matter.FURTHER_DENUNCIATION),
        ),
    ),
    (
        gettext_noop("Kiến nghị, phản ánh, đơn thư khác"),
        (Matter.RECOMMENDATION, Matter.RULE_FEEDBACK, Matter.PARTY_LETTER),
    ),
    (
        gettext_noop("Tiếp công dân, đối thoại"),
        (Matter.RECEPTION, Matter.ONLINE_RECEPTION, Matter.DIALOGUE),
    ),
    (
        gettext_noop("Dân chủ ở cơ sở"),
        (Matter.DISCLOSURE, Matter.VILLAGE_VOTE, Matter.COMMUNITY_MEETING, Matter.OPINION),
    ),
    (
        gettext_noop("Giám sát, phản biện"),
        (Matter.INSPECTION, Matter.INVESTMENT, Matter.SUPERVISION, Matter.CRITICISM),
    ),
    (
        gettext_noop("Thủ tục, dữ liệu cá nhân, văn bản"),
        (
            *(Matter.PROCEDURE, Matter.MINISTRY_PROCEDURE, Matter.ONE_STOP),
            *(Matter.DATA_REQUEST, Matter.DATA_CONSENT, Matter.DATA_PROCESSING),
            *(Matter.DOCUMENT, Matter.SUBMISSION, Matter.REPORT),
        ),
    ),
)
_LIMITS = {
    Bound.WITHIN: gettext_noop("{amount} kể từ {event} {start}"),
    Bound.BEFORE: gettext_noop("ít nhất {amount} trước {event} {start}"),
    Bound.LASTING: gettext_noop("ít nhất {amount} từ {event} {start}"),
    Bound.AFTER: gettext_noop("sau {amount} kể từ {event} {start}"),
}
_WHO = {
    Who.OFFICE: gettext_noop("Cơ quan có việc phải làm."),
    Who.SUPERIOR: gettext_noop("Cấp trên trực tiếp phải làm."),
    Who.FORWARDER: gettext_noop("Nơi đã chuyển đơn phải làm."),
    Who.OVERSEER: gettext_noop("Bên giám sát phải làm."),
    Who.PERSON: gettext_noop("Quyền của người dân."),
    Who.NOBODY: gettext_noop("Một mốc, không phải việc phải làm."),
}
_DONE = {
    Timely.IN_TIME: gettext_noop("Đã làm ngày {day}: đúng hạn."),
    Timely.TOO_LATE: gettext_noop("Đã làm ngày {day}: trễ hạn."),
    Timely.TOO_EARLY: gettext_noop("Đã thôi ngày {day}: sớm hơn thời hạn ít nhất."),
}
_STANDS = {
    Timely.OPEN: gettext_noop("Hôm nay, {day}: chưa qua ngày này."),
    Timely.TOO_LATE: gettext_noop("Hôm nay, {day}: đã qua ngày này."),
    Timely.IN_TIME: gettext_noop("Hôm nay, {day}: đã đủ thời gian."),
}
_MARKS = {Timely.IN_TIME: "ok", Timely.TOO_LATE: "late", Timely.TOO_EARLY: "late"}


@dataclass(frozen=True, slots=True)
class Shown:
    """One clock as it is read."""

    clock: Clock
    name: str
    limit: str
    event: str  # as the explanation takes it
    who: str
    state: str
    mark: str
    status: str
    moves: tuple[str, ...]


def shown(clock: Clock, today: date) -> Shown:
    """The clock with everything that is said of it, seen from a day."""
    event = rule_words.EVENTS[clock.spec.event]
    timely = clock.timely_on(today)
    table, day = (_STANDS, today) if clock.ended is None else (_DONE, clock.ended.day)
    return Shown(
        clock=clock,
        name=_name(clock),
        limit=_(_LIMITS[clock.limit.bound]).format(
            amount=amount_words(clock.due.amount, said),
            event=_(event),
            start=words.day(clock.start),
        ),
        event=event,
        who=_(_WHO[clock.spec.who]),
        state=_(table[timely]).format(day=words.day(day)),
        # A day typed in is judged; what was not typed may have been done all the same.
        mark=_MARKS[timely] if clock.ended is not None else "",
        status=rule_words.status(clock.rule),
        moves=tuple(_moves(clock)),
    )


def _name(clock: Clock) -> str:
    name = _(clock.spec.name)
    if clock.nth == 1:
        return name
    return _("{name}, lần {n}").format(name=name, n=clock.nth)


def _moves(clock: Clock) -> list[str]:
    told = [_paused(one) for one in clock.pauses]
    told += [
        _("{article}: cho dừng cả vụ việc nhận trước ngày luật đổi.").format(
            article=_(one.transition.article)
        )
        for one in clock.pauses
        if one.transition is not None
    ]
    return [*told, *map(_extended, clock.extensions)]


def _paused(one: Paused) -> str:
    since = words.day(one.fact.day)
    why = _(GROUNDS[one.fact.ground]) if one.fact.ground else ""
    if one.resumed is not None:
        until = words.day(one.resumed.day)
        said_so = _("Không tính từ {since}, tính tiếp từ {until}").format(since=since, until=until)
    elif one.over is not None:
        said_so = _("Không tính từ {since} đến khi kết thúc").format(since=since)
    else:
        said_so = _("Không tính từ {since}, chưa tính tiếp").format(since=since)
    return f"{said_so} ({why})." if why else f"{said_so}."


def _extended(one: Extended) -> str:
    return _(
        "Kéo dài ngày {day}: tất cả {total} ngày, hạn từ {old} thành {new} ({article})."
    ).format(
        day=words.day(one.fact.day),
        total=one.total,
        old=words.day(one.before),
        new=words.day(one.after),
        article=_(one.rule.article),
    )
