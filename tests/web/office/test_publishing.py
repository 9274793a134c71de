"""Towards everybody: words decided place by place, files by hand, a look as a stranger, a release
of exactly what was looked at; hiding with a reason."""

import io
import json
import os
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from hoiam.base import files
from hoiam.base.models import Event
from hoiam.cases import actions as cases
from hoiam.cases import previewing
from hoiam.cases.models import Case, FileChoice, PublicDraft, Reading
from hoiam.publication.models import Page, PublicFile, Release
from hoiam.publication.openness import Hiding
from hoiam.web.office import masking
from hoiam.web.office.public_files import cells_of
from tests.base.test_rendering import paper
from tests.cast import NOW, Cast
from tests.web.office.conftest import SignIn

WORDS = "Ông Vàng A Tủa gọi 0912 345 678: cống vỡ <b>to</b>."
TYPED = {"title": "Cống vỡ", "text": "Cống vỡ to.", "place": "thôn 3", "answer": ""}


def jpeg() -> bytes:
    photo = io.BytesIO()
    Image.new("RGB", (400, 300), "#fff").save(photo, "JPEG")
    return photo.getvalue()


def stored(*sent: tuple[str, bytes]) -> list[files.StoredFile]:
    return [files.store(SimpleUploadedFile(name, of), rand=os.urandom) for name, of in sent]


@pytest.fixture
def case(cast: Cast, settings, tmp_path) -> Case:
    settings.UPLOADS_DIR = tmp_path
    told = cast.told(text=WORDS, latitude=22.312345, longitude=104.098765)
    kept = stored(("Vàng A Tủa.jpg", jpeg()), ("đơn.pdf", paper()), ("goi.mp3", b"ID3" + bytes(60)))
    return cases.receive(told=told, by=cast.actor("public"), at=NOW, stored=kept).case


def address(case: Case, more: str = "") -> str:
    return f"/van-phong/vu-viec/{case.code}/cong-khai{more}"


def file_of(case: Case, media: str) -> str:
    return case.gatherings.get().voice.attachments.get(media=media).code


def page_of(client: Client, case: Case, more: str = "") -> str:
    return client.get(address(case, more)).content.decode()


def seen_in(page: str) -> str:
    found = re.search(r'name="seen" value="([^"]+)"', page)
    return found[1] if found else ""


def open_words(client: Client, case: Case) -> None:
    answer = client.post(address(case), {"open": "1", "reason": "che"})
    assert answer.status_code == 302


def release(client: Client, case: Case):
    seen = seen_in(page_of(client, case, "/xem"))
    why = {"cause": "addition", "reason": "Nói rõ thêm"}  # asked of what replaces an earlier one
    return client.post(address(case, "/dua-len"), {"seen": seen, **why})


def test_words_are_covered_until_they_are_opened_for_publishing(
    case: Case, officer: SignIn
) -> None:
    client = officer("handler")

    closed = page_of(client, case)
    open_words(client, case)
    shown = page_of(client, case)

    assert "0912 345 678" not in closed
    assert "Ông [tên] gọi [số điện thoại]" in closed
    assert Reading.objects.get(part="words").purpose == "publishing"
    assert 'value="text:4:14" checked>Vàng A Tủa</label>' in shown
    assert "“0912 345 678”: số điện thoại. Giống số điện thoại." in shown
    assert "&lt;b&gt;to&lt;/b&gt;" in shown
    # The field begins with every proposal taken.
    assert ">\nÔng [tên] gọi [số điện thoại]: cống vỡ &lt;b&gt;to&lt;/b&gt;.</textarea>" in shown


def test_ticks_and_typed_words_change_the_fields_and_save_nothing(
    case: Case, officer: SignIn
) -> None:
    client = officer("handler")
    open_words(client, case)

    ticked = client.post(address(case), {**TYPED, "mask": "1", "ticks": "1", "tick": "text:19:31"})
    said = client.post(
        address(case),
        {**TYPED, "text": "Nhà BÀ  TỦA, nha ba tua.", "cover": "1", "more": "bà Tủa\n\n"},
    )

    assert "Ông Vàng A Tủa gọi [số điện thoại]: cống vỡ" in ticked.content.decode()
    assert "Nhà [đã che], nha [đã che]." in said.content.decode()
    assert not PublicDraft.objects.exists()


def test_unconfirmed_proposal_stops_the_release_and_a_confirmed_one_stays(
    case: Case, officer: SignIn, cast: Cast
) -> None:
    handler, clerk = officer("handler"), officer("clerk")
    open_words(handler, case)
    text = "Chủ tịch xã Trần Văn Bình hứa thay cống."
    typed = {**TYPED, "text": text, "ticks": "1"}

    saved = handler.post(address(case), typed)
    back = handler.get(saved["Location"])
    asked = page_of(handler, case)
    preview = page_of(clerk, case, "/xem")
    refused = clerk.post(address(case, "/dua-len"), {"seen": previewing.digest_of(case)})

    assert back["Location"] == address(case)
    assert "Còn 1 chỗ giống thông tin riêng" in asked
    assert "Người nêu theo chức vụ có thể giữ" in asked
    assert "“Trần Văn Bình”" in preview
    assert seen_in(preview) == ""
    assert refused.status_code == 409
    assert "còn 1 chỗ giống thông tin riêng" in refused.content.decode()
    assert not Page.objects.exists()

    handler.post(address(case), {**typed, "keep": "text:tran van binh"})
    assert release(clerk, case).status_code == 302
    assert Page.objects.get().text == text


def test_what_is_masked_stands_nowhere_that_is_public_or_told(
    case: Case, officer: SignIn, client
) -> None:
    handler, clerk = officer("handler"), officer("clerk")
    open_words(handler, case)
    masked = handler.post(
        address(case), {"mask": "1", "ticks": "1", "tick": ["text:4:14", "text:19:31"]}
    ).content.decode()
    text = re.search(r'<textarea name="text"[^>]*>\n([^<]*)</textarea>', masked)
    assert text
    title = "Cống vỡ"
    handler.post(address(case), {**TYPED, "title": title, "text": text[1], "ticks": "1",
                                 "tick": ["text:4:14", "text:19:31"]})  # fmt: skip
    release(clerk, case)

    rows = [*PublicDraft.objects.values(), *Page.objects.values(), *Release.objects.values(),
            *Event.objects.values(), *FileChoice.objects.values()]  # fmt: skip
    told = json.dumps(rows, default=str, ensure_ascii=False)
    told += "".join(
        client.get(url).content.decode()
        for url in (f"/vu-viec/{case.code}", "/vu-viec", "/vu-viec.atom", "/ban-do/diem.json")
    )
    assert "cống vỡ" in told
    assert "Tủa" not in told
    assert re.search(r"0912\W?345", told) is None  # four digits stand in some number of an act


def test_stranger_sees_the_very_page_that_was_shown_before(
    case: Case, officer: SignIn, client
) -> None:
    handler, clerk = officer("handler"), officer("clerk")
    handler.post(address(case), {**TYPED, "show_point": "on"})

    preview = page_of(clerk, case, "/xem")
    assert client.get(f"/vu-viec/{case.code}").status_code == 404
    assert "Người lạ sẽ thấy thế này" in preview
    assert "Chỉ lãnh đạo đơn vị hoặc cấp trên" in page_of(handler, case, "/xem")
    assert handler.post(address(case, "/dua-len")).status_code == 403
    assert release(clerk, case).status_code == 302
    public = client.get(f"/vu-viec/{case.code}").content.decode()

    def body(page: str) -> str:
        whole = page[
            page.index("<h1>") : page.index('<section class="gap" aria-labelledby="story"')
        ]
        return re.sub(r"\s+", " ", whole)

    assert body(public) == body(preview)
    line = re.search(r"<li><h3>.*?</li>", client.get("/vu-viec").content.decode(), re.S)
    assert line
    assert line[0] in preview
    point = client.get("/ban-do/diem.json").json()[0]
    assert (point["lat"], point["text"] in preview) == (22.312, True)
    assert "Cống vỡ to." in preview[preview.index("Trong bản tin") :]


def test_release_of_anything_but_the_preview_is_refused_with_what_changed(
    case: Case, officer: SignIn
) -> None:
    handler, clerk = officer("handler"), officer("clerk")
    handler.post(address(case), TYPED)
    seen = seen_in(page_of(clerk, case, "/xem"))
    handler.post(address(case), {**TYPED, "text": "Cống lở.", "place": "thôn 4"})

    late = clerk.post(address(case, "/dua-len"), {"seen": seen})
    blind = clerk.post(address(case, "/dua-len"))

    assert late.status_code == blind.status_code == 409
    assert "đã đổi sau khi ông/bà xem: Ý kiến, Nơi." in late.content.decode()
    assert not Page.objects.exists()


def test_who_prepared_does_not_release_where_somebody_else_may(
    case: Case, officer: SignIn, cast: Cast
) -> None:
    leader, clerk = officer("leader"), officer("clerk")
    leader.post(address(case), TYPED)

    refused = leader.post(address(case, "/dua-len"), {"seen": previewing.digest_of(case)})

    assert refused.status_code == 403
    assert "Người soạn không tự công khai." in refused.content.decode()
    assert release(clerk, case).status_code == 302


def test_file_is_public_only_when_a_human_chose_it_and_only_as_covered(
    case: Case, officer: SignIn, client, tmp_path, django_capture_on_commit_callbacks
) -> None:
    handler, clerk = officer("handler"), officer("clerk")
    photo, recording = file_of(case, "image/jpeg"), file_of(case, "audio/mpeg")
    handler.post(address(case), TYPED)
    release(clerk, case)
    assert not PublicFile.objects.exists()

    listed = page_of(handler, case, "/tep")
    assert "[tên].jpg" in listed
    assert "Giọng nói và hình người trong bản ghi chưa che được" in listed
    assert handler.get(address(case, f"/tep/{recording}")).status_code == 422
    blank = handler.post(address(case, f"/tep/{photo}"), {"alt": " ", "masks": "1,1,9,9"})
    assert blank.status_code == 422
    named = {"alt": "Nhà bà Lò Thị Mẫu", "masks": "0,0,500,1000;x;990,990,900,900"}
    handler.post(address(case, f"/tep/{photo}"), named)
    assert "“Lò Thị Mẫu”" in page_of(clerk, case, "/xem")
    assert client.get(address(case, f"/ban/{photo}")).status_code == 302
    handler.post(
        address(case, f"/tep/{photo}"), {**named, "alt": "Cống vỡ", "cell": ["0-11", "1-11"]}
    )
    chosen = FileChoice.objects.get()
    assert chosen.masks == {
        "1": [[0, 0, 500, 1000], [990, 990, 10, 10], [916, 0, 84, 84], [916, 83, 84, 84]]
    }
    assert b"".join(handler.get(address(case, f"/ban/{photo}")))

    assert release(clerk, case).status_code == 302
    shown = PublicFile.objects.get()
    seen = Image.open(io.BytesIO(b"".join(client.get(f"/anh/{shown.code}"))))
    assert max(seen.getpixel((100, 150))) < 40 < 200 < min(seen.getpixel((300, 150)))  # type: ignore[arg-type]
    assert client.get(f"/tai-lieu/{shown.code}").status_code == 404
    assert "Vàng A Tủa" not in client.get(f"/vu-viec/{case.code}").content.decode()

    # Covered anew: the old copy and its address are gone with the next release, not before.
    handler.post(address(case, f"/tep/{photo}"), {"alt": "Cống vỡ", "masks": "0,0,1000,1000"})
    assert client.get(f"/anh/{shown.code}").status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        release(clerk, case)
    assert client.get(f"/anh/{shown.code}").status_code == 404
    handler.post(address(case, f"/tep/{photo}/de-lai"))
    with django_capture_on_commit_callbacks(execute=True):
        release(clerk, case)
    assert not PublicFile.objects.exists()
    assert not any(
        (tmp_path / copy).exists() for copy in (shown.copy, FileChoice.objects.get().copy) if copy
    )
    assert FileChoice.objects.get().decided == "withheld"


def test_copy_that_is_not_the_one_that_was_seen_is_not_released(
    case: Case, officer: SignIn
) -> None:
    handler, clerk = officer("handler"), officer("clerk")
    handler.post(address(case), TYPED)
    handler.post(address(case, f"/tep/{file_of(case, 'image/jpeg')}"), {"alt": "Cống", "masks": ""})
    files.read_public(FileChoice.objects.get().copy).write_bytes(b"khac")

    assert release(clerk, case).status_code == 409
    assert not Page.objects.exists()


def test_paper_is_opened_for_covering_and_goes_out_as_pictures(
    case: Case, officer: SignIn, client
) -> None:
    handler, clerk = officer("handler"), officer("clerk")
    handler.post(address(case), TYPED)
    one = address(case, f"/tep/{file_of(case, 'application/pdf')}")

    assert "Mở tài liệu để che" in handler.get(one).content.decode()
    assert handler.get(f"{one}/trang-1.jpg").status_code == 403
    assert handler.post(one, {"alt": "Đơn", "masks": ""}).status_code == 403
    handler.post(one, {"open": "1", "reason": "che tên"})
    assert Reading.objects.get(part="original").purpose == "publishing"
    assert "trang 1 trên 2" in handler.get(one).content.decode()
    assert handler.get(f"{one}/trang-1.jpg")["Content-Type"] == "image/jpeg"
    to = handler.post(one, {"page": "1", "page-only": "1", "masks": "0,0,1000,500"})["Location"]
    assert handler.get(to)["Location"].endswith("?trang=2")
    handler.post(one, {"page": "2", "alt": "Đơn hai trang về cống", "masks": "0,0,1000,1000"})
    assert FileChoice.objects.get().masks == {"1": [[0, 0, 1000, 500]], "2": [[0, 0, 1000, 1000]]}

    assert release(clerk, case).status_code == 302
    shown = PublicFile.objects.get()
    answer = client.get(f"/tai-lieu/{shown.code}")
    page = client.get(f"/vu-viec/{case.code}").content.decode()
    assert answer["Content-Disposition"] == 'attachment; filename="tai-lieu-1.pdf"'
    assert b"Giang A Mat" not in answer.content
    assert "tai-lieu-1.pdf" in page
    assert "2 trang" in page
    assert "Đơn hai trang về cống" in page
    assert "đơn.pdf" not in page


def test_more_places_than_a_form_can_send_are_masked_without_being_asked() -> None:
    text = " ".join(f"0912 345 {number:03}" for number in range(60))
    spans = masking.found_in(text)
    cut = masking.pieces("text", text, spans, [])

    assert sum(bool(piece.place) for piece in cut) == masking.MOST_TICKS == 40
    assert sum(bool(piece.kind) for piece in cut) == 60
    shown = masking.covered("text", text, spans, set())
    assert (shown.count("0912"), shown.count("[số điện thoại]")) == (40, 20)


def test_cells_of_one_row_become_one_rectangle_and_cover_their_edges() -> None:
    found = cells_of(["0-0", "0-1", "2-11", "99-1", "x-y", "12-0"])

    assert found == [(0, 0, 167, 84), (916, 166, 84, 84)]


def test_file_of_another_case_is_not_taken(case: Case, officer: SignIn, cast: Cast) -> None:
    other = cast.receive("k2", text="Đèn đường tắt.").case
    photo = file_of(case, "image/jpeg")

    for more in (f"/tep/{photo}", f"/tep/{photo}/de-lai", f"/ban/{photo}"):
        assert officer("clerk").post(address(other, more), {"alt": "x"}).status_code in (404, 405)
        assert officer("clerk").get(address(other, more)).status_code in (404, 405)
    assert not FileChoice.objects.exists()


def test_nothing_prepared_is_nothing_to_publish(case: Case, officer: SignIn) -> None:
    client = officer("clerk")

    assert client.get(address(case, "/xem"))["Location"] == address(case)
    refused = client.post(address(case, "/dua-len"))
    assert refused.status_code == 409
    assert "Chưa soạn bản công khai." in refused.content.decode()


def test_empty_public_text_is_refused_and_the_rest_is_kept(case: Case, officer: SignIn) -> None:
    answer = officer("clerk").post(address(case), {**TYPED, "text": ""})

    assert answer.status_code == 422
    assert "Chưa có nội dung." in answer.content.decode()
    assert 'value="Cống vỡ"' in answer.content.decode()


def test_hiding_needs_reason_and_ground_and_can_be_undone(case: Case, officer: SignIn) -> None:
    clerk, leader = officer("clerk"), officer("leader")
    clerk.post(address(case), TYPED)
    release(clerk, case)
    hide = f"/van-phong/vu-viec/{case.code}/an"

    refused = leader.post(hide, {"reason": "", "ground": "child", "what": "whole"})
    wrong = leader.post(hide, {"reason": "Khó coi", "ground": "awkward", "what": "whole"})
    hidden = leader.post(hide, {"reason": "Có tên người", "ground": "child", "what": "whole"})
    shown = clerk.get(f"/van-phong/vu-viec/{case.code}").content.decode()
    leader.post(
        f"/van-phong/vu-viec/{case.code}/hien-lai",
        {"reason": "Nhầm", "how": "whole", "hiding": Hiding.objects.get().code},
    )

    assert (refused.status_code, wrong.status_code, hidden.status_code) == (422, 422, 302)
    assert re.search(r'value="child"[^>]*checked', refused.content.decode())
    assert "đã ẩn" in shown
    assert Page.objects.get().hidden_at is None


def test_new_release_is_not_made_without_a_cause(case: Case, officer: SignIn) -> None:
    handler, clerk = officer("handler"), officer("clerk")
    handler.post(address(case), TYPED)
    assert release(clerk, case).status_code == 302
    handler.post(address(case), {**TYPED, "text": "Cống đã lở thêm."})

    seen = seen_in(page_of(clerk, case, "/xem"))
    refused = clerk.post(address(case, "/dua-len"), {"seen": seen, "reason": "Nói rõ thêm"})

    assert refused.status_code == 422
    page = refused.content.decode()
    assert "Chọn vì sao có bản mới." in page and "Nói rõ thêm" in page
    assert Page.objects.get().number == 1
    assert release(clerk, case).status_code == 302
    assert Page.objects.get().number == 2
