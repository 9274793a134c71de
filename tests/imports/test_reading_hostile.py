"""Files that break readers: each is refused with its own sentence, in little memory and time."""

import itertools
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from hoiam.base import texts
from hoiam.core.refusals import Invalid
from hoiam.imports.reading import limits, open_table
from tests.imports import files

MEGABYTE = 1024 * 1024
HEADER = files.row(1, "a", "b")


def page(*rows: str) -> str:
    return files.sheet([HEADER, *rows])


def plain_book(*rows: str, **others: bytes | str) -> bytes:
    return files.xlsx({"S": page(*rows)}, **others)


def value_at(place: str, row: int) -> str:
    return f'<row r="{row}"><c r="{place}{row}"><v>1</v></c></row>'


def many(cell: str, times: int) -> bytes:
    return cell.encode() * times


def shared(content: str, head: str = "") -> str:
    return f'<?xml version="1.0"?>{head}<sst xmlns="{files.MAIN}"><si><t>{content}</t></si></sst>'


def big_page(megabytes: int) -> str:
    return files.sheet([HEADER, "<row/>" * (megabytes * MEGABYTE // 6)])


def encrypted() -> bytes:
    """What Office writes for a workbook with a password: a container with this stream."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le")
    )


HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "an empty file": ("empty-file", lambda: b""),
    "only blank lines": ("empty-file", lambda: b"\n\n ,, \n"),
    "a packed empty file": ("empty-file", lambda: files.gz(b"")),
    "a list without rows": ("empty-file", lambda: b"[]"),
    "a workbook without cells": ("empty-file", lambda: files.xlsx({"S": files.sheet([])})),
    "a header only": ("header-only", lambda: b"a,b,c\n"),
    "a sheet with a header only": ("header-only", lambda: plain_book()),
    "a program": ("not-a-table", lambda: b"MZ\x90\0" + b"\0" * 200),
    "a picture": ("not-a-table", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 200),
    "a paper": ("not-a-table", lambda: b"%PDF-1.7\n"),
    "a letter of Word": (
        "not-a-table",
        lambda: files.zipped({files.CONTENT_TYPES: "<x/>", "word/document.xml": "<x/>"}),
    ),
    "an old letter of Word": (
        "not-a-table",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
    ),
    "a text of OpenDocument": (
        "not-a-table",
        lambda: files.zipped({"mimetype": "application/vnd.oasis.opendocument.text"}),
    ),
    "a web page called Excel": ("web-page", lambda: b"\n<HTML><table><tr><td>1</td></tr></table>"),
    "a workbook with a password": ("encrypted", encrypted),
    "a gzip bomb": ("gzip-bomb", lambda: files.gzip_of_zeros(limits.MOST_UNPACKED // MEGABYTE + 1)),
    "a zip bomb": (
        "zip-bomb",
        lambda: files.xlsx({f"S{n}": big_page(70) for n in range(12)}),
    ),
    "a packet in a packet": ("nested-archive", lambda: files.gz(files.gz("a,b\n1,2\n"))),
    "a zip in a zip": (
        "nested-archive",
        lambda: files.zipped({"x.zip": files.zipped({"a.csv": "a,b\n1,2\n"})}),
    ),
    "a zip of tables": ("zip-of-files", lambda: files.zipped({"a.csv": "a,b\n1,2\n"})),
    "a zip that claims to be small": (
        "false-sizes",
        lambda: files.lying(plain_book(files.row(2, "1", "2")), 10),
    ),
    "a zip that claims to be large": (
        "false-sizes",
        lambda: files.lying(plain_book(files.row(2, "1", "2")), 100_000),
    ),
    "a cut workbook": ("damaged", lambda: plain_book(files.row(2, "1", "2"))[:-60]),
    "a cut gzip": ("damaged", lambda: files.gz("a,b\n1,2\n" * 1000)[:-20]),
    "a gzip with a wrong sum": ("damaged", lambda: files.gz("a,b\n1,2\n")[:-8] + b"\0" * 8),
    "a sheet that is no XML": ("damaged", lambda: files.xlsx({"S": "<worksheet><row>"})),
    "a workbook that is nothing": (
        "damaged",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") + b"\1" * 4000,
    ),
    "a billion laughs": (
        "xml-entities",
        lambda: plain_book(
            files.row(2, "1", "2"), xl__sharedStrings_xml=shared("&c;", files.BILLION_LAUGHS)
        ),
    ),
    "laughs in OpenDocument": (
        "xml-entities",
        lambda: files.ods("<table:table/>", "<!DOCTYPE x [<!ENTITY a 'ha'>]>"),
    ),
    "elements within elements": (
        "too-deep",
        lambda: files.xlsx({"S": files.sheet(["<x>" * 5000 + "</x>" * 5000])}),
    ),
    "a cell in the far corner": ("far-cell", lambda: plain_book(value_at("XFD", 1_048_576))),
    "a cell in the last column": ("far-cell", lambda: plain_book(value_at("XFD", 2))),
    "a cell in the last row": ("far-cell", lambda: plain_book(value_at("A", 1_048_576))),
    "a row repeated two million times": (
        "far-cell",
        lambda: files.ods(
            '<table:table table:name="S"><table:table-row table:number-rows-repeated="2000000">'
            f"{files.ods_cell('x')}</table:table-row></table:table>"
        ),
    ),
    "a cell repeated a million times": (
        "far-cell",
        lambda: files.ods(
            '<table:table table:name="S"><table:table-row>'
            + files.ods_cell("x", ' table:number-columns-repeated="1000000"')
            + "</table:table-row></table:table>"
        ),
    ),
    "a sheet with too many cells": (
        "workbook-too-big",
        lambda: plain_book(value_at("CV", 2), value_at("A", 99_000)),
    ),
    "one long text in a million cells": (
        "workbook-too-big",
        lambda: files.xlsx(
            {
                "S": files.sheet(
                    [HEADER]
                    + [
                        f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>'
                        for n in range(2, 20_000)
                    ]
                )
            },
            xl__sharedStrings_xml=shared("x" * 90_000),
        ),
    ),
    "a cell of 40 MB": ("cell-too-long", lambda: b"a,b\n1," + many("x", 40 * MEGABYTE) + b"\n"),
    "a packed cell of 100 MB": (
        "cell-too-long",
        lambda: files.gz(b"a,b\n1," + many("x", 100 * MEGABYTE) + b"\n"),
    ),
    "a cell of 100 MB in JSON": (
        "cell-too-long",
        lambda: files.gz(b'[{"a": "' + many("x", 100 * MEGABYTE) + b'"}]'),
    ),
    "a cell of 100 MB in JSON lines": (
        "cell-too-long",
        lambda: files.gz(b'{"a": 1}\n{"a": "' + many("x", 100 * MEGABYTE) + b'"}'),
    ),
    "a cell of 100 MB in a workbook": (
        "cell-too-long",
        lambda: files.xlsx({"S": page(files.row(2, "x" * (100 * MEGABYTE), "y"))}),
    ),
    "a cell of many lines": (
        "cell-too-long",
        lambda: b'a,b\n1,"' + many("x\n", 3 * MEGABYTE) + b'"\n',
    ),
    "a cell just too long": ("cell-too-long", lambda: b"a,b\n1," + many("x", 100_001) + b"\n"),
    "a million columns": ("too-many-columns", lambda: many("a,", 1_000_000) + b"\n1\n"),
    "a thousand columns": ("too-many-columns", lambda: many("a,", 1000) + b"b\n1\n"),
    "a thousand names": (
        "too-many-columns",
        lambda: b'[{"' + b'": 1, "'.join(f"a{n}".encode() for n in range(1000)) + b'": 1}]',
    ),
    "too many rows": ("too-many-rows", lambda: b"a\n" + many("1\n", limits.MOST_ROWS + 1)),
    "too many objects": ("too-many-rows", lambda: many('{"a":1}\n', limits.MOST_ROWS + 1)),
    "a lone quote": ("lone-quote", lambda: b'a,b\n1,"never closed\n2,x\n3,y\n'),
    "a quote in the middle of a quoted cell": ("lone-quote", lambda: b'a,b\n1,"x" y\n'),
    "zeros in a text": ("zero-bytes", lambda: b"a,b\n1,x\0y\n"),
    "zeros far behind": ("zero-bytes", lambda: b"a,b\n" + many("1,2\n", 50_000) + b"\0,1\n"),
    "zeros in JSON": ("zero-bytes", lambda: b'[{"a": "x\\u0000y"}]'),
    "two encodings in one file": (
        "wrong-encoding",
        lambda: "tên,b\nĐường phố hỏng,\n".encode() * 3 + b"\xe9\xe8,1\n",
    ),
    "UTF-32": ("wrong-encoding", lambda: "a,b\n1,2\n".encode("utf-32")),
    "cut UTF-16": ("wrong-encoding", lambda: "a,b\n1,2\n".encode("utf-16") + b"x"),
    "bytes of no encoding": ("wrong-encoding", lambda: b"a,b\n\x81\x8d,\xff\n"),
    "JSON with NaN": ("json-not-a-number", lambda: b'[{"a": NaN}]'),
    "JSON with infinity": ("json-not-a-number", lambda: b'{"a": 1}\n{"a": -Infinity}\n'),
    "a hundred thousand brackets": ("too-deep", lambda: b"[" * 100_000),
    "brackets in a line": ("too-deep", lambda: b'{"a": 1}\n{"a": ' + b"[" * 100_000),
    "objects within objects": ("too-deep", lambda: b'[{"a":' + b'{"a":' * 100_000),
    "cut JSON": ("broken-json", lambda: b'[{"a": 1}, {"a": '),
    "a cut line of JSON": ("broken-json", lambda: b'{"a": 1}\n{"a": \n'),
    "JSON without a comma": ("broken-json", lambda: b'[{"a": 1} {"a": 2}]'),
    "JSON with one quote": ("broken-json", lambda: b"[{'a': 1}]"),
    "an envelope without a name": ("broken-json", lambda: b'{rows: [{"a": 1}]}'),
    "half a sign": ("broken-json", lambda: b'[{"a": "\\ud800"}]'),
}


@cache
def packed(what: str) -> bytes:
    """A file that is small as it lies there and dear to make: made once."""
    return HOSTILE[what][1]()


def read_all(path: Path) -> None:
    with open_table(path, name="tep.csv") as table:
        for _ in table.rows():
            pass


@pytest.mark.parametrize("what", HOSTILE)
def test_it_is_refused_with_its_own_sentence(tmp_path: Path, what: str) -> None:
    code, made = HOSTILE[what]
    path = files.written(tmp_path, packed(what) if what in HEAVY else made())
    began = time.process_time()

    with pytest.raises(Invalid) as refusal:
        read_all(path)

    assert refusal.value.code == f"imports.{code}"
    assert time.process_time() - began < 20  # of our own processor time, not of the clock
    sentence = texts.all_refusals()[refusal.value.code]
    assert all(part.format(**refusal.value.details) for part in (sentence.what, sentence.next))


def test_a_file_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "lon.csv"
    with path.open("wb") as file:
        file.truncate(limits.MOST_FILE + 1)

    with pytest.raises(Invalid, match=r"imports\.file-too-big"):
        open_table(path, name="lon.csv")


def test_an_encoding_that_nobody_knows_is_not_converted_from(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r"imports\.unknown-legacy"):
        open_table(files.written(tmp_path, "a,b\n1,2\n"), name="x", legacy="viscii")


def test_every_refusal_of_a_file_is_met_here() -> None:
    source = (Path(limits.__file__).parent).glob("*.py")
    said = {
        word.split('"')[0]
        for text in (one.read_text() for one in source)
        for word in text.split('"imports.')[1:]
    }

    elsewhere = {"file-too-big", "unknown-legacy", "no-such-sheet"}
    assert said - elsewhere == {code for code, _ in HOSTILE.values()}


MEASURE = """
import resource, sys
from pathlib import Path
from hoiam.core.refusals import Invalid
from hoiam.imports.reading import open_table
try:
    with open_table(Path(sys.argv[1]), name="x") as table:
        print(sum(1 for _ in table.rows()))
except Invalid as refusal:
    print(refusal.code)
# What getrusage says of a process begins with the one that started it; the kernel's own page
# begins anew with the program.
status = Path("/proc/self/status").read_text()
own = int(status.split("VmHWM:")[1].split()[0])
child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(own // 1024, child // 1024)
"""
HEAVY = (
    "a gzip bomb",
    "a zip bomb",
    "one long text in a million cells",
    "a packed cell of 100 MB",
    "a cell of 100 MB in JSON",
    "a cell of 100 MB in a workbook",
    "a million columns",
)


# What the process that opens a workbook may take, and the one that waits for it.
MOST_MEMORY = limits.WORKBOOK_MEMORY // limits.MEGABYTE + 60


def measured(path: Path) -> tuple[str, int]:
    """What reading a file in a process of its own says, and how many megabytes it took in all."""
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    said, took = done.stdout.strip().splitlines()
    return said, sum(map(int, took.split()))


@pytest.mark.parametrize("what", HEAVY)
def test_hostile_files_take_little_memory(tmp_path: Path, what: str) -> None:
    code, _made = HOSTILE[what]

    said, megabytes = measured(files.written(tmp_path, packed(what)))

    assert said == f"imports.{code}"
    assert megabytes < MOST_MEMORY


def test_the_largest_list_of_rows_takes_little_memory(tmp_path: Path) -> None:
    rows = (f"{n:07},0912345678,Đường hỏng ở thôn {n}\n" for n in range(limits.MOST_ROWS))
    path = files.written(tmp_path, "".join(itertools.chain(["Số,Điện thoại,Nội dung\n"], rows)))

    said, megabytes = measured(path)

    assert said == str(limits.MOST_ROWS)
    assert megabytes < 100


def test_a_large_sheet_takes_no_more_than_its_process_may(tmp_path: Path) -> None:
    rows = [files.row(n, f"{n:07}", "0912345678", "x" * 20) for n in range(1, 30_001)]

    said, megabytes = measured(files.written(tmp_path, files.xlsx({"S": files.sheet(rows)})))

    assert said == "29999"
    assert megabytes < 250


def test_the_limits_of_this_process_are_not_touched(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_DATA)
    path = files.written(tmp_path, files.xlsx({"S": page(files.row(2, "1", "2"))}))

    read_all(path)

    assert resource.getrlimit(resource.RLIMIT_DATA) == before


def test_a_reader_that_stops_early_leaves_no_process(tmp_path: Path) -> None:
    rows = [files.row(n, str(n), "x" * 200) for n in range(1, 5000)]
    with open_table(
        files.written(tmp_path, files.xlsx({"S": files.sheet(rows)})), name="x"
    ) as table:
        found = table.rows()
        next(found)
        found.close()

    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
