"""A petition: a line of the register of petitions, who signed it, and how it was sorted.

Its words, how to reach the sender and the receipt are those of a `Voice`; its number, its unit and
its clocks are those of a `Docket`, so that units that end hand over both alike.
"""

from typing import ClassVar

from django.db import models

from hoiam.base.encryption import EncryptedText
from hoiam.base.models import AppendOnly, Row, classed, pair
from hoiam.cases.models import Docket
from hoiam.units.models import Unit
from hoiam.voices.models import Voice


class Source(models.TextChoices):
    """How the petition reached the unit (form 02/XLD counts all of them)."""

    HANDED = "handed", "nộp trực tiếp"
    POST = "post", "bưu điện"
    RECEPTION = "reception", "nhận tại buổi tiếp công dân"
    BOX = "box", "hòm thư góp ý"
    FORWARDED = "forwarded", "cơ quan khác chuyển đến"
    HANDED_OVER = "handed-over", "nhận bàn giao khi sắp xếp đơn vị"


class Topic(models.TextChoices):
    """What it is about, as the official columns tell it apart (02/XLD: 9–11 and 20–22)."""

    LAND = "land", "đất đai, nhà cửa"
    POLICY = "policy", "chính sách, chế độ, cán bộ"
    OTHER = "other", "lĩnh vực khác"


class Confirmed(models.TextChoices):
    """How its sender stands to it."""

    SIGNED = "signed", "ký tên"
    FINGERPRINT = "fingerprint", "điểm chỉ"
    UNSIGNED = "unsigned", "không ký, không điểm chỉ"


class Petition(Row):
    """One petition of one unit. A second complaint is a petition of its own that names the first."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id code key docket voice register year number state source topic confirmed people "
            "language forwarded_by forwarded_paper forwarded_on forwarder_asks against_paper "
            "against_on known_on written_on sent_to appointed_on eligible own verifier first_instance split_from same_as "
            "earlier registered_at registered_by ended_at ended_by"
        ),
        personal="against demand",
    )

    code = models.CharField(max_length=40, unique=True)
    key = models.CharField(max_length=64, unique=True)  # a retry gives the same petition
    # Its kind (`core.clocks.shapes.Matter`), unit, place and clocks.
    docket = models.OneToOneField(Docket, on_delete=models.PROTECT, related_name="petition")
    # Empty where it was decided before the product came and its words are not here.
    voice = models.OneToOneField(
        Voice, null=True, blank=True, on_delete=models.PROTECT, related_name="petition"
    )
    register = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="petitions")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()  # in the register of the unit, from 1 each year
    state = models.CharField(max_length=20, default="received")  # of the table of its matter
    source = models.CharField(max_length=12, choices=Source, default=Source.HANDED)
    topic = models.CharField(max_length=10, choices=Topic, default=Topic.OTHER)
    confirmed = models.CharField(max_length=12, choices=Confirmed, default=Confirmed.SIGNED)
    people = models.PositiveSmallIntegerField(default=1)  # who signed
    language = models.CharField(max_length=60, default="tiếng Việt")
    forwarded_by = models.CharField(max_length=200, blank=True)  # a body, never a person
    forwarded_paper = models.CharField(max_length=60, blank=True)
    forwarded_on = models.DateField(null=True, blank=True)
    forwarder_asks = models.BooleanField(default=False)  # wants the result (deputies, Front, press)
    # Which decision or act, of whom; what the sender asks for.
    against = EncryptedText(max_length=500, blank=True)
    against_paper = models.CharField(max_length=60, blank=True)
    against_on = models.DateField(null=True, blank=True)
    known_on = models.DateField(null=True, blank=True)  # the sender got or knew it (C-01, C-10)
    demand = EncryptedText(max_length=2_000, blank=True)
    written_on = models.DateField(null=True, blank=True)  # the day that the paper itself bears
    sent_to = models.CharField(max_length=300, blank=True)  # bodies it was sent to besides
    # The day of the appointment that all who signed gave their representatives in writing.
    appointed_on = models.DateField(null=True, blank=True)
    eligible = models.BooleanField(null=True, blank=True)  # for processing (Circular 05/2021, 6)
    own = models.BooleanField(null=True, blank=True)
    # Who verifies it now, where that is a unit of this house: of the last step that entrusted it.
    verifier = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="verified_petitions"
    )
    first_instance = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="second_instances"
    )
    split_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="split_into"
    )
    same_as = models.ForeignKey(  # the same words sent again or to several bodies
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="sent_again"
    )
    earlier = models.BooleanField(default=False)  # decided before the product came
    registered_at = models.DateTimeField()
    registered_by = models.CharField(max_length=60)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("registered", model="petition"),
            pair("ended", model="petition"),
            models.UniqueConstraint(fields=["register", "year", "number"], name="petition_number"),
            models.CheckConstraint(name="petition_people", condition=models.Q(people__gte=1)),
        ]
        indexes: ClassVar = [
            models.Index(fields=["register", "year", "number"], name="petition_register"),
            models.Index(fields=["state", "id"], name="petition_state"),
        ]

    def __str__(self) -> str:
        return self.registered

    @property
    def registered(self) -> str:
        """Its number as the register has it."""
        return f"{self.number}/{self.year}"

    @property
    def is_forwarded(self) -> bool:
        """Another body passed it on."""
        return self.source == Source.FORWARDED or bool(self.forwarded_by)


class Party(models.TextChoices):
    """Who signs a petition."""

    PERSON = "person", "cá nhân"
    ORGANISATION = "organisation", "cơ quan, tổ chức"
    OFFICIAL = "official", "cán bộ, công chức"


class Petitioner(Row):
    """One of those who signed, or who speaks for them by an appointment or an authorisation."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id petition number party represents authorised withdrawn_on withdrawn_paper",
        personal="name address paper phone",
    )

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="petitioners")
    number = models.PositiveSmallIntegerField()  # as the docket numbers its members
    party = models.CharField(max_length=14, choices=Party, default=Party.PERSON)
    name = EncryptedText(max_length=120, blank=True)
    address = EncryptedText(max_length=300, blank=True)
    paper = EncryptedText(max_length=40, blank=True)  # identity card or passport (Decree 154, 12)
    phone = EncryptedText(max_length=20, blank=True)
    represents = models.BooleanField(default=False)  # appointed by the others in writing (SUB-08)
    authorised = models.CharField(max_length=60, blank=True)  # paper of authorisation, form 02
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_paper = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["petition", "number"], name="petitioner_number")
        ]

    def __str__(self) -> str:
        return f"người đứng đơn {self.number}"


class Sorting(AppendOnly):
    """How a petition was sorted: what was answered, what the law says, what was chosen."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id petition answers found chosen basis override_why sorted_at sorted_by"
    )

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="sortings")
    answers = models.JSONField(default=dict)  # codes of questions and answers, never words
    found = models.CharField(max_length=20)  # the way that the law leads to
    chosen = models.CharField(max_length=20)
    basis = models.CharField(max_length=300)
    override_why = models.CharField(max_length=300, blank=True)
    sorted_at = models.DateTimeField()
    sorted_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("sorted", model="sorting"),
            models.CheckConstraint(
                name="sorting_override_why",
                condition=models.Q(found=models.F("chosen")) | ~models.Q(override_why=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.found} → {self.chosen}"
