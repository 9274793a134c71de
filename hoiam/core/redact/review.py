"""What a human still has to decide in a text that is about to be public."""

from collections.abc import Iterable, Sequence

from hoiam.core.redact.spans import Span

type Place = tuple[int, int]


def undecided(found: Iterable[Span], kept: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    """Proposals that are still in the text and that nobody confirmed as staying there. A place is
    confirmed exactly as it was shown: a longer find is a new question."""
    confirmed = {(place[0], place[1]) for place in kept}
    return tuple(span for span in found if (span.start, span.end) not in confirmed)
