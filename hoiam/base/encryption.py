"""Fields that lie encrypted in the database, and keyed hashes by which an exact value is found.

`EncryptedText` and `EncryptedJSON` hold AES-256-GCM with a random nonce; the name of the key
stands in front, the table and the column are bound to it, so that a value moved to another column
does not open. Nothing (an empty text, an empty object) stays an empty string, so that a database
can still be asked who left no telephone. To no other question does such a column answer: what
has to be found by its value has a column of `blind` beside it.
"""

import hashlib
import hmac
import json
import secrets
from base64 import b64decode, b64encode
from typing import Any

from cryptography.exceptions import InvalidTag
from django.core.validators import MaxLengthValidator
from django.db import DataError, models
from django.db.models.lookups import Exact, IsNull

from hoiam.base import keys
from hoiam.base.keys import Key, KeysFault

# Format, name of the key, and a nonce, a ciphertext and its tag in one.
MARK = "hoiam1:"
_HEAD = len(MARK) + keys.ID_LENGTH + 1
_NONCE = 12
MARK_LENGTH = 64  # of a keyed hash
_CANARY, _SONG = "base.datakey.canary", "hoi am"


def seal(text: str, bound: str) -> str:
    """The text as it lies in the column named by `bound`; nothing stays nothing."""
    if not text:
        return ""
    return _with(keys.ring().newest, text, bound)


def _with(key: Key, text: str, bound: str) -> str:
    nonce = secrets.token_bytes(_NONCE)
    sealed = nonce + key.sealing.encrypt(nonce, text.encode(), bound.encode())
    return f"{MARK}{key.id}:{b64encode(sealed).decode('ascii')}"


def unseal(sealed: str, bound: str) -> str:
    """The text again. Loud where the key, the column or the value is not the one it was."""
    if not sealed:
        return ""
    id_ = key_id(sealed)
    if not id_:
        raise KeysFault(f"{bound}: a value that is not encrypted stands in an encrypted column.")
    content = b64decode(sealed[_HEAD:])
    try:
        opened = keys.key_of(id_).sealing.decrypt(
            content[:_NONCE], content[_NONCE:], bound.encode()
        )
    except InvalidTag:
        raise KeysFault(f"{bound}: a value was changed or belongs to another column.") from None
    return opened.decode()


def key_id(sealed: str) -> str:
    """The name of the key that a value needs; empty for what is not sealed."""
    if sealed.startswith(MARK) and sealed[_HEAD - 1 : _HEAD] == ":":
        return sealed[len(MARK) : _HEAD - 1]
    return ""


def blind(value: str, *, purpose: str) -> str:
    """A keyed hash of a value, by which it is found again and not read: 64 signs, the same for
    the same value and purpose, unlike for every other purpose; empty for nothing.

    Whoever calls this has normalised the value. The key is not in the database, so that a copy
    of the database alone does not tell which of all telephone numbers it was.
    """
    if not value:
        return ""
    told = f"{purpose}\0{value}".encode()
    return hmac.new(keys.ring().lookup, told, hashlib.sha256).hexdigest()


def canary(id_: str) -> str:
    """A value by which a key proves that it is the one this database was sealed with."""
    return _with(keys.key_of(id_), _SONG, _CANARY)


def sings(sealed: str) -> bool:
    """Whether the key that made this canary is here."""
    try:
        return unseal(sealed, _CANARY) == _SONG
    except KeysFault:
        return False


def lookup_canary() -> str:
    """The same for the key of the keyed hashes."""
    return blind(_SONG, purpose=_CANARY)


class Sealed(str):
    """A value as its column holds it, sealed before others had to wait for it to be written."""

    __slots__ = ()


class _OnlyEmpty(Exact):
    """Whether there is something. Equal values do not look equal, so nothing else can be asked."""

    def get_prep_lookup(self) -> str:
        if self.rhs not in ("", {}):
            raise TypeError("An encrypted column is compared with nothing alone: use `blind`.")
        return ""


class _Sealed(models.TextField):  # type: ignore[type-arg]  # no generic while it runs
    """A text column whose values are sealed on their way in and opened on their way out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.max_length is not None:
            # The column holds ciphertext, so that only this can measure what was written.
            self.validators.append(MaxLengthValidator(self.max_length))

    @property
    def bound(self) -> str:
        """What every value of this column is bound to."""
        return f"{self.model._meta.label_lower}.{self.name}"

    def sealed(self, plain: str) -> str:
        """A text as the column holds it."""
        if self.max_length is not None and len(plain) > self.max_length:
            raise DataError(f"{self.bound} holds at most {self.max_length} signs.")
        return seal(plain, self.bound)

    def get_lookup(self, lookup_name: str) -> Any:
        return {"exact": _OnlyEmpty, "isnull": IsNull}.get(lookup_name)

    def get_transform(self, lookup_name: str) -> Any:
        return None


class EncryptedText(_Sealed):
    """A text; `max_length` counts what was written, not what the column holds."""

    def get_prep_value(self, value: Any) -> Any:
        return value if value is None else self.sealed(str(value))

    def from_db_value(self, value: Any, *_: Any) -> Any:
        return value if value is None else unseal(value, self.bound)


class EncryptedJSON(_Sealed):
    """An object of JSON."""

    _pyi_private_set_type: Any  # for the type checker: no text, but what JSON says
    _pyi_private_get_type: Any

    def get_prep_value(self, value: Any) -> Any:
        if value is None:
            return None
        return self.sealed(
            json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else ""
        )

    def from_db_value(self, value: Any, *_: Any) -> Any:
        if value is None:
            return None
        opened = unseal(value, self.bound)
        return json.loads(opened) if opened else {}

    def to_python(self, value: Any) -> Any:
        return value

    def value_to_string(self, obj: Any) -> str:
        return json.dumps(self.value_from_object(obj), ensure_ascii=False)
