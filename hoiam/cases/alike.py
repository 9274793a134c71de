"""Matters that may be the same: shown before sending and to officers, never joined by themselves."""

from hoiam.base import search
from hoiam.cases import queries
from hoiam.cases.models import Case, CaseState
from hoiam.core.actor import Actor
from hoiam.core.likeness import ENOUGH, likeness
from hoiam.publication.models import Page
from hoiam.units.models import Unit

OPEN = (CaseState.NEW, CaseState.WAITING, CaseState.HANDLING)
# Compared: the newest of the commune. Weighed against: the newest of everywhere, so that a
# commune with three reports still knows which words are rare.
NEARBY, EVERYWHERE = 100, 150


def alike(person: Actor, *, text: str, area: Unit, limit: int = 5) -> list[Case]:
    """Open visible cases of the same commune that speak of what is being said."""
    seen = queries.visible_to(person)
    here = seen.filter(area=area, held="", state__in=OPEN).select_related("field", "unit")
    near = {case.code: case for case in here.order_by("-id")[:NEARBY]}
    others = seen.order_by("-id").values_list("code", flat=True)[:EVERYWHERE]
    texts = search.folded("case", [*near, *others])
    found = likeness(text, texts, nearby=[code for code in near if code in texts])
    return [near[code] for code in _best(found, limit)]


def alike_to(case: Case, person: Actor) -> list[Case]:
    """Open cases nearby that may be about the same thing as this one."""
    text = f"{case.title} {queries.first_voice(case).text}"
    found = alike(person, text=text, area=case.area, limit=6)
    return [one for one in found if one.pk != case.pk and one.kind == case.kind]


def similar(*, text: str, area: Unit, limit: int = 3) -> list[Page]:
    """Released pages of the same commune that speak of what is being said.

    Only what is already public is compared: nothing about anybody's case leaks to a stranger.
    """
    shown = Page.objects.filter(case__in=queries.public().exclude(state=CaseState.JOINED))
    near = {page.code: page for page in shown.filter(case__area=area).order_by("-id")[:NEARBY]}
    others = shown.order_by("-id").values_list("code", flat=True)[:EVERYWHERE]
    texts = search.folded("page", [*near, *others])
    found = likeness(text, texts, nearby=[code for code in near if code in texts])
    return [near[code] for code in _best(found, limit)]


def _best(found: dict[str, float], limit: int) -> list[str]:
    """The most alike first; what shares only everyday words is left out."""
    ranked = sorted(found.items(), key=lambda entry: -entry[1])
    return [code for code, score in ranked[:limit] if score >= ENOUGH]
