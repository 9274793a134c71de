"""Keyed hashes by which a desk finds a voice again: by an exact telephone or identity card.

The voice is hashed with the number, so that two voices of one person have no mark in common: not
even the whole database tells that they are of one person. Whoever looks for a number has to try
it on each voice that may be found at all.
"""

from django.db import models

from hoiam.base.encryption import blind


class Kind(models.TextChoices):
    """What somebody is found by."""

    PHONE = "phone", "số điện thoại"
    PAPER = "paper", "số căn cước"


def phone_mark(voice: str, phone: str) -> str:
    """Of a telephone in the one form that `told.phone_of` gives."""
    return blind(f"{voice}\0{phone}", purpose="voices.phone") if phone else ""


def paper_mark(voice: str, number: str) -> str:
    """Of the digits of an identity card."""
    return blind(f"{voice}\0{number}", purpose="voices.paper") if number else ""


def mark(kind: str, voice: str, number: str) -> str:
    """Of either kind."""
    return paper_mark(voice, number) if kind == Kind.PAPER else phone_mark(voice, number)
