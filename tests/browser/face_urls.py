"""Addresses of a test site that shows the gallery and takes what its scripts send."""

import json

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import include, path, reverse
from django.views.decorators.csrf import csrf_exempt

from hoiam.web import gallery

OWN = reverse("public:own", urlconf="hoiam.config.urls").removeprefix("/")
POW_KEY = b"a key of the tests"
DRAFTS: list[dict[str, str]] = []
FILES: list[tuple[str, bytes]] = []
SENT: list[dict[str, str]] = []
TROUBLE: list[int] = []  # status codes to answer with before anything is taken
CHALLENGE: list[str] = []


def show(request: HttpRequest, layout: str) -> HttpResponse:
    context = gallery.context() | {
        "layout": f"base/{layout}.html",
        "challenge": CHALLENGE[-1] if CHALLENGE else "1.00.8.0.gallery",
        "draft_url": "/draft",
        "upload_url": "/upload" if "upload" in request.GET else "",
        "outlines_url": "/outlines",
    }
    if request.method == "POST":
        SENT.append(request.POST.dict())
    return render(request, "base/gallery.html", context)


@csrf_exempt
def draft(request: HttpRequest) -> HttpResponse:
    if TROUBLE:
        return HttpResponse(status=TROUBLE.pop())
    DRAFTS.append(request.POST.dict())
    return HttpResponse(status=204)


@csrf_exempt
def upload(request: HttpRequest) -> HttpResponse:
    if "remove" in request.POST:
        FILES.pop(int(request.POST["remove"]))
        return JsonResponse({})
    (taken,) = request.FILES.values()
    if TROUBLE:
        return JsonResponse({"message": "Tệp này không nhận được."}, status=TROUBLE.pop())
    assert isinstance(taken, UploadedFile)
    FILES.append((taken.name or "", taken.read()))
    return JsonResponse({"code": str(len(FILES) - 1)})


def outlines(request: HttpRequest) -> HttpResponse:
    ring = [[103.9, 21.9], [104.4, 21.9], [104.4, 22.6], [103.9, 22.6], [103.9, 21.9]]
    area = {
        "type": "Feature",
        "properties": {"name": "Xã Bảo Thắng"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    return HttpResponse(json.dumps({"type": "FeatureCollection", "features": [area]}))


def error(request: HttpRequest, name: str) -> HttpResponse:
    return render(
        request, f"errors/{name}.html", {"number": "a1b2c3d4", "wait": 30, "limits": "20 MB"}
    )


urlpatterns = [
    path("gallery/<str:layout>", csrf_exempt(show)),
    path("draft", draft),
    path("upload", upload),
    path("outlines", outlines),
    path("error/<str:name>", error),
    # What keeps pages asks once where one's own is: here it is where it is in the product.
    path("", include(([path(OWN, show, {"layout": "public"}, name="own")], "public"))),
]
