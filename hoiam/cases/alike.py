"""Matters that may be the same: shown before sending and to officers, never joined by themselves.

What says nearly the same is found among all that the reader may see, wherever it is
(`hoiam.base.near`); told in other words, a matter is found among the newest of the commune alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from hoiam.base import near, search
from hoiam.cases import queries
from hoiam.cases.models import Case, CaseState, Gathering
from hoiam.core.actor import Actor
from hoiam.core.likeness import ENOUGH, likeness
from hoiam.core.nearness import said_as
from hoiam.core.redact.covering import covered
from hoiam.publication.models import Page
from hoiam.units.models import Unit

OPEN = (CaseState.NEW, CaseState.WAITING, CaseState.HANDLING)
# Compared: the newest of the commune. Weighed against: the newest of everywhere, so that a
# commune with three reports still knows which words are rare.
NEARBY, EVERYWHERE = 60, 60


@dataclass(frozen=True, slots=True)
class Alike:
    """A case that may be about the same, and why it is shown."""

    case: Case
    shared: list[str]  # rare words of both, as they were typed here; none for a looser likeness
    here: bool  # in the same commune


def alike(person: Actor, *, text: str, area: Unit, limit: int = 5) -> list[Alike]:
    """Open visible cases that say nearly the same, those of the same commune first; then those of
    the commune that speak of it in other words."""
    seen = queries.visible_to(person).filter(held="")
    living = seen.filter(state__in=OPEN).select_related("field", "unit", "area")
    nearest = _nearest(seen, living, text=text, area=area, limit=limit)
    there = {one.case.pk for one in nearest}
    others = [] if len(nearest) >= limit else _told_otherwise(living, text=text, area=area)
    rest = [Alike(case, [], here=True) for case in others if case.pk not in there]
    return [*nearest, *rest][:limit]


def _nearest(
    seen: QuerySet[Case], living: QuerySet[Case], *, text: str, area: Unit, limit: int
) -> list[Alike]:
    # What was joined to another case speaks for that one.
    rows = seen.filter(Q(state__in=OPEN) | Q(state=CaseState.JOINED))
    found = near.near("case", covered(text), rows, most=2 * limit)
    leads = dict(rows.filter(pk__in=[one.key for one in found]).values_list("pk", "joined_to"))
    cases = {case.pk: case for case in living.filter(pk__in=[leads[k] or k for k in leads])}
    nearest: dict[int, Alike] = {}
    for one in found:
        case = cases.get(leads.get(one.key) or one.key)
        if case is not None and case.pk not in nearest and _may_be(one, case.area_id, area):
            nearest[case.pk] = Alike(case, said_as(text, one.shared), case.area_id == area.pk)
    return sorted(nearest.values(), key=lambda one: not one.here)


def _may_be(one: near.Near, area: int, here: Unit) -> bool:
    """A school has a gate in every commune: elsewhere, a text has to name the same place."""
    return area == here.pk or one.placed


def alike_to(case: Case, person: Actor) -> list[Alike]:
    """Open cases that may be about the same thing as this one."""
    # Not its title: that is made of the words, and would be said twice.
    text = queries.first_voice(case).text
    found = alike(person, text=text, area=case.area, limit=6)
    return [one for one in found if one.case.pk != case.pk and one.case.kind == case.kind]


def similar(*, text: str, area: Unit, limit: int = 3) -> list[Page]:
    """Released pages that say nearly the same, then those of the same commune that speak of it.

    Only what is already public is compared: nothing about anybody's case leaks to a stranger.
    """
    public = queries.public().exclude(state=CaseState.JOINED)
    nearest = _nearest_pages(public, text=text, area=area, limit=limit)
    if len(nearest) >= limit:
        return nearest[:limit]
    shown = Page.objects.filter(case__in=public)
    here = {page.code: page for page in shown.filter(case__area=area).order_by("-id")[:NEARBY]}
    others = shown.order_by("-id").values_list("code", flat=True)[:EVERYWHERE]
    ranked = [here[code] for code in _ranked("page", text, here, others)]
    there = {page.pk for page in nearest}
    return [*nearest, *(page for page in ranked if page.pk not in there)][:limit]


def _nearest_pages(public: QuerySet[Case], *, text: str, area: Unit, limit: int) -> list[Page]:
    found = near.near("page", covered(text), public, most=2 * limit)
    cases = {
        case.pk: case
        for case in public.filter(pk__in=[one.key for one in found]).select_related("page")
    }
    shown = [
        cases[one.key]
        for one in found
        if one.key in cases and _may_be(one, cases[one.key].area_id, area)
    ]
    shown.sort(key=lambda case: case.area_id != area.pk)
    return [case.page for case in shown if case.page is not None]


def told_in(places: Sequence[int]) -> Mapping[int, list[str]]:
    """What was said in each of these cases, voice by voice, covered as the index has it."""
    found: dict[int, list[str]] = {}
    rows = Gathering.objects.filter(case__in=places).select_related("voice").order_by("id")
    for row in rows:
        voices = found.setdefault(row.case_id, [])
        if len(voices) < MOST_VOICES:
            voices.append(covered(row.voice.text))
    return found


def shown_in(places: Sequence[int]) -> Mapping[int, list[str]]:
    """What the public page of each of these cases says of the matter, without the answer."""
    rows = Page.objects.filter(case__in=places).values_list("case", "title", "text")
    return {case: [f"{title}\n{text}"] for case, title, text in rows}


# As many as the index holds of one case.
MOST_VOICES = 50
# What gets bands, and where its words are read.
TEXTS: Mapping[str, near.Texts] = {"case": told_in, "page": shown_in}


def _told_otherwise(living: QuerySet[Case], *, text: str, area: Unit) -> list[Case]:
    here = {case.code: case for case in living.filter(area=area).order_by("-id")[:NEARBY]}
    others = living.order_by("-id").values_list("code", flat=True)[:EVERYWHERE]
    return [here[code] for code in _ranked("case", text, here, others)]


def _ranked(kind: str, text: str, here: Mapping[str, object], others: QuerySet) -> list[str]:  # type: ignore[type-arg]
    """The most alike first; what shares only everyday words is left out."""
    texts = search.folded(kind, [*here, *others])
    found = likeness(text, texts, nearby=[code for code in here if code in texts])
    ranked = sorted(found.items(), key=lambda entry: -entry[1])
    return [code for code, score in ranked if score >= ENOUGH]
