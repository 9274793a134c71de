"""The worker disposes of what is due and sweeps the database files after it."""

from datetime import timedelta

import pytest

from hoiam.base import erasing
from hoiam.cases import actions as cases
from hoiam.cases.actions import Reply
from hoiam.cli.protecting import Keeper
from hoiam.protection.models import Disposal
from hoiam.voices.models import Contact
from tests.cast import NOW, later, make_cast


def test_worker_disposes_of_what_is_due_and_sweeps_once(
    db: None, monkeypatch: pytest.MonkeyPatch, tmp_path, settings
) -> None:
    settings.ERASURES_FILE = tmp_path / "erasures"
    swept: list[int] = []
    monkeypatch.setattr(erasing, "tidy", lambda: swept.append(1))
    cast = make_cast()
    case = cast.answered(reply=Reply(result="done", text="Xong."))
    cases.close(case=case, by=cast.actor("handler"), at=later(4))
    keeper = Keeper()

    assert not keeper.once(at=NOW + timedelta(days=300))
    assert (Contact.objects.count(), swept) == (1, [])
    assert not keeper.once(at=NOW + timedelta(days=400))
    assert not keeper.once(at=NOW + timedelta(days=401))

    assert not Contact.objects.exists()
    assert set(Disposal.objects.values_list("part", flat=True)) == {"contact", "point", "notices"}
    assert swept == [1]
