"""Reading what is public. A page that was never released does not exist here."""

from django.db.models import QuerySet

from hoiam.core.actor import Actor
from hoiam.core.refusals import NotFound
from hoiam.publication.models import Page, PublicFile


def visible_to(person: Actor) -> QuerySet[Page]:
    """Everybody sees the same released pages; a hidden one shows only its place-holder."""
    return Page.objects.all()


def shown() -> QuerySet[Page]:
    """Released and not hidden."""
    return Page.objects.filter(hidden_at__isnull=True)


def file_by_code(code: str) -> PublicFile:
    """A released photo or paper; hiding the page hides its files."""
    file = PublicFile.objects.filter(code=code, page__hidden_at__isnull=True).first()
    if file is None:
        raise NotFound("base.not-found")
    return file


def files_of(page: Page) -> list[PublicFile]:
    """What was released with a page, in the order of the release."""
    return list(PublicFile.objects.filter(page=page).order_by("order", "id"))


def copies_of(page: Page) -> set[str]:
    """Stored names of what was released with a page."""
    return set(PublicFile.objects.filter(page=page).values_list("copy", flat=True))


def is_public(copy: str) -> bool:
    """Whether a stored copy belongs to some page, hidden or not."""
    return PublicFile.objects.filter(copy=copy).exists()
