"""Closed periods: which tables can be closed, what is counted for one, and what was frozen."""
