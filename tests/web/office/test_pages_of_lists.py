"""Lists page by page: each row once, nothing left out, as many statements for many rows as for few,
and no large table read whole."""

import re
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hoiam.base.windows import Part, newest, some
from hoiam.cases import listing, queries
from hoiam.cases.models import Case, HandOver
from hoiam.commitments.models import Commitment
from hoiam.publication.models import Page
from hoiam.web import kept
from tests.cast import NOW, Cast

LARGE = ("cases_case", "commitments_commitment", "publication_page")


def _copy(row: Any, count: int, **changes: Any) -> None:
    """So many rows like this one, with a number behind what is unique."""
    model = type(row)
    values = {one.attname: getattr(row, one.attname) for one in model._meta.concrete_fields}
    values.pop("id")
    model.objects.bulk_create(
        [
            model(**values | {name: made(number) for name, made in changes.items()})
            for number in range(count)
        ]
    )


def fill(cast: Cast, count: int, *, begin: int = 0) -> None:
    """Open cases of one commune, each with its duty and its page, spread over its bodies."""
    case = cast.receive(f"seed{begin}").case
    owed = Commitment.objects.get(about_kind="case", about_code=case.code)
    bodies = list(dict.fromkeys([case.unit_id, cast.units["commune-ubnd"].pk]))
    Page.objects.bulk_create(
        Page(
            code=f"N{begin + number}", title="Cống vỡ", text="", published_at=case.opened_at,
            published_by="officer/x",
        )
        for number in range(count)
    )  # fmt: skip
    pages = dict(Page.objects.values_list("code", "pk"))
    _copy(
        case,
        count,
        code=lambda number: f"N{begin + number}",
        unit_id=lambda number: bodies[number % len(bodies)],
        page_id=lambda number: pages[f"N{begin + number}"],
    )
    _copy(
        owed,
        count,
        code=lambda number: f"c-n{begin + number}",
        about_code=lambda number: f"N{begin + number}",
        unit_id=lambda number: bodies[number % len(bodies)],
    )


def _walked(client: Client, path: str, link: str) -> tuple[list[str], list[int]]:
    """Codes of all rows from page to page, and how many statements each page took."""
    codes: list[str] = []
    statements: list[int] = []
    address = path
    while address:
        with CaptureQueriesContext(connection) as asked:
            html = client.get(address).content.decode()
        statements.append(len(asked))
        codes += list(dict.fromkeys(re.findall(r'href="[^"]*/vu-viec/(N\d+)"', html)))
        further = [
            one.replace("&amp;", "&") for one in re.findall(r'href="(\?[^"]*|/[^"]*)"', html)
        ]
        onward = [one for one in further if parse_qs(urlsplit(one).query).get(link)]
        address = onward[-1] if onward else ""
        if address.startswith("?"):
            address = path.split("?")[0] + address
        assert len(statements) < 60
    return codes, statements


LISTS = (
    ("/vu-viec", "truoc", ""),
    ("/vu-viec?xa=t-commune", "truoc", ""),
    ("/vu-viec?tinh-trang=open", "truoc", ""),
    ("/vu-viec?tinh-trang=within", "truoc", ""),
    ("/van-phong/vu-viec", "sau", "leader"),
    ("/van-phong/vu-viec", "sau", "front"),
    ("/van-phong/vu-viec?tt=new", "sau", "leader"),
)


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "link", "who"), LISTS)
def test_each_row_stands_on_one_page(cast: Cast, path: str, link: str, who: str) -> None:
    fill(cast, 90)
    client = Client()
    if who:
        client.force_login(cast.officers[who])

    codes, _statements = _walked(client, path, link)

    assert sorted(codes) == sorted(f"N{number}" for number in range(90))


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "link", "who"), LISTS)
def test_many_rows_cost_no_statement_more(cast: Cast, path: str, link: str, who: str) -> None:
    fill(cast, 50)
    client = Client()
    if who:
        client.force_login(cast.officers[who])
    client.get(path)  # what a process keeps from its first request is not growth
    few = _counted(client, path)

    fill(cast, 350, begin=50)

    assert _counted(client, path) == few


def _counted(client: Client, path: str) -> int:
    kept.SHELF.clear()  # what `fill` writes is no act: a kept page would not be made anew for it
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


@pytest.mark.django_db
@pytest.mark.parametrize("bounds", [{}, {"MOST_LENT": 0}, {"MOST_KEYS": 0}])
def test_the_list_is_what_may_be_seen(
    cast: Cast, bounds: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, number in bounds.items():
        monkeypatch.setattr(listing, name, number)
    fill(cast, 30)
    # A promise stays where it was given when its case goes on to another unit.
    moved = cast.answered("moved")
    HandOver(
        case=moved, from_unit=moved.unit, to_unit=cast.units["department"], reason="Khác nơi",
        handed_at=NOW, handed_by="system:test",
    ).save()  # fmt: skip
    Case.objects.filter(pk=moved.pk).update(unit=cast.units["department"])
    assert queries.visible_to(cast.actor("handler")).filter(pk=moved.pk).exists()
    for who in ("handler", "clerk", "leader", "front", "province-leader"):
        if who not in cast.officers:
            continue
        person = cast.actor(who)
        parts = listing.parts_of(listing.reach_of(person), listing.every())
        assert set(newest(parts, 1_000)) == set(
            queries.visible_to(person).values_list("pk", flat=True)
        ), who


@pytest.mark.django_db
def test_parts_give_the_newest_of_all_of_them(cast: Cast) -> None:
    fill(cast, 40)
    rows = Case.objects.all()
    for number, key in enumerate(rows.values_list("pk", flat=True)):
        day = NOW.date() - timedelta(days=number % 5)
        Case.objects.filter(pk=key).update(opened_on=day)
    units = tuple(rows.order_by("unit").values_list("unit", flat=True).distinct())
    days = tuple(rows.order_by("opened_on").values_list("opened_on", flat=True).distinct())
    every = list(rows.order_by("-pk").values_list("pk", flat=True))

    assert len(units) > 1
    assert newest([Part(rows, "unit", units)], 7) == every[:7]
    assert newest([Part(rows, "opened_on", days)], 7) == every[:7]
    assert newest([Part(rows, "unit", units[:1]), Part(rows)], 7) == every[:7]
    assert newest([Part(rows)], 7, oldest=True) == every[::-1][:7]
    assert newest([Part(rows.none()), Part(rows, "unit", ())], 7) == []
    # Of more keys than rows are wanted, those with the newest rows are looked at.
    assert len(days) > 1
    for parts in ([Part(rows, "opened_on", days)], [Part(rows, "unit", units)]):
        assert newest(parts, 1) == every[:1]
        assert newest(parts, 1, oldest=True) == every[-1:]
    # A count asks for no order, and for no more than it was told.
    assert set(some([Part(rows, "unit", units), Part(rows)], 1_000)) == set(every)
    assert len(some([Part(rows, "unit", units), Part(rows)], 5)) == 5


# A list of everybody's begins at the newest row and stops after a page; these begin with a key.
KEYED = (
    ("/vu-viec?xa=t-commune", ""),
    ("/vu-viec?don-vi=t-commune-office", ""),
    ("/vu-viec?linh-vuc=road", ""),
    ("/vu-viec?nam=2026", ""),
    ("/van-phong/vu-viec", "leader"),
    ("/van-phong/vu-viec", "front"),
    ("/van-phong/vu-viec?tt=new", "leader"),
    ("/van-phong/phan-loai", "handler"),
)


@pytest.mark.django_db
def test_no_large_table_is_read_whole(cast: Cast) -> None:
    """Among some thousands: SQLite says no scan; PostgreSQL, which rightly reads so few in one go,
    has an index for each when it is asked to use one. All lists look at the same rows: to write
    them takes ten times as long as to look."""
    fill(cast, 3_000)
    wrong: list[tuple[str, str, str]] = []
    for path, who in KEYED:
        client = Client()
        if who:
            client.force_login(cast.officers[who])
        client.get(path)
        with CaptureQueriesContext(connection) as asked:
            client.get(path)
        looks = [one["sql"] for one in asked.captured_queries if "AS looks" in one["sql"]]
        assert looks, (path, who)
        wrong += [(path, who, statement) for statement in looks if _whole(statement)]

    assert wrong == []


def _whole(statement: str) -> list[str]:
    """Large tables that a plan goes through without an index."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("EXPLAIN QUERY PLAN " + statement.replace("%", "%%"), ())
            plan = [str(row[-1]) for row in cursor.fetchall()]
            return [line for line in plan if line in [f"SCAN {one}" for one in LARGE]]
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN " + statement.replace("%", "%%"), ())
        plan = [str(row[0]) for row in cursor.fetchall()]
        cursor.execute("SET LOCAL enable_seqscan = on")
    return [line for line in plan if any(f"Seq Scan on {one}" in line for one in LARGE)]
