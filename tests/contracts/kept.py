"""The kept pages of an installation, looked at as strangers and as those whose they are."""

import re
import time
from dataclasses import dataclass, field
from unittest.mock import patch

from django.http import HttpResponse
from django.test import Client, RequestFactory
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
    # A cookie of the same person is another one each time: it makes no other look.
    cookies: dict[str, str] = field(default_factory=dict, compare=False)
    whose: str = ""

    @property
    def key(self) -> kept.Key:
        """Under what the page lies on the shelf."""
        asked = RequestFactory().get(self.address)
        asked.COOKIES |= self.cookies
        key = kept.key_of(asked)
        assert key is not None, self.address
        return key

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

    def is_the_page(self) -> bool:
        """Whether what is given out off the shelf is what a process makes that keeps nothing.
        What would be made for this very request comes from no shelf: it is not made to be
        compared with itself."""
        with patch.object(kept.KeptMiddleware, "_made", return_value=HttpResponse()) as made:
            answer = self.ask()
        return made.called or answer == self.fresh()


def own(voice: Voice) -> Look:
    """The page of whoever said this, after the code was shown."""
    response = HttpResponse()
    cookies.set_visit(response, voice)
    visit = {cookies.VISIT: response.cookies[cookies.VISIT].value}
    return Look(reverse("public:own"), visit, whose=voice.code)


def looks() -> list[Look]:
    """Every page that may be kept, those of a matter in both languages."""
    codes = Case.objects.filter(page__isnull=False).values_list("code", flat=True)
    public = [Look(reverse("public:home")), Look(reverse("public:list"))]
    public += [
        Look(reverse("public:case", args=[code]), more, whose="".join(more.values()))
        for code in codes
        for more in ({}, {"hoiam_language": "en"})
    ]
    voices = Voice.objects.filter(receipt__isnull=False).select_related("receipt")
    return public + [own(voice) for voice in voices]


# By address and by whose it is: what a page was found to depend on, in whatever language and in
# whatever test.
_needs: dict[tuple[str, str], kept.Needs] = {}


def keep(found: list[Look]) -> int:
    """Look at each until it is kept; how many are kept now.

    The first look at a page leaves on the shelf what it depends on, and the second one keeps it.
    Where an address was looked at before, what it depended on is put there at once: if that is
    still so, the first look keeps it; if not, it takes two as ever.
    """
    for look in found:
        key = look.key
        page = key[0], key[2]
        if page in _needs and kept.SHELF.get(key) is None:
            kept.SHELF.put(key, kept.Entry(_needs[page], time.monotonic()))
        look.ask()
        entry = kept.SHELF.get(key)
        if entry is None or entry.page is None:
            look.ask()
            entry = kept.SHELF.get(key)
        if entry is not None:
            _needs[page] = entry.needs
    return sum(entry.page is not None for entry in kept.SHELF._entries.values())
