"""Forms as a page offers them, with what a browser would send if nobody touched anything."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit


@dataclass(slots=True)
class Offered:
    """One form that is posted: where to, and every field with its values as they stand."""

    action: str
    values: dict[str, list[str]] = field(default_factory=dict)
    typed: set[str] = field(default_factory=set)  # fields that a person writes into
    chosen: dict[str, list[str]] = field(default_factory=dict)  # and what can be chosen
    files: set[str] = field(default_factory=set)


class _Reader(HTMLParser):
    def __init__(self, base: str) -> None:
        super().__init__()
        self.base, self.found = base, list[Offered]()
        self._form: Offered | None = None
        self._select = self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        name = said.get("name", "")
        if tag == "form":
            posts = said.get("method", "get").lower() == "post"
            action = urlsplit(urljoin(f"http://testserver{self.base}", said.get("action", "")))
            whole = action.path + (f"?{action.query}" if action.query else "")
            self._form = Offered(whole) if posts else None
        elif self._form is None:
            return
        elif tag == "input" and name:
            self._input(self._form, name, said)
        elif tag == "textarea" and name:
            self._area = name
            self._form.typed.add(name)
            self._form.values[name] = [""]
        elif tag == "select" and name:
            self._select = name
            self._form.values.setdefault(name, [])
        elif tag == "option" and self._select:
            value = said.get("value", "")
            self._form.chosen.setdefault(self._select, []).append(value)
            if "selected" in said or not self._form.values[self._select]:
                self._form.values[self._select] = [value]
        elif tag == "button" and name:
            self._form.chosen.setdefault(name, []).append(said.get("value", ""))
            self._form.values.setdefault(name, [said.get("value", "")])

    @staticmethod
    def _input(form: Offered, name: str, said: dict[str, str]) -> None:
        kind, value = said.get("type", "text"), said.get("value", "")
        if kind == "file":
            form.files.add(name)
        elif kind in {"checkbox", "radio"}:
            form.chosen.setdefault(name, []).append(value or "on")
            if "checked" in said or (kind == "radio" and name not in form.values):
                form.values[name] = [value or "on"]
        elif kind != "hidden":
            form.typed.add(name)
            form.values[name] = [value]
        else:
            form.values.setdefault(name, []).append(value)

    def handle_data(self, data: str) -> None:
        if self._form is not None and self._area:
            self._form.values[self._area] = [self._form.values[self._area][0] + data]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._form is not None:
            self.found.append(self._form)
            self._form = None
        elif tag == "textarea":
            self._area = ""
        elif tag == "select":
            self._select = ""


def forms_of(address: str, page: str) -> list[Offered]:
    """Every form of a page that is posted."""
    reader = _Reader(address)
    reader.feed(page)
    return reader.found
