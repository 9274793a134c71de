"""Putting rules right: typed, looked at beside the words that stand, then written."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from hoiam.commitments import under_rules
from hoiam.core import calendar
from hoiam.core.actor import Role
from hoiam.core.law import reach, records
from hoiam.core.law.corrections import Correction, What
from hoiam.core.law.rulebook.shapes import Rule
from hoiam.core.refusals import Invalid, Refusal, WrongState
from hoiam.rules import actions, queries
from hoiam.rules.models import RuleCorrection
from hoiam.web import refusals
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import pages, rulebook_forms
from hoiam.web.office.pages import Values
from hoiam.web.office.rulebook_forms import NewRule, RuleWords
from hoiam.web.office.rulebook_pages import version_of
from hoiam.web.public import rule_parts
from hoiam.web.public.rulebook import Shown

# What a button of the forms asks for.
LOOK, WRITE, BACK = "look", "write", "back"


@office(Role.LAWYER)
def correct(request: OfficeRequest, code: str, mark: str) -> HttpResponse:
    """Put one version right."""
    version = version_of(code, mark)
    form = _bound(request, RuleWords, version.rule, code)
    heading = _("Đính chính quy định {rule}").format(rule=code)

    def laid() -> Correction:
        changes = records.between(version.rule, form.after(code))
        if not changes.values:
            raise Invalid("rules.nothing-changes", rule=code)
        return Correction(0, What.CORRECTED, code, version.first_day, changes)

    def write() -> RuleCorrection:
        return actions.correct_rule(
            version=version.first_day, after=form.after(code), **_said(form),
            by=request.actor, at=now(),
        )  # fmt: skip

    return _asked(
        request, form, laid=laid, before=version.rule, write=write, heading=heading, code=code,
        done=_("Đã đính chính quy định. Hạn đang mở bắt đầu được tính lại sau vài phút."),
    )  # fmt: skip


@office(Role.LAWYER)
def add(request: OfficeRequest, code: str = "") -> HttpResponse:
    """Take in what a new law says: a version from a day on, or a rule of its own."""
    newest = queries.corrected_rulebook().of(code)[-1:] if code else ()
    pattern = newest[0].rule if newest else None
    form = _bound(request, NewRule, _blank(pattern) if pattern else None, code)

    def laid() -> Correction:
        rule = form.rule()
        return Correction(0, What.ADDED, rule.id, rule.valid_from, records.whole(rule))

    def write() -> RuleCorrection:
        return actions.add_version(rule=form.rule(), **_said(form), by=request.actor, at=now())

    return _asked(
        request, form, laid=laid, before=pattern, write=write, code=code,
        heading=_("Thêm bản mới của quy định {rule}").format(rule=code)
        if code else _("Thêm quy định"),
        done=_("Đã thêm vào bộ quy định."),
    )  # fmt: skip


@office(Role.LAWYER)
def withdraw(request: OfficeRequest, key: int) -> HttpResponse:
    """Take a correction back, after a look at the words that then count and the dates that move."""
    row = queries.correction(key)
    form = pages.bound(request, rulebook_forms.Why)

    def act(typed: Values) -> None:
        actions.withdraw_correction(correction=row, by=request.actor, at=now(), **typed)

    found, after = queries.corrected_rulebook(), queries.rulebook_without(row)
    now_, then = (book.named(row.rule_id, row.version) for book in (found, after))
    stands = now_ is not None and row.withdrawn_at is None
    return pages.ask(
        request, "rule_withdraw", form=form, act=act,
        said=_("Đã rút điều đính chính. Hạn đang mở bắt đầu được tính lại sau vài phút."),
        to=("office:rule", row.rule_id) if then else ("office:rules",), row=row, code=row.rule_id,
        shown=Shown(now_.rule) if stands and now_ else None,
        parts=rule_parts.parts(now_.rule, then.rule) if stands and now_ and then else [],
        foreseen=_foreseen(row.laid, after.book) if stands else None,
    )  # fmt: skip


def _bound[F: RuleWords](request: OfficeRequest, kind: type[F], rule: Rule | None, code: str) -> F:
    if request.method == "POST":
        return kind(request.POST)
    return kind(rule=rule, initial={"seen": queries.acts_on(code), "rule_id": code})


def _blank(rule: Rule) -> Rule:
    """The newest version as a pattern for the next one: what a new law says is yet to be read."""
    return records.from_record({"valid_from": None, "valid_to": None}).applied(rule)


def _said(form: RuleWords) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("reason", "basis", "seen")}


def _asked(
    request: OfficeRequest,
    form: RuleWords,
    *,
    laid: Callable[[], Correction],
    before: Rule | None,
    write: Callable[[], RuleCorrection],
    heading: str,
    code: str,
    done: str,
) -> HttpResponse:
    """The form; then both wordings side by side; then it is written."""
    context: dict[str, Any] = {"form": form, "heading": heading, "code": code}
    step = request.POST.get("step", LOOK)
    if request.method != "POST":
        return pages.show(request, "rule_form", **context)
    if not form.is_valid():
        return pages.show(request, "rule_form", status=422, **context)
    if step == BACK:
        return pages.show(request, "rule_form", **context)
    if step == WRITE:
        written = refusals.tried(write)
        if isinstance(written, Refusal):
            return _refused(request, form, written, context)
        return pages.done(request, done, "office:rule", written.rule_id)
    found = refusals.tried(lambda: _preview(laid(), before))
    if isinstance(found, Refusal):
        return _refused(request, form, found, context)
    return pages.show(request, "rule_preview", **context, **found)


def _refused(
    request: OfficeRequest, form: RuleWords, refusal: Refusal, context: dict[str, Any]
) -> HttpResponse:
    """The form once more with everything typed; whoever was overtaken goes on from what stands."""
    if not isinstance(refusal, (Invalid, WrongState)):
        raise refusal
    if refusal.code == "rules.corrected-meanwhile":
        rule_id = str(refusal.details["rule"])
        form.data = dict(form.data.items()) | {"seen": queries.acts_on(rule_id)}
    refused = pages.refused(form, refusal)
    return pages.show(request, "rule_form", status=refusal.status, refused=refused, **context)


def _preview(one: Correction, before: Rule | None) -> dict[str, Any]:
    """Both wordings, the clocks that would run no more, and how many open dates would move."""
    after = queries.rulebook_with(one)
    standing = before
    if one.what is What.ADDED:
        standing = _before(one)
    new = next(each for each in after.of(one.rule_id) if each.first_day == one.version)
    return {
        "rule_id": one.rule_id,
        "standing": Shown(standing) if standing else None,
        "new": Shown(new.rule),
        "parts": rule_parts.parts(standing, new.rule),
        "is_addition": one.what is What.ADDED,
        "silenced": [_(spec.name) for spec in reach.silenced(standing, new.rule)],
        "is_sentence_left": _is_sentence_left(standing, new.rule),
        "foreseen": _foreseen(one, after.book),
    }


def _is_sentence_left(standing: Rule | None, new: Rule) -> bool:
    """Whether numbers change while the sentence that people read stays: it may say the old ones."""
    return (
        standing is not None
        and standing.statement == new.statement
        and (standing.limits, standing.extensions) != (new.limits, new.extensions)
    )


def _before(one: Correction) -> Rule | None:
    """The version that would end where the new one begins."""
    book = queries.rulebook_on()
    return book.find(one.rule_id, one.version) if one.version else None


def _foreseen(one: Correction, book: Any) -> Any:
    touched = reach.touched_by(one, book)
    return under_rules.foreseen_under(book, touched, today=calendar.day_of(now()))
