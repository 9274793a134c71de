"""Acts on territories, bodies and competence that work, and ones that are refused."""

from datetime import date, datetime, timedelta
from typing import Any

from hoiam.core import actor as actors
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.units import actions, change_files, hamlets, queries
from hoiam.units.actions import BodyRow, CompetencePlan, NewUnit
from hoiam.units.models import Competence, Unit, UnitKind
from tests import provinces
from tests.contracts.arrangements import Acts, arrange

PRODUCT = actors.system("test", act="act-units")
STRANGER = actors.public(act="act-stranger")


def _loaded(at: datetime) -> None:
    provinces.lao_cai(by=PRODUCT, at=at)


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


@arrange("units.import_bodies")
def import_bodies(at: datetime) -> Acts:
    _loaded(at)
    return _acts(at, rows=[BodyRow(2, "lc-02680", "centre", "Trung tâm văn hóa", None)])


@arrange("units.set_competences")
def set_competences(at: datetime) -> Acts:
    _loaded(at)
    plan = CompetencePlan(
        line=2,
        field=queries.field("giao-thong"),
        area=queries.by_code("lc-02680"),
        unit=queries.by_code("lc.xay-dung"),
        kinds=(),
        why="vì tuyến này do sở quản lý",
        basis="",
        valid_from=date(2027, 1, 1),
    )
    return _acts(at, plans=[plan])


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


def _words(on: date) -> dict[str, Any]:
    return {
        "unit": queries.by_code("lc-02680"),
        "kind": UnitKind.WARD,
        "name": "Phường Hợp Thành",
        "official_code": "02680",
        "on": on,
        "decision": "Nghị quyết thử",
    }


@arrange("units.redesignate")
def redesignate(at: datetime) -> Acts:
    _loaded(at)
    return _acts(at, **_words(date(2027, 1, 1)))


@arrange("units.bring_into_force")
def bring_into_force(at: datetime) -> Acts:
    _loaded(at)
    earlier = at - timedelta(days=60)
    unit = actions.redesignate(**_words(calendar.day_of(at)), by=PRODUCT, at=earlier)
    return _acts(at, unit=unit)


def _hamlet(at: datetime) -> Unit:
    new = NewUnit(kind=UnitKind.HAMLET, name="Thôn 9", parent=queries.by_code("lc-02680"))
    return actions.create_unit(
        new=new, on=date(2026, 5, 4), decision="Nghị quyết thử", by=PRODUCT, at=at
    )


@arrange("units.create_unit")
def create_unit(at: datetime) -> Acts:
    _loaded(at)
    new = NewUnit(kind=UnitKind.HAMLET, name="Thôn 9", parent=queries.by_code("lc-02680"))
    return _acts(at, new=new, on=date(2027, 1, 1), decision="Nghị quyết thử")


@arrange("units.move_hamlet")
def move_hamlet(at: datetime) -> Acts:
    _loaded(at)
    return _acts(
        at,
        hamlet=_hamlet(at),
        to=queries.by_code("lc-02746"),
        name="",
        on=date(2027, 1, 1),
        decision="Nghị quyết thử",
    )


@arrange("units.place")
def place(at: datetime) -> Acts:
    _loaded(at)
    former = Unit.objects.filter(successor_links__share="part").order_by("code")[0]
    return _acts(
        at,
        about_kind="record",
        about_code="r-1",
        former=former,
        successor=queries.successors(former)[0],
        why="vì thuộc thôn này",
    )


def _remote() -> dict[str, Any]:
    return {
        "unit": queries.by_code("lc-02680"),
        "kind": "remote",
        "decision": "Quyết định thử",
        "valid_from": date(2026, 1, 1),
    }


@arrange("units.set_status")
def set_status(at: datetime) -> Acts:
    _loaded(at)
    return _acts(at, **_remote())


@arrange("units.end_status")
def end_status(at: datetime) -> Acts:
    _loaded(at)
    status = actions.set_status(**_remote(), by=PRODUCT, at=at)
    return _acts(at, status=status, decision="Quyết định thử 2", valid_to=date(2027, 1, 1))


@arrange("units.set_own_competence")
def set_own_competence(at: datetime) -> Acts:
    _loaded(at)
    return _acts(
        at,
        field=queries.field("giao-thong"),
        area=queries.by_code("lc"),
        template="van-phong",
        kinds=(),
        why="vì đường xã do văn phòng lo",
        basis="",
        valid_from=date(2027, 1, 1),
    )


@arrange("units.end_competence")
def end_competence(at: datetime) -> Acts:
    _loaded(at)
    row = Competence.objects.filter(field__code="giao-thong", rule="unit")[0]
    return _acts(at, competence=row, valid_to=date(2027, 1, 1), reason="vì hết ủy quyền")


@arrange("units.apply_changes")
def apply_changes(at: datetime) -> Acts:
    _loaded(at)
    text = (
        "decision,day,what,predecessors,successors\nNQ 1,2027-01-01,merge,lc-02680;lc-02746,Xã Mới"
    )
    return _acts(at, rows=change_files.read(text))
