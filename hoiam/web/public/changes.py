"""The list of all changes to what is public: for people, for feed readers, for machines.

A machine asks for what comes after the last number it knows, and goes on with the `next` that it
gets. It misses nothing and sees nothing twice: numbers have no gaps and become visible in order.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hoiam.publication import queries as publication
from hoiam.publication.openness import Change
from hoiam.web import training
from hoiam.web.access import PublicRequest, public

SHOWN, FEED = 50, 50
# A full page never changes; the last one grows, so it is asked for again.
KEPT_FULL, KEPT_LAST = "public, max-age=86400, immutable", "public, no-cache"


@require_safe
@public
def page(request: PublicRequest) -> HttpResponse:
    """The newest first."""
    last = publication.last_change()
    before = _number(request.GET.get("truoc", "")) or last + 1
    rows = publication.changes_before(before, SHOWN)
    more = bool(rows) and rows[-1].number > 1
    context = {
        "changes": rows,
        "after": max(0, last - SHOWN),
        "newer": reverse("public:changes") if before <= last else "",
        "older": f"{reverse('public:changes')}?truoc={rows[-1].number}" if more else "",
    }
    return render(request, "public/openness/changes.html", context)


@require_safe
@public
def as_json(request: PublicRequest) -> HttpResponse:
    """The next changes behind a number, the oldest first."""
    after = _number(request.GET.get("sau", ""))
    rows = publication.changes_after(after)
    last = rows[-1].number if rows else after
    is_full = len(rows) == publication.CHANGES
    tag = f'"{after}-{last}"'
    response: HttpResponse
    if _knows(request, tag):
        response = HttpResponseNotModified()
    else:
        address = f"{settings.SITE_URL}{reverse('public:changes-json')}?sau={last}"
        response = JsonResponse(
            {"after": after, "last": last, "more": is_full, "next": address,
             "changes": [_plain(row) for row in rows]}
        )  # fmt: skip
    response["ETag"] = tag
    response["Cache-Control"] = KEPT_FULL if is_full else KEPT_LAST
    return response


def _knows(request: HttpRequest, tag: str) -> bool:
    return request.headers.get("If-None-Match", "").removeprefix("W/") == tag


def _plain(row: Change) -> dict[str, object]:
    """Codes and addresses alone: what somebody hid is in no copy of this list."""
    site, hiding = settings.SITE_URL, row.hiding
    found: dict[str, object] = {
        "number": row.number,
        "kind": row.kind,
        "at": row.recorded_at.isoformat(),
        "case": row.page,
        "url": site + reverse("public:case", args=[row.page]),
    }
    if row.release:
        found["release"] = row.release
    if hiding:
        found["hiding"] = hiding
        found["hiding_url"] = site + reverse("public:hiding", args=[row.page, hiding])
    return found


@require_safe
@public
def feed(request: PublicRequest) -> HttpResponse:
    """The newest for a feed reader."""
    atom = Atom1Feed(
        title=training.said(_("Hồi Âm · mọi thay đổi của điều đã công khai")),
        link=settings.SITE_URL + reverse("public:changes"),
        feed_url=settings.SITE_URL + reverse("public:changes-feed"),
        description="",
        subtitle=training.words() or None,
        language="vi",
    )
    for row in publication.newest_changes(FEED):
        plain = _plain(row)
        atom.add_item(
            title=training.said(f"{row.page}: {_(row.get_kind_display())}"),
            link=str(plain.get("hiding_url") or plain["url"]),
            description="",
            unique_id=f"{settings.SITE_URL}{reverse('public:changes')}#{row.number}",
            updateddate=row.recorded_at,
        )
    response = HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml")
    response["Cache-Control"] = "public, max-age=60"
    patch_vary_headers(response, ["Cookie"])  # the language is in a cookie
    return response


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 16 else 0
