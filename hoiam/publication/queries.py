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
    """A released photo; hiding the page hides its photos."""
    file = PublicFile.objects.filter(code=code, page__hidden_at__isnull=True).first()
    if file is None:
        raise NotFound("base.not-found")
    return file
