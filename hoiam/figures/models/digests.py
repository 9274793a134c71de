"""The weekly letter: to whom it went for which week, and who does not want it."""

from typing import ClassVar

from django.db import models

from hoiam.accounts.models import Officer
from hoiam.base.models import AppendOnly, classed, pair


class Digest(AppendOnly):
    """The letter of one week to one officer: once, also with two workers. `notice` is how it
    went; empty where no address of theirs was known."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id week day officer notice open late made_at made_by"
    )

    week = models.DateField()  # its Monday
    day = models.DateField()  # on which it was counted
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="digests")
    notice = models.CharField(max_length=40, blank=True)  # code of the message
    open = models.PositiveIntegerField()
    late = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("made", model="digest"),
            models.UniqueConstraint(fields=["week", "officer"], name="digest_once"),
        ]

    def __str__(self) -> str:
        return f"{self.week} → {self.officer_id}"


class DigestChoice(AppendOnly):
    """What an officer said last about the weekly letter; who said nothing gets it."""

    PRIVACY: ClassVar[dict[str, str]] = classed(internal="id officer wanted chosen_at chosen_by")

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="digest_choices")
    wanted = models.BooleanField()
    chosen_at = models.DateTimeField()
    chosen_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("chosen", model="digestchoice")]

    def __str__(self) -> str:
        return f"{self.officer_id}: {self.wanted}"
