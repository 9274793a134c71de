"""Proof of work: what was issued and worked for passes, everything else is refused."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoiam.core import pow as proof
from hoiam.core.refusals import Invalid
from hoiam.core.texts import REFUSALS

KEY = b"k" * 32
NOW = datetime(2026, 6, 1, 2, 0, tzinfo=UTC)


def issued(bits: int = 8) -> str:
    return proof.issue(KEY, bits=bits, now=NOW, rand=lambda count: b"\x07" * count)


def refused(challenge: str, solution: str, *, now: datetime = NOW, key: bytes = KEY) -> str:
    with pytest.raises(Invalid) as found:
        proof.check(key, challenge, solution, now=now)
    return found.value.code


def test_worked_for_challenge_passes_until_its_last_moment() -> None:
    challenge = issued()
    solution = proof.solve(challenge)

    proof.check(KEY, challenge, solution, now=NOW)
    proof.check(KEY, challenge, solution, now=NOW + proof.LIFETIME)


def test_challenge_lives_as_long_as_its_refusal_says() -> None:
    assert "hai giờ" in REFUSALS["pow.expired"].why
    assert timedelta(hours=2) == proof.LIFETIME


def test_late_solution_is_refused() -> None:
    challenge = issued()
    late = NOW + proof.LIFETIME + timedelta(seconds=1)

    assert refused(challenge, proof.solve(challenge), now=late) == "pow.expired"


def test_work_not_done_is_refused() -> None:
    challenge = issued(bits=17)

    assert refused(challenge, "0") == "pow.not-solved"
    assert refused(challenge, "") == "pow.not-solved"


def test_overlong_solution_is_refused_whatever_it_hashes_to() -> None:
    challenge = issued(bits=0)

    proof.check(KEY, challenge, "x" * proof.LONGEST_SOLUTION, now=NOW)
    assert refused(challenge, "x" * (proof.LONGEST_SOLUTION + 1)) == "pow.not-solved"


def test_challenge_of_another_key_is_refused() -> None:
    challenge = issued()

    assert refused(challenge, proof.solve(challenge), key=b"o" * 32) == "pow.not-issued-here"


def test_eased_or_prolonged_challenge_is_refused() -> None:
    version, nonce, _, last, signature = issued(bits=17).split(".")
    easier = ".".join([version, nonce, "0", last, signature])
    longer = ".".join([version, nonce, "17", str(int(last) + 9999), signature])

    assert refused(easier, "0") == "pow.not-issued-here"
    assert refused(longer, "0") == "pow.not-issued-here"


@given(st.text(max_size=60), st.text(max_size=20))
def test_nothing_sent_breaks_the_check(challenge: str, solution: str) -> None:
    assert refused(challenge, solution) == "pow.not-issued-here"


@given(st.text(max_size=20))
def test_solution_of_any_signs_is_only_wrong(solution: str) -> None:
    challenge = issued(bits=60)

    assert refused(challenge, solution) == "pow.not-solved"


def test_challenges_differ_by_their_random_part() -> None:
    other = proof.issue(KEY, bits=8, now=NOW, rand=lambda count: b"\x08" * count)

    assert other != issued()


def test_lone_surrogates_are_refused_like_anything_else() -> None:
    assert refused("1.\ud800.0.0.\ud800", "\ud800") == "pow.not-issued-here"


@pytest.mark.parametrize(
    ("recent", "bits"),
    [(-1, 12), (0, 12), (29, 12), (30, 13), (59, 13), (60, 14), (480, 17), (10**6, 17)],
)
def test_difficulty_rises_with_what_was_sent(recent: int, bits: int) -> None:
    assert proof.bits_for(recent) == bits


@given(st.integers(0, 10_000))
def test_difficulty_never_falls_when_more_is_sent(recent: int) -> None:
    assert proof.bits_for(recent) <= proof.bits_for(recent + 1) <= proof.MOST_BITS
