"""Acts of the register of petitions that work, and ones that are refused."""

from datetime import datetime
from typing import Any

from hoiam.core import calendar
from hoiam.core.clocks.shapes import Matter
from hoiam.petitions.actions import Part, Sorted
from hoiam.petitions.entry import Signer
from hoiam.petitions.models import Petition
from tests.cast import Cast, make_cast
from tests.contracts.arrangements import Acts, arrange
from tests.petitions.making import ANSWERS, new, registered
from tests.reception.making import bare, register


def _acts(cast: Cast, at: datetime, by: str = "clerk", **arguments: Any) -> Acts:
    """Somebody of the unit may; a worker of another commune may not."""
    given = {**arguments, "at": at}
    return Acts(
        {**given, "by": cast.actor(by, at=at)}, {**given, "by": cast.actor("stranger", at=at)}
    )


def _entered(cast: Cast, at: datetime, key: str = "p1", **changes: Any) -> Petition:
    return registered(cast, key, at=at, **changes).petition


@arrange("petitions.register")
def register_petition(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, at, new=new(cast))


@arrange("petitions.sort")
def sort(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, at, petition=_entered(cast, at), by_answers=Sorted(ANSWERS))


@arrange("petitions.add_petitioner")
def add_petitioner(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, at, petition=_entered(cast, at), signer=Signer("Người thứ hai"))


@arrange("petitions.correct_petitioner")
def correct_petitioner(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, at, petition=_entered(cast, at), number=1, signer=Signer("Tên đúng"))


@arrange("petitions.appoint")
def appoint(at: datetime) -> Acts:
    cast = make_cast()
    petition = _entered(cast, at, people=7)
    return _acts(cast, at, petition=petition, numbers={1}, day=calendar.day_of(at))


@arrange("petitions.split_off")
def split_off(at: datetime) -> Acts:
    cast = make_cast()
    part = Part("p2", Matter.RECOMMENDATION, "Đề nghị đắp đường.", cast.fields["roads"], "other")
    return _acts(cast, at, petition=_entered(cast, at), part=part)


@arrange("petitions.link_same")
def link_same(at: datetime) -> Acts:
    cast = make_cast()
    earlier = _entered(cast, at)
    return _acts(cast, at, petition=_entered(cast, at, "p2"), earlier=earlier)


@arrange("petitions.reclassify")
def reclassify(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(
        cast, at, "leader", petition=_entered(cast, at), kind=Matter.RECOMMENDATION,
        reason="Chỉ là kiến nghị",
    )  # fmt: skip


@arrange("cases.reclass_docket")
def reclass_docket(at: datetime) -> Acts:
    cast = make_cast()
    docket = _entered(cast, at).docket
    return _acts(
        cast, at, "leader", docket=docket, kind=Matter.RECOMMENDATION, reason="Chỉ là kiến nghị"
    )


@arrange("petitions.take_register")
def take_register(at: datetime) -> Acts:
    cast = make_cast()
    day = calendar.day_of(at)
    return _acts(
        cast, at, unit=cast.units["commune-ubnd"], first=day, last=day, lines=0, reason="Nộp lưu"
    )


@arrange("reception.take_petition")
def take_petition(at: datetime) -> Acts:
    cast = make_cast()
    visit = register(cast, bare(cast, visitors=()), at=at).visit
    return _acts(cast, at, visit=visit, new=new(cast))
