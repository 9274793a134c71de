"""What came of a meeting, for everybody: its questions with how they ended, who owes what by when,
how people rated it; and asking the Front to look again at what was put outside."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django import forms
from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from hoiam.base import limits
from hoiam.core.calendar import day_of
from hoiam.core.deadlines import Standing
from hoiam.core.refusals import Invalid, NotFound, Refusal
from hoiam.meetings import actions as meetings
from hoiam.meetings import after_policies, minutes, owed, public_minutes, queries, questions
from hoiam.meetings.models import Mark, Meeting, OutsideAppeal, PublicMinutes, Question
from hoiam.meetings.owed import Owed
from hoiam.meetings.public_minutes import Block
from hoiam.rules import queries as rules
from hoiam.web import refusals
from hoiam.web.access import PublicRequest, machine_now, now, public
from hoiam.web.public import forms as shared
from hoiam.web.public.meetings import carrying
from hoiam.web.public.meetings.carrying import Line, left_of
from hoiam.web.public.standing import Seen

# House rule: a hall shares one address, so nobody is counted by it; a flood waits.
LATE = (Standing.LATE, Standing.VERY_LATE)
MOST_RATINGS, MOST_APPEALS, WITHIN = 2_000, 60, timedelta(hours=1)
LEAST_SHOWN = 5  # of a small group no mark is shown (house rule)


@dataclass(frozen=True, slots=True)
class Ratings:
    """Marks with how many gave each; of too few nothing but their number."""

    number: int
    parts: tuple[tuple[str, int], ...]


def released(meeting: Meeting) -> PublicMinutes | None:
    """The minutes as a human released them."""
    row = minutes.public_of(meeting)
    return row if row is not None and row.page is not None else None


@require_safe
@public
def results(request: PublicRequest, code: str) -> HttpResponse:
    """Every question with its end; what is owed, with what is late in sight."""
    meeting = queries.public_by_code(code)
    row = released(meeting)
    today = day_of(now())
    context: dict[str, object] = {
        "meeting": meeting,
        "ratings": ratings_of(meeting),
        "may_rate": _may_rate(meeting),
        "carried": carrying.carried(meeting, today),
        "counts": list(meeting.old_counts.order_by("pk")),
        "themes": [one.words for one in meeting.old_themes.order_by("order")],
    }
    if row is None or row.page is None:
        return render(request, "public/meetings/results.html", context)
    if row.page.hidden_at is not None:
        context["hidden"] = row.page
        return render(request, "public/meetings/results.html", context, status=410)
    context |= _board(meeting, row)
    return render(request, "public/meetings/results.html", context)


def _board(meeting: Meeting, row: PublicMinutes) -> dict[str, object]:
    told = public_minutes.read_back(row.page) if row.page else None
    left = owed.of(meeting)
    by_question = {one.number: one for one in left if one.kind == "question"}
    by_conclusion = {one.number: one for one in left if one.kind == "conclusion"}
    outside = {one.number: one for one in questions.questions(meeting) if one.outcome == "outside"}
    appeals = owed.appeals_of(meeting)
    seen = Seen(day_of(now()), rules.calendar_on())
    lines = (
        [_line(block, by_question.get(block.number), seen) for block in told.questions]
        if told
        else []
    )
    for nth, line in enumerate(lines):
        asked = outside.get(line.block.number)
        if asked is not None:
            lines[nth] = Line(line.block, None, None, appeals.get(asked.pk), asked.code)
    concluded = [
        _line(block, by_conclusion.get(block.number), seen)
        for block in (told.conclusions if told else ())
    ]
    every = [line for line in (*lines, *concluded) if line.one is not None]
    return {
        "row": row,
        "page": row.page,
        "lines": lines,
        "concluded": concluded,
        "counts_now": {
            "given": len(every),
            "open": len([line for line in every if line.left is not None]),
            "late": len(
                [line for line in every if line.left is not None and line.left.state in LATE]
            ),
        },
    }


def _line(block: Block, one: Owed | None, seen: Seen) -> Line:
    return Line(block, one, left_of(one, seen) if one is not None else None)


def ratings_of(meeting: Meeting) -> Ratings:
    """How people marked the meeting; the number of raters always beside."""
    rows = dict(meeting.ratings.values_list("mark").annotate(number=Count("pk")).order_by("-mark"))
    total = sum(rows.values())
    if total < LEAST_SHOWN:
        return Ratings(total, ())
    return Ratings(total, tuple((str(mark.label), rows.get(mark.value, 0)) for mark in Mark))


def _may_rate(meeting: Meeting) -> bool:
    check = refusals.tried(lambda: after_policies.check_takes_ratings(meeting, day_of(now())))
    return not isinstance(check, Refusal)


# ---- rating -------------------------------------------------------------------------------------


class Rate(forms.Form):
    """One of three marks; nothing else is asked."""

    use_required_attribute = False
    mark = forms.TypedChoiceField(
        label=gettext_lazy("Buổi họp này thế nào?"), coerce=int, widget=forms.RadioSelect,
        choices=[(mark.value, gettext_lazy(mark.label)) for mark in Mark],
    )  # fmt: skip
    once = forms.CharField(widget=forms.HiddenInput, max_length=64)


@require_http_methods(["GET", "HEAD", "POST"])
@public
def rate(request: PublicRequest, code: str) -> HttpResponseBase:
    """The short form that the screen leads to when the meeting is over."""
    meeting = queries.public_by_code(code)
    fresh = {"once": secrets.token_urlsafe(24)}
    form = Rate(request.POST if request.method == "POST" else None, initial=fresh)
    if form.is_bound and form.is_valid():
        done = refusals.tried(lambda: _rate(request, meeting, form))
        if not isinstance(done, Refusal):
            messages.success(request, _("Cảm ơn ông/bà. Không ai biết ai đã chấm."))
            return redirect("public:meeting-minutes", code)
        shared.show_refusal(form, done)
    context = {"meeting": meeting, "form": form, "may_rate": _may_rate(meeting)}
    status = 422 if form.is_bound else 200
    return render(request, "public/meetings/rate.html", context, status=status)


def _rate(request: PublicRequest, meeting: Meeting, form: Rate) -> object:
    free = limits.take(
        "meeting-rate", meeting.code, most=MOST_RATINGS, within=WITHIN, at=machine_now()
    )
    if not free:
        raise Invalid("meetings.too-many", field="mark")
    typed = form.cleaned_data
    return meetings.rate_meeting(
        meeting=meeting, key=typed["once"], mark=typed["mark"], by=request.actor, at=now()
    )


# ---- asking the Front ---------------------------------------------------------------------------


class Ask(forms.Form):
    """Why it belongs to the meeting after all; nobody gives a name."""

    use_required_attribute = False
    text = forms.CharField(
        label=gettext_lazy("Vì sao câu này phải được trả lời?"), required=False, max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Chỉ Mặt trận đọc. Không cần ghi tên."),
    )  # fmt: skip
    once = forms.CharField(widget=forms.HiddenInput, max_length=64)


@require_http_methods(["GET", "HEAD", "POST"])
@public
def outside(request: PublicRequest, code: str, question: str) -> HttpResponseBase:
    """A question that was put outside: the reason, and asking the Front to look again."""
    meeting = queries.public_by_code(code)
    row, found = released(meeting), questions.by_code(question)
    block = public_minutes.read_back(row.page).question(found.number) if row and row.page else None
    if found.meeting_id != meeting.pk or block is None or not found.why:
        raise NotFound("base.not-found")
    form = Ask(
        request.POST if request.method == "POST" else None,
        initial={"once": secrets.token_urlsafe(24)},
    )
    if form.is_bound and form.is_valid():
        done = refusals.tried(lambda: _appeal(request, found, form))
        if not isinstance(done, Refusal):
            messages.success(request, _("Đã gửi đến Mặt trận. Quyết định ghi ngay ở trang này."))
            return redirect("public:outside-appeal", code, question)
        shared.show_refusal(form, done)
    context = {
        "meeting": meeting,
        "block": block,
        "appeal": OutsideAppeal.objects.select_related("front").filter(question=found).first(),
        "form": form,
    }
    status = 422 if form.is_bound else 200
    return render(request, "public/meetings/outside.html", context, status=status)


def _appeal(request: PublicRequest, found: Question, form: Ask) -> object:
    # By meeting: a flood about one must not close this way to people of another.
    free = limits.take(
        "outside-appeal",
        found.meeting.code,
        most=MOST_APPEALS,
        within=WITHIN,
        at=machine_now(),
    )
    if not free:
        raise Invalid("meetings.too-many", field="text")
    typed = form.cleaned_data
    return meetings.appeal_outside(
        question=found,
        key=typed["once"],
        text=typed["text"],
        by=request.actor,
        at=now(),
    )
