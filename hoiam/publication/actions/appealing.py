"""Asking that a hiding be looked at again, the Front's opinion, and the superior's decision."""

import os
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core import codes, denunciation
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import normalise
from hoiam.publication.actions import _changes
from hoiam.publication.models import Page
from hoiam.publication.openness import (
    Appeal,
    ChangeKind,
    Hiding,
    Opinion,
    Outcome,
    Plea,
)
from hoiam.units.models import Unit

LONGEST = 3_000


@dataclass(frozen=True, slots=True)
class Written:
    """What a person wrote: `key` of the form, `voice` where they showed their tracking code."""

    key: str
    text: str
    voice: str = ""


@dataclass(frozen=True, slots=True)
class Watched:
    """Who decides, and which Front is told."""

    superior: Unit
    front: Unit | None


@transaction.atomic
def appeal(
    *, hiding: Hiding, written: Written, watched: Watched, by: Actor, at: datetime
) -> Appeal:
    """Take in what a person says against a hiding. Whoever comes later adds to the same appeal."""
    text = _words(written.text)
    Page.objects.select_for_update().get(pk=hiding.page_id)  # two people at once make one appeal
    sent = Plea.objects.select_related("appeal").filter(key=written.key).first()
    if sent is not None:
        return Appeal.objects.get(pk=sent.appeal_id)
    hiding = Hiding.objects.select_for_update().select_related("page").get(pk=hiding.pk)
    if hiding.shown_at is not None:
        raise WrongState("publication.not-hidden")
    row = Appeal.objects.filter(hiding=hiding).first()
    if row is not None and row.decided_at is not None:
        raise WrongState("publication.appeal-decided")
    if row is None:
        row = _opened(hiding, watched, by=by, at=at)
    Plea(
        appeal=row, key=written.key, text=text, voice=written.voice, filed_at=at, filed_by=by.code
    ).save(force_insert=True)
    audit.record(
        "publication.hiding.appealed",
        subject=("page", hiding.page.code),
        by=by,
        at=at,
        details={"hiding": hiding.code, "superior": row.superior.name},
    )
    return row


def _words(text: str) -> str:
    text = normalise(text).strip()
    if not text or len(text) > LONGEST:
        raise Invalid("publication.appeal-needs-words", field="text", most=LONGEST)
    if denunciation.is_one([text]):
        raise Invalid("publication.appeal-no-denunciation", field="text")
    return text


def _opened(hiding: Hiding, watched: Watched, *, by: Actor, at: datetime) -> Appeal:
    row = Appeal(
        code=codes.new_code("appeal", os.urandom),
        hiding=hiding,
        superior=watched.superior,
        front=watched.front,
        filed_at=at,
        filed_by=by.code,
    )
    row.save(force_insert=True)
    _changes.note(ChangeKind.APPEALED, page=hiding.page.code, hiding=hiding.code, by=by, at=at)
    return row


@transaction.atomic
def owe(*, appeal: Appeal, commitment: str, by: Actor, at: datetime) -> Appeal:
    """The decision is owed by a day: which commitment that is."""
    appeal = _locked(appeal)
    appeal.commitment = commitment
    appeal.save(update_fields=["commitment"])
    audit.record(
        "publication.appeal.dated",
        subject=("page", appeal.hiding.page.code),
        by=by,
        at=at,
        details={"commitment": commitment},
    )
    return appeal


def _locked(appeal: Appeal) -> Appeal:
    found = Appeal.objects.select_related("hiding__page", "superior", "front")
    return found.select_for_update(of=("self",)).get(pk=appeal.pk)


@transaction.atomic
def state_opinion(*, appeal: Appeal, unit: Unit, text: str, by: Actor, at: datetime) -> Opinion:
    """What the Front says, in public, until the superior has decided."""
    appeal = _locked(appeal)
    if appeal.decided_at is not None:
        raise WrongState("publication.appeal-decided")
    said = _public_words(text)
    opinion = Opinion(appeal=appeal, unit=unit, text=said, stated_at=at, stated_by=by.code)
    opinion.save(force_insert=True)
    hiding = appeal.hiding
    _changes.note(ChangeKind.OPINION, page=hiding.page.code, hiding=hiding.code, by=by, at=at)
    audit.record(
        "publication.opinion.stated",
        subject=("page", hiding.page.code),
        by=by,
        at=at,
        details={"unit": unit.name, "hiding": hiding.code},
    )
    return opinion


@transaction.atomic
def decide(*, appeal: Appeal, outcome: Outcome, reasons: str, by: Actor, at: datetime) -> Appeal:
    """End an appeal: the superior keeps the hiding or lifts it, with reasons that everybody reads.
    To show the words again is an act of its own, which the part above takes beside this one."""
    appeal = _locked(appeal)
    if appeal.decided_at is not None:
        raise WrongState("publication.appeal-decided")
    appeal.reasons, appeal.outcome = _public_words(reasons), outcome
    appeal.decided_at, appeal.decided_by = at, by.code
    appeal.save()
    hiding = appeal.hiding
    _changes.note(ChangeKind.DECIDED, page=hiding.page.code, hiding=hiding.code, by=by, at=at)
    audit.record(
        "publication.appeal.decided",
        subject=("page", hiding.page.code),
        by=by,
        at=at,
        details={
            "outcome": str(Outcome(outcome).label),
            "reason": appeal.reasons,
        },
    )
    return appeal


def _public_words(text: str) -> str:
    said = normalise(text).strip()
    if not said:
        raise Invalid("publication.reason-needed", field="reason")
    return said[:1000]
