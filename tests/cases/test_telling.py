"""People are told in their own language, whatever language the officer works in."""

from dataclasses import replace

import pytest
from django.utils import translation

from hoiam.cases import actions as cases
from hoiam.notices.models import Notice
from tests.cast import NOW, later, make_cast

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "said"), [("vi", "cần ông/bà cho biết thêm"), ("en", "please tell us more")]
)
@pytest.mark.parametrize("office", ["vi", "en"])
def test_message_is_in_the_language_of_who_spoke(language: str, said: str, office: str) -> None:
    cast = make_cast()
    told = replace(cast.told("k1"), language=language)
    case = cases.receive(told=told, by=cast.actor("public"), at=NOW).case

    with translation.override(office):
        cases.ask_for_more(case=case, question="Chỗ nào?", by=cast.actor("handler"), at=later(1))

    assert said in Notice.objects.get(template="cases.asked-for-more").subject
