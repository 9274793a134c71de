"""The weekly letter of a leader: counts and references alone, each with its list. Who may read
more signs in: no names, no titles and no words of anybody travel by mail."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import translation
from django.utils.translation import gettext as _

from hoiam.accounts import queries as accounts
from hoiam.accounts.models import Officer
from hoiam.commitments import overdue
from hoiam.commitments.models import Commitment
from hoiam.core import pending
from hoiam.core.actor import Actor, Role
from hoiam.core.deadlines import lateness_words
from hoiam.core.text import vn_date
from hoiam.figures import gathered, leading
from hoiam.figures.leading import (
    CROWD,
    LATE,
    LONG_PENDING,
    MOVED,
    NOT_KEPT,
    OPEN,
    PROMISES,
    SKIPPED,
    VERY_LATE,
    WEEK,
    Counts,
    Measure,
    View,
)
from hoiam.figures.models import Digest, DigestChoice
from hoiam.figures.policies import READERS
from hoiam.figures.sources import source_of
from hoiam.notices.delivery import is_configured
from hoiam.notices.models import Channel, Notice, NoticeState
from hoiam.rules import queries as rules

LIST, OWN_PAGE = "/van-phong/theo-doi", "/van-phong/lanh-dao/thu"
SAID = (NOT_KEPT, LATE, VERY_LATE, WEEK, MOVED, LONG_PENDING, SKIPPED, CROWD, PROMISES, OPEN)
NAMED = 5
# A letter that nobody could be given is told for so many weeks.
WEEKS = 4


@dataclass(frozen=True, slots=True)
class Written:
    """A letter before it is put in line."""

    subject: str
    text: str
    open: int
    late: int


def is_time(at: datetime, day: date) -> bool:
    """Whether letters of this week go out: in working hours, from its first working day on; only
    where this installation sends mail at all."""
    covers: bool = settings.WORKING_HOURS.covers(at, rules.calendar_on())
    return covers and pending.monday_of(day) <= day and is_configured(Channel.EMAIL)


def due(day: date) -> QuerySet[Officer]:
    """Who gets the letter of this week and has not got it: leaders and the Front, since Monday at
    least, but for those who said no."""
    week = pending.monday_of(day)
    roles = accounts.roles_on(day).filter(role__in=READERS, valid_from__lte=week)
    got = Digest.objects.filter(week=week, officer=OuterRef("pk"))
    return (
        Officer.objects.filter(is_active=True, pk__in=roles.order_by().values("officer"))
        .annotate(wants=_wanted())
        .filter(Q(wants__isnull=True) | Q(wants=True))
        .filter(~Exists(got))
        .order_by("pk")
    )


def _wanted() -> Subquery:
    said = DigestChoice.objects.filter(officer=OuterRef("pk")).order_by("-id")
    return Subquery(said.values("wanted")[:1])


def wants(officer: Officer) -> bool:
    """Whether an officer gets it."""
    last = DigestChoice.objects.filter(officer=officer).order_by("-id").first()
    return last is None or last.wanted


def written_for(officer: Officer, person: Actor, day: date) -> Written:
    """The letter of one officer, about the units that they follow."""
    view = leading.view_on(day)
    rows = leading.open_for(person)
    counts = leading.board(person, view).all
    with translation.override("vi"):
        return _written(officer, counts, leading.oldest(rows, view, NAMED), view)


def _written(officer: Officer, counts: Counts, old: list[Commitment], view: View) -> Written:
    day = vn_date(view.day)
    late, week = counts[LATE.code], counts[WEEK.code]
    lines = [
        _("Kính gửi {name},").format(name=officer.name),
        "",
        _("Việc của các đơn vị mà ông/bà theo dõi, chốt ngày {day}:").format(day=day),
        "",
        *_numbers(counts),
        "",
        *_oldest(old, view),
        _("Mở trang Tổng quan: {url}").format(url=settings.SITE_URL + "/van-phong/lanh-dao"),
        "",
        _("Thư không ghi tên người dân và lời của ai."),
        _("Muốn thôi nhận: {url}").format(url=settings.SITE_URL + OWN_PAGE),
    ]
    subject = _("Tổng hợp tuần từ {day}: {late} việc quá hạn, {week} việc đến hạn").format(
        day=vn_date(pending.monday_of(view.day)), late=late, week=week
    )
    return Written(subject, "\n".join(lines), counts[OPEN.code], late)


def _numbers(counts: Counts) -> Iterable[str]:
    """Each number with its list; what is zero needs none."""
    for one in SAID:
        number = counts[one.code]
        yield f"- {_(one.name)}: {number}" + (f" {_address(one)}" if number else "")


def _address(measure: Measure) -> str:
    return f"{settings.SITE_URL}{LIST}?{urlencode({'loai': measure.code})}"


def _oldest(old: list[Commitment], view: View) -> Iterable[str]:
    if not old:
        return
    yield _("Tồn lâu nhất, quá {age} kể từ ngày nhận:").format(age=view.look.age)
    begun = gathered.begun_on(old)
    for duty in old:
        source = source_of(duty.about_kind, duty.kind).name
        standing = overdue.standing(duty, view.gauge)
        stands = lateness_words(standing) if standing is not None else _("tạm dừng")
        age = (view.day - begun[duty.pk]).days
        yield f"- {duty.about_code} · {source} · {duty.unit.short_name} · " + _(
            "đã {age} ngày, {stands}"
        ).format(age=age, stands=stands)
    yield ""


@dataclass(frozen=True, slots=True)
class Sent:
    """One letter and what became of it; without a message no address stood there."""

    digest: Digest
    notice: Notice | None

    @property
    def arrived(self) -> bool:
        return self.notice is not None and self.notice.state == NoticeState.TOLD

    @property
    def waits(self) -> bool:
        return self.notice is not None and self.notice.state == NoticeState.QUEUED


def of_officer(officer: Officer, most: int = 8) -> list[Sent]:
    """The latest letters to one officer, the newest first."""
    return _with_notices(
        Digest.objects.filter(officer=officer).select_related("officer").order_by("-week")[:most]
    )


def not_arrived(person: Actor, day: date) -> list[Sent]:
    """Letters of the last weeks that reached nobody: for an administrator all, for a leader those
    to who leads a unit that they follow."""
    first = pending.monday_of(day) - pending.ONE_WEEK * (WEEKS - 1)
    rows = Digest.objects.filter(week__gte=first)
    if not person.holds_anywhere(Role.ADMINISTRATOR):
        below = accounts.roles_on(day).filter(unit__in=leading.units_of(person).values("pk"))
        rows = rows.filter(officer__in=below.order_by().values("officer"))
    waiting = (NoticeState.QUEUED, NoticeState.BY_HAND)
    stuck = Notice.objects.filter(about_kind="digest", state__in=waiting).values("code")
    rows = rows.filter(Q(notice="") | Q(notice__in=stuck))
    return _with_notices(rows.select_related("officer").order_by("-week", "officer__name"))


def _with_notices(rows: Iterable[Digest]) -> list[Sent]:
    found = list(rows)
    notices = Notice.objects.filter(code__in=[one.notice for one in found if one.notice])
    known = {one.code: one for one in notices.prefetch_related("outcomes")}
    return [Sent(one, known.get(one.notice)) for one in found]
