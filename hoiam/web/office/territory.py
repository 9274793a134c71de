"""Units as they were on a day, hamlets from a list, and who answers for what."""

from dataclasses import astuple
from datetime import date
from typing import Any

from django import forms as django_forms
from django.core import signing
from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from hoiam.core import calendar
from hoiam.core.actor import Role
from hoiam.core.refusals import Invalid, WrongState
from hoiam.units import actions, queries
from hoiam.units import hamlets as lists
from hoiam.units.hamlets import Preview, Row
from hoiam.units.models import TERRITORIES, UnitKind
from hoiam.web import tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import exports, forms, menu, open_lists, pages, unit_choice

MOST = 300
SALT = "office.hamlets"
VERDICTS = {
    lists.NEW: ("promise", "mới"),
    lists.KNOWN: ("ok", "đã có"),
    lists.CHANGED: ("soon", "đổi tên"),
    lists.REFUSED: ("late", "không nhận"),
}


@office(Role.ADMINISTRATOR)
def units(request: OfficeRequest) -> HttpResponseBase:
    """Found by name, or the communes and the province's own bodies, as of a day."""
    day = _day(request)
    words = request.GET.get("tim", "").strip()
    kind = request.GET.get("loai", "")
    found = queries.find_by_name(words, day) if words else queries.as_of(day)
    if kind in UnitKind.values:
        found = found.filter(kind=kind)
    elif not words:
        found = found.filter(kind__in=TERRITORIES).exclude(kind=UnitKind.HAMLET).order_by("folded")
    if tables.asked(request):
        return exports.open_to_all(request, open_lists.units(found))
    rows = found.select_related("parent", "area")[:MOST]
    return pages.show(
        request, "units", rows=rows, day=day, words=words, kind=kind, kinds=UnitKind.choices,
        total=found.count(), below=menu.administration(request),
        ever=_former(words, kind, day),
    )  # fmt: skip


def _former(words: str, kind: str, day: date) -> list[queries.Found]:
    """Units that bore the words and are gone, or are called otherwise, on that day."""
    if not words:
        return []
    kinds = [kind] if kind in UnitKind.values else list(UnitKind)
    return [one for one in queries.find_ever(words, day, kinds=kinds) if not one.is_present]


def _day(request: OfficeRequest) -> date:
    """The day that was asked for, else today."""
    try:
        return date.fromisoformat(request.GET.get("ngay", ""))
    except ValueError:
        return calendar.day_of(now())


@office(Role.ADMINISTRATOR)
def hamlets(request: OfficeRequest) -> HttpResponse:
    """Two steps: a verdict for every row, then exactly that preview or nothing."""
    if request.method == "POST" and "preview" in request.POST:
        return _import(request)
    form = pages.bound(request, forms.HamletFile)
    context: pages.Values = {"below": menu.administration(request)}
    if request.method != "POST":
        return pages.show(request, "hamlets", form=form, **context)
    if not form.is_valid():
        return pages.show(request, "hamlets", status=422, form=form, **context)
    text = _text(form)
    day = calendar.day_of(now())
    preview = lists.read(
        text, communes=queries.known_communes(day), hamlets=queries.known_hamlets(day)
    )
    context |= {"preview": preview, "signed": _signed(preview), "rows": _judged(preview)}
    again = forms.HamletFile(initial={"text": text})
    return pages.show(request, "hamlets", form=again, **context)


def _text(form: django_forms.Form) -> str:
    file = form.cleaned_data.get("file")
    if file is None:
        return str(form.cleaned_data["text"])
    return str(file.read().decode("utf-8-sig", errors="replace"))


def _signed(preview: Preview) -> str:
    """The rows travel with the page; the signature says that nobody changed them on the way."""
    rows = [astuple(row) for row in preview.rows]
    return signing.dumps(rows, salt=SALT, serializer=_Plain, compress=True)


def _judged(preview: Preview) -> list[tuple[Row, str, str]]:
    return [(row, *VERDICTS[row.verdict]) for row in preview.rows]


class _Plain(signing.JSONSerializer):
    """Rows as plain lists, days written out."""

    def dumps(self, obj: list[tuple[object, ...]]) -> bytes:
        plain = [
            [cell.isoformat() if isinstance(cell, date) else cell for cell in row] for row in obj
        ]
        return super().dumps(plain)


def _import(request: OfficeRequest) -> HttpResponse:
    """Write what was previewed, as it was shown."""
    form = forms.HamletFile()
    context: pages.Values = {"form": form, "below": menu.administration(request)}
    try:
        plain = signing.loads(request.POST["preview"], salt=SALT, max_age=3600)
        done = actions.import_hamlets(
            rows=[_row(cells) for cells in plain], by=request.actor, at=now()
        )
    except signing.BadSignature:
        return pages.show(request, "hamlets", status=422, stale=True, **context)
    except (Invalid, WrongState) as error:
        context["refused"] = pages.refused(form, error)
        return pages.show(request, "hamlets", status=error.status, **context)
    said = _("Đã ghi {made} thôn mới, {renamed} thôn đổi tên.")
    return pages.done(request, said.format(made=done.made, renamed=done.renamed), "office:hamlets")


def _row(cells: list[Any]) -> Row:
    line, verdict, commune, commune_name, name, code, since, why = cells
    valid_from = date.fromisoformat(since) if since else None
    return Row(line, verdict, commune, commune_name, name, code, valid_from, why)


@office(Role.ADMINISTRATOR)
def competences(request: OfficeRequest) -> HttpResponseBase:
    """Who answers for what, in the order of the fields."""
    day = _day(request)
    rows = queries.competences(day).select_related("field", "area", "unit")
    if tables.asked(request):
        return exports.open_to_all(request, open_lists.competences(rows))
    names = unit_choice.body_names(day)
    shown = list(rows.order_by("field__order", "area__folded", "id"))
    return pages.show(
        request,
        "competences",
        rows=[(row, names.get(row.template, row.template)) for row in shown],
        day=day,
        below=menu.administration(request),
    )
