"""A suspected breach: recorded at once, its 72 hours in view, told to whom the law names."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.cases import queries as cases
from hoiam.core import codes
from hoiam.core.actor import Actor
from hoiam.core.clocks.hours import HOUR_SPECS, HourClock, hour_clock
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import normalise, vn_date
from hoiam.protection import policies, telling
from hoiam.protection.actions import _telling
from hoiam.protection.models import Breach, BreachState, BreachStep
from hoiam.protection.purposes import DATA_KINDS, kinds_in_words
from hoiam.rules import queries as rules
from hoiam.units.models import Unit

BREACH = next(spec for spec in HOUR_SPECS if spec.code == "breach")
LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a breach so far: never who is concerned, only how many."""

    what: str
    kinds: tuple[str, ...]
    people: int | None = None
    records: int | None = None
    cause: str = ""
    harm: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """The notice that went to the authority."""

    authority: str
    number: str
    day: date


def clock_of(noticed: datetime) -> HourClock:
    """Its limit in hours, by the rulebook of the day on which it was noticed."""
    return hour_clock(BREACH, noticed, rules.rulebook_on())


@transaction.atomic
def record_breach(*, unit: Unit, told: Told, noticed: datetime, by: Actor, at: datetime) -> Breach:
    """Write down that data may have got out. The clock runs from when it was noticed, not from
    when somebody found the time to write it down."""
    policies.check_can_record_breach(unit, by)
    told = _checked(told)
    if noticed > at:
        raise Invalid("protection.noticed-ahead", field="noticed")
    breach = Breach(
        code=codes.new_code("lo", os.urandom),
        unit=unit,
        noticed_at=noticed,
        noticed_by=by.code,
        due_moment=clock_of(noticed).due_at,
        recorded_at=at,
        recorded_by=by.code,
    )
    _put(breach, told)
    breach.save(force_insert=True)
    _record("protection.breach.recorded", breach, by=by, at=at, unit=unit.name)
    return breach


@transaction.atomic
def describe_breach(*, breach: Breach, told: Told, by: Actor, at: datetime) -> Breach:
    """Put down what is known by now; what was known before stays in the steps."""
    breach = _locked(breach)
    policies.check_can_handle_breach(breach, by)
    told = _checked(told)
    before = f"{breach.people if breach.people is not None else '?'}"
    _put(breach, told)
    breach.save()
    now = f"{breach.people if breach.people is not None else '?'}"
    _step(breach, f"Cập nhật mô tả; số người liên quan: {before} → {now}.", by=by, at=at)
    _record("protection.breach.described", breach, by=by, at=at)
    return breach


@transaction.atomic
def note_measure(*, breach: Breach, what: str, by: Actor, at: datetime) -> BreachStep:
    """What was done to stop it or to make it good."""
    breach = _locked(breach)
    policies.check_can_handle_breach(breach, by)
    step = _step(breach, _needed(what, "what")[:500], by=by, at=at)
    _record("protection.breach.measure", breach, by=by, at=at, what=step.what)
    return step


@transaction.atomic
def notify_authority(*, breach: Breach, paper: Paper, by: Actor, at: datetime) -> Breach:
    """The notice went to the authority; after the 72 hours it counts as late, and says so."""
    breach = _locked(breach)
    policies.check_can_handle_breach(breach, by)
    if breach.notified_at is not None:
        raise WrongState("protection.notified-already")
    breach.authority = _needed(paper.authority, "authority")[:200]
    breach.paper_number = _needed(paper.number, "number")[:60]
    breach.paper_date = paper.day
    breach.notified_at, breach.notified_by = at, by.code
    breach.state = BreachState.NOTIFIED
    breach.save()
    told = (
        f"Thông báo {breach.authority}: văn bản {breach.paper_number}, ngày {vn_date(paper.day)}."
    )
    _step(breach, told, by=by, at=at)
    _record(
        "protection.breach.notified", breach, by=by, at=at, authority=breach.authority,
        paper=breach.paper_number,
    )  # fmt: skip
    return breach


@transaction.atomic
def decide_no_notice(*, breach: Breach, reason: str, by: Actor, at: datetime) -> Breach:
    """A leader finds that nobody has to be told, and says why."""
    breach = _locked(breach)
    policies.check_can_decide_breach(breach, by)
    if breach.notified_at is not None:
        raise WrongState("protection.notified-already")
    breach.no_notice_reason = _needed(reason, "reason")[:300]
    breach.state = BreachState.NOT_NEEDED
    breach.save()
    _step(breach, f"Không phải thông báo: {breach.no_notice_reason}"[:500], by=by, at=at)
    _record("protection.breach.no-notice", breach, by=by, at=at, reason=breach.no_notice_reason)
    return breach


@transaction.atomic
def tell_people(
    *, breach: Breach, codes_: Sequence[str], advice: str, by: Actor, at: datetime
) -> int:
    """Tell everybody who spoke in these cases; how many. Whose cases they were is in the notices
    of the cases, never in the row of the breach."""
    breach = _locked(breach)
    policies.check_can_decide_breach(breach, by)
    wanted = sorted({code.strip().upper() for code in codes_ if code.strip()})
    # Of a case that this leader does not see nothing is told, not even that it is there.
    found = list(cases.visible_to(by).filter(code__in=wanted).order_by("pk"))
    missing = sorted(set(wanted) - {case.code for case in found})
    if missing or not wanted:
        raise Invalid("protection.cases-unknown", field="codes", codes=", ".join(missing[:5]))
    advice = _needed(advice, "advice")[:500]
    tidings = telling.leaked(breach.unit.name, kinds_in_words(breach.kinds), advice)
    told = [(case, voice) for case in found for voice in cases.speakers(case)]
    for case, voice in told:
        _telling.tell(voice, ("case", case.code), tidings, by=by, at=at)
    breach.people_told += len(told)
    breach.save()
    _step(breach, f"Báo cho {len(told)} người có dữ liệu liên quan.", by=by, at=at)
    _record("protection.breach.people-told", breach, by=by, at=at, count=len(told))
    return len(told)


@transaction.atomic
def release_note(*, breach: Breach, note: str, by: Actor, at: datetime) -> Breach:
    """What everybody may read of it: a leader's words, and nothing of it before them."""
    breach = _locked(breach)
    policies.check_can_decide_breach(breach, by)
    breach.released_note = _needed(note, "note")
    breach.released_at, breach.released_by = at, by.code
    breach.save()
    _step(breach, "Công khai thông tin về vụ việc.", by=by, at=at)
    _record("protection.breach.released", breach, by=by, at=at)
    return breach


@transaction.atomic
def close_breach(*, breach: Breach, reason: str, by: Actor, at: datetime) -> Breach:
    """It is over: the authority knows, or nobody had to be told."""
    breach = _locked(breach)
    policies.check_can_decide_breach(breach, by)
    if breach.state == BreachState.OPEN:
        raise WrongState("protection.breach-owes")
    breach.closed_reason = _needed(reason, "reason")[:300]
    breach.state = BreachState.CLOSED
    breach.closed_at, breach.closed_by = at, by.code
    breach.save()
    _step(breach, f"Khép lại: {breach.closed_reason}", by=by, at=at)
    _record("protection.breach.closed", breach, by=by, at=at, reason=breach.closed_reason)
    return breach


def _checked(told: Told) -> Told:
    _needed(told.what, "what")
    if not told.kinds or not set(told.kinds) <= set(DATA_KINDS):
        raise Invalid("protection.kinds-needed", field="kinds")
    return told


def _put(breach: Breach, told: Told) -> None:
    breach.what = _needed(told.what, "what")
    breach.kinds = [kind for kind in DATA_KINDS if kind in told.kinds]
    breach.people, breach.records = told.people, told.records
    breach.cause, breach.harm = normalise(told.cause).strip(), normalise(told.harm).strip()


def _locked(breach: Breach) -> Breach:
    return Breach.objects.select_for_update(of=("self",)).select_related("unit").get(pk=breach.pk)


def _step(breach: Breach, what: str, *, by: Actor, at: datetime) -> BreachStep:
    step = BreachStep(breach=breach, what=what[:500], taken_at=at, taken_by=by.code)
    step.save(force_insert=True)
    return step


def _record(tag: str, breach: Breach, *, by: Actor, at: datetime, **details: str | int) -> None:
    audit.record(tag, subject=("breach", breach.code), by=by, at=at, details=details)


def _needed(text: str, field: str) -> str:
    said = re.sub(r"[ \t]+", " ", normalise(text)).strip()
    if not said:
        raise Invalid("protection.words-needed", field=field)
    if len(said) > LONGEST:
        raise Invalid("protection.too-long", field=field, most=LONGEST)
    return said
