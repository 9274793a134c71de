"""The narrative report from its first page to the paper: begun once, written section by section with
nothing lost, looked at with real numbers, issued with its number, stopped where numbers disagree."""

import io
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from docx import Document

from hoiam.core.narrative import outline
from hoiam.core.narrative.facts import Line
from hoiam.core.periods import Cut, Period, PeriodRule
from hoiam.core.refusals import Invalid, WrongState
from hoiam.figures import actions as figures
from hoiam.figures.models import NarrativeReport, NarrativeText, OutlineText, Reach
from hoiam.figures.narratives import numbers, reading
from hoiam.papers import queries as papers
from hoiam.papers import rendering
from hoiam.papers.models import FileKind, Paper
from tests.cast import NOW, Cast, make_cast
from tests.petitions.making import registered

pytestmark = pytest.mark.django_db
YEAR = Period(PeriodRule.INSPECTION, 2026, Cut.YEAR)


@pytest.fixture
def cast() -> Cast:
    made = make_cast()
    for at in range(3):
        registered(made, f"p{at}", at=NOW)
    return made


@pytest.fixture
def counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that are not about numbers count them once."""
    real = numbers.gathered
    kept: dict[Period, numbers.Gathered] = {}

    def gathered(bodies: Any, period: Period, room: Any) -> numbers.Gathered:
        if period not in kept:
            kept[period] = real(bodies, period, room)
        return kept[period]

    monkeypatch.setattr(numbers, "gathered", gathered)


def _begun(cast: Cast, **changes: Any) -> NarrativeReport:
    given: dict[str, Any] = {
        "unit": cast.units["commune-ubnd"], "period": YEAR, "reach": Reach.OWN,
        "by": cast.actor("clerk"), "at": NOW,
    }  # fmt: skip
    return figures.begin_report(**(given | changes))


def _write(cast: Cast, report: NarrativeReport, section: str, text: str, seen: int = 0) -> Any:
    return figures.write_section(
        report=report, section=section, text=text, seen=seen, by=cast.actor("clerk"), at=NOW
    )


def _complete(cast: Cast, report: NarrativeReport) -> None:
    said = reading.written(report)
    for section in outline.written():
        if not said[section.code]:
            _write(cast, report, section.code, "Không có.")


def _issue(cast: Cast, report: NarrativeReport, turn: int = 0, why: str = "") -> Paper:
    return figures.issue_report(report=report, turn=turn, why=why, by=cast.actor("clerk"), at=NOW)


def _get(client: Client, name: str, *args: str, status: int = 200, **query: str) -> str:
    with time_machine.travel(NOW, tick=False):
        response = client.get(reverse(f"office:{name}", args=args), query)
    assert response.status_code == status
    return response.content.decode()


def _post(client: Client, page: str, *args: str, **data: Any) -> Any:
    with time_machine.travel(NOW, tick=False):
        return client.post(reverse(f"office:{page}", args=args), data)


def test_report_is_begun_once_for_everybody_who_writes_it(cast: Cast) -> None:
    first = _begun(cast)

    assert _begun(cast, by=cast.actor("handler")) == first
    assert _begun(cast, reach=Reach.BELOW) != first
    with pytest.raises(Invalid, match=r"figures\.report-period"):
        _begun(cast, period=Period(PeriodRule.INSPECTION, 2026, Cut.QUARTER, 2))


def test_section_is_written_anew_and_nothing_of_two_writers_is_lost(cast: Cast) -> None:
    report = _begun(cast)
    _write(cast, report, "iv", "Bản một.")
    _write(cast, report, "iv", "Bản hai.", seen=1)

    assert _write(cast, report, "iv", "Bản hai. ", seen=2) is None
    with pytest.raises(Invalid, match=r"figures\.report-written-meanwhile"):
        _write(cast, report, "iv", "Bản của người kia.", seen=1)
    assert [one.text for one in reading.versions_of(report, "iv")] == ["Bản hai.", "Bản một."]
    assert reading.written(report)["iv"] == "Bản hai."


def test_numbers_are_those_of_the_register_and_shares_have_their_rest(cast: Cast) -> None:
    report = _begun(cast)

    facts = numbers.of_report(report, cast.actor("clerk"), NOW.date()).facts

    assert facts.asked.cell("xld_1").number == 3
    assert not facts.year.known


def test_office_begins_with_its_own_words_and_reports_that_were_written_stay(cast: Cast) -> None:
    report, unit = _begun(cast), cast.units["commune-ubnd"]
    _write(cast, report, "iv", "Đã viết.")

    for section in ("iv", "v"):
        figures.keep_outline(
            unit=unit, section=section, text="Lời mẫu {{xld_1}}.", seen=0,
            by=cast.actor("leader"), at=NOW,
        )  # fmt: skip

    said = reading.written(report)
    assert (said["iv"], said["v"]) == ("Đã viết.", "Lời mẫu {{xld_1}}.")
    assert OutlineText.objects.count() == 2


def test_issued_report_has_its_number_both_files_and_the_numbers_of_its_day(cast: Cast) -> None:
    report = _begun(cast)
    with pytest.raises(WrongState, match=r"figures\.report-unwritten"):
        _issue(cast, report)
    _complete(cast, report)

    paper = _issue(cast, report)

    assert paper == _issue(cast, report)
    said = "\n".join(
        one.text for one in Document(io.BytesIO(rendering.word(papers.letter_of(paper)))).paragraphs
    )
    assert "Tổng số 3 đơn" in said and "{{" not in said
    assert all(one.title in said for one in outline.SECTIONS)
    assert papers.has_file(paper, FileKind.PDF) and paper.symbol == "BC-UBND"
    registered(cast, "later", at=NOW)
    second = _issue(cast, report, turn=1, why="Bổ sung một đơn")
    assert second.replaces == paper
    assert "Tổng số 3 đơn" in str(paper.content) and "Tổng số 4 đơn" in str(second.content)


def test_report_stops_on_a_broken_identity_and_names_the_records(
    cast: Cast, counted_once: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = _begun(cast)
    _complete(cast, report)
    real = numbers.of_report

    def broken(*args: Any) -> numbers.Gathered:
        found = real(*args)
        line = Line("p", "đơn 1/2026", "petitions")
        return numbers.Gathered(found.facts, (numbers.Broken("02/XLD", "3 = 4 + 23", (line,)),))

    monkeypatch.setattr(numbers, "of_report", broken)
    client = cast.browser("clerk")

    assert "đơn 1/2026" in _get(client, "narrative", report.code)
    _get(client, "narrative-draft", report.code, "docx", status=409)
    with pytest.raises(WrongState, match=r"figures\.report-broken"):
        _issue(cast, report)


def test_pages_from_the_list_to_the_paper(cast: Cast, counted_once: None) -> None:
    client = cast.browser("clerk")
    begun = _post(
        client, "narratives", unit=cast.units["commune-ubnd"].code, period=YEAR.code, reach="own"
    )
    report = NarrativeReport.objects.get()
    assert begun.url == reverse("office:narrative", args=[report.code])

    assert YEAR.code.split("-")[1] in _get(client, "narratives")
    page = _get(client, "narrative", report.code)
    assert "3 đơn" in page and "chưa có số liệu cùng kỳ năm trước" in page
    put = _post(
        client, "narrative-section", report.code, "iv", text="Dự báo.", seen=0, name="xld_1",
        shape="_so_sanh", do="put",
    )  # fmt: skip
    assert "Dự báo. {{xld_1_so_sanh}}" in put.content.decode()
    assert not NarrativeText.objects.exists()
    wrong = _post(
        client, "narrative-section", report.code, "iv", text="Số {{sai}}.", seen=0, do="save"
    )
    assert wrong.status_code == 422 and "Số {{sai}}." in wrong.content.decode()
    kept = _post(client, "narrative-section", report.code, "iv", text="Sẽ tăng.", seen=0, do="save")
    assert kept.status_code == 302
    _complete(cast, report)
    issued = _post(client, "narrative", report.code, turn=0, why="")
    assert issued.status_code == 302
    paper = Paper.objects.get(about_code=report.code)
    file = papers.file_of(paper, FileKind.WORD)
    assert reverse("office:narrative-file", args=[report.code, file.code]) in _get(
        client, "narrative", report.code
    )
    with time_machine.travel(NOW, tick=False):
        taken = client.get(reverse("office:narrative-file", args=[report.code, file.code]))
    assert b"".join(taken.streaming_content).startswith(b"PK")  # type: ignore[attr-defined]


def test_outline_is_edited_by_who_leads_and_looked_at_by_who_writes(
    cast: Cast, counted_once: None
) -> None:
    unit, leader, clerk = (
        cast.units["commune-ubnd"].code,
        cast.browser("leader"),
        cast.browser("clerk"),
    )

    assert "Sửa lời mẫu" in _get(leader, "narrative-outline", unit)
    assert "Tổng số" in _get(clerk, "narrative-outline", unit)
    _get(clerk, "narrative-outline-section", unit, "iv", status=403)
    looked = _post(
        leader, "narrative-outline-section", unit, "iv", text="Có {{xld_1}}.", seen=0, do="look"
    )
    assert "3 đơn" in looked.content.decode()
    _post(leader, "narrative-outline-section", unit, "iv", text="Có {{xld_1}}.", seen=0, do="save")
    assert OutlineText.objects.get().text == "Có {{xld_1}}."


def test_strangers_find_no_report(cast: Cast) -> None:
    report = _begun(cast)

    _get(cast.browser("stranger"), "narrative", report.code, status=404)
    _get(cast.browser("front"), "narrative", report.code, status=403)
