"""The exact words that an entry of the log is about: bytes that anybody can hash again.

A record holds only their SHA-256. The bytes are one line of canonical JSON (RFC 8785), offered
beside the proof, so that `sha256sum` of that file is the number in the record.
"""

from hoiam.core.canonical import canonical
from hoiam.core.log import openings
from hoiam.publication import queries
from hoiam.publication.models import Page

type Word = str | int | list[str]

POINT = "{:.3f}"  # a place is rounded before it is public; a record holds no fractions


def words(**parts: Word) -> bytes:
    """The words of one thing by the names of their parts."""
    return canonical(parts)


def hashed(exact: bytes) -> dict[str, str]:
    """What a record says of them: a part of its body."""
    return {openings.TEXT_HASH: openings.text_hash(exact)}


def page(row: Page) -> bytes:
    """What stands on a public page now: words, place, and the files beside them by their digests.
    What is hidden is not in it, so that nobody can find it out by trying."""
    hidden = queries.hidden_files(row)
    shown = [] if row.hidden_at else queries.files_of(row)
    return words(
        page=row.code,
        number=row.number,
        title=row.title,
        text=row.text,
        answer=row.answer,
        place=row.place,
        latitude=_point(row.latitude),
        longitude=_point(row.longitude),
        files=[one.digest or one.code for one in shown if one.code not in hidden],
    )


def _point(degrees: float | None) -> str:
    return "" if degrees is None else POINT.format(degrees)
