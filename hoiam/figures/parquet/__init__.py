"""Datasets as Parquet, and figures counted over such files.

The library comes with the extra `analytics` and is asked for only when a file is written or
counted: pages never do.
"""

from hoiam.figures.parquet.counting import counted
from hoiam.figures.parquet.writing import export, is_there

__all__ = ["counted", "export", "is_there"]
