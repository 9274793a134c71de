"""Writes the checker of the public log as one file and prints its SHA-256.

    python scripts/make_verifier.py [file]

Whoever has the source of a release makes the same bytes that an installation of it serves at
`/nhat-ky/hoiam_verify.py`, and need not take the checker from whom it checks.
"""

import sys
from hashlib import sha256
from pathlib import Path

from hoiam.publication.verifier import one_file


def main(arguments: list[str]) -> None:
    """Write the file, say its mark as `sha256sum` does."""
    path = Path(arguments[0] if arguments else one_file.NAME)
    data = one_file.text().encode()
    path.write_bytes(data)
    print(f"{sha256(data).hexdigest()}  {path}")


if __name__ == "__main__":
    main(sys.argv[1:])
