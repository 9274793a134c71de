"""The floor: the smallest Django pages on the same server, database and settings of it."""

from typing import Any


def bare(application: Any) -> Any:
    """Nothing stands around the bare pages."""
    return application
