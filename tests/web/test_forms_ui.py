"""Label, help, error and control are tied together in every form."""

import pytest
from django import forms
from django.template.loader import render_to_string

from hoiam.web.forms_ui import Hinted
from hoiam.web.gallery import Example

VALUES = {"what": "", "where": "thôn 3, xã Bảo Thắng, gần cầu", "name_seen_by": "ai"}


@pytest.fixture
def wrong() -> Example:
    return Example(VALUES)


def test_error_is_named_by_the_control_and_the_value_is_kept(wrong: Example) -> None:
    page = render_to_string("base/_field.html", {"field": wrong["where"]})

    assert 'aria-describedby="id_where_helptext id_where_error"' in page
    assert 'id="id_where_error"' in page
    assert 'value="thôn 3, xã Bảo Thắng, gần cầu"' in page
    assert 'aria-invalid="true"' in page


def test_group_of_choices_is_a_fieldset_with_hints() -> None:
    page = render_to_string("base/_field.html", {"field": Example()["name_seen_by"]})

    assert "<fieldset" in page
    assert page.count('type="radio"') == 2
    assert "<small>Vẫn tra cứu được bằng mã</small>" in page


def test_summary_links_to_the_first_control_of_each_wrong_field(wrong: Example) -> None:
    page = render_to_string("base/_errors.html", {"form": wrong})

    assert 'href="#id_where"' in page
    assert 'href="#id_name_seen_by_0"' in page
    assert 'role="alert"' in page


def test_form_without_errors_has_no_summary() -> None:
    assert "alert" not in render_to_string("base/_errors.html", {"form": Example()})


def test_optional_field_says_so_and_required_one_does_not() -> None:
    form = Example()

    assert "không bắt buộc" in render_to_string("base/_field.html", {"field": form["day"]})
    assert "không bắt buộc" not in render_to_string("base/_field.html", {"field": form["where"]})


def test_printing_a_form_uses_our_templates() -> None:
    page = str(Example(VALUES))

    assert 'class="field wrong"' in page
    assert 'id="errors"' in page


def test_text_typed_by_a_stranger_is_escaped() -> None:
    class Named(forms.Form):
        choice = forms.ChoiceField(
            choices=[("a", Hinted("<b>a</b>", "<i>b</i>"))], widget=forms.RadioSelect
        )

    page = render_to_string("base/_field.html", {"field": Named()["choice"]})

    assert "<b>" not in page
    assert "<i>" not in page
