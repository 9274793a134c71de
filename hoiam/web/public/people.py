"""How many people spoke: one table for each quarter that has ended, for people and for machines."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hoiam.core.calendar import day_of
from hoiam.core.disclosure import LEAST, TOTAL, Disclosed
from hoiam.core.quarters import Quarter
from hoiam.core.refusals import NotFound
from hoiam.figures.open_data import tables as tables_out
from hoiam.units import queries as units
from hoiam.web import tables
from hoiam.web.access import PublicRequest, now, public
from hoiam.web.public import exports
from hoiam.web.tables import Column, Line, Table

KEPT_SECONDS = 3_600


@dataclass(frozen=True, slots=True)
class Row:
    """One commune, or all of them; nothing where a count is hidden."""

    code: str
    name: str
    counts: list[int | None]


@require_safe
@public
def page(request: PublicRequest) -> HttpResponseBase:
    """The last quarter, or the one that was asked for."""
    today = day_of(now())
    known = tables_out.quarters_out()
    asked = request.GET.get("quy", "")
    quarter = next((one for one in known if one.code == asked), None if asked else _first(known))
    if asked and quarter is None:
        raise NotFound("base.not-found")
    rows, fields = _rows(quarter) if quarter is not None else ([], [])
    if quarter is not None and tables.asked(request):
        return exports.sent(request, _table(quarter, rows, fields), day=today)
    context = {
        "quarter": quarter, "quarters": known, "rows": rows, "fields": fields, "least": LEAST,
        "json_url": f"{reverse('public:people-json')}?quy={quarter.code}" if quarter else "",
    }  # fmt: skip
    return render(request, "public/people.html", context)


@require_safe
@public
def as_json(request: PublicRequest) -> JsonResponse:
    """Every cell and total of one quarter; null where a count is hidden."""
    asked = request.GET.get("quy", "")
    quarter = next((one for one in tables_out.quarters_out() if one.code == asked), None)
    if quarter is None:
        raise NotFound("base.not-found")
    table = _disclosed(quarter)
    cells = sorted([*table.shown, *table.hidden])
    response = JsonResponse(
        {
            "quarter": quarter.code,
            "least": LEAST,
            "url": f"{settings.SITE_URL}{reverse('public:people')}?quy={quarter.code}",
            "cells": [
                {"commune": place or None, "field": field or None, "people": table[place, field]}
                for place, field in cells
            ],
        }
    )
    response["Cache-Control"] = "public, max-age=86400"
    return response


def _first(known: list[Quarter]) -> Quarter | None:
    return known[0] if known else None


def _disclosed(quarter: Quarter) -> Disclosed:
    """As it went out last: of what did not go out nothing is shown."""
    key = f"people/{quarter.code}"
    found: Disclosed | None = cache.get(key)
    if found is None:
        found = tables_out.of_quarter(quarter.code)
        if found is None:
            raise NotFound("base.not-found")
        cache.set(key, found, KEPT_SECONDS)
    return found


def _rows(quarter: Quarter) -> tuple[list[Row], list[str]]:
    table = _disclosed(quarter)
    places, codes = table.dimensions
    names = units.names_of(places)
    fields = {one.code: _(one.name) for one in units.fields()}
    across = [*codes, TOTAL]
    rows = [
        Row(place, names.get(place, place), [table[place, code] for code in across])
        for place in sorted(places, key=lambda one: names.get(one, one))
    ]
    whole = Row("", _("Tất cả"), [table[TOTAL, code] for code in across])
    return [whole, *rows], [*(fields.get(code, code) for code in codes), _("Tất cả")]


def _table(quarter: Quarter, rows: list[Row], fields: list[str]) -> Table:
    columns = (
        Column(_("Mã"), 14), Column(_("Xã, phường"), 24), *(Column(one, 12) for one in fields),
    )  # fmt: skip
    hidden = _("ẩn")
    lines: Iterator[Line] = (
        (row.code, row.name, *(hidden if one is None else one for one in row.counts))
        for row in rows
    )
    return Table(f"nguoi-noi-{quarter.code}", columns, lines)
