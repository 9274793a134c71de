"""Place-holders: what stands where something was hidden, on pages, in lists, feeds and files."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.law.hiding import ground_of
from hoiam.core.text import excerpt
from hoiam.publication import queries as publication
from hoiam.publication.models import Page
from hoiam.publication.openness import Hiding, Part
from hoiam.web.public.standing import Owed
from hoiam.web.public.why import masked


@dataclass(frozen=True, slots=True)
class Placeholder:
    """What people read in place of something hidden."""

    what: str
    at: datetime
    reason: str
    ground: str
    basis: str
    unit: str
    url: str


def placeholder(hiding: Hiding) -> Placeholder:
    """One hiding in words; an officer's reason is masked like everything that nobody released."""
    ground = ground_of(hiding.ground)
    return Placeholder(
        what=_(hiding.get_part_display()),
        at=hiding.hidden_at,
        reason=masked(hiding.reason),
        ground=_(ground.name),
        basis=_(ground.basis),
        unit=hiding.unit.name,
        url=reverse("public:hiding", args=[hiding.page.code, hiding.code]),
    )


def without_promises(owed: list[Owed]) -> list[Owed]:
    """Who owes what by when, without the words that stood in a hidden answer."""
    said = _("một lời hứa trong câu trả lời đã ẩn")
    return [replace(one, what=said, result="") if one.promise else one for one in owed]


def heading(page: Page) -> str:
    """What a page is called in a list, or that its name is hidden."""
    if page.hidden_at is not None:
        return _("Nội dung đã được ẩn")
    return page.title or _("Tiêu đề đã được ẩn")


def excerpt_of(page: Page) -> str:
    """The beginning of its words for a feed, or why there are none."""
    if page.hidden_at is not None:
        return _("Ẩn theo căn cứ: %(ground)s") % {"ground": page.hidden_ground}
    return excerpt(page.text, 300) if page.text else _("Nội dung đã được ẩn")


@dataclass(frozen=True, slots=True)
class Closed:
    """What is hidden of one page, and every hiding it ever had."""

    hidings: list[Hiding]

    @property
    def standing(self) -> list[Hiding]:
        return [one for one in self.hidings if one.shown_at is None]

    @property
    def parts(self) -> dict[str, Placeholder]:
        """Place-holders of the whole or of parts of the words."""
        others = (Part.FILE, Part.RELEASE)
        return {one.part: placeholder(one) for one in self.standing if one.part not in others}

    @property
    def files(self) -> dict[str, Placeholder]:
        """Place-holders of files, by their codes."""
        return {one.file: placeholder(one) for one in self.standing if one.part == Part.FILE}


def closed_of(page: Page | None) -> Closed:
    """Read once for a whole page; one that is not released yet has none."""
    return Closed(publication.hidings_of(page) if page is not None and page.pk else [])
