"""What may be seen of an age file without any key: kinds and number of recipients, and the size.

age-encryption.org/v1 (C2SP age.md): a header of stanzas, its check, then a payload in chunks of
64 KiB. Only X25519 recipients are taken, and a passphrase alone; nothing of another kind beside
them. A stanza named `…-grease` means nothing and is passed over: some programs add one.
"""

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass

from hoiam.core.refusals import Invalid

VERSION = b"age-encryption.org/v1\n"
LONGEST_HEADER = 16 * 1024
NONCE, TAG, CHUNK = 16, 16, 64 * 1024
STEP = CHUNK  # what is sealed is padded to a multiple of this
X25519, SCRYPT = "X25519", "scrypt"
LEAST_WORK, MOST_WORK = 16, 20  # of scrypt, as a power of two
# `AGE-SECRET-KEY-1…`, with or without the end of its line.
IDENTITY_LENGTHS = frozenset({74, 75})
_ARGUMENT = re.compile(r"[!-~]+")
_GREASE = "-grease"
_MOST_GREASE = 1
_COLUMNS = 64


@dataclass(frozen=True, slots=True)
class Stanza:
    """For whom the file opens, as far as that shows."""

    kind: str
    arguments: tuple[str, ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class Header:
    """The beginning of an age file."""

    stanzas: tuple[Stanza, ...]
    length: int  # where the payload begins


def read_header(start: bytes) -> Header:
    """The header, of the first bytes of a file; anything but an age file is refused."""
    if not start.startswith(VERSION):
        raise Invalid("age.not-age")
    place, stanzas = len(VERSION), []
    while True:
        line, place = _line(start, place)
        if line.startswith("--- "):
            if len(_base64(line[4:])) != 32:
                raise Invalid("age.not-age")
            break
        if not line.startswith("-> "):
            raise Invalid("age.not-age")
        arguments = line[3:].split(" ")
        if not all(_ARGUMENT.fullmatch(one) for one in arguments):
            raise Invalid("age.not-age")
        body, place = _body(start, place)
        stanzas.append(Stanza(arguments[0], tuple(arguments[1:]), body))
    if not stanzas:
        raise Invalid("age.not-age")
    return Header(tuple(stanzas), place)


def check_recipients(header: Header, count: int) -> None:
    """Exactly so many X25519 recipients, and no other kind."""
    told = _told(header)
    if any(one.kind != X25519 for one in told):
        raise Invalid("age.other-kind")
    for one in told:
        if len(one.arguments) != 1 or len(_base64(one.arguments[0])) != 32 or len(one.body) != 32:
            raise Invalid("age.not-age")
    if len(told) != count:
        raise Invalid("age.recipients", found=len(told), wanted=count)


def check_passphrase(header: Header) -> None:
    """One passphrase, with work enough for who guesses and not too much for a telephone."""
    told = _told(header)
    if len(header.stanzas) != 1 or [one.kind for one in told] != [SCRYPT]:
        raise Invalid("age.other-kind")
    (one,) = told
    if len(one.arguments) != 2 or len(_base64(one.arguments[0])) != 16 or len(one.body) != 32:
        raise Invalid("age.not-age")
    work = one.arguments[1]
    if not re.fullmatch(r"[1-9][0-9]?", work) or not LEAST_WORK <= int(work) <= MOST_WORK:
        raise Invalid("age.work", least=LEAST_WORK, most=MOST_WORK)


def plain_size(header: Header, size: int) -> int:
    """How many bytes are sealed in a file of this size."""
    payload = size - header.length - NONCE
    chunks = -(-payload // (CHUNK + TAG))
    plain = payload - chunks * TAG
    # No chunk but that of an empty file is empty.
    if payload < TAG or (plain <= (chunks - 1) * CHUNK and chunks > 1):
        raise Invalid("age.not-age")
    return plain


def check_padded(header: Header, size: int) -> None:
    """A multiple of 64 KiB, so that the length tells next to nothing of what was written."""
    plain = plain_size(header, size)
    if plain == 0 or plain % STEP:
        raise Invalid("age.not-padded", step=STEP // 1024)


def check_holds_identity(header: Header, size: int) -> None:
    """One identity and nothing besides: no words are hidden where only a key belongs."""
    if plain_size(header, size) not in IDENTITY_LENGTHS:
        raise Invalid("age.no-identity")


def _told(header: Header) -> list[Stanza]:
    """The stanzas that mean something."""
    told = [one for one in header.stanzas if not one.kind.endswith(_GREASE)]
    if len(header.stanzas) - len(told) > _MOST_GREASE:
        raise Invalid("age.other-kind")
    return told


def _line(start: bytes, place: int) -> tuple[str, int]:
    end = start.find(b"\n", place, LONGEST_HEADER)
    if end < 0:
        raise Invalid("age.not-age")
    try:
        return start[place:end].decode("ascii"), end + 1
    except UnicodeDecodeError:
        raise Invalid("age.not-age") from None


def _body(start: bytes, place: int) -> tuple[bytes, int]:
    """Full lines of base64, and a shorter one that ends them."""
    lines: list[str] = []
    while True:
        line, place = _line(start, place)
        lines.append(line)
        if len(line) > _COLUMNS:
            raise Invalid("age.not-age")
        if len(line) < _COLUMNS:
            return _base64("".join(lines)), place


def _base64(text: str) -> bytes:
    """Standard base64 without padding, in its one canonical form."""
    try:
        found = b64decode(text + "=" * (-len(text) % 4), validate=True)
    except ValueError:
        raise Invalid("age.not-age") from None
    if b64encode(found).decode("ascii").rstrip("=") != text:
        raise Invalid("age.not-age")
    return found
