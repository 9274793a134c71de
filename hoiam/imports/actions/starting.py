"""From a file on somebody's desk to a preview that is confirmed."""

import os
from datetime import datetime
from pathlib import Path

from django.db import transaction

from hoiam.base import audit, files
from hoiam.core import codes
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, WrongState
from hoiam.imports import denunciation, policies, queries, store
from hoiam.imports import mapping as mappings
from hoiam.imports.actions import _shared
from hoiam.imports.mapping import Mapping
from hoiam.imports.models import Import, ImportState, Target
from hoiam.imports.shipped import Ready
from hoiam.units.models import Unit


def start(
    *,
    target: str,
    unit: Unit,
    path: Path,
    name: str,
    profile: str,
    by: Actor,
    at: datetime,
    sheet: str = "",
    legacy: str = "",
) -> Import:
    """Take a file in to be read; `profile` is the code of one that was chosen with it, or empty.

    Whoever knows the file may say at once which sheet is meant, and which old encoding.
    """
    if target not in Target.values:
        raise Invalid("imports.mapping-target", field="target", given=target)
    policies.check_can_import(target, unit, by)
    ready = _chosen(profile, Target(target), by)
    code = codes.new_code("nap", os.urandom)
    store.keep(code, path)  # before the row: a row whose file is not there could never be read
    made = Import(
        code=code,
        target=target,
        unit=unit,
        file_name=denunciation.plain_name(files.clean_name(name)),
        sheet=sheet,
        legacy=legacy,
        content=mappings.to_json(ready.mapping) if ready else {},
        profile_name=ready.name if ready else "",
        started_at=at,
        started_by=by.code,
    )
    try:
        _begin(made, by=by, at=at)
    except BaseException:
        store.remove(code)
        raise
    return made


@transaction.atomic
def _begin(made: Import, *, by: Actor, at: datetime) -> None:
    made.save(force_insert=True)
    audit.record(
        "imports.import.started",
        subject=_shared.subject(made),
        by=by,
        at=at,
        details={"file": made.file_name, "target": Target(made.target).label},
    )


def _chosen(code: str, target: Target, by: Actor) -> Ready | None:
    if not code:
        return None
    ready = queries.profile(by, code)
    if ready.target is not target:
        raise Invalid(
            "imports.profile-other-target",
            field="profile",
            name=ready.name,
            target=ready.target.label,
        )
    return ready


@transaction.atomic
def choose_sheet(*, of: Import, sheet: str, by: Actor, at: datetime) -> Import:
    """Read another sheet of the workbook instead."""
    of = _shared.locked(of)
    policies.check_can_import(of.target, of.unit, by)
    policies.check_state(of, ImportState.READ)
    if sheet not in of.sheets or len(of.sheets) == 1:
        raise Invalid("imports.no-such-sheet", field="sheet", sheet=sheet)
    of.sheet = sheet
    _read_again(of)
    audit.record(
        "imports.import.sheet-chosen",
        subject=_shared.subject(of),
        by=by,
        at=at,
        details={"sheet": sheet},
    )
    return of


@transaction.atomic
def choose_legacy(*, of: Import, legacy: str, by: Actor, at: datetime) -> Import:
    """Agree, after looking at samples, that the text is converted from an old encoding."""
    of = _shared.locked(of)
    policies.check_can_import(of.target, of.unit, by)
    policies.check_state(of, ImportState.READ)
    if not legacy or legacy != of.guess.get("legacy"):
        raise Invalid("imports.legacy-not-seen", field="legacy", legacy=legacy)
    of.legacy = legacy
    _read_again(of)
    audit.record(
        "imports.import.legacy-chosen",
        subject=_shared.subject(of),
        by=by,
        at=at,
        details={"legacy": legacy.upper()},
    )
    return of


def _read_again(of: Import) -> None:
    _shared.begin_stage(of, ImportState.READING)
    of.total, of.clearing = 0, True
    of.save()


@transaction.atomic
def map_columns(
    *, of: Import, mapping: Mapping, profile_name: str, by: Actor, at: datetime
) -> Import:
    """Say what the columns mean; every row is judged by it, from the first on."""
    of = _shared.locked(of)
    policies.check_can_import(of.target, of.unit, by)
    policies.check_state(of, ImportState.READ, ImportState.JUDGED)
    if mapping.target != of.target:
        raise Invalid("imports.mapping-target", field="target", given=str(mapping.target))
    mappings.check_whole(mapping, of.columns)
    of.content, of.profile_name = mappings.to_json(mapping), profile_name[:120]
    _shared.begin_stage(of, ImportState.JUDGING)
    of.save()
    transaction.on_commit(lambda: store.remove(of.code))
    audit.record(
        "imports.import.mapped",
        subject=_shared.subject(of),
        by=by,
        at=at,
        details={"profile": of.profile_name or of.file_name},
    )
    return of


@transaction.atomic
def confirm(*, of: Import, by: Actor, at: datetime, seen: str = "") -> Import:
    """Order that exactly the rows of the preview are written.

    `seen` is the mark of the preview that somebody looked at: meanwhile somebody else may have
    said otherwise what the columns mean. It is empty where nobody could.
    """
    of = _shared.locked(of)
    policies.check_can_import(of.target, of.unit, by)
    policies.check_state(of, ImportState.JUDGED)
    if seen and seen != queries.preview_mark(of):
        raise WrongState("imports.preview-changed")
    _shared.begin_stage(of, ImportState.COMMITTING)
    of.confirmed_at, of.confirmed_by = at, by.code
    of.save()
    made = queries.counts(of)
    audit.record(
        "imports.import.confirmed",
        subject=_shared.subject(of),
        by=by,
        at=at,
        details={"new": made.new, "changed": made.changed},
    )
    return of
