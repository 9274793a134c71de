"""The page that works out dates: every clock with its why, refusals in words, nothing lost."""

import pytest

from tests.web.public.test_rulebook import text

AT = "/quy-dinh/tinh-han"
BASE = f"{AT}?loai=complaint&nhan=2026-07-01&thu_ly=2026-07-06"


def wrong(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 422
    return answer.content.decode()


def test_form_stands_alone_and_is_found_from_the_rules(client, cast) -> None:
    assert 'name="thu_ly"' in text(client, AT)
    assert f'href="{AT}"' in text(client, "/quy-dinh")


def test_complaint_shows_each_clock_with_article_why_and_what_if(client, cast) -> None:
    page = text(client, BASE)

    assert "Thụ lý hoặc từ chối: 10/7/2026" in page
    assert "Ra quyết định giải quyết: 5/8/2026" in page
    assert "Luật Khiếu nại 2011, Điều 28" in page
    assert "30 ngày, tính từ ngày 7/7/2026 (ngày sau ngày thụ lý 6/7/2026)." in page
    assert "Ngày thứ 30 là thứ Tư, 5/8/2026." in page
    assert "có một tiêu chí</strong>: 20/8/2026" in page  # 45 in all: Thursday


def test_remote_extended_and_paused_is_told_line_by_line(client, cast) -> None:
    page = text(
        client,
        f"{BASE}&vung=on&gia_han=2026-07-10&tieu_chi=places"
        "&tam_dung=2026-07-20&can_cu=awaiting&tiep_tuc=2026-07-27",
    )

    assert "Gia hạn ngày 10/7/2026: tất cả 60 ngày" in page
    assert "Tạm dừng từ 20/7/2026, tính tiếp từ 27/7/2026." in page
    assert "Tạm dừng 7 ngày" in page
    assert "Ra quyết định giải quyết: 11/9/2026" in page  # 67 days after 6 July


def test_pause_that_lasts_has_no_date(client, cast) -> None:
    page = text(client, f"{BASE}&tam_dung=2026-07-20&can_cu=awaiting")

    assert "đang tạm dừng, chưa có ngày" in page


def test_what_the_law_does_not_allow_is_said_with_its_article_and_nothing_is_lost(
    client, cast
) -> None:
    page = wrong(client, f"{BASE}&gia_han=2026-07-10")

    assert "Chưa đủ tiêu chí để gia hạn lần này: cần 1, đã ghi 0." in page
    assert "Nghị định 124/2020/NĐ-CP, Điều 3a" in page
    assert 'value="2026-07-10"' in page


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?loai=complaint", "Ghi ngày nhận đơn hoặc ngày thụ lý."),
        ("?loai=complaint&nhan=31/2/2026", "Ghi ngày theo mẫu"),
        ("?loai=complaint&nhan=1999-01-01", "Chỉ tính được từ năm 2001"),
        ("?loai=x&nhan=2026-07-01", "Loại việc"),
        ("?loai=denunciation&nhan=2010-01-01", "không có hiệu lực"),
        ("?loai=recommendation&nhan=2026-07-01&gia_han=2026-07-02", "không cho gia hạn"),
    ],
)
def test_what_cannot_be_worked_out_is_said(client, cast, query, said) -> None:
    assert said in wrong(client, AT + query)


def test_unsure_rule_is_marked_beside_its_date(client, cast) -> None:
    page = text(client, f"{AT}?loai=second-complaint&thu_ly=2026-07-06&ket_thuc=2026-08-03")

    assert "Công khai kết quả: 18/8/2026" in page
    assert "chưa đối chiếu" in page


def test_denunciation_has_every_clock_of_its_end(client, cast) -> None:
    page = text(client, f"{AT}?loai=denunciation&thu_ly=2026-07-06&ket_thuc=2026-07-31")

    for rule_id in ("D-03", "D-04", "D-07", "D-08", "D-09"):
        assert f'href="/quy-dinh/{rule_id}"' in page
