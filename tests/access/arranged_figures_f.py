"""A draft of the person whom the table speaks of."""

from hoiam.accounts.models import Officer
from hoiam.figures.models import ClaimDraft
from hoiam.units.models import Unit
from tests.cast import NOW


def drafted(owner: Officer, unit: Unit) -> ClaimDraft:
    """Its writer's alone, whatever role they hold."""
    draft = ClaimDraft(
        code="bn-1", owner=owner, unit=unit, period="2026", name="Báo cáo", text="Tiếp 12 lượt.",
        kept_until=NOW, made_at=NOW, made_by=owner.code, changed_at=NOW, changed_by=owner.code,
    )  # fmt: skip
    draft.save()
    return draft
