"""Messages to people about their case."""

from collections.abc import Iterator

from bench.province.saying import FIRST, event, insert
from hoiam.notices.models import Channel as Way
from hoiam.notices.models import Notice, Outcome


def told(template: str, turn: str, at: str, by: str, where: str) -> Iterator[str]:
    """The message, and for what is past that it reached the person."""
    # One who left no address reads the page; nothing is sent by machine where no mail is set up.
    source = (
        f"{FIRST} LEFT JOIN p_message w ON w.template = '{template}' AND w.number = m.message "
        "LEFT JOIN p_person p ON p.id = m.person"
    )
    source = f"{source} WHERE {where}" if where else source
    code, ident = f"'nt{turn}-' || m.t", f"m.n * 10 + {turn}"
    way = "CASE WHEN p.id IS NULL THEN '' WHEN p.phone <> '' THEN 'call' ELSE 'email' END"
    there = "m.told AND p.id IS NOT NULL"
    yield insert(
        Notice,
        {"id": ident, "code": code, "template": f"'cases.{template}'", "about_kind": "'case'",
         "about_code": "m.code", "recipient": "'voice/y-' || m.t", "channel": way,
         "email": _kept("COALESCE(p.email_to, '')"), "phone": _kept("COALESCE(p.phone_to, '')"),
         "subject": _kept("w.subject"), "text": _kept("w.text"),
         "state": f"CASE WHEN p.id IS NULL THEN 'page' WHEN {there} THEN 'told' ELSE 'by-hand' END",
         "not_before": at, "queued_at": at, "queued_by": by,
         "told_at": f"CASE WHEN {there} THEN {at} END",
         "told_by": f"CASE WHEN {there} THEN u.handler ELSE '' END"},
        source,
    )  # fmt: skip
    details = {
        "notice": code, "template": f"'cases.{template}'", "channel": channel_label(), "detail": "''",
    }  # fmt: skip
    yield event("notices.notice.queued", at, by, details, source)
    reached = f"{source} {'AND' if where else 'WHERE'} {there}"
    yield insert(
        Outcome,
        {"notice_id": ident, "channel": way, "success": "TRUE", "attempted_at": at,
         "attempted_by": "u.handler"},
        reached,
    )  # fmt: skip
    yield event("notices.notice.told", at, "u.handler", details, reached)
    yield event(
        "cases.people.told",
        at,
        "u.handler",
        {"channel": channel_label(), "outcome": "'được'"},
        reached,
    )


def _kept(value: str) -> str:
    return f"CASE WHEN m.gone THEN '' ELSE {value} END"


def channel_label() -> str:
    return (
        f"CASE WHEN p.id IS NULL THEN 'chỉ xem trên trang tra cứu' WHEN p.phone <> '' "
        f"THEN '{Way.CALL.label}' ELSE '{Way.EMAIL.label}' END"
    )
