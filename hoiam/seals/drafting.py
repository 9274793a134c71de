"""A draft of the next list: people with keys, in the groups where they stand already or of the body
they work under. Who signs it offline reads it, and puts right what no table knows: posts, who is a
deputy, who should not be in it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from hoiam.accounts import queries as accounts
from hoiam.accounts.models import ROLE_NAMES, RoleHeld
from hoiam.core.actor import Role
from hoiam.core.recipients import Group, Handler, RecipientList, Standing
from hoiam.seals import trusted
from hoiam.seals.models import HandlerKey
from hoiam.units import queries as units
from hoiam.units.models import TERRITORIES, Unit, UnitKind

_RANK = {Role.LEADER: 0, Role.HANDLER: 1, Role.CLERK: 2}
_AREAS = (UnitKind.PROVINCE, UnitKind.COMMUNE, UnitKind.WARD, UnitKind.SPECIAL_ZONE)
NOBODY = {"recipient": "", "custodians": [{"name": "", "post": ""}, {"name": "", "post": ""}]}


def draft(*, origin: str, day: date, recovery: Mapping[str, Any] | None) -> dict[str, Any]:
    """The fields of the next list, for `recipient_lists.written` once somebody has read them."""
    last = trusted.last()
    bodies = _bodies(day)
    groups = _groups(last, _people(day), bodies)
    return {
        "origin": origin,
        "number": last.number + 1 if last else 1,
        "previous": last.hash if last else "",
        "date": day.isoformat(),
        "recovery": recovery or _recovery(last) or NOBODY,
        "units": [
            {"code": one.code, "name": one.name, "parent": _parent(one, bodies)}
            for one in bodies.values()
        ],
        "groups": groups,
    }


def _bodies(day: date) -> dict[str, Unit]:
    """Where somebody may work who is denounced here: bodies of the province and its communes."""
    rows = units.as_of(day).filter(area__kind__in=_AREAS, outside=False)
    rows = rows.exclude(kind__in=TERRITORIES).select_related("parent", "area")
    return {one.code: one for one in rows.order_by("area__kind", "area__folded", "pk")}


def _parent(unit: Unit, bodies: Mapping[str, Unit]) -> str:
    above = unit.parent
    return above.code if above is not None and above.code in bodies else ""


def _people(day: date) -> list[tuple[HandlerKey, RoleHeld]]:
    """Everybody with a key and their first role."""
    found = []
    for key in trusted.handler_keys():
        held = accounts.roles_on(day).filter(officer=key.officer, role__in=trusted.WORKERS)
        roles = sorted(
            held.select_related("unit"), key=lambda one: (_RANK[Role(one.role)], one.unit.code)
        )
        if roles:
            found.append((key, roles[0]))
    return found


def _groups(
    last: RecipientList | None,
    people: list[tuple[HandlerKey, RoleHeld]],
    bodies: Mapping[str, Unit],
) -> list[dict[str, Any]]:
    groups = {one.code: _again(one, people) for one in (last.groups if last else ())}
    placed = {one["code"] for group in groups.values() for one in group["handlers"]}
    for key, held in people:
        top = _top(held.unit, bodies)
        if key.officer.code in placed or top is None:
            continue
        name = f"Nhóm tiếp nhận tố cáo, {top.name}"
        fresh = {"code": top.code, "unit": top.code, "name": name, "handlers": []}
        mine = [one for one in groups.values() if one["unit"] == top.code]
        group = mine[0] if mine else groups.setdefault(top.code, fresh)
        group["handlers"].append(_new(key, held))
    return list(groups.values())


def _again(group: Group, people: list[tuple[HandlerKey, RoleHeld]]) -> dict[str, Any]:
    """The group as it is, with the keys of today, without who has none any more."""
    keys = {key.officer.code: key.recipient for key, _ in people}
    handlers = [_same(one, keys[one.code]) for one in group.handlers if one.code in keys]
    return {"code": group.code, "unit": group.unit, "name": group.name, "handlers": handlers}


def _same(handler: Handler, recipient: str) -> dict[str, str]:
    return {
        "code": handler.code,
        "name": handler.name,
        "post": handler.post,
        "unit": handler.unit,
        "standing": handler.standing.value,
        "recipient": recipient,
    }


def _new(key: HandlerKey, held: RoleHeld) -> dict[str, str]:
    is_head = held.role == Role.LEADER
    return {
        "code": key.officer.code,
        "name": key.officer.name,
        "post": f"{ROLE_NAMES[Role(held.role)]}, {held.unit.short_name}",
        "unit": held.unit.code,
        "standing": (Standing.HEAD if is_head else Standing.MEMBER).value,
        "recipient": key.recipient,
    }


def _top(unit: Unit, bodies: Mapping[str, Unit]) -> Unit | None:
    """The body at the head of the same area, which those below it belong to."""
    found = bodies.get(unit.code)
    while found is not None:
        above = bodies.get(_parent(found, bodies))
        if above is None or above.area_id != found.area_id:
            return found
        found = above
    return None


def _recovery(last: RecipientList | None) -> dict[str, Any] | None:
    if last is None:
        return None
    custodians = [{"name": one.name, "post": one.post} for one in last.custodians]
    return {"recipient": last.recovery, "custodians": custodians}
