"""A province with its key, its signed lists and the keys of handlers, for tests."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hoiam.accounts.models import Officer
from hoiam.core import recipient_lists as lists
from hoiam.core import recipients
from hoiam.core.log import notes
from hoiam.core.log.notes import VerifierKey
from hoiam.seals import actions as seals
from hoiam.seals.models import RecipientList
from tests.cast import NOW, Cast

ORIGIN = "localhost:8000/nhat-ky"
PRIVATE = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
KEY: VerifierKey = notes.key_of(
    f"{ORIGIN}/recipients", notes.ED25519, PRIVATE.public_key().public_bytes_raw()
)
LOCKED = "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCA="  # how such a file begins
SECOND = "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IGZpZG8y"


@cache
def identity(name: str) -> pyrage.x25519.Identity:
    """The key of somebody, the same for the whole run."""
    return pyrage.x25519.Identity.generate()


def recipient(name: str) -> str:
    """Its public half."""
    return str(identity(name).to_public())


def signed(text: str, *, private: Ed25519PrivateKey = PRIVATE, key: VerifierKey = KEY) -> str:
    """A text under the signature of the province."""
    return notes.with_lines(text, [notes.signature_line(key, private.sign(text.encode()))])


@dataclass
class Listing:
    """The fields of a list over the cast: a group of the province and one of the first commune."""

    cast: Cast
    number: int = 1
    previous: str = ""
    date: date = date(2026, 10, 1)
    origin: str = ORIGIN
    province: tuple[str, ...] = ("province-leader", "expert")
    commune: tuple[str, ...] = ("leader", "clerk", "handler")
    keys: dict[str, str] = field(default_factory=dict)

    def handler(self, name: str) -> dict[str, str]:
        officer = self.cast.officers[name]
        role = officer.roles.select_related("unit").get()
        return {
            "code": officer.code, "name": officer.name, "post": "Chuyên viên",
            "unit": role.unit.code, "standing": "head" if role.role == "leader" else "member",
            "recipient": self.keys.get(name) or recipient(name),
        }  # fmt: skip

    def value(self) -> dict[str, Any]:
        units = self.cast.units
        return {
            "origin": self.origin, "number": self.number, "previous": self.previous,
            "date": self.date.isoformat(),
            "recovery": {
                "recipient": recipient("recovery"),
                "custodians": [{"name": "Người giữ một", "post": "Chánh Văn phòng"},
                               {"name": "Người giữ hai", "post": "Phó Chánh Thanh tra"}],
            },
            "units": [
                {"code": units["province-ubnd"].code, "name": "UBND tỉnh Mẫu", "parent": ""},
                *({"code": units[name].code, "name": units[name].name, "parent": units[parent].code}
                  for name, parent in (("department", "province-ubnd"), ("commune-ubnd", "province-ubnd"),
                                       ("commune-office", "commune-ubnd"), ("other-ubnd", "province-ubnd"))),
            ],
            "groups": [
                {"code": "tinh", "unit": units["province-ubnd"].code, "name": "Nhóm của tỉnh",
                 "handlers": [self.handler(name) for name in self.province]},
                {"code": "xa", "unit": units["commune-ubnd"].code, "name": "Nhóm của xã",
                 "handlers": [self.handler(name) for name in self.commune]},
            ],
        }  # fmt: skip

    @property
    def text(self) -> str:
        return lists.written(self.value())

    @property
    def note(self) -> str:
        return signed(self.text)

    def published(self, *, at: datetime = NOW) -> RecipientList:
        return seals.publish_list(note=self.note, by=self.cast.actor("administrator", at=at), at=at)

    def next(self, **changes: Any) -> "Listing":
        """The list after this one."""
        kept: dict[str, Any] = {
            "cast": self.cast,
            "province": self.province,
            "commune": self.commune,
        }
        kept |= {
            "keys": self.keys,
            "number": self.number + 1,
            "previous": recipients.digest(self.text),
        }
        return Listing(**(kept | changes))


def with_key(cast: Cast, name: str, *, at: datetime = NOW) -> Officer:
    """Somebody of the cast has made a key on their device."""
    by = cast.actor(name, at=at)
    seals.keep_key(recipient=recipient(name), locked=LOCKED, by=by, at=at)
    return cast.officers[name]
