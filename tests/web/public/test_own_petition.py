"""One's own petition behind the code of its receipt."""

import pytest
from django.test import Client
from django.urls import reverse

from hoiam.papers import queries as papers
from tests.cast import make_cast
from tests.petitions.making import registered
from tests.petitions.stepping import take
from tests.petitions.test_papers import DAY, issue

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


def test_paper_of_an_own_template_without_a_pdf_has_no_link(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cast = make_cast()
    done = registered(cast)
    paper = issue(cast, take(cast, done.petition, "accept", DAY), "acceptance")
    person = Client()
    shown = person.post(reverse("public:track"), {"code": done.tracking_code}, follow=True)
    link = reverse("public:own-petition-paper", args=[paper.code])

    assert link in shown.content.decode()
    monkeypatch.setattr(papers, "has_file", lambda _paper, _kind: False)
    page = person.get(reverse("public:own-petition")).content.decode()
    assert link not in page
    assert papers.cited(paper) in page
