"""A checked draft as a page, a Word file and a table are made of it: pieces of text and notes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.actor import Actor
from hoiam.core.claims import Verdict
from hoiam.core.periods import Cut as PeriodCut
from hoiam.core.periods import Period, PeriodRule, period_by
from hoiam.figures.claims import reviewing
from hoiam.figures.claims.commenting import Comment
from hoiam.figures.claims.counting import Ours
from hoiam.figures.claims.reviewing import Mark, Review
from hoiam.figures.models import ClaimDraft
from hoiam.web.figure_pages import asking
from hoiam.web.office.figures import claim_words as said
from hoiam.web.tables import Column, Line, Table

ONLY = "chi"


@dataclass(frozen=True, slots=True)
class Offer:
    """A figure of ours beside a number: its name, its value, where it opens."""

    code: str
    name: str
    side: str
    value: str
    days: str
    place: str
    url: str


@dataclass(frozen=True, slots=True)
class Note:
    """What stands in the margin about one number."""

    mark: Mark
    quoted: str
    verdict: said.Said
    sums: tuple[str, ...]
    beside: str
    ours: Offer | None
    other: Offer | None
    offered: tuple[Offer, ...]

    @property
    def may_choose(self) -> bool:
        return bool(self.mark.key) and (bool(self.offered) or self.mark.beside.by_hand)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text; with a note, a number."""

    text: str
    note: Note | None = None
    leads: bool = False  # whether the note stands beside the text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the notes beside it; what is no content of the report has none."""

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    aside: bool


@dataclass(frozen=True, slots=True)
class Total:
    """How many numbers have a verdict, and where only those stand."""

    verdict: said.Said
    count: int
    url: str
    current: bool


def checked(draft: ClaimDraft, reader: Actor, today: date) -> Review:
    """The draft, checked on a day."""
    return reviewing.review(
        draft.text,
        unit=draft.unit,
        period=period_of(draft, today),
        choices=draft.choices,
        reader=reader,
        today=today,
    )


def period_of(draft: ClaimDraft, today: date) -> Period:
    """The period of a draft; this year where its code says none any more."""
    return period_by(draft.period) or Period(PeriodRule.CALENDAR, today.year, PeriodCut.YEAR)


def notes_of(review: Review) -> list[Note]:
    """A note for every mark, in order."""
    return [_note(one, review.draft.text) for one in review.marks]


def _note(mark: Mark, text: str) -> Note:
    beside = mark.beside
    offered = beside.offered if beside.ours is None else ()
    return Note(
        mark,
        " ".join(text[mark.start : mark.end].split()),
        said.VERDICTS[mark.verdict],
        tuple(said.of_check(one) for one in mark.checks if one.verdict is not Verdict.UNCHECKED),
        said.of_beside(mark),
        _offer(beside.ours) if beside.ours else None,
        _offer(beside.other) if beside.other else None,
        tuple(_offer(one) for one in offered),
    )


def _offer(ours: Ours) -> Offer:
    return Offer(
        ours.meaning.code,
        _(ours.name),
        said.side_of(ours),
        said.of_ours(ours),
        said.days_of(ours),
        ours.place.name,
        figure_url(ours),
    )


def figure_url(ours: Ours) -> str:
    """The page of a figure on these days."""
    url = reverse("office:figure", args=[ours.answer.figure.code])
    scope = ours.place.scope
    asked = {
        asking.PERIOD: ours.span.period.code if ours.span.period else "",
        asking.AREA: scope.areas[0] if scope.areas else "",
        asking.UNIT: scope.units[0] if scope.units else "",
    }
    return f"{url}?{urlencode({name: value for name, value in asked.items() if value})}"


def paragraphs(review: Review, notes: Sequence[Note], only: Verdict | None) -> list[Paragraph]:
    """The whole text with its marks; with a verdict, the notes of that verdict alone."""
    text = review.draft.text
    aside = {one.start for one in review.draft.furniture}
    found, at = [], 0
    for line in text.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        if not line.strip():
            continue
        inside = [one for one in notes if start <= one.mark.start < end]
        shown = [one for one in inside if only is None or one.mark.verdict is only]
        shown = [one for one in shown if only is not None or _speaks(one)]
        pieces = tuple(_pieces(text, start, end, inside, shown))
        found.append(Paragraph(pieces, tuple(shown), start in aside))
    return found


def _speaks(note: Note) -> bool:
    """Beside all others, what nobody can check stays without a note unless somebody may choose."""
    return note.mark.verdict is not Verdict.UNCHECKED or note.may_choose


def _pieces(
    text: str, start: int, end: int, notes: Sequence[Note], shown: Sequence[Note]
) -> Iterator[Piece]:
    at = start
    for one in notes:
        if one.mark.start < at:
            continue
        if one.mark.start > at:
            yield Piece(text[at : one.mark.start])
        yield Piece(text[one.mark.start : min(one.mark.end, end)], one, one in shown)
        at = min(one.mark.end, end)
    if at < end:
        yield Piece(text[at:end])


def totals(review: Review, here: str, only: Verdict | None) -> list[Total]:
    """The counts, the most serious first; each opens its own notes."""
    return [
        Total(said.VERDICTS[verdict], count, f"{here}?{ONLY}={verdict.value}", verdict is only)
        for verdict, count in review.counts.items()
        if count
    ]


def table(review: Review) -> Table:
    """Every number of a draft as a line."""
    columns = (
        Column(_("Số thứ tự"), 8), Column(_("Câu"), 60), Column(_("Con số"), 14),
        Column(_("Kết quả"), 22), Column(_("Phép tính trong bản nháp"), 50),
        Column(_("Vì sao"), 40), Column(_("Số liệu của hệ thống"), 36), Column(_("Giá trị"), 24),
        Column(_("Kỳ"), 24), Column(_("Nơi"), 24),
    )  # fmt: skip
    return Table("doi-chieu", columns, _lines(review))


def _lines(review: Review) -> Iterator[Line]:
    text = review.draft.text
    for note in notes_of(review):
        mark, ours = note.mark, note.ours
        sentence = next(
            (one for one in review.draft.sentences if one.start <= mark.start < one.end), None
        )
        yield (
            mark.number,
            " ".join(text[sentence.start : sentence.end].split()) if sentence else "",
            note.quoted, _(note.verdict.name), " ".join(note.sums), note.beside,
            f"{ours.name} ({ours.side})" if ours and ours.side else ours.name if ours else "",
            ours.value if ours else "", ours.days if ours else "", ours.place if ours else "",
        )  # fmt: skip


def comments(review: Review) -> list[Comment]:
    """Every note that says something, as a comment of a Word file."""
    return [
        Comment(one.mark.start, one.mark.end, in_words(one))
        for one in notes_of(review)
        if _speaks(one)
    ]


def in_words(note: Note) -> str:
    """A note in plain lines."""
    lines = [f"{note.verdict.sign} {_(note.verdict.name)}", *note.sums]
    if note.ours is not None:
        lines.append(_line(note.ours))
    if note.other is not None:
        lines.append(_line(note.other))
    if note.beside:
        lines.append(f"{note.beside[0].upper()}{note.beside[1:]}.")
    lines += [_line(one) for one in note.offered]
    return "\n".join(lines)


def _line(one: Offer) -> str:
    side = f" ({one.side})" if one.side else ""
    return f"{one.name}{side}, {one.days}, {one.place}: {one.value}"
