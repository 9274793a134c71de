"""What browsers send: sealed by our own hands, with a reference, digits and keys."""

import io
import json
import os
import tarfile
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import pyrage
from django.core.files.uploadedfile import SimpleUploadedFile

from hoiam.core import actor as actors
from hoiam.core import sender_codes
from hoiam.core.age_files import STEP
from hoiam.seals import actions as seals
from hoiam.seals.actions import NewCase, NewKey, NewMessage, Received, Written
from hoiam.seals.models import Kind, Purpose, SealedCase, SealedKey
from tests.cast import NOW
from tests.seals.listed import identity, recipient

PUBLIC = actors.public(act="a-sender")
X25519 = pyrage.x25519
MEMORY = {"v": 1, "accused": [], "leaders_free": True, "struck": [], "list_number": 1}
WORDS = {"thu.txt": "Chuyện ở phòng Một Cửa.".encode()}


def archive(files: dict[str, bytes]) -> bytes:
    """A ustar archive whose end is padded to a step of 64 KiB."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return held.getvalue() + bytes(-len(held.getvalue()) % STEP)


def sealed(content: bytes, *recipients: str) -> bytes:
    return pyrage.encrypt(content, [X25519.Recipient.from_str(one) for one in recipients])


def wrapped(identity: Any, to: Sequence[str], *, count: int = 16) -> bytes:
    """An identity to these people, and to keys that nobody has."""
    rest = [str(X25519.Identity.generate().to_public()) for _ in range(count - len(to))]
    return sealed(str(identity).encode(), *to, *rest)


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{name}.age", content, content_type="application/octet-stream")


# Made once: the work of a passphrase takes its time. The second costs a guesser half as much.
SENDER = X25519.Identity.from_str(
    "AGE-SECRET-KEY-1F0NXFDV2GN9GTMHD7TGCRN0VJP4VDVJJJ9NHX3RUXSL6K260DEHQ4952M4"
)
DIGITS = "14189386042767693"
LOCKED = b64decode(
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBKLzJtNUgwRW9ZMEZuWnUzeDZXQW9RIDE2CllBbW9NdkxuaGhzckNqNlZCaENxeWNuZGRuZUVPWHFrby83OUpyNjhLNmMKLS0tIEJzZ0JEWVFNUHhJMXZOU282a3RBMGl6aHpjOUpjSC9lVkRLZEg1ZEkyZzAKdOwOkKY5Xfix/M+izTO+0XmsVMOmuH/V2mAuKd3QPcFhWk1dwGcPXa+Nkf4enUWYWWXfpNV3nT/JQ2o5HEmrNPZkIGBPLq9bBja8B/pTH6BjumTloubl/3N6Pa1Y1gV0VxlWJ1MYMXYQbA=="
)
TOO_WEAK = b64decode(
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBOZVRWWk1vSFJSVE4vV0VhcXl2RFR3IDE1CnFaSHgrZThSeCtrK3NNa0Mwd0wvWEtWci9xMk16TWhtSU1FVnhFMVU5ZW8KLS0tIGw0TTNNSUVEVEVtUUUyOTdXd1dRVVZhUnNyZ2doamtiNm1udVMvUUZ2OUEK232WeSegLywbEeiOGa1RHKRqPZkGXOPxVNPBz/eqWON5NWNql+hC/wDrzJbnMFwCCeQtYRJ4rYCPIIOhbpMkhgwY/GmOLN83XNpdmWy4jyLySOeXi+TpfIxVrjGGxOfNPrluoPcfgyqrrg=="
)


@dataclass
class Letter:
    """One sealed case on its way, from the sender's side."""

    to: tuple[str, ...] = ("province-leader", "expert")
    group: str = "tinh"
    words: dict[str, bytes] = field(default_factory=lambda: dict(WORDS))
    who: dict[str, bytes] = field(default_factory=lambda: {"nguoi-gui.json": b"{}"})
    officers: Any = None
    reference: str = field(
        default_factory=lambda: sender_codes.parse_reference(sender_codes.new_reference(os.urandom))
    )

    def __post_init__(self) -> None:
        self.content, self.identity = X25519.Identity.generate(), X25519.Identity.generate()

    @property
    def token(self) -> str:
        """A stand-in of the right shape: the true one is made by scrypt (`sender_codes.token`)."""
        return sender_codes.access_hash(f"token of {self.reference}")

    def new(self) -> NewCase:
        """The same bytes each time it is asked."""
        if not hasattr(self, "_new"):
            self._new = self._made()
        return self._new

    def _made(self) -> NewCase:
        people = [recipient(one) for one in (*self.to, "recovery")]
        to = {name: str(one.to_public()) for name, one in
              (("sender", SENDER), ("content", self.content), ("identity", self.identity))}  # fmt: skip
        memory = json.dumps(MEMORY | {"group": self.group}).encode()
        return NewCase(
            reference_hash=sender_codes.reference_hash(self.reference),
            access_hash=sender_codes.access_hash(self.token),
            list_number=1,
            group=self.group,
            handlers=tuple(self.officers[name].code for name in self.to),
            sender_recipient=to["sender"],
            content_recipient=to["content"],
            identity_recipient=to["identity"],
            content_key=wrapped(self.content, people),
            identity_key=wrapped(self.identity, people),
            sender_key=LOCKED,
            memory=sealed(sender_codes.remembered(memory, str(SENDER)), to["sender"]),
            content=upload("content", sealed(archive(self.words), to["content"])),
            identity=upload("identity", sealed(archive(self.who), to["identity"])),
        )

    def sent(self, *, at: datetime = NOW, **changes: Any) -> Received:
        return seals.receive(new=replace(self.new(), **changes), by=PUBLIC, at=at)

    def message(self, to: Sequence[str] = (), words: str = "Thêm một điều.") -> NewMessage:
        key, people = X25519.Identity.generate(), to or self.to
        public = str(key.to_public())
        return NewMessage(
            list_number=1,
            handlers=tuple(self.officers[name].code for name in people),
            content_recipient=public,
            content_key=wrapped(key, [recipient(one) for one in (*people, "recovery")]),
            content=upload("content", sealed(archive({"tin-nhan.txt": words.encode()}), public)),
        )

    def manifest(self) -> dict[str, Any]:
        new = self.new()
        return {
            name: getattr(new, name)
            for name in (
                "reference_hash", "access_hash", "list_number", "group", "sender_recipient",
                "content_recipient", "identity_recipient",
            )
        } | {"handlers": list(new.handlers)}  # fmt: skip

    def form(self, **changes: Any) -> dict[str, Any]:
        """What the page posts."""
        new = self.new()
        blobs: dict[str, Any] = {
            name: upload(name, getattr(new, name))
            for name in ("content_key", "identity_key", "sender_key", "memory")
        }
        for name in ("content", "identity"):
            file = getattr(new, name)
            file.seek(0)
            blobs[name] = upload(name, file.read())
        return {"manifest": json.dumps(self.manifest() | changes), **blobs}


def declared(cast: Any, case: SealedCase, name: str, *, at: datetime = NOW) -> Any:
    """Somebody of the cast says that nothing stands in the way; the doer."""
    by = cast.actor(name, at=at)
    seals.declare_free(case=case, by=by, at=at)
    return by


def new_key(case: SealedCase, purpose: Purpose, to: Sequence[str]) -> tuple[Any, NewKey]:
    key = X25519.Identity.generate()
    people = [recipient(one) for one in (*to, "recovery")]
    return key, NewKey(purpose, str(key.to_public()), wrapped(key, people), 1)


def written(
    case: SealedCase, kind: Kind, key: SealedKey, *, words: bytes = b"Thua ong/ba."
) -> Written:
    """A file of the office, sealed as its kind wants it."""
    to = [key.recipient, case.sender.recipient] if kind == Kind.ANSWER else [key.recipient]
    return Written(kind, key.number, upload("item", sealed(archive({"tra-loi.txt": words}), *to)))


def opened(key: SealedKey, name: str) -> Any:
    """The key of a case, opened by somebody's own."""
    from_file = pyrage.decrypt(b64decode(key.wrapped), [identity(name)])
    return X25519.Identity.from_str(from_file.decode())
