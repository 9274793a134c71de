"""Drafts that are checked: acts that work, and ones that are refused."""

from datetime import datetime, timedelta
from typing import Any

from hoiam.figures.actions import begin_draft
from hoiam.figures.actions.claims import DRAFT_LIFE, Typed
from hoiam.figures.models import ClaimDraft
from tests.cast import Cast, make_cast
from tests.contracts.arrangements import Acts, arrange

TYPED = Typed("Báo cáo quý", "Đã tiếp 4.209 lượt công dân.", "2026-quarter-3")


def _draft(cast: Cast, at: datetime) -> ClaimDraft:
    unit = cast.units["commune-office"]
    return begin_draft(unit=unit, typed=TYPED, by=cast.actor("clerk"), at=at)


def _acts(cast: Cast, at: datetime, **arguments: Any) -> Acts:
    """Its writer may; their own leader may not."""
    given = {**arguments, "at": at}
    return Acts(given | {"by": cast.actor("clerk")}, given | {"by": cast.actor("leader")})


@arrange("figures.begin_draft")
def begin(at: datetime) -> Acts:
    cast = make_cast()
    given: dict[str, Any] = {"unit": cast.units["commune-office"], "typed": TYPED, "at": at}
    return Acts(given | {"by": cast.actor("clerk")}, given | {"by": cast.actor("stranger", at=at)})


@arrange("figures.change_draft")
def change(at: datetime) -> Acts:
    cast = make_cast()
    typed = Typed("Báo cáo quý", "Đã tiếp 4.210 lượt công dân.", "2026-quarter-3")
    return _acts(cast, at, draft=_draft(cast, at), typed=typed, revision=1)


@arrange("figures.choose_figure")
def choose(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, at, draft=_draft(cast, at), place="0123456789abcdef-0", figure="received")


@arrange("figures.erase_draft")
def erase(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, at, draft=_draft(cast, at))


@arrange("figures.forget_claim_drafts")
def forget(at: datetime) -> Acts:
    cast = make_cast()
    _draft(cast, at - DRAFT_LIFE - timedelta(days=1))
    given: dict[str, Any] = {"before": at, "at": at}
    return Acts(given | {"by": cast.actor("system")}, given | {"by": cast.actor("clerk")})
