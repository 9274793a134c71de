"""Dockets: opened by a number, led on by dated facts, closed when nothing is owed any more."""

import os
import re
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from hoiam.base import audit
from hoiam.cases import dockets, policies
from hoiam.cases.actions import _shared
from hoiam.cases.models import SEALED, Docket, DocketPart, DocketPlace, PartKind
from hoiam.commitments import actions as commitments
from hoiam.commitments.matters import Recorded, paper_words
from hoiam.core import calendar, codes, denunciation
from hoiam.core.actor import Actor
from hoiam.core.clocks.shapes import Act, Criterion, Fact, Ground
from hoiam.core.refusals import Invalid
from hoiam.core.text import normalise, vn_date
from hoiam.units import queries as units
from hoiam.units.models import Unit

MOST_PARTS = 60  # house rule: beyond it the office keeps a docket of its own for some of them
# A number of a register has a digit, no blanks, letters as in abbreviations, and is none of a
# telephone or of a person's papers: so that neither a name nor its like fits in (house rule).
_NUMBER = re.compile(r"(?=\S*\d)(?!.*[^\W\d_A-ZĐ]{2})(?!.*(?<!\d)0\d{8,11}(?!\d))[\w./\-]{1,40}")


@dataclass(frozen=True, slots=True)
class NewDocket:
    """What stands on the cover of the papers: never a name, never a content."""

    kind: str
    number: str
    unit: Unit
    area: Unit
    received_on: date
    people: int = 0  # members and contents with dates of their own; none: the whole alone
    contents: int = 0
    place: str = ""  # empty: as a decision in force on the day of receipt says
    place_decision: str = ""
    led_by: str = ""  # the room above whose steps lead it on


@dataclass(frozen=True, slots=True)
class Happened:
    """One dated fact with its paper."""

    day: date
    act: Act
    part: str = ""
    paper: str = ""  # its number
    paper_on: date | None = None
    ground: Ground | None = None
    criteria: frozenset[Criterion] = frozenset()
    reason: str = ""

    @property
    def fact(self) -> Fact:
        """The same for the clocks, with the paper as it is cited."""
        return self._fact(paper_words(self.paper.strip(), self.paper_on))

    @property
    def written(self) -> Fact:
        """The same to be written down: the number of the paper apart from its day."""
        return self._fact(self.paper.strip())

    def _fact(self, paper: str) -> Fact:
        return Fact(
            day=self.day,
            act=self.act,
            about=self.part,
            paper=paper,
            ground=self.ground,
            criteria=self.criteria,
        )


def locked(docket: Docket) -> Docket:
    """The row under a lock, with the units its policies ask for."""
    return (
        Docket.objects.select_for_update(of=("self",))
        .select_related(*dockets.WITH_UNITS)
        .get(pk=docket.pk)
    )


def subject(docket: Docket) -> tuple[str, str]:
    """How the docket is named in events and commitments."""
    return (dockets.ABOUT, docket.code)


def plain(text: str, *, field: str) -> str:
    """Words that may be kept: what tells of a denunciation is kept nowhere until it can be
    sealed."""
    said = normalise(text).strip()
    # A long text tells of one by how it begins; what is kept here may do so nowhere.
    ends = range(0, max(1, len(said)), denunciation.SHORT // 2)
    if denunciation.is_one([said, *(said[end : end + denunciation.SHORT] for end in ends)]):
        raise Invalid("cases.docket-denunciation-told", field=field)
    return said


@transaction.atomic
def open_docket(*, new: NewDocket, by: Actor, at: datetime) -> Docket:
    """Put a proceeding under its clocks: the day of receipt starts the first one."""
    policies.check_can_open_docket(new.unit, by)
    docket = _inserted(_drawn(_checked(new, day=calendar.day_of(at)), by=by, at=at))
    for kind, count in ((PartKind.PERSON, new.people), (PartKind.CONTENT, new.contents)):
        for number in range(1, count + 1):
            _added(docket, kind, number, by=by, at=at)
    received = Happened(day=new.received_on, act=Act.RECEIVED)
    _recorded(docket, received, by=by, at=at)
    audit.record(
        "cases.docket.opened",
        subject=subject(docket),
        by=by,
        at=at,
        details={
            "number": docket.number,
            "kind": docket.kind_name,
            "unit": docket.unit.name,
            "day": vn_date(docket.received_on),
        },
    )
    return docket


@transaction.atomic
def enter_settled_docket(*, new: NewDocket, reason: str, by: Actor, at: datetime) -> Docket:
    """A proceeding that ended before the product came: its number alone. It starts no clock, and
    nothing is led on in it."""
    policies.check_can_open_docket(new.unit, by)
    docket = _drawn(_checked(new, day=calendar.day_of(at)), by=by, at=at)
    docket.closed_reason = plain(_shared.given(reason), field="reason")
    docket.closed_at, docket.closed_by = at, by.code
    docket = _inserted(docket)
    audit.record(
        "cases.docket.entered-settled",
        subject=subject(docket),
        by=by,
        at=at,
        details={
            "number": docket.number,
            "kind": docket.kind_name,
            "unit": docket.unit.name,
            "day": vn_date(docket.received_on),
        },
    )
    return docket


def _checked(new: NewDocket, *, day: date) -> NewDocket:
    if new.kind in SEALED:
        raise Invalid("cases.docket-denunciation", field="kind")
    if new.kind not in dockets.KINDS:
        raise Invalid("cases.docket-kind", field="kind")
    plain(new.number, field="number")
    if _NUMBER.fullmatch(new.number.strip()) is None:
        raise Invalid("cases.docket-number", field="number")
    known = Docket.objects.filter(register=new.unit, kind=new.kind, number=new.number.strip())
    if known.exists():
        raise _known(new.number.strip())
    if new.received_on > day:
        raise Invalid("cases.docket-ahead", field="received_on", day=vn_date(new.received_on))
    if new.place and not new.place_decision.strip():
        raise Invalid("cases.docket-decision", field="place_decision")
    if max(new.people, new.contents) > MOST_PARTS:
        raise Invalid("cases.docket-parts", field="people", most=MOST_PARTS)
    return new


def _known(number: str) -> Invalid:
    return Invalid("cases.docket-known", field="number", number=number)


def _inserted(docket: Docket) -> Docket:
    """Of two officers who open the same number at once the second one is told."""
    try:
        with transaction.atomic():
            docket.save(force_insert=True)
    except IntegrityError as clash:
        raise _known(docket.number) from clash
    return docket


def check_new_docket(*, new: NewDocket, by: Actor, at: datetime) -> None:
    """Whether it could be opened now, for a page that shows first what it would start."""
    policies.check_can_open_docket(new.unit, by)
    _checked(new, day=calendar.day_of(at))


def placed(new: NewDocket) -> DocketPlace:
    """Where it lies: as a decision in force on the day of receipt says, or as the one named here."""
    if new.place:
        return DocketPlace(new.place)
    is_remote = units.is_remote(new.area, new.received_on)
    return DocketPlace.REMOTE if is_remote else DocketPlace.ORDINARY


def _drawn(new: NewDocket, *, by: Actor, at: datetime) -> Docket:
    decision = plain(new.place_decision, field="place_decision") if new.place else ""
    return Docket(
        code=codes.new_code("hs", os.urandom),
        kind=new.kind,
        number=new.number.strip(),
        register=new.unit,
        unit=new.unit,
        area=new.area,
        place=placed(new),
        place_decision=decision,
        received_on=new.received_on,
        led_by=new.led_by,
        opened_at=at,
        opened_by=by.code,
    )


def _added(docket: Docket, kind: str, number: int, *, by: Actor, at: datetime) -> DocketPart:
    part = DocketPart(docket=docket, kind=kind, number=number, added_at=at, added_by=by.code)
    part.save(force_insert=True)
    return part


@transaction.atomic
def add_docket_part(*, docket: Docket, kind: str, by: Actor, at: datetime) -> DocketPart:
    """One member or content more, by the next number."""
    docket = locked(docket)
    policies.check_can_record_docket(docket, by)
    if kind not in PartKind.values:
        raise Invalid("cases.docket-part-kind", field="kind")
    number = docket.parts.filter(kind=kind).count() + 1
    if number > MOST_PARTS:
        raise Invalid("cases.docket-parts", field="kind", most=MOST_PARTS)
    part = _added(docket, kind, number, by=by, at=at)
    audit.record(
        "cases.docket-part.added",
        subject=subject(docket),
        by=by,
        at=at,
        details={"part": str(part)},
    )
    return part


def _recorded(docket: Docket, happened: Happened, *, by: Actor, at: datetime) -> Recorded:
    return commitments.record_fact(
        matter=dockets.matter_of(docket),
        fact=happened.written,
        paper_on=happened.paper_on,
        reason=happened.reason,
        by=by,
        at=at,
    )


@transaction.atomic
def record_docket_fact(*, docket: Docket, happened: Happened, by: Actor, at: datetime) -> Recorded:
    """What happened on a day, with its paper: it starts, stops or moves clocks."""
    dockets.check_led_here(docket)
    recorded = _led_on(docket, happened, by=by, at=at)
    if recorded.is_new:
        audit.record(
            "cases.docket.led-on",
            subject=subject(docket),
            by=by,
            at=at,
            details={"number": docket.number},
        )
    return recorded


@transaction.atomic
def lead_docket(*, docket: Docket, happened: Happened, by: Actor, at: datetime) -> Recorded:
    """The same for the room whose steps lead this docket on: it has taken the step before."""
    recorded = _led_on(docket, happened, by=by, at=at)
    if recorded.is_new:
        audit.record(
            "cases.docket.led-on",
            subject=subject(docket),
            by=by,
            at=at,
            details={"number": docket.number},
        )
    return recorded


def _led_on(docket: Docket, happened: Happened, *, by: Actor, at: datetime) -> Recorded:
    docket = locked(docket)
    policies.check_can_record_docket(docket, by)
    happened = checked_fact(docket, happened)
    recorded = _recorded(docket, happened, by=by, at=at)
    if recorded.is_new and happened.act is Act.RECEIVED and not happened.part:
        docket.received_on = happened.day
        docket.save(update_fields=["received_on"])
    return recorded


def checked_fact(docket: Docket, happened: Happened) -> Happened:
    """The fact with words that may be kept, about a part that there is."""
    if happened.part and happened.part not in {part.code for part in dockets.parts_of(docket)}:
        raise Invalid("cases.docket-part-unknown", field="part")
    plain(happened.reason, field="reason")
    plain(happened.paper, field="paper")
    dockets.check_may_come(docket, happened.fact)
    return happened


@transaction.atomic
def cancel_docket_fact(
    *, docket: Docket, number: int, reason: str, by: Actor, at: datetime
) -> Recorded:
    """A fact was typed wrongly: it is taken back with a reason, and stays to be read."""
    dockets.check_led_here(docket)
    cancelled = _taken_back(docket, number, reason, by=by, at=at)
    if cancelled.is_new:
        audit.record(
            "cases.docket-fact.taken-back",
            subject=subject(docket),
            by=by,
            at=at,
            details={"number": docket.number, "reason": cancelled.fact.reason},
        )
    return cancelled


@transaction.atomic
def take_back_in_docket(
    *, docket: Docket, number: int, reason: str, by: Actor, at: datetime
) -> Recorded:
    """The same for the room whose steps lead this docket on."""
    cancelled = _taken_back(docket, number, reason, by=by, at=at)
    if cancelled.is_new:
        audit.record(
            "cases.docket-fact.taken-back",
            subject=subject(docket),
            by=by,
            at=at,
            details={"number": docket.number, "reason": cancelled.fact.reason},
        )
    return cancelled


def _taken_back(docket: Docket, number: int, reason: str, *, by: Actor, at: datetime) -> Recorded:
    docket = locked(docket)
    policies.check_can_cancel_docket(docket, by)
    reason = plain(_shared.given(reason), field="reason")
    return commitments.cancel_fact(
        matter=dockets.matter_of(docket), number=number, reason=reason, by=by, at=at
    )


@transaction.atomic
def close_docket(*, docket: Docket, reason: str, by: Actor, at: datetime) -> Docket:
    """Put the papers away: nothing is owed in it any more."""
    dockets.check_led_here(docket)
    docket = locked(docket)
    policies.check_can_close_docket(docket, by)
    docket.closed_reason = plain(_shared.given(reason), field="reason")
    docket.closed_at, docket.closed_by = at, by.code
    docket.save()
    audit.record(
        "cases.docket.closed",
        subject=subject(docket),
        by=by,
        at=at,
        details={"number": docket.number, "reason": docket.closed_reason},
    )
    return docket
