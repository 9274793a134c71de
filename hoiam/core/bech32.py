"""Reading the public keys of age: Bech32 (BIP 173) of the 32 bytes of an X25519 key.

Only lower case and only the prefix `age` (age-encryption.org/v1): keys of plug-ins and hybrid ones
bear other prefixes and are not taken, because kinds of recipients are never mixed.
"""

_ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_VALUES = {symbol: value for value, symbol in enumerate(_ALPHABET)}
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_AGE = "age"
_LENGTH = 62  # age1, 52 symbols of the key, 6 of the check


def is_age_recipient(text: str) -> bool:
    """Whether it is an X25519 recipient as `age-keygen` prints it."""
    symbols = text[len(_AGE) + 1 :]
    if len(text) != _LENGTH or not text.startswith(f"{_AGE}1"):
        return False
    if any(one not in _VALUES for one in symbols):
        return False
    values = [_VALUES[one] for one in symbols]
    # 52 symbols hold 260 bits; what is left over beside 32 bytes has to be nought.
    return _check(values) == 1 and values[51] & 0b1111 == 0 and any(values[:52])


def _check(values: list[int]) -> int:
    prefix = [ord(one) >> 5 for one in _AGE] + [0] + [ord(one) & 31 for one in _AGE]
    found = 1
    for value in prefix + values:
        top = found >> 25
        found = (found & 0x1FFFFFF) << 5 ^ value
        for bit, part in enumerate(_GENERATOR):
            found ^= part if top >> bit & 1 else 0
    return found
