"""Reading notices to hamlets: the code of each hamlet, who confirmed, how long it took."""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import Count, QuerySet

from hoiam.base.encryption import blind
from hoiam.base.queries import only
from hoiam.commitments.models import Commitment
from hoiam.core import codes
from hoiam.core.actor import Actor, Kind, Role
from hoiam.core.refusals import NotFound
from hoiam.outreach.models import Broadcast, Delivery, Reply, Task
from hoiam.outreach.policies import KEEPERS
from hoiam.outreach.queries import communes_of
from hoiam.units import queries as units
from hoiam.units.models import Unit

_PURPOSE = "outreach.delivery.code"


def visible_to(person: Actor) -> QuerySet[Broadcast]:
    """Notices of the person's units, of those below the ones they lead, and those that went to
    hamlets of communes where they work."""
    if person.kind is Kind.SYSTEM:
        return Broadcast.objects.select_related("unit")
    if not person.is_officer:
        return Broadcast.objects.none()
    here = Delivery.objects.filter(hamlet__parent__in=communes_of(person).values("pk"))
    own = Broadcast.objects.filter(unit__code__in=person.units(*KEEPERS))
    led = Broadcast.objects.filter(units.led(person.units(Role.LEADER), "unit"))
    keys = own.values("pk").union(led.values("pk"), here.values("broadcast"))
    return Broadcast.objects.filter(pk__in=keys).select_related("unit")


def by_code(person: Actor, code: str) -> Broadcast:
    """One of these, or the same answer as for none."""
    found = only(visible_to(person).filter(code=code))
    if found is None:
        raise NotFound("base.not-found")
    return found


def public_by_code(code: str) -> Broadcast:
    """A notice is public from the moment it is sent; a withdrawn one says so and why."""
    found = only(Broadcast.objects.select_related("unit").filter(code=code))
    if found is None:
        raise NotFound("base.not-found")
    return found


def public_for(hamlet: Unit) -> QuerySet[Broadcast]:
    """Notices that a hamlet was sent, the newest first."""
    keys = units.formers_of([hamlet])[hamlet.pk]
    sent = Delivery.objects.filter(hamlet__in=keys).values("broadcast")
    return (
        Broadcast.objects.filter(pk__in=sent, withdrawn_at__isnull=True)
        .select_related("unit")
        .order_by("-pk")
    )


def code_for(broadcast: Broadcast, hamlet: Unit) -> str:
    """The code by which one hamlet confirms: made again whenever it is wanted, kept nowhere."""
    told = f"hoiam/{_PURPOSE}/1\0{broadcast.key}\0{hamlet.code}".encode()
    return codes.new_tracking_code(
        lambda count: hmac.digest(settings.TRACKING_KEY.encode(), told, "sha256")[:count]
    )


def code_hash(code: str) -> str:
    """What is kept of such a code."""
    return blind(codes.parse_tracking_code(code), purpose=_PURPOSE)


def delivery_by_code(typed: str) -> Delivery:
    """What a typed code confirms; a wrong one and none look the same."""
    rows = Delivery.objects.select_related("broadcast__unit", "hamlet__parent")
    found = only(rows.filter(code_hash=code_hash(typed)))
    if found is None:
        raise NotFound("base.not-found")
    return found


@dataclass(frozen=True, slots=True)
class State:
    """How far one notice has come. Of a hamlet that did not confirm nothing is assumed."""

    hamlets: int
    confirmed: int
    replied: int  # hamlets from which at least one reply came
    replies: int
    last: timedelta | None  # from sending to the last hamlet's confirmation, once all confirmed

    @property
    def missing(self) -> int:
        return self.hamlets - self.confirmed

    @property
    def last_days(self) -> int | None:
        """Whole days, a begun one counted."""
        return None if self.last is None else -(-self.last // timedelta(days=1))

    @property
    def last_hours(self) -> int | None:
        return None if self.last is None else -(-self.last // timedelta(hours=1))


def states(broadcasts: Iterable[Broadcast]) -> dict[int, State]:
    """The same of many notices, by key: two queries."""
    every = list(broadcasts)
    deliveries: dict[int, list[Delivery]] = {one.pk: [] for one in every}
    for row in Delivery.objects.filter(broadcast__in=every):
        deliveries[row.broadcast_id].append(row)
    counted = (
        Reply.objects.filter(broadcast__in=every)
        .values("broadcast")
        .annotate(replies=Count("pk"), replied=Count("hamlet", distinct=True))
        .order_by()
    )
    replies = {row["broadcast"]: (row["replied"], row["replies"]) for row in counted}
    return {one.pk: _state(one, deliveries[one.pk], *replies.get(one.pk, (0, 0))) for one in every}


def _state(broadcast: Broadcast, rows: list[Delivery], replied: int, replies: int) -> State:
    moments = [row.confirmed_at for row in rows if row.confirmed_at is not None]
    all_in = bool(rows) and len(moments) == len(rows)
    last = max(moments) - broadcast.issued_at if all_in else None
    return State(len(rows), len(moments), replied, replies, last)


def deliveries_of(broadcast: Broadcast) -> QuerySet[Delivery]:
    """Each hamlet of a notice: who has not confirmed first."""
    return (
        Delivery.objects.filter(broadcast=broadcast)
        .select_related("hamlet__parent")
        .order_by("confirmed_at", "hamlet__parent__folded", "hamlet__folded")
    )


def delivery_at(broadcast: Broadcast, hamlet_code: str) -> Delivery:
    rows = Delivery.objects.select_related("broadcast", "hamlet__parent")
    found = only(rows.filter(broadcast=broadcast, hamlet__code=hamlet_code))
    if found is None:
        raise NotFound("base.not-found")
    return found


def replies_by_hamlet(broadcast: Broadcast) -> dict[int, int]:
    """How many replies came from each hamlet, by key."""
    rows = Reply.objects.filter(broadcast=broadcast).values("hamlet").annotate(count=Count("pk"))
    return {row["hamlet"]: row["count"] for row in rows.order_by()}


def tasks_of(broadcast: Broadcast) -> QuerySet[Task]:
    return Task.objects.filter(broadcast=broadcast).select_related("unit").order_by("pk")


def owed_for(tasks: Iterable[Task]) -> dict[str, Commitment]:
    """The commitment of each task, by its code; who sees the notice sees its tasks."""
    codes_of = [task.commitment for task in tasks]
    return {one.code: one for one in Commitment.objects.filter(code__in=codes_of)}


def task_by_code(code: str, broadcast: Broadcast) -> Task:
    rows = Task.objects.select_related("broadcast__unit", "unit__parent__parent__parent")
    found = only(rows.filter(code=code, broadcast=broadcast))
    if found is None:
        raise NotFound("base.not-found")
    return found
