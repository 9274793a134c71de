"""Every figure that there is, by its code. A code never changes its meaning: what is counted in
another way has another code, or a new version."""

from hoiam.core.figures.catalogue import (
    cases,
    commitments,
    meetings,
    petitions,
    procedures,
    reception,
    records,
    voices,
)
from hoiam.core.figures.definitions import Figure
from hoiam.core.refusals import NotFound

# By rooms, each one line; codes are unique over all of them.
FIGURES: tuple[Figure, ...] = (
    *cases.FIGURES,
    *commitments.FIGURES,
    *meetings.FIGURES,
    *petitions.FIGURES,
    *procedures.FIGURES,
    *reception.FIGURES,
    *records.FIGURES,
    *voices.FIGURES,
)


def _by_code() -> dict[str, Figure]:
    found: dict[str, Figure] = {}
    for one in FIGURES:
        if one.code in found:
            raise ValueError(f"two figures are {one.code}")
        found[one.code] = one
    return found


_BY_CODE = _by_code()


def figure(code: str) -> Figure:
    """The figure with this code."""
    if code not in _BY_CODE:
        raise NotFound("figure.unknown", figure=code[:60])
    return _BY_CODE[code]
