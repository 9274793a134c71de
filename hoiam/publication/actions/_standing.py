"""What stands on a public page today: the words of its last release without what is hidden.

The page holds nothing else, so that a list, a feed, a map or a file that forgets to ask whether
something is hidden has nothing to give away.
"""

from hoiam.base import search
from hoiam.publication import queries
from hoiam.publication.models import Page, PublicFile, Release
from hoiam.publication.openness import Part


def restand(page: Page) -> None:
    """Write the page anew from its last release and its hidings, and what it is found by."""
    last = Release.objects.get(page=page, number=page.number)
    closed = queries.hidden_parts(page)
    whole = Part.WHOLE in closed
    for part in (Part.TITLE, Part.TEXT, Part.ANSWER, Part.PLACE):
        setattr(page, part.value, "" if whole or part in closed else getattr(last, part.value))
    no_place = whole or Part.PLACE in closed
    page.latitude = None if no_place else last.latitude
    page.longitude = None if no_place else last.longitude
    page.save()
    if whole or Part.TITLE in closed:
        _take_names(page)
    if whole:
        search.drop(kind="page", code=page.code)
    else:
        words = f"{page.title}\n{page.text}\n{page.answer}"
        search.put_beside(kind="page", beside="case", code=page.code, text=words)


def _take_names(page: Page) -> None:
    """The words beside a file were made of the title."""
    for number, file in enumerate(PublicFile.objects.filter(page=page).order_by("order", "id"), 1):
        file.alt = f"Tệp {number}"
        file.save(update_fields=["alt"])
