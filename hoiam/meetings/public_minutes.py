"""What strangers read of a meeting: questions with masked words, how each ended, what was
concluded. Prepared, looked at and released by a human; written as one text, read back by blocks."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from hoiam.core.redact import Span, apply, proposals, undecided
from hoiam.meetings import minutes, owed, questions
from hoiam.meetings.models import Meeting, OldLine, Outcome, PublicMinutes, Question
from hoiam.meetings.owed import Owed
from hoiam.publication.models import Page

TEXT, ANSWER = "text", "answer"
_QUESTION = re.compile(r"^Câu (\d{1,5})\. ")
_CONCLUSION = re.compile(r"^Kết luận (\d{1,5})\. ")
_GAPS = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Field:
    """One text that a human looks at: the words of a question, its answer, a conclusion."""

    name: str  # text-3, answer-3, conclusion-1
    label: str
    original: str
    names: tuple[str, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        return proposals(self.original, self.names)

    @property
    def masked(self) -> str:
        """With everything covered that looks personal: where a human starts."""
        return apply(self.original, self.spans)


@dataclass(frozen=True, slots=True)
class Left:
    """A place in a public text that looks personal and that nobody decided about."""

    field: Field
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Block:
    """One released question or conclusion, as strangers read it."""

    number: int
    words: str
    ended: str = ""


@dataclass(frozen=True, slots=True)
class Released:
    """A released page, read back."""

    questions: tuple[Block, ...]
    conclusions: tuple[Block, ...]

    def question(self, number: int) -> Block | None:
        return next((one for one in self.questions if one.number == number), None)

    def conclusion(self, number: int) -> Block | None:
        return next((one for one in self.conclusions if one.number == number), None)


def fields_of(meeting: Meeting) -> list[Field]:
    """Every text that would be public, in the order of the minutes."""
    found: list[Field] = []
    for row in questions.questions(meeting).select_related("voice__contact"):
        names = _names(row)
        label = f"Câu {row.number}"
        words = _one_block(row.shown or row.voice.text)
        found.append(Field(f"{TEXT}-{row.number}", label, words, names))
        answer = _one_block(row.answer if row.outcome == Outcome.ANSWERED else row.why)
        if answer:
            said = "trả lời" if row.outcome == Outcome.ANSWERED else "lý do"
            found.append(Field(f"{ANSWER}-{row.number}", f"{label}, {said}", answer, names))
    for one in owed.conclusions(meeting):
        words = _one_block(one.text)
        found.append(Field(f"conclusion-{one.number}", f"Kết luận {one.number}", words))
    for old in meeting.old_lines.order_by("number"):
        found.append(Field(f"{TEXT}-{old.number}", f"Câu {old.number}", _one_block(old.text)))
        if old.answer:
            label = f"Câu {old.number}, trả lời"
            found.append(Field(f"{ANSWER}-{old.number}", label, _one_block(old.answer)))
    return found


def _names(question: Question) -> tuple[str, ...]:
    contact = getattr(question.voice, "contact", None)
    return (contact.name,) if contact is not None and contact.name else ()


def _one_block(text: str) -> str:
    """Without empty lines: they part the blocks of a page."""
    return _GAPS.sub("\n", text.strip())


def words_of(field: Field, prepared: PublicMinutes | None) -> str:
    """The public words of a field: what a human wrote, or everything covered."""
    said = prepared.lines.get(field.name) if prepared is not None else None
    return field.masked if said is None else str(said)


def left_in(meeting: Meeting, prepared: PublicMinutes) -> list[Left]:
    """Places that look personal in the prepared words, and that nobody decided about."""
    return [one for field in fields_of(meeting) for one in _left(field, prepared)]


def _left(field: Field, prepared: PublicMinutes) -> Iterator[Left]:
    text = words_of(field, prepared)
    for span in undecided(proposals(text, field.names), prepared.kept.get(field.name, [])):
        yield Left(field, span, text[span.start : span.end])


def composed(meeting: Meeting, prepared: PublicMinutes) -> str:
    """The page as one text."""
    said = {field.name: words_of(field, prepared) for field in fields_of(meeting)}
    left = {one.code: one for one in owed.of(meeting)}
    blocks = [_question(row, said, left) for row in questions.questions(meeting)]
    blocks += [
        f"Câu {old.number}. {said[f'{TEXT}-{old.number}']}\n{_old(old, said)}"
        for old in meeting.old_lines.select_related("unit").order_by("number")
    ]
    blocks += [
        f"Kết luận {one.number}. {said[f'conclusion-{one.number}']}\n{owed.given_words(one)}"
        for one in left.values()
        if one.kind == "conclusion"
    ]
    return "\n\n".join(blocks) or minutes.NO_QUESTION


def _question(row: Question, said: Mapping[str, str], left: Mapping[str, Owed]) -> str:
    answer = said.get(f"{ANSWER}-{row.number}", "")
    if row.gathered_under is not None:
        ended = f"Trả lời chung với câu {row.gathered_under.number}."
    elif row.outcome == Outcome.ANSWERED:
        ended = f"Trả lời: {answer}"
    elif row.outcome == Outcome.OUTSIDE:
        ended = f"Không thuộc nội dung buổi họp, vì: {answer}"
    else:
        ended = minutes.outcome_words(row, dict(left))
    return f"Câu {row.number}. {said[f'{TEXT}-{row.number}']}\n{ended}"


def _old(old: OldLine, said: Mapping[str, str]) -> str:
    answer = said.get(f"{ANSWER}-{old.number}", "")
    if old.outcome == Outcome.ASSIGNED:
        unit = old.unit.name if old.unit is not None else old.unit_words
        return f"Giao {unit} trả lời. {answer}".strip()
    if old.outcome == Outcome.OUTSIDE:
        return f"Không thuộc nội dung buổi họp, vì: {answer}"
    return f"Trả lời: {answer}" if answer else "Biên bản cũ không ghi câu trả lời."


def digest(meeting: Meeting, prepared: PublicMinutes) -> str:
    """The mark by which a release knows that nothing changed since somebody looked."""
    return sha256(composed(meeting, prepared).encode()).hexdigest()[:16]


def read_back(page: Page) -> Released:
    """The released words by their numbers; what is hidden is not in the page."""
    asked: list[Block] = []
    concluded: list[Block] = []
    for block in page.text.split("\n\n"):
        for kind, found in ((_QUESTION, asked), (_CONCLUSION, concluded)):
            match = kind.match(block)
            if match is not None:
                words, _line, ended = block[match.end() :].rpartition("\n")
                found.append(Block(int(match[1]), words or ended, ended if words else ""))
    return Released(tuple(asked), tuple(concluded))


@dataclass(frozen=True, slots=True)
class Words:
    """Questions and conclusions of several meetings as a human released them. Where minutes are
    public nothing else is: what was covered or hidden there is told nowhere."""

    pages: Mapping[int, Released | None]  # by meeting; none: the whole page is hidden

    def of(self, meeting: int, kind: str, number: int, *, unreleased: str) -> str:
        """The released words; of a meeting that nobody released yet the given ones, masked."""
        if meeting not in self.pages:
            return apply(unreleased, proposals(unreleased))
        page = self.pages[meeting]
        if page is None:
            return ""
        block = page.question(number) if kind == "question" else page.conclusion(number)
        return block.words if block is not None else ""


def words_in(meetings: Collection[int]) -> Words:
    """The released words of these meetings; one statement."""
    rows = PublicMinutes.objects.filter(meeting__in=meetings, page__isnull=False)
    return Words(
        {
            row.meeting_id: None if row.page.hidden_at is not None else read_back(row.page)
            for row in rows.select_related("page")
            if row.page is not None
        }
    )
