"""The page of a petition and the forms of its steps: what an officer sees before anything is
written."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from hoiam.core import calendar
from hoiam.core.clocks.shapes import Matter
from hoiam.petitions.models import Petition, PetitionStep
from hoiam.web.access import now
from tests.cast import make_cast
from tests.petitions.making import registered
from tests.petitions.stepping import take, walk

pytestmark = pytest.mark.django_db

ACCEPTED = date(2026, 10, 5)


def _page(browser: Client, petition: Petition) -> str:
    answer = browser.get(reverse("office:petition", args=[petition.code]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_page_offers_what_is_lawful_and_says_why_the_rest_is_not() -> None:
    cast = make_cast()
    petition = registered(cast).petition

    page = _page(cast.browser("leader"), petition)

    for name in ("accept", "guide", "refuse", "keep"):
        assert reverse("office:petition-step", args=[petition.code, name]) in page
    assert reverse("office:petition-step", args=[petition.code, "return"]) not in page
    assert "không có nơi chuyển để trả" in page
    assert "không chuyển đơn đi" in page  # a complaint is never passed on
    assert "Lò Thị Mẫu" not in page  # the name is opened first


def test_page_of_a_clerk_opens_names_and_is_logged() -> None:
    cast = make_cast()
    petition = registered(cast).petition

    page = _page(cast.browser("clerk"), petition)

    assert "Lò Thị Mẫu" in page
    assert "do người đứng đầu ký (" in page  # why the button of acceptance is not hers


def test_step_shows_the_dates_first_and_then_is_taken() -> None:
    cast = make_cast()
    petition = registered(cast).petition
    browser = cast.browser("leader")
    url = reverse("office:petition-step", args=[petition.code, "accept"])
    form = browser.get(url)
    typed = {"key": form.context["form"]["key"].value(), "day": "2026-10-05"}

    looked = browser.post(url, typed)
    assert looked.status_code == 200
    assert not PetitionStep.objects.exists()
    assert "Ra quyết định giải quyết khiếu nại" in looked.content.decode()
    done = browser.post(url, typed | {"seen": looked.context["seen"]})

    assert done.status_code == 302
    assert PetitionStep.objects.get().to_state == "accepted"
    page = _page(browser, petition)
    assert "chưa phát hành văn bản của bước này" in page


def test_step_keeps_what_was_typed_when_it_is_refused() -> None:
    cast = make_cast()
    petition = registered(cast).petition
    browser = cast.browser("leader")
    url = reverse("office:petition-step", args=[petition.code, "guide"])

    refused = browser.post(url, {"key": "k", "day": "2026-10-05", "text": "Lời đã gõ"})

    assert refused.status_code == 422
    page = refused.content.decode()
    assert "Lời đã gõ" in page and "Chưa ghi tên cơ quan" in page


def test_every_form_of_every_step_opens() -> None:
    cast = make_cast()
    leader = cast.browser("leader")
    feedback = registered(cast, "p2", kind=Matter.RULE_FEEDBACK).petition
    complaint = registered(cast).petition
    take(cast, complaint, "accept", ACCEPTED)
    for petition in (feedback, complaint):
        _open_all(leader, petition)


def _open_all(browser: Client, petition: Petition) -> None:
    page = browser.get(reverse("office:petition", args=[petition.code])).context["page"]
    for button in (*page.buttons, *page.seldom):
        if "/buoc/" in button.url:
            assert browser.get(button.url).status_code == 200, button.url


def test_form_of_a_step_is_refused() -> None:
    cast = make_cast()
    petition = registered(cast).petition
    asked = (
        ("leader", "decide"),  # not before it was accepted
        ("leader", "dance"), ("clerk", "accept"), ("stranger", "accept"),
    )  # fmt: skip

    found = [
        cast.browser(name).get(
            reverse("office:petition-step", args=[petition.code, step])
        ).status_code
        for name, step in asked
    ]  # fmt: skip

    assert found == [409, 404, 403, 404]


def test_hearing_called_held_and_wrong_step_taken_back() -> None:
    cast = make_cast()
    petition = registered(cast).petition
    walk(cast, petition, ("accept", ACCEPTED), ("call-hearing", date(2026, 10, 12)))
    browser = cast.browser("leader")
    step = PetitionStep.objects.get(step="call-hearing")
    page = _page(browser, petition)
    back = reverse("office:petition-take-back", args=[petition.code, step.number])
    assert "đã mời" in page and back in page

    looked = browser.post(back, {"reason": "Nhầm phòng"})
    done = browser.post(back, {"reason": "Nhầm phòng", "seen": looked.context["seen"]})

    assert done.status_code == 302
    page = _page(browser, petition)
    assert "đã mời" not in page and "Nhầm phòng" in page


def test_second_complaint_is_entered_from_the_first() -> None:
    cast = make_cast()
    petition = registered(cast).petition
    browser = cast.browser("clerk")
    url = reverse("office:petition-second", args=[petition.code])
    form = browser.get(url)
    typed = {
        "key": form.context["form"]["key"].value(),
        "unit": cast.units["commune-office"].code,
        "received_on": calendar.day_of(now()).isoformat(),
        "text": "Tôi không đồng ý với quyết định lần đầu.",
    }

    done = browser.post(url, typed)

    assert done.status_code == 302
    second = Petition.objects.get(first_instance=petition)
    assert done["Location"] == reverse("office:petition", args=[second.code])
    assert second.petitioners.get().name == "Lò Thị Mẫu"
    assert "khiếu nại lần đầu" in _page(browser, second)


def test_docket_of_a_petition_leads_to_it() -> None:
    cast = make_cast()
    petition = registered(cast).petition
    browser = cast.browser("leader")

    page = browser.get(reverse("office:docket", args=[petition.docket.code])).content.decode()
    refused = browser.get(reverse("office:docket-step", args=[petition.docket.code, "accepted"]))

    assert reverse("office:petition", args=[petition.code]) in page
    assert refused.status_code == 409
