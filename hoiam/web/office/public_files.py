"""Files, one by one: covered by hand, copied anew, chosen or left; nothing is public by itself."""

import os
import re
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hoiam.base import files
from hoiam.base.rendering import copies
from hoiam.base.rendering.copies import PublicCopy
from hoiam.base.rendering.painting import WHOLE, Mask
from hoiam.cases import actions as cases
from hoiam.cases import previewing, queries
from hoiam.cases.actions.choosing import can_be_shown
from hoiam.cases.models import Case, FileChoice, Part, Purpose, Reading
from hoiam.core.refusals import Invalid, NotAllowed, NotFound
from hoiam.core.text import normalise
from hoiam.voices.models import Attachment
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import case_forms, handling, masking, opened, pages
from hoiam.web.office.pages import Values

CELLS = 12  # a grid of ticks over the picture, for who has no pointer that draws
_MASK = re.compile(r"\d{1,4}(?:,\d{1,4}){3}")


@dataclass(frozen=True, slots=True)
class Row:
    """One file of the case and what was decided about it."""

    file: Attachment
    number: int
    name: str  # as it was sent, with what looks personal covered
    choice: FileChoice | None
    possible: bool

    @property
    def covered(self) -> int:
        return sum(len(of) for of in self.choice.masks.values()) if self.choice else 0

    @property
    def decided(self) -> str:
        return self.choice.decided if self.choice else ""


def rows_of(case: Case) -> list[Row]:
    """Every file, in the order of the case."""
    found = previewing.attachments_of(case)
    chosen = {
        one.source: one for one in FileChoice.objects.filter(source__in=[f.code for f in found])
    }
    return [
        Row(file, number, opened.masked(file.name), chosen.get(file.code), can_be_shown(file))
        for number, file in enumerate(found, start=1)
    ]


@office()
def index(request: OfficeRequest, code: str) -> HttpResponse:
    """All files of the case: what is undecided, left, or chosen."""
    case = handling.opened(request, code, "cases.prepare_publication")
    return pages.show(
        request, "public_files", case=case, rows=rows_of(case), step=2, has_files=True,
        draft=queries.public_draft(case),
    )  # fmt: skip


def _row(case: Case, code: str) -> Row:
    found = next((row for row in rows_of(case) if row.file.code == code), None)
    if found is None:
        raise NotFound("base.not-found")
    return found


@office()
def cover(request: OfficeRequest, code: str, attachment: str) -> HttpResponse:
    """One photo, or one page of a paper, with a tool that covers what nobody may see."""
    case = handling.opened(request, code, "cases.prepare_publication")
    row = _row(case, attachment)
    if not row.possible:
        raise Invalid("cases.file-not-shown", field="file")
    if "open" in request.POST:
        return _open_original(request, case, row)
    page = _number(request.POST.get("page") or request.GET.get("trang", ""))
    drawn = _pages(request, case, row, page)
    names = previewing.names_of(case)
    form = pages.bound(request, case_forms.PublicFile, initial={"alt": _alt(case, row, names)})
    masks = _masks(request, row, page)
    kept = _kept(request, form, names)
    context = {
        "case": case, "row": row, "page": page, "pages": drawn, "masks": masks,
        "cells": range(CELLS), "step": 2, "has_files": True, "draft": queries.public_draft(case),
        "left": list(masking.left("alt", normalise(str(form["alt"].value() or "")), names, kept)),
    }  # fmt: skip

    def act(typed: Values) -> None:
        if "page-only" in request.POST:
            cases.cover_page(
                case=case, source=row.file.code, page=page, masks=masks, by=request.actor, at=now()
            )
        else:
            _show(request, case, row, page, masks, typed["alt"], kept)

    to: tuple[object, ...] = ("office:public-files", case.code)
    if "page-only" in request.POST:
        to = ("office:cover-page", case.code, row.file.code, min(page + 1, drawn or page))
    return pages.ask(request, "cover", form=form, act=act, said=_("Đã ghi."), to=to, **context)


@office()
def cover_page(
    request: OfficeRequest, code: str, attachment: str, page: int
) -> HttpResponseRedirect:
    """An address for one page of a paper, to be led to."""
    response = redirect("office:cover", code, attachment)
    response["Location"] += f"?trang={page}"
    return response


def _open_original(request: OfficeRequest, case: Case, row: Row) -> HttpResponseRedirect:
    cases.read(
        case=case, voice=row.file.voice, part=Part.ORIGINAL, purpose=Purpose.PUBLISHING,
        reason=request.POST.get("reason", ""), by=request.actor, at=now(),
    )  # fmt: skip
    said = _("Đã mở tệp gốc để che. Việc này đã được ghi lại.")
    return pages.done(request, said, "office:cover", case.code, row.file.code)


def _pages(request: OfficeRequest, case: Case, row: Row, page: int) -> int:
    """How many pages a paper has, once it is open; none of a photo or of a closed one."""
    if row.file.is_photo or _reading(request, case, row.file) is None:
        return 0
    return copies.page_of(row.file.original, page).pages


def _reading(request: OfficeRequest, case: Case, file: Attachment) -> Reading | None:
    return opened.of_case(case, request.actor).get((file.voice_id, Part.ORIGINAL))


def _number(typed: str) -> int:
    return (
        int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 and int(typed) else 1
    )


def _alt(case: Case, row: Row, names: Sequence[str]) -> str:
    """What it was described with, or the beginning of a description."""
    if row.choice is not None and row.choice.alt:
        return row.choice.alt
    draft = queries.public_draft(case)
    kind = _("Ảnh về") if row.file.is_photo else _("Tài liệu về")
    return f"{kind}: {draft.title}"[:200] if draft is not None else ""


def _masks(request: OfficeRequest, row: Row, page: int) -> list[Mask]:
    """What is drawn, and the ticked cells of the grid; as it is stored where nothing was sent."""
    if request.method != "POST":
        stored = row.choice.masks.get(str(page), []) if row.choice else []
        return [(one[0], one[1], one[2], one[3]) for one in stored]
    if "clear" in request.POST:
        return []
    drawn = [_mask(one) for one in _MASK.findall(request.POST.get("masks", ""))]
    return [*drawn, *cells_of(request.POST.getlist("cell"))]


def _mask(written: str) -> Mask:
    x, y, wide, high = (int(one) for one in written.split(","))
    return x, y, wide, high


def cells_of(ticked: Sequence[str]) -> list[Mask]:
    """Ticked cells as rectangles, neighbours of one row as one."""
    spots = {
        (int(row), int(column))
        for row, column in (
            one.split("-") for one in ticked if re.fullmatch(r"\d{1,2}-\d{1,2}", one)
        )
        if int(row) < CELLS and int(column) < CELLS
    }
    found: list[Mask] = []
    for row in range(CELLS):
        start = None
        for column in range(CELLS + 1):
            if (row, column) in spots:
                start = column if start is None else start
            elif start is not None:
                found.append(_cell(row, start, column))
                start = None
    return found


def _cell(row: int, first: int, after: int) -> Mask:
    left, top = first * WHOLE // CELLS, row * WHOLE // CELLS
    right, bottom = -(-after * WHOLE // CELLS), -(-(row + 1) * WHOLE // CELLS)
    return left, top, right - left, bottom - top


def _kept(request: OfficeRequest, form, names: Sequence[str]) -> list[tuple[int, int]]:
    alt = normalise(str(form["alt"].value() or ""))
    return masking.confirmed("alt", alt, names, set(request.POST.getlist("keep")))


def _show(
    request: OfficeRequest, case: Case, row: Row, page: int, masks: list[Mask], alt: str, kept
) -> None:
    """The copy is made first, outside of the transaction; refused, it goes again."""
    covered = {page: masks}
    if row.file.is_photo:
        made = copies.of_photo(row.file.copy, masks, rand=os.urandom)
    else:
        made, covered = _paper(request, case, row, page, masks)
    with ExitStack() as undone:
        undone.callback(files.remove, [made.name])
        cases.show_file(
            case=case, source=row.file.code, masks=covered, made=made, alt=alt, kept=kept,
            by=request.actor, at=now(),
        )  # fmt: skip
        undone.pop_all()


def _paper(
    request: OfficeRequest, case: Case, row: Row, page: int, masks: list[Mask]
) -> tuple[PublicCopy, dict[int, list[Mask]]]:
    """A paper is built from its original: what was open is delivered once more."""
    _deliver(request, case, row.file)
    choice = cases.cover_page(
        case=case, source=row.file.code, page=page, masks=masks, by=request.actor, at=now()
    )
    covered: dict[int, list[Mask]] = {
        int(number): [(one[0], one[1], one[2], one[3]) for one in of]
        for number, of in choice.masks.items()
    }
    return copies.of_paper(row.file.original, covered, rand=os.urandom), covered


def _deliver(request: OfficeRequest, case: Case, file: Attachment) -> None:
    reading = _reading(request, case, file)
    if reading is None:
        raise NotAllowed("cases.part-closed")
    opened.log(request, [reading], file.code)


@require_safe
@office()
def page_picture(request: OfficeRequest, code: str, attachment: str, page: int) -> HttpResponse:
    """One page of a paper, uncovered: for who opened the original to cover it."""
    case = handling.opened(request, code, "cases.prepare_publication")
    file = queries.attachment_of(case, attachment)
    if file.media != copies.PAPER:
        raise NotFound("base.not-found")
    _deliver(request, case, file)
    drawn = copies.page_of(file.original, page)
    return HttpResponse(drawn.content, content_type="image/jpeg")


@require_POST
@office()
def withhold(request: OfficeRequest, code: str, attachment: str) -> HttpResponseRedirect:
    case = queries.by_code(request.actor, code)
    cases.withhold_file(case=case, source=attachment, by=request.actor, at=now())
    return pages.done(request, _("Tệp này không công khai."), "office:public-files", code)
