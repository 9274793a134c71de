"""Two pages of one browser, a draft that is over, codes that are nobody's business."""

from typing import Any

import pytest
from django.test import Client

from hoiam.base import files
from hoiam.cases import actions as cases
from hoiam.core.refusals import Invalid, NotFound
from hoiam.notices.models import Notice
from hoiam.voices import actions as voices
from hoiam.voices import queries
from hoiam.voices.actions import drafts
from hoiam.voices.models import Contact, Draft, DraftFile, Voice
from hoiam.voices.told import Reach
from hoiam.web.public import cookies
from tests.cast import NOW, Cast, later
from tests.web.public.conftest import SECRET, begin, publish, track, typed
from tests.web.public.test_track import photo


def test_words_of_a_second_page_are_not_lost_when_the_first_one_sent(
    client: Client, cast: Cast
) -> None:
    begin(client)
    client.post("/gui/viet", typed())
    client.post("/gui/xem-lai", {"cung": ""})

    other = client.post("/gui/viet", typed(text="Một chuyện khác hẳn ở cầu treo."))
    same = client.post("/gui/viet", typed())

    assert other.status_code == 410
    assert "Một chuyện khác hẳn ở cầu treo." in other.content.decode()
    assert same["Location"] == "/gui/bien-nhan"
    assert Voice.objects.count() == 1


def test_words_without_a_draft_are_shown_to_be_copied(client: Client, cast: Cast) -> None:
    answer = client.post("/gui/viet", typed(text="Cầu treo đứt cáp."))

    assert answer.status_code == 410
    assert "Cầu treo đứt cáp." in answer.content.decode()


def test_what_changed_after_the_last_look_is_looked_at_again(client: Client, cast: Cast) -> None:
    begin(client)
    client.post("/gui/viet", typed())
    seen = client.get("/gui/xem-lai").context["seen"]
    client.post("/gui/nhap", typed(text="Viết lại trên trang kia."))

    answer = client.post("/gui/xem-lai", {"cung": "", "seen": seen})

    assert answer.status_code == 409
    assert "Viết lại trên trang kia." in answer.content.decode()
    assert not Voice.objects.exists()
    client.post("/gui/xem-lai", {"cung": "", "seen": answer.context["seen"]})
    assert Voice.objects.get().text == "Viết lại trên trang kia."


def test_nothing_is_added_to_a_draft_that_was_sent(client: Client, cast: Cast) -> None:
    begin(client)
    client.post("/gui/viet", typed())
    token = client.cookies[cookies.DRAFT].value
    draft = Draft.objects.get()
    client.post("/gui/xem-lai", {"cung": ""})
    by = cast.actor("public")
    # As if it had been looked up a moment before it was sent.
    drafts_seen = pytest.MonkeyPatch()
    drafts_seen.setattr(queries, "draft", lambda _token, **_at: draft)

    for act in (
        lambda: voices.save_draft(token=token, content={"text": "x"}, by=by, at=NOW),
        lambda: voices.attach(token=token, file=photo(), by=by, at=NOW),
        lambda: voices.detach(token=token, code="f-1", by=by, at=NOW),
    ):
        with pytest.raises(NotFound):
            act()
    drafts_seen.undo()

    assert Draft.objects.get().content == {}
    assert not DraftFile.objects.exists()


def test_file_of_a_draft_leaves_nothing_on_the_disk_when_it_comes_too_late(
    client: Client, cast: Cast, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(client)
    token = client.cookies[cookies.DRAFT].value
    before = sorted(settings.UPLOADS_DIR.rglob("*.jpg"))

    def full(draft: Draft) -> None:
        if sorted(settings.UPLOADS_DIR.rglob("*.jpg")) != before:
            raise Invalid("base.too-many-files", field="files", limit=5)

    monkeypatch.setattr(drafts, "_check_room", full)
    with pytest.raises(Invalid):
        voices.attach(token=token, file=photo(), by=cast.actor("public"), at=NOW)

    assert sorted(settings.UPLOADS_DIR.rglob("*.jpg")) == before


def test_files_stop_before_the_disk_is_full_and_words_go_on(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(client)
    monkeypatch.setattr(files, "LEAST_FREE", 10**18)

    answer = client.post("/gui/viet", typed() | {"photos": photo()})

    assert answer.status_code == 422
    assert "không còn chỗ cho tệp" in answer.content.decode()
    assert client.post("/gui/viet", typed()).status_code == 302


def test_address_too_long_for_its_column_is_refused_and_not_a_crash(
    client: Client, cast: Cast
) -> None:
    begin(client)
    client.post("/gui/nhap", typed(email="a" * 60 + "@" + "b.".join(["c" * 60] * 4) + ".vn"))

    answer = client.post("/gui/xem-lai", {"cung": ""})

    assert answer["Location"] == "/gui/viet"
    assert not Contact.objects.exists()


def test_code_never_published_says_nothing_by_the_place_it_would_have_in_a_list(
    client: Client, cast: Cast
) -> None:
    publish(cast, cast.receive("k1").case)
    hidden = cast.receive("k2").case

    for name in ("truoc", "sau"):
        known = client.get(f"/vu-viec?{name}={hidden.code}").content.decode()
        missing = client.get(f"/vu-viec?{name}=LC-0000-0000").content.decode()
        assert known.replace(hidden.code, "") == missing.replace("LC-0000-0000", "")


def test_who_joins_is_told_and_never_reads_a_question_to_the_first(
    client: Client, cast: Cast
) -> None:
    first = cast.receive("k1")
    second = cases.me_too(
        case=first.case, told=cast.told("k2", reach=Reach(email="hai@example.vn")),
        by=cast.actor("public"), at=later(0, hours=1),
    )  # fmt: skip
    handler = cast.actor("handler")
    cases.ask_for_more(case=first.case, question=f"Nhà {SECRET}?", by=handler, at=later(1))
    cases.hand_over(
        case=first.case, unit=cast.units["department"], reason="Bà Lò Thị Mẫu 0987654321 gọi",
        by=handler, at=later(2),
    )  # fmt: skip

    page = track(client, second.accepted.tracking_code)

    told = Notice.objects.filter(template="cases.received")
    assert "hai@example.vn" in {notice.email for notice in told}
    assert SECRET not in page
    assert "Chuyển từ" in page
    assert "0987654321" not in page


def test_reason_of_a_join_is_for_the_office(client: Client, cast: Cast) -> None:
    one, two = cast.receive("k1"), cast.receive("k2")
    cases.join(
        case=two.case, into=one.case, reason=f"cùng cống với nhà {SECRET}",
        by=cast.actor("handler"), at=later(1),
    )  # fmt: skip

    page = track(client, two.accepted.tracking_code)

    assert f"Gộp vào vụ việc {one.case.code}" in page
    assert SECRET not in page
