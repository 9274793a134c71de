"""An office's own Word template: looked through before it is kept, filled with plain words.

Nothing of the file is run. It may name known fields between double braces and nothing else: no
loops, no conditions, no expressions; no macros, no links to files elsewhere, no embedded objects.
Jinja runs in its sandbox on top of that.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from hoiam.core.refusals import Invalid
from hoiam.papers.rendering.fields import MARK, NUMBER

MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 40 * 1024 * 1024
MOST_PARTS = 300
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError)
_BODY = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_FIELD = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_NAME = re.compile(r"\s*([a-z][a-z0-9_]*)\s*")
_CODE = re.compile(r"\{[%#]|[%#]\}")
# Word and its like pass these by, and so does what reads the words of an element; templates do not.
_UNSEEN = re.compile(r"<!--.*?-->|<\?(?!xml\s).*?\?>", re.DOTALL)
_UTF8 = re.compile(r"(?i)\A\s*<\?xml[^>]*?encoding\s*=\s*[\"'](?!utf-?8[\"'])")
_READ = (".xml", ".rels", ".svg")
# What a package may hold besides: pictures and fonts, which nobody reads as words.
_SHOWN = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".odttf")
_ACTIVE = re.compile(r"(?i)vbaproject|vbadata|activex|/embeddings/|\.bin$|attachedtoolbars")
_FETCHING = re.compile(
    r"(?i)\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|MACROBUTTON|RD)\b"
)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PULLING = (f"{_W}altChunk", f"{_W}subDoc", f"{_W}object", f"{_W}control")
_HYPERLINK = "/hyperlink"
_ELSEWHERE = re.compile(r"(?i)\s*([a-z][a-z0-9+.\-]*:|//|\\)")


@dataclass(frozen=True, slots=True)
class Looked:
    """What a template names, in the order in which it stands."""

    fields: tuple[str, ...]


def look(content: bytes, *, known: Collection[str], numbered: bool) -> Looked:
    """Take the file for a template, or say why not. Nothing of it is run."""
    if len(content) > MOST_BYTES:
        raise Invalid("papers.template-large", field="file", most=MOST_BYTES // (1024 * 1024))
    parts = _parts(content)
    found: list[str] = []
    for name, data in parts.items():
        root = _parsed(name, data)
        _check_part(name, root)
        fields = _names(name, "".join(root.itertext()))
        if fields and not _BODY.fullmatch(name):
            raise Invalid("papers.template-code", field="file", where=name)
        found += fields
    named = tuple(dict.fromkeys(found))
    unknown = [one for one in named if one not in known]
    if unknown:
        raise Invalid("papers.template-unknown", field="file", fields=", ".join(unknown))
    # Without the mark a paper of a training could be taken for one that counts.
    needed = [MARK, *([NUMBER] if numbered else [])]
    missing = [one for one in needed if one not in named]
    if missing:
        raise Invalid("papers.template-missing", field="file", fields=", ".join(missing))
    _check_fills(content, named)
    return Looked(named)


def _check_fills(content: bytes, named: Collection[str]) -> None:
    """A file that cannot be filled would stop every paper of its form on the day it is needed."""
    try:
        fill(content, dict.fromkeys(named, "a"))
    except Exception as error:  # whatever the reader of Word files makes of it
        raise Invalid("papers.template-not-word", field="file") from error


def fill(content: bytes, values: Mapping[str, str]) -> bytes:
    """The template with its fields filled; values are words, whatever signs stand in them."""
    # Imported when a paper is made: what serves pages needs neither these nor lxml below them.
    from docxtpl import DocxTemplate  # noqa: PLC0415
    from jinja2 import StrictUndefined  # noqa: PLC0415
    from jinja2.sandbox import SandboxedEnvironment  # noqa: PLC0415

    template = DocxTemplate(io.BytesIO(content))
    sandbox = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    template.render(dict(values), jinja_env=sandbox, autoescape=True)
    made = io.BytesIO()
    template.save(made)
    return made.getvalue()


def _parts(content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            members = package.infolist()
            if len(members) > MOST_PARTS or sum(one.file_size for one in members) > MOST_UNPACKED:
                raise Invalid(
                    "papers.template-large", field="file", most=MOST_BYTES // (1024 * 1024)
                )
            names = [one.filename for one in members if not one.is_dir()]
            # Of two parts with one name, readers take different ones.
            if len({name.casefold() for name in names}) < len(names):
                raise Invalid("papers.template-not-word", field="file")
            active = next((name for name in names if _ACTIVE.search(name)), "")
            if active:
                raise Invalid("papers.template-active", field="file", where=active)
            if "word/document.xml" not in names or "[Content_Types].xml" not in names:
                raise Invalid("papers.template-not-word", field="file")
            shown = {name for name in names if name.casefold().endswith(_SHOWN)}
            odd = next(
                (name for name in names if not name.endswith(_READ) and name not in shown), ""
            )
            if odd:
                raise Invalid("papers.template-active", field="file", where=odd)
            return {name: package.read(name) for name in names if name.endswith(_READ)}
    except _BROKEN as error:
        raise Invalid("papers.template-not-word", field="file") from error


def _parsed(name: str, data: bytes) -> ElementTree.Element:
    try:
        text = data.decode("utf-8-sig")
        # A document type could name files of this machine, or grow without end; in letters of
        # another kind it would not be seen.
        if "<!DOCTYPE" in text or "<!ENTITY" in text or "\0" in text or _UTF8.match(text):
            raise Invalid("papers.template-active", field="file", where=name)
        if any("{" in unseen for unseen in _UNSEEN.findall(text)):
            raise Invalid("papers.template-code", field="file", where=name)
        return ElementTree.fromstring(text.encode())  # noqa: S314 - no document type is let in
    except (ValueError, ElementTree.ParseError) as error:
        raise Invalid("papers.template-not-word", field="file") from error


def _check_part(name: str, root: ElementTree.Element) -> None:
    """Nothing that runs, nothing that fetches, no template code."""
    fields_of_word = ""
    for element in root.iter():
        if element.tag in _PULLING:
            raise Invalid("papers.template-active", field="file", where=name)
        if element.tag == f"{_W}fldChar":
            fields_of_word += " "  # one field ends, another begins: their words are apart
        elif element.tag == f"{_W}instrText":
            fields_of_word += element.text or ""
        for attribute, value in element.attrib.items():
            if attribute == f"{_W}instr":
                fields_of_word += f" {value}"
            if "{{" in value or _CODE.search(value):
                raise Invalid("papers.template-code", field="file", where=name)
        _check_package(name, element)
    if _FETCHING.search(fields_of_word):
        raise Invalid("papers.template-active", field="file", where=name)
    if _CODE.search("".join(root.itertext())):
        raise Invalid("papers.template-code", field="file", where=name)


def _check_package(name: str, element: ElementTree.Element) -> None:
    if name.endswith(".rels"):
        outside = element.get("TargetMode", "").casefold() == "external"
        elsewhere = not outside and _ELSEWHERE.match(element.get("Target", ""))
        if elsewhere or (outside and not element.get("Type", "").endswith(_HYPERLINK)):
            raise Invalid("papers.template-active", field="file", where=name)
    elif name == "[Content_Types].xml":
        kind = element.get("ContentType", "").casefold()
        if "macroenabled" in kind or "vba" in kind or "activex" in kind:
            raise Invalid("papers.template-active", field="file", where=name)


def _names(where: str, text: str) -> list[str]:
    found = []
    for inside in _FIELD.findall(text):
        name = _NAME.fullmatch(inside)
        if name is None:
            raise Invalid("papers.template-code", field="file", where=where)
        found.append(name.group(1))
    if "{{" in _FIELD.sub("", text):
        raise Invalid("papers.template-code", field="file", where=where)
    return found
