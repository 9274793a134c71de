"""The public version as it stands now: what strangers would read, what a human has yet to decide,
and a mark by which a release knows that nothing changed since somebody looked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hoiam.cases import queries
from hoiam.cases.models import Case, Decided, FileChoice, PublicDraft
from hoiam.core.redact import Span, proposals, undecided
from hoiam.publication.actions import POINT_DIGITS
from hoiam.voices.models import Attachment

FIELDS = {
    "title": gettext_noop("Tên"),
    "text": gettext_noop("Ý kiến"),
    "place": gettext_noop("Nơi"),
    "answer": gettext_noop("Trả lời"),
}
POINT, FILES = "point", "files"
PARTS = FIELDS | {POINT: gettext_noop("Điểm trên bản đồ"), FILES: gettext_noop("Tệp")}
_SHORT = 16


@dataclass(frozen=True, slots=True)
class Left:
    """A place that looks personal and that nobody decided about."""

    part: str  # a field, or the code of a file for its alternative text
    label: str
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that a release would make public."""

    draft: PublicDraft
    latitude: float | None
    longitude: float | None
    files: tuple[FileChoice, ...]
    left: tuple[Left, ...]

    @property
    def marks(self) -> dict[str, str]:
        """A short digest of each part."""
        told = {name: getattr(self.draft, name) for name in FIELDS}
        told[POINT] = f"{self.latitude} {self.longitude}"
        told[FILES] = "\n".join(f"{one.source} {one.digest} {one.alt}" for one in self.files)
        return {name: sha256(text.encode()).hexdigest()[:_SHORT] for name, text in told.items()}

    @property
    def digest(self) -> str:
        """What the page carries and the release is given."""
        return ",".join(f"{name}:{mark}" for name, mark in self.marks.items())

    def changed_since(self, seen: str) -> list[str]:
        """Names of the parts that are not what was seen; all of them where nothing was."""
        known = dict(part.split(":", 1) for part in seen.split(",") if ":" in part)
        return [_(PARTS[name]) for name, mark in self.marks.items() if known.get(name) != mark]


def preview_of(case: Case) -> Preview | None:
    """The prepared version, if there is one."""
    draft = queries.public_draft(case)
    if draft is None:
        return None
    voice = queries.first_voice(case)
    latitude = longitude = None
    if draft.show_point and voice.latitude is not None and voice.longitude is not None:
        latitude, longitude = (
            round(voice.latitude, POINT_DIGITS),
            round(voice.longitude, POINT_DIGITS),
        )
    files = tuple(shown_files(case))
    return Preview(draft, latitude, longitude, files, tuple(_left(case, draft, files)))


def digest_of(case: Case) -> str:
    """The mark of the version that stands now; empty where none is prepared."""
    preview = preview_of(case)
    return preview.digest if preview is not None else ""


def attachments_of(case: Case) -> list[Attachment]:
    """Every file of the case, in the order in which they came."""
    voices = queries.voices_of(case).values("voice")
    return list(Attachment.objects.filter(voice__in=voices).order_by("id"))


def shown_files(case: Case) -> Iterator[FileChoice]:
    """Files that a human chose to show and whose copy is made, in the order of the case."""
    order = {one.code: at for at, one in enumerate(attachments_of(case))}
    rows = FileChoice.objects.filter(source__in=order, decided=Decided.SHOWN)
    yield from sorted(rows, key=lambda row: order[row.source])


def names_of(case: Case) -> tuple[str, ...]:
    """Names that the case itself knows: of whoever spoke. In its words they are looked for too."""
    return tuple(contact.name for contact in queries.contacts_of(case).values() if contact.name)


def left_in(text: str, kept: list[list[int]], names: Iterable[str] = ()) -> tuple[Span, ...]:
    """Proposals in a text that nobody decided about."""
    return undecided(proposals(text, names), kept)


def _left(case: Case, draft: PublicDraft, files: Iterable[FileChoice]) -> Iterator[Left]:
    names = names_of(case)
    for name, label in FIELDS.items():
        text = getattr(draft, name)
        for span in left_in(text, draft.kept.get(name, []), names):
            yield Left(name, _(label), span, text[span.start : span.end])
    for file in files:
        label = _("Lời tả tệp")
        for span in left_in(file.alt, file.kept, names):
            yield Left(file.source, label, span, file.alt[span.start : span.end])
