"""What Django says in our pages is said in plain Vietnamese, and catalogues are compiled."""

import shutil
import subprocess
from pathlib import Path

import pytest
from django import forms
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from hoiam.core.deadlines import Lateness, Standing
from hoiam.web import words

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
def test_compiled_catalogue_is_fresh(catalogue: Path, tmp_path: Path) -> None:
    if (msgfmt := shutil.which("msgfmt")) is None:
        pytest.fail("msgfmt was not found; on Debian: apt-get install gettext", pytrace=False)
    fresh = tmp_path / "django.mo"

    subprocess.run([msgfmt, "--check-format", "-o", str(fresh), str(catalogue)], check=True)

    assert fresh.read_bytes() == catalogue.with_suffix(".mo").read_bytes()


def test_layout_speaks_english_by_switch(settings) -> None:
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}

    with translation.override("en"):
        page = render_to_string("errors/404.html", {}, RequestFactory().get("/"))

        assert '<html lang="en">' in page
        assert "There is no such page" in page
        assert words.due_words(Lateness(Standing.LATE, 1)) == "1 day late"
        assert words.due_words(Lateness(Standing.EARLY, 4)) == "4 days left"
