"""Topics: the list, what bears one, and putting one on a matter."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST

from hoiam.commitments import actions as commitments
from hoiam.commitments import overdue, queries
from hoiam.commitments.models import Commitment
from hoiam.commitments.topics import Tag, Topic
from hoiam.core import calendar
from hoiam.core.actor import Actor, Role
from hoiam.core.deadlines import Lateness
from hoiam.core.lateness import Gauge
from hoiam.core.refusals import NotFound
from hoiam.figures import leading
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import matters, menu, pages
from hoiam.web.office.describing import Described
from hoiam.web.office.pages import Values
from hoiam.web.office.promises import forms

KINDS = (
    ("case", gettext_noop("Vụ việc")),
    ("question", gettext_noop("Câu hỏi")),
    ("conclusion", gettext_noop("Kết luận")),
    ("commitment", gettext_noop("Việc phải làm")),
)
SHOWN = 200


@dataclass(frozen=True, slots=True)
class Group:
    """What bears a topic, of one kind: what this reader sees, and how much more there is."""

    label: str
    rows: tuple[tuple[Described, str], ...]  # with its state, in a word
    beyond: int


@office(*menu.READERS, Role.ADMINISTRATOR)
def index(request: OfficeRequest) -> HttpResponse:
    """Every topic with how many matters bear it."""
    standing = Count("tags", filter=Q(tags__taken_at__isnull=True))
    rows = Topic.objects.annotate(count=standing).order_by("order", "folded")
    keeps = request.may_administer
    return pages.show(request, "promises/topics", rows=rows, keeps=keeps)


@office(*menu.READERS)
def page(request: OfficeRequest, code: str) -> HttpResponse:
    """Cases, questions, conclusions and commitments of one topic together."""
    topic = queries.topic(code)
    gauge = overdue.gauge_on(calendar.day_of(now()))
    groups = [_group(topic, kind, _(label), request.actor) for kind, label in KINDS]
    owed = _commitments(topic, request.actor)
    counts = owed.order_by().aggregate(
        open=Count("id", filter=Q(state="open")),
        late=Count("id", filter=queries.is_late(gauge.day)),
        done=Count("id", filter=Q(state="done")),
        undone=Count("id", filter=Q(state="undone")),
        all=Count("id"),
    )
    counts["rest"] = counts["all"] - counts["open"] - counts["done"] - counts["undone"]
    return pages.show(
        request,
        "promises/topic",
        topic=topic,
        groups=groups,
        borne=any(one.rows or one.beyond for one in groups),
        counts=counts,
        unkept=queries.unkept_of(owed),
        owed=[(row, *_said(row, gauge)) for row in owed.order_by("state", "due_on", "id")[:SHOWN]],
    )


def _commitments(topic: Topic, person: Actor) -> QuerySet[Commitment]:
    """What is owed about the matters of a topic, and what bears it itself."""
    tags = Tag.objects.filter(topic=topic, taken_at__isnull=True)
    of_matters = Q(pk__in=())
    for kind in tags.values_list("about_kind", flat=True).distinct():
        codes = tags.filter(about_kind=kind).values("about_code")
        of_matters |= (
            Q(code__in=codes) if kind == "commitment" else Q(about_kind=kind, about_code__in=codes)
        )
    return leading.opened_by(person).filter(of_matters).select_related("unit")


def _said(row: Commitment, gauge: Gauge) -> tuple[str, Lateness | None]:
    return matters.words_of(row), overdue.standing(row, gauge)


def _group(topic: Topic, kind: str, label: str, person: Actor) -> Group:
    codes = list(queries.tagged(topic, kind).order_by("-id").values_list("about_code", flat=True))
    found = matters.of_kind(kind, codes[:SHOWN], person)
    rows = tuple((found[code], code) for code in codes if code in found)
    return Group(label, rows, len(codes) - len(rows))


# ---- putting topics on a matter --------------------------------------------------------------


@require_POST
@office(*menu.READERS)
def tag(request: OfficeRequest, kind: str, about: str) -> HttpResponseRedirect:
    """The topics of one matter as they were ticked; it is looked up for who asks first."""
    found = matters.about(kind, about, request.actor)
    if found is None or not found.url:
        raise NotFound("base.not-found")
    chosen = set(request.POST.getlist("topics"))
    standing = {row.topic.code: row for row in queries.tags_of((kind, about))}
    for row in queries.topics_on(calendar.day_of(now())):
        if row.code in chosen - set(standing):
            commitments.tag(topic=row, about=(kind, about), by=request.actor, at=now())
    for code in set(standing) - chosen:
        commitments.untag(tag=standing[code], by=request.actor, at=now())
    back = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(back if safe else found.url)


# ---- the list --------------------------------------------------------------------------------


@office(Role.ADMINISTRATOR)
def keep(request: OfficeRequest) -> HttpResponseBase:
    """Add a topic; see which are in force."""
    form = pages.bound(request, forms.NewTopic, initial={"valid_from": calendar.day_of(now())})

    def act(typed: Values) -> None:
        typed["order"] = typed["order"] or 0
        commitments.write_topic(by=request.actor, at=now(), **typed)

    return pages.ask(
        request, "promises/topic_list", form=form, act=act, said=_("Đã thêm chủ đề."),
        to=("office:topic-list",), rows=Topic.objects.order_by("order", "folded"),
        administration=menu.administration(request),
    )  # fmt: skip


@require_POST
@office(Role.ADMINISTRATOR)
def install(request: OfficeRequest) -> HttpResponseRedirect:
    """Take the usual list over."""
    count = commitments.install_topics(by=request.actor, at=now())
    return pages.done(
        request, _("Đã ghi %(count)s chủ đề thường dùng.") % {"count": count}, "office:topic-list"
    )


@office(Role.ADMINISTRATOR)
def end(request: OfficeRequest, code: str) -> HttpResponse:
    """From a day on nothing new bears it."""
    topic = queries.topic(code)
    form = pages.bound(request, forms.EndTopic)

    def act(typed: Values) -> None:
        commitments.end_topic(topic=topic, by=request.actor, at=now(), **typed)

    return pages.ask(
        request, "promises/topic_end", form=form, act=act, said=_("Đã ghi ngày thôi dùng."),
        to=("office:topic-list",), topic=topic,
    )  # fmt: skip
