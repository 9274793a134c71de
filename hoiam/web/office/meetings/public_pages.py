"""The public version of the minutes: words beside their masks, a look, the decision; then where
the result was posted."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core import calendar
from hoiam.core.refusals import Invalid, Refusal, WrongState
from hoiam.core.text import normalise
from hoiam.meetings import actions, after_policies, minutes, policies, public_minutes, queries
from hoiam.meetings.actions import Masked
from hoiam.meetings.models import Meeting, PublicMinutes
from hoiam.meetings.public_minutes import Field
from hoiam.publication.actions import FIRST, Correction
from hoiam.web import refusals
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import masking, pages
from hoiam.web.office.masking import Left, Piece
from hoiam.web.office.meetings import after_forms
from hoiam.web.office.meetings.after import shown
from hoiam.web.office.pages import Values


@dataclass(frozen=True, slots=True)
class Beside:
    """One text: as it is in the minutes, as strangers will read it, what is left to decide."""

    field: Field
    pieces: list[Piece]
    words: str
    left: list[Left]


@office(*policies.KEEPERS)
def prepare(request: OfficeRequest, code: str) -> HttpResponse:
    """Every question, answer and conclusion with what looks personal covered; a human decides."""
    meeting = queries.by_code(request.actor, code)
    after_policies.check_can_publish(meeting, request.actor)
    if request.method == "POST":
        done = refusals.tried(lambda: _act(request, meeting))
        if isinstance(done, HttpResponseRedirect):
            return done
        if isinstance(done, Refusal) and not isinstance(done, Invalid | WrongState):
            raise done
        return _page(request, meeting, refusal=done)
    return _page(request, meeting)


def _act(request: OfficeRequest, meeting: Meeting) -> HttpResponseRedirect:
    if "publish" in request.POST:
        form = after_forms.Releasing(request.POST)
        why = form.correction() if _is_again(meeting) and form.is_valid() else FIRST
        return _publish(request, meeting, why)
    fields = public_minutes.fields_of(meeting)
    values = set(request.POST.getlist("keep"))
    lines = {one.name: request.POST.get(one.name, one.masked)[:10_000] for one in fields}
    kept = {
        one.name: masking.confirmed(one.name, normalise(lines[one.name]), one.names, values)
        for one in fields
    }
    actions.prepare_public(meeting=meeting, masked=Masked(lines, kept), by=request.actor, at=now())
    return pages.done(
        request, _("Đã lưu bản soạn. Chưa công khai."), "office:meeting-public", meeting.code
    )


def _publish(request: OfficeRequest, meeting: Meeting, why: Correction) -> HttpResponseRedirect:
    actions.publish_minutes(
        meeting=meeting, seen=request.POST.get("seen", ""), by=request.actor, at=now(), why=why
    )
    return pages.done(request, _("Đã công khai kết quả."), "office:meeting-minutes", meeting.code)


def _is_again(meeting: Meeting) -> bool:
    row = minutes.public_of(meeting)
    return row is not None and row.page is not None


def _page(request: OfficeRequest, meeting: Meeting, refusal: Refusal | None = None) -> HttpResponse:
    row = minutes.public_of(meeting)
    context: Values = {
        "fields": [_beside(request, one, row) for one in public_minutes.fields_of(meeting)],
        "left": len(public_minutes.left_in(meeting, row)) if row is not None else 0,
        "seen": public_minutes.digest(meeting, row) if row is not None else "",
        "preview": public_minutes.composed(meeting, row) if row is not None else "",
        "is_again": _is_again(meeting),
        "release": after_forms.Releasing(),
    }
    if refusal is not None:
        context["refused"] = {"text": refusals.sentence(refusal), "field": None}
    status = refusal.status if refusal is not None else 200
    return pages.show(
        request, "meetings/public", status=status, **shown(request, meeting, **context)
    )


def _beside(request: OfficeRequest, field: Field, row: PublicMinutes | None) -> Beside:
    typed = request.POST.get(field.name)
    words = typed if typed is not None else public_minutes.words_of(field, row)
    kept = row.kept.get(field.name, []) if row is not None else []
    pieces = masking.pieces(field.name, field.original, field.spans, ())
    return Beside(field, pieces, words, list(_left(field, words, kept)) if row else [])


def _left(field: Field, words: str, kept: list[list[int]]) -> Iterator[Left]:
    yield from masking.left(field.name, words, field.names, kept)


@office(*policies.KEEPERS)
def sent(request: OfficeRequest, code: str) -> HttpResponse:
    """Where the result was posted, and to which hamlets it was sent."""
    meeting = queries.by_code(request.actor, code)
    after_policies.check_can_publish(meeting, request.actor)
    initial = {"on": calendar.day_of(now())}
    form = pages.bound(request, after_forms.Sending, initial=initial)

    def act(typed: Values) -> None:
        actions.record_result_sent(meeting=meeting, by=request.actor, at=now(), **typed)

    return pages.ask(
        request, "meetings/after_step", form=form, act=act, said=_("Đã ghi."),
        to=("office:meeting-minutes", code),
        **shown(
            request, meeting, heading=_("Ghi đã niêm yết, gửi kết quả"),
            back=reverse("office:meeting-minutes", args=[code]),
        ),
    )  # fmt: skip
