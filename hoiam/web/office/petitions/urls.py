"""Addresses of these pages."""

from django.urls import URLPattern, path

from hoiam.web.office.petitions import (
    decision_urls,
    paper_urls,
    register,
    registering,
    step_urls,
    tending,
)

PETITION = "don/<slug:code>"

PATTERNS: tuple[URLPattern, ...] = (
    path("don", register.listed, name="petitions"),
    path("don/moi", registering.new, name="new-petition"),
    path("don/so", register.printed, name="petitions-printed"),
    path(f"{PETITION}/phan-loai", tending.sorting, name="petition-sorting"),
    path(f"{PETITION}/nguoi", tending.people, name="petition-people"),
    path(f"{PETITION}/nguoi/them", tending.add_person, name="petition-add-person"),
    path(f"{PETITION}/nguoi/<int:number>", tending.person, name="petition-person"),
    path(f"{PETITION}/dai-dien", tending.appoint, name="petition-appoint"),
    path(f"{PETITION}/tach", tending.split, name="petition-split"),
    path(f"{PETITION}/trung", tending.same, name="petition-same"),
    path(f"{PETITION}/doi-loai", tending.reclassify, name="petition-reclassify"),
    *paper_urls.PATTERNS,
    *decision_urls.PATTERNS,
    # An address with the code of a petition takes any word: words of their own stand before it.
    *step_urls.PATTERNS,
)
