"""Lists taken away as files: who gets which rows, in which words, and what is written down."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from hoiam.base import texts
from hoiam.base.models import Event
from hoiam.cases import actions as cases
from hoiam.cases.models import Case
from tests.cast import NOW, Cast
from tests.web.office.conftest import SignIn

PERSONAL = "Cống của ông Lò Văn Mẫu, số 0912 345 678, bị vỡ."
INSIDE = (
    "",
    "vu-viec",
    "phan-loai",
    "chua-bao",
    "theo-doi",
    "xin-lui-han",
    "bien-nhan",
    "mau",
    "quan-tri",
)
OPEN = ("quan-tri/don-vi", "quan-tri/tham-quyen", "quan-tri/thoi-han", "quan-tri/lich")


def body(answer) -> bytes:
    assert answer.status_code == 200, answer.status_code
    content = b"".join(answer.streaming_content)
    return content


def taken(client: Client, address: str, **asked: str) -> list[dict[str, str]]:
    answer = client.get(f"/van-phong/{address}", {**asked, "tai": "csv"})
    return list(csv.DictReader(io.StringIO(body(answer).decode("utf-8-sig"), newline="")))


def exported() -> list[Event]:
    return list(Event.objects.filter(tag="accounts.list.exported").order_by("id"))


def holder(page: str) -> str:
    if page.startswith("quan-tri"):
        return "administrator"
    return {"theo-doi": "leader", "xin-lui-han": "leader"}.get(page, "clerk")


@pytest.mark.parametrize("page", [*INSIDE, *OPEN])
@pytest.mark.parametrize("media", ["csv", "xlsx"])
def test_every_list_is_a_file(page: str, media: str, cast: Cast, officer: SignIn) -> None:
    cast.answered("k1", at=NOW - timedelta(days=5))
    cases.receive(told=cast.told("held"), by=cast.actor("public"), at=NOW, held="nhiều tin")

    answer = officer(holder(page)).get(f"/van-phong/{page}", {"tai": media})
    content = body(answer)

    assert re.fullmatch(
        rf'attachment; filename="[a-z-]+-2026-10-05\.{media}"', answer["Content-Disposition"]
    )
    assert "no-store" in answer["Cache-Control"]
    if media == "xlsx":
        assert CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names == ["Danh sách 1"]
    else:
        assert content.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("page", ["", "vu-viec", "phan-loai", "theo-doi"])
def test_page_leads_to_its_files_with_its_filters(page: str, cast: Cast, officer: SignIn) -> None:
    cast.receive("late", at=NOW - timedelta(days=20))
    cases.receive(told=cast.told("held"), by=cast.actor("public"), at=NOW, held="nhiều tin")

    name = "leader" if page else "clerk"
    shown = officer(name).get(f"/van-phong/{page}", {"tt": "", "sau": "x"}).content.decode()

    links = re.findall(r'href="([^"]*tai=[^"]*)"', shown)
    wanted = ["tt=&amp;tai=xlsx", "tt=&amp;tai=csv"]
    assert [link.partition("?")[2] for link in links] == wanted


def test_file_holds_what_the_filtered_page_holds(cast: Cast, officer: SignIn) -> None:
    for number in range(40):
        cast.receive(f"k{number}", at=NOW - timedelta(days=number % 9))
    answered = cast.answered("p1", at=NOW - timedelta(days=5))
    client = officer("clerk")

    every, some = taken(client, "vu-viec"), taken(client, "vu-viec", tt="answered")

    wanted = list(Case.objects.order_by("-id").values_list("code", flat=True))
    assert [row["Mã"] for row in every] == wanted
    assert [row["Mã"] for row in some] == [answered.code]
    assert some[0]["Tình trạng"] == "đã trả lời"
    assert some[0]["Ngày nhận"] == "2026-09-27"


def test_workbook_has_real_days_and_words(cast: Cast, officer: SignIn) -> None:
    case = cast.receive("k1", at=NOW).case
    content = body(officer("clerk").get("/van-phong/vu-viec?tai=xlsx"))

    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
    head, line = sheet.to_python()
    row = dict(zip(head, line, strict=True))
    assert row["Mã"] == case.code
    assert row["Ngày nhận"] == case.opened_on
    assert row["Tiêu đề"] == case.title


def test_words_in_a_file_are_covered_as_on_its_page(cast: Cast, officer: SignIn) -> None:
    cast.receive("k1", text=PERSONAL, at=NOW - timedelta(days=30))

    inside = taken(officer("handler"), "vu-viec")[0]["Tiêu đề"]
    front = taken(officer("front"), "vu-viec")[0]["Tiêu đề"]
    late = taken(officer("front"), "theo-doi")[0]

    for shown in (inside, front, late["Vụ việc"], late["Việc"]):
        assert "Lò Văn Mẫu" not in shown
        assert "345" not in shown


def test_what_was_promised_is_covered_on_page_and_in_file(cast: Cast, officer: SignIn) -> None:
    promise = cases.Reply(
        result="promised", text="Sẽ làm.", promise="Gọi ông Lò Văn Mẫu, 0912 345 678, rồi thay cống",
        promise_due_on=NOW.date() + timedelta(days=20),
    )  # fmt: skip
    cast.answered("p1", at=NOW - timedelta(days=5), reply=promise)
    client = officer("front")

    shown = client.get("/van-phong/theo-doi?loai=promise").content.decode()
    rows = taken(client, "theo-doi", loai="promise")

    assert re.search(r"0912\W?345", shown) is None
    assert "thay cống" in shown
    assert [("0912" in row["Việc"], "thay cống" in row["Việc"]) for row in rows] == [(False, True)]
    led = officer("leader").get("/van-phong/theo-doi?loai=promise").content.decode()
    assert ("0912" in led, "thay cống" in led) == (False, True)


@pytest.mark.parametrize("name", ["stranger", "other-leader"])
def test_stranger_s_file_is_empty(name: str, cast: Cast, officer: SignIn) -> None:
    cast.receive("k1", at=NOW - timedelta(days=30))

    for page in ("", "vu-viec", "chua-bao"):
        assert taken(officer(name), page) == []


@pytest.mark.parametrize(
    "page", ["vu-viec", "phan-loai", "chua-bao", "theo-doi", "bien-nhan", "mau"]
)
def test_administrator_gets_no_list_of_cases(page: str, cast: Cast, officer: SignIn) -> None:
    cast.receive("k1")

    answer = officer("administrator").get(f"/van-phong/{page}", {"tai": "csv"})

    assert answer.status_code == 403
    assert exported() == []


def test_taking_a_list_is_written_down_without_what_was_typed(cast: Cast, officer: SignIn) -> None:
    cast.receive("k1")
    client = officer("clerk")

    taken(client, "vu-viec", tim="Lò Thị Mẫu", lv="roads")

    (event,) = exported()
    assert event.subject_code == cast.officers["clerk"].code == event.recorded_by
    assert event.details == {"listing": "Vụ việc", "filters": "lv=roads, tim", "rows": 0}
    assert texts.sentence(event) == "Tải danh sách “Vụ việc” về máy: 0 dòng (lv=roads, tim)."
    page = officer("administrator").get(f"/van-phong/quan-tri/can-bo/{event.subject_code}")
    assert "Tải danh sách “Vụ việc” về máy" in page.content.decode()


def test_public_knowledge_is_taken_without_a_trace(cast: Cast, officer: SignIn) -> None:
    for page in OPEN:
        body(officer("administrator").get(f"/van-phong/{page}", {"tai": "xlsx"}))

    assert exported() == []


def test_unknown_kind_of_file_is_the_page(cast: Cast, officer: SignIn) -> None:
    answer = officer("clerk").get("/van-phong/vu-viec?tai=exe")

    assert answer["Content-Type"].startswith("text/html")


def test_queries_do_not_grow_with_rows_of_a_chunk(cast: Cast, officer: SignIn) -> None:
    client = officer("clerk")

    def asked(page: str) -> int:
        with CaptureQueriesContext(connection) as said:
            body(client.get(f"/van-phong/{page}?tai=csv"))
        return len(said)

    for number in range(5):
        cast.receive(f"a{number}")
    few = {page: asked(page) for page in ("", "vu-viec", "chua-bao")}
    for number in range(40):
        cast.receive(f"b{number}")

    assert {page: asked(page) for page in few} == few


def test_formula_in_a_voice_reaches_no_spreadsheet(cast: Cast, officer: SignIn) -> None:
    cast.receive("k1", text='=HYPERLINK("http://x.vn";"Bấm") cống vỡ')
    client = officer("clerk")

    content = body(client.get("/van-phong/vu-viec?tai=csv")).decode("utf-8-sig")
    sheet = CalamineWorkbook.from_filelike(
        io.BytesIO(body(client.get("/van-phong/vu-viec?tai=xlsx")))
    ).get_sheet_by_index(0)

    assert ",=" not in content
    assert ',"=' not in content
    titles = [str(row[3]) for row in sheet.to_python()]
    assert any(title.startswith("=HYPERLINK") for title in titles)


def test_units_below_are_a_file_of_their_own(cast: Cast, officer: SignIn) -> None:
    cast.receive("late", at=NOW - timedelta(days=20))
    cast.receive("new")

    (row,) = taken(officer("leader"), "lanh-dao", bang="don-vi")

    assert (row["Mã đơn vị"], row["Đang mở"], row["Quá hạn"]) == ("t-commune-office", "2", "1")
