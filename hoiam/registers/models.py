"""Cases, visits and dossiers that another system or a paper register kept, as they were there.

What the source does not say stays empty: nothing here is invented, and nothing is rewritten. A
changed source row is a new version of its record; a batch is shown or withdrawn by one mark.
Which version counts is asked of these marks: the newest one whose batch is shown.
"""

from typing import ClassVar

from django.db import models

from hoiam.base.encryption import EncryptedJSON
from hoiam.base.models import AppendOnly, Row, classed, pair
from hoiam.cases.models import Case
from hoiam.units.models import Unit


class RegisterKind(models.TextChoices):
    """What a register lists."""

    CASE = "case", "vụ việc, phản ánh"
    VISIT = "visit", "lượt tiếp công dân"
    DOSSIER = "dossier", "hồ sơ thủ tục"


class RecordState(models.TextChoices):
    """What the words of the source mean here; the words themselves are kept beside it."""

    OPEN = "open", "chưa giải quyết"
    WORKING = "working", "đang giải quyết"
    ENDED = "ended", "đã kết thúc"
    DUPLICATE = "duplicate", "trùng, gộp vào việc khác"
    TRANSFERRED = "transferred", "chuyển nơi khác"
    REFUSED = "refused", "không thụ lý"
    UNKNOWN = "unknown", "nguồn không nói"


class StepKind(models.TextChoices):
    """What the source says of one moment in the life of a record."""

    STATE = "state", "trạng thái"
    NOTE = "note", "ghi chú"
    REOPENED = "reopened", "mở lại"


class Batch(Row):
    """One taking-over from one source, owned by the unit whose register it is.

    Its records are seen once it is shown, all at once; withdrawing hides them again, all at once.
    """

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id code kind system title unit zone records worded worded_to "
            "opened_at opened_by shown_at shown_by withdrawn_at withdrawn_by withdrawn_why"
        )
    )

    code = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=10, choices=RegisterKind)
    system = models.CharField(max_length=60)  # which outside system or paper register
    title = models.CharField(max_length=200)  # the name of the file, for people
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="record_batches")
    zone = models.CharField(max_length=60)  # in which zone local times were read
    records = models.PositiveIntegerField(default=0)  # versions written, set when it is shown
    # Words are put into the index after the batch is shown, chunk by chunk: up to this key.
    worded = models.BooleanField(default=False)
    worded_to = models.PositiveBigIntegerField(default=0)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=60)
    shown_at = models.DateTimeField(null=True)
    shown_by = models.CharField(max_length=60, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=60, blank=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("opened", model="batch"),
            pair("shown", model="batch"),
            pair("withdrawn", model="batch"),
        ]

    def __str__(self) -> str:
        return f"{self.system}: {self.title}"


class Record(Row):
    """One version of one row of a register. `code` names the record, `version` this state of it.

    A moment is kept twice: `x_on` is the day as the source writes it, `x_moment` the instant
    where the source gives a time. A day without a time has no instant: a due day ends when it
    ends. Only `followed_in` is ever changed. What is long stands in `RecordText`, so that a
    count of every row reads little.
    """

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id code version batch followed_in digest kind system opened_on opened_moment due_on "
            "due_moment ended_on ended_moment state state_said category channel agency unit "
            "territory area times_reopened rating"
        ),
        personal="number title latitude longitude",
    )

    code = models.CharField(max_length=40)  # made of system, kind and number: the same every time
    version = models.PositiveSmallIntegerField(default=1)
    # Batch, unit and area stand first in indexes below, and need none of their own.
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="rows", db_index=False)
    # The batch that holds the next version, shown or not; empty: there is none, so that most
    # rows are known to be the newest without a look at their neighbours.
    followed_in = models.ForeignKey(
        Batch, null=True, blank=True, on_delete=models.PROTECT, related_name="follows"
    )
    digest = models.CharField(max_length=64)  # of everything the profile reads from the source row
    kind = models.CharField(max_length=10, choices=RegisterKind)
    system = models.CharField(max_length=60)
    number = models.CharField(max_length=120)  # in that system, as text: zeros in front count
    title = models.CharField(max_length=300, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    opened_on = models.DateField(null=True, blank=True)
    opened_moment = models.DateTimeField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    due_moment = models.DateTimeField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_moment = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=RecordState, default=RecordState.UNKNOWN)
    state_said = models.CharField(max_length=120, blank=True)
    category = models.CharField(max_length=500, blank=True)  # several stand one under the other
    channel = models.CharField(max_length=120, blank=True)
    agency = models.CharField(max_length=1000, blank=True)  # who answers, in the source's words
    unit = models.ForeignKey(  # the same as one of our units of that time, where it is known
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="records",
        db_index=False,
    )  # fmt: skip
    territory = models.CharField(max_length=300, blank=True)  # where, in the source's words
    area = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="records_in",
        db_index=False,
    )  # fmt: skip
    times_reopened = models.PositiveSmallIntegerField(null=True, blank=True)
    rating = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "version"], name="record_version_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["batch", "id"], name="record_batch"),
            models.Index(fields=["unit", "id"], name="record_unit"),
            # Figures of one unit and month, while their cells are not counted anew yet.
            models.Index(fields=["unit", "opened_on"], name="record_unit_opened"),
            models.Index(fields=["area", "id"], name="record_area"),
            # Lists of figures by their day, page by page; and whether any day lies ahead.
            models.Index(fields=["opened_on", "code"], name="record_opened"),
            models.Index(fields=["ended_on"], name="record_ended"),
        ]

    def __str__(self) -> str:
        return f"{self.system} {self.number}"


class RecordText(AppendOnly):
    """The long words of one version, and the whole row of the source it was made of."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id record", personal="text answer place source"
    )

    record = models.OneToOneField(Record, on_delete=models.PROTECT, related_name="words")
    text = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    place = models.CharField(max_length=500, blank=True)
    # Every cell as it was, also those no profile reads: names and telephones may stand there.
    source = EncryptedJSON(default=dict)

    def __str__(self) -> str:
        return f"chữ của {self.record_id}"


class RecordStep(AppendOnly):
    """One moment in the life of a record, as the source tells it: a state, a note, a reopening."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id record digest batch kind on moment state state_said", personal="text"
    )

    record = models.CharField(max_length=40)  # the code: steps span its versions
    digest = models.CharField(
        max_length=64
    )  # the same step is shown once, however often it is read
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=10, choices=StepKind)
    on = models.DateField(null=True, blank=True)
    moment = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=RecordState, blank=True)
    state_said = models.CharField(max_length=120, blank=True)
    text = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            # Once in each batch: when one batch is withdrawn, another may still say it.
            models.UniqueConstraint(fields=["record", "digest", "batch"], name="recordstep_once")
        ]

    def __str__(self) -> str:
        return f"{self.record}: {self.state_said or self.kind}"


class Continuation(AppendOnly):
    """An open record that goes on here as a case; its number outside goes with it."""

    PRIVACY: ClassVar[dict[str, str]] = classed(internal="id record case continued_at continued_by")

    record = models.CharField(max_length=40, unique=True)  # its code
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="continues")
    continued_at = models.DateTimeField()
    continued_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("continued", model="continuation")]

    def __str__(self) -> str:
        return f"{self.record} → {self.case_id}"
