"""Registers kept elsewhere before: cases, visits and dossiers of earlier years, as they were."""
