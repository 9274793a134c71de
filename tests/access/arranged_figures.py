"""Rows of figures that the table speaks of: drafts, reports, closed periods, typed totals."""

from typing import Any

from hoiam.accounts.models import Officer
from hoiam.figures.forms.bodies import through
from hoiam.figures.models import ClaimDraft, Closing, NarrativeReport, YearTotal
from hoiam.units.models import Unit
from tests.cast import NOW, SINCE, Cast


def closed(unit: Unit) -> Closing:
    """Nothing was counted in it."""
    closing = Closing(
        code="ck-1", source="so-lieu-cases", unit=unit, period="2026-quarter-1", first=SINCE,
        last=SINCE, bodies=[unit.code], lines=[["cases-received", "Đã nhận", "case", "0"]], records=b"x\x9c\xab\xae\x05\x00\x01u\x00\xf9",
        hash="0" * 64, closed_at=NOW, closed_by="o-L",
    )  # fmt: skip
    closing.save()
    return closing


def typed(province: Unit) -> YearTotal:
    """By a leader who is not at the table."""
    return YearTotal(
        province=province, year=2025, numbers={}, entered_at=NOW, entered_by="cb-somebody"
    )


def drafted(owner: Officer, unit: Unit) -> ClaimDraft:
    """Its writer's alone, whatever role they hold."""
    draft = ClaimDraft(
        code="bn-1", owner=owner, unit=unit, period="2026", name="Báo cáo", text="Tiếp 12 lượt.",
        kept_until=NOW, made_at=NOW, made_by=owner.code, changed_at=NOW, changed_by=owner.code,
    )  # fmt: skip
    draft.save()
    return draft


def reported(own: Unit) -> NarrativeReport:
    """A narrative report of the body through which the unit reports."""
    report = NarrativeReport(
        code="bc-1", unit=through(own), period="inspection-2026", reach="own",
        begun_at=NOW, begun_by="o-C",
    )  # fmt: skip
    report.save()
    return report


def of_figures(cast: Cast, own: Unit, rows: dict[str, Any]) -> dict[str, tuple[Any, ...]]:
    """What each step of figures is asked with."""
    reporting, province = through(own), cast.units["province"]
    return {
        "figures.send_digest": (), "figures.choose_digest": (),
        "figures.open_forms": (reporting,), "figures.enter_number": (reporting,),
        "figures.write_report": (reporting,), "figures.keep_outline": (reporting,),
        "figures.begin_draft": (own,), "figures.open_draft": (rows["draft-checked"],),
        "figures.close_period": (own,), "figures.explain_difference": (rows["closed-period"],),
        "figures.release_open_data": (), "figures.enter_year_total": (province,),
        "figures.confirm_year_total": (typed(province),), "figures.forget_drafts": (),
        "figures.keep_press_figure": (own,),
    }  # fmt: skip
