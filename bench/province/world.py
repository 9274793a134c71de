"""What the cases of a province have in common: who answers for what, rules, days, people, officers."""

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import accumulate
from typing import Any

from bench.province.words import Words
from hoiam.accounts import actions as accounts
from hoiam.accounts.models import Officer, RoleHeld
from hoiam.base.encryption import seal
from hoiam.cases.actions.intake import route_for
from hoiam.cases.models import Case
from hoiam.core import actor as actors
from hoiam.core import deadlines
from hoiam.core.actor import Role
from hoiam.core.text import vn_date
from hoiam.rules import queries as rules
from hoiam.units.models import Competence, Field, Unit
from hoiam.voices.models import VoiceKind

DAYS = 900  # how far back the first case lies
SINCE = date(2025, 7, 1)  # the communes as they are
PEOPLE, MESSAGES = 4_000, 200
PASSWORD = "mot-mat-khau-du-dai-2026"
KINDS, OFTEN = tuple(VoiceKind), (70, 18, 12)
FAMILY = ("Lò", "Vàng", "Giàng", "Hoàng", "Nguyễn", "Trần", "Lý", "Phàn", "Tẩn", "Má", "Sùng", "Đỗ")
GIVEN = ("Mai", "Pao", "Sử", "Lan", "Dín", "Hà", "Chẩn", "Tủa", "Mẩy", "Thắng", "Xuân", "Páo")


@dataclass(frozen=True, slots=True)
class Route:
    """Who answers, and the unit that would hand it on there by mistake."""

    key: int
    unit: int
    former: int
    why: str


@dataclass
class World:
    """Everything that is looked up while lives are drawn; made once, before processes part."""

    today: date
    now: datetime
    words: Words
    areas: list[int]
    area_weights: list[float]
    fields: list[tuple[int, str]]
    field_weights: list[float]
    kinds: tuple[str, ...] = tuple(str(kind.value) for kind in KINDS)
    kind_weights: list[int] = field(default_factory=lambda: list(accumulate(OFTEN)))
    routes: dict[tuple[str, int, int], Route] = field(default_factory=dict)
    rules: dict[tuple[str, int], tuple[int, str, tuple[int, str]]] = field(default_factory=dict)
    # By limit and first day: the key of how it was counted, and the last day.
    dues: dict[tuple[tuple[int, str], date], tuple[int, date]] = field(default_factory=dict)
    phones: list[str] = field(default_factory=list)
    vn: dict[date, str] = field(default_factory=dict)
    # Rows of the small tables beside the cases, for the statements to join.
    tables: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)


def build(*, seed: int, now: datetime, today: date, share: float = 1.0) -> World:
    """Look everything up and write the officers."""
    chance = random.Random(seed)
    communes = list(Unit.objects.filter(kind__in=("commune", "ward", "township"), valid_to=None))
    communes = [one for one in communes if one.valid_from == SINCE]
    chance.shuffle(communes)
    fields = list(Field.objects.order_by("order", "id"))
    chance.shuffle(fields)
    world = World(
        today=today,
        now=now,
        words=Words(seed, {one.pk: one.name for one in communes}, share=share),
        areas=[one.pk for one in communes],
        area_weights=list(accumulate(1 / (rank + 6) for rank in range(len(communes)))),
        fields=[(one.pk, one.code) for one in fields],
        field_weights=list(accumulate(1 / (rank + 3) for rank in range(len(fields)))),
    )
    _route(world, communes, fields)
    _rule(world, communes[0], fields)
    _people(world, chance)
    _officers(world, communes[0].parent or communes[0])
    return world


def _route(world: World, communes: Sequence[Unit], fields: Sequence[Field]) -> None:
    kinds_matter = set(Competence.objects.exclude(kinds="").values_list("field_id", flat=True))
    rows: list[tuple[Any, ...]] = []
    found: dict[tuple[int, int, str], Route] = {}
    for area in communes:
        for thing in fields:
            for kind in world.kinds:
                key = (area.pk, thing.pk, kind if thing.pk in kinds_matter else "")
                if key not in found:
                    route = route_for(field=thing, kind=kind, area=area, at=world.now)
                    former = route.unit.parent_id or route.unit.pk
                    found[key] = Route(len(found) + 1, route.unit.pk, former, route.why)
                    rows.append((found[key].key, json.dumps(route.why)))
                world.routes[kind, thing.pk, area.pk] = found[key]
    world.tables["p_route"] = rows


def _rule(world: World, area: Unit, fields: Sequence[Field]) -> None:
    days = rules.calendar_on()
    heads: list[tuple[Any, ...]] = []
    amounts: dict[tuple[int, str], Any] = {}
    for kind in world.kinds:
        for thing in fields:
            rule = rules.answer_rule(kind=kind, field=thing, area=area, day=world.today)
            told = {
                "statement": rule.statement, "basis": rule.basis, "decision": rule.decision,
                "event": "ngày nhận",
            }  # fmt: skip
            heads.append((len(heads) + 1, rule.rule_id, json.dumps(told)[:-1] + ', "days": '))
            limit = (rule.amount.count, rule.amount.unit.value)
            amounts[limit] = rule.amount
            world.rules[kind, thing.pk] = (len(heads), rule.rule_id, limit)
    counted: list[tuple[Any, ...]] = []
    for back in range(DAYS + 2):
        day = world.today - timedelta(days=back)
        for limit, amount in amounts.items():
            due = deadlines.due(day, amount, days)
            counted.append((len(counted) + 1, json.dumps(deadlines.to_record(due)) + "}"))
            world.dues[limit, day] = (len(counted), due.due_on)
    world.vn = {
        day: vn_date(day)
        for day in (world.today + timedelta(days=one) for one in range(-DAYS - 60, 500))
    }
    world.tables |= {"p_rule": heads, "p_days": counted}


def _people(world: World, chance: random.Random) -> None:
    """Sealed values are drawn from a stock: each was sealed for its column, as always."""
    rows = []
    for number in range(PEOPLE):
        name = (
            f"{chance.choice(FAMILY)} {chance.choice(('Thị', 'Văn', 'A'))} {chance.choice(GIVEN)}"
        )
        phone = f"09{chance.randrange(10**8):08}" if chance.random() < 0.85 else ""
        email = f"nguoi{number}@example.vn" if not phone or chance.random() < 0.2 else ""
        home = chance.choice(world.words.hamlets[chance.choice(world.areas)])
        address = f"thôn {home}" if chance.random() < 0.3 else ""
        world.phones.append(phone)
        rows.append((
            number, seal(name, "voices.contact.name"), seal(phone, "voices.contact.phone"),
            seal(email, "voices.contact.email"), seal(address, "voices.contact.address"),
            seal(phone, "notices.notice.phone"), seal(email, "notices.notice.email"),
        ))  # fmt: skip
    world.tables["p_person"] = rows
    told = {
        "received": ("Đã tiếp nhận", "Đơn vị sẽ trả lời trước ngày 8/12/2026."),
        "answered": ("Đã trả lời", "Đơn vị đã trả lời: đã làm xong. Số văn bản 118/TB-UBND."),
        "handed-over": ("Đã chuyển", "Chuyển đến đơn vị khác. Lý do: đúng thẩm quyền."),
        "extended": ("Gia hạn trả lời", "Gia hạn trả lời. Lý do: chờ kết quả đo đạc."),
        "asked-for-more": ("Cần cho biết thêm", "Đơn vị hỏi: chỗ hỏng ở đoạn nào?"),
    }
    asked = seal("Chỗ hỏng ở đoạn nào?", "cases.note.text")
    world.tables["p_question"] = [(0, asked)]
    world.tables["p_message"] = [
        (
            template,
            number,
            seal(f"{subject} LC-{number:04}-MAU0", "notices.notice.subject"),
            seal(
                f"{text}\nXem và trả lời tại https://hoiam.example.vn/tra-cuu, số biên nhận "
                f"LC-{number:04}-MAU0.",
                "notices.notice.text",
            ),
        )
        for template, (subject, text) in told.items()
        for number in range(MESSAGES)
    ]


def _officers(world: World, province: Unit) -> None:
    """A clerk, a handler and a leader for every unit that answers; all have one password.

    `thu` works where most cases are, `truong` leads there, `tinh` leads the province, `mat-tran`
    reads for its Front.
    """
    by, at = actors.system("bench", act="c-province"), world.now
    busiest = _busiest(world)
    bodies = Unit.objects.filter(area=province)
    first = accounts.open_account(
        username="thu", name="Nguyễn Thị Thu", password=PASSWORD, by=by, at=at
    )
    accounts.grant_role(
        officer=first, unit=Unit.objects.get(pk=busiest), role=Role.HANDLER, valid_from=SINCE,
        by=by, at=at,
    )  # fmt: skip
    leading = [
        ("truong", Unit.objects.get(pk=busiest), Role.LEADER),
        ("tinh", bodies.get(kind="peoples-committee"), Role.LEADER),
        *(("mat-tran", front, Role.FRONT) for front in bodies.filter(kind="front")[:1]),
    ]
    units = sorted({route.unit for route in world.routes.values()})
    own = {busiest: first.code}
    officers, roles = [], []
    for unit in Unit.objects.filter(pk__in=units).order_by("id"):
        for role in (Role.CLERK, Role.HANDLER, Role.LEADER):
            name = f"{role.value}.{unit.code}"[:60]
            officers.append(_officer(f"cb-{unit.pk:06}{role.value[0]}", name, first, world))
            roles.append((officers[-1], unit, role))
        own.setdefault(unit.pk, f"cb-{unit.pk:06}h")
    for name, unit, role in leading:
        officers.append(_officer(f"cb-{name}", name, first, world))
        roles.append((officers[-1], unit, role))
    Officer.objects.bulk_create(officers)
    RoleHeld.objects.bulk_create(
        RoleHeld(
            officer=officer, unit=unit, role=role, valid_from=SINCE, granted_at=at,
            granted_by=by.code,
        )
        for officer, unit, role in roles
    )  # fmt: skip
    formers = {route.former for route in world.routes.values()}
    world.tables["p_unit"] = [
        (unit.pk, json.dumps(unit.name), unit.parent_id or unit.pk, own.get(unit.pk, by.code),
         f"cb-{unit.pk:06}l" if unit.pk in own else by.code)
        for unit in Unit.objects.filter(pk__in={*units, *formers})
    ]  # fmt: skip


def _officer(code: str, username: str, like: Officer, world: World) -> Officer:
    return Officer(
        code=code, username=username, name=f"Cán bộ {username}", password=like.password,
        created_at=world.now, created_by="system:bench",
    )  # fmt: skip


def _busiest(world: World) -> int:
    """The unit that most cases will go to."""
    count: dict[int, float] = {}
    weights = [one / (rank + 6) for rank, one in enumerate([1.0] * len(world.areas))]
    for area, weight in zip(world.areas, weights, strict=True):
        for rank, (thing, _code) in enumerate(world.fields):
            unit = world.routes["feedback", thing, area].unit
            count[unit] = count.get(unit, 0) + weight / (rank + 3)
    return max(count, key=lambda key: count[key])


def is_empty() -> bool:
    """Whether nothing has come in here yet."""
    return not Case.objects.exists()
