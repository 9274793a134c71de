"""Hồi Âm: what a citizen says gets a receipt, an owner, a date and an answer that can be checked."""

__version__ = "0.1.0"
