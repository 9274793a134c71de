"""One's own data: what is kept and until when, a copy of all of it, and what may be asked."""

import io
import json
import shutil
import tempfile
import zipfile
from datetime import datetime
from typing import IO

from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from hoiam.base import files
from hoiam.core.calendar import day_of
from hoiam.core.refusals import NotFound, Refusal
from hoiam.protection import actions as protection
from hoiam.protection import clocks, copies, policies, queries
from hoiam.protection.copies import Copy
from hoiam.protection.models import RequestKind
from hoiam.voices.models import Voice
from hoiam.web import refusals
from hoiam.web.access import PublicRequest, now, public
from hoiam.web.forms_ui import Hinted
from hoiam.web.public import forms as public_forms
from hoiam.web.public import personal_data
from hoiam.web.public.keeping import unkept
from hoiam.web.public.track import with_voice

SPOOLED = 2 * 1024 * 1024


# What each request comes to, for somebody who never read the law.
MEANS = {
    RequestKind.KNOW: gettext_lazy("Cơ quan trả lời thêm, ngoài những điều trang này đã ghi."),
    RequestKind.COPY: gettext_lazy("Bản điện tử thì tải được ngay ở mục Lấy bản sao."),
    RequestKind.CORRECT: gettext_lazy("Sai tên, số điện thoại: ghi điều đúng vào ô bên dưới."),
    RequestKind.DELETE: gettext_lazy("Cơ quan xem phần nào xóa được rồi trả lời ông/bà."),
    RequestKind.RESTRICT: gettext_lazy("Vẫn giữ, nhưng tạm không dùng đến và chưa xóa theo hạn."),
    RequestKind.WITHDRAW: gettext_lazy("Không muốn cơ quan dùng tên, số điện thoại của mình nữa."),
    RequestKind.OBJECT: gettext_lazy("Không muốn dữ liệu bị dùng vào một việc: ghi rõ việc gì."),
}


class Ask(forms.Form):
    """What somebody asks about their data."""

    use_required_attribute = False

    kind = forms.ChoiceField(
        label=gettext_lazy("Tôi muốn"),
        widget=forms.RadioSelect,
        choices=[
            (code, Hinted(gettext_lazy(str(label)), MEANS[RequestKind(code)]))
            for code, label in RequestKind.choices
        ],
        error_messages={"required": gettext_lazy("Chọn một yêu cầu.")},
    )
    words = forms.CharField(
        label=gettext_lazy("Nói rõ thêm"),
        help_text=gettext_lazy("Ví dụ: số điện thoại đúng là gì, muốn xóa phần nào."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@require_safe
@public
@unkept
@with_voice
def mine(request: PublicRequest, voice: Voice) -> HttpResponse:
    """What is kept of this person, until when and why; what they asked."""
    return _page(request, voice, Ask())


def _page(request: PublicRequest, voice: Voice, form: Ask, status: int = 200) -> HttpResponse:
    at = now()
    asked = [
        (one, clocks.due_on(one, clocks.ANSWER) or clocks.due_on(one, clocks.COMPLETE))
        for one in queries.requests_of(voice)
    ]
    context = {
        "form": form,
        "copy": copies.copy_of(voice, at=at),
        "asked": asked,
        "open_states": policies.OPEN,
        "reference": voice.receipt.reference,
        "law": personal_data.law(day_of(at)),
    }
    return render(request, "public/track/data.html", context, status=status)


@require_POST
@public
@unkept
@with_voice
def ask(request: PublicRequest, voice: Voice) -> HttpResponse:
    """Take a request in; its dates stand on the page at once."""
    form = Ask(request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        done = refusals.tried(
            lambda: protection.ask(
                voice=voice, kind=typed["kind"], words=typed["words"], channel="web",
                by=request.actor, at=now(),
            )
        )  # fmt: skip
        if not isinstance(done, Refusal):
            messages.success(request, _("Đã nhận yêu cầu. Hạn trả lời ghi ở bên dưới."))
            return redirect("public:own-data")
        public_forms.show_refusal(form, done)
    return _page(request, voice, form, status=422)


@require_POST
@public
@unkept
@with_voice
def take_back(request: PublicRequest, voice: Voice, code: str) -> HttpResponse:
    """The person no longer asks for it, or lifts a restriction."""
    asked = queries.own_request(voice, code)
    done = refusals.tried(lambda: protection.take_back(request=asked, by=request.actor, at=now()))
    if isinstance(done, Refusal):
        return _page(request, voice, Ask(), status=done.status)
    messages.success(request, _("Đã rút yêu cầu."))
    return redirect("public:own-data")


@require_POST
@public
@unkept
@with_voice
def take_copy(request: PublicRequest, voice: Voice) -> FileResponse:
    """Everything kept of this person in one file: written down first, then handed out."""
    at = now()
    copy = copies.copy_of(voice, at=at)
    made = zipped(copy, at=at)
    protection.note_copy(voice=voice, by=request.actor, at=at)
    # The number of the receipt is public; nothing else stands in the name of the file.
    response = FileResponse(
        made, as_attachment=True, filename=f"du-lieu-{copy.reference}.zip",
        content_type="application/zip",
    )  # fmt: skip
    response["X-Content-Type-Options"] = "nosniff"
    return response


def zipped(copy: Copy, *, at: datetime) -> IO[bytes]:
    """A page to read, the same for machines, and the files as they were sent."""
    # The answer closes it once it is sent.
    made = tempfile.SpooledTemporaryFile(max_size=SPOOLED)  # noqa: SIM115
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        page = render_to_string("public/track/copy.html", {"copy": copy, "made_at": at})
        archive.writestr("du-lieu.html", page)
        plain = json.dumps(copies.as_plain(copy), ensure_ascii=False, indent=1)
        archive.writestr("du-lieu.json", plain)
        for number, one in enumerate(copy.files, start=1):
            _add_file(archive, f"tep/{number:02d}-{files.clean_name(one.name)}", one.original)
    made.seek(0)
    return made


def _add_file(archive: zipfile.ZipFile, name: str, original: str) -> None:
    try:
        kept = files.read_original(original)
    except NotFound:  # gone since the page was put together: the list says what there was
        archive.writestr(f"{name}.txt", io.StringIO(_("Tệp này không còn.")).getvalue())
        return
    with kept.open("rb") as content, archive.open(name, "w") as into:
        shutil.copyfileobj(content, into)
