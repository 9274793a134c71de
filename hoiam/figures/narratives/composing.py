"""A report as a paper of its body: whose it is, who signs it, to whom it goes."""

from collections.abc import Mapping
from datetime import date

from hoiam.accounts import queries as accounts
from hoiam.core.actor import Role
from hoiam.core.narrative.facts import Facts
from hoiam.papers.forms.issuers import issuer_of
from hoiam.papers.forms.reports import Reported, report
from hoiam.papers.letter import Letter, Signer
from hoiam.units import queries as units
from hoiam.units.models import Unit, UnitKind


def letter_of(unit: Unit, written: Mapping[str, str], facts: Facts, *, day: date) -> Letter:
    """The whole report, as it would be issued on this day."""
    above = units.superior_of(unit)
    return report(
        Reported(
            issuer=issuer_of(unit, on=day),
            signer=_signer(unit, day),
            written=written,
            facts=facts,
            counted_on=day,
            addressees=(units.name_on(above, day),) if above is not None else (),
        )
    )


def _signer(unit: Unit, day: date) -> Signer:
    """Whoever leads the body; the name only where one alone does, so that none is guessed."""
    leaders = list(accounts.officers_of(unit.code, Role.LEADER, day=day)[:2])
    name = leaders[0].name if len(leaders) == 1 else ""
    if unit.kind == UnitKind.COMMITTEE:
        return Signer("Chủ tịch", name, "TM. Ủy ban nhân dân")
    return Signer("Thủ trưởng", name)
