"""What keeps openness honest: each hiding with its ground, each appeal against one, and the list
of all changes in one order."""

from typing import ClassVar

from django.db import models

from hoiam.base.models import AppendOnly, Row, classed, pair
from hoiam.units.models import Unit


class Part(models.TextChoices):
    """What of a public page is hidden; the rest of it stays."""

    WHOLE = "whole", "toàn bộ trang"
    TITLE = "title", "tiêu đề"
    TEXT = "text", "nội dung"
    ANSWER = "answer", "câu trả lời"
    PLACE = "place", "nơi xảy ra"
    FILE = "file", "một tệp"
    RELEASE = "release", "một bản cũ"


# Parts that a release has in words, as its fields are called.
WORDED = (Part.TITLE, Part.TEXT, Part.ANSWER, Part.PLACE)


class Hiding(Row):
    """One thing taken from the public, from a moment until it is shown again. A row of the public
    register: it is never taken away."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public=(
            "code page part file release unit ground reason hidden_at shown_at shown_from "
            "shown_reason"
        ),
        internal="id hidden_by shown_by",
    )

    code = models.CharField(max_length=40, unique=True)
    page = models.ForeignKey("publication.Page", on_delete=models.PROTECT, related_name="hidings")
    part = models.CharField(max_length=10, choices=Part)
    file = models.CharField(max_length=40, blank=True)  # code of the public file
    release = models.PositiveIntegerField(default=0)  # number of the earlier release
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="hidings")
    ground = models.CharField(max_length=40)  # code in `core.law.hiding`
    reason = models.CharField(max_length=300)
    hidden_at = models.DateTimeField()
    hidden_by = models.CharField(max_length=60)
    shown_at = models.DateTimeField(null=True)
    shown_by = models.CharField(max_length=60, blank=True)
    shown_reason = models.CharField(max_length=300, blank=True)
    # Since which release it is shown again: what was said before stays closed on the same ground.
    shown_from = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("hidden", model="hiding"),
            pair("shown", model="hiding"),
            models.CheckConstraint(
                name="hiding_names_its_part",
                condition=(models.Q(part="file", release=0) & ~models.Q(file=""))
                | (models.Q(part="release", file="") & ~models.Q(release=0))
                | (~models.Q(part__in=("file", "release")) & models.Q(file="", release=0)),
            ),
            models.UniqueConstraint(
                fields=["page", "part", "file", "release"],
                condition=models.Q(shown_at__isnull=True),
                name="hiding_once",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "ground"], name="hiding_counted")]

    def __str__(self) -> str:
        return f"{self.page.code} · {self.part}"


class Outcome(models.TextChoices):
    """How an appeal ended: what the superior decided, or that the unit showed it again before."""

    UPHELD = "upheld", "giữ nguyên việc ẩn"
    LIFTED = "lifted", "bỏ việc ẩn, hiện lại"
    SHOWN = "shown", "đơn vị tự hiện lại trước khi cấp trên quyết định"


class Appeal(Row):
    """People ask that a hiding be looked at again by somebody other than who hid."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="code hiding superior front commitment filed_at outcome reasons decided_at",
        internal="id filed_by decided_by",
    )

    code = models.CharField(max_length=40, unique=True)
    hiding = models.OneToOneField(Hiding, on_delete=models.PROTECT, related_name="appeal")
    superior = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="appeals_decided")
    # The Front of the area, which is told at once and may state its opinion.
    front = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="appeals_watched"
    )
    commitment = models.CharField(max_length=40, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    reasons = models.CharField(max_length=1000, blank=True)
    filed_at = models.DateTimeField()
    filed_by = models.CharField(max_length=60)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("filed", model="appeal"),
            pair("decided", model="appeal"),
            models.CheckConstraint(
                name="appeal_decided_why",
                condition=models.Q(decided_at__isnull=True, outcome="", reasons="")
                | (models.Q(decided_at__isnull=False) & ~models.Q(outcome="", reasons="")),
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Plea(AppendOnly):
    """What one person wrote for an appeal: read by who decides and by the Front, never public."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id appeal key voice filed_at filed_by", personal="text"
    )

    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, related_name="pleas")
    key = models.CharField(max_length=64, unique=True)  # of the form: sent twice, kept once
    text = models.TextField()
    voice = models.CharField(max_length=60, blank=True)  # code, where the tracking code was shown
    filed_at = models.DateTimeField()
    filed_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("filed", model="plea")]

    def __str__(self) -> str:
        return f"{self.appeal.code} · {self.filed_at}"


class Opinion(AppendOnly):
    """What the Front says of an appeal, in public."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="appeal unit text stated_at", internal="id stated_by"
    )

    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, related_name="opinions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="opinions_on_hiding")
    text = models.CharField(max_length=1000)
    stated_at = models.DateTimeField()
    stated_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("stated", model="opinion")]

    def __str__(self) -> str:
        return f"{self.unit.code} · {self.appeal.code}"


class ChangeKind(models.TextChoices):
    """What happened to something public."""

    RELEASED = "released", "công khai"
    CORRECTED = "corrected", "ra bản mới"
    HIDDEN = "hidden", "ẩn"
    SHOWN_AGAIN = "shown-again", "hiện lại"
    APPEALED = "appealed", "có người đề nghị xem lại việc ẩn"
    OPINION = "opinion", "Mặt trận nêu ý kiến về việc ẩn"
    DECIDED = "decided", "việc xem lại kết thúc"
    ERASED = "erased", "xóa dữ liệu của một người theo luật"


class Change(AppendOnly):
    """One change of what is public. The numbers have no gaps and are seen in their order: whoever
    has read up to one of them has missed nothing before it."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="number page kind release hiding recorded_at", internal="id recorded_by"
    )

    number = models.PositiveBigIntegerField(unique=True)
    page = models.CharField(max_length=20)  # code; no key: the list outlives what it speaks of
    kind = models.CharField(max_length=12, choices=ChangeKind)
    release = models.PositiveIntegerField(default=0)
    hiding = models.CharField(max_length=40, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("recorded", model="change")]
        indexes: ClassVar = [models.Index(fields=["page", "number"], name="change_of_page")]

    def __str__(self) -> str:
        return f"{self.number}: {self.kind} {self.page}"


class Counter(Row):
    """The last number of the list of changes. Held until its transaction ends: the next number is
    given only after this one can be seen, and a number that was not used is given again."""

    PRIVACY: ClassVar[dict[str, str]] = classed(internal="id name last")

    name = models.CharField(max_length=20, unique=True)
    last = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name}: {self.last}"
