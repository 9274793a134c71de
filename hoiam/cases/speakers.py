"""Whom to tell something, as plain values: after one decision they may be very many."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q

from hoiam.cases.models import Case, Gathering


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who is to be told: in which language, how they are reached, and their receipt."""

    voice: str
    language: str
    reference: str
    email: str
    phone: str


def speakers_of(codes: Iterable[str]) -> Iterator[tuple[str, str, Speaker]]:
    """One voice per person of each of many cases: code of the case, its unit's name, whom to tell."""
    cases = {
        key: (code, unit)
        for key, code, unit in Case.objects.filter(code__in=codes).values_list(
            "pk", "code", "unit__name"
        )
    }
    rows = (
        Gathering.objects.filter(Q(case__in=cases) | Q(case__joined_to__in=cases))
        .filter(how__in=("first", "me-too"))
        .order_by("id")
        .values_list(
            "case", "case__joined_to", "voice__code", "voice__language",
            "voice__receipt__reference", "voice__contact__email", "voice__contact__phone",
        )
    )  # fmt: skip
    for own, joined_to, voice, language, reference, email, phone in rows:
        code, unit = cases.get(own) or cases[joined_to or 0]
        yield code, unit, Speaker(voice, language, reference, email or "", phone or "")
