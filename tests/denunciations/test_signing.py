"""Two roads of what came sealed: signed or presented it is a denunciation, otherwise never (D-14);
and what the public log says of it before and after the conclusion stands in public."""

import json
from datetime import timedelta
from typing import Any

import pytest

from hoiam.base.models import Event
from hoiam.core.canonical import canonical
from hoiam.core.log import openings
from hoiam.core.refusals import Refusal
from hoiam.denunciations import actions, queries
from hoiam.denunciations.actions import Signed
from hoiam.denunciations.models import DenunciationFile, DenunciationOpening, Result, Source
from hoiam.publication.log.models import Opening, PendingEntry
from hoiam.seals import actions as seals
from hoiam.seals import queries as seal_queries
from hoiam.seals.actions import Taken
from hoiam.seals.models import SealedCase, SealedOpening
from tests.cast import NOW, Cast, later, make_cast
from tests.denunciations.making import TODAY, concluded, led, registered, take
from tests.seals.listed import KEY, Listing
from tests.seals.sealed import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(settings: Any) -> Cast:
    settings.RECIPIENTS_KEY = KEY.text
    cast = make_cast()
    Listing(cast).published(at=NOW - timedelta(days=60))
    return cast


def sealed_case(cast: Cast, *, days: int = 50) -> SealedCase:
    """Sealed to the commune's group, opened by the clerk who declared."""
    at = NOW - timedelta(days=days)
    letter = Letter(to=("leader", "clerk"), group="xa", officers=cast.officers)
    case = letter.sent(at=at).case
    seals.declare_free(case=case, by=cast.actor("clerk"), at=at)
    return case


def signed(
    cast: Cast, case: SealedCase, *, step: str = "sign", who: str = "clerk", key: str = "s"
) -> DenunciationFile:
    told = Signed(step=step, day=TODAY - timedelta(days=40), key=key)
    return actions.register_signed(case=case, signed=told, by=cast.actor(who), at=NOW)


@pytest.mark.parametrize(
    ("step", "source"), [("sign", Source.WRITTEN), ("present", Source.IN_PERSON)]
)
def test_signed_or_presented_it_is_on_the_register_and_its_clock_starts_that_day(
    cast: Cast, step: str, source: Source
) -> None:
    case = sealed_case(cast)
    file = signed(cast, case, step=step)
    assert (file.source, file.unit, file.received_on) == (
        source,
        cast.units["commune-ubnd"],
        TODAY - timedelta(days=40),
    )
    assert [one.start for one in queries.clocks(file) if one.spec.rule_id == "D-01"] == [
        file.received_on
    ]
    assert queries.by_code(cast.actor("clerk"), file.code) == file
    case.refresh_from_db()
    assert (case.state, case.register_code) == ("denunciation", file.code)


def test_no_hour_is_kept_and_twice_is_once(cast: Cast) -> None:
    case = sealed_case(cast)
    file = signed(cast, case)
    assert signed(cast, case) == signed(cast, case, key="again") == file
    moments = {file.registered_at, *(one.taken_at for one in queries.steps(file))}
    moments |= {one.named_at for one in queries.members(file)}
    moments |= {one.recorded_at for one in Event.every.filter(subject_code=file.code)}
    assert {one.astimezone().strftime("%M:%S") for one in moments} == {"00:00"}
    assert len(moments) == 1
    assert DenunciationFile.objects.count() == 1


@pytest.mark.parametrize("step", ["find-eligible", "inspect", "put-aside", "pass-on"])
def test_unsigned_it_never_runs_the_clocks_of_a_denunciation(cast: Cast, step: str) -> None:
    case = sealed_case(cast)
    seals.take_step(case=case, taken=Taken(step, TODAY, "x"), by=cast.actor("clerk"), at=NOW)
    assert not DenunciationFile.objects.exists()
    case.refresh_from_db()
    assert case.register_code == ""


@pytest.mark.parametrize(
    ("who", "step", "refused"),
    [
        ("clerk", "sign", None),
        ("clerk", "inspect", "denunciations.not-signed"),
        ("leader", "sign", "seals.not-declared"),  # let in, but has not declared
        ("handler", "sign", "base.not-found"),  # of the group, not chosen by the sender
        ("stranger", "sign", "base.not-found"),
        ("province-leader", "sign", "base.not-found"),
        ("administrator", "sign", "base.not-found"),
    ],
)
def test_who_registers_it(cast: Cast, who: str, step: str, refused: str | None) -> None:
    case = sealed_case(cast)
    if refused is None:
        assert signed(cast, case, step=step, who=who).registered_by
        return
    with pytest.raises(Refusal) as found:
        signed(cast, case, step=step, who=who)
    assert found.value.code == refused
    assert not DenunciationFile.objects.exists()


def test_what_inspection_took_may_still_be_signed(cast: Cast) -> None:
    case = sealed_case(cast)
    day = TODAY - timedelta(days=45)
    seals.take_step(case=case, taken=Taken("inspect", day, "x"), by=cast.actor("clerk"), at=NOW)
    assert signed(cast, SealedCase.objects.get()).received_on > day


# ---- the public log ------------------------------------------------------------------------------


def _acts(file: DenunciationFile) -> list[str]:
    return [one.act for one in queries.openings(file)]


def test_each_lawful_step_leaves_an_entry_that_tells_nothing(cast: Cast) -> None:
    before = Opening.objects.count()
    file = concluded(cast)
    assert _acts(file) == ["receipt", "acceptance", "answer"]
    assert Opening.objects.count() == before
    waiting = set(PendingEntry.objects.values_list("entry", flat=True))
    for one in queries.openings(file):
        record = json.loads(one.record)
        entry = openings.entry_of(bytes.fromhex(one.salt), record)
        assert (entry.hex(), canonical(record).decode()) == (one.entry, one.record)
        assert one.entry in waiting
        assert record["body"] == {}
        assert record["at"].endswith("T17:00:00Z")  # the day begins in Viet Nam


def test_a_step_inside_the_office_leaves_none_and_a_slip_its_correction(cast: Cast) -> None:
    file = led(cast)
    step = take(cast, file, "accept", TODAY - timedelta(days=35))
    take(cast, file, "notify", TODAY - timedelta(days=34))
    assert _acts(file) == ["receipt", "acceptance"]
    leader = cast.actor("leader")
    actions.take_back(file=file, number=step.number + 1, slip="day", by=leader, at=NOW)
    assert _acts(file) == ["receipt", "acceptance"]
    actions.take_back(file=file, number=step.number, slip="day", by=leader, at=NOW)
    assert _acts(file) == ["receipt", "acceptance", "correction"]


def test_publishing_the_conclusion_opens_every_entry_and_nothing_else_does(cast: Cast) -> None:
    file, other = concluded(cast), registered(cast, key="d-2")
    take(cast, file, "send", TODAY - timedelta(days=2))
    assert not Opening.objects.filter(subject=file.code).exists()
    take(cast, file, "publish", TODAY - timedelta(days=1))
    opened = Opening.objects.filter(subject=file.code)
    assert {one.entry for one in opened} == {one.entry for one in queries.openings(file)}
    assert [one.act for one in opened.order_by("id")][-1] == "release"
    take(cast, file, "act", TODAY)
    assert not DenunciationOpening.objects.filter(file=other, opened_on__isnull=False).exists()
    leader = cast.actor("leader")
    last = queries.steps(file)[-1]
    actions.take_back(file=file, number=last.number, slip="step", by=leader, at=NOW)
    published = queries.steps(file)[-3]
    actions.take_back(file=file, number=published.number, slip="step", by=leader, at=NOW)
    assert Opening.objects.filter(subject=file.code, act="correction").count() == 1


def test_publishing_opens_the_entries_of_the_sealed_case_too(cast: Cast) -> None:
    case = sealed_case(cast)
    file = signed(cast, case)
    actions.name_head(file=file, officer=cast.officers["leader"], by=cast.actor("clerk"), at=NOW)
    actions.declare_free(file=file, by=cast.actor("leader"), at=NOW)
    for number, step in enumerate(("accept", "assign", "report")):
        take(cast, file, step, TODAY - timedelta(days=30 - number))
    take(cast, file, "decide", TODAY - timedelta(days=5), result=Result.RIGHT)
    assert not SealedOpening.objects.filter(opened_on__isnull=False).exists()
    take(cast, file, "publish", TODAY - timedelta(days=1))
    rows = SealedOpening.objects.filter(case=case)
    assert rows and all(one.opened_on == TODAY for one in rows)
    opened = set(Opening.objects.filter(subject=file.code).values_list("entry", flat=True))
    assert {one.entry for one in rows} <= opened
    assert seal_queries.by_code(cast.actor("clerk"), case.code) == case


def test_what_is_on_no_register_opens_nothing(cast: Cast) -> None:
    case = sealed_case(cast)
    with pytest.raises(Refusal) as found:
        seals.open_entries(case=case, by=cast.actor("system"), at=later())
    assert found.value.code == "seals.not-on-the-register"


def test_a_leader_who_received_it_settles_it_after_declaring(cast: Cast) -> None:
    case = sealed_case(cast)
    leader = cast.actor("leader")
    seals.declare_free(case=case, by=leader, at=NOW)
    file = signed(cast, case, who="leader")
    named: dict[str, Any] = {"file": file, "by": leader, "at": NOW}
    actions.name_head(officer=cast.officers["leader"], **named)
    with pytest.raises(Refusal, match="not-declared"):
        take(cast, file, "accept", TODAY)
    actions.declare_free(**named)
    assert take(cast, file, "accept", TODAY).number
    (own,) = [one for one in queries.members(file) if one.relieved_at is None]
    assert (own.officer, own.part) == (cast.officers["leader"], "head")
    # Nobody is named twice, and who verifies does not settle as well.
    with pytest.raises(Refusal, match="has-head"):
        actions.name_head(officer=cast.officers["leader"], **named)
