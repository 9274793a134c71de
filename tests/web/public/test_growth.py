"""The same number of statements with ten cases and with seventy, on every page people share.

The bounds of each page stand beside the page's own tests; here nothing may grow at all.
"""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hoiam.cases.models import Case
from hoiam.web import kept
from tests.cast import Cast
from tests.web.public.conftest import publish

FEW, MANY = 10, 70  # several pages of twenty
PAGES = (
    "/",
    "/vu-viec",
    "/vu-viec?xa=t-commune",
    "/vu-viec?q=cong",
    "/vu-viec.atom",
    "/don-vi",
    "/don-vi/t-commune",
    "/don-vi/t-commune-office",
    "/ban-do",
    "/ban-do?xa=t-commune",
    "/ban-do/diem.json",
    "/so-lieu",
)


def _fill(cast: Cast, first: int, last: int) -> list[Case]:
    """Every fifth answered with a promise, every one released and on the map."""
    made = []
    for number in range(first, last):
        if number % 5 == 4:
            case = cast.answered(f"k{number}")
        else:
            case = cast.receive(f"k{number}", latitude=22.3, longitude=104.1).case
        made.append(publish(cast, case, show_point=True))
    return made


def _statements(client: Client, address: str) -> int:
    kept.SHELF.clear()
    cache.clear()  # figures are kept for a minute; here everybody comes after that
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def _counts(cast: Cast, case: Case, tracking_code: str) -> dict[str, int]:
    stranger, sender, officer = Client(), Client(), Client()
    officer.force_login(cast.officers["leader"])
    sender.post("/tra-cuu", {"code": tracking_code})
    found = {address: _statements(stranger, address) for address in PAGES}
    found["case"] = _statements(stranger, f"/vu-viec/{case.code}")
    found["tracking"] = _statements(sender, "/tra-cuu/cua-toi")
    found["my work"] = _statements(officer, "/van-phong/")
    found["acceptance"] = _accepted(Client())
    return found


def _accepted(client: Client) -> int:
    """The last press of the button."""
    client.post("/gui", {"kind": "feedback"})
    client.post(
        "/gui/viet", {"text": "Cống vỡ", "area": "t-commune", "who": "nobody", "do": "review"}
    )
    with CaptureQueriesContext(connection) as asked:
        answer = client.post("/gui/xem-lai")
    assert answer["Location"] == "/gui/bien-nhan"
    return len(asked)


@pytest.mark.django_db
def test_statements_are_the_same_for_few_cases_and_for_many(cast: Cast) -> None:
    # Asked once before: what a process keeps from its first request is not growth.
    received = cast.receive("mine")
    code = received.accepted.tracking_code
    case = _fill(cast, 0, FEW)[-1]
    _counts(cast, case, code)
    few = _counts(cast, case, code)

    _fill(cast, FEW, MANY)

    assert _counts(cast, case, code) == few
