"""The list of one's own files, a new line of the register, the page of one file, the columns."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from hoiam.core import calendar
from hoiam.core.clocks.shapes import Clock
from hoiam.core.deadlines import Lateness
from hoiam.core.figures.forms.shapes import Number, ReportForm
from hoiam.core.figures.forms.tt06_2025 import GQTC, KQTH, XLD
from hoiam.core.refusals import NotFound
from hoiam.denunciations import actions, counts, queries
from hoiam.denunciations.models import DenunciationFile
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import docket_words, menu, pages
from hoiam.web.office.denunciations import file_page, forms
from hoiam.web.office.figures import form_words
from hoiam.web.office.pages import Values

ENDED = "ket-thuc"
MOST = 500  # a reader has a few dozen; a page by keys would tell how many others there are


@dataclass(frozen=True, slots=True)
class Row:
    """One file with its nearest date."""

    file: DenunciationFile
    state: str
    what: str
    due_on: date | None
    lateness: Lateness | None
    is_opened: bool


@office(*menu.WORKERS)
def files(request: OfficeRequest) -> HttpResponse:
    """Files into which the reader was let, the newest day of receipt first."""
    is_ended = request.GET.get("tt") == ENDED
    found = queries.visible_to(request.actor).filter(ended_at__isnull=not is_ended)
    rows = list(found.select_related("unit").order_by("-received_on", "code")[:MOST])
    day = calendar.day_of(now())
    opened = queries.opened_keys(request.actor)
    clocks = queries.clocks_of_all([one for one in rows if one.pk in opened])
    return pages.show(
        request,
        "denunciations/list",
        rows=[_row(one, clocks.get(one.pk), day) for one in rows],
        ended=is_ended,
        alone=list(queries.left_alone(request.actor, day).select_related("unit")),
        registers=bool(queries.units_for(request.actor)),
    )


def _row(file: DenunciationFile, clocks: tuple[Clock, ...] | None, day: date) -> Row:
    owed = file_page.owed(clocks or ())
    nearest = owed[0] if owed else None
    return Row(
        file=file,
        state=file_page.state_name(file) if clocks is not None else "",
        what=docket_words.clock_name(nearest) if nearest else "",
        due_on=nearest.due_on if nearest else None,
        lateness=file_page.lateness(nearest, day) if nearest else None,
        is_opened=clocks is not None,
    )


@office(*queries.RECEIVERS)
def new(request: OfficeRequest) -> HttpResponse:
    """The line of the register: no name, no word."""
    ended = (
        queries.visible_to(request.actor).filter(ended_at__isnull=False).order_by("-received_on")
    )
    form = pages.bound(
        request,
        forms.Opening,
        units=queries.units_for(request.actor),
        ended=list(ended),
        initial={"received_on": calendar.day_of(now())},
    )
    made: list[str] = [""]

    def act(_typed: Values) -> None:
        made[0] = actions.register(new=form.new(), by=request.actor, at=now()).code

    if request.method == "POST" and form.is_valid():
        response = pages.ask(
            request, "denunciations/form", form=form, act=act, said=_("Đã vào sổ."),
            to=("office:denunciations",), heading=_("Vào sổ tố cáo"), new=True,
        )  # fmt: skip
        return redirect("office:denunciation", made[0]) if made[0] else response
    status = 422 if request.method == "POST" else 200
    return pages.show(
        request,
        "denunciations/form",
        status=status,
        form=form,
        heading=_("Vào sổ tố cáo"),
        new=True,
    )


@office(*menu.WORKERS)
def one(request: OfficeRequest, code: str) -> HttpResponse:
    """Dates, steps, people and columns of one file; before the declaration, the declaration."""
    file = queries.by_code(request.actor, code)
    if not queries.is_opened(file, request.actor):
        return redirect("office:declare-denunciation", code)
    return pages.show(request, "denunciations/file", page=file_page.read(request, file), file=file)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a form with the files behind it."""

    form: str
    number: int
    name: str
    value: str  # money in millions of đồng
    behind: tuple[str, ...]


@office(*menu.WORKERS)
def columns(request: OfficeRequest) -> HttpResponse:
    """What denunciations fill of 02/XLD, 04/GQTC and 05/KQTH, over the files that the reader has
    opened."""
    if not queries.may_enter(request.actor):
        raise NotFound("base.not-found")
    today = calendar.day_of(now())
    typed = {
        "since": request.GET.get("since") or _year_began(today),
        "until": request.GET.get("until") or today,
    }
    form = forms.Period(typed)
    context: Values = {"form": form}
    if form.is_valid():
        seen = queries.visible_to(request.actor).filter(pk__in=queries.opened_keys(request.actor))
        told = counts.table(
            queries.known(seen), form.cleaned_data["since"], form.cleaned_data["until"]
        )
        shown = _columns(told)
        context |= {"columns": [one for one in shown if one.behind], "counted": True}
        context |= {
            "empty": [one for one in shown if not one.behind],
            "broken": counts.broken(told),
            "seen": seen.count(),
        }
        context |= form.cleaned_data
    return pages.show(request, "denunciations/columns", **context)


def _year_began(day: date) -> date:
    """The year of these reports begins on 15 December (TT 06/2025/TT-TTCP)."""
    began = date(day.year, 12, 15)
    return began if day >= began else date(day.year - 1, 12, 15)


def _columns(told: counts.Table) -> list[Column]:
    """The columns of the circular that these files alone fill."""
    counted = counts.numbers(told)
    return [
        _column(form, column, number, told)
        for form in (XLD, GQTC, KQTH)
        for column, number in counted[form.code].items()
    ]


def _column(form: ReportForm, column: int, number: Number | None, told: counts.Table) -> Column:
    behind = tuple(told.behind.get(f"{form.code[:2]}.{column}", ()))
    shown = form_words.number(number, form.columns[column].unit)
    return Column(form.code, column, form.full_name(column), shown, behind)
