"""Voters ask for a dialogue: ten percent of them make it a duty, dated by a leader."""

import os
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.base.queries import only
from hoiam.commitments import actions as commitments
from hoiam.commitments.actions import NO_PAPER, Outcome, Paper
from hoiam.commitments.models import Commitment, CommitmentKind, CommitmentState
from hoiam.commitments.owed import TO_PUBLIC
from hoiam.core import calendar, codes
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import vn_date
from hoiam.meetings import notice, policies
from hoiam.meetings.actions import _shared
from hoiam.meetings.models import HoldRequest, Meeting, MeetingKind, MeetingState
from hoiam.units.models import COMMUNES, Unit

# Law on Democracy at the grassroots 2022, art. 32, as amended by Law 72/2025, art. 43.
SHARE = 10  # one voter in so many
MOST_VOTERS = 1_000_000  # house rule: no commune has more; beyond it somebody's finger slipped


@dataclass(frozen=True, slots=True)
class VotersAsk:
    """What stands on the paper: numbers with their source, never a name."""

    key: str
    unit: Unit  # the committee that would have to hold it
    area: Unit  # the commune whose voters ask
    asked_on: date
    subject: str
    asking: int
    voters: int
    voters_on: date
    voters_source: str
    paper: str = ""
    hold_by: date | None = None  # a leader's date, where it is enough: the law names none


def is_enough(asking: int, voters: int) -> bool:
    """Ten percent, to the edge: 100 of 1 000 are enough, 100 of 1 001 are not."""
    return voters > 0 and asking * SHARE >= voters


@transaction.atomic
def record_hold_request(*, asked: VotersAsk, by: Actor, at: datetime) -> HoldRequest:
    """Put a request of voters on record; with ten percent of them, holding it is owed."""
    policies.check_can_record(asked.unit, by)
    known = only(HoldRequest.objects.filter(key=asked.key))
    if known is not None:
        return known
    _check(asked, calendar.day_of(at))
    request = HoldRequest(
        code=codes.new_code("dnd", os.urandom),
        key=asked.key,
        unit=asked.unit,
        area=asked.area,
        asked_on=asked.asked_on,
        subject=_shared.given(asked.subject, field="subject", code="meetings.request-subject")[
            :300
        ],
        asking=asked.asking,
        voters=asked.voters,
        voters_on=asked.voters_on,
        voters_source=_shared.given(
            asked.voters_source, field="voters_source", code="meetings.source-needed"
        )[:200],
        paper=_shared.plain(asked.paper, field="paper")[:60],
        is_enough=is_enough(asked.asking, asked.voters),
        recorded_at=at,
        recorded_by=by.code,
    )
    if request.is_enough and asked.hold_by is not None:
        request.commitment = _owed(request, asked.hold_by, by=by, at=at).code
    request.save(force_insert=True)
    audit.record(
        "meetings.hold-request.recorded",
        subject=notice.request_subject(request),
        by=by,
        at=at,
        details={
            "asking": request.asking,
            "voters": request.voters,
            "area": request.area.name,
            "day": vn_date(request.asked_on),
        },
    )
    return request


@transaction.atomic
def answer_hold_request(
    *, request: HoldRequest, meeting: Meeting, by: Actor, at: datetime
) -> HoldRequest:
    """Name the dialogue that answers it; once that is held, what was owed is kept."""
    request = (
        HoldRequest.objects.select_for_update(of=("self",))
        .select_related("unit__parent__parent__parent")
        .get(pk=request.pk)
    )
    policies.check_can_record(request.unit, by)
    if meeting.kind != MeetingKind.DIALOGUE or meeting.state == MeetingState.CANCELLED:
        raise WrongState("meetings.no-dialogue")
    request.meeting = meeting
    request.save(update_fields=["meeting"])
    audit.record(
        "meetings.hold-request.answered",
        subject=notice.request_subject(request),
        by=by,
        at=at,
        details={"title": meeting.title},
    )
    if meeting.held_on is not None:
        keep_requests(meeting, by=by, at=at)
    return request


def keep_requests(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """The dialogue that voters asked for was held."""
    codes_owed = meeting.asked_by_voters.exclude(commitment="").values_list("commitment", flat=True)
    owed = Commitment.objects.filter(code__in=list(codes_owed), state=CommitmentState.OPEN)
    for duty in owed.order_by("pk"):
        held = vn_date(meeting.held_on) if meeting.held_on else ""
        result = f"Đã tổ chức đối thoại ngày {held}"
        commitments.fulfil(
            commitment=duty,
            outcome=Outcome(result, result),
            by=_shared.product(by),
            at=at,
        )


def _check(asked: VotersAsk, today: date) -> None:
    if asked.area.kind not in COMMUNES:
        raise Invalid("meetings.request-area", field="area")
    if not 1 <= asked.asking <= asked.voters <= MOST_VOTERS:
        raise Invalid("meetings.request-numbers", field="asking")
    for field, day in (("asked_on", asked.asked_on), ("voters_on", asked.voters_on)):
        if day > today:
            raise Invalid("meetings.request-ahead", field=field)
    if is_enough(asked.asking, asked.voters) and asked.hold_by is None:
        raise Invalid("meetings.request-date", field="hold_by")


def _owed(request: HoldRequest, hold_by: date, *, by: Actor, at: datetime) -> Commitment:
    paper = Paper(request.paper, request.asked_on) if request.paper else NO_PAPER
    return commitments.take_on(
        kind=CommitmentKind.REQUEST,
        about=notice.request_subject(request),
        unit=request.unit,
        assigned_by=request.unit.parent or request.unit,
        what=f"Tổ chức đối thoại theo đề nghị của cử tri {request.area.name}",
        due_on=hold_by,
        paper=paper,
        owed_to=TO_PUBLIC,
        by=by,
        at=at,
    )
