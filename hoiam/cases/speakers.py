"""Whom to tell something, as plain values: after one decision they may be very many."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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
    names = {
        key: (code, unit)
        for key, code, unit in Case.objects.filter(code__in=codes).values_list(
            "pk", "code", "unit__name"
        )
    }
    # Asked one after the other: either-or across a join reads every row there is.
    joined = Case.objects.filter(joined_to__in=names).values_list("pk", "joined_to")
    names |= {key: names[into] for key, into in joined if into is not None and key not in names}
    rows = (
        Gathering.objects.filter(case__in=names, how__in=("first", "me-too"))
        .order_by("id")
        .values_list(
            "case", "voice__code", "voice__language", "voice__receipt__reference",
            "voice__contact__email", "voice__contact__phone",
        )
    )  # fmt: skip
    for case, voice, language, reference, email, phone in rows:
        code, unit = names[case]
        yield code, unit, Speaker(voice, language, reference, email or "", phone or "")
