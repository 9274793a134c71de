"""c2sp.org/tlog-proof, and the promise before it: what a person holds in hand."""

from dataclasses import replace

import pytest

from hoiam.core.log import checkpoints, merkle, openings, promises, proofs, trust
from hoiam.core.log.lines import base64_of
from hoiam.core.log.openings import Opening
from hoiam.core.log.proofs import Proof, Standing, verdict
from hoiam.core.log.untrue import Untrue
from tests.core.log import made
from tests.core.log.made import LOG, ORIGIN, POLICY, PROMISES, SECOND, WITNESSES, made_log, pair

OPENING = made.opening(1, kind="feedback", words="Đường vào bản Nậm Cang bị sạt.")
MADE = made_log(OPENING)
PROOF = MADE.proof(OPENING)
PROMISED = made.promised(OPENING)


def test_a_witnessed_proof_says_what_was_filed_and_by_when() -> None:
    found = verdict(proofs.read(proofs.write(PROOF)), POLICY)

    assert found.standing is Standing.WITNESSED
    assert found.record == OPENING.record
    assert (found.index, found.size) == (300, 312)
    assert [one.name for one in found.witnesses] == ["front", "paper"]
    assert (found.known, found.quorum_met, found.proven_at) == (3, True, SECOND + 1)
    assert found.promised_at is None


@pytest.mark.parametrize(
    ("witnesses", "quorum", "standing", "met"),
    [
        ((), "two-of-three", Standing.INCLUDED, False),
        (WITNESSES[:1], "two-of-three", Standing.INCLUDED, False),
        (WITNESSES, "two-of-three", Standing.WITNESSED, True),
        (WITNESSES[:1], "front", Standing.WITNESSED, True),
        ((), "none", Standing.INCLUDED, True),
        (WITNESSES[:1], "none", Standing.WITNESSED, True),
    ],
)
def test_included_and_witnessed_k_of_n(witnesses, quorum, standing, met) -> None:
    found = verdict(MADE.proof(OPENING, witnesses=witnesses), replace(POLICY, quorum=quorum))

    assert (found.standing, len(found.witnesses)) == (standing, len(witnesses))
    assert found.quorum_met is met
    assert (found.proven_at is not None) is (met and quorum != "none")


def test_a_promise_proves_no_time() -> None:
    found = verdict(proofs.read(proofs.write(PROMISED)), POLICY)

    assert found.standing is Standing.PROMISED
    assert found.leaf == merkle.leaf_hash(OPENING.entry)
    assert (found.proven_at, found.promised_at) == (None, SECOND - 60)


def test_a_proof_without_opening_is_held_against_the_entry_that_is_given() -> None:
    bare = proofs.read(proofs.write(replace(PROOF, opening=None)))

    assert verdict(bare, POLICY, entry=OPENING.entry).record is None
    with pytest.raises(Untrue, match="nothing-opened"):
        verdict(bare, POLICY)
    with pytest.raises(Untrue, match="not-in-tree"):
        verdict(bare, POLICY, entry=made.opening(2).entry)
    with pytest.raises(Untrue, match="other-entry"):
        verdict(PROOF, POLICY, entry=made.opening(2).entry)


def bent_record(**changes: object) -> Opening:
    return replace(OPENING, record={**OPENING.record, **changes})


FORGED = pair(ORIGIN + "x")  # somebody's own key, under the name of the log
FORGED_LOG = made.Pair(FORGED.secret, replace(FORGED.public, name=ORIGIN))


@pytest.mark.parametrize(
    ("proof", "code"),
    [
        (replace(PROOF, opening=bent_record(subject="LC-9999")), "not-in-tree"),
        (replace(PROOF, opening=bent_record(at="2026-11-17T00:00:00Z")), "not-in-tree"),
        (replace(PROOF, opening=bent_record(body={})), "not-in-tree"),
        (replace(PROOF, opening=replace(OPENING, salt=bytes(32))), "not-in-tree"),
        (replace(PROOF, opening=replace(OPENING, salt=bytes(16))), r"log\.salt"),
        (replace(PROOF, index=299), "not-in-tree"),
        (replace(PROOF, index=312), "outside-tree"),
        (replace(PROOF, hashes=PROOF.hashes[:-1]), "proof-short"),
        (replace(PROOF, hashes=(*PROOF.hashes, bytes(32))), "proof-long"),
        (replace(PROOF, hashes=(*PROOF.hashes[:-1], bytes(31))), "not-a-hash"),
        (replace(PROOF, note=PROOF.note.replace("\n312\n", "\n313\n")), "false-signature"),
        (replace(PROOF, note=PROMISED.note), "not-a-checkpoint|not-a-number"),
        (replace(PROMISED, note=PROOF.note), "not-a-promise"),
        (replace(PROMISED, opening=made.opening(2)), "promise-other"),
        (made.promised(OPENING, key=LOG), "not-signed"),
        (made.promised(OPENING, origin="elsewhere.example"), "key-unknown"),
    ],
)
def test_what_was_bent_is_refused(proof: Proof, code: str) -> None:
    assert verdict(PROOF, POLICY)
    assert verdict(PROMISED, POLICY)
    with pytest.raises(Untrue, match=code):
        verdict(proofs.read(proofs.write(proof)), POLICY)


def test_a_tree_signed_by_another_key_under_the_name_of_the_log_is_refused() -> None:
    text = proofs.head_of(PROOF)
    note = made.note(checkpoints.write(text), log=FORGED_LOG, witnesses=WITNESSES)

    with pytest.raises(Untrue, match="not-signed"):
        verdict(replace(PROOF, note=note), POLICY)


def test_the_key_of_promises_cannot_sign_a_tree() -> None:
    """It is held by every process that takes something in, so it must be good for nothing more."""
    text = checkpoints.write(replace(proofs.head_of(PROOF), origin=PROMISES.public.name))
    note = made.note(text, log=PROMISES, witnesses=WITNESSES)

    with pytest.raises(Untrue, match="origin-unknown"):
        verdict(replace(PROOF, note=note), POLICY)


def test_a_promise_of_another_log_is_refused_though_its_key_is_pinned() -> None:
    with pytest.raises(Untrue, match="origin-unknown"):
        promises.check(made.promised(OPENING, origin="a.example").note, PROMISES.public)
    assert promises.check(PROMISED.note, PROMISES.public).origin == ORIGIN


TEXT = proofs.write(PROOF)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "text",
        TEXT.replace("@v1", "@v2"),
        TEXT.replace("index 300", "index 0300"),
        TEXT.replace("index 300\n", ""),
        TEXT.replace("\nindex", "\nextra AAAA\nindex"),
        TEXT.replace("\n\n", "\n", 1),
        TEXT.replace("\nindex 300\n", "\nindex 300\nindex 300\n"),
        TEXT.replace("\nindex 300\n", "\nindex 300\n" + f"{base64_of(bytes(32))}\n" * 60),
        proofs.write(PROMISED).replace("\n\n", "\nindex 3\n\n", 1),
    ],
)
def test_what_is_no_proof_is_refused(text: str) -> None:
    assert proofs.read(TEXT) == PROOF
    with pytest.raises(Untrue):
        proofs.read(text)


@pytest.mark.parametrize(
    "extra",
    [
        b"",
        b"[]",
        b'{"record":{},"salt":""}',
        b'{"record":{"act":"a","at":"2026-11-18T11:05:40Z","body":{},"subject":"s","v":1},"salt":1}',
        b'{"salt":"","record":{"act":"a","at":"2026-11-18T11:05:40Z","body":{},"subject":"s","v":1}}',
        b'{"record":' + b"[" * 100_000,
        b"\xff",
    ],
)
def test_an_opening_in_another_spelling_is_refused(extra: bytes) -> None:
    fine = b'{"record":{"act":"a","at":"2026-11-18T11:05:40Z","body":{},"subject":"s","v":1},"salt":""}'

    assert proofs.read_extra(base64_of(fine)).salt == b""
    with pytest.raises(Untrue):
        proofs.read_extra(base64_of(extra))


@pytest.mark.parametrize(
    "record",
    [
        None,
        {},
        {**OPENING.record, "v": 2},
        {**OPENING.record, "more": 1},
        {**OPENING.record, "act": 1},
        {**OPENING.record, "body": []},
        {**OPENING.record, "at": "2026-11-18 11:05:40"},
        {**OPENING.record, "at": "2026-11-18T11:05:40+07:00"},
        {**OPENING.record, "at": "2026-13-18T11:05:40Z"},
        {**OPENING.record, "at": "1926-11-18T11:05:40Z"},
        {**OPENING.record, "body": {"half": 0.5}},
    ],
)
def test_what_is_no_record_makes_no_entry(record) -> None:
    assert len(openings.entry_of(bytes(32), OPENING.record)) == openings.ENTRY_BYTES
    with pytest.raises(Untrue):
        openings.entry_of(bytes(32), record)


def test_two_salts_hide_that_two_records_are_alike() -> None:
    again = replace(OPENING, salt=bytes(32))

    assert again.record == OPENING.record
    assert again.entry != OPENING.entry
    assert OPENING.entry == replace(OPENING, record=dict(reversed([*OPENING.record.items()]))).entry


@pytest.mark.parametrize("time", [-1, 253402300800])
def test_a_promise_without_a_date_is_not_written(time: int) -> None:
    with pytest.raises(Untrue, match="not-a-time"):
        promises.write(promises.Promise(ORIGIN, bytes(32), time))


@pytest.mark.parametrize(
    "bent",
    [
        "",
        promises.HEADER + "\n",
        "hoiam promise v2",
        "hoiam promise v1\n\nAAAA\n2026-11-18T11:05:40Z\n",
        f"hoiam promise v1\n{ORIGIN}\nAAAA\n2026-11-18T11:05:40Z\n",
        f"hoiam promise v1\n{ORIGIN}\n{base64_of(bytes(32))}\n2026-11-18T11:05:40Z\nmore\n",
    ],
)
def test_what_is_no_promise_is_refused(bent: str) -> None:
    fine = f"hoiam promise v1\n{ORIGIN}\n{base64_of(bytes(32))}\n2026-11-18T11:05:40Z\n"

    assert promises.write(promises.read(fine)) == fine
    with pytest.raises(Untrue):
        promises.read(bent)


def test_a_policy_of_another_province_takes_nothing_of_ours() -> None:
    elsewhere = trust.Policy(logs=(trust.Log(pair("elsewhere.example").public),))

    with pytest.raises(Untrue, match="origin-unknown"):
        verdict(PROOF, elsewhere)
