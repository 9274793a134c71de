"""Lawful steps: each asks the table of its matter, puts its dated facts on record, and stands in the
history of the petition with its ground."""

import os
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.cases import actions as cases
from hoiam.core import calendar, codes
from hoiam.core.actor import Actor
from hoiam.core.clocks.acts import Act
from hoiam.core.law.petitions.shapes import LawfulStep
from hoiam.core.log import acts as logged
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import vn_date
from hoiam.papers import queries as papers
from hoiam.petitions import queries, step_policies, stepping, telling
from hoiam.petitions.actions import _checking, _shared, _telling
from hoiam.petitions.course import hearings_of, left_in, open_hearing, standing_steps
from hoiam.petitions.models import Decision, Hearing, Petition, Petitioner, PetitionStep
from hoiam.petitions.public_steps import ACTS
from hoiam.petitions.stepping import Minutes, Taken
from hoiam.voices import queries as voices

LONGEST = 10_000
TAKEN_BACK = "taken-back"
OF_DECISION = ("send", "delivered", "publish")  # they carry the decision to somebody


@transaction.atomic
def take_step(*, petition: Petition, taken: Taken, by: Actor, at: datetime) -> PetitionStep:
    """Take one lawful step: what the law refuses is refused with its article; clocks start, stop
    and move; whoever sent the petition is told."""
    petition = _shared.locked(petition)
    known = _known(petition, taken.key)
    if known is not None:
        return known
    step_policies.check_hand(petition, taken.step, by)
    _check_day(taken.day, at=at)
    if taken.paper and taken.paper_on is not None:
        _check_day(taken.paper_on, at=at, field="paper_on")
    taken = _plain(taken)
    lawful = stepping.checked(petition, taken)
    step_policies.check_can_take_step(petition, lawful, by)
    _check_decision_stands(petition, taken)
    to_state = stepping.procedure(petition).moves[petition.state][taken.step]
    number = stepping.next_number(petition)
    told = stepping.happened(petition, lawful, taken, number=number)
    recorded = [
        cases.lead_docket(docket=petition.docket, happened=one, by=by, at=at) for one in told
    ]
    step = PetitionStep(
        code=codes.new_code("buoc", os.urandom),
        key=voices.token_hash(taken.key),
        petition=petition,
        number=number,
        step=taken.step,
        from_state=petition.state,
        to_state=to_state,
        day=taken.day,
        ground=taken.ground.value if taken.ground else "",
        criteria=sorted(one.value for one in taken.criteria),
        body=taken.body,
        paper=taken.paper,
        paper_on=taken.paper_on if taken.paper else None,
        about=taken.about,
        verifier=taken.verifier,
        text=taken.text,
        facts=[one.fact.number for one in recorded if one.is_new],
        taken_at=at,
        taken_by=by.code,
    )
    step.save(force_insert=True)
    _follow(petition, lawful, taken, step, by=by, at=at)
    _stand(petition, to_state, by=by, at=at)
    if taken.step in ACTS:
        _shared.commit(petition, ACTS[taken.step], step=taken.step, day=taken.day, at=at)
    audit.record(
        "petitions.step.taken",
        subject=(queries.ABOUT, petition.code),
        by=by,
        at=at,
        details={
            "number": petition.registered,
            "step": lawful.label,
            "day": vn_date(taken.day),
            "article": lawful.basis,
        },
    )
    _telling.tell(petition, telling.of_step(petition, step), by=by, at=at)
    return step


def _known(petition: Petition, key: str) -> PetitionStep | None:
    """The step that was taken under this key: a second press is the same step."""
    if not key.strip():
        raise Invalid("petitions.key-needed", field="key")
    found: PetitionStep | None = PetitionStep.objects.filter(key=voices.token_hash(key)).first()
    if found is not None and found.petition_id != petition.pk:
        raise Invalid("petitions.key-needed", field="key")
    return found


def _check_day(day: date, *, at: datetime, field: str = "day") -> None:
    if day > calendar.day_of(at):
        raise Invalid("petitions.step-ahead", field=field, day=vn_date(day))


def _check_decision_stands(petition: Petition, taken: Taken) -> None:
    """A decision that was voided goes out to nobody; its step is taken back first."""
    if taken.step not in OF_DECISION:
        return
    voided = Decision.objects.filter(
        petition=petition, standing=False, step__isnull=False, step__taken_back_by__isnull=True
    )
    if voided.exists():
        raise WrongState("petitions.decision-replaced")


def _plain(taken: Taken) -> Taken:
    """The step with words that may be kept."""
    minutes = taken.minutes
    return Taken(
        step=taken.step,
        day=taken.day,
        key=taken.key,
        ground=taken.ground,
        criteria=taken.criteria,
        body=_checking.plain(taken.body, field="body", most=200)
        or (taken.verifier.name if taken.verifier else ""),
        verifier=taken.verifier,
        paper=_checking.plain(taken.paper, field="paper", most=60),
        paper_on=taken.paper_on,
        about=taken.about,
        text=_checking.plain(taken.text, field="text", most=LONGEST),
        result=taken.result,
        reason=_checking.plain(taken.reason, field="reason"),
        when=taken.when,
        place=_checking.plain(taken.place, field="place", most=200),
        chair=_checking.plain(taken.chair, field="chair", most=120),
        minutes=None if minutes is None else _plain_minutes(minutes),
    )


def _plain_minutes(minutes: Minutes) -> Minutes:
    return Minutes(
        attended=tuple(_checking.plain(one, field="attended") for one in minutes.attended),
        agreed=_checking.plain(minutes.agreed, field="agreed", most=5_000),
        disputed=_checking.plain(minutes.disputed, field="disputed", most=5_000),
        absent=minutes.absent,
        absent_why=_checking.plain(minutes.absent_why, field="absent_why", most=500),
    )


def _stand(petition: Petition, state: str, *, by: Actor, at: datetime) -> None:
    """Where it stands after a step, and whether that is the end."""
    petition.state = state
    is_over = state in stepping.procedure(petition).final
    if is_over and petition.ended_at is None:
        petition.ended_at, petition.ended_by = at, by.code
    elif not is_over:
        petition.ended_at, petition.ended_by = None, ""
    petition.save(update_fields=["state", "ended_at", "ended_by"])


# ---- what else a step writes --------------------------------------------------------------------


def _follow(
    petition: Petition,
    lawful: LawfulStep,
    taken: Taken,
    step: PetitionStep,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Who verifies; the hearing that is called or held; the member who withdraws."""
    if taken.step == stepping.ASSIGN:
        _entrust(petition)
    elif taken.step == "call-hearing":
        _call(petition, taken, step, by=by, at=at)
    elif taken.step == "hold-hearing":
        _hold(petition, taken, step, by=by, at=at)
    if Act.WITHDRAWN in lawful.acts:
        _withdraw(petition, taken)


def _entrust(petition: Petition) -> None:
    """Whoever the last step that stands entrusted; nobody where none does."""
    given = [one for one in standing_steps(petition) if one.step == stepping.ASSIGN]
    petition.verifier = given[-1].verifier if given else None
    petition.save(update_fields=["verifier"])


def _call(petition: Petition, taken: Taken, step: PetitionStep, *, by: Actor, at: datetime) -> None:
    if taken.when is None:
        raise Invalid("petitions.need-when", field="when", step="", article="")
    waiting = open_hearing(hearings_of(petition))
    if waiting is not None:
        raise WrongState("petitions.hearing-waits", day=vn_date(_day(waiting)))
    hearing = Hearing(
        code=codes.new_code("dt", os.urandom),
        petition=petition,
        call=step,
        planned_for=taken.when,
        place=taken.place,
        chair=taken.chair,
        called_at=at,
        called_by=by.code,
    )
    hearing.save(force_insert=True)


def _hold(petition: Petition, taken: Taken, step: PetitionStep, *, by: Actor, at: datetime) -> None:
    waiting = open_hearing(hearings_of(petition))
    if waiting is None:
        raise WrongState("petitions.no-hearing-called")
    said = taken.minutes
    if said is None or not (said.absent or (said.attended and (said.agreed or said.disputed))):
        raise Invalid("petitions.minutes-needed", field="attended")
    if said.absent and not said.absent_why:
        raise Invalid("petitions.absent-why", field="absent_why")
    hearing = Hearing.objects.select_for_update(of=("self",)).get(pk=waiting.pk)
    if taken.day < _day(hearing):
        raise Invalid("petitions.hearing-not-yet", field="day", day=vn_date(_day(hearing)))
    hearing.minutes = step
    hearing.absent, hearing.absent_why = said.absent, said.absent_why
    hearing.attended = {"people": list(said.attended)} if said.attended else {}
    hearing.agreed, hearing.disputed = said.agreed, said.disputed
    hearing.held_at, hearing.held_by = at, by.code
    hearing.save()


def _day(hearing: Hearing) -> date:
    return calendar.day_of(hearing.planned_for)


def _withdraw(petition: Petition, taken: Taken) -> None:
    """One of several withdraws and the others go on (C-15); the last one withdraws the whole."""
    rows = Petitioner.objects.select_for_update().filter(
        petition=petition, withdrawn_on__isnull=True
    )
    kind, _dash, number = taken.about.partition("-")
    if kind == "person":
        rows = rows.filter(number=int(number))
        if not rows.exists():
            raise Invalid("petitions.no-such-person", field="about")
        if len(left_in(petition)) == 1:
            raise Invalid("petitions.last-one-withdraws", field="about")
    elif taken.about:
        return  # a content is withdrawn; everybody stays
    for row in rows:
        row.withdrawn_on, row.withdrawn_paper = taken.day, taken.paper
        row.save(update_fields=["withdrawn_on", "withdrawn_paper"])


# ---- a wrong step -------------------------------------------------------------------------------


@transaction.atomic
def take_back_step(
    *,
    step: PetitionStep,
    reason: str,
    paper: str,
    paper_on: date | None,
    by: Actor,
    at: datetime,
) -> PetitionStep:
    """A step was taken wrongly: it is taken back with a reason and stays to be read; its facts no
    longer count. Where a paper of it went out, another paper (`paper`) recalls that one."""
    petition = _shared.locked(step.petition)
    step = PetitionStep.objects.select_related("petition__docket__unit").get(pk=step.pk)
    step_policies.check_can_take_back(step, by)
    repeated: PetitionStep | None = PetitionStep.objects.filter(takes_back=step).first()
    if repeated is not None:
        return repeated
    said = _checking.plain(reason, field="reason")
    if not said:
        raise Invalid("petitions.reason-needed", field="reason")
    standing = standing_steps(petition)
    if not standing or standing[-1].pk != step.pk:
        last = stepping.step_label(standing[-1]) if standing else "–"
        raise WrongState("petitions.not-the-last", step=last)
    if hasattr(step, "decision") and step.decision.standing:
        raise WrongState("petitions.decision-stands")
    recall = _checking.plain(paper, field="paper", most=60)
    sent = papers.of((queries.STEP, step.code))
    if sent and not (recall and paper_on):
        raise Invalid("petitions.paper-went-out", field="paper", paper=papers.cited(sent[-1]))
    for number in sorted(step.facts, reverse=True):
        cases.take_back_in_docket(docket=petition.docket, number=number, reason=said, by=by, at=at)
    row = PetitionStep(
        code=codes.new_code("buoc", os.urandom),
        key=voices.token_hash(f"{TAKEN_BACK}-{step.code}"),
        petition=petition,
        number=stepping.next_number(petition),
        step=TAKEN_BACK,
        from_state=petition.state,
        to_state=step.from_state,
        day=calendar.day_of(at),
        paper=recall,
        paper_on=paper_on if recall else None,
        about=step.about,
        text=said,
        takes_back=step,
        taken_at=at,
        taken_by=by.code,
    )
    row.save(force_insert=True)
    _unfollow(petition, step)
    _stand(petition, step.from_state, by=by, at=at)
    if step.step in ACTS:
        more = {"takes_back": step.step}
        _shared.commit(petition, logged.Act.CORRECTION, step=TAKEN_BACK, day=row.day, at=at, **more)
    audit.record(
        "petitions.step.taken-back",
        subject=(queries.ABOUT, petition.code),
        by=by,
        at=at,
        details={
            "number": petition.registered,
            "step": stepping.step_label(step),
            "day": vn_date(step.day),
            "reason": said,
        },
    )
    _telling.tell(petition, telling.of_taken_back(petition, step), by=by, at=at)
    return row


def _unfollow(petition: Petition, step: PetitionStep) -> None:
    """What the step wrote besides its facts is as before; a hearing that was called stands no more
    by its step."""
    if step.step == stepping.ASSIGN:
        _entrust(petition)
    for hearing in Hearing.objects.select_for_update().filter(minutes=step):
        hearing.minutes = None
        hearing.absent, hearing.absent_why = False, ""
        hearing.attended, hearing.agreed, hearing.disputed = {}, "", ""
        hearing.held_at, hearing.held_by = None, ""
        hearing.save()
    # By the table of the kind that it has now: another one may not know the step.
    withdrawals = [one.code for one in _steps_with(petition, Act.WITHDRAWN)]
    if step.step not in withdrawals:
        return
    left = [one.about for one in standing_steps(petition) if one.step in withdrawals]
    if "" in left:
        return  # the whole was withdrawn by another step, which stands
    rows = Petitioner.objects.select_for_update().filter(petition=petition, withdrawn_on=step.day)
    kind, _dash, number = step.about.partition("-")
    if kind == "person":
        rows = rows.filter(number=int(number))
    alone = {about for about in left if about}
    for row in rows if kind in ("", "person") else ():
        if f"person-{row.number}" not in alone:
            row.withdrawn_on, row.withdrawn_paper = None, ""
            row.save(update_fields=["withdrawn_on", "withdrawn_paper"])


def _steps_with(petition: Petition, act: Act) -> list[LawfulStep]:
    return [one for one in stepping.procedure(petition).lawful_steps() if act in one.acts]
