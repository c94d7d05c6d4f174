"""What a terminal shows as HTML for notebooks: texts as paragraphs, tables as tables that a screen reader can read."""

from collections.abc import Iterator
from html import escape

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from .figures.style import FALLS, INK, LEANS, ON_DARK, PAPER, PARTLY, STANDS

_FILLS = {"green": STANDS, "cyan": PARTLY, "yellow": LEANS, "red": FALLS}
"""The colours of figures for those of a terminal; whoever sees neither reads the signs."""

_STYLE = (
    ".locarno p,.locarno td,.locarno th{white-space:pre-line;text-align:left;vertical-align:top}"
    ".locarno p{margin:.4em 0;max-width:110ch}.locarno table{border-collapse:collapse;margin:.4em 0;font-size:inherit}"
    ".locarno th{font-weight:inherit}.locarno thead th{font-weight:600;border-bottom:1px solid currentColor}"
    ".locarno td,.locarno th{padding:.2em .6em}.locarno .end{text-align:right}"
    ".locarno td{border:1px solid transparent;background-clip:padding-box}"
)


def html_of(shown: RenderableType) -> str:
    """A piece of HTML that loads nothing; all words in it are escaped."""
    return f'<div class="locarno"><style>{_STYLE}</style>{"".join(_pieces(shown))}</div>'


def _pieces(shown: object) -> Iterator[str]:
    if isinstance(shown, Group):
        for one in shown.renderables:
            yield from _pieces(one)
    elif isinstance(shown, Padding):
        yield f'<div style="margin-left:{shown.left}ch">{"".join(_pieces(shown.renderable))}</div>'
    elif isinstance(shown, Table):
        yield from _table(shown)
    else:
        words = _words(shown)
        if words.strip():
            yield f"<p>{words}</p>"


def _table(table: Table) -> Iterator[str]:
    columns = [list(column.cells) for column in table.columns]
    heads = [_inside(column.header) for column in table.columns]
    grid = not table.show_header or not any(heads)
    yield '<table role="presentation">' if grid else "<table>"
    if table.title:
        yield f"<caption>{_inside(table.title)}</caption>"
    ends = [' class="end"' if column.justify == "right" else "" for column in table.columns]
    first = 0 if grid else 1
    if not grid:
        cells = "".join(f'<th scope="col"{end}>{head}</th>' for head, end in zip(heads, ends, strict=True))
        yield f"<thead><tr>{cells}</tr></thead>"
    yield "<tbody>"
    for row in zip(*columns, strict=True):
        told = [
            f'<th scope="row">{_inside(cell)}</th>' if at < first else f"<td{end}{_fill(cell)}>{_inside(cell)}</td>"
            for at, (cell, end) in enumerate(zip(row, ends, strict=True))
        ]
        yield f"<tr>{''.join(told)}</tr>"
    yield "</tbody></table>"


def _inside(shown: object) -> str:
    """The content of a cell: words, or whatever is in it."""
    if isinstance(shown, str | Text):
        return _words(shown)
    return "".join(_pieces(shown))


def _fill(shown: object) -> str:
    """The colour of a cell whose whole text has one."""
    if not isinstance(shown, Text):
        return ""
    style = Style.parse(shown.style) if isinstance(shown.style, str) else shown.style
    fill = _FILLS.get(style.color.name) if style.color else None
    return f' style="background:{fill};color:{PAPER if fill in ON_DARK else INK}"' if fill else ""


def _words(shown: object) -> str:
    """Words with what is bold and slanted in them."""
    text = Text.from_markup(shown) if isinstance(shown, str) else shown
    if not isinstance(text, Text):
        raise TypeError(f"{type(shown).__name__} is nothing that is shown in a notebook")
    base = Style.parse(text.style) if isinstance(text.style, str) else text.style
    plain = text.plain
    styles = [base] * len(plain)
    for span in text.spans:
        style = Style.parse(span.style) if isinstance(span.style, str) else span.style
        for at in range(max(0, span.start), min(len(plain), span.end)):
            styles[at] = styles[at] + style
    told, start = [], 0
    for at in range(1, len(plain) + 1):
        if at == len(plain) or (styles[at].bold, styles[at].italic) != (styles[start].bold, styles[start].italic):
            told.append(_marked(escape(plain[start:at]), styles[start]))
            start = at
    return "".join(told)


def _marked(words: str, style: Style) -> str:
    words = f"<em>{words}</em>" if style.italic else words
    return f"<strong>{words}</strong>" if style.bold else words
