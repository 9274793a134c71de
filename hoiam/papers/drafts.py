"""A letter before it is issued: its symbol stands, its number and its day are open, and it says
what it is."""

from dataclasses import replace
from datetime import date

from django.conf import settings

from hoiam.core.text import fold
from hoiam.papers.forms.catalogue import Form, form_on
from hoiam.papers.forms.issuers import issuer_of
from hoiam.papers.letter import Letter, Masthead
from hoiam.units.models import Unit

TRAINING = "BẢN TẬP HUẤN, KHÔNG CÓ GIÁ TRỊ"
DRAFT = "DỰ THẢO"


def symbol_of(form: Form, unit: Unit, letter: Letter, *, on: date) -> str:
    """TB-UBND, of a body of the Party TB/ĐU; empty where the form has no number."""
    if not form.letters:
        return ""
    joint = "/" if letter.masthead is Masthead.PARTY else "-"
    return letter.symbol or f"{form.letters}{joint}{issuer_of(unit, on=on).letters}"


def marked(letter: Letter) -> Letter:
    """In training every page says that it is worth nothing."""
    return replace(letter, mark=TRAINING) if settings.TRAINING else letter


def drafted(letter: Letter, *, form: str, unit: Unit, on: date) -> Letter:
    """As it would be issued. A form that carries a number is a draft until it has one; the others
    are filled in and signed as they are."""
    given = form_on(form, on)
    mark = DRAFT if given.letters else ""
    symbol = symbol_of(given, unit, letter, on=on)
    return marked(replace(letter, number="", symbol=symbol, mark=letter.mark or mark))


def file_name(form: str, *, on: date) -> str:
    """What a draft is called where it is saved, without its ending."""
    return fold(f"{form_on(form, on).name} {on:%Y-%m-%d}").replace(" ", "-")
