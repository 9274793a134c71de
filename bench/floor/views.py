"""A form that writes rows in one transaction, and a page that shows one row."""

import secrets
from datetime import UTC, datetime

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from bench.floor.models import Entry, Ticket


def form(request: HttpRequest) -> HttpResponse:
    """The form alone: gives the token that a post needs."""
    return render(request, "form.html")


def write(request: HttpRequest, rows: int) -> HttpResponse:
    """One ticket and `rows - 1` entries in one transaction, then a redirect."""
    now = datetime.now(UTC)
    text = request.POST["text"]
    with transaction.atomic():
        ticket = Ticket(code=secrets.token_hex(16), subject=text[:100], text=text, opened=now)
        ticket.save(force_insert=True)
        for _ in range(rows - 1):
            Entry(ticket=ticket, text=text, written=now).save(force_insert=True)
    return redirect("ticket", code=ticket.code)


def ticket(request: HttpRequest, code: str) -> HttpResponse:
    """One row and a template."""
    return render(request, "ticket.html", {"ticket": Ticket.objects.get(code=code)})
