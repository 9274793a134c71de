"""Who may receive sealed denunciations: the signed list as it counts, and putting up the next one."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop
from django.views.decorators.http import require_safe

from hoiam.core import recipient_lists as lists
from hoiam.core.actor import Role
from hoiam.core.recipient_lists import Change, Changed
from hoiam.core.recipients import LEAST_HANDLERS, Group, RecipientList
from hoiam.core.refusals import Invalid, NotFound
from hoiam.seals import actions, trusted
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import menu, pages

LONGEST = 1024 * 1024  # a list of a province with every body of every commune is below 300 KB
MOST_UNITS = 8  # of changed units that are named one by one
# The codes of changes are the core's; how they read stands here.
WORDS = {
    Changed.HANDLER_NEW: gettext_noop("Thêm người nhận"),
    Changed.HANDLER_GONE: gettext_noop("Bớt người nhận"),
    Changed.HANDLER_KEY: gettext_noop("Đổi khóa của người nhận"),
    Changed.HANDLER_POST: gettext_noop("Đổi tên, chức vụ hoặc đơn vị của người nhận"),
    Changed.GROUP_NEW: gettext_noop("Thêm nhóm"),
    Changed.GROUP_GONE: gettext_noop("Bớt nhóm"),
    Changed.GROUP: gettext_noop("Đổi tên hoặc đơn vị của nhóm"),
    Changed.RECOVERY_KEY: gettext_noop("Đổi khóa dự phòng"),
    Changed.CUSTODIANS: gettext_noop("Đổi người giữ khóa dự phòng"),
    Changed.UNIT_NEW: gettext_noop("Thêm đơn vị"),
    Changed.UNIT_GONE: gettext_noop("Bớt đơn vị"),
    Changed.UNIT: gettext_noop("Đổi tên hoặc cấp trên của đơn vị"),
}
_OF_UNITS = (Changed.UNIT_NEW, Changed.UNIT_GONE, Changed.UNIT)
_KEYS = (Changed.HANDLER_KEY, Changed.RECOVERY_KEY)


class SignedList(forms.Form):
    """The file that came back from the offline machine."""

    file = forms.FileField(
        label=gettext_lazy("Danh sách đã ký"),
        help_text=gettext_lazy("Tệp do lệnh hoiam recipients sign ghi ra trên máy ngoại tuyến."),
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """One group with the people in it, as the sender will be shown it."""

    group: Group
    unit: str
    is_enough: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """One change in words; keys stand in full, to be compared sign by sign."""

    what: str
    who: str
    was: str
    now: str
    is_key: bool


@office(Role.ADMINISTRATOR)
def index(request: OfficeRequest) -> HttpResponse:
    """The list that counts; the next one is checked and shown by name before it is put up."""
    if request.method != "POST":
        return _show(request, form=SignedList())
    if "note" in request.POST:
        note = request.POST["note"].replace("\r\n", "\n")  # as a browser sends lines of a field
        row = actions.publish_list(note=note, by=request.actor, at=now())
        said = _("Đã công bố danh sách số {number}.").format(number=row.number)
        return pages.done(request, said, "office:recipients")
    form = SignedList(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, status=422, form=form)
    try:
        note = _text(form.cleaned_data["file"])
        listed = trusted.verified(note)
        lists.follows(listed, trusted.last())
    except Invalid as error:
        refused = pages.refused(form, error)
        return _show(request, status=error.status, form=form, refused=refused)
    return _show(request, form=SignedList(), preview=listed, note=note, **_preview(listed))


@require_safe
@office(Role.ADMINISTRATOR)
def poster(request: OfficeRequest) -> HttpResponse:
    """What hangs at the reception desk: the fingerprint to compare, and where to seal."""
    listed = trusted.newest()
    if listed is None:
        raise NotFound("base.not-found")
    return pages.show(
        request, "recipients_poster", listed=listed, fingerprint=trusted.fingerprint(),
        groups=_groups(listed), address=settings.SITE_URL,
    )  # fmt: skip


def _show(request: OfficeRequest, *, status: int = 200, **context: Any) -> HttpResponse:
    listed = trusted.newest()
    return pages.show(
        request, "recipients", status=status, below=menu.administration(request), listed=listed,
        groups=_groups(listed) if listed else [], fingerprint=trusted.fingerprint(),
        has_key=trusted.list_key() is not None,
        keys=trusted.handler_keys(), **context,
    )  # fmt: skip


def _text(file: UploadedFile) -> str:
    try:
        return file.read(LONGEST).decode("utf-8")
    except UnicodeDecodeError:
        raise Invalid("seals.list-unsigned", field="file") from None


def _groups(listed: RecipientList) -> list[Shown]:
    names = {one.code: one.name for one in listed.units}
    return [
        Shown(one, names[one.unit], len(one.handlers) >= LEAST_HANDLERS) for one in listed.groups
    ]


def _preview(listed: RecipientList) -> dict[str, Any]:
    found = lists.changes(trusted.last(), listed)
    units = [one for one in found if one.what in _OF_UNITS]
    shown = [one for one in found if one.what not in _OF_UNITS] + units[:MOST_UNITS]
    return {
        "changes": [_difference(one, listed) for one in shown],
        "more": max(0, len(units) - MOST_UNITS),
        "preview_groups": _groups(listed),
    }


def _difference(one: Change, listed: RecipientList) -> Difference:
    every = (each for group in listed.groups for each in group.handlers)
    who = next((each.name for each in every if each.code == one.code), "")
    is_key = one.what in _KEYS
    return Difference(_(WORDS[one.what]), who if is_key else "", one.was, one.now, is_key)
