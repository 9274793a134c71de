"""Organisations and territories that exist from a date to a date. Names are never keys."""

from typing import ClassVar

from django.db import models

from hoiam.base.models import AppendOnly, Row, classed, pair, period


class UnitKind(models.TextChoices):
    """What a unit is."""

    PROVINCE = "province", "tỉnh, thành phố"
    DISTRICT = "district", "huyện (trước 1/7/2025)"
    COMMUNE = "commune", "xã"
    WARD = "ward", "phường"
    TOWNSHIP = "township", "thị trấn (trước 1/7/2025)"
    SPECIAL_ZONE = "special-zone", "đặc khu"
    HAMLET = "hamlet", "thôn, bản, tổ dân phố"
    COMMITTEE = "peoples-committee", "Ủy ban nhân dân"
    OFFICE = "office", "văn phòng"
    DEPARTMENT = "department", "sở, phòng chuyên môn"
    CENTRE = "centre", "trung tâm phục vụ hành chính công"
    RECEPTION = "reception", "Ban Tiếp công dân"
    INSPECTORATE = "inspectorate", "thanh tra"
    PARTY = "party-committee", "cấp ủy"
    FRONT = "front", "Mặt trận Tổ quốc"
    PEOPLES_INSPECTION = "peoples-inspection", "Ban Thanh tra nhân dân"
    COUNCIL = "council", "Hội đồng nhân dân"
    POLICE = "police", "công an"
    OUTSIDE = "outside", "cơ quan ngoài chính quyền địa phương"


TERRITORIES = (
    UnitKind.PROVINCE,
    UnitKind.DISTRICT,
    UnitKind.COMMUNE,
    UnitKind.WARD,
    UnitKind.TOWNSHIP,
    UnitKind.SPECIAL_ZONE,
    UnitKind.HAMLET,
)
COMMUNES = (UnitKind.COMMUNE, UnitKind.WARD, UnitKind.SPECIAL_ZONE)


class Unit(Row):
    """A territory or a body; `parent` is the superior, `area` the territory a body answers for."""

    STEADY = True
    PRIVACY: ClassVar[dict[str, str]] = classed(
        public=(
            "code kind name short_name folded parent area official_code template "
            "valid_from began_known valid_to latitude longitude outside advice"
        ),
        internal="id",
    )

    code = models.CharField(max_length=40, unique=True)  # our own identifier, never reused
    kind = models.CharField(max_length=20, choices=UnitKind)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=120)
    folded = models.CharField(max_length=200)  # for search without diacritics
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    area = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="bodies"
    )
    official_code = models.CharField(max_length=20, blank=True)
    template = models.CharField(max_length=40, blank=True)  # which body of the default table it is
    valid_from = models.DateField()
    began_known = models.BooleanField(default=True)  # else `valid_from` is only a lower bound
    valid_to = models.DateField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    outside = models.BooleanField(default=False)  # answers to somebody else; we can only guide
    advice = models.TextField(blank=True)  # whom to turn to, for what lies outside

    class Meta:
        constraints: ClassVar = [period(model="unit")]
        indexes: ClassVar = [
            models.Index(fields=["kind", "folded"], name="unit_kind_name"),
            models.Index(fields=["official_code"], name="unit_official_code"),
            models.Index(fields=["template", "area"], name="unit_template_area"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_territory(self) -> bool:
        return self.kind in TERRITORIES


class Designation(Row):
    """How a unit is called, of what kind it is and which official code it has, for a period.

    Made when one of them changes while the unit lives on (a commune becomes a ward), so that the
    past keeps its words; the unit itself holds those of today. With `listing` it is how one
    public list writes the unit: kept for the search, never shown as the official name.
    """

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public=(
            "unit kind name short_name folded official_code listing decision valid_from valid_to"
        ),
        internal="id",
    )

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="designations")
    kind = models.CharField(max_length=20, choices=UnitKind)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=120)
    folded = models.CharField(max_length=200)
    official_code = models.CharField(max_length=20, blank=True)
    listing = models.CharField(max_length=60, blank=True)  # empty: official
    decision = models.CharField(max_length=200, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [period(model="designation")]
        indexes: ClassVar = [
            models.Index(fields=["folded"], name="designation_name"),
            models.Index(fields=["official_code"], name="designation_code"),
        ]

    def __str__(self) -> str:
        return self.name


class StatusKind(models.TextChoices):
    """What a decision may say of a territory for a period."""

    REMOTE = "remote", "vùng sâu, vùng xa, đi lại khó khăn"


class Status(Row):
    """What a decision says of a territory from a day on: longer limits hang on it (LKN art. 28).

    Never an officer's tick: the decision is named, and a later one ends it.
    """

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="unit kind decision valid_from valid_to",
        internal="id set_at set_by ended_at ended_by",
    )

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="statuses")
    kind = models.CharField(max_length=20, choices=StatusKind)
    decision = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=60)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            period(model="status"),
            pair("set", model="status"),
            pair("ended", model="status"),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.kind}"


class Placement(AppendOnly):
    """A person's choice of one successor, where a unit was split; the last one counts.

    What it speaks of lies above (a case, a record, an officer's role) and is named by kind and
    code.
    """

    STEADY = True
    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id about_kind about_code former successor why placed_at placed_by"
    )

    about_kind = models.CharField(max_length=20)
    about_code = models.CharField(max_length=60)
    former = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="placed_from")
    successor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="placed_in")
    why = models.CharField(max_length=300)
    placed_at = models.DateTimeField()
    placed_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("placed", model="placement")]
        indexes: ClassVar = [
            models.Index(fields=["about_kind", "about_code"], name="placement_about")
        ]

    def __str__(self) -> str:
        return f"{self.about_kind}/{self.about_code}: {self.former} → {self.successor}"


class Change(Row):
    """An official act that made, ended, merged, split or renamed units."""

    STEADY = True
    PRIVACY: ClassVar[dict[str, str]] = classed(public="code decision day note", internal="id")

    code = models.CharField(max_length=40, unique=True)
    decision = models.CharField(max_length=200)
    day = models.DateField()
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.decision} ({self.day})"


class ChangeLink(Row):
    """One predecessor and one successor of a change; n × m of them make a merger or a split."""

    STEADY = True
    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="change predecessor successor share", internal="id"
    )

    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="links")
    predecessor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successor_links")
    successor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="predecessor_links")
    share = models.CharField(max_length=20, default="whole")  # whole, or part of a split unit

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["change", "predecessor", "successor"], name="changelink_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"


class Field(Row):
    """A field of life (lĩnh vực) in the words of a villager; routing and targets hang on it."""

    STEADY = True
    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="code name help examples folded order", internal="id"
    )

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    help = models.CharField(max_length=300, blank=True)
    examples = models.TextField(blank=True)
    folded = models.TextField(blank=True)  # name, examples and synonyms, folded for matching
    order = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class CompetenceRule(models.TextChoices):
    """How a row of the table of competence names who answers."""

    UNIT = "unit", "đơn vị được nêu tên"
    OWN = "own", "cơ quan của chính xã, phường đó"
    SUPERIOR = "superior", "cấp trên của nơi được nói tới"


class Competence(Row):
    """Which body answers for a field and kinds in an area, from when to when, and why."""

    STEADY = True
    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="field kinds area unit rule template why basis valid_from valid_to",
        internal="id set_at set_by",
    )

    field = models.ForeignKey(Field, on_delete=models.PROTECT, related_name="competences")
    kinds = models.CharField(max_length=80, default="")  # codes between commas; empty means all
    area = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="competences_in")
    # Empty with the rules "superior" (feedback about conduct goes to the superior of the body
    # spoken of) and "own" (each commune within the area answers by its body of `template`).
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="competences"
    )
    rule = models.CharField(max_length=20, choices=CompetenceRule, default=CompetenceRule.UNIT)
    template = models.CharField(max_length=40, blank=True)
    why = models.CharField(max_length=300)
    basis = models.CharField(max_length=300, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    set_at = models.DateTimeField(null=True)
    set_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            period(model="competence"),
            pair("set", model="competence"),
            models.CheckConstraint(
                name="competence_unit_or_rule",
                condition=models.Q(unit__isnull=False) | ~models.Q(rule="unit"),
            ),
            models.CheckConstraint(
                name="competence_own_template",
                condition=~models.Q(rule="own") | ~models.Q(template=""),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["field", "area"], name="competence_field_area")]

    def __str__(self) -> str:
        return f"{self.field} · {self.area} → {self.unit or self.rule}"
