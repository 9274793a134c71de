"""Pages of reception: what was typed stays on error, names open for a purpose, strangers find
nothing, each figure opens to what it counts."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hoiam.base.models import Event
from hoiam.cases.models import Reading
from hoiam.commitments.models import Commitment
from hoiam.papers.models import Paper
from hoiam.reception.lines import Away
from hoiam.reception.models import Matter, OnlineReception, Statement, Turn, Visit
from hoiam.voices.models import Attachment
from tests.cast import NOW, Cast
from tests.reception import making
from tests.web.office.conftest import SignIn

LIST = "/van-phong/tiep-dan"
TYPED = {
    "key": "k-1", "content": making.WORDS, "people": "1", "kind": "feedback", "handling": "taken",
    "field": "roads", "name": "Lò Thị Mẫu", "address": "Thôn 3", "paper": "001099000123",
    "phone": "", "by": "regular", "body": "t-commune-ubnd", "desk": "t-commune-office",
    "commune": "t-commune",
}  # fmt: skip


@pytest.fixture
def clerk(cast: Cast, officer: SignIn) -> Client:
    return officer("clerk")


def page(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, answer.status_code
    return str(answer.content.decode())


def test_visit_is_typed_once_and_its_receipt_is_the_answer(clerk: Client, cast: Cast) -> None:
    form = page(clerk, f"{LIST}/moi")
    assert 'name="content"' in form and "Lò Thị Mẫu" not in form

    wrong = clerk.post(f"{LIST}/moi", TYPED | {"field": ""})
    assert wrong.status_code == 422
    assert making.WORDS in wrong.content.decode()
    assert not Visit.objects.exists()

    first = clerk.post(f"{LIST}/moi", TYPED)
    again = clerk.post(f"{LIST}/moi", TYPED)
    done = Visit.objects.get()
    assert first.status_code == again.status_code == 200
    assert done.registered in first.content.decode()
    assert "Mã tra cứu, giữ kín" in first.content.decode()
    assert done.visitors.get().paper == "001099000123"


def test_no_words_of_a_denunciation_are_taken_at_this_door(clerk: Client, cast: Cast) -> None:
    bare = TYPED | {"kind": "denunciation", "handling": "paper", "content": "", "field": ""}
    refused = clerk.post(f"{LIST}/moi", bare)
    assert refused.status_code == 422 and not Visit.objects.exists()
    told = clerk.post(f"{LIST}/moi", TYPED | {"content": "Tôi tố cáo ông A nhận tiền"})
    assert told.status_code == 422 and not Visit.objects.exists()

    nobody = bare | {"name": "", "address": "", "paper": ""}
    assert clerk.post(f"{LIST}/moi", nobody).status_code == 200
    assert "không ghi nội dung" in page(clerk, LIST)


def test_names_are_opened_for_a_purpose_and_then_shown(clerk: Client, cast: Cast) -> None:
    done = making.visit(cast)
    where = f"{LIST}/luot/{done.code}"
    assert "Lò Thị Mẫu" not in page(clerk, where)
    assert "Lò Thị Mẫu" not in page(clerk, LIST)

    asked = {"purpose": "handling", "reason": "Gọi lại để hỏi thêm"}
    clerk.post(f"{where}/mo-xem", asked)
    assert "Lò Thị Mẫu" in page(clerk, where)
    assert Reading.objects.get(about_kind="visit").about_code == done.code


def test_register_on_paper_has_names_only_when_somebody_says_why(clerk: Client, cast: Cast) -> None:
    making.visit(cast)
    where = f"{LIST}/so?thang=2026-10"
    plain = page(clerk, where)
    assert plain.count("<th") >= 26 and "Lò Thị Mẫu" not in plain

    assert clerk.post(where, {"reason": ""}).status_code == 422
    assert "Lò Thị Mẫu" in clerk.post(where, {"reason": "Nộp lưu trữ"}).content.decode()
    file = clerk.post(where, {"reason": "Nộp lưu trữ", "file": "xlsx"})
    assert b"".join(file)[:2] == b"PK"
    taken = Event.objects.filter(tag="reception.register.taken")
    assert [event.details["lines"] for event in taken] == [1, 1]
    assert b"".join(clerk.get(f"{LIST}?tai=xlsx"))[:2] == b"PK"


def test_each_number_of_the_month_opens_to_what_it_counts(clerk: Client, cast: Cast) -> None:
    making.visit(cast, people=6, appointed=True, session=making.session(cast), mode="head")
    month = f"{LIST}/thang?thang=2026-10"
    moved = clerk.get(f"{month}&cot=15&co-quan=t-commune-ubnd")
    shown = clerk.get(moved["Location"])

    where = "bieu=06-2025.01-tcd&ky=2026-month-10&co-quan=t-commune-ubnd&cot=15"
    assert moved["Location"] == f"/van-phong/bieu?{where}#opened"
    assert [one.code for one in shown.context["opened"].rows] == ["1/2026"]
    assert shown.context["opened"].number == "6"
    assert not clerk.get(f"{month}&cot=9", follow=True).context["opened"].rows
    paper = clerk.get(f"{LIST}/thang/in?thang=2026-10", follow=True)
    assert "01/TCD" in paper.content.decode()


def test_what_follows_a_visit(clerk: Client, cast: Cast, officer: SignIn) -> None:
    done = making.visit(cast, session=making.session(cast), mode="head")
    matter = Matter.objects.get()
    where = f"{LIST}/luot/{done.code}"
    spoken = {"language": "tiếng Mông", "interpreter": "Giàng A Dịch", "sealed": "fingerprint"}
    clerk.post(f"{where}/viec/{matter.pk}/doc-lai", spoken)
    sheet = SimpleUploadedFile("sheet.pdf", b"%PDF-1.4 signed", content_type="application/pdf")
    clerk.post(f"{where}/viec/{matter.pk}/ban-chup", {"key": "f1", "files": sheet})
    given = {
        "text": "Sửa đường",
        "unit": "t-commune-office",
        "due_on": "2026-12-20",
        "paper": "12/TB",
    }
    clerk.post(f"{where}/ket-luan", given)
    clerk.post(f"{where}/ghi-them", {"own": "yes", "notes": "Đã gọi lại"})
    clerk.post(f"{where}/tai-lieu", {"key": "p1", "papers": "Đơn; 2\nSổ đỏ; 1; chính; 1/12/2026"})
    more = {
        "key": "m1",
        "content": "Cầu hỏng",
        "kind": "question",
        "field": "roads",
        "commune": "t-commune",
    }
    assert "Mã tra cứu" in clerk.post(f"{where}/them-viec", more).content.decode()

    done.refresh_from_db()
    assert (done.own, done.matters.count()) == (True, 2)
    assert Statement.objects.get().scanned_at is not None
    assert Attachment.objects.get().media == "application/pdf"
    assert Commitment.objects.get(about_kind="visit").about_code == done.code
    receipt = done.paper_receipts.get()
    assert [line.is_original for line in receipt.lines.order_by("order")] == [False, True]
    shown = page(clerk, where)
    for words in ("tiếng Mông", "Sửa đường", "In Mẫu 02/TCD", "điểm chỉ"):
        assert words in shown
    back = receipt.lines.get(is_original=True)
    clerk.post(f"{where}/tai-lieu/{back.pk}/tra")
    back.refresh_from_db()
    assert back.returned_at is not None
    sheets = (("giay-to", receipt.number), ("ban-ghi", 0), ("ket-qua", 0), ("ket-luan", 0))
    for form, number in sheets:
        assert clerk.get(f"{where}/in/{form}/{number}/docx").content[:2] == b"PK"
    assert clerk.get(f"{where}/in/ban-ghi/0/pdf").content[:5] == b"%PDF-"
    assert clerk.get(f"{where}/in/tu-choi/0/pdf").status_code == 404
    clerk.post(f"{where}/phat-hanh/ket-luan")
    issued = Paper.objects.get()
    assert (issued.form, issued.about_code) == ("conclusion", done.code)
    kept = b"".join(clerk.get(f"{where}/van-ban/{issued.code}/pdf"))
    assert kept[:5] == b"%PDF-"
    assert page(officer("stranger"), where, 404)


def test_notice_of_refusal_is_led_to_and_given(clerk: Client, cast: Cast) -> None:
    away = Away("persists", "Đã giải thích quyết định")
    done = making.visit(cast, handling="turned-away", taken=None, away=away)
    where = f"{LIST}/luot/{done.code}"

    assert "Mẫu 01/TCD" in page(clerk, where)
    assert clerk.get(f"{where}/in/tu-choi/0/docx").content[:2] == b"PK"
    assert clerk.post(f"{where}/phat-hanh/tu-choi").status_code == 409
    clerk.post(f"{where}/mo-xem", {"purpose": "handling", "reason": "Ra thông báo từ chối"})
    assert clerk.post(f"{where}/phat-hanh/tu-choi").status_code == 302
    clerk.post(f"{where}/thong-bao", {"number": "5/TB", "day": "2026-10-02"})
    assert "Đã giao thông báo số" in page(clerk, where)


def test_line_shows_numbers_and_a_visit_ends_a_turn(clerk: Client, cast: Cast) -> None:
    where = f"{LIST}/hang-cho?co-quan=t-commune-ubnd"
    clerk.post(where, {"key": "w1", "people": "2"})
    turn = Turn.objects.get()
    for step in ("goi", "vang", "goi"):
        clerk.post(f"{LIST}/hang-cho/t-commune-ubnd/{turn.code}/{step}")
    screen = Client().get("/tiep-cong-dan/t-commune-ubnd/man-hinh").content.decode()
    assert '<p class="n">1</p>' in screen and turn.code not in screen
    assert f"luot={turn.code}" in page(clerk, where)

    clerk.post(f"{LIST}/moi", TYPED | {"turn": turn.code})
    turn.refresh_from_db()
    assert turn.visit == Visit.objects.get()
    assert "đã tiếp" in page(clerk, where)


def test_anybody_books_without_a_name_and_gives_the_place_up(cast: Cast) -> None:
    heads = making.session(cast, at=NOW.replace(day=12))
    anybody = Client()
    booked = anybody.post(f"/tiep-cong-dan/{heads.code}/dang-ky", {"key": "b1", "people": "1"})
    turn = Turn.objects.get()
    assert turn.code in booked.content.decode()
    listed = page(anybody, "/tiep-cong-dan")
    assert turn.code not in listed and turn.code[-4:] in listed

    assert (
        "Đang giữ chỗ" in anybody.post("/tiep-cong-dan/luot", {"code": turn.code}).content.decode()
    )
    anybody.post("/tiep-cong-dan/luot", {"code": turn.code.lower(), "give-up": "1"})
    turn.refresh_from_db()
    assert turn.cancelled_at is not None
    assert anybody.post("/tiep-cong-dan/luot", {"code": "TC-0000-0000"}).status_code == 422


def test_online_reception_stops_for_who_asks_to_be_protected(clerk: Client, cast: Cast) -> None:
    arranged = {
        "body": "t-commune-ubnd", "desk": "t-commune-office", "day": "2026-10-20", "hour": "08:00",
        "points": "Điểm cầu xã", "link": "https://hop.example.vn/1",
    }  # fmt: skip
    clerk.post(f"{LIST}/truc-tuyen/moi", arranged)
    online = OnlineReception.objects.get()
    owed = Commitment.objects.filter(about_kind="online").order_by("clock")
    assert [(one.clock, str(one.due_on)) for one in owed] == [
        ("announce", "2026-10-13"), ("test", "2026-10-19"),
    ]  # fmt: skip
    clerk.post(f"{LIST}/truc-tuyen/{online.code}/bao-truoc")
    assert owed.get(clock="announce").state == "done"
    clerk.post(f"{LIST}/truc-tuyen/{online.code}/dung")
    online.refresh_from_db()
    assert online.halted_at is not None and online.link == ""
    assert "giữ bí mật" in page(clerk, f"{LIST}/truc-tuyen")


def test_many_visits_are_listed_in_as_many_statements_as_few(
    clerk: Client, cast: Cast, django_assert_max_num_queries
) -> None:
    for number in range(6):
        making.visit(cast, f"v{number}")
    page(clerk, LIST)
    with django_assert_max_num_queries(40):
        page(clerk, LIST)


def test_columns_are_corrected_only_by_who_opened_what_is_personal_in_them(
    clerk: Client, cast: Cast
) -> None:
    done = making.visit(cast)
    where = f"{LIST}/luot/{done.code}"
    clerk.post(f"{where}/ghi-them", {"own": "yes", "notes": "Gọi bà Lò Thị Mẫu, 0912 345 678"})

    closed = clerk.get(f"{where}/ghi-them")
    clerk.post(f"{where}/mo-xem", {"purpose": "handling", "reason": "Sửa ghi chú"})

    assert closed.status_code == 409
    assert "0912 345 678" not in closed.content.decode()
    assert "0912 345 678" in page(clerk, f"{where}/ghi-them")


@pytest.mark.parametrize("said", ["9999-12", "0001-01", "2026-13", "x", "1e9"])
def test_month_that_no_calendar_has_is_the_present_one_or_empty(clerk: Client, said: str) -> None:
    for path in ("", "/so", "/thang", "/thang/in"):
        assert clerk.get(f"{LIST}{path}?thang={said}", follow=True).status_code == 200
