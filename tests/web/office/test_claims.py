"""Drafts that are checked, as their writer meets them."""

import csv
import io
import zipfile
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from docx import Document

from hoiam.base.models import Event, SearchEntry
from hoiam.core.refusals import Invalid
from hoiam.figures.claims import reading
from hoiam.figures.models import ClaimDraft
from tests.cast import NOW, Cast, make_cast

HERE = "/van-phong/doi-chieu"
TEXT = "Đã giải quyết 149/158 đơn, đạt 94,3%. Năm 2026 đã kết thúc 16/20 cuộc, đạt 85%."


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def asked(cast: Cast, method: str, path: str, who: str = "clerk", **given: object) -> HttpResponse:
    with time_machine.travel(NOW, tick=False):
        return getattr(cast.browser(who), method)(f"{HERE}{path}", given)


def begin(cast: Cast, **changes: object) -> HttpResponse:
    given: dict[str, Any] = {
        "unit": "t-commune-office",
        "period": "2026",
        "text": TEXT,
        "name": "Quý 3",
    }
    return asked(cast, "post", "", **{**given, **changes})


def test_draft_from_pasting_to_erasing(cast: Cast) -> None:
    begin(cast)
    draft = ClaimDraft.objects.get()
    at = f"/{draft.code}"

    page = asked(cast, "get", at).content.decode()
    assert page.count('<mark class="claim') == 6
    assert page.count('<mark class="claim late"') == 1  # 16 of 20 are not 85 %
    assert "Tính ra 80%" in page
    only = asked(cast, "get", f"{at}?chi=agrees").content.decode()
    assert "Tính ra 80%" not in only and "đúng khi làm tròn" in only

    saved: dict[str, Any] = {"name": "", "period": "2026", "seen": draft.revision}
    asked(cast, "post", f"{at}/sua", text=TEXT.replace("85%", "80%"), **saved)
    late = asked(cast, "post", f"{at}/sua", text="1 đơn", **saved)
    assert (late.status_code, "ở một trang khác" in late.content.decode()) == (409, True)
    assert 'class="claim late"' not in asked(cast, "get", at).content.decode()

    table = list(csv.reader(io.StringIO(_read(asked(cast, "get", f"{at}?tai=csv")))))
    assert [row[2] for row in table[1:]] == ["149", "158", "94,3%", "16", "20", "80%"]
    word = Document(io.BytesIO(asked(cast, "get", f"{at}/word").content))
    assert "".join(one.text for one in word.paragraphs) == TEXT.replace("85%", "80%")
    assert any("94,3" in one.text for one in word.comments)

    asked(cast, "post", f"{at}/xoa")
    assert not ClaimDraft.objects.exists()
    assert not SearchEntry.objects.filter(folded__contains="149").exists()
    assert "149" not in str(list(Event.objects.values_list("details", flat=True)))


def _read(response: HttpResponse) -> str:
    return b"".join(response.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]


def test_nobody_else_has_it(cast: Cast) -> None:
    begin(cast)
    code = ClaimDraft.objects.get().code

    for who in ("leader", "handler", "province-leader"):
        for path in ("", "/sua", "/xoa", "/word"):
            assert asked(cast, "get", f"/{code}{path}", who).status_code == 404
        assert code not in asked(cast, "get", "", who).content.decode()


def test_choice_is_kept_with_its_sentence(cast: Cast) -> None:
    begin(cast)
    code = ClaimDraft.objects.get().code

    asked(cast, "post", f"/{code}/chon", place="0123456789abcdef-0", figure="xld-1:count")
    odd = asked(cast, "post", f"/{code}/chon", figure="xld-1:count")

    assert ClaimDraft.objects.get().choices == {"0123456789abcdef-0": "xld-1:count"}
    assert odd.status_code == 422


def word_of(*paragraphs: str) -> bytes:
    document = Document()
    for one in paragraphs:
        document.add_paragraph(one)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Đơn", "158"
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def test_word_file_is_read_and_not_kept(cast: Cast) -> None:
    file = SimpleUploadedFile("bao-cao.docx", word_of("Đã tiếp 12 lượt.", "Hết."))

    begin(cast, text="", name="", file=file)

    draft = ClaimDraft.objects.get()
    assert (draft.name, draft.text) == ("bao-cao", "Đã tiếp 12 lượt.\nHết.\nĐơn | 158")


def _zipped(page: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", page)
    return made.getvalue()


BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "base.file-empty"),
        (b"\x89PNG\r\n\x1a\n\0\0", "figures.draft-no-text"),
        (b"\xd0\xcf\x11\xe0rest", "figures.draft-old-word"),
        (b"PK\x03\x04broken", "figures.draft-unreadable"),
        (_zipped(BOMB), "figures.draft-unreadable"),
        (_zipped(b"0" * (61 * 1024 * 1024)), "figures.draft-too-heavy"),
        (b"%PDF-1.7 nothing", "figures.draft-unreadable"),
    ],
)
def test_hostile_file_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        reading.text_of(SimpleUploadedFile("x.docx", content))

    assert refused.value.code == code


def test_refused_file_leaves_the_form_as_it_was(cast: Cast) -> None:
    response = begin(cast, text="", file=SimpleUploadedFile("x.doc", b"\xd0\xcf\x11\xe0rest"))

    assert response.status_code == 422
    assert "Lưu thành .docx" in response.content.decode()
    assert not ClaimDraft.objects.exists()
