"""A public log for one test: folders of its own, no cover entries, a witness that signs."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from hoiam.core import actor as actors
from hoiam.core.actor import Actor
from hoiam.core.log import notes
from hoiam.core.log.acts import Act
from hoiam.publication.actions import log
from hoiam.publication.actions.log import Committed
from hoiam.publication.log import covers, keys, store
from hoiam.publication.log.models import PendingEntry

BY = actors.system("test", act="log-test")


def fresh() -> None:
    """Forget every key and file of the log: rows of a test are gone at its end, files are not."""
    shutil.rmtree(keys.folder(), ignore_errors=True)
    shutil.rmtree(Path(settings.DATA_DIR) / "log", ignore_errors=True)
    keys.look_again()


def without_covers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sizes can be counted on."""

    def none(*, beside_acts: bool) -> list[str]:
        del beside_acts
        return []

    monkeypatch.setattr(covers, "drawn", none)


def commit(number: int, *, at: datetime) -> Committed:
    """One public act."""
    return log.commit(act=Act.RECEIPT, subject=f"LC-{number:04}", body={"digest": "00"}, at=at)


def waiting(count: int, *, start: int = 0) -> list[str]:
    """So many entries that nobody opens."""
    made = [sha256(f"{start + number}".encode()).hexdigest() for number in range(count)]
    PendingEntry.objects.bulk_create(PendingEntry(entry=one) for one in made)
    return made


@dataclass(frozen=True, slots=True)
class Signing:
    """A witness that signs whatever it is shown."""

    key: notes.VerifierKey
    private: Ed25519PrivateKey

    def line(self, text: str, at: datetime) -> str:
        time = int(at.timestamp())
        signature = self.private.sign(notes.cosigned_message(text, time))
        return notes.cosignature_line(self.key, time=time, signature=signature)


def witness(name: str) -> Signing:
    """The same one for the same name."""
    private = Ed25519PrivateKey.from_private_bytes(name.encode().ljust(32, b"."))
    public = private.public_key().public_bytes_raw()
    return Signing(notes.key_of(name, notes.COSIGNATURE, public), private)


def tile_folder(number: int = 1) -> Path:
    """Where the files of the tree lie."""
    return store.place(number)


def somebody() -> Actor:
    """Anybody without an account."""
    return actors.public(act="log-test")
