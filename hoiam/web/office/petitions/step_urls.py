"""Addresses of a petition's lawful course."""

from django.urls import path

from hoiam.web.office.petitions import steps

PATTERNS = (
    path("don/<slug:code>", steps.petition, name="petition"),
    path("don/<slug:code>/mo-xem", steps.reading, name="petition-reading"),
    path("don/<slug:code>/buoc/<slug:step>", steps.step, name="petition-step"),
    path("don/<slug:code>/dinh-chinh/<int:number>", steps.take_back, name="petition-take-back"),
    path("don/<slug:code>/lan-hai", steps.second, name="petition-second"),
)
