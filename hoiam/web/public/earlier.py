"""The releases of one page: what each changed, when and why, and the words side by side."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from hoiam.publication import queries as publication
from hoiam.publication.models import Cause, Page
from hoiam.publication.openness import WORDED, Hiding, Part
from hoiam.publication.queries import Earlier
from hoiam.web.public.closing import Placeholder, placeholder
from hoiam.web.public.why import masked

_MOST_WORDS = 4_000  # compared word by word; a longer text is shown without marks


@dataclass(frozen=True, slots=True)
class Version:
    """One release in the list of all of them."""

    number: int
    at: datetime
    cause: str
    reason: str
    changed: str
    closed: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stayed, went or came."""

    kind: str  # "", "del" or "ins"
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """One part of an earlier release beside the one that followed, or why it is closed."""

    label: str
    runs: tuple[Run, ...]
    closed: Placeholder | None


def versions(page: Page, hidings: Iterable[Hiding]) -> list[Version]:
    """All releases, the newest first."""
    rows = publication.releases_of(page, hidings)
    before = [*rows[1:], None]
    return [_version(row, older) for row, older in zip(rows, before, strict=True)]


def _version(row: Earlier, older: Earlier | None) -> Version:
    release = row.release
    return Version(
        number=release.number,
        at=release.released_at,
        cause=_(Cause(release.cause).label),
        reason=masked(release.reason),
        changed=", ".join(_changed(row, older)) if older is not None else "",
        closed=row.whole is not None,
    )


def _changed(row: Earlier, older: Earlier) -> Iterator[str]:
    """Which parts differ; never their words."""
    new, old = row.release, older.release
    for part in WORDED:
        if getattr(new, part.value) != getattr(old, part.value):
            yield _(part.label)
    if (new.latitude, new.longitude) != (old.latitude, old.longitude):
        yield _("điểm trên bản đồ")
    gone, come = set(old.photos) - set(new.photos), set(new.photos) - set(old.photos)
    if gone or come:
        yield _("tệp (bớt %(gone)s, thêm %(come)s)") % {"gone": len(gone), "come": len(come)}


def words_of(page: Page, number: int) -> list[Words] | None:
    """What one earlier release said, marked against the release that replaced it."""
    rows = {row.release.number: row for row in publication.releases_of(page)}
    old, new = rows.get(number), rows.get(number + 1)
    if old is None or new is None:
        return None
    return [one for part in WORDED if (one := _words(part, old, new)) is not None]


def _words(part: Part, old: Earlier, new: Earlier) -> Words | None:
    closed = old.whole or old.closed.get(part)
    label = _(part.label).capitalize()
    if closed is not None:
        return Words(label, (), placeholder(closed))
    before, after = masked(old.words(part)), masked(new.words(part))
    if not before:
        return None
    is_closed_after = new.whole is not None or part in new.closed
    return Words(label, (Run("", before),) if is_closed_after else compared(before, after), None)


def compared(before: str, after: str) -> tuple[Run, ...]:
    """The words of both in one line, what went and what came marked."""
    old, new = before.split(), after.split()
    if max(len(old), len(new)) > _MOST_WORDS:
        return (Run("", before),)
    runs: list[Run] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(Run("", " ".join(old[a:b])))
            continue
        runs += [Run(kind, " ".join(some)) for kind, some in (("del", old[a:b]), ("ins", new[c:d]))]
    return tuple(run for run in runs if run.text)
