"""Papers handed out: under a name that says no person, as they were issued."""

from collections.abc import Iterator

import pytest
from django.http import FileResponse

from hoiam.core.calendar import day_of
from hoiam.core.refusals import NotFound
from hoiam.papers import actions, drafts, queries
from hoiam.web import papers
from tests.cast import NOW, Cast, make_cast
from tests.papers.letters import letter
from tests.papers.test_rendering import read_pdf, read_word

pytestmark = pytest.mark.django_db
DAY = day_of(NOW)


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def content(response: FileResponse) -> bytes:
    told = response.streaming_content
    assert isinstance(told, Iterator)
    return b"".join(told)


def test_issued_paper_is_handed_out_sign_by_sign(cast: Cast) -> None:
    paper = actions.issue(
        form="conclusion", letter=letter(), unit=cast.units["commune-ubnd"], about=("meeting", "m"),
        by=cast.actor("leader"), at=NOW, key="k",
    )  # fmt: skip
    file = queries.file_of(paper, "word")
    response = papers.issued(file)

    name = "thong-bao-ket-luan-01-tb-ubnd-2026-10-02.docx"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["Cache-Control"] == "private, no-store"
    assert content(response) == queries.kept(file).read_bytes()


def test_draft_says_that_it_is_one_and_leaves_its_number_open(cast: Cast) -> None:
    unit = cast.units["commune-ubnd"]
    given = {"form": "conclusion", "unit": unit, "on": DAY}
    bare = letter(number="", symbol="", day=None)

    pdf = papers.draft(bare, **given, media="pdf")  # type: ignore[arg-type]
    assert "DỰ THẢO" in read_pdf(pdf.content) and "Số: ……/TB-UBND" in read_pdf(pdf.content)
    assert pdf["Content-Disposition"].endswith('"thong-bao-ket-luan-2026-10-02.pdf"')
    word = papers.draft(bare, **given, media="docx")  # type: ignore[arg-type]
    assert "Số: ……/TB-UBND" in read_word(word.content)
    with pytest.raises(NotFound, match=r"base\.not-found"):
        papers.draft(bare, **given, media="odt")  # type: ignore[arg-type]


def test_form_without_number_is_no_draft_and_training_says_so_everywhere(
    cast: Cast, settings: pytest.FixtureRequest
) -> None:
    unit = cast.units["commune-ubnd"]
    assert drafts.drafted(letter(), form="result", unit=unit, on=DAY).mark == ""
    settings.TRAINING = True  # type: ignore[attr-defined]
    told = drafts.drafted(letter(), form="result", unit=unit, on=DAY)
    assert (told.mark, told.symbol) == (drafts.TRAINING, "")
