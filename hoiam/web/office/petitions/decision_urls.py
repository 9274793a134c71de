"""Addresses of decisions, their execution and closed lists."""

from django.urls import path

from hoiam.web.office.petitions import (
    decision_pages,
    decision_public,
    plan_pages,
    settlement_pages,
)

DECISION = "quyet-dinh/<slug:code>"

PATTERNS = (
    path("don/<slug:code>/quyet-dinh", decision_pages.of_petition, name="petition-decision"),
    path("don/<slug:code>/quyet-dinh/ra", decision_pages.decide, name="petition-decide"),
    path(DECISION, decision_pages.decision, name="decision"),
    path(f"{DECISION}/them-viec", decision_pages.add_order, name="decision-order"),
    path(f"{DECISION}/bo", decision_pages.void, name="decision-void"),
    path(f"{DECISION}/cong-khai", decision_public.prepare, name="decision-public"),
    path("thi-hanh", settlement_pages.executions, name="executions"),
    path("thi-hanh/khoan/<slug:code>", decision_pages.carry_out, name="order-done"),
    path("thi-hanh/but-toan/<slug:code>/rut", decision_pages.take_back, name="order-take-back"),
    path("giai-quyet", settlement_pages.register, name="settlements"),
    path("giai-quyet/so", settlement_pages.printed, name="settlements-printed"),
    path("giai-quyet/truoc-day", plan_pages.earlier, name="earlier-case"),
    path("ra-soat", plan_pages.listed, name="review-plans"),
    path("ra-soat/moi", plan_pages.new, name="new-review-plan"),
    path("ra-soat/<slug:code>", plan_pages.plan, name="review-plan"),
    path("ra-soat/<slug:code>/chot", plan_pages.freeze, name="review-plan-freeze"),
    path("ra-soat/vu-ra-soat/<slug:code>/bo", plan_pages.strike, name="review-case-strike"),
    path("ra-soat/vu-ra-soat/<slug:code>/ket-qua", plan_pages.review, name="review-case-result"),
)
