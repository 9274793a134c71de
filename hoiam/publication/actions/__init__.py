"""Making something public, hiding it with a reason, showing it again; appeals; one list of it all;
the public log and its witnesses."""

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
from hoiam.publication.actions.paging import log_page
from hoiam.publication.actions.reconciling import (
    Outside,
    Reconciled,
    begin_new_log,
    reconcile_log,
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
from hoiam.publication.actions.sequencing import begin_origin, hold_log, sequence
from hoiam.publication.actions.thinning import thin_heads
from hoiam.publication.actions.witnessing import (
    name_witness,
    record_cosignatures,
    retire_witness,
)

__all__ = [
    "FIRST",
    "POINT_DIGITS",
    "WHOLE",
    "Content",
    "Correction",
    "FileCopy",
    "Outside",
    "Reconciled",
    "Watched",
    "What",
    "Why",
    "Written",
    "appeal",
    "begin_new_log",
    "begin_origin",
    "decide",
    "erase",
    "hide",
    "hold_log",
    "log_page",
    "name_witness",
    "owe",
    "reconcile_log",
    "record_cosignatures",
    "release",
    "retire_witness",
    "sequence",
    "show_again",
    "show_corrected",
    "state_opinion",
    "thin_heads",
]
