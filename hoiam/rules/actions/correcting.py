"""Putting rules right without a release: corrections, versions that are added, withdrawals.

What stands is never edited: each correction is a row of its own, and one that is withdrawn stays.
"""

from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core.actor import Actor
from hoiam.core.law import records
from hoiam.core.law.corrections import What
from hoiam.core.law.rulebook.shapes import Rule
from hoiam.core.refusals import Invalid, NotFound, WrongState
from hoiam.core.text import normalise, vn_date
from hoiam.rules import policies, queries
from hoiam.rules.models import RuleCorrection
from hoiam.rules.texts import PARTS
from hoiam.units.models import Unit, UnitKind


@transaction.atomic
def correct_rule(
    *,
    version: date | None,
    after: Rule,
    reason: str,
    basis: str,
    seen: int,
    by: Actor,
    at: datetime,
) -> RuleCorrection:
    """Put one version of a rule right: what differs from `after` becomes so.

    `version` is the first day by which the version is named, `seen` how many acts stood on the
    rule when its words were read.
    """
    policies.check_can_correct(by)
    _lock()
    found = queries.corrected_rulebook()
    standing = found.named(after.id, version)
    if standing is None:
        raise NotFound("rules.unknown", rule=after.id)
    _check_seen(after.id, seen)
    changes = records.between(standing.rule, after)
    if not changes.values:
        raise Invalid("rules.nothing-changes", rule=after.id)
    row = _row(What.CORRECTED, after.id, version, changes, reason, basis, by=by, at=at)
    policies.check_fits(found, row.laid)
    row.save(force_insert=True)
    audit.record(
        "rules.rule.corrected",
        subject=("rule", after.id),
        by=by,
        at=at,
        details={
            "rule": after.id,
            "version": since(version),
            "parts": ", ".join(PARTS[name] for name, _value in changes.values),
            "reason": row.reason,
            "basis": row.basis,
        },
    )
    return row


@transaction.atomic
def add_version(
    *, rule: Rule, reason: str, basis: str, seen: int, by: Actor, at: datetime
) -> RuleCorrection:
    """Take in a rule of a new law from its first day on; the version before it ends there."""
    policies.check_can_correct(by)
    _lock()
    _check_seen(rule.id, seen)
    changes = records.whole(rule)
    row = _row(What.ADDED, rule.id, rule.valid_from, changes, reason, basis, by=by, at=at)
    policies.check_fits(queries.corrected_rulebook(), row.laid)
    row.save(force_insert=True)
    audit.record(
        "rules.rule.added",
        subject=("rule", rule.id),
        by=by,
        at=at,
        details={
            "rule": rule.id,
            "version": since(rule.valid_from),
            "reason": row.reason,
            "basis": row.basis,
        },
    )
    return row


@transaction.atomic
def withdraw_correction(
    *, correction: RuleCorrection, why: str, by: Actor, at: datetime
) -> RuleCorrection:
    """Take back what was put right or added: the words before it count again."""
    policies.check_can_correct(by)
    _lock()
    row = RuleCorrection.objects.select_for_update().get(pk=correction.pk)
    if row.withdrawn_at is not None:
        raise WrongState("rules.correction-withdrawn")
    row.withdrawn_why = normalise(why)
    if not row.withdrawn_why:
        raise Invalid("rules.why-missing", field="why")
    _check_none_rests_on(row)
    row.withdrawn_at, row.withdrawn_by = at, by.code
    row.save(update_fields=["withdrawn_why", "withdrawn_at", "withdrawn_by"])
    audit.record(
        "rules.correction.withdrawn",
        subject=("rule", row.rule_id),
        by=by,
        at=at,
        details={"rule": row.rule_id, "before": row.reason, "why": row.withdrawn_why},
    )
    return row


def since(version: date | None) -> str:
    """A version by its first day."""
    return f"từ {vn_date(version)}" if version else "chưa rõ từ ngày nào"


def _lock() -> None:
    """Two who correct at once would each be checked against a book without the other's words;
    of a first correction there is no row to lock yet."""
    list(Unit.objects.select_for_update().filter(kind=UnitKind.PROVINCE).order_by("pk"))


def _check_seen(rule_id: str, seen: int) -> None:
    if queries.acts_on(rule_id) != seen:
        raise WrongState("rules.corrected-meanwhile", rule=rule_id)


def _row(
    what: What,
    rule_id: str,
    version: date | None,
    changes: records.Changes,
    reason: str,
    basis: str,
    *,
    by: Actor,
    at: datetime,
) -> RuleCorrection:
    said = {"reason": normalise(reason), "basis": normalise(basis)}
    for name, words in said.items():
        if not words:
            raise Invalid("rules.correction-reason-missing", field=name)
    return RuleCorrection(
        what=what.value,
        rule_id=rule_id,
        version=version,
        changes=records.to_record(changes),
        reason=said["reason"],
        basis=said["basis"],
        set_at=at,
        set_by=by.code,
    )


def _check_none_rests_on(row: RuleCorrection) -> None:
    """Corrections that would lose their place, or rules that would contradict each other."""
    before = {one.correction.number for one in queries.corrected_rulebook().left_out}
    after = {one.correction.number for one in queries.rulebook_without(row).left_out}
    if lost := after - before - {row.pk}:
        raise WrongState("rules.others-rest-on-it", n=len(lost))
