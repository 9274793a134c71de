"""The kept pages of an installation, looked at as strangers and as those whose they are."""

import re
from dataclasses import dataclass, field

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from hoiam.cases.models import Case
from hoiam.voices.models import Voice
from hoiam.web import kept
from hoiam.web.public import cookies

# What differs from one answer to the next, of the same page: the holes of it.
_PASSING = re.compile(rb'(name="(?:csrfmiddlewaretoken|(?:nd-)?once)" value=")[^"]*')


@dataclass(frozen=True, slots=True)
class Look:
    """One page as one person asks for it."""

    address: str
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self) -> tuple[int, bytes]:
        """Status and bytes, without what every answer has its own of."""
        browser = Client()
        for name, value in self.cookies.items():
            browser.cookies[name] = value
        answer = browser.get(self.address)
        return answer.status_code, _PASSING.sub(rb"\1", answer.content)

    def fresh(self) -> tuple[int, bytes]:
        """The same from a process that keeps nothing."""
        before, kept.SHELF = kept.SHELF, kept.Shelf(kept.MOST_BYTES)
        try:
            return self.ask()
        finally:
            kept.SHELF = before


def own(voice: Voice) -> Look:
    """The page of whoever said this, after the code was shown."""
    response = HttpResponse()
    cookies.set_visit(response, voice)
    return Look(reverse("public:own"), {cookies.VISIT: response.cookies[cookies.VISIT].value})


def looks() -> list[Look]:
    """Every page that may be kept, in both languages where it is public."""
    public = [
        Look(reverse("public:case", args=[code]), more)
        for code in Case.objects.filter(page__isnull=False).values_list("code", flat=True)
        for more in ({}, {"hoiam_language": "en"})
    ]
    voices = Voice.objects.filter(receipt__isnull=False).select_related("receipt")
    return public + [own(voice) for voice in voices]


def keep(found: list[Look]) -> int:
    """Look at each as often as it takes to be kept; how many are kept now."""
    for look in found * 2:
        look.ask()
    return sum(entry.page is not None for entry in kept.SHELF._entries.values())
