"""Acts on imports that work, and ones that are refused."""

import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid
from hoiam.imports import actions
from hoiam.imports.actions.chunks import advance
from hoiam.imports.hand import Hand
from hoiam.imports.models import Import, ImportState
from tests.cast import NOW, Cast, make_cast
from tests.contracts.arrangements import Acts, arrange
from tests.imports.walking import CASES, HEADER, line, start, work


def _acts(cast: Cast, at: datetime, **given: Any) -> Acts:
    """The clerk may; somebody of another commune may not."""
    return Acts(
        works=given | {"by": cast.actor("clerk"), "at": at},
        refused=given | {"by": cast.actor("stranger"), "at": at},
    )


def _read(cast: Cast) -> Import:
    with tempfile.TemporaryDirectory() as folder:
        of = start(cast, Path(folder), HEADER + line("1"))
    work(of)
    return of


def _judged(cast: Cast) -> Import:
    of = _read(cast)
    actions.map_columns(of=of, mapping=CASES, profile_name="", by=cast.actor("clerk"), at=NOW)
    work(of)
    return of


def _confirmed(cast: Cast) -> Import:
    of = _judged(cast)
    return actions.confirm(of=of, by=cast.actor("clerk"), at=NOW)


def _written(cast: Cast) -> Import:
    """Everything is written, nothing is shown."""
    of = _confirmed(cast)
    by: Actor = cast.actor("system")
    advance(code=of.code, hand=Hand(), by=by, at=NOW)
    of.refresh_from_db()
    assert of.state == ImportState.COMMITTING
    return of


@arrange("imports.start")
def begin(at: datetime) -> Acts:
    cast = make_cast()
    with tempfile.NamedTemporaryFile(suffix=".csv", delete=False) as file:
        file.write((HEADER + line("1")).encode())
    return _acts(
        cast, at, target="cases", unit=cast.units["commune-office"], path=Path(file.name),
        name="sổ.csv", profile="",
    )  # fmt: skip


@arrange("imports.choose_sheet")
def choose_sheet(at: datetime) -> Acts:
    cast = make_cast()
    of = _read(cast)
    Import.objects.update(sheets=["Bảng 1", "Bảng 2"])
    return _acts(cast, at, of=of, sheet="Bảng 2")


@arrange("imports.choose_legacy")
def choose_legacy(at: datetime) -> Acts:
    cast = make_cast()
    of = _read(cast)
    Import.objects.update(guess={"legacy": "tcvn3"})
    return _acts(cast, at, of=of, legacy="tcvn3")


@arrange("imports.map_columns")
def map_columns(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, at, of=_read(cast), mapping=CASES, profile_name="Sổ cũ")


@arrange("imports.confirm")
def confirm(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, at, of=_judged(cast))


@arrange("imports.pause")
def pause(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, at, of=_confirmed(cast))


@arrange("imports.resume")
def resume(at: datetime) -> Acts:
    cast = make_cast()
    of = _confirmed(cast)
    actions.pause(of=of, by=cast.actor("clerk"), at=NOW)
    return _acts(cast, at, of=of)


@arrange("imports.drop")
def drop(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, at, of=_written(cast))


@arrange("imports.refuse")
def refuse(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, at, of=_read(cast), error=Invalid("imports.empty-file"))


@arrange("imports.finish")
def finish(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, at, of=_written(cast))


@arrange("imports.save_profile")
def save_profile(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, at, name="Sổ cũ", mapping=CASES, unit=cast.units["commune-office"])
