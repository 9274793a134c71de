"""What of the personal parts of a case an officer has open: logged each time before it is shown."""

from collections.abc import Iterable

from hoiam.cases import actions as cases
from hoiam.cases import policies, readings
from hoiam.cases.models import Case, Part, Purpose, Reading
from hoiam.cases.readings import SHOWN_FOR, WORDS_SHOWN_FOR, Opened
from hoiam.core.actor import Actor, Role
from hoiam.core.redact.covering import covered, looks_personal
from hoiam.units.models import Unit
from hoiam.voices.models import Voice
from hoiam.web.access import OfficeRequest, ago, now


def masked(text: str) -> str:
    """What a reader sees who has not opened the words: everything that looks personal covered."""
    return covered(text)


def is_covered(voice: Voice) -> bool:
    """Whether something in the words or the place looks personal, so that they are to be opened."""
    return looks_personal(voice.text) or looks_personal(voice.place)


def of_case(case: Case, person: Actor) -> Opened:
    """What this officer opened a short while ago; nothing is shown or logged by asking."""
    return readings.open_parts(case, person, since=ago(SHOWN_FOR), words_since=ago(WORDS_SHOWN_FOR))


def for_page(request: OfficeRequest, case: Case, voices: Iterable[Voice]) -> Opened:
    """What the page is about to show. Who receives and sorts opens the words by coming here;
    everybody else said before for what. A log that cannot be written stops the page."""
    found = _received(request, case, voices, of_case(case, request.actor))
    if found:
        log(request, list(found.values()), "page")
    return found


def words_for_page(
    request: OfficeRequest, case: Case, voices: Iterable[Voice]
) -> list[tuple[Voice, str]]:
    """The words beside a form: as they were said where they are open, else covered."""
    spoken = list(voices)
    found = _received(request, case, spoken, of_case(case, request.actor))
    open_now = [one for (_, part), one in found.items() if part == Part.WORDS]
    if open_now:
        log(request, open_now, "page")
    return [
        (one, one.text if (one.pk, Part.WORDS) in found else masked(one.text)) for one in spoken
    ]


def log(request: OfficeRequest, shown: list[Reading], what: str) -> None:
    """One more delivery of what is open; written down before it leaves."""
    cases.deliver(readings=shown, what=what, by=request.actor, at=now())


def _received(request: OfficeRequest, case: Case, voices: Iterable[Voice], found: Opened) -> Opened:
    if policies.known_purpose(case, request.actor) != Purpose.INTAKE:
        return found
    closed = [one for one in voices if (one.pk, Part.WORDS) not in found and is_covered(one)]
    return found | {
        (one.pk, Part.WORDS.value): cases.read(
            case=case, voice=one, part=Part.WORDS, purpose=Purpose.INTAKE, reason="",
            by=request.actor, at=now(),
        )
        for one in closed
    }  # fmt: skip


def elsewhere(
    request: OfficeRequest, *, about: tuple[str, str], unit: Unit, part: str, known: bool = False
) -> bool:
    """Whether personal words outside a case are open to this officer, and if so logs that the page
    shows them. Where the purpose is known (who takes a list in) coming here opens them."""
    found = readings.open_elsewhere(about, request.actor, since=ago(SHOWN_FOR))
    if found is None and known and request.actor.holds(Role.CLERK, at=unit.code):
        found = cases.read_elsewhere(
            about=about, unit=unit, part=part, purpose=Purpose.INTAKE, reason="",
            by=request.actor, at=now(),
        )  # fmt: skip
    if found is None:
        return False
    log(request, [found], "page")
    return True
