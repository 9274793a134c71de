"""Witnesses of the log: invited by an administrator, met by file, over the network, or by their own."""

from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from hoiam.cli.main import main
from hoiam.core.log import notes, proofs, trust
from hoiam.core.log.acts import Act
from hoiam.publication import actions
from hoiam.publication.actions import log
from hoiam.publication.log import asked, queries
from hoiam.publication.log.asked import Asked
from hoiam.publication.witness import cosigning, keeping, sources
from hoiam.publication.witness.keeping import State
from hoiam.web.sealed import pages, served
from tests.cast import NOW, Cast
from tests.publication import logs
from tests.publication.logs import BY, commit

SECONDS = int(NOW.timestamp())


@pytest.fixture(autouse=True)
def _log(db: None, monkeypatch: pytest.MonkeyPatch) -> Any:
    logs.fresh()
    logs.without_covers(monkeypatch)
    with time_machine.travel(NOW, tick=False):
        for number in range(3):
            commit(number, at=NOW)
        actions.sequence(by=BY, at=NOW)
        yield


@pytest.fixture
def state(tmp_path: Path) -> State:
    made = keeping.begin(tmp_path / "w", "thu-vien.example")
    made.follow(notes.read_key(queries.origin().key))  # type: ignore[union-attr]
    return made


def invite(client: Client, state: State, **more: str) -> Any:
    typed = {"name": "Thư viện tỉnh", "key": state.signer.key.text, "address": "", **more}
    return client.post(reverse("office:witness-new"), typed)


def file(text: str) -> dict[str, Any]:
    return {"file": SimpleUploadedFile("tra-loi.txt", text.encode())}


def test_a_library_is_invited_and_met_by_file(cast: Cast, state: State) -> None:
    client = cast.browser("administrator")
    assert "Chưa mời ai" in client.get(reverse("office:witnesses")).text
    assert invite(client, state).status_code == 302
    code = queries.witnesses()[0].code

    carried = client.get(reverse("office:witness-request", args=[code]))
    given = cosigning.cosign(state, carried.content, now=SECONDS)
    brought = client.post(reverse("office:witness-answer"), file(given.note.replace("\n", "\r\n")))

    assert brought.status_code == 302
    assert queries.newest_head().is_witnessed  # type: ignore[union-attr]
    page = client.get(reverse("office:witnesses")).text
    assert "Thư viện tỉnh" in page and "3 mục" in page
    commit(4, at=NOW)
    actions.sequence(by=BY, at=NOW)
    again = client.get(reverse("office:witness-request", args=[code]))
    assert again.content.startswith(b"old 3\n")


def test_one_that_watches_by_itself_sends_its_signature_to_the_door(
    cast: Cast, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    invite(cast.browser("administrator"), state)
    stranger = Client(enforce_csrf_checks=True)

    def ask(address: str, *, most: int, body: bytes | None = None) -> tuple[int, bytes]:
        path = address.removeprefix("http://testserver")
        answer = stranger.post(path, body, "text/plain") if body else stranger.get(path)
        return answer.status_code, answer.content[:most]

    monkeypatch.setattr(sources, "ask", ask)
    pull = ["witness", "pull", str(state.folder), "--from", "http://testserver/nhat-ky"]
    send = ["--send", "http://testserver/nhat-ky/lam-chung"]
    assert not queries.newest_head().is_witnessed  # type: ignore[union-attr]

    assert main([*pull, *send]) == 0

    assert queries.newest_head().names == ("Thư viện tỉnh",)  # type: ignore[union-attr]
    verdict = proofs.verdict(
        proofs.read(queries.proof_of(queries.openings_about("LC-0001")[0])), queries.policy()
    )
    assert [one.name for one in verdict.witnesses] == ["thu-vien.example"]
    other = keeping.begin(state.folder.parent / "other", "la.example")
    other.follow(notes.read_key(queries.origin().key))  # type: ignore[union-attr]
    pull[2] = str(other.folder)
    assert main([*pull, *send]) == 1  # nobody asked this one
    assert len(queries.newest_head().names) == 1  # type: ignore[union-attr]


def test_the_page_that_names_a_new_witness_is_logged_in_the_same_moment(
    cast: Cast, state: State, tmp_path: Path
) -> None:
    client = cast.browser("administrator")

    def logged() -> dict[str, str]:
        return {name: queries.page_hash(page.address) for name, page in pages.PAGES.items()}

    invite(client, state)
    with_one = logged()
    assert with_one == served.hashes()
    code = queries.witnesses()[0].code
    client.post(reverse("office:witness-retire", args=[code]))
    assert logged() == served.hashes() != with_one
    # A key that was used is no second witness, under whatever name: it would count twice.
    raw = state.signer.private
    again = notes.key_of("khac.example", notes.COSIGNATURE, raw.public_key().public_bytes_raw())
    refused = client.post(
        reverse("office:witness-new"), {"name": "Khác", "key": again.text, "address": ""}
    )
    assert refused.status_code == 409
    assert queries.witnesses().count() == 0


def test_a_policy_names_witnesses_as_their_keys_do(cast: Cast, tmp_path: Path) -> None:
    client = cast.browser("administrator")
    names = ["bao.example", "thu-vien.example", "thu-vien.example", queries.QUORUM, "none"]
    for at, name in enumerate(names):
        invite(client, keeping.begin(tmp_path / f"w{at}", name))
    codes = [one.code for one in queries.witnesses()]

    told = trust.read(queries.policy_text())

    assert [one.name for one in told.witnesses] == ["bao.example", *codes[1:]]


def test_one_that_comes_by_itself_hands_its_signature_in(cast: Cast, state: State) -> None:
    invite(cast.browser("administrator"), state)
    head = queries.newest_head()
    given = cosigning.cosign(state, f"old 0\n\n{head.row.note}".encode(), now=SECONDS)  # type: ignore[union-attr]
    stranger = Client(enforce_csrf_checks=True)
    address = reverse("public:log-countersigned")

    def hand_in(text: str) -> Any:
        return stranger.post(address, text.encode(), content_type="text/plain; charset=utf-8")

    assert hand_in(given.note.replace("\n3\n", "\n4\n")).status_code == 422
    assert hand_in(head.row.note).status_code == 422  # type: ignore[union-attr]
    assert hand_in("x" * 20_000).status_code == 422
    assert not queries.newest_head().is_witnessed  # type: ignore[union-attr]

    right = hand_in(given.note)
    assert (right.status_code, right.content, len(right.cookies)) == (200, b"1\n", 0)
    assert hand_in(given.note).content == b"0\n"
    assert queries.newest_head().is_witnessed  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "changed",
    [{"name": " "}, {"key": "not a key"}, {"address": "gopher://w.example"}],
    ids=["no name", "no key", "no address of the web"],
)
def test_what_is_typed_wrong_is_said_beside_it(
    cast: Cast, state: State, changed: dict[str, str]
) -> None:
    answer = invite(cast.browser("administrator"), state, **changed)

    assert answer.status_code == 422
    assert not queries.witnesses().exists()
    assert invite(cast.browser("administrator"), state).status_code == 302


def test_a_file_that_is_none_is_refused_in_words(cast: Cast, state: State) -> None:
    client = cast.browser("administrator")
    invite(client, state)

    answer = client.post(reverse("office:witness-answer"), file("xin chào\n"))

    assert answer.status_code == 422
    assert not queries.newest_head().is_witnessed  # type: ignore[union-attr]


def test_who_is_invited_no_more_signs_no_more(cast: Cast, state: State) -> None:
    client = cast.browser("administrator")
    invite(client, state)
    row = queries.witnesses()[0]

    assert client.post(reverse("office:witness-retire", args=[row.code])).status_code == 302

    assert not queries.witnesses().exists()
    assert "thôi mời từ" in client.get(reverse("office:witnesses")).text


def test_a_witness_that_is_ahead_is_an_alarm_on_the_page(cast: Cast, state: State) -> None:
    client = cast.browser("administrator")
    invite(client, state, address="https://w.example")
    code = queries.witnesses()[0].code
    asked.keep({code: Asked("2026-11-22T03:04:05Z", "đã bị lùi lại", is_ahead=True)})

    assert "Dừng lại và kiểm tra ngay" in client.get(reverse("office:witnesses")).text


@pytest.mark.parametrize("name", ["handler", "leader", "nobody"])
def test_nobody_else_invites_witnesses(cast: Cast, state: State, name: str) -> None:
    client = cast.browser(name)

    assert invite(client, state).status_code in {302, 403, 404}
    assert not queries.witnesses().exists()


def test_the_page_that_checks_carries_the_keys_of_this_log(cast: Cast, state: State) -> None:
    invite(cast.browser("administrator"), state)
    answer = Client().get(reverse("public:log-check"))

    assert answer.status_code == 200 and not answer.cookies
    assert state.signer.key.text in answer.text
    assert queries.origin().key in answer.text  # type: ignore[union-attr]


def test_the_hash_of_a_page_is_given_out_with_its_proof(cast: Cast, state: State) -> None:
    address = reverse("public:log-page-hash", args=["seal"])
    assert Client().get(address).status_code == 404
    log.commit(act=Act.PAGE_HASH, subject="/niem-phong/", body={"address": "/niem-phong/"}, at=NOW)
    actions.sequence(by=BY, at=NOW)

    answer = Client().get(address)

    read = proofs.read(answer.text)
    assert proofs.verdict(read, queries.policy()).standing is proofs.Standing.INCLUDED
    assert Client().get(reverse("public:log-page-hash", args=["other"])).status_code == 404
