"""Codes of apps by the vectors of RFC 6238, recovery codes, words for devices and networks."""

import base64

import pytest

from hoiam.accounts import second_factor
from hoiam.core import devices

SECRET = base64.b32encode(b"12345678901234567890").decode()


@pytest.mark.parametrize(
    ("moment", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_codes_are_those_of_the_standard(moment: int, code: str) -> None:
    assert second_factor.code_at(SECRET, second_factor.step_of(moment)) == code


def test_code_is_good_once_and_half_a_minute_early_or_late() -> None:
    at = 1_000_000.0
    now = second_factor.step_of(at)

    def found(step: int, after: int = 0) -> int | None:
        code = second_factor.code_at(SECRET, step)
        return second_factor.matching_step(SECRET, code, moment=at, after=after)

    assert [found(now + off) for off in (-2, -1, 0, 1, 2)] == [None, now - 1, now, now + 1, None]
    assert found(now, after=now) is None
    assert found(now - 1, after=now) is None
    spaced = f" {second_factor.code_at(SECRET, now)[:3]} {second_factor.code_at(SECRET, now)[3:]} "
    assert second_factor.matching_step(SECRET, spaced, moment=at, after=0) == now
    for typed in ("", "12345", "abcdef", "٠٠٠٠٠٠", "1" * 500):
        assert second_factor.matching_step(SECRET, typed, moment=at, after=0) is None


def test_secret_is_new_each_time_and_readable_by_apps() -> None:
    secret = second_factor.new_secret()

    assert len(base64.b32decode(secret)) == 20
    assert secret != second_factor.new_secret()
    assert second_factor.in_groups(secret).replace(" ", "") == secret
    address = second_factor.address(secret, issuer="Hồi Âm", account="clerk")
    assert address.startswith("otpauth://totp/H%E1%BB%93i%20%C3%82m%3Aclerk?secret=")


def test_recovery_codes_are_read_however_they_are_typed() -> None:
    codes = second_factor.new_recovery_codes()
    plain = second_factor.plain_recovery_code

    assert len({plain(code) for code in codes}) == 10
    assert plain("ABCDE-FGH01") == plain(" abcde fghol ") == "abcdefgh01"
    assert [plain(typed) for typed in ("", "123456", "abcde-fgh0", "x" * 11)] == [""] * 4


@pytest.mark.parametrize(
    ("agent", "said"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
            "Edge, Windows",
        ),
        (
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/141.0.0.0 Mobile "
            "Safari/537.36",
            "Chrome, Android",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 "
            "Version/18.0 Mobile/15E148 Safari/604.1",
            "Safari, iPhone",
        ),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Firefox, Linux",
        ),
        ("", ""),
        ("curl/8", ""),
    ],
)
def test_device_is_said_in_words(agent: str, said: str) -> None:
    assert devices.words(agent) == said


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("not:an:address", "not:an:address"),
        ("", ""),
    ],
)
def test_network_is_an_address_or_half_of_a_long_one(address: str, place: str) -> None:
    assert devices.network(address) == place
