"""Masks on a picture: solid, because what is blurred can be guessed back."""

from collections.abc import Iterable
from math import ceil, floor

from PIL import Image

# Masks are told in thousandths of the picture: x, y, width, height, whatever its pixels.
WHOLE = 1000
INK = (17, 17, 17)

type Mask = tuple[int, int, int, int]


def paint(picture: Image.Image, masks: Iterable[Mask]) -> Image.Image:
    """The same pixels but for those under a mask, which are gone; rounded outwards."""
    plain = picture.convert("RGB")
    width, height = plain.size
    for x, y, wide, high in masks:
        left, top = floor(x * width / WHOLE), floor(y * height / WHOLE)
        right, bottom = ceil((x + wide) * width / WHOLE), ceil((y + high) * height / WHOLE)
        plain.paste(INK, (left, top, min(right, width), min(bottom, height)))
    return plain
