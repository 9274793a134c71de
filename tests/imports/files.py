"""Files of every kind, good and hostile, made small and on the spot."""

import base64
import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

CONTENT_TYPES = "[Content_Types].xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKED_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OPEN = "urn:oasis:names:tc:opendocument:xmlns"
BILLION_LAUGHS = (
    '<!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


def written(folder: Path, content: bytes | str, name: str = "tep") -> Path:
    """A file whose name says nothing of what is in it."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """A zip of these members."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def sheet(rows: Sequence[str]) -> str:
    """A sheet of these <row> elements."""
    return f'<?xml version="1.0"?><worksheet xmlns="{MAIN}"><sheetData>{"".join(rows)}</sheetData></worksheet>'


def row(number: int, *cells: str) -> str:
    """One row of text cells, from column A on."""
    made = (
        f'<c r="{chr(65 + place)}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
        for place, cell in enumerate(cells)
    )
    return f'<row r="{number}">{"".join(made)}</row>'


def workbook(pages: Mapping[str, str], **others: bytes | str) -> dict[str, bytes | str]:
    """The members of an xlsx with these sheets."""
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{place}" r:id="rId{place}"/>'
        for place, name in enumerate(pages, start=1)
    )
    relations = "".join(
        f'<Relationship Id="rId{place}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{place}.xml"/>'
        for place, _ in enumerate(pages, start=1)
    )
    return {
        CONTENT_TYPES: '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<?xml version="1.0"?><Relationships xmlns="{PACKED_RELATIONS}"><Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<?xml version="1.0"?><workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<?xml version="1.0"?><Relationships xmlns="{PACKED_RELATIONS}">{relations}</Relationships>',
        **{
            f"xl/worksheets/sheet{place}.xml": page
            for place, page in enumerate(pages.values(), start=1)
        },
        **{name.replace("__", "/").replace("_xml", ".xml"): body for name, body in others.items()},
    }


def xlsx(pages: Mapping[str, str], **others: bytes | str) -> bytes:
    """An xlsx with these sheets; other members as name__of_xml."""
    return zipped(workbook(pages, **others))


def ods(table: str, head: str = "") -> bytes:
    """An OpenDocument workbook with this table inside."""
    content = (
        f'<?xml version="1.0"?>{head}<office:document-content '
        f'xmlns:office="{OPEN}:office:1.0" xmlns:table="{OPEN}:table:1.0" '
        f'xmlns:text="{OPEN}:text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
        f"{table}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><manifest:manifest '
        f'xmlns:manifest="{OPEN}:manifest:1.0" manifest:version="1.2"/>'
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": manifest,
            "content.xml": content,
        }
    )


def ods_cell(text: str, repeated: str = "") -> str:
    """A text cell of an OpenDocument sheet."""
    return f'<table:table-cell office:value-type="string"{repeated}><text:p>{text}</text:p></table:table-cell>'


def lying(good: bytes, claimed: int) -> bytes:
    """The same zip, in which the first page of a sheet claims another size, everywhere."""
    content = bytearray(good)
    at = content.find(b"xl/worksheets/sheet1.xml")
    while at != -1:
        if content[at - 30 : at - 26] == b"PK\x03\x04":
            struct.pack_into("<I", content, at - 30 + 22, claimed)
        if content[at - 46 : at - 42] == b"PK\x01\x02":
            struct.pack_into("<I", content, at - 46 + 24, claimed)
        at = content.find(b"xl/worksheets/sheet1.xml", at + 1)
    return bytes(content)


def gzip_of_zeros(megabytes: int) -> bytes:
    """A gzip bomb: spaces and line ends, a thousand to one."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    piece = (b" " * 1023 + b"\n") * 1024
    return b"".join(packer.compress(piece) for _ in range(megabytes)) + packer.flush()


def gz(content: bytes | str) -> bytes:
    """The content as .gz."""
    return gzip.compress(content.encode() if isinstance(content, str) else content)


def xls() -> bytes:
    """An Excel 97 workbook."""
    return gzip.decompress(base64.b85decode(XLS_85))


# An Excel 97 workbook with one sheet "Sổ": a text "007", a date, a number, a formula.
XLS_85 = (
    "ABzY8000000{`t;O=uHA6#izqX?{qPG^UnTSVF+6wbB+3dP&zxZBGf+9{fSj)`VIrsf2o{2d&l|1;LZzrBDSgwO;%|"
    "4+<VU2=NCI3x!0Fo&*ICZPqt0o0>+22DH$!-!gCCyf@$M+xgwu*V+2q^!?^MD$s=*6ihd2%WQ&@yOarl{HCeY(%nVL"
    "w6U(>c2P&xI`E|Kl~eVh>hC-x=CtP|flri<<1FH1sbqK!v7ciY6e@-&Nr78r@u7*M3bH)KaudsYT=FT)eQdePGD>B0"
    ";ux|<ymhZNijT+$`+QLKK4i{3TRPEzmueJWye5ie9q3Mv44zqM4qfwN2GpT_$y73}@_yWg2k7Z(kHy-L5^@MpXV2if"
    "83w+UX7#hMZC_iv0NH=6v^)P|cTp!++OJCun1p$fCrJig?9!A+iUGXW7tu>&0-VS{fHyjM<HNZL7epK%^%1HrfpbV<"
    "m{xprbnNj!1jL+J(3L5S)5x;sQHwt>7J(IuMIBEfFUbV_tk?5Y3Q)9*cfY=k4fPu**fPl*L~$G0s-lL8ONv2cAA4$+"
    "Wh*mwvb@Z-ZehKdWr*H~?k)WdmeM=LWv;Ndg`TsU@y^&*rf(-b^X1?pJ@eVvLHcZ8{(NZmgE5T=ZEFeQt7{5vqD|bq"
    "q43x!-G#N}EU;|)ZTWG@fEBxG?UjBkahrkKL!p>cts|Cm(rPQk7Jpz1W~=tNAUzyi5O-ck%ct0y#g-LpRbDbX!u=Gc"
    "oV4mvn{=_D2aOWZ?nZ%5SC<Upfuhjz`3oM{uwlc74I4IW*w|1I{25yO=+>-*g8Hm?TK{#HC>8AABpVioFh<un9S{!C"
    "8E_nFOjI>~Hp3xGb%|ASO8*NL4%5@q7{w6BF<SNbrDK^Wf1gzo1OILcRr~xxHF5su=l=wOaB_M8761S"
)
