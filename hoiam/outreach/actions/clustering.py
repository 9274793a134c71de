"""Clusters of hamlets: made, changed from a day on, ended."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from hoiam.base import audit
from hoiam.core import codes
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid
from hoiam.core.text import vn_date
from hoiam.outreach import policies
from hoiam.outreach.actions import _shared
from hoiam.outreach.models import Cluster, ClusterMember
from hoiam.units.models import Unit

CLUSTER = "cluster"


@dataclass(frozen=True, slots=True)
class NewCluster:
    """A group of hamlets of one commune, from a day on."""

    area: Unit
    name: str
    hamlets: Sequence[Unit]
    valid_from: date
    paper: str = ""


@transaction.atomic
def make_cluster(*, new: NewCluster, by: Actor, at: datetime) -> Cluster:
    """Gather hamlets. One that another cluster has then is refused by name."""
    policies.check_can_keep(new.area, by)
    name = _shared.given(new.name, field="name", longest=120)
    cluster = Cluster(
        code=codes.new_code("cum", os.urandom),
        name=name,
        area=new.area,
        paper=_shared.plain(new.paper, field="paper", longest=200),
        valid_from=new.valid_from,
        set_at=at,
        set_by=by.code,
    )
    cluster.save(force_insert=True)
    _take(cluster, new.hamlets, new.valid_from)
    audit.record(
        "outreach.cluster.made",
        subject=(CLUSTER, cluster.code),
        by=by,
        at=at,
        details={"name": name, "hamlets": [one.name for one in new.hamlets]},
    )
    return cluster


@transaction.atomic
def set_members(
    *, cluster: Cluster, hamlets: Sequence[Unit], on: date, by: Actor, at: datetime
) -> Cluster:
    """From a day on the cluster has these hamlets; what left it stays readable for its time."""
    cluster = _locked(cluster)
    policies.check_can_keep(cluster.area, by)
    policies.check_runs(cluster)
    if on < cluster.valid_from:
        raise Invalid("outreach.period-upside-down", field="on")
    now = {row.hamlet_id: row for row in cluster.members.filter(valid_to__isnull=True)}
    wanted = {hamlet.pk for hamlet in hamlets}
    for key, row in now.items():
        if key not in wanted:
            _leave(row, on)
    _take(cluster, [one for one in hamlets if one.pk not in now], on)
    audit.record(
        "outreach.cluster.changed",
        subject=(CLUSTER, cluster.code),
        by=by,
        at=at,
        details={"day": vn_date(on), "hamlets": [one.name for one in hamlets]},
    )
    return cluster


@transaction.atomic
def end_cluster(*, cluster: Cluster, valid_to: date, by: Actor, at: datetime) -> Cluster:
    """The cluster and every membership in it end on a day."""
    cluster = _locked(cluster)
    policies.check_can_keep(cluster.area, by)
    policies.check_runs(cluster)
    if valid_to <= cluster.valid_from:
        raise Invalid("outreach.period-upside-down", field="valid_to")
    for row in cluster.members.filter(valid_to__isnull=True):
        _leave(row, valid_to)
    cluster.valid_to = valid_to
    cluster.ended_at, cluster.ended_by = at, by.code
    cluster.save()
    audit.record(
        "outreach.cluster.ended",
        subject=(CLUSTER, cluster.code),
        by=by,
        at=at,
        details={"name": cluster.name, "day": vn_date(valid_to)},
    )
    return cluster


def _locked(cluster: Cluster) -> Cluster:
    rows = Cluster.objects.select_for_update(of=("self",)).select_related("area__parent")
    return rows.get(pk=cluster.pk)


def _leave(row: ClusterMember, day: date) -> None:
    """A membership that would end before it began was never one."""
    if day <= row.valid_from:
        row.delete()
        return
    row.valid_to = day
    row.save()


def _take(cluster: Cluster, hamlets: Sequence[Unit], day: date) -> None:
    if not hamlets and not cluster.members.exists():
        raise Invalid("outreach.no-hamlets", field="hamlets")
    for hamlet in hamlets:
        policies.check_exists(hamlet, day)
        if hamlet.parent_id != cluster.area_id:
            raise Invalid("outreach.hamlet-elsewhere", field="hamlets", place=hamlet.name)
    # One writer at a time for these hamlets: who comes second sees what the first one wrote.
    list(Unit.objects.select_for_update().filter(pk__in=[one.pk for one in hamlets]))
    taken = (
        ClusterMember.objects.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gt=day), hamlet__in=list(hamlets)
        )
        .select_related("cluster", "hamlet")
        .first()
    )
    if taken is not None:
        raise Invalid(
            "outreach.in-a-cluster",
            field="hamlets",
            place=taken.hamlet.name,
            cluster=taken.cluster.name,
        )
    for hamlet in hamlets:
        ClusterMember(cluster=cluster, hamlet=hamlet, valid_from=day).save(force_insert=True)
