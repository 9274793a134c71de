"""Files of a public page as strangers meet them: under names of our own, never the sender's."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from django.urls import reverse

from hoiam.base.rendering.copies import PHOTO
from hoiam.publication.models import PublicFile


class Copied(Protocol):
    """A copy that was made for everybody, released or about to be."""

    media: str
    width: int
    height: int
    pages: int
    size: int
    alt: str


@dataclass(frozen=True, slots=True)
class ShownFile:
    """One photo or paper on the page."""

    url: str
    name: str
    alt: str
    is_photo: bool
    width: int
    height: int
    pages: int
    size: int


def name_of(file: Copied, number: int) -> str:
    """anh-1.jpg, tai-lieu-2.pdf: what a sender called it may name somebody."""
    return f"anh-{number}.jpg" if file.media == PHOTO else f"tai-lieu-{number}.pdf"


def shown(file: Copied, number: int, url: str) -> ShownFile:
    """One file with its address."""
    return ShownFile(
        url=url,
        name=name_of(file, number),
        alt=file.alt,
        is_photo=file.media == PHOTO,
        width=file.width,
        height=file.height,
        pages=file.pages,
        size=file.size,
    )


def shown_files(files: Iterable[PublicFile]) -> list[ShownFile]:
    """What was released, in its order."""
    return [
        shown(
            file,
            number,
            reverse(f"public:{'photo' if file.is_photo else 'paper'}", args=[file.code]),
        )
        for number, file in enumerate(files, start=1)
    ]
