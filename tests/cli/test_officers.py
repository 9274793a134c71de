"""The operator's way when the only administrator cannot come in, and what the worker sweeps."""

from datetime import timedelta

import pytest

from hoiam.accounts import actions as accounts
from hoiam.accounts import factors, stale
from hoiam.accounts.signing import EntryLink, KnownDevice, Session
from hoiam.base import clock
from hoiam.base.models import Event
from hoiam.cli import main, officers
from hoiam.core.refusals import NotFound
from tests.cast import PASSWORD, make_cast


def told(*arguments: str) -> list[str]:
    lines: list[str] = []
    options = main.parser().parse_args(["officer", *arguments])
    assert officers.run(options, lines.append) == 0
    return lines


@pytest.mark.usefixtures("db")
def test_operator_gives_a_link_and_takes_a_lost_factor_away() -> None:
    cast = make_cast()
    officer, at = cast.officers["administrator"], clock.now()
    accounts.add_passkey(
        officer=officer, name="máy đã mất", credential_id=b"1", credential="x", sign_count=0,
        keeping="", by=cast.actor("administrator"), at=at,
    )  # fmt: skip

    token = told("link", " Administrator ")[1].rsplit("/", 1)[1]
    told("reset", "administrator", "--reason", "mất máy")

    assert factors.open_entry_link(token, machine=clock.machine_now()).officer == officer
    accounts.use_entry_link(
        token=token, password=PASSWORD + "-moi", machine=clock.machine_now(),
        by=cast.actor("public"), at=at,
    )  # fmt: skip
    assert not factors.of(officer).is_set
    by_hand = Event.objects.filter(recorded_by="system:cli", subject_code=officer.code)
    assert {one.tag for one in by_hand} == {"accounts.entry-link.made", "accounts.factors.reset"}
    with pytest.raises(NotFound):
        told("link", "nobody")


@pytest.mark.usefixtures("db")
def test_what_is_over_is_swept() -> None:
    cast = make_cast()
    officer, now = cast.officers["clerk"], clock.machine_now()
    hour = timedelta(hours=1)
    for key, seen, ends in (("alive", now, hour), ("idle", now - hour, hour), ("over", now, -hour)):
        Session(
            session_key=key, officer=officer, since=now, seen=seen, expire_date=now + ends
        ).save()
    for days in (10, 500):
        KnownDevice(
            officer=officer, token_hash=str(days), used_on=(now - timedelta(days=days)).date()
        ).save()
    accounts.make_entry_link(
        officer=officer, machine=now - timedelta(days=4), by=cast.actor("system"), at=now
    )

    assert stale.sweep(machine=now, idle=hour) == 4
    assert [one.pk for one in Session.objects.all()] == ["alive"]
    assert KnownDevice.objects.get().token_hash == "10"
    assert not EntryLink.objects.exists()
