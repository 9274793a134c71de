"""The minutes in the office: composed, closed, corrected, as Word and PDF; then for the public."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hoiam.commitments import queries as commitments
from hoiam.commitments.models import Commitment
from hoiam.core import calendar
from hoiam.core.refusals import NotAllowed, NotFound
from hoiam.meetings import actions, after_policies, minutes, notice, policies, queries
from hoiam.meetings.models import Meeting
from hoiam.papers import drafts, rendering
from hoiam.papers.letter import Letter
from hoiam.web import refusals
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import menu, pages
from hoiam.web.office.meetings import after_forms
from hoiam.web.office.meetings.after import shown
from hoiam.web.office.pages import Values

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BIEN_BAN, THONG_BAO, CHUONG_TRINH = "bien-ban", "thong-bao", "chuong-trinh"


@office(*menu.READERS)
def page(request: OfficeRequest, code: str) -> HttpResponse:
    """The minutes as they stand; what a clerk writes around the records."""
    meeting = _opened(request, code)
    written = minutes.draft_of(meeting)
    if request.method == "POST":
        policies.check_can_keep(meeting, request.actor)
    initial = {"preface": written.preface, "ending": written.ending} if written else {}
    form = pages.bound(request, after_forms.Writing, initial=initial)

    def act(typed: Values) -> None:
        actions.write_minutes(meeting=meeting, by=request.actor, at=now(), **typed)

    versions = list(minutes.versions(meeting))
    paper = minutes.letter_of(versions[0]) if versions else _draft(meeting)
    return pages.ask(
        request, "meetings/minutes", form=form, act=act, said=_("Đã lưu."),
        to=("office:meeting-minutes", code),
        **shown(
            request, meeting, versions=versions,
            blocks=[(type(block).__name__, block) for block in paper.body],
            open_numbers=minutes.open_numbers(meeting),
            public=minutes.public_of(meeting), days=_result_clock(meeting),
            may_write=_may(request, meeting, "write_minutes"),
            may_close=_may(request, meeting, "close"),
            may_correct=_may(request, meeting, "correct"),
            may_publish=_may(request, meeting, "publish"),
        ),
    )  # fmt: skip


def _opened(request: OfficeRequest, code: str) -> Meeting:
    """Answers, the preface and names of officials stand in them before anybody released a word."""
    meeting = queries.by_code(request.actor, code)
    if not queries.is_own(request.actor, meeting):
        raise NotAllowed("meetings.not-keeper", unit=meeting.unit.name)
    return meeting


def _may(request: OfficeRequest, meeting: Meeting, step: str) -> bool:
    check = getattr(after_policies, f"check_can_{step}")
    return refusals.tried(lambda: check(meeting, request.actor)) is None


def _result_clock(meeting: Meeting) -> Commitment | None:
    return commitments.about(*notice.subject(meeting)).filter(clock="result").first()


def _draft(meeting: Meeting) -> Letter:
    return minutes.composed(meeting, calendar.day_of(now()))


@require_POST
@office(*policies.KEEPERS)
def close(request: OfficeRequest, code: str) -> HttpResponse:
    """Fix the minutes; refused while a question is open, with its number."""
    meeting = queries.by_code(request.actor, code)
    actions.close_minutes(meeting=meeting, by=request.actor, at=now())
    return pages.done(
        request, _("Đã khép biên bản. Sửa sau này là một bản mới, nêu rõ bản cũ."),
        "office:meeting-minutes", code,
    )  # fmt: skip


@office(*policies.KEEPERS)
def correct(request: OfficeRequest, code: str) -> HttpResponse:
    """A new version, with what it puts right."""
    meeting = queries.by_code(request.actor, code)
    after_policies.check_can_correct(meeting, request.actor)
    form = pages.bound(request, after_forms.Correcting)

    def act(typed: Values) -> None:
        actions.correct_minutes(meeting=meeting, why=typed["why"], by=request.actor, at=now())

    return pages.ask(
        request, "meetings/after_step", form=form, act=act, said=_("Đã ra bản mới."),
        to=("office:meeting-minutes", code),
        **shown(
            request, meeting, heading=_("Đính chính biên bản"),
            back=reverse("office:meeting-minutes", args=[code]),
        ),
    )  # fmt: skip


@require_safe
@office(*menu.READERS)
def paper(request: OfficeRequest, code: str, kind: str, media: str) -> HttpResponse:
    """One paper of the meeting as Word or PDF."""
    meeting = _opened(request, code)
    letter = _paper_of(meeting, kind)
    return as_file(letter, f"{kind}-{meeting.code}", media)


def _paper_of(meeting: Meeting, kind: str) -> Letter:
    today = calendar.day_of(now())
    if kind == THONG_BAO:
        return minutes.announcement(meeting, today)
    if kind == CHUONG_TRINH:
        return minutes.agenda(meeting, today)
    if kind != BIEN_BAN:
        raise NotFound("base.not-found")
    version = minutes.versions(meeting).first()
    return minutes.letter_of(version) if version is not None else _draft(meeting)


def as_file(letter: Letter, name: str, media: str) -> HttpResponse:
    """A letter to be saved."""
    if media not in ("pdf", "docx"):
        raise NotFound("base.not-found")
    marked = drafts.marked(letter)  # a training paper says that it is worth nothing
    content = rendering.pdf(marked) if media == "pdf" else rendering.word(marked)
    answer = HttpResponse(content, content_type=PDF if media == "pdf" else WORD)
    answer["Content-Disposition"] = f'attachment; filename="{name}.{media}"'
    return answer
