"""Charts of a report: drawn by Word itself, on the PDF as well, readable without colour."""

import io
import zipfile
from xml.etree import ElementTree

import pytest
from docx import Document

from hoiam.papers import rendering
from hoiam.papers.editing import pieces
from hoiam.papers.letter import Bars, Chart, Paragraph, from_json, to_json
from tests.papers.letters import letter

CHART = Chart(
    "Đơn & <loại>", "Khiếu nại: 120, kỳ trước chưa có", ("Khiếu nại", "Tố cáo"),
    (Bars("Kỳ này", (120, 4_209)), Bars("Kỳ trước", (None, 0))),
)  # fmt: skip


def _parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def test_chart_stands_in_word_as_one_that_word_draws_with_patterns_numbers_and_words() -> None:
    paper = letter(body=(Paragraph("Trước."), CHART, CHART))

    parts = _parts(rendering.word(paper))

    drawn = ElementTree.fromstring(parts["word/charts/chart1.xml"])  # noqa: S314 - written a line above
    assert parts["word/charts/chart1.xml"] == parts["word/charts/chart2.xml"]
    said = "".join(drawn.itertext())
    assert "Đơn & <loại>" in said and "4209" in said and "Kỳ trước" in said
    assert "pattFill" in parts["word/charts/chart1.xml"]
    # What is not known is no bar at all, and nought is one of no length.
    assert parts["word/charts/chart1.xml"].count('<c:pt idx="0"><c:v>') == 3
    assert 'descr="Khiếu nại: 120, kỳ trước chưa có"' in parts["word/document.xml"]
    document = Document(io.BytesIO(rendering.word(paper)))
    assert sum("chart" in one.reltype for one in document.part.rels.values()) == 2


def test_chart_is_kept_with_its_letter_and_read_back_and_is_one_line_in_a_form() -> None:
    paper = letter(body=(CHART,))

    assert from_json(to_json(paper)) == paper
    assert [one.text for one in pieces(paper)] == ["Đơn & <loại>"]
    assert "Khiếu nại: 120" in rendering.values(paper)["noi_dung"]
    assert rendering.pdf(paper).startswith(b"%PDF-")


def test_row_of_bars_has_one_number_a_place() -> None:
    with pytest.raises(ValueError, match="one number a place"):
        Chart("a", "b", ("x", "y"), (Bars("z", (1,)),))
