"""Who countersigns the public log: inviting them, carrying files to them and back."""

import secrets

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from hoiam.core import actor as actors
from hoiam.core.actor import Role
from hoiam.core.log import notes
from hoiam.core.log.untrue import Untrue
from hoiam.core.refusals import Invalid, NotFound
from hoiam.publication import actions
from hoiam.publication.log import asked, queries
from hoiam.publication.witness import requests
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import menu, pages
from hoiam.web.office.inputs import Line, Lines, Needed
from hoiam.web.office.pages import Values
from hoiam.web.sealed import pages as sealed
from hoiam.web.sealed import served

LONGEST = 64 * 1024


def _log_pages() -> None:
    """The page that checks names the witnesses: it is another one from here on, and the log says so
    in the same moment, so that nobody who watches the pages is alarmed."""
    by = actors.system("log", act="c-" + secrets.token_hex(8))
    for name, found in served.hashes().items():
        actions.log_page(address=sealed.PAGES[name].address, sha256=found, by=by, at=now())


class NewWitness(forms.Form):
    """Somebody outside who is asked to countersign."""

    name = Needed(label=gettext_lazy("Tên"), max_length=200, widget=Line())
    key = Needed(
        label=gettext_lazy("Khóa công khai"),
        help_text=gettext_lazy("Dòng chữ mà lệnh hoiam witness init in ra trên máy của họ."),
        max_length=300,
        widget=Lines(attrs={"rows": 3, "spellcheck": "false"}),
    )
    address = forms.URLField(
        label=gettext_lazy("Địa chỉ nhận yêu cầu ký"),
        help_text=gettext_lazy("Để trống nếu trao đổi bằng tệp, hoặc nếu họ tự đến lấy."),
        max_length=300,
        required=False,
        assume_scheme="https",
    )


class Answer(forms.Form):
    """What a witness gave back as a file."""

    file = forms.FileField(
        label=gettext_lazy("Tệp trả lời của người làm chứng"),
        help_text=gettext_lazy("Tệp do lệnh hoiam witness cosign ghi ra."),
    )


@require_safe
@office(Role.ADMINISTRATOR)
def index(request: OfficeRequest) -> HttpResponse:
    """Everybody who is asked, how far they signed, and what came of asking them last."""
    told, head = asked.last(), queries.newest_head()
    rows = [(one, told.get(one.witness.code)) for one in queries.witness_standings()]
    below = menu.administration(request)
    return pages.show(request, "witnesses", rows=rows, head=head, below=below, form=Answer())


@office(Role.ADMINISTRATOR)
def new(request: OfficeRequest) -> HttpResponse:
    """Ask somebody; that they are asked is an entry of the log itself."""
    form = pages.bound(request, NewWitness)

    def act(typed: Values) -> None:
        with transaction.atomic():
            actions.name_witness(by=request.actor, at=now(), **typed)
            _log_pages()

    return pages.ask(
        request, "witness_step", form=form, act=act, to=("office:witnesses",),
        said=_("Đã mời. Trang kiểm tra và tệp khóa từ nay có tên này."),
        heading=_("Mời người làm chứng"),
    )  # fmt: skip


@office(Role.ADMINISTRATOR)
def retire(request: OfficeRequest, code: str) -> HttpResponse:
    """Ask a witness no more."""
    witness = queries.witness(code)
    form = pages.bound(request, forms.Form)

    def act(_typed: Values) -> None:
        with transaction.atomic():
            actions.retire_witness(witness=witness, by=request.actor, at=now())
            _log_pages()

    return pages.ask(
        request, "witness_step", form=form, act=act, to=("office:witnesses",),
        said=_("Đã thôi mời. Chữ ký cũ vẫn giữ nguyên."),
        heading=_("Thôi mời {name}").format(name=witness.name), ends=True,
    )  # fmt: skip


@require_safe
@office(Role.ADMINISTRATOR)
def wanted(request: OfficeRequest, code: str) -> HttpResponse:
    """What to carry to a witness without a network (c2sp.org/tlog-witness, as a file)."""
    del request
    head, size = queries.newest_head(), _signed_size(code)
    if head is None:
        raise NotFound("base.not-found")
    body = requests.written(size, queries.grown(size, head.row.size), head.row.note)
    response = HttpResponse(body, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="yeu-cau-{head.row.size}.txt"'
    return response


@office(Role.ADMINISTRATOR)
def answer(request: OfficeRequest) -> HttpResponse:
    """What came back from a witness."""
    form = pages.bound(request, Answer)

    def act(typed: Values) -> None:
        note = _text(typed["file"])
        if not actions.record_cosignatures(checkpoint=note, by=request.actor, at=now()):
            raise Invalid("publication.no-witness-signed", field="file")

    return pages.ask(
        request, "witness_step", form=form, act=act, to=("office:witnesses",),
        said=_("Đã kiểm tra và giữ chữ ký."), heading=_("Nộp tệp trả lời"),
    )  # fmt: skip


def _signed_size(code: str) -> int:
    for one in queries.witness_standings():
        if one.witness.code == code:
            return one.size or 0
    raise NotFound("base.not-found")


def _text(file: UploadedFile) -> str:
    """The note in a file, whichever system wrote its ends of lines."""
    try:
        text = file.read(LONGEST).decode("utf-8-sig").replace("\r\n", "\n")
        notes.read(text)
    except (UnicodeDecodeError, Untrue):
        raise Invalid("publication.not-our-checkpoint", field="file") from None
    return text
