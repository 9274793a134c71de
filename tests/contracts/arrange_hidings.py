"""Acts on hidings of published cases and on appeals against them, that work and that are refused."""

from dataclasses import replace
from datetime import datetime, timedelta

from hoiam.cases import actions, previewing
from hoiam.publication.actions import WHOLE, Correction, Why, Written
from hoiam.publication.models import Cause
from hoiam.publication.openness import Appeal, Hiding, Outcome
from tests.cast import Cast, make_cast
from tests.contracts.arrange_cases import acts, published
from tests.contracts.arrangements import Acts, arrange

WHY = Why("personal-data", "lộ tên")
WRITTEN = Written("k1", "Không có tên ai.")


def _hidden(cast: Cast, at: datetime) -> Hiding:
    case = published(cast, at)
    return actions.hide(case=case, why=WHY, by=cast.actor("leader"), at=at)


def _appealed(cast: Cast, at: datetime) -> Appeal:
    hiding = _hidden(cast, at)
    return actions.appeal_hiding(hiding=hiding, written=WRITTEN, by=cast.actor("public"), at=at)


@arrange("cases.hide")
def hide(at: datetime) -> Acts:
    cast = make_cast()
    return acts(cast, "leader", at, case=published(cast, at), why=WHY, what=WHOLE)


@arrange("cases.show_again")
def show_again(at: datetime) -> Acts:
    cast = make_cast()
    hiding = _hidden(cast, at)
    return acts(cast, "leader", at, case=hiding.page.case, hiding=hiding, reason="nhầm")


@arrange("cases.show_corrected")
def show_corrected(at: datetime) -> Acts:
    cast = make_cast()
    hiding = _hidden(cast, at)
    after = at + timedelta(hours=1)
    case = hiding.page.case
    actions.publish(
        case=case, seen=previewing.digest_of(case), why=Correction(Cause.MASKING, "che tên"),
        by=cast.actor("leader"), at=after,
    )  # fmt: skip
    return acts(cast, "leader", after, case=case, hiding=hiding, reason="đã che tên")


@arrange("cases.appeal_hiding")
def appeal_hiding(at: datetime) -> Acts:
    cast = make_cast()
    found = acts(cast, "public", at, hiding=_hidden(cast, at), written=WRITTEN)
    return replace(found, refused={**found.works, "written": Written("k2", " ")})


@arrange("cases.state_opinion")
def state_opinion(at: datetime) -> Acts:
    cast = make_cast()
    return acts(cast, "front", at, appeal=_appealed(cast, at), text="Nên hiện lại.")


@arrange("cases.decide_appeal")
def decide_appeal(at: datetime) -> Acts:
    cast = make_cast()
    return acts(
        cast, "province-leader", at, appeal=_appealed(cast, at), outcome=Outcome.LIFTED,
        reasons="Không có tên ai.",
    )  # fmt: skip
