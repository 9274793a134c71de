"""Which acts leave an entry in the public log, and what their records say."""

import pytest

from hoiam.base import texts
from hoiam.core.clocks.shapes import Matter
from hoiam.core.law.petitions import tables
from hoiam.core.log.acts import Act
from hoiam.petitions import public_steps
from hoiam.publication.log.public_acts import PUBLIC_ACTS, SOMETIMES
from tests.contracts.logged import wrongly

TABLE = {"a.b.c": (Act.ANSWER,), "a.b.d": (Act.RELEASE, Act.CORRECTION), "a.b.e": (Act.ANSWER,)}
MAYBE = {"a.b.e": "inside"}


@pytest.mark.parametrize(
    ("tags", "acts", "faults"),
    [
        (["a.b.c"], ["answer"], 0),
        (["a.b.d", "a.b.x"], ["correction"], 0),
        (["a.b.e"], [], 0),
        (["a.b.c", "a.b.e"], ["answer", "answer"], 0),
        (["a.b.x"], [], 0),
        (["a.b.c"], [], 1),  # a public act in silence
        (["a.b.c"], ["answer", "answer"], 1),  # twice
        (["a.b.x"], ["answer"], 1),  # an entry of what is no public act
        (["a.b.d"], ["answer"], 2),  # another act than it was
    ],
)
def test_entries_are_compared_with_events(tags: list[str], acts: list[str], faults: int) -> None:
    assert len(wrongly(tags, acts, table=TABLE, sometimes=MAYBE)) == faults


def test_every_event_of_the_table_is_one_that_exists() -> None:
    assert set(SOMETIMES) <= set(PUBLIC_ACTS)
    assert [tag for tag in PUBLIC_ACTS if tag not in texts.all_events()] == []


def test_every_lawful_step_of_a_petition_is_judged() -> None:
    matters = set(tables.PROCEDURES) - {Matter.DENUNCIATION, Matter.FURTHER_DENUNCIATION}
    steps = {step.code for one in matters for step in tables.procedure_of(one).lawful_steps()}
    known = set(public_steps.ACTS) | public_steps.INSIDE

    assert steps - known == set()
