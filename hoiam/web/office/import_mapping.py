"""The page that says what the columns of a file mean, with what three rows would say."""

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from hoiam.core.refusals import Invalid
from hoiam.imports import actions, queries
from hoiam.imports import mapping as mappings
from hoiam.imports.mapping import Mapping
from hoiam.imports.models import Import, ImportState, Target
from hoiam.imports.queries import Proposal
from hoiam.web import refusals
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import import_columns, import_preview, imports, pages

MODEL = "mau"


@office(*imports.WHO)
def page(request: OfficeRequest, code: str) -> HttpResponseBase:
    """Proposed by a profile or by the names; a person looks, changes, and goes on."""
    of = queries.by_code(request.actor, code)
    if of.state not in (ImportState.READ, ImportState.JUDGED):
        return redirect("office:import", of.code)
    base = _base(request, of)
    if request.method != "POST":
        return _shown(request, of, base, base.mapping)
    sent = request.POST.dict()
    try:
        meaning = import_columns.taken(sent, base.mapping)
        if "look" in request.POST:
            return _shown(request, of, base, meaning, sent=sent)
        _go_on(request, of, base, meaning)
    except Invalid as error:
        text = refusals.sentence(error)
        return _again(request, of, base, sent, error, refused={"text": text})
    return redirect("office:import", of.code)


def _base(request: OfficeRequest, of: Import) -> Proposal:
    """What the page is drawn from: a profile that was picked, else the proposal."""
    picked = request.POST.get(MODEL, "") or request.GET.get(MODEL, "")
    if not picked:
        return queries.proposal(request.actor, of)
    found = queries.profile(request.actor, picked)
    if found.target is not Target(of.target):
        raise Invalid(
            "imports.profile-other-target", field=MODEL, name=found.name, target=found.target.label
        )
    return Proposal(found.mapping, found.code, found.name)


def _go_on(request: OfficeRequest, of: Import, base: Proposal, meaning: Mapping) -> None:
    """Keep the profile where a name was given, then judge the rows."""
    mappings.check_whole(meaning, of.columns)  # nothing is kept of a mapping that cannot judge
    name = request.POST.get("name", "").strip()
    if name:
        actions.save_profile(name=name, mapping=meaning, unit=of.unit, by=request.actor, at=now())
    used = name or (base.name if meaning == base.mapping else "")
    actions.map_columns(of=of, mapping=meaning, profile_name=used, by=request.actor, at=now())


def _again(
    request: OfficeRequest, of: Import, base: Proposal, sent: dict[str, str], error: Invalid,
    **context: Any,
) -> HttpResponse:  # fmt: skip
    """Everything typed stays where it was; what cannot be drawn at all is drawn from the base."""
    meaning = refusals.tried(lambda: import_columns.taken(sent, base.mapping))
    drawn = meaning if isinstance(meaning, Mapping) else base.mapping
    wrong = str(error.details.get("field", ""))
    return _shown(request, of, base, drawn, status=error.status, sent=sent, wrong=wrong, **context)


def _shown(
    request: OfficeRequest, of: Import, base: Proposal, meaning: Mapping, *,
    status: int = 200, sent: dict[str, str] | None = None, **context: Any,
) -> HttpResponse:  # fmt: skip
    if import_preview.is_closed(request, of):
        return redirect("office:import-reading", of.code)
    typed = sent or {}
    rows = queries.samples(of)
    fitting = [one for one in queries.profiles(request.actor) if one.target is Target(of.target)]
    return pages.show(
        request, "import_mapping", status=status, of=of,
        target=Target(of.target).label, way=imports.way(of), meaning=meaning, base=base,
        fields=import_columns.drawn(meaning), columns=of.columns,
        words=import_columns.words_of(of, meaning), looked=import_columns.LOOKED, states=import_columns.states(),
        samples=import_columns.samples(rows, meaning),
        unused=import_columns.unused(of.columns, meaning),
        system=typed.get("system", meaning.system), zone=typed.get("zone", meaning.zone),
        zones=import_columns.ZONES, name=typed.get("name", ""), profiles=fitting,
        empty=typed.get("empty", "\n".join(meaning.empty)),
        legacy=of.guess.get("legacy", "") if not of.legacy else "",
        legacy_samples=of.guess.get("samples", []), **context,
    )  # fmt: skip
