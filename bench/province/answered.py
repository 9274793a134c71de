"""What an answer leaves behind: the answer, its promise, what people say of it, the public page."""

from collections.abc import Iterator

from bench.province.saying import (
    DUTY,
    HANDLER,
    HERE,
    LEADER,
    PROMISE,
    PUBLIC,
    WHAT,
    event,
    insert,
    label,
    unit_known,
    when,
)
from bench.province.telling import told
from hoiam.base.models import SearchEntry
from hoiam.cases.models import Answer, PublicDraft, Rating, Result
from hoiam.commitments.models import Commitment, DueDate
from hoiam.publication.models import Release


def answered() -> Iterator[str]:
    source = f"{HERE} WHERE m.answered_at IS NOT NULL"
    number, result = "'118/TB-UBND'", label("m.result", Result)
    yield insert(
        Answer,
        {"id": "m.n", "case_id": "m.n", "code": "'tl-' || m.t", "number": "1",
         "result": "m.result", "text": "m.answer", "rule": "m.answer_rule",
         "paper_number": number, "promise": "COALESCE(m.promise, '')",
         "promise_due_on": "m.promise_due", "drafted_at": "m.answered_at", "drafted_by": HANDLER,
         "approved_at": "m.answered_at", "approved_by": LEADER, "sent_at": "m.answered_at",
         "sent_by": HANDLER},
        source,
    )  # fmt: skip
    yield event(
        "cases.answer.drafted", "m.answered_at", HANDLER, {"number": "1", "result": result},
        source, said={"1"},
    )  # fmt: skip
    yield event(
        "cases.answer.approved", "m.answered_at", LEADER, {"number": "1"}, source, said={"1"}
    )
    yield event(
        "commitments.commitment.fulfilled", "m.answered_at", HANDLER,
        {"commitment": DUTY, "what": WHAT}, source,
    )  # fmt: skip
    yield from _promised()
    yield event(
        "cases.case.answered", "m.answered_at", HANDLER, {"result": result, "number": "1"},
        source, said={"1"},
    )  # fmt: skip
    yield from told("answered", "5", "m.answered_at", HANDLER, "m.answered_at IS NOT NULL")
    yield insert(
        Rating,
        {"case_id": "m.n", "answer_id": "m.n", "voice_id": "m.n", "verdict": "'settled'",
         "rated_at": "m.rated_at", "rated_by": PUBLIC},
        "made m WHERE m.rated_at IS NOT NULL",
    )  # fmt: skip
    yield event(
        "cases.answer.rated", "m.rated_at", PUBLIC, {"verdict": "'được'"},
        "made m WHERE m.rated_at IS NOT NULL",
    )  # fmt: skip
    yield from _released()
    yield event(
        "commitments.commitment.fulfilled", "m.kept_at", HANDLER,
        {"commitment": PROMISE, "what": "m.promise"}, f"{HERE} WHERE m.kept_at IS NOT NULL",
    )  # fmt: skip
    yield event(
        "cases.promise.kept", "m.kept_at", HANDLER, {"what": "m.promise"},
        f"{HERE} WHERE m.kept_at IS NOT NULL",
    )  # fmt: skip
    yield event(
        "cases.case.closed", "m.closed_at", HANDLER, {}, f"{HERE} WHERE m.closed_at IS NOT NULL"
    )


def _promised() -> Iterator[str]:
    source, duty = f"{HERE} WHERE m.promise IS NOT NULL", "m.n + {count}"
    kept = "m.kept_at IS NOT NULL"
    yield insert(
        Commitment,
        {"id": duty, "code": PROMISE, "kind": "'promise'", "about_kind": "'case'",
         "about_code": "m.code", "unit_id": "m.unit", "assigned_by_unit_id": "u.parent",
         "what": "m.promise", "rule": "'HOUSE-PROMISE'", "paper_number": "'118/TB-UBND'",
         "started_on": "m.answered_on", "first_due_on": "m.promise_due",
         "due_on": "m.promise_due", "opened_at": "m.answered_at", "opened_by": HANDLER,
         "state": f"CASE WHEN {kept} THEN 'done' ELSE 'open' END",
         "result": f"CASE WHEN {kept} THEN 'Đã làm xong, có biên bản.' ELSE '' END",
         "ended_at": "m.kept_at", "ended_by": when("m.kept_at", HANDLER), "ended_on": "m.kept_on"},
        source,
    )  # fmt: skip
    yield insert(
        DueDate,
        {"commitment_id": duty, "due_on": "m.promise_due", "ground": "'promise'",
         "rule": "'HOUSE-PROMISE'", "set_at": "m.answered_at", "set_by": HANDLER},
        source,
    )  # fmt: skip
    yield event(
        "commitments.commitment.promised", "m.answered_at", HANDLER,
        {"commitment": PROMISE, "unit": "u.name", "what": "m.promise", "due_on": "m.promise_vn"},
        source, said={"u.name"},
    )  # fmt: skip


def _released() -> Iterator[str]:
    source = f"{HERE} WHERE m.released_at IS NOT NULL"
    words = {"title": "m.title", "text": "m.said", "answer": "m.answer", "place": "m.place"}
    yield insert(
        PublicDraft,
        {"case_id": "m.n", **words, "prepared_at": "m.released_at", "prepared_by": HANDLER},
        source,
    )
    yield event("cases.public-draft.prepared", "m.released_at", HANDLER, {}, source)
    yield insert(
        Release,
        {"page_id": "m.n", "number": "1", **words, "released_at": "m.released_at",
         "released_by": HANDLER},
        source,
    )  # fmt: skip
    yield insert(
        SearchEntry,
        {
            "id": f"m.n + {2 << 40}",
            "kind": "'page'",
            "code": "m.code",
            "unit": unit_known(),
            "folded": "m.head || ' ' || m.words || ' ' || m.answer_folded",
        },
        source,
    )
    yield event(
        "publication.page.released", "m.released_at", HANDLER, {"number": "1"}, source,
        kind="page", said={"1"},
    )  # fmt: skip
    yield event("cases.case.published", "m.released_at", HANDLER, {}, source)
