"""Who may receive a sealed denunciation: one table of cases for the house and for the browser."""

import copy
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hoiam.core import recipient_lists as lists
from hoiam.core import recipients
from hoiam.core.bech32 import is_age_recipient
from hoiam.core.log import notes
from hoiam.core.log.untrue import Untrue
from hoiam.core.recipient_lists import Changed
from hoiam.core.recipients import Accused, Choice, Lot, Post, RecipientList, Told
from hoiam.core.refusals import Invalid

CASES: dict[str, Any] = json.loads(
    (Path(__file__).parent / "recipients_cases.json").read_text(encoding="utf-8")
)


def _text(case: dict[str, Any]) -> str:
    if "text" in case:
        return str(case["text"])
    value = copy.deepcopy(CASES["lists"][case["list"]])
    for patch in case.get("patches", []):
        *way, last = patch["path"]
        place = value
        for step in way:
            place = place[step]
        place[last] = patch["value"]
    return lists.written(value)


def _list(name: str = "province", *patches: tuple[list[Any], Any]) -> RecipientList:
    made = [{"path": path, "value": value} for path, value in patches]
    return lists.read(_text({"list": name, "patches": made}))


def _told(case: dict[str, Any]) -> Told:
    told = case["told"]
    accused = tuple(Accused(one["unit"], Post(one["post"])) for one in told["accused"])
    return Told(accused, told["leaders_free"], frozenset(told["struck"]))


@pytest.mark.parametrize("case", CASES["choosing"], ids=lambda case: case["name"])
def test_who_may_be_chosen(case: dict[str, Any]) -> None:
    listed, told = _list(case["list"]), _told(case)
    found = {
        one.group.code: {"choice": one.choice.value, "lots": dict(one.lots)}
        for one in recipients.offers(listed, told)
    }
    assert found == case["offers"]
    assert recipients.default(listed, told) == case["default"]


@pytest.mark.parametrize("case", CASES["choosing"], ids=lambda case: case["name"])
def test_nobody_receives_where_a_group_may_not_be_chosen_nor_under_the_accused(
    case: dict[str, Any],
) -> None:
    listed, told = _list(case["list"]), _told(case)
    led = {one.unit for one in told.accused if one.leads}
    for one in recipients.offers(listed, told):
        assert (one.choice is Choice.OK) == (len(one.receivers) >= recipients.LEAST_HANDLERS)
        for handler in one.receivers:
            assert not led & set(listed.path(handler.unit))
            assert handler.code not in told.struck


@pytest.mark.parametrize("case", CASES["reading"], ids=lambda case: case["name"])
def test_a_list_is_read_or_refused(case: dict[str, Any]) -> None:
    text = _text(case)
    if case["refused"] is None:
        assert lists.read(text).text == text
        return
    with pytest.raises(Invalid) as refused:
        lists.read(text)
    assert refused.value.code == case["refused"]


def test_the_table_knows_every_answer() -> None:
    """A choice or a lot that no case has would be tried by nobody."""
    offered = [one for case in CASES["choosing"] for one in case["offers"].values()]
    assert {one["choice"] for one in offered} == set(Choice)
    assert {lot for one in offered for lot in one["lots"].values()} == set(Lot)
    posts = {one["post"] for case in CASES["choosing"] for one in case["told"]["accused"]}
    assert posts == set(Post)


def test_a_later_message_asks_the_rule_anew() -> None:
    listed, told = _list(), Told((Accused("xa-a", Post.HEAD),))
    again = recipients.offer(listed, "g-tinh", told)
    assert again is not None
    assert [one.code for one in again.receivers] == ["tt1", "tt2", "tcd"]
    assert recipients.offer(listed, "g-none", told) is None


def _next(*patches: tuple[list[Any], Any]) -> RecipientList:
    first = _list()
    return _list("province", (["number"], 2), (["previous"], first.hash), *patches)


@pytest.mark.parametrize(
    ("patches", "is_right"),
    [
        ((), True),
        (((["date"], "2026-11-21"),), True),
        (((["date"], "2026-11-19"),), False),
        (((["number"], 3),), False),
        (((["previous"], "a" * 64),), False),
        (((["origin"], "hoiam.example/khac"),), False),
    ],
)
def test_a_list_follows_the_one_before(patches: Any, is_right: bool) -> None:
    new = _next(*patches)
    if is_right:
        lists.follows(new, _list())
        return
    with pytest.raises(Invalid, match="does-not-follow"):
        lists.follows(new, _list())


def test_the_first_list_follows_nothing() -> None:
    lists.follows(_list(), None)
    with pytest.raises(Invalid, match="does-not-follow"):
        lists.follows(_next(), None)


HANDLER = ["groups", 0, "handlers", 0]


@pytest.mark.parametrize(
    ("patches", "found"),
    [
        ((), []),
        ((([*HANDLER, "post"], "Phó Chánh Thanh tra"),), [(Changed.HANDLER_POST, "tt1")]),
        ((([*HANDLER, "standing"], "deputy"),), [(Changed.HANDLER_POST, "tt1")]),
        (
            (([*HANDLER, "code"], "tt9"),),
            [(Changed.HANDLER_GONE, "tt1"), (Changed.HANDLER_NEW, "tt9")],
        ),
        (((["groups", 3, "unit"], "thanh-tra"),), [(Changed.GROUP, "g-nv")]),
        (((["groups", 3, "name"], "Nhóm khác"),), [(Changed.GROUP, "g-nv")]),
        (
            ((["groups", 3, "code"], "g-9"),),
            [
                (Changed.GROUP_GONE, "g-nv"),
                (Changed.HANDLER_GONE, "nv1"),
                (Changed.GROUP_NEW, "g-9"),
                (Changed.HANDLER_NEW, "nv1"),
            ],
        ),
        (((["recovery", "custodians", 0, "name"], "Người khác"),), [(Changed.CUSTODIANS, "")]),
        (((["units", 8, "name"], "Đảng ủy phường A"),), [(Changed.UNIT, "dang-uy-a")]),
        (((["units", 8, "parent"], "ubnd"),), [(Changed.UNIT, "dang-uy-a")]),
        (
            ((["units", 8, "code"], "dang-uy-b"),),
            [(Changed.UNIT_GONE, "dang-uy-a"), (Changed.UNIT_NEW, "dang-uy-b")],
        ),
    ],
)
def test_what_changes_is_shown_by_name(patches: Any, found: list[tuple[Changed, str]]) -> None:
    assert [(one.what, one.code) for one in lists.changes(_list(), _next(*patches))] == found


def test_changed_keys_are_shown_in_full() -> None:
    """Keys of two handlers changed over, through a list in which nobody else has them."""
    table = CASES["lists"]["province"]["groups"]
    one, other = (table[3]["handlers"][0]["recipient"], table[4]["handlers"][0]["recipient"])
    new = _next(
        (["groups", 3, "handlers", 0, "recipient"], other),
        (["groups", 4, "handlers", 0, "recipient"], one),
    )
    found = lists.changes(_list(), new)
    assert [(each.what, each.was, each.now) for each in found] == [
        (Changed.HANDLER_KEY, one, other),
        (Changed.HANDLER_KEY, other, one),
    ]
    recovery = CASES["lists"]["province"]["recovery"]["recipient"]
    new = _next((["recovery", "recipient"], one), ([*HANDLER[:1], 3, "handlers"], []))
    assert lists.changes(_list(), new)[0].was == recovery


def test_the_first_list_is_all_new() -> None:
    found = {one.what for one in lists.changes(None, _list())}
    assert {Changed.RECOVERY_KEY, Changed.CUSTODIANS, Changed.GROUP_NEW} <= found
    assert {Changed.HANDLER_NEW, Changed.UNIT_NEW} <= found


def test_a_list_of_a_province_is_read_quickly() -> None:
    """A thousand units: what was quadratic would show here."""
    units = [{"code": f"u{number}", "name": "x", "parent": "ubnd"} for number in range(1000)]
    value = CASES["lists"]["province"]
    listed = lists.read(lists.written({**value, "units": [*value["units"], *units]}))
    assert (len(listed.units), listed.date) == (1009, date(2026, 11, 20))


def test_keys_that_are_nought_or_spill_over_are_none() -> None:
    key = CASES["lists"]["province"]["recovery"]["recipient"]
    assert is_age_recipient(key)
    assert not any(is_age_recipient(key.replace("1", one, 1)) for one in ("0", "l", "-"))
    assert not is_age_recipient("age1" + "b" * 58)
    assert not is_age_recipient(key + "q")


def test_the_signed_list_of_the_table_and_what_stands_on_the_poster() -> None:
    """The same note and the same fingerprint are checked by the browser's tests."""
    kept = CASES["key"]
    assert lists.fingerprint(kept["vkey"]) == kept["fingerprint"]
    note = notes.read(kept["signed"])
    notes.check_signed(note, notes.read_key(kept["vkey"]))
    assert lists.read(note.text) == _list()
    other = notes.read(kept["signed"].replace("Chánh Thanh tra tỉnh", "Chánh Thanh tra Tỉnh"))
    with pytest.raises(Untrue):
        notes.check_signed(other, notes.read_key(kept["vkey"]))
