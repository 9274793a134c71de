"""Who was let into a file, and what stands in it: what policies and queries ask alike."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from hoiam.accounts import queries as accounts
from hoiam.base.queries import only
from hoiam.core.actor import Actor, Role
from hoiam.denunciations.models import (
    DenunciationFile,
    DenunciationMember,
    DenunciationStep,
    Part,
)

WORKERS = (Role.CLERK, Role.HANDLER, Role.LEADER)
RECEIVERS = (Role.CLERK, Role.LEADER)  # who may put one on the register


def member(file: DenunciationFile, person: Actor) -> DenunciationMember | None:
    """What this person has to do with the file now."""
    return only(
        DenunciationMember.objects.filter(
            file=file,
            officer__code=person.code,
            relieved_at__isnull=True,
            unit__code__in=person.units(*WORKERS),
        )
    )


def head(file: DenunciationFile) -> DenunciationMember | None:
    """Who settles it, if anybody does."""
    rows = DenunciationMember.objects.filter(file=file, part=Part.HEAD, relieved_at__isnull=True)
    return only(rows.select_related("officer", "unit__parent", "unit__area"))


def left_alone(person: Actor, day: date) -> QuerySet[DenunciationFile]:
    """Open files that nobody sees any more, for the leaders of the unit directly above; where
    there is none above, for those of the unit."""
    led = person.units(Role.LEADER)
    if not led:
        return DenunciationFile.objects.none()
    there = accounts.roles_on(day).filter(
        officer=OuterRef("officer"), unit=OuterRef("unit"), role__in=WORKERS
    )
    held = DenunciationMember.objects.filter(
        Exists(there), file=OuterRef("pk"), relieved_at__isnull=True, officer__is_active=True
    )
    mine = Q(unit__parent__code__in=led) | Q(unit__parent__isnull=True, unit__code__in=led)
    # Who has said that they have an interest in it does not take it up again.
    own = DenunciationMember.objects.filter(officer__code=person.code, conflict=True)
    return DenunciationFile.objects.filter(~Exists(held), mine, ended_at__isnull=True).exclude(
        pk__in=own.values("file")
    )


def steps(file: DenunciationFile) -> list[DenunciationStep]:
    """Every row, those taken back and what took them back too."""
    rows = DenunciationStep.objects.filter(file=file).select_related("takes_back", "taken_back_by")
    return list(rows.order_by("number"))


def stands(row: DenunciationStep) -> bool:
    """Whether it counts: neither taken back nor there to take one back."""
    return row.takes_back_id is None and not hasattr(row, "taken_back_by")
