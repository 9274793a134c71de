"""Rows and counts of the public register of hidings and corrections."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Count, Model, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.cases import queries as cases
from hoiam.commitments import queries as commitments
from hoiam.core.calendar import day_of
from hoiam.core.law.hiding import GROUNDS, ground_of
from hoiam.meetings import minutes as meetings
from hoiam.publication import queries as publication
from hoiam.publication.models import Cause, Release
from hoiam.publication.openness import Appeal, Hiding
from hoiam.units import queries as units
from hoiam.web import words
from hoiam.web.public.closing import Placeholder, placeholder
from hoiam.web.public.why import masked

PAGE = 30
HIDINGS, CORRECTIONS = "an", "dinh-chinh"
_GROUNDS = {ground.code for ground in GROUNDS}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asked for; whatever is odd in an address counts as not asked."""

    kind: str = HIDINGS
    unit: str = ""
    why: str = ""  # a ground, or the kind of a correction

    @property
    def is_hidings(self) -> bool:
        return self.kind == HIDINGS

    @property
    def are_any(self) -> bool:
        return bool(self.unit or self.why)

    @property
    def words(self) -> str:
        unit = units.found(self.unit) if self.unit else None
        named = [unit.name] if unit is not None else []
        if self.why:
            named.append(_(_label(self.kind, self.why)))
        return " · ".join(named)

    def url(self, name: str = "public:hidings", **more: str) -> str:
        pairs = {"loai": self.kind, "don-vi": self.unit, "can-cu": self.why} | more
        return f"{reverse(name)}?{urlencode({key: one for key, one in pairs.items() if one})}"


def asked_of(given: Mapping[str, str]) -> Asked:
    """Read an address."""
    kind = CORRECTIONS if given.get("loai") == CORRECTIONS else HIDINGS
    known = _GROUNDS if kind == HIDINGS else set(Cause.values)
    why = given.get("can-cu", "")
    return Asked(kind, given.get("don-vi", "")[:40], why if why in known else "")


def _label(kind: str, why: str) -> str:
    return ground_of(why).name if kind == HIDINGS else str(Cause(why).label)


@dataclass(frozen=True, slots=True)
class Row:
    """One hiding in the register."""

    key: int
    code: str
    page: str
    place: Placeholder
    ground: str
    part: str
    unit: str
    shown_at: datetime | None
    shown_from: int | None
    shown_reason: str
    days: int
    appeal: Appeal | None
    due_on: date | None

    @property
    def appeal_reasons(self) -> str:
        return masked(self.appeal.reasons) if self.appeal is not None else ""

    @property
    def appeal_words(self) -> str:
        if self.appeal is None:
            return ""
        if self.appeal.decided_at is not None:
            outcome = _(self.appeal.get_outcome_display())
            return f"{outcome}, {words.day(self.appeal.decided_at)}: {self.appeal_reasons}"
        return _("%(unit)s đang xem lại, hạn %(due)s") % {
            "unit": self.appeal.superior.name, "due": words.day(self.due_on),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Corrected:
    """One new release in the register."""

    key: int
    page: str
    number: int
    unit: str
    unit_code: str
    at: datetime
    cause: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Counted:
    """How often a unit did so on one ground, with the list of it."""

    unit: str
    label: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of the register and the way to its neighbours."""

    rows: list[Row] | list[Corrected]
    newer: str
    older: str


def hidings_of(asked: Asked) -> QuerySet[Hiding]:
    """Hidings that fit."""
    fits = Q(unit__code=asked.unit) if asked.unit else Q()
    return publication.hidings().filter(fits & (Q(ground=asked.why) if asked.why else Q()))


def corrections_of(asked: Asked) -> QuerySet[Release]:
    """New releases that fit; they are counted for the unit that holds the case today."""
    fits = Q(page__case__unit__code=asked.unit) if asked.unit else Q()
    return publication.corrections().filter(fits & (Q(cause=asked.why) if asked.why else Q()))


def as_rows(hidings: Iterable[Hiding], today: date) -> list[Row]:
    """Hidings in words; the dates of their appeals in one query."""
    found = list(hidings)
    appeals = {one.pk: getattr(one, "appeal", None) for one in found}
    due = commitments.due_of([one.commitment for one in appeals.values() if one is not None])
    return [_row(one, appeals[one.pk], due, today) for one in found]


def _row(one: Hiding, appeal: Appeal | None, due: Mapping[str, date], today: date) -> Row:
    end = day_of(one.shown_at) if one.shown_at is not None else today
    return Row(
        key=one.pk,
        code=one.code,
        page=one.page.code,
        place=placeholder(one),
        ground=one.ground,
        part=one.part,
        unit=one.unit.code,
        shown_at=one.shown_at,
        shown_from=one.shown_from,
        shown_reason=masked(one.shown_reason),
        days=(end - day_of(one.hidden_at)).days + 1,
        appeal=appeal,
        due_on=due.get(appeal.commitment) if appeal is not None else None,
    )


def as_corrections(releases: Iterable[Release]) -> list[Corrected]:
    """New releases in words; their units in one query."""
    found = list(releases)
    codes = [one.page.code for one in found]
    held = cases.units_of(codes) | meetings.units_of(codes)
    return [
        Corrected(
            key=one.pk,
            page=one.page.code,
            number=one.number,
            unit=held[one.page.code].name,
            unit_code=held[one.page.code].code,
            at=one.released_at,
            cause=_(Cause(one.cause).label),
            kind=one.cause,
            reason=masked(one.reason),
        )
        for one in found
    ]


def listed(
    asked: Asked,
    given: Mapping[str, str],
    today: date,
    *,
    size: int = PAGE,
    name: str = "public:hidings",
) -> Listed:
    """A page of the register by key, the newest first."""
    before = _number(given.get("truoc", ""))
    if asked.is_hidings:
        hidings, more = _taken(hidings_of(asked), before, size)
        rows: list[Row] | list[Corrected] = as_rows(hidings, today)
    else:
        releases, more = _taken(corrections_of(asked), before, size)
        rows = as_corrections(releases)
    older = asked.url(name, truoc=str(rows[-1].key)) if more else ""
    return Listed(rows, asked.url(name) if before else "", older)


def _taken[M: Model](found: QuerySet[M], before: int, size: int) -> tuple[list[M], bool]:
    """A page by key, and whether more is behind it."""
    rows = found.filter(pk__lt=before) if before else found
    taken = list(rows.order_by("-pk")[: size + 1])
    return taken[:size], len(taken) > size


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 16 else 0


def counts(asked: Asked) -> list[Counted]:
    """By unit and ground: acts of offices, so each count is exact and opens to its list."""
    if asked.is_hidings:
        named = ("unit__code", "unit__name", "ground")
        rows: QuerySet[Any, Any] = (
            Hiding.objects.values_list(*named).annotate(count=Count("pk")).order_by("-count")
        )
    else:
        named = ("page__case__unit__code", "page__case__unit__name", "cause")
        found = publication.corrections().values_list(*named)
        rows = found.annotate(count=Count("pk")).order_by("-count")
    return [
        Counted(name, _(_label(asked.kind, why)), count, Asked(asked.kind, unit, why).url())
        for unit, name, why, count in rows
    ]


def plain(row: Row | Corrected) -> dict[str, object]:
    """One row for a machine: codes and dates; words are masked like on the page."""
    site = settings.SITE_URL
    if isinstance(row, Corrected):
        return {
            "case": row.page,
            "release": row.number,
            "unit": row.unit_code,
            "at": row.at.isoformat(),
            "cause": row.kind,
            "reason": row.reason,
            "url": site + reverse("public:case", args=[row.page]),
        }
    appeal = row.appeal
    return {
        "code": row.code,
        "case": row.page,
        "part": row.part,
        "unit": row.unit,
        "ground": row.ground,
        "basis": row.place.basis,
        "reason": row.place.reason,
        "hidden_at": row.place.at.isoformat(),
        "shown_at": row.shown_at.isoformat() if row.shown_at else None,
        "shown_from_release": row.shown_from,
        "shown_reason": row.shown_reason,
        "days": row.days,
        "appeal": None
        if appeal is None
        else {
            "filed_at": appeal.filed_at.isoformat(),
            "superior": appeal.superior.code,
            "due_on": row.due_on.isoformat() if row.due_on else None,
            "outcome": appeal.outcome or None,
            "decided_at": appeal.decided_at.isoformat() if appeal.decided_at else None,
            "reasons": row.appeal_reasons or None,
        },
        "url": site + row.place.url,
    }
