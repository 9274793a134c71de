"""Writing down a number of the press with its source, and putting an entry right."""

import os
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core import codes
from hoiam.core.actor import Actor
from hoiam.core.claims import Qualifier
from hoiam.core.figures.quantity import Quantity, quantity
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import normalise
from hoiam.figures import press_policies as policies
from hoiam.figures.models import Holding, PressFigure
from hoiam.figures.models.press import LONGEST_ABOUT, LONGEST_SAID, LONGEST_SOURCE
from hoiam.units.models import Unit


@dataclass(frozen=True, slots=True)
class Printed:
    """What was read: the number as printed, what it is of, and where it stands."""

    said: str
    about: str
    source: str
    source_day: date | None = None
    period: str = ""
    method: str = ""


@transaction.atomic
def keep_press_figure(
    *, key: str, unit: Unit, printed: Printed, by: Actor, at: datetime
) -> PressFigure:
    """Write down a number with its qualifier and its source; it stays unverified."""
    policies.check_can_keep_press_figure(unit, by)
    known: PressFigure | None = PressFigure.objects.filter(key=key).first()
    if known is not None:
        return known
    return _written(key, unit, printed, None, "figures.press.kept", by, at)


@transaction.atomic
def correct_press_figure(
    *, entry: PressFigure, printed: Printed, by: Actor, at: datetime
) -> PressFigure:
    """Another entry in the place of one that was typed wrongly; both stay to be read."""
    policies.check_can_keep_press_figure(entry.unit, by)
    entry = PressFigure.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    if PressFigure.objects.filter(corrects=entry).exists():
        raise WrongState("figures.press-corrected")
    tag = "figures.press.corrected"
    return _written(f"corrects-{entry.code}", entry.unit, printed, entry, tag, by, at)


def _written(
    key: str,
    unit: Unit,
    printed: Printed,
    corrects: PressFigure | None,
    tag: str,
    by: Actor,
    at: datetime,
) -> PressFigure:
    said, about, source = (
        _line(printed.said, LONGEST_SAID),
        _line(printed.about, LONGEST_ABOUT),
        _line(printed.source, LONGEST_SOURCE),
    )
    if not about or not source:
        raise Invalid("figures.press-unsourced", field="source" if about else "about")
    read = _read(said)
    entry = PressFigure(
        code=codes.new_code("bc", os.urandom), key=key, corrects=corrects, unit=unit, said=said,
        value=round(read.value, 4), measured=read.unit[:LONGEST_SAID],
        holding=_holding(read.qualifier), about=about,
        method=_line(printed.method, LONGEST_ABOUT), period=_line(printed.period, LONGEST_SAID),
        source=source, source_day=printed.source_day, kept_at=at, kept_by=by.code,
    )  # fmt: skip
    entry.save(force_insert=True)
    audit.record(
        tag, subject=("press-figure", entry.code), by=by, at=at,
        details={"said": said, "source": source},
    )  # fmt: skip
    return entry


def _read(said: str) -> Quantity:
    read = quantity(said)
    if read is None or abs(read.value) >= 10**19:
        raise Invalid("figures.press-unread", field="said")
    return read


def _holding(qualifier: Qualifier) -> Holding:
    return Holding(qualifier.value) if qualifier.value else Holding.EXACT


def _line(text: str, most: int) -> str:
    return " ".join(normalise(text).split())[:most]
