"""What serves pages stays light: libraries that papers, sheets and counting need come when asked,
and what the first page does not need comes behind it."""

import os
import subprocess
import sys
from importlib.util import find_spec

HEAVY = {
    "numpy", "pandas", "duckdb", "pyarrow", "lxml", "openpyxl", "scipy", "sklearn", "matplotlib",
    "weasyprint", "fontTools", "pytest",
}  # fmt: skip
LOOK = """
import sys
from django.core.wsgi import get_wsgi_application
get_wsgi_application()
from hoiam.web.later import load_all
load_all()
print(*{name.partition('.')[0] for name in sys.modules})
"""
# All that `hoiam serve` loads before anybody is answered, with the module of the first page.
FIRST = """
import sys
import django
django.setup()
from hoiam.cli import commands, starting
from django.core.wsgi import get_wsgi_application
get_wsgi_application()
from django.urls import resolve, reverse
resolve(reverse("public:home")).func.view
print(*sys.modules)
"""
# Each with what lies in it. Whoever needs one of them for the first page says here why.
LATER = {
    "hoiam.web.office", "hoiam.web.boards", "hoiam.web.charts", "hoiam.web.sealed",
    "hoiam.web.public.case", "hoiam.web.public.send", "hoiam.web.public.track",
    "hoiam.web.public.own_data", "hoiam.web.public.figures.board", "hoiam.web.public.reckoning",
    "hoiam.web.public.outreach.pages", "hoiam.web.public.meetings.results",
    "hoiam.outreach.actions", "hoiam.meetings.actions", "hoiam.petitions.actions",
    "hoiam.reception.actions", "hoiam.protection.actions", "hoiam.seals.actions",
    "hoiam.imports.actions", "hoiam.imports.reading", "hoiam.imports.judging",
    "hoiam.papers.forms", "hoiam.papers.rendering", "hoiam.core.claims", "hoiam.core.legacy",
    "hoiam.core.routing", "hoiam.cli.work", "hoiam.cli.demo", "hoiam.cli.importing",
    "hoiam.cli.standing", "hoiam.cli.doctoring", "hoiam.standing.doctor", "fido2", "joserfc",
    "segno", "typst", "holidays.countries", "holidays.financial", "pytest",
}  # fmt: skip


def _loaded(program: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "hoiam.config.settings"},
    )  # fmt: skip
    return set(done.stdout.split())


def test_web_process_imports_no_heavy_library() -> None:
    loaded = _loaded(LOOK)

    assert "hoiam" in loaded
    assert not loaded & HEAVY


def test_first_page_waits_for_nothing_that_it_does_not_need() -> None:
    loaded = _loaded(FIRST)

    assert "hoiam.web.public.pages" in loaded
    assert not loaded & LATER
    assert [name for name in LATER if find_spec(name) is None] == []  # what is gone guards nothing
