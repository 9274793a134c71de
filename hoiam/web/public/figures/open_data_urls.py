"""Addresses of open data. They stay: a file of a day lies under the same address for ever."""

from django.urls import path

from hoiam.web.public.figures import open_data

PATTERNS = [
    path("so-lieu/du-lieu-mo", open_data.page, name="open-data"),
    path("so-lieu/du-lieu-mo.json", open_data.catalogue, name="open-data-json"),
    path("so-lieu/du-lieu-mo/<slug:code>", open_data.register, name="open-register"),
    path(
        "so-lieu/du-lieu-mo/<slug:code>/<slug:day>.<slug:media>", open_data.file, name="open-file"
    ),
]
