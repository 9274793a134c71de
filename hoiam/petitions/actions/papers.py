"""The papers of a step: issued once, corrected by another one that names the first."""

from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core.actor import Actor
from hoiam.core.calendar import day_of
from hoiam.core.refusals import NotFound, WrongState
from hoiam.papers import actions as papers
from hoiam.papers import queries as issued
from hoiam.papers.letter import Letter
from hoiam.papers.models import Paper
from hoiam.petitions import letter_facts, letters, queries, stepping
from hoiam.petitions.actions import _shared
from hoiam.petitions.models import Decision, PetitionStep
from hoiam.petitions.paper_policies import check_can_issue_paper

DECISIONS = ("decision-first", "decision-second", "discipline-decision")


@transaction.atomic
def issue_paper(
    *, step: PetitionStep, form: str, letter: Letter, by: Actor, at: datetime, key: str
) -> Paper:
    """Give the paper of a step its number and keep it; refused unless the form is of that step. The
    same key gives the same paper again."""
    step = _locked(step)
    check_can_issue_paper(step, by)
    _check_form(step, form)
    earlier = _known(step, key)
    if earlier is not None:
        return earlier
    standing = issued.in_force(about(step), form)
    if standing is not None:
        raise WrongState("petitions.paper-standing", paper=issued.cited(standing))
    paper = papers.issue(
        form=form, letter=letter, unit=letter_facts.unit_of(step.petition, day_of(at)),
        about=about(step), by=by, at=at, key=key, fields=letter_facts.fields_of(step),
    )  # fmt: skip
    _number_decision(step, form, paper)
    _record("petitions.paper.issued", step, paper, by=by, at=at)
    return paper


@transaction.atomic
def replace_paper(
    *, step: PetitionStep, paper: Paper, letter: Letter, why: str, by: Actor, at: datetime, key: str
) -> Paper:
    """A corrected paper of the same form with a number of its own, which names the old one."""
    step = _locked(step)
    check_can_issue_paper(step, by)
    if (paper.about_kind, paper.about_code) != about(step):
        raise NotFound("base.not-found")
    earlier = _known(step, key)
    if earlier is not None:
        return earlier
    old = issued.cited(paper)
    fresh = papers.replace(
        paper=paper, letter=letter, why=why, by=by, at=at, key=key,
        fields=letter_facts.fields_of(step),
    )  # fmt: skip
    _number_decision(step, paper.form, fresh)
    _record("petitions.paper.replaced", step, fresh, by=by, at=at, old=old)
    return fresh


def _known(step: PetitionStep, key: str) -> Paper | None:
    """The paper that this key gave; of another step it is nobody's answer here."""
    found = issued.with_key(key)
    if found is not None and (found.about_kind, found.about_code) != about(step):
        raise NotFound("base.not-found")
    return found


def _number_decision(step: PetitionStep, form: str, paper: Paper) -> None:
    """A decision is called by the number that its paper got here."""
    if form not in DECISIONS:
        return
    for decision in Decision.objects.select_for_update().filter(step=step):
        decision.number = issued.number_of(paper)
        decision.save(update_fields=["number"])


def about(step: PetitionStep) -> tuple[str, str]:
    """How a step is named on its papers."""
    return (queries.STEP, step.code)


def _locked(step: PetitionStep) -> PetitionStep:
    # Taken back in between, it has no papers any more.
    petition = _shared.locked(step.petition)
    rows = PetitionStep.objects.select_related("taken_back_by")
    found: PetitionStep = rows.get(pk=step.pk)
    found.petition = petition
    return found


def _check_form(step: PetitionStep, form: str) -> None:
    if form not in letters.forms_of(step):
        raise NotFound("petitions.form-not-of-step")
    if form in DECISIONS and Decision.objects.filter(step=step, standing=False).exists():
        raise WrongState("petitions.decision-replaced")


def _record(
    tag: str, step: PetitionStep, paper: Paper, *, by: Actor, at: datetime, old: str = ""
) -> None:
    petition = step.petition
    details = {
        "paper": issued.cited(paper),
        "unit": paper.unit.name,
        "step": stepping.step_label(step),
        "number": petition.registered,
    }
    audit.record(
        tag,
        subject=_shared.subject(petition),
        by=by,
        at=at,
        details={**details, "old": old} if old else details,
    )
