"""The tables of the law and the papers of the house know the same forms."""

from hoiam.core.law.petitions.tables import PROCEDURES
from hoiam.papers.forms.catalogue_denunciations import DENUNCIATION_FORMS
from hoiam.papers.forms.catalogue_petitions import PETITION_FORMS


def test_every_form_of_a_step_is_a_form_and_every_form_is_of_a_step() -> None:
    """No step without its paper, no paper that no step issues."""
    named = {
        form
        for table in PROCEDURES.values()
        for step in table.lawful_steps()
        for form in step.forms
    }

    assert named == {one.key for one in (*PETITION_FORMS, *DENUNCIATION_FORMS)}
