"""A text with everything that looks personal covered: what lists, results and titles show."""

from hoiam.core.redact import apply, proposals


def covered(text: str) -> str:
    """Every proposal taken, without a human: too much covered is opened, too little harms."""
    return apply(text, proposals(text))


def looks_personal(text: str) -> bool:
    """Whether something in the text would be covered."""
    return bool(proposals(text))
