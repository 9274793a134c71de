"""How often something may be tried: counted in the database, over all processes.

What is counted (an account's name, an address of the network, a telephone) is kept as a keyed
hash alone, and no longer than its span; the worker sweeps what is over.

`at` is a moment of the machine: a limit protects people and is not hurried by a training clock.
Called by doors outside any transaction, before the act: what an act takes back when it is refused
must still have been counted.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection

from hoiam.base.models import Allowance
from hoiam.core import codes

# One statement: of many that arrive at once each gets a count of its own. A try that is refused
# is counted, but never makes the wait longer.
_COUNT = """
    INSERT INTO base_allowance (name, key_hash, tries, until) VALUES (%s, %s, 1, %s)
    ON CONFLICT (name, key_hash) DO UPDATE SET
        tries = CASE WHEN base_allowance.until <= %s THEN 1 ELSE base_allowance.tries + 1 END,
        until = CASE WHEN base_allowance.until <= %s THEN excluded.until
                ELSE base_allowance.until END
    RETURNING tries, until
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of one try."""

    tries: int  # this one among them
    most: int
    until: datetime  # when counting begins anew

    @property
    def is_allowed(self) -> bool:
        return self.tries <= self.most

    @property
    def is_first_refused(self) -> bool:
        """True once in a span: for what is told or recorded of it."""
        return self.tries == self.most + 1


def take(name: str, key: str, *, most: int, within: timedelta, at: datetime) -> bool:
    """Whether this may be tried once more: at most so often within a span from the first try."""
    return count(name, key, most=most, within=within, at=at).is_allowed


def count(name: str, key: str, *, most: int, within: timedelta, at: datetime) -> Taken:
    """The same, for a refusal that says how long to wait."""
    moment = connection.ops.adapt_datetimefield_value
    with connection.cursor() as cursor:
        cursor.execute(
            _COUNT, [name, hashed(name, key), moment(at + within), moment(at), moment(at)]
        )
        tries, until = cursor.fetchone()
    for convert in connection.ops.get_db_converters(_UNTIL):
        until = convert(until, _UNTIL, connection)
    return Taken(tries, most, until)


def counted(name: str, key: str, *, at: datetime) -> int:
    """How often it was tried in the span that runs; nothing is counted by asking."""
    row = Allowance.objects.filter(name=name, key_hash=hashed(name, key), until__gt=at).first()
    return row.tries if row is not None else 0


def forgive(name: str, key: str) -> None:
    """Begin anew for this key: what was tried has succeeded."""
    Allowance.objects.filter(name=name, key_hash=hashed(name, key)).delete()


def sweep(*, before: datetime) -> int:
    """Forget what is over; how many rows went."""
    return Allowance.objects.filter(until__lte=before).delete()[0]


def hashed(name: str, key: str) -> str:
    """What is kept of a key. One name's hash says nothing about another's."""
    # A digest first: codes are hashed without their dashes, and dashes tell names apart.
    digest = hashlib.sha256(f"{name}\0{key}".encode()).hexdigest()
    return codes.keyed_hash(settings.SECRET_KEY.encode(), digest, purpose="limits")


_UNTIL = Allowance._meta.get_field("until").get_col("base_allowance")
