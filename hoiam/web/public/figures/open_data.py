"""Open data: what there is, what each column means, and the files of each day at addresses that
stay."""

from datetime import date
from typing import Any

from django.conf import settings
from django.http import FileResponse, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hoiam.core.figures.language import Kind
from hoiam.core.refusals import NotFound
from hoiam.figures.models import OpenRelease
from hoiam.figures.open_data import registers, writing
from hoiam.figures.open_data.registers import Register
from hoiam.web.access import PublicRequest, public

MEDIA = {
    writing.CSV: "text/csv; charset=utf-8; header=present",
    writing.PARQUET: "application/vnd.apache.parquet",
}
MOST_LISTED = 60  # days; older files keep their addresses and stand in the catalogue
KINDS = {Kind.TEXT: "string", Kind.NUMBER: "number", Kind.FLAG: "boolean", Kind.DAY: "date"}


@require_safe
@public
def page(request: PublicRequest) -> HttpResponse:
    """Every register, with its last file."""
    listed = [(one, registers.releases(one.code).first()) for one in registers.ALL.values()]
    return render(
        request, "public/figures/open_data.html",
        {"registers": listed, "licence": registers.LICENCE, "licence_url": registers.LICENCE_URL},
    )  # fmt: skip


@require_safe
@public
def register(request: PublicRequest, code: str) -> HttpResponse:
    """One register: what its columns mean, and its files."""
    found = _register(code)
    releases = list(registers.releases(code)[:MOST_LISTED])
    return render(
        request, "public/figures/open_register.html",
        {"register": found, "releases": releases, "licence": registers.LICENCE,
         "licence_url": registers.LICENCE_URL},
    )  # fmt: skip


def _register(code: str) -> Register:
    if code not in registers.ALL:
        raise NotFound("base.not-found")
    return registers.ALL[code]


@require_safe
@public
def file(request: PublicRequest, code: str, day: str, media: str) -> HttpResponseBase:
    """One file as it was given out on its day."""
    _register(code)
    release = registers.releases(code).filter(day=_day(day)).first()
    if release is None or media not in MEDIA or (media != writing.CSV and not release.parquet_hash):
        raise NotFound("base.not-found")
    place = writing.place(code, release.day, media)
    if not place.is_file():
        raise NotFound("base.not-found")
    response = FileResponse(
        place.open("rb"), as_attachment=True, filename=place.name, content_type=MEDIA[media]
    )
    told = release.csv_hash if media == writing.CSV else release.parquet_hash
    response["ETag"] = f'"{told}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotFound("base.not-found") from None


@require_safe
@public
def catalogue(request: PublicRequest) -> JsonResponse:
    """The catalogue for machines, in the words of DCAT (W3C), with the schema of each register."""
    body = {
        "@context": {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/",
                     "spdx": "http://spdx.org/rdf/terms#", "csvw": "http://www.w3.org/ns/csvw#"},
        "@type": "dcat:Catalog",
        "@id": _full(reverse("public:open-data")),
        "dct:title": _("Dữ liệu mở"),
        "dct:license": registers.LICENCE_URL,
        "dcat:dataset": [_dataset(one) for one in registers.ALL.values()],
    }  # fmt: skip
    response = JsonResponse(body, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _dataset(one: Register) -> dict[str, Any]:
    return {
        "@type": "dcat:Dataset",
        "@id": _full(reverse("public:open-register", args=[one.code])),
        "dct:identifier": one.code,
        "dct:title": _(one.name),
        "dct:description": _(one.says),
        "dct:license": registers.LICENCE_URL,
        "csvw:tableSchema": {
            "csvw:columns": [
                {"csvw:name": column.name, "csvw:datatype": KINDS[column.kind],
                 "dct:description": _(column.meaning), "unit": _(column.unit) if column.unit else ""}
                for column in one.columns
            ]
        },
        "dcat:distribution": [
            distribution
            for release in registers.releases(one.code)[:MOST_LISTED]
            for distribution in _distributions(release)
        ],
    }  # fmt: skip


def _distributions(release: OpenRelease) -> list[dict[str, Any]]:
    told = [(writing.CSV, release.csv_hash, release.csv_size)]
    if release.parquet_hash:
        told.append((writing.PARQUET, release.parquet_hash, release.parquet_size))
    return [
        {
            "@type": "dcat:Distribution",
            "dcat:downloadURL": _full(
                reverse("public:open-file", args=[release.dataset, release.day.isoformat(), media])
            ),
            "dcat:mediaType": MEDIA[media].partition(";")[0],
            "dcat:byteSize": size,
            "dct:issued": release.day.isoformat(),
            "rows": release.rows,
            "spdx:checksum": {"spdx:algorithm": "sha256", "spdx:checksumValue": digest},
        }
        for media, digest, size in told
    ]


def _full(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
