"""A case as a browser seals it, made with pyrage, for tests of what handlers' browsers ask."""

import base64
import hashlib
import io
import json
import tarfile
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pyrage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hoiam.base import files
from hoiam.core import actor as actors
from hoiam.core import sender_codes
from hoiam.seals import actions as seals
from hoiam.seals.models import SealedCase, SealedItem, SealedKey
from tests.cast import NOW, Cast
from tests.seals.listed import Listing, identity, recipient, with_key

REFERENCE = "ABCDEFGHIJKLMNOP"
PLACE = "/van-phong/niem-phong"
HANDLERS = ("leader", "clerk")
WORDS = "Ông Tráng A Pao nhận tiền của dân."
WHO = "Lù A Sử, thôn 3"
STEP = 65536


def archive(**files: str) -> bytes:
    """A ustar archive padded as the pages pad it."""
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w", format=tarfile.USTAR_FORMAT) as made:
        for name, text in files.items():
            entry = tarfile.TarInfo(f"{name.replace('_', '-')}.txt")
            entry.size = len(text.encode())
            made.addfile(entry, io.BytesIO(text.encode()))
    return whole.getvalue() + bytes(-len(whole.getvalue()) % STEP)


OWN: dict[str, str] = {}  # keys that were made in a browser


def public(name: str) -> pyrage.x25519.Recipient:
    return pyrage.x25519.Recipient.from_str(OWN.get(name) or recipient(name))


def wrapped(key: str, *people: str) -> bytes:
    """The identity of a key for exactly sixteen."""
    to = [public(one) for one in people]
    to += [public(f"nobody-{number}") for number in range(16 - len(to))]
    return pyrage.encrypt(f"{identity(key)}\n".encode(), to)


def sealed(*keys: str, **files: str) -> bytes:
    return pyrage.encrypt(archive(**files), [public(one) for one in keys])


def under_digits() -> bytes:
    """What the server may see of a key under a passphrase: the shape alone."""
    head = f"age-encryption.org/v1\n-> scrypt {_base64(16)} 16\n{_base64(32)}\n--- {_base64(32)}\n"
    return head.encode() + bytes(16 + 75 + 16)


def _base64(length: int) -> str:
    return base64.b64encode(bytes(length)).decode().rstrip("=")


def unwrapped(key: SealedKey, by: pyrage.x25519.Identity) -> pyrage.x25519.Identity:
    """The key of a case as somebody of it opens it."""
    opened = pyrage.decrypt(base64.b64decode(key.wrapped), [by])
    return pyrage.x25519.Identity.from_str(opened.decode().strip())


def plain(item: SealedItem, by: pyrage.x25519.Identity) -> str:
    """The words of one sealed file, outside any browser."""
    whole = pyrage.decrypt(files.read_age(item.original).read_bytes(), [by])
    assert len(whole) % STEP == 0
    with tarfile.open(fileobj=io.BytesIO(whole)) as found:
        first = found.extractfile(found.getmembers()[0])
        return first.read().decode() if first else ""


def sent(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{name}.age", content)


def sealed_case(cast: Cast, *, at: datetime = NOW, leader: str = "") -> SealedCase:
    """One case of the commune's group, for its leader (who may keep a key of their own) and clerk."""
    if leader:
        OWN["leader"] = leader
    token = hashlib.sha256(b"token").hexdigest()
    new = seals.NewCase(
        reference_hash=hashlib.sha256(REFERENCE.encode()).hexdigest(),
        access_hash=sender_codes.access_hash(token),
        list_number=1,
        group="xa",
        handlers=tuple(cast.officers[one].code for one in HANDLERS),
        sender_recipient=recipient("sender"),
        content_recipient=recipient("content"),
        identity_recipient=recipient("who"),
        content_key=wrapped("content", *HANDLERS, "recovery"),
        identity_key=wrapped("who", *HANDLERS, "recovery"),
        sender_key=under_digits(),
        memory=pyrage.encrypt(b" " * 4096, [public("sender")]),
        content=sent("content", sealed("content", noi_dung=WORDS)),
        identity=sent("identity", sealed("who", danh_tinh=WHO)),
    )
    return seals.receive(new=new, by=actors.public(act="a-sealed"), at=at).case


def with_list(cast: Cast, *others: str) -> Listing:
    """Handlers made their keys, and the signed list names them."""
    for name in (*HANDLERS, "handler", *others):
        with_key(cast, name)
    listing = Listing(cast)
    listing.published()
    return listing


@dataclass
class Browser:
    """What the page of one officer does."""

    client: Client
    name: str

    def get(self, path: str) -> Any:
        return self.client.get(f"{PLACE}/{path}")

    def told(self, path: str) -> dict[str, Any]:
        answer = self.get(path)
        assert answer.status_code == 200, answer.content[:400]
        found: dict[str, Any] = answer.json()
        return found

    def post(self, path: str, told: Any) -> Any:
        return self.client.post(
            f"{PLACE}/{path}", json.dumps(told), content_type="application/json"
        )

    def send(self, path: str, told: Any, **blobs: bytes) -> Any:
        parts = {name: sent(name, content) for name, content in blobs.items()}
        return self.client.post(f"{PLACE}/{path}", {"manifest": json.dumps(told), **parts})

    def opened(self, case: dict[str, Any], number: int) -> str:
        """The words of one sealed file, with the keys that this officer was given."""
        mine = [pyrage.decrypt(base64.b64decode(one["wrapped"]), [identity(self.name)])
                for one in case["keys"]]  # fmt: skip
        keys = [pyrage.x25519.Identity.from_str(one.decode().strip()) for one in mine]
        answer = self.get(f"viec/{case['code']}/tep/{number}")
        plain = pyrage.decrypt(b"".join(answer.streaming_content), keys)
        with tarfile.open(fileobj=io.BytesIO(plain)) as files:
            first = files.extractfile(files.getmembers()[0])
            return first.read().decode() if first else ""


def browser(cast: Cast, name: str) -> Browser:
    return Browser(cast.browser(name), name)
