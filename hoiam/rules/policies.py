"""Who may change targets, the calendar and the rulebook.

Targets and the calendar are decided by the authority and kept by administrators of the whole
locality. What the law says is put right by a lawyer, never by an administrator.
"""

from django.db.models import Q
from django.utils.translation import gettext

from hoiam.core.actor import Actor, Kind, Role
from hoiam.core.law import corrections
from hoiam.core.law.corrections import Corrected, Correction
from hoiam.core.law.rulebook.shapes import Fault
from hoiam.core.refusals import Invalid, NotAllowed
from hoiam.core.text import vn_date
from hoiam.rules.texts import FAULTS
from hoiam.units.models import Unit, UnitKind

# Where in a form a contradiction is put right.
_FIELDS = {
    Fault.NO_SENTENCE: "statement",
    Fault.NO_ARTICLE: "article",
    Fault.HALF_HOUSE: "status",
    Fault.ENDS_EARLY: "valid_to",
    Fault.NO_END: "valid_to",
    Fault.OVERLAP: "valid_to",
    Fault.EXTENDS_BY_NOTHING: "extends",
    Fault.EXTENDS_UNKNOWN: "extends",
    Fault.ODD_ID: "rule_id",
    Fault.NO_FIRST_DAY: "valid_from",
    Fault.SAME_DAY: "valid_from",
    Fault.CRITERIA: "grounds",
    Fault.NEEDED: "valid_to",
}


def check_can_set_rules(actor: Actor) -> None:
    """An administrator at the province or one of its bodies, or the product loading defaults."""
    if actor.kind is Kind.SYSTEM:
        return
    if not _holds_at_province(actor, Role.ADMINISTRATOR):
        raise NotAllowed("rules.not-province-administrator")


def check_can_correct(actor: Actor) -> None:
    """A lawyer at the province or one of its bodies: one rulebook counts for the whole locality."""
    if not _holds_at_province(actor, Role.LAWYER):
        raise NotAllowed("rules.not-lawyer")


def check_can_comment(actor: Actor) -> None:
    """A lawyer of any unit."""
    if not actor.holds_anywhere(Role.LAWYER):
        raise NotAllowed("rules.not-any-lawyer")


def _holds_at_province(actor: Actor, role: Role) -> bool:
    held = Unit.objects.filter(code__in=actor.units(role))
    return held.filter(Q(kind=UnitKind.PROVINCE) | Q(area__kind=UnitKind.PROVINCE)).exists()


def check_fits(found: Corrected, one: Correction) -> None:
    """A correction leaves a rulebook without contradictions; whoever typed it is told which."""
    why = corrections.why_not(found, one)
    if why is None:
        return
    problem = gettext(FAULTS[why.fault]).format(day=vn_date(why.day) if why.day else "")
    raise Invalid(
        "rules.contradiction", field=_FIELDS.get(why.fault, ""), rule=why.rule_id, problem=problem
    )
