"""Addresses of these pages."""

from django.urls import URLPattern, path

from hoiam.web.office.outreach import assigning, board, clusters, notices, noting, visiting

HAMLET = "dia-ban/thon/<str:code>"
NOTE = "dia-ban/ghi-nhan/<str:code>"
CLUSTER = "dia-ban/cum/<str:code>"
NOTICE = "dia-ban/thong-bao/<str:code>"

PATTERNS: tuple[URLPattern, ...] = (
    path("dia-ban", board.board, name="hamlets-work"),
    path("dia-ban/phan-cong", assigning.assign_all, name="hamlet-assign-all"),
    path("dia-ban/phan-cong/<str:code>/thoi", assigning.end, name="assignment-end"),
    path(HAMLET, board.hamlet, name="hamlet-work"),
    path(f"{HAMLET}/phan-cong", assigning.assign, name="hamlet-assign"),
    path(f"{HAMLET}/chuyen-di", visiting.visit, name="hamlet-visit"),
    path(f"{HAMLET}/du-hop/<str:meeting>", visiting.attendance, name="hamlet-attendance"),
    path(f"{HAMLET}/so-dan", visiting.residents, name="hamlet-residents"),
    path(f"{HAMLET}/phieu", visiting.sheet, name="hamlet-sheet"),
    # the telephone
    path("dia-ban/ghi/nhanh", noting.field_note, name="field-note"),
    path("dia-ban/ghi/gui", noting.send, name="field-send"),
    path("dia-ban/ghi/the", noting.token, name="field-token"),
    path("dia-ban/ghi/may.js", noting.worker, name="field-worker"),
    path("dia-ban/ghi-nhan", noting.notes, name="field-notes"),
    path(NOTE, noting.note, name="field-note-page"),
    path(f"{NOTE}/thanh-viec", noting.raise_note, name="field-note-raise"),
    path(f"{NOTE}/anh/<str:file>", noting.photo, name="field-note-photo"),
    # clusters
    path("dia-ban/cum", clusters.clusters, name="hamlet-clusters"),
    path("dia-ban/cum-moi", clusters.new, name="new-hamlet-cluster"),
    path(CLUSTER, clusters.cluster, name="hamlet-cluster"),
    path(f"{CLUSTER}/ket-thuc", clusters.end, name="end-hamlet-cluster"),
    # notices
    path("dia-ban/thong-bao", notices.broadcasts, name="broadcasts"),
    path("dia-ban/thong-bao-moi", notices.new, name="new-broadcast"),
    path(NOTICE, notices.broadcast, name="broadcast"),
    path(f"{NOTICE}/thon/<str:hamlet>", notices.tick, name="broadcast-tick"),
    path(f"{NOTICE}/in", notices.paper, name="broadcast-paper"),
    path(f"{NOTICE}/thu-hoi", notices.withdraw, name="broadcast-withdraw"),
    path(f"{NOTICE}/giao-viec", notices.set_task, name="broadcast-task"),
    path(f"{NOTICE}/viec/<str:task>", notices.report, name="broadcast-report"),
)
