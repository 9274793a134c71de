"""A visit on record: the line of the register, and the case it opens, in one transaction."""

import os
import re
from dataclasses import dataclass, replace
from datetime import datetime, time

from django.db import transaction

from hoiam.base import audit
from hoiam.cases import actions as cases
from hoiam.cases import dockets
from hoiam.cases import queries as case_queries
from hoiam.cases.actions import Received
from hoiam.core import calendar, codes
from hoiam.core.actor import Actor
from hoiam.core.calendar import ZONE
from hoiam.core.refusals import Invalid
from hoiam.core.text import vn_date
from hoiam.reception import policies, queries
from hoiam.reception.actions import _checking, _shared, turning
from hoiam.reception.lines import Came, Line, NewVisit, Taken
from hoiam.reception.models import Handling, Matter, Turn, Visit, VisitKind, Visitor
from hoiam.voices import queries as voices
from hoiam.voices.models import Channel, Draft, Receipt
from hoiam.voices.told import Reach, Told


@dataclass(frozen=True, slots=True)
class Registered:
    """The visit, and the receipt of the case where it opened one."""

    visit: Visit
    received: Received | None
    repeated: bool = False


@transaction.atomic
def record_visit(
    *,
    new: NewVisit,
    by: Actor,
    at: datetime,
    draft: Draft | None = None,
    reserved: Receipt | None = None,
) -> Registered:
    """Put a reception on the register; a matter that is taken becomes a case with its receipt."""
    policies.check_can_receive(new.desk, by)
    key = voices.token_hash(new.key)
    known = queries.with_key(new.key)
    if known is not None:
        # The receipt is given again to who registers at that desk, and to nobody who has the key.
        policies.check_can_receive(known.desk, by)
        return _again(known, new, by, at)
    new = _checking.checked(new, day=calendar.day_of(at))
    earlier = _earlier(new, by)
    visit = _written(new, key, by, at)
    for order, came in enumerate(filter(None, new.visitors)):
        Visitor(
            visit=visit,
            order=order,
            represents=visit.is_crowd,
            name=came.name.strip()[:120],
            address=came.address.strip()[:300],
            paper=came.paper.strip()[:40],
        ).save(force_insert=True)
    received = None
    if new.handling == Handling.TAKEN and not earlier:
        received = cases.receive(
            told=_told(new, visit), by=by, at=at, draft=draft, reserved=reserved
        )
    _bring(visit, earlier, received, by=by, at=at)
    _end_turn(new, visit)
    if new.away is not None:
        turning.turned_away(visit=visit, away=new.away, by=by, at=at)
    audit.record(
        "reception.visit.recorded",
        subject=_shared.subject(visit),
        by=by,
        at=at,
        details={
            "number": visit.registered,
            "body": visit.body.name,
            "kind": str(VisitKind(visit.kind).label),
            "people": visit.people,
            "handling": str(Handling(visit.handling).label),
        },
    )
    return Registered(visit, received)


def _end_turn(new: NewVisit, visit: Visit) -> None:
    """Whoever waited is received: the place in the line is used."""
    if not new.turn:
        return
    turn = Turn.objects.select_for_update().filter(code=new.turn, body=new.body).first()
    if turn is None or turn.visit_id is not None:
        raise Invalid("reception.turn-unknown", field="turn")
    turn.visit = visit
    turn.save()


def _again(known: Visit, new: NewVisit, by: Actor, at: datetime) -> Registered:
    """The same page sent again: the same line, and the same receipt with its code."""
    taken = known.matters.filter(voice__isnull=False, order=0).exists()
    if not taken or new.taken is None:
        return Registered(known, None, repeated=True)
    received = cases.receive(told=_told(new, known), by=by, at=at)
    return Registered(known, received, repeated=True)


def _written(new: NewVisit, key: str, by: Actor, at: datetime) -> Visit:
    taken = new.handling == Handling.TAKEN and not new.earlier
    day = new.received_on or calendar.day_of(at)
    visit = Visit(
        code=codes.new_code("lt", os.urandom),
        key=key,
        desk=new.desk,
        body=new.body,
        year=day.year,
        received_on=day,
        mode=new.mode,
        session=new.session,
        kind=new.kind,
        people=new.people,
        same=new.same,
        appointed=new.appointed,
        content="" if taken else new.content,  # of a case the words are the voice's
        handling=new.handling,
        settled_body=new.line.settled_body,
        own=new.line.own,
        guided_to=new.line.guided_to,
        guided_paper=new.line.guided_paper,
        passed_to=new.line.passed_to,
        passed_paper=new.line.passed_paper,
        follow_up=new.line.follow_up,
        notes=new.line.notes,
        recorded_at=at,
        recorded_by=by.code,
    )

    def write(number: int) -> None:
        visit.number = number
        visit.save(force_insert=True)

    _shared.numbered(write, lambda: queries.last_number(new.body, day.year))
    return visit


def _told(new: NewVisit, visit: Visit) -> Told:
    """What the person says, for the case: who came first is whom it is owed to."""
    first = next(filter(None, new.visitors), Came())
    taken = new.taken
    assert taken is not None  # noqa: S101 - checked before anything is written
    past = new.received_on is not None and new.received_on < calendar.day_of(visit.recorded_at)
    spoken = datetime.combine(visit.received_on, time(12), ZONE) if past else None
    return Told(
        key=f"{new.key}-0",
        channel=Channel.DESK,
        kind=new.kind,
        field=taken.field,
        area=taken.area,
        text=new.content,
        reach=Reach(first.name, taken.phone, "", first.address, taken.findable),
        desk=new.desk,
        spoken_at=spoken,
    )


@dataclass(frozen=True, slots=True)
class _Earlier:
    """A matter that was known before this visit."""

    identity: str
    case: int | None = None
    docket: int | None = None


def _earlier(new: NewVisit, by: Actor) -> list[_Earlier]:
    """What the person names: a receipt, a number of a docket, a line of this register. Only what
    the officer may see is found; nobody is looked up by who they are."""
    typed = new.earlier.strip()
    if not typed:
        return []
    is_line = re.fullmatch(r"\d{1,6}/\d{4}", typed) is not None
    if is_line:
        number, year = map(int, typed.split("/"))
        line = queries.visible_to(by).filter(body=new.body, number=number, year=year).first()
        if line is not None:
            rows = line.matters.order_by("order")
            return [_Earlier(one.identity, one.case_id, one.docket_id) for one in rows]
    docket = dockets.visible_to(by).filter(number=typed).order_by("-id").first()
    if docket is not None:
        return [_Earlier(docket.code, docket=docket.pk)]
    if is_line:
        raise Invalid("reception.earlier-unknown", field="earlier")
    return [_by_receipt(typed, by)]


def _by_receipt(typed: str, by: Actor) -> _Earlier:
    reference = codes.parse_reference(typed, default_prefix=_checking.prefix())
    case = case_queries.with_receipt(by, reference).first()
    if case is None:
        raise Invalid("reception.earlier-unknown", field="earlier")
    return _Earlier(case.code, case=case.pk)


def _bring(
    visit: Visit, earlier: list[_Earlier], received: Received | None, *, by: Actor, at: datetime
) -> None:
    """The matters of the visit: those known before, the case it opened, or itself."""
    rows = [
        Matter(
            visit=visit,
            order=order,
            case_id=one.case,
            docket_id=one.docket,
            identity=one.identity,
            again=True,
            brought_at=at,
            brought_by=by.code,
        )
        for order, one in enumerate(earlier)
    ]
    if not rows:
        case = received.case if received else None
        rows = [
            Matter(
                visit=visit,
                case=case,
                voice=received.accepted.voice if received else None,
                identity=case.code if case else visit.code,
                brought_at=at,
                brought_by=by.code,
            )
        ]
    for row in rows:
        row.save(force_insert=True)


@transaction.atomic
def bring_matter(
    *, visit: Visit, key: str, kind: str, content: str, taken: Taken, by: Actor, at: datetime
) -> Received:
    """One more matter of the same visit: a voice and a case of its own, with a receipt."""
    visit = _shared.locked(visit)
    policies.check_can_follow_up(visit, by)
    if kind not in VisitKind.values or VisitKind(kind) in _checking.TEXTLESS:
        raise Invalid("reception.kind-needs-way", field="kind")
    told = Told(
        key=f"{key}-{visit.code}",
        channel=Channel.DESK,
        kind=kind,
        field=taken.field,
        area=taken.area,
        text=_shared.given(content, "reception.content-needed", field="content"),
        reach=_reach_of(visit, taken),
        desk=visit.desk,
    )
    received = cases.receive(told=told, by=by, at=at)
    if visit.matters.filter(voice=received.accepted.voice).exists():
        return received
    Matter(
        visit=visit,
        order=visit.matters.count(),
        case=received.case,
        voice=received.accepted.voice,
        identity=received.case.code,
        brought_at=at,
        brought_by=by.code,
    ).save(force_insert=True)
    audit.record(
        "reception.matter.brought",
        subject=_shared.subject(visit),
        by=by,
        at=at,
        details={"number": visit.registered, "case": received.case.code},
    )
    return received


def _reach_of(visit: Visit, taken: Taken) -> Reach:
    first = visit.visitors.order_by("order").first()
    if first is None:
        return Reach(phone=taken.phone)
    return Reach(first.name, taken.phone, "", first.address, taken.findable)


@transaction.atomic
def complete_visit(*, visit: Visit, line: Line, by: Actor, at: datetime) -> Visit:
    """Fill in what came of it later: competence, guidance, who took it on, follow-up, notes."""
    visit = _shared.locked(visit)
    policies.check_can_follow_up(visit, by)
    line = _checking.checked_line(line, visit.kind)
    before = replace(_line_of(visit))
    for name in Line.__dataclass_fields__:
        setattr(visit, name, getattr(line, name))
    visit.completed_at, visit.completed_by = at, by.code
    visit.save()
    changed = [
        str(_checking.COLUMNS[name])
        for name in Line.__dataclass_fields__
        if getattr(before, name) != getattr(line, name)
    ]
    audit.record(
        "reception.visit.completed",
        subject=_shared.subject(visit),
        by=by,
        at=at,
        details={"number": visit.registered, "changed": changed, "day": vn_date(visit.received_on)},
    )
    return visit


def _line_of(visit: Visit) -> Line:
    return Line(**{name: getattr(visit, name) for name in Line.__dataclass_fields__})
