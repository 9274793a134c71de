"""An office's own Word templates: the fields there are, a file put in, looked at on a real petition."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from hoiam.base import files
from hoiam.core import calendar
from hoiam.core.actor import Role
from hoiam.core.narrative import outline
from hoiam.core.periods import Cut, PeriodRule, period_of
from hoiam.core.refusals import Invalid, NotFound
from hoiam.core.text import fold
from hoiam.figures.forms.room import CLOSED
from hoiam.figures.models import Reach
from hoiam.figures.narratives import composing, numbers, reading
from hoiam.papers import actions, drafts, queries, rendering
from hoiam.papers.forms import reports
from hoiam.papers.forms.catalogue import FORMS, Form
from hoiam.papers.forms.samples import sample
from hoiam.papers.letter import Letter
from hoiam.papers.models import WordTemplate
from hoiam.papers.rendering import suites
from hoiam.petitions import letter_facts, letters
from hoiam.petitions import queries as petitions
from hoiam.petitions.models import Petition, PetitionStep
from hoiam.units.models import Unit
from hoiam.web import papers as given
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import menu, pages
from hoiam.web.office.inputs import choice
from hoiam.web.office.pages import Values
from hoiam.web.office.petitions import papers as petition_papers

_OPEN_FORMS = tuple(form for form in FORMS if not form.sealed)
_NAMES = {form.key: form for form in _OPEN_FORMS}


@dataclass(frozen=True, slots=True)
class Shown:
    """One version of a template with the name of its form."""

    row: WordTemplate
    name: str
    may_end: bool


class Put(forms.Form):
    """A file for a unit."""

    unit = forms.ChoiceField(label=gettext_lazy("Đơn vị ban hành"))
    file = forms.FileField(
        label=gettext_lazy("Tệp Word"),
        help_text=gettext_lazy("Tệp .docx, không macro. Đặt tên trường giữa {{ và }}."),
    )

    def __init__(self, *args: object, units: list[Unit], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        choice(self, "unit").choices = [(one.code, one.name) for one in units]


class Preview(forms.Form):
    """On which petition it is looked at."""

    number = forms.CharField(
        label=gettext_lazy("Số đơn, ví dụ 12/2026"),
        help_text=gettext_lazy("Để trống: người và việc trong mẫu đều hư cấu."),
        required=False, max_length=20,
    )  # fmt: skip


def _units(request: OfficeRequest, *roles: Role) -> list[Unit]:
    rows = Unit.objects.filter(code__in=request.actor.units(*roles), valid_to__isnull=True)
    return list(rows.order_by("folded"))


def _led(request: OfficeRequest) -> list[Unit]:
    """Units whose papers this officer decides on, and the bodies in whose name theirs go out."""
    day = calendar.day_of(now())
    found = {one.code: one for one in _units(request, Role.LEADER)}
    for one in list(found.values()):
        body = petitions.body_of(one, day)
        found.setdefault(body.code, body)
    return [one for one in found.values() if _may(request, one)]


def _may(request: OfficeRequest, unit: Unit) -> bool:
    return request.actor.holds(Role.LEADER, at=unit.code)


def _codes(request: OfficeRequest) -> set[str]:
    day = calendar.day_of(now())
    mine = _units(request, *menu.WORKERS)
    return {one.code for one in mine} | {petitions.body_of(one, day).code for one in mine}


@office(*menu.WORKERS)
def listed(request: OfficeRequest) -> HttpResponse:
    """Which forms go out on an office's own file, and every version there was."""
    led = {one.code for one in _led(request)}
    rows = [
        Shown(row, _(_NAMES[row.form].name), row.ended_at is None and row.unit.code in led)
        for row in queries.templates_of(_codes(request))
    ]
    chosen = [(form, _(form.name)) for form in _OPEN_FORMS]
    return pages.show(
        request, "papers/templates", rows=rows, chosen=chosen, may=bool(led),
        has_suite=bool(suites.found()),
    )  # fmt: skip


def _form(key: str) -> Form:
    if key not in _NAMES:
        raise NotFound("base.not-found")
    return _NAMES[key]


@office(Role.LEADER)
def put(request: OfficeRequest, form: str) -> HttpResponse:
    """The fields of a form, and the office's own file for it."""
    told, led = _form(form), _led(request)
    typed = pages.bound(request, Put, units=led)

    def act(values: Values) -> None:
        unit = next(one for one in led if one.code == values["unit"])
        content = values["file"].read()
        actions.put_template(unit=unit, form=form, content=content, by=request.actor, at=now())

    return pages.ask(
        request, "papers/template_put", form=typed, act=act, said=_("Đã dùng mẫu Word riêng."),
        to=("office:paper-templates",), name=_(told.name), told=told,
        fields=[(one.name, _(one.says)) for one in queries.known_fields(form)],
    )  # fmt: skip


def _template(request: OfficeRequest, code: str) -> WordTemplate:
    return queries.template_by_code(code, units=_codes(request))


@require_POST
@office(Role.LEADER)
def end(request: OfficeRequest, code: str) -> HttpResponse:
    """The product draws this form again."""
    found = _template(request, code)
    actions.end_template(template=found, by=request.actor, at=now())
    return pages.done(request, _("Đã thôi dùng mẫu."), "office:paper-templates")


@office(*menu.WORKERS)
def preview(request: OfficeRequest, code: str) -> HttpResponse:
    """What each field becomes on a real petition, and the file with them in it."""
    template = _template(request, code)
    form = pages.bound(request, Preview)
    refused, status = None, 200
    values: dict[str, str] = {}
    if request.method == "POST" and form.is_valid():
        try:
            letter, fields = _on(request, template, form.cleaned_data["number"])
        except Invalid as error:
            refused, status = pages.refused(form, error), error.status
        else:
            values = dict(rendering.values(letter, fields))
            pressed = request.POST.get("do", "")
            if pressed in ("docx", "pdf"):
                return _file(template, values, pressed)
    return pages.show(
        request, "papers/template_preview", status=status, form=form, refused=refused,
        own=template, name=_(_NAMES[template.form].name), has_suite=bool(suites.found()),
        values=[(name, values.get(name, "").replace("\a", "\n")) for name in template.fields],
        looked=bool(values),
    )  # fmt: skip


def _file(template: WordTemplate, values: dict[str, str], media: str) -> HttpResponse:
    content = files.read_original(template.original).read_bytes()
    filled = rendering.fill(content, values)
    name = f"xem-thu-{fold(template.form)}"
    if media == "docx":
        return given.word(filled, name=name)
    return given.pdf(suites.pdf_of(filled), name=name)


def _on(
    request: OfficeRequest, template: WordTemplate, number: str
) -> tuple[Letter, tuple[tuple[str, str], ...]]:
    """The letter of the step of a petition that has this form; of nobody where none was named. A
    report is looked at with the numbers of its body."""
    day = calendar.day_of(now())
    if template.form == outline.FORM:
        return _report(request, template, day)
    if not number.strip():
        letter, fields = sample(template.form), ()
        return drafts.drafted(letter, form=template.form, unit=template.unit, on=day), fields
    step = _step(request, template, number.strip())
    if not petition_papers.is_open(request, step.petition):
        raise Invalid("papers.preview-closed", field="number")
    letter = letters.letter_of(step, template.form)
    drafted = drafts.drafted(letter, form=template.form, unit=template.unit, on=day)
    return drafted, letter_facts.fields_of(step)


def _report(
    request: OfficeRequest, template: WordTemplate, day: date
) -> tuple[Letter, tuple[tuple[str, str], ...]]:
    bodies = reading.counted_bodies(template.unit, Reach.OWN, day)
    period = period_of(day, PeriodRule.INSPECTION, Cut.YEAR)
    facts = numbers.gathered(bodies, period, CLOSED).facts
    written = reading.beginning(template.unit)
    letter = composing.letter_of(template.unit, written, facts, day=day)
    drafted = drafts.drafted(letter, form=template.form, unit=template.unit, on=day)
    return drafted, reports.fields_of(written, facts)


def _step(request: OfficeRequest, template: WordTemplate, number: str) -> PetitionStep:
    count, _slash, year = number.partition("/")
    found: Petition | None = None
    if count.isdecimal() and year.isdecimal() and len(number) < 12:
        rows = petitions.visible_to(request.actor).select_related(*petitions.WITH_ALL)
        found = rows.filter(number=int(count), year=int(year)).order_by("id").first()
    steps = [] if found is None else list(found.steps.order_by("-number"))
    for step in steps:
        if template.form in letters.forms_of(step):
            return step
    raise Invalid("papers.preview-none", field="number")
