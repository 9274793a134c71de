"""The weekly letter: acts that work, and ones that are refused."""

from datetime import datetime
from typing import Any

from hoiam.figures.digests import Written
from tests.cast import Cast, make_cast
from tests.contracts.arrangements import Acts, arrange


@arrange("figures.send_digest")
def send_digest(at: datetime) -> Acts:
    cast = make_cast()
    officer = cast.officers["leader"]
    given: dict[str, Any] = {
        "officer": officer, "written": Written("Tổng hợp tuần", "Quá hạn: 1", 3, 1), "at": at,
    }  # fmt: skip
    return Acts(
        works=given | {"by": cast.actor("system")}, refused=given | {"by": cast.actor("leader")}
    )


def _choosing(cast: Cast, at: datetime) -> Acts:
    given: dict[str, Any] = {"at": at}
    return Acts(
        works=given | {"by": cast.actor("leader")}, refused=given | {"by": cast.actor("clerk")}
    )


@arrange("figures.stop_digest")
def stop_digest(at: datetime) -> Acts:
    return _choosing(make_cast(), at)


@arrange("figures.resume_digest")
def resume_digest(at: datetime) -> Acts:
    return _choosing(make_cast(), at)
