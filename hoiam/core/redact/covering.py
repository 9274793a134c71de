"""A text with everything that looks personal covered: what lists, results and titles show."""

from hoiam.core.redact import Kind, apply, proposals


def covered(text: str) -> str:
    """Every proposal taken, without a human: too much covered is opened, too little harms."""
    return apply(text, proposals(text))


def names_somebody(text: str) -> bool:
    """Whether a search looks for a person: a name, a telephone, a number of a card. A place is
    where something happened as often as where somebody lives."""
    return any(span.kind is not Kind.ADDRESS for span in proposals(text))


def looks_personal(text: str) -> bool:
    """Whether something in the text would be covered."""
    return bool(proposals(text))
