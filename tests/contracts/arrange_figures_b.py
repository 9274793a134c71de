"""Numbers of official tables: an act that works, and one that is refused."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from hoiam.core.figures import forms
from hoiam.figures.actions.entries import Entered
from tests.cast import make_cast
from tests.contracts.arrangements import Acts, arrange


@arrange("figures.enter_number")
def enter(at: datetime) -> Acts:
    cast = make_cast()
    given: dict[str, Any] = {
        "form": forms.form("06/2025/TT-TTCP", "06/QLKNTC"),
        "unit": cast.units["commune-ubnd"],
        "period": "inspection-2026-quarter-3",
        "typed": Entered(4, Decimal(2), "Kế hoạch 12/KH-UBND"),
        "key": "n1",
        "at": at,
    }
    return Acts(given | {"by": cast.actor("clerk")}, given | {"by": cast.actor("stranger", at=at)})
