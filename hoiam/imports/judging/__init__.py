"""A verdict for every row, before anything is written."""
