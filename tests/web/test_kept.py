"""Kept pages: the same answer as a fresh one, for the same person, and never an older one."""

import json
import re
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection, router, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hoiam.base import audit, clock
from hoiam.cases import actions as cases
from hoiam.cases.models import Case
from hoiam.cases.queries import first_voice
from hoiam.protection import actions as protection
from hoiam.protection.actions import Wish
from hoiam.rules import actions as rules
from hoiam.units import actions as units
from hoiam.voices.models import Voice
from hoiam.web import kept
from hoiam.web.kept import Entry, Page, Shelf
from hoiam.web.public import cookies
from tests.cast import NOW, Cast, make_cast
from tests.contracts.arrange_hidings import WHY
from tests.web.public.conftest import publish

ROOT = Path(__file__).resolve().parents[2]
OWN = "/tra-cuu/cua-toi"
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
ONCE = re.compile(rb'name="(?:nd-)?once" value="([^"]+)"')


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def case(cast: Cast) -> Case:
    return publish(cast, cast.answered(), answer="Sẽ thay cống.")


def sender(voice: Voice) -> Client:
    response, browser = HttpResponse(), Client()
    cookies.set_visit(response, voice)
    browser.cookies[cookies.VISIT] = response.cookies[cookies.VISIT].value
    return browser


def address(case: Case) -> str:
    return f"/vu-viec/{case.code}"


def asked(browser: Client, path: str, **headers: str) -> tuple[Any, int]:
    with CaptureQueriesContext(connection) as captured:
        answer = browser.get(path, headers=headers)
    return answer, len(captured)


def plain(content: bytes) -> bytes:
    return ONCE.sub(b"once", TOKEN.sub(b"token", content))


def warmed(browser: Client, path: str) -> Any:
    """Looked at until it is kept; the fresh answer."""
    fresh = browser.get(path)
    browser.get(path)
    _, statements = asked(browser, path)
    assert statements <= 2
    return fresh


# ---- the same answer -----------------------------------------------------------------------------


def test_a_kept_answer_has_the_bytes_and_headers_of_a_fresh_one(case: Case) -> None:
    for browser, path in ((Client(), address(case)), (sender(first_voice(case)), OWN)):
        fresh = warmed(browser, path)
        again = browser.get(path)

        assert again.status_code == fresh.status_code == 200
        assert dict(again.items()) == dict(fresh.items())
        assert plain(again.content) == plain(fresh.content)
        assert {"Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options",
                "Referrer-Policy", "Content-Language", "Content-Length"} <= set(again.headers)  # fmt: skip
        assert int(again["Content-Length"]) == len(again.content)
        assert sorted(again.cookies) == sorted(fresh.cookies)


def test_forms_of_a_kept_page_have_tokens_and_keys_of_their_own(case: Case) -> None:
    browser = sender(first_voice(case))
    warmed(browser, OWN)

    one, other = browser.get(OWN).content, browser.get(OWN).content

    assert kept.HOLE.encode() not in one
    assert len(set(TOKEN.findall(one))) == 1
    assert set(ONCE.findall(one)).isdisjoint(ONCE.findall(other))
    assert set(TOKEN.findall(one)).isdisjoint(TOKEN.findall(other))


def test_a_token_of_a_kept_page_is_taken(case: Case) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = sender(first_voice(case)).cookies
    warmed(browser, OWN)
    page = browser.get(OWN).content

    sent = browser.post(
        "/tra-cuu/bo-sung",
        {"csrfmiddlewaretoken": TOKEN.findall(page)[0].decode(), "text": "Vẫn ngập.",
         "once": ONCE.findall(page)[0].decode()},
    )  # fmt: skip

    assert sent.status_code == 302
    assert "Vẫn ngập." in browser.get(OWN).content.decode()


def test_a_public_page_is_asked_for_again_in_a_few_bytes(case: Case) -> None:
    browser = Client()
    fresh = warmed(browser, address(case))

    answer, statements = asked(browser, address(case), if_none_match=fresh["ETag"])

    assert (answer.status_code, answer.content, statements) == (304, b"", 1)
    assert answer["ETag"] == fresh["ETag"]
    assert answer["Cache-Control"] == "no-cache"
    assert answer["X-Content-Type-Options"] == "nosniff"
    kept.SHELF.clear()  # a process that keeps nothing says the same
    assert browser.get(address(case), headers={"if-none-match": fresh["ETag"]}).status_code == 304
    assert browser.get(address(case), headers={"if-none-match": '"x"'}).status_code == 200


def test_a_page_of_ones_own_is_stored_by_no_browser(case: Case) -> None:
    browser = sender(first_voice(case))
    warmed(browser, OWN)

    again = browser.get(OWN)

    assert again["Cache-Control"] == "no-store, private"
    assert not again.has_header("ETag")


def test_a_foreign_host_is_refused_as_everywhere(case: Case) -> None:
    warmed(Client(), address(case))

    assert Client().get(address(case), headers={"host": "elsewhere.example"}).status_code == 400


# ---- the same person -----------------------------------------------------------------------------


def test_nobody_is_given_the_page_of_another(cast: Cast) -> None:
    one = first_voice(cast.receive("k1", text="Cống của một người.").case)
    other = first_voice(cast.receive("k2", text="Đèn của người khác.").case)
    warmed(sender(one), OWN)

    assert "Cống của một người." in sender(one).get(OWN).content.decode()
    page = sender(other).get(OWN).content.decode()
    assert "Đèn của người khác." in page
    assert "Cống của một người." not in page
    assert Client().get(OWN).status_code == 302


def test_a_code_that_was_replaced_opens_no_kept_page(cast: Cast, case: Case) -> None:
    voice = first_voice(case)
    browser = sender(voice)
    warmed(browser, OWN)

    cases.reissue(
        case=case, receipt=voice.receipt, desk=cast.units["commune-office"],
        checked_by="xem giấy tờ tại bàn", by=cast.actor("clerk"), at=NOW,
    )  # fmt: skip

    assert browser.get(OWN).status_code == 302


def test_so_also_where_no_event_told_of_it(case: Case) -> None:
    voice = first_voice(case)
    browser = sender(voice)
    warmed(browser, OWN)
    type(voice.receipt).objects.filter(voice=voice).update(tracking_hash="0" * 64)

    assert browser.get(OWN).status_code == 302


def test_what_is_not_for_everybody_is_never_kept(cast: Cast, case: Case) -> None:
    officer = cast.browser("handler")
    for _ in range(3):
        officer.get(address(case))
        Client().get(address(case) + "?x=1")
        Client().get(f"/vu-viec/{case.code}x")
        sender(first_voice(case)).post("/tra-cuu/bo-sung", {"text": ""})
    browser = sender(first_voice(case))
    browser.cookies[settings.MESSAGES_COOKIE_NAME] = "x"
    browser.get(OWN)

    assert kept.SHELF.bytes == 0 or all(
        entry.page is None for entry in kept.SHELF._entries.values()
    )


def test_what_is_to_be_said_once_is_said_once(case: Case) -> None:
    browser = sender(first_voice(case))
    warmed(browser, OWN)

    said = browser.post("/tra-cuu/duoc", follow=True).content.decode()
    again = browser.get(OWN).content.decode()

    assert "Đã ghi nhận: được" in said
    assert "Đã ghi nhận: được" not in again


def test_in_training_nothing_is_kept(case: Case, settings: Any) -> None:
    request = Client().get(address(case)).wsgi_request
    assert kept.key_of(request) is not None
    settings.TRAINING = True

    assert kept.key_of(request) is None


# ---- never older ---------------------------------------------------------------------------------


def test_each_language_is_kept_by_itself(case: Case) -> None:
    browser = Client()
    warmed(browser, address(case))
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    assert b'<html lang="en">' in browser.get(address(case)).content
    assert b'<html lang="vi">' in Client().get(address(case)).content


def test_after_midnight_the_page_is_made_anew(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    browser, evening = Client(), datetime(2026, 11, 20, 16, 59, tzinfo=UTC)  # 23:59 in Viet Nam
    monkeypatch.setattr(clock, "machine_now", lambda: evening)
    warmed(browser, address(case))
    monkeypatch.setattr(clock, "machine_now", lambda: evening + timedelta(seconds=59))
    assert asked(browser, address(case))[1] == 1

    monkeypatch.setattr(clock, "machine_now", lambda: evening + timedelta(minutes=1))

    assert asked(browser, address(case))[1] > 1


def test_what_was_rolled_back_leaves_the_page_as_it_was(cast: Cast, case: Case) -> None:
    browser = Client()
    fresh = warmed(browser, address(case))
    with pytest.raises(RuntimeError), transaction.atomic():
        units.rename(
            unit=cast.units["commune-office"], name="Phòng Khác", reason="thử",
            by=cast.actor("administrator"), at=NOW,
        )  # fmt: skip
        assert "Phòng Khác" in browser.get(address(case)).content.decode()
        browser.get(address(case))
        raise RuntimeError

    assert browser.get(address(case)).content == fresh.content


def test_a_unit_that_is_renamed_is_renamed_on_every_page(cast: Cast, case: Case) -> None:
    browser, own = Client(), sender(first_voice(case))
    warmed(browser, address(case))
    warmed(own, OWN)

    units.rename(
        unit=cast.units["commune-office"], name="Phòng Khác", reason="thử",
        by=cast.actor("administrator"), at=NOW,
    )  # fmt: skip

    assert "Phòng Khác" in browser.get(address(case)).content.decode()
    assert "Phòng Khác" in own.get(OWN).content.decode()


def test_a_day_that_is_decided_late_is_counted_at_once(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "machine_now", lambda: NOW)
    own = sender(first_voice(cast.receive().case))
    fresh = warmed(own, OWN)

    rules.override_day(
        day=NOW.date() + timedelta(days=5), working=False, reason="mưa bão",
        decision="Công văn 99", by=cast.actor("administrator"), at=NOW,
    )  # fmt: skip

    assert plain(own.get(OWN).content) != plain(fresh.content)


def test_what_is_hidden_is_gone_at_once(cast: Cast, case: Case) -> None:
    browser = Client()
    warmed(browser, address(case))
    etag = browser.get(address(case))["ETag"]

    cases.hide(case=case, why=WHY, by=cast.actor("leader"), at=NOW)

    assert browser.get(address(case), headers={"if-none-match": etag}).status_code == 410


def test_who_was_erased_is_on_no_kept_page(cast: Cast) -> None:
    case = cast.receive(text="Nhà tôi ở cạnh cống vỡ.").case
    own = sender(first_voice(case))
    warmed(own, OWN)

    protection.anonymise(
        case=case, voice=first_voice(case), wish=Wish(reason="Người gửi yêu cầu"),
        by=cast.actor("leader"), at=NOW,
    )  # fmt: skip

    assert "Nhà tôi ở cạnh cống vỡ." not in own.get(OWN).content.decode()
    left = [entry.page for entry in kept.SHELF._entries.values() if entry.page is not None]
    assert all("Nhà tôi".encode() not in b"".join(page.pieces) for page in left)


def test_a_log_that_grew_is_seen_on_the_page(cast: Cast, case: Case) -> None:
    browser = Client()
    warmed(browser, address(case))

    audit.record("publication.log.signed", subject=("log", "1"), by=cast.actor("system"), at=NOW)

    assert asked(browser, address(case))[1] > 1


def test_what_was_read_from_a_copy_is_not_kept(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(router, "db_for_read", lambda model, **hints: "replica")

    assert _made_of(case) is None


def _made_of(case: Case) -> bytes | None:
    making = kept.Making()

    def view(request: Any) -> HttpResponse:
        kept.shows(request, ("case", case.code))
        return HttpResponse("trang")

    request = Client().get("/khong-co").wsgi_request
    request.making = making  # type: ignore[attr-defined]
    kept.keeps(view)(request)
    return making.content


def test_without_a_copy_it_is(case: Case) -> None:
    assert _made_of(case) == b"trang"


@pytest.mark.django_db(transaction=True)
def test_another_process_changes_what_this_one_keeps() -> None:
    cast = make_cast()
    case = publish(cast, cast.answered(), answer="Sẽ thay cống.")
    browser = Client()
    warmed(browser, address(case))

    _elsewhere("hoiam.cases.actions", f"note(case=Case.objects.get(code={case.code!r}), "
               "text='x', by=actors.system('t', act='a'), at=datetime.now(UTC))")  # fmt: skip
    assert asked(browser, address(case))[1] > 1


def _elsewhere(module: str, act: str) -> None:
    """In a process of its own on the same database."""
    told = {**settings.DATABASES["default"], "NAME": str(connection.settings_dict["NAME"])}
    told.pop("TEST", None)
    code = f"""
import json, sys
from django.conf import settings
from hoiam.config import settings as own
settings.DATABASES["default"].update(json.loads(sys.argv[1]))
import django
django.setup()
from datetime import UTC, datetime
from hoiam.core import actor as actors
from hoiam.cases.models import Case
from {module} import *
{act}
"""
    names = ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT")
    sent = json.dumps({name: told[name] for name in names if name in told})
    subprocess.run([sys.executable, "-c", code, sent], check=True, cwd=ROOT)


# ---- the memory ----------------------------------------------------------------------------------


def entry(size: int) -> Entry:
    page = Page((b"x" * size,), (), (), size)
    return Entry(kept.Needs(kept.OF_THINGS, (("case", "x"),)), time.monotonic(), None, None, page)


@pytest.mark.parametrize("path", ["/", "/vu-viec"])
def test_who_sends_does_not_make_the_lists_anew_and_who_releases_does(
    cast: Cast, case: Case, path: str
) -> None:
    cache.clear()
    browser = Client()
    warmed(browser, path)

    cast.receive("mới")
    kept_page, statements = asked(browser, path)
    assert statements <= 2

    other = publish(cast, cast.answered("khác"), title="Đèn đường tắt")
    shown, statements = asked(browser, path)
    assert "Đèn đường tắt" in shown.content.decode() and statements > 2
    assert shown["ETag"] != kept_page["ETag"]
    assert browser.get(path, headers={"if-none-match": shown["ETag"]}).status_code == 304
    assert other.code in shown.content.decode()


@pytest.mark.parametrize("path", ["/", "/vu-viec"])
def test_what_is_counted_is_a_minute_old_at_most(
    cast: Cast, case: Case, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.clear()
    browser, moments = Client(), [clock.machine_now()]
    monkeypatch.setattr(clock, "machine_now", lambda: moments[-1])
    warmed(browser, path)
    cast.receive("mới")
    assert asked(browser, path)[1] <= 2

    moments.append(moments[0] + timedelta(seconds=61))
    cache.clear()  # its own clock does not travel
    later, statements = asked(browser, path)

    assert statements > 2
    assert later.context["tally" if path == "/" else "counted"] is not None
    number = later.context["tally"]["received"] if path == "/" else later.context["counted"]
    assert number == Case.objects.count()


def test_the_memory_has_a_bound_and_what_was_used_last_stays() -> None:
    shelf = Shelf(most=10_000)
    for number in range(20):
        shelf.put((str(number), "vi", ""), entry(2_000))
        shelf.get(("0", "vi", ""))

    assert shelf.bytes <= 10_000
    assert shelf.get(("0", "vi", "")) is not None
    assert shelf.get(("19", "vi", "")) is not None
    assert shelf.get(("1", "vi", "")) is None
    shelf.drop(("0", "vi", ""))
    shelf.drop(("0", "vi", ""))
    assert shelf.get(("0", "vi", "")) is None


def test_what_nobody_looks_at_goes_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(most=10_000)
    shelf.put(("a", "vi", ""), entry(2_000))
    later = time.monotonic() + kept.LIFE + 1
    monkeypatch.setattr(time, "monotonic", lambda: later)

    assert shelf.get(("b", "vi", "")) is None
    assert shelf.bytes == 0
