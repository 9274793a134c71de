"""Every address of the product. Each view states who may open it (`hoiam.web.access`)."""

from django.urls import include, path

from hoiam.web import errors

urlpatterns = [
    path("", include("hoiam.web.public.urls")),
    path("van-phong/", include("hoiam.web.office.urls")),
]
handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
