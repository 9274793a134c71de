"""The lawyer's pages of the rulebook: what to look at first, one rule with its story, remarks."""

from collections.abc import Iterable
from datetime import date

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from hoiam.core import calendar
from hoiam.core.actor import Role
from hoiam.core.law import rules as law
from hoiam.core.law.corrections import Version
from hoiam.core.law.rules import SUBJECTS
from hoiam.core.refusals import NotFound
from hoiam.rules import actions, queries
from hoiam.web import tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import exports, pages, rulebook_forms, rulebook_rows
from hoiam.web.office.pages import Values
from hoiam.web.office.rulebook_rows import SHOWS, UNKNOWN, Row
from hoiam.web.public import rulebook
from hoiam.web.tables import Column, Table

# So many versions on one page; the file has all of them.
MOST = 60


@office(Role.LAWYER)
def index(request: OfficeRequest) -> HttpResponseBase:
    """Versions in force or to come, unverified ones first, with what was remarked and corrected."""
    today = calendar.day_of(now())
    asked = rulebook_rows.asked_of(request.GET)
    found = rulebook_rows.rows(asked, today=today)
    if tables.asked(request):
        return exports.given(request, table(found), "rulebook")
    return pages.show(
        request, "rules", asked=asked, found=len(found), rows=found[:MOST],
        shows=SHOWS, subjects=SUBJECTS, left_out=queries.corrected_rulebook().left_out,
    )  # fmt: skip


def table(found: Iterable[Row]) -> Table:
    """The rulebook with its corrections, as strangers have it, and the open remarks."""
    rows = list(found)
    told = rulebook.standing(row.version for row in rows)
    columns = (*rulebook.columns(), Column(_("Nhận xét chưa trả lời"), 12))
    lines = ((*rulebook.line(row.version, told), row.open_comments or None) for row in rows)
    return Table("quy-dinh", columns, lines)


@office(Role.LAWYER)
def rule(request: OfficeRequest, code: str) -> HttpResponse:
    """One rule in every version, with corrections and remarks."""
    today = calendar.day_of(now())
    stories = rulebook_rows.stories(code, today=today)
    if not stories:
        raise NotFound("rules.unknown", rule=code)
    return pages.show(
        request, "rule", code=code, subject=law.subject_of(stories[0].version.rule),
        stories=stories, orphans=rulebook_rows.orphans(code, stories),
    )  # fmt: skip


@office(Role.LAWYER)
def comment(request: OfficeRequest, code: str, mark: str) -> HttpResponse:
    """Remark on one version."""
    version = version_of(code, mark)
    form = pages.bound(request, rulebook_forms.Remark)

    def act(typed: Values) -> None:
        actions.comment_on_rule(
            rule_id=code, version=version.first_day, words=typed["words"],
            by=request.actor, at=now(),
        )  # fmt: skip

    return pages.ask(
        request, "rule_words", form=form, act=act, said=_("Đã ghi nhận xét."),
        to=("office:rule", code), heading=_("Nhận xét về quy định {rule}").format(rule=code),
        code=code, shown=rulebook.Shown(version.rule), button=_("Ghi nhận xét"),
    )  # fmt: skip


@office(Role.LAWYER)
def settle(request: OfficeRequest, key: int) -> HttpResponse:
    """Answer a remark."""
    row = queries.comment(key)
    form = pages.bound(request, rulebook_forms.Answer)

    def act(typed: Values) -> None:
        actions.settle_comment(comment=row, by=request.actor, at=now(), **typed)

    version = queries.corrected_rulebook().named(row.rule_id, row.version)
    return pages.ask(
        request, "rule_words", form=form, act=act, said=_("Đã trả lời nhận xét."),
        to=("office:rule", row.rule_id), code=row.rule_id, remark=row,
        heading=_("Trả lời nhận xét về quy định {rule}").format(rule=row.rule_id),
        shown=rulebook.Shown(version.rule) if version else None, button=_("Trả lời"),
    )  # fmt: skip


def version_of(code: str, mark: str) -> Version:
    """The version that an address names."""
    found = queries.corrected_rulebook().named(code, _first_day(mark))
    if found is None:
        raise NotFound("rules.unknown", rule=code)
    return found


def _first_day(mark: str) -> date | None:
    if mark == UNKNOWN:
        return None
    try:
        return date.fromisoformat(mark)
    except ValueError:
        raise NotFound("rules.unknown", rule=mark) from None
