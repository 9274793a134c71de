"""Lists of hamlets: judged row by row, then written exactly as shown."""

from datetime import date

import pytest

from hoiam.base.models import Event
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, NotAllowed, WrongState
from hoiam.units import actions, hamlets, queries
from hoiam.units.hamlets import CHANGED, KNOWN, NEW, REFUSED, KnownCommune, KnownHamlet
from hoiam.units.models import Unit, UnitKind
from tests.units.conftest import AT

TODAY = date(2026, 5, 4)
START = date(2025, 7, 1)
COMMUNES = (
    KnownCommune("lc-02680", "02680", "Xã Hợp Thành", START),
    KnownCommune("lc-02647", "02647", "Phường Lào Cai", START),
)
HAMLETS = (
    KnownHamlet("lc-02680-t01", "lc-02680", "Thôn 1"),
    KnownHamlet("lc-02680-t02", "lc-02680", "Bản Pho"),
)


def read(text: str) -> hamlets.Preview:
    return hamlets.read(text, communes=COMMUNES, hamlets=HAMLETS)


def only(line: str, heading: str = "commune_code,name,kind,code,valid_from") -> hamlets.Row:
    rows = read(f"{heading}\n{line}\n").rows
    assert len(rows) == 1
    return rows[0]


@pytest.mark.parametrize(
    ("line", "verdict", "name"),
    [
        ("02680,2,thôn,,", NEW, "Thôn 2"),
        ("lc-02680,Thôn 2,thôn,,", NEW, "Thôn 2"),
        ("02647,Tổ dân phố số 2,tổ dân phố,,", NEW, "Tổ dân phố số 2"),
        ("02680,Thôn  1,,,", KNOWN, "Thôn 1"),
        ("02647,Thôn 1,,,", NEW, "Thôn 1"),
        ("02680,Bản Phô,,lc-02680-t02,", CHANGED, "Bản Phô"),
        ("02680,BẢN PHO,,,", CHANGED, "BẢN PHO"),
        ("02680,Bản Pho,,lc-02680-t02,", KNOWN, "Bản Pho"),
    ],
)
def test_row_is_judged(line: str, verdict: str, name: str) -> None:
    row = only(line)

    assert (row.verdict, row.name, row.why) == (verdict, name, "")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("99999,Thôn 1,,,", "Không có xã, phường nào mang mã “99999”."),
        (",Thôn 1,,,", "Không có xã, phường nào"),
        ("02680,,thôn,,", "Thiếu tên"),
        ("02680,---,,,", "không có chữ hoặc số nào"),
        ("02680,=HYPERLINK(1),,,", "bắt đầu bằng dấu “=”"),
        ("02680,Thôn 5,phum,,", "Loại “phum” lạ"),
        ("02680,Thôn 5,,,1/7/2025", "không đúng dạng năm-tháng-ngày"),
        ("02680,Thôn 5,,lc-02680-t99,", "Không có thôn nào mang mã"),
        ("02647,Thôn 1,,lc-02680-t01,", "đang thuộc xã khác"),
        ("02680,Thôn 1,,lc-02680-t02,", "đã có “Thôn 1”"),
        ("02680," + "a" * 121 + ",,,", "dài quá 120"),
    ],
)
def test_row_is_refused_with_its_reason(line: str, said: str) -> None:
    row = only(line)

    assert row.verdict == REFUSED
    assert said in row.why
    assert row.line == 2


def test_second_of_two_equal_rows_is_refused_with_the_line_of_the_first() -> None:
    rows = read("commune_code,name\n02680,Thôn 7\n\n02680,thon 7\n").rows

    assert [row.verdict for row in rows] == [NEW, REFUSED]
    assert "dòng 2" in rows[1].why
    assert rows[1].line == 4


def test_semicolons_a_byte_order_mark_and_other_columns_are_understood() -> None:
    preview = read("\ufeffcommune_code;name;head_name\r\n02680;Thôn 8;\r\n")

    assert [row.verdict for row in preview.rows] == [NEW]
    assert preview.ignored == ("head_name",)


@pytest.mark.parametrize("text", ["", "\n", "ma,ten\n02680,Thôn 1\n", "name\nThôn 1\n"])
def test_list_without_its_columns_is_refused(text: str) -> None:
    preview = read(text)

    assert preview.count(REFUSED) == 1
    assert "commune_code" in preview.rows[0].why
    assert not preview.is_clean


def test_too_long_a_list_is_refused_after_its_limit() -> None:
    lines = "\n".join(f"02680,Thôn {number}" for number in range(100, hamlets.MOST_ROWS + 101))

    preview = read(f"commune_code,name\n{lines}\n")

    assert preview.count(NEW) == hamlets.MOST_ROWS
    assert preview.count(REFUSED) == 1


def preview_of(text: str) -> hamlets.Preview:
    return hamlets.read(
        text, communes=queries.known_communes(TODAY), hamlets=queries.known_hamlets(TODAY)
    )


def test_import_writes_the_preview_once(lao_cai: actions.Loaded, administrator: Actor) -> None:
    text = "commune_code,name,kind\n02680,1,thôn\n02680,2,thôn\n02647,Tổ dân phố số 3,\n"

    done = actions.import_hamlets(rows=preview_of(text).rows, by=administrator, at=AT)

    assert done == actions.Imported(made=3, renamed=0)
    made = Unit.objects.filter(kind=UnitKind.HAMLET).order_by("code")
    assert [one.code for one in made] == ["lc-02647-t01", "lc-02680-t01", "lc-02680-t02"]
    assert made[1].parent == queries.by_code("lc-02680")
    assert made[1].valid_from == START
    assert [row.verdict for row in preview_of(text).rows] == [KNOWN] * 3
    assert Event.objects.filter(tag="units.hamlets.imported").count() == 1


def test_import_renames_by_code(lao_cai: actions.Loaded, administrator: Actor) -> None:
    first = preview_of("commune_code,name\n02680,Bản Pho\n").rows
    actions.import_hamlets(rows=first, by=administrator, at=AT)

    second = preview_of("commune_code,name,code\n02680,Bản Phố,lc-02680-t01\n").rows
    done = actions.import_hamlets(rows=second, by=administrator, at=AT)

    assert done == actions.Imported(made=0, renamed=1)
    assert queries.by_code("lc-02680-t01").name == "Bản Phố"


def test_import_of_an_old_preview_is_refused(lao_cai: actions.Loaded, administrator: Actor) -> None:
    rows = preview_of("commune_code,name\n02680,Thôn 1\n").rows
    actions.import_hamlets(rows=rows, by=administrator, at=AT)

    with pytest.raises(WrongState):
        actions.import_hamlets(rows=rows, by=administrator, at=AT)

    assert Unit.objects.filter(kind=UnitKind.HAMLET).count() == 1


def test_import_with_a_refused_row_writes_nothing(
    lao_cai: actions.Loaded, administrator: Actor
) -> None:
    rows = preview_of("commune_code,name\n02680,Thôn 1\n99999,Thôn 2\n").rows

    with pytest.raises(Invalid):
        actions.import_hamlets(rows=rows, by=administrator, at=AT)

    assert not Unit.objects.filter(kind=UnitKind.HAMLET).exists()


def test_import_by_a_clerk_is_refused(lao_cai: actions.Loaded, clerk: Actor) -> None:
    with pytest.raises(NotAllowed):
        actions.import_hamlets(rows=(), by=clerk, at=AT)
