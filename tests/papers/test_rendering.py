"""Letters as files: what was typed is what can be read in them, sign by sign."""

import hashlib
import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2 as pdfium
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from hoiam.papers.letter import (
    Letter,
    Masthead,
    Paragraph,
    Signer,
    Table,
    from_json,
    texts,
    to_json,
)
from hoiam.papers.rendering import faces, pdf, said, word
from tests.papers.letters import HOSTILE, VIETNAMESE, letter

ANYTHING = st.lists(
    st.one_of(
        st.sampled_from(HOSTILE),
        st.text(st.sampled_from(VIETNAMESE + VIETNAMESE.upper()), min_size=1, max_size=12),
        st.text(max_size=6),
    ),
    max_size=8,
).map(" ".join)


def squeezed(text: str) -> str:
    """Without the breaks that a line or a page makes."""
    return "".join(sign for sign in text if not sign.isspace() and sign not in "\u200b\ufffe\x02")


def read_pdf(content: bytes) -> str:
    document = pdfium.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def read_word(content: bytes) -> list[str]:
    """Every paragraph, in the tables as well."""
    document = Document(io.BytesIO(content))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return [line.text for place in (document, *cells) for line in place.paragraphs]


@settings(max_examples=25)
@given(ANYTHING)
def test_what_was_typed_is_read_in_word_exactly(typed: str) -> None:
    assert to_json(letter(typed))["body"][1]["text"] in read_word(word(letter(typed)))


@settings(max_examples=25)
@given(ANYTHING)
def test_what_was_typed_is_read_in_the_pdf_with_a_box_for_signs_no_face_has(typed: str) -> None:
    read = squeezed(read_pdf(pdf(letter("Đầu:", typed, ":Cuối"))))

    kept = to_json(letter("Đầu:", typed, ":Cuối"))["body"][1]["text"]
    wanted = squeezed(faces.shown(kept))
    assert read.count(wanted) == 2  # the paragraph and the cell


def test_face_has_every_letter_of_the_language_in_four_cuts_as_they_were_published() -> None:
    assert faces.missing(VIETNAMESE + VIETNAMESE.upper()) == ""
    assert faces.missing("Ông 漢 😀") == "漢😀"
    sums = (faces.FOLDER / "SHA256SUMS").read_text(encoding="utf-8").split("\n")
    for line in filter(None, sums):
        digest, name = line.split()
        assert hashlib.sha256((faces.FOLDER / name).read_bytes()).hexdigest() == digest
    assert len(list(Path(faces.FOLDER).glob("*.ttf"))) == 4


def test_same_letter_is_the_same_file_and_says_nothing_of_people_in_its_own_data() -> None:
    one = letter(subject="Trả lời bà Giàng Thị Mẩy")

    assert pdf(one) == pdf(from_json(to_json(one)))
    assert word(one) == word(one)
    metadata = pdfium.PdfDocument(pdf(one)).get_metadata_dict()
    assert metadata["Title"] == "THÔNG BÁO Số: 07/TB-UBND"
    assert "Mẩy" not in "".join(metadata.values())
    with zipfile.ZipFile(io.BytesIO(word(one))) as parts:
        about = parts.read("docProps/core.xml").decode()
        assert all(entry.date_time[:3] == (2026, 10, 2) for entry in parts.infolist())
    assert "Mẩy" not in about and "python" not in about


def test_pdf_says_that_it_was_made_as_pdf_a_2b_and_needs_no_face_of_the_machine() -> None:
    made = pdf(letter())

    assert b"<pdfaid:part>2</pdfaid:part>" in made
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in made
    assert made.count(b"/FontFile") >= 2


def page_texts(one: Letter) -> list[str]:
    document = pdfium.PdfDocument(pdf(one))
    return [page.get_textpage().get_text_range() for page in document]


def test_long_table_says_its_columns_on_every_page_and_pages_are_numbered_from_the_second() -> None:
    table = letter().body[-1]
    assert isinstance(table, Table)
    rows = tuple((str(at), "Đường thôn bị sạt lở " * 6, "30/10/2026") for at in range(1, 41))
    pages = page_texts(letter(body=(replace(table, rows=rows),)))

    assert len(pages) > 2
    assert all("Nội dung" in page for page in pages[:-1])
    assert [page.split()[0] for page in pages[1:]] == [str(at) for at in range(2, len(pages) + 1)]
    assert pages[0].startswith("ỦY BAN NHÂN DÂN")


def test_long_name_and_endless_number_stay_between_the_margins() -> None:
    name = ("Nguyễn Thị Hoàng Oanh " * 17)[:360]
    made = letter("0" * 200, addressees=(name,), signers=(Signer("Người nhận", name),))
    document = pdfium.PdfDocument(pdf(made))

    assert squeezed(read_pdf(pdf(made))).count("0" * 200) == 2
    for page in document:
        text = page.get_textpage()
        signs = text.get_text_range()
        right = max(text.get_charbox(at)[2] for at, sign in enumerate(signs) if not sign.isspace())
        assert right <= (210 - 20) / 25.4 * 72 + 1


def test_draft_leaves_room_for_number_and_day() -> None:
    draft = letter(number="", day=None)
    pages = squeezed(page_texts(draft)[0])

    assert "Số:……/TB-UBND" in pages
    assert "ngày……tháng……năm……" in pages
    assert word(draft)


def test_headings_of_a_body_of_the_party_and_of_people_themselves() -> None:
    party = letter(masthead=Masthead.PARTY, issuer="Đảng ủy xã Sín Chéng", symbol="TB/ĐU")
    read = squeezed(page_texts(party)[0])
    assert "ĐẢNGCỘNGSẢNVIỆTNAM" in read and "CỘNGHÒA" not in read
    assert "Số07-TB/ĐU" in read
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in read_word(word(party))

    own = letter(issuer="", superior="", symbol="")
    assert squeezed(page_texts(own)[0]).startswith("CỘNGHÒAXÃHỘICHỦNGHĨAVIỆTNAM")
    assert "Số:" not in page_texts(own)[0]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in read_word(word(own))


def test_official_letter_without_a_type_has_its_abstract_under_the_number() -> None:
    official = letter(kind="", subject="trả lời kiến nghị", symbol="UBND", addressees=("A", "B"))

    assert "V/v trả lời kiến nghị" in page_texts(official)[0]
    assert "V/v trả lời kiến nghị" in read_word(word(official))
    assert "- B" in read_word(word(official))
    assert said.title(official) == "CÔNG VĂN Số: 07/UBND"


def test_several_signers_form_and_mark_stand_on_both() -> None:
    signers = tuple(Signer(f"Người {at}", f"Tên {at}", hint="(Ký)") for at in range(1, 5))
    made = letter(signers=signers, form="Mẫu số 02/TCD", mark="DỰ THẢO", note="Ghi chú", day=date(1975, 4, 30))  # fmt: skip
    read = page_texts(made)[0]

    assert all(words in read for words in ("DỰ THẢO", "Mẫu số 02/TCD", "Tên 4", "Ghi chú"))
    document = Document(io.BytesIO(word(made)))
    top = [line.text for line in document.sections[0].first_page_header.paragraphs]
    assert top == ["DỰ THẢO", "Mẫu số 02/TCD"]
    assert {"Tên 4", "Ghi chú"} <= set(read_word(word(made)))


def test_letter_is_kept_as_it_is_and_read_back() -> None:
    one = letter("Đã hỏi", body=(Paragraph("một"), *letter().body))

    assert from_json(to_json(one)) == one
    assert "Sửa đường thôn Mào Sao Phìn" in set(texts(one))
    assert to_json(letter("một\x00\u200b hai"))["body"][1]["text"] == "một hai"


def test_who_signs_never_stands_alone_on_a_page() -> None:
    last = "Đoạn cuối nói việc phải làm, ai làm và trước ngày nào. " * 3
    found = set()
    for count in range(12, 32):
        body = (*(Paragraph(f"Dòng {number}.") for number in range(count)), Paragraph(last))
        document = pdfium.PdfDocument(pdf(replace(letter(), body=body)))
        pages = [page.get_textpage().get_text_range() for page in document]
        found.add(len(pages))
        assert squeezed("Đoạn cuối nói việc") in squeezed(
            next(page for page in pages if "Lê Văn Thử" in page)
        )
    assert found == {1, 2}

    lines = Document(io.BytesIO(word(replace(letter(), body=(Paragraph(last),))))).paragraphs
    at = next(n for n, line in enumerate(lines) if line.text.startswith("Đoạn cuối"))
    assert all(line.paragraph_format.keep_with_next for line in lines[at : at + 2])
