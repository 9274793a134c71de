"""The lawyer's pages: look, put right, look at both wordings, write; nothing typed is lost."""

import csv
import io
from datetime import date
from html import unescape

import pytest
from django.test import Client

from hoiam.core.law.rules import BOOK
from hoiam.rules import actions as rules
from hoiam.rules.models import RuleComment, RuleCorrection
from tests.cast import NOW, Cast
from tests.web.office.conftest import SignIn

C_02 = BOOK.rule_on("C-02", date(2026, 7, 1))
R_08 = "/van-phong/quy-dinh/R-08/2014-07-01/dinh-chinh"
WORDS = {
    "seen": "0",
    "statement": "Trả lời trong 8 ngày làm việc.",
    "article": "Luật Tiếp công dân 2013, Điều 28 khoản 1",
    "status": "confirmed",
    "valid_from": "2014-07-01",
    "valid_to": "",
    "extends": "",
    "grounds": "",
    "decided_by": "",
    "note": "",
    "reason": "Luật 136 ghi 8 ngày",
    "basis": "Công báo số 5",
    "limit0-count": "8",
    "limit0-measure": "working",
    "limit0-bound": "within",
    "limit0-event": "received",
    "limit0-variant": "ordinary",
    "limit0-what": "",
    "limit1-count": "",
    "limit1-measure": "working",
    "limit1-bound": "within",
    "limit1-event": "",
    "limit1-variant": "ordinary",
    "limit1-what": "",
}


@pytest.fixture
def lawyer(officer: SignIn) -> Client:
    return officer("lawyer")


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return unescape(answer.content.decode())


def sent(client: Client, address: str, expected: int, **typed: str) -> str:
    answer = client.post(address, WORDS | typed)
    assert answer.status_code == expected
    return unescape(answer.content.decode())


def comment(cast: Cast) -> RuleComment:
    return rules.comment_on_rule(
        rule_id="C-02", version=C_02.valid_from, words="Xem lại khoản 2.",
        by=cast.actor("commune-lawyer"), at=NOW,
    )  # fmt: skip


# ── reading ──────────────────────────────────────────────────────────────────────────────────


def test_lawyer_begins_with_the_rulebook(lawyer: Client) -> None:
    answer = lawyer.get("/van-phong/", follow=True)

    page = answer.content.decode()
    assert answer.redirect_chain == [("/van-phong/quy-dinh", 302)]
    assert "Việc của tôi" not in page


def test_unverified_rules_come_first(lawyer: Client) -> None:
    shown = page(lawyer, "/van-phong/quy-dinh")

    unsure = [rule.id for rule in BOOK.in_force(date(2026, 10, 5)) if not rule.is_sure]
    last_unsure = max(shown.index(f'/van-phong/quy-dinh/{one}"') for one in unsure)
    assert last_unsure < shown.index('/van-phong/quy-dinh/SUB-01"')


@pytest.mark.parametrize(
    ("asked", "there", "absent"),
    [
        ("loc=chua-doi-chieu", "ADM-DATA-IMPACT", "R-01"),
        ("loc=nhan-xet", "C-02", "C-03"),
        ("loc=dinh-chinh", "R-08", "C-02"),
        ("nhom=D", "D-01", "C-01"),
        ("q=thu+ly+khieu+nai", "C-02", "D-01"),
        ("loc=x&nhom=x&q=%00ADM-ONESTOP-REFUSAL&cu=1", "ADM-ONESTOP-REFUSAL", "R-01"),
    ],
)
def test_list_is_filtered(lawyer: Client, cast: Cast, asked: str, there: str, absent: str) -> None:
    comment(cast)
    sent(lawyer, R_08, 302, step="write")

    shown = page(lawyer, f"/van-phong/quy-dinh?{asked}")

    assert f'/van-phong/quy-dinh/{there}"' in shown
    assert f'/van-phong/quy-dinh/{absent}"' not in shown


def test_list_that_holds_nothing_says_so(lawyer: Client) -> None:
    assert "Không có quy định nào khớp" in page(lawyer, "/van-phong/quy-dinh?q=xyzzy")


def test_file_holds_corrections_and_open_remarks(lawyer: Client, cast: Cast) -> None:
    comment(cast)
    sent(lawyer, R_08, 302, step="write")

    answer = lawyer.get("/van-phong/quy-dinh?tai=csv")
    rows = {row[0]: row for row in csv.reader(io.StringIO(b"".join(answer).decode("utf-8-sig")))}

    assert "Luật 136 ghi 8 ngày" in rows["R-08"][13]
    assert rows["C-02"][-1] == "1"
    assert len(rows) > 100


def test_rule_tells_its_story(lawyer: Client, cast: Cast) -> None:
    sent(lawyer, R_08, 302, step="write")

    shown = page(lawyer, "/van-phong/quy-dinh/R-08")

    assert "Trả lời trong 8 ngày làm việc." in shown
    assert cast.officers["lawyer"].name in shown
    before = shown.split("Trước khi đính chính")[1]
    assert "10 ngày làm việc" in before
    assert page(lawyer, "/van-phong/quy-dinh/R-99", 404)


# ── putting right ────────────────────────────────────────────────────────────────────────────


def test_form_holds_the_words_that_stand(lawyer: Client) -> None:
    shown = page(lawyer, "/van-phong/quy-dinh/C-03/2026-07-01/dinh-chinh")

    rule = BOOK.rule_on("C-03", date(2026, 7, 1))
    assert rule.statement in shown
    for n, limit in enumerate(rule.limits):
        assert f'name="limit{n}-count" value="{limit.count}"' in shown
    assert f'name="extension{len(rule.extensions) + 1}-count"' in shown


def test_both_wordings_stand_side_by_side_before_anything_is_written(
    lawyer: Client, cast: Cast
) -> None:
    cast.receive(kind="recommendation")

    shown = sent(lawyer, R_08, 200, step="look")

    assert not RuleCorrection.objects.exists()
    assert "10 ngày làm việc kể từ ngày nhận" in shown
    assert "8 ngày làm việc kể từ ngày nhận" in shown
    assert "1 hạn đang mở được tính theo quy định này" in shown
    assert "1 hạn đến sớm hơn" in shown
    assert 'name="limit0-count" value="8"' in shown


def test_sentence_left_with_its_old_number_is_told_before_writing(lawyer: Client) -> None:
    rule = BOOK.rule_on("R-08", date(2026, 7, 1))

    left = sent(lawyer, R_08, 200, step="look", statement=rule.statement)
    said_anew = sent(lawyer, R_08, 200, step="look")

    assert "Con số đổi mà câu quy định còn y nguyên" in left
    assert rule.statement in left
    assert "còn y nguyên" not in said_anew


def test_what_the_preview_sends_is_written(lawyer: Client) -> None:
    sent(lawyer, R_08, 302, step="write")

    row = RuleCorrection.objects.get()
    assert row.changes.keys() == {"statement", "status", "limits"}
    assert (row.reason, row.basis) == ("Luật 136 ghi 8 ngày", "Công báo số 5")


def test_back_from_the_preview_keeps_everything_typed(lawyer: Client) -> None:
    shown = sent(lawyer, R_08, 200, step="back")

    assert "Luật 136 ghi 8 ngày" in shown
    assert 'name="limit0-count" value="8"' in shown


@pytest.mark.parametrize("step", ["look", "write"])
def test_contradiction_is_said_and_nothing_typed_is_lost(lawyer: Client, step: str) -> None:
    shown = sent(lawyer, R_08, 422, step=step, statement="Không chấm")

    assert "kết thúc bằng dấu chấm" in shown
    assert "Không chấm" in shown
    assert "Luật 136 ghi 8 ngày" in shown
    assert not RuleCorrection.objects.exists()


def test_odd_number_is_said_on_its_line(lawyer: Client) -> None:
    shown = sent(lawyer, R_08, 422, **{"limit0-count": "0"})

    assert "Ghi một số từ 1 đến 999." in shown


def test_same_words_are_no_correction(lawyer: Client) -> None:
    rule = BOOK.rule_on("R-08", date(2026, 7, 1))

    shown = sent(
        lawyer, R_08, 422, statement=rule.statement, status=rule.status,
        note=rule.note, article=rule.article, **{"limit0-count": "10"},
    )  # fmt: skip

    assert "Chưa có gì khác" in shown


def test_who_was_overtaken_goes_on_from_what_stands(lawyer: Client) -> None:
    sent(lawyer, R_08, 302, step="write")

    shown = sent(lawyer, R_08, 409, step="write", note="Đã hỏi.")

    assert "vừa được người khác đính chính" in shown
    assert 'name="seen" value="1"' in shown
    assert "Đã hỏi." in shown


def test_clock_that_would_run_no_more_is_told(lawyer: Client) -> None:
    shown = sent(
        lawyer, "/van-phong/quy-dinh/C-02/2026-07-01/dinh-chinh", 200, step="look",
        valid_from="2026-07-01", **{"limit0-event": "decided"},
    )  # fmt: skip

    assert "không còn tính những hạn này" in shown


def test_extensions_are_put_right_too(lawyer: Client) -> None:
    address = "/van-phong/quy-dinh/D-05/2019-01-01/dinh-chinh"
    rule = BOOK.rule_on("D-05", date(2026, 7, 1))
    typed = {
        "statement": rule.statement, "article": rule.article, "status": rule.status,
        "valid_from": "2019-01-01", "extends": rule.extends, "grounds": "\n".join(rule.grounds),
        "decided_by": rule.decided_by, "note": rule.note, "limit0-count": "",
    }  # fmt: skip
    for n, one in enumerate(rule.extensions):
        typed |= {
            f"extension{n}-count": str(one.count + 15 * n), f"extension{n}-measure": one.measure,
            f"extension{n}-how": one.how, f"extension{n}-variant": one.variant,
            f"extension{n}-times": str(one.times),
        }  # fmt: skip

    looked = sent(lawyer, address, 200, step="look", **typed)
    sent(lawyer, address, 302, step="write", **typed)

    assert "thêm 30 ngày, 2 lần (vụ việc đặc biệt phức tạp)" in looked
    assert "thêm 45 ngày, 2 lần (vụ việc đặc biệt phức tạp)" in looked
    assert RuleCorrection.objects.get().changes.keys() == {"extensions"}


@pytest.mark.parametrize("mark", ["2020-01-01", "x", "chua-ro"])
def test_unknown_version_is_not_found(lawyer: Client, mark: str) -> None:
    assert page(lawyer, f"/van-phong/quy-dinh/R-08/{mark}/dinh-chinh", 404)


def test_version_without_a_known_first_day_has_an_address(lawyer: Client) -> None:
    assert page(lawyer, "/van-phong/quy-dinh/C-02/chua-ro/dinh-chinh")


# ── a new law ────────────────────────────────────────────────────────────────────────────────


def test_new_law_is_looked_at_and_written(lawyer: Client) -> None:
    address = "/van-phong/quy-dinh/R-08/ban-moi"
    typed = {"rule_id": "R-08", "valid_from": "2027-01-01"}
    assert 'name="rule_id" value="R-08"' in page(lawyer, address)

    looked = sent(lawyer, address, 200, step="look", **typed)
    sent(lawyer, address, 302, step="write", **typed)

    assert "Bản đang có hết hiệu lực từ 1/1/2027" in looked
    row = RuleCorrection.objects.get()
    assert (row.what, row.version) == ("added", date(2027, 1, 1))
    shown = page(lawyer, "/van-phong/quy-dinh/R-08")
    assert "Thêm bản này" in shown


def test_rule_of_its_own_is_written(lawyer: Client) -> None:
    typed = {"rule_id": " adm-giay-hen ", "valid_from": ""}
    assert page(lawyer, "/van-phong/quy-dinh/them")

    looked = sent(lawyer, "/van-phong/quy-dinh/them", 200, step="look", **typed)
    sent(lawyer, "/van-phong/quy-dinh/them", 302, step="write", **typed)

    assert "ADM-GIAY-HEN" in looked
    assert "Trả lời trong 8 ngày làm việc." in page(lawyer, "/van-phong/quy-dinh/ADM-GIAY-HEN")


def test_odd_id_is_said_at_its_place(lawyer: Client) -> None:
    shown = sent(lawyer, "/van-phong/quy-dinh/them", 422, step="look", rule_id="X Y")

    assert "bắt đầu bằng mã của một nhóm" in shown


# ── withdrawing, remarks ─────────────────────────────────────────────────────────────────────


def test_correction_is_withdrawn_after_a_look(lawyer: Client, cast: Cast) -> None:
    cast.receive(kind="recommendation")
    sent(lawyer, R_08, 302, step="write")
    address = f"/van-phong/quy-dinh/dinh-chinh/{RuleCorrection.objects.get().pk}/rut"

    looked = page(lawyer, address)
    refused = lawyer.post(address, {"why": " "})
    done = lawyer.post(address, {"why": "Đọc nhầm"})
    again = lawyer.post(address, {"why": "Lần nữa"})

    assert "10 ngày làm việc kể từ ngày nhận" in looked
    assert (refused.status_code, done.status_code, again.status_code) == (422, 302, 409)
    assert done.headers["Location"] == "/van-phong/quy-dinh/R-08"
    assert "Đọc nhầm" in page(lawyer, "/van-phong/quy-dinh/R-08")
    assert "Đọc nhầm" in page(lawyer, address)


def test_withdrawn_addition_stays_to_be_read(lawyer: Client) -> None:
    typed = {"rule_id": "R-08", "valid_from": "2027-01-01"}
    sent(lawyer, "/van-phong/quy-dinh/R-08/ban-moi", 302, step="write", **typed)
    address = f"/van-phong/quy-dinh/dinh-chinh/{RuleCorrection.objects.get().pk}/rut"

    looked = page(lawyer, address)
    lawyer.post(address, {"why": "Luật chưa thông qua"})

    assert "bản trước có hiệu lực tiếp" in looked
    shown = page(lawyer, "/van-phong/quy-dinh/R-08")
    assert "Bản đã rút hoặc không còn khớp" in shown
    assert "Luật chưa thông qua" in shown


def test_what_no_longer_fits_is_told_on_the_first_page(lawyer: Client) -> None:
    RuleCorrection.objects.create(
        what="corrected", rule_id="R-08", version=date(2015, 1, 1), changes={"note": "x"},
        reason="x", basis="x", set_at=NOW, set_by="system:test",
    )  # fmt: skip

    shown = page(lawyer, "/van-phong/quy-dinh")

    assert "không còn khớp với bộ quy định mới" in shown
    assert "không còn khớp, không áp dụng" in page(lawyer, "/van-phong/quy-dinh/R-08")


def test_remark_is_written_and_answered(lawyer: Client, officer: SignIn) -> None:
    address = "/van-phong/quy-dinh/C-02/2026-07-01/nhan-xet"
    local = officer("commune-lawyer")
    assert "C-02" in page(local, address)

    refused = local.post(address, {"words": ""})
    done = local.post(address, {"words": "Xem lại khoản 2."})
    answer = f"/van-phong/quy-dinh/nhan-xet/{RuleComment.objects.get().pk}"
    looked = page(lawyer, answer)
    forbidden = local.post(answer, {"answer": "Tự trả lời"})
    settled = lawyer.post(answer, {"answer": "Đã xem, đúng."})
    again = lawyer.post(answer, {"answer": "Lần nữa"})

    assert (refused.status_code, done.status_code) == (422, 302)
    assert "Xem lại khoản 2." in looked
    assert (forbidden.status_code, settled.status_code, again.status_code) == (403, 302, 409)
    assert "Đã xem, đúng." in page(lawyer, "/van-phong/quy-dinh/C-02")


@pytest.mark.parametrize("who", ["clerk", "leader", "administrator", "front"])
@pytest.mark.parametrize(
    "address",
    [
        "/van-phong/quy-dinh",
        "/van-phong/quy-dinh/C-02",
        R_08,
        "/van-phong/quy-dinh/them",
        "/van-phong/quy-dinh/C-02/2026-07-01/nhan-xet",
    ],
)
def test_pages_are_for_lawyers_alone(officer: SignIn, who: str, address: str) -> None:
    assert officer(who).get(address).status_code == 403


def test_lawyer_of_a_commune_reads_and_may_not_write(officer: SignIn) -> None:
    local = officer("commune-lawyer")

    assert page(local, "/van-phong/quy-dinh")
    sent(local, R_08, 403, step="write")
