"""What the actions promise of their rows, and what no constraint of the database can say."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, F, Max, Min, Model, OuterRef, Q, QuerySet

from hoiam.base import indexing, search
from hoiam.base.models import Event, NearBand, NearWaiting, SearchEntry
from hoiam.cases.models import Answer, Case, Gathering
from hoiam.commitments.models import Commitment, DueDate
from hoiam.imports.models import Import, ImportState
from hoiam.meetings.models import Question
from hoiam.notices.models import Notice, NoticeState, Outcome
from hoiam.petitions.models import Petition
from hoiam.publication.models import Page, PublicFile, Release
from hoiam.standing.doctor.finding import ROWS, Check, Found, Scope, Verdict
from hoiam.standing.doctor.walking import judged, windows
from hoiam.voices.models import Draft, Receipt, Voice

STUCK = timedelta(hours=1)
LATE = timedelta(days=1)
WORKER = "Xem hoiam work có đang chạy không (hoiam serve tự chạy), xem nhật ký, mở lại dịch vụ."


def _lacks(
    model: type[Model], other: type[Model], name: str, of: Q | None = None, **joined: Any
) -> Callable[[Scope], Found]:
    """Rows, all or those of a kind, beside which a row of another table has to stand."""

    def look(_scope: Scope) -> Found:
        beside = other._base_manager.filter(**joined)
        rows = model._base_manager.filter(of or Q())
        return judged(rows, rows.filter(~Exists(beside)), name)

    return look


def _taken_up(_scope: Scope) -> Found:
    """A voice stands in a case, in the register of petitions, or among what is asked at a
    meeting."""
    rows = Voice.objects.all()
    lost = rows
    for model in (Gathering, Petition, Question):
        lost = lost.filter(~Exists(model._base_manager.filter(voice=OuterRef("pk"))))
    return judged(rows, lost, "code")


def _without_event(model: type[Model], kind: str, *tags: str) -> Callable[[Scope], Found]:
    """Rows of whose act nothing is recorded."""
    return _lacks(
        model, Event, "code", subject_kind=kind, subject_code=OuterRef("code"), tag__in=tags
    )


def _dates(_scope: Scope) -> Found:
    """A duty stands at the last date that was ever set, and remembers the first."""
    rows = Commitment.objects.all()
    dates = DueDate.objects.filter(commitment=OuterRef("pk"))
    newest = dates.order_by("-pk").values("due_on")[:1]
    oldest = dates.order_by("pk").values("due_on")[:1]
    told = rows.annotate(newest=newest, oldest=oldest)
    wrong = told.filter(
        Q(newest__isnull=True) | ~Q(newest=F("due_on")) | ~Q(oldest=F("first_due_on"))
    )
    return judged(rows, wrong, "code")


def _explained(_scope: Scope) -> Found:
    """Every frozen explanation can be read: it is an object with something in it, or empty."""
    found = Found()
    for window in windows(DueDate.objects.all()):
        for pk, told in window.values_list("commitment__code", "explanation"):
            found.looked += 1
            if not isinstance(told, dict):
                found.blame([str(pk)])
    return found


def _released(_scope: Scope) -> Found:
    """What strangers read is, word for word, what was released last."""
    rows = Page.objects.filter(hidden_at__isnull=True)
    same = Release.objects.filter(
        page=OuterRef("pk"), title=OuterRef("title"), text=OuterRef("text"),
        answer=OuterRef("answer"), place=OuterRef("place"), number=OuterRef("number"),
    )  # fmt: skip
    return judged(rows, rows.filter(~Exists(same)), "code")


def _published(_scope: Scope) -> Found:
    """A case that says it has a public page has the one of its own number."""
    rows = Case.objects.filter(page__isnull=False)
    return judged(rows, rows.exclude(page__code=F("code")), "code")


def _numbered(model: type[Model], group: str) -> Callable[[Scope], Found]:
    """Numbers that begin at one and leave none out: a row that was taken away leaves a hole."""

    def look(_scope: Scope) -> Found:
        rows = model._base_manager.order_by().values(group)
        told = rows.annotate(count=Count("pk"), first=Min("number"), last=Max("number"))
        found = Found(looked=told.count())
        wrong = told.exclude(first=1, last=F("count"))
        found.blame(str(code) for code in wrong.values_list(group, flat=True)[:1000])
        return found

    return look


def _events(_scope: Scope) -> Found:
    """SQLite counts acts without a hole, also when one is rolled back."""
    counted = Event.every.aggregate(count=Count("pk"), first=Min("pk"), last=Max("pk"))
    found = Found(looked=counted["count"])
    if connection.vendor != "sqlite":
        found.note = "PostgreSQL bỏ trống số khi giao dịch hủy: không xét"
        return found
    if counted["count"]:
        found.wrong = counted["last"] - counted["first"] + 1 - counted["count"]
    return found


def _searched(_scope: Scope) -> Found:
    """Every entry of the index leads to something, in the index of words too."""
    found = Found()
    for kind, model in (("case", Case), ("page", Page)):
        rows: QuerySet[Any] = SearchEntry.objects.filter(kind=kind)
        there = model._base_manager.filter(code=OuterRef("code"))
        one = judged(rows, rows.filter(~Exists(there)), "code")
        found.looked += one.looked
        found.wrong += one.wrong
        found.examples += one.examples
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM base_searchentry_words_docsize")
            words = cursor.fetchone()[0]
        found.wrong += abs(words - SearchEntry.objects.count())
    else:
        for kind in ("case", "page"):
            rows = SearchEntry.objects.filter(kind=kind)
            if indexing.is_due():  # nothing is found by the unit yet
                rows = rows.exclude(unit=None)
            of_case = Case.objects.filter(pk=OuterRef("pk") - search.room(kind))
            held = of_case.filter(unit=OuterRef("unit"))
            found.blame(rows.filter(~Exists(held)).values_list("code", flat=True)[:1000])
    return found


def _near(_scope: Scope) -> Found:
    """What can be alike has bands or waits for them, and nothing has bands that is not there."""
    rows = SearchEntry.objects.filter(kind__in=("case", "page"))
    banded = NearBand.objects.filter(entry=OuterRef("pk"))
    waits = NearWaiting.objects.filter(entry=OuterRef("pk"))
    found = judged(rows, rows.filter(~Exists(banded), ~Exists(waits)), "code")
    there = SearchEntry.objects.filter(pk=OuterRef("entry"))
    lost = NearBand.objects.order_by().filter(~Exists(there)).values_list("entry", flat=True)
    found.blame(str(entry) for entry in lost.distinct()[:1000])
    return found


def _leases(scope: Scope) -> Found:
    """Nothing that a worker took stays with it for an hour, and nothing waits for a day."""
    rows = Notice.objects.filter(state=NoticeState.QUEUED)
    held = Q(lease_until__lt=scope.machine - STUCK) & Q(lease_until__isnull=False)
    return judged(rows, rows.filter(held | Q(not_before__lt=scope.machine - LATE)), "code")


def _told(_scope: Scope) -> Found:
    """Whoever is said to have been told was: an attempt of that channel came to something."""
    rows = Notice.objects.filter(state=NoticeState.TOLD)
    reached = Outcome.objects.filter(notice=OuterRef("pk"), success=True)
    return judged(rows, rows.filter(~Exists(reached)), "code")


def _imports(scope: Scope) -> Found:
    busy = (ImportState.READING, ImportState.JUDGING, ImportState.COMMITTING)
    rows = Import.objects.filter(state__in=busy, paused_at__isnull=True)
    return judged(rows, rows.filter(lease_until__lt=scope.machine - STUCK), "code")


def _drafts(scope: Scope) -> Found:
    rows = Draft.objects.filter(sent__isnull=True)
    return judged(rows, rows.filter(kept_until__lt=scope.machine - LATE), "pk")


def _public_files(_scope: Scope) -> Found:
    """Every file that a release names is a row of its page."""
    found = Found()
    for window in windows(Release.objects.select_related("page")):
        rows = [row for row in window if row.photos]
        names = {code for row in rows for code in row.photos}
        known = set(PublicFile.objects.filter(code__in=names).values_list("code", flat=True))
        found.looked += len(names)
        found.blame(row.page.code for row in rows if not set(row.photos) <= known)
    return found


CHECKS = (
    Check(
        "voice-receipt", "Ý kiến nào cũng có biên nhận", ROWS,
        # Words that somebody adds later stand under the receipt of the first.
        _lacks(Voice, Receipt, "code", of=Q(origin__isnull=True), voice=OuterRef("pk")),
    ),
    Check(
        "voice-case", "Ý kiến nào cũng có chỗ: vụ việc, sổ đơn hoặc buổi gặp dân", ROWS, _taken_up
    ),
    Check(
        "voice-event", "Việc nhận ý kiến nào cũng được ghi lại", ROWS,
        _without_event(Voice, "voice", "voices.voice.accepted", "voices.voice.added"),
    ),
    Check(
        "case-first", "Vụ việc nào cũng có ý kiến đầu tiên", ROWS,
        _lacks(Case, Gathering, "code", case=OuterRef("pk"), how="first"),
    ),
    Check(
        "case-event", "Việc mở vụ việc nào cũng được ghi lại", ROWS,
        _without_event(Case, "case", "cases.case.received", "cases.case.held"),
    ),
    Check(
        "case-search", "Vụ việc nào cũng tìm được bằng chữ", ROWS,
        _lacks(Case, SearchEntry, "code", kind="case", code=OuterRef("code")),
    ),
    Check(
        "case-duty", "Vụ việc nào cũng có việc phải trả lời", ROWS,
        _lacks(
            Case, Commitment, "code", about_kind="case", about_code=OuterRef("code"), kind="answer"
        ),
    ),
    Check("due-dates", "Hạn đang đứng là hạn ghi sau cùng, hạn đầu vẫn nhớ", ROWS, _dates),
    Check("explained", "Lời giải thích hạn nào cũng đọc được", ROWS, _explained),
    Check("answers", "Số thứ tự câu trả lời không khuyết", ROWS, _numbered(Answer, "case__code")),
    Check("releases", "Số thứ tự bản công khai không khuyết", ROWS, _numbered(Release, "page__code")),
    Check("released", "Trang công khai đúng từng chữ bản đã duyệt", ROWS, _released),
    Check("published", "Vụ việc công khai có đúng trang của mình", ROWS, _published),
    Check("public-files", "Tệp công khai nào cũng còn dòng của nó", ROWS, _public_files),
    Check("events", "Sổ ghi việc không khuyết dòng", ROWS, _events),
    Check("search", "Chỉ mục tìm kiếm khớp với các dòng", ROWS, _searched),
    Check("near", "Dấu để tìm việc gần giống khớp với chỉ mục", ROWS, _near, Verdict.WARN),
    Check("told", "Tin “đã báo” có lần báo thành công", ROWS, _told),
    Check("queue", "Hàng đợi tin báo không kẹt", WORKER, _leases, Verdict.WARN),
    Check("imports", "Lần nạp tệp không kẹt", WORKER, _imports, Verdict.WARN),
    Check("drafts", "Bản nháp hết hạn đã được xóa", WORKER, _drafts, Verdict.WARN),
)  # fmt: skip
