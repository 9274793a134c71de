"""Every word of the procedures and of sorting that a page translates where it shows it."""

from collections.abc import Iterator

from hoiam.core.law.petitions.findings import REGISTERS, WAYS
from hoiam.core.law.petitions.questions import QUESTIONS
from hoiam.core.law.petitions.said import CAUTIONS, SETTLERS
from hoiam.core.law.petitions.tables import PROCEDURES


def all_words() -> Iterator[str]:
    """Msgids in Vietnamese, some of them more than once; articles keep their names."""
    for table in PROCEDURES.values():
        yield table.title
        yield from (state.label for state in table.states)
        yield from (bar.says for bar in table.forbidden.values())
        for step in table.lawful_steps():
            yield from (step.label, step.meaning)
            yield from (one.says for one in step.only)
    for question in QUESTIONS.values():
        yield question.asks
        if question.hint:
            yield question.hint
        yield from (choice.says for choice in question.choices)
    yield from WAYS.values()
    yield from REGISTERS.values()
    yield from (*CAUTIONS, *SETTLERS)
