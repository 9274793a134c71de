"""What a desk finds for whoever stands there: by receipt, or by an exact number, never by name.

A one-stop desk helps with what any body of its place holds, seen or not: receipts send people
there, however a matter came in.
"""

from secrets import compare_digest

from django.db.models import Q, QuerySet

from hoiam.cases import policies, queries
from hoiam.cases.models import Case, Gathering
from hoiam.core.actor import Actor, Role
from hoiam.core.refusals import NotFound
from hoiam.units.models import Unit, UnitKind
from hoiam.voices.marks import mark
from hoiam.voices.models import Receipt


def at_desks_of(person: Actor) -> QuerySet[Case]:
    """Cases whose senders the one-stop desks of this clerk help, seen or not: `policies.serves`."""
    desks = Unit.objects.filter(
        code__in=person.units(Role.CLERK), kind=UnitKind.CENTRE, area__isnull=False
    )
    return Case.objects.filter(unit__area__in=desks.values("area"), held="")


def is_known_at_desk(person: Actor, reference: str) -> bool:
    """Whether this officer may be shown that a case has the voice with this receipt."""
    spoken = {"gatherings__voice__receipt__reference": reference}
    return (
        queries.with_receipt(person, reference).exists()
        or at_desks_of(person).filter(**spoken).exists()
    )


def receipt_of(person: Actor, reference: str) -> Receipt:
    """The receipt of a voice in a visible case, or in one whose sender this clerk's desk helps. Whether it may be seen is asked first: one that
    somebody else has costs no statement more than one that was never given."""
    if not is_known_at_desk(person, reference):
        raise NotFound("base.not-found")
    return Receipt.objects.select_related("voice").get(reference=reference)


def spoken_in_by(desk: Unit, kind: str, number: str) -> list[Case]:
    """Living cases of one desk or unit, or of the place that a one-stop desk serves, in which
    somebody spoke who left exactly this number.

    The number is tried on every voice of these cases, found or not: their hashes have nothing in
    common that an index could hold, and the time taken tells nothing.
    """
    here = Q(unit=desk) | Q(desk=desk)
    if desk.kind == UnitKind.CENTRE and desk.area_id is not None:
        here |= Q(unit__area=desk.area_id, held="")
    own = Case.objects.filter(here, state__in=queries.LIVING)
    column = f"voice__contact__{kind}_mark"
    rows = (
        Gathering.objects.filter(Q(case__in=own) | Q(case__joined_to__in=own))
        .exclude(**{column: ""})
        .exclude(voice__contact=None)
        .values_list("case", "case__joined_to", "voice__code", column)
    )
    found = {
        into or case
        for case, into, voice, kept in rows
        if compare_digest(kept, mark(kind, voice, number))
    }
    return list(
        Case.objects.filter(pk__in=found).select_related("field", "unit", "area").order_by("-id")
    )


def assisting_desks(case: Case, actor: Actor) -> list[Unit]:
    """Desks of this clerk that may help the sender of this case."""
    reads = policies.is_at_desk(case, actor) or policies.works_on(actor, case)
    desks = Unit.objects.filter(code__in=actor.units(Role.CLERK)).order_by("folded")
    return [desk for desk in desks if reads or policies.serves(desk, case)]
