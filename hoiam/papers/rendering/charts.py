"""Charts in Word as DrawingML (ECMA-376): bars that Word draws itself, so that an office may go on
working on them. Black, hatched, white and dotted: a printer without colour tells them apart."""

from hoiam.papers.letter import Bars, Chart
from hoiam.papers.rendering.faces import WORD_FACE
from hoiam.papers.rendering.wordml import FIRST_CHART, Align, Look, escaped, paragraph_of, quoted

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_EMU = 36_000  # in a millimetre
_WIDTH, _HEAD, _FOOT, _BAR, _BETWEEN = 158, 14, 12, 6.5, 5
_PATTERNS = ("", "wdUpDiag", "", "pct20")  # of the second and the fourth row of bars
_NUMBER = "#,##0"


def place(chart: Chart, number: int) -> str:
    """The paragraph in which the chart stands; `number` counts the charts of a paper from one."""
    wide, high = round(_WIDTH * _EMU), round(_height(chart) * _EMU)
    told = (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr id="{number}" name="Chart {number}" descr={quoted(chart.says)} '
        f"title={quoted(chart.title)}/><wp:cNvGraphicFramePr/>"
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_C}">'
        f'<c:chart xmlns:c="{_C}" r:id="rId{FIRST_CHART + number - 1}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    return paragraph_of(told, Look(Align.CENTRE, before=6, after=6))


def part(chart: Chart) -> str:
    """The chart itself, a part of its own."""
    rows = "".join(_row(at, one, chart.places) for at, one in enumerate(chart.bars))
    legend = (
        '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
        if len(chart.bars) > 1
        else ""
    )
    return (
        f'<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" xmlns:r="{_R}"><c:roundedCorners val="0"/>'
        f"<c:chart>{_title(chart.title)}"
        '<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{rows}<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>'
        # The first place on top, as it is read; its rows of bars then run downwards as well.
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        '<c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/>'
        '</c:scaling><c:delete val="1"/><c:axPos val="t"/>'
        f'<c:numFmt formatCode="{_NUMBER}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="none"/><c:crossAx val="1"/>'
        '<c:crosses val="autoZero"/></c:valAx></c:plotArea>'
        f'{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_face(1100)}</c:chartSpace>"
    )


def _height(chart: Chart) -> float:
    bars = len(chart.places) * (len(chart.bars) * _BAR + _BETWEEN)
    return min(200.0, _HEAD + bars + (_FOOT if len(chart.bars) > 1 else 0))


def _title(text: str) -> str:
    run = f'<a:r><a:rPr lang="vi-VN" sz="1200" b="1"/><a:t>{escaped(text)}</a:t></a:r>'
    return (
        f"<c:title><c:tx><c:rich><a:bodyPr/><a:p>{run}</a:p></c:rich></c:tx>"
        '<c:overlay val="0"/></c:title>'
    )


def _row(at: int, bars: Bars, places: tuple[str, ...]) -> str:
    named = "".join(
        f'<c:pt idx="{index}"><c:v>{escaped(name)}</c:v></c:pt>'
        for index, name in enumerate(places)
    )
    counted = "".join(
        f'<c:pt idx="{index}"><c:v>{number}</c:v></c:pt>'
        for index, number in enumerate(bars.numbers)
        if number is not None
    )
    count = f'<c:ptCount val="{len(places)}"/>'
    shown = (
        f'<c:dLbls><c:numFmt formatCode="{_NUMBER}" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>'
        '<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
        '<c:showBubbleSize val="0"/></c:dLbls>'
    )
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/>'
        f"<c:tx><c:v>{escaped(bars.name)}</c:v></c:tx>"
        f'<c:spPr>{_fill(at)}<a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
        f'</a:ln></c:spPr><c:invertIfNegative val="0"/>{shown}'
        f"<c:cat><c:strLit>{count}{named}</c:strLit></c:cat>"
        f"<c:val><c:numLit><c:formatCode>{_NUMBER}</c:formatCode>{count}{counted}</c:numLit></c:val>"
        "</c:ser>"
    )


def _fill(at: int) -> str:
    pattern = _PATTERNS[at % len(_PATTERNS)]
    if not pattern:
        grey = "000000" if at % len(_PATTERNS) == 0 else "FFFFFF"
        return f'<a:solidFill><a:srgbClr val="{grey}"/></a:solidFill>'
    return (
        f'<a:pattFill prst="{pattern}"><a:fgClr><a:srgbClr val="000000"/></a:fgClr>'
        '<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
    )


def _face(size: int) -> str:
    look = f'<a:defRPr sz="{size}"><a:latin typeface="{WORD_FACE}"/></a:defRPr>'
    return (
        f'<c:txPr><a:bodyPr/><a:p><a:pPr>{look}</a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr>'
    )
