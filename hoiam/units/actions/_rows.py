"""Making rows from plans; used by the actions of this package, never called by others."""

from collections.abc import Iterable
from datetime import datetime

from hoiam.core.actor import Actor
from hoiam.core.text import fold
from hoiam.units import catalogue
from hoiam.units.blueprint import LinkPlan, UnitPlan
from hoiam.units.models import Change, ChangeLink, Competence, CompetenceRule, Field, Unit


def make(plans: Iterable[UnitPlan]) -> dict[str, Unit]:
    """Rows for the plans that have none yet; superiors first, one insert per level."""
    waiting = list(plans)
    codes = {plan.code for plan in waiting}
    named = codes | {c for plan in waiting for c in (plan.parent, plan.area) if c}
    known = {unit.code: unit for unit in Unit.objects.all() if unit.code in named}
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
        valid_to=plan.valid_to,
        latitude=plan.latitude,
        longitude=plan.longitude,
        outside=plan.outside,
        advice=plan.advice,
    )


def link(plans: Iterable[LinkPlan]) -> int:
    """Changes and their links; returns how many changes were new."""
    plans = list(plans)
    there = set(Change.objects.values_list("code", flat=True))
    fresh = {plan.change: plan for plan in plans if plan.change not in there}
    changes = Change.objects.bulk_create(
        [Change(code=code, decision=plan.decision, day=plan.day) for code, plan in fresh.items()]
    )
    by_code = {change.code: change for change in changes}
    units = {unit.code: unit for unit in Unit.objects.only("code")} if fresh else {}
    ChangeLink.objects.bulk_create(
        [
            ChangeLink(
                change=by_code[plan.change],
                predecessor=units[plan.predecessor],
                successor=units[plan.successor],
                share=plan.share,
            )
            for plan in plans
            if plan.change in by_code
        ]
    )
    return len(changes)


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
