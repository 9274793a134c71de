"""Registers of their own: a petition is not a field report, a call, a letter or a word at a meeting.

By how the matter first came in (house rule; Decree 154/2026 knows petitions alone): what is handed
in, posted or mailed is a petition; a report from the web or from officers on their way is a field
report. Each case stands in exactly one.
"""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_noop as _

from hoiam.cases.models import Case, Gathering
from hoiam.voices.models import Channel


@dataclass(frozen=True, slots=True)
class OwnRegister:
    """One register, by the channels of first voices."""

    code: str
    name: str
    channels: tuple[str, ...]


PETITIONS, FIELD = "don", "hien-truong"
REGISTERS = (
    OwnRegister(PETITIONS, _("đơn"), (Channel.DESK, Channel.POST, Channel.EMAIL)),
    OwnRegister(FIELD, _("phản ánh hiện trường"), (Channel.WEB, Channel.VISIT)),
    OwnRegister("cuoc-goi", _("cuộc gọi"), (Channel.PHONE,)),
    OwnRegister("hom-thu", _("thư trong hòm"), (Channel.BOX,)),
    OwnRegister("cuoc-gap", _("tại cuộc gặp, họp thôn"), (Channel.HALL, Channel.HAMLET)),
)


def of_register(rows: QuerySet[Case], code: str) -> QuerySet[Case]:
    """Those of the cases that this register lists; none for a register that there is not."""
    found = next((one for one in REGISTERS if one.code == code), None)
    if found is None:
        return rows.none()
    first = Gathering.objects.filter(
        case=OuterRef("pk"), how="first", voice__channel__in=found.channels
    )
    return rows.filter(Exists(first))
