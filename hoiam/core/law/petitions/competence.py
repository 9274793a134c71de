"""Who settles what: heads of bodies on two levels of government, first and second time.

A district answers no more: what it left open went to whoever took its place (ADM-SUCCESSION).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hoiam.core.law.petitions import said
from hoiam.core.law.rulebook import since


class Body(StrEnum):
    """Which body has the statement in its hands."""

    COMMUNE = "commune"
    DEPARTMENT = "department"
    PROVINCE = "province"
    OTHER = "other"


class Maker(StrEnum):
    """Whose decision or act it is, or who is accused; seen from the body that asks."""

    COMMUNE_CHAIR = "commune-chair"
    DIVISION_HEAD = "division-head"
    COMMUNE_STAFF = "commune-staff"
    OTHER_COMMUNE = "other-commune"
    DEPARTMENT_HEAD = "department-head"
    DEPARTMENT_STAFF = "department-staff"
    PROVINCE_CHAIR = "province-chair"
    DISTRICT_OURS = "district-ours"
    DISTRICT_OTHERS = "district-others"
    OWN_HEAD = "own-head"
    OWN_STAFF = "own-staff"
    CENTRAL = "central"
    NOT_STATE = "not-state"


@dataclass(frozen=True, slots=True)
class Settles:
    """Who settles it, under which rule; whether that is the body itself, and how sure we are."""

    who: str
    rule: str
    own: bool
    is_sure: bool = True


_COMMUNE_MAKERS = (Maker.COMMUNE_CHAIR, Maker.DIVISION_HEAD, Maker.COMMUNE_STAFF)
_DEPARTMENT_MAKERS = (Maker.DEPARTMENT_HEAD, Maker.DEPARTMENT_STAFF)


def settles_complaint(body: Body, maker: Maker, *, again: bool, on: date) -> Settles:
    """Who settles a complaint: the head of whoever made it first, the one above the second time."""
    return _second(body, maker) if again else _first(body, maker, on)


def _first(body: Body, maker: Maker, on: date) -> Settles:
    rule = "C-03"
    match maker:
        case Maker.DIVISION_HEAD:
            # Law 136/2025, new Art. 17; before it, nothing that we have read says so.
            is_sure = on >= since.LAW_136
            return Settles(said.COMMUNE_CHAIR, rule, body is Body.COMMUNE, is_sure)
        case Maker.COMMUNE_CHAIR | Maker.COMMUNE_STAFF:
            return Settles(said.COMMUNE_CHAIR, rule, body is Body.COMMUNE)
        case Maker.OTHER_COMMUNE:
            return Settles(said.COMMUNE_CHAIR_THERE, rule, own=False)
        case Maker.DEPARTMENT_HEAD | Maker.DEPARTMENT_STAFF:
            return Settles(said.DIRECTOR, rule, body is Body.DEPARTMENT)
        case Maker.PROVINCE_CHAIR:
            return Settles(said.PROVINCE_CHAIR, rule, body is Body.PROVINCE)
    return _anywhere(maker, rule, said.HEAD)


def _second(body: Body, maker: Maker) -> Settles:
    rule = "C-04"
    match maker:
        case Maker.COMMUNE_CHAIR | Maker.COMMUNE_STAFF | Maker.OTHER_COMMUNE:
            return Settles(said.PROVINCE_CHAIR, rule, body is Body.PROVINCE)
        case Maker.DIVISION_HEAD:
            # The chairman settles it first, so the one above him is next; no text says it in words.
            return Settles(said.PROVINCE_CHAIR, rule, body is Body.PROVINCE, is_sure=False)
        case Maker.DEPARTMENT_HEAD | Maker.DEPARTMENT_STAFF:
            return Settles(said.PROVINCE_CHAIR, rule, body is Body.PROVINCE)
        case Maker.PROVINCE_CHAIR:
            return Settles(said.MINISTER, rule, own=False)
        case Maker.OWN_HEAD | Maker.OWN_STAFF:
            return Settles(said.ABOVE_FIRST, rule, own=False)
    return _anywhere(maker, rule, said.ABOVE_FIRST)


def settles_denunciation(body: Body, maker: Maker) -> Settles:
    """Who settles a denunciation: the head who manages the accused; of heads, the one above."""
    rule = "D-04"
    match maker:
        case Maker.COMMUNE_CHAIR:
            return Settles(said.PROVINCE_CHAIR, rule, body is Body.PROVINCE)
        case Maker.DIVISION_HEAD | Maker.COMMUNE_STAFF:
            return Settles(said.COMMUNE_CHAIR, rule, body is Body.COMMUNE)
        case Maker.DEPARTMENT_HEAD:
            return Settles(said.PROVINCE_CHAIR, rule, body is Body.PROVINCE)
        case Maker.DEPARTMENT_STAFF:
            return Settles(said.DIRECTOR, rule, body is Body.DEPARTMENT)
        case Maker.OTHER_COMMUNE:
            return Settles(said.MANAGES_ACCUSED, rule, own=False)
        case Maker.PROVINCE_CHAIR:
            return Settles(said.PRIME_MINISTER, rule, own=False)
        case Maker.OWN_HEAD:
            return Settles(said.ABOVE_ACCUSED, rule, own=False)
    return _anywhere(maker, rule, said.MANAGES_ACCUSED)


def _anywhere(maker: Maker, rule: str, otherwise: str) -> Settles:
    """What does not depend on the level of the body."""
    match maker:
        case Maker.OWN_HEAD | Maker.OWN_STAFF:
            return Settles(said.HEAD, rule, own=True)
        case Maker.DISTRICT_OURS:
            return Settles(said.SUCCESSOR, "ADM-SUCCESSION", own=True)
        case Maker.DISTRICT_OTHERS:
            return Settles(said.SUCCESSOR, "ADM-SUCCESSION", own=False)
    return Settles(otherwise, rule, own=False)


def makers_for(body: Body) -> tuple[Maker, ...]:
    """Whom a clerk of such a body is asked about, the nearest first."""
    districts = (Maker.DISTRICT_OURS, Maker.DISTRICT_OTHERS)
    rest = (Maker.PROVINCE_CHAIR, *districts, Maker.CENTRAL, Maker.NOT_STATE)
    match body:
        case Body.COMMUNE:
            return (*_COMMUNE_MAKERS, Maker.OTHER_COMMUNE, *_DEPARTMENT_MAKERS, *rest)
        case Body.DEPARTMENT:
            return (*_DEPARTMENT_MAKERS, *_COMMUNE_MAKERS, *rest)
        case Body.PROVINCE:
            return (Maker.PROVINCE_CHAIR, *_DEPARTMENT_MAKERS, *_COMMUNE_MAKERS, *rest[1:])
    return (Maker.OWN_HEAD, Maker.OWN_STAFF, *_COMMUNE_MAKERS, *_DEPARTMENT_MAKERS, *rest)
