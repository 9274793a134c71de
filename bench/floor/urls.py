"""Addresses of the bare pages."""

from django.urls import path

from bench.floor import views

urlpatterns = [
    path("", views.form),
    path("write/<int:rows>", views.write),
    path("ticket/<slug:code>", views.ticket, name="ticket"),
]
