"""Templates compile, and hold nothing that the content-security policy would refuse."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory

from hoiam.web import gallery

ROOT = Path(__file__).parents[2] / "hoiam" / "web" / "templates"
TEMPLATES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.html"))
REFUSED = {
    "an inline style": re.compile(r"\sstyle\s*=", re.I),
    "a style element": re.compile(r"<style\b", re.I),
    "an inline script": re.compile(r"<script(?![^>]*\ssrc=)", re.I),
    "a script attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "an address of somebody else": re.compile(r"(?:src|href|action)=[\"']?(?:https?:)?//", re.I),
}

# Given out before anything else is, with the hash of its own style in its policy.
ALLOWED = {"errors/busy.html": ["a style element"]}
_TAG = re.compile(r"\{%.*?%\}", re.S)


def refused(source: str) -> list[str]:
    """What a strict policy would not run or fetch. What Django reads between its signs is no
    attribute: `{% if one == "x" %}`."""
    source = _TAG.sub("", source)
    return [name for name, pattern in REFUSED.items() if pattern.search(source)]


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_compiles_and_keeps_the_policy(name: str) -> None:
    get_template(name)

    assert refused((ROOT / name).read_text(encoding="utf-8")) == ALLOWED.get(name, [])


@pytest.mark.parametrize(
    "source",
    [
        '<i style="width:3%">',
        "<style>",
        "<script>x()</script>",
        '<a href="#" onclick="x()">',
        '<img src="//example.org/a.png">',
    ],
)
def test_planted_breach_is_reported(source: str) -> None:
    assert len(refused(source)) == 1


@pytest.mark.parametrize("layout", ["public", "office", "print"])
def test_gallery_shows_every_component_on_every_layout(layout: str, settings) -> None:
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    context = gallery.context() | {"layout": f"base/{layout}.html"}

    page = render_to_string("base/gallery.html", context, RequestFactory().get("/"))

    for part in ("mark late", "due soon", "steps", "days", "meter", "pager", "empty", "wrong"):
        assert f'class="{part}' in page or f" {part}" in page
    assert page.count("<h1") == 1
