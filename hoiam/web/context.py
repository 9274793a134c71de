"""What every page knows: the installation, and whether this is a demonstration."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from hoiam.web import assisted, training


@dataclass(frozen=True, slots=True)
class Installation:
    """Name and place in the header of every page."""

    name: str
    place: str
    version: str


def installation(request: HttpRequest) -> dict[str, Any]:
    """Context processor; costs no query, but for the clock of a training installation."""
    return {
        "installation": Installation("Hồi Âm", settings.PLACE, settings.VERSION),
        "demo": settings.DEMO,
        "training": training.mark(),
        "person": getattr(request, "officer", None),
        "administration": getattr(request, "administration", None),
        "assisting": assisted.banner(request),
    }
