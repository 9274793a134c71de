"""Which rules apply here today, and on any other day: filtered, compared, one by one, as a file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hoiam.core.calendar import FIRST_YEAR, LAST_YEAR, day_of
from hoiam.core.law import rules as law
from hoiam.core.law.corrections import Corrected, Correction, Version
from hoiam.core.law.rulebook.shapes import Rule
from hoiam.core.law.rules import SUBJECTS, Difference, Subject
from hoiam.core.refusals import NotFound
from hoiam.core.text import fold
from hoiam.rules import queries as rules
from hoiam.rules.models import RuleCorrection
from hoiam.voices.models import VoiceKind
from hoiam.web import tables, words
from hoiam.web.access import PublicRequest, now, public
from hoiam.web.public import exports, rule_parts, rule_words
from hoiam.web.tables import Column, Line, Table

LONGEST_QUERY = 120
# So many rules on one page: more would weigh too much for an old telephone.
MOST = 60
_BY_CODE = {subject.code: subject for subject in SUBJECTS}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asked for. Whatever is odd in an address counts as not asked."""

    day: date
    other: date | None = None
    subject: str = ""
    words: str = ""

    @property
    def are_any(self) -> bool:
        return bool(self.subject or self.words)

    def fits(self, rule: Rule) -> bool:
        """In the chapter, with every word in its text; marks over letters do not matter."""
        if self.subject and law.subject_of(rule).code != self.subject:
            return False
        texts = (rule.id, rule.statement, rule.article, rule.decided_by, rule.note, *rule.grounds)
        said = fold(" ".join(texts))
        return all(fold(word) in said for word in self.words.split())


def asked_of(given: Mapping[str, str], *, today: date) -> Asked:
    """Read an address."""
    subject = given.get("nhom", "")
    return Asked(
        day=_day(given.get("ngay", "")) or today,
        other=_day(given.get("so-voi", "")),
        subject=subject if subject in _BY_CODE else "",
        words=" ".join(given.get("q", "").replace("\0", "").split())[:LONGEST_QUERY],
    )


def _day(typed: str) -> date | None:
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


@dataclass(frozen=True, slots=True)
class Shown:
    """One version of a rule as it is read, with what was put right in it."""

    rule: Rule
    version: Version | None = None
    corrections: tuple[RuleCorrection, ...] = ()  # those that count, the oldest first

    @property
    def url(self) -> str:
        return reverse("public:rule", args=[self.rule.id])

    @property
    def limits(self) -> list[str]:
        return [rule_words.limit(one) for one in self.rule.limits]

    @property
    def extensions(self) -> list[str]:
        return [rule_words.extension(one) for one in self.rule.extensions]

    @property
    def status(self) -> str:
        return rule_words.status(self.rule)

    @property
    def period(self) -> str:
        return rule_words.period(self.rule)

    @property
    def is_corrected(self) -> bool:
        """Other words than those that the product came with, or none that it came with."""
        version = self.version
        return version is not None and bool(version.corrected or version.added)

    @property
    def shipped(self) -> list[rule_parts.Part]:
        """What the product came with where it was put right."""
        version = self.version
        if version is None or version.shipped is None:
            return []
        return rule_parts.parts(version.shipped, version.rule)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter with its rules of a day."""

    subject: Subject
    rules: list[Shown]
    url: str

    @property
    def unsure(self) -> int:
        return sum(not shown.rule.is_sure for shown in self.rules)


@dataclass(frozen=True, slots=True)
class Compared:
    """One rule on two days."""

    id: str
    before: Shown | None
    after: Shown | None

    @property
    def decider_differs(self) -> bool:
        """The numbers may be the same and somebody else decide."""
        deciders = [side.rule.decided_by for side in (self.before, self.after) if side is not None]
        return len(set(deciders)) > 1 and all(deciders)


@require_safe
@public
def index(request: PublicRequest) -> HttpResponseBase:
    """The limits that answers are given under, then every chapter; or what was asked for."""
    today = day_of(now())
    asked = asked_of(request.GET, today=today)
    book = rules.corrected_rulebook()
    found = [one for one in book.versions if one.rule.is_in_force(asked.day)]
    found = [one for one in found if asked.fits(one.rule)]
    if tables.asked(request):
        return exports.sent(request, table(found), day=asked.day)
    context = {
        "asked": asked,
        "today": today,
        "subjects": SUBJECTS,
        "subject": _BY_CODE.get(asked.subject),
        "found": len(found),
        "rules": [Shown(one.rule, one) for one in found[:MOST]] if asked.are_any else [],
        "chapters": [] if asked.are_any else _chapters(found, asked.day),
    }
    if asked.other is not None:
        earlier, later = sorted((asked.day, asked.other))
        compared = _compared(asked, book, earlier, later)
        context |= {"earlier": earlier, "later": later, "compared": compared}
    elif not asked.are_any:
        context |= _own_limits(book, asked.day)
    return render(request, "public/rules/list.html", context)


def _chapters(found: list[Version], day: date) -> list[Chapter]:
    shown: dict[Subject, list[Shown]] = {subject: [] for subject in SUBJECTS}
    for one in found:
        shown[law.subject_of(one.rule)].append(Shown(one.rule, one))
    return [
        Chapter(subject, rows, _address(nhom=subject.code, ngay=day.isoformat()))
        for subject, rows in shown.items()
        if rows
    ]


def _address(**asked: str) -> str:
    return f"{reverse('public:rules')}?{urlencode(asked)}"


def _own_limits(book: Corrected, day: date) -> dict[str, object]:
    """What this installation answers under on a day: the law's limits and its own targets."""
    ids = dict.fromkeys(law.rule_id_for(kind) for kind in law.Kind)
    answering = [one for one in book.versions if one.rule.is_in_force(day) and one.rule.id in ids]
    targets = rules.targets_on(day).select_related("field", "area")
    return {
        "answering": [Shown(one.rule, one) for one in answering],
        "targets": list(targets.order_by("field__order", "kind", "area_id", "pk")),
        "kinds": dict(VoiceKind.choices),
    }


def _compared(asked: Asked, book: Corrected, earlier: date, later: date) -> list[Compared]:
    versions = {one.rule: one for one in book.versions}
    rulebook = book.book
    found = law.differences(rulebook.in_force(earlier), rulebook.in_force(later))

    def shown(rule: Rule | None) -> Shown | None:
        return None if rule is None else Shown(rule, versions[rule])

    return [
        Compared(one.id, shown(one.before), shown(one.after))
        for one in found
        if any(asked.fits(rule) for rule in _sides(one))
    ]


def _sides(difference: Difference) -> Iterator[Rule]:
    yield from (rule for rule in (difference.before, difference.after) if rule is not None)


def columns() -> tuple[Column, ...]:
    """What a file of rules says of each."""
    return (
        Column(_("Mã"), 16), Column(_("Nhóm"), 24), Column(_("Quy định"), 70),
        Column(_("Thời hạn"), 40), Column(_("Gia hạn"), 30), Column(_("Gia hạn cho"), 14),
        Column(_("Căn cứ, tiêu chí"), 50), Column(_("Ai quyết định"), 30),
        Column(_("Điều luật"), 40), Column(_("Có hiệu lực từ"), 14),
        Column(_("Đến trước ngày"), 14), Column(_("Độ chắc chắn"), 26), Column(_("Còn chưa rõ"), 50),
        Column(_("Đã đính chính"), 50), Column(_("Trước khi đính chính"), 50),
    )  # fmt: skip


def table(found: Iterable[Version]) -> Table:
    """Rules with everything that is known of them, a line for each."""
    rows = list(found)
    told = standing(rows)
    return Table("quy-dinh", columns(), (line(one, told) for one in rows))


def standing(found: Iterable[Version]) -> dict[int, RuleCorrection]:
    """The rows of the corrections that count in these versions, by number."""
    numbers = [laid.number for one in found for laid in _laid(one)]
    return rules.corrections().in_bulk(numbers) if numbers else {}


def _laid(version: Version) -> list[Correction]:
    return [*filter(None, [version.added]), *version.corrected]


def line(version: Version, told: Mapping[int, RuleCorrection]) -> Line:
    """One version as a line of a file."""
    rule, shown = version.rule, Shown(version.rule, version)
    rows = [told[laid.number] for laid in _laid(version)]
    return (
        rule.id, _(law.subject_of(rule).name), _(rule.statement), rule_words.numbers(rule),
        rule_words.extensions(rule), rule.extends, " ".join(_(one) for one in rule.grounds),
        _(rule.decided_by) if rule.decided_by else "", rule.article, rule.valid_from,
        rule.valid_to, rule_words.status(rule), _(rule.note) if rule.note else "",
        "; ".join(f"{words.day(day_of(row.set_at))}: {row.reason} ({row.basis})" for row in rows),
        "; ".join(f"{part.name}: {', '.join(part.before) or '–'}" for part in shown.shipped),
    )  # fmt: skip


@require_safe
@public
def rule(request: PublicRequest, code: str) -> HttpResponse:
    """One rule in every version, the newest first, with what may move its limit today."""
    today = day_of(now())
    book = rules.corrected_rulebook()
    versions = book.of(code)
    if not versions:
        raise NotFound("rules.unknown", rule=code)
    told = standing(versions)
    shown = [
        Shown(one.rule, one, tuple(told[laid.number] for laid in _laid(one)))
        for one in reversed(versions)
    ]
    context = {
        "code": code,
        "today": today,
        "subject": law.subject_of(versions[0].rule),
        "versions": shown,
        "current": next((one for one in shown if one.rule.is_in_force(today)), None),
        "moved_by": [Shown(one) for one in book.book.extensions_of(code, today) if one.id != code],
    }
    return render(request, "public/rules/rule.html", context)
