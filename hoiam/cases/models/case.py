"""The matter to be settled: it gathers voices, has a kind, a unit and lawful steps."""

from typing import ClassVar

from django.db import models

from hoiam.base.encryption import EncryptedText
from hoiam.base.models import AppendOnly, Row, classed, pair
from hoiam.publication.models import Page
from hoiam.units.models import Field, Unit
from hoiam.voices.models import Voice, VoiceKind


class CaseState(models.TextChoices):
    """States of the tables in `core.law.procedures`. Closed is never shown as solved."""

    NEW = "new", "mới tiếp nhận"
    WAITING = "waiting", "chờ người gửi bổ sung"
    HANDLING = "handling", "đang xử lý"
    ANSWERED = "answered", "đã trả lời"
    CLOSED = "closed", "đã khép lại"
    JOINED = "joined", "đã nhập vào vụ việc khác"


class Result(models.TextChoices):
    """What an answer is. Every answer says which."""

    DONE = "done", "đã làm xong"
    PROMISED = "promised", "sẽ làm, có thời hạn"
    CANNOT = "cannot", "không thể, vì quy định"
    NOT_OURS = "not-ours", "không thuộc thẩm quyền"


class Case(Row):
    """One matter. It bears the reference of its first voice and points to its public page."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="code kind field area unit state result people opened_on answered_on page joined_to",
        internal=(
            "id title desk held opened_at opened_by accepted_at accepted_by "
            "answered_at answered_by closed_at closed_by reopened_at reopened_by"
        ),
        personal="folded",
    )

    code = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=20, choices=VoiceKind)
    # What begins with each of these four stands below, named for the list that it serves.
    field = models.ForeignKey(Field, on_delete=models.PROTECT, db_index=False, related_name="cases")
    area = models.ForeignKey(
        Unit, on_delete=models.PROTECT, db_index=False, related_name="cases_in"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, db_index=False, related_name="cases")
    desk = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, db_index=False,
        related_name="cases_received",
    )  # fmt: skip
    title = models.CharField(max_length=200)  # working title, for officers alone
    folded = models.TextField(blank=True)  # title and words of the voices, for the office search
    state = models.CharField(max_length=10, choices=CaseState, default=CaseState.NEW)
    joined_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, db_index=False,
        related_name="joined",
    )  # fmt: skip
    held = models.CharField(max_length=120, blank=True)  # why a human has to look first
    result = models.CharField(max_length=10, choices=Result, blank=True)
    people = models.PositiveIntegerField(default=1)
    page = models.OneToOneField(Page, null=True, blank=True, on_delete=models.PROTECT)
    opened_on = models.DateField()  # legal days, so that lists and counts need no arithmetic
    answered_on = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=60)
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.CharField(max_length=60, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=60, blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=60, blank=True)
    reopened_at = models.DateTimeField(null=True)
    reopened_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            *[
                pair(name, model="case")
                for name in ("opened", "accepted", "answered", "closed", "reopened")
            ],
            models.CheckConstraint(
                name="case_joined_somewhere",
                condition=models.Q(state="joined", joined_to__isnull=False)
                | (~models.Q(state="joined") & models.Q(joined_to__isnull=True)),
            ),
        ]
        indexes: ClassVar = [
            # Each costs every receipt a little; the list that it serves stands beside it.
            models.Index(fields=["unit", "state", "id"], name="case_unit_state"),  # of a unit, open
            models.Index(fields=["unit", "id"], name="case_unit"),  # of a unit, office and public
            models.Index(fields=["unit", "field", "id"], name="case_unit_field"),  # and of a field
            models.Index(fields=["desk", "id"], name="case_desk"),  # what a desk received
            models.Index(  # few are
                fields=["joined_to"],
                condition=models.Q(joined_to__isnull=False),
                name="case_joined",
            ),
            models.Index(fields=["area", "id"], name="case_area"),  # of a territory
            models.Index(fields=["area", "field", "id"], name="case_area_field"),  # what is alike
            models.Index(fields=["field", "id"], name="case_field"),  # of a field of life
            models.Index(fields=["state", "id"], name="case_state"),  # in a state that few are in
            models.Index(fields=["opened_on", "id"], name="case_opened"),  # of a year or month
            models.Index(  # what waits for a human to read it first
                fields=["unit", "id"], condition=~models.Q(held=""), name="case_held"
            ),
            models.Index(  # what is public and open: reopened, as a rule
                fields=["state", "id"],
                condition=models.Q(page__isnull=False, state__in=("new", "waiting", "handling")),
                name="case_public_open",
            ),
            models.Index(  # many people stand behind it
                fields=["code"], condition=models.Q(people__gte=5), name="case_crowd"
            ),
            models.Index(  # what was answered last, on the first page
                fields=["answered_on", "id"],
                condition=models.Q(page__isnull=False),
                name="case_answered",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class OutsideNumber(Row):
    """The number a case has in another system, so that nothing is typed twice."""

    PRIVACY: ClassVar[dict[str, str]] = classed(internal="id case system number kept_at kept_by")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="outside_numbers")
    system = models.CharField(max_length=60)
    number = models.CharField(max_length=120)
    kept_at = models.DateTimeField()
    kept_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("kept", model="outsidenumber"),
            models.UniqueConstraint(fields=["case", "system", "number"], name="outsidenumber_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["system", "number"], name="outsidenumber_number")]

    def __str__(self) -> str:
        return f"{self.system} {self.number}"


class Gathering(Row):
    """Which voice belongs to which case, and how it came."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id case voice how gathered_at gathered_by"
    )

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="gatherings")
    voice = models.OneToOneField(Voice, on_delete=models.PROTECT, related_name="gathering")
    # first, me-too (another person), more (asked for more), not-done (after an answer)
    how = models.CharField(max_length=10)
    gathered_at = models.DateTimeField()
    gathered_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("gathered", model="gathering")]

    def __str__(self) -> str:
        return f"{self.case_id} ← {self.voice_id} ({self.how})"


class Answer(Row):
    """One answer: drafted, approved, sent. A later answer is a new row; this one stays."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="case number result rule paper_number paper_date promise promise_due_on sent_at",
        internal="id code drafted_at drafted_by approved_at approved_by sent_by returned",
        personal="text",
    )

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="answers")
    code = models.CharField(max_length=40, unique=True)
    number = models.PositiveSmallIntegerField()
    result = models.CharField(max_length=10, choices=Result)
    text = models.TextField()
    rule = models.CharField(max_length=300, blank=True)  # why it cannot be, or who answers for it
    paper_number = models.CharField(max_length=60, blank=True)
    paper_date = models.DateField(null=True, blank=True)
    promise = models.CharField(max_length=300, blank=True)
    promise_due_on = models.DateField(null=True, blank=True)
    returned = models.CharField(max_length=300, blank=True)  # why the leader sent the draft back
    drafted_at = models.DateTimeField()
    drafted_by = models.CharField(max_length=60)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.CharField(max_length=60, blank=True)
    sent_at = models.DateTimeField(null=True)
    sent_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            *[pair(name, model="answer") for name in ("drafted", "approved", "sent")],
            models.UniqueConstraint(fields=["case", "number"], name="answer_number"),
            models.CheckConstraint(
                name="answer_promise_dated",
                condition=~models.Q(result="promised")
                | (~models.Q(promise="") & models.Q(promise_due_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="answer_refusal_grounded",
                condition=~models.Q(result__in=["cannot", "not-ours"]) | ~models.Q(rule=""),
            ),
        ]
        indexes: ClassVar = [
            models.Index(  # drafts that wait for a leader's word
                fields=["case"], condition=models.Q(sent_at__isnull=True), name="answer_unsent"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case.code} · trả lời {self.number}"


class PublicDraft(Row):
    """The public version prepared beside the original; nothing of it is public until released."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id case show_point kept prepared_at prepared_by",
        personal="title text answer place",
    )

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="public_draft")
    title = models.CharField(max_length=200)
    text = models.TextField()
    answer = models.TextField(blank=True)
    place = models.CharField(max_length=200, blank=True)
    show_point = models.BooleanField(default=False)
    # Places that look personal and that a human left as they are, by field: [[start, end], …].
    kept = models.JSONField(default=dict)
    prepared_at = models.DateTimeField()
    prepared_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("prepared", model="publicdraft")]

    def __str__(self) -> str:
        return f"bản công khai của {self.case.code}"


class HandOver(AppendOnly):
    """A case passed to the competent unit, with the reason that the person is told."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="case from_unit to_unit reason handed_at", internal="id handed_by"
    )

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="hand_overs")
    from_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="handed_from")
    to_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="handed_to")
    reason = models.CharField(max_length=300)
    handed_at = models.DateTimeField()
    handed_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("handed", model="handover")]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.from_unit} → {self.to_unit}"


class Note(AppendOnly):
    """An internal note or a question to the person; never public."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id case how written_at written_by", personal="text"
    )

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notes")
    how = models.CharField(max_length=10, default="note")  # note, asked (the person reads it)
    text = EncryptedText()  # telephones and names of neighbours are jotted down here
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("written", model="note")]

    def __str__(self) -> str:
        return f"{self.how} {self.pk}"


class Rating(AppendOnly):
    """What the person says of an answer: settled, or not done."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="case verdict rated_at", internal="id answer voice more rated_by"
    )

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="ratings")
    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="ratings")
    voice = models.ForeignKey(Voice, on_delete=models.PROTECT, related_name="ratings")
    # The reason and the photo of a "not done" are a voice of their own.
    more = models.OneToOneField(
        Voice, null=True, blank=True, on_delete=models.PROTECT, related_name="rating_reason"
    )
    verdict = models.CharField(
        max_length=10, choices=[("settled", "được"), ("not-done", "chưa xong")]
    )
    rated_at = models.DateTimeField()
    rated_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("rated", model="rating"),
            models.UniqueConstraint(fields=["answer", "voice"], name="rating_once"),
        ]

    def __str__(self) -> str:
        return self.verdict


class AnswerTemplate(Row):
    """Words to start an answer from; {name} marks what the officer fills in."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id code title result text field unit active saved_at saved_by"
    )

    code = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=120)
    result = models.CharField(max_length=10, choices=Result)
    text = models.TextField()
    field = models.ForeignKey(Field, null=True, blank=True, on_delete=models.PROTECT)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT)
    active = models.BooleanField(default=True)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("saved", model="answertemplate")]

    def __str__(self) -> str:
        return self.title
