"""The fields of a JSON body that a script sent: an object of words that a database can hold."""

import json
from typing import Any


def fields(text: str | bytes) -> dict[str, Any] | None:
    """The object in a text; nothing where it is none, or holds half signs or signs of nothing."""
    try:
        found = json.loads(text)
        written = json.dumps(found, ensure_ascii=False).encode()
    except (ValueError, RecursionError):  # a half sign has no bytes: that is a ValueError as well
        return None
    return found if isinstance(found, dict) and b"\\u0000" not in written else None
