"""What strangers read of a second decision (C-12): prepared, looked at and released by a human."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.db.models import QuerySet

from hoiam.base.queries import only
from hoiam.core.redact import Span, apply, proposals, undecided
from hoiam.core.refusals import NotFound
from hoiam.core.text import vn_date
from hoiam.petitions.models import Decision, PublicDecision

TITLE, FINDINGS, ORDERS = "title", "findings", "orders"
LABELS = {
    TITLE: "Tên quyết định",
    FINDINGS: "Nội dung kết luận",
    ORDERS: "Nội dung quyết định",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One text that a human looks at."""

    name: str
    original: str
    names: tuple[str, ...]

    @property
    def label(self) -> str:
        return LABELS[self.name]

    @property
    def spans(self) -> tuple[Span, ...]:
        return proposals(self.original, self.names)

    @property
    def masked(self) -> str:
        """With everything covered that looks personal: where a human starts."""
        return apply(self.original, self.spans)


@dataclass(frozen=True, slots=True)
class Left:
    """A place in a public text that looks personal and that nobody decided about."""

    field: Field
    span: Span
    words: str


def title_of(decision: Decision) -> str:
    """What everybody calls it: no name of who complained."""
    number = f" số {decision.number}" if decision.number else ""
    day = vn_date(decision.issued_on)
    return f"Quyết định giải quyết khiếu nại lần hai{number} ngày {day}"


def fields_of(decision: Decision) -> list[Field]:
    """Every text that would be public."""
    names = tuple(
        name for name in decision.petition.petitioners.values_list("name", flat=True) if name
    )
    told = (
        (TITLE, title_of(decision)),
        (FINDINGS, decision.findings),
        (ORDERS, decision.orders),
    )
    return [Field(name, text.strip(), names) for name, text in told if text.strip()]


def words_of(field: Field, draft: PublicDecision | None) -> str:
    """The public words of a field: what a human wrote, or everything covered."""
    said = draft.lines.get(field.name) if draft is not None else None
    return field.masked if said is None else str(said)


def left_in(decision: Decision, draft: PublicDecision) -> list[Left]:
    """Places that look personal in the prepared words, and that nobody decided about."""
    return [one for field in fields_of(decision) for one in _left(field, draft)]


def _left(field: Field, draft: PublicDecision) -> Iterator[Left]:
    text = words_of(field, draft)
    for span in undecided(proposals(text, field.names), draft.kept.get(field.name, [])):
        yield Left(field, span, text[span.start : span.end])


def composed(decision: Decision, draft: PublicDecision) -> tuple[str, str]:
    """The title and the text of the page."""
    said = {field.name: words_of(field, draft) for field in fields_of(decision)}
    body = [
        f"Cơ quan giải quyết: {decision.petition.docket.unit.name}.",
        f"Kết quả: {decision.get_result_display()}.",
        said.get(FINDINGS, ""),
        said.get(ORDERS, ""),
    ]
    return said[TITLE], "\n\n".join(filter(None, body))


def digest(decision: Decision, draft: PublicDecision) -> str:
    """The mark by which a release knows that nothing changed since somebody looked."""
    return sha256("\n".join(composed(decision, draft)).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Posted:
    """One decision as everybody finds it: its page, and until when it stands posted."""

    decision: Decision
    until: date | None


def released() -> QuerySet[Decision]:
    """Decisions that a human made public, the newest first; a hidden page keeps its place."""
    rows = Decision.objects.filter(page__isnull=False).defer("findings", "orders")
    return rows.select_related("page", "petition__docket__unit", "public_decision").order_by(
        "-issued_on", "-id"
    )


def released_by_code(code: str) -> Decision:
    """One of them, by the code of its page."""
    found = only(released().filter(page__code=code))
    if found is None:
        raise NotFound("base.not-found")
    return found
