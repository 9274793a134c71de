"""Entering a number of an official table that no register holds."""

import os
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from hoiam.base import audit
from hoiam.core import codes
from hoiam.core.actor import Actor
from hoiam.core.figures.forms.shapes import Filled, ReportForm
from hoiam.core.periods import period_by
from hoiam.core.refusals import Invalid
from hoiam.core.text import normalise
from hoiam.figures import form_policies as policies
from hoiam.figures.models import FormEntry
from hoiam.units.models import Unit

LONGEST_SOURCE, LONGEST_WHY = 200, 300
MOST = Decimal(10) ** 15


@dataclass(frozen=True, slots=True)
class Entered:
    """A number as it was typed: where it stands, what says so, and why it is another one now."""

    column: int
    value: Decimal
    source: str
    why: str = ""


@transaction.atomic
def enter_number(
    *,
    form: ReportForm,
    unit: Unit,
    period: str,
    typed: Entered,
    key: str,
    by: Actor,
    at: datetime,
) -> FormEntry:
    """Write down a number with its source. Where there is one already, the new one corrects it and
    says why; the old one stays."""
    policies.check_can_enter_number(unit, by)
    # Whoever sent the same form a moment before has committed when this line is passed.
    Unit.objects.select_for_update().get(pk=unit.pk)
    again: FormEntry | None = FormEntry.objects.filter(key=key).first()
    if again is not None:
        return again
    source, why = _checked(form, period, typed)
    before = (
        FormEntry.objects.filter(
            circular=form.circular,
            form=form.code,
            column=typed.column,
            unit=unit,
            period=period,
            corrected_by__isnull=True,
        )
        .order_by("-id")
        .first()
    )
    if before is not None and not why:
        raise Invalid("figures.why-corrected", field="why")
    entry = FormEntry(
        code=codes.new_code("so", os.urandom), key=key, circular=form.circular, form=form.code,
        column=typed.column, unit=unit, period=period, value=typed.value, source=source,
        corrects=before, why=why if before is not None else "", entered_at=at, entered_by=by.code,
    )  # fmt: skip
    entry.save(force_insert=True)
    audit.record(
        "figures.number.entered" if before is None else "figures.number.corrected",
        subject=("formentry", entry.code),
        by=by,
        at=at,
        details={
            "form": form.code, "column": typed.column, "period": period, "value": str(typed.value),
        },
    )  # fmt: skip
    return entry


def _checked(form: ReportForm, period: str, typed: Entered) -> tuple[str, str]:
    column = form.columns.get(typed.column)
    if column is None or column.filled is not Filled.TYPED:
        raise Invalid("figures.not-typed", field="column")
    if period_by(period) is None:
        raise Invalid("figures.no-such-period", field="period")
    whole = typed.value == typed.value.to_integral_value()
    if not 0 <= typed.value < MOST or (column.unit is None and not whole):
        raise Invalid("figures.no-such-number", field="value")
    source = " ".join(normalise(typed.source).split())[:LONGEST_SOURCE]
    if not source:
        raise Invalid("figures.no-source", field="source")
    return source, " ".join(normalise(typed.why).split())[:LONGEST_WHY]
