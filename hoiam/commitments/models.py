"""The common core: who owes what to whom by when, under which rule, with what result."""

from typing import ClassVar

from django.db import models

from hoiam.accounts.models import Absence
from hoiam.base.models import AppendOnly, Row, classed, pair
from hoiam.commitments import (  # noqa: F401 (where Django looks for models)
    helping,
    keeping,
    reminders,
    requesting,
    topics,
)
from hoiam.rules.models import CalendarOverride, RuleCorrection
from hoiam.units.models import Unit


class CommitmentKind(models.TextChoices):
    """Where a duty comes from."""

    ANSWER = "answer", "trả lời người dân"
    CONSULT = "consult", "góp ý cho đơn vị chủ trì"
    PROMISE = "promise", "lời hứa"
    CLOCK = "clock", "thời hạn theo luật"  # worked out from dated facts, moved by nothing else
    REPORT = "report", "báo cáo cấp trên"  # demanded by the superior about something overdue
    REVIEW = "review", "xem lại việc ẩn"  # owed by the superior of who hid something public
    # What was assigned at a meeting, a visit, a reception or on a call; the matter says which.
    CONCLUSION = "conclusion", "việc giao theo kết luận"
    REQUEST = "request", "yêu cầu của Mặt trận, thanh tra nhân dân"
    UNKEPT = "unkept", "trả lời về việc chưa giữ lời"  # owed by the superior of who gave the word


class OwedKind(models.TextChoices):
    """To whom it is owed: who may say that it was not kept."""

    ASKER = "asker", "người đã hỏi"
    UNIT = "unit", "cơ quan, đơn vị"
    PUBLIC = "public", "Nhân dân"


class CommitmentState(models.TextChoices):
    """Open, kept, or closed without being done; the last is never called done."""

    OPEN = "open", "đang mở"
    DONE = "done", "đã làm xong"
    UNDONE = "undone", "khép lại khi chưa làm"
    MERGED = "merged", "nhập vào việc khác"


class Commitment(Row):
    """One thing that one lead unit has to do by one day."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public=(
            "code kind about_kind about_code unit what rule paper_number paper_date started_on "
            "first_due_on due_on paused_on state result_public ended_at ended_on clock owed_kind"
        ),
        internal=(
            "id owed_code part assigned_by_unit assignee result evidence opened_at opened_by ended_by asked_due_on asked_reason "
            "asked_at asked_by"
        ),
    )

    code = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=10, choices=CommitmentKind)
    about_kind = models.CharField(max_length=20)
    about_code = models.CharField(max_length=60)
    unit = models.ForeignKey(  # `commitment_work` begins with it
        Unit, on_delete=models.PROTECT, db_index=False, related_name="commitments"
    )
    assigned_by_unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="commitments_assigned"
    )
    # Empty where the matter itself says to whom: an answer and its promises, to who asked.
    owed_kind = models.CharField(max_length=10, choices=OwedKind, blank=True)
    owed_code = models.CharField(max_length=60, blank=True)  # of the voice, or of the unit
    assignee = models.CharField(max_length=40, blank=True)  # code of the officer who works on it
    # Which of the matter's legal clocks it is, and of which member or content; empty otherwise.
    clock = models.CharField(max_length=30, blank=True)
    part = models.CharField(max_length=60, blank=True)
    what = models.CharField(max_length=300)
    rule = models.CharField(max_length=40)
    paper_number = models.CharField(max_length=60, blank=True)
    paper_date = models.DateField(null=True, blank=True)
    started_on = models.DateField()
    first_due_on = models.DateField()  # what was first promised stays visible
    due_on = models.DateField()
    # Since when the clock stands still: no last day is known, `due_on` is the one that stood.
    paused_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=CommitmentState, default=CommitmentState.OPEN)
    result = models.TextField(blank=True)
    result_public = models.TextField(blank=True)
    evidence = models.CharField(max_length=300, blank=True)
    # A new date that the unit asks for; only who assigned the work or a superior may accept it.
    asked_due_on = models.DateField(null=True, blank=True)
    asked_reason = models.CharField(max_length=300, blank=True)
    asked_at = models.DateTimeField(null=True)
    asked_by = models.CharField(max_length=60, blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=60)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)
    ended_on = models.DateField(null=True, blank=True)  # the legal day of the end

    class Meta:
        constraints: ClassVar = [
            pair("opened", model="commitment"),
            pair("ended", model="commitment"),
            pair("asked", model="commitment"),
            models.CheckConstraint(
                name="commitment_open_or_ended",
                condition=models.Q(state="open", ended_at__isnull=True, ended_on__isnull=True)
                | (
                    ~models.Q(state="open")
                    & models.Q(ended_at__isnull=False, ended_on__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="commitment_result_said",
                condition=models.Q(state="open") | ~models.Q(result=""),
            ),
            models.CheckConstraint(
                name="commitment_clock_named",
                condition=models.Q(kind="clock") & ~models.Q(clock="")
                | ~models.Q(kind="clock") & models.Q(clock="", part="", paused_on__isnull=True),
            ),
            # A matter's clock is one row through all its facts, opened again and not doubled.
            models.UniqueConstraint(
                fields=["about_kind", "about_code", "part", "clock"],
                condition=models.Q(kind="clock"),
                name="commitment_clock_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "state", "due_on", "id"], name="commitment_work"),
            models.Index(fields=["about_kind", "about_code", "kind"], name="commitment_about"),
            models.Index(fields=["state", "kind", "due_on"], name="commitment_due"),
            # A recount walks through what is open by its keys.
            models.Index(fields=["state", "id"], name="commitment_walk"),
            # A round of reminding looks at dates that are near or gone by, not at all that is open.
            models.Index(
                fields=["due_on", "id"],
                condition=models.Q(state="open"),
                name="commitment_open_due",
            ),
            # What has waited longest stands first before a leader.
            models.Index(
                fields=["started_on", "id"],
                condition=models.Q(state="open"),
                name="commitment_open_since",
            ),
            # Cases that a unit sees because it lends a hand.
            models.Index(
                fields=["unit", "kind", "about_code"],
                condition=models.Q(about_kind="case", kind__in=("consult", "promise")),
                name="commitment_lent",
            ),
            # Requests for a new date that wait for a leader's word.
            models.Index(
                fields=["due_on", "id"],
                condition=models.Q(asked_at__isnull=False),
                name="commitment_asked",
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def is_open(self) -> bool:
        return self.state == CommitmentState.OPEN


class Why(models.TextChoices):
    """Why a commitment has another owner, or none."""

    NAMED = "named", "phân công"
    ABSENT = "absent", "người làm vắng"
    RETURNED = "returned", "người làm trở lại"
    LEFT = "left", "người làm thôi vai trò hoặc tài khoản đã đóng"


class Assignment(AppendOnly):
    """Who owned a commitment from when on: its own history, besides the events of its matter."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id commitment unit former officer why absence assigned_at assigned_by"
    )

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="assignments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    former = models.CharField(max_length=40, blank=True)  # code of the officer before
    officer = models.CharField(max_length=40, blank=True)  # empty: nobody, listed for the leader
    why = models.CharField(max_length=10, choices=Why)
    absence = models.ForeignKey(
        Absence, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    assigned_at = models.DateTimeField()
    assigned_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("assigned", model="assignment"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["commitment", "id"], name="assignment_latest"),
            models.Index(  # what lost its owner
                fields=["commitment"], condition=models.Q(officer=""), name="assignment_nobody"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id}: {self.former} → {self.officer}"


class ClockFact(AppendOnly):
    """A dated fact of one matter, from which its legal clocks are worked out.

    One typed wrongly is taken back by an entry that names it; both stay to be read.
    """

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id about_kind about_code number day act part ground criteria paper_number paper_date "
            "reason cancels recorded_at recorded_by"
        ),
    )

    about_kind = models.CharField(max_length=20)
    about_code = models.CharField(max_length=60)
    number = models.PositiveIntegerField()  # in the order in which they were recorded
    day = models.DateField()
    act = models.CharField(max_length=30)
    part = models.CharField(max_length=60, blank=True)  # code of a member or content, no name
    ground = models.CharField(max_length=20, blank=True)
    criteria = models.JSONField(default=list)
    paper_number = models.CharField(max_length=60, blank=True)
    paper_date = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    cancels = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="cancelled_by"
    )
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("recorded", model="clockfact"),
            # Two officers at one matter cannot both write the next fact.
            models.UniqueConstraint(
                fields=["about_kind", "about_code", "number"], name="clockfact_number"
            ),
            models.CheckConstraint(
                name="clockfact_cancelled_why",
                condition=models.Q(cancels__isnull=True) | ~models.Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.about_kind}/{self.about_code} {self.number}: {self.act} {self.day}"


class Ground(models.TextChoices):
    """Who or what gave a date."""

    START = "start", "tính theo quy định"
    EXTENSION = "extension", "gia hạn"
    AGREED = "agreed", "ngày mới được đồng ý"
    PROMISE = "promise", "lời hứa"
    ASSIGNED = "assigned", "nơi giao việc định ngày"
    SOURCE = "source", "hệ thống trước"
    CALENDAR = "calendar", "lịch ngày làm việc đổi"
    PROLONGED = "prolonged", "gia hạn theo luật"
    PAUSED = "paused", "tạm dừng"
    RESUMED = "resumed", "tiếp tục"
    CORRECTED = "corrected", "đính chính sự kiện"
    RULE = "rule", "đính chính quy định"


# Dates that a person gave: they stand whatever becomes of the calendar or of a rule.
GIVEN = (Ground.EXTENSION, Ground.AGREED, Ground.PROMISE, Ground.ASSIGNED, Ground.SOURCE)


class DueDate(AppendOnly):
    """Every date a commitment ever had, with the explanation frozen on the day it was set."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="commitment old_due_on due_on ground reason rule explanation set_at",
        internal="id fact set_by",
    )

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="due_dates")
    old_due_on = models.DateField(null=True, blank=True)
    due_on = models.DateField()
    ground = models.CharField(max_length=20, choices=Ground)
    reason = models.CharField(max_length=300, blank=True)
    # Found by its duty, never by its fact: a recount writes many, and an index would cost each.
    fact = models.ForeignKey(
        ClockFact, null=True, blank=True, on_delete=models.PROTECT, db_index=False,
        related_name="due_dates",
    )  # fmt: skip
    rule = models.CharField(max_length=40)
    explanation = models.JSONField(default=dict)
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("set", model="duedate")]
        indexes: ClassVar = [
            models.Index(  # dates that people moved
                fields=["commitment"],
                condition=models.Q(ground__in=("extension", "agreed", "prolonged")),
                name="duedate_moved",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commitment.code}: {self.due_on}"


class CalendarChange(models.TextChoices):
    """What became of a day of the calendar, or of a correction of a rule."""

    SET = "set", "ghi vào lịch"
    WITHDRAWN = "withdrawn", "rút khỏi lịch"


class RecountState(models.TextChoices):
    """Where a recount stands. It waits a little: the next decision may come with this one."""

    WAITING = "waiting", "sắp tính lại"
    RUNNING = "running", "đang tính lại"
    DONE = "done", "đã tính lại xong"


class Recount(Row):
    """Open clocks worked through anew after one change of the calendar, or of a rule that a lawyer
    put right, chunk by chunk.

    A chunk is one transaction that moves `place` on: who is killed in one has done nothing of it.
    """

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="override correction change state total done moved",
        internal="id place decided_at decided_by ended_at ended_by",
    )

    # What it is owed to: a row of the calendar, or a correction of a rule.
    override = models.ForeignKey(
        CalendarOverride, null=True, on_delete=models.PROTECT, related_name="recounts"
    )
    correction = models.ForeignKey(
        RuleCorrection, null=True, on_delete=models.PROTECT, related_name="recounts"
    )
    change = models.CharField(max_length=10, choices=CalendarChange)
    state = models.CharField(max_length=10, choices=RecountState, default=RecountState.WAITING)
    total = models.PositiveIntegerField(default=0)  # open clocks that count the day
    done = models.PositiveIntegerField(default=0)
    moved = models.PositiveIntegerField(default=0)
    place = models.PositiveBigIntegerField(default=0)  # key of the last clock seen
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=60)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("decided", model="recount"),
            pair("ended", model="recount"),
            models.UniqueConstraint(fields=["override", "change"], name="recount_once"),
            models.UniqueConstraint(fields=["correction", "change"], name="recount_rule_once"),
            models.CheckConstraint(
                name="recount_owed_to_one",
                condition=models.Q(override__isnull=False, correction__isnull=True)
                | models.Q(override__isnull=True, correction__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        owed_to = self.override_id or f"rule {self.correction_id}"
        return f"{owed_to} {self.change}: {self.done}/{self.total}"
