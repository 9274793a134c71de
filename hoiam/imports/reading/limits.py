"""How much one file may hold: house rules, in one place.

They leave room for the dossiers of a province in a year. CSV and JSON are read row by row, however
hostile, and a workbook is opened in a process of its own that may not take more than it is given
here: with the worker beside it less than 700 MB for such a list, and 800 at the worst.
"""

MEGABYTE = 1024 * 1024
MOST_FILE = 200 * MEGABYTE
MOST_UNPACKED = 800 * MEGABYTE  # on the disk, never in memory
MOST_ROWS = 1_000_000
MOST_COLUMNS = 300
MOST_CELL = 100_000  # characters
MOST_ROW = 4_000_000  # characters of one row, whatever its cells
MOST_DEPTH = 32  # of JSON within JSON
MOST_WORKBOOK_CELLS = 8_000_000  # of the rectangle from A1 to the last cell: it is laid out whole
# What the process that opens a workbook may take. The dossiers of a province in a year, 564,000 rows
# of twelve columns, need 600 and hold 524 at once.
WORKBOOK_MEMORY = 640 * MEGABYTE
WORKBOOK_SECONDS = 300  # of the processor's time, for the same
SAMPLE_ROWS = 200  # looked at before the rows are read: delimiter, header, encoding
