"""Public addresses of figures; each room of pages brings its own list."""

from django.urls import URLPattern, URLResolver, path

from hoiam.web.later import Rooms
from hoiam.web.public.figures import open_data_urls

rooms = Rooms("hoiam.web.public.figures")

PATTERNS: list[URLPattern | URLResolver] = [
    *open_data_urls.PATTERNS,
    path("so-lieu/bang", rooms.board.page, name="board"),
    path("so-lieu/danh-muc", rooms.one.index, name="figures"),
]
# After every other address that begins so: any other word is the code of a figure.
LAST: list[URLPattern | URLResolver] = [
    path("so-lieu/<slug:code>", rooms.one.figure, name="figure"),
]
