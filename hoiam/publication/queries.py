"""Reading what is public. A page that was never released does not exist here."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from hoiam.base.prepared import Prepared
from hoiam.core.actor import Actor, Role
from hoiam.core.refusals import NotFound
from hoiam.publication.models import Page, PublicFile, Release
from hoiam.publication.openness import WORDED, Appeal, Change, Hiding, Part

# What a reader of changes gets at once; pages have fixed bounds and can be kept by anybody.
CHANGES = 200

_FILES = Prepared(lambda key: PublicFile.objects.filter(page=key).order_by("order", "id"), int)
_HIDINGS = Prepared(
    lambda key: Hiding.objects.filter(page=key).select_related("page", "unit").order_by("id"), int
)
_RELEASES = Prepared(lambda key: Release.objects.filter(page=key).order_by("-number"), int)


def visible_to(person: Actor) -> QuerySet[Page]:
    """Everybody sees the same released pages; a hidden one shows only its place-holder."""
    return Page.objects.all()


def shown() -> QuerySet[Page]:
    """Released and not hidden."""
    return Page.objects.filter(hidden_at__isnull=True)


def page_by_code(code: str) -> Page:
    """A page that was released, hidden or not."""
    found = Page.objects.filter(code=code).first()
    if found is None:
        raise NotFound("base.not-found")
    return found


def file_by_code(code: str) -> PublicFile:
    """A released photo or paper; hiding it, or its page, hides it."""
    file = PublicFile.objects.filter(code=code, page__hidden_at__isnull=True).first()
    if file is None or file.code in hidden_files(file.page):
        raise NotFound("base.not-found")
    return file


def files_of(page: Page) -> list[PublicFile]:
    """What was released with a page, in the order of the release."""
    return _FILES(page.pk)


def copies_of(page: Page) -> set[str]:
    """Stored names of what was released with a page."""
    return set(PublicFile.objects.filter(page=page).values_list("copy", flat=True))


def is_public(copy: str) -> bool:
    """Whether a stored copy belongs to some page, hidden or not."""
    return PublicFile.objects.filter(copy=copy).exists()


def hiding_of_file(code: str) -> Hiding | None:
    """What closed the address of a file that was public."""
    found = Hiding.objects.filter(shown_at__isnull=True).select_related("page").order_by("id")
    own = found.filter(part=Part.FILE, file=code).first()
    file = PublicFile.objects.filter(code=code).first()
    if own is not None or file is None:
        return own
    return found.filter(part=Part.WHOLE, page=file.page_id).first()


# ---- what is hidden ----------------------------------------------------------------------------


def standing(page: Page) -> QuerySet[Hiding]:
    """What is hidden of a page now."""
    return Hiding.objects.filter(page=page, shown_at__isnull=True)


def hidden_parts(page: Page) -> dict[Part, Hiding]:
    """The whole, or parts of its words, that are hidden now."""
    rows = standing(page).filter(part__in=(Part.WHOLE, *WORDED)).order_by("id")
    return {Part(row.part): row for row in rows}


def hidden_files(page: Page) -> dict[str, Hiding]:
    """Files of a page that are hidden on their own, by their codes."""
    return {row.file: row for row in standing(page).filter(part=Part.FILE)}


def closed_in(number: int, hidings: Iterable[Hiding]) -> dict[Part, Hiding]:
    """What strangers may not read of one release. Words that are hidden now are hidden in every
    release; of what is shown again, some releases may have stayed closed."""
    found: dict[Part, Hiding] = {}
    for row in hidings:
        if _closes(row, number):
            found[Part.WHOLE if row.part == Part.RELEASE else Part(row.part)] = row
    return found


def _closes(row: Hiding, number: int) -> bool:
    if row.part == Part.FILE:
        return False
    if row.part == Part.RELEASE:
        return row.shown_at is None and row.release == number
    return row.shown_at is None or (row.shown_from is not None and number < row.shown_from)


@dataclass(frozen=True, slots=True)
class Earlier:
    """One release and what of it is closed."""

    release: Release
    closed: dict[Part, Hiding]

    @property
    def whole(self) -> Hiding | None:
        return self.closed.get(Part.WHOLE)

    def words(self, part: Part) -> str:
        """The words of one part, or nothing where they are closed."""
        closed = self.whole is not None or part in self.closed
        return "" if closed else str(getattr(self.release, part.value))


def hidings_of(page: Page) -> list[Hiding]:
    """Every hiding of a page there ever was, the first one first."""
    return _HIDINGS(page.pk)


def releases_of(page: Page, hidings: Iterable[Hiding] | None = None) -> list[Earlier]:
    """All releases of a page, the newest first, as far as strangers may read them; its hidings
    need not be read twice."""
    hidings = list(hidings_of(page) if hidings is None else hidings)
    return [Earlier(row, closed_in(row.number, hidings)) for row in _RELEASES(page.pk)]


# ---- the register ------------------------------------------------------------------------------


def hidings() -> QuerySet[Hiding]:
    """Every hiding there ever was."""
    return Hiding.objects.select_related("page", "unit", "appeal__superior", "appeal__front")


def hiding(code: str) -> Hiding:
    """One hiding by its public code."""
    found = hidings().filter(code=code).first()
    if found is None:
        raise NotFound("base.not-found")
    return found


def corrections() -> QuerySet[Release]:
    """Every release that replaced another one."""
    return Release.objects.filter(number__gt=1).select_related("page")


def appeals() -> QuerySet[Appeal]:
    """Every appeal against a hiding."""
    return Appeal.objects.select_related("hiding__page", "hiding__unit", "superior", "front")


def appeals_before(person: Actor) -> QuerySet[Appeal]:
    """Appeals that somebody may decide, or of which the Front was told."""
    led, front = person.units(Role.LEADER), person.units(Role.FRONT)
    above = Q(superior__code__in=led) | Q(superior__parent__code__in=led)
    above |= Q(superior__parent__parent__code__in=led)
    return appeals().filter(above | Q(front__code__in=front))


def appeal(person: Actor, code: str) -> Appeal:
    """One of them."""
    found = appeals_before(person).filter(code=code).first()
    if found is None:
        raise NotFound("base.not-found")
    return found


# ---- changes -----------------------------------------------------------------------------------


def changes_after(number: int) -> list[Change]:
    """The next changes behind one that a reader knows, in their order and without a gap."""
    return list(Change.objects.filter(number__gt=number).order_by("number")[:CHANGES])


def newest_changes(count: int) -> list[Change]:
    """The last ones, the newest first."""
    return list(Change.objects.order_by("-number")[:count])


def changes_before(number: int, count: int) -> list[Change]:
    """The last ones before a number, the newest first."""
    return list(Change.objects.filter(number__lt=number).order_by("-number")[:count])


def last_change() -> int:
    """The number of the last change that can be seen."""
    return Change.objects.order_by("-number").values_list("number", flat=True).first() or 0
