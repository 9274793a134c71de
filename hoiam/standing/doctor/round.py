"""One round of all checks, or of some, on a connection that writes nothing."""

import contextlib
from collections.abc import Iterator, Sequence

from django.db import DatabaseError, connection

from hoiam.core.refusals import Invalid
from hoiam.standing.doctor import disk, house, keys, public_log, rows, tallies, witnesses
from hoiam.standing.doctor.finding import Check, Found, Result, Scope, Verdict

CHECKS: tuple[Check, ...] = (
    *house.CHECKS,
    *keys.CHECKS,
    *rows.CHECKS,
    *tallies.CHECKS,
    *public_log.CHECKS,
    *witnesses.CHECKS,
    *disk.CHECKS,
)
LONGEST = "120s"  # of one statement on PostgreSQL


def chosen(codes: Sequence[str]) -> tuple[Check, ...]:
    """The checks of these codes; all of them for none."""
    known = {check.code for check in CHECKS}
    for code in codes:
        if code not in known:
            raise Invalid("standing.no-such-check", given=code, known=", ".join(sorted(known)))
    return tuple(check for check in CHECKS if not codes or check.code in codes)


def look(checks: Sequence[Check], scope: Scope) -> Iterator[Result]:
    """Each check, one after the other. One that cannot look is a fault, not an end."""
    with reading_only():
        for check in checks:
            try:
                found = check.look(scope)
            except (DatabaseError, OSError) as error:
                yield Result(check, Verdict.BAD, Found(), type(error).__name__)
                continue
            yield Result(check, check.when_wrong if found.wrong else Verdict.GOOD, found)


@contextlib.contextmanager
def reading_only() -> Iterator[None]:
    """The database itself refuses a write, and a statement that takes too long is given up."""
    lite = connection.vendor == "sqlite"
    before = (
        ["PRAGMA query_only = ON"]
        if lite
        else [
            "SET default_transaction_read_only = on",
            f"SET statement_timeout = '{LONGEST}'",
            "SET lock_timeout = '2s'",
        ]
    )
    after = (
        ["PRAGMA query_only = OFF"]
        if lite
        else [
            "RESET default_transaction_read_only",
            "RESET statement_timeout",
            "RESET lock_timeout",
        ]
    )
    with connection.cursor() as cursor:
        for words in before:
            cursor.execute(words)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for words in after:
                cursor.execute(words)
