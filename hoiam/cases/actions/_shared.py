"""Small steps that several actions share; none of them records an event of its own."""

from dataclasses import replace
from datetime import date, datetime

from django.conf import settings
from django.utils import translation
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from hoiam.base import search, steady
from hoiam.cases import queries
from hoiam.cases.models import Case, Gathering
from hoiam.cases.speakers import Speaker
from hoiam.cases.telling import Tidings
from hoiam.commitments import actions as commitments
from hoiam.commitments.models import Commitment, CommitmentKind, CommitmentState
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.log.acts import Act
from hoiam.core.redact.covering import covered
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import excerpt, normalise
from hoiam.notices import actions as notices
from hoiam.notices.actions import Letter
from hoiam.publication.actions import log
from hoiam.rules import queries as rules
from hoiam.units.models import Unit
from hoiam.voices.models import Contact, Voice

ANSWER_WHAT = "Trả lời người dân"
LONGEST_TITLE = 200


def locked(case: Case) -> Case:
    """The row under a lock, with the units its policies ask for."""
    return (
        Case.objects.select_for_update(of=("self",))
        .select_related(*queries.WITH_UNITS)
        .get(pk=case.pk)
    )


def subject(case: Case) -> tuple[str, str]:
    """How the case is named in events and commitments."""
    return ("case", case.code)


def given(text: str, *, code: str = "cases.reason-needed", field: str = "reason") -> str:
    """The text without edges, or a refusal that names the field."""
    if not text.strip():
        raise Invalid(code, field=field)
    return text.strip()


def check_takes_cases(unit: Unit, *, at: datetime) -> None:
    """A body of the authority that exists on that day: elsewhere nobody would ever see the case."""
    if unit.outside:
        raise Invalid("cases.unit-outside", field="unit", unit=unit.name)
    day = calendar.day_of(at)
    ended = unit.valid_to is not None and unit.valid_to <= day
    if unit.is_territory or ended or unit.valid_from > day:
        raise Invalid("cases.unit-no-body", field="unit", unit=unit.name)


def working_title(typed: str, plain: str) -> str:
    """What lists call the case: what an officer typed, else how its covered words begin. What
    looks personal is covered, since lists, files and results show titles to whoever may see the
    case without opening it."""
    return covered(normalise(typed).strip())[:LONGEST_TITLE] or excerpt(plain, 120)


def check_seen(seen: datetime | None, written: datetime) -> None:
    """Nobody stands for words that changed after they read them."""
    if seen is not None and seen != written:
        raise WrongState("cases.changed-meanwhile")


def start_answer_clock(case: Case, *, event: str, by: Actor, at: datetime) -> Commitment:
    """The duty to answer, dated by the rule that governs this kind, field and area today."""
    day = calendar.day_of(at)
    with steady.held():
        rule = rules.answer_rule(kind=case.kind, field=case.field, area=case.area, day=day)
        days = rules.calendar_on()
    return commitments.start_clock(
        kind=CommitmentKind.ANSWER,
        about=subject(case),
        unit=case.unit,
        assigned_by=case.unit,
        what=ANSWER_WHAT,
        rule=rule,
        event=event,
        day=day,
        days=days,
        by=by,
        at=at,
    )


def carry_over_answer(
    case: Case, *, source: str, began_on: date | None, due_on: date, by: Actor, at: datetime
) -> Commitment:
    """The duty to answer with the date that another system gave it."""
    return commitments.carry_over(
        kind=CommitmentKind.ANSWER,
        about=subject(case),
        unit=case.unit,
        assigned_by=case.unit,
        what=ANSWER_WHAT,
        source=source,
        began_on=began_on,
        due_on=due_on,
        by=by,
        at=at,
    )


def commit(case: Case, act: Act, *, at: datetime, **body: str | int) -> None:
    """A public act in this case goes into the log, in the transaction of the act."""
    log.commit(act=act, subject=case.code, body=body, at=at)


def passed_on(case: Case, former: Unit, *, step: str, at: datetime) -> None:
    """From now on another unit answers, and the log knows since when."""
    names = {"from": former.name, "to": case.unit.name}
    commit(case, Act.HAND_OVER, at=at, step=step, **names)


def open_duty(case: Case) -> Commitment:
    """The duty to answer that is open now."""
    return Commitment.objects.select_related("unit").get(
        about_kind="case",
        about_code=case.code,
        kind=CommitmentKind.ANSWER,
        state=CommitmentState.OPEN,
    )


def gather(case: Case, voice: Voice, *, how: str, by: Actor, at: datetime, plain: str = "") -> None:
    """The voice belongs to the case; the office finds it by its words. `plain` are those words
    covered, where they are at hand already."""
    Gathering(case=case, voice=voice, how=how, gathered_at=at, gathered_by=by.code).save()
    if how != "first":
        index(case)
        return
    # A new case has no number elsewhere yet, and its only words are at hand.
    said = [case.title, case.code, plain or covered(voice.text)]
    words = "\n".join(said)
    search.put(kind="case", code=case.code, place=case.pk, text=words, unit=case.unit_id)


def index(case: Case) -> None:
    """The office finds the case by its words and by its numbers in other systems; never by what
    looks like a name or a telephone in them: that would join the cases of one person."""
    rows = case.gatherings.select_related("voice").order_by("id")[:50]
    numbers = case.outside_numbers.order_by("id").values_list("number", flat=True)[:50]
    said = [case.title, case.code, *numbers, *(covered(row.voice.text) for row in rows)]
    search.put(kind="case", code=case.code, place=case.pk, text="\n".join(said))


def tell(case: Case, tidings: Tidings, *, by: Actor, at: datetime) -> None:
    """Queue the message for everybody who spoke in this case; what an officer typed is for whoever
    began it, and reaches the others as strangers read it."""
    speakers = queries.speakers(case)
    # Who is alone reads every word.
    alone = len(speakers) < 2 or not any(tidings.typed)
    first = None if alone else queries.first_voice(case).pk
    others = tidings if alone else for_others(tidings)
    for voice in speakers:
        tell_one(case, voice, tidings if voice.pk == first else others, by=by, at=at)


def for_others(tidings: Tidings) -> Tidings:
    """The message as everybody gets it who did not begin the matter."""
    return replace(tidings, text=_masked(tidings))


def _typed_masked(tidings: Tidings) -> str:
    text = str(tidings.text)
    for typed in filter(None, tidings.typed):
        text = text.replace(typed, covered(typed))
    return text


_masked = lazy(_typed_masked, str)  # said in the language of whoever is told


def tell_one(case: Case, voice: Voice, tidings: Tidings, *, by: Actor, at: datetime) -> None:
    """Queue the message for one person; who left no address reads it on the tracking page."""
    # Asked of the voice, which has it at hand where it was just written or read with it.
    contact: Contact | None = getattr(voice, "contact", None)
    speaker = Speaker(
        voice=voice.code,
        language=voice.language,
        reference=voice.receipt.reference,
        email=contact.email if contact else "",
        phone=contact.phone if contact else "",
    )
    letter = letter_to(case.code, speaker, tidings)
    notices.queue(
        template=letter.template,
        about=letter.about,
        recipient=letter.recipient,
        subject=letter.subject,
        text=letter.text,
        email=letter.email,
        phone=letter.phone,
        by=by,
        at=at,
    )


def letter_to(code: str, speaker: Speaker, tidings: Tidings) -> Letter:
    """The message in the language of whoever spoke, with where to read on."""
    with translation.override(speaker.language):
        where = _("Xem và trả lời tại {address}, số biên nhận {reference}.").format(
            address=f"{settings.SITE_URL}/tra-cuu", reference=speaker.reference
        )
        subject_line, text = str(tidings.subject), f"{tidings.text}\n{where}"
    return Letter(
        template=tidings.template,
        about=("case", code),
        recipient=f"voice/{speaker.voice}",
        subject=subject_line,
        text=text,
        email=speaker.email,
        phone=speaker.phone,
    )
