"""Rows of denunciations."""
