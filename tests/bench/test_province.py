"""The province that is measured is like one that people filled, and its pages cost the same however
large it is: a small one, on this database, without a clock."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.province import filling
from hoiam.accounts.models import Officer
from hoiam.base import finding, near
from hoiam.base.finding import Readable
from hoiam.base.models import Event, NearBand, SearchEntry
from hoiam.cases import actions as cases
from hoiam.cases.alike import TEXTS
from hoiam.cases.models import Case, Gathering
from hoiam.commitments.models import Commitment, DueDate
from hoiam.core.calendar import day_of
from hoiam.core.figures.catalogue import cases as catalogue
from hoiam.core.figures.language import Asked
from hoiam.core.text import fold
from hoiam.core.wanted import wanted
from hoiam.figures import engine
from hoiam.figures.models.rollup import Rollup
from hoiam.figures.rollup import counting
from hoiam.notices.models import Notice
from hoiam.protection import terms
from hoiam.protection.parts import Part
from hoiam.web import kept
from tests.cast import NOW, Cast, make_cast

SMALL, LARGE = 200, 400
PHRASES = (
    '"Bà con đã báo"',
    "mưa xuống lại trôi",
    "Đề nghị Ủy ban nhân dân",
    "Đường sá",
    "đá nhưng mư",
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def province(cast: Cast) -> Cast:
    """Of so many cases that every kind of life is among them."""
    filling.fill_here(LARGE, now=NOW)
    return cast


def _reader(name: str) -> Client:
    client = Client()
    if name:
        client.force_login(Officer.objects.get(username=name))
    return client


def _shape(row: Any) -> dict[str, tuple[str, bool]]:
    """Of which type each value is, and whether there is one."""
    return {
        field.attname: (type(value).__name__, bool(value))
        for field in row._meta.concrete_fields
        for value in (getattr(row, field.attname),)
    }


def _shapes(case: Case) -> Iterator[tuple[str, Any]]:
    """Everything that is written when a case is taken in and accepted."""
    voice = Gathering.objects.get(case=case).voice
    duty = Commitment.objects.get(about_code=case.code)
    date = DueDate.objects.get(commitment=duty)
    entry = SearchEntry.objects.get(kind="case", code=case.code)
    notice = Notice.objects.get(about_code=case.code)
    yield from (
        (type(row).__name__, _shape(row))
        for row in (case, voice, voice.contact, voice.receipt, duty, date, entry, notice)
    )
    yield "explanation", sorted(date.explanation)
    yield "number of the entry", entry.pk - case.pk
    told = Event.objects.filter(subject_code__in=[case.code, voice.code]).order_by("id")
    yield "events", [(one.tag, sorted(one.details)) for one in told]


def _only_accepted() -> Case:
    rows = Case.objects.filter(state="handling", held="", people=1, hand_overs=None)
    for case in rows.order_by("-id"):
        duty = Commitment.objects.get(about_code=case.code)
        reached = getattr(case.gatherings.get().voice, "contact", None)
        if duty.due_dates.count() == 1 and reached is not None and reached.phone:
            return case
    raise AssertionError("no case that was only accepted")


# What one person says of themselves and another does not; what has come of it since.
OWN = {
    "Contact": ("email", "address"),
    "Notice": ("email", "state", "told_at", "told_by"),
    "Commitment": ("assignee",),
}
SINCE = ("notices.notice.told", "cases.people.told")


def test_a_filled_case_is_like_one_that_went_through_the_actions(province: Cast) -> None:
    filled = dict(_shapes(_only_accepted()))
    case = province.receive("k1").case
    cases.accept(case=case, by=province.actor("handler"), at=NOW + timedelta(hours=5))

    real = dict(_shapes(Case.objects.get(pk=case.pk)))

    for table, columns in OWN.items():
        for column in columns:
            assert column in real[table].keys() & filled[table].keys()
            del real[table][column], filled[table][column]
    filled["events"] = [one for one in filled["events"] if one[0] not in SINCE]
    assert filled == real


def test_bands_are_those_the_worker_gives(province: Cast) -> None:
    before = set(NearBand.objects.values_list("band", "entry"))
    NearBand.objects.all().delete()
    for kind, texts in TEXTS.items():
        rows = SearchEntry.objects.filter(kind=kind).values_list("pk", flat=True)
        places = {number: number % SearchEntry.ROOM for number in rows}
        said = texts(list(places.values()))
        near.put({number: near.bands_of(said[place]) for number, place in places.items()})

    after = set(NearBand.objects.values_list("band", "entry"))

    # Words are covered a sentence at a time there and all at once here, so that some differ.
    assert len(before ^ after) <= len(after) // 5


def test_the_same_is_found_with_marks_and_without(province: Cast) -> None:
    for rows, kind in ((Case.objects.all(), "case"), (Case.objects.exclude(page=None), "page")):
        for text in PHRASES:
            bare = f'"{fold(text)}"' if text.startswith('"') else fold(text)
            found = [
                finding.find(Readable(rows, kind), asked, least=LARGE, most=LARGE).keys
                for one in (text, bare)
                if (asked := wanted(one)) is not None
            ]

            assert found[0] == found[1]
            assert found[0] or text == "Đường sá"
            assert found[0] == sorted(found[0], reverse=True)


def test_counts_from_cells_are_those_of_the_rows(province: Cast) -> None:
    while counting.once():
        pass
    asked = Asked.of(day_of(NOW) - timedelta(days=365), day_of(NOW), day_of(NOW))

    def counted() -> Any:
        return engine.grouped(list(catalogue.FIGURES), ("unit",), asked)

    by_cells = counted()
    Rollup.objects.update(digest="none")

    assert counted() == by_cells


PAGES = (
    ("thu", "/van-phong/"), ("tinh", "/van-phong/"), ("thu", "/van-phong/vu-viec"),
    ("tinh", "/van-phong/vu-viec"), ("", "/vu-viec"), ("", "/don-vi/t-commune-office"),
)  # fmt: skip


@pytest.mark.parametrize("part", [term.part for term in terms.DISPOSED], ids=str)
def test_nothing_waits_for_the_worker_to_dispose_of_it(province: Cast, part: Part) -> None:
    """A house whose worker runs every day has no more of that than a day's; else what is measured
    is the worker."""
    ahead = day_of(NOW)
    waiting = list(terms.due(part, ahead))

    assert [one.code for one in waiting if terms.due_on(part, one.since) <= ahead] == []


def test_a_page_asks_as_often_over_many_cases_as_over_few(cast: Cast) -> None:
    few, many = _statements(SMALL), _statements(LARGE)

    assert few == many


def _statements(count: int) -> dict[tuple[str, str], int]:
    """How often each page asks the database over so many cases, which are gone afterwards."""
    before = transaction.savepoint_create()
    filling.fill_here(count, now=NOW)
    asked = {one: _asked(*one) for one in PAGES}
    transaction.savepoint_rollback(before)
    return asked


def _asked(reader: str, path: str) -> int:
    client = _reader(reader)
    kept.SHELF.clear()  # what is filled is no act, so that no stamp tells of it
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_the_pages_of_a_list_show_everything_once(province: Cast) -> None:
    shown = list(_walked("tinh", "/van-phong/vu-viec"))

    assert Counter(shown) == Counter(Case.objects.values_list("code", flat=True))


CODE = r"/van-phong/vu-viec/([A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{4})"


def _walked(reader: str, path: str) -> Iterator[str]:
    client = _reader(reader)
    while path:
        page = client.get(path).content.decode()
        yield from dict.fromkeys(re.findall(CODE, page))
        older = re.search(r'href="([^"]*[?&]sau=\d+[^"]*)"', page)
        path = older[1].replace("&amp;", "&") if older else ""
