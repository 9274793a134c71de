"""What the custodians are handed: the wrapped keys of cases, with who was let in; no sealed file."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from hoiam.base.queries import only
from hoiam.core.refusals import NotFound
from hoiam.seals import standing
from hoiam.seals.models import Part, SealedCase, SealedKey, SealedMember


def by_codes(codes: Iterable[str]) -> list[SealedCase]:
    """Cases that a handler named to the custodians by their codes."""
    found = [only(SealedCase.objects.filter(code=code)) for code in codes]
    if None in found:
        raise NotFound("base.not-found")
    return [one for one in found if one is not None]


def left_alone(day: date) -> list[SealedCase]:
    """Cases that nobody works on any more."""
    return list(standing.left_alone(day).order_by("pk"))


def told(case: SealedCase) -> dict[str, Any]:
    """One case for the custodians: its group, who was let in and left for no conflict, who handles
    and who verifies it now, every key it ever had, those wrapped anew since included."""
    rows = SealedMember.objects.filter(case=case, conflict=False).select_related("officer")
    members = list(rows)
    now = [one for one in members if one.relieved_on is None]
    keys = SealedKey.objects.filter(case=case).exclude(wrapped="").order_by("number")
    return {
        "case": case.code,
        "group": case.group,
        "members": sorted({one.officer.code for one in members}),
        "handlers": sorted(one.officer.code for one in now if one.part == Part.HANDLER),
        "verifiers": sorted(one.officer.code for one in now if one.part == Part.VERIFIER),
        "keys": [
            {
                "number": one.number,
                "purpose": one.purpose,
                "recipient": one.recipient,
                "wrapped": one.wrapped,
            }
            for one in keys
        ],
    }
