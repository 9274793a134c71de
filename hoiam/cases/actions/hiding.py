"""Taking what is public from the public, showing it again, and looking again at a hiding when
people ask for it. Whoever spoke is told of each of these once, and who did it."""

from datetime import datetime

from django.db import transaction
from django.utils import translation

from hoiam.accounts import queries as accounts
from hoiam.base import audit
from hoiam.cases import hidings, policies
from hoiam.cases import telling_of_hidings as telling
from hoiam.cases.actions import _shared
from hoiam.cases.models import Case
from hoiam.commitments import actions as commitments
from hoiam.commitments.actions import Outcome as Result
from hoiam.commitments.models import Commitment, CommitmentKind
from hoiam.core import actor as actors
from hoiam.core import calendar
from hoiam.core.actor import Actor, Role
from hoiam.core.law.rulebook.house import HIDING_APPEAL
from hoiam.core.refusals import WrongState
from hoiam.core.text import vn_date
from hoiam.notices import actions as notices
from hoiam.publication import actions as publication
from hoiam.publication.actions import WHOLE, Watched, What, Why, Written
from hoiam.publication.openness import Appeal, Hiding, Opinion, Outcome
from hoiam.rules import queries as rules
from hoiam.units import queries as units
from hoiam.units.models import Unit

REVIEW_WHAT = "Xem lại việc ẩn nội dung công khai"


@transaction.atomic
def hide(*, case: Case, why: Why, by: Actor, at: datetime, what: What = WHOLE) -> Hiding:
    """Take the page, or a part of it, from the public; a place-holder with the reason stays."""
    case = _shared.locked(case)
    policies.check_can_hide(case, by)
    if case.page is None:
        raise WrongState("cases.nothing-public-yet")
    unit = hidings.unit_of(case, by)
    hiding = publication.hide(page=case.page, what=what, why=why, unit=unit, by=by, at=at)
    audit.record(
        "cases.case.hidden",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={"what": hiding.get_part_display(), "reason": hiding.reason},
    )
    _shared.tell(case, telling.hidden(case, hiding, by), by=by, at=at)
    return hiding


@transaction.atomic
def show_again(*, case: Case, hiding: Hiding, reason: str, by: Actor, at: datetime) -> Hiding:
    """Undo a hiding."""
    case = _may_show(case, hiding, by)
    shown = publication.show_again(hiding=hiding, reason=reason, by=by, at=at)
    _record_shown(case, shown, by=by, at=at)
    return shown


@transaction.atomic
def show_corrected(*, case: Case, hiding: Hiding, reason: str, by: Actor, at: datetime) -> Hiding:
    """Show what was put right since it was hidden; the earlier words stay closed."""
    case = _may_show(case, hiding, by)
    shown = publication.show_corrected(hiding=hiding, reason=reason, by=by, at=at)
    _record_shown(case, shown, by=by, at=at)
    return shown


def _may_show(case: Case, hiding: Hiding, by: Actor) -> Case:
    case = _shared.locked(case)
    policies.check_can_hide(case, by)
    if case.page is None or hiding.page_id != case.page.pk:
        raise WrongState("cases.nothing-public-yet")
    policies.check_leads_who_hid(case, hiding, by)
    return case


def _record_shown(case: Case, hiding: Hiding, *, by: Actor, at: datetime) -> None:
    audit.record(
        "cases.case.shown-again",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={"what": hiding.get_part_display(), "reason": hiding.shown_reason},
    )
    _end_review(hiding, by=by, at=at)
    _shared.tell(case, telling.shown_again(case, hiding), by=by, at=at)


def _end_review(hiding: Hiding, *, by: Actor, at: datetime) -> None:
    """Who hid shows again: nothing is left to decide, and the appeal says so."""
    appeal = Appeal.objects.filter(hiding=hiding, decided_at__isnull=True).first()
    if appeal is None:
        return
    decided = publication.decide(
        appeal=appeal, outcome=Outcome.SHOWN, reasons=hiding.shown_reason, by=by, at=at
    )
    _fulfil(decided, by=by, at=at)


def _fulfil(appeal: Appeal, *, by: Actor, at: datetime) -> None:
    duty = Commitment.objects.get(code=appeal.commitment)
    said = f"{appeal.get_outcome_display().capitalize()}: {appeal.reasons}"
    # The part has checked who decides; the duty itself is owed by the superior alone.
    commitments.fulfil(
        commitment=duty,
        outcome=Result(result=said, result_public=said),
        by=actors.system("publication", act=by.act),
        at=at,
    )


@transaction.atomic
def appeal_hiding(*, hiding: Hiding, written: Written, by: Actor, at: datetime) -> Appeal:
    """Somebody asks that a hiding be looked at again: the superior owes a decision by a date, and
    the Front of the area is told at the same moment. Anybody may; nobody gives a name."""
    case = _shared.locked(Case.objects.get(page=hiding.page_id))
    watched = Watched(hidings.superior_of(hiding, at), hidings.front_of(case, at))
    appeal = publication.appeal(hiding=hiding, written=written, watched=watched, by=by, at=at)
    audit.record(
        "cases.hiding.appealed",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={"superior": appeal.superior.name},
    )
    if not appeal.commitment:
        appeal = _owed(case, appeal, by=by, at=at)
    return appeal


def _owed(case: Case, appeal: Appeal, *, by: Actor, at: datetime) -> Appeal:
    """The date, and the word to the superior and to the Front."""
    day = calendar.day_of(at)
    duty = commitments.start_clock(
        kind=CommitmentKind.REVIEW,
        about=_shared.subject(case),
        unit=appeal.superior,
        assigned_by=units.superior_of(appeal.superior) or appeal.superior,
        what=REVIEW_WHAT,
        rule=rules.law_rule(HIDING_APPEAL, day=day),
        event="ngày nhận đề nghị",
        day=day,
        days=rules.calendar_on(),
        by=by,
        at=at,
    )
    _tell_offices(case, appeal, vn_date(duty.due_on), by=by, at=at)
    return publication.owe(appeal=appeal, commitment=duty.code, by=by, at=at)


def _tell_offices(case: Case, appeal: Appeal, due: str, *, by: Actor, at: datetime) -> None:
    """Who leads the superior, and the Front; whoever left no address finds it in the office."""
    day = calendar.day_of(at)
    told: list[tuple[Unit | None, Role]] = [
        (appeal.superior, Role.LEADER),
        (appeal.front, Role.FRONT),
    ]
    for unit, role in told:
        held = accounts.roles_on(day).filter(unit=unit, role=role, officer__is_active=True)
        for officer in {row.officer for row in held.select_related("officer") if row.officer.email}:
            with translation.override("vi"):
                said = telling.appealed(case, appeal, due)
                subject, text = str(said.subject), str(said.text)
            notices.queue(
                template=said.template,
                about=_shared.subject(case),
                recipient=f"officer/{officer.code}",
                subject=subject,
                text=text,
                email=officer.email,
                phone="",
                by=by,
                at=at,
            )


@transaction.atomic
def state_opinion(*, appeal: Appeal, text: str, by: Actor, at: datetime) -> Opinion:
    """The Front says in public what it thinks of a hiding that people asked about."""
    policies.check_can_state_opinion(appeal, by)
    unit = appeal.front
    if unit is None:
        raise WrongState("cases.nothing-public-yet")
    opinion = publication.state_opinion(appeal=appeal, unit=unit, text=text, by=by, at=at)
    case = Case.objects.get(page=appeal.hiding.page_id)
    audit.record(
        "cases.hiding.opined",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={"unit": unit.name},
    )
    return opinion


@transaction.atomic
def decide_appeal(
    *, appeal: Appeal, outcome: Outcome, reasons: str, by: Actor, at: datetime
) -> Appeal:
    """The superior keeps the hiding or lifts it; the reasons are public, and a lifted one shows
    again in the same moment."""
    policies.check_can_decide_appeal(appeal, by)
    case = _shared.locked(Case.objects.get(page=appeal.hiding.page_id))
    appeal = publication.decide(appeal=appeal, outcome=outcome, reasons=reasons, by=by, at=at)
    audit.record(
        "cases.hiding.decided",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={"unit": appeal.superior.name, "outcome": appeal.get_outcome_display()},
    )
    _fulfil(appeal, by=by, at=at)
    if outcome == Outcome.LIFTED:
        publication.show_again(hiding=appeal.hiding, reason=appeal.reasons, by=by, at=at)
    _shared.tell(case, telling.appeal_decided(case, appeal), by=by, at=at)
    return appeal
