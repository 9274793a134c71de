"""What was put aside goes after its term, and again after a restore; the log stands."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from hoiam.core import calendar
from hoiam.core.refusals import Refusal
from hoiam.protection import actions as protection
from hoiam.protection import erasures
from hoiam.publication.log.models import PendingEntry
from hoiam.seals import actions as seals
from hoiam.seals import queries
from hoiam.seals.actions import Taken
from hoiam.seals.models import SealedCase, SealedKey, SealedOpening
from tests.cast import NOW, Cast, later, make_cast
from tests.seals.listed import KEY, Listing
from tests.seals.sealed import Letter, declared

pytestmark = pytest.mark.django_db(transaction=True)
DAY = calendar.day_of(NOW)


@pytest.fixture
def cast(settings: Any, tmp_path: Path) -> Cast:
    settings.RECIPIENTS_KEY = KEY.text
    settings.ERASURES_FILE = tmp_path / "erasures"
    cast = make_cast()
    Listing(cast).published()
    return cast


def aside(cast: Cast) -> tuple[Letter, SealedCase]:
    letter = Letter(officers=cast.officers)
    case = letter.sent().case
    by = declared(cast, case, "expert")
    seals.take_step(case=case, taken=Taken("put-aside", DAY, case.code), by=by, at=NOW)
    return letter, case


def test_what_was_put_aside_is_gone_after_a_year(cast: Cast, settings: Any) -> None:
    letter, case = aside(cast)
    other = Letter(officers=cast.officers).sent().case
    root, system = Path(settings.UPLOADS_DIR), cast.actor("system")
    places = set(case.items.values_list("original", flat=True))
    entries = PendingEntry.objects.count()
    assert protection.dispose_sealed(by=system, at=later(days=365)) == 0
    assert all((root / one).exists() for one in places)

    assert protection.dispose_sealed(by=system, at=later(days=367)) == 1

    assert not any((root / one).exists() for one in places)
    assert set(SealedKey.objects.filter(case=case).values_list("wrapped", flat=True)) == {""}
    assert {(one.salt, one.record) for one in SealedOpening.objects.filter(case=case)} == {("", "")}
    assert PendingEntry.objects.count() == entries
    with pytest.raises(Refusal, match="not-found"):
        queries.of_sender(letter.new().reference_hash, letter.token)
    assert protection.dispose_sealed(by=system, at=later(days=368)) == 0
    assert len(queries.places()) == other.items.count() == 2


def test_a_restored_copy_erases_it_again(cast: Cast) -> None:
    _, case = aside(cast)
    system = cast.actor("system")
    erasures.append(kind="sealed", code=case.code, parts=["everything"], day=DAY, act="a")
    erasures.append(kind="sealed", code="np-unknown", parts=["everything"], day=DAY, act="a")

    found = protection.replay(entries=erasures.entries(), by=system, at=NOW + timedelta(days=1))

    assert (found.again, found.missing) == (1, 1)
    assert not queries.places()
    again = protection.replay(entries=erasures.entries(), by=system, at=NOW + timedelta(days=2))
    assert again.again == 0
