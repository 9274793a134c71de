"""A visit: one reception, a line of the register. Visits, people, voices and cases are four counts."""

from typing import ClassVar

from django.db import models

from hoiam.base.encryption import EncryptedText
from hoiam.base.models import Row, classed, pair
from hoiam.cases.models import Case, Docket
from hoiam.core.law import receiving
from hoiam.meetings.models import Meeting
from hoiam.units.models import Unit
from hoiam.voices.models import Voice


class VisitKind(models.TextChoices):
    """What the person came with. Of the last two no words are kept here."""

    FEEDBACK = "feedback", "phản ánh"
    RECOMMENDATION = "recommendation", "kiến nghị"
    QUESTION = "question", "hỏi"
    COMPLAINT = "complaint", "khiếu nại"
    DENUNCIATION = "denunciation", "tố cáo"


TEXTLESS = (VisitKind.COMPLAINT, VisitKind.DENUNCIATION)


class Mode(models.TextChoices):
    """Who received: three kinds that official figures keep apart (R-06, form 01/TCD)."""

    REGULAR = "regular", "tiếp thường xuyên"
    HEAD = "head", "người đứng đầu trực tiếp tiếp"
    DELEGATED = "delegated", "người được ủy quyền tiếp"


class Handling(models.TextChoices):
    """What was done on the spot."""

    TAKEN = "taken", "nhận để trả lời"
    ANSWERED = "answered", "trả lời ngay"
    PAPER = "paper", "nhận đơn, giấy tờ"
    GUIDED = "guided", "hướng dẫn đến nơi có thẩm quyền"
    FORWARDED = "forwarded", "chuyển nơi có thẩm quyền"
    AGAIN = "again", "việc đã nhận trước, nói tình hình"
    TURNED_AWAY = "turned-away", "từ chối tiếp"


class Visit(Row):
    """One reception as the register 03/TCD has it (Decree 154/2026, thirteen columns)."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id code key desk body year number received_on mode session kind people same "
            "appointed settled_body own handling guided_to guided_paper passed_to passed_paper "
            "recorded_at recorded_by completed_at completed_by"
        ),
        personal="content follow_up notes",
    )

    code = models.CharField(max_length=40, unique=True)
    key = models.CharField(max_length=64, unique=True)  # a retry gives the same visit
    # Where the clerk sits; several bodies share an office, and the one that received is named.
    desk = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="visits_at")
    body = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="visits")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()  # in the register of the body, from 1 each year
    received_on = models.DateField()  # the legal day
    mode = models.CharField(max_length=10, choices=Mode, default=Mode.REGULAR)
    session = models.ForeignKey(  # of the head; an extraordinary one may have none
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="visits"
    )
    kind = models.CharField(max_length=14, choices=VisitKind)
    people = models.PositiveSmallIntegerField()  # who came
    same = models.PositiveSmallIntegerField()  # who have the same content, present or not
    appointed = models.BooleanField(default=False)  # a crowd's appointment, signed by all, was seen
    content = EncryptedText(max_length=10_000, blank=True)
    settled_body = models.CharField(max_length=200, blank=True)
    own = models.BooleanField(null=True, blank=True)
    handling = models.CharField(max_length=12, choices=Handling)
    guided_to = models.CharField(max_length=200, blank=True)
    guided_paper = models.CharField(max_length=60, blank=True)
    passed_to = models.CharField(max_length=200, blank=True)
    passed_paper = models.CharField(max_length=60, blank=True)
    follow_up = EncryptedText(max_length=2_000, blank=True)
    notes = EncryptedText(max_length=1_000, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=60)
    completed_at = models.DateTimeField(null=True)  # the last time its columns were filled in
    completed_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("recorded", model="visit"),
            pair("completed", model="visit"),
            models.UniqueConstraint(fields=["body", "year", "number"], name="visit_number"),
            models.CheckConstraint(
                name="visit_people",
                condition=models.Q(people__gte=1) & models.Q(same__gte=models.F("people")),
            ),
            models.CheckConstraint(
                name="visit_session_of_head",
                condition=models.Q(session__isnull=True) | ~models.Q(mode="regular"),
            ),
            # The words of a complaint or a denunciation are kept nowhere until they can be sealed.
            models.CheckConstraint(
                name="visit_no_words",
                condition=~models.Q(kind__in=["complaint", "denunciation"]) | models.Q(content=""),
            ),
            models.CheckConstraint(
                name="visit_denunciation_bare",
                condition=~models.Q(kind="denunciation") | models.Q(follow_up="", notes=""),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["body", "received_on", "id"], name="visit_body"),
            models.Index(fields=["desk", "id"], name="visit_desk"),
            models.Index(fields=["session", "id"], name="visit_session"),
        ]

    def __str__(self) -> str:
        return self.registered

    @property
    def registered(self) -> str:
        """Its number as the register has it."""
        return f"{self.number}/{self.year}"

    @property
    def is_crowd(self) -> bool:
        return receiving.is_crowd(self.people)

    @property
    def is_textless(self) -> bool:
        """Whether no words of it are kept."""
        return self.kind in TEXTLESS

    @property
    def is_bare(self) -> bool:
        """A denunciation: a line without name and content."""
        return self.kind == VisitKind.DENUNCIATION


class Visitor(Row):
    """Who came, or who spoke for a crowd. A denunciation has none."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id visit order represents", personal="name address paper"
    )

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="visitors")
    order = models.PositiveSmallIntegerField(default=0)
    represents = models.BooleanField(default=False)  # speaks for the others of a crowd
    name = EncryptedText(max_length=120, blank=True)
    address = EncryptedText(max_length=300, blank=True)
    paper = EncryptedText(max_length=40, blank=True)  # identity card or passport (Decree 154, 12)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["visit", "order"], name="visitor_order")
        ]

    def __str__(self) -> str:
        return f"người đến của {self.visit_id}"


class Matter(Row):
    """What one visit was about: a new case, one seen before, or papers alone. `identity` is the
    same for one matter in all its visits, so that matters are counted and visits are not."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id visit order case docket voice identity again brought_at brought_by"
    )

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="matters")
    order = models.PositiveSmallIntegerField(default=0)
    case = models.ForeignKey(
        Case, null=True, blank=True, on_delete=models.PROTECT, related_name="matters"
    )
    docket = models.ForeignKey(
        Docket, null=True, blank=True, on_delete=models.PROTECT, related_name="matters"
    )
    voice = models.OneToOneField(  # as it was said at this visit
        Voice, null=True, blank=True, on_delete=models.PROTECT, related_name="matter"
    )
    identity = models.CharField(max_length=60)
    again = models.BooleanField(default=False)  # it was known before this visit
    brought_at = models.DateTimeField()
    brought_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("brought", model="matter"),
            models.UniqueConstraint(fields=["visit", "order"], name="matter_order"),
            models.UniqueConstraint(fields=["visit", "identity"], name="matter_once"),
            models.CheckConstraint(
                name="matter_one_thing",
                condition=models.Q(case__isnull=True) | models.Q(docket__isnull=True),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["identity"], name="matter_identity")]

    def __str__(self) -> str:
        return self.identity


class Sealed(models.TextChoices):
    """How the person confirmed what was written down."""

    SIGNED = "signed", "ký tên"
    FINGERPRINT = "fingerprint", "điểm chỉ"
    REFUSED = "refused", "không ký, có người làm chứng"


class Statement(Row):
    """An oral statement of which the words are the voice's: read back, then signed."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id matter language sealed read_back_at read_back_by scanned_at scanned_by",
        personal="interpreter",
    )

    matter = models.OneToOneField(Matter, on_delete=models.PROTECT, related_name="statement")
    language = models.CharField(max_length=60, default="tiếng Việt")
    interpreter = EncryptedText(max_length=120, blank=True)
    sealed = models.CharField(max_length=12, choices=Sealed)
    read_back_at = models.DateTimeField()
    read_back_by = models.CharField(max_length=60)
    scanned_at = models.DateTimeField(null=True)  # the signed sheet lies with the voice
    scanned_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("read_back", model="statement"),
            pair("scanned", model="statement"),
        ]

    def __str__(self) -> str:
        return f"bản ghi lời của {self.matter_id}"
