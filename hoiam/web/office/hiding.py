"""Hiding what is public and showing it again; appeals before the superior and before the Front."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _

from hoiam.cases import actions as cases
from hoiam.cases.models import Case
from hoiam.commitments.models import Commitment
from hoiam.core.actor import Role
from hoiam.core.calendar import day_of
from hoiam.core.deadlines import Lateness, lateness
from hoiam.core.law.hiding import grounds_on
from hoiam.core.refusals import WrongState
from hoiam.publication import queries as publication
from hoiam.publication.actions import What, Why
from hoiam.publication.models import Page
from hoiam.publication.openness import WORDED, Appeal, Hiding, Part
from hoiam.rules import queries as rules
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import handling, hiding_forms, pages
from hoiam.web.office.pages import Values
from hoiam.web.public.closing import Placeholder, placeholder

LISTED = 100


def _choices(page: Page) -> list[tuple[str, str]]:
    """Everything of a page that can be hidden now."""
    found = [("whole", _("Toàn bộ trang"))]
    found += [
        (part.value, _(part.label).capitalize()) for part in WORDED if getattr(page, part.value)
    ]
    closed = publication.hidden_files(page)
    for number, file in enumerate(publication.files_of(page), start=1):
        if file.code not in closed:
            named = _("Tệp %(n)s: %(alt)s") % {"n": number, "alt": file.alt}
            found.append((f"file:{file.code}", named))
    for row in publication.releases_of(page)[1:]:
        if row.whole is None:
            number = row.release.number
            found.append((f"release:{number}", _("Bản cũ số %(n)s") % {"n": number}))
    return found


def _what(chosen: str) -> What:
    kind, _colon, which = chosen.partition(":")
    match Part(kind):
        case Part.FILE:
            return What(Part.FILE, file=which)
        case Part.RELEASE:
            return What(Part.RELEASE, release=int(which))
        case part:
            return What(part)


@office()
def hide(request: OfficeRequest, code: str) -> HttpResponse:
    """Take a page, or a part of it, from the public."""
    case = handling.opened(request, code, "cases.hide")
    if case.page is None:
        raise WrongState("cases.nothing-public-yet")
    form = pages.bound(
        request, hiding_forms.Hide, whats=_choices(case.page), grounds=grounds_on(day_of(now()))
    )

    def act(typed: Values) -> None:
        why = Why(typed["ground"], typed["reason"])
        cases.hide(case=case, what=_what(typed["what"]), why=why, by=request.actor, at=now())

    return handling.step_page(
        request, case, form, act, said=_("Đã ẩn. Lý do và căn cứ công khai thay cho nội dung."),
        heading=_("Ẩn khỏi trang công khai"),
        meaning=_("Chỗ này vẫn hiện, kèm lý do và căn cứ; ai cũng có thể đề nghị cấp trên xem lại."),
    )  # fmt: skip


@office()
def show_again(request: OfficeRequest, code: str) -> HttpResponse:
    """End a hiding: all of it, or for what was put right since."""
    case = handling.opened(request, code, "cases.hide")
    if case.page is None:
        raise WrongState("cases.nothing-public-yet")
    standing = list(publication.standing(case.page).order_by("id"))
    form = pages.bound(request, hiding_forms.Show, hidings=standing)

    def act(typed: Values) -> None:
        hiding = next(one for one in standing if one.code == typed["hiding"])
        corrected = typed["how"] == hiding_forms.CORRECTED
        show = cases.show_corrected if corrected else cases.show_again
        show(case=case, hiding=hiding, reason=typed["reason"], by=request.actor, at=now())

    return handling.step_page(
        request, case, form, act, said=_("Đã công khai trở lại."), heading=_("Công khai trở lại")
    )


# ---- appeals -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Row:
    """One appeal in the list."""

    appeal: Appeal
    place: Placeholder
    due: Commitment | None
    left: Lateness | None


def _row(appeal: Appeal, duties: dict[str, Commitment]) -> Row:
    due = duties.get(appeal.commitment)
    left = lateness(due.due_on, day_of(now()), rules.calendar_on()) if due is not None else None
    return Row(appeal, placeholder(appeal.hiding), due, left)


def _duties(appeals: list[Appeal]) -> dict[str, Commitment]:
    rows = Commitment.objects.filter(code__in=[one.commitment for one in appeals])
    return {row.code: row for row in rows}


@office(Role.LEADER, Role.FRONT)
def appeals(request: OfficeRequest) -> HttpResponse:
    """What waits for a decision, and what was decided."""
    found = publication.appeals_before(request.actor).order_by("decided_at", "-id")
    open_ones = list(found.filter(decided_at__isnull=True)[:LISTED])
    ended = list(found.filter(decided_at__isnull=False).order_by("-decided_at")[:LISTED])
    duties = _duties([*open_ones, *ended])
    return pages.show(
        request,
        "appeals",
        open=[_row(one, duties) for one in open_ones],
        ended=[_row(one, duties) for one in ended],
    )


@office(Role.LEADER, Role.FRONT)
def appeal(request: OfficeRequest, code: str) -> HttpResponse:
    """What was hidden and why, what people say against it, and the decision."""
    found = publication.appeal(request.actor, code)
    form = pages.bound(request, hiding_forms.Decide)

    def act(typed: Values) -> None:
        cases.decide_appeal(appeal=found, by=request.actor, at=now(), **typed)

    return pages.ask(
        request, "appeal", form=form, act=act, said=_("Đã quyết định. Lý do được công khai."),
        to=("office:appeal", code), **_context(found),
    )  # fmt: skip


@office(Role.FRONT)
def opinion(request: OfficeRequest, code: str) -> HttpResponse:
    """What the Front says of it, in public."""
    found = publication.appeal(request.actor, code)
    form = pages.bound(request, hiding_forms.State)

    def act(typed: Values) -> None:
        cases.state_opinion(appeal=found, text=typed["text"], by=request.actor, at=now())

    return pages.ask(
        request, "appeal_opinion", form=form, act=act, said=_("Đã công khai ý kiến."),
        to=("office:appeal", code), **_context(found),
    )  # fmt: skip


def _context(found: Appeal) -> Values:
    return {
        "row": _row(found, _duties([found])),
        "appeal": found,
        "pleas": list(found.pleas.order_by("id")),
        "opinions": list(found.opinions.select_related("unit").order_by("id")),
        "case": Case.objects.filter(page=found.hiding.page_id).first(),
        "words": _hidden_words(found.hiding),
    }


def _hidden_words(hiding: Hiding) -> list[tuple[str, str]]:
    """What was public and is hidden: who decides has to read it. Files are seen on the case."""
    number = hiding.release or hiding.page.number
    release = hiding.page.releases.get(number=number)
    parts = WORDED if hiding.part in (Part.WHOLE, Part.RELEASE) else (Part(hiding.part),)
    return [
        (_(part.label).capitalize(), getattr(release, part.value))
        for part in parts
        if part in WORDED and getattr(release, part.value)
    ]
