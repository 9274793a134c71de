"""What a voice belongs to: a case, or a petition. Both are asked for data and erased alike."""

from collections.abc import Iterable
from dataclasses import dataclass

from hoiam.cases import queries as cases
from hoiam.cases.models import Case, Gathering
from hoiam.core.refusals import NotFound
from hoiam.core.text import fold
from hoiam.petitions import queries as petitions
from hoiam.petitions.models import Petition, Petitioner
from hoiam.units.models import Unit
from hoiam.voices.models import Voice

type Thing = Case | Petition


@dataclass(frozen=True, slots=True)
class Matter:
    """A case or a petition as messages and events name it, and the unit that answers for it."""

    kind: str
    code: str
    unit: Unit
    thing: Thing

    @property
    def about(self) -> tuple[str, str]:
        """Kind and code."""
        return (self.kind, self.code)


def of_voice(voice: Voice) -> Matter:
    """The case that a voice belongs to now, else its petition."""
    if Gathering.objects.filter(voice=voice.origin or voice).exists():
        case = cases.of_voice(voice)
        return Matter("case", case.code, case.unit, case)
    return of_thing(petitions.of_voice(voice))


def of_thing(thing: Thing) -> Matter:
    """A case or a petition under its own name."""
    if isinstance(thing, Petition):
        return Matter(petitions.ABOUT, thing.code, thing.docket.unit, thing)
    return Matter("case", thing.code, thing.unit, thing)


def check_is_of(thing: Thing, voices: list[int]) -> None:
    """The voices belong to it: a join is followed to where it leads."""
    if isinstance(thing, Petition):
        is_theirs = thing.voice_id in voices
    else:
        rows = Gathering.objects.filter(voice__in=voices)
        is_theirs = any(thing.pk in pair for pair in rows.values_list("case", "case__joined_to"))
    if not is_theirs:
        raise NotFound("base.not-found")


def senders(petition: Petition, names: Iterable[str]) -> list[Petitioner]:
    """Whoever signed alone; of several, the one who is named as the contact is."""
    signed = list(Petitioner.objects.filter(petition=petition).order_by("number"))
    if len(signed) == 1 and petition.people == 1:
        return signed
    known = {fold(name) for name in names if name}
    theirs = [one for one in signed if fold(one.name) in known]
    # Two of one name: nobody can tell whose line it is.
    return theirs if len(theirs) == 1 else []
