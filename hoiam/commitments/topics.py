"""Rows of topics: one list over all parts, and what bears which topic.

They lie here because this is the lowest room that every part with a matter knows; what bears a
topic is named by (kind, code), as everything above this room is.
"""

from typing import ClassVar

from django.db import models

from hoiam.base.models import Row, classed, pair, period


class Topic(Row):
    """One topic of the list, in force from a day to a day."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="code name folded order valid_from valid_to",
        internal="id written_at written_by",
    )

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    folded = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField(default=0)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("written", model="topic"), period(model="topic")]

    def __str__(self) -> str:
        return self.name


class Tag(Row):
    """A matter bears a topic, until somebody takes it off again; both stay to be read."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="topic about_kind about_code",
        internal="id set_at set_by taken_at taken_by",
    )

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="tags")
    about_kind = models.CharField(max_length=20)
    about_code = models.CharField(max_length=60)
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=60)
    taken_at = models.DateTimeField(null=True)
    taken_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("set", model="tag"),
            pair("taken", model="tag"),
            models.UniqueConstraint(
                fields=["topic", "about_kind", "about_code"],
                condition=models.Q(taken_at__isnull=True),
                name="tag_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["about_kind", "about_code"], name="tag_about"),
            models.Index(fields=["topic", "about_kind", "id"], name="tag_topic"),
        ]

    def __str__(self) -> str:
        return f"{self.topic}: {self.about_kind}/{self.about_code}"
