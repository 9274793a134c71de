"""Whether something may have changed since it was last read, told by one cheap statement.

What a process keeps in its memory (rows of units and rules, a finished page) is valid only while
the stamp that was read *before* making it is still the stamp:

    found = stamps.world()
    if kept.stamp != found:
        kept = Kept(found, make())

Two kinds of stamps, which may be added up:

- `world()`: changes with everything that is not told to concern one thing alone: units, fields,
  competence, rules, the calendar, texts. Nobody has to remember it: every action records an event,
  and the event of a subject that is not listed in `ALONE` changes the world in the transaction of
  the act (`audit.record`). A new kind of thing therefore changes the world until somebody lists it,
  and `tests/contracts/test_kept_pages.py` shows for every action that listing it was right.
- `of(...)`: how many events things have that are listed there, by the index that their history
  is read by. Counted and not the newest: PostgreSQL commits in another order than it numbers.

`log()` is the same as the world for what the public log says of itself: it grows every minute.
`SHOWN` is drawn by acts on listed things of which a stranger may see something among others, in a
list: by every act but those of `UNSEEN`, which only bring in what nobody released yet.

The values of a stamp are drawn, not counted up: what was made inside a transaction that was rolled
back is never met again. Of each name there are as many rows as ever were changed at once: an act
takes one that nobody else holds, so that acts never wait for one another here, and none can lock
itself up with another one.
"""

import secrets
from collections.abc import Iterable, Sequence

from django.db import connections, router

from hoiam.base.models import Stamp

# The third one is drawn by the database itself, whoever writes (`hoiam.base.steady`).
WORLD, LOG, STEADY, SHOWN = "world", "log", "steady", "shown"
# Kinds of subjects whose events say nothing of any other thing that is kept in a memory.
ALONE = frozenset({
    "assisted", "breach", "call", "case", "claimdraft", "conclusion", "data-request", "demand",
    "denunciation", "docket", "draft", "entry", "handler-key", "hold-request", "import", "meeting",
    "officer", "online", "page", "paper", "petition", "question", "queue", "recount",
    "report", "round", "sealed", "turn", "visit", "voice",
})  # fmt: skip
OF_LOG = frozenset({"log", "witness"})
# What accepting a voice records, and messages: on a bad day of these come hundreds a minute, and no
# list of what is public shows any of it. That something else began its first duty is told by
# another event of the same act.
UNSEEN = frozenset({
    "voices.voice.accepted", "cases.case.received", "cases.case.held",
    "commitments.commitment.started", "notices.notice.queued", "notices.notice.told",
    "notices.notice.not-reached",
})  # fmt: skip
_BITS = 48  # many of them are added up without leaving what a database takes for a whole number

_SUM = "(SELECT COALESCE(SUM(number), 0) FROM base_stamp WHERE name = %s)"
_COUNT = "(SELECT COUNT(*) FROM base_event WHERE subject_kind = %s AND subject_code = %s)"

type Things = Sequence[tuple[str, str]]


def world() -> int:
    """A number that is another one after any act that may concern more than one thing."""
    return state((WORLD,))[0]


def log() -> int:
    """A number that is another one after anything that the public log says of itself."""
    return state((LOG,))[0]


def of(things: Things) -> int:
    """How many events these (kind, code) things have: another number after any act on one."""
    return sum(state((), things))


def state(names: Sequence[str], things: Things = ()) -> tuple[int, ...]:
    """Stamps under these names and of these things, by one statement."""
    wanted = [*([_SUM] * len(names)), *([_COUNT] * len(things))]
    if not wanted:
        return ()
    told = [*names, *(word for thing in things for word in thing)]
    # Where pages are read from, so are their stamps: a copy of the database follows behind.
    with connections[router.db_for_read(Stamp)].cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(wanted)}", told)
        return tuple(map(int, cursor.fetchone()))


def follow(tag: str, kinds: Iterable[str]) -> None:
    """Called with the tag and the kinds of subjects of every event that is written, in its
    transaction."""
    for name in {_of(kind, tag) for kind in kinds}:
        if name:
            change(name)


def _of(kind: str, tag: str) -> str:
    if kind in OF_LOG:
        return LOG
    if kind not in ALONE:
        return WORLD
    return "" if tag in UNSEEN else SHOWN


def change(name: str) -> None:
    """Nothing that was kept under this stamp is valid once the transaction is committed."""
    number = secrets.randbits(_BITS)
    free = Stamp.objects.select_for_update(skip_locked=True).filter(name=name)
    row = next(iter(free.values_list("pk", flat=True)[:1]), None)
    if row is None:
        Stamp.objects.create(name=name, number=number)
    else:
        Stamp.objects.filter(pk=row).update(number=number)
