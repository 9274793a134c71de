"""Whatever a stranger types into an address or a form, the answer is a page, never a crash.

The client raises what a view raises, so a bug is the failure, not its 500 page.
"""

import re
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hoiam.cases.models import Case
from tests.cast import NOW, make_cast
from tests.contracts.found_addresses import addresses
from tests.web.public.conftest import publish

ANSWERS = {200, 204, 301, 302, 400, 403, 404, 405, 409, 410, 413, 422, 429}
NAMES = (
    "xa", "don-vi", "linh-vuc", "tinh-trang", "nam", "thang", "q", "tim", "sau", "truoc", "so", "cung",
    "kind", "text", "area", "place", "latitude", "longitude", "field", "who", "name", "phone", "email",
    "do", "remove", "challenge", "solution", "code", "once", "nd-text", "nd-once", "language", "next",
    "username", "password",
)  # fmt: skip
# What pages expect, what nearly is that, and what no page expects.
LIKELY = st.sampled_from(
    (
        "", "t-commune", "roads", "feedback", "answered", "2026", "10", "review", "save", "desk", "nobody",
        "0", "-1", "1e999", "nan", "inf", "22.3", "99999999999999999999", "٣", "2026-10-02", "\x00", "a\x00b",
        "'", '"', "%", "\\", "<script>", "\u202e", "\ufeff", "0912345678", "a@b.vn", "1.a.b.c", "..", "*",
        "(", ":*", "AND", "NEAR(", "🏞" * 50, "x" * 5000, "vi", "en", "//example.org",
    )
)  # fmt: skip
# Addresses and forms travel as UTF-8, which has no halves of pairs.
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
FORM = st.dictionaries(st.sampled_from(NAMES), LIKELY | ANY, max_size=8)
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
OPEN = [address.route for address in addresses() if address.access == "public"]


@pytest.fixture(autouse=True)
def _plain_static(settings: Any) -> None:
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    settings.STATIC_ROOT.mkdir(exist_ok=True)


@dataclass(frozen=True, slots=True)
class Stage:
    """A released case, and the code that opens it."""

    case: Case
    tracking_code: str


@pytest.fixture
def stage(db: None) -> Stage:
    cast = make_cast()
    received = cast.receive("known", at=NOW)
    return Stage(publish(cast, received.case), received.accepted.tracking_code)


def _somebody(stage: Stage) -> Client:
    """Somebody with a draft and a case, so that the inner pages open."""
    client = Client()
    client.post("/gui", {"kind": "feedback"})
    client.post("/tra-cuu", {"code": stage.tracking_code})
    return client


def _filled(route: str, codes: dict[str, str]) -> str:
    """A route with its variable parts written in."""
    return re.sub(r"<(\w+):\w+>", lambda part: codes[part[1]], route)


def _ask(stage: Stage, data: st.DataObject) -> int:
    """One request as hypothesis draws it; the status of its answer."""
    slugs = st.sampled_from((stage.case.code, "khong-co", "x" * 300))
    codes = {
        "slug": data.draw(slugs, label="slug"),
        "str": data.draw(st.sampled_from(("t-commune", "khong-co", "%00", "🏞")), label="str"),
        "int": data.draw(st.sampled_from(("0", "1", "2", "9" * 40)), label="int"),
    }
    address = _filled(data.draw(st.sampled_from(OPEN), label="route"), codes)
    form = data.draw(FORM, label="form")
    client = _somebody(stage)
    ask = client.post if data.draw(st.booleans(), label="post") else client.get
    answer = ask(address, form)
    if answer.streaming:  # a file is closed once it was read to its end
        b"".join(answer)
    return answer.status_code


@settings(suppress_health_check=QUIET)
@given(data=st.data())
def test_no_address_and_no_form_of_a_stranger_crashes(stage: Stage, data: st.DataObject) -> None:
    assert _ask(stage, data) in ANSWERS


@pytest.mark.prove
@settings(parent=settings.get_profile("prove"), suppress_health_check=QUIET)
@given(data=st.data())
def test_no_address_and_no_form_of_thousands_crashes(stage: Stage, data: st.DataObject) -> None:
    assert _ask(stage, data) in ANSWERS
