"""Acts on territories, bodies and competence that work, and ones that are refused."""

from datetime import date, datetime
from typing import Any

from hoiam.core import actor as actors
from hoiam.core.actor import Actor
from hoiam.units import actions, hamlets, queries
from tests.contracts.arrangements import Acts, arrange

PRODUCT = actors.system("test", act="act-units")
STRANGER = actors.public(act="act-stranger")


def _loaded(at: datetime) -> None:
    actions.load_province(code="lc", by=PRODUCT, at=at)


def _acts(at: datetime, **arguments: Any) -> Acts:
    def by(actor: Actor) -> dict[str, Any]:
        return {**arguments, "by": actor, "at": at}

    return Acts(works=by(PRODUCT), refused=by(STRANGER))


@arrange("units.load_province")
def load_province(at: datetime) -> Acts:
    return _acts(at, code="lc")


@arrange("units.import_hamlets")
def import_hamlets(at: datetime) -> Acts:
    _loaded(at)
    day = date(2026, 5, 4)
    preview = hamlets.read(
        "commune_code,name\n02680,Thôn 1\n",
        communes=queries.known_communes(day),
        hamlets=queries.known_hamlets(day),
    )
    return _acts(at, rows=preview.rows)


@arrange("units.replace_units")
def replace_units(at: datetime) -> Acts:
    _loaded(at)
    return _acts(
        at,
        predecessors=[queries.by_code("lc.ngoai-vu")],
        successors=[],
        on=date(2027, 1, 1),
        decision="Nghị quyết thử",
    )


@arrange("units.rename")
def rename(at: datetime) -> Acts:
    _loaded(at)
    return _acts(at, unit=queries.by_code("lc-02962"), name="Xã Xuân Hoà", reason="chính tả")


@arrange("units.set_competence")
def set_competence(at: datetime) -> Acts:
    _loaded(at)
    return _acts(
        at,
        field=queries.field("giao-thong"),
        area=queries.by_code("lc-02680"),
        unit=queries.by_code("lc.xay-dung"),
        kinds=(),
        why="vì tuyến này do sở quản lý",
        basis="",
        valid_from=date(2027, 1, 1),
    )
