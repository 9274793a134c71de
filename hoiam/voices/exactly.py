"""The exact words of a voice, as the log of public acts knows them."""

from collections.abc import Sequence

from hoiam.publication.log import exact
from hoiam.voices.models import Voice


def said(voice: Voice, digests: Sequence[str]) -> bytes:
    """What was said, word for word, with the place and the digests of the files in their order."""
    return exact.words(text=voice.text, place=voice.place, files=list(digests))


def said_again(voice: Voice) -> bytes:
    """The same from what is kept; it is other words once somebody's data in it was erased."""
    files = voice.attachments.order_by("order", "id").values_list("digest", flat=True)
    return said(voice, tuple(files))
