"""Taking the parts of one person out of every row and file. Records no event of its own.

Whatever is asked of it may have been done before: it does what is left of it.
"""

import hmac
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import transaction

from hoiam.base import erasing, files, search
from hoiam.cases.models import Case, Demand, FileChoice, Gathering, PublicDraft
from hoiam.core.actor import Actor
from hoiam.core.log.acts import Act
from hoiam.core.redact.covering import covered
from hoiam.core.striking import Needle, Person, needles_of, strike, strike_all
from hoiam.core.text import vn_date
from hoiam.notices.models import Notice, NoticeState
from hoiam.petitions.models import Petition, Petitioner
from hoiam.protection import matters, reaching
from hoiam.protection.actions import _petitions
from hoiam.protection.models import DataRequest, Disposal, Ground
from hoiam.protection.parts import Part
from hoiam.protection.reaching import Reach
from hoiam.publication import actions as publication
from hoiam.publication.log.models import Opening
from hoiam.publication.models import Page, PublicFile, Release
from hoiam.registers import queries as registers
from hoiam.registers.models import Continuation, Record, RecordStep, RecordText
from hoiam.voices.models import Attachment, Contact, Draft, DraftFile, Receipt, Voice

# In Vietnamese whoever acts: it stands where the words of a person stood.
WORDS_GONE = "[Lời kể đã xóa ngày {day} theo quy định về bảo vệ dữ liệu cá nhân.]"
WORDS_BEGIN = "[Lời kể đã xóa"
GONE = "[đã xóa]"
FILE_GONE = "tệp đã xóa"
# Acts whose records hold the hash of words in which somebody may have been named.
WORDED = (Act.ANSWER, Act.RELEASE, Act.CORRECTION)


@dataclass(frozen=True, slots=True)
class Meant:
    """Whose data goes: the voice that has the receipt and what the same person said later."""

    head: Voice
    voices: tuple[Voice, ...]
    cases: tuple[Case, ...]
    petition: Petition | None = None

    @property
    def keys(self) -> list[int]:
        return [voice.pk for voice in self.voices]

    @property
    def reach(self) -> Reach:
        requests = DataRequest.objects.filter(voice__in=self.keys).values_list("code", flat=True)
        # What is told of these is told of the matter, though under a code of their own.
        demands = Demand.objects.filter(case__in=self.cases).values_list("code", flat=True)
        records = Continuation.objects.filter(case__in=self.cases).values_list("record", flat=True)
        return Reach(
            cases=frozenset(case.pk for case in self.cases),
            voices=frozenset(self.keys),
            pairs=frozenset(
                [
                    *(("case", case.code) for case in self.cases),
                    *(("page", case.code) for case in self.cases),
                    *(("voice", voice.code) for voice in self.voices),
                    *(("data-request", code) for code in requests),
                    *(("demand", code) for code in demands),
                    *(("record", code) for code in records),
                    *(_petitions.named(self.petition) if self.petition else ()),
                ]
            ),
        )


@dataclass(slots=True)
class Work:
    """One erasure on its way: what it is told, and what it has to do when it is written."""

    meant: Meant
    by: Actor
    at: datetime
    day: date
    kept: dict[str, str] = field(default_factory=dict)  # masked words by code of a voice
    needles: tuple[Needle, ...] = ()
    gone: list[str] = field(default_factory=list)  # names of files
    is_public: bool = False  # something of what strangers read was touched


def meant_by(voice: Voice) -> Meant:
    """Everything of whoever sent this voice under one receipt, with its cases under a lock."""
    head = voice.origin or voice
    voices = tuple(
        Voice.objects.select_related("field", "area")
        .filter(pk__in=[head.pk, *head.later.values_list("pk", flat=True)])
        .order_by("pk")
    )
    keys = Gathering.objects.filter(voice__in=voices).values_list("case", "case__joined_to")
    wanted = {key for pair in keys for key in pair if key is not None}
    cases = Case.objects.select_for_update(of=("self",)).filter(pk__in=wanted).order_by("pk")
    found = tuple(cases.select_related("field", "area", "page", "unit"))
    return Meant(head, voices, found, _petitions.of_voice(head))


def erase(
    meant: Meant,
    parts: Iterable[Part],
    *,
    by: Actor,
    at: datetime,
    day: date,
    kept: dict[str, str] | None = None,
    needles: tuple[Needle, ...] | None = None,
) -> dict[Part, int]:
    """Erase these parts; how many rows and files each was. Files go when the rows are written."""
    erasing.overwrite_what_goes()
    wanted = tuple(parts)
    work = Work(meant, by, at, day, kept or {})
    if Part.NAMES in wanted or Part.WORDS in wanted:
        work.needles = needles_for(meant) if needles is None else needles
    # A second time, as after a restore, what was logged since stays provable.
    is_first = not meant.head.text.startswith(WORDS_BEGIN)
    counts = {part: _STEPS[part](work) for part in wanted}
    if Part.WORDS in wanted and is_first:
        _let_go_of_openings(work, [*_references(meant), *_codes_of(_own_cases(work))])
    elif counts.get(Part.NAMES):
        _let_go_of_openings(work, _codes_of(meant.cases), acts=WORDED)
    if Part.WORDS in wanted or Part.NAMES in wanted:
        for case in meant.cases:
            _index(case)
    if work.is_public:
        for page in Page.objects.filter(code__in=meant.reach.codes("page")):
            publication.erase(page=page, by=by, at=at)
    names = tuple(work.gone)
    transaction.on_commit(lambda: files.remove(names))
    return counts


def dispose(
    meant: Meant, counts: dict[Part, int], *, ground: Ground, entry: int | None, by: Actor,
    at: datetime, day: date, marks: dict[Part, str] | None = None,
) -> None:  # fmt: skip
    """Write what went into the list of disposals; what was gone before is not counted again."""
    Disposal.objects.bulk_create(
        Disposal(
            about_kind="voice",
            about_code=meant.head.code,
            part=part.value,
            ground=ground,
            entry=entry,
            count=count,
            mark=(marks or {}).get(part, ""),
            day=day,
            disposed_at=at,
            disposed_by=by.code,
        )
        for part, count in counts.items()
    )


def mark_of(meant: Meant) -> str:
    """A keyed hash of every word that was said, in order, before any of it goes."""
    said = "\0".join(voice.text for voice in meant.voices)
    key = f"erased-words:{settings.TRACKING_KEY}".encode()
    return hmac.new(key, said.encode(), sha256).hexdigest()


def needles_for(meant: Meant, also: Iterable[str] = ()) -> tuple[Needle, ...]:
    """What names this person in a text, as long as their contact is there to say so."""
    people = [
        Person(one.name, one.phone, one.email, one.address)
        for one in Contact.objects.filter(voice__in=meant.keys)
    ]
    signed, papers = _petitions.people(_signed(meant))
    return needles_of([*people, *signed], [*also, *papers])


def _signed(meant: Meant) -> list[Petitioner]:
    if meant.petition is None:
        return []
    names = [one.name for one in Contact.objects.filter(voice__in=meant.keys)]
    return matters.senders(meant.petition, names)


def _references(meant: Meant) -> list[str]:
    rows = Receipt.objects.filter(voice__in=meant.keys)
    return list(rows.values_list("reference", flat=True))


def _codes_of(cases: Iterable[Case]) -> list[str]:
    return [case.code for case in cases]


def _let_go_of_openings(
    work: Work, subjects: Iterable[str], acts: Iterable[Act] = tuple(Act)
) -> None:
    """What opens entries of the public log goes: with its salt nobody can try words against an
    entry any more. The tree stays, and a proof that somebody kept stays good."""
    rows = Opening.objects.filter(subject__in=list(subjects), act__in=list(acts)).exclude(salt="")
    keys = list(rows.values_list("pk", flat=True))
    erasing.blank(rows, {"salt": "", "record": ""})
    Opening.objects.filter(pk__in=keys).update(erased_at=work.at, erased_by=work.by.code)


def _contact(work: Work) -> int:
    phones = _petitions.empty_phone(_signed(work.meant))
    return phones + Contact.objects.filter(voice__in=work.meant.keys).delete()[0]


def _point(work: Work) -> int:
    rows = Voice.objects.filter(pk__in=work.meant.keys).exclude(
        latitude__isnull=True, longitude__isnull=True, place=""
    )
    return erasing.blank(rows, {"latitude": None, "longitude": None, "place": ""})


def _originals(work: Work) -> int:
    """The file as it was sent; of a photo the re-encoded copy stays."""
    rows = Attachment.objects.filter(voice__in=work.meant.keys).exclude(original="")
    work.gone += rows.values_list("original", flat=True)
    return erasing.blank(rows, {"original": "", "name": FILE_GONE})


def _copies(work: Work) -> int:
    rows = Attachment.objects.filter(voice__in=work.meant.keys).exclude(original="", copy="")
    codes = list(rows.values_list("code", flat=True))
    work.gone += [name for pair in rows.values_list("original", "copy") for name in pair if name]
    _let_go_of_photos(work, codes)
    _let_go_of_drafts(work)
    return erasing.blank(rows, {"original": "", "copy": "", "name": FILE_GONE})


def _let_go_of_photos(work: Work, codes: list[str]) -> None:
    """What was made of them for everybody goes with them."""
    made = FileChoice.objects.filter(source__in=codes).exclude(copy="")
    work.gone += made.values_list("copy", flat=True)
    FileChoice.objects.filter(source__in=codes).delete()
    shown = PublicFile.objects.filter(source__in=codes)
    work.gone += shown.values_list("copy", flat=True)
    work.is_public |= shown.delete()[0] > 0


def _let_go_of_drafts(work: Work) -> None:
    drafts = Draft.objects.filter(sent__in=work.meant.keys)
    pairs = DraftFile.objects.filter(draft__in=drafts).values_list("original", "copy")
    work.gone += [name for pair in pairs for name in pair if name]
    drafts.delete()


def _notices(work: Work) -> int:
    recipients = [f"voice/{voice.code}" for voice in work.meant.voices]
    rows = Notice.objects.filter(recipient__in=recipients).exclude(text="")
    waiting = Notice.objects.filter(
        recipient__in=recipients, state__in=(NoticeState.QUEUED, NoticeState.BY_HAND)
    )
    # Nobody is told any more where nobody is known: who has the code reads the page.
    waiting.update(state=NoticeState.PAGE, channel="", lease_until=None)
    return erasing.blank(rows, {"email": "", "phone": "", "subject": GONE, "text": ""})


def _words(work: Work) -> int:
    """What was said goes; where somebody masked it by hand, the masked words stand there."""
    gone = WORDS_GONE.format(day=vn_date(work.day))
    count = 0
    for voice in work.meant.voices:
        kept = strike(work.kept.get(voice.code, ""), work.needles).strip()
        words = f"{gone}\n\n{kept}" if kept else gone
        # A second time leaves what stands there: it holds nothing of the person any more.
        if not voice.text.startswith(WORDS_BEGIN):
            count += erasing.blank(Voice.objects.filter(pk=voice.pk), {"text": words})
    for case in _own_cases(work):
        title = case.page.title if case.page else ""
        title = title or f"{case.field.name}, {case.area.name}"
        case.title, case.folded = strike(title, work.needles)[:200], ""
        case.save(update_fields=["title", "folded"])
        if case.page is None:
            PublicDraft.objects.filter(case=case).delete()
    _records(work)
    return count + (_petitions.empty_demand(work.meant.petition) if work.meant.petition else 0)


def _own_cases(work: Work) -> list[Case]:
    """Cases that this person's words began: their title is made of these words."""
    first = set(
        Gathering.objects.filter(voice__in=work.meant.keys, how="first").values_list(
            "case", flat=True
        )
    )
    return [case for case in work.meant.cases if case.pk in first]


def _records(work: Work) -> None:
    """A case that goes on from an old register has its words there as well, in every version, and
    the index of that register knows them."""
    found = Continuation.objects.filter(case__in=_own_cases(work)).values_list("record", flat=True)
    codes = list(found)
    rows = RecordText.objects.filter(record__code__in=codes)
    erasing.blank(rows, {"text": GONE, "place": "", "source": {}})
    for row in (*rows, *RecordStep.objects.filter(record__in=codes)):
        name = "answer" if isinstance(row, RecordText) else "text"
        if (new := _struck(row, name, work)) is not None:
            erasing.put_struck(row, {name: new})
    records = Record.objects.filter(code__in=codes)
    erasing.blank(records, {"title": "", "latitude": None, "longitude": None})
    for record in records:
        search.put(
            kind=registers.SEARCHED, code=str(record.pk), place=record.pk, text=record.number
        )


def _names(work: Work) -> int:
    """Strike the person in every text of the matter that somebody wrote."""
    reach = work.meant.reach
    lines = _petitions.empty_line(_signed(work.meant))
    return lines + sum(_struck_in(model, reach, work) for model in reaching.reached())


def _struck_in(model: reaching.Model, reach: Reach, work: Work) -> int:
    names = reaching.text_fields(model)
    if model in _BLANKED or not (names and work.needles):
        return 0
    count = 0
    for row in reaching.rows_of(model, reach).distinct():
        changed = {name: new for name in names if (new := _struck(row, name, work)) is not None}
        if changed:
            erasing.put_struck(row, changed)
            work.is_public |= model in _PUBLIC
            count += 1
    return count


# After these the page stands anew, and whoever keeps a copy of it learns of it.
_PUBLIC: tuple[reaching.Model, ...] = (Page, Release, PublicFile)
# Their own steps empty them; who is in them is read from the first.
_BLANKED: tuple[reaching.Model, ...] = (Contact, Draft, DraftFile)


def _struck(row: Any, name: str, work: Work) -> Any:
    old = getattr(row, name)
    new = strike_all(old, work.needles)
    if new == old:
        return None
    most = row._meta.get_field(name).max_length
    return new[:most] if isinstance(new, str) and most else new


def _request(work: Work) -> int:
    rows = DataRequest.objects.filter(voice__in=work.meant.keys).exclude(words="")
    return erasing.blank(rows, {"words": ""})


def _replies(work: Work) -> int:
    rows = DataRequest.objects.filter(voice__in=work.meant.keys)
    rows = rows.exclude(words="", answer="", result="")
    return erasing.blank(rows, {"words": "", "answer": "", "result": ""})


def _index(case: Case) -> None:
    """The office finds the case by what is left of it; never by the name of anybody else in it."""
    rows = case.gatherings.select_related("voice").order_by("id")[:50]
    numbers = case.outside_numbers.order_by("id").values_list("number", flat=True)[:50]
    case = Case.objects.get(pk=case.pk)
    said = [case.title, case.code, *numbers, *(covered(row.voice.text) for row in rows)]
    search.put(kind="case", code=case.code, place=case.pk, text="\n".join(said))


_STEPS: dict[Part, Callable[[Work], int]] = {
    Part.CONTACT: _contact,
    Part.POINT: _point,
    Part.ORIGINALS: _originals,
    Part.COPIES: _copies,
    Part.NOTICES: _notices,
    Part.WORDS: _words,
    Part.NAMES: _names,
    Part.REQUEST: _request,
    Part.REPLIES: _replies,
}
