"""The public count of demands by outside bodies for what people gave."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hoiam.cases import demands
from hoiam.web.access import PublicRequest, public


@require_safe
@public
def page(request: PublicRequest) -> HttpResponse:
    """How many, of which kind of body, in which year, and what came of them; no case, no person."""
    return render(request, "public/demands.html", {"rows": demands.counted()})
