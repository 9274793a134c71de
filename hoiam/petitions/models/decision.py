"""How a petition was settled, what the decision orders, and what of it was carried out."""

from typing import ClassVar

from django.db import models

from hoiam.base.encryption import EncryptedJSON, EncryptedText
from hoiam.base.models import AppendOnly, Row, classed, pair
from hoiam.petitions.models.petition import Petition
from hoiam.petitions.models.step import PetitionStep
from hoiam.publication.models import Page
from hoiam.units.models import Unit


class Result(models.TextChoices):
    """What was decided (03/GQKN: 8–10 first time, 11–12 second time)."""

    RIGHT = "right", "khiếu nại đúng"
    WRONG = "wrong", "khiếu nại sai"
    PARTLY = "partly", "khiếu nại đúng một phần"
    UPHELD = "upheld", "công nhận quyết định lần đầu"
    CHANGED = "changed", "hủy, sửa quyết định lần đầu"


FIRST_RESULTS = (Result.RIGHT, Result.WRONG, Result.PARTLY)
SECOND_RESULTS = (Result.UPHELD, Result.CHANGED)


class Decision(Row):
    """One decision, in force or replaced. Its paper is that of its step."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id code petition step result number issued_on page standing decided_at decided_by"
        ),
        personal="findings orders",
    )

    code = models.CharField(max_length=40, unique=True)
    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="decisions")
    step = models.OneToOneField(  # empty where it was given before the product came
        PetitionStep, null=True, blank=True, on_delete=models.PROTECT, related_name="decision"
    )
    result = models.CharField(max_length=10, choices=Result)
    number = models.CharField(max_length=60, blank=True)  # of its paper, of here or from elsewhere
    issued_on = models.DateField()
    findings = EncryptedText(max_length=20_000, blank=True)
    orders = EncryptedText(max_length=10_000, blank=True)
    page = models.OneToOneField(Page, null=True, blank=True, on_delete=models.PROTECT)
    standing = models.BooleanField(default=True)  # not replaced by another one
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("decided", model="decision"),
            models.UniqueConstraint(
                fields=["petition"], condition=models.Q(standing=True), name="decision_standing"
            ),
        ]

    def __str__(self) -> str:
        return f"quyết định về đơn {self.petition_id}"


class Ordered(models.TextChoices):
    """What a decision orders, in the columns of 03/GQKN and 05/KQTH."""

    RECOVER_MONEY = "recover-money", "thu hồi cho Nhà nước: tiền"
    RECOVER_LAND = "recover-land", "thu hồi cho Nhà nước: đất"
    RETURN_MONEY = "return-money", "trả cho tổ chức, cá nhân: tiền"
    RETURN_LAND = "return-land", "trả cho tổ chức, cá nhân: đất"
    DISCIPLINE = "discipline", "xử lý hành chính, kỷ luật"
    REFER = "refer", "chuyển cơ quan điều tra"
    OTHER = "other", "việc khác phải làm"


class Order(Row):
    """One thing that a decision orders: so much, by a day, and who has to see to it."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id code decision number kind unit money area organisations people officials cases "
            "due_on commitment given_at given_by"
        ),
        personal="what",
    )

    code = models.CharField(max_length=40, unique=True)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="orders_given")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16, choices=Ordered)
    # Who has to see to it; empty where nobody was named.
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="orders"
    )
    what = EncryptedText(max_length=500, blank=True)
    money = models.DecimalField(max_digits=18, decimal_places=0, null=True, blank=True)  # đồng
    area = models.DecimalField(max_digits=14, decimal_places=1, null=True, blank=True)  # m²
    organisations = models.PositiveIntegerField(default=0)
    people = models.PositiveIntegerField(default=0)
    officials = models.PositiveIntegerField(default=0)  # of the people
    cases = models.PositiveIntegerField(default=0)  # referred to investigators
    due_on = models.DateField(null=True, blank=True)
    commitment = models.CharField(max_length=40, blank=True)  # code of the duty to carry it out
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("given", model="order"),
            models.UniqueConstraint(fields=["decision", "number"], name="order_number"),
            models.CheckConstraint(
                name="order_officials", condition=models.Q(officials__lte=models.F("people"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"


class CarriedOut(AppendOnly):
    """So much of an order was done on a day, by a paper; a slip is taken back by an entry of its
    own that names it."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id code key order day money area organisations people officials cases paper takes_back "
            "why done_at done_by"
        )
    )

    code = models.CharField(max_length=40, unique=True)
    key = models.CharField(max_length=64, unique=True)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="carried_out")
    day = models.DateField()
    money = models.DecimalField(max_digits=18, decimal_places=0, null=True, blank=True)
    area = models.DecimalField(max_digits=14, decimal_places=1, null=True, blank=True)
    organisations = models.PositiveIntegerField(default=0)
    people = models.PositiveIntegerField(default=0)
    officials = models.PositiveIntegerField(default=0)
    cases = models.PositiveIntegerField(default=0)
    paper = models.CharField(max_length=60, blank=True)
    takes_back = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="taken_back_by"
    )
    why = models.CharField(max_length=300, blank=True)
    done_at = models.DateTimeField()
    done_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("done", model="carriedout")]

    def __str__(self) -> str:
        return f"{self.order_id}: {self.day}"


class PublicDecision(Row):
    """The masked words of a decision, as a human prepared them for everybody to read (C-12)."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="posted_where", internal="id decision kept prepared_at prepared_by", personal="lines"
    )

    decision = models.OneToOneField(
        Decision, on_delete=models.PROTECT, related_name="public_decision"
    )
    lines = EncryptedJSON(default=dict)  # words by field
    kept = models.JSONField(default=dict)  # what looks personal and a human said may stay: places
    posted_where = models.CharField(max_length=300, blank=True)
    prepared_at = models.DateTimeField()
    prepared_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("prepared", model="publicdecision")]

    def __str__(self) -> str:
        return f"bản công khai quyết định {self.decision_id}"
