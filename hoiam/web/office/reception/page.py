"""The page of one visit: its line, its matters, what follows; names open for a purpose."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hoiam.accounts import queries as accounts
from hoiam.base import queries as base
from hoiam.cases.models import Part
from hoiam.commitments import overdue
from hoiam.commitments import queries as commitments
from hoiam.commitments.models import Commitment
from hoiam.core import calendar
from hoiam.core.deadlines import Lateness
from hoiam.core.redact.covering import looks_personal
from hoiam.core.refusals import WrongState
from hoiam.papers import queries as issued_papers
from hoiam.papers.models import Paper
from hoiam.reception import queries
from hoiam.reception.models import (
    Matter,
    PaperReceipt,
    Statement,
    TurnedAway,
    Visit,
    VisitConclusion,
    Visitor,
)
from hoiam.web.access import OfficeRequest, now
from hoiam.web.allowed import Allowed, allowed
from hoiam.web.office import case_page, opened
from hoiam.web.office.case_page import Line
from hoiam.web.office.reception import lines


@dataclass(frozen=True, slots=True)
class Brought:
    """One matter with its statement, and the words as far as they are open."""

    matter: Matter
    words: str
    statement: Statement | None


@dataclass(frozen=True, slots=True)
class Owed:
    """A duty that this visit brought, and how late it is."""

    duty: Commitment
    lateness: Lateness | None
    conclusion: VisitConclusion | None


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the page shows."""

    visit: Visit
    cells: tuple[tuple[str, str], ...]
    is_open: bool
    visitors: Sequence[Visitor]
    matters: Sequence[Brought]
    owed: Sequence[Owed]
    papers: Sequence[PaperReceipt]
    issued: Sequence[tuple[Paper, str]]
    away: TurnedAway | None
    may_follow_up: Allowed
    may_conclude: Allowed
    history: Sequence[Line]


def read(request: OfficeRequest, code: str) -> Page:
    """One visible visit. Coming here opens nothing that is personal."""
    visit = queries.by_code(request.actor, code)
    about = (queries.ABOUT, visit.code)
    is_open = opened.elsewhere(request, about=about, unit=visit.desk, part=Part.RECORD)
    matters = list(
        visit.matters.select_related("case__unit", "docket__petition", "voice", "statement")
    )
    events = base.history(about)
    names = accounts.names({event.recorded_by for event in events})
    cells = lines.cells(visit, named=is_open)
    shown = tuple(zip((_(name) for name in lines.HEADINGS), cells, strict=True))
    return Page(
        visit=visit,
        cells=shown,
        is_open=is_open,
        visitors=list(visit.visitors.order_by("order")) if is_open else (),
        matters=[_brought(one) for one in matters],
        owed=_owed(visit),
        papers=list(visit.paper_receipts.prefetch_related("lines").order_by("id")),
        issued=[(one, issued_papers.cited(one)) for one in issued_papers.of(about)],
        away=TurnedAway.objects.filter(visit=visit).first(),
        may_follow_up=allowed("reception.follow_up", visit, actor=request.actor),
        may_conclude=allowed("reception.conclude", visit, actor=request.actor),
        history=case_page.lines(events, names),
    )


def check_open(request: OfficeRequest, visit: Visit) -> None:
    """A form that stands filled in shows its words in full: where something personal is in them,
    they are opened first, and the opening is on record."""
    about = (queries.ABOUT, visit.code)
    said = (visit.follow_up, visit.notes)
    if not any(map(looks_personal, said)):
        return
    if not opened.elsewhere(request, about=about, unit=visit.desk, part=Part.RECORD):
        raise WrongState("reception.open-first")


def _brought(matter: Matter) -> Brought:
    words = opened.masked(matter.voice.text) if matter.voice is not None else ""
    return Brought(matter, words, getattr(matter, "statement", None))


def _owed(visit: Visit) -> list[Owed]:
    seen = overdue.gauge_on(calendar.day_of(now()))
    rows = {one.commitment: one for one in visit.conclusions.select_related("unit")}
    duties = commitments.about(queries.ABOUT, visit.code).order_by("due_on", "id")
    return [Owed(duty, overdue.standing(duty, seen), rows.get(duty.code)) for duty in duties]
