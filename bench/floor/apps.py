"""The app of the bare pages."""

from django.apps import AppConfig


class FloorConfig(AppConfig):
    """Named so that its tables are told from the product's."""

    name = "bench.floor"
    label = "floor"
