"""Denunciations, on paper and sealed, that three of a unit were let into."""

from typing import Any

from hoiam.accounts.models import Officer
from hoiam.core import calendar
from hoiam.denunciations.models import DenunciationFile, DenunciationMember, DenunciationStep
from hoiam.seals.models import SealedCase, SealedMember
from hoiam.units.models import Unit
from tests.cast import NOW

TODAY = calendar.day_of(NOW)
PARTS = (("C", "handler"), ("H", "verifier"), ("L", "handler"))


def secret(unit: Unit) -> dict[str, Any]:
    """A denunciation that three of the unit work on, and one that nobody holds any more."""
    own = Unit.objects.select_related("parent__parent__parent").get(pk=unit.pk)
    files = {
        name: DenunciationFile(
            code=f"tc-{name}", key=name, matter="denunciation", unit=own, received_on=TODAY,
            state="decided", registered_at=NOW, registered_by="o-C",
        )
        for name in ("held", "left")
    }  # fmt: skip
    for file in files.values():
        file.save()
    held = files["held"]
    DenunciationStep(
        file=held, key="k", number=1, step="decide", from_state="accepted", to_state="decided",
        day=TODAY, result="right", taken_at=NOW, taken_by="o-L",
    ).save()  # fmt: skip
    members: dict[str, DenunciationMember] = {}
    for column, part in (("C", "receiver"), ("H", "handler"), ("L", "head")):
        officer = Officer(
            code=f"o-{column}", username=f"o-{column}", name=column, created_at=NOW, created_by="o"
        )
        officer.save()
        members[column] = DenunciationMember(
            file=held, officer=officer, unit=own, part=part, named_at=NOW, named_by="o-X",
            declared_at=NOW, declared_by="o",
        )  # fmt: skip
        members[column].save()
    return {
        "secret": held, "secret-left": files["left"], "secret-clerk": members["C"], **_sealed(own),
    }  # fmt: skip


def _sealed(own: Unit) -> dict[str, Any]:
    """The case, and the one who verifies; the officers are those of the secret file."""
    case = SealedCase(
        code="np-1", reference_hash="a" * 64, request_hash="b" * 64, unit=own, group="xa",
        list_number=1, received_on=TODAY,
    )  # fmt: skip
    case.save()
    members = {}
    for column, part in PARTS:
        members[column] = SealedMember(
            case=case, officer=Officer.objects.get(code=f"o-{column}"), unit=own, part=part,
            recipient=f"age1{column}", named_on=TODAY, writer="public", declared_on=TODAY,
        )  # fmt: skip
        members[column].save()
    return {"sealed": case, "sealed-verifier": members["H"]}
