"""Addresses of open data. They stay: a file of a day lies under the same address for ever."""

from django.urls import path

from hoiam.web.later import Rooms

rooms = Rooms("hoiam.web.public.figures")

PATTERNS = [
    path("so-lieu/du-lieu-mo", rooms.open_data.page, name="open-data"),
    path("so-lieu/du-lieu-mo.json", rooms.open_data.catalogue, name="open-data-json"),
    path("so-lieu/du-lieu-mo/<slug:code>", rooms.open_data.register, name="open-register"),
    path(
        "so-lieu/du-lieu-mo/<slug:code>/<slug:day>.<slug:media>",
        rooms.open_data.file,
        name="open-file",
    ),
]
