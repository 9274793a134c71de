"""What may be the same matter: shown to strangers from what is public alone."""

import pytest

from hoiam.cases import actions as cases
from hoiam.cases import alike, previewing
from hoiam.cases.actions.publishing import Prepared
from tests.cast import Cast, later, make_cast

pytestmark = pytest.mark.django_db
LIKE = "nước tràn ra đường trước trường tiểu học, sửa cống gấp"


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def test_stranger_is_shown_released_matters_of_the_commune_alone(cast: Cast) -> None:
    commune, other = cast.units["commune"], cast.units["other"]
    case = cast.receive().case
    assert alike.similar(text=LIKE, area=commune) == []  # not public: nothing leaks

    prepared = Prepared(title="Cống trước trường tiểu học vỡ", text="Nước tràn ra đường.")
    cases.prepare_publication(case=case, prepared=prepared, by=cast.actor("handler"), at=later(1))
    cases.publish(case=case, seen=previewing.digest_of(case), by=cast.actor("leader"), at=later(1))

    assert [page.code for page in alike.similar(text=LIKE, area=commune)] == [case.code]
    assert alike.similar(text=LIKE, area=other) == []
    assert alike.similar(text="chó thả rông cắn người", area=commune) == []


def test_officer_is_shown_open_visible_cases_alone(cast: Cast) -> None:
    commune = cast.units["commune"]
    case, twin = cast.receive("k1").case, cast.receive("k2").case

    assert [one.case for one in alike.alike_to(case, cast.actor("handler"))] == [twin]
    assert alike.alike(cast.actor("stranger"), text=LIKE, area=commune) == []
