"""Addresses of these pages."""

from django.urls import URLPattern, path

from hoiam.web.office.reception import entering, register, sheets, steps, waiting

VISIT = "tiep-dan/luot/<str:code>"

PATTERNS: tuple[URLPattern, ...] = (
    path("tiep-dan", register.visits, name="visits"),
    path("tiep-dan/moi", entering.new, name="new-visit"),
    path("tiep-dan/so", register.printed, name="visits-printed"),
    path("tiep-dan/hang-cho", waiting.line, name="reception-line"),
    path("tiep-dan/hang-cho/<str:body>/<str:turn>/<str:step>", waiting.turn_step, name="turn-step"),
    path("tiep-dan/truc-tuyen", waiting.online, name="online-receptions"),
    path("tiep-dan/truc-tuyen/moi", waiting.arrange, name="new-online-reception"),
    path("tiep-dan/truc-tuyen/<str:code>/<str:step>", waiting.online_step, name="online-step"),
    path(VISIT, steps.visit, name="visit"),
    path(f"{VISIT}/mo-xem", steps.read, name="visit-reading"),
    path(f"{VISIT}/ghi-them", steps.complete, name="complete-visit"),
    path(f"{VISIT}/them-viec", steps.another, name="visit-another"),
    path(f"{VISIT}/ket-luan", steps.conclude, name="conclude-visit"),
    path(f"{VISIT}/thong-bao", steps.notice, name="visit-notice"),
    path(f"{VISIT}/tai-lieu", steps.papers, name="visit-papers"),
    path(f"{VISIT}/tai-lieu/<int:line>/tra", steps.give_back, name="give-paper-back"),
    path(f"{VISIT}/viec/<int:matter>/doc-lai", steps.read_back, name="read-back"),
    path(f"{VISIT}/viec/<int:matter>/ban-chup", steps.scan, name="keep-scan"),
    path(f"{VISIT}/phat-hanh/<str:form>", sheets.issue, name="issue-visit-paper"),
    path(f"{VISIT}/van-ban/<str:paper>/<str:media>", sheets.issued, name="visit-paper"),
    path(f"{VISIT}/in/<str:form>/<int:number>/<str:media>", sheets.sheet, name="visit-sheet"),
)
