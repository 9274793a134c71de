"""A meeting: a dated event of several hosts, for an area, from its announcement to its minutes."""

from typing import ClassVar

from django.db import models

from hoiam.base.models import AppendOnly, Row, classed, pair
from hoiam.units.models import Unit


class MeetingKind(models.TextChoices):
    """What kind of meeting it is; a hearing of a complaint's parties is a step of a case, not this."""

    DIALOGUE = "dialogue", "đối thoại trực tiếp"
    RECEPTION = "reception", "tiếp công dân"
    VOTERS = "voters", "tiếp xúc cử tri"
    CELL = "cell", "sinh hoạt chi bộ"
    CLUSTER = "cluster", "giao ban cụm"
    FIELD = "field", "đi cơ sở"
    WORKING = "working", "làm việc"
    CONFERENCE = "conference", "hội nghị"


class Audience(models.TextChoices):
    """Whom it is held with."""

    PEOPLE = "people", "Nhân dân"
    ENTERPRISES = "enterprises", "doanh nghiệp"
    BOTH = "both", "Nhân dân và doanh nghiệp"
    MEMBERS = "members", "cán bộ, đảng viên"


class MeetingState(models.TextChoices):
    """Where it stands. Postponed is no state: a new date, with its reason, beside the old ones."""

    PLANNED = "planned", "dự kiến"
    ANNOUNCED = "announced", "đã công bố"
    OPEN = "open", "đang diễn ra"
    HELD = "held", "đã họp, chưa khép biên bản"
    CLOSED = "closed", "đã khép biên bản"
    CANCELLED = "cancelled", "không tổ chức"


class Meeting(Row):
    """One event, counted once, however many hosts it has. `unit` keeps its record."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public=(
            "code kind audience title subject unit place starts ends state follows reason "
            "announced_at opened_at held_on closed_at history source source_day"
        ),
        internal=(
            "id key recorded_at recorded_by announced_by opened_by ended_at ended_by closed_by "
            "cancelled_at cancelled_by"
        ),
    )

    code = models.CharField(max_length=40, unique=True)
    key = models.CharField(max_length=64, unique=True)  # a retry gives the same meeting
    kind = models.CharField(max_length=12, choices=MeetingKind)
    audience = models.CharField(max_length=12, choices=Audience, default=Audience.PEOPLE)
    title = models.CharField(max_length=200)
    subject = models.TextField(blank=True)  # what is to be talked about, as announced
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="meetings_kept")
    place = models.CharField(max_length=300, blank=True)
    starts = models.DateTimeField(null=True, blank=True)  # planned; empty: only `held_on` is known
    ends = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=MeetingState, default=MeetingState.PLANNED)
    # The meeting of the same hosts, or of those they succeeded, whose open conclusions open this one.
    follows = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by"
    )
    reason = models.CharField(max_length=300, blank=True)  # why it is not held
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=60)
    announced_at = models.DateTimeField(null=True)
    announced_by = models.CharField(max_length=60, blank=True)
    opened_at = models.DateTimeField(null=True)
    opened_by = models.CharField(max_length=60, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)
    held_on = models.DateField(null=True, blank=True)  # the legal day on which it took place
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=60, blank=True)
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.CharField(max_length=60, blank=True)
    # Entered from old minutes or the press: what is unknown stays unknown.
    history = models.BooleanField(default=False)
    source = models.CharField(max_length=300, blank=True)
    source_day = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("recorded", model="meeting"),
            pair("announced", model="meeting"),
            pair("opened", model="meeting"),
            pair("ended", model="meeting"),
            pair("closed", model="meeting"),
            pair("cancelled", model="meeting"),
            models.CheckConstraint(
                name="meeting_cancelled_why",
                condition=~models.Q(state="cancelled") | ~models.Q(reason=""),
            ),
            models.CheckConstraint(
                name="meeting_history_sourced",
                condition=models.Q(history=False) | ~models.Q(source=""),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "state", "starts"], name="meeting_unit"),
            models.Index(fields=["state", "starts", "id"], name="meeting_coming"),
            models.Index(fields=["held_on", "id"], name="meeting_held"),
        ]

    def __str__(self) -> str:
        return self.title


class Host(Row):
    """A body that holds the meeting; its head in person or not is asked of each."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="meeting unit head_in_person chair position order", internal="id"
    )

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="hosts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="meetings_hosted")
    # Empty: not known yet (before it is held), or the source does not say.
    head_in_person = models.BooleanField(null=True, blank=True)
    chair = models.CharField(max_length=120, blank=True)  # who chaired for this body, by name
    position = models.CharField(max_length=120, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "unit"], name="host_once")
        ]

    def __str__(self) -> str:
        return f"{self.unit} — {self.meeting}"


class Area(Row):
    """A territory that the meeting is for: a list of units, never free text."""

    PRIVACY: ClassVar[dict[str, str]] = classed(public="meeting unit", internal="id")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="areas")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="meetings_for")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "unit"], name="area_once")
        ]

    def __str__(self) -> str:
        return f"{self.unit} — {self.meeting}"


class Postponement(AppendOnly):
    """A new date, and the reason the public reads (Law on Citizen Reception, art. 24)."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="meeting old_starts new_starts reason decided_at", internal="id decided_by"
    )

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="postponements")
    old_starts = models.DateTimeField()
    new_starts = models.DateTimeField()
    reason = models.CharField(max_length=300)
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("decided", model="postponement"),
            models.CheckConstraint(name="postponement_reason", condition=~models.Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.old_starts} → {self.new_starts}"
