"""Who may take which step. Whether the step is lawful now is asked of the table in `core.law`."""

from datetime import date

from hoiam.accounts.models import RoleHeld
from hoiam.cases.models import Case, CaseState, Demand, Docket, PublicDraft, Purpose
from hoiam.commitments.models import Commitment, CommitmentKind, CommitmentState
from hoiam.core import workflow
from hoiam.core.actor import Actor, Kind, Role
from hoiam.core.law import procedures
from hoiam.core.law import rules as law
from hoiam.core.refusals import NotAllowed, WrongState
from hoiam.publication.openness import Appeal, Hiding
from hoiam.units import queries as units
from hoiam.units.models import Unit, UnitKind

WORKERS = (Role.CLERK, Role.HANDLER, Role.LEADER)


def table_of(case: Case) -> workflow.StateTable:
    """The lawful steps of this kind of case."""
    return procedures.table_for(law.Kind(case.kind))


def holders(case: Case) -> tuple[Unit, ...]:
    """The unit that holds the case, and where it ended, the one that took its place. Nobody works
    at a successor before its first day, so that both may be named."""
    return _holders("case", case.code, case.unit)


def _holders(kind: str, code: str, unit: Unit) -> tuple[Unit, ...]:
    if unit.valid_to is None:
        return (unit,)
    heir = units.successor_for(kind, code, unit, date.max)
    return (unit,) if heir in (None, unit) else (unit, heir)


def leads(actor: Actor, case: Case) -> bool:
    """A leader of the unit or of a superior."""
    return _leads_any(actor, holders(case))


def _leads_any(actor: Actor, held: tuple[Unit, ...]) -> bool:
    led = actor.units(Role.LEADER)
    return bool(led) and any(
        unit.code in led or not led.isdisjoint(units.superior_codes(unit)) for unit in held
    )


def works_on(actor: Actor, case: Case) -> bool:
    """An officer of the unit that holds the case, or a leader above it."""
    return any(actor.holds(*WORKERS, at=unit.code) for unit in holders(case)) or leads(actor, case)


def may_choose(actor: Actor, case: Case, former: Unit) -> bool:
    """A clerk or leader of a unit that may have taken over, or a leader above the former one."""
    del case
    return _may_take_over(actor, former)


def _may_take_over(actor: Actor, former: Unit) -> bool:
    if former.valid_to is None:
        return False
    heirs = units.on_day(former, date.max)
    if any(actor.holds(Role.CLERK, Role.LEADER, at=unit.code) for unit in heirs):
        return True
    return not actor.units(Role.LEADER).isdisjoint(units.superior_codes(former))


def _check_step(case: Case, step: str) -> None:
    if case.held:
        raise WrongState("cases.held")
    workflow.step(table_of(case), case.state, step)


def _check_works_on(case: Case, actor: Actor) -> None:
    if actor.kind is not Kind.SYSTEM and not works_on(actor, case):
        raise NotAllowed("cases.not-your-unit")


def _check_leads(case: Case, actor: Actor) -> None:
    if actor.kind is not Kind.SYSTEM and not leads(actor, case):
        raise NotAllowed("cases.leader-only")


def check_can_settle(actor: Actor) -> None:
    """The product itself, on the day on which a unit ended: no officer moves work by hand so."""
    if actor.kind is not Kind.SYSTEM:
        raise NotAllowed("cases.not-your-unit")


def check_can_choose_successor(case: Case, former: Unit, actor: Actor) -> None:
    """Somebody of the units that may have taken over, or above the former one."""
    if actor.kind is not Kind.SYSTEM and not may_choose(actor, case, former):
        raise NotAllowed("cases.not-your-unit")


def check_can_sort(case: Case, actor: Actor) -> None:
    """What was held for a human is read by the unit it would go to."""
    _check_works_on(case, actor)
    if not case.held:
        raise WrongState("cases.not-held")


def check_can_accept(case: Case, actor: Actor) -> None:
    """An officer of the unit."""
    _check_works_on(case, actor)
    _check_step(case, "accept")


def check_can_ask_for_more(case: Case, actor: Actor) -> None:
    """An officer of the unit."""
    _check_works_on(case, actor)
    _check_step(case, "ask-for-more")


def check_can_supply(case: Case, actor: Actor) -> None:
    """The person (recognised by the tracking code), or an officer who writes it down."""
    if actor.kind is not Kind.PUBLIC:
        _check_works_on(case, actor)
    _check_step(case, "supply")


def check_can_hand_over(case: Case, actor: Actor) -> None:
    """An officer of the unit that holds it, or the clerk of the desk that received it."""
    at_desk = case.desk is not None and actor.holds(Role.CLERK, at=case.desk.code)
    if not at_desk:
        _check_works_on(case, actor)
    _check_step(case, "hand-over")


def check_can_consult(case: Case, actor: Actor) -> None:
    """An officer of the lead unit; the duty to answer stays with it."""
    _check_works_on(case, actor)
    _check_step(case, "consult")


def check_can_extend(case: Case, actor: Actor) -> None:
    """A leader of the unit or above, with a reason that the person is told."""
    _check_leads(case, actor)
    _check_step(case, "extend")


def check_can_draft_answer(case: Case, actor: Actor) -> None:
    """An officer of the unit."""
    _check_works_on(case, actor)
    _check_step(case, "answer")


def check_can_approve_answer(case: Case, actor: Actor) -> None:
    """A leader of the unit or above."""
    _check_leads(case, actor)
    _check_step(case, "answer")


def check_can_answer(case: Case, actor: Actor) -> None:
    """An officer of the unit sends what a leader approved."""
    _check_works_on(case, actor)
    _check_step(case, "answer")


def check_can_close(case: Case, actor: Actor) -> None:
    """An officer of the unit, once nothing is owed any more."""
    _check_works_on(case, actor)
    _check_step(case, "close")
    owed = Commitment.objects.filter(
        about_kind="case", about_code=case.code, state=CommitmentState.OPEN
    )
    # A report that a superior demanded is owed by the office, and the review of a hiding by the
    # superior; nobody's case waits for them.
    owed = owed.exclude(kind__in=(CommitmentKind.REPORT, CommitmentKind.REVIEW))
    kinds = set(owed.values_list("kind", flat=True))
    if CommitmentKind.PROMISE in kinds:
        raise WrongState("cases.open-promises")
    if kinds:
        raise WrongState("cases.open-consults")


def check_can_reopen(case: Case, actor: Actor) -> None:
    """A leader, or the person who says that it is not done."""
    if actor.kind is not Kind.PUBLIC:
        _check_leads(case, actor)
    _check_step(case, "reopen")


def check_can_join(case: Case, actor: Actor) -> None:
    """An officer of the unit that holds it."""
    _check_works_on(case, actor)
    _check_step(case, "join")


def check_can_unjoin(case: Case, actor: Actor) -> None:
    """An officer of the unit that holds it; a join can always be undone."""
    _check_works_on(case, actor)
    _check_step(case, "unjoin")


def check_can_note(case: Case, actor: Actor) -> None:
    """An officer of the unit."""
    _check_works_on(case, actor)


def check_can_prepare_publication(case: Case, actor: Actor) -> None:
    """An officer of the unit prepares; it is not public yet."""
    _check_works_on(case, actor)
    if case.held or case.state == CaseState.JOINED:
        raise WrongState("cases.held")


def check_can_release(case: Case, actor: Actor) -> None:
    """A clerk or leader of the unit, or a leader above, decides what strangers may read; where
    the unit has somebody else who may, not whoever prepared it (house rule)."""
    if actor.kind is Kind.SYSTEM:
        return
    if not any(actor.holds(Role.CLERK, at=unit.code) for unit in holders(case)):
        _check_leads(case, actor)
    prepared = PublicDraft.objects.filter(case=case, prepared_by=actor.code)
    if prepared.exists() and _others_release(case, actor):
        raise NotAllowed("cases.four-eyes")


def _others_release(case: Case, actor: Actor) -> bool:
    """Whether somebody else of the very unit may release: not only a superior, who could be asked
    for everything."""
    others = RoleHeld.objects.filter(
        unit__in=holders(case),
        role__in=(Role.CLERK, Role.LEADER),
        valid_to__isnull=True,
        officer__is_active=True,
    )
    return others.exclude(officer__code=actor.code).exists()


def check_can_hide(case: Case, actor: Actor) -> None:
    """A leader of the unit or above, with a reason that stays public."""
    _check_leads(case, actor)


def check_leads_who_hid(case: Case, hiding: Hiding, actor: Actor) -> None:
    """What a superior took from the public, the unit below does not put back."""
    above = all(hiding.unit.code in units.superior_codes(unit) for unit in holders(case))
    who = _holders("hiding", hiding.code, hiding.unit)
    if actor.kind is not Kind.SYSTEM and above and not _leads_any(actor, who):
        raise NotAllowed("cases.superior-decides")


def check_can_decide_appeal(appeal: Appeal, actor: Actor) -> None:
    """A leader of the superior, or of one above it; never who hid, nor somebody who leads the unit
    that hid."""
    superior = appeal.superior
    hid = appeal.hiding.hidden_by == actor.code or actor.holds(
        Role.LEADER, at=appeal.hiding.unit.code
    )
    if hid or not _leads_any(actor, (superior,)):
        raise NotAllowed("cases.superior-decides")


def check_can_state_opinion(appeal: Appeal, actor: Actor) -> None:
    """The Front that was told."""
    if appeal.front is None or not actor.holds(Role.FRONT, at=appeal.front.code):
        raise NotAllowed("cases.front-states")


def check_can_read(case: Case, actor: Actor) -> None:
    """An officer of the unit that holds it, of the desk that received it, or a leader above opens
    a personal part. Every opening is logged; the person is told when a handling unit opens."""
    if not is_at_desk(case, actor) and not works_on(actor, case):
        raise NotAllowed("cases.not-your-unit")


def check_can_read_words(case: Case, actor: Actor) -> None:
    """The same for the words as they were said; also who is asked for an opinion, who promised
    something, and who has to choose the unit that goes on with it."""
    if is_at_desk(case, actor) or works_on(actor, case) or may_choose(actor, case, case.unit):
        return
    if not asked_units(case, actor):
        raise NotAllowed("cases.not-your-unit")


def is_at_desk(case: Case, actor: Actor) -> bool:
    return case.desk is not None and actor.holds(Role.CLERK, at=case.desk.code)


def asked_units(case: Case, actor: Actor) -> list[Unit]:
    """Units of this officer that are consulted on the case or promised something in it."""
    works = actor.units(*WORKERS)
    if not works:
        return []
    owed = Commitment.objects.filter(
        about_kind="case",
        about_code=case.code,
        kind__in=(CommitmentKind.CONSULT, CommitmentKind.PROMISE),
        unit__code__in=works,
    )
    return [one.unit for one in owed.select_related("unit").order_by("id")[:1]]


def known_purpose(case: Case, actor: Actor) -> Purpose | None:
    """The purpose that follows from the assignment: who receives and sorts is not asked why.
    From then on everybody is, the desk included."""
    desk = case.desk or case.unit
    receives = actor.holds(Role.CLERK, at=desk.code)
    if case.held:
        receives = receives or works_on(actor, case)
    is_new = bool(case.held) or case.state == CaseState.NEW
    return Purpose.INTAKE if is_new and receives else None


def check_can_assist(case: Case, desk: Unit, actor: Actor) -> None:
    """A clerk of the desk, for a matter that this desk or its unit has, or that lies with a body
    of the place whose one-stop desk it is."""
    check_still_at_desk(desk, actor)
    if not serves(desk, case):
        check_can_read(case, actor)


def serves(desk: Unit, case: Case) -> bool:
    """Whether this is the one-stop desk of the place whose body holds the case: receipts send
    people there. What lies above, and what somebody has yet to sort out, is none of it."""
    here = desk.kind == UnitKind.CENTRE and desk.area_id is not None
    return here and desk.area_id == case.unit.area_id and not case.held


def check_still_at_desk(desk: Unit, actor: Actor) -> None:
    """A clerk of the desk today; asked again at each step of a session."""
    if not actor.holds(Role.CLERK, at=desk.code):
        raise NotAllowed("voices.desk-only")


def check_can_record_demand(unit: Unit, actor: Actor) -> None:
    """A clerk or leader of the unit that the order is addressed to."""
    if not actor.holds(Role.CLERK, Role.LEADER, at=unit.code) and not _leads_any(actor, (unit,)):
        raise NotAllowed("cases.not-your-unit")


def check_can_decide_demand(demand: Demand, actor: Actor) -> None:
    """A leader of the unit or above it."""
    if not _leads_any(actor, (demand.unit,)):
        raise NotAllowed("cases.leader-only")


def check_can_tell(case: Case, actor: Actor) -> None:
    """An officer of the unit or of the desk records that somebody was told."""
    check_can_read(case, actor)


def check_can_number(case: Case, actor: Actor) -> None:
    """An officer of the unit or of the desk keeps the number that the case has elsewhere."""
    if actor.kind is not Kind.SYSTEM:
        check_can_read(case, actor)


def check_can_keep_promise(case: Case, promise: Commitment, actor: Actor) -> None:
    """An officer of the unit that promised, whoever holds the case by now; who exactly is checked
    on the commitment itself."""
    if not actor.holds(*WORKERS, at=promise.unit.code):
        _check_works_on(case, actor)


# ---- dockets ----------------------------------------------------------------------------------


def check_can_open_docket(unit: Unit, actor: Actor) -> None:
    """An officer of the unit in whose register the number stands, or a leader above it."""
    if not actor.holds(*WORKERS, at=unit.code) and not _leads_any(actor, (unit,)):
        raise NotAllowed("cases.not-your-unit")


def check_can_record_docket(docket: Docket, actor: Actor) -> None:
    """An officer of the unit that holds it, or a leader above; while it is open."""
    held = _holders("docket", docket.code, docket.unit)
    works = any(actor.holds(*WORKERS, at=unit.code) for unit in held)
    if actor.kind is not Kind.SYSTEM and not works and not _leads_any(actor, held):
        raise NotAllowed("cases.not-your-unit")
    if docket.closed_at is not None:
        raise WrongState("cases.docket-closed")


def check_can_close_docket(docket: Docket, actor: Actor) -> None:
    """Whoever records in it, once nothing is owed in it any more."""
    check_can_record_docket(docket, actor)
    owed = Commitment.objects.filter(
        about_kind="docket", about_code=docket.code, state=CommitmentState.OPEN
    )
    if owed.exists():
        raise WrongState("cases.docket-owes")


def check_can_cancel_docket(docket: Docket, actor: Actor) -> None:
    """A leader of the unit that holds it or above it: dates that people count on come back."""
    check_can_record_docket(docket, actor)
    held = _holders("docket", docket.code, docket.unit)
    if actor.kind is not Kind.SYSTEM and not _leads_any(actor, held):
        raise NotAllowed("cases.leader-only")


def check_can_choose_docket_successor(docket: Docket, actor: Actor) -> None:
    """Somebody of the units that may have taken over the one that ended, or above it."""
    if not _may_take_over(actor, docket.unit):
        raise NotAllowed("cases.not-your-unit")
