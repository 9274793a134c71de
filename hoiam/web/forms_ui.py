"""How forms are drawn: our field template for every form, and choices with a hint."""

from dataclasses import dataclass

from django.forms.renderers import DjangoTemplates
from django.template import loader
from django.utils.functional import Promise


class Renderer(DjangoTemplates):
    """FORM_RENDERER of the installation: label, help, error and control tied together.

    Widgets come from Django; the form and its fields from our own templates, which need the
    tags that the project's template settings name.
    """

    form_template_name = "base/_form.html"
    field_template_name = "base/_field.html"

    def get_template(self, template_name: str):
        if template_name in {self.form_template_name, self.field_template_name}:
            return loader.get_template(template_name)
        return super().get_template(template_name)


@dataclass(frozen=True, slots=True)
class Hinted:
    """The label of a choice with a smaller line below it."""

    label: str | Promise
    hint: str | Promise

    def __str__(self) -> str:
        return str(self.label)
