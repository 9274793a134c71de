"""A place in a text, what is there, and how it is masked."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Kind(StrEnum):
    """Kinds of personal data that are looked for."""

    NAME = "name"
    PHONE = "phone"
    ID_NUMBER = "id-number"
    EMAIL = "email"
    ACCOUNT = "account"
    BANK = "bank"
    PLATE = "plate"
    ADDRESS = "address"
    BIRTH = "birth"
    TAX = "tax"
    LAND = "land"
    OTHER = "other"


MASKS: dict[Kind, str] = {
    Kind.NAME: "[tên]",
    Kind.PHONE: "[số điện thoại]",
    Kind.ID_NUMBER: "[số giấy tờ]",
    Kind.EMAIL: "[thư điện tử]",
    Kind.ACCOUNT: "[tài khoản mạng]",
    Kind.BANK: "[số tài khoản]",
    Kind.PLATE: "[biển số]",
    Kind.ADDRESS: "[địa chỉ]",
    Kind.BIRTH: "[ngày sinh]",
    Kind.TAX: "[mã số thuế]",
    Kind.LAND: "[số giấy tờ đất]",
    Kind.OTHER: "[đã che]",
}


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` up to `end`: the kind of data and why it is thought to be that. Somebody named
    in their office may stay; a human says so."""

    start: int
    end: int
    kind: Kind
    why: str
    in_office: bool = False


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """In order; of overlapping spans the one that begins first (then the longer) takes all."""
    whole: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if whole and span.start < whole[-1].end:
            whole[-1] = replace(whole[-1], end=max(whole[-1].end, span.end))
        else:
            whole.append(span)
    return tuple(whole)


def apply(text: str, spans: Iterable[Span]) -> str:
    """The text with each span replaced by the mask of its kind."""
    parts, done = [], 0
    for span in merged(spans):
        parts += [text[done : span.start], MASKS[span.kind]]
        done = span.end
    return "".join([*parts, text[done:]])
