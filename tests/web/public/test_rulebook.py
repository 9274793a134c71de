"""The rulebook as people read it: any day, any two days, any word, one rule, a file."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from hoiam.core import actor as actors
from hoiam.core.law.rulebook.shapes import Event, Measure, within
from hoiam.core.law.rules import BOOK, RULES, SUBJECTS
from hoiam.rules import actions as rules
from hoiam.rules.models import RuleCorrection
from hoiam.units.models import Field
from tests.cast import NOW
from tests.web.public.conftest import SECRET

BUDGET = 45 * 1024  # of the page itself; style and script add what they add everywhere


def text(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    assert len(answer.content) < BUDGET, (address, len(answer.content))
    return answer.content.decode()


def test_first_page_shows_what_answers_are_given_under_and_every_chapter(client, cast) -> None:
    page = text(client, "/quy-dinh")

    for rule_id in ("R-08", "HOUSE-FEEDBACK", "HOUSE-QUESTION"):
        assert f"/quy-dinh/{rule_id}" in page
    for subject in SUBJECTS:
        assert subject.name in page
    assert "chưa có luật sư duyệt" in page


def test_targets_of_another_day_are_those_of_that_day(client, cast) -> None:
    rules.set_target(
        field=Field.objects.get(code="roads"), kind="feedback", area=None, count=3, unit="working",
        decision="QĐ 12/2026", valid_from=NOW.date(), by=actors.system("demo", act="a-1"), at=NOW,
    )  # fmt: skip

    assert "QĐ 12/2026" in text(client, f"/quy-dinh?ngay={NOW.date()}")
    assert "QĐ 12/2026" not in text(client, "/quy-dinh?ngay=2026-01-01")


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.code)
def test_chapter_shows_its_rules_of_the_day(client, cast, subject) -> None:
    page = text(client, f"/quy-dinh?nhom={subject.code}&ngay=2026-11-21")

    shown = {rule.id for rule in RULES if f'href="/quy-dinh/{rule.id}"' in page}
    chapter = {rule.id for rule in RULES if rule.id.split("-")[0] == subject.code}
    assert shown <= chapter
    ended = ("REFUSAL", "TRANSFER", "EARLY", "LOSS")  # in 2025
    assert chapter - shown <= {f"ADM-ONESTOP-{one}" for one in ended}


def test_chapter_changes_with_the_day(client, cast) -> None:
    old = text(client, "/quy-dinh?nhom=C&ngay=2026-06-30")
    new = text(client, "/quy-dinh?nhom=C&ngay=2026-07-01")

    assert "trong 10 ngày kể từ ngày nhận khiếu nại" in old
    assert "trong 7 ngày làm việc kể từ ngày nhận khiếu nại" in new
    assert "C-14" in new
    assert "C-14" not in old


@pytest.mark.parametrize(
    ("words", "found", "missing"),
    [
        ("khieu nai lan hai", "C-04", "D-04"),
        ("Điều 33", "C-10", "R-08"),
        ("buoc thoi viec", "C-16", "C-03"),
        ("D-05", "D-05", "C-05"),
        ("yếu tố nước ngoài", "C-05", "C-06"),
    ],
)
def test_words_find_rules_with_or_without_marks(client, cast, words, found, missing) -> None:
    page = text(client, f"/quy-dinh?q={words}")

    assert f'href="/quy-dinh/{found}"' in page
    assert f'href="/quy-dinh/{missing}"' not in page


def test_nothing_found_is_a_page_with_a_way_on(client, cast) -> None:
    assert 'class="empty"' in text(client, "/quy-dinh?q=khong-co-chu-nay")


def test_very_many_are_cut_and_the_rest_is_said(client, cast) -> None:
    page = text(client, "/quy-dinh?q=ngay")

    assert "Ở đây hiện phần đầu" in page


def test_two_days_show_what_changed_began_and_ended(client, cast) -> None:
    page = text(client, "/quy-dinh?ngay=2026-07-01&so-voi=2026-06-30")

    for rule_id in ("C-02", "R-01", "C-14", "C-TRANSITION", "D-TRANSITION"):
        assert f'href="/quy-dinh/{rule_id}"' in page
    assert 'href="/quy-dinh/D-04"' not in page
    assert "ít nhất 1 ngày mỗi tuần" in page
    assert "ít nhất 2 ngày mỗi tháng" in page
    assert "30/6/2026 – 1/7/2026" in page
    assert "người đứng đầu cơ quan chuyên môn của xã" in page  # C-03: who decides, not how long
    backwards = text(client, "/quy-dinh?ngay=2026-06-30&so-voi=2026-07-01")
    assert backwards.count('href="/quy-dinh/') == page.count('href="/quy-dinh/')


def test_comparison_is_filtered_too_and_may_be_empty(client, cast) -> None:
    page = text(client, "/quy-dinh?ngay=2026-07-01&so-voi=2026-06-30&nhom=R")
    same = text(client, "/quy-dinh?ngay=2026-07-02&so-voi=2026-07-01")

    assert 'href="/quy-dinh/R-01"' in page
    assert 'href="/quy-dinh/C-02"' not in page
    assert "Không quy định nào" in same


@pytest.mark.parametrize(
    "odd", ["ngay=x", "ngay=1999-12-31", "ngay=99999-01-01", "nhom=Z", "so-voi=%00", "q=%00"]
)
def test_odd_address_counts_as_not_asked(client, cast, odd) -> None:
    assert "Mọi quy định" in text(client, f"/quy-dinh?{odd}")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.id}-{rule.valid_from}")
def test_page_of_a_rule_says_everything_that_is_known(client, db, rule) -> None:
    page = text(client, f"/quy-dinh/{rule.id}")

    assert rule.statement in page
    assert rule.article in page
    assert (rule.is_sure) or "chưa đối chiếu" in page
    for said in (*rule.grounds, rule.decided_by, rule.note):
        assert said in page
    assert ("chưa rõ từ ngày nào" in page) or rule.valid_from is not None


def test_limit_shows_by_which_rule_it_is_moved(client, db) -> None:
    page = text(client, "/quy-dinh/D-04")

    assert "D-05" in page
    assert "thêm 30 ngày, 2 lần (vụ việc đặc biệt phức tạp)" in text(client, "/quy-dinh/D-05")
    assert "không quá 60 ngày tất cả (vùng sâu, vùng xa và phức tạp)" in text(
        client, "/quy-dinh/C-03"
    )


def test_rule_that_ended_says_so(client, db) -> None:
    assert "Hôm nay quy định này không có hiệu lực" in text(client, "/quy-dinh/ADM-ONESTOP-REFUSAL")


def test_unknown_rule_is_not_found(client, db) -> None:
    assert client.get("/quy-dinh/R-99").status_code == 404


def test_file_holds_every_rule_of_the_day_whatever_the_page_shows(client, cast) -> None:
    answer = client.get("/quy-dinh?ngay=2026-07-01&tai=csv")
    rows = list(csv.reader(io.StringIO(b"".join(answer).decode("utf-8-sig"))))

    assert answer["Content-Type"].startswith("text/csv")
    assert [row[0] for row in rows[1:]] == [rule.id for rule in BOOK.in_force(date(2026, 7, 1))]
    second = next(row for row in rows if row[0] == "C-02")
    assert second[3] == "7 ngày làm việc kể từ ngày nhận"
    assert second[9] == "2026-07-01"
    assert next(row for row in rows if row[0] == "D-05")[5] == "D-04"
    assert SECRET not in str(rows)


def test_page_costs_three_queries_at_most(client, cast, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(3):
        client.get("/quy-dinh")
    with django_assert_max_num_queries(1):
        client.get("/quy-dinh/C-03")


# ── what a lawyer put right ──────────────────────────────────────────────────────────────────

C_02 = BOOK.rule_on("C-02", date(2026, 7, 1))


def put_right(cast) -> RuleCorrection:
    after = replace(
        C_02,
        statement="Thụ lý hoặc từ chối trong 6 ngày làm việc.",
        limits=(within(6, Measure.WORKING, Event.RECEIVED),),
        note="",
    )
    return rules.correct_rule(
        version=C_02.valid_from, after=after, reason="Công báo ghi 6 ngày",
        basis="Công báo số 5, trang 12", seen=0, by=cast.actor("lawyer"), at=NOW,
    )  # fmt: skip


def test_corrected_rule_shows_its_new_words_and_the_shipped_ones(client, cast) -> None:
    put_right(cast)

    page = text(client, "/quy-dinh/C-02")

    assert "Thụ lý hoặc từ chối trong 6 ngày làm việc." in page
    assert "Đã được đính chính ngày 2/10/2026." in page
    assert "Công báo ghi 6 ngày" in page
    assert "Công báo số 5, trang 12" in page
    shipped = page.split("Trước khi đính chính")[1]
    assert C_02.statement in shipped
    assert "7 ngày làm việc" in shipped
    assert cast.officers["lawyer"].name not in page


def test_lists_and_comparisons_show_what_was_put_right(client, cast) -> None:
    put_right(cast)

    listed = text(client, "/quy-dinh?nhom=C&ngay=2026-07-01")
    compared = text(client, "/quy-dinh?ngay=2026-07-01&so-voi=2026-06-30&nhom=C")
    found = text(client, "/quy-dinh?q=C-02+6+ngay")

    for page in (listed, compared, found):
        assert "trong 6 ngày làm việc" in page
        assert "đã đính chính" in page


def test_withdrawn_correction_is_not_shown_any_more(client, cast) -> None:
    row = put_right(cast)
    rules.withdraw_correction(correction=row, why="Nhầm", by=cast.actor("lawyer"), at=NOW)

    assert "đã đính chính" not in text(client, "/quy-dinh/C-02")


def test_new_law_is_there_from_its_day_on(client, cast) -> None:
    rule = replace(C_02, valid_from=date(2027, 1, 1), article="Luật Khiếu nại 2027, Điều 9")
    rules.add_version(
        rule=rule, reason="Luật mới", basis="Luật số 12", seen=0, by=cast.actor("lawyer"), at=NOW
    )

    page = text(client, "/quy-dinh/C-02")
    assert "Địa phương thêm bản này ngày 2/10/2026." in page
    assert "Luật Khiếu nại 2027, Điều 9" in text(client, "/quy-dinh?nhom=C&ngay=2027-01-01")
    assert "Luật Khiếu nại 2027" not in text(client, "/quy-dinh?nhom=C&ngay=2026-12-31")


def test_remarks_stay_inside(client, cast) -> None:
    rules.comment_on_rule(
        rule_id="C-02", version=C_02.valid_from, words="Xem lại điểm b.",
        by=cast.actor("lawyer"), at=NOW,
    )  # fmt: skip

    assert "Xem lại điểm b" not in text(client, "/quy-dinh/C-02")
    file = b"".join(client.get("/quy-dinh?ngay=2026-07-01&tai=csv"))
    assert "Xem lại điểm b" not in file.decode("utf-8-sig")


def test_file_holds_corrections_and_what_stood_before(client, cast) -> None:
    put_right(cast)

    answer = client.get("/quy-dinh?ngay=2026-07-01&tai=csv")
    rows = list(csv.reader(io.StringIO(b"".join(answer).decode("utf-8-sig"))))

    second = next(row for row in rows if row[0] == "C-02")
    assert second[3] == "6 ngày làm việc kể từ ngày nhận"
    assert second[13] == "2/10/2026: Công báo ghi 6 ngày (Công báo số 5, trang 12)"
    assert "thời hạn: 7 ngày làm việc kể từ ngày nhận" in second[14]
