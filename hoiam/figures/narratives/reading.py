"""Reading reports: those that somebody writes, what stands in each section, and its versions."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Max, QuerySet

from hoiam.core.actor import Actor
from hoiam.core.narrative import outline
from hoiam.core.periods import Period, period_by
from hoiam.core.refusals import NotFound
from hoiam.figures.forms.bodies import Reporting, below, reporting
from hoiam.figures.models import NarrativeReport, NarrativeText, OutlineText, Reach
from hoiam.figures.narrative_policies import bodies_of
from hoiam.units import queries as units
from hoiam.units.models import Unit

ABOUT = "report"  # what papers of a report are about


def visible_to(person: Actor) -> QuerySet[NarrativeReport]:
    """Reports that somebody writes. Others get the paper once it is issued; a draft is not one."""
    return NarrativeReport.objects.filter(unit__in=bodies_of(person)).select_related("unit")


def by_code(person: Actor, code: str) -> NarrativeReport:
    """One of them; a stranger's answer is the same as for a missing one."""
    found = (
        visible_to(person).select_related("unit__parent", "unit__area").filter(code=code).first()
    )
    if found is None:
        raise NotFound("base.not-found")
    return found


def bodies_for(person: Actor, day: date) -> list[Unit]:
    """Bodies of today whose report somebody writes."""
    rows = units.as_of(day).filter(pk__in=bodies_of(person).values("pk"))
    return list(rows.exclude(area__isnull=True).select_related("area", "parent").order_by("folded"))


def period_of(report: NarrativeReport) -> Period:
    """The period that a report is about."""
    found = period_by(report.period)
    if found is None:
        raise NotFound("base.not-found")
    return found


def counted_bodies(unit: Unit, reach: str, day: date) -> list[Reporting]:
    """Whose registers are counted: of the body with the offices that report through it, or of the
    bodies that report to it as well."""
    every = reporting(day)
    own = every.get(unit.code, Reporting(unit, (unit,)))
    return [own] if reach == Reach.OWN else below(own, every.values())


def texts_of(report: NarrativeReport) -> dict[str, NarrativeText]:
    """The last version of every section that somebody wrote."""
    newest = NarrativeText.objects.filter(report=report).values("section")
    newest = newest.annotate(last=Max("version")).values("section", "last")
    last = {row["section"]: row["last"] for row in newest}
    rows = NarrativeText.objects.filter(report=report, version__in=set(last.values()))
    return {one.section: one for one in rows if last[one.section] == one.version}


def versions_of(report: NarrativeReport, section: str) -> list[NarrativeText]:
    """Every version of a section, the newest first."""
    rows = NarrativeText.objects.filter(report=report, section=section)
    return list(rows.order_by("-version"))


def outline_of(unit: Unit) -> dict[str, OutlineText]:
    """The last version of every section that the office changed."""
    found: dict[str, OutlineText] = {}
    for one in OutlineText.objects.filter(unit=unit).order_by("version"):
        found[one.section] = one
    return found


def outline_versions(unit: Unit, section: str) -> list[OutlineText]:
    """Every version of a section of the office's outline, the newest first."""
    return list(OutlineText.objects.filter(unit=unit, section=section).order_by("-version"))


def beginning(unit: Unit) -> dict[str, str]:
    """What each section starts from: the office's own words, or those that stand ready."""
    own = outline_of(unit)
    return {
        one.code: own[one.code].text if one.code in own else one.text for one in outline.written()
    }


def written(report: NarrativeReport) -> dict[str, str]:
    """What stands in each section: what was written in it, or what it starts from."""
    texts: Mapping[str, NarrativeText] = texts_of(report)
    return beginning(report.unit) | {section: one.text for section, one in texts.items()}
