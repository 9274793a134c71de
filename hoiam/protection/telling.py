"""What a person is told about their request. Plain enough for a text message."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from hoiam.protection.models import DataRequest, RequestKind


@dataclass(frozen=True, slots=True)
class Tidings:
    """One message: its template, its subject and its text."""

    template: str
    subject: str | Promise
    text: str | Promise


def received(request: DataRequest, due: str) -> Tidings:
    """That it was taken in, and by when it is answered."""
    return Tidings(
        "protection.received",
        format_lazy(_("Đã nhận yêu cầu về dữ liệu: {kind}"), kind=_kind(request)),
        format_lazy(_("{unit} trả lời trước ngày {due}."), unit=request.unit.name, due=due),
    )


def answered(request: DataRequest, due: str) -> Tidings:
    """That there is an answer, and by when the rest is done; the words are read with the code."""
    return Tidings(
        "protection.answered",
        format_lazy(_("Đã trả lời yêu cầu về dữ liệu: {kind}"), kind=_kind(request)),
        format_lazy(_("{unit} làm xong trước ngày {due}."), unit=request.unit.name, due=due),
    )


def extended(request: DataRequest, due: str) -> Tidings:
    """That it takes longer."""
    return Tidings(
        "protection.extended",
        format_lazy(_("Gia hạn yêu cầu về dữ liệu: {kind}"), kind=_kind(request)),
        format_lazy(_("{unit} làm xong trước ngày {due}."), unit=request.unit.name, due=due),
    )


def done(request: DataRequest) -> Tidings:
    """That it was done."""
    return Tidings(
        "protection.done",
        format_lazy(_("Đã làm xong yêu cầu về dữ liệu: {kind}"), kind=_kind(request)),
        format_lazy(_("{unit} đã làm xong."), unit=request.unit.name),
    )


def refused(request: DataRequest) -> Tidings:
    """That it cannot be done; the reason is read with the code."""
    return Tidings(
        "protection.refused",
        format_lazy(_("Yêu cầu về dữ liệu không làm được: {kind}"), kind=_kind(request)),
        format_lazy(_("{unit} đã ghi lý do."), unit=request.unit.name),
    )


def leaked(unit: str, kinds: str, advice: str) -> Tidings:
    """That data of theirs may have come to others, of which kinds, and what they can do."""
    return Tidings(
        "protection.leaked",
        _("Dữ liệu của ông/bà có thể đã bị lộ"),
        format_lazy(
            _("{unit} xin lỗi và báo: dữ liệu có thể đã bị lộ gồm {kinds}. {advice}"),
            unit=unit,
            kinds=kinds,
            advice=advice,
        ),
    )


def _kind(request: DataRequest) -> str | Promise:
    return _(str(RequestKind(request.kind).label))
