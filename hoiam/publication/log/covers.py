"""Entries that stand for nothing, so that counting entries tells nobody how much was sealed.

A sealed denunciation is an entry that nobody can open, and so is a cover. Covers come by
chance, at every hour alike, and more of them beside acts: neither the size of the tree nor the
hour at which it grew says that somebody denounced (decision 81).
"""

import secrets

# One round in thirty of twenty seconds: about six in an hour, whether or not anything happens.
ONE_IN = 30
BYTES = 32


def drawn(*, beside_acts: bool) -> list[str]:
    """The covers of one round."""
    count = 0
    if beside_acts:
        while secrets.randbits(1):
            count += 1
    if secrets.randbelow(ONE_IN) == 0:
        count += 1
    return [secrets.token_hex(BYTES) for _ in range(count)]
