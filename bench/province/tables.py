"""The rows that the product's actions write for a case, made by the database from its life.

Each statement names only what differs; every other column has the default of its model, so that
a new column need not be written here. In the order in which the acts happen, so that the history
of a case is in its order.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.db import connection, models

from hoiam.base.models import Event, NearBand, SearchEntry
from hoiam.cases.models import (
    Answer,
    Case,
    Gathering,
    HandOver,
    Note,
    PublicDraft,
    Rating,
    Result,
)  # fmt: skip
from hoiam.commitments.models import Commitment, DueDate
from hoiam.notices.models import Channel as Way
from hoiam.notices.models import Notice, Outcome
from hoiam.publication.models import Page, Release
from hoiam.publication.openness import Change
from hoiam.voices.models import Channel, Contact, Receipt, Voice

# Joins to the left: both databases then go through the lives and look the rest up.
HERE = "made m LEFT JOIN p_unit u ON u.id = m.unit"
FIRST = "made m LEFT JOIN p_unit u ON u.id = COALESCE(m.former, m.unit)"
MORE = "more m"
WHAT = "'Trả lời người dân'"
PUBLIC, HANDLER, LEADER = "'public'", "u.handler", "u.leader"
DUTY, PROMISE = "'viec-' || m.t", "'hua-' || m.t"


def tables() -> list[type[models.Model]]:
    """Every table that is filled."""
    return [
        Voice, Contact, Receipt, Page, Release, PublicDraft, Case, Gathering, SearchEntry,
        Commitment, DueDate, Notice, Outcome, Answer, HandOver, Note, Rating, Event, Change,
    ]  # fmt: skip


def names() -> list[str]:
    """The same by name, and the bands beside the index of words, which are written as they are."""
    written: list[type[models.Model]] = [*tables(), NearBand]
    return [model._meta.db_table for model in written]


def statements() -> Iterator[str]:
    """For one chunk of lives."""
    yield from _taken_in()
    yield from _handled()
    yield from _answered()
    yield from _joined()


def _taken_in() -> Iterator[str]:
    voice = {
        "channel": "m.channel", "kind": "m.kind", "field_id": "m.field", "area_id": "m.area",
        "text": "m.said", "place": "m.place", "language": "m.language",
        "anonymous": "m.person IS NULL", "spoken_at": "m.opened_at", "spoken_by": PUBLIC,
        "received_at": "m.opened_at", "received_by": PUBLIC,
    }  # fmt: skip
    yield _insert(Voice, {"id": "m.n", **_coded_voice(), **voice}, "made m")
    yield from _speaker("m.n", "m.opened_at", "made m")
    yield _event(
        "voices.voice.accepted", "m.opened_at", PUBLIC,
        {"channel": _label("m.channel", Channel), "reference": "m.code"}, "made m",
        kind="voice", code="'y-' || m.t",
    )  # fmt: skip
    yield _insert(
        Page,
        {"id": "m.n", "code": "m.code", "title": "m.title", "text": "m.said", "answer": "m.answer",
         "place": "m.place", "published_at": "m.released_at", "published_by": HANDLER},
        f"{HERE} WHERE m.released_at IS NOT NULL",
    )  # fmt: skip
    yield _insert(
        Case,
        {"id": "m.n", "code": "m.code", "kind": "m.kind", "field_id": "m.field",
         "area_id": "m.area", "unit_id": "m.unit", "title": "m.title", "state": "m.state",
         "joined_to_id": "m.joined_to", "held": "m.held", "result": "m.result",
         "people": "m.people", "page_id": "CASE WHEN m.released_at IS NULL THEN NULL ELSE m.n END",
         "opened_on": "m.opened_on", "answered_on": "m.answered_on",
         "opened_at": "m.opened_at", "opened_by": PUBLIC,
         "accepted_at": "m.accepted_at", "accepted_by": _if("m.accepted_at", HANDLER),
         "answered_at": "m.answered_at", "answered_by": _if("m.answered_at", HANDLER),
         "closed_at": "m.closed_at", "closed_by": _if("m.closed_at", HANDLER)},
        HERE,
    )  # fmt: skip
    yield _insert(
        Gathering,
        {"case_id": "m.n", "voice_id": "m.n", "how": "'first'", "gathered_at": "m.opened_at",
         "gathered_by": PUBLIC},
        "made m",
    )  # fmt: skip
    yield _insert(
        SearchEntry,
        {
            "id": f"m.n + {1 << 40}",
            "kind": "'case'",
            "code": "m.code",
            "folded": "m.head || ' ' || LOWER(REPLACE(m.code, '-', ' ')) || ' ' || m.words || m.more_words",
        },
        "made m",
    )
    yield from _owed()
    yield _event(
        "cases.case.received", "m.opened_at", PUBLIC, {"unit": "u.name", "why": "r.why"},
        f"{FIRST} LEFT JOIN p_route r ON r.id = m.route WHERE m.held = ''", said={"u.name", "r.why"},
    )  # fmt: skip
    yield _event(
        "cases.case.held", "m.opened_at", PUBLIC, {"unit": "u.name", "why": "m.held"},
        f"{FIRST} WHERE m.held <> ''", said={"u.name"},
    )  # fmt: skip
    yield from _told("received", "1", "m.opened_at", PUBLIC, "")


def _owed() -> Iterator[str]:
    """The duty to answer with its explained date."""
    done = "m.answered_at IS NOT NULL"
    label = _label("m.result", Result)
    ended = (
        f"CASE WHEN {done} THEN 'Trả lời số 1: ' || {label} ELSE COALESCE(m.joined_code, '') END"
    )
    yield _insert(
        Commitment,
        {"id": "m.n", "code": DUTY, "kind": "'answer'", "about_kind": "'case'",
         "about_code": "m.code", "unit_id": "m.unit", "assigned_by_unit_id": "m.unit",
         "assignee": "CASE WHEN m.mine THEN u.handler ELSE '' END", "what": WHAT,
         "rule": "ru.rule", "started_on": "m.opened_on", "first_due_on": "m.first_due",
         "due_on": "m.due_on", "opened_at": "m.opened_at", "opened_by": PUBLIC,
         "state": f"CASE WHEN {done} THEN 'done' WHEN m.state = 'joined' THEN 'merged' "
                  "ELSE 'open' END",
         "result": ended, "result_public": f"CASE WHEN {done} THEN {label} ELSE '' END",
         "ended_at": "COALESCE(m.answered_at, m.joined_at)",
         "ended_by": _if("COALESCE(m.answered_at, m.joined_at)", HANDLER),
         "ended_on": "COALESCE(m.answered_on, CASE WHEN m.state = 'joined' THEN m.opened_on END)"},
        f"{HERE} LEFT JOIN p_rule ru ON ru.id = m.rule",
    )  # fmt: skip
    yield _insert(
        DueDate,
        {"commitment_id": "m.n", "due_on": "m.first_due", "ground": "'start'", "rule": "ru.rule",
         "explanation": "ru.head || d.counted", "set_at": "m.opened_at", "set_by": PUBLIC},
        "made m LEFT JOIN p_rule ru ON ru.id = m.rule LEFT JOIN p_days d ON d.id = m.days",
    )  # fmt: skip
    yield _event(
        "commitments.commitment.started", "m.opened_at", PUBLIC,
        {"commitment": DUTY, "unit": "u.name", "what": WHAT, "due_on": "m.first_due_vn",
         "rule": "ru.rule"},
        f"{FIRST} LEFT JOIN p_rule ru ON ru.id = m.rule", said={"u.name"},
    )  # fmt: skip


def _handled() -> Iterator[str]:
    both = f"{HERE} LEFT JOIN p_unit f ON f.id = m.former WHERE m.handed_at IS NOT NULL"
    reason = "'Việc thuộc thẩm quyền của đơn vị này.'"
    yield _event(
        "commitments.commitment.moved", "m.handed_at", HANDLER,
        {"commitment": DUTY, "from_unit": "f.name", "to_unit": "u.name",
         "due_on": "m.first_due_vn"},
        both, said={"f.name", "u.name"},
    )  # fmt: skip
    yield _insert(
        HandOver,
        {"case_id": "m.n", "from_unit_id": "m.former", "to_unit_id": "m.unit", "reason": reason,
         "handed_at": "m.handed_at", "handed_by": HANDLER},
        both,
    )  # fmt: skip
    yield _event(
        "cases.case.handed-over", "m.handed_at", HANDLER,
        {"from_unit": "f.name", "to_unit": "u.name", "reason": reason},
        both, said={"f.name", "u.name"},
    )  # fmt: skip
    yield from _told("handed-over", "2", "m.handed_at", HANDLER, "m.handed_at IS NOT NULL")
    yield _event(
        "cases.case.accepted", "m.accepted_at", HANDLER, {"unit": "u.name"},
        f"{HERE} WHERE m.accepted_at IS NOT NULL", said={"u.name"},
    )  # fmt: skip
    waiting = "m.state = 'waiting'"
    yield _insert(
        Note,
        {"case_id": "m.n", "how": "'asked'", "text": "q.text", "written_at": "m.accepted_at",
         "written_by": HANDLER},
        f"{HERE} LEFT JOIN p_question q ON q.id = 0 WHERE {waiting}",
    )  # fmt: skip
    yield _event(
        "cases.case.asked-for-more", "m.accepted_at", HANDLER, {}, f"{HERE} WHERE {waiting}"
    )
    yield from _told("asked-for-more", "3", "m.accepted_at", HANDLER, waiting)
    yield from _extended()


def _extended() -> Iterator[str]:
    source, reason = f"{HERE} WHERE m.extended_at IS NOT NULL", "'Chờ kết quả đo đạc.'"
    yield _insert(
        DueDate,
        {"commitment_id": "m.n", "old_due_on": "m.first_due", "due_on": "m.due_on",
         "ground": "'extension'", "reason": reason, "rule": "ru.rule", "set_at": "m.extended_at",
         "set_by": LEADER},
        f"{HERE} LEFT JOIN p_rule ru ON ru.id = m.rule WHERE m.extended_at IS NOT NULL",
    )  # fmt: skip
    yield _event(
        "commitments.due-date.changed", "m.extended_at", LEADER,
        {"commitment": DUTY, "old": "m.first_due_vn", "new": "m.due_vn", "reason": reason}, source,
    )  # fmt: skip
    yield _event(
        "cases.case.extended", "m.extended_at", LEADER,
        {"due_on": "m.due_vn", "reason": reason}, source,
    )  # fmt: skip
    yield from _told("extended", "4", "m.extended_at", LEADER, "m.extended_at IS NOT NULL")


def _answered() -> Iterator[str]:
    source = f"{HERE} WHERE m.answered_at IS NOT NULL"
    number, result = "'118/TB-UBND'", _label("m.result", Result)
    yield _insert(
        Answer,
        {"id": "m.n", "case_id": "m.n", "code": "'tl-' || m.t", "number": "1",
         "result": "m.result", "text": "m.answer", "rule": "m.answer_rule",
         "paper_number": number, "promise": "COALESCE(m.promise, '')",
         "promise_due_on": "m.promise_due", "drafted_at": "m.answered_at", "drafted_by": HANDLER,
         "approved_at": "m.answered_at", "approved_by": LEADER, "sent_at": "m.answered_at",
         "sent_by": HANDLER},
        source,
    )  # fmt: skip
    yield _event(
        "cases.answer.drafted", "m.answered_at", HANDLER, {"number": "1", "result": result},
        source, said={"1"},
    )  # fmt: skip
    yield _event(
        "cases.answer.approved", "m.answered_at", LEADER, {"number": "1"}, source, said={"1"}
    )
    yield _event(
        "commitments.commitment.fulfilled", "m.answered_at", HANDLER,
        {"commitment": DUTY, "what": WHAT}, source,
    )  # fmt: skip
    yield from _promised()
    yield _event(
        "cases.case.answered", "m.answered_at", HANDLER, {"result": result, "number": "1"},
        source, said={"1"},
    )  # fmt: skip
    yield from _told("answered", "5", "m.answered_at", HANDLER, "m.answered_at IS NOT NULL")
    yield _insert(
        Rating,
        {"case_id": "m.n", "answer_id": "m.n", "voice_id": "m.n", "verdict": "'settled'",
         "rated_at": "m.rated_at", "rated_by": PUBLIC},
        "made m WHERE m.rated_at IS NOT NULL",
    )  # fmt: skip
    yield _event(
        "cases.answer.rated", "m.rated_at", PUBLIC, {"verdict": "'được'"},
        "made m WHERE m.rated_at IS NOT NULL",
    )  # fmt: skip
    yield from _released()
    yield _event(
        "commitments.commitment.fulfilled", "m.kept_at", HANDLER,
        {"commitment": PROMISE, "what": "m.promise"}, f"{HERE} WHERE m.kept_at IS NOT NULL",
    )  # fmt: skip
    yield _event(
        "cases.promise.kept", "m.kept_at", HANDLER, {"what": "m.promise"},
        f"{HERE} WHERE m.kept_at IS NOT NULL",
    )  # fmt: skip
    yield _event(
        "cases.case.closed", "m.closed_at", HANDLER, {}, f"{HERE} WHERE m.closed_at IS NOT NULL"
    )


def _promised() -> Iterator[str]:
    source, duty = f"{HERE} WHERE m.promise IS NOT NULL", "m.n + {count}"
    kept = "m.kept_at IS NOT NULL"
    yield _insert(
        Commitment,
        {"id": duty, "code": PROMISE, "kind": "'promise'", "about_kind": "'case'",
         "about_code": "m.code", "unit_id": "m.unit", "assigned_by_unit_id": "u.parent",
         "what": "m.promise", "rule": "'HOUSE-PROMISE'", "paper_number": "'118/TB-UBND'",
         "started_on": "m.answered_on", "first_due_on": "m.promise_due",
         "due_on": "m.promise_due", "opened_at": "m.answered_at", "opened_by": HANDLER,
         "state": f"CASE WHEN {kept} THEN 'done' ELSE 'open' END",
         "result": f"CASE WHEN {kept} THEN 'Đã làm xong, có biên bản.' ELSE '' END",
         "ended_at": "m.kept_at", "ended_by": _if("m.kept_at", HANDLER), "ended_on": "m.kept_on"},
        source,
    )  # fmt: skip
    yield _insert(
        DueDate,
        {"commitment_id": duty, "due_on": "m.promise_due", "ground": "'promise'",
         "rule": "'HOUSE-PROMISE'", "set_at": "m.answered_at", "set_by": HANDLER},
        source,
    )  # fmt: skip
    yield _event(
        "commitments.commitment.promised", "m.answered_at", HANDLER,
        {"commitment": PROMISE, "unit": "u.name", "what": "m.promise", "due_on": "m.promise_vn"},
        source, said={"u.name"},
    )  # fmt: skip


def _released() -> Iterator[str]:
    source = f"{HERE} WHERE m.released_at IS NOT NULL"
    words = {"title": "m.title", "text": "m.said", "answer": "m.answer", "place": "m.place"}
    yield _insert(
        PublicDraft,
        {"case_id": "m.n", **words, "prepared_at": "m.released_at", "prepared_by": HANDLER},
        source,
    )
    yield _event("cases.public-draft.prepared", "m.released_at", HANDLER, {}, source)
    yield _insert(
        Release,
        {"page_id": "m.n", "number": "1", **words, "released_at": "m.released_at",
         "released_by": HANDLER},
        source,
    )  # fmt: skip
    yield _insert(
        SearchEntry,
        {
            "id": f"m.n + {2 << 40}",
            "kind": "'page'",
            "code": "m.code",
            "folded": "m.head || ' ' || m.words || ' ' || m.answer_folded",
        },
        source,
    )
    yield _event(
        "publication.page.released", "m.released_at", HANDLER, {"number": "1"}, source,
        kind="page", said={"1"},
    )  # fmt: skip
    yield _event("cases.case.published", "m.released_at", HANDLER, {}, source)


def _joined() -> Iterator[str]:
    """Cases that were joined to another, and voices that joined one."""
    joined = f"{HERE} WHERE m.state = 'joined'"
    yield _event(
        "commitments.commitment.merged", "m.joined_at", HANDLER,
        {"commitment": DUTY, "into": "m.joined_code"}, joined,
    )  # fmt: skip
    yield _event(
        "cases.case.joined", "m.joined_at", HANDLER,
        {"into": "m.joined_code", "reason": "'Cùng một việc.'"}, joined,
    )  # fmt: skip
    voice = {
        "channel": "'web'", "kind": "m.kind", "field_id": "m.field", "area_id": "m.area",
        "text": "m.said", "place": "m.place", "anonymous": "m.person IS NULL",
        "spoken_at": "m.at", "spoken_by": PUBLIC, "received_at": "m.at", "received_by": PUBLIC,
    }  # fmt: skip
    yield _insert(Voice, {"id": "m.voice", **_coded_voice(), **voice}, MORE)
    yield from _speaker("m.voice", "m.at", MORE)
    yield _event(
        "voices.voice.accepted", "m.at", PUBLIC,
        {"channel": "'trang web'", "reference": "m.code"}, MORE, kind="voice",
        code="'y-' || m.t",
    )  # fmt: skip
    yield _insert(
        Gathering,
        {"case_id": "m.n", "voice_id": "m.voice", "how": "'me-too'", "gathered_at": "m.at",
         "gathered_by": PUBLIC},
        MORE,
    )  # fmt: skip
    yield _event("cases.voice.joined", "m.at", PUBLIC, {}, MORE, code="m.case_code")


def _coded_voice() -> dict[str, str]:
    return {"code": "'y-' || m.t", "key": "m.t || m.t || m.t || m.t"}


def _speaker(voice: str, at: str, source: str) -> Iterator[str]:
    yield _insert(
        Contact,
        {"voice_id": voice, "name": "p.name", "phone": "p.phone", "email": "p.email",
         "address": "p.address", "phone_mark": "m.mark"},
        f"{source} LEFT JOIN p_person p ON p.id = m.person WHERE m.person IS NOT NULL",
    )  # fmt: skip
    yield _insert(
        Receipt,
        {"reference": "m.code", "tracking_hash": "m.t || 'f' || m.t || 'e' || m.t",
         "voice_id": voice, "issued_at": at, "issued_by": PUBLIC},
        source,
    )  # fmt: skip


def _told(template: str, turn: str, at: str, by: str, where: str) -> Iterator[str]:
    """The message, and for what is past that it reached the person."""
    # One who left no address reads the page; nothing is sent by machine where no mail is set up.
    source = (
        f"{FIRST} LEFT JOIN p_message w ON w.template = '{template}' AND w.number = m.message "
        "LEFT JOIN p_person p ON p.id = m.person"
    )
    source = f"{source} WHERE {where}" if where else source
    code, ident = f"'nt{turn}-' || m.t", f"m.n * 10 + {turn}"
    way = "CASE WHEN p.id IS NULL THEN '' WHEN p.phone <> '' THEN 'call' ELSE 'email' END"
    told = "m.told AND p.id IS NOT NULL"
    yield _insert(
        Notice,
        {"id": ident, "code": code, "template": f"'cases.{template}'", "about_kind": "'case'",
         "about_code": "m.code", "recipient": "'voice/y-' || m.t", "channel": way,
         "email": "COALESCE(p.email_to, '')", "phone": "COALESCE(p.phone_to, '')",
         "subject": "w.subject", "text": "w.text",
         "state": f"CASE WHEN p.id IS NULL THEN 'page' WHEN {told} THEN 'told' ELSE 'by-hand' END",
         "not_before": at, "queued_at": at, "queued_by": by,
         "told_at": f"CASE WHEN {told} THEN {at} END",
         "told_by": f"CASE WHEN {told} THEN u.handler ELSE '' END"},
        source,
    )  # fmt: skip
    details = {
        "notice": code, "template": f"'cases.{template}'", "channel": _way(), "detail": "''",
    }  # fmt: skip
    yield _event("notices.notice.queued", at, by, details, source)
    reached = f"{source} {'AND' if where else 'WHERE'} {told}"
    yield _insert(
        Outcome,
        {"notice_id": ident, "channel": way, "success": "TRUE", "attempted_at": at,
         "attempted_by": "u.handler"},
        reached,
    )  # fmt: skip
    yield _event("notices.notice.told", at, "u.handler", details, reached)
    yield _event(
        "cases.people.told", at, "u.handler", {"channel": _way(), "outcome": "'được'"}, reached
    )


def _way() -> str:
    return (
        f"CASE WHEN p.id IS NULL THEN 'chỉ xem trên trang tra cứu' WHEN p.phone <> '' "
        f"THEN '{Way.CALL.label}' ELSE '{Way.EMAIL.label}' END"
    )


def changes() -> str:
    """The list of changes, in the order of the releases; once, when all chunks are there."""
    return _insert(
        Change,
        {"number": "ROW_NUMBER() OVER (ORDER BY p.published_at, p.id)", "page": "p.code",
         "kind": "'released'", "release": "1", "recorded_at": "p.published_at",
         "recorded_by": "p.published_by"},
        "publication_page p",
    )  # fmt: skip


def _if(column: str, value: str) -> str:
    return f"CASE WHEN {column} IS NULL THEN '' ELSE {value} END"


def _label(column: str, choices: type[models.TextChoices]) -> str:
    cases = " ".join(f"WHEN '{one.value}' THEN '{one.label}'" for one in choices)
    return f"CASE {column} {cases} ELSE '' END"


def _event(
    tag: str,
    at: str,
    by: str,
    details: Mapping[str, str],
    source: str,
    *,
    kind: str = "case",
    code: str = "m.code",
    said: frozenset[str] | set[str] = frozenset(),
) -> str:
    """`said` are values that are JSON already; the others are plain texts without signs that
    JSON would write otherwise on SQLite than Django does, or are written as they are."""
    parts = [
        f"'{json.dumps(key)}: ' || {value if value in said else _quoted(value)}"
        for key, value in details.items()
    ]
    told = " || ', ' || ".join(parts) or "''"
    return _insert(
        Event,
        {"tag": f"'{tag}'", "act": f"'b-' || m.t || '{_act(tag)}'", "subject_kind": f"'{kind}'",
         "subject_code": code, "recorded_at": at, "recorded_by": by,
         "details": f"'{{' || {told} || '}}'"},
        source,
    )  # fmt: skip


def _quoted(value: str) -> str:
    return f"'\"' || {value} || '\"'"


def _act(tag: str) -> str:
    """Steps of one request bear one act."""
    if tag.startswith(("voices.", "commitments.commitment.started")):
        return "0"
    return {"cases.case.received": "0", "cases.case.held": "0", "notices.notice.queued": "0"}.get(
        tag, "1"
    )


def _insert(model: type[models.Model], given: Mapping[str, str], source: str) -> str:
    """Names, types and defaults of the model; what is named is said in SQL."""
    left = dict(given)
    columns, said = [], []
    for one in model._meta.concrete_fields:
        if one.primary_key and one.attname not in left:
            continue
        columns.append(connection.ops.quote_name(str(one.column)))
        said.append(_typed(one, left.pop(one.attname, "") or _default(one)))
    if left:
        raise TypeError(f"{model.__name__} has no column {', '.join(left)}")
    into = connection.ops.quote_name(model._meta.db_table)
    return f"INSERT INTO {into} ({', '.join(columns)}) SELECT {', '.join(said)} FROM {source}"  # noqa: S608


def _default(field: Any) -> str:
    value = field.get_default()
    if value is None and not field.null:
        raise TypeError(f"{field} has to be said")
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return f"'{value}'"
    return "''" if type(field).__name__ == "EncryptedJSON" else f"'{json.dumps(value)}'"


def _typed(field: Any, said: str) -> str:
    if connection.vendor != "postgresql":
        return said
    return f"({said})::{field.rel_db_type(connection) if field.primary_key else field.db_type(connection)}"
