"""`hoiam import`: a file taken in from the console, with the verdicts and the progress printed."""

import argparse
import secrets
import sys
import time
from datetime import datetime
from pathlib import Path

from hoiam.base import clock
from hoiam.core import actor as actors
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid
from hoiam.core.text import vn_moment, vn_number
from hoiam.figures.rollup import aside
from hoiam.imports import actions, queries
from hoiam.imports import mapping as mappings
from hoiam.imports.actions import chunks
from hoiam.imports.hand import Hand
from hoiam.imports.models import Import, ImportState, Verdict
from hoiam.registers.actions import chunks as chunked_registers
from hoiam.units import queries as units

# Seconds between two chunks: twice as long as those who wait in line take to look again.
BREATH = 0.001
TELL_EVERY = 2.0  # seconds between two lines of progress
WAIT = 1.0  # while another process has the import in hand
SHOWN = 20  # refused rows that are printed; the others stand on the page


def _say(line: str) -> None:
    print(line, flush=True)


def _now() -> datetime:
    return clock.now()


def _by() -> Actor:
    return actors.system("cli", act="c-" + secrets.token_hex(8))


def run(options: argparse.Namespace) -> int:
    """Begin an import, or go on with one; what is printed is what the page would show."""
    by = _by()
    if options.resume:
        of = queries.by_code(by, options.resume)
        chunks.let_go(code=of.code)
        if of.paused_at is not None:
            of = actions.resume(of=of, by=by, at=_now())
    else:
        if not (options.file and options.profile and options.unit):
            print("Cần tệp, --profile và --unit; hoặc --resume.", file=sys.stderr)
            return 2
        of = _start(options, by)
    _say(f"Lần nạp {of.code}: {of.file_name}")
    of = _work(of, by)
    if of.state == ImportState.JUDGED:
        _show_verdicts(of)
        if not options.commit:
            _say("Mới là bản xem trước. Để ghi đúng những dòng này:")
            _say(f"  hoiam import --resume {of.code} --commit")
            return 0
        of = _work(actions.confirm(of=of, by=by, at=_now()), by)
    if of.state == ImportState.READ and not options.resume:
        _work(actions.drop(of=of, by=by, at=_now()), by)  # the next try is a new import
    return _end(of)


def _start(options: argparse.Namespace, by: Actor) -> Import:
    path = Path(options.file)
    if not path.is_file():
        raise Invalid("imports.no-such-file", field="file", name=path.name)
    ready = queries.profile(by, options.profile)
    return actions.start(
        target=str(ready.target),
        unit=units.by_code(options.unit),
        path=path,
        name=path.name,
        profile=ready.code,
        sheet=options.sheet,
        legacy=options.legacy,
        by=by,
        at=_now(),
    )


def _work(of: Import, by: Actor) -> Import:
    """Chunks until a person is asked or all is done, with a line of progress now and then."""
    hand, told, said = Hand(aside.count_before_showing), 0.0, ""
    try:
        while True:
            done = chunks.advance(
                code=of.code, hand=hand, by=by, at=_now(), machine=clock.machine_now()
            )
            of.refresh_from_db()
            if not done.worked and not _is_held(of):
                return of
            line = _progress(done)
            if line != said and time.monotonic() - told > TELL_EVERY:
                told, said = time.monotonic(), line
                _say(line)
            time.sleep(BREATH if done.worked else WAIT)
    finally:
        hand.close()


def _is_held(of: Import) -> bool:
    """Whether there is something to do that another process has in hand."""
    return of.clearing or queries.progress(of).is_busy


def _progress(done: chunks.Advanced) -> str:
    if done.state == ImportState.READING:
        return f"  {done.state.label}: {vn_number(done.total)} dòng"
    return f"  {done.state.label}: {vn_number(done.done)}/{vn_number(done.total)} dòng"


def _show_verdicts(of: Import) -> None:
    seen = queries.counts(of)
    _say(
        f"{vn_number(seen.new)} mới, {vn_number(seen.known)} đã có, "
        f"{vn_number(seen.changed)} thay đổi, {vn_number(seen.refused)} không nhận."
    )
    for number, row in queries.remarks(of):
        _say(f"  {vn_number(number)} dòng, đầu tiên là dòng {row.line}: {queries.sentence(row)}")
    for row in queries.rows(of, verdict=Verdict.REFUSED, most=SHOWN):
        _say(f"  dòng {row.line}: {queries.sentence(row)}")
    if seen.refused > SHOWN:
        _say(f"  … và {vn_number(seen.refused - SHOWN)} dòng nữa.")


def _end(of: Import) -> int:
    """`of` as it stood when the work stopped."""
    match of.state:
        case ImportState.COMMITTED:
            pace = Hand().words
            while chunked_registers.put_words_once(pace):  # whether or not a worker runs beside
                time.sleep(BREATH)
            seen = queries.counts(of)
            _say(f"Đã ghi: {vn_number(seen.new)} mới, {vn_number(seen.changed)} thay đổi.")
            return 0
        case ImportState.READ:
            return _asks(of)
        case ImportState.REFUSED:
            text = queries.refusal(of)
            if text is not None:
                print(f"{text.what}\n{text.why}\n{text.next}", file=sys.stderr)
            return 1
    _say(f"{ImportState(of.state).label}.")
    return 0


def _asks(of: Import) -> int:
    """Why a file with a profile is not judged yet: an old encoding, or columns that do not fit."""
    if of.guess.get("legacy") and not of.legacy:
        _say(f"Chữ trong tệp có vẻ viết bằng mã cũ {of.guess['legacy'].upper()}. Xem thử:")
        for before, after in of.guess["samples"]:
            _say(f"  {before}  →  {after}")
        _say(f"Nếu đúng, nạp lại với --legacy {of.guess['legacy']}.")
        return 1
    if of.content:
        mappings.check_whole(mappings.from_json(of.content), of.columns)
    _say(f"{ImportState(of.state).label}.")
    return 1


def show(options: argparse.Namespace) -> int:
    """The latest imports, where each stands."""
    for of in queries.latest(_by())[:50]:
        paused = ", tạm dừng" if of.paused_at else ""
        state = ImportState(of.state).label
        _say(
            f"{of.code}  {vn_moment(of.started_at)}  {state}{paused}  "
            f"{vn_number(of.done)}/{vn_number(of.total)}  {of.file_name}"
        )
    return 0
