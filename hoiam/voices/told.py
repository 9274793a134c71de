"""What a door hands over when somebody speaks: checked values, before any row is written."""

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from hoiam.core import denunciation
from hoiam.core.refusals import Invalid
from hoiam.core.text import normalise
from hoiam.units.models import Field, Unit
from hoiam.voices.models import VOICE_KINDS, Channel

LONGEST_TEXT = 10_000
LONGEST_PLACE = 300
LONGEST_EMAIL = 254


@dataclass(frozen=True, slots=True)
class Reach:
    """How to reach the person; all of it may be empty.

    `paper` is the number of an identity card by which the person wishes to be found at a desk
    again: only a keyed hash of it is kept.
    """

    name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    paper: str = ""

    def __bool__(self) -> bool:
        return any((self.name, self.phone, self.email, self.address, self.paper))


NOBODY = Reach()


@dataclass(frozen=True, slots=True)
class Told:
    """One act of speaking as a door received it. `key` makes a retry give the same record."""

    key: str
    channel: str
    kind: str
    field: Field
    area: Unit
    text: str
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None
    reach: Reach = NOBODY
    desk: Unit | None = None
    language: str = "vi"
    spoken_at: datetime | None = None  # empty: now
    # Went through `checked` as it is, so that the parts of one act need not look again: a copy
    # with anything changed has not.
    is_checked: bool = dataclasses.field(default=False, init=False, compare=False, repr=False)


def checked(told: Told, *, at: datetime) -> Told:
    """The same with its text normalised, or a refusal that names the field."""
    if told.is_checked and (told.spoken_at is None or told.spoken_at <= at):
        return told
    text = normalise(told.text).strip()
    if not text:
        raise Invalid("voices.text-needed", field="text")
    if len(text) > LONGEST_TEXT:
        raise Invalid("voices.text-too-long", field="text", length=len(text), limit=LONGEST_TEXT)
    check_words(text)
    if told.kind not in dict(VOICE_KINDS) or told.channel not in Channel.values:
        raise Invalid("voices.kind-unknown", field="kind")
    if told.spoken_at is not None and told.spoken_at > at:
        raise Invalid("voices.spoken-in-future", field="spoken_at")
    place = normalise(told.place).strip()[:LONGEST_PLACE]
    found = replace(told, text=text, place=place, reach=checked_reach(told.reach))
    object.__setattr__(found, "is_checked", True)
    return found


def check_words(text: str) -> None:
    """What says that it is a denunciation is kept nowhere until it can be sealed: it goes the way
    of the law, on paper or in person."""
    if denunciation.tells_of_one(normalise(text).strip()):
        raise Invalid("voices.denunciation-told", field="text")


def without_denunciation(content: Mapping[str, str]) -> dict[str, str]:
    """What a draft may keep: a field that says so is left empty, before a byte of it is written."""
    return {
        name: "" if denunciation.tells_of_one(normalise(said).strip()) else said
        for name, said in content.items()
    }


def checked_reach(reach: Reach) -> Reach:
    """Phone and e-mail in one form, or a refusal that says which is wrong."""
    phone = phone_of(reach.phone)
    email = reach.email.strip()
    if email:
        try:
            if len(email) > LONGEST_EMAIL:
                raise ValidationError("too long")
            validate_email(email)
        except ValidationError:
            raise Invalid("voices.email-odd", field="email", email=email) from None
    return Reach(
        name=normalise(reach.name).strip()[:120],
        phone=phone,
        email=email,
        address=normalise(reach.address).strip()[:300],
        paper=paper_of(reach.paper),
    )


def phone_of(typed: str) -> str:
    """A telephone in its one form, or a refusal that names it."""
    phone = plain_phone(typed)
    if not phone and re.sub(r"[\s.\-()]", "", typed):
        raise Invalid("voices.phone-odd", field="phone", phone=typed.strip())
    return phone


def plain_phone(typed: str) -> str:
    """Digits with a leading zero: +84 912… and 0912.345.678 are the same telephone; empty for
    what is none."""
    digits = re.sub(r"[\s.\-()]", "", typed)
    digits = re.sub(r"^(\+84|0084|84(?=\d{9}$))", "0", digits)
    return digits if re.fullmatch(r"0\d{9,10}", digits) else ""


def paper_of(typed: str) -> str:
    """An identity card's digits, or a refusal that does not repeat them."""
    number = plain_paper(typed)
    if not number and typed.strip():
        raise Invalid("voices.paper-odd", field="paper")
    return number


def plain_paper(typed: str) -> str:
    """Twelve digits today, nine on the papers before; empty for what is none."""
    digits = re.sub(r"[\s.\-]", "", typed)
    return digits if re.fullmatch(r"\d{12}|\d{9}", digits) else ""
