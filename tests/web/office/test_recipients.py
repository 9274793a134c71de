"""Administrators put up a signed list: checked, shown by name, then exactly that."""

from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from hoiam.seals.models import RecipientList
from tests.cast import NOW, Cast, make_cast
from tests.seals.listed import KEY, Listing, recipient, with_key

pytestmark = pytest.mark.django_db
PAGE = reverse("office:recipients")


@pytest.fixture
def cast(settings: Any) -> Any:
    settings.RECIPIENTS_KEY = KEY.text
    with time_machine.travel(NOW, tick=False):
        yield make_cast()


@pytest.fixture
def browser(cast: Cast) -> Client:
    return cast.browser("administrator")


def _upload(browser: Client, note: str | bytes) -> Any:
    content = note if isinstance(note, bytes) else note.encode()
    return browser.post(PAGE, {"file": SimpleUploadedFile("list.txt", content)})


def test_a_list_is_shown_by_name_before_it_is_put_up(cast: Cast, browser: Client) -> None:
    with_key(cast, "clerk")
    empty = browser.get(PAGE).content.decode()
    assert "Chưa có danh sách" in empty and recipient("clerk") in empty
    first = Listing(cast)
    shown = _upload(browser, first.note)
    words = shown.content.decode()
    assert (shown.status_code, "Phàn Thị Lãnh" in words) == (200, True)
    assert not RecipientList.objects.exists()
    # As a browser sends the lines of a field.
    done = browser.post(PAGE, {"note": shown.context["note"].replace("\n", "\r\n")})
    assert (done.status_code, RecipientList.objects.get().note) == (302, first.note)

    second = first.next(commune=("leader", "clerk"), keys={"clerk": recipient("clerk anew")})
    words = _upload(browser, second.note).content.decode()
    assert "Bớt người nhận" in words and "Vàng A Xử" in words
    assert recipient("clerk") in words and recipient("clerk anew") in words
    assert RecipientList.objects.count() == 1


def test_what_is_not_signed_or_does_not_follow_is_refused(cast: Cast, browser: Client) -> None:
    first = Listing(cast)
    for wrong in (first.note.replace("Chuyên viên", "Chuyên gia"), b"\xff", first.next().note):
        found = _upload(browser, wrong)
        assert (found.status_code, "note" in found.context) == (422, False)
    assert browser.post(PAGE, {}).status_code == 422
    assert not RecipientList.objects.exists()


def test_without_a_key_the_page_says_so(browser: Client, settings: Any) -> None:
    settings.RECIPIENTS_KEY = ""
    assert "HOIAM_RECIPIENTS_KEY" in browser.get(PAGE).content.decode()


def test_the_poster_bears_the_fingerprint(cast: Cast, browser: Client) -> None:
    address = reverse("office:recipients-poster")
    assert browser.get(address).status_code == 404
    Listing(cast).published()
    words = browser.get(address).content.decode()
    assert browser.get(PAGE).context["fingerprint"] in words
    assert reverse("public:seal") in words


def test_a_group_of_one_is_marked(cast: Cast, browser: Client) -> None:
    Listing(cast, commune=("leader",)).published()
    assert "Chưa đủ hai người" in browser.get(PAGE).content.decode()


@pytest.mark.parametrize("who", ["leader", "clerk", "front"])
def test_nobody_else_has_the_page(cast: Cast, who: str) -> None:
    assert cast.browser(who).get(PAGE).status_code in (403, 404)
