"""Clusters of hamlets: the list, a new one, its hamlets from a day on, its end."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.utils.translation import gettext as _

from hoiam.core import calendar
from hoiam.core.refusals import NotFound
from hoiam.meetings import queries as meetings
from hoiam.meetings.models import Meeting, MeetingKind
from hoiam.outreach import actions as outreach
from hoiam.outreach import queries
from hoiam.outreach.actions import NewCluster
from hoiam.outreach.models import Cluster
from hoiam.units.models import Unit
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import menu, pages
from hoiam.web.office.outreach import forms
from hoiam.web.office.outreach.board import NEWEST, PLACE, place_of


@office(*menu.READERS)
def clusters(request: OfficeRequest) -> HttpResponse:
    """Clusters of the commune, and hamlets that belong to none."""
    today = calendar.day_of(now())
    place = place_of(request, today)
    found = list(queries.clusters_of([place.commune] if place.commune else [], today))
    members = queries.members_on(found, today)
    inside = {one.pk for hamlets in members.values() for one in hamlets}
    return pages.show(
        request,
        "outreach/clusters",
        place=place,
        rows=[(one, members[one.pk]) for one in found],
        outside=[one for one in place.hamlets if one.pk not in inside],
    )


def _briefings(request: OfficeRequest, members: Sequence[Unit]) -> Sequence[Meeting]:
    """Briefings of these hamlets, the newest first."""
    rows = meetings.visible_to(request.actor).filter(
        kind=MeetingKind.CLUSTER, areas__unit__in=[one.pk for one in members]
    )
    return list(rows.distinct().order_by("-starts", "-pk")[:NEWEST])


def _chosen(place: Sequence[Unit], typed: pages.Values) -> list[Unit]:
    return [one for one in place if one.code in typed["hamlets"]]


@office(*menu.READERS)
def new(request: OfficeRequest) -> HttpResponse:
    """A cluster of the commune that is looked at."""
    today = calendar.day_of(now())
    place = place_of(request, today)
    commune = place.commune
    if commune is None:
        raise NotFound("base.not-found")
    pages.check_open("outreach.keep", commune, request=request)
    return pages.ask(
        request,
        "outreach/cluster_new",
        form=pages.bound(
            request, forms.Cluster, hamlets=place.hamlets, initial={"valid_from": today}
        ),
        act=lambda typed: outreach.make_cluster(
            new=NewCluster(
                commune, typed["name"], _chosen(place.hamlets, typed), typed["valid_from"],
                typed["paper"],
            ),
            by=request.actor, at=now(),
        ),
        said=_("Đã lập cụm."),
        to=("office:hamlet-clusters",),
        place=place,
        param=PLACE,
    )  # fmt: skip


def _cluster(request: OfficeRequest, code: str) -> tuple[Cluster, list[Unit]]:
    """A cluster of a commune whose hamlets this officer sees, with those hamlets."""
    today = calendar.day_of(now())
    found = queries.cluster_by_code(request.actor, code)
    return found, list(queries.hamlets_of(request.actor, today).filter(parent=found.area))


@office(*menu.READERS)
def cluster(request: OfficeRequest, code: str) -> HttpResponse:
    """The hamlets of one cluster from a day on."""
    today = calendar.day_of(now())
    found, hamlets = _cluster(request, code)
    members = queries.members_on([found], today)[found.pk]
    return pages.ask(
        request,
        "outreach/cluster",
        form=pages.bound(
            request, forms.Members, hamlets=hamlets,
            initial={"on": today, "hamlets": [one.code for one in members]},
        ),
        act=lambda typed: outreach.set_members(
            cluster=found, hamlets=_chosen(hamlets, typed), on=typed["on"], by=request.actor,
            at=now(),
        ),
        said=_("Đã ghi các thôn của cụm."),
        to=("office:hamlet-clusters",),
        cluster=found,
        members=members,
        briefings=_briefings(request, members),
    )  # fmt: skip


@office(*menu.READERS)
def end(request: OfficeRequest, code: str) -> HttpResponse:
    """The cluster ends; its hamlets are free for another."""
    found, _hamlets = _cluster(request, code)
    pages.check_open("outreach.keep", found.area, request=request)
    return pages.ask(
        request,
        "outreach/cluster_end",
        form=pages.bound(request, forms.EndCluster, initial={"valid_to": calendar.day_of(now())}),
        act=lambda typed: outreach.end_cluster(
            cluster=found, valid_to=typed["valid_to"], by=request.actor, at=now()
        ),
        said=_("Đã kết thúc cụm."),
        to=("office:hamlet-clusters",),
        cluster=found,
    )
