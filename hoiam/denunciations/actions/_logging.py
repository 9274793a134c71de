"""Denunciations in the public log: each lawful step leaves an entry like any other. What opens it
stays in this room until the conclusion is made public (Law on Denunciations, Art. 40; D-09)."""

from datetime import date, datetime

from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.canonical import canonical
from hoiam.core.log.acts import Act
from hoiam.core.log.openings import record_of
from hoiam.denunciations import queries
from hoiam.denunciations.models import DenunciationFile, DenunciationOpening
from hoiam.publication.actions import log
from hoiam.seals import actions as seals

PUBLISH = "publish"
# Which lawful steps are acts towards somebody outside; what is done inside the office is none.
ACTS = {
    "accept": Act.ACCEPTANCE,
    "refuse": Act.CLOSING,
    "keep": Act.CLOSING,
    "guide": Act.HAND_OVER,
    "transfer": Act.HAND_OVER,
    "extend": Act.EXTENSION,
    "withdraw": Act.WITHDRAWAL,
    "withdraw-part": Act.WITHDRAWAL,
    "decide": Act.ANSWER,
    PUBLISH: Act.RELEASE,
    "stop": Act.CLOSING,
    "close": Act.CLOSING,
}


def commit(file: DenunciationFile, act: Act, *, day: date) -> DenunciationOpening:
    """One entry, with the day for a moment."""
    made = log.commit_closed(
        record=record_of(
            act=act,
            subject=file.code,
            at=log.said_at(calendar.start_of_day(day)),
            body={},
        )
    )
    row = DenunciationOpening(
        file=file,
        number=DenunciationOpening.objects.filter(file=file).count() + 1,
        act=act,
        entry=made.entry,
        salt=made.salt,
        record=canonical(dict(made.record)).decode(),
    )
    row.save(force_insert=True)
    return row


def step(file: DenunciationFile, code: str, *, day: date, by: Actor, at: datetime) -> None:
    """What a lawful step leaves in the log; publishing the conclusion opens all there is."""
    if code in ACTS:
        commit(file, ACTS[code], day=day)
    if code == PUBLISH or is_public(file):
        _open(file, at)
    case = queries.sealed_case_of(file) if code == PUBLISH else None
    if case is not None:
        seals.open_entries(case=case, by=by, at=at)


def taken_back(file: DenunciationFile, code: str, *, day: date, at: datetime) -> None:
    """A step that left an entry was written wrongly: the correction leaves one as well."""
    if code in ACTS:
        commit(file, Act.CORRECTION, day=day)
    if is_public(file):
        _open(file, at)


def is_public(file: DenunciationFile) -> bool:
    """Whether the conclusion was made public, and the entries with it. What was opened once stays
    open: everybody may hold the proof."""
    return DenunciationOpening.objects.filter(file=file, opened_on__isnull=False).exists()


def _open(file: DenunciationFile, at: datetime) -> None:
    day = calendar.day_of(at)
    for row in DenunciationOpening.objects.filter(file=file, opened_on__isnull=True):
        log.open_closed(
            act=Act(row.act),
            subject=file.code,
            opened=(row.entry, row.salt, row.record),
            at=calendar.start_of_day(day),
        )
        row.opened_on = day
        row.save(update_fields=["opened_on"])
