"""The columns of a province and year, one number each."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoiam.core.denunciation_totals import COLUMNS, names


class Totals(forms.Form):
    """Every column; none is nought."""

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        said = dict(names())
        for column in COLUMNS:
            self.fields[f"c{column}"] = forms.IntegerField(
                label=_(said[column]), min_value=0, max_value=1_000_000
            )

    @property
    def numbers(self) -> dict[int, int]:
        """By the column of the form."""
        return {column: self.cleaned_data[f"c{column}"] for column in COLUMNS}
