"""The datasets that figures are made of, as they stand in the database."""

from hoiam.core.figures.definitions import Dataset
from hoiam.figures.datasets import (
    cases,
    commitments,
    dossiers,
    meetings,
    petitions,
    reception,
    records,
    voices,
)
from hoiam.figures.datasets.rows import Among, Earliest, Holds, Place, Reach, Rows, Some

ALL: dict[str, Rows] = {
    one.dataset.code: one
    for one in (
        cases.ROWS,
        commitments.ROWS,
        dossiers.ROWS,
        meetings.ROWS,
        petitions.ROWS,
        reception.ROWS,
        records.ROWS,
        voices.ROWS,
    )
}


def rows_of(dataset: Dataset) -> Rows:
    """Where a dataset stands."""
    return ALL[dataset.code]


__all__ = ["ALL", "Among", "Earliest", "Holds", "Place", "Reach", "Rows", "Some", "rows_of"]
