"""Reading cases: who sees which, the pieces of a case page, what is like another."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from hoiam.base import search
from hoiam.base.prepared import Prepared
from hoiam.base.queries import Constant, Unindexed, only
from hoiam.cases import policies
from hoiam.cases.models import (
    Answer,
    AnswerTemplate,
    Case,
    CaseState,
    Gathering,
    Note,
    OutsideNumber,
    PublicDraft,
    Rating,
)
from hoiam.commitments import shown
from hoiam.commitments.models import Commitment, CommitmentKind, CommitmentState
from hoiam.core.actor import Actor, Role
from hoiam.core.refusals import NotFound
from hoiam.core.wanted import wanted
from hoiam.units import queries as units
from hoiam.units.models import Unit
from hoiam.voices.models import Attachment, Contact, Voice

# What the policies ask for: the units above the one that holds the case.
WITH_UNITS = ("field", "area", "unit__parent__parent__parent", "desk", "page", "joined_to")
# Where provinces report petitions; cases handled there have a number of it.
NATIONAL = "CSDL quốc gia về tiếp công dân, xử lý đơn"
# Not answered yet: what a unit still has to do.
OPEN = (CaseState.NEW, CaseState.WAITING, CaseState.HANDLING)
# A hand that another unit lends: the case stays with its own, and this one reads it.
LENT = Q(
    about_kind="case",
    kind__in=(Constant(CommitmentKind.CONSULT.value), Constant(CommitmentKind.PROMISE.value)),
)
# Where a person may still be waiting for something.
LIVING = (*OPEN, CaseState.ANSWERED)
# What a page shows to whoever sent it and to strangers; each further table costs every reader.
SHOWN = ("field", "area", "unit", "page")
# Duties whose dates are public.
TOLD = (CommitmentKind.ANSWER, CommitmentKind.PROMISE)

_OF_VOICE = Prepared(
    lambda key: Case.objects.filter(gatherings__voice=key).select_related(*SHOWN), int
)
_BY_KEY = Prepared(lambda key: Case.objects.filter(pk=key).select_related(*SHOWN), int)
_PUBLIC = Prepared(
    lambda code: Case.objects.filter(code=code, page__isnull=False).select_related(*SHOWN), str
)
_GATHERED = Prepared(lambda key: Gathering.objects.filter(voice=key).select_related("case"), int)
_SENT = Prepared(
    lambda key: Answer.objects.filter(case=key, sent_at__isnull=False).order_by("number"), int
)
_RATED_BY = Prepared(
    lambda case, voice: Rating.objects.filter(case=case, voice=voice).order_by("id"), int, int
)


def visible_to(person: Actor) -> QuerySet[Case]:
    """Cases of the units the person works in, of the desks that received them, of units below the
    ones they lead, those on which their unit is consulted or in which it promised something; for
    the Front, those of its area.
    Administration gives no reading of cases."""
    works = person.units(Role.CLERK, Role.HANDLER, Role.LEADER)
    led = person.units(Role.LEADER)
    front = person.units(Role.FRONT)
    # Units by their keys, looked up once: beside a million cases no unit is joined.
    held = Q(code__in=works) | units.below_any(led)
    if works:
        # Of an abolished body: its successors read what it held.
        held |= Q(pk__in=units.keys_taken_over_by(works))
    seen = Q(unit__in=Unit.objects.filter(held).values("pk"))
    desks = Unit.objects.filter(code__in=person.units(Role.CLERK))
    seen |= Q(desk__in=desks.values("pk"))
    if works:
        # A promise stays with the unit that made it, also when the case went on to another one.
        lenders = Unit.objects.filter(code__in=works).values("pk")
        owed = Commitment.objects.filter(LENT, about_code=OuterRef("code"), unit__in=lenders)
        seen |= Q(Exists(owed))
    if front:
        seen |= Q(area__in=units.places_of(front).values("pk"))
    return Case.objects.filter(seen)


def by_code(person: Actor, code: str) -> Case:
    """One visible case with its units; a stranger's answer is the same as for a missing one."""
    case = only(visible_to(person).select_related(*WITH_UNITS).filter(code=code))
    if case is None:
        raise NotFound("base.not-found")
    return case


def found_by(person: Actor, words: str) -> QuerySet[Case]:
    """Visible cases whose title or voices hold the words, with or without marks."""
    asked = wanted(words)
    if asked is None:
        return Case.objects.none()
    return visible_to(person).filter(pk__in=search.matching_places("case", asked))


def with_receipt(person: Actor, reference: str) -> QuerySet[Case]:
    """Visible cases that hold the voice with this receipt, joined ones and "me too" included."""
    return visible_to(person).filter(gatherings__voice__receipt__reference=reference)


def by_code_of_receipt(reference: str) -> Case:
    """The case that a receipt was just given for."""
    case = (
        Case.objects.select_related(*WITH_UNITS)
        .filter(gatherings__voice__receipt__reference=reference)
        .first()
    )
    if case is None:
        raise NotFound("base.not-found")
    return case


def open_answer_dates(cases: Iterable[Case]) -> dict[str, date]:
    """When the answer that is still owed is due, by case."""
    owed = Commitment.objects.filter(
        about_kind="case",
        about_code__in=[case.code for case in cases],
        kind=CommitmentKind.ANSWER,
    )
    owed = owed.alias(stands=Unindexed("state")).filter(stands=CommitmentState.OPEN)
    return dict(owed.values_list("about_code", "due_on"))


def awaiting_approval(person: Actor) -> QuerySet[Case]:
    """Cases whose drafted answer waits for the word of this leader."""
    led = person.units(Role.LEADER)
    theirs = Unit.objects.filter(
        Q(code__in=led) | Q(parent__code__in=led) | Q(parent__parent__code__in=led)
    )
    drafts = Answer.objects.filter(sent_at__isnull=True, approved_at__isnull=True, returned="")
    # Begins with what is drafted, which is little, not with what these units hold.
    held_by = Case.objects.alias(holder=Unindexed("unit_id"))
    return held_by.filter(pk__in=drafts.values("case"), holder__in=theirs.values("pk"))


def held(person: Actor) -> QuerySet[Case]:
    """What waits for a human to read it first."""
    return (
        visible_to(person).exclude(held="").select_related("field", "area", "unit").order_by("id")
    )


def voices_of(case: Case) -> QuerySet[Gathering]:
    """Every voice of the case and of the cases joined to it, with what was attached."""
    return (
        Gathering.objects.filter(Q(case=case) | Q(case__joined_to=case))
        .select_related("voice__area", "voice__receipt", "case")
        .prefetch_related("voice__attachments")
        .order_by("id")
    )


def first_voice(case: Case) -> Voice:
    """What the case began with."""
    return Gathering.objects.select_related("voice").get(case=case, how="first").voice


def speakers(case: Case) -> list[Voice]:
    """One voice per person to be told: the first one and everybody who joined."""
    rows = (
        Gathering.objects.filter(Q(case=case) | Q(case__joined_to=case))
        .filter(how__in=("first", "me-too"))
        .select_related("voice__contact", "voice__receipt")
        .order_by("id")
    )
    return [row.voice for row in rows]


def count_people(case: Case) -> int:
    """How many people spoke in the case and in those joined to it, counted from what is there:
    sums kept by hand go wrong when joins are undone in another order."""
    spoke = Gathering.objects.filter(how__in=("first", "me-too"))
    return spoke.filter(Q(case=case) | Q(case__joined_to=case)).count()


def of_voice(voice: Voice) -> Case:
    """The case that a voice belongs to now: a join is followed to where it leads."""
    start = voice.origin or voice
    case = _OF_VOICE.first(start.pk)
    if case is not None and case.joined_to_id is not None:
        case = _BY_KEY.first(case.joined_to_id)
    if case is None:
        raise NotFound("base.not-found")
    return case


def gathering_of(voice: Voice) -> Gathering | None:
    """How a voice came to its case, as that was at the time; nothing where it has none."""
    return _GATHERED.first(voice.pk)


def answers_of(case: Case) -> QuerySet[Answer]:
    """Answers, oldest first."""
    return Answer.objects.filter(case=case).order_by("number")


def sent_answers(case: Case) -> list[Answer]:
    """Those that were sent, oldest first."""
    return _SENT(case.pk)


def ratings_by(voice: Voice, case: Case) -> list[Rating]:
    """What this person said of the answers."""
    return _RATED_BY(case.pk, voice.pk)


def working_answer(case: Case) -> Answer | None:
    """The draft that is not sent yet, if there is one."""
    return Answer.objects.filter(case=case, sent_at__isnull=True).order_by("-number").first()


def last_sent(case: Case) -> Answer | None:
    """The answer that stands."""
    return Answer.objects.filter(case=case, sent_at__isnull=False).order_by("-number").first()


def notes_of(case: Case) -> QuerySet[Note]:
    """Internal notes and questions to the person, oldest first."""
    return Note.objects.filter(case=case).order_by("id")


def asked_of(case: Case) -> Note | None:
    """What the person was last asked."""
    return Note.objects.filter(case=case, how="asked").order_by("-id").first()


def ratings_of(case: Case) -> QuerySet[Rating]:
    """What people said of the answers."""
    return Rating.objects.filter(case=case).select_related("answer", "more").order_by("id")


def contacts_of(case: Case) -> dict[int, Contact]:
    """How to reach whoever spoke, by voice. A page shows one only after `read`."""
    voices = Gathering.objects.filter(Q(case=case) | Q(case__joined_to=case)).values("voice")
    return {row.voice_id: row for row in Contact.objects.filter(voice__in=voices)}


def attachment_of(case: Case, code: str) -> Attachment:
    """One photo or file of a case that the asker was allowed to see."""
    found: Attachment | None = Attachment.objects.filter(
        voice__in=voices_of(case).values("voice"), code=code
    ).first()
    if found is None:
        raise NotFound("base.not-found")
    return found


def voice_of(case: Case, code: str) -> Voice:
    """One voice of a case."""
    row = voices_of(case).filter(voice__code=code).first()
    if row is None:
        raise NotFound("base.not-found")
    return row.voice


def reads_inside(case: Case, duties: Iterable[Commitment], person: Actor) -> bool:
    """Whether somebody reads the words as they were said: the handling unit, the desk, leaders
    above, a unit that is consulted or that promised. The Front reads them with everything personal covered."""
    if policies.works_on(person, case) or policies.may_choose(person, case, case.unit):
        return True
    if case.desk is not None and person.holds(Role.CLERK, at=case.desk.code):
        return True
    works = person.units(Role.CLERK, Role.HANDLER, Role.LEADER)
    kinds = (CommitmentKind.CONSULT, CommitmentKind.PROMISE)
    return any(duty.kind in kinds and duty.unit.code in works for duty in duties)


def outside_numbers(cases: Iterable[Case]) -> dict[int, list[OutsideNumber]]:
    """The numbers of each case in other systems, in the order in which they were kept."""
    found: dict[int, list[OutsideNumber]] = {}
    for row in OutsideNumber.objects.filter(case__in=list(cases)).order_by("id"):
        found.setdefault(row.case_id, []).append(row)
    return found


def systems() -> list[str]:
    """Names of other systems that some case has a number in."""
    names = OutsideNumber.objects.order_by("system").values_list("system", flat=True)
    return sorted({NATIONAL, *names.distinct()[:50]})


def public_draft(case: Case) -> PublicDraft | None:
    """The public version that is being prepared."""
    return PublicDraft.objects.filter(case=case).first()


def joined_to(case: Case) -> QuerySet[Case]:
    """Cases that are followed together with this one."""
    return Case.objects.filter(joined_to=case).order_by("id")


def templates_for(case: Case) -> QuerySet[AnswerTemplate]:
    """Answer templates that fit the field and the unit."""
    return AnswerTemplate.objects.filter(
        Q(field__isnull=True) | Q(field=case.field),
        Q(unit__isnull=True) | Q(unit=case.unit),
        active=True,
    ).order_by("result", "title")


def templates_of(person: Actor) -> QuerySet[AnswerTemplate]:
    """Answer templates of the units where the person works, and those for every unit."""
    works = person.units(*policies.WORKERS)
    return (
        AnswerTemplate.objects.filter(Q(unit__isnull=True) | Q(unit__code__in=works), active=True)
        .select_related("field", "unit")
        .order_by("result", "title")
    )


def template_by_code(person: Actor, code: str) -> AnswerTemplate:
    """One answer template that this officer may change: one of their own units."""
    found = templates_of(person).filter(code=code, unit__isnull=False).first()
    if found is None:
        raise NotFound("base.not-found")
    return found


# ---- what strangers may see -------------------------------------------------------------------


def public() -> QuerySet[Case]:
    """Cases with a released page that is not hidden."""
    return Case.objects.filter(page__isnull=False, page__hidden_at__isnull=True)


def units_of(codes: Iterable[str]) -> dict[str, Unit]:
    """Which unit holds each of these published cases."""
    rows = Case.objects.filter(code__in=codes, page__isnull=False).select_related("unit")
    return {row.code: row.unit for row in rows}


def public_page(code: str) -> Case:
    """The public page of a case, or the place-holder of a hidden one (`page.hidden_at`)."""
    case = _PUBLIC.first(code)
    if case is None:
        raise NotFound("base.not-found")
    return case


def public_commitments(case: Case) -> list[Commitment]:
    """Duties whose date the public page shows: the answer and the promises, with every date."""
    return told_duties(shown.about("case", case.code))


def told_duties(duties: Iterable[Commitment]) -> list[Commitment]:
    """The same of those that were read."""
    return [duty for duty in duties if duty.kind in TOLD]


def public_duties(codes: Iterable[str]) -> QuerySet[Commitment]:
    """The same of many cases, without what explains each date."""
    return (
        Commitment.objects.filter(
            about_kind="case",
            about_code__in=list(codes),
            kind__in=TOLD,
        )
        .select_related("unit")
        .order_by("id")
    )
