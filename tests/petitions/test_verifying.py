"""Who verifies a petition: it is entrusted to a unit, whose officers open it and report."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from hoiam.core.refusals import Invalid, NotAllowed, NotFound
from hoiam.petitions import actions as petitions
from hoiam.petitions import queries
from hoiam.petitions.models import Petition, PetitionStep
from tests.cast import NOW, Cast, make_cast
from tests.petitions.making import registered
from tests.petitions.stepping import TOLD, take

pytestmark = pytest.mark.django_db

ACCEPTED, GIVEN, REPORTED = date(2026, 10, 5), date(2026, 10, 6), date(2026, 10, 9)


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def _entrusted(cast: Cast) -> tuple[Petition, PetitionStep]:
    """A complaint of the commune's committee, verified by its economic division."""
    found = registered(cast).petition
    docket = found.docket
    docket.unit = cast.units["commune-ubnd"]
    docket.save(update_fields=["unit"])
    take(cast, found, "accept", ACCEPTED, by="province-leader")
    step = take(
        cast, found, "assign", GIVEN, by="province-leader", verifier=cast.units["commune-office"]
    )  # fmt: skip
    return Petition.objects.select_related(*queries.WITH_ALL).get(pk=found.pk), step


def test_unit_that_verifies_sees_the_petition_and_reports(cast: Cast) -> None:
    petition, step = _entrusted(cast)

    assert (petition.verifier, step.body) == (
        cast.units["commune-office"], cast.units["commune-office"].name,
    )  # fmt: skip
    for name in ("clerk", "handler"):
        assert queries.by_code(cast.actor(name), petition.code) == petition
        assert not queries.held_by(cast.actor(name)).exists()
    take(cast, petition, "report", REPORTED, by="handler")


def test_unit_that_verifies_takes_no_other_step(cast: Cast) -> None:
    petition, _step = _entrusted(cast)

    with pytest.raises(NotAllowed):
        take(cast, petition, "extend", REPORTED, by="handler")
    with pytest.raises(NotAllowed):
        take(cast, petition, "report", REPORTED, by="stranger")
    with pytest.raises(NotFound):
        queries.by_code(cast.actor("stranger"), petition.code)


def test_entrusted_by_mistake_is_closed_again(cast: Cast) -> None:
    petition, step = _entrusted(cast)
    again = take(
        cast, petition, "assign", GIVEN, by="province-leader", body="Viện mẫu", key="outside"
    )  # fmt: skip
    outside = Petition.objects.get(pk=petition.pk).verifier

    for one in (again, step):
        petitions.take_back_step(
            step=one, reason="Nhầm nơi", paper="", paper_on=None,
            by=cast.actor("province-leader"), at=NOW + timedelta(days=5),
        )  # fmt: skip
        petition.refresh_from_db()
        assert petition.verifier == (step.verifier if one == again else None)

    assert outside is None
    with pytest.raises(NotFound):
        queries.by_code(cast.actor("handler"), petition.code)


def test_units_below_the_body_alone_are_entrusted(cast: Cast) -> None:
    petition = registered(cast).petition
    take(cast, petition, "accept", ACCEPTED)

    offered = queries.verifiers_for(petition, GIVEN)
    with pytest.raises(Invalid) as refused:
        take(cast, petition, "assign", GIVEN, verifier=cast.units["other-office"])

    assert {one.code for one in offered} == {"t-commune-office", "t-commune-ubnd"}
    assert refused.value.code == "petitions.verifier-elsewhere"


def test_page_says_who_verifies_and_the_form_of_the_report_is_open(cast: Cast) -> None:
    petition, _step = _entrusted(cast)
    handler = cast.browser("handler")

    page = handler.get(reverse("office:petition", args=[petition.code])).content.decode()
    report = handler.get(reverse("office:petition-step", args=[petition.code, "report"]))
    foreign = handler.get(reverse("office:petition-step", args=[petition.code, "assign"]))

    assert "Nơi xác minh" in page
    assert reverse("office:docket", args=[petition.docket.code]) not in page
    assert (report.status_code, foreign.status_code) == (200, 403)


def test_form_entrusts_the_unit_that_was_chosen(cast: Cast) -> None:
    petition, _step = _entrusted(cast)
    assign = reverse("office:petition-step", args=[petition.code, "assign"])
    leader, handler = cast.browser("province-leader"), cast.browser("handler")
    typed = {"day": GIVEN, "key": "k", "verifier": "t-commune-ubnd", **TOLD["assign"]}

    looked = leader.post(assign, typed)
    done = leader.post(assign, typed | {"seen": looked.context["seen"]})

    assert (looked.status_code, done.status_code) == (200, 302)
    assert Petition.objects.get().verifier == cast.units["commune-ubnd"]
    assert handler.get(assign).status_code == 404
