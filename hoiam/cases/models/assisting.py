"""Somebody without a code or a telephone stands at the desk: half an hour of help, all of it logged."""

from typing import ClassVar

from django.db import models

from hoiam.base.models import AppendOnly, Row, classed, pair
from hoiam.units.models import Unit
from hoiam.voices.models import Voice


class Identity(models.TextChoices):
    """What the clerk looked at. Never a number of it."""

    CARD = "card", "thẻ căn cước"
    PASSPORT = "passport", "hộ chiếu"
    PICTURE = "picture", "giấy tờ khác có ảnh"
    KNOWN = "known", "người địa phương, cán bộ biết mặt"
    RECEIPT = "receipt", "biên nhận giấy, không có giấy tờ"


class Ending(models.TextChoices):
    """How a session ended."""

    PRESSED = "pressed", "bấm kết thúc"
    SIGNED_OUT = "signed-out", "cán bộ ra khỏi hệ thống"
    TIME = "time", "hết 30 phút"


class AssistedSession(Row):
    """A clerk helps one person with their own matter. One at a time per officer."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id code desk voice identity reason until started_at started_by ending ended_at ended_by"
        )
    )

    code = models.CharField(max_length=40, unique=True)
    desk = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assisted_sessions")
    voice = models.ForeignKey(Voice, on_delete=models.PROTECT, related_name="assisted_sessions")
    identity = models.CharField(max_length=10, choices=Identity)
    reason = models.CharField(max_length=300)
    until = models.DateTimeField()  # by the machine's own clock, which nobody hurries in training
    started_at = models.DateTimeField()
    started_by = models.CharField(max_length=60)
    ending = models.CharField(max_length=12, choices=Ending, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("started", model="assistedsession"),
            pair("ended", model="assistedsession"),
            models.UniqueConstraint(
                fields=["started_by"],
                condition=models.Q(ended_at__isnull=True),
                name="assistedsession_one_open",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class AssistedAct(AppendOnly):
    """One thing done in a session: shown to the person, or done for them. The act is recorded as
    the person's; this row says who assisted."""

    PRIVACY: ClassVar[dict[str, str]] = classed(internal="id session what act done_at done_by")

    session = models.ForeignKey(AssistedSession, on_delete=models.PROTECT, related_name="acts")
    what = models.CharField(max_length=20)
    act = models.CharField(max_length=40, db_index=True)  # joins it to the events it caused
    done_at = models.DateTimeField()
    done_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("done", model="assistedact")]

    def __str__(self) -> str:
        return f"{self.session_id}: {self.what}"
