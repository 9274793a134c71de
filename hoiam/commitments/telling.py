"""The letter that reminds an officer: counts and references, no words of anybody and no titles."""

from django.conf import settings
from django.utils import translation
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from hoiam.commitments.addressees import ESCALATED, Addressee, Said
from hoiam.commitments.reminders import ReminderRound, RoundPart
from hoiam.core.reminding import Step
from hoiam.core.text import vn_date
from hoiam.notices.actions import Letter

REMINDED = "commitments.reminded"
# The most pressing first.
HEADINGS = (
    (ESCALATED, _("Quá hạn chuyển lên cấp trên")),
    (Step.VERY_LATE.value, _("Quá hạn kéo dài")),
    (Step.LATE.value, _("Quá hạn")),
    (Step.TODAY.value, _("Đến hạn trước giờ làm việc sau")),
    (Step.SOON.value, _("Sắp đến hạn")),
)
LIST = "/van-phong/nhac-viec"


def letter(run: ReminderRound, to: Addressee) -> Letter:
    """What one officer is told after a round."""
    with translation.override("vi"):
        lines = [_line(str(said), to.said[code]) for code, said in HEADINGS if code in to.said]
        if run.missed_from is not None:
            lines.insert(0, str(_late(run)))
        lines.append(str(format_lazy(_("Mở danh sách: {url}"), url=settings.SITE_URL + LIST)))
        return Letter(
            template=REMINDED,
            about=("round", f"{run.day.isoformat()}-{run.part}"),
            recipient=f"officer/{to.code}",
            subject=str(_subject(run, sum(one.count for one in to.said.values()))),
            text="\n".join(lines),
            email=to.email,
            phone="",
        )


def _subject(run: ReminderRound, count: int) -> object:
    if run.part == RoundPart.LAST:
        return format_lazy(
            _("Nhắc thêm ngày {day}: {count} việc đến hạn"), day=vn_date(run.day), count=count
        )
    return format_lazy(_("Nhắc việc ngày {day}: {count} việc"), day=vn_date(run.day), count=count)


def _late(run: ReminderRound) -> object:
    return format_lazy(
        _("Tin này đến muộn: từ ngày {day} hệ thống không nhắc được ai."),
        day=vn_date(run.missed_from) if run.missed_from else "",
    )


def _line(heading: str, said: Said) -> str:
    """Quá hạn: 12 (LC-1, LC-2, … và 10 việc nữa)"""
    named = ", ".join(said.references)
    rest = said.count - len(said.references)
    if rest > 0:
        more = format_lazy(_("và {count} việc nữa"), count=rest)
        named = f"{named} {more}"
    return f"{heading}: {said.count} ({named})"
