"""Figures of a sheet → a column chart that carries its values, so that viewers that do not calculate show it too."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from openpyxl.chart import BarChart
from openpyxl.chart.data_source import AxDataSource, NumData, NumDataSource, NumRef, NumVal, StrData, StrRef, StrVal
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.drawing.text import CharacterProperties, ParagraphProperties

from ledger.report.workbook.sheet import Sheet, quoted

COLOURS = ("1F4E79", "C55A11", "7F7F7F", "70AD47")


def columns(
    title: str,
    axis: str,
    sheet: Sheet,
    names: Sequence[str],
    labels: tuple[str, Sequence[str]],
    values: Sequence[tuple[str, Sequence[Decimal]]],
) -> Any:
    """A chart with one column a label and series. `names` are those of the series; `labels` and `values` give their cells
    ("$A$3:$A$6") and what stands in them."""
    chart = BarChart()
    chart.type, chart.grouping = "col", "clustered"
    chart.title, chart.y_axis.title = title, axis
    chart.height, chart.width = 6.3, 17
    chart.gapWidth = 60
    # openpyxl leaves the axes out unless told, and draws the title over the plot
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.number_format = sheet.cells.language + "#,##0"
    chart.title.overlay = False
    chart.title.tx.rich.p[0].pPr = ParagraphProperties(defRPr=CharacterProperties(sz=1100, b=True))
    chart.legend.position = "b"
    where = quoted(sheet.page.title)
    for name, (cells, numbers), colour in zip(names, values, COLOURS, strict=False):
        cache = NumData(formatCode="#,##0", ptCount=len(numbers), pt=[NumVal(idx=i, v=f"{number:f}") for i, number in enumerate(numbers)])
        series = Series(
            idx=len(chart.series),
            order=len(chart.series),
            tx=SeriesLabel(v=name),
            val=NumDataSource(numRef=NumRef(f=f"{where}!{cells}", numCache=cache)),
            cat=AxDataSource(strRef=StrRef(f=f"{where}!{labels[0]}", strCache=_texts(labels[1]))),
        )
        series.graphicalProperties.solidFill = colour
        series.graphicalProperties.line.solidFill = colour
        chart.series.append(series)
    return chart


def _texts(texts: Sequence[str]) -> StrData:
    return StrData(ptCount=len(texts), pt=[StrVal(idx=i, v=text) for i, text in enumerate(texts)])
