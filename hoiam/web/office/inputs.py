"""Controls that several office forms use."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from hoiam.core.calendar import FIRST_YEAR, LAST_YEAR

DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]


class Line(forms.TextInput):
    """One line, with its attributes as plain words."""

    def __init__(self, **attrs: Any) -> None:
        super().__init__(attrs=attrs)


class Lines(forms.Textarea):
    """Several lines."""

    def __init__(self, rows: int = 5, **attrs: Any) -> None:
        super().__init__(attrs={"rows": rows, **attrs})


class DayInput(forms.DateInput):
    """The browser's own calendar, and plain typing where it has none."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DayField(forms.DateField):
    """A day, typed as 2026-10-16 or 16/10/2026."""

    widget = DayInput

    def __init__(self, **options: Any) -> None:
        super().__init__(input_formats=DAY_FORMATS, **options)

    def to_python(self, value: Any) -> date | None:
        """A year of which no calendar knows anything is a slip of the hand."""
        day = super().to_python(value)
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return day


class Needed(forms.CharField):
    """Words that must be there; the action says so, in its own three sentences."""

    def validate(self, value: Any) -> None:
        """Nothing to say here: an empty text has the right shape."""


class NeededChoice(forms.ChoiceField):
    """A choice that must be made; the action says so when it was not."""

    def validate(self, value: Any) -> None:
        if value:
            super().validate(value)


def said(choices: Iterable[tuple[str, Any]]) -> list[tuple[str, str | Promise]]:
    """Choices in the language of who looks at the page; their codes stay what they are."""
    return [(code, gettext_lazy(str(label))) for code, label in choices]


def choice(form: forms.Form, name: str) -> forms.ChoiceField:
    """A field whose choices are known only when the page is asked for."""
    return cast(forms.ChoiceField, form.fields[name])
