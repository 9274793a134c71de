"""Officers, and the roles they hold at a unit for a period."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from hoiam.accounts import signing  # noqa: F401 - its tables are of this part
from hoiam.base.models import AppendOnly, Row, classed, pair, period
from hoiam.core.actor import Role
from hoiam.units.models import Unit

ROLE_NAMES = {
    Role.CLERK: "Tiếp nhận",
    Role.HANDLER: "Xử lý",
    Role.LEADER: "Lãnh đạo",
    Role.LAWYER: "Pháp chế",
    Role.FRONT: "Mặt trận",
    Role.ADMINISTRATOR: "Quản trị",
}


class Officer(AbstractBaseUser, Row):
    """Somebody who signs in. What they may do comes from roles, never from the account."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id code username name email is_active last_login created_at created_by",
        sealed="password",
    )

    code = models.CharField(max_length=40, unique=True)
    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=60)

    objects = BaseUserManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints: ClassVar = [pair("created", model="officer")]

    def __str__(self) -> str:
        return self.name


class RoleHeld(Row):
    """One role at one unit, from a day (inclusive) to a day (exclusive, empty = still)."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id officer unit role valid_from valid_to granted_at granted_by ended_at ended_by"
    )

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="roles")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="roles_held")
    role = models.CharField(max_length=20, choices=[(r.value, n) for r, n in ROLE_NAMES.items()])
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    granted_at = models.DateTimeField()
    granted_by = models.CharField(max_length=60)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            period(model="roleheld"),
            pair("granted", model="roleheld"),
            pair("ended", model="roleheld"),
            models.UniqueConstraint(
                fields=["officer", "unit", "role"],
                condition=models.Q(valid_to__isnull=True),
                name="roleheld_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.officer} · {self.role} · {self.unit}"


class SetupLink(Row):
    """The one-time link that creates the first administrator; only its hash is kept."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id made_at made_by used_at used_by", sealed="token_hash"
    )

    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)
    used_at = models.DateTimeField(null=True)
    used_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [pair("made", model="setuplink"), pair("used", model="setuplink")]

    def __str__(self) -> str:
        return f"đường dẫn khởi tạo {self.pk}"


class AdministrationSession(AppendOnly):
    """Administration for half an hour at most, with a reason: outside it nobody administers.

    It belongs to one signed-in browser, which keeps the code; the same officer at another machine
    opens another one.
    """

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id code officer reason until opened_at opened_by"
    )

    code = models.CharField(max_length=40, unique=True)
    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, related_name="administration_sessions"
    )
    reason = models.CharField(max_length=300)
    until = models.DateTimeField()  # by the machine's own clock, which nobody hurries in training
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("opened", model="administrationsession"),
            models.CheckConstraint(
                name="administrationsession_reason", condition=~models.Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.officer} · {self.opened_at} · {self.reason}"


class AdministrationEnd(AppendOnly):
    """A session of administration was ended before its time."""

    PRIVACY: ClassVar[dict[str, str]] = classed(internal="id session ended_at ended_by")

    session = models.OneToOneField(
        AdministrationSession, on_delete=models.PROTECT, related_name="ended"
    )
    ended_at = models.DateTimeField()
    ended_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("ended", model="administrationend")]

    def __str__(self) -> str:
        return f"{self.session} → {self.ended_at}"


class Absence(Row):
    """An officer is away from a unit from a day on (inclusive) to a day (exclusive, empty = until
    it is ended), and who does her work meanwhile. Why somebody is away is nobody's business."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id code officer unit stand_in valid_from valid_to written_at written_by "
            "ended_at ended_by"
        )
    )

    code = models.CharField(max_length=40, unique=True)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="absences")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="absences")
    # Nobody: the open work is listed for the leader, who says who does it.
    stand_in = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="stands_in"
    )
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=60)
    # Ended before its time, or taken back before it began: then its last day is its first.
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            # A period taken back before it began is empty, so that its end may be its beginning.
            models.CheckConstraint(
                name="absence_period",
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
            ),
            pair("written", model="absence"),
            pair("ended", model="absence"),
            models.CheckConstraint(
                name="absence_other_stands_in",
                condition=models.Q(stand_in__isnull=True) | ~models.Q(stand_in=models.F("officer")),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "valid_from"], name="absence_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.officer} · {self.unit} · {self.valid_from}"
