"""What templates may say: Vietnamese dates and numbers, lateness, and who may do what."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from urllib.parse import urlencode

from django import template
from django.forms import BoundField, CheckboxInput, RadioSelect

from hoiam.commitments import queries as commitments
from hoiam.commitments.topics import Tag, Topic
from hoiam.core.calendar import calendar_for, day_of
from hoiam.core.deadlines import Due, Lateness, lateness
from hoiam.core.redact import covering
from hoiam.core.text import vn_time as clock_time
from hoiam.publication.models import Page
from hoiam.units import queries as units
from hoiam.units.models import Unit
from hoiam.web import allowed, calendar_days, navigation, proved, tables, words
from hoiam.web.access import now

register = template.Library()


@dataclass(frozen=True, slots=True)
class TopicsOf:
    """Topics that a matter bears, and those that it could."""

    tags: tuple[Tag, ...]
    topics: tuple[Topic, ...]
    codes: frozenset[str]


@register.simple_tag
def topics_of(kind: str, code: str) -> TopicsOf:
    """What `office/promises/_topics.html` shows of a matter."""
    tags = tuple(commitments.tags_of((kind, code)))
    topics = tuple(commitments.topics_on(day_of(now())))
    return TopicsOf(tags, topics, frozenset(tag.topic.code for tag in tags))


@register.simple_tag
def logged(reference: str) -> proved.Receipt:
    """How far a receipt has come in the public log, for `base/_logged.html`."""
    return proved.receipt(reference)


@register.simple_tag
def page_logged(page: Page) -> proved.Proved | None:
    """How far the last act on a public page has come, for `public/_proved.html`."""
    return proved.page(page)


@register.filter
def covered(text: str) -> str:
    """Words of an officer that nobody released, for strangers: what looks personal is covered."""
    return covering.covered(text)


@register.filter
def vn_date(value: date | datetime | None) -> str:
    """8/5/2026"""
    return words.day(value)


@register.filter
def vn_moment(value: datetime | None) -> str:
    """24/4/2026, 16:05"""
    return words.moment(value)


@register.filter
def vn_time(value: datetime | None) -> str:
    """08:00 in Viet Nam, without its day."""
    return "" if value is None else clock_time(value)


@register.filter
def vn_hour(value: datetime | None) -> str:
    """24/4/2026, 16 giờ"""
    return words.hour(value)


@register.filter
def vn_number(value: int | float | Decimal | None) -> str:
    """4.209"""
    return words.number(value)


@register.filter
def people_words(count: int) -> str:
    """dưới 5 người cùng gặp: a small count of people is not for strangers"""
    return words.people(count)


@register.filter
def percent(part: int, whole: int) -> str:
    """94,3%"""
    return words.percent(part, whole)


@register.filter
def minus(whole: int, part: int) -> int:
    """The rest, which is always shown."""
    return whole - part


@register.filter
def due_words(due: date | Lateness, today: date | None = None) -> str:
    """Còn 2 ngày làm việc, hạn hôm nay, trễ 3 ngày làm việc: {{ work.lateness|due_words }}"""
    return words.due_words(_standing(due, today))


@register.filter
def due_state(due: date | Lateness, today: date | None = None) -> str:
    """ok, soon or late: the kind of the mark"""
    return words.due_state(_standing(due, today))


def _standing(due: date | Lateness, today: date | None) -> Lateness:
    """A bare date is counted on the built-in calendar: pages whose installation may have moved
    days off pass the `Lateness` that their query computed."""
    if isinstance(due, Lateness):
        return due
    if today is None:
        raise ValueError("a bare date has no lateness without today: {{ due_on|due_words:today }}")
    return lateness(due, today, calendar_for())


@register.filter
def note_kind(level: str) -> str:
    """The look of a message of this level."""
    return {"success": "ok", "warning": "soon", "error": "late"}.get(level, "")


@register.filter
def is_choices(field: BoundField) -> bool:
    """Whether the field is a list of radio buttons or ticks."""
    return isinstance(field.field.widget, RadioSelect)


@register.filter
def is_tick(field: BoundField) -> bool:
    """Whether the field is one tick."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def first_id(field: BoundField) -> str:
    """Where a link from the summary of errors should land."""
    if field.use_fieldset and field.subwidgets:
        return field.subwidgets[0].id_for_label or f"{field.auto_id}_group"
    return field.id_for_label


@register.simple_tag(takes_context=True)
def allows(context: template.Context, step: str, *about: object) -> allowed.Allowed:
    """{% allows "cases.accept" case as may %}: may.yes, may.reason"""
    return allowed.allowed(step, *about, actor=context["request"].actor)


@register.simple_tag
def now_of(place: Unit) -> tuple[Unit, ...]:
    """{% now_of case.area as today %}: what stands in the place of a unit that ended; nothing where
    it still exists, and then nothing is asked of the database."""
    today = day_of(now())
    return () if units.exists_on(place, today) else units.on_day(place, today)


@register.simple_tag
def calendar_of(due: Due, from_event: str = "") -> calendar_days.Sheet:
    """{% calendar_of due from_event as sheet %}: the squares and the words of a deadline"""
    return calendar_days.sheet(due, event=from_event) if from_event else calendar_days.sheet(due)


@register.simple_tag
def forecasts_in(due: Due) -> tuple[date, ...]:
    """{% forecasts_in due as guessed %}: days off on the way that nobody has announced yet"""
    return calendar_days.forecasts_in(due)


@register.simple_tag(takes_context=True)
def navigation_of(context: template.Context) -> tuple[navigation.Item, ...]:
    """{% navigation_of as nav %}: the main entries of the public pages"""
    request = context.get("request")
    return navigation.items(path=request.path if request else "")


@register.inclusion_tag("base/_meter.html")
def meter(total: int, ok: int = 0, promise: int = 0, late: int = 0) -> dict[str, object]:
    """A bar of answered in time, promise open, late; what is left is still open."""
    return {"bar": words.bar(total, ok=ok, promise=promise, late=late)}


@register.simple_tag(takes_context=True)
def file_address(context: template.Context, media: str, table: str = "") -> str:
    """{% file_address "xlsx" %}: this list with its filters, as a file, from its first row; on a
    page with two tables the second one is named."""
    request = context["request"]
    kept = {name: value for name, value in request.GET.items() if name not in {"sau", "truoc"}}
    if table:
        kept[tables.WHICH] = table
    return f"{request.path}?{urlencode(kept | {tables.ASKED: media})}"
