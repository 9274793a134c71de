"""Figures: what is counted, written once.

`language` is the small language of conditions over the columns of a register; `definitions` are the
figures themselves, in that language; `shares` is how much of how much, with its rest. Nothing here
reads a row: `hoiam.figures` puts a condition to SQLite or PostgreSQL, `sql` writes it for an engine
that reads Parquet files, `evaluate` is the same in Python, and tests hold all of them together.
"""
