"""What an officer signs in with, and the sessions that are open.

Nothing here opens anything by itself in a stolen copy of the database: secrets of apps are
encrypted with keys that lie elsewhere, everything else is a hash or a public key.
"""

from typing import ClassVar

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from hoiam.base.encryption import EncryptedText
from hoiam.base.models import Row, classed, pair

_OFFICER = "accounts.Officer"


class Totp(Row):
    """The authenticator app of an officer; until confirmed it is only being set up."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id officer last_step made_at made_by confirmed_at confirmed_by",
        sealed="secret",
    )

    officer = models.OneToOneField(_OFFICER, on_delete=models.PROTECT, related_name="totp")
    secret = EncryptedText()
    last_step = models.BigIntegerField(default=0)  # a code is good once
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [pair("made", model="totp"), pair("confirmed", model="totp")]

    def __str__(self) -> str:
        return f"ứng dụng xác thực {self.officer_id}"


class RecoveryCode(Row):
    """One code on paper for the day the telephone is lost; only its keyed hash is kept."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id officer made_at made_by used_at used_by", sealed="code_hash"
    )

    officer = models.ForeignKey(_OFFICER, on_delete=models.PROTECT, related_name="recovery_codes")
    code_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)
    used_at = models.DateTimeField(null=True)
    used_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("made", model="recoverycode"),
            pair("used", model="recoverycode"),
            models.UniqueConstraint(fields=["officer", "code_hash"], name="recoverycode_once"),
        ]

    def __str__(self) -> str:
        return f"mã dự phòng {self.pk}"


class Passkey(Row):
    """A key in a telephone, a computer or a small device that signs in without a password."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id officer name credential id_hash sign_count used_on made_at made_by"
    )

    officer = models.ForeignKey(_OFFICER, on_delete=models.PROTECT, related_name="passkeys")
    name = models.CharField(max_length=60)
    credential = models.TextField()  # its name and its public half, as the library writes them
    id_hash = models.CharField(max_length=64, unique=True)  # names are long; this finds one
    sign_count = models.BigIntegerField(default=0)
    used_on = models.DateField(null=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("made", model="passkey")]

    def __str__(self) -> str:
        return self.name


class KnownDevice(Row):
    """A browser in which this officer has signed in: its tries are counted by themselves, so that
    nobody elsewhere can keep the officer out."""

    PRIVACY: ClassVar[dict[str, str]] = classed(internal="id officer used_on", sealed="token_hash")

    officer = models.ForeignKey(_OFFICER, on_delete=models.PROTECT, related_name="devices")
    token_hash = models.CharField(max_length=64)
    used_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["officer", "token_hash"], name="knowndevice_once")
        ]

    def __str__(self) -> str:
        return f"thiết bị {self.pk}"


class IssuerLink(Row):
    """Which account of the authority's own sign-in an officer has; it opens ours, and gives
    neither an account nor a role."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id officer issuer subject linked_at linked_by"
    )

    officer = models.OneToOneField(_OFFICER, on_delete=models.PROTECT, related_name="issuer_link")
    issuer = models.CharField(max_length=300)
    subject = models.CharField(max_length=255)
    linked_at = models.DateTimeField()
    linked_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("linked", model="issuerlink"),
            models.UniqueConstraint(fields=["issuer", "subject"], name="issuerlink_once"),
        ]

    def __str__(self) -> str:
        return f"{self.issuer} · {self.subject}"


class EntryLink(Row):
    """A one-time link with which an officer sets a password that nobody else knows."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id officer until made_at made_by used_at used_by", sealed="token_hash"
    )

    officer = models.ForeignKey(_OFFICER, on_delete=models.PROTECT, related_name="entry_links")
    token_hash = models.CharField(max_length=64, unique=True)
    until = models.DateTimeField()  # by the machine's own clock
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)
    used_at = models.DateTimeField(null=True)
    used_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [pair("made", model="entrylink"), pair("used", model="entrylink")]

    def __str__(self) -> str:
        return f"đường dẫn đặt mật khẩu {self.pk}"


class Session(AbstractBaseSession, Row):
    """A browser that is signed in. The key in its cookie is kept as a hash alone: a copy of this
    table opens nothing."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="expire_date officer device since seen",
        sealed="session_key session_data",
    )

    session_key = models.CharField(max_length=64, primary_key=True)  # the hash
    officer = models.ForeignKey(
        _OFFICER, null=True, on_delete=models.PROTECT, related_name="sessions"
    )
    device = models.CharField(max_length=60, blank=True)
    # By the machine's own clock, to a few minutes; a page shows the hour.
    since = models.DateTimeField()
    seen = models.DateTimeField()

    def __str__(self) -> str:
        return f"phiên của {self.officer_id}"
