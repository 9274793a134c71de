"""Acts on what is public that work, and ones that are refused."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hoiam.core import actor as actors
from hoiam.publication import actions
from hoiam.publication.actions import Content, Correction, Watched, Why, Written
from hoiam.publication.models import Cause, Page
from hoiam.publication.openness import Appeal, Hiding, Outcome
from tests.cast import Cast, make_cast
from tests.contracts.arrangements import Acts, arrange

BY = actors.system("test", act="a-public")
WHY = Why("personal-data", "lộ tên")
WRITTEN = Written("k1", "Không có tên ai.")
CONTENT = Content(title="Cống vỡ", text="Cống trước trường bị vỡ.")


def _page(at: datetime) -> Page:
    return actions.release(code="LC-1", content=CONTENT, by=BY, at=at)


def _acts(at: datetime, wrong: dict[str, Any], **arguments: Any) -> Acts:
    given = {**arguments, "by": BY, "at": at}
    return Acts(works=given, refused=given | wrong)


@arrange("publication.release")
def release(at: datetime) -> Acts:
    return _acts(at, {"content": replace(CONTENT, title=" ")}, code="LC-1", content=CONTENT)


def _hidden(cast: Cast, at: datetime) -> Hiding:
    unit = cast.units["commune-ubnd"]
    return actions.hide(page=_page(at), what=actions.WHOLE, why=WHY, unit=unit, by=BY, at=at)


def _appealed(cast: Cast, at: datetime) -> Appeal:
    return actions.appeal(
        hiding=_hidden(cast, at), written=WRITTEN, watched=_watched(cast), by=BY, at=at
    )


def _watched(cast: Cast) -> Watched:
    return Watched(cast.units["province-ubnd"], cast.units["commune-front"])


@arrange("publication.erase")
def erase(at: datetime) -> Acts:
    works = {"page": _page(at), "by": BY, "at": at}
    return Acts(works, None, "the part above has decided and struck the words")


@arrange("publication.hide")
def hide(at: datetime) -> Acts:
    unit = make_cast().units["commune-ubnd"]
    page = _page(at)
    return _acts(
        at, {"why": Why("awkward", "x")}, page=page, what=actions.WHOLE, why=WHY, unit=unit
    )


@arrange("publication.show_again")
def show_again(at: datetime) -> Acts:
    return _acts(at, {"reason": ""}, hiding=_hidden(make_cast(), at), reason="nhầm")


@arrange("publication.show_corrected")
def show_corrected(at: datetime) -> Acts:
    hiding = _hidden(make_cast(), at)
    why = Correction(Cause.MASKING, "che tên")
    after = at + timedelta(hours=1)
    actions.release(code="LC-1", content=CONTENT, why=why, by=BY, at=after)
    return _acts(after, {"reason": ""}, hiding=hiding, reason="đã che tên")


@arrange("publication.appeal")
def appeal(at: datetime) -> Acts:
    cast = make_cast()
    given = {"hiding": _hidden(cast, at), "watched": _watched(cast)}
    return _acts(at, {"written": Written("k", " ")}, written=WRITTEN, **given)


@arrange("publication.owe")
def owe(at: datetime) -> Acts:
    appeal = _appealed(make_cast(), at)
    works = {"appeal": appeal, "commitment": "c-1", "by": BY, "at": at}
    return Acts(works, None, "the part above has started the commitment in the same transaction")


@arrange("publication.state_opinion")
def state_opinion(at: datetime) -> Acts:
    cast = make_cast()
    unit, appeal = cast.units["commune-front"], _appealed(cast, at)
    return _acts(at, {"text": ""}, appeal=appeal, unit=unit, text="Nên hiện lại.")


@arrange("publication.decide")
def decide(at: datetime) -> Acts:
    appeal = _appealed(make_cast(), at)
    return _acts(
        at, {"reasons": ""}, appeal=appeal, outcome=Outcome.UPHELD, reasons="Có tên một người."
    )
