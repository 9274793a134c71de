"""Two tables with the indexes that a ticket and its first entry would have anywhere."""

from typing import ClassVar

from django.db import models


class Ticket(models.Model):
    """What a form sends."""

    code = models.CharField(max_length=40, unique=True)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    opened = models.DateTimeField()

    class Meta:
        app_label = "floor"
        indexes: ClassVar = [models.Index(fields=["opened"], name="ticket_opened")]

    def __str__(self) -> str:
        return self.subject


class Entry(models.Model):
    """What is written beside it."""

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT)
    text = models.TextField()
    written = models.DateTimeField()

    class Meta:
        app_label = "floor"

    def __str__(self) -> str:
        return self.text[:40]
