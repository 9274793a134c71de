"""Every address of the product. Each view states who may open it (`hoiam.web.access`)."""

from django.urls import include, path
from django.urls.resolvers import RoutePattern

from hoiam.web import errors
from hoiam.web.later import LaterResolver

OFFICE = LaterResolver(
    RoutePattern("van-phong/"), "hoiam.web.office.urls", app_name="office", namespace="office"
)
urlpatterns = [path("", include("hoiam.web.public.urls")), OFFICE]
handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
