"""Making something public, hiding it with a reason, showing it again; appeals; one list of it all."""

from hoiam.publication.actions.appealing import (
    Watched,
    Written,
    appeal,
    decide,
    owe,
    state_opinion,
)
from hoiam.publication.actions.hiding import (
    WHOLE,
    What,
    Why,
    hide,
    show_again,
    show_corrected,
)
from hoiam.publication.actions.releasing import (
    FIRST,
    POINT_DIGITS,
    Content,
    Correction,
    FileCopy,
    erase,
    release,
)

__all__ = [
    "FIRST",
    "POINT_DIGITS",
    "WHOLE",
    "Content",
    "Correction",
    "FileCopy",
    "Watched",
    "What",
    "Why",
    "Written",
    "appeal",
    "decide",
    "erase",
    "hide",
    "owe",
    "release",
    "show_again",
    "show_corrected",
    "state_opinion",
]
