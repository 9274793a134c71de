"""The papers of one meeting: issued ones as files, and what can be issued now. Minutes and
conclusions name no asker; those of a visit are issued on its own page."""

from dataclasses import dataclass

from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from hoiam.core import calendar
from hoiam.core.refusals import NotFound, WrongState
from hoiam.meetings import minutes, policies
from hoiam.meetings import queries as meetings
from hoiam.meetings.models import Meeting
from hoiam.papers import actions, queries
from hoiam.papers.forms import FORMS
from hoiam.papers.letter import Letter
from hoiam.papers.models import Paper, PaperFile
from hoiam.web import papers, refusals
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import menu, pages

MINUTES, CONCLUSION = "minutes", "conclusion"
OFFERED = (MINUTES, CONCLUSION)
_NAMES = {form.key: form.name for form in FORMS}


@dataclass(frozen=True, slots=True)
class Offer:
    """A form that may be issued, the paper it would replace, and how many there were."""

    form: str
    name: str
    standing: str
    turn: int


@office(*menu.READERS)
def of(request: OfficeRequest, code: str) -> HttpResponseBase:
    """What was issued about a meeting; with a press of a button, one paper more."""
    meeting = meetings.by_code(request.actor, code)
    if request.method == "POST":
        return _issue(request, meeting)
    issued = queries.of(_about(meeting))
    rows = [(paper, queries.cited(paper), list(paper.files.order_by("id"))) for paper in issued]
    return pages.show(
        request, "papers/of", meeting=meeting, rows=rows, offers=_offers(request, meeting, issued)
    )


def _about(meeting: Meeting) -> tuple[str, str]:
    return "meeting", meeting.code


def _offers(request: OfficeRequest, meeting: Meeting, issued: list[Paper]) -> list[Offer]:
    refused = refusals.tried(lambda: policies.check_can_keep(meeting, request.actor))
    if refused is not None or not minutes.versions(meeting).exists():
        return []
    offers = []
    for form in OFFERED:
        same = [paper for paper in issued if paper.form == form]
        standing = queries.cited(same[-1]) if same else ""
        offers.append(Offer(form, _(_NAMES[form]), standing, len(same)))
    return offers


def _letter(meeting: Meeting, form: str) -> Letter:
    fixed = minutes.versions(meeting).first()
    if fixed is None:
        raise WrongState("papers.minutes-open")
    if form == MINUTES:
        return minutes.letter_of(fixed)
    return minutes.announcement(meeting, calendar.day_of(now()))


def _issue(request: OfficeRequest, meeting: Meeting) -> HttpResponseBase:
    policies.check_can_keep(meeting, request.actor)
    form, turn = request.POST.get("form", ""), request.POST.get("turn", "")[:4]
    if form not in OFFERED:
        raise NotFound("base.not-found")
    letter, about, at = _letter(meeting, form), _about(meeting), now()
    # The page knew how many there were: pressed twice, the button gives one paper.
    key = f"meeting-{meeting.code}-{form}-{turn}"[:64]
    old = queries.in_force(about, form)
    if old is None or old.key == key:
        made = actions.issue(
            form=form, letter=letter, unit=meeting.unit, about=about, by=request.actor, at=at,
            key=key,
        )  # fmt: skip
    else:
        made = actions.replace(
            paper=old, letter=letter, why=request.POST.get("why", ""), by=request.actor, at=at,
            key=key,
        )  # fmt: skip
    said = _("Đã ban hành {paper}.").format(paper=queries.cited(made))
    return pages.done(request, said, "office:papers-of", meeting.code)


@office(*menu.READERS)
def file(request: OfficeRequest, code: str, paper_file: str) -> HttpResponseBase:
    """One file exactly as it was issued."""
    meeting = meetings.by_code(request.actor, code)
    row = PaperFile.objects.select_related("paper").filter(code=paper_file).first()
    if row is None:
        raise NotFound("base.not-found")
    queries.by_code(row.paper.code, about=[_about(meeting)])
    return papers.issued(row)
