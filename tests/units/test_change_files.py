"""A file of official changes: a verdict per row, then exactly that, whole or not at all."""

import json
from datetime import date

import pytest

from hoiam.base.models import Event
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, NotAllowed, WrongState
from hoiam.units import actions, change_files, queries
from hoiam.units.change_files import KNOWN, NEW, REFUSED
from hoiam.units.models import Unit
from tests.units.conftest import AT

HEAD = "decision,day,what,predecessors,successors,parent\n"
WHOLE = (
    HEAD
    + """\
NQ 10,2026-07-01,merge,02680;lc-02746,Xã Hợp San (02680),
NQ 10,2026-07-01,redesignate,lc-02905,Phường Bảo Thắng (02905),
NQ 11,2026-07-01,split,03082,Xã Văn Bàn (03082); Xã Khánh Yên Hạ (03083),
NQ 12,2026-08-01,rename,lc-02989,Xã Bảo Hà Mới,
QĐ 5,2026-07-01,create,,Thôn Mới,lc-02680
QĐ 6,2026-08-01,abolish,lc.ngoai-vu,,
"""
)
ON = date(2026, 7, 1)


def verdicts(text: str) -> list[tuple[str, str]]:
    return [(row.verdict, row.why) for row in change_files.read(text)]


def test_whole_file_is_written_in_one_go_and_again_changes_nothing(
    lao_cai: actions.Loaded, administrator: Actor
) -> None:
    # The hamlet of row five begins on the day its commune ends: the file is about one commune too
    # many, and says so.
    rows = change_files.read(WHOLE.replace("lc-02680\n", "lc-02647\n"))
    assert [row.verdict for row in rows] == [NEW] * 6

    assert actions.apply_changes(rows=rows, by=administrator, at=AT) == 6

    later = date(2026, 8, 2)
    (merged,) = queries.on_day(queries.by_code("lc-02746"), later)
    assert (merged.name, merged.official_code) == ("Xã Hợp San", "02680")
    assert queries.name_on(queries.by_code("lc-02905"), later) == "Phường Bảo Thắng"
    assert len(queries.on_day(queries.find_ever("03082", date(2026, 5, 4))[0].unit, later)) == 2
    assert queries.name_on(queries.by_code("lc-02989"), later) == "Xã Bảo Hà Mới"
    assert queries.hamlets_in(queries.by_code("lc-02647"), ON).get().name == "Thôn Mới"
    assert queries.on_day(queries.by_code("lc.ngoai-vu"), later) == ()
    assert Event.objects.filter(tag="units.changes.applied").count() == 1

    units = Unit.objects.count()
    again = change_files.read(WHOLE.replace("lc-02680\n", "lc-02647\n"))
    assert [row.verdict for row in again[:5]] == [KNOWN] * 5
    with pytest.raises(WrongState):
        actions.apply_changes(rows=again[:5], by=administrator, at=AT)
    assert Unit.objects.count() == units


def test_json_says_the_same(lao_cai: actions.Loaded, administrator: Actor) -> None:
    text = json.dumps(
        [
            {
                "decision": "NQ 10", "day": "2026-07-01", "what": "merge",
                "predecessors": ["lc-02680", "lc-02746"],
                "successors": [{"name": "Xã Hợp San", "code": "02680"}],
            }
        ]
    )  # fmt: skip

    (row,) = change_files.read(text)

    assert (row.verdict, row.successors[0].kind) == (NEW, "commune")
    assert actions.apply_changes(rows=[row], by=administrator, at=AT) == 1


REFUSED_ROWS = (
    ("NQ,2026-07-01,dissolve,lc-02680,,", "dissolve"),
    ("NQ,1/7/2026,abolish,lc-02680,,", "1/7/2026"),
    (",2026-07-01,abolish,lc-02680,,", "văn bản"),
    ("NQ,2026-07-01,merge,lc-99999,Xã Mới,", "lc-99999"),
    ("NQ,2026-07-01,merge,lc10-02650,Xã Mới,", "lc10-02650"),  # ended long ago
    ("NQ,2026-07-01,merge,lc-02680,,", "merge"),
    ("NQ,2026-07-01,split,lc-02680,Xã Một,", "split"),
    ("NQ,2026-07-01,merge,lc-02680,Hợp San,", "Hợp San"),
    ("NQ,2026-07-01,create,,Thôn Mới,", "parent"),
    ("NQ,2026-07-01,create,,Thôn Mới,lc-99999", "lc-99999"),
)


@pytest.mark.parametrize(("row", "named"), REFUSED_ROWS)
def test_row_that_cannot_be_is_refused_with_a_sentence(
    lao_cai: actions.Loaded, administrator: Actor, row: str, named: str
) -> None:
    rows = change_files.read(HEAD + row)

    assert rows[0].verdict == REFUSED
    assert named in rows[0].why
    with pytest.raises(Invalid):
        actions.apply_changes(rows=rows, by=administrator, at=AT)


def test_unit_ends_in_one_row_alone(lao_cai: actions.Loaded) -> None:
    text = HEAD + "NQ,2026-07-01,merge,lc-02680,Xã Một,\nNQ,2026-07-01,abolish,lc-02680,,\n"

    assert [verdict for verdict, _why in verdicts(text)] == [NEW, REFUSED]


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "[1", "{", '"x"', HEAD])
def test_file_that_is_none_is_refused(db: None, text: str) -> None:
    with pytest.raises(Invalid):
        change_files.read(text)


def test_preview_that_is_out_of_date_writes_nothing(
    lao_cai: actions.Loaded, administrator: Actor
) -> None:
    rows = change_files.read(
        HEAD + "NQ,2026-07-01,abolish,lc.ngoai-vu,,\nNQ,2026-07-01,merge,lc-02680,Xã Một,\n"
    )
    actions.replace_units(
        predecessors=[queries.by_code("lc-02680")], successors=[], on=date(2026, 6, 1),
        decision="NQ 0", by=administrator, at=AT,
    )  # fmt: skip

    with pytest.raises(WrongState):
        actions.apply_changes(rows=rows, by=administrator, at=AT)

    assert queries.by_code("lc.ngoai-vu").valid_to is None


def test_clerk_applies_nothing(lao_cai: actions.Loaded, clerk: Actor) -> None:
    rows = change_files.read(HEAD + "NQ,2026-07-01,abolish,lc.ngoai-vu,,\n")

    with pytest.raises(NotAllowed):
        actions.apply_changes(rows=rows, by=clerk, at=AT)
