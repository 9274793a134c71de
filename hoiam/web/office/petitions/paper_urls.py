"""Addresses of a petition's papers and of the ways they take."""

from django.urls import path

from hoiam.web.office.petitions import deliveries, papers

_HERE = "don/<slug:code>/van-ban"
PATTERNS = (
    path(_HERE, papers.papers, name="petition-papers"),
    path(f"{_HERE}/<int:number>/<slug:form>", papers.paper, name="petition-paper"),
    path(f"{_HERE}/tep/<slug:file>", papers.file, name="petition-paper-file"),
    path(f"{_HERE}/gui/<slug:delivery>", deliveries.outcome, name="petition-delivery-outcome"),
    path(
        f"{_HERE}/gui/<slug:delivery>/phieu.<str:media>",
        deliveries.note,
        name="petition-delivery-note",
    ),
    path(f"{_HERE}/<slug:paper>/ky", papers.signed, name="petition-paper-signed"),
    path(f"{_HERE}/<slug:paper>/pdf", papers.make_pdf, name="petition-paper-pdf"),
    path(f"{_HERE}/<slug:paper>/gui", deliveries.deliver, name="petition-deliver"),
)
