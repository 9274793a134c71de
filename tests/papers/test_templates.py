"""An office's own Word template: what is taken, what is refused, what it becomes."""

import io
import shutil
import stat
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from hoiam.base import files
from hoiam.core.refusals import Invalid, NotAllowed, WrongState
from hoiam.papers import actions, editing, queries, signatures
from hoiam.papers.editing import Edited
from hoiam.papers.forms.samples import sample
from hoiam.papers.models import FileKind, Paper, WordTemplate
from hoiam.papers.rendering import fields, fill, office_word, pdf, pictures, suites, values
from tests.cast import NOW, Cast, make_cast
from tests.papers.letters import HOSTILE, letter
from tests.papers.words import PLAIN, office_file, paragraphs, with_parts

KNOWN = {one.name for one in fields.known(petition=True)}
RELS = "word/_rels/document.xml.rels"
OUTSIDE = (
    '<Relationship Id="rX" Type="http://x/attachedTemplate" Target="http://x/" '
    'TargetMode="External"/>'
)

PICTURE_OF_THIS_MACHINE = '<Relationship Id="rX" Type="http://x/image" Target="file:///etc/hosts"/>'


def look(content: bytes) -> tuple[str, ...]:
    return office_word.look(content, known=KNOWN, numbered=True).fields


def field_of_word(words: str) -> str:
    # Before the end of the document's root; Word reads it, python-docx passes it by.
    return f"<w:p><w:r><w:instrText>{words}</w:instrText></w:r></w:p>"


# Two fields one after the other, with nothing between their words.
GLUED = (
    field_of_word("PAGE")
    + '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
    + field_of_word("INCLUDETEXT http://x")
)


def test_fields_are_found_though_word_broke_them_apart() -> None:
    assert look(office_file()) == ("co_quan", "so_ky_hieu", "danh_dau", "nguoi_gui", "noi_dung")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not-word"),
        (b"PK\x03\x04 no package", "not-word"),
        (with_parts(office_file(), {"word/document.xml": "<w:p>"}), "not-word"),
        (b"x" * (office_word.MOST_BYTES + 1), "large"),
        (with_parts(office_file(), {"word/vbaProject.bin": "macro"}), "active"),
        (with_parts(office_file(), {"word/embeddings/oleObject1.bin": "x"}), "active"),
        (with_parts(office_file(), {f"+{RELS}": OUTSIDE}), "active"),
        (with_parts(office_file(), {"word/more.xml": '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'}), "active"),
        (with_parts(office_file(), {"+word/document.xml": field_of_word(" DDEAUTO c:\\\\cmd ")}), "active"),
        (with_parts(office_file(), {"+word/document.xml": field_of_word("INCLUDEPICTURE http://x")}), "active"),
        (with_parts(office_file(), {"+word/document.xml": '<w:altChunk xmlns:r="r" r:id="1"/>'}), "active"),
        (office_file(*PLAIN, "{% for x in y %}"), "code"),
        (office_file(*PLAIN, "{# x #}"), "code"),
        (office_file(*PLAIN, "{{ 7*7 }}"), "code"),
        (office_file(*PLAIN, "{{ ''.__class__ }}"), "code"),
        (office_file(*PLAIN, "{{ noi_dung | safe }}"), "code"),
        (office_file(*PLAIN, "{{r noi_dung }}"), "code"),
        (office_file(*PLAIN, "{{ noi_dung"), "code"),
        (office_file(*PLAIN, title="{{ co_quan }}"), "code"),
        (with_parts(office_file(), {"+word/document.xml": '<w:p w:rsidR="{{ co_quan }}"/>'}), "code"),
        (office_file(*PLAIN, "{{ mat_khau }}"), "unknown"),
        (office_file("{{so_ky_hieu}}"), "missing"),
        (office_file("{{danh_dau}}"), "missing"),
        (with_parts(office_file(), {"+word/document.xml": "<w:p><!-- {{ 7*7 }} --></w:p>"}), "code"),
        (with_parts(office_file(), {"+word/document.xml": "<w:p><?a {% if x %} ?></w:p>"}), "code"),
        (with_parts(office_file(), {"+word/document.xml": GLUED}), "active"),
        (with_parts(office_file(), {"word/header9.dat": "<a>{{ 7*7 }}</a>"}), "active"),
        (with_parts(office_file(), {"word/header9.XML": "<a>{{ 7*7 }}</a>"}), "active"),
        (with_parts(office_file(), {f"+{RELS}": PICTURE_OF_THIS_MACHINE}), "active"),
        (with_parts(office_file(), {"x.xml": "<\0a\0/\0>\0"}), "active"),
        (with_parts(office_file(), {"x.xml": "<?xml version='1.0' encoding='utf-7'?><a/>"}), "active"),
        (with_parts(office_file(), {"WORD/document.xml": "<a/>"}), "not-word"),
        (with_parts(office_file(), {"_rels/.rels": "<Relationships/>"}), "not-word"),
        (office_file().replace(b"\xb5", b"\xb4"), "not-word"),
    ],
)  # fmt: skip
def test_file_that_runs_fetches_or_names_something_else_is_refused(
    content: bytes, code: str
) -> None:
    with pytest.raises(Invalid, match=rf"papers\.template-{code} "):
        look(content)


def test_package_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_word, "MOST_PARTS", 3)
    with pytest.raises(Invalid, match=r"papers\.template-large"):
        look(office_file())


def test_what_people_typed_stays_words_in_an_offices_file() -> None:
    typed = " ".join(HOSTILE)
    given = values(letter(typed), [("nguoi_gui", f"{typed}\a\fsau")])
    said = "\n".join(paragraphs(fill(office_file(), given)))

    assert typed in said and said.count(typed) >= 2
    assert "ỦY BAN NHÂN DÂN XÃ SÍN CHÉNG" in said.replace("\n", " ")


@cache
def _own_file() -> bytes:
    """The same bytes each time: a packed file made anew says another second."""
    return office_file("{{so_ky_hieu}}{{danh_dau}}", "{{noi_dung}}", "Lời riêng")


@pytest.mark.django_db
class TestKept:
    """Templates as rows, and papers on them."""

    @pytest.fixture
    def cast(self) -> Cast:
        return make_cast()

    def put(self, cast: Cast, **changes: Any) -> WordTemplate:
        given: dict[str, Any] = {
            "unit": cast.units["commune-ubnd"], "form": "conclusion", "at": NOW,
            "content": _own_file(),
            "by": cast.actor("leader"),
        }  # fmt: skip
        return actions.put_template(**(given | changes))

    def issue(self, cast: Cast, key: str) -> Paper:
        return actions.issue(
            form="conclusion", letter=letter(), unit=cast.units["commune-ubnd"], by=cast.actor("clerk"),
            about=("meeting", "m"), at=NOW, key=key,
        )  # fmt: skip

    def test_papers_go_out_on_it_as_word_alone_until_it_is_ended(self, cast: Cast) -> None:
        template = self.put(cast)
        assert self.put(cast) == template
        paper = self.issue(cast, "k1")
        content = queries.kept(queries.file_of(paper, FileKind.WORD)).read_bytes()

        assert paper.template == template
        assert paragraphs(content)[0].startswith("Số: 01/TB-UBND") and "Lời riêng" in paragraphs(
            content
        )
        assert [one.kind for one in paper.files.all()] == [FileKind.WORD]
        kept = actions.keep_pdf(paper=paper, content=b"%PDF-1.7 x", by=cast.actor("clerk"), at=NOW)
        assert (
            actions.keep_pdf(paper=paper, content=b"%PDF-1.7 y", by=cast.actor("clerk"), at=NOW)
            == kept
        )
        actions.end_template(template=template, by=cast.actor("leader"), at=NOW)
        later = self.issue(cast, "k2")
        assert later.template is None and later.files.count() == 2
        with pytest.raises(Invalid, match="no-suite-pdf"):
            actions.keep_pdf(paper=later, content=b"%PDF-1.7", by=cast.actor("clerk"), at=NOW)
        with pytest.raises(WrongState, match="template-ended"):
            actions.end_template(template=template, by=cast.actor("leader"), at=NOW)

    def test_new_file_ends_the_one_before_and_both_stay(self, cast: Cast) -> None:
        first, second = self.put(cast), self.put(cast, content=office_file(*PLAIN[:2]))
        first.refresh_from_db()

        assert (first.version, second.version, first.ended_at, second.ended_at) == (1, 2, NOW, None)
        assert files.read_original(first.original).read_bytes().startswith(b"PK")
        with pytest.raises(Invalid, match="template-unknown"):
            self.put(cast, content=office_file(*PLAIN, "{{x}}"))

    def test_leader_alone_puts_one_and_none_for_denunciations(self, cast: Cast) -> None:
        with pytest.raises(NotAllowed, match="template-leader"):
            self.put(cast, by=cast.actor("clerk"))
        with pytest.raises(Invalid, match="form-sealed"):
            self.put(cast, form="d-acceptance")
        with pytest.raises(Invalid, match="form-sealed"):
            actions.issue(
                form="d-acceptance", letter=sample("d-acceptance"), unit=cast.units["commune-ubnd"],
                about=("x", "y"), by=cast.actor("leader"), at=NOW, key="d",
            )  # fmt: skip


def test_without_a_suite_no_pdf_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert suites.found() == ""
    with pytest.raises(WrongState, match="no-suite"):
        suites.pdf_of(b"PK")


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ('printf "%%PDF-1.7" > "$7/paper.pdf"', ""),
        ('printf "no" > "$7/paper.pdf"', "suite-failed"),
        ("exit 3", "suite-failed"),
        ("true", "suite-failed"),
    ],
)
def test_suite_is_asked_in_a_folder_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, code: str
) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(shutil, "which", lambda name: str(program))
    if not code:
        assert suites.pdf_of(b"PK") == b"%PDF-1.7"
        return
    with pytest.raises(WrongState, match=code):
        suites.pdf_of(b"PK")


@pytest.mark.parametrize("form", ["acceptance", "hearing-minutes", "return-of-papers", "decision-first", "delivery-note"])  # fmt: skip
def test_letter_that_nobody_changed_comes_back_as_it_was(form: str) -> None:
    whole = sample(form)
    signer = whole.signers[0]
    same = Edited(
        tuple(piece.text for piece in editing.pieces(whole)), whole.subject, whole.addressees,
        whole.recipients, signer.authority, signer.position, signer.name,
    )  # fmt: skip

    assert editing.edited(whole, same) == whole


def test_emptied_field_is_left_out_and_a_short_row_is_filled() -> None:
    whole = letter()
    texts = ["", "Lời mới\nđoạn hai", "Ghi thêm", "Việc một", "", "Địa chỉ: thôn 2", "1 | Sửa"]
    told = Edited(tuple(texts), "Trích yếu", (), (), "TM.", "Chủ tịch", "Ai")
    said = editing.edited(whole, told)

    assert [type(block).__name__ for block in said.body] == [
        "Paragraph", "Paragraph", "Paragraph", "Numbered", "KeyValues", "Table",
    ]  # fmt: skip
    assert said.body[-1].rows == (("1", "Sửa", ""),)  # type: ignore[union-attr]
    assert (said.subject, said.signers[0].name) == ("Trích yếu", "Ai")


def test_signed_pdf_is_seen_for_what_it_is() -> None:
    issued = pdf(letter())
    added = issued + b"\n1 0 obj <</Type /Sig /ByteRange [0 1 2 3]>>"

    assert signatures.seen(added, issued) == signatures.Seen(True, True)
    assert signatures.seen(issued, issued) == signatures.Seen(False, True)
    assert signatures.seen(b"%PDF-1.7 /Sig /ByteRange", issued) == signatures.Seen(True, False)


def test_pages_are_pictures_of_the_same_letter() -> None:
    assert [one[:4] for one in pictures(letter())] == [b"\x89PNG"]


def test_office_file_is_a_zip_that_another_reader_opens() -> None:
    filled = fill(office_file(), values(letter()))
    assert zipfile.ZipFile(io.BytesIO(filled)).testzip() is None
