"""What can be seen of a signed PDF without the keys of anybody: that something signs it, and that it
begins with the paper as it was issued. Whose signature it is, a tool for certificates says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Seen:
    """Two facts about the bytes, no judgement of the signature."""

    has_signature: bool
    begins_as_issued: bool


def seen(signed: bytes, issued: bytes) -> Seen:
    """A signature is added at the end of a PDF; what stood before is there byte for byte."""
    return Seen(
        has_signature=b"/ByteRange" in signed and b"/Sig" in signed,
        begins_as_issued=signed.startswith(issued.rstrip(b"\r\n ")),
    )
