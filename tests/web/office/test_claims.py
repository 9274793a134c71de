"""Drafts that are checked, as their writer meets them."""

import io

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from hoiam.figures.models import ClaimDraft
from tests.cast import NOW, Cast, make_cast

HERE = "/van-phong/doi-chieu"
TEXT = "Đã giải quyết 149/158 đơn, đạt 94,3%. Năm 2026 đã kết thúc 16/20 cuộc, đạt 85%."


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def begun(cast: Cast, **changes: object) -> ClaimDraft:
    given = {"unit": "t-commune-office", "period": "2026", "text": TEXT, "name": "Quý 3", **changes}
    with time_machine.travel(NOW, tick=False):
        cast.browser("clerk").post(HERE, given)
    return ClaimDraft.objects.get()


def test_numbers_are_marked_and_their_sums_done_again(cast: Cast) -> None:
    draft = begun(cast)

    with time_machine.travel(NOW, tick=False):
        page = cast.browser("clerk").get(f"{HERE}/{draft.code}").content.decode()

    assert page.count('<mark class="claim') == 6
    assert "Không khớp" in page
    assert "80" in page  # what 16 of 20 are
