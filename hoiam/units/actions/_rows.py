"""Making rows from plans; used by the actions of this package, never called by others."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from itertools import batched

from hoiam.core.actor import Actor
from hoiam.core.text import fold
from hoiam.units import catalogue
from hoiam.units.blueprint import LinkPlan, NamePlan, UnitPlan
from hoiam.units.models import (
    Change,
    ChangeLink,
    Competence,
    CompetenceRule,
    Designation,
    Field,
    Unit,
)

# How many codes one question names: both databases take more, old ones of SQLite no more than 999.
AT_ONCE = 900


def make(plans: Iterable[UnitPlan]) -> dict[str, Unit]:
    """Rows for the plans that have none yet; superiors first, one insert per level."""
    waiting = list(plans)
    codes = {plan.code for plan in waiting}
    named = codes | {c for plan in waiting for c in (plan.parent, plan.area) if c}
    known = _units(named)
    made: dict[str, Unit] = {}
    waiting = [plan for plan in waiting if plan.code not in known]
    while waiting:
        ready = [
            plan
            for plan in waiting
            if all(code is None or code in known for code in (plan.parent, plan.area))
        ]
        if not ready:
            raise ValueError(f"units without a superior: {[plan.code for plan in waiting]}")
        rows = Unit.objects.bulk_create([_unit(plan, known) for plan in ready])
        fresh = {row.code: row for row in rows}
        known |= fresh
        made |= fresh
        waiting = [plan for plan in waiting if plan.code not in fresh]
    return made


def mark_unknown_beginnings(plans: Iterable[UnitPlan]) -> int:
    """Units loaded before this was kept bear the lower bound as if it were known.

    Where somebody has set another day since, that day stands.
    """
    bounds: dict[date, list[str]] = {}
    for plan in plans:
        if not plan.began_known:
            bounds.setdefault(plan.valid_from, []).append(plan.code)
    marked = 0
    for day, codes in bounds.items():
        for some in batched(sorted(codes), AT_ONCE):
            rows = Unit.objects.filter(code__in=some, valid_from=day, began_known=True)
            marked += rows.update(began_known=False)
    return marked


def _unit(plan: UnitPlan, known: dict[str, Unit]) -> Unit:
    return Unit(
        code=plan.code,
        kind=plan.kind,
        name=plan.name,
        short_name=plan.short_name,
        folded=fold(plan.name),
        parent=known[plan.parent] if plan.parent else None,
        area=known[plan.area] if plan.area else None,
        official_code=plan.official_code,
        template=plan.template,
        valid_from=plan.valid_from,
        began_known=plan.began_known,
        valid_to=plan.valid_to,
        latitude=plan.latitude,
        longitude=plan.longitude,
        outside=plan.outside,
        advice=plan.advice,
    )


def _units(codes: Collection[str]) -> dict[str, Unit]:
    """Units by code; with thousands of others in the table, only these are read."""
    found: dict[str, Unit] = {}
    for some in batched(sorted(codes), AT_ONCE):
        found |= {unit.code: unit for unit in Unit.objects.filter(code__in=some)}
    return found


def link(plans: Iterable[LinkPlan]) -> int:
    """Changes and their links; returns how many changes were new."""
    plans = list(plans)
    fresh = {plan.change: plan for plan in plans}
    for code in list(_changes_among(fresh)):
        del fresh[code]
    changes = Change.objects.bulk_create(
        [Change(code=code, decision=plan.decision, day=plan.day) for code, plan in fresh.items()]
    )
    by_code = {change.code: change for change in changes}
    wanted = [plan for plan in plans if plan.change in by_code]
    units = _units({code for plan in wanted for code in (plan.predecessor, plan.successor)})
    ChangeLink.objects.bulk_create(
        [
            ChangeLink(
                change=by_code[plan.change],
                predecessor=units[plan.predecessor],
                successor=units[plan.successor],
                share=plan.share,
            )
            for plan in wanted
        ]
    )
    return len(changes)


def _changes_among(codes: Collection[str]) -> Iterator[str]:
    for some in batched(sorted(codes), AT_ONCE):
        yield from Change.objects.filter(code__in=some).values_list("code", flat=True)


def call(plans: Iterable[NamePlan]) -> int:
    """Names that units had before or have in other lists; returns how many were new.

    A unit whose names somebody has changed since keeps them: a load adds official names only
    where there are none.
    """
    plans = list(plans)
    units = _units({plan.unit for plan in plans})
    rows = Designation.objects.filter(unit__in=list(units.values()))
    there = set(rows.values_list("unit_id", "listing"))
    fresh = [plan for plan in plans if (units[plan.unit].pk, plan.listing) not in there]
    return len(
        Designation.objects.bulk_create(
            [
                Designation(
                    unit=units[plan.unit],
                    kind=plan.kind,
                    name=plan.name,
                    short_name=plan.short_name,
                    folded=fold(plan.name),
                    official_code=plan.official_code,
                    listing=plan.listing,
                    decision=plan.decision,
                    valid_from=plan.valid_from,
                    valid_to=plan.valid_to,
                )
                for plan in fresh
            ]
        )
    )


def make_fields() -> int:
    there = set(Field.objects.values_list("code", flat=True))
    rows = [
        Field(
            code=one.code,
            name=one.name,
            help=one.help,
            examples="\n".join(one.examples),
            folded="\n".join(fold(term) for term in (one.name, *one.synonyms)),
            order=order,
        )
        for order, one in enumerate(catalogue.fields())
        if one.code not in there
    ]
    return len(Field.objects.bulk_create(rows))


def make_competences(*, province: str, by: Actor, at: datetime) -> int:
    """The default table of a province, for the rows nobody has set yet.

    A row for communes stands once, at the province, and names the body by its template: a table
    of some forty rows can be read and changed, one of sixteen hundred cannot.
    """
    fields = {one.code: one for one in Field.objects.all()}
    area = Unit.objects.get(code=province)
    taken = set(Competence.objects.filter(area=area).values_list("field__code", "rule"))
    bodies = {body.template: body for body in Unit.objects.filter(area=area)}
    rows: list[Competence] = []
    for one in catalogue.competences():
        rule = CompetenceRule.OWN if one.area == "commune" else CompetenceRule(one.rule)
        if (one.field, rule) in taken:
            continue
        rows.append(
            Competence(
                field=fields[one.field],
                area=area,
                unit=bodies[one.body] if rule == CompetenceRule.UNIT else None,
                rule=rule,
                template=one.body if rule == CompetenceRule.OWN else "",
                why=one.why,
                basis=one.basis,
                valid_from=one.valid_from,
                set_at=at,
                set_by=by.code,
            )
        )
    return len(Competence.objects.bulk_create(rows))
