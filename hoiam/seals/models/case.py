"""One sealed case: what the server may know of it, which is next to nothing."""

from typing import ClassVar

from django.db import models

from hoiam.base.models import Row, classed
from hoiam.units.models import Unit


class State(models.TextChoices):
    """How far it is. Only one that was signed or presented in person goes on as a denunciation
    with its clocks (Law on Denunciations, Art. 22; D-14)."""

    RECEIVED = "received", "đã nhận, chưa phân loại"
    WAITING = "waiting", "đã mời ký hoặc trình bày trực tiếp"
    ELIGIBLE = "eligible", "đủ điều kiện xử lý, không thụ lý là tố cáo"
    DENUNCIATION = "denunciation", "đã ký hoặc trình bày trực tiếp, vào sổ tố cáo"
    INSPECTION = "inspection", "chuyển theo kênh thanh tra, kiểm tra"
    PASSED_ON = "passed-on", "đã hướng dẫn gửi đúng nơi có thẩm quyền"
    INELIGIBLE = "ineligible", "không đủ điều kiện xử lý, lưu đơn"
    CLOSED = "closed", "đã kết thúc"


class SealedCase(Row):
    """What somebody sealed in their browser. There is a day and no time; a hash of the reference
    and not the reference; to whom it went and neither from whom nor about whom."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id code unit group list_number received_on state register_code ended_on told_on",
        sealed="reference_hash request_hash",
    )

    code = models.CharField(max_length=40, unique=True)  # inside the office alone
    # SHA-256 of 80 random bits. Not unique: who found a receipt and sends something of their own under
    # its reference learns nothing, and takes nobody's place. The token tells them apart.
    reference_hash = models.CharField(max_length=64, db_index=True)
    request_hash = models.CharField(
        max_length=64, unique=True
    )  # of all that was sent: again is the same
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="sealed_cases")
    group = models.CharField(max_length=40)  # of the signed list of recipients
    list_number = models.PositiveIntegerField()
    received_on = models.DateField()
    state = models.CharField(max_length=16, choices=State, default=State.RECEIVED)
    # The line of the register of denunciations, once there is one: a reference upwards.
    register_code = models.CharField(max_length=40, blank=True)
    ended_on = models.DateField(null=True)
    told_on = models.DateField(null=True)  # the sender was told that the keys were recovered

    class Meta:
        indexes: ClassVar = [models.Index(fields=["received_on"], name="sealedcase_received")]

    def __str__(self) -> str:
        return self.code


class SenderKey(Row):
    """By which the sender reads the answers: a file that only the digits of the receipt open, a
    file that only the sender's key opens, and the hash of a token. Never the digits."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id case recipient", sealed="locked memory access_hash"
    )

    case = models.OneToOneField(SealedCase, on_delete=models.CASCADE, related_name="sender")
    recipient = models.CharField(max_length=62)  # age1…, to which answers are sealed
    locked = models.TextField()  # age file by passphrase (scrypt), in base64
    memory = models.TextField()  # age file to the recipient: who was chosen, in base64
    access_hash = models.CharField(max_length=64)  # SHA-256 of the token

    def __str__(self) -> str:
        return f"sender of {self.case_id}"
