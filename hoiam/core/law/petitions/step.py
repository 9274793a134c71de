"""How the tables write a step: code, label, meaning, the facts it records, then what it needs."""

from hoiam.core.clocks.acts import Act, Ground
from hoiam.core.law.petitions.shapes import Hand, LawfulStep, Need
from hoiam.core.law.rulebook.shapes import HOUSE


def step(
    code: str,
    label: str,
    meaning: str,
    *acts: Act,
    needs: tuple[Need, ...] = (),
    forms: tuple[str, ...] = (),
    paper_due: bool = False,
    hand: Hand = Hand.OFFICER,
    grounds: tuple[Ground, ...] = (),
    ahead: tuple[Act, ...] = (),
    tells: bool = False,
) -> LawfulStep:
    """A step that rests on nothing yet: a table names its rules."""
    return LawfulStep(
        code=code,
        label=label,
        meaning=meaning,
        basis=HOUSE,
        acts=acts,
        ahead=ahead,
        forms=forms,
        needs=needs,
        grounds=grounds,
        hand=hand,
        paper_due=paper_due,
        tells=tells,
    )
