"""The forms: what each is called, where it stands in the law, and a filled-in one to look at."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hoiam.papers.forms.catalogue import FORMS, Wording
from hoiam.papers.forms.samples import sample as filled
from hoiam.web import papers
from hoiam.web.access import OfficeRequest, office
from hoiam.web.office import menu, pages

SAMPLE = "MẪU ĐỂ XEM, KHÔNG CÓ GIÁ TRỊ"
_WORDINGS = {
    Wording.OFFICIAL: gettext_noop("đúng lời phụ lục"),
    Wording.CONTENT: gettext_noop("luật nêu nội dung, lời của hệ thống"),
    Wording.HOUSE: gettext_noop("không luật nào đòi, để tiện cho người dân"),
}


@office(*menu.WORKERS)
def forms(request: OfficeRequest) -> HttpResponse:
    """All of them."""
    rows = [(form, _(_WORDINGS[form.wording])) for form in FORMS]
    return pages.show(request, "papers/forms", rows=rows)


@office(*menu.WORKERS)
def sample(request: OfficeRequest, form: str, media: str) -> HttpResponse:
    """One with invented people, which says so on every page."""
    return papers.sample(filled(form), form=form, media=media, mark=SAMPLE)
