"""c2sp.org/tlog-policy: whom a checker trusts, and what of that a checkpoint meets."""

import pytest

from hoiam.core.log import checkpoints, notes, trust
from hoiam.core.log.checkpoints import Checkpoint
from hoiam.core.log.notes import COSIGNATURE
from hoiam.core.log.untrue import Untrue
from tests.core.log import made
from tests.core.log.made import LOG, ORIGIN, POLICY, PROMISES, SECOND, WITNESSES, pair

TEXT = checkpoints.write(Checkpoint(ORIGIN, 5, b"r" * 32))
W = [pair(f"w{number}.example", COSIGNATURE) for number in range(6)]


def policy_of(*lines: str) -> trust.Policy:
    return trust.read("\n".join([f"log {LOG.public}", *lines, ""]))


def two_levels() -> trust.Policy:
    """The example of the standard: two of three, any of three, and both groups."""
    names = ("X1", "X2", "X3", "Y1", "Y2", "Y3")
    return policy_of(
        "# a comment, and a\t line with spaces around it",
        *(f"\twitness {name}  {key.public} " for name, key in zip(names, W, strict=True)),
        "group X-witnesses 2 X1 X2 X3",
        "group Y-witnesses any Y1 Y2 Y3",
        "",
        "group X-and-Y all X-witnesses Y-witnesses",
        "quorum X-and-Y",
    )


@pytest.mark.parametrize(
    ("signers", "quorum_at"),
    [
        ((0, 1, 3), SECOND + 2),
        ((0, 1, 2, 3, 4, 5), SECOND + 3),
        ((3, 0, 2), SECOND + 2),
        ((0, 1, 2), None),
        ((0, 3, 4, 5), None),
        ((), None),
    ],
)
def test_a_quorum_of_groups(signers: tuple[int, ...], quorum_at: int | None) -> None:
    note = notes.read(made.note(TEXT, witnesses=[W[one] for one in signers]))

    found = trust.judged(two_levels(), note)

    assert found.quorum_met is (quorum_at is not None)
    assert found.quorum_at == quorum_at
    assert found.words == (len(signers), 6)


def test_the_time_proven_is_the_one_at_which_enough_had_seen_it() -> None:
    first = notes.read(made.note(TEXT, witnesses=[W[0]], at=SECOND))
    later = notes.read(made.note(TEXT, witnesses=[W[1], W[3]], at=SECOND + 500))
    both = notes.Note(first.text, first.signatures + later.signatures)

    assert trust.judged(two_levels(), both).quorum_at == SECOND + 501


def test_one_witness_or_none_is_a_quorum_as_well() -> None:
    note = notes.read(made.note(TEXT, witnesses=[W[0]]))
    one = policy_of(f"witness W {W[0].public} https://w.example/", "quorum W")
    other = policy_of(f"witness W {W[1].public}", "quorum W")
    none = policy_of("quorum none")

    assert trust.judged(one, note).quorum_at == SECOND
    assert trust.judged(none, note).quorum_met
    assert trust.judged(none, note).quorum_at is None
    assert not trust.judged(other, note).quorum_met
    assert trust.check_quorum(one, note).witnesses[0].name == "W"
    with pytest.raises(Untrue, match=r"log\.quorum"):
        trust.check_quorum(other, note)


def test_a_log_that_is_not_pinned_or_did_not_sign_is_refused() -> None:
    stranger = pair("elsewhere.example")
    foreign = checkpoints.write(Checkpoint("elsewhere.example", 5, b"r" * 32))

    assert trust.judged(POLICY, notes.read(made.note(TEXT))).log_signed
    with pytest.raises(Untrue, match="origin-unknown"):
        trust.judged(POLICY, notes.read(made.note(foreign, log=stranger)))
    with pytest.raises(Untrue, match="not-signed"):
        trust.judged(POLICY, notes.read(made.note(TEXT, log=stranger)))
    with pytest.raises(Untrue, match="not-signed"):  # another key under the log's name
        trust.judged(POLICY, notes.read(made.note(TEXT, log=PROMISES)))


def test_a_witness_that_is_not_pinned_counts_nothing() -> None:
    note = notes.read(made.note(TEXT, witnesses=W))

    assert trust.judged(POLICY, note).words == (0, 3)


def test_a_policy_comes_back_as_it_was() -> None:
    text = trust.write(POLICY)

    assert trust.read(text) == POLICY
    assert trust.read(text).other_key(PROMISES.public.name) == PROMISES.public
    with pytest.raises(Untrue, match="key-unknown"):
        trust.read(text).other_key("hoiam.example/others")
    assert trust.read("quorum none\n").logs == ()


A, B = f"witness A {WITNESSES[0].public}", f"witness B {WITNESSES[1].public}"


@pytest.mark.parametrize(
    "lines",
    [
        (),  # no quorum
        ("quorum none", "quorum none"),
        ("quorum A", A),  # named before it stands there
        ("quorum A B", A),
        ("quorum",),
        ("wittness A x", "quorum none"),
        (f"log {LOG.public}", "quorum none"),  # the log twice
        (f"log {WITNESSES[0].public}", "quorum none"),  # of the wrong kind
        (f"witness A {LOG.public}", "quorum none"),
        ("witness A", "quorum none"),
        (f"witness A {WITNESSES[0].public} https://a b", "quorum none"),
        (A, A.replace("A", "C", 1), "quorum none"),  # one key under two names
        (A, B.replace("B", "A", 1), "quorum none"),
        (f"witness none {WITNESSES[0].public}", "quorum none"),
        (A, "group G any", "quorum none"),
        (A, "group G 2 A", "quorum none"),
        (A, "group G 0 A", "quorum none"),
        (A, "group G some A", "quorum none"),
        (A, "group G any A A", "quorum none"),
        (A, "group G any A none", "quorum none"),
        (A, B, "group G any A", "group H any A B", "quorum H"),  # one witness, two ways
        (A, "group G any G", "quorum none"),
        (A, "group A any A", "quorum none"),
        ("quorum none\x00",),
    ],
)
def test_policies_that_cannot_be_understood_are_refused(lines: tuple[str, ...]) -> None:
    assert policy_of(A, B, "group G any A B", "quorum G").groups[0].threshold == 1
    with pytest.raises(Untrue):
        policy_of(*lines)


@pytest.mark.parametrize(
    "line",
    [
        "#", "#key", "# key", "# key nonsense", "# key word and more", "\t# key Mặt-trận",
        f"# key {WITNESSES[0].public}",  # not a kind that signs for an office
        f"# key {PROMISES.public.text[:-4]}AAA=",  # a slip of the pen
        f"# key {PROMISES.public} of the promises",
    ],
)  # fmt: skip
def test_a_comment_is_never_refused(line: str) -> None:
    assert policy_of(line, "quorum none").others == ()


def test_the_first_key_of_a_name_in_a_comment_is_the_one_that_is_pinned() -> None:
    twice = f"# key {PROMISES.public}"

    assert policy_of(twice, twice, "quorum none").others == (PROMISES.public,)
