"""Cases and their duties for tests of figures."""

from datetime import date, timedelta
from typing import Any

from hoiam.cases.models import Case
from hoiam.commitments.models import Commitment
from tests.cast import NOW, Cast, later

TODAY = date(2026, 10, 2)


def case(cast: Cast, number: int, *, state: str, unit: str, **more: Any) -> Case:
    """A case of a unit of the cast, received today unless said otherwise."""
    values: dict[str, Any] = {
        "code": f"TT-{number:08}", "kind": "feedback", "field": cast.fields["roads"],
        "area": cast.units["commune" if unit.startswith("commune") else "other"],
        "unit": cast.units[unit], "title": "việc", "state": state,
        "opened_on": TODAY, "opened_at": NOW, "opened_by": "public",
    }  # fmt: skip
    made = Case(**(values | more))
    made.save()
    return made


def duty(about: Case, number: int, kind: str, state: str, due: int, ended: int) -> None:
    """A duty in a case, due and ended so many days from today."""
    over = state != "open"
    Commitment(
        code=f"viec-{about.code}-{number}", kind=kind, about_kind="case", about_code=about.code,
        unit=about.unit, assigned_by_unit=about.unit, what="việc", rule="HOUSE-FEEDBACK",
        started_on=TODAY, first_due_on=TODAY + timedelta(due), due_on=TODAY + timedelta(due),
        state=state, opened_at=NOW, opened_by="public", ended_at=later(ended) if over else None,
        ended_by="public" if over else "", result="xong" if over else "",
        ended_on=TODAY + timedelta(ended) if over else None,
    ).save()  # fmt: skip
