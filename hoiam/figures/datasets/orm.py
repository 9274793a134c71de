"""A condition of the language as a condition of the database: the same rows as `holds`, on every
engine. Negations were pushed down before, so nothing here is unknown and everything is false."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import (
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    DecimalField,
    F,
    IntegerField,
    Lookup,
    OuterRef,
    Q,
    Subquery,
)
from django.db.models import Value as Given
from django.db.models.expressions import Combinable
from django.db.models.functions import TruncDate
from django.db.models.lookups import (
    Exact,
    GreaterThan,
    GreaterThanOrEqual,
    In,
    IsNull,
    LessThan,
    LessThanOrEqual,
)

from hoiam.core.calendar import ZONE, end_of_day, start_of_day
from hoiam.core.figures.language import (
    All,
    AnyOf,
    Asked,
    Column,
    Compare,
    Condition,
    Empty,
    Mark,
    OneOf,
    Op,
    Value,
)
from hoiam.figures.datasets.rows import Earliest, Holds, Place, Some

type Columns = Mapping[str, Place]

EVERY, NONE = Q(), Q(pk__in=())


class _Unequal(Lookup):
    """Both say something, and not the same."""

    lookup_name = "unequal"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        left, left_given = self.process_lhs(compiler, connection)
        right, right_given = self.process_rhs(compiler, connection)
        return f"{left} <> {right}", (*left_given, *right_given)


_LOOKUPS: dict[Op, type[Lookup]] = {
    Op.EQ: Exact, Op.NE: _Unequal, Op.LT: LessThan, Op.LE: LessThanOrEqual,
    Op.GT: GreaterThan, Op.GE: GreaterThanOrEqual,
}  # fmt: skip


def as_q(condition: Condition, columns: Columns, asked: Asked) -> Q:
    """Which rows a condition holds of."""
    match condition:
        case All(parts):
            found = EVERY
            for one in parts:
                found &= as_q(one, columns, asked)
            return found
        case AnyOf(parts):
            return _any([as_q(one, columns, asked) for one in parts])
        case Empty(column, wanted):
            return _empty(columns[column], holds=wanted)
        case OneOf(column, values, wanted):
            return _one_of(columns[column], values, holds=wanted)
        case Compare():
            return _compare(condition, columns, asked)
        case _:
            raise TypeError(f"no condition: {condition!r}")


def _any(parts: list[Q]) -> Q:
    if any(part == EVERY for part in parts):
        return EVERY  # an empty Q is lost in a disjunction, and means everything
    found = NONE
    for number, part in enumerate(parts):
        found = part if number == 0 else found | part
    return found


def _at(place: Place) -> Combinable:
    """What a column is in a statement."""
    if isinstance(place, str):
        return F(place)
    if isinstance(place, Earliest | Some | Holds):
        return place.expression
    return place


def _empty(place: Place, *, holds: bool) -> Q:
    if isinstance(place, Some | Holds):
        return NONE if holds else EVERY
    if isinstance(place, Earliest):
        return _among(place, Q(), holds=not holds)
    if isinstance(place, str):
        return Q(**{f"{place}__isnull": holds})
    return Q(IsNull(_at(place), holds))


def _one_of(place: Place, values: tuple[Value, ...], *, holds: bool) -> Q:
    if not values:
        return NONE if holds else EVERY
    if isinstance(place, str):
        found = Q(**{f"{place}__in": list(values)})
    else:
        found = Q(In(_at(place), [_given(one) for one in values]))
    if holds:
        return found
    none_of = EVERY
    for one in values:
        none_of &= Q(_Unequal(_at(place), _given(one)))
    return none_of | _empty(place, holds=True)


def _compare(asked_for: Compare, columns: Columns, asked: Asked) -> Q:
    place, op = columns[asked_for.column], asked_for.op
    if isinstance(asked_for.other, Column):
        other = columns[asked_for.other.name]
        found = Q(_LOOKUPS[op](_at(place), _at(other)))
        if asked_for.empty:
            found |= _empty(place, holds=True) | _empty(other, holds=True)
        return found
    value = asked[asked_for.other] if isinstance(asked_for.other, Mark) else asked_for.other
    if isinstance(place, Some | Holds) and isinstance(value, bool) and op in (Op.EQ, Op.NE):
        return _flag(place, holds=value == (op is Op.EQ))
    if isinstance(place, Earliest) and (met := _among_days(place, op, value, asked_for.empty)):
        return met
    found = _by_moment(place, op, value) or Q(_LOOKUPS[op](_at(place), _given(value)))
    return found | _empty(place, holds=True) if asked_for.empty else found


def _by_moment(place: Place, op: Op, value: Value) -> Q | None:
    """The day of a moment is before a day where the moment is before that day begins: so that
    nobody has to work out the day of each of a million rows, and an index may serve."""
    if not isinstance(place, TruncDate) or place.tzinfo is not ZONE or type(value) is not date:
        return None
    bound = {Op.LT: start_of_day, Op.GE: start_of_day, Op.LE: end_of_day, Op.GT: end_of_day}.get(op)
    if bound is None:
        return None
    (moment,) = place.get_source_expressions()
    before = LessThan if op in (Op.LT, Op.LE) else GreaterThanOrEqual
    return Q(before(moment, Given(bound(value), output_field=DateTimeField())))


def _flag(place: Some | Holds, *, holds: bool) -> Q:
    if isinstance(place, Some):
        return _among(place, Q(), holds=holds)
    return place.condition if holds else Q(Exact(place.expression, Given(value=False)))


def _among_days(place: Earliest, op: Op, value: Value, empty: bool) -> Q | None:
    """The earliest is before a day where any is; it is not where none is, also of none at all."""
    before = {Op.LT: "lt", Op.LE: "lte", Op.GE: "lt", Op.GT: "lte"}.get(op)
    if before is None or empty != (op in (Op.GE, Op.GT)):
        return None
    return _among(place, Q(**{f"{place.day}__{before}": value}), holds=not empty)


def _among(place: Earliest | Some, which: Q, *, holds: bool) -> Q:
    rows = place.rows().filter(which).order_by()
    if place.each:
        # The first of its own rows, where EXISTS would let PostgreSQL gather those of all rows.
        own = rows.filter(**{place.names: OuterRef(place.by)}).values("pk")[:1]
        return Q(IsNull(Subquery(own), not holds))
    found = Q(**{f"{place.by}__in": rows.values(place.names)})
    return found if holds else ~found


_FIELDS = (
    (bool, BooleanField), (int, IntegerField), (str, CharField),
)  # fmt: skip


def _given(value: Value) -> Given:
    for kind, field in _FIELDS:
        if isinstance(value, kind):
            return Given(value, output_field=field())
    if hasattr(value, "year"):
        return Given(value, output_field=DateField())
    return Given(value, output_field=DecimalField(max_digits=30, decimal_places=6))
