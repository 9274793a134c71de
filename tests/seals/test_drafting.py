"""From keys of handlers to a draft, and from the signed list back to the installation."""

import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from hoiam.cli import recipients_here
from hoiam.core import recipient_lists as lists
from hoiam.seals import actions as seals
from hoiam.seals import drafting, trusted
from tests.cast import Cast, later, make_cast
from tests.seals.listed import KEY, ORIGIN, Listing, recipient, signed, with_key

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 2)


@pytest.fixture
def cast(settings: Any) -> Cast:
    settings.RECIPIENTS_KEY = KEY.text
    return make_cast()


def _draft(recovery: dict[str, Any] | None = None) -> dict[str, Any]:
    return drafting.draft(origin=ORIGIN, day=DAY, recovery=recovery)


def _in_groups(value: dict[str, Any]) -> dict[str, list[str]]:
    return {one["code"]: [each["name"] for each in one["handlers"]] for one in value["groups"]}


RECOVERY = {
    "recipient": recipient("recovery"),
    "custodians": [{"name": "A", "post": "B"}, {"name": "C", "post": "D"}],
}


def test_the_first_draft_groups_people_under_the_body_of_their_area(cast: Cast) -> None:
    for name in ("clerk", "leader", "expert"):
        with_key(cast, name)
    value = _draft(RECOVERY)
    assert _in_groups(value) == {
        "t-commune-ubnd": ["Hoàng Văn Tiếp", "Phàn Thị Lãnh"],
        "t-province-ubnd": ["Lý Thị Sở"],
    }
    listed = lists.read(lists.written(value))
    assert (listed.number, listed.previous) == (1, "")
    parents = {one.code: one.parent for one in listed.units}
    assert parents["t-commune-office"] == "t-commune-ubnd"
    assert parents["t-commune-ubnd"] == "t-province-ubnd"
    assert not {"t-commune", "t-power"} & set(parents)  # territories and outside bodies
    group = listed.group("t-commune-ubnd")
    assert group is not None
    assert [one.standing for one in group.handlers] == ["member", "head"]


def test_the_next_draft_keeps_groups_takes_new_keys_and_drops_who_left(cast: Cast) -> None:
    first = Listing(cast)
    first.published()
    for name in ("province-leader", "expert", "leader", "clerk", "stranger"):
        with_key(cast, name)
    seals.keep_key(
        recipient=recipient("clerk anew"), locked="YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCA=",
        by=cast.actor("clerk"), at=later(),
    )  # fmt: skip
    value = _draft()
    assert _in_groups(value) == {
        "tinh": ["Đỗ Văn Tỉnh", "Lý Thị Sở"],
        "xa": ["Phàn Thị Lãnh", "Hoàng Văn Tiếp"],  # `handler` has no key any more
        "t-other-ubnd": ["Giàng Thị Ngoài"],
    }
    assert value["groups"][1]["handlers"][1]["recipient"] == recipient("clerk anew")
    assert value["groups"][1]["handlers"][1]["post"] == "Chuyên viên"
    new = lists.read(lists.written(value))
    lists.follows(new, trusted.last())
    assert new.recovery == recipient("recovery")


def test_draft_and_publish_at_the_console(cast: Cast, tmp_path: Path, capsys: Any) -> None:
    with_key(cast, "clerk")
    out, recovery = tmp_path / "draft.json", tmp_path / "recovery.json"

    def run(**options: Any) -> tuple[int, str]:
        code = recipients_here.run(SimpleNamespace(**options))  # type: ignore[arg-type]
        said = capsys.readouterr()
        return code, said.out + said.err

    recovery.write_text("{}", encoding="utf-8")
    code, said = run(step="draft", out=str(out), recovery=str(recovery))
    assert (code, out.exists()) == (1, False)
    code, said = run(step="draft", out=str(out), recovery=None)
    assert (code, "Chưa có khóa dự phòng" in said, "chưa đủ hai người" in said) == (0, True, True)
    assert run(step="draft", out=str(out), recovery=None)[0] == 1  # never written over
    recovery.write_text(json.dumps(RECOVERY), encoding="utf-8")
    out.unlink()
    assert run(step="draft", out=str(out), recovery=str(recovery))[0] == 0
    note = tmp_path / "note"
    value = json.loads(out.read_text("utf-8"))
    note.write_text(signed(lists.written(value)), encoding="utf-8")
    code, said = run(step="publish", file=str(note))
    assert (code, trusted.fingerprint() in said) == (0, True), said
    assert trusted.newest_row() is not None


def test_whose_list_it_is_without_a_pinned_key(cast: Cast, settings: Any) -> None:
    assert recipients_here.origin() == ORIGIN
    settings.RECIPIENTS_KEY = ""
    assert recipients_here.origin().endswith("/nhat-ky")
