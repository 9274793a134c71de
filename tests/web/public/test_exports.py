"""Public lists as files: what was released and nothing else."""

import csv
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from hoiam.base.models import Event
from hoiam.cases import actions as cases
from hoiam.cases import previewing
from hoiam.cases.actions.publishing import Prepared
from hoiam.cases.models import Case
from hoiam.figures import queries as figures
from hoiam.figures.queries import Scope
from hoiam.publication.actions import Why
from hoiam.web.public import exports
from tests.cast import NOW, Cast, make_cast

pytestmark = pytest.mark.django_db
PUBLIC = Prepared(title="Cống vỡ", text="Cống trước trường bị vỡ.", answer="Sẽ thay.")


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def released(cast: Cast, key: str) -> Case:
    case = cast.receive(key, text="Cống nhà ông Lò Văn Mẫu vỡ, gọi 0912345678.").case
    handler, leader = cast.actor("handler"), cast.actor("leader")
    cases.prepare_publication(case=case, prepared=PUBLIC, by=handler, at=NOW)
    return cases.publish(case=case, seen=previewing.digest_of(case), by=leader, at=NOW)


def body(client: Client, address: str) -> bytes:
    answer = client.get(address)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def rows(client: Client, address: str) -> list[dict[str, str]]:
    text = body(client, address).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_only_what_was_released_is_in_the_file(cast: Cast, client: Client) -> None:
    shown, hidden = released(cast, "k1"), released(cast, "k2")
    cast.receive("k3")
    why = Why("personal-data", "lộ tên")
    cases.hide(case=hidden, why=why, by=cast.actor("leader"), at=NOW)
    before = Event.objects.count()

    found = rows(client, "/vu-viec?tai=csv")
    everything = body(client, "/vu-viec?tai=csv").decode()

    gone, *found = found
    assert (gone["Mã"], gone["Tiêu đề"]) == (hidden.code, "Nội dung đã được ẩn")
    assert gone["Nội dung đã công khai"] == gone["Trả lời đã công khai"] == gone["Nơi"] == ""
    assert "Điều 16" in gone["Căn cứ ẩn"] and gone["Ẩn ngày"]
    assert [row["Mã"] for row in found] == [shown.code]
    assert found[0]["Nội dung đã công khai"] == "Cống trước trường bị vỡ."
    assert found[0]["Địa chỉ"].endswith(f"/vu-viec/{shown.code}")
    for secret in ("Lò Văn Mẫu", "0912345678", "Lò Thị Mẫu", "0900 000 123"):
        assert secret not in everything
    assert Event.objects.count() == before


def test_filters_of_the_list_are_those_of_the_file(cast: Cast, client: Client) -> None:
    released(cast, "k1")

    assert len(rows(client, "/vu-viec?linh-vuc=roads&tai=csv")) == 1
    assert rows(client, "/vu-viec?linh-vuc=power&tai=csv") == []
    page = client.get("/vu-viec?linh-vuc=roads").content.decode()
    assert 'href="/vu-viec?linh-vuc=roads&amp;tai=xlsx"' in page


def test_public_file_ends_where_it_says(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "MOST", 2)
    codes = [released(cast, f"k{number}").code for number in range(4)]

    assert [row["Mã"] for row in rows(client, "/vu-viec?tai=csv")] == codes[:1:-1]


def test_queries_do_not_grow_with_the_file(cast: Cast, client: Client) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as said:
            body(client, "/vu-viec?tai=csv")
        return len(said)

    for number in range(2):
        released(cast, f"a{number}")
    few = asked()
    for number in range(10):
        released(cast, f"b{number}")

    assert asked() == few


def test_units_and_figures_say_what_the_pages_say(cast: Cast, client: Client) -> None:
    released(cast, "k1")
    on = NOW.date()

    units = rows(client, "/don-vi?tai=csv")
    counted = {row["Mã"]: row["Bây giờ"] for row in rows(client, "/so-lieu?tai=csv")}

    tally = figures.tally(scope=Scope(), on=on)
    assert counted["received"] == str(tally["received"]) == "1"
    by_code = {row["Mã"]: row["Đã nhận"] for row in units}
    assert by_code[cast.units["commune"].code] == "1"
    assert by_code[cast.units["other"].code] == "0"


@pytest.mark.parametrize("page", ["vu-viec", "don-vi", "so-lieu"])
def test_every_public_list_is_a_workbook(page: str, cast: Cast, client: Client) -> None:
    released(cast, "k1")

    answer = client.get(f"/{page}?tai=xlsx")
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))

    assert book.get_sheet_by_index(0).height > 1
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert f'href="/{page}?tai=xlsx"' in client.get(f"/{page}").content.decode()
