"""Which judge looks at the rows of which kind of import."""

from collections.abc import Sequence
from datetime import datetime

from hoiam.imports.judging import registers
from hoiam.imports.judging.verdicts import Judged, SourceCells
from hoiam.imports.mapping import Mapping
from hoiam.imports.models import Import, ImportRow


def judge(meaning: Mapping, rows: Sequence[ImportRow], *, of: Import, at: datetime) -> list[Judged]:
    """A verdict for every one of these rows."""
    cells = [SourceCells(row.line, row.cells) for row in rows]
    return registers.judge(meaning, cells)
