"""Papers of steps, deliveries and an office's own templates: acts that work, and ones refused."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from hoiam.core import calendar
from hoiam.papers import actions as papers
from hoiam.papers.actions import Came, Sent
from hoiam.papers.models import Outcome, Paper, PaperDelivery
from hoiam.petitions import actions as petitions
from hoiam.petitions import letters
from hoiam.petitions.models import PetitionStep
from tests.cast import Cast, make_cast
from tests.contracts.arrange_papers import BY, NOBODY
from tests.contracts.arrangements import Acts, arrange
from tests.papers.letters import letter
from tests.papers.words import office_file
from tests.petitions.making import registered
from tests.petitions.stepping import taken


def _step(cast: Cast, at: datetime) -> PetitionStep:
    return petitions.take_step(
        petition=registered(cast).petition, taken=taken("accept", calendar.day_of(at)),
        by=cast.actor("leader", at=at), at=at,
    )  # fmt: skip


def _given(cast: Cast, at: datetime) -> dict[str, Any]:
    step = _step(cast, at)
    return {
        "step": step, "form": "acceptance", "letter": letters.letter_of(step, "acceptance"),
        "by": cast.actor("clerk", at=at), "at": at, "key": "v1",
    }  # fmt: skip


@arrange("petitions.issue_paper")
def issue_paper(at: datetime) -> Acts:
    cast = make_cast()
    works = _given(cast, at)
    return Acts(works, works | {"by": cast.actor("stranger", at=at)})


@arrange("petitions.replace_paper")
def replace_paper(at: datetime) -> Acts:
    cast = make_cast()
    given = _given(cast, at)
    paper = petitions.issue_paper(**given)
    works = {
        "step": given["step"], "paper": paper, "letter": replace(given["letter"], note="đúng"),
        "why": "ghi sai", "by": given["by"], "at": at, "key": "v2",
    }  # fmt: skip
    return Acts(works, works | {"by": cast.actor("stranger", at=at)})


def _paper(cast: Cast, at: datetime) -> Paper:
    return papers.issue(
        form="apology", letter=letter(), unit=cast.units["commune-ubnd"], about=("x", "y"), by=BY,
        at=at, key="k1",
    )  # fmt: skip


def _delivery(cast: Cast, at: datetime) -> PaperDelivery:
    return papers.deliver(paper=_paper(cast, at), sent=_sent(at), by=BY, at=at, key="d1")


def _sent(at: datetime) -> Sent:
    return Sent("Bà Lò Thị Mẫu", "hand", calendar.day_of(at))


@arrange("papers.deliver")
def deliver(at: datetime) -> Acts:
    works = {"paper": _paper(make_cast(), at), "sent": _sent(at), "by": BY, "at": at, "key": "d1"}
    return Acts(works, works | {"by": NOBODY})


@arrange("papers.record_outcome")
def record_outcome(at: datetime) -> Acts:
    came = Came(Outcome.RECEIVED, calendar.day_of(at))
    works = {"delivery": _delivery(make_cast(), at), "came": came, "by": BY, "at": at}
    return Acts(works, works | {"by": NOBODY})


def _template(cast: Cast, at: datetime) -> dict[str, Any]:
    return {
        "unit": cast.units["commune-ubnd"], "form": "apology",
        "content": office_file("{{danh_dau}} {{noi_dung}}"), "by": cast.actor("leader", at=at),
        "at": at,
    }  # fmt: skip


@arrange("papers.put_template")
def put_template(at: datetime) -> Acts:
    cast = make_cast()
    works = _template(cast, at)
    return Acts(works, works | {"by": cast.actor("clerk", at=at)})


@arrange("papers.end_template")
def end_template(at: datetime) -> Acts:
    cast = make_cast()
    given = _template(cast, at)
    works = {"template": papers.put_template(**given), "by": given["by"], "at": at}
    return Acts(works, works | {"by": cast.actor("clerk", at=at)})


@arrange("papers.keep_pdf")
def keep_pdf(at: datetime) -> Acts:
    cast = make_cast()
    papers.put_template(**_template(cast, at))
    works = {"paper": _paper(cast, at), "content": b"%PDF-1.7 made", "by": BY, "at": at}
    return Acts(works, works | {"content": b"no paper"})
