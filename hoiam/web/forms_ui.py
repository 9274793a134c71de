"""How forms are drawn: our field template for every form, and choices with a hint."""

from dataclasses import dataclass

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """FORM_RENDERER of the installation: label, help, error and control tied together."""

    form_template_name = "base/_form.html"
    field_template_name = "base/_field.html"


@dataclass(frozen=True, slots=True)
class Hinted:
    """The label of a choice with a smaller line below it."""

    label: str
    hint: str

    def __str__(self) -> str:
        return str(self.label)
