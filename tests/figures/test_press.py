"""T11: a number of the press keeps its qualifier and its source and is never taken for ours."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
import time_machine
from django.test import Client

from hoiam.core.claims import Qualifier
from hoiam.core.figures.quantity import quantity
from hoiam.core.refusals import Invalid, NotAllowed, WrongState
from hoiam.figures import actions, press
from hoiam.figures.actions.press import Printed
from hoiam.figures.models import Holding, PressFigure
from tests.cast import NOW, Cast, make_cast

PRINTED = Printed("gần 97 %", "mức độ hài lòng của người dân", "Báo tỉnh")


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def _keep(cast: Cast, printed: Printed = PRINTED, *, who: str = "clerk") -> PressFigure:
    return actions.keep_press_figure(
        key=f"key-{printed.said}", unit=cast.units["commune-office"], printed=printed,
        by=cast.actor(who), at=NOW,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "value", "unit", "qualifier"),
    [
        ("gần 97 %", "97", "%", Qualifier.BELOW),
        ("hơn 3.000 tỷ đồng", "3000000000000", "đồng", Qualifier.ABOVE),
        ("4.209 lượt", "4209", "lượt", Qualifier.EXACT),
    ],
)
def test_number_is_read_as_printed(said: str, value: str, unit: str, qualifier: Qualifier) -> None:
    read = quantity(said)

    assert read is not None
    assert (read.value, read.unit, read.qualifier) == (Decimal(value), unit, qualifier)


@pytest.mark.parametrize("said", ["", "rất nhiều", "16/20 cuộc", "5 đến 10 người"])
def test_what_is_no_single_number_is_not_read(said: str) -> None:
    assert quantity(said) is None


def test_t11_gan_97_percent(cast: Cast) -> None:
    entry = _keep(cast)

    assert (entry.value, entry.measured, entry.holding) == (97, "%", Holding.BELOW)
    assert entry.method == ""
    assert _keep(cast) == entry  # a retry
    with pytest.raises(Invalid):
        _keep(cast, Printed("rất cao", "hài lòng", "Báo tỉnh"))
    with pytest.raises(Invalid):
        _keep(cast, Printed("98 %", "hài lòng", " "))
    with pytest.raises(NotAllowed):
        _keep(cast, Printed("98 %", "hài lòng", "Báo"), who="stranger")


def test_entry_is_put_right_once_by_another(cast: Cast) -> None:
    entry = _keep(cast)
    by = cast.actor("clerk")

    later = actions.correct_press_figure(
        entry=entry, printed=Printed("hơn 96 %", "mức độ hài lòng", "Báo tỉnh"), by=by, at=NOW
    )

    assert list(press.standing()) == [later]
    assert later.holding == Holding.ABOVE
    with pytest.raises(WrongState):
        actions.correct_press_figure(entry=entry, printed=PRINTED, by=by, at=NOW)


def test_pages_write_show_and_put_right(cast: Cast) -> None:
    with time_machine.travel(datetime(2026, 10, 5, 2, tzinfo=UTC), tick=False):
        client: Client = cast.browser("clerk")
        address = "/van-phong/so-lieu-bao-chi"
        form = client.get(f"{address}/moi").context["form"]
        sent = {
            "said": "gần 97 %", "about": "mức độ hài lòng", "source": "Báo tỉnh",
            "unit": "t-commune-office", "key": form["key"].value(),
        }  # fmt: skip
        assert client.post(f"{address}/moi", sent | {"said": "cao"}).status_code == 422
        assert client.post(f"{address}/moi", sent).status_code == 302
        shown = client.get(address).content.decode()
        for said in ("gần 97 %", "chưa kiểm chứng", "nguồn không nói"):
            assert said in shown
        code = PressFigure.objects.get().code
        assert client.get(f"{address}/{code}/dinh-chinh").status_code == 200
        assert client.post(f"{address}/{code}/dinh-chinh", sent).status_code == 302
        assert client.get(f"{address}/{code}/dinh-chinh").status_code == 404
        assert "gần 97 %" in b"".join(client.get(f"{address}?tai=csv")).decode("utf-8-sig")
        assert cast.browser("administrator").get(address).status_code == 403
