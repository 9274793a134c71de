"""The public log over HTTP: what a stranger gets is enough to check everything without us."""

from datetime import timedelta

import pytest
from django.test import Client

from hoiam.core.log import notes, proofs, tiles, trust
from hoiam.core.log.acts import Act
from hoiam.core.log.proofs import Standing
from hoiam.core.log.tiles import Tile
from hoiam.publication import actions
from hoiam.publication.actions import log
from hoiam.publication.log import queries
from tests.cast import NOW
from tests.publication import logs
from tests.publication.logs import BY

SOME = logs.witness("mat-tran.vn")


@pytest.fixture
def entries(db: None, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A tree of 300, of which a witness saw 260."""
    logs.fresh()
    logs.without_covers(monkeypatch)
    actions.name_witness(name="Mặt trận xã", key=SOME.key.text, address="", by=BY, at=NOW)
    made = logs.waiting(259)
    head = actions.sequence(by=BY, at=NOW)
    assert head is not None
    seen = head.note + SOME.line(notes.read(head.note).text, NOW)
    actions.record_cosignatures(checkpoint=seen, by=BY, at=NOW)
    made += logs.waiting(40, start=259)
    actions.sequence(by=BY, at=NOW + timedelta(minutes=1))
    return made


def test_whole_tree_is_checked_from_its_public_files(entries: list[str], client: Client) -> None:
    policy = trust.read(client.get("/nhat-ky/policy").content.decode())

    def read(tile: Tile) -> bytes:
        answer = client.get(f"/nhat-ky/{tile.path}")
        assert answer.status_code == 200
        assert answer["Cache-Control"].endswith("immutable")
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert not answer.cookies
        return bytes(answer.content)

    checkpoint = client.get("/nhat-ky/checkpoint").content.decode()
    head = trust.judged(policy, notes.read(checkpoint)).checkpoint
    assert head.size == 300
    found: list[bytes] = []
    for index, width in ((0, 256), (1, 44)):
        found += tiles.entries_in(read(Tile(tiles.ENTRIES, index, width)), width=width)
    assert {one.hex() for one in found} >= set(entries)
    for tile in tiles.tiles_of(300):
        read(tile)
    # What the witness signed is still provable: a name of a part that has become full since.
    assert len(read(Tile(0, 1, 4))) == 4 * 32


def test_proof_and_witnessed_checkpoint_hold_without_asking_us(
    entries: list[str], client: Client
) -> None:
    policy = trust.read(client.get("/nhat-ky/policy").content.decode())
    old, new = (
        next(one for one in entries if (queries.index_of(one) or 0) < 260),
        next(one for one in entries if (queries.index_of(one) or 0) >= 260),
    )
    for entry, standing in ((old, Standing.WITNESSED), (new, Standing.INCLUDED)):
        text = client.get(f"/nhat-ky/chung-minh/{entry}").content.decode()
        verdict = proofs.verdict(proofs.read(text), policy, entry=bytes.fromhex(entry))
        assert verdict.standing is standing
    seen = notes.read(client.get("/nhat-ky/checkpoint-chung-kien").content.decode())
    assert trust.check_quorum(policy, seen).checkpoint.size == 260


def test_page_says_how_far_the_log_is_and_finds_an_entry(
    entries: list[str], client: Client
) -> None:
    root = queries.newest_root()
    assert root is not None
    page = client.get("/nhat-ky/").content.decode()

    for words in (root.short, "Mặt trận xã", "hoiam_verify.py", "/nhat-ky/kiem-tra"):
        assert words in page
    assert "ngừng ký" not in page
    found = client.get("/nhat-ky/", {"muc": f" {entries[0].upper()} "})
    assert found["Location"] == f"/nhat-ky/chung-minh/{entries[0]}"
    assert "Không có mục này" in client.get("/nhat-ky/", {"muc": "ab" * 32}).content.decode()
    actions.hold_log(why="restored", by=BY, at=NOW)
    assert "ngừng ký" in client.get("/nhat-ky/").content.decode()


ABSENT = (
    "tile/0/002", "tile/0/001.p/45", "tile/0/1", "tile/0/000.p/0", "tile/9/000", "tile/x/000",
    "tile/entries/../../../keys", "tile/0/..%2f..%2f..%2fhoiam.sqlite3", "chung-minh/abc",
    f"chung-minh/{'ab' * 32}", "truoc/7/checkpoint", "truoc/7/tile/0/000",
)  # fmt: skip
THERE = ("tile/0/000", "tile/0/001.p/44", "truoc/1/tile/0/000", "truoc/1/checkpoint", "policy")


def test_what_is_not_there_is_not_found(entries: list[str], client: Client) -> None:
    told = {one: client.get(f"/nhat-ky/{one}").status_code for one in (*ABSENT, *THERE)}

    assert told == dict.fromkeys(ABSENT, 404) | dict.fromkeys(THERE, 200)


def test_before_the_first_entry_the_page_says_so(db: None, client: Client) -> None:
    logs.fresh()

    assert "chưa có mục nào" in client.get("/nhat-ky/").content.decode()
    assert client.get("/nhat-ky/checkpoint").status_code == 404
    assert client.get("/nhat-ky/policy").content.decode() == "quorum none\n"
    assert b"def main" in client.get("/nhat-ky/hoiam_verify.py").content


def test_dates_counted_anew_for_many_are_named_with_a_proof_that_anybody_may_have(
    entries: list[str], client: Client
) -> None:
    why = "7/10/2026 nghỉ (Bão số 9; Công điện 88)"
    made = log.commit(
        act=Act.RECOUNT, subject="calendar", body={"step": "recounted", "why": why}, at=NOW
    )
    assert f"/nhat-ky/chung-minh/{made.entry}" in (told := client.get("/nhat-ky/").content.decode())
    assert why in told
    actions.sequence(by=BY, at=NOW + timedelta(minutes=2))

    text = client.get(f"/nhat-ky/chung-minh/{made.entry}").content.decode()

    policy = trust.read(client.get("/nhat-ky/policy").content.decode())
    found = proofs.read(text)
    assert proofs.verdict(found, policy, entry=bytes.fromhex(made.entry)).standing is (
        Standing.INCLUDED
    )
    assert found.opening is not None
    assert found.opening.record["body"] == {"step": "recounted", "why": why}
