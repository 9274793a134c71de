"""Taking data in on the pages: the whole way, what is refused, and who sees what."""

import io
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hoiam.base.models import Event
from hoiam.cases import actions as cases
from hoiam.cases.models import OutsideNumber
from hoiam.imports import mapping as mappings
from hoiam.imports.actions import chunks
from hoiam.imports.hand import Hand
from hoiam.imports.models import Import, ImportRow, Profile
from hoiam.registers.models import Record
from hoiam.web.access import now
from tests.cast import Cast, later
from tests.web.office.conftest import SignIn

HEAD = ("Số", "Ngày tiếp nhận", "Hạn xử lý", "Nội dung", "Trạng thái", "Ghi thêm")
LINES = (
    (
        "007",
        "24/4/2026",
        "4/5/2026",
        "Cống trước trường tiểu học vỡ, nước tràn ra đường",
        "Đã xong",
        "x",
    ),
    ("008", "25/4/2026", "", "Đèn đường tắt ở thôn 3", "Đang xử lý", ""),
    ("009", "ngày mai", "", "Rác tồn nhiều ngày", "Mới", ""),
    ("010", "1/5/2026", "", "Tố cáo ông A nhận tiền", "Mới", ""),
)


def workbook(*lines: tuple[str, ...], sheets: int = 1) -> bytes:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content)
    for number in range(sheets):
        sheet = book.add_worksheet(f"Sổ {2024 + number}")
        for row, line in enumerate((HEAD, *lines)):
            for place, cell in enumerate(line):
                sheet.write_string(row, place, cell)
    book.close()
    return content.getvalue()


def upload(client: Client, content: bytes, name: str = "Sổ cũ.xlsx", **typed: str):
    given = {"target": "cases", "unit": "t-commune-office", **typed}
    file = SimpleUploadedFile(name, content, content_type="application/octet-stream")
    return client.post("/van-phong/nap-du-lieu/moi", {**given, "file": file})


def work(cast: Cast, django_capture: Callable) -> None:
    """What the worker does in the background."""
    hand = Hand()
    for code in Import.objects.values_list("code", flat=True):
        with django_capture(execute=True):
            while chunks.advance(code=code, hand=hand, by=cast.actor("system"), at=now()).worked:
                pass
    hand.close()


def confirm(client: Client, of: Import):
    """Press the button of the preview that is open."""
    seen = re.search('name="seen" value="([^"]+)"', client.get(at(of)).content.decode())
    return client.post(at(of, "/xac-nhan"), {"seen": seen.group(1) if seen else ""})


@pytest.fixture
def go(cast: Cast, django_capture_on_commit_callbacks) -> Callable[[], Import]:
    def forth() -> Import:
        work(cast, django_capture_on_commit_callbacks)
        return Import.objects.latest("pk")

    return forth


def form_of(shown: str) -> dict[str, str]:
    """What a browser would send back of the mapping form, untouched."""
    body = shown.split("hx-post=", 1)[1].split("</form>", 1)[0]
    sent = {}
    for tag in re.findall(r"<input[^>]*>", body):
        if 'type="checkbox"' not in tag or " checked" in tag:
            value = re.search(r'value="([^"]*)"', tag)
            sent[re.search(r'name="([^"]+)"', tag)[1]] = value[1] if value else ""  # type: ignore[index]
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', body, re.S):
        first = re.search(r'<option value="([^"]*)"', options)
        chosen = re.search(r'<option value="([^"]*)" selected', options) or first
        sent[name] = chosen[1] if chosen else ""
    return sent


def body(answer: Any) -> bytes:
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def at(of: Import, more: str = "") -> str:
    return f"/van-phong/nap-du-lieu/{of.code}{more}"


def mapped(client: Client, of: Import, **changes: str):
    shown = client.get(at(of, "/noi-cot")).content.decode()
    return client.post(at(of, "/noi-cot"), {**form_of(shown), "system": "Sổ giấy", **changes})


def test_whole_way_of_an_old_register(cast: Cast, officer: SignIn, go) -> None:
    client = officer("clerk")

    sent = upload(client, workbook(*LINES))
    of = go()
    busy = sent["Location"]
    columns = client.get(busy, follow=True).content.decode()
    judging = mapped(client, of, name="Sổ giấy xã")
    of = go()
    preview = client.get(at(of)).content.decode()
    unseen = client.post(at(of, "/xac-nhan"))
    confirmed = confirm(client, of)
    go()
    done = client.get(at(of)).content.decode()

    assert busy == at(of)
    assert "Cống trước trường tiểu học vỡ" in columns
    assert (judging.status_code, unseen.status_code, confirmed.status_code) == (302, 409, 302)
    assert "Ghi 2 dòng" in preview
    assert "2 mới" in preview and "2 không nhận" in preview
    assert "không đọc được thành ngày giờ" in preview
    assert "đơn tố cáo: nội dung không được đọc" in preview
    assert "nhận tiền" not in preview
    assert "Đã ghi 2 dòng" in done
    record = re.search(r'href="(/van-phong/so-cu/dong/[^"]+)"', done)
    assert record
    assert client.get(record[1]).status_code == 200
    assert set(Record.objects.values_list("number", flat=True)) == {"007", "008"}
    assert Profile.objects.get().name == "Sổ giấy xã"


def test_same_file_again_has_nothing_to_write(cast: Cast, officer: SignIn, go) -> None:
    client = officer("clerk")
    for _round in range(2):
        upload(client, workbook(*LINES[:2]))
        mapped(client, go())
        of = go()
        shown = client.get(at(of)).content.decode()
        confirm(client, of)
        go()

    assert "2 đã có" in shown
    assert "Không có dòng nào để ghi" in shown
    assert Record.objects.count() == 2


def test_mapping_proposes_and_shows_three_rows(cast: Cast, officer: SignIn, go) -> None:
    client = officer("clerk")
    upload(client, workbook(*LINES))
    of = go()

    shown = client.get(at(of, "/noi-cot")).content.decode()
    sent = form_of(shown)

    assert (sent["c-number"], sent["c-opened"], sent["c-due"], sent["h-opened"]) == (
        "Số", "Ngày tiếp nhận", "Hạn xử lý", "vn",
    )  # fmt: skip
    samples = shown.split('id="samples-title"')[1]
    assert "<td>007</td><td>008</td><td>009</td>" in samples
    assert "24/4/2026" in samples
    assert "⚠ Ngày tiếp nhận: “ngày mai” không đọc được" in samples
    assert "Cột không dùng đến: Ghi thêm." in samples
    assert [sent[f"s-{sent[f'w-{word}']}"] for word in ("Đã xong", "Đang xử lý", "Mới")] == [
        "ended", "working", "open",
    ]  # fmt: skip


def test_looking_again_changes_nothing(cast: Cast, officer: SignIn, go) -> None:
    client = officer("clerk")
    upload(client, workbook(*LINES))
    of = go()
    sent = form_of(client.get(at(of, "/noi-cot")).content.decode())

    shown = client.post(
        at(of, "/noi-cot"), {**sent, "c-title": "Ghi thêm", "look": "1", "system": "Sổ A"}
    )

    assert shown.status_code == 200
    again = form_of(shown.content.decode())
    assert (again["c-title"], again["system"]) == ("Ghi thêm", "Sổ A")
    of.refresh_from_db()
    assert (of.state, of.content) == ("read", {})


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"system": ""}, "Chưa ghi tên hệ thống"),
        ({"c-number": ""}, "Chưa nối cột cho “Số, mã ở hệ thống cũ”"),
        ({"zone": "Sao/Hoa"}, "Không có múi giờ"),
        ({"h-opened": "lạ"}, "Không đọc được “Ngày tiếp nhận”"),
        ({"c-title": "không có cột này"}, "Tệp không có cột"),
    ],
)
def test_refused_mapping_keeps_everything_typed(
    changes: dict[str, str], said: str, cast: Cast, officer: SignIn, go
) -> None:
    client = officer("clerk")
    upload(client, workbook(*LINES))
    of = go()

    answer = mapped(client, of, **{"empty": "NULL\n–", "name": "Mẫu của tôi", **changes})

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert said in shown
    assert "NULL\n–</textarea>" in shown
    assert 'value="Mẫu của tôi"' in shown
    assert not Profile.objects.exists()
    assert Import.objects.get().state == "read"


def test_profile_is_used_and_what_the_page_cannot_draw_stays(
    cast: Cast, officer: SignIn, go
) -> None:
    client = officer("clerk")
    upload(client, workbook(*LINES[:2]))
    of = go()
    meaning = mappings.from_json(
        {
            "target": "cases",
            "system": "Sổ B",
            "fields": [
                {"field": "number", "columns": ["Số"]},
                {"field": "opened", "columns": ["Ngày tiếp nhận"], "how": "vn"},
                {"field": "channel", "columns": [], "how": "fixed", "options": {"value": "sổ giấy"}},
                {"field": "place", "columns": ["Nội dung", "Ghi thêm", "Trạng thái"], "how": "joined",
                 "options": {"separator": " / "}},
            ],
        }
    )  # fmt: skip
    Profile(
        code="mau-thu", name="Mẫu thử", target="cases", system="Sổ B", unit=of.unit,
        content=mappings.to_json(meaning), saved_at=later(0), saved_by="x",
    ).save()  # fmt: skip

    shown = client.get(at(of, "/noi-cot?mau=mau-thu")).content.decode()
    client.post(at(of, "/noi-cot"), {**form_of(shown), "mau": "mau-thu"})

    of.refresh_from_db()
    assert "luôn là “sổ giấy”" in shown
    assert "Nội dung + Ghi thêm + Trạng thái" in shown
    assert mappings.from_json(of.content) == meaning
    assert of.profile_name == "Mẫu thử"


def test_sheet_of_a_workbook_is_chosen(cast: Cast, officer: SignIn, go) -> None:
    client = officer("clerk")
    upload(client, workbook(*LINES[:2], sheets=2))
    of = go()
    shown = client.get(at(of, "/noi-cot")).content.decode()

    client.post(at(of, "/bang"), {"sheet": "Sổ 2025"})
    of = go()

    assert "Sổ 2025" in shown
    assert (of.sheet, of.state, of.total) == ("Sổ 2025", "read", 2)


def test_old_encoding_is_shown_before_it_is_converted(cast: Cast, officer: SignIn, go) -> None:
    from_old = "Sè;Néi dung;Ngµy tiÕp nhËn\r\n1;C\xe8ng tr\xadíc tr\xadêng tiÓu häc bÞ vì, n\xadíc trµn ra ®\xadêng;24/4/2026\r\n2;§Ìn ®\xadêng t¾t ë th«n 3, ®Ò nghÞ söa ch÷a sím;25/4/2026\r\n"
    client = officer("clerk")
    upload(client, from_old.encode("cp1252"), name="so-cu.csv")
    of = go()

    shown = client.get(at(of, "/noi-cot")).content.decode()
    client.post(at(of, "/ma-chu"), {"legacy": "tcvn3"})
    of = go()

    assert "Chữ trong tệp có vẻ viết bằng mã TCVN3" in shown
    assert "Đèn đường tắt ở thôn 3" in shown
    assert of.legacy == "tcvn3"
    assert "Nội dung" in of.columns


def test_unreadable_file_says_why(cast: Cast, officer: SignIn, go) -> None:
    client = officer("clerk")
    upload(client, b"PK\x03\x04 not a workbook", name="hong.xlsx")
    of = go()

    shown = client.get(at(of)).content.decode()

    assert of.state == "refused"
    assert "Không dòng nào của tệp được ghi" in shown
    assert 'role="alert"' in shown


def test_upload_without_a_file_keeps_the_rest(cast: Cast, officer: SignIn) -> None:
    answer = officer("clerk").post(
        "/van-phong/nap-du-lieu/moi", {"target": "visits", "unit": "t-commune-office"}
    )

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Chọn một tệp." in shown
    assert re.search(r'value="visits"[^>]*checked', shown)


def test_import_is_paused_resumed_and_dropped(cast: Cast, officer: SignIn, go) -> None:
    client = officer("clerk")
    upload(client, workbook(*LINES[:2]))
    of = Import.objects.get()

    paused = client.post(at(of, "/tam-dung"), follow=True).content.decode()
    assert go().state == "reading"
    client.post(at(of, "/nap-tiep"))
    assert go().state == "read"
    client.post(at(of, "/bo"))
    go()

    assert "Đang tạm dừng" in paused and "Nạp tiếp" in paused
    assert "Đã bỏ" in client.get(at(of)).content.decode()
    assert not ImportRow.objects.exists()


def test_progress_leads_on_when_it_is_over(cast: Cast, officer: SignIn, go) -> None:
    client = officer("clerk")
    upload(client, workbook(*LINES[:2]))
    of = Import.objects.get()

    first = client.get(at(of, "/tien-do"))
    page = client.get(at(of)).content.decode()
    go()
    last = client.get(at(of, "/tien-do"))

    assert "HX-Redirect" not in first
    assert "every 2s" in first.content.decode()
    assert 'http-equiv="refresh"' in page
    assert last["HX-Redirect"] == at(of)


def test_preview_is_filtered_paged_and_taken_away(cast: Cast, officer: SignIn, go) -> None:
    client = officer("clerk")
    many = [(f"{number:03}", "1/5/2026", "", f"Việc {number}", "Mới", "") for number in range(70)]
    upload(client, workbook(*many, LINES[2]))
    mapped(client, go())
    of = go()

    seen: list[str] = []
    address = "?xet=new"
    for _page in range(4):
        shown = client.get(at(of) + address).content.decode()
        seen += re.findall(r"<b>(\d{3})[ <]", shown)
        older = re.search(r'rel="next" href="([^"]+)"', shown)
        if not older:
            break
        address = older[1].replace("&amp;", "&")
    refused = client.get(at(of) + "?xet=refused").content.decode()
    file = client.get(at(of) + "?xet=refused&tai=csv")

    assert seen == [f"{number:03}" for number in range(70)]
    assert "ngày mai" in refused and "Việc 1" not in refused
    content = body(file).decode("utf-8-sig")
    assert content.splitlines()[0].startswith("Dòng,Kết quả xét,Vì sao,Số,Ngày tiếp nhận")
    assert len(content.splitlines()) == 2


@pytest.mark.parametrize(
    ("name", "status"),
    [("clerk", 200), ("leader", 404), ("handler", 403), ("stranger", 403), ("other-leader", 404),
     ("front", 403), ("administrator", 404), ("nobody", 302)],
)  # fmt: skip
def test_who_sees_an_import(name: str, status: int, cast: Cast, officer: SignIn, go) -> None:
    upload(officer("clerk"), workbook(*LINES[:2]))
    of = go()
    client = officer(name)

    assert client.get(at(of, "/noi-cot")).status_code == status
    for step in ("tam-dung", "bo", "xac-nhan", "bang", "ma-chu"):
        answer = client.post(at(of, f"/{step}"))
        assert (answer.status_code == status) or (status == 200 and answer.status_code != 404)
    if status in (200, 404):
        listed = client.get("/van-phong/nap-du-lieu").content.decode()
        assert ("Sổ cũ.xlsx" in listed) is (status == 200)


def test_administrator_takes_in_officers_and_no_cases(cast: Cast, officer: SignIn, go) -> None:
    client = officer("administrator")

    shown = client.get("/van-phong/nap-du-lieu/moi").content.decode()
    refused = upload(client, workbook(*LINES), unit="t-province-ubnd")

    assert re.findall(r'name="target" value="(\w+)"', shown) == [
        "units", "officers", "competences",
    ]  # fmt: skip
    assert refused.status_code == 422
    assert not Import.objects.exists()


# ── the list that goes out and comes back ────────────────────────────────────────────────────


def table(client: Client, **asked: str) -> bytes:
    return body(client.get("/van-phong/trao-doi", {**asked, "tai": "xlsx"}))


def test_list_goes_out_comes_back_and_is_known(cast: Cast, officer: SignIn, go) -> None:
    first, second = cast.receive("k1").case, cast.receive("k2").case
    system = "CSDL quốc gia về tiếp công dân, xử lý đơn"
    clerk = cast.actor("clerk")
    cases.keep_outside_number(case=first, system=system, number="0001", by=clerk, at=later(0))
    client = officer("clerk")

    sent = upload(client, table(client), name="trao-doi.xlsx", target="exchange")
    of = go()
    if of.state == "read":
        mapped(client, of, system=system)
        of = go()
    shown = client.get(at(of)).content.decode()

    assert sent.status_code == 302
    assert "1 đã có" in shown  # ours with its number; the other has none yet
    assert "1 không nhận" in shown
    waiting = body(client.get("/van-phong/trao-doi?chua=1&tai=csv")).decode()
    assert (second.code in waiting, first.code in waiting) == (True, False)
    assert OutsideNumber.objects.count() == 1


def test_numbers_of_a_list_that_came_back_are_kept(cast: Cast, officer: SignIn, go) -> None:
    case = cast.receive("k1").case
    client = officer("clerk")
    content = f"Mã vụ việc (Hồi Âm),Mã đơn trên CSDL quốc gia\r\n{case.code},000123\r\n"

    upload(client, content.encode(), name="tra-ve.csv", target="exchange")
    of = go()
    if of.state == "read":
        mapped(client, of, system="CSDL quốc gia")
        of = go()
    confirm(client, of)
    of = go()

    assert of.state == "committed"
    assert OutsideNumber.objects.get().number == "000123"
    found = client.get("/van-phong/vu-viec", {"tim": "000123"}).content.decode()
    assert case.code in found


def test_headings_are_edited_and_kept_as_a_profile(cast: Cast, officer: SignIn) -> None:
    cast.receive("k1")
    client = officer("clerk")
    typed = {
        "mau": "csdl-quoc-gia", "system": "CSDL QG", "name": "CSDL QG của xã",
        "h-reference": "Mã ngoài", "h-number": "Mã đơn", "h-text": "Trích yếu",
    }  # fmt: skip

    refused = client.post("/van-phong/trao-doi", {**typed, "h-number": ""})
    saved = client.post("/van-phong/trao-doi", typed)
    file = client.get(saved["Location"] + "&tai=csv")

    assert refused.status_code == 422
    assert 'value="Mã ngoài"' in refused.content.decode()
    head, *lines = body(file).decode("utf-8-sig").splitlines()
    assert head == "Mã ngoài,Mã đơn,Trích yếu"
    assert len(lines) == 1
    assert json.dumps(Profile.objects.get().content).count("columns") == 3


@pytest.mark.parametrize(
    ("name", "status"), [("front", 403), ("administrator", 403), ("handler", 403)]
)
def test_others_take_no_exchange_list(name: str, status: int, cast: Cast, officer: SignIn) -> None:
    assert officer(name).get("/van-phong/trao-doi?tai=csv").status_code == status


def test_queries_of_the_lists_do_not_grow(cast: Cast, officer: SignIn, go) -> None:
    client = officer("clerk")

    def asked(address: str) -> int:
        with CaptureQueriesContext(connection) as said:
            assert client.get(address).status_code == 200
        return len(said)

    upload(client, workbook(*LINES[:1]))
    mapped(client, go())
    few = (asked("/van-phong/nap-du-lieu"), asked(at(go())))
    for _round in range(3):
        upload(client, workbook(*LINES[:1]))
    go()
    many = [(f"{number:03}", "1/5/2026", "", f"Việc {number}", "Mới", "") for number in range(29)]
    upload(client, workbook(*many))
    mapped(client, go())

    assert (asked("/van-phong/nap-du-lieu"), asked(at(go()))) == few


def test_taking_the_rows_away_names_the_import(cast: Cast, officer: SignIn, go) -> None:
    client = officer("clerk")
    upload(client, workbook(*LINES[:2]))
    mapped(client, go())
    of = go()

    body(client.get(at(of) + "?xet=new&tai=xlsx"))

    event = Event.objects.get(tag="accounts.list.exported")
    assert event.details == {"listing": f"Nạp dữ liệu {of.code}", "filters": "xet=new", "rows": 2}
