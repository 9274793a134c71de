"""One's own petition behind the code of its receipt."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import make_cast
from tests.petitions.making import registered

pytestmark = pytest.mark.django_db


def test_own_petition_state_dates_and_rights() -> None:
    done = registered(make_cast())
    person = Client()

    page = person.post(reverse("public:track"), {"code": done.tracking_code}, follow=True)

    shown = page.content.decode()
    assert page.redirect_chain[-1][0] == reverse("public:own-petition")
    assert done.reference in shown
    assert "13/10/2026" in shown  # C-02
    assert "Tôi khiếu nại quyết định xử phạt" in shown
    assert "Vì sao có ngày này?" in shown


def test_own_petition_without_the_code() -> None:
    registered(make_cast())

    page = Client().get(reverse("public:own-petition"))

    assert page.url == reverse("public:track")  # type: ignore[attr-defined]
