"""Addresses of drafts that are checked."""

from django.urls import URLPattern, path

from hoiam.web.office.figures import claims

_HERE = "doi-chieu"
PATTERNS: tuple[URLPattern, ...] = (
    path(_HERE, claims.drafts, name="claim-drafts"),
    path(f"{_HERE}/<slug:code>", claims.draft, name="claim-draft"),
    path(f"{_HERE}/<slug:code>/sua", claims.edit, name="claim-edit"),
    path(f"{_HERE}/<slug:code>/chon", claims.choose, name="claim-choose"),
    path(f"{_HERE}/<slug:code>/xoa", claims.erase, name="claim-erase"),
    path(f"{_HERE}/<slug:code>/word", claims.word, name="claim-word"),
)
