"""Remarks of lawyers on rules, and their answers."""

from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, NotFound, WrongState
from hoiam.core.text import normalise
from hoiam.rules import policies, queries
from hoiam.rules.actions.correcting import since
from hoiam.rules.models import RuleComment


@transaction.atomic
def comment_on_rule(
    *, rule_id: str, version: date | None, words: str, by: Actor, at: datetime
) -> RuleComment:
    """Remark on one version of a rule; it stays open until the province's lawyer answers."""
    policies.check_can_comment(by)
    if queries.corrected_rulebook().named(rule_id, version) is None:
        raise NotFound("rules.unknown", rule=rule_id)
    row = RuleComment(
        rule_id=rule_id, version=version, words=_words(words, "words"), made_at=at, made_by=by.code
    )
    row.save(force_insert=True)
    audit.record(
        "rules.rule.commented",
        subject=("rule", rule_id),
        by=by,
        at=at,
        details={"rule": rule_id, "version": since(version)},
    )
    return row


@transaction.atomic
def settle_comment(*, comment: RuleComment, answer: str, by: Actor, at: datetime) -> RuleComment:
    """Answer a remark: what became of it."""
    policies.check_can_correct(by)
    row = RuleComment.objects.select_for_update().get(pk=comment.pk)
    if row.settled_at is not None:
        raise WrongState("rules.comment-settled")
    row.answer = _words(answer, "answer")
    row.settled_at, row.settled_by = at, by.code
    row.save(update_fields=["answer", "settled_at", "settled_by"])
    audit.record(
        "rules.comment.settled",
        subject=("rule", row.rule_id),
        by=by,
        at=at,
        details={"rule": row.rule_id},
    )
    return row


def _words(typed: str, field: str) -> str:
    said = "\n".join(map(normalise, typed.splitlines())).strip()
    if not said:
        raise Invalid("rules.words-missing", field=field)
    return said
