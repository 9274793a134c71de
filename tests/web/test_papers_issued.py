"""From closed minutes to a paper with a number: once, corrected by name, read by who reads the
meeting."""

import pytest
from django.test import Client

from hoiam.papers import queries
from hoiam.papers.models import Paper
from tests.cast import Cast, make_cast
from tests.meetings.afterwards import closed, over
from tests.papers.test_rendering import read_pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def clerk(cast: Cast) -> Client:
    return cast.browser("clerk")


def press(client: Client, where: str, **sent: str) -> int:
    return client.post(where, {"form": "conclusion", "turn": "0"} | sent).status_code


def test_conclusions_are_issued_once_and_corrected_by_name(cast: Cast, clerk: Client) -> None:
    meeting = closed(cast)
    where = f"/van-phong/van-ban/cuoc-gap/{meeting.code}"
    assert "Ban hành, lấy số" in clerk.get(where).content.decode()

    assert [press(clerk, where), press(clerk, where)] == [302, 302]  # pressed twice
    assert press(clerk, where, form="minutes") == 302
    numbers = [queries.number_of(paper) for paper in Paper.objects.order_by("id")]
    assert [number[:2] for number in numbers] == ["01", "01"]

    assert press(clerk, where, turn="1") == 422  # no reason
    assert press(clerk, where, turn="1", why="ghi sai hạn") == 302
    page = clerk.get(where).content.decode()
    assert "đã được thay thế" in page and "ghi sai hạn" in page
    first = Paper.objects.filter(form="conclusion").earliest("id")
    file = queries.file_of(first, "pdf")
    kept = clerk.get(f"{where}/tep/{file.code}")
    assert queries.number_of(first) in read_pdf(kept.getvalue())


def test_open_minutes_give_no_paper_and_strangers_none(cast: Cast, clerk: Client) -> None:
    meeting = over(cast)
    where = f"/van-phong/van-ban/cuoc-gap/{meeting.code}"

    assert "Ban hành, lấy số" not in clerk.get(where).content.decode()
    assert press(clerk, where) == 409
    assert press(clerk, where, form="refusal") == 404
    assert clerk.get(f"{where}/tep/pf-0").status_code == 404
    assert press(cast.browser("stranger"), where) in (403, 404)
    assert not Paper.objects.exists()
