"""The worker beside the pages: delivers messages, empties drafts, takes files in chunk by chunk,
counts open dates anew, chunk by chunk, after a decision on the calendar, reminds officers in
working hours, writes to leaders once a week, and counts marked cells of figures anew.

One round takes a few messages, hands each over outside any transaction, and records what came
of it. A round that fails is logged without anybody's data, and the next one comes all the same.
"""

import argparse
import logging
import secrets
import signal
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Event

from django.conf import settings
from django.db import DatabaseError, OperationalError, close_old_connections

from hoiam.accounts import stale
from hoiam.base import clock, files, indexing, limits, migrating, statistics
from hoiam.base.sqlite import checkpoint
from hoiam.cases import actions as cases
from hoiam.cli import (
    backing,
    digesting,
    importing,
    nearing,
    opening,
    owning,
    protecting,
    public_log,
    reminding,
    routing,
    sealed_pages,
    sealed_work,
    succession,
    tallying,
    witnessing,
)
from hoiam.core import actor as actors
from hoiam.core.actor import Actor
from hoiam.core.refusals import WrongState
from hoiam.figures import actions as figures
from hoiam.figures import noted
from hoiam.figures.rollup import aside
from hoiam.imports import actions as import_actions
from hoiam.imports import queries as imports
from hoiam.imports import store
from hoiam.imports.actions import chunks
from hoiam.imports.hand import Hand
from hoiam.notices import actions as notices
from hoiam.notices import delivery
from hoiam.notices.models import Notice
from hoiam.registers.actions import chunks as chunked_registers
from hoiam.voices import actions as voices

log = logging.getLogger("hoiam.work")

PAUSE = 5.0  # seconds between two rounds
LEFT_SECONDS = 3600.0  # after which a file that no import needs is nobody's
BREATH = 0.01  # the same while there is more to do
# So few at once that even the slowest servers leave the lease of five minutes unspent.
AT_ONCE = 5
# A recount goes on for so long in one round; between two chunks others may write.
RECOUNTING = 2.0
IMPORTING = 1.0  # the same of files
PLANNED = timedelta(hours=12)  # how often the database looks how much there is of what


def run_once(*, at: datetime, machine: datetime | None = None) -> int:
    """One round; how many messages and drafts it dealt with. Leases and drafts live by the
    machine's clock, where that is not the house's."""
    by = actors.system("work", act="w-" + secrets.token_hex(8))
    started = time.monotonic()
    taken = notices.take(limit=AT_ONCE, by=by, at=at, machine=machine)
    for notice in taken:
        _deliver(notice, by=by, started=started, at=at)
    return len(taken) + voices.forget_drafts(before=machine or at, by=by, at=at)


def _deliver(notice: Notice, *, by: Actor, started: float, at: datetime) -> None:
    try:
        attempt = delivery.deliver(notice)
        spent = timedelta(seconds=time.monotonic() - started)
        notices.record_attempt(notice=notice, attempt=attempt, by=by, at=at + spent)
    # One message must not hold up the others; its lease comes back in five minutes.
    except Exception as error:
        log.error("notice %s: %s", notice.code, type(error).__name__)


def import_some(hand: Hand, *, at: datetime) -> bool:
    """Some chunks of imports, then words of what they brought; whether there were any. A round
    has much else to look at, and a large file a thousand chunks."""
    started = time.monotonic()
    done = False
    while time.monotonic() - started < IMPORTING:
        if not import_once(hand, at=at) and not chunked_registers.put_words_once(hand.words):
            return done
        done = True
        time.sleep(importing.BREATH)
    return done


def import_once(hand: Hand, *, at: datetime) -> bool:
    """One chunk of an import, the shortest first; whether there was one."""
    by = actors.system("work", act="w-" + secrets.token_hex(8))
    machine = clock.machine_now()
    code = imports.waiting(machine)
    if code is not None:
        return chunks.advance(code=code, hand=hand, by=by, at=at, machine=machine).worked
    hand.rest()
    forgotten = imports.forgotten(clock.ago(imports.FORGOTTEN)).first()
    if forgotten is not None:
        import_actions.drop(of=forgotten, by=by, at=at)
    return forgotten is not None


def _sweep() -> bool:
    """When a worker starts and every hour: files of imports that never came to be, or that have
    been read to their end by somebody who was killed before the file was removed; uploads and
    lists that a killed process left on their way; drafts that nobody checks any more."""
    before = clock.machine_now().timestamp() - LEFT_SECONDS
    limits.sweep(before=clock.machine_now())
    idle = timedelta(seconds=settings.SESSION_IDLE_SECONDS)
    stale.sweep(machine=clock.machine_now(), idle=idle)
    by, at = actors.system("work", act="w-" + secrets.token_hex(8)), clock.now()
    figures.forget_claim_drafts(before=at, by=by, at=at)
    return (
        files.sweep(older_than=before) + store.sweep(imports.files_needed(), older_than=before) > 0
    )


def recount_once(*, at: datetime) -> bool:
    """A few chunks of dates to count anew after a decision on the calendar; whether there were
    any. Letters are not kept waiting for the rest."""
    by = actors.system("work", act="w-" + secrets.token_hex(8))
    started = time.monotonic()
    done = False
    while time.monotonic() - started < RECOUNTING:
        try:
            chunk = cases.recount(by=by, at=at)
        except OperationalError:  # one of these dates is in somebody's hand: nothing was written
            return done
        if chunk is None:
            return done
        done = True
        time.sleep(BREATH)
    return done


class Every:
    """What comes round by either clock: a minute of the machine, also while a training clock
    stands still, or a minute of the house, also while its days pass in seconds."""

    def __init__(self, span: timedelta) -> None:
        self._span = span
        self._house, self._machine = datetime.min.replace(tzinfo=UTC), float("-inf")

    def is_due(self) -> bool:
        """Whether it is time again; then it begins anew."""
        house, machine = clock.now(), time.monotonic()
        if house - self._house < self._span and machine - self._machine < self._span.seconds:
            return False
        self._house, self._machine = house, machine
        return True


def _rest() -> float:
    """How long to wait for the next round; the database may be away for a while."""
    try:
        return clock.pause(PAUSE)
    except DatabaseError:
        return PAUSE


def run(options: argparse.Namespace) -> int:
    """Deliver until told to stop."""
    del options
    if migrating.is_empty():  # its rounds would wait in silence for tables that nobody makes
        raise WrongState("base.database-behind")
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    loop(stop)
    return 0


def loop(stop: Event) -> None:
    """Rounds until `stop` is set: messages first, then one chunk of an import and a few of a
    recount, every twenty seconds places in the public log, every minute how everything stands,
    what a change of units brings with it, what the pages that seal are now, and who is to be
    reminded, every ten what is kept no longer, and once a day a backup in a process of its own.
    While there is more to do the next round follows at once, but for a breath in which others
    write."""
    checkpoints = checkpoint.beside(stop)
    indexing.beside(stop)
    hand = Hand(aside.count_before_showing)
    swept, look, hours = -LEFT_SECONDS, Every(succession.EVERY), Every(reminding.EVERY)
    keeper, terms = protecting.Keeper(), Every(protecting.EVERY)
    backups, looked = backing.Backing(), float("-inf")
    letters, cells = Every(digesting.EVERY), Every(tallying.EVERY)
    sums, noting = Every(tallying.NOTED), noted.Noting()
    opened, leaves = Every(opening.EVERY), Every(public_log.EVERY)
    thinned = Every(public_log.THINNED)
    asks, witnesses = Every(witnessing.EVERY), witnessing.Asking()
    sealed = Every(sealed_work.EVERY)
    planned = Every(PLANNED)
    lessons, learning = Every(routing.EVERY), routing.Learning()
    reminded = disposed = told = tallied = given = placed = False
    while not stop.is_set():
        if time.monotonic() - looked >= PAUSE:
            looked = time.monotonic()
            _round(lambda: backups.look(at=clock.machine_now()))
        if _round(look.is_due):
            _round(sealed_pages.log_once)
            _round(lambda: succession.settle_once(at=clock.now()) > 0)
            _round(lambda: owning.settle_once(at=clock.now()) > 0)
        if time.monotonic() - swept >= LEFT_SECONDS:
            swept = time.monotonic()
            _round(_sweep)
        done = _round(lambda: run_once(at=clock.now(), machine=clock.machine_now()) >= AT_ONCE)
        taken = _round(lambda: import_some(hand, at=clock.now()))
        counted = _round(lambda: recount_once(at=clock.now()))
        if reminded or _round(hours.is_due):
            reminded = _round(lambda: reminding.remind_once(at=clock.now()))
        if told or _round(letters.is_due):
            told = _round(lambda: digesting.tell_once(at=clock.now()))
        if disposed or _round(terms.is_due):
            disposed = _round(lambda: keeper.once(at=clock.now()))
        if placed or _round(leaves.is_due):
            placed = _round(public_log.sequence_once)
        if _round(thinned.is_due):
            _round(public_log.thin_once)
        if _round(asks.is_due):
            _round(witnesses.once)
        if tallied or _round(cells.is_due):
            tallied = _round(tallying.count_once)
        if not tallied and _round(sums.is_due):
            _round(lambda: noting.once(at=clock.now()))
        if _round(sealed.is_due):
            _round(lambda: sealed_work.tell_once(at=clock.now()))
        if given or _round(opened.is_due):
            given = _round(lambda: opening.give_out_once(at=clock.now()))
        if _round(lessons.is_due):
            _round(lambda: learning.look(at=clock.now()))
        if _round(planned.is_due):
            _round(statistics.collect_all)
        banded = _round(nearing.band_once)
        busy = banded or placed or given or done or taken or counted or reminded or told or tallied
        if busy:
            stop.wait(BREATH)
            continue
        # What was just said is to be found by its likeness within five seconds, rounds included.
        rest = _rest()
        stop.wait(rest / 2)
        if not stop.is_set():
            _round(nearing.band_once)
            stop.wait(rest / 2)
    hand.close()
    backups.stop()
    learning.stop()
    if checkpoints is not None:
        checkpoints.join()


def _round(work: Callable[[], bool]) -> bool:
    close_old_connections()
    try:
        return work()
    # The worker outlives a database that restarts and whatever else a round may meet. Only the
    # kind of an error is logged: its words may hold somebody's address.
    except Exception as error:
        log.error("round failed: %s", type(error).__name__)
        return False
    finally:
        close_old_connections()
