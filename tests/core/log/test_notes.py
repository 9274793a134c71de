"""c2sp.org/signed-note and c2sp.org/tlog-cosignature: read, written, checked."""

import pytest

from hoiam.core.log import checkpoints, notes
from hoiam.core.log.checkpoints import Checkpoint
from hoiam.core.log.notes import COSIGNATURE, Note
from hoiam.core.log.untrue import Untrue
from tests.core.log import made
from tests.core.log.made import LOG, ORIGIN, SECOND, WITNESSES, pair

# A key and a note that the Go package golang.org/x/mod/sumdb/note documents.
GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
# The example of c2sp.org/signed-note: a text with an empty line in it.
POEM = (
    "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n"
    "— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n"
)
TEXT = checkpoints.write(Checkpoint(ORIGIN, 5, b"r" * 32))
HEAD = made.note(TEXT, witnesses=WITNESSES)


def test_a_note_of_another_implementation_holds() -> None:
    key, note = notes.read_key(GO_KEY), notes.read(GO_NOTE)

    assert notes.check_signed(note, key).time is None
    assert key.text == GO_KEY
    with pytest.raises(Untrue, match="false-signature"):
        notes.check_signed(Note(note.text + "Or is it?\n", note.signatures), key)


def test_a_text_with_empty_lines_ends_at_the_last_of_them() -> None:
    note = notes.read(POEM)

    assert note.text.endswith(":\n\ned è subito sera.\n")
    assert notes.write(note) == POEM
    assert note.signatures[0].key_id.hex() == "367ba04b"


def test_log_and_witnesses_sign_one_checkpoint() -> None:
    note = notes.read(HEAD)
    keys = (LOG.public, *(one.public for one in WITNESSES))

    signed = notes.signed_by(note, keys)

    assert [one.key for one in signed] == list(keys)
    assert [one.time for one in signed] == [None, SECOND, SECOND + 1, SECOND + 2]
    assert notes.signed_by(note, (pair("stranger").public,)) == ()
    with pytest.raises(Untrue, match=r"not-signed \(name=stranger"):
        notes.check_signed(note, pair("stranger").public)


def test_the_message_of_a_witness_is_the_one_of_the_standard() -> None:
    text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"

    message = checkpoints.cosigned_message(text, 1679315147)

    assert message.decode() == f"cosignature/v1\ntime 1679315147\n{text}"


@pytest.mark.parametrize(
    "bent",
    [
        HEAD.replace("\n5\n", "\n6\n"),
        HEAD.replace(ORIGIN, ORIGIN.upper(), 1),
    ],
)
def test_another_text_under_the_same_signatures_is_refused(bent: str) -> None:
    assert notes.signed_by(notes.read(HEAD), (LOG.public,))
    for key in (LOG.public, WITNESSES[0].public):
        with pytest.raises(Untrue, match="false-signature"):
            notes.signed_by(notes.read(bent), (key,))


def test_the_second_of_a_witness_is_signed_too() -> None:
    note = notes.read(HEAD)
    line = note.signatures[1]
    later = (SECOND + 60).to_bytes(8, "big") + line.signature[8:]
    bent = Note(note.text, (notes.Signature(line.name, line.key_id, later),))

    with pytest.raises(Untrue, match="false-signature"):
        notes.signed_by(bent, (WITNESSES[0].public,))


def test_a_signature_under_one_name_does_not_serve_for_another_kind() -> None:
    """The same secret as a log's and as a witness's key has two ids: none counts for the other."""
    log = pair("twice.example")
    witness = notes.key_of("twice.example", COSIGNATURE, log.public.key)
    note = notes.read(made.note(TEXT, log=log))

    assert notes.signed_by(note, (log.public,))
    assert notes.signed_by(note, (witness,)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "text\n",
        TEXT,
        TEXT + "\n",
        HEAD[:-1],
        HEAD.replace("\n5\n", "\n5\r\n"),
        HEAD.replace("\n5\n", "\n5\t\n"),
        HEAD.replace("— ", "- "),
        HEAD.replace("— ", "—  "),
        HEAD.replace("=\n", "\n"),
        HEAD + "— short AAAA\n",
        HEAD + "— plus+name AAAAAAAA\n",
        HEAD + "— no-base64 AAAAAAA!\n",
        HEAD + "— name AAAAAAAA extra\n",
        "\n\n— name AAAAAAAA\n",
        TEXT + "\n" + "— name AAAAAAAA\n" * 101,
        "a" * 1_000_001 + "\n\n— name AAAAAAAA\n",
    ],
)
def test_what_is_no_note_is_refused(text: str) -> None:
    assert notes.read(HEAD).text == TEXT
    with pytest.raises(Untrue):
        notes.read(text)


@pytest.mark.parametrize(
    "vkey",
    [
        "",
        "PeterNeumann+c74f20a3",
        GO_KEY.replace("c74f", "c74e"),
        GO_KEY.replace("Peter", "Pe ter"),
        GO_KEY.replace("+AR", "+Ax"),  # a kind that nobody uses here
        GO_KEY[:-4],
        GO_KEY + "=",
        "low+00000000+AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
        "small+00000000+AQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
    ],
)
def test_what_is_no_key_is_refused(vkey: str) -> None:
    assert notes.read_key(f" {GO_KEY}\n").name == "PeterNeumann"
    with pytest.raises(Untrue):
        notes.read_key(vkey)


@pytest.mark.parametrize("text", ["", "\n", "no end of line", "tab\t\n"])
def test_what_cannot_be_read_back_is_not_written(text: str) -> None:
    assert notes.write(Note("fine\n", ())) == "fine\n\n"
    with pytest.raises(Untrue):
        notes.write(Note(text, ()))


def test_a_checkpoint_comes_back_as_it_was() -> None:
    head = Checkpoint("example.com/behind-the-sofa", 20852163, b"x" * 32, ("an extension",))

    assert checkpoints.read(checkpoints.write(head)) == head
    assert checkpoints.read(TEXT).extensions == ()


@pytest.mark.parametrize(
    "bent",
    [
        "",
        f"{ORIGIN}\n5\n",
        TEXT[:-1],
        TEXT.replace("\n5\n", "\n05\n"),
        TEXT.replace("\n5\n", "\n-5\n"),
        TEXT.replace("\n5\n", "\n\u0665\n"),
        TEXT.replace("\n5\n", f"\n{2**63}\n"),
        TEXT.replace(ORIGIN, ""),
        TEXT + "\n",
        TEXT.replace("cnJy", "cnI=", 1),
        f"{ORIGIN}\n5\ncnJycg==\n",
        TEXT.replace("I=\n", "J=\n"),  # the same bytes in another spelling
    ],
)
def test_what_is_no_checkpoint_is_refused(bent: str) -> None:
    assert checkpoints.read(TEXT).size == 5
    with pytest.raises(Untrue):
        checkpoints.read(bent)
