"""Public addresses of figures; each room of pages brings its own list."""

from django.urls import URLPattern, URLResolver, path

from hoiam.web.public.figures import board, one, open_data_urls

PATTERNS: list[URLPattern | URLResolver] = [
    *open_data_urls.PATTERNS,
    path("so-lieu/bang", board.page, name="board"),
    path("so-lieu/danh-muc", one.index, name="figures"),
]
# After every other address that begins so: any other word is the code of a figure.
LAST: list[URLPattern | URLResolver] = [
    path("so-lieu/<slug:code>", one.figure, name="figure"),
]
