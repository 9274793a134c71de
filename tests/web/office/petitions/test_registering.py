"""A clerk is led by questions to what the law says, copies the paper, prints the receipt."""

from collections.abc import Mapping
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from hoiam.core.law.petitions import sorting as law
from hoiam.petitions.models import Petition, Sorting
from hoiam.voices.models import Draft, Voice
from tests.cast import make_cast
from tests.petitions.making import ANSWERS

pytestmark = pytest.mark.django_db
OWN = {code: choice for code, choice in ANSWERS.items() if code != "body"}
TYPED = {
    "key": "khoa-1", "told": "1", "enter": "1", "kind": "complaint", "chosen": "accept",
    "text": "Tôi khiếu nại quyết định xử phạt.", "field": "roads", "topic": "other",
    "commune": "t-commune", "received_on": "2026-10-02", "confirmed": "signed", "people": "1",
    "party": "person", "source": "handed", "desk": "t-commune-office", "name": "Lò Thị Mẫu",
    "language": "tiếng Việt",
}  # fmt: skip


def _asked(answers: Mapping[str, str]) -> dict[str, str]:
    return {f"q-{code}": choice for code, choice in answers.items()}


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Client:
    return make_cast().browser("clerk")


def test_led_one_question_after_another(desk: Client) -> None:
    given: dict[str, str] = {}
    address = reverse("office:new-petition")
    page = desk.get(address)

    for _turn in range(2):
        question = law.next_question({"body": "commune", **given})
        assert question is not None
        assert question.asks in page.content.decode()
        given[question.code] = OWN[question.code]
        page = desk.post(address, _asked(given) | {"text": "Đã gõ dở"})
    page = desk.post(address, _asked(OWN) | {"text": "Đã gõ dở"})

    shown = page.content.decode()
    assert page.status_code == 200
    assert "Đề xuất thụ lý" in shown
    assert "C-02" in shown
    assert "Đã gõ dở" in shown
    assert not Petition.objects.exists()


def test_entered_and_sorted_with_its_receipt(desk: Client) -> None:
    address = reverse("office:new-petition")

    page = desk.post(address, _asked(OWN) | TYPED)
    again = desk.post(address, _asked(OWN) | TYPED)

    assert page.status_code == 200, page.content.decode()
    petition = Petition.objects.get()
    assert (petition.registered, petition.eligible, petition.own) == ("1/2026", True, True)
    assert Sorting.objects.get().found == "accept"
    assert petition.docket.received_on == date(2026, 10, 2)
    code = page.context["slip"].tracking_code
    assert code == again.context["slip"].tracking_code
    assert code in page.content.decode()


def test_another_way_needs_its_reason_and_keeps_what_was_typed(desk: Client) -> None:
    address = reverse("office:new-petition")
    typed = TYPED | {"chosen": "keep"}

    page = desk.post(address, _asked(OWN) | typed)
    done = desk.post(address, _asked(OWN) | typed | {"override_why": "Theo chỉ đạo số 5"})

    assert page.status_code == 422
    assert "Tôi khiếu nại quyết định xử phạt." in page.content.decode()
    assert done.status_code == 200
    row = Sorting.objects.get()
    assert (row.found, row.chosen, row.override_why) == ("accept", "keep", "Theo chỉ đạo số 5")


def test_number_of_signers_fits_the_answer(desk: Client) -> None:
    answers = _asked(OWN | {"people": "few"})

    page = desk.post(reverse("office:new-petition"), answers | TYPED)

    assert page.status_code == 422
    assert "từ 2 đến 4 người" in page.content.decode()
    assert not Petition.objects.exists()


def test_sorting_leads_to_the_next_step(desk: Client) -> None:
    answers = _asked(OWN | {"identity": "unsigned"})
    desk.post(reverse("office:new-petition"), answers | TYPED | {"chosen": "ask-more"})

    page = desk.get(reverse("office:petition", args=[Petition.objects.get().code]))

    shown = page.context["page"]
    assert shown.sorted_as == "Yêu cầu bổ sung"
    assert [one.label for one in shown.buttons if one.solid] == ["Yêu cầu bổ sung"]


def test_denunciation_keeps_nothing(desk: Client) -> None:
    told = {
        "came": "written", "readable": "yes", "contents": "one", "wants": "report",
        "urgent": "no", "accuser": "person", "identity": "full", "stage": "new",
        "accused": "commune-staff", "grounds": "yes", "forwarded": "self",
    }  # fmt: skip

    page = desk.post(reverse("office:new-petition"), _asked(told) | TYPED)

    shown = page.content.decode()
    assert reverse("office:new-denunciation") in shown
    assert "Lò Thị Mẫu" not in shown
    assert "xử phạt" not in shown
    assert not (Petition.objects.exists() or Voice.objects.exists() or Draft.objects.exists())
