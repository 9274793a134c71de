"""The page that works out dates: every clock with its why, refusals in words, nothing lost."""

import re

import pytest

from hoiam.core.clocks.shapes import Matter
from hoiam.core.clocks.table import MATTERS
from hoiam.web.public.reckoning_forms import acts_of
from tests.web.public.test_rulebook import text

AT = "/quy-dinh/tinh-han"
BASE = f"{AT}?loai=complaint&received=2026-07-01&accepted=2026-07-06"


def wrong(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 422
    return answer.content.decode()


def test_every_kind_of_matter_is_offered_and_asks_for_its_days(client, cast) -> None:
    page = text(client, AT)
    assert f'href="{AT}"' in text(client, "/quy-dinh")

    for matter in Matter:
        assert f'href="{AT}?loai={matter.value}"' in page
        assert MATTERS[matter] in page
    assert f'href="{AT}?loai=gio-breach"' in page


@pytest.mark.parametrize("matter", Matter)
def test_form_of_each_matter_has_a_field_for_every_act(client, cast, matter) -> None:
    page = text(client, f"{AT}?loai={matter.value}")

    assert "ket-qua" not in page
    for act in acts_of(matter):
        assert f'name="{act.value}"' in page


def test_complaint_shows_each_clock_with_article_why_and_what_if(client, cast) -> None:
    page = text(client, BASE)

    assert "Thụ lý hoặc từ chối: 10/7/2026" in page
    assert "Đã làm ngày 6/7/2026: đúng hạn." in page
    assert "Ra quyết định giải quyết khiếu nại: 5/8/2026" in page
    assert "30 ngày kể từ ngày thụ lý 6/7/2026." in page
    assert "Luật Khiếu nại 2011, Điều 28" in page
    assert "30 ngày, tính từ ngày 7/7/2026 (ngày sau ngày thụ lý 6/7/2026)." in page
    assert "Ngày thứ 30 là thứ Tư, 5/8/2026." in page
    assert "có một tiêu chí</strong>: 20/8/2026" in page  # 45 in all: Thursday


def test_remote_extended_and_paused_is_told_and_drawn(client, cast) -> None:
    page = text(
        client,
        f"{BASE}&vung=on&extended=2026-07-10&tieu_chi=places"
        "&paused=2026-07-20&can_cu=awaiting&resumed=2026-07-27",
    )

    assert "Kéo dài ngày 10/7/2026: tất cả 60 ngày" in page
    assert "Không tính từ 20/7/2026, tính tiếp từ 27/7/2026 (Chờ kết quả của cơ quan khác)." in page
    assert "Tạm dừng 7 ngày" in page
    assert page.count('<span class="paused">') == 7
    assert "Ra quyết định giải quyết khiếu nại: 11/9/2026" in page  # 67 days after 6 July
    assert "Gửi quyết định tạm đình chỉ: 23/7/2026" in page


def test_second_suspension_has_a_clock_of_its_own(client, cast) -> None:
    page = text(
        client,
        f"{BASE}&can_cu=awaiting&paused=2026-07-13&resumed=2026-07-20"
        "&paused-2=2026-07-27&resumed-2=2026-08-03",
    )

    assert "Gửi quyết định tạm đình chỉ, lần 2: 30/7/2026" in page
    assert "Ra quyết định giải quyết khiếu nại: 19/8/2026" in page


def test_pause_that_lasts_has_no_date_and_one_that_ends_with_the_case_says_so(client, cast) -> None:
    lasting = f"{BASE}&paused=2026-07-20&can_cu=awaiting"

    assert "đang tạm dừng, chưa có ngày" in text(client, lasting)
    assert "Không tính từ 20/7/2026 đến khi kết thúc" in text(
        client, f"{lasting}&stopped=2026-08-10"
    )


def test_obstacle_and_lodging_say_whether_it_was_in_time(client, cast) -> None:
    page = text(
        client,
        f"{AT}?loai=complaint&known=2026-07-06&hindered=2026-08-01&tro_ngai=illness"
        "&freed=2026-08-21&received=2026-10-27",
    )

    assert "Thời hiệu của người dân để khiếu nại lần đầu: 26/10/2026" in page
    assert "Đã làm ngày 27/10/2026: trễ hạn." in page
    assert "Quyền của người dân." in page


def test_notice_runs_backwards_from_its_event(client, cast) -> None:
    page = text(client, f"{AT}?loai=dialogue&meeting=2026-07-19")

    assert "Thông báo về buổi đối thoại với nhân dân: 10/7/2026" in page
    assert "ít nhất 7 ngày trước cuộc họp, buổi đối thoại 19/7/2026" in page
    assert "đếm ngược từ cuộc họp, buổi đối thoại 19/7/2026" in page


def test_posting_taken_down_early_is_said(client, cast) -> None:
    page = text(client, f"{AT}?loai=opinion&published=2026-08-10&taken-down=2026-08-28")

    assert "Đã thôi ngày 28/8/2026: sớm hơn thời hạn ít nhất." in page
    assert "ít nhất 20 ngày từ ngày công khai 10/8/2026" in page


def test_dismissal_and_longer_acceptance_are_asked_for(client, cast) -> None:
    again = f"{AT}?loai=discipline&decision-received=2026-08-05"
    accept = f"{AT}?loai=denunciation&received=2026-07-01&lengthened=2026-07-06"

    assert "quyết định kỷ luật: 17/8/2026" in text(client, again)
    assert "quyết định kỷ luật: 4/9/2026" in text(client, f"{again}&thoi_viec=on")
    assert "thụ lý hoặc không thụ lý: 15/7/2026" in text(client, f"{accept}&ly_do=delegated")
    assert "Chưa ghi lý do dùng thời hạn dài hơn." in wrong(client, accept)


def test_everything_unfolds_for_the_printer(client, cast) -> None:
    assert text(client, f"{BASE}&in=1").count("<details open><summary>Vì sao") == 3
    assert text(client, BASE).count("<details open><summary>Vì sao") == 1


def test_what_the_law_does_not_allow_is_said_with_its_article_and_nothing_is_lost(
    client, cast
) -> None:
    page = wrong(client, f"{BASE}&extended=2026-07-10")

    assert "Chưa đủ tiêu chí để gia hạn lần này: cần 1, đã ghi 0." in page
    assert "Nghị định 124/2020/NĐ-CP, Điều 3a" in page
    assert 'value="2026-07-10"' in page


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?loai=complaint&received=", "Ghi ít nhất một ngày."),
        ("?loai=complaint&received=31/2/2026", "Ghi ngày theo mẫu"),
        ("?loai=complaint&received=1999-01-01", "Chỉ tính được từ năm 2001"),
        ("?loai=x&received=2026-07-01", "Chưa có loại việc này."),
        ("?loai=denunciation&received=2010-01-01", "không có hiệu lực"),
        ("?loai=data-request&requested=2020-01-01", "không có hiệu lực"),
        ("?loai=complaint&paused=2026-07-01&can_cu=awaiting", "không có thời hạn nào đang chạy"),
    ],
)
def test_what_cannot_be_worked_out_is_said(client, cast, query, said) -> None:
    assert said in wrong(client, AT + query)


def test_days_that_start_nothing_are_said(client, cast) -> None:
    page = text(client, f"{AT}?loai=complaint&lodged=2026-07-01")

    assert "chưa làm bắt đầu thời hạn nào" in page


def test_unsure_rule_is_marked_beside_its_date(client, cast) -> None:
    page = text(client, f"{AT}?loai=second-complaint&accepted=2026-07-06&decided=2026-08-03")

    assert "Công khai quyết định giải quyết lần hai: 18/8/2026" in page
    assert "chưa đối chiếu" in page


def test_denunciation_has_every_clock_of_its_end(client, cast) -> None:
    page = text(client, f"{AT}?loai=denunciation&accepted=2026-07-06&concluded=2026-07-31")

    for rule_id in ("D-03", "D-04", "D-07", "D-08", "D-09"):
        assert f'href="/quy-dinh/{rule_id}"' in page


def test_english_page_explains_in_english(client, cast) -> None:
    """No Vietnamese sentence is left in what the engine says; articles keep their names."""
    client.post("/ngon-ngu", {"language": "en", "next": "/"})
    page = client.get(f"{BASE}&in=1", headers={"accept-language": "en"}).content.decode()
    told = re.findall(r'<p class="small">([^<]*)</p></div>', page)

    assert len(told) == 3
    for one in told:
        assert not re.search("[ăâđêôơư]|ngày|tính", one), one


def test_hours_are_moments(client, cast) -> None:
    at = f"{AT}?loai=gio-breach"

    assert 'type="datetime-local"' in text(client, at)
    page = text(client, f"{at}&luc=2026-08-29T16:05")
    assert "72 giờ kể từ 16:05 ngày 29/8/2026" in page
    assert "chậm nhất 16:05 ngày 1/9/2026." in page
    assert "Ghi giờ và ngày." in wrong(client, f"{at}&luc=")
    assert "Chỉ tính được từ năm 2001" in wrong(client, f"{at}&luc=1990-01-01T00:00")
    assert "không có hiệu lực" in wrong(client, f"{at}&luc=2020-01-01T00:00")
