"""`python -m bench.reading`, with the settings of a province: the requests of its readers as JSON.

Pages with the cookie of who opens them: a handler where most cases are, the leader of the
province, a stranger; first pages and ones far down, which the lists give by key. With each page
the statements it needed.
"""

import json
import os
from dataclasses import asdict, dataclass
from urllib.parse import quote

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoiam.config.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402 - needs the set-up above
from django.db import connection  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench.inside import NOT_STATEMENTS  # noqa: E402
from hoiam.accounts.models import Officer  # noqa: E402
from hoiam.cases.models import Case  # noqa: E402
from hoiam.publication.models import Page  # noqa: E402
from hoiam.units.models import Unit  # noqa: E402

SMALL, LARGE = 30, 1_000  # rows of a page, and the page far down
PHRASES = (
    ("a phrase, with marks", '"giải phóng mặt bằng"'),
    ("a phrase, without marks", '"giai phong mat bang"'),
    ("words", "sạt lở đường liên thôn"),
    ("a word begun", "chiếu sá"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One row of the table: who opens what."""

    work: str
    paths: list[str]
    cookie: str
    statements: int


@override_settings(ALLOWED_HOSTS=["*"], SECURE_SSL_REDIRECT=False)
def asked() -> list[Asked]:
    """Everything that is opened."""
    busiest = Case.objects.values("unit").annotate(n=Count("id")).order_by("-n").first()
    assert busiest is not None
    unit = Unit.objects.get(pk=busiest["unit"])
    cases, public = Case.objects.count(), Page.objects.count()
    deep_case = Case.objects.order_by("-id").values_list("id", flat=True)[_deep(cases)]
    deep_page = Case.objects.filter(page__isnull=False).order_by("-id")[_deep(public)].code
    rows: list[tuple[str, str, list[str]]] = [
        ("my work, handler", "thu", ["/van-phong/"]),
        ("my work, leader of the province", "tinh", ["/van-phong/"]),
        ("list of cases, first page", "tinh", ["/van-phong/vu-viec"]),
        ("list of cases, page 1,000", "tinh", [f"/van-phong/vu-viec?sau={deep_case}"]),
        ("list of cases of one unit", "thu", ["/van-phong/vu-viec"]),
        ("public list, first page", "", ["/vu-viec"]),
        ("public list, page 1,000", "", [f"/vu-viec?truoc={deep_page}"]),
        ("unit page", "", [f"/don-vi/{unit.code}"]),
        *((f"search, officer: {name}", "tinh", [f"/van-phong/vu-viec?tim={quote(text)}"])
          for name, text in PHRASES),
        *((f"search, public: {name}", "", [f"/vu-viec?tu={quote(text)}"]) for name, text in PHRASES),
    ]  # fmt: skip
    return [_asked(work, who, paths) for work, who, paths in rows]


def _deep(count: int) -> int:
    return min(SMALL * LARGE, count * 3 // 4)


def _asked(work: str, who: str, paths: list[str]) -> Asked:
    client, cookie = Client(), ""
    if who:
        client.force_login(Officer.objects.get(username=who))
        cookie = (
            f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
        )
    client.get(paths[0])
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(paths[0])
    if answer.status_code != 200:
        raise RuntimeError(f"{work}: {paths[0]} gave {answer.status_code}")
    sent = [one["sql"].lstrip().upper() for one in captured.captured_queries]
    return Asked(work, paths, cookie, sum(not one.startswith(NOT_STATEMENTS) for one in sent))


if __name__ == "__main__":
    print(json.dumps([asdict(one) for one in asked()]))
