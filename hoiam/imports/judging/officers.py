"""Lists of officers: accounts and the roles they hold."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from hoiam.accounts import queries as accounts
from hoiam.accounts.actions import OfficerRow
from hoiam.accounts.models import ROLE_NAMES, Officer
from hoiam.imports.cells import Fault, Reader
from hoiam.imports.judging.house import Looked, Named, in_order, refused, words_of
from hoiam.imports.judging.verdicts import Judged, SourceCells
from hoiam.imports.mapping import Mapping as Meaning
from hoiam.imports.models import Verdict

_USERNAME = re.compile(r"[a-z0-9][a-z0-9._@-]{1,59}")
_ROLES = {str(role): name for role, name in ROLE_NAMES.items()}
_LONGEST_NAME = 120


def look(meaning: Meaning, rows: Sequence[SourceCells], *, day: date) -> Looked[OfficerRow]:
    """A verdict for every line, and what the new and changed ones would write."""
    reader = Reader(meaning)
    named = Named(words_of(reader, rows, "unit"), day)
    compare = _Comparison(sorted({_username(reader, row) for row in rows}))
    verdicts: list[Judged] = []
    plans: list[OfficerRow] = []
    for row in rows:
        try:
            plan = _read(reader, row, named)
            verdict = compare.verdict(plan)
        except Fault as fault:
            verdicts.append(refused(row.line, fault))
            continue
        verdicts.append(verdict)
        if verdict.verdict in (Verdict.NEW, Verdict.CHANGED):
            plans.append(compare.grants(plan))
    return Looked(in_order(verdicts), tuple(plans))


def _username(reader: Reader, row: SourceCells) -> str:
    return reader.line(row.cells, "username").lower()


def _read(reader: Reader, row: SourceCells, named: Named) -> OfficerRow:
    cells = row.cells
    username = reader.needed(cells, "username").lower()
    if not _USERNAME.fullmatch(username):
        raise Fault("username", given=username[:60])
    name = reader.needed(cells, "name")
    if len(name) > _LONGEST_NAME:
        raise Fault("too-long", label=reader.label("name"), limit=_LONGEST_NAME)
    role, unit = reader.choice(cells, "role", _ROLES), reader.line(cells, "unit")
    if role and not unit:
        raise Fault("unit-needed")
    return OfficerRow(
        line=row.line,
        username=username,
        name=name,
        email=_email(reader.line(cells, "email")),
        role=role,
        unit=named.body(unit) if role else "",
        valid_from=reader.day(cells, "valid_from"),
    )


def _email(said: str) -> str:
    if said:
        try:
            validate_email(said)
        except ValidationError:
            raise Fault("email", given=said[:60]) from None
    return said


class _Comparison:
    """Compares lines with the accounts that are there and with the lines before them."""

    def __init__(self, usernames: Sequence[str]) -> None:
        officers = list(Officer.objects.filter(username__in=usernames))
        self._there = {one.username: one for one in officers}
        self._held = accounts.open_roles(officers)
        self._names: dict[str, str] = {}
        self._lines: dict[tuple[str, str, str], int] = {}

    def verdict(self, plan: OfficerRow) -> Judged:
        """One line; a second line of the same new person is new as well, for its role."""
        officer = self._there.get(plan.username)
        name = officer.name if officer else self._names.setdefault(plan.username, plan.name)
        if name != plan.name:
            raise Fault("other-name", name=name)
        if officer is not None and not officer.is_active:
            raise Fault("officer-closed")
        key = (plan.username, plan.unit, plan.role)
        if key in self._lines:
            raise Fault("repeated", line=self._lines[key])
        self._lines[key] = plan.line
        if officer is None:
            return Judged(plan.line, Verdict.NEW, "no-password", code=plan.username)
        is_new = bool(plan.role) and key not in self._held
        if is_new or (plan.email and plan.email != officer.email):
            return Judged(plan.line, Verdict.CHANGED, code=officer.code)
        return Judged(plan.line, Verdict.KNOWN, code=officer.code)

    def grants(self, plan: OfficerRow) -> OfficerRow:
        """The line without a role that is held already: its address alone is new."""
        if (plan.username, plan.unit, plan.role) in self._held:
            return replace(plan, role="", unit="")
        return plan
