"""Lists of the house itself: hamlets, bodies, officers, competences; whole or not at all."""

from datetime import date
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from hoiam.accounts.models import Officer, RoleHeld
from hoiam.base.models import Event
from hoiam.cases.models import OutsideNumber
from hoiam.imports import actions, queries
from hoiam.imports.actions import _whole
from hoiam.imports.mapping import FieldMap, Mapping
from hoiam.imports.models import Import, ImportRow, ImportState, Target, Verdict
from hoiam.units.models import Competence, Unit
from tests.cast import NOW, Cast, make_cast
from tests.imports.walking import judged, taken_in, verdicts, work

pytestmark = pytest.mark.django_db

OFFICERS = Mapping(
    target=Target.OFFICERS,
    fields=(
        FieldMap("username", ("Tài khoản",)),
        FieldMap("name", ("Họ tên",)),
        FieldMap("email", ("Thư",)),
        FieldMap("role", ("Vai trò",), values=(("Văn thư", "clerk"),)),
        FieldMap("unit", ("Đơn vị",)),
    ),
)
OFFICERS_HEAD = "Tài khoản,Họ tên,Thư,Vai trò,Đơn vị\n"
UNITS = Mapping(
    target=Target.UNITS,
    fields=(
        FieldMap("area", ("Xã",)),
        FieldMap("name", ("Tên",)),
        FieldMap("kind", ("Loại",)),
        FieldMap("code", ("Mã",)),
        FieldMap("valid_from", ("Từ",), how="vn"),
    ),
)
UNITS_HEAD = "Xã,Tên,Loại,Mã,Từ\n"
COMPETENCES = Mapping(
    target=Target.COMPETENCES,
    fields=(
        FieldMap("field", ("Lĩnh vực",)),
        FieldMap("area", ("Nơi",)),
        FieldMap("unit", ("Cơ quan",)),
        FieldMap("why", ("Vì sao",)),
        FieldMap("valid_from", ("Từ",), how="vn"),
    ),
)
COMPETENCES_HEAD = "Lĩnh vực,Nơi,Cơ quan,Vì sao,Từ\n"


@pytest.fixture
def cast(tmp_path: Path, settings: Settings) -> Cast:
    settings.DATA_DIR = tmp_path
    return make_cast()


def house(cast: Cast, folder: Path, text: str, mapping: Mapping) -> Import:
    return taken_in(cast, folder, text, mapping, unit="province", by="administrator")


def looked_at(cast: Cast, folder: Path, text: str, mapping: Mapping) -> Import:
    return judged(cast, folder, text, mapping, unit="province", by="administrator")


def test_accounts_and_roles_are_made_closed_until_a_password_is_set(
    cast: Cast, tmp_path: Path
) -> None:
    text = OFFICERS_HEAD + (
        "An.Nguyen,Nguyễn Văn An,an@example.vn,Văn thư,t-other-office\n"
        "an.nguyen,Nguyễn Văn An,,Xử lý,t-other-office\n"
        "clerk,Hoàng Văn Tiếp,,Lãnh đạo,UBND xã Bản Mẫu\n"
    )

    of = house(cast, tmp_path, text, OFFICERS)

    assert [one[1] for one in verdicts(of)] == [Verdict.NEW, Verdict.NEW, Verdict.CHANGED]
    made = Officer.objects.get(username="an.nguyen")
    assert not made.has_usable_password()
    assert made.email == "an@example.vn"
    roles = RoleHeld.objects.filter(officer=made).order_by("role")
    assert list(roles.values_list("role", "unit__code", "valid_from")) == [
        ("clerk", "t-other-office", date(2026, 10, 2)),
        ("handler", "t-other-office", date(2026, 10, 2)),
    ]
    assert RoleHeld.objects.filter(officer__username="clerk", role="leader").exists()
    assert Event.objects.filter(tag="accounts.officers.imported").count() == 1
    assert Event.objects.get(tag="accounts.officers.imported").details["made"] == 1


def test_officers_again_are_known(cast: Cast, tmp_path: Path) -> None:
    text = OFFICERS_HEAD + "an,Nguyễn Văn An,an@example.vn,Văn thư,t-other-office\n"
    house(cast, tmp_path, text, OFFICERS)
    before = (Officer.objects.count(), RoleHeld.objects.count())

    of = house(cast, tmp_path, text, OFFICERS)

    assert verdicts(of) == [(2, Verdict.KNOWN, "")]
    assert of.state == ImportState.COMMITTED
    assert (Officer.objects.count(), RoleHeld.objects.count()) == before


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("có dấu,Tên,,,", "username"),
        ("clerk,Người Khác,,,", "other-name"),
        ("moi,Tên,không phải thư,,", "email"),
        ("moi,Tên,,Thợ điện,t-other-office", "choice"),
        ("moi,Tên,,Xử lý,", "unit-needed"),
        ("moi,Tên,,Xử lý,Phòng không có", "unit-unknown"),
        ("moi,,,,", "cell-missing"),
    ],
)
def test_officer_is_refused_with_a_reason(cast: Cast, tmp_path: Path, row: str, why: str) -> None:
    of = looked_at(cast, tmp_path, OFFICERS_HEAD + row + "\n", OFFICERS)

    assert verdicts(of) == [(2, Verdict.REFUSED, why)]
    assert "…" not in queries.sentence(ImportRow.objects.get())


def test_hamlets_and_bodies_are_made(cast: Cast, tmp_path: Path) -> None:
    text = UNITS_HEAD + (
        "t-commune,Nậm Cang,thôn,,\n"
        "Xã Khe Thử,Tổ 3,,,1/1/2026\n"
        "Khe Thử,Trung tâm phục vụ hành chính công,trung tâm phục vụ hành chính công,,\n"
        "t-nowhere,Thôn 1,,,\n"
    )

    of = house(cast, tmp_path, text, UNITS)
    again = house(cast, tmp_path, text, UNITS)

    assert [one[1] for one in verdicts(of)] == [Verdict.NEW] * 3 + [Verdict.REFUSED]
    assert [one[1] for one in verdicts(again)] == [Verdict.KNOWN] * 3 + [Verdict.REFUSED]
    assert Unit.objects.get(name="Thôn Nậm Cang").parent == cast.units["commune"]
    assert Unit.objects.get(name="Tổ 3").valid_from == date(2026, 1, 1)
    centre = Unit.objects.get(kind="centre")
    assert (centre.area, centre.parent) == (cast.units["other"], cast.units["other-ubnd"])
    assert Event.objects.filter(tag="units.hamlets.imported").count() == 1
    assert Event.objects.filter(tag="units.bodies.imported").count() == 1


def test_competences_take_the_place_of_those_before(cast: Cast, tmp_path: Path) -> None:
    text = COMPETENCES_HEAD + (
        "Đường sá,t-commune,UBND xã Bản Mẫu,vì đường xã do Ủy ban quản lý,1/11/2026\n"
        "roads,Xã Khe Thử,UBND xã Khe Thử,vì đường xã do Ủy ban quản lý,1/6/2025\n"
        "Thái độ cán bộ,t-commune,UBND xã Bản Mẫu,vì vậy,1/11/2026\n"
        "Điện,t-commune,UBND xã Bản Mẫu,vì xã giữ đường dây hạ áp,1/11/2026\n"
    )

    of = house(cast, tmp_path, text, COMPETENCES)
    again = looked_at(cast, tmp_path, text, COMPETENCES)

    assert [one[1:] for one in verdicts(of)] == [
        (Verdict.CHANGED, ""),
        (Verdict.REFUSED, "competence-later"),
        (Verdict.REFUSED, "conduct-goes-up"),
        (Verdict.NEW, ""),
    ]
    rows = Competence.objects.filter(field__code="roads", area=cast.units["commune"])
    assert list(rows.order_by("valid_from").values_list("unit__code", "valid_to")) == [
        ("t-commune-office", date(2026, 11, 1)),
        ("t-commune-ubnd", None),
    ]
    assert [one[1] for one in verdicts(again)][:2] == [Verdict.KNOWN, Verdict.REFUSED]
    assert Event.objects.filter(tag="units.competences.imported").count() == 1


def test_list_out_of_date_writes_nothing(cast: Cast, tmp_path: Path) -> None:
    text = OFFICERS_HEAD + (
        "mot,Người Một,,Văn thư,t-other-office\nhai,Người Hai,,Văn thư,t-other-office\n"
    )
    of = looked_at(cast, tmp_path, text, OFFICERS)
    house(cast, tmp_path, OFFICERS_HEAD + "hai,Ai Đó Khác,,,\n", OFFICERS)
    actions.confirm(of=of, by=cast.actor("administrator"), at=NOW)

    work(of)

    assert (of.state, of.refusal, of.details) == (
        ImportState.REFUSED,
        "imports.out-of-date",
        {"line": 3},
    )
    assert not Officer.objects.filter(username="mot").exists()


def test_outside_numbers_come_back(cast: Cast, tmp_path: Path) -> None:
    case = cast.receive().case
    mapping = Mapping(
        target=Target.EXCHANGE,
        system="CSDL quốc gia",
        fields=(FieldMap("reference", ("Mã",)), FieldMap("number", ("Số",))),
    )
    text = f"Mã,Số\n{case.code},0042\nLC-0000-0000,1\n"

    of = taken_in(cast, tmp_path, text, mapping)
    again = judged(cast, tmp_path, text, mapping)

    assert [one[1] for one in verdicts(of)] == [Verdict.NEW, Verdict.REFUSED]
    assert OutsideNumber.objects.get().number == "0042"
    assert verdicts(again)[0][1] == Verdict.KNOWN


def test_long_list_of_the_house_is_refused(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_whole, "MOST_ROWS", 2)
    many = looked_at(cast, tmp_path, OFFICERS_HEAD + "a1,A,,,\na2,A,,,\na3,A,,,\n", OFFICERS)
    monkeypatch.setattr(_whole, "MOST_CHARACTERS", 20)
    long = looked_at(cast, tmp_path, OFFICERS_HEAD + f"a1,{'A' * 30},,,\na2,A,,,\n", OFFICERS)

    assert (many.state, many.refusal) == (ImportState.REFUSED, "imports.too-many-rows-here")
    assert (long.state, long.refusal) == (ImportState.REFUSED, "imports.too-long-here")
    assert not ImportRow.objects.exists()
