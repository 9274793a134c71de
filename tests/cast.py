"""The fixed cast of the tests: one province, two communes, their bodies and officers.

Everybody is invented. Access tests are tables of person × action × expected over this cast.
"""

import secrets
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from django.test import Client

from hoiam.accounts import actions as accounts
from hoiam.accounts import queries as account_queries
from hoiam.accounts.models import AdministrationSession, Officer
from hoiam.cases import actions as cases
from hoiam.cases.actions import Received, Reply
from hoiam.cases.models import Case
from hoiam.core import actor as actors
from hoiam.core import calendar
from hoiam.core.actor import Actor, Role
from hoiam.core.text import fold
from hoiam.units.models import Competence, Field, Unit
from hoiam.voices.told import Reach, Told
from hoiam.web.access import ADMINISTRATION
from tests import snapshots

# A Friday morning in an ordinary week: 2026-10-02 09:00 in Viet Nam.
NOW = datetime(2026, 10, 2, 2, 0, tzinfo=UTC)
SINCE = date(2025, 7, 1)
PASSWORD = "mot-mat-khau-du-dai-2026"


def later(days: float = 0, hours: float = 0) -> datetime:
    """A moment after NOW."""
    return NOW + timedelta(days=days, hours=hours)


def in_session(officer: Officer, *, at: datetime) -> AdministrationSession:
    """A session of administration of this officer; not kept unless somebody saves it."""
    return AdministrationSession(
        code="qt-" + secrets.token_hex(8), officer=officer, reason="Việc của kiểm thử",
        until=at + timedelta(days=9_000), opened_at=at, opened_by=officer.code,
    )  # fmt: skip


@dataclass
class Cast:
    """Units, fields and people by short names."""

    units: dict[str, Unit] = field(default_factory=dict)
    fields: dict[str, Field] = field(default_factory=dict)
    officers: dict[str, Officer] = field(default_factory=dict)
    _acts: int = 0

    def act(self) -> str:
        self._acts += 1
        return f"a-{self._acts:04d}"

    def actor(self, name: str, *, at: datetime = NOW) -> Actor:
        """An officer of the cast as a doer, or `public` or `system`."""
        if name == "public":
            return actors.public(act=self.act())
        if name == "system":
            return actors.system("test", act=self.act())
        officer = self.officers[name]
        return account_queries.actor_for(
            officer, day=calendar.day_of(at), act=self.act(), session=in_session(officer, at=at)
        )

    def browser(self, name: str, **options: bool) -> Client:
        """A browser in which somebody of the cast has signed in, and in which who may administer
        does: the session of administration outlasts the test."""
        client = Client(**options)  # type: ignore[arg-type]
        if name in ("nobody", "public"):
            return client
        officer = self.officers[name]
        client.force_login(officer)
        if officer.roles.filter(role=Role.ADMINISTRATOR).exists():
            session = in_session(officer, at=NOW)
            session.save()
            kept = client.session
            kept[ADMINISTRATION] = session.code
            kept.save()
        return client

    def told(self, key: str = "k1", **changes: object) -> Told:
        """A web report about a broken drain in the first commune."""
        values: dict[str, object] = {
            "key": key,
            "channel": "web",
            "kind": "feedback",
            "field": self.fields["roads"],
            "area": self.units["commune"],
            "text": "Cống trước trường tiểu học bị vỡ, nước tràn ra đường.",
            "place": "thôn 3, trước cổng trường",
            "reach": Reach(name="Lò Thị Mẫu", phone="0900 000 123", email="mau@example.vn"),
        }
        return Told(**(values | changes))  # type: ignore[arg-type]

    def receive(self, key: str = "k1", *, at: datetime = NOW, **changes: object) -> Received:
        """The report is taken in."""
        return cases.receive(told=self.told(key, **changes), by=self.actor("public"), at=at)

    def answered(self, key: str = "k1", *, at: datetime = NOW, reply: Reply | None = None) -> Case:
        """Taken in, accepted, drafted, approved, sent: one day each."""
        case = self.receive(key, at=at).case
        handler, leader = self.actor("handler"), self.actor("leader")
        reply = reply or Reply(
            result="promised",
            text="Xã đã đặt biển báo và sẽ thay cống mới.",
            promise="Thay cống mới",
            promise_due_on=calendar.day_of(at) + timedelta(days=30),
            paper_number="118/TB-UBND",
        )
        cases.accept(case=case, by=handler, at=at + timedelta(days=1))
        cases.draft_answer(case=case, reply=reply, by=handler, at=at + timedelta(days=2))
        cases.approve_answer(case=case, by=leader, at=at + timedelta(days=2, hours=1))
        cases.answer(case=case, by=handler, at=at + timedelta(days=2, hours=2))
        return Case.objects.get(pk=case.pk)


def _unit(cast: Cast, name: str, kind: str, title: str, **more: object) -> Unit:
    unit = Unit(
        code=f"t-{name}", kind=kind, name=title, short_name=title, folded=fold(title),
        valid_from=SINCE, **more,
    )  # fmt: skip
    unit.save()
    cast.units[name] = unit
    return unit


def make_cast() -> Cast:
    """Write the cast: call it inside a test that may use the database."""
    return snapshots.of("cast", _written)


def _written() -> Cast:
    cast = Cast()
    province = _unit(cast, "province", "province", "Tỉnh Mẫu")
    authority = _unit(
        cast, "province-ubnd", "peoples-committee", "UBND tỉnh Mẫu", area=province, template="ubnd"
    )
    for name, title in (("commune", "Xã Bản Mẫu"), ("other", "Xã Khe Thử")):
        area = _unit(cast, name, "commune", title, parent=province, latitude=22.3, longitude=104.1)
        committee = _unit(
            cast, f"{name}-ubnd", "peoples-committee", f"UBND {title.lower()}",
            area=area, parent=authority, template="ubnd",
        )  # fmt: skip
        _unit(
            cast, f"{name}-office", "department", f"Phòng Kinh tế {title.lower()}",
            area=area, parent=committee, template="kinh-te",
        )  # fmt: skip
        _unit(
            cast, f"{name}-front", "front", f"Mặt trận {title.lower()}", area=area, template="mttq"
        )
    _unit(
        cast, "department", "department", "Sở Xây dựng", area=province, parent=authority,
        template="xay-dung",
    )  # fmt: skip
    _unit(
        cast, "power", "outside", "Công ty Điện lực", area=province, outside=True,
        advice="Gọi tổng đài chăm sóc khách hàng của điện lực.", template="dien-luc",
    )  # fmt: skip
    for order, (code, title) in enumerate(
        (("roads", "Đường sá"), ("power", "Điện"), ("conduct", "Thái độ cán bộ"), ("khac", "Khác"))
    ):
        thing = Field(code=code, name=title, folded=fold(title), order=order)
        thing.save()
        cast.fields[code] = thing
    _competences(cast)
    _officers(cast)
    return cast


def _competences(cast: Cast) -> None:
    for commune in ("commune", "other"):
        for code in ("roads", "khac"):
            Competence(
                field=cast.fields[code], area=cast.units[commune],
                unit=cast.units[f"{commune}-office"], why="vì việc này thuộc thẩm quyền của xã",
                valid_from=SINCE,
            ).save()  # fmt: skip
        Competence(
            field=cast.fields["conduct"], area=cast.units[commune], rule="superior",
            why="vì ý kiến về cán bộ do cấp trên trực tiếp xem xét", valid_from=SINCE,
        ).save()  # fmt: skip
    Competence(
        field=cast.fields["power"], area=cast.units["province"], unit=cast.units["power"],
        why="vì lưới điện do công ty điện lực quản lý", valid_from=SINCE,
    ).save()  # fmt: skip


PEOPLE = (
    ("clerk", "Hoàng Văn Tiếp", Role.CLERK, "commune-office"),
    ("handler", "Vàng A Xử", Role.HANDLER, "commune-office"),
    ("leader", "Phàn Thị Lãnh", Role.LEADER, "commune-ubnd"),
    ("stranger", "Giàng Thị Ngoài", Role.HANDLER, "other-office"),
    ("other-leader", "Tẩn A Khác", Role.LEADER, "other-ubnd"),
    ("province-leader", "Đỗ Văn Tỉnh", Role.LEADER, "province-ubnd"),
    ("expert", "Lý Thị Sở", Role.HANDLER, "department"),
    ("front", "Nông Văn Mặt", Role.FRONT, "commune-front"),
    ("lawyer", "Sùng Thị Luật", Role.LAWYER, "province-ubnd"),
    ("commune-lawyer", "Ma Văn Pháp", Role.LAWYER, "commune-ubnd"),
    ("administrator", "Trần Thị Quản", Role.ADMINISTRATOR, "province-ubnd"),
)


def _officers(cast: Cast) -> None:
    system = cast.actor("system")
    for name, title, role, unit in PEOPLE:
        officer = accounts.open_account(
            username=name, name=title, password=PASSWORD, by=system, at=NOW - timedelta(days=100)
        )
        accounts.grant_role(
            officer=officer, unit=cast.units[unit], role=role, valid_from=SINCE, by=system,
            at=NOW - timedelta(days=100),
        )  # fmt: skip
        cast.officers[name] = officer
