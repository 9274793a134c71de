"""What of a petition goes with the person who sent it. Records no event of its own.

The file of a petition is kept: its number, days, steps, results and who decided. The sender's own
line in the register goes when a leader takes them out; of those who signed beside them nothing is
touched. A term that ends takes the telephone alone: name and address belong to the register.
"""

from collections.abc import Iterable

from hoiam.base import erasing
from hoiam.cases import dockets
from hoiam.core.striking import Person
from hoiam.petitions import decisions, queries
from hoiam.petitions.models import Decision, Order, Petition, Petitioner, PetitionStep
from hoiam.voices.models import Voice

GONE = "[đã xóa]"


def of_voice(head: Voice) -> Petition | None:
    """The petition of a receipt, under a lock."""
    rows = Petition.objects.select_for_update(of=("self",)).select_related("docket")
    return rows.filter(voice=head).first()


def named(petition: Petition) -> Iterable[tuple[str, str]]:
    """Every (kind, code) under which something is told of it: papers of its steps, its clocks."""
    yield (queries.ABOUT, petition.code)
    yield (dockets.ABOUT, petition.docket.code)
    for code in PetitionStep.objects.filter(petition=petition).values_list("code", flat=True):
        yield (queries.STEP, code)
    given = Decision.objects.filter(petition=petition)
    for code, page in given.values_list("code", "page__code"):
        yield (decisions.ABOUT, code)
        if page:
            yield ("page", page)
    for code in Order.objects.filter(decision__in=given).values_list("code", flat=True):
        yield (decisions.ORDER, code)


def people(signed: Iterable[Petitioner]) -> tuple[list[Person], list[str]]:
    """What is to be struck for them: as persons, and the numbers of their papers."""
    found = list(signed)
    persons = [Person(one.name, one.phone, "", one.address) for one in found]
    return persons, [one.paper for one in found if one.paper]


def empty_phone(signed: Iterable[Petitioner]) -> int:
    """How they are reached goes; the line in the register stays."""
    rows = Petitioner.objects.filter(pk__in=[one.pk for one in signed if one.phone])
    return erasing.blank(rows, {"phone": ""})


def empty_line(signed: Iterable[Petitioner]) -> int:
    """Their line in the register says that somebody stood there, no longer who."""
    keys = [one.pk for one in signed if (one.name, one.address, one.paper) != (GONE, "", "")]
    rows = Petitioner.objects.filter(pk__in=keys)
    return erasing.blank(rows, {"name": GONE, "address": "", "paper": "", "phone": ""})


def empty_demand(petition: Petition) -> int:
    """What the sender asked for, in their own words."""
    rows = Petition.objects.filter(pk=petition.pk)
    return erasing.blank(rows, {"demand": GONE}) if petition.demand not in ("", GONE) else 0
