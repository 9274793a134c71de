"""Secrets of the demonstration, all made from one seed in its own keys folder, so that it can print
them again at every start. A real installation knows none of them."""

import hashlib
import hmac
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from hoiam.cli.offline import GROUPS, OF, SIGNS, tidy
from hoiam.core.log import notes
from hoiam.core.log.lines import base64_of
from hoiam.core.log.notes import VerifierKey

FILE = "demo-seed"
WORK = 16  # of scrypt, as a power of two: a browser opens it at once
_AGE = b"age-encryption.org/v1"


def begin(keys: Path, port: int) -> str:
    """Make the seed where there is none; the key of the lists as the settings name it."""
    keys.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = keys / FILE
    if not path.exists():
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(f"{secrets.token_hex(32)} localhost:{port}/nhat-ky\n")
    return Seed(keys).list_key.text


class Seed:
    """What follows from the seed."""

    def __init__(self, keys: Path) -> None:
        seed, self.origin = (keys / FILE).read_text(encoding="ascii").split()
        self._seed = bytes.fromhex(seed)

    def drawn(self, name: str, count: int = 32) -> bytes:
        """Bytes of a name, the same every time."""
        blocks = (
            hmac.digest(self._seed, f"{name} {number}".encode(), "sha256")
            for number in range(-(-count // 32))
        )
        return b"".join(blocks)[:count]

    def chance(self, name: str) -> Callable[[int], bytes]:
        """A source of bytes for what is otherwise drawn."""
        return lambda count: self.drawn(name, count)

    def phrase(self, username: str) -> str:
        """The passphrase of one handler."""
        return tidy("".join(SIGNS[byte & 31] for byte in self.drawn(username, GROUPS * OF)))

    @property
    def private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.drawn("list"))

    @property
    def list_key(self) -> VerifierKey:
        public = self.private.public_key().public_bytes_raw()
        return notes.key_of(f"{self.origin}/recipients", notes.ED25519, public)


def locked(data: bytes, phrase: str) -> bytes:
    """An age file under a passphrase, with the work of browsers (age-encryption.org/v1, scrypt)."""
    file_key, salt, nonce = (secrets.token_bytes(16) for _ in range(3))
    wrap = hashlib.scrypt(
        phrase.encode(), salt=_AGE + b"/scrypt" + salt, n=1 << WORK, r=8, p=1,
        maxmem=128 * 1024 * 1024, dklen=32,
    )  # fmt: skip
    body = ChaCha20Poly1305(wrap).encrypt(bytes(12), file_key, None)
    stanza = f"-> scrypt {_base64(salt)} {WORK}\n{_base64(body)}\n---"
    header = _AGE + b"\n" + stanza.encode()
    mac = hmac.digest(_derived(file_key, b"", b"header"), header, "sha256")
    payload = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    last = bytes(11) + b"\x01"  # the first chunk is the last
    sealed = payload.encrypt(last, data, None)
    return header + f" {_base64(mac)}\n".encode() + nonce + sealed


def _derived(key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(key)


def _base64(data: bytes) -> str:
    return base64_of(data).rstrip("=")
