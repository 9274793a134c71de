"""Publishing the second decision (C-12): masked by a human, released by a human, posted for its
time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core import calendar, workflow
from hoiam.core.actor import Actor
from hoiam.core.redact import proposals
from hoiam.core.refusals import Invalid, WrongState
from hoiam.petitions import course, decisions, public_decisions, stepping
from hoiam.petitions import decision_policies as policies
from hoiam.petitions.actions import _checking
from hoiam.petitions.actions.deciding import locked
from hoiam.petitions.actions.steps import take_step
from hoiam.petitions.models import Decision, PublicDecision
from hoiam.petitions.stepping import Taken
from hoiam.publication import actions as publication
from hoiam.publication import queries as published
from hoiam.publication.actions import FIRST, Content, Correction, What, Why
from hoiam.publication.models import Cause, Page
from hoiam.publication.openness import Part

# Corrections that cover somebody's data, and the ground on which what stood before is closed.
CLOSING = {Cause.MASKING: "personal-data", Cause.REQUEST: "data-subject"}
STEP = "publish"

type Places = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class MaskedDecision:
    """The public words by field, and the places in them that look personal and may stay."""

    lines: Mapping[str, str]
    kept: Mapping[str, Places] = field(default_factory=dict)


@transaction.atomic
def prepare_decision(
    *, decision: Decision, masked: MaskedDecision, by: Actor, at: datetime
) -> PublicDecision:
    """Write what strangers will read; nothing of it is public until somebody releases it."""
    decision = locked(decision)
    policies.check_can_prepare_decision(decision, by)
    draft = public_draft_of(decision)
    lines, kept = {}, {}
    for one in public_decisions.fields_of(decision):
        said = masked.lines.get(one.name)
        if said is None:
            continue
        text = _checking.plain(said, field=one.name, most=10_000)
        if not text:
            raise Invalid("petitions.public-words-needed", field=one.name)
        lines[one.name] = text
        proposed = {(span.start, span.end) for span in proposals(text, one.names)}
        places = sorted(proposed & {(start, end) for start, end in masked.kept.get(one.name, ())})
        if places:
            kept[one.name] = [[start, end] for start, end in places]
    draft.lines, draft.kept = lines, kept
    draft.prepared_at, draft.prepared_by = at, by.code
    draft.save()
    audit.record(
        "petitions.public-decision.prepared",
        subject=("petition", decision.petition.code),
        by=by,
        at=at,
    )
    return draft


def public_draft_of(decision: Decision) -> PublicDecision:
    """The draft under way, or a new one."""
    found = decisions.public_draft(decision)
    return found if found is not None else PublicDecision(decision=decision)


@dataclass(frozen=True, slots=True)
class Announced:
    """Which version somebody looked at, where the paper hangs, and under which key."""

    seen: str
    key: str
    where: str = ""  # where it is posted besides this page
    why: Correction = FIRST


@transaction.atomic
def publish_decision(
    *, decision: Decision, announced: Announced, by: Actor, at: datetime
) -> Decision:
    """Release exactly the version that somebody has seen, with nothing left in it that looks
    personal and undecided. The first release is the lawful step of publishing: posting begins."""
    decision = locked(decision)
    policies.check_can_publish_decision(decision, by)
    draft = decisions.public_draft(decision)
    if draft is None:
        raise WrongState("petitions.nothing-prepared")
    if public_decisions.digest(decision, draft) != announced.seen:
        raise WrongState("petitions.public-changed")
    left = public_decisions.left_in(decision, draft)
    if left:
        raise WrongState("petitions.personal-left", count=len(left))
    _step(decision, announced, by=by, at=at)
    title, text = public_decisions.composed(decision, draft)
    decision.page = publication.release(
        code=decision.code,
        content=Content(title=title, text=text),
        why=announced.why,
        by=by,
        at=at,
    )
    decision.save(update_fields=["page"])
    draft.posted_where = _checking.plain(announced.where, field="where") or draft.posted_where
    draft.save(update_fields=["posted_where"])
    _close_earlier(decision, decision.page, announced.why, by=by, at=at)
    audit.record(
        "petitions.decision.published",
        subject=("petition", decision.petition.code),
        by=by,
        at=at,
        details={"number": decision.page.number},
    )
    return decision


def _step(decision: Decision, announced: Announced, *, by: Actor, at: datetime) -> None:
    """The step of the table, where it has not been taken: a correction is no second publishing, and
    a decision from before the product came has no steps."""
    petition = decision.petition
    if decision.page is not None or petition.earlier:
        return
    done = {one.step for one in course.standing_steps(petition)}
    possible = workflow.possible(stepping.procedure(petition), petition.state)
    if STEP in done or STEP not in {one.code for one in possible}:
        return
    taken = Taken(step=STEP, day=calendar.day_of(at), key=announced.key, body=announced.where)
    take_step(petition=petition, taken=taken, by=by, at=at)


def _close_earlier(
    decision: Decision, page: Page, why: Correction, *, by: Actor, at: datetime
) -> None:
    """What covers somebody's data would show it by its difference from what stood before."""
    ground = CLOSING.get(Cause(why.cause))
    if ground is None:
        return
    for earlier in published.releases_of(page):
        if earlier.release.number < page.number and earlier.whole is None:
            publication.hide(
                page=page,
                what=What(Part.RELEASE, release=earlier.release.number),
                why=Why(ground, why.reason),
                unit=decision.petition.docket.unit,
                by=by,
                at=at,
            )
