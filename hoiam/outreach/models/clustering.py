"""Hamlets gathered into clusters for a period."""

from typing import ClassVar

from django.db import models

from hoiam.base.models import Row, classed, pair, period
from hoiam.units.models import Unit


class Cluster(Row):
    """A group of hamlets that are briefed together."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="code name area paper valid_from valid_to",
        internal="id set_at set_by ended_at ended_by",
    )

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    area = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="clusters")
    paper = models.CharField(max_length=200, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=60)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            period(model="cluster"),
            pair("set", model="cluster"),
            pair("ended", model="cluster"),
        ]
        indexes: ClassVar = [models.Index(fields=["area", "valid_from"], name="cluster_area")]

    def __str__(self) -> str:
        return self.name


class ClusterMember(Row):
    """One hamlet in one cluster for a period: never in two at once."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="cluster hamlet valid_from valid_to", internal="id"
    )

    cluster = models.ForeignKey(Cluster, on_delete=models.PROTECT, related_name="members")
    hamlet = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="clusters_of")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            period(model="clustermember"),
            # Two writers at once meet here; overlaps with what has ended are refused by the act.
            models.UniqueConstraint(
                fields=["hamlet"],
                condition=models.Q(valid_to__isnull=True),
                name="clustermember_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.hamlet} — {self.cluster}"
