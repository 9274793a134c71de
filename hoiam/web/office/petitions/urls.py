"""Addresses of these pages."""

from django.urls import URLPattern, path

from hoiam.web.office.petitions import register, registering

PETITION = "don/<str:code>"

PATTERNS: tuple[URLPattern, ...] = (
    path("don", register.listed, name="petitions"),
    path("don/moi", registering.new, name="new-petition"),
    path("don/so", register.printed, name="petitions-printed"),
)
