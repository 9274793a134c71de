"""Issuing: a number, files that stay as they were, a correction that names what it replaces."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from docx import Document

from hoiam.base import files
from hoiam.core.refusals import Invalid, NotAllowed, NotFound, WrongState
from hoiam.papers import actions, drafts, queries, rendering
from hoiam.papers.actions import Attached
from hoiam.papers.models import FileKind, Paper, PaperFile, Series
from tests.cast import NOW, Cast, make_cast
from tests.papers.letters import letter
from tests.papers.test_rendering import read_pdf, read_word

pytestmark = pytest.mark.django_db
ABOUT = ("meeting", "m-1")


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def issue(cast: Cast, key: str = "k1", **changes: Any) -> Paper:
    given: dict[str, Any] = {
        "form": "conclusion",
        "letter": letter(number="", symbol="", day=None),
        "unit": cast.units["commune-ubnd"],
        "about": ABOUT,
        "by": cast.actor("clerk"),
        "at": NOW,
        "key": key,
    }
    return actions.issue(**(given | changes))


def test_paper_gets_the_next_number_and_its_files_say_so(cast: Cast) -> None:
    issue(cast)
    paper = issue(cast, "k2")

    assert queries.number_of(paper) == "02/TB-UBND"
    assert queries.cited(paper) == "Thông báo kết luận số 02/TB-UBND ngày 2/10/2026"
    kept = {file.kind: file for file in paper.files.all()}
    pdf = queries.kept(kept[FileKind.PDF]).read_bytes()
    assert "Số: 02/TB-UBND" in read_pdf(pdf)
    assert "ngày 02 tháng 10 năm 2026" in read_pdf(pdf)
    word = queries.kept(kept[FileKind.WORD]).read_bytes()
    assert "Số: 02/TB-UBND" in read_word(word)
    assert pdf == rendering.pdf(queries.letter_of(paper))
    assert word == rendering.word(queries.letter_of(paper))
    assert Document(io.BytesIO(word)).core_properties.language == "vi-VN"


def test_files_lie_sealed_and_are_proved_by_their_digest(cast: Cast) -> None:
    file = queries.file_of(issue(cast), FileKind.PDF)
    on_disk = (Path(settings.UPLOADS_DIR) / file.original).read_bytes()

    assert b"%PDF" not in on_disk
    assert len(queries.kept(file).read_bytes()) == file.size
    assert queries.file_name(file) == "thong-bao-ket-luan-01-tb-ubnd-2026-10-02.pdf"


def test_same_key_is_the_same_paper_and_takes_no_number(cast: Cast) -> None:
    first, again = issue(cast), issue(cast, letter=letter("khác"))

    assert first == again
    assert (Paper.objects.count(), PaperFile.objects.count(), Series.objects.get().last) == (
        1,
        2,
        1,
    )


def test_each_unit_year_and_type_counts_for_itself(cast: Cast) -> None:
    new_year = datetime(2026, 12, 31, 17, 0, tzinfo=UTC)  # midnight in Viet Nam
    numbers = [
        queries.number_of(paper)
        for paper in (
            issue(cast, "a"),
            issue(cast, "b", form="minutes"),
            issue(cast, "c", unit=cast.units["other-ubnd"]),
            issue(cast, "d", at=new_year.replace(minute=0, hour=16)),
            issue(cast, "e", at=new_year),
        )
    ]

    assert numbers == ["01/TB-UBND", "01/BB-UBND", "01/TB-UBND", "02/TB-UBND", "01/TB-UBND"]


def test_form_without_number_takes_none(cast: Cast) -> None:
    paper = issue(cast, form="result")

    assert (paper.number, paper.symbol, queries.number_of(paper)) == (None, "", "")
    assert "Số:" not in read_pdf(queries.kept(queries.file_of(paper, "pdf")).read_bytes())


def test_failure_gives_the_number_back_and_leaves_no_file(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue(cast)
    before = _files()

    def broken(_: object) -> bytes:
        raise OSError("no room")

    with monkeypatch.context() as patched:
        patched.setattr(rendering, "word", broken)
        with pytest.raises(OSError, match="no room"), transaction.atomic():
            issue(cast, "k2")

    assert _files() == before
    assert queries.number_of(issue(cast, "k3")) == "02/TB-UBND"


def _files() -> set[Path]:
    return {path for path in (Path(settings.UPLOADS_DIR) / "originals").glob("*/*")}


def test_correction_has_its_own_number_and_names_the_old_which_stays(cast: Cast) -> None:
    old = issue(cast)
    before = queries.kept(queries.file_of(old, "pdf")).read_bytes()
    given: dict[str, Any] = {
        "paper": old, "letter": letter("đúng", number="", day=None), "why": "ghi sai hạn",
        "by": cast.actor("leader"), "at": NOW, "key": "r1",
    }  # fmt: skip
    new = actions.replace(**given)

    assert (new.replaces, queries.number_of(new)) == (old, "02/TB-UBND")
    named = (
        "Văn bản này thay thế Thông báo kết luận số 01/TB-UBND ngày 2/10/2026. Lý do: ghi sai hạn."
    )
    assert named in read_word(queries.kept(queries.file_of(new, "word")).read_bytes())
    assert queries.kept(queries.file_of(old, "pdf")).read_bytes() == before
    assert queries.in_force(ABOUT, "conclusion") == new
    assert queries.of(ABOUT) == [old, new]
    assert actions.replace(**given) == new
    with pytest.raises(WrongState, match=r"papers\.replaced-already"):
        actions.replace(**(given | {"key": "r2"}))
    with pytest.raises(Invalid, match=r"papers\.why-needed"):
        actions.replace(**(given | {"paper": new, "key": "r3", "why": " "}))


def test_signed_copy_is_kept_beside_what_was_issued(cast: Cast) -> None:
    paper = issue(cast)
    sent = SimpleUploadedFile("ky.pdf", rendering.pdf(letter("đã ký")))
    stored = files.store(sent, rand=lambda count: b"s" * count)
    row = actions.keep_signed(
        paper=paper, attached=Attached(FileKind.SIGNED, stored), by=cast.actor("clerk"), at=NOW
    )

    assert queries.file_of(paper, FileKind.SIGNED) == row
    assert queries.file_name(row).endswith("-da-ky-so.pdf")
    scan = replace(stored, media="image/jpeg", original="")
    with pytest.raises(Invalid, match=r"papers\.signed-kind"):
        actions.keep_signed(
            paper=paper, attached=Attached(FileKind.SIGNED, scan), by=cast.actor("clerk"), at=NOW
        )
    with pytest.raises(Invalid, match=r"papers\.signed-kind"):
        actions.keep_signed(
            paper=paper, attached=Attached(FileKind.PDF, stored), by=cast.actor("clerk"), at=NOW
        )


@pytest.mark.parametrize(
    ("changes", "refusal", "code"),
    [
        ({"form": "nothing"}, NotFound, "papers.form-unknown"),
        ({"form": "refusal", "at": datetime(2026, 6, 30, 16, 0, tzinfo=UTC)}, Invalid, "papers.form-not-in-force"),
    ],
)  # fmt: skip
def test_only_a_form_in_force_is_issued(
    cast: Cast, changes: dict[str, Any], refusal: type[Exception], code: str
) -> None:
    with pytest.raises(refusal, match=code):
        issue(cast, **changes)


def test_who_holds_no_working_role_issues_nothing_and_others_read_their_own_register(
    cast: Cast,
) -> None:
    with pytest.raises(NotAllowed, match=r"papers\.not-yours"):
        issue(cast, by=cast.actor("public"))
    paper = issue(cast)

    assert list(queries.visible_to(cast.actor("leader"))) == [paper]
    assert not queries.visible_to(cast.actor("clerk")).exists()  # of another unit
    assert not queries.visible_to(cast.actor("public")).exists()
    assert queries.by_code(paper.code, about=[ABOUT]) == paper
    with pytest.raises(NotFound, match=r"base\.not-found"):
        queries.by_code(paper.code, about=[("meeting", "m-2")])
    with pytest.raises(NotFound, match=r"base\.not-found"):
        queries.file_of(paper, FileKind.SCAN)


def test_training_paper_says_on_every_page_that_it_is_worth_nothing(
    cast: Cast, settings: Any
) -> None:
    settings.TRAINING = True
    paper = issue(cast)

    assert drafts.TRAINING in read_pdf(queries.kept(queries.file_of(paper, "pdf")).read_bytes())
