"""Papers that were issued, the files they are, and the numbers they were given."""

from typing import ClassVar

from django.db import models

from hoiam.base.encryption import EncryptedJSON, EncryptedText
from hoiam.base.models import AppendOnly, Row, classed, pair
from hoiam.units.models import Unit


class Series(Row):
    """The last number that a unit gave to papers of one type in one year.

    Whoever issues holds this row until the paper is committed: numbers follow each other without
    a gap, however many write at once. Papers that carry no number hold the row with empty letters.
    """

    PRIVACY: ClassVar[dict[str, str]] = classed(internal="id unit year letters last")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="paper_series")
    year = models.PositiveSmallIntegerField()
    letters = models.CharField(max_length=20, blank=True)  # of the type: TB, BB
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "year", "letters"], name="series_once")
        ]

    def __str__(self) -> str:
        return f"{self.letters} {self.year}: {self.last}"


class WordTemplate(Row):
    """An office's own Word file for a form: fields and fixed words, nothing that runs."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id code unit form version original size digest fields put_at put_by ended_at ended_by"
        )
    )

    code = models.CharField(max_length=40, unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="word_templates")
    form = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    original = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    fields = models.JSONField(default=list)  # names, in the order in which they stand
    put_at = models.DateTimeField()
    put_by = models.CharField(max_length=60)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("put", model="wordtemplate"),
            pair("ended", model="wordtemplate"),
            models.UniqueConstraint(
                fields=["unit", "form"],
                condition=models.Q(ended_at__isnull=True),
                name="wordtemplate_standing",
            ),
            models.UniqueConstraint(
                fields=["unit", "form", "version"], name="wordtemplate_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.version}"


class Paper(AppendOnly):
    """One paper as it was issued. A correction is a paper of its own that names the old one.

    What it is about lies above and is named by kind and code; who may read it is asked there.
    """

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id code key form form_from about_kind about_code unit number letters symbol year "
            "replaces why template issued_on issued_at issued_by"
        ),
        personal="content",
    )

    code = models.CharField(max_length=40, unique=True)
    key = models.CharField(max_length=64, unique=True)  # a retry gives the same paper
    form = models.CharField(max_length=40)
    form_from = models.DateField()  # since when the version of the form holds
    about_kind = models.CharField(max_length=20)
    about_code = models.CharField(max_length=60)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="papers")
    number = models.PositiveIntegerField(null=True, blank=True)  # empty: the form has none
    letters = models.CharField(max_length=20, blank=True)
    symbol = models.CharField(max_length=60, blank=True)
    year = models.PositiveSmallIntegerField()
    content = EncryptedJSON(default=dict)  # the letter, as `papers.letter.to_json` gives it
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    why = models.CharField(max_length=300, blank=True)  # it replaces another
    template = models.ForeignKey(  # empty: drawn by the product itself
        WordTemplate, null=True, blank=True, on_delete=models.PROTECT, related_name="papers"
    )
    issued_on = models.DateField()  # the legal day
    issued_at = models.DateTimeField()
    issued_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("issued", model="paper"),
            models.UniqueConstraint(
                fields=["unit", "year", "letters", "number"], name="paper_number_once"
            ),
            models.CheckConstraint(
                name="paper_replaces_why",
                condition=models.Q(replaces__isnull=True) | ~models.Q(why=""),
            ),
            models.CheckConstraint(
                name="paper_numbered",
                condition=models.Q(number__isnull=True, symbol="")
                | models.Q(number__isnull=False) & ~models.Q(symbol=""),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["about_kind", "about_code", "id"], name="paper_about"),
            models.Index(fields=["unit", "year", "id"], name="paper_unit"),
        ]

    def __str__(self) -> str:
        return self.code


class FileKind(models.TextChoices):
    """What a file of a paper is."""

    PDF = "pdf", "bản PDF"
    WORD = "word", "bản Word"
    SIGNED = "signed", "bản đã ký số"  # signed elsewhere: no key of an official lies here
    SCAN = "scan", "bản chụp đã ký, đóng dấu"
    NOTE = "note", "phiếu giao nhận, báo phát"


class PaperFile(AppendOnly):
    """A file of a paper, exactly as it was issued or handed in, with what proves that it is."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id code paper kind media size digest stored_at stored_by", personal="original"
    )

    code = models.CharField(max_length=40, unique=True)
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="files")
    kind = models.CharField(max_length=12, choices=FileKind)
    media = models.CharField(max_length=100)
    original = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    stored_at = models.DateTimeField()
    stored_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("stored", model="paperfile"),
            models.UniqueConstraint(
                fields=["paper", "kind"],
                condition=models.Q(kind__in=["pdf", "word"]),
                name="paperfile_made_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paper} {self.kind}"


class DeliveryWay(models.TextChoices):
    """How a paper goes to one recipient. By hand with a signed note counts as much as any other."""

    HAND = "hand", "giao tận tay, có phiếu giao nhận"
    POST = "post", "bưu điện, có báo phát"
    COMMUNE = "commune", "nhờ xã, thôn giao, có phiếu giao nhận"
    DOCUMENTS = "documents", "trục liên thông văn bản"
    SCREEN = "screen", "trang tra cứu của người gửi"


class Outcome(models.TextChoices):
    """What became of it."""

    RECEIVED = "received", "đã nhận"
    REFUSED = "refused", "từ chối nhận"
    ABSENT = "absent", "không gặp người nhận"
    UNKNOWN = "unknown", "không có ai ở địa chỉ đó"
    LOST = "lost", "thất lạc, bị trả lại"


FAILED = (Outcome.REFUSED, Outcome.ABSENT, Outcome.UNKNOWN, Outcome.LOST)


class PaperDelivery(Row):
    """One paper on its way to one recipient; another try is a delivery of its own that names it."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id code key paper number way note sent_on outcome came_on proof again sent_at sent_by "
            "came_at came_by"
        ),
        personal="recipient address said",
    )

    code = models.CharField(max_length=40, unique=True)
    key = models.CharField(max_length=64, unique=True)
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="deliveries")
    number = models.PositiveSmallIntegerField()  # of the deliveries of this paper
    recipient = EncryptedText(max_length=200)
    address = EncryptedText(max_length=300, blank=True)
    way = models.CharField(max_length=12, choices=DeliveryWay)
    note = models.CharField(max_length=60, blank=True)  # number of the mail receipt or of the note
    sent_on = models.DateField()
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)  # empty: not known yet
    came_on = models.DateField(null=True, blank=True)
    said = EncryptedText(max_length=300, blank=True)  # who took it, or what was said
    proof = models.ForeignKey(
        PaperFile, null=True, blank=True, on_delete=models.PROTECT, related_name="proves"
    )
    again = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="tried_again"
    )
    sent_at = models.DateTimeField()
    sent_by = models.CharField(max_length=60)
    came_at = models.DateTimeField(null=True)
    came_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("sent", model="paperdelivery"),
            pair("came", model="paperdelivery"),
            models.UniqueConstraint(fields=["paper", "number"], name="paperdelivery_number"),
            models.CheckConstraint(
                name="paperdelivery_outcome_told",
                condition=models.Q(outcome="", came_at__isnull=True, came_on__isnull=True)
                | ~models.Q(outcome="") & models.Q(came_at__isnull=False, came_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paper} → {self.number}"

    @property
    def is_open(self) -> bool:
        """Nobody has said yet what became of it."""
        return not self.outcome

    @property
    def has_failed(self) -> bool:
        return self.outcome in FAILED
