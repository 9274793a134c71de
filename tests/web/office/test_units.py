"""Pages of units: one unit, changes in two steps, remote areas, competence, successions."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from hoiam.accounts.models import Officer
from hoiam.cases.models import Case
from hoiam.cli import succession
from hoiam.commitments.models import Commitment
from hoiam.core import calendar
from hoiam.units import actions as units
from hoiam.units import queries
from hoiam.units.actions import NewUnit
from hoiam.units.models import Competence, Unit, UnitKind
from tests.cast import NOW, Cast, later
from tests.web.office.conftest import SignIn

UNITS = "/van-phong/quan-tri/don-vi"
CHANGE = f"{UNITS}/thay-doi"
DAY = date(2026, 11, 2)
ACT = {
    "what": "merge",
    "decision": "NQ 10/NQ-UBTVQH",
    "day": DAY.isoformat(),
    "predecessors": "t-commune\nXã Khe Thử",
    "successors": "Xã Gộp Thử (99990)",
    "parent": "",
}


def signed(page: str) -> str:
    found = re.search(r'name="preview" value="([^"]+)"', page)
    assert found
    return found[1]


def on_the_day() -> time_machine.travel:
    return time_machine.travel("2026-11-02T03:00:00+00:00", tick=False)


def replaced(cast: Cast, *names: str) -> tuple[Unit, ...]:
    """The first commune ends today, on the day of the pages."""
    return units.replace_units(
        predecessors=[cast.units["commune"]],
        successors=[NewUnit(UnitKind.COMMUNE, name, cast.units["province"]) for name in names],
        on=date(2026, 10, 5), decision="NQ 1", by=cast.actor("system"), at=later(days=3),
    )  # fmt: skip


# ---- one change, in two steps -----------------------------------------------------------------


def test_merger_is_shown_with_what_it_brings_and_then_written(officer: SignIn, cast: Cast) -> None:
    case = cast.receive().case
    due = Commitment.objects.get(about_code=case.code).due_on
    client = officer("administrator")

    shown = client.post(CHANGE, ACT)
    page = shown.content.decode()

    assert shown.status_code == 200
    assert not Unit.objects.filter(name="Xã Gộp Thử").exists()  # nothing is written yet
    assert "Xã Bản Mẫu (t-commune), Xã Khe Thử (t-other)" in page
    assert "Phòng Kinh tế xã bản mẫu (1)" in page  # whose open work passes on
    assert "Hoàng Văn Tiếp (Tiếp nhận" in page  # whose role ends

    done = client.post(CHANGE, {"preview": signed(page)})

    assert done.status_code == 302
    merged = Unit.objects.get(name="Xã Gộp Thử")
    assert Unit.objects.get(code="t-commune").valid_to == DAY
    with on_the_day():
        succession.settle_once(at=later(days=31, hours=1))
        case = Case.objects.get(pk=case.pk)
        assert case.unit.area == merged
        assert Commitment.objects.get(about_code=case.code).due_on == due
        # The clerk of the commune that ended can no longer come in.
        assert officer("clerk").get("/van-phong/").status_code == 302
        story = officer("province-leader").get(f"/van-phong/vu-viec/{case.code}")
        assert "Phòng Kinh tế xã bản mẫu kết thúc từ 2/11/2026" in story.content.decode()


def test_change_that_cannot_be_keeps_what_was_typed(officer: SignIn, cast: Cast) -> None:
    client = officer("administrator")

    unknown = client.post(CHANGE, {**ACT, "predecessors": "t-nowhere"}).content.decode()
    no_day = client.post(CHANGE, {**ACT, "day": ""})
    no_file = client.post(CHANGE, {"way": "file", "text": "a,b\n1,2"})

    assert "t-nowhere" in unknown
    assert "không nhận" in unknown
    assert 'name="preview"' not in unknown
    assert "Xã Gộp Thử (99990)" in unknown  # still in the form
    assert (no_day.status_code, no_file.status_code) == (422, 422)
    assert "Xã Gộp Thử (99990)" in no_day.content.decode()
    assert "Không đọc được tệp." in no_file.content.decode()


def test_preview_of_yesterday_or_of_somebody_else_is_not_written(
    officer: SignIn, cast: Cast
) -> None:
    client = officer("administrator")
    preview = signed(client.post(CHANGE, ACT).content.decode())
    units.replace_units(
        predecessors=[cast.units["other"]], successors=[], on=date(2026, 11, 1), decision="NQ 0",
        by=cast.actor("system"), at=NOW,
    )  # fmt: skip

    stale = client.post(CHANGE, {"preview": preview})
    forged = client.post(CHANGE, {"preview": preview[:-3] + "xyz"})

    assert (stale.status_code, forged.status_code) == (409, 422)
    assert "không nhận" in stale.content.decode()
    assert not Unit.objects.filter(name="Xã Gộp Thử").exists()


def test_whole_file_is_pasted_looked_at_and_written(officer: SignIn, cast: Cast) -> None:
    client = officer("administrator")
    text = (
        "decision,day,what,predecessors,successors,parent\n"
        f"NQ 1,{DAY},redesignate,t-commune,Phường Bản Mẫu,\n"
        f"NQ 2,{DAY},create,,Thôn 9,t-other\n"
    )

    page = client.post(CHANGE, {"way": "file", "text": text}).content.decode()
    done = client.post(CHANGE, {"preview": signed(page)})
    again = client.post(CHANGE, {"way": "file", "text": text}).content.decode()

    assert done.status_code == 302
    assert queries.name_on(cast.units["commune"], DAY) == "Phường Bản Mẫu"
    assert Unit.objects.get(name="Thôn 9").parent == cast.units["other"]
    assert 'name="preview"' not in again
    assert "Mọi dòng đã có sẵn" in again


def test_redesignation_is_said_to_end_nothing(officer: SignIn) -> None:
    act = {**ACT, "what": "redesignate", "predecessors": "t-commune", "successors": "Phường Mẫu"}

    page = officer("administrator").post(CHANGE, act).content.decode()

    assert "Đơn vị đổi tên, đổi loại vẫn là một" in page


# ---- one unit ---------------------------------------------------------------------------------


def test_page_of_a_unit_tells_its_whole_life(officer: SignIn, cast: Cast) -> None:
    units.redesignate(
        unit=cast.units["commune"], kind="ward", name="Phường Bản Mẫu", official_code="00001",
        on=date(2026, 10, 1), decision="NQ 7", by=cast.actor("system"), at=NOW,
    )  # fmt: skip
    client = officer("administrator")

    page = client.get(f"{UNITS}/t-commune").content.decode()

    for words in ("Phường Bản Mẫu", "Xã Bản Mẫu", "NQ 7", "00001", "t-commune-office"):
        assert words in page
    body = client.get(f"{UNITS}/t-commune-office").content.decode()
    assert "Hoàng Văn Tiếp" in body
    assert client.get(f"{UNITS}/t-nowhere").status_code == 404


def test_former_unit_names_who_took_it_over(officer: SignIn, cast: Cast) -> None:
    replaced(cast, "Xã Trên", "Xã Dưới")
    client = officer("administrator")

    page = client.get(f"{UNITS}/t-commune").content.decode()
    found = client.get(UNITS, {"tim": "ban mau"}).content.decode()

    assert "Xã Trên" in page
    assert "bị chia" in page
    assert "một phần" in page
    assert "Tên cũ, đơn vị cũ" in found
    assert "nay là" in found


def test_pages_of_units_are_for_administrators(officer: SignIn, cast: Cast) -> None:
    addresses = (
        f"{UNITS}/t-commune", CHANGE, f"{UNITS}/t-commune/vung-sau",
        "/van-phong/quan-tri/ke-thua", "/van-phong/quan-tri/tham-quyen/ghi",
    )  # fmt: skip
    for address in addresses:
        assert officer("administrator").get(address).status_code == 200, address
        assert officer("handler").get(address).status_code == 403, address
        assert officer("nobody").get(address).status_code == 302, address


@pytest.mark.parametrize("address", [f"{UNITS}/t-province", CHANGE, UNITS])
def test_number_of_questions_does_not_grow(
    officer: SignIn, cast: Cast, django_assert_max_num_queries, address: str
) -> None:
    client = officer("administrator")
    system = cast.actor("system")
    for number in range(12):
        new = NewUnit(UnitKind.COMMUNE, f"Xã Số {number}", cast.units["province"])
        units.create_unit(new=new, on=date(2026, 1, 1), decision="NQ", by=system, at=NOW)

    with django_assert_max_num_queries(22):
        assert client.get(address, {"tim": "xa"} if address == UNITS else {}).status_code == 200


# ---- remote -----------------------------------------------------------------------------------


def test_remote_is_written_by_decision_and_ended_by_another(officer: SignIn, cast: Cast) -> None:
    client = officer("administrator")
    address = f"{UNITS}/t-commune"

    empty = client.post(f"{address}/vung-sau", {"decision": " ", "valid_from": "2026-10-01"})
    written = client.post(
        f"{address}/vung-sau", {"decision": "QĐ 12/QĐ-UBND", "valid_from": "2026-10-01"}
    )
    shown = client.get(address).content.decode()
    public = Client().get("/don-vi/t-commune").content.decode()
    row = queries.statuses(cast.units["commune"]).get()
    ended = client.post(
        f"{address}/vung-sau/{row.pk}/het", {"decision": "QĐ 13", "valid_to": "2026-10-05"}
    )

    assert (empty.status_code, written.status_code, ended.status_code) == (422, 302, 302)
    assert "QĐ 12/QĐ-UBND" in shown
    assert "vùng sâu, vùng xa" in public
    assert not queries.is_remote(cast.units["commune"], date(2026, 10, 5))
    assert (
        "vùng sâu, vùng xa, đi lại khó khăn"
        not in Client().get("/don-vi/t-commune").content.decode()
    )


# ---- competence -------------------------------------------------------------------------------

EDIT = "/van-phong/quan-tri/tham-quyen/ghi"
ROW = {
    "field": "roads", "area": "t-commune", "rule": "unit", "template": "", "find": "",
    "unit": "t-department", "why": "vì tuyến này do sở quản lý", "basis": "QĐ 3",
    "valid_from": "2026-10-05",
}  # fmt: skip


def test_competence_is_given_to_a_named_unit_and_taken_back(officer: SignIn, cast: Cast) -> None:
    client = officer("administrator")
    area = cast.units["commune"]

    searched = client.post(EDIT, {**ROW, "look": "1", "find": "so xay"})
    written = client.post(EDIT, ROW)
    route = queries.competent_unit(field="roads", kind="feedback", area=area, day=date(2026, 10, 5))
    row = Competence.objects.get(unit__code="t-department")
    ended = client.post(
        f"/van-phong/quan-tri/tham-quyen/{row.pk}/het",
        {"valid_to": "2026-11-01", "reason": "vì hết"},
    )

    assert 'value="t-department"' in searched.content.decode()
    assert "vì tuyến này do sở quản lý" in searched.content.decode()
    assert (written.status_code, ended.status_code) == (302, 302)
    assert route.unit.code == "t-department"
    assert Competence.objects.get(pk=row.pk).valid_to == date(2026, 11, 1)


def test_competence_of_communes_own_bodies_is_one_row(officer: SignIn, cast: Cast) -> None:
    own = {**ROW, "area": "t-province", "rule": "own", "template": "ubnd", "unit": ""}

    written = officer("administrator").post(EDIT, {**own, "field": "power"})

    assert written.status_code == 302
    row = Competence.objects.get(rule="own")
    assert (row.template, row.area.code, row.unit) == ("ubnd", "t-province", None)


def test_competence_that_cannot_be_keeps_the_form(officer: SignIn) -> None:
    client = officer("administrator")

    answers = [
        client.post(EDIT, {**ROW, "field": "conduct"}),  # always goes to the superior
        client.post(EDIT, {**ROW, "why": ""}),
        client.post(EDIT, {**ROW, "unit": ""}),
        client.post(EDIT, {**ROW, "rule": "own"}),  # without a kind of body
        client.post(EDIT, {**ROW, "valid_from": "2025-07-01"}),
    ]

    assert {answer.status_code for answer in answers} <= {409, 422}
    assert all("QĐ 3" in answer.content.decode() for answer in answers)


# ---- successions ------------------------------------------------------------------------------


def test_split_waits_in_a_list_until_a_person_chooses(officer: SignIn, cast: Cast) -> None:
    case = cast.receive().case
    due = Commitment.objects.get(about_code=case.code).due_on
    upper, lower = replaced(cast, "Xã Trên", "Xã Dưới")
    leader = officer("province-leader")
    assert succession.settle_once(at=later(days=3)) == 3  # roles alone

    home = leader.get("/van-phong/").content.decode()
    listed = leader.get("/van-phong/ke-thua").content.decode()
    address = f"/van-phong/ke-thua/{case.code}/t-commune-office"
    form = leader.get(address).content.decode()
    no_why = leader.post(address, {"successor": f"{lower.code}.kinh-te", "why": " "})
    elsewhere = leader.post(address, {"successor": "t-department", "why": "vì thế"})
    done = leader.post(address, {"successor": f"{lower.code}.kinh-te", "why": "vì ở phía dưới"})

    assert "1 chờ chọn đơn vị kế thừa" in home
    assert case.code in listed
    assert "Phòng Kinh tế xã Trên" in form
    assert "nay là Xã Dưới, Xã Trên" in form or "nay là Xã Trên, Xã Dưới" in form
    assert "checked" not in form  # the place was split itself: nobody has chosen for the person
    assert (no_why.status_code, elsewhere.status_code, done.status_code) == (422, 422, 302)
    case = Case.objects.get(pk=case.pk)
    assert case.unit.area == lower
    assert Commitment.objects.get(about_code=case.code).due_on == due
    assert "Không có việc nào chờ" in leader.get("/van-phong/ke-thua").content.decode()
    assert leader.get(address).status_code == 200  # somebody else pressed first: said, not broken
    assert upper.valid_to is None


def test_strangers_choose_nothing(officer: SignIn, cast: Cast) -> None:
    case = cast.receive().case
    replaced(cast, "Xã Trên", "Xã Dưới")

    assert officer("expert").get(
        f"/van-phong/ke-thua/{case.code}/t-commune-office"
    ).status_code in (403, 404)
    assert officer("administrator").get("/van-phong/ke-thua").status_code == 403
    living = officer("province-leader").get(f"/van-phong/ke-thua/{case.code}/t-department")
    assert living.status_code == 404


def test_roles_pass_on_in_one_step(officer: SignIn, cast: Cast) -> None:
    (new,) = replaced(cast, "Xã Mới")
    succession.settle_once(at=later(days=3))
    client = officer("administrator")
    address = "/van-phong/quan-tri/ke-thua"

    page = client.get(address).content.decode()
    names = dict(
        re.findall(r'<select id="(role-\d+)".*?<option value="([^"]+)" selected', page, re.S)
    )
    nobody = client.post(address, {})
    elsewhere = client.post(address, dict.fromkeys(names, "t-department"))
    passed_on = Officer.objects.get(username="clerk").roles.count()
    done = client.post(address, names)

    assert "Hoàng Văn Tiếp" in page
    assert len(names) == 5  # clerk, handler, leader, lawyer, front
    assert (nobody.status_code, elsewhere.status_code) == (422, 422)
    assert passed_on == 1  # none of them
    assert done.status_code == 302
    assert Officer.objects.filter(is_active=True, roles__unit__area=new).distinct().count() == 5
    with time_machine.travel(NOW + timedelta(days=4), tick=False):
        assert officer("clerk").get("/van-phong/").status_code == 200
        assert calendar.day_of(later(days=4)) > date(2026, 10, 5)
    assert "Không có vai trò nào phải chuyển" in client.get(address).content.decode()
