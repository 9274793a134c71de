"""Reading tables of any kind as text, safely."""

from hoiam.imports.reading.opening import open_table
from hoiam.imports.reading.table import FAULTS, SourceRow, Table

__all__ = ["FAULTS", "SourceRow", "Table", "open_table"]
