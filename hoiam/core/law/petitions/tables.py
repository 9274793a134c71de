"""The procedure of every kind that people send, and whether a step may be taken now.

`why_not` is what a page asks for every button and an action before it writes: one answer for both.
"""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from hoiam.core.clocks.shapes import Matter
from hoiam.core.law.petitions import complaints, denunciations, recommendations
from hoiam.core.law.petitions.shapes import Bar, Circumstance, LawfulStep, Procedure, Why

PROCEDURES: Mapping[Matter, Procedure] = MappingProxyType(
    {
        one.matter: one
        for one in (
            complaints.FIRST,
            complaints.SECOND,
            complaints.DISCIPLINE,
            complaints.SECOND_DISCIPLINE,
            denunciations.DENUNCIATION,
            denunciations.FURTHER,
            recommendations.RECOMMENDATION,
            recommendations.RULE_FEEDBACK,
            recommendations.PARTY_LETTER,
        )
    }
)
# What follows the first time of the same kind.
SECOND_OF: Mapping[Matter, Matter] = MappingProxyType(
    {
        Matter.COMPLAINT: Matter.SECOND_COMPLAINT,
        Matter.DISCIPLINE: Matter.SECOND_DISCIPLINE,
        Matter.DENUNCIATION: Matter.FURTHER_DENUNCIATION,
    }
)


def procedure_of(matter: Matter) -> Procedure:
    """The lawful steps of this kind; KeyError for a matter that has no procedure of its own."""
    return PROCEDURES[matter]


def why_not(
    procedure: Procedure, state: str, code: str, holds: Collection[Circumstance]
) -> Bar | None:
    """Why a step cannot be taken; none where it can. `holds`: see `standing.circumstances`."""
    if code in procedure.forbidden:
        return procedure.forbidden[code]
    if not procedure.has_step(code):
        return Bar(Why.UNKNOWN)
    if code not in procedure.moves[state]:
        return Bar(Why.NOT_NOW, next(iter(procedure.lawful_step(code).rules), ""))
    missing = (one for one in procedure.lawful_step(code).only if one.circumstance not in holds)
    first = next(missing, None)
    return None if first is None else Bar(Why.MISSING, first.rule, first.says)


def possible(
    procedure: Procedure, state: str, holds: Collection[Circumstance]
) -> tuple[LawfulStep, ...]:
    """The steps that are lawful now, in the order of their buttons."""
    return tuple(
        one
        for one in procedure.lawful_steps()
        if why_not(procedure, state, one.code, holds) is None
    )


def barred(
    procedure: Procedure, state: str, holds: Collection[Circumstance]
) -> tuple[tuple[LawfulStep, Bar], ...]:
    """Steps of this state that wait for something, each with what it waits for."""
    found = (
        (one, why_not(procedure, state, one.code, holds))
        for one in procedure.lawful_steps()
        if one.code in procedure.moves[state]
    )
    return tuple((one, bar) for one, bar in found if bar is not None)
