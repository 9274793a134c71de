"""The pages that seal and read: one file each, the same for everybody (`hoiam.web.sealed`)."""

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from hoiam.core.refusals import NotAllowed
from hoiam.web import assisted
from hoiam.web.access import PublicRequest, public
from hoiam.web.sealed import served


@require_safe
@public
def seal(request: PublicRequest) -> HttpResponse:
    """Where a denunciation is sealed."""
    _check_alone(request)
    return served.answer(request, "seal")


@require_safe
@public
def read(request: PublicRequest) -> HttpResponse:
    """Where the sender reads answers, and a handler what was sent."""
    _check_alone(request)
    return served.answer(request, "read")


def _check_alone(request: PublicRequest) -> None:
    """Nobody seals or opens for somebody else: the clerk would see what only the sender may."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES and assisted.code_of(request):
        raise NotAllowed("seals.not-while-assisting")
