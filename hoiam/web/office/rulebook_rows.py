"""The rulebook as the lawyer reads it: which versions to look at first, and what became of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hoiam.accounts import queries as accounts
from hoiam.core.law import records
from hoiam.core.law import rules as law
from hoiam.core.law.corrections import Version, What
from hoiam.core.law.rules import SUBJECTS
from hoiam.core.text import fold
from hoiam.rules import queries
from hoiam.rules.models import RuleComment, RuleCorrection
from hoiam.rules.texts import PARTS
from hoiam.web.public.rulebook import Shown

UNKNOWN = "chua-ro"  # the version whose first day nobody knows, in an address
SHOWS = {
    "chua-doi-chieu": gettext_noop("chưa đối chiếu"),
    "nhan-xet": gettext_noop("có nhận xét chưa trả lời"),
    "dinh-chinh": gettext_noop("đã đính chính"),
}
LONGEST_QUERY = 120


def mark_of(first_day: date | None) -> str:
    """A version in an address."""
    return UNKNOWN if first_day is None else first_day.isoformat()


@dataclass(frozen=True, slots=True)
class Row:
    """One version in the list."""

    shown: Shown
    version: Version
    open_comments: int
    is_over: bool

    @property
    def url(self) -> str:
        return reverse("office:rule", args=[self.version.rule.id])

    @property
    def is_urgent(self) -> bool:
        return not self.version.rule.is_sure


@dataclass(frozen=True, slots=True)
class Asked:
    """What the lawyer looks for; whatever is odd in an address counts as not asked."""

    show: str = ""
    subject: str = ""
    words: str = ""
    past: bool = False


def asked_of(given: Mapping[str, str]) -> Asked:
    """Read an address."""
    show, subject = given.get("loc", ""), given.get("nhom", "")
    return Asked(
        show=show if show in SHOWS else "",
        subject=subject if subject in {one.code for one in SUBJECTS} else "",
        words=" ".join(given.get("q", "").replace("\0", "").split())[:LONGEST_QUERY],
        past=given.get("cu") == "1",
    )


def rows(asked: Asked, *, today: date) -> list[Row]:
    """The versions asked for: unverified first, then those with open remarks, in their order."""
    book = queries.corrected_rulebook()
    open_comments: dict[tuple[str, date | None], int] = {}
    for key in queries.comments().filter(settled_at__isnull=True).values_list("rule_id", "version"):
        open_comments[key] = open_comments.get(key, 0) + 1
    found = [
        Row(
            shown=Shown(one.rule),
            version=one,
            open_comments=open_comments.get((one.rule.id, one.first_day), 0),
            is_over=one.rule.valid_to is not None and one.rule.valid_to <= today,
        )
        for one in book.versions
    ]
    fitting = [row for row in found if _fits(row, asked)]
    return sorted(fitting, key=lambda row: (not row.is_urgent, not row.open_comments))


def _fits(row: Row, asked: Asked) -> bool:
    rule = row.version.rule
    shows = {
        "": True,
        "chua-doi-chieu": not rule.is_sure,
        "nhan-xet": row.open_comments > 0,
        "dinh-chinh": row.version.is_changed,
    }
    if not shows[asked.show] or (row.is_over and not asked.past):
        return False
    if asked.subject and law.subject_of(rule).code != asked.subject:
        return False
    texts = (rule.id, rule.statement, rule.article, rule.decided_by, rule.note, *rule.grounds)
    text = fold(" ".join(texts))
    return all(fold(word) in text for word in asked.words.split())


@dataclass(frozen=True, slots=True)
class Corrected:
    """One correction in the history of a rule."""

    row: RuleCorrection
    by: str
    parts: str
    is_addition: bool
    left_out: bool


@dataclass(frozen=True, slots=True)
class Remarked:
    """One remark with its answer."""

    row: RuleComment
    by: str
    answered_by: str


@dataclass(frozen=True, slots=True)
class Story:
    """One version with everything that was said of it."""

    shown: Shown
    version: Version
    mark: str
    is_current: bool
    corrections: list[Corrected]
    comments: list[Remarked]


def stories(rule_id: str, *, today: date) -> list[Story]:
    """Every version of a rule with its corrections and remarks, the newest first."""
    book = queries.corrected_rulebook()
    out = {one.correction.number for one in book.left_out}
    corrections = list(queries.corrections_of(rule_id))
    comments = list(queries.comments().filter(rule_id=rule_id))
    codes = {row.set_by for row in corrections}
    codes |= {code for row in comments for code in (row.made_by, row.settled_by) if code}
    names = accounts.names(codes)
    return [
        Story(
            shown=Shown(one.rule, one),
            version=one,
            mark=mark_of(one.first_day),
            is_current=one.rule.is_in_force(today),
            corrections=[
                _corrected(row, names, out) for row in corrections if row.version == one.first_day
            ],
            comments=[
                Remarked(row, names.get(row.made_by, ""), names.get(row.settled_by, ""))
                for row in comments
                if row.version == one.first_day
            ],
        )
        for one in reversed(book.of(rule_id))
    ]


def orphans(rule_id: str, known: Iterable[Story]) -> list[Corrected]:
    """Corrections of versions that are not there: withdrawn additions, or what a release took."""
    marks = {story.version.first_day for story in known}
    left = {one.correction.number for one in queries.corrected_rulebook().left_out}
    found = [row for row in queries.corrections_of(rule_id) if row.version not in marks]
    names = accounts.names({row.set_by for row in found})
    return [_corrected(row, names, left) for row in found]


def _corrected(row: RuleCorrection, names: Mapping[str, str], out: set[int]) -> Corrected:
    return Corrected(
        row=row,
        by=names.get(row.set_by, ""),
        parts=", ".join(_(PARTS[name]) for name in records.FIELDS if name in row.changes),
        is_addition=row.what == What.ADDED,
        left_out=row.pk in out,
    )
