"""A letter box: hung, opened before witnesses, every letter accounted for.

What looks like a denunciation is set aside before anything is scanned or typed; here stands how
many there were, under which number of the secret register they lie and who took them.
"""

import os
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from hoiam.base import audit
from hoiam.cases import actions as cases
from hoiam.cases import queries as case_queries
from hoiam.cases.actions import Received
from hoiam.core import calendar, codes
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import vn_date
from hoiam.reception import policies
from hoiam.reception.actions import _shared
from hoiam.reception.models import Box, BoxLetter, Found, Opening
from hoiam.units.models import Unit
from hoiam.voices import queries as voices
from hoiam.voices.models import Channel, Draft
from hoiam.voices.told import Told

MOST_LETTERS = 500
LONGEST_GAP = 92  # days between two openings


@dataclass(frozen=True, slots=True)
class Count:
    """What the minutes say: letters in all, and those that were set aside unread."""

    letters: int
    aside: int = 0
    aside_paper: str = ""
    aside_to: str = ""


@dataclass(frozen=True, slots=True)
class Sorted:
    """A letter on record, and the receipt of what it opened."""

    letter: BoxLetter
    received: Received | None = None


@transaction.atomic
def hang_box(
    *, unit: Unit, place: str, opened_each: int, valid_from: date, by: Actor, at: datetime
) -> Box:
    """A box hangs at a place from a day on; it has to be opened at least every so many days."""
    policies.check_can_keep_box(unit, by)
    if not 1 <= opened_each <= LONGEST_GAP:
        raise Invalid("reception.box-gap", field="opened_each", most=LONGEST_GAP)
    box = Box(
        code=codes.new_code("hom", os.urandom),
        unit=unit,
        place=_shared.given(place, "reception.box-place", field="place")[:200],
        opened_each=opened_each,
        valid_from=valid_from,
        hung_at=at,
        hung_by=by.code,
    )
    box.save(force_insert=True)
    audit.record(
        "reception.box.hung",
        subject=("box", box.code),
        by=by,
        at=at,
        details={"place": box.place, "unit": unit.name, "days": opened_each},
    )
    return box


@transaction.atomic
def take_down_box(*, box: Box, day: date, by: Actor, at: datetime) -> Box:
    """The box hangs no longer from a day on. What lay in it is opened first."""
    box = Box.objects.select_for_update(of=("self",)).select_related("unit").get(pk=box.pk)
    policies.check_can_keep_box(box.unit, by)
    if box.valid_to is not None or box.openings.filter(closed_at=None).exists():
        raise WrongState("reception.box-open")
    if day <= box.valid_from:
        raise Invalid("reception.box-day", field="day", day=vn_date(box.valid_from))
    box.valid_to, box.ended_at, box.ended_by = day, at, by.code
    box.save()
    audit.record(
        "reception.box.taken-down",
        subject=("box", box.code),
        by=by,
        at=at,
        details={"place": box.place, "day": vn_date(day)},
    )
    return box


@transaction.atomic
def open_box(
    *,
    box: Box,
    key: str,
    opened_on: date,
    openers: str,
    witnesses: str,
    count: Count,
    by: Actor,
    at: datetime,
) -> Opening:
    """Put an opening on record, as its minutes say. An empty box is an opening too."""
    box = Box.objects.select_for_update(of=("self",)).select_related("unit").get(pk=box.pk)
    policies.check_can_keep_box(box.unit, by)
    hashed = voices.token_hash(key)
    known = Opening.objects.filter(key=hashed).first()
    if known is not None:
        return known
    if opened_on > calendar.day_of(at) or opened_on < box.valid_from:
        raise Invalid("reception.box-day", field="opened_on", day=vn_date(box.valid_from))
    if box.openings.filter(closed_at=None).exists():
        raise WrongState("reception.box-open")
    last = box.openings.aggregate(last=Max("opened_on"))["last"]
    if last is not None and opened_on < last:
        raise Invalid("reception.box-before-last", field="opened_on", day=vn_date(last))
    _check_count(count)
    opening = Opening(
        code=codes.new_code("mo", os.urandom),
        key=hashed,
        box=box,
        opened_on=opened_on,
        openers=_shared.given(openers, "reception.box-openers", field="openers")[:300],
        witnesses=_shared.given(witnesses, "reception.box-witnesses", field="witnesses")[:300],
        letters=count.letters,
        aside=count.aside,
        aside_paper=count.aside_paper.strip()[:60],
        aside_to=count.aside_to.strip()[:200],
        counted_at=at,
        counted_by=by.code,
    )
    opening.save(force_insert=True)
    audit.record(
        "reception.box.opened",
        subject=("box", box.code),
        by=by,
        at=at,
        details={
            "place": box.place,
            "day": vn_date(opened_on),
            "letters": count.letters,
            "aside": count.aside,
        },
    )
    return opening


@transaction.atomic
def recount_letters(
    *, opening: Opening, count: Count, reason: str, by: Actor, at: datetime
) -> Opening:
    """The minutes were read wrongly: the right count, with the reason; never fewer letters than
    are sorted already."""
    opening = _locked(opening)
    policies.check_can_keep_box(opening.box.unit, by)
    _check_is_open(opening)
    _check_count(count)
    done = opening.sheets.count()
    if count.letters - count.aside < done:
        raise Invalid("reception.letters-fewer", field="letters", done=done)
    before = (opening.letters, opening.aside)
    opening.reason = _shared.given(reason, "reception.reason-needed", field="reason")[:300]
    opening.letters, opening.aside = count.letters, count.aside
    opening.aside_paper = count.aside_paper.strip()[:60]
    opening.aside_to = count.aside_to.strip()[:200]
    opening.counted_at, opening.counted_by = at, by.code
    opening.save()
    audit.record(
        "reception.box.recounted",
        subject=("box", opening.box.code),
        by=by,
        at=at,
        details={
            "day": vn_date(opening.opened_on),
            "before": f"{before[0]}/{before[1]}",
            "after": f"{count.letters}/{count.aside}",
            "reason": opening.reason,
        },
    )
    return opening


@transaction.atomic
def take_letter(
    *, opening: Opening, told: Told, same: str, by: Actor, at: datetime, draft: Draft | None = None
) -> Sorted:
    """A letter that says something: a voice from the box with its receipt and its date, in a case
    of its own or in one that is known. One without a name is taken like any other."""
    opening = _locked(opening)
    policies.check_can_keep_box(opening.box.unit, by)
    told = replace(told, desk=opening.box.unit)
    repeated = voices.with_key(told.key)
    if repeated is not None:
        letter = BoxLetter.objects.filter(case__gatherings__voice=repeated).first()
        if letter is not None:
            return Sorted(letter, cases.receive(told=told, by=by, at=at))
    _check_is_open(opening)
    if told.channel != Channel.BOX:
        raise Invalid("voices.kind-unknown", field="kind")
    _shared.plain(told.text, field="text")
    if same:
        case = case_queries.by_code(by, same)
        received = cases.me_too(case=case, told=told, by=by, at=at, draft=draft)
    else:
        received = cases.receive(told=told, by=by, at=at, draft=draft)
    found = Found.KNOWN if same else Found.VOICE
    letter = _sorted(opening, found, by=by, at=at, case=received.case.pk)
    _record(opening, letter, by=by, at=at)
    return Sorted(letter, received)


@transaction.atomic
def put_letter_by(
    *, opening: Opening, number: int, found: str, note: str, by: Actor, at: datetime
) -> BoxLetter:
    """A letter whose words are not taken: a complaint, which is kept on paper under its number, or
    what is no letter at all, with the reason. `number` is the letter in hand: a second press of
    the same form gives the same one."""
    opening = _locked(opening)
    policies.check_can_keep_box(opening.box.unit, by)
    known = opening.sheets.filter(number=number).first()
    if known is not None:
        if (known.found, known.note) == (found, note.strip()):
            return known
        raise WrongState("reception.letter-sorted", number=number)
    _check_is_open(opening)
    if found not in (Found.PROCEDURE, Found.EMPTY):
        raise Invalid("reception.letter-found", field="found")
    said = _shared.given(note, "reception.letter-note", field="note")[:300]
    letter = _sorted(opening, Found(found), by=by, at=at, note=said)
    _record(opening, letter, by=by, at=at)
    return letter


@transaction.atomic
def close_opening(*, opening: Opening, by: Actor, at: datetime) -> Opening:
    """Every letter counted is accounted for, or the opening stays open."""
    opening = _locked(opening)
    policies.check_can_keep_box(opening.box.unit, by)
    _check_is_open(opening)
    left = opening.letters - opening.aside - opening.sheets.count()
    if left:
        raise WrongState("reception.letters-left", left=left, letters=opening.letters)
    opening.closed_at, opening.closed_by = at, by.code
    opening.save()
    audit.record(
        "reception.box.closed",
        subject=("box", opening.box.code),
        by=by,
        at=at,
        details={"day": vn_date(opening.opened_on), "letters": opening.letters},
    )
    return opening


def _locked(opening: Opening) -> Opening:
    rows = Opening.objects.select_for_update(of=("self",)).select_related("box__unit")
    return rows.get(pk=opening.pk)


def _check_is_open(opening: Opening) -> None:
    if opening.closed_at is not None:
        raise WrongState("reception.opening-closed")


def _check_count(count: Count) -> None:
    if not 0 <= count.letters <= MOST_LETTERS:
        raise Invalid("reception.letters-count", field="letters", most=MOST_LETTERS)
    if not 0 <= count.aside <= count.letters:
        raise Invalid("reception.letters-aside", field="aside")
    if count.aside and not count.aside_to.strip():
        raise Invalid("reception.letters-aside-to", field="aside_to")


def _sorted(
    opening: Opening,
    found: Found,
    *,
    by: Actor,
    at: datetime,
    case: int | None = None,
    note: str = "",
) -> BoxLetter:
    done = opening.sheets.count()
    if done >= opening.letters - opening.aside:
        raise WrongState("reception.letters-all", letters=opening.letters)
    letter = BoxLetter(
        code=codes.new_code("thu", os.urandom),
        opening=opening,
        number=done + 1,
        found=found,
        case_id=case,
        note=note,
        sorted_at=at,
        sorted_by=by.code,
    )
    letter.save(force_insert=True)
    return letter


def _record(opening: Opening, letter: BoxLetter, *, by: Actor, at: datetime) -> None:
    audit.record(
        "reception.letter.sorted",
        subject=("box", opening.box.code),
        by=by,
        at=at,
        details={
            "day": vn_date(opening.opened_on),
            "number": letter.number,
            "found": str(Found(letter.found).label),
        },
    )
