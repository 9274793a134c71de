"""One public matter, its earlier versions, its photos."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hoiam.cases import queries as cases
from hoiam.cases.models import Case, CaseState, Result
from hoiam.commitments.models import Commitment
from hoiam.core.calendar import day_of
from hoiam.core.refusals import NotFound
from hoiam.meetings import minutes
from hoiam.publication import queries as publication
from hoiam.publication.models import Page
from hoiam.publication.openness import Part
from hoiam.rules import queries as rules
from hoiam.web import kept
from hoiam.web.access import PublicRequest, now, public
from hoiam.web.kept import keeps
from hoiam.web.public import closing, earlier, standing, story
from hoiam.web.public.closing import Closed
from hoiam.web.public.keeping import sent_file
from hoiam.web.public.review import is_closed_to_others
from hoiam.web.public.shown import ShownFile, name_of, shown_files
from hoiam.web.public.standing import Seen
from hoiam.web.public.why import why


@require_safe
@public
@keeps
def page(request: PublicRequest, code: str) -> HttpResponse:
    """What a human released, who owes what by when, and how it went. The result of a meeting has a
    page of its own: changes and corrections of both are told in one series."""
    if code in minutes.units_of([code] if code.startswith("gap-") else []):
        return redirect("public:meeting-minutes", code)
    if code.startswith("qd-"):
        return redirect("public:decision", code)
    case = cases.public_page(code)
    into = [("case", case.joined_to.code)] if case.joined_to is not None else []
    kept.shows(request, ("case", code), ("page", code), *into)
    duties = list(cases.public_commitments(case))
    seen = Seen(day_of(now()), rules.calendar_on())
    context: dict[str, object] = {
        "case": case,
        "page": case.page,
        "mark": standing.mark_of(case, duties, seen),
    }
    closed = closing.closed_of(case.page)
    if case.page is None or case.page.hidden_at is not None:
        context["closed"] = closed.parts
        return _gone(render(request, "public/cases/hidden.html", context))
    files = [one for one in publication.files_of(case.page) if one.code not in closed.files]
    context |= told(case, case.page, shown_files(files), duties, seen, closed)
    return render(request, "public/cases/case.html", context)


def told(
    case: Case,
    page: Page,
    shown: list[ShownFile],
    duties: list[Commitment],
    seen: Seen,
    closed: Closed,
) -> dict[str, object]:
    """What the page says, of a page that stands or of one that somebody is about to release."""
    parts = closed.parts
    answered = Part.ANSWER.value not in parts
    owed = standing.owed_by(case, duties, seen)
    return {
        "heading": closing.heading(page),
        "closed": parts,
        "closed_files": list(closed.files.values()),
        "hidings": closed.hidings,
        "versions": earlier.versions(page, closed.hidings) if page.pk is not None else [],
        # A promise is made of the words of the answer: it is hidden with them.
        "owed": owed if answered else closing.without_promises(owed),
        "why": why(standing.duty_of(duties)),
        "steps": story.for_all(case.code, without=() if answered else story.OF_PROMISES),
        "files": shown,
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
    page = case.page
    words = earlier.words_of(page, number) if page is not None else None
    if page is None or words is None:
        raise NotFound("base.not-found")
    old = publication.releases_of(page)[page.number - number]
    context = {
        "case": case,
        "page": page,
        "number": number,
        "released_at": old.release.released_at,
        "whole": closing.placeholder(old.whole) if old.whole is not None else None,
        "words": words,
        "versions": earlier.versions(page, publication.hidings_of(page)),
    }
    response = render(request, "public/cases/release.html", context)
    if old.whole is not None:
        return _gone(response)
    response["X-Robots-Tag"] = "noindex"
    return response


def _gone(response: HttpResponse) -> HttpResponse:
    """People read the place-holder; machines that keep a copy learn that it is withdrawn."""
    response.status_code = 410
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "no-cache"
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
    hiding = publication.hiding_of_file(code)
    if hiding is not None:
        context = {"one": closing.placeholder(hiding), "code": hiding.page.code}
        return _gone(render(request, "public/cases/gone_file.html", context))
    file = publication.file_by_code(code)
    if file.is_photo is not photo:
        raise NotFound("base.not-found")
    named = name_of(file, publication.files_of(file.page).index(file) + 1)
    return sent_file(request, file, named)
