"""Sorting: what was answered, what the law says of it, what the office chose to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core.actor import Actor
from hoiam.core.law.petitions import sorting as law
from hoiam.core.law.petitions.sorting import WAYS, Finding, Register, Way
from hoiam.core.refusals import Invalid
from hoiam.petitions import policies
from hoiam.petitions.actions import _checking, _shared
from hoiam.petitions.entry import NewPetition
from hoiam.petitions.models import Petition, Sorting
from hoiam.rules import queries as rules

# What a way means for the count of form 02/XLD where the office chose another than the law's:
# eligible for processing, and within one's own authority.
_MEANS: dict[Way, tuple[bool | None, bool | None]] = {
    Way.ACCEPT: (True, True),
    Way.REFUSE: (True, True),
    Way.GUIDE: (True, False),
    Way.TRANSFER: (True, False),
    Way.RETURN: (True, False),
    Way.KEEP: (False, None),
    Way.ASK_MORE: (False, None),
    Way.SPLIT: (None, None),
    Way.DEMAND: (None, None),
    Way.INSPECTION: (True, None),
}
# How many signed, by what was answered: fewest and most.
_PEOPLE = {"one": (1, 1), "few": (2, 4), "group": (5, 10), "crowd": (11, _checking.MOST_PEOPLE)}
_LONGEST_BASIS = 300


@dataclass(frozen=True, slots=True)
class Sorted:
    """What the clerk answered, and chose; another way than the law's needs its reason."""

    answers: Mapping[str, str]
    chosen: str = ""  # empty: as the law says
    override_why: str = ""


@transaction.atomic
def sort(*, petition: Petition, by_answers: Sorted, by: Actor, at: datetime) -> Sorting:
    """Put on record how the petition was sorted; it may be sorted again, and the last one counts."""
    petition = _shared.locked(petition)
    policies.check_can_lead(petition, by)
    docket = petition.docket
    found, chosen, why = _checked(docket.kind, docket.received_on, by_answers)
    otherwise = chosen is not found.way
    petition.eligible, petition.own = _MEANS[chosen] if otherwise else (found.eligible, found.own)
    petition.save(update_fields=["eligible", "own"])
    row = Sorting(
        petition=petition,
        answers=law.kept(by_answers.answers),
        found=found.way.value,
        chosen=chosen.value,
        basis=basis_of(found),
        override_why=why,
        sorted_at=at,
        sorted_by=by.code,
    )
    row.save(force_insert=True)
    audit.record(
        "petitions.petition.sorted-otherwise" if why else "petitions.petition.sorted",
        subject=_shared.subject(petition),
        by=by,
        at=at,
        details={
            "number": petition.registered,
            "way": WAYS[chosen],
            "found": WAYS[found.way],
            "basis": row.basis,
            "reason": why,
        },
    )
    return row


def check_sorting(*, new: NewPetition, by_answers: Sorted) -> None:
    """Whether a petition that is about to be entered could be sorted so."""
    answers = law.kept(by_answers.answers)
    _checked(new.kind, new.received_on, by_answers)
    fewest, most = _PEOPLE.get(answers.get("people", ""), (1, _checking.MOST_PEOPLE))
    if not fewest <= new.people <= most:
        raise Invalid("petitions.people-answered", field="people", fewest=fewest, most=most)


def _checked(kind: str, received: date, by_answers: Sorted) -> tuple[Finding, Way, str]:
    """What the law says, what was chosen, and why it is another; or a refusal."""
    found = law.find(by_answers.answers, received, rules.rulebook_on())
    if found is None:
        raise Invalid("petitions.questions-left", field="chosen")
    if found.register is Register.DENUNCIATIONS:
        raise Invalid("petitions.denunciation", field="chosen")
    chosen = found.way
    if by_answers.chosen:
        if by_answers.chosen not in {one.value for one in _MEANS}:
            raise Invalid("petitions.way-needed", field="chosen")
        chosen = Way(by_answers.chosen)
    if chosen not in _MEANS:  # it belongs elsewhere, and stands here all the same
        raise Invalid("petitions.way-needed", field="chosen")
    why = _checking.plain(by_answers.override_why, field="override_why")
    other_kind = found.kind is not None and found.kind != kind
    if (chosen is not found.way or other_kind) and not why:
        raise Invalid("petitions.override-why", field="override_why", way=WAYS[found.way])
    return found, chosen, why


def basis_of(found: Finding) -> str:
    """The articles that lead there, as they are cited; the leading ones first, each one whole."""
    told = ""
    for one in dict.fromkeys(reason.article for reason in found.reasons):
        longer = f"{told}; {one}" if told else one
        if len(longer) > _LONGEST_BASIS:
            break
        told = longer
    return told
