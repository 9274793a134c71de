"""Units to choose from in a step, each with why it might be the right one."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from hoiam.cases.models import Case
from hoiam.core.refusals import NotFound
from hoiam.units import queries as units
from hoiam.units.models import TERRITORIES, Unit, UnitKind
from hoiam.web.office.pages import Values

MOST = 12
BODIES = tuple(kind for kind in UnitKind if kind not in TERRITORIES)
NAMED_FIELDS = 4

type Offer = tuple[Unit, str]


def offered(
    case: Case, typed: Values, day: date, *, chosen: str = "", first: Sequence[Offer] = ()
) -> list[Offer]:
    """Bodies found by the typed name, else the proposed ones and those that the table of
    competence suggests; the one already chosen is always among them."""
    words = str(typed.get("find", "")).strip()
    fields = _fields_of(day)
    found = _named(words, day) if words else [*first, *_suggested(case, day)]
    rows: dict[str, Offer] = {}
    for unit, why in found:  # what is said of a unit first stays
        rows.setdefault(unit.code, (unit, why or fields.get(unit.template, "")))
    chosen = str(typed.get("unit", "")) or chosen
    if chosen and chosen not in rows:
        picked = units.as_of(day).filter(code=chosen).first()
        if picked is not None:
            rows[chosen] = (picked, fields.get(picked.template, ""))
    return list(rows.values())


def named(words: str, day: date) -> list[Unit]:
    """Bodies of a day by their name."""
    return [unit for unit, _why in _named(words, day)]


def _named(words: str, day: date) -> list[Offer]:
    """By any name that the body, or one that it took over, ever had."""
    rows = units.find_present(words, day, kinds=BODIES, most=MOST)
    return [(unit, "") for unit in rows]


def _suggested(case: Case, day: date) -> list[Offer]:
    """Who the table names first, then the other bodies of the place."""
    found: list[Offer] = []
    try:
        route = units.competent_unit(field=case.field.code, kind=case.kind, area=case.area, day=day)
    except NotFound:
        pass  # a place without a table of competence still has bodies to choose from
    else:
        found.append((route.unit, route.why))
    near = units.bodies_in(case.area, day).filter(outside=False)
    return [*found, *((unit, "") for unit in near[:MOST])]


def _fields_of(day: date) -> dict[str, str]:
    """What each kind of body answers for, in a few words, by its template."""
    named: dict[str, list[str]] = defaultdict(list)
    for row in units.competences(day).select_related("field", "unit"):
        template = row.unit.template if row.unit is not None else row.template
        if template and _(row.field.name) not in named[template]:
            named[template].append(_(row.field.name))
    return {
        template: _("trả lời về {fields}").format(fields=", ".join(names[:NAMED_FIELDS]))
        for template, names in named.items()
    }


def body_names(day: date) -> dict[str, str]:
    """What each kind of body that communes have is called, without the name of its place."""
    found = {}
    for one in units.commune_templates(day):
        place = one.area.name if one.area else ""
        found[one.template] = one.name.removesuffix(f" {place[:1].lower()}{place[1:]}")
    return found
