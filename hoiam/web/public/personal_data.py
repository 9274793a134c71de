"""What personal data is kept, why, how long, who receives it; and what became of it in figures."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hoiam.core.calendar import day_of
from hoiam.core.law.rulebook.shapes import Rule
from hoiam.protection import purposes, queries, terms
from hoiam.protection.models import Ground, RequestKind, RequestState
from hoiam.protection.parts import NAMES, Part
from hoiam.rules import queries as rules
from hoiam.web.access import PublicRequest, now, public


@require_safe
@public
def kept(request: PublicRequest) -> HttpResponse:
    """One page in plain words, made of the same data that the worker goes by."""
    breaches, late = queries.breaches_counted()
    context = {
        "kinds": kinds(),
        "terms": terms.TERMS,
        "few": queries.FEW,
        "disposed": [
            (NAMES[Part(one.label)], Ground(one.further).label, one.count)
            for one in queries.disposals_counted()
        ],
        "asked": [
            (RequestKind(one.label).label, RequestState(one.further).label, one.count)
            for one in queries.requests_counted()
        ],
        "breaches": breaches,
        "late": late,
        "law": law(day_of(now())),
        "notes": queries.released_notes(),
    }
    return render(request, "public/personal_data.html", context)


def law(day: date) -> list[Rule]:
    """The rules of the law about requests, as they are in force: a lawyer may have corrected one."""
    book = rules.rulebook_on()
    found = (book.find(rule, day) for rule in ("ADM-DATA-ANSWER", "ADM-DATA-COMPLETE"))
    return [rule for rule in found if rule is not None]


def kinds() -> list[tuple[str, list[tuple[purposes.Purpose, str, terms.Term]]]]:
    """Each kind of data with its purposes, their basis in words, and how long."""
    return [
        (
            purposes.DATA_KINDS[kind],
            [(one, purposes.BASES[one.basis], purposes.term(one.term)) for one in given],
        )
        for kind, given in purposes.by_kind().items()
        if given
    ]
