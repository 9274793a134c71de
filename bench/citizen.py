"""Somebody who sends: reads each page's own form, fills it in and posts it, cookies and all.

Nothing about the forms is copied here but the names of the fields a person fills in, so that
what is measured is what the pages ask for.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from bench.wire import Answer, Request, Transport, Upload, form_body, multipart_body

SEND, TRACK = "/gui", "/tra-cuu"
REFERENCE = re.compile(r"\b[A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")
TRACKING_CODE = re.compile(r"\b(?:[0-9A-Z]{3}-){5}[0-9A-Z]{3}\b")


class OddPage(RuntimeError):
    """A page that is not what the walk expects; its text says what it was."""


@dataclass
class Form:
    """A form as the page gives it."""

    action: str
    method: str
    multipart: bool
    values: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    options: dict[str, list[str]] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    challenge: str = ""


class _Forms(HTMLParser):
    """Every form of a page with what would be sent if nothing was touched."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Form] = []
        self._select = self._textarea = ""
        self._written: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.found.append(
                Form(
                    given.get("action", ""),
                    given.get("method", "get").upper(),
                    given.get("enctype") == "multipart/form-data",
                    challenge=given.get("data-pow", ""),
                )
            )
        elif self.found:
            self._field(tag, given)

    def _field(self, tag: str, given: Mapping[str, str]) -> None:
        form, name, kind = self.found[-1], given.get("name", ""), given.get("type", "")
        if name:
            form.names.add(name)
        if tag == "button" or (tag == "input" and kind == "submit"):
            form.buttons.append((name, given.get("value", "")))
        elif tag == "textarea":
            self._textarea, self._written = name, []
        elif tag == "select":
            self._select = name
            form.options[name] = []
        elif tag == "option" and self._select:
            form.options[self._select].append(given.get("value", ""))
            if "selected" in given or self._select not in form.values:
                form.values[self._select] = given.get("value", "")
        elif tag == "input" and name and kind != "file":
            is_choice = kind in ("radio", "checkbox")
            value = given.get("value", "on" if is_choice else "")
            if is_choice:
                form.options.setdefault(name, []).append(value)
            if not is_choice or "checked" in given:
                form.values[name] = value

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self._written.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._textarea:
            # A line break right after the tag belongs to the markup.
            self.found[-1].values[self._textarea] = "".join(self._written).removeprefix("\n")
            self._textarea = ""
        elif tag == "select":
            self._select = ""


def forms_of(page: str) -> list[Form]:
    """The forms of a page, in its order."""
    parser = _Forms()
    parser.feed(page)
    return parser.found


@dataclass(frozen=True, slots=True)
class Story:
    """What somebody has to tell."""

    text: str
    area: str = ""  # empty: the first commune that the form offers
    place: str = "thôn 3, trước cổng trường"
    field: str = ""
    name: str = "Lò Thị Mẫu"
    phone: str = "0900 000 123"
    email: str = ""
    files: Sequence[Upload] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the person was given."""

    reference: str
    tracking_code: str


class Citizen:
    """A browser without scripts, of one person."""

    def __init__(self, transport: Transport) -> None:
        self.transport = transport
        self.cookies: dict[str, tuple[str, str]] = {}  # name → value, path
        self.at = "/"  # the address that the browser shows

    # ---- as a browser does --------------------------------------------------------------------

    def get(self, path: str) -> Answer:
        """A page, redirects followed."""
        return self._follow(path, self.ask(Request("GET", path, self._headers(path))))

    def ask(self, request: Request) -> Answer:
        """One request; what it sets is kept."""
        answer = self.transport.ask(request)
        for name, value in answer.headers:
            if name.lower() == "set-cookie":
                self._keep(value)
        return answer

    def post(self, form: Form, values: Mapping[str, str], files: Sequence[Upload] = ()) -> Answer:
        """A form filled in and sent, redirects followed."""
        request = self.posting(form, values, files)
        return self._follow(request.path, self.ask(request))

    def posting(
        self, form: Form, values: Mapping[str, str], files: Sequence[Upload] = ()
    ) -> Request:
        """The request that sends a form, not sent yet. Without an address it goes to its page."""
        path = urljoin(self.at, form.action or self.at)
        filled = form.values | dict(values)
        media, body = (
            multipart_body(filled, {"photos": files}) if form.multipart else form_body(filled)
        )
        return Request("POST", path, self._headers(path) | {"Content-Type": media}, body)

    def _headers(self, path: str) -> dict[str, str]:
        sent = "; ".join(
            f"{name}={value}"
            for name, (value, where) in self.cookies.items()
            if path == where or path.startswith(where.rstrip("/") + "/")
        )
        return {"Cookie": sent} if sent else {}

    def _keep(self, line: str) -> None:
        pair, *attributes = (part.strip() for part in line.split(";"))
        name, _, value = pair.partition("=")
        given = dict(part.lower().partition("=")[::2] for part in attributes)
        if given.get("max-age") == "0":
            self.cookies.pop(name, None)
        else:
            self.cookies[name] = (value, given.get("path", "/"))

    def _follow(self, path: str, answer: Answer) -> Answer:
        for _ in range(5):
            self.at = path
            if answer.status not in (301, 302, 303, 307, 308):
                return answer
            path = urlsplit(urljoin(path, answer.header("Location"))).path
            answer = self.ask(Request("GET", path, self._headers(path)))
        raise OddPage(f"{path} leads in a circle")

    # ---- sending -------------------------------------------------------------------------------

    def prepare(self, story: Story, *, work: bool = False) -> Request:
        """Kind, words and a look at everything; the request that sends it for good.

        `work`: the proof of work that the page's script would do is done here.
        """
        page = self.get(SEND)
        page = self.post(self._form(page, "kind"), {"kind": "feedback"})
        form = self._form(page, "text", "area")
        commune = story.area or next(code for code in form.options["area"] if code)
        values = {
            "text": story.text,
            "area": commune,
            "place": story.place,
            "field": story.field,
            "who": "desk",
            "name": story.name,
            "phone": story.phone,
            "email": story.email,
            "do": "review",
        }
        page = self.post(form, values, story.files)
        last = self._form(page, "challenge", "solution")
        worked = {"challenge": last.challenge, "solution": solve(last.challenge)} if work else {}
        return self.posting(last, worked)

    def _form(self, page: Answer, *names: str) -> Form:
        """The form that asks for these; a page without it ends the walk."""
        found = [form for form in forms_of(page.text) if set(names) <= form.names]
        if page.status != 200 or not found:
            raise OddPage(f"status {page.status}, no form with {names}:\n{page.text[:3000]}")
        return found[0]

    def send(self, prepared: Request) -> Receipt:
        """Send, and read the receipt that the redirect leads to."""
        answer = self._follow(prepared.path, self.ask(prepared))
        if answer.status != 200:
            raise OddPage(f"status {answer.status} instead of a receipt:\n{answer.text[:3000]}")
        return receipt_of(answer.text)

    # ---- tracking ------------------------------------------------------------------------------

    def track(self, tracking_code: str) -> Answer:
        """The page of one's own case, opened with the secret code."""
        page = self.get(TRACK)
        return self.post(self._form(page, "code"), {"code": tracking_code})

    def request(self, path: str) -> Request:
        """The request for a page with the cookies this person has now."""
        return Request("GET", path, self._headers(path))


def receipt_of(page: str) -> Receipt:
    """Number and secret code on the page of a receipt."""
    plain = re.sub(r"<[^>]*>", "", page)
    reference, code = REFERENCE.search(plain), TRACKING_CODE.search(plain)
    if reference is None or code is None:
        raise OddPage(f"no receipt on the page:\n{plain[:3000]}")
    return Receipt(reference[0], code[0])


def solve(challenge: str) -> str:
    """The first number that, put behind the challenge, gives a hash with enough leading zeros."""
    bits, number = int(challenge.split(".")[2]), 0
    while True:
        digest = hashlib.sha256(f"{challenge}:{number}".encode()).digest()
        if 256 - int.from_bytes(digest, "big").bit_length() >= bits:
            return str(number)
        number += 1
