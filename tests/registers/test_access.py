"""Who sees old records: the office that keeps them, what took it over, and the leaders above."""

from datetime import date

import pytest

from hoiam.core.refusals import NotAllowed
from hoiam.figures import registers as figures
from hoiam.registers import actions, queries
from hoiam.registers.models import Batch
from hoiam.units.models import Change, ChangeLink, Unit
from tests.cast import NOW, Cast, make_cast
from tests.registers.conftest import SignIn
from tests.registers.making import opened, row, shown

TODAY = date(2026, 10, 2)
ENDED = date(2025, 7, 1)
EVERYBODY = (
    "clerk", "handler", "leader", "stranger", "other-leader", "province-leader", "expert", "front",
    "administrator", "public",
)  # fmt: skip
OWN = {"clerk", "handler", "leader", "province-leader"}


def before(cast: Cast, name: str, *heirs: str) -> Unit:
    """An office of before, of which these took over."""
    unit = Unit(
        code=f"t-{name}", kind="department", name=name, short_name=name, folded=name,
        valid_from=date(2010, 1, 1), valid_to=ENDED,
    )  # fmt: skip
    unit.save()
    change = Change(code=f"c-{name}", decision="NQ", day=ENDED)
    change.save()
    for heir in heirs:
        after = cast.units[heir] if heir in cast.units else Unit.objects.get(code=f"t-{heir}")
        ChangeLink(change=change, predecessor=unit, successor=after).save()
    cast.units[name] = unit
    return unit


def readers(cast: Cast) -> set[str]:
    return {name for name in EVERYBODY if queries.visible_to(cast.actor(name)).exists()}


def test_batch_of_the_unit_is_read_by_its_workers_and_the_leaders_above(db: None) -> None:
    cast = make_cast()
    shown(cast, row())

    assert readers(cast) == OWN


def test_unit_named_by_the_record_reads_it_too(db: None) -> None:
    cast = make_cast()
    shown(cast, row(unit="t-other-office"))

    assert readers(cast) == OWN | {"stranger", "other-leader"}


def test_successors_of_successors_read_what_they_took_over(db: None) -> None:
    cast = make_cast()
    before(cast, "second", "other-office")
    first = before(cast, "first", "second", "commune-office")
    shown(cast, row(), unit=first)

    assert readers(cast) == OWN | {"stranger", "other-leader"}


def test_place_alone_opens_nothing(db: None) -> None:
    cast = make_cast()
    shown(cast, row(area="t-other"))

    assert readers(cast) == OWN


def test_what_is_not_shown_or_was_withdrawn_is_read_by_nobody(db: None) -> None:
    cast = make_cast()
    opened(cast)
    batch = shown(cast, row())
    actions.withdraw(batch=batch, why="nhầm", by=cast.actor("clerk"), at=NOW)

    assert readers(cast) == set()


def test_counts_and_words_are_of_what_the_person_sees(db: None) -> None:
    cast = make_cast()
    shown(cast, row("1", title="Đèn đường"), row("2", title="Đèn chợ", unit="t-other-office"))

    for name, numbers in {"clerk": {"1", "2"}, "stranger": {"2"}, "front": set()}.items():
        seen = queries.visible_to(cast.actor(name))
        found = queries.with_words(seen, "đèn")
        assert {one.number for one in found} == numbers
        assert figures.tally(seen, on=TODAY)["received"] == len(numbers)


@pytest.mark.parametrize("who", ["stranger", "expert"])
def test_page_and_its_steps_are_not_found_by_a_stranger(
    cast: Cast, officer: SignIn, who: str
) -> None:
    batch = shown(cast, row("0099", title="Bí mật của sổ"))
    code, client = queries.current().get().code, officer(who)

    for step in ("", "/tiep-tuc", "/ke-thua"):
        assert client.get(f"/van-phong/so-cu/dong/{code}{step}").status_code == 404
    assert client.get(f"/van-phong/so-cu/dot/{batch.code}/rut").status_code == 404
    for address in ("", "/so-lieu", "/dot", "?tim=bi+mat", "/so-lieu?theo=co-quan", "?tim=0099"):
        page = client.get(f"/van-phong/so-cu{address}").content.decode()
        assert "Bí mật" not in page
        assert "so-2024.csv" not in page
        assert "Sổ giấy" not in page
    file = client.get("/van-phong/so-cu?tai=csv")
    assert b"0099" not in b"".join(file.streaming_content)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("who", "keeps"),
    [("clerk", True), ("handler", False), ("leader", True), ("province-leader", True),
     ("stranger", False), ("administrator", False), ("front", False)],
)  # fmt: skip
def test_batch_is_kept_by_clerks_and_leaders(db: None, who: str, keeps: bool) -> None:
    cast = make_cast()
    shown(cast, row())

    actor = cast.actor(who)
    assert queries.kept_by(actor).exists() is keeps
    # What the page offers the action allows, and the other way round.
    try:
        actions.withdraw(batch=Batch.objects.get(), why="nhầm", by=actor, at=NOW)
    except NotAllowed:
        assert not keeps
    else:
        assert keeps
