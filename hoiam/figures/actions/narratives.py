"""Writing the narrative report: begun once for a body and a period, written section by section with
every version kept, issued as a paper with its number."""

import os
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from hoiam.base import audit
from hoiam.core import calendar, codes
from hoiam.core.actor import Actor
from hoiam.core.narrative import outline, spans, texts
from hoiam.core.narrative.outline import Section
from hoiam.core.periods import Period
from hoiam.core.refusals import Invalid, NotFound, WrongState
from hoiam.figures import narrative_policies as policies
from hoiam.figures.models import NarrativeReport, NarrativeText, OutlineText, Reach
from hoiam.figures.narratives import composing, numbers, reading
from hoiam.papers import actions as papers
from hoiam.papers import queries as issued
from hoiam.papers.forms.reports import fields_of
from hoiam.papers.models import Paper
from hoiam.units.models import Unit


@transaction.atomic
def begin_report(
    *, unit: Unit, period: Period, reach: str, by: Actor, at: datetime
) -> NarrativeReport:
    """Open the report of a body for a period. It is the same one for everybody who writes it."""
    policies.check_can_write_report(unit, by)
    if period.code not in {one.code for one in spans.narrated(period.year)}:
        raise Invalid("figures.report-period", field="period")
    if reach not in Reach.values:
        raise Invalid("figures.report-reach", field="reach")
    Unit.objects.select_for_update().get(pk=unit.pk)  # two who begin it at once get the same one
    rows = NarrativeReport.objects.filter(unit=unit, period=period.code, reach=reach)
    known: NarrativeReport | None = rows.first()
    if known is not None:
        return known
    report = NarrativeReport(
        code=codes.new_code("bcl", os.urandom), unit=unit, period=period.code, reach=reach,
        begun_at=at, begun_by=by.code,
    )  # fmt: skip
    report.save(force_insert=True)
    _record("figures.report.begun", report, by=by, at=at)
    return report


@transaction.atomic
def write_section(
    *, report: NarrativeReport, section: str, text: str, seen: int, by: Actor, at: datetime
) -> NarrativeText | None:
    """Write a section anew; the version before stays. `seen` is the version that stood on the page:
    where somebody wrote another one meanwhile, nothing of either is lost. The same words again are
    nothing new."""
    policies.check_can_write_report(report.unit, by)
    about = _section(section)
    texts.read(text)
    NarrativeReport.objects.select_for_update().get(pk=report.pk)
    rows = NarrativeText.objects.filter(report=report, section=section)
    last: NarrativeText | None = rows.order_by("-version").first()
    words = _tidy(text)
    if last is not None and last.text == words:
        return None
    version = last.version if last is not None else 0
    if version != seen:
        raise Invalid("figures.report-written-meanwhile", field="text", section=about.title)
    row = NarrativeText(
        report=report, section=section, version=version + 1, text=words, written_at=at,
        written_by=by.code,
    )  # fmt: skip
    row.save(force_insert=True)
    _record("figures.report.written", report, by=by, at=at, section=about.title)
    return row


@transaction.atomic
def keep_outline(
    *, unit: Unit, section: str, text: str, seen: int, by: Actor, at: datetime
) -> OutlineText | None:
    """What reports of this office start a section from, from now on; reports whose section was
    written already stay as they are."""
    policies.check_can_keep_outline(unit, by)
    about = _section(section)
    texts.read(text)
    Unit.objects.select_for_update().get(pk=unit.pk)
    rows = OutlineText.objects.filter(unit=unit, section=section)
    last: OutlineText | None = rows.order_by("-version").first()
    words = _tidy(text)
    if (last.text if last is not None else about.text) == words:
        return None
    version = rows.aggregate(last=Max("version"))["last"] or 0
    if version != seen:
        raise Invalid("figures.report-written-meanwhile", field="text", section=about.title)
    row = OutlineText(
        unit=unit, section=section, version=version + 1, text=words, kept_at=at, kept_by=by.code
    )
    row.save(force_insert=True)
    audit.record(
        "figures.outline.kept",
        subject=("unit", unit.code),
        by=by,
        at=at,
        details={"unit": unit.name, "section": about.title},
    )
    return row


@transaction.atomic
def issue_report(*, report: NarrativeReport, turn: int, why: str, by: Actor, at: datetime) -> Paper:
    """Give the report its number and keep it as Word and PDF; another one replaces the one before
    and says why. It stops on an identity that does not hold and on a section that nobody wrote.
    `turn`: how many stood on the page, so that a button pressed twice gives one paper."""
    policies.check_can_write_report(report.unit, by)
    key = f"{report.code}-{turn}"[:64]
    earlier = issued.with_key(key)
    if earlier is not None:
        return earlier
    day = calendar.day_of(at)
    said = reading.written(report)
    empty = [one.title for one in outline.written() if not said[one.code].strip()]
    if empty:
        raise WrongState("figures.report-unwritten", sections="; ".join(empty))
    gathered = numbers.of_report(report, by, day)
    if gathered.broken:
        told = "; ".join(f"{one.form}: {one.said}" for one in gathered.broken)
        raise WrongState("figures.report-broken", identities=told)
    letter = composing.letter_of(report.unit, said, gathered.facts, day=day)
    fields = fields_of(said, gathered.facts)
    about = (reading.ABOUT, report.code)
    old = issued.in_force(about, outline.FORM)
    if old is None:
        paper = papers.issue(
            form=outline.FORM, letter=letter, unit=report.unit, about=about, by=by, at=at, key=key,
            fields=fields,
        )  # fmt: skip
    else:
        paper = papers.replace(
            paper=old, letter=letter, why=why, by=by, at=at, key=key, fields=fields
        )
    _record("figures.report.issued", report, by=by, at=at, paper=issued.cited(paper))
    return paper


def _section(code: str) -> Section:
    found = outline.section(code)
    if found is None:
        raise NotFound("base.not-found")
    return found


def _tidy(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def _record(tag: str, report: NarrativeReport, *, by: Actor, at: datetime, **more: str) -> None:
    period = reading.period_of(report)
    details = {"unit": report.unit.name, "period": spans.said(period), **more}
    audit.record(tag, subject=("report", report.code), by=by, at=at, details=details)
