"""A list that was signed offline is put up: from now on it says to whom may be sealed."""

from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core import calendar
from hoiam.core import recipient_lists as lists
from hoiam.core.actor import Actor
from hoiam.core.log.acts import Act
from hoiam.core.recipients import RecipientList as Listed
from hoiam.core.refusals import Invalid
from hoiam.publication.actions import log
from hoiam.seals import trust_policies, trusted
from hoiam.seals.actions import _shared
from hoiam.seals.models import Part, RecipientList, SealedMember
from hoiam.units.models import Unit

ABOUT = "recipient-list"


@transaction.atomic
def publish_list(*, note: str, by: Actor, at: datetime) -> RecipientList:
    """Put up a signed list. It follows the one before, its change is an entry of the public log,
    and who is no longer in a group is let into nothing of it from this day on."""
    trust_policies.check_can_publish_list(by)
    # Two lists at once: the second waits here and then follows nothing.
    rows = RecipientList.objects.select_for_update().order_by("-number")
    known: RecipientList | None = rows.first()
    if known is not None and known.note == note:
        return known
    listed = trusted.verified(note)
    lists.follows(listed, trusted.read(known) if known else None)
    _check_units(listed)
    row = _logged(listed, note, by=by, at=at)
    row.save(force_insert=True)
    _relieve_who_left(listed, calendar.day_of(at))
    audit.record(
        "seals.list.published",
        subject=(ABOUT, str(listed.number)),
        by=by,
        at=at,
        details={"number": listed.number},
    )
    return row


def _check_units(listed: Listed) -> None:
    """What is sealed to a group lies with its unit: there has to be one."""
    codes = {one.unit for one in listed.groups}
    known = set(Unit.objects.filter(code__in=codes).values_list("code", flat=True))
    for group in listed.groups:
        if group.unit not in known:
            raise Invalid("seals.list-unit-unknown", group=group.name, unit=group.unit)


def _logged(listed: Listed, note: str, *, by: Actor, at: datetime) -> RecipientList:
    made = log.commit(
        act=Act.RECIPIENT_LIST,
        subject=f"recipients-{listed.number}",
        body={"number": listed.number, "sha256": listed.hash},
        at=at,
    )
    return RecipientList(
        number=listed.number,
        note=note,
        digest=listed.hash,
        entry=made.entry,
        published_at=at,
        published_by=by.code,
    )


def _relieve_who_left(listed: Listed, day: date) -> None:
    """Chosen by a sender as one of a group, and no more in it: the door closes."""
    chosen = SealedMember.objects.select_for_update(of=("self",)).filter(
        part=Part.HANDLER, relieved_on__isnull=True, writer="public"
    )
    for row in chosen.select_related("case", "officer"):
        group = listed.group(row.case.group)
        if group is None or all(one.code != row.officer.code for one in group.handlers):
            _shared.gone(row, day)
