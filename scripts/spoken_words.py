"""Words that are data, not marked in the source, and translated where a page shows them."""

from collections.abc import Iterator
from dataclasses import fields

from django.apps import apps

from hoiam.accounts.models import ROLE_NAMES
from hoiam.cases.actions._shared import ANSWER_WHAT
from hoiam.core import calendar, text, texts, yearly
from hoiam.core.clocks import words as clock_words
from hoiam.core.figures.catalogue import FIGURES
from hoiam.core.figures.names import COUNTED
from hoiam.core.law import procedures, rules, sealed
from hoiam.core.law.petitions import words as petition_words
from hoiam.petitions import public_decisions
from hoiam.rules.queries import KIND_WORDS
from hoiam.units import catalogue


def all_words() -> Iterator[str]:
    """Labels of choices, states, steps and roles; refusals of the core; fields of life."""
    for model in apps.get_models():
        if model.__module__.startswith("hoiam."):
            for field in model._meta.concrete_fields:
                yield from (str(label) for _code, label in field.flatchoices)
    yield from (text for ground in sealed.GROUNDS for text in (ground.label, ground.basis))
    for table in (*(procedures.table_for(kind) for kind in rules.Kind), sealed.SEALED):
        yield from (state.label for state in table.states)
        for step in table.steps:
            yield from (step.label, step.meaning, step.basis)
    yield from petition_words.all_words()
    yield from public_decisions.LABELS.values()
    for figure in FIGURES:
        yield from (figure.name, figure.meaning, figure.rest_name, figure.source)
        yield figure.dataset.name
    yield from COUNTED.values()
    for refusal in texts.REFUSALS.values():
        yield from (getattr(refusal, field.name) for field in fields(refusal))
    yield from KIND_WORDS.values()
    yield from _rulebook()
    yield from calendar.HOLIDAY_NAMES.values()
    yield from (yearly.BESIDES, yearly.PLAIN_WORK)
    yield from text.WEEKDAYS
    yield from clock_words.all_words()
    # What events keep in their details.
    yield from (
        ANSWER_WHAT,
        "được",
        "chưa được",
        "chưa xong",
        "cả địa phương",
        "không",
        "không ngày nào",
    )
    yield from ROLE_NAMES.values()
    yield from _data()


def _rulebook() -> Iterator[str]:
    """Articles keep their Vietnamese names in every language."""
    yield from (subject.name for subject in rules.SUBJECTS)
    for rule in rules.RULES:
        yield rule.statement
        yield from rule.grounds
        yield from (limit.what for limit in rule.limits if limit.what)
        yield from (text for text in (rule.decided_by, rule.note) if text)


def _data() -> Iterator[str]:
    for one in catalogue.fields():
        yield from (one.name, one.help)
    for number in catalogue.emergencies():
        yield from (number.name, number.when)
