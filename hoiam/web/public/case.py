"""One public matter, its earlier versions, its photos."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hoiam.cases import queries as cases
from hoiam.cases.models import Case, CaseState, Result
from hoiam.commitments.models import Commitment
from hoiam.core.calendar import day_of
from hoiam.core.refusals import NotFound
from hoiam.publication import queries as publication
from hoiam.publication.models import Page
from hoiam.rules import queries as rules
from hoiam.web.access import PublicRequest, now, public
from hoiam.web.public import standing, story
from hoiam.web.public.keeping import sent_file
from hoiam.web.public.review import is_closed_to_others
from hoiam.web.public.shown import ShownFile, name_of, shown_files
from hoiam.web.public.standing import Seen
from hoiam.web.public.why import masked, why


@require_safe
@public
def page(request: PublicRequest, code: str) -> HttpResponse:
    """What a human released, who owes what by when, and how it went."""
    case = cases.public_page(code)
    duties = list(cases.public_commitments(case))
    seen = Seen(day_of(now()), rules.calendar_on())
    context: dict[str, object] = {
        "case": case,
        "page": case.page,
        "mark": standing.mark_of(case, duties, seen),
    }
    if case.page is None or case.page.hidden_at is not None:
        response = render(request, "public/cases/hidden.html", context)
        response["X-Robots-Tag"] = "noindex"
        return response
    shown = shown_files(publication.files_of(case.page))
    context |= told(case, case.page, shown, duties, seen)
    return render(request, "public/cases/case.html", context)


def told(
    case: Case, page: Page, shown: list[ShownFile], duties: list[Commitment], seen: Seen
) -> dict[str, object]:
    """What the page says, of a page that stands or of one that somebody is about to release."""
    return {
        "owed": standing.owed_by(case, duties, seen),
        "why": why(standing.duty_of(duties)),
        "steps": story.for_all(case.code),
        "files": shown,
        "earlier": range(page.number - 1, 0, -1),
        "result": Result(case.result).label if case.result else "",
        "into": _into(case),
        "closed_to_others": is_closed_to_others(case),
    }


def _into(case: Case) -> Case | None:
    """The matter it was joined to, if strangers may know of that one."""
    if case.state != CaseState.JOINED or case.joined_to is None:
        return None
    return cases.public().filter(pk=case.joined_to.pk).first()


@require_safe
@public
def release(request: PublicRequest, code: str, number: int) -> HttpResponse:
    """What was public before, with whatever looks personal masked: a new version may have been
    made because the old one said too much."""
    case = cases.public_page(code)
    if case.page is None or case.page.hidden_at is not None or number == case.page.number:
        raise NotFound("base.not-found")
    old = case.page.releases.filter(number=number).first()
    if old is None:
        raise NotFound("base.not-found")
    context = {
        "case": case,
        "number": number,
        "released_at": old.released_at,
        "title": masked(old.title),
        "text": masked(old.text),
        "answer": masked(old.answer),
    }
    response = render(request, "public/cases/release.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
@public
def photo(request: PublicRequest, code: str) -> HttpResponseBase:
    """A released photo: the copy that was made for everybody, and only that."""
    return _released(request, code, photo=True)


@require_safe
@public
def paper(request: PublicRequest, code: str) -> HttpResponseBase:
    """A released paper, built from its drawn pages; to be saved, never a page of this site."""
    return _released(request, code, photo=False)


def _released(request: PublicRequest, code: str, *, photo: bool) -> HttpResponseBase:
    file = publication.file_by_code(code)
    if file.is_photo is not photo:
        raise NotFound("base.not-found")
    named = name_of(file, publication.files_of(file.page).index(file) + 1)
    return sent_file(request, file, named)
