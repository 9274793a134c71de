"""What a check says when something is not as it claims to be."""

from __future__ import annotations


class Untrue(Exception):
    """A proof, a signature or a file does not hold; `code` has its words in `words.REASONS`."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value}" for name, value in self.details.items())
        return f"{self.code} ({shown})" if shown else self.code
