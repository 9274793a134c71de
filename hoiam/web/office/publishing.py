"""The public version beside the original, in four steps: words, files, a look as a stranger,
the decision. Making it public is a step of its own."""

from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.cases import actions as cases
from hoiam.cases import previewing, queries
from hoiam.cases.actions.publishing import Prepared
from hoiam.cases.models import Case, Part, PublicDraft, Purpose
from hoiam.cases.previewing import FIELDS
from hoiam.core.redact import Span
from hoiam.core.text import fold, normalise
from hoiam.publication.actions import FIRST, Correction
from hoiam.publication.models import Cause
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import (
    as_stranger,
    case_forms,
    handling,
    hiding_forms,
    masking,
    opened,
    pages,
)
from hoiam.web.office.masking import Left, Piece
from hoiam.web.office.pages import Values


@dataclass(frozen=True, slots=True)
class Beside:
    """One field: as it was received or sent, as strangers will read it, what is left to decide."""

    name: str
    label: str
    pieces: list[Piece]
    field: object
    left: list[Left]


@dataclass(frozen=True, slots=True)
class Originals:
    """What the public version starts from, as far as this officer has it open."""

    texts: dict[str, str]
    names: tuple[str, ...]
    open: bool

    def spans(self, name: str) -> tuple[Span, ...]:
        return masking.found_in(self.texts[name], self.names)

    def covered(self, ticked: set[str]) -> Values:
        """Every field with the ticked proposals taken."""
        return {
            name: masking.covered(name, text, self.spans(name), ticked)
            for name, text in self.texts.items()
        }

    def masked(self) -> Values:
        """Every field with all proposals taken."""
        return self.covered({place for name in self.texts for place in self.places(name)})

    def places(self, name: str) -> list[str]:
        return [f"{name}:{span.start}:{span.end}" for span in self.spans(name)]

    def unticked(self, ticked: set[str]) -> set[str]:
        """Words that somebody looked at and left: confirmed, in the field where they stand."""
        return {
            masking.value_of(name, self.texts[name][span.start : span.end])
            for name in self.texts
            for span in self.spans(name)[: masking.MOST_TICKS]
            if f"{name}:{span.start}:{span.end}" not in ticked
        }


def originals_of(request: OfficeRequest, case: Case) -> Originals:
    """The words are open to who opened them; else what looks personal in them is covered."""
    voice, answer = queries.first_voice(case), queries.last_sent(case)
    shown = opened.words_for_page(request, case, [voice])
    is_open = _reads_words(request, case, voice)
    texts = {
        # The working title is the beginning of the words, unless somebody wrote another.
        "title": normalise(case.title if is_open else opened.masked(case.title)),
        "text": normalise(shown[0][1]),
        "place": normalise(voice.place if is_open else opened.masked(voice.place)),
        "answer": normalise(answer.text) if answer is not None else "",
    }
    return Originals(texts, previewing.names_of(case), is_open)


def _reads_words(request: OfficeRequest, case: Case, voice) -> bool:
    open_now = opened.of_case(case, request.actor)
    return (voice.pk, Part.WORDS) in open_now or not opened.is_covered(voice)


@office()
def prepare(request: OfficeRequest, code: str) -> HttpResponse:
    """Words: the original with ticks beside what strangers will read."""
    case = handling.opened(request, code, "cases.prepare_publication")
    if "open" in request.POST:
        return _open_words(request, case)
    originals, draft = originals_of(request, case), queries.public_draft(case)
    typed = _again(request, originals)
    if typed is not None:
        form = case_forms.Public(initial=typed)
        return _page(request, case, originals, draft, form, masked=True)
    form = pages.bound(request, case_forms.Public, initial=_initial(draft, originals))
    if request.method != "POST":
        return _page(request, case, originals, draft, form)
    beside = _context(request, case, originals, draft, form)

    def act(given: Values) -> None:
        prepared = Prepared(kept=_kept(request, originals, given), **given)
        cases.prepare_publication(case=case, prepared=prepared, by=request.actor, at=now())

    return pages.ask(
        request, "prepare", form=form, act=act, said=_("Đã lưu bản soạn. Chưa công khai."),
        to=("office:prepared", case.code), **beside,
    )  # fmt: skip


@office()
def prepared(request: OfficeRequest, code: str) -> HttpResponseRedirect:
    """Where it goes on: to what is undecided, to files, or to the look as a stranger."""
    case = handling.opened(request, code, "cases.prepare_publication")
    preview = previewing.preview_of(case)
    if preview is None or any(one.part in FIELDS for one in preview.left):
        return redirect("office:prepare", code)
    return redirect(
        "office:public-files" if previewing.attachments_of(case) else "office:preview", code
    )


def _open_words(request: OfficeRequest, case: Case) -> HttpResponseRedirect:
    cases.read(
        case=case, voice=queries.first_voice(case), part=Part.WORDS, purpose=Purpose.PUBLISHING,
        reason=request.POST.get("reason", ""), by=request.actor, at=now(),
    )  # fmt: skip
    return pages.done(
        request, _("Đã mở nguyên văn. Việc này đã được ghi lại."), "office:prepare", case.code
    )


def _initial(draft: PublicDraft | None, originals: Originals) -> Values:
    if draft is None:
        return originals.masked()
    return {name: getattr(draft, name) for name in (*FIELDS, "show_point")}


def _again(request: OfficeRequest, originals: Originals) -> Values | None:
    """What the fields become where a button asked for masks; nothing is saved by it."""
    typed: Values = request.POST.dict()
    if "mask" in typed:
        return typed | originals.covered(set(request.POST.getlist("tick")))
    if "cover" in typed:
        said = [line for line in typed.get("more", "").splitlines() if fold(line)]
        return typed | {name: masking.without(typed.get(name, ""), said) for name in FIELDS}
    return None


def _kept(
    request: OfficeRequest, originals: Originals, given: Values
) -> dict[str, list[tuple[int, int]]]:
    values = set(request.POST.getlist("keep"))
    if "ticks" in request.POST:
        values |= originals.unticked(set(request.POST.getlist("tick")))
    return {
        name: masking.confirmed(name, normalise(given[name]), originals.names, values)
        for name in FIELDS
    }


def _page(
    request: OfficeRequest, case: Case, originals: Originals, draft: PublicDraft | None, form, *,
    masked: bool = False,
) -> HttpResponse:  # fmt: skip
    context = _context(request, case, originals, draft, form)
    return pages.show(request, "prepare", form=form, masked=masked, **context)


def _context(
    request: OfficeRequest, case: Case, originals: Originals, draft: PublicDraft | None, form
) -> Values:
    kept = draft.kept if draft is not None else {}
    stay = {
        name: [fold(getattr(draft, name)[start:end]) for start, end in kept.get(name, [])]
        for name in FIELDS
    }
    ticked = request.POST.getlist("tick") if "ticks" in request.POST else None
    fields = []
    for name, label in FIELDS.items():
        text, spans = originals.texts[name], originals.spans(name)
        if ticked is not None:
            stay[name] = [
                fold(text[s.start : s.end])
                for s in spans
                if f"{name}:{s.start}:{s.end}" not in ticked
            ]
        stands = normalise(getattr(draft, name)) if draft is not None else ""
        still = list(masking.left(name, stands, originals.names, kept.get(name, [])))
        cut = masking.pieces(name, text, spans, stay[name])
        fields.append(Beside(name, _(label), cut, form[name], still))
    return {
        "case": case,
        "fields": fields,
        "open": originals.open,
        "undecided": sum(not one.kept for field in fields for one in field.left),
        "voice": queries.first_voice(case),
        "step": 1,
        "has_files": bool(previewing.attachments_of(case)),
        "draft": draft,
    }


@require_POST
@office()
def publish(request: OfficeRequest, code: str) -> HttpResponse:
    """A first release needs no cause; a further one is not made without."""
    case = queries.by_code(request.actor, code)
    why = FIRST
    if case.page is not None:
        pages.check_open("cases.release", case, request=request)
        form = hiding_forms.Correct(request.POST)
        if not form.is_valid():
            return as_stranger.looked_at(request, case, form, status=422)
        why = Correction(Cause(form.cleaned_data["cause"]), form.cleaned_data["reason"])
    seen = request.POST.get("seen", "")
    cases.publish(case=case, seen=seen, why=why, by=request.actor, at=now())
    return pages.done(request, _("Đã công khai."), "office:case", code)
