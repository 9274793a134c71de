"""Pages of one commitment, of requests about what is late, and of topics."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from hoiam.base.models import Event
from hoiam.commitments import actions, queries
from hoiam.commitments.actions import NO_PAPER
from hoiam.commitments.keeping import Unkept
from hoiam.commitments.models import Commitment, CommitmentKind
from hoiam.commitments.owed import TO_PUBLIC
from hoiam.commitments.requesting import Request
from hoiam.meetings import actions as meetings
from hoiam.meetings.actions import Concluded
from tests.cast import NOW, Cast
from tests.meetings import making
from tests.web.office.conftest import SignIn

TODAY = datetime.fromisoformat("2026-10-05T02:00:00+00:00")


@pytest.fixture
def row(cast: Cast) -> Commitment:
    """Assigned in August by the committee, due on Saturday: late today."""
    return actions.take_on(
        kind=CommitmentKind.CONCLUSION, about=("conclusion", "KL-1"),
        unit=cast.units["commune-office"], assigned_by=cast.units["commune-ubnd"],
        what="Thay cống trước trường", due_on=date(2026, 10, 3), paper=NO_PAPER,
        owed_to=TO_PUBLIC, helpers=(cast.units["department"],), by=cast.actor("leader"),
        at=NOW - timedelta(days=30),
    )  # fmt: skip


def test_commitment_is_walked_from_my_work_to_not_kept(
    cast: Cast, officer: SignIn, row: Commitment
) -> None:
    handler, leader, front = officer("handler"), officer("leader"), officer("front")
    url = f"/van-phong/viec/{row.code}"

    work = handler.get("/van-phong/").content.decode()
    assert url in work
    assert "việc giao theo kết luận" in work
    page = handler.get(url).content.decode()
    for words in ("Thay cống trước trường", "Phối hợp", "Sở Xây dựng", "Nhân dân", "3/10/2026"):
        assert words in page
    # The asked unit asks for a date, and never gives it.
    assert handler.get(f"{url}/ngay-moi").status_code == 403
    asked = {"due_on": "2026-10-30", "reason": "chờ vật tư"}
    assert handler.post(f"{url}/xin-lui-han", asked).status_code == 302
    assert url in leader.get("/van-phong/xin-lui-han").content.decode()
    assert leader.post(f"{url}/ngay-moi", asked).status_code == 302
    page = handler.get(url).content.decode()
    assert "đã lùi hạn 1 lần" in page
    assert "lúc đầu 3/10/2026" in page
    # Nothing closes without a result; what was done is shown with its file.
    assert handler.post(f"{url}/xong", {"result": ""}).status_code == 422
    paper = SimpleUploadedFile("nghiem-thu.pdf", b"%PDF-1.4 nghiem thu")
    assert handler.post(f"{url}/bang-chung", {"file": paper}).status_code == 302
    done = {"result": "Đã thay cống ngày 4/10", "result_public": "Đã thay cống."}
    assert handler.post(f"{url}/xong", done).status_code == 302
    page = front.get(url).content.decode()
    assert "Kết quả: đã làm xong" in page
    kept = row.files.get()
    given = front.get(f"{url}/tep/{kept.code}")
    assert b"".join(given.streaming_content) == b"%PDF-1.4 nghiem thu"  # type: ignore[attr-defined]
    # The Front says for the people that it was not kept: open again, and up to the superior.
    form = front.get(f"{url}/chua-giu-loi")
    typed = {"key": form.context["form"]["key"].value(), "words": "Cống vẫn vỡ."}
    assert front.post(f"{url}/chua-giu-loi", typed).status_code == 302
    answer = Unkept.objects.get().answer
    assert f"/van-phong/viec/{answer.code}" in leader.get("/van-phong/").content.decode()
    page = leader.get(url).content.decode()
    assert "1 lần bị nói chưa giữ lời" in page
    assert "Cống vẫn vỡ." in page
    assert leader.post(
        f"/van-phong/viec/{answer.code}/xong", {"result": "Đã kiểm tra"}
    ).status_code == 302  # fmt: skip
    assert (
        leader.post(f"{url}/khong-lam", {"result": "Hết vốn", "result_public": ""}).status_code
        == 302
    )
    assert "Khép lại khi chưa làm, vì" in leader.get(url).content.decode()


def test_conclusion_says_from_where_it_comes_and_is_settled_at_its_meeting(
    cast: Cast, officer: SignIn
) -> None:
    meeting = making.opened(cast)
    said = Concluded("Sửa đường thôn 3", cast.units["commune-office"], date(2026, 12, 1))
    at = making.STARTS
    row = meetings.conclude(meeting=meeting, said=said, by=cast.actor("clerk", at=at), at=at)
    url = f"/van-phong/viec/{row.commitment}"

    with time_machine.travel(at, tick=False):
        handler = officer("handler")
        page = handler.get(url).content.decode()
        assert "kết luận 1, đối thoại trực tiếp ngày 23/10/2026" in page
        assert "kết luận 1, đối thoại" in handler.get("/van-phong/").content.decode()
        typed = {"result": "Đã đổ bê tông", "result_public": "Đã sửa xong."}
        assert handler.post(f"{url}/xong", typed).status_code == 302
    assert Event.objects.filter(tag="meetings.owed.settled").count() == 1


def test_strangers_find_no_commitment(cast: Cast, officer: SignIn, row: Commitment) -> None:
    for who in ("stranger", "other-leader", "lawyer", "administrator"):
        assert officer(who).get(f"/van-phong/viec/{row.code}").status_code == 404, who
    assert officer("expert").get(f"/van-phong/viec/{row.code}").status_code == 200  # helps


def test_front_asks_about_what_is_late_and_reads_the_answer(
    cast: Cast, officer: SignIn, row: Commitment
) -> None:
    front, handler = officer("front"), officer("handler")
    url = f"/van-phong/yeu-cau-giam-sat/gui?viec={row.code}"

    assert url in front.get(f"/van-phong/viec/{row.code}").content.decode()
    form = front.get(url)
    assert "Thay cống trước trường" in form.content.decode()
    typed = {
        "key": form.context["form"]["key"].value(), "sender": "t-commune-front",
        "text": "Đã quá hạn, dân đi vòng.", "wanted": "Nói rõ ngày thay cống",
        "due_on": "2026-10-20",
    }  # fmt: skip
    assert front.post(url, typed | {"text": ""}).status_code == 422
    assert front.post(url, typed).status_code == 302
    assert front.post(url, typed).status_code == 302  # pressed twice
    sent = Request.objects.get()
    assert officer("stranger").get(f"/van-phong/yeu-cau-giam-sat/{sent.code}").status_code == 404
    assert handler.get(url).status_code == 403

    assert "Nói rõ ngày thay cống" in handler.get("/van-phong/").content.decode()
    answered = {"result": "Thay ngày 18/10"}
    assert handler.post(f"/van-phong/viec/{sent.answer.code}/xong", answered).status_code == 302
    assert (
        "Thay ngày 18/10" in front.get(f"/van-phong/yeu-cau-giam-sat/{sent.code}").content.decode()
    )
    listed = front.get("/van-phong/yeu-cau-giam-sat")
    assert "đã trả lời" in listed.content.decode()
    assert listed.context["waiting"] == 0


def test_topic_gathers_cases_and_commitments(cast: Cast, officer: SignIn, row: Commitment) -> None:
    case = cast.receive().case
    administrator, handler = officer("administrator"), officer("handler")
    assert administrator.post("/van-phong/chu-de/danh-muc/thuong-dung").status_code == 302
    new = {"name": "Đường vào bản", "order": "90", "valid_from": "2026-10-01"}
    assert administrator.post("/van-phong/chu-de/danh-muc", new).status_code == 302
    assert administrator.post("/van-phong/chu-de/danh-muc", new).status_code == 422
    end = {"valid_to": "2026-12-31"}
    assert administrator.post(
        "/van-phong/chu-de/danh-muc/duong-vao-ban/thoi", end
    ).status_code == 302  # fmt: skip

    ticked = {"topics": ["ha-tang"], "back": f"/van-phong/viec/{row.code}"}
    for about in (f"commitment/{row.code}", f"case/{case.code}"):
        assert handler.post(f"/van-phong/chu-de/gan/{about}", ticked).status_code == 302
    assert handler.post("/van-phong/chu-de/gan/case/LC-0000-0000", ticked).status_code == 404
    assert "Đường, điện, nước" in handler.get(f"/van-phong/viec/{row.code}").content.decode()
    page = handler.get("/van-phong/chu-de/ha-tang").content.decode()
    assert case.code in page
    assert "Thay cống trước trường" in page
    # Elsewhere the same page says how much more there is, and not what.
    other = officer("stranger").get("/van-phong/chu-de/ha-tang").content.decode()
    assert "Thay cống" not in other
    assert "Còn 1 việc của đơn vị khác." in other
    handler.post(f"/van-phong/chu-de/gan/case/{case.code}", {"topics": []})
    assert not queries.tags_of(("case", case.code)).exists()
    assert "2" in handler.get("/van-phong/chu-de").content.decode()
