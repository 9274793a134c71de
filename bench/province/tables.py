"""The rows that the product's actions write for a case, made by the database from its life.

Each statement names only what differs; every other column has the default of its model, so that
a new column need not be written here. In the order in which the acts happen, so that the history
of a case is in its order.
"""

from collections.abc import Iterator

from django.db import models

from bench.province.answered import answered
from bench.province.saying import (
    DUTY,
    FIRST,
    HANDLER,
    HERE,
    LEADER,
    MORE,
    PUBLIC,
    WHAT,
    event,
    insert,
    label,
    unit_known,
    when,
)
from bench.province.telling import told
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
from hoiam.notices.models import Notice, Outcome
from hoiam.publication.models import Page, Release
from hoiam.publication.openness import Change
from hoiam.voices.models import Channel, Contact, Receipt, Voice

# Where it happened goes with how to reach who said it.
PLACE = "CASE WHEN m.gone THEN '' ELSE m.place END"


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
    yield from answered()
    yield from _joined()


def _taken_in() -> Iterator[str]:
    voice = {
        "channel": "m.channel", "kind": "m.kind", "field_id": "m.field", "area_id": "m.area",
        "text": "m.said", "place": PLACE, "language": "m.language",
        "anonymous": "m.person IS NULL", "spoken_at": "m.opened_at", "spoken_by": PUBLIC,
        "received_at": "m.opened_at", "received_by": PUBLIC,
    }  # fmt: skip
    yield insert(Voice, {"id": "m.n", **_coded_voice(), **voice}, "made m")
    yield from _speaker("m.n", "m.opened_at", "made m")
    yield event(
        "voices.voice.accepted", "m.opened_at", PUBLIC,
        {"channel": label("m.channel", Channel), "reference": "m.code"}, "made m",
        kind="voice", code="'y-' || m.t",
    )  # fmt: skip
    yield insert(
        Page,
        {"id": "m.n", "code": "m.code", "title": "m.title", "text": "m.said", "answer": "m.answer",
         "place": "m.place", "published_at": "m.released_at", "published_by": HANDLER},
        f"{HERE} WHERE m.released_at IS NOT NULL",
    )  # fmt: skip
    yield insert(
        Case,
        {"id": "m.n", "code": "m.code", "kind": "m.kind", "field_id": "m.field",
         "area_id": "m.area", "unit_id": "m.unit", "title": "m.title", "state": "m.state",
         "joined_to_id": "m.joined_to", "held": "m.held", "result": "m.result",
         "people": "m.people", "page_id": "CASE WHEN m.released_at IS NULL THEN NULL ELSE m.n END",
         "opened_on": "m.opened_on", "answered_on": "m.answered_on",
         "opened_at": "m.opened_at", "opened_by": PUBLIC,
         "accepted_at": "m.accepted_at", "accepted_by": when("m.accepted_at", HANDLER),
         "answered_at": "m.answered_at", "answered_by": when("m.answered_at", HANDLER),
         "closed_at": "m.closed_at", "closed_by": when("m.closed_at", HANDLER)},
        HERE,
    )  # fmt: skip
    yield insert(
        Gathering,
        {"case_id": "m.n", "voice_id": "m.n", "how": "'first'", "gathered_at": "m.opened_at",
         "gathered_by": PUBLIC},
        "made m",
    )  # fmt: skip
    yield insert(
        SearchEntry,
        {
            "id": f"m.n + {1 << 40}",
            "kind": "'case'",
            "code": "m.code",
            "unit": unit_known(),
            "folded": "m.head || ' ' || LOWER(REPLACE(m.code, '-', ' ')) || ' ' || m.words || m.more_words",
        },
        "made m",
    )
    yield from _owed()
    yield event(
        "cases.case.received", "m.opened_at", PUBLIC, {"unit": "u.name", "why": "r.why"},
        f"{FIRST} LEFT JOIN p_route r ON r.id = m.route WHERE m.held = ''", said={"u.name", "r.why"},
    )  # fmt: skip
    yield event(
        "cases.case.held", "m.opened_at", PUBLIC, {"unit": "u.name", "why": "m.held"},
        f"{FIRST} WHERE m.held <> ''", said={"u.name"},
    )  # fmt: skip
    yield from told("received", "1", "m.opened_at", PUBLIC, "")


def _owed() -> Iterator[str]:
    """The duty to answer with its explained date."""
    done = "m.answered_at IS NOT NULL"
    said = label("m.result", Result)
    ended = f"CASE WHEN {done} THEN 'Trả lời số 1: ' || {said} ELSE COALESCE(m.joined_code, '') END"
    yield insert(
        Commitment,
        {"id": "m.n", "code": DUTY, "kind": "'answer'", "about_kind": "'case'",
         "about_code": "m.code", "unit_id": "m.unit", "assigned_by_unit_id": "m.unit",
         "assignee": "CASE WHEN m.mine THEN u.handler ELSE '' END", "what": WHAT,
         "rule": "ru.rule", "started_on": "m.opened_on", "first_due_on": "m.first_due",
         "due_on": "m.due_on", "opened_at": "m.opened_at", "opened_by": PUBLIC,
         "state": f"CASE WHEN {done} THEN 'done' WHEN m.state = 'joined' THEN 'merged' "
                  "ELSE 'open' END",
         "result": ended, "result_public": f"CASE WHEN {done} THEN {said} ELSE '' END",
         "ended_at": "COALESCE(m.answered_at, m.joined_at)",
         "ended_by": when("COALESCE(m.answered_at, m.joined_at)", HANDLER),
         "ended_on": "COALESCE(m.answered_on, CASE WHEN m.state = 'joined' THEN m.opened_on END)"},
        f"{HERE} LEFT JOIN p_rule ru ON ru.id = m.rule",
    )  # fmt: skip
    yield insert(
        DueDate,
        {"commitment_id": "m.n", "due_on": "m.first_due", "ground": "'start'", "rule": "ru.rule",
         "explanation": "ru.head || d.counted", "set_at": "m.opened_at", "set_by": PUBLIC},
        "made m LEFT JOIN p_rule ru ON ru.id = m.rule LEFT JOIN p_days d ON d.id = m.days",
    )  # fmt: skip
    yield event(
        "commitments.commitment.started", "m.opened_at", PUBLIC,
        {"commitment": DUTY, "unit": "u.name", "what": WHAT, "due_on": "m.first_due_vn",
         "rule": "ru.rule"},
        f"{FIRST} LEFT JOIN p_rule ru ON ru.id = m.rule", said={"u.name"},
    )  # fmt: skip


def _handled() -> Iterator[str]:
    both = f"{HERE} LEFT JOIN p_unit f ON f.id = m.former WHERE m.handed_at IS NOT NULL"
    reason = "'Việc thuộc thẩm quyền của đơn vị này.'"
    yield event(
        "commitments.commitment.moved", "m.handed_at", HANDLER,
        {"commitment": DUTY, "from_unit": "f.name", "to_unit": "u.name",
         "due_on": "m.first_due_vn"},
        both, said={"f.name", "u.name"},
    )  # fmt: skip
    yield insert(
        HandOver,
        {"case_id": "m.n", "from_unit_id": "m.former", "to_unit_id": "m.unit", "reason": reason,
         "handed_at": "m.handed_at", "handed_by": HANDLER},
        both,
    )  # fmt: skip
    yield event(
        "cases.case.handed-over", "m.handed_at", HANDLER,
        {"from_unit": "f.name", "to_unit": "u.name", "reason": reason},
        both, said={"f.name", "u.name"},
    )  # fmt: skip
    yield from told("handed-over", "2", "m.handed_at", HANDLER, "m.handed_at IS NOT NULL")
    yield event(
        "cases.case.accepted", "m.accepted_at", HANDLER, {"unit": "u.name"},
        f"{HERE} WHERE m.accepted_at IS NOT NULL", said={"u.name"},
    )  # fmt: skip
    waiting = "m.state = 'waiting'"
    yield insert(
        Note,
        {"case_id": "m.n", "how": "'asked'", "text": "q.text", "written_at": "m.accepted_at",
         "written_by": HANDLER},
        f"{HERE} LEFT JOIN p_question q ON q.id = 0 WHERE {waiting}",
    )  # fmt: skip
    yield event(
        "cases.case.asked-for-more", "m.accepted_at", HANDLER, {}, f"{HERE} WHERE {waiting}"
    )
    yield from told("asked-for-more", "3", "m.accepted_at", HANDLER, waiting)
    yield from _extended()


def _extended() -> Iterator[str]:
    source, reason = f"{HERE} WHERE m.extended_at IS NOT NULL", "'Chờ kết quả đo đạc.'"
    yield insert(
        DueDate,
        {"commitment_id": "m.n", "old_due_on": "m.first_due", "due_on": "m.due_on",
         "ground": "'extension'", "reason": reason, "rule": "ru.rule", "set_at": "m.extended_at",
         "set_by": LEADER},
        f"{HERE} LEFT JOIN p_rule ru ON ru.id = m.rule WHERE m.extended_at IS NOT NULL",
    )  # fmt: skip
    yield event(
        "commitments.due-date.changed", "m.extended_at", LEADER,
        {"commitment": DUTY, "old": "m.first_due_vn", "new": "m.due_vn", "reason": reason}, source,
    )  # fmt: skip
    yield event(
        "cases.case.extended", "m.extended_at", LEADER,
        {"due_on": "m.due_vn", "reason": reason}, source,
    )  # fmt: skip
    yield from told("extended", "4", "m.extended_at", LEADER, "m.extended_at IS NOT NULL")


def _joined() -> Iterator[str]:
    """Cases that were joined to another, and voices that joined one."""
    joined = f"{HERE} WHERE m.state = 'joined'"
    yield event(
        "commitments.commitment.merged", "m.joined_at", HANDLER,
        {"commitment": DUTY, "into": "m.joined_code"}, joined,
    )  # fmt: skip
    yield event(
        "cases.case.joined", "m.joined_at", HANDLER,
        {"into": "m.joined_code", "reason": "'Cùng một việc.'"}, joined,
    )  # fmt: skip
    voice = {
        "channel": "'web'", "kind": "m.kind", "field_id": "m.field", "area_id": "m.area",
        "text": "m.said", "place": PLACE, "anonymous": "m.person IS NULL",
        "spoken_at": "m.at", "spoken_by": PUBLIC, "received_at": "m.at", "received_by": PUBLIC,
    }  # fmt: skip
    yield insert(Voice, {"id": "m.voice", **_coded_voice(), **voice}, MORE)
    yield from _speaker("m.voice", "m.at", MORE)
    yield event(
        "voices.voice.accepted", "m.at", PUBLIC,
        {"channel": "'trang web'", "reference": "m.code"}, MORE, kind="voice",
        code="'y-' || m.t",
    )  # fmt: skip
    yield insert(
        Gathering,
        {"case_id": "m.n", "voice_id": "m.voice", "how": "'me-too'", "gathered_at": "m.at",
         "gathered_by": PUBLIC},
        MORE,
    )  # fmt: skip
    yield event("cases.voice.joined", "m.at", PUBLIC, {}, MORE, code="m.case_code")


def _coded_voice() -> dict[str, str]:
    return {"code": "'y-' || m.t", "key": "m.t || m.t || m.t || m.t"}


def _speaker(voice: str, at: str, source: str) -> Iterator[str]:
    yield insert(
        Contact,
        {"voice_id": voice, "name": "p.name", "phone": "p.phone", "email": "p.email",
         "address": "p.address", "phone_mark": "m.mark"},
        f"{source} LEFT JOIN p_person p ON p.id = m.person WHERE m.person IS NOT NULL "
        "AND NOT m.gone",
    )  # fmt: skip
    yield insert(
        Receipt,
        {"reference": "m.code", "tracking_hash": "m.t || 'f' || m.t || 'e' || m.t",
         "voice_id": voice, "issued_at": at, "issued_by": PUBLIC},
        source,
    )  # fmt: skip


def changes() -> str:
    """The list of changes, in the order of the releases; once, when all chunks are there."""
    return insert(
        Change,
        {"number": "ROW_NUMBER() OVER (ORDER BY p.published_at, p.id)", "page": "p.code",
         "kind": "'released'", "release": "1", "recorded_at": "p.published_at",
         "recorded_by": "p.published_by"},
        "publication_page p",
    )  # fmt: skip
