"""Public addresses. No secret ever stands in one."""

from django.urls import path

from hoiam.web.public import case, lists, on_map, pages, receipt, send, track, units

app_name = "public"
urlpatterns = [
    path("", pages.home, name="home"),
    path("gui", send.start, name="send"),
    path("gui/khieu-nai", send.complaint, name="complaint"),
    path("gui/to-cao", send.denunciation, name="denunciation"),
    path("gui/viet", send.write, name="send-write"),
    path("gui/nhap", send.autosave, name="send-autosave"),
    path("gui/tep", send.upload, name="send-upload"),
    path("gui/anh/<slug:code>", send.picture, name="send-picture"),
    path("gui/xem-lai", send.review, name="send-review"),
    path("gui/bien-nhan", receipt.receipt, name="receipt"),
    path("gui/dong", send.leave, name="send-leave"),
    path("tra-cuu", track.track, name="track"),
    path("tra-cuu/cua-toi", track.mine, name="own"),
    path("tra-cuu/bo-sung", track.supply, name="own-supply"),
    path("tra-cuu/duoc", track.settled, name="own-settled"),
    path("tra-cuu/chua-xong", track.not_done, name="own-not-done"),
    path("tra-cuu/anh/<slug:code>", track.picture, name="own-picture"),
    path("tra-cuu/dong", track.close, name="own-close"),
    path("vu-viec", lists.index, name="list"),
    path("vu-viec.atom", lists.feed, name="feed"),
    path("vu-viec/<slug:code>", case.page, name="case"),
    path("vu-viec/<slug:code>/ban-<int:number>", case.release, name="release"),
    path("anh/<slug:code>", case.photo, name="photo"),
    path("ban-do", on_map.page, name="map"),
    path("ban-do/diem.json", on_map.points, name="points"),
    path("ban-do/ranh-gioi.json", on_map.outlines, name="outlines"),
    path("don-vi", units.index, name="units"),
    path("don-vi/<str:code>", units.unit, name="unit"),
    path("so-lieu", pages.counting, name="counting"),
    path("quy-dinh", pages.rules_page, name="rules"),
    path("gioi-thieu", pages.about, name="about"),
    path("ngon-ngu", pages.language, name="language"),
    path("robots.txt", pages.robots, name="robots"),
]
