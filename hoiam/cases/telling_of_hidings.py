"""What people and offices are told of a hiding, of an appeal against it, and of what came of it."""

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from hoiam.cases.models import Case
from hoiam.cases.telling import Tidings
from hoiam.core.actor import Actor
from hoiam.core.law.hiding import ground_of
from hoiam.publication.openness import Appeal, Hiding


def hidden(case: Case, hiding: Hiding, by: Actor) -> Tidings:
    """That something public was hidden, by whom, and that it can be asked to look again: a human's
    act is called one, and so is a machine's."""
    who = _("Cán bộ lãnh đạo của {unit}") if by.is_officer else _("Hệ thống, thay {unit},")
    return Tidings(
        "cases.hidden",
        format_lazy(_("{code}: một phần đã được ẩn"), code=case.code),
        format_lazy(
            _(
                "{who} đã ẩn {what} khỏi trang công khai. Lý do: {reason}. Căn cứ: {ground}. Việc "
                "giải quyết và thời hạn không đổi. Không đồng ý thì đề nghị cấp trên xem lại tại "
                "{address}."
            ),
            who=format_lazy(who, unit=hiding.unit.name),
            what=_(hiding.get_part_display()),
            reason=hiding.reason.rstrip("."),
            ground=_(ground_of(hiding.ground).name),
            address=f"{settings.SITE_URL}/vu-viec/{case.code}",
        ),
        typed=(hiding.reason.rstrip("."),),
    )


def shown_again(case: Case, hiding: Hiding) -> Tidings:
    """That it can be read again, and why."""
    return Tidings(
        "cases.shown-again",
        format_lazy(_("{code}: phần đã ẩn được hiện lại"), code=case.code),
        format_lazy(
            _("{what} đã được hiện lại trên trang công khai. Lý do: {reason}."),
            what=_(hiding.get_part_display().capitalize()),
            reason=hiding.shown_reason.rstrip("."),
        ),
        typed=(hiding.shown_reason.rstrip("."),),
    )


def appealed(case: Case, appeal: Appeal, due: str) -> Tidings:
    """To the superior and to the Front: what has to be decided, by when."""
    return Tidings(
        "cases.hiding-appealed",
        format_lazy(_("{code}: có người đề nghị xem lại việc ẩn"), code=case.code),
        format_lazy(
            _(
                "{unit} đã ẩn một phần của {code}. {superior} phải quyết định trước hết ngày {due}; "
                "Mặt trận có thể nêu ý kiến. Xem tại {address}."
            ),
            unit=appeal.hiding.unit.name,
            code=case.code,
            superior=appeal.superior.name,
            due=due,
            address=f"{settings.SITE_URL}/van-phong/xem-lai/{appeal.code}",
        ),
    )


def appeal_decided(case: Case, appeal: Appeal) -> Tidings:
    """What the superior decided about a hiding, and why."""
    return Tidings(
        "cases.appeal-decided",
        format_lazy(_("{code}: đã quyết định về việc ẩn"), code=case.code),
        format_lazy(
            _("{unit} quyết định: {outcome}. Lý do: {reason}."),
            unit=appeal.superior.name,
            outcome=_(appeal.get_outcome_display()),
            reason=appeal.reasons.rstrip("."),
        ),
        typed=(appeal.reasons.rstrip("."),),
    )
