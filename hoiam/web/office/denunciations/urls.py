"""Addresses of these pages. None bears a number that counts files: only random codes, and numbers
that begin anew in each file."""

from django.urls import URLPattern, path

from hoiam.web.office.denunciations import filing, naming, sheets, steps

FILE = "to-cao/<str:code>"

PATTERNS: tuple[URLPattern, ...] = (
    path("to-cao", filing.files, name="denunciations"),
    path("to-cao/moi", filing.new, name="new-denunciation"),
    path("to-cao/so-dem", filing.columns, name="denunciation-columns"),
    path("to-cao/nhan-lai/<str:code>", naming.adopt, name="adopt-denunciation"),
    path(FILE, filing.one, name="denunciation"),
    path(f"{FILE}/khai", naming.declare, name="declare-denunciation"),
    path(f"{FILE}/nguoi-giai-quyet", naming.head, name="denunciation-head"),
    path(f"{FILE}/nguoi-xac-minh", naming.handler, name="denunciation-handler"),
    path(f"{FILE}/nguoi/<int:number>/thoi", naming.relieve, name="denunciation-relieve"),
    path(f"{FILE}/buoc/<slug:step>", steps.step, name="denunciation-step"),
    path(f"{FILE}/dinh-chinh/<int:number>", steps.take_back, name="denunciation-take-back"),
    path(f"{FILE}/ket-qua", steps.enter, name="denunciation-enter"),
    path(
        f"{FILE}/ket-qua/<int:number>/dinh-chinh", steps.entry_back, name="denunciation-entry-back"
    ),
    path(f"{FILE}/mau/<slug:form>", sheets.sheet, name="denunciation-sheet"),
)
