"""What Django says in our pages is said in plain Vietnamese, and catalogues are compiled."""

from pathlib import Path

import pytest
from django import forms
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from hoiam.core.deadlines import Lateness, Standing
from hoiam.web import words
from scripts import messages

LOCALE = Path(__file__).parents[2] / "hoiam" / "web" / "locale"
CATALOGUES = sorted(LOCALE.rglob("*.po"))


class Asked(forms.Form):
    text = forms.CharField(max_length=3)
    day = forms.DateField()
    number = forms.IntegerField(max_value=3)
    mail = forms.EmailField()
    one = forms.ChoiceField(choices=[("a", "A")])


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("text", "", "Xin điền chỗ này."),
        ("text", "abcd", "Dài quá: nhiều nhất 3 chữ cái, đang có 4."),
        ("day", "31/2/2026", "Ngày chưa đúng. Viết như 8/5/2026."),
        ("number", "9", "Lớn quá: nhiều nhất là 3."),
        ("mail", "ten", "Địa chỉ thư điện tử chưa đúng. Viết như ten@noigui.vn, hoặc để trống."),
        ("one", "b", "Xin chọn một mục có trong danh sách; không có mục “b”."),
    ],
)
def test_mistake_is_told_in_plain_words(field: str, value: str, said: str) -> None:
    with translation.override("vi"):
        assert Asked({field: value}).errors[field] == [said]


def test_day_is_read_as_it_is_written_here() -> None:
    with translation.override("vi"):
        form = Asked({"text": "a", "day": "8/5/2026", "number": 1, "mail": "a@b.vn", "one": "a"})

        assert form.is_valid()
        assert f"{form.cleaned_data['day']:%Y-%m-%d}" == "2026-05-08"


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.parts[-3])
def test_compiled_catalogue_is_fresh_and_keeps_its_placeholders(catalogue: Path) -> None:
    entries = messages.read(catalogue.read_text(encoding="utf-8"))

    assert catalogue.with_suffix(".mo").read_bytes() == messages.compiled(entries)
    assert not messages.faults(entries)


def test_every_message_is_said_in_english() -> None:
    assert not [one.text for one in messages.missing()]


def test_planted_gaps_of_a_catalogue_are_seen() -> None:
    python = (
        "from django.utils.translation import gettext_noop as _, ngettext\n"
        "a = _('Xin ' 'chào')\nb = ngettext('một', 'nhiều', 2)\nc = print('không')"
    )
    page = '{% translate "Gửi" %}{{ a|default:_("trống") }}{% blocktranslate %}Ngày {{ d }}{% endblocktranslate %}'
    catalogue = messages.read('msgid "Ngày {d}"\nmsgstr "Day {x}"\n\nmsgid "a"\nmsgstr "b"\n')

    assert set(messages.in_python(python)) == {
        messages.Message("Xin chào"),
        messages.Message("một", "nhiều"),
    }
    assert {one.text for one in messages.in_template(page)} == {"Gửi", "trống", "Ngày %(d)s"}
    assert messages.faults(catalogue) == ["placeholders differ: Ngày {d}"]
    assert messages.faults([*catalogue[1:], *catalogue[1:]]) == ["twice: a"]


def test_layout_speaks_english_by_switch(settings) -> None:
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}

    with translation.override("en"):
        page = render_to_string("errors/404.html", {}, RequestFactory().get("/"))

        assert '<html lang="en">' in page
        assert "There is no such page" in page
        assert words.due_words(Lateness(Standing.LATE, 1)) == "1 working day late"
        assert words.due_words(Lateness(Standing.EARLY, 4)) == "4 working days left"
