"""Numbers of the press: acts that work, and ones that are refused."""

from datetime import datetime
from typing import Any

from hoiam.figures.actions import keep_press_figure
from hoiam.figures.actions.press import Printed
from tests.cast import make_cast
from tests.contracts.arrangements import Acts, arrange

PRINTED = Printed("gần 97 %", "mức độ hài lòng", "Báo tỉnh, 12/3/2020")


@arrange("figures.keep_press_figure")
def keep(at: datetime) -> Acts:
    cast = make_cast()
    given: dict[str, Any] = {
        "key": "k" * 16, "unit": cast.units["commune-office"], "printed": PRINTED, "at": at,
    }  # fmt: skip
    return Acts(given | {"by": cast.actor("clerk")}, given | {"by": cast.actor("stranger", at=at)})


@arrange("figures.correct_press_figure")
def correct(at: datetime) -> Acts:
    cast = make_cast()
    entry = keep_press_figure(
        key="k" * 16,
        unit=cast.units["commune-office"],
        printed=PRINTED,
        by=cast.actor("clerk"),
        at=at,
    )
    given: dict[str, Any] = {"entry": entry, "printed": PRINTED, "at": at}
    return Acts(given | {"by": cast.actor("clerk")}, given | {"by": cast.actor("stranger", at=at)})
