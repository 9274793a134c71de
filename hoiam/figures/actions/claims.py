"""Keeping a draft while its figures are checked; erasing it."""

import os
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from hoiam.accounts.models import Officer
from hoiam.base import audit
from hoiam.core import codes
from hoiam.core.actor import Actor
from hoiam.core.periods import period_by
from hoiam.core.refusals import Invalid, NotFound, WrongState
from hoiam.core.text import normalise
from hoiam.figures import claim_policies as policies
from hoiam.figures.models import ClaimDraft
from hoiam.figures.models.claims import LONGEST_DRAFT
from hoiam.units.models import Unit

DRAFT_LIFE = timedelta(days=365)
LONGEST_NAME = 120
MOST_DRAFTS = 200  # of one writer
MOST_CHOICES = 2_000
MOST_NUMBERS = 4_000  # a report has a few hundred; each is looked at whenever the page is opened
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Typed:
    """A draft as it was pasted or read from a file."""

    name: str
    text: str
    period: str


@transaction.atomic
def begin_draft(*, unit: Unit, typed: Typed, by: Actor, at: datetime) -> ClaimDraft:
    """Keep a draft for its writer alone, so that its figures can be checked and checked again."""
    policies.check_can_begin_draft(unit, by)
    owner = Officer.objects.select_for_update().get(code=by.code)
    if ClaimDraft.objects.filter(owner=owner).count() >= MOST_DRAFTS:
        raise Invalid("figures.too-many-drafts", most=MOST_DRAFTS)
    name, text = _checked(typed)
    draft = ClaimDraft(
        code=codes.new_code("bn", os.urandom), owner=owner, unit=unit, period=typed.period,
        name=name, text=text, kept_until=at + DRAFT_LIFE,
        made_at=at, made_by=by.code, changed_at=at, changed_by=by.code,
    )  # fmt: skip
    draft.save(force_insert=True)
    _record("figures.draft.begun", draft, by, at)
    return draft


@transaction.atomic
def change_draft(
    *, draft: ClaimDraft, typed: Typed, revision: int, by: Actor, at: datetime
) -> ClaimDraft:
    """Put the corrected words in place of the old ones; what was chosen for sentences that stayed
    as they are stays chosen. Two pages of the same writer do not overwrite each other."""
    draft = _locked(draft, by)
    if draft.revision != revision:
        raise WrongState("figures.draft-changed")
    draft.name, draft.text = _checked(typed)
    draft.period = typed.period
    _save(draft, by, at)
    _record("figures.draft.changed", draft, by, at)
    return draft


@transaction.atomic
def choose_figure(
    *, draft: ClaimDraft, place: str, figure: str, by: Actor, at: datetime
) -> ClaimDraft:
    """Say which figure a number means, where the words fit several; empty says that none does."""
    draft = _locked(draft, by)
    if not place or len(place) > 80 or len(figure) > 80:
        raise Invalid("figures.no-such-choice", field="figure")
    chosen = dict(draft.choices)
    chosen[place] = figure
    if len(chosen) > MOST_CHOICES:
        raise Invalid("figures.no-such-choice", field="figure")
    draft.choices = chosen
    _save(draft, by, at)
    _record("figures.draft.figure-chosen", draft, by, at)
    return draft


@transaction.atomic
def erase_draft(*, draft: ClaimDraft, by: Actor, at: datetime) -> None:
    """Erase a draft with everything in it; only that there was one is remembered."""
    draft = _locked(draft, by)
    _record("figures.draft.erased", draft, by, at)
    draft.delete()


@transaction.atomic
def forget_claim_drafts(*, before: datetime, by: Actor, at: datetime) -> int:
    """Erase drafts that nobody has touched for a year; how many there were."""
    policies.check_can_forget_drafts(by)
    over = list(
        ClaimDraft.objects.select_for_update()
        .filter(kept_until__lte=before)
        .values_list("pk", flat=True)[:500]
    )
    if not over:
        return 0
    ClaimDraft.objects.filter(pk__in=over).delete()
    audit.record(
        "figures.drafts.forgotten",
        subject=("claimdraft", "all"),
        by=by,
        at=at,
        details={"count": len(over)},
    )
    return len(over)


def _locked(draft: ClaimDraft, by: Actor) -> ClaimDraft:
    found = (
        ClaimDraft.objects.select_for_update(of=("self",))
        .select_related("owner", "unit")
        .filter(pk=draft.pk)
        .first()
    )
    if found is None:
        raise NotFound("base.not-found")
    policies.check_can_open_draft(found, by)
    return found


def _save(draft: ClaimDraft, by: Actor, at: datetime) -> None:
    draft.revision += 1
    draft.kept_until = at + DRAFT_LIFE
    draft.changed_at, draft.changed_by = at, by.code
    draft.save()


def _checked(typed: Typed) -> tuple[str, str]:
    text = normalise(typed.text).strip()
    if not text:
        raise Invalid("figures.draft-empty", field="text")
    if len(text) > LONGEST_DRAFT:
        raise Invalid("figures.draft-too-long", field="text", most=LONGEST_DRAFT)
    if len(_DIGITS.findall(text)) > MOST_NUMBERS:
        raise Invalid("figures.draft-too-many-numbers", field="text", most=MOST_NUMBERS)
    if period_by(typed.period) is None:
        raise Invalid("figures.no-such-period", field="period")
    name = " ".join(normalise(typed.name).split()) or " ".join(text.partition("\n")[0].split())
    return name[:LONGEST_NAME], text


def _record(tag: str, draft: ClaimDraft, by: Actor, at: datetime) -> None:
    audit.record(tag, subject=("claimdraft", draft.code), by=by, at=at)
