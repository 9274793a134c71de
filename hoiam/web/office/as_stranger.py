"""The look as a stranger: the page, the line of a list, the entry of the feed and the point of
the map, made by what makes them for everybody, from a version that nobody released yet."""

from datetime import datetime

from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from hoiam.base import files
from hoiam.cases import previewing, queries
from hoiam.cases.models import Case, FileChoice
from hoiam.cases.previewing import Preview
from hoiam.core.calendar import day_of
from hoiam.core.refusals import NotFound
from hoiam.core.text import excerpt
from hoiam.publication.models import Page
from hoiam.rules import queries as rules
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import hiding_forms, masking, pages
from hoiam.web.public import case as public_case
from hoiam.web.public import listing, standing
from hoiam.web.public.closing import closed_of
from hoiam.web.public.shown import shown
from hoiam.web.public.standing import Seen


@office()
def preview(request: OfficeRequest, code: str) -> HttpResponse:
    """What a stranger would see, and the one button that makes it so."""
    case = queries.by_code(request.actor, code)
    pages.check_open("cases.prepare_publication", case, request=request)
    return looked_at(request, case, hiding_forms.Correct())


def looked_at(
    request: OfficeRequest, case: Case, correct: hiding_forms.Correct, *, status: int = 200
) -> HttpResponse:
    """The look with the question why there is a new release, or with what was wrong about it."""
    found = previewing.preview_of(case)
    if found is None:
        return redirect("office:prepare", case.code)
    at = now()
    page = _page(case, found, at)
    duties, seen = list(queries.public_commitments(case)), Seen(day_of(at), rules.calendar_on())
    was_public, case.page = case.page, page  # in memory alone: the same words as for everybody
    line = listing.Line(case, standing.mark_of(case, duties, seen))
    context = public_case.told(
        case, page, _files(case, found), duties, seen, closed_of(was_public)
    ) | {
        "case": case,
        "page": page,
        "mark": line.mark,
        "line": line,
        "feed": f"{line.mark.text}. {excerpt(page.text, 300)}",
        "point": f"{line.mark.text} · {case.area.name}" if found.latitude is not None else "",
        "digest": found.digest,
        "left": found.left,
        "kinds": masking.KINDS,
        "was_public": was_public,
        "correct": correct if was_public else None,
        "step": 3,
        "has_files": bool(previewing.attachments_of(case)),
        "draft": found.draft,
    }
    return render(request, "office/as_stranger.html", context, status=status)


def _page(case: Case, found: Preview, at: datetime) -> Page:
    """The row that a release would write, unsaved."""
    draft = found.draft
    return Page(
        code=case.code,
        title=draft.title,
        text=draft.text,
        answer=draft.answer,
        place=draft.place,
        latitude=found.latitude,
        longitude=found.longitude,
        number=(case.page.number if case.page is not None else 0) + 1,
        published_at=at,
    )


def _files(case: Case, found: Preview) -> list:
    return [
        shown(file, number, reverse("office:public-copy", args=[case.code, file.source]))
        for number, file in enumerate(found.files, start=1)
    ]


@office()
def copy(request: OfficeRequest, code: str, attachment: str) -> FileResponse:
    """The copy that was made for everybody, before anybody has it."""
    case = queries.by_code(request.actor, code)
    pages.check_open("cases.prepare_publication", case, request=request)
    source = queries.attachment_of(case, attachment).code
    choice = FileChoice.objects.filter(source=source).exclude(copy="").first()
    if choice is None:
        raise NotFound("base.not-found")
    response = FileResponse(
        files.read_public(choice.copy).open("rb"),
        content_type=choice.media,
        as_attachment=choice.pages > 0,
        filename="tai-lieu.pdf" if choice.pages else "anh.jpg",
    )
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
