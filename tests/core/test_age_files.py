"""What an age file shows without a key: kinds and numbers of recipients, and the padded size."""

from base64 import b64encode

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoiam.core import age_files
from hoiam.core.refusals import Invalid

IDENTITY = pyrage.x25519.Identity.generate()
TO = IDENTITY.to_public()
# Of the specification (C2SP age.md): 32 bytes of a share and of a wrapped key in base64.
SHARE = b64encode(bytes(range(32))).decode().rstrip("=")
MAC = f"--- {SHARE}\n"


def header(*stanzas: str) -> bytes:
    return ("age-encryption.org/v1\n" + "".join(stanzas) + MAC).encode()


X = f"-> X25519 {SHARE}\n{SHARE}\n"
GREASE = "-> abc-grease x y\nAAAA\n"


@pytest.mark.parametrize("size", [0, 1, 74, 65535, 65536, 65537, 131072, 200_000])
def test_the_size_that_was_sealed_is_read_from_outside(size: int) -> None:
    sealed = pyrage.encrypt(b"x" * size, [TO])
    found = age_files.read_header(sealed[: age_files.LONGEST_HEADER])

    age_files.check_recipients(found, 1)
    assert age_files.plain_size(found, len(sealed)) == size
    if size and size % 65536 == 0:
        age_files.check_padded(found, len(sealed))
    else:
        with pytest.raises(Invalid, match=r"age\.not-padded"):
            age_files.check_padded(found, len(sealed))


@pytest.mark.parametrize(
    ("start", "code"),
    [
        (header(X * 16), None),
        (header(X * 16, GREASE), None),
        (header(X * 15), "age.recipients"),
        (header(X * 17), "age.recipients"),
        (header(X * 16, GREASE, GREASE), "age.other-kind"),
        (header(X * 15, f"-> mlkem768x25519 {SHARE}\n{SHARE}\n"), "age.other-kind"),
        (header(X * 15, "-> ssh-ed25519 abcd AAAA\nAAAA\n"), "age.other-kind"),
        (header(X * 15, f"-> X25519 {SHARE} more\n{SHARE}\n"), "age.not-age"),
        (header(X * 15, f"-> X25519 {SHARE[:-1]}\n{SHARE}\n"), "age.not-age"),
        (header(X * 15, f"-> X25519 {SHARE}\n{SHARE}=\n"), "age.not-age"),
        (header(X * 15, f"-> X25519 {SHARE}\nnguoi to cao la ong A\n"), "age.not-age"),
        (header(), "age.not-age"),
        (header(X * 16)[:-5], "age.not-age"),
        (b"age-encryption.org/v2\n" + header(X * 16)[22:], "age.not-age"),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\n", "age.not-age"),
        (header(f"-> X25519 {SHARE}\n" + "A" * 20_000 + "\n"), "age.not-age"),
        ("age-encryption.org/v1\n-> X25519 ấ\n".encode(), "age.not-age"),
        (b"", "age.not-age"),
    ],
)
def test_sixteen_of_one_kind_and_nothing_beside_them(start: bytes, code: str | None) -> None:
    def look() -> None:
        age_files.check_recipients(age_files.read_header(start), 16)

    if code is None:
        look()
    else:
        with pytest.raises(Invalid) as refused:
            look()
        assert refused.value.code == code


SALT = b64encode(bytes(16)).decode().rstrip("=")


@pytest.mark.parametrize(
    ("stanzas", "code"),
    [
        ((f"-> scrypt {SALT} 16\n{SHARE}\n",), None),
        ((f"-> scrypt {SALT} 20\n{SHARE}\n",), None),
        ((f"-> scrypt {SALT} 15\n{SHARE}\n",), "age.work"),
        ((f"-> scrypt {SALT} 21\n{SHARE}\n",), "age.work"),
        ((f"-> scrypt {SALT} 016\n{SHARE}\n",), "age.work"),
        ((f"-> scrypt {SALT} x\n{SHARE}\n",), "age.work"),
        ((f"-> scrypt {SHARE} 16\n{SHARE}\n",), "age.not-age"),
        ((f"-> scrypt {SALT} 16\n{SHARE}\n", X), "age.other-kind"),
        ((X,), "age.other-kind"),
    ],
)
def test_a_passphrase_alone_with_work_enough(stanzas: tuple[str, ...], code: str | None) -> None:
    found = age_files.read_header(header(*stanzas))
    if code is None:
        age_files.check_passphrase(found)
        return
    with pytest.raises(Invalid) as refused:
        age_files.check_passphrase(found)
    assert refused.value.code == code


@given(st.binary(max_size=300))
def test_whatever_is_sent_is_read_or_refused(rest: bytes) -> None:
    for start in (rest, age_files.VERSION + rest, header(X)[:40] + rest):
        try:
            age_files.read_header(start)
        except Invalid as refused:
            assert refused.code == "age.not-age"


@pytest.mark.parametrize("size", [73, 74, 75, 76])
def test_where_a_key_belongs_nothing_else_fits(size: int) -> None:
    sealed = pyrage.encrypt(b"A" * size, [TO])
    found = age_files.read_header(sealed)
    if size in age_files.IDENTITY_LENGTHS:
        age_files.check_holds_identity(found, len(sealed))
    else:
        with pytest.raises(Invalid, match=r"age\.no-identity"):
            age_files.check_holds_identity(found, len(sealed))
