"""The clock of a witness: a machine of its own, where no installation has a clock to ask."""

import time


def now() -> int:
    """Seconds since 1970, as cosignatures have them."""
    return int(time.time())
