"""Duties about one thing for a page that strangers or those concerned look at."""

from hoiam.base.prepared import Prepared, bring
from hoiam.commitments.keeping import Unkept
from hoiam.commitments.models import Commitment, DueDate

_ABOUT = Prepared(
    lambda kind, code: (
        Commitment.objects.filter(about_kind=kind, about_code=code)
        .select_related("unit")
        .order_by("id")
    ),
    str,
    str,
)
_DATES = Prepared(
    lambda kind, code: DueDate.objects.filter(
        commitment__about_kind=kind, commitment__about_code=code
    ).order_by("id"),
    str,
    str,
)
_UNKEPT = Prepared(
    lambda kind, code: (
        Unkept.objects.filter(commitment__about_kind=kind, commitment__about_code=code)
        .select_related("answer__unit")
        .order_by("id")
    ),
    str,
    str,
)


def about(kind: str, code: str) -> list[Commitment]:
    """Every duty with all its dates, oldest first, without the units above."""
    rows, dates = _ABOUT(kind, code), dict[int, list[DueDate]]()
    for one in _DATES(kind, code) if rows else ():
        dates.setdefault(one.commitment_id, []).append(one)
    for row in rows:
        bring(row, "due_dates", DueDate, dates.get(row.pk, []))
    return rows


def said_unkept(kind: str, code: str) -> dict[int, Unkept]:
    """The newest saying that a word was not kept, by the duty that it is about."""
    return {one.commitment_id: one for one in _UNKEPT(kind, code)}
