"""Changes of units in two steps: one typed act or a whole file, previewed with what it brings, then
exactly that."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from django import forms as django_forms
from django.core import signing
from django.http import HttpResponse
from django.utils.translation import gettext as _

from hoiam.accounts import queries as accounts
from hoiam.accounts.models import RoleHeld
from hoiam.commitments import queries as commitments
from hoiam.core import calendar
from hoiam.core.actor import Role
from hoiam.core.refusals import Invalid, WrongState
from hoiam.units import actions, change_files, queries
from hoiam.units.change_files import CREATE, REDESIGNATE, RENAME, SPLIT, Named, Row
from hoiam.units.models import Unit
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import menu, pages, unit_forms

SALT = "office.unit-changes"
KEPT = 3600  # seconds for which a preview may be written
VERDICTS = {
    change_files.NEW: ("promise", "mới"),
    change_files.KNOWN: ("ok", "đã có"),
    change_files.REFUSED: ("late", "không nhận"),
}
LIVES_ON = (RENAME, REDESIGNATE, CREATE)
MOST_NAMED = 40


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the preview in the words of the page."""

    row: Row
    kind: str
    verdict: str
    act: str
    before: list[str]
    after: list[str]


@dataclass(frozen=True, slots=True)
class Effects:
    """What a change brings with it, before it is written."""

    ended: list[Unit]
    work: list[tuple[Unit, int]]  # open duties of bodies that end
    roles: list[RoleHeld]
    chooses: bool  # whether a person will have to choose successors
    renamed: list[Unit]  # bodies that are called otherwise

    @property
    def duties(self) -> int:
        return sum(count for _unit, count in self.work)

    @property
    def named(self) -> list[Unit]:
        return self.ended[:MOST_NAMED]

    @property
    def rest(self) -> int:
        return max(0, len(self.ended) - MOST_NAMED)


@office(Role.ADMINISTRATOR)
def changes(request: OfficeRequest) -> HttpResponse:
    """The form for one act, the form for a file, and the preview of whichever was sent."""
    if request.method == "POST" and "preview" in request.POST:
        return _write(request)
    whole = request.POST.get("way") == "file"
    initial = {"predecessors": request.GET.get("don-vi", ""), "day": calendar.day_of(now())}
    one = unit_forms.OneChange(initial=initial)
    file = unit_forms.ChangeFile()
    if request.method != "POST":
        return _show(request, one=one, file=file)
    if whole:
        form: django_forms.Form = unit_forms.ChangeFile(request.POST, request.FILES)
        file = form  # type: ignore[assignment]
    else:
        form = unit_forms.OneChange(request.POST)
        one = form
    if not form.is_valid():
        return _show(request, status=422, one=one, file=file, wrong=form)
    try:
        rows = change_files.read(_text(form))
    except Invalid as error:
        refused = pages.refused(form, error)
        return _show(request, status=error.status, one=one, file=file, wrong=form, refused=refused)
    return _show(request, one=one, file=file, **_preview(rows))


def _show(request: OfficeRequest, *, status: int = 200, **context: Any) -> HttpResponse:
    return pages.show(
        request, "unit_changes", status=status, below=menu.administration(request), **context
    )


def _text(form: django_forms.Form) -> str:
    """A typed act becomes a file of one row: both are judged by the same rules."""
    typed = form.cleaned_data
    if isinstance(form, unit_forms.ChangeFile):
        file = typed.get("file")
        return str(typed["text"] if file is None else file.read().decode("utf-8-sig", "replace"))
    lines = {name: typed[name].splitlines() for name in ("predecessors", "successors")}
    row = {"what": typed["what"], "decision": typed["decision"], "parent": typed["parent"]}
    return json.dumps([{**row, **lines, "day": typed["day"].isoformat()}])


def _preview(rows: Sequence[Row]) -> pages.Values:
    codes = {code for row in rows for code in row.predecessors}
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=codes)}
    return {
        "lines": [_line(row, units) for row in rows],
        "is_clean": all(row.verdict != change_files.REFUSED for row in rows),
        "is_new": any(row.verdict == change_files.NEW for row in rows),
        "effects": _effects(rows, units),
        "signed": signing.dumps([_plain(row) for row in rows], salt=SALT, compress=True),
    }


def _line(row: Row, units: dict[str, Unit]) -> Line:
    kind, verdict = VERDICTS[row.verdict]
    labels = dict(unit_forms.ACTS)
    return Line(
        row=row,
        kind=kind,
        verdict=_(verdict),
        act=str(labels.get(row.what, row.what)),
        before=[
            f"{units[code].name} ({code})" if code in units else code for code in row.predecessors
        ],
        after=[
            one.name + (f" ({one.official_code})" if one.official_code else "")
            for one in row.successors
        ],
    )


def _effects(rows: Sequence[Row], units: dict[str, Unit]) -> Effects:
    """Counted on the rows as they are now: what comes in until the day is not in it."""
    new = [row for row in rows if row.verdict == change_files.NEW]
    ended: list[Unit] = []
    renamed: list[Unit] = []
    for row in new:
        before = [units[code] for code in row.predecessors if code in units]
        there = queries.as_of(row.day - timedelta(days=1)) if before else Unit.objects.none()
        if row.what not in LIVES_ON:
            ended += [*before, *queries.below(before, there)]
        elif before:
            renamed += list(there.filter(area__in=before).order_by("pk"))
    owed = Counter(commitments.open_by_unit([unit.pk for unit in ended]))
    return Effects(
        ended=ended,
        work=[(unit, owed[unit.pk]) for unit in ended if owed[unit.pk]],
        roles=list(accounts.roles_ending_with(ended)),
        chooses=any(row.what == SPLIT for row in new),
        renamed=renamed,
    )


def _plain(row: Row) -> list[Any]:
    cells = asdict(row)
    return [*(cells | {"day": row.day.isoformat()}).values()]


def _row(cells: list[Any]) -> Row:
    line, verdict, what, decision, day, before, after, parent, why = cells
    names = tuple(Named(**{**one, "keeps": tuple(one["keeps"])}) for one in after)
    given = date.fromisoformat(day)
    return Row(line, verdict, what, decision, given, tuple(before), names, parent, why)


def _write(request: OfficeRequest) -> HttpResponse:
    """Write what was previewed, as it was shown, or say why not and show it anew."""
    one, file = unit_forms.OneChange(), unit_forms.ChangeFile()
    try:
        cells = signing.loads(request.POST["preview"], salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return _show(request, status=422, one=one, file=file, stale=True)
    rows = [_row(row) for row in cells]
    try:
        written = actions.apply_changes(rows=rows, by=request.actor, at=now())
    except (Invalid, WrongState) as error:
        again = _preview(change_files.judged(rows))
        refused = pages.refused(one, error)
        return _show(request, status=error.status, one=one, file=file, refused=refused, **again)
    said = _("Đã ghi {count} lần thay đổi. Tên, việc đang mở và vai trò theo sau vào đúng ngày.")
    return pages.done(request, said.format(count=written), "office:units")
