"""Word files as an office might hand them in: plain ones, and ones that would run or fetch."""

import io
import zipfile
from collections.abc import Mapping

from docx import Document

PLAIN = ("{{co_quan}}", "{{so_ky_hieu}} {{danh_dau}}", "Kính gửi: {{ nguoi_gui }}", "{{noi_dung}}")


def office_file(*lines: str, title: str = "") -> bytes:
    """A Word file with these paragraphs, each field broken over runs as Word likes to do."""
    document = Document()
    for line in lines or PLAIN:
        paragraph = document.add_paragraph()
        for at, part in enumerate(line.split("_")):
            paragraph.add_run(part if at == 0 else f"_{part}").bold = bool(at % 2)
    document.core_properties.title = title
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def with_parts(content: bytes, parts: Mapping[str, str]) -> bytes:
    """The same package with parts put in or replaced; `+` before a name adds to its XML's root."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = old.namelist()
        for name in names:
            if name in parts:
                continue
            data = old.read(name).decode("latin-1")
            more = parts.get(f"+{name}", "")
            if more:
                end = data.rindex("</")
                data = data[:end] + more + data[end:]
            new.writestr(name, data.encode("latin-1"))
        for name, text in parts.items():
            if not name.startswith("+"):
                new.writestr(name, text)
    return made.getvalue()


def paragraphs(content: bytes) -> list[str]:
    """What a Word file says, read with another reader than ours."""
    return [one.text for one in Document(io.BytesIO(content)).paragraphs]
