"""JSON for the handlers' half of the reading page: what an act gave, or its refusal in the three
sentences of every page. Nothing here can be read as words of a denunciation."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.http import HttpResponse, JsonResponse

from hoiam.core.refusals import Invalid, Refusal
from hoiam.web import refusals, sent_json
from hoiam.web.access import OfficeRequest

type Told = Mapping[str, Any]
MOST_WORDS = 64 * 1024  # of JSON; what is sealed comes as files


def answered(act: Callable[[], Told]) -> HttpResponse:
    """What an act gave, or why not."""
    found = refusals.tried(act)
    if not isinstance(found, Refusal):
        return JsonResponse(dict(found))
    return refused(found)


def refused(found: Refusal) -> HttpResponse:
    """What happened, why, and what to do next."""
    text = refusals.sentence(found)
    told = {"code": found.code, "what": text.what, "why": text.why, "next": text.next}
    return JsonResponse(told, status=found.status)


def words(request: OfficeRequest) -> dict[str, Any]:
    """The fields of a JSON body, or of the manifest of a form with files."""
    if request.content_type == "multipart/form-data":
        return _read(request.POST.get("manifest", ""))
    return _read(request.body if len(request.body) <= MOST_WORDS else b"")


def _read(text: str | bytes) -> dict[str, Any]:
    found = sent_json.fields(text)
    if found is None:
        raise Invalid("base.unreadable-request")
    return found


def text(told: Mapping[str, Any], name: str) -> str:
    """A field that is text; empty where it is missing or something else."""
    found = told.get(name, "")
    return found if isinstance(found, str) else ""


def number(told: Mapping[str, Any], name: str) -> int:
    """A field that is a number; anything else is a number that nothing has."""
    found = told.get(name)
    return found if isinstance(found, int) and not isinstance(found, bool) else -1


def file(request: OfficeRequest, name: str) -> UploadedFile:
    """One sealed file of a form; an empty one where none was sent."""
    sent = request.FILES.get(name)
    return sent if sent is not None else SimpleUploadedFile(name, b"")
