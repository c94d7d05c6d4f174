"""The report as Markdown, in one language: the same sections, without figures."""

import re
from collections.abc import Iterator, Sequence

from ...answers.report import Gathered
from .blocks import Block, Bullets, Cell, Code, Figure, Fold, Heading, Line, Paragraph, Section, Table, Terms
from .contents import sections_of
from .language import language
from .matrix import Matrix, matrix_of
from .opening import asked_words, assumed_words, lead_lines, more_states
from .speech import Speech

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")


def markdown_page(found: Gathered, shown: str = "en") -> str:
    """The report as the text of a Markdown file, in the language `shown`; raises KeyError if there is none such."""
    speech = Speech(found.case, language(shown))
    matrix = matrix_of(found, speech)
    say = speech.say
    parts = [f"# {_plain(found.case.title or found.case.id)}", _plain(asked_words(found, speech))]
    parts += [_line(line, speech) for line in lead_lines(found, matrix, speech)]
    parts.append(f"## {say('matrix-title-states' if matrix.states else 'matrix-title')}")
    parts.append("\n".join(f"* {one.sign} **{_plain(one.word)}**: {_plain(one.means)}" for one in matrix.legend))
    parts.append(_matrix(matrix, speech))
    parts += [_plain(say("mark-star" if mark == "*" else "mark-war")) for mark in matrix.marked]
    parts += [_plain(text) for text in (more_states(found, speech), assumed_words(found, speech)) if text]
    for section in sections_of(found, speech):
        parts += _section(section, speech)
    parts.append(_plain(say("foot", version=found.settings.versions.get("locarno", ""))))
    return "\n\n".join(part for part in parts if part) + "\n"


def _matrix(matrix: Matrix, speech: Speech) -> str:
    heads = [speech.say("states" if matrix.states else "arrangements"), *(head.id for head in matrix.heads)]
    rows = []
    for row in matrix.rows:
        name = f"**{_plain(row.id)}** {_plain(row.name)}" + (f" ({speech.say('goal-tag')})" if row.goal else "")
        rows.append([name, *(_plain(f"{one.sign} {one.word} {one.by}{one.marks}".strip()) for one in row.cells)])
    return _rows(heads, rows)


def _section(section: Section, speech: Speech) -> Iterator[str]:
    yield f"## {_plain(section.title)}"
    for block in section.blocks:
        yield from _block(block, speech)


def _block(block: Block, speech: Speech) -> Iterator[str]:
    match block:
        case Paragraph(line=line):
            yield _line(line, speech)
        case Heading(text=text):
            yield f"### {_plain(text)}"
        case Bullets(lines=lines, steps=steps):
            yield "\n".join(
                f"{f'{number}.' if steps else '*'} {_line(line, speech)}" for number, line in enumerate(lines, 1)
            )
        case Table(caption=caption, heads=heads, rows=rows):
            yield f"*{_plain(caption)}*"
            yield _rows([_plain(head) for head in heads], [[_cell(cell) for cell in row] for row in rows])
        case Terms(pairs=pairs):
            yield "\n".join(f"* **{_plain(word)}**: {_line(line, speech)}" for word, line in pairs)
        case Code(text=text):
            yield f"    {text}"
        case Figure():
            return
        case Fold(summary=summary, blocks=blocks):
            yield f"#### {_plain(summary)}"
            for inside in blocks:
                yield from _block(inside, speech)


def _rows(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _cell(cell: Cell) -> str:
    refs = f" [{' '.join(cell.refs)}]" if cell.refs else ""
    return _plain(f"{cell.sign} {cell.text} {cell.more}".strip() + refs)


def _line(line: Line, speech: Speech) -> str:
    marks = [*line.refs, speech.say("assumed")] if line.assumed else list(line.refs)
    end = f" [{', '.join(marks)}]" if marks else ""
    text = _plain(line.text) + (f" `{_one(line.exact).replace('`', '')}`" if line.exact else "") + _plain(end)
    return text + "".join(f" {_plain(link)}" for link in line.links)


def _plain(text: str) -> str:
    """A text that says itself: nothing in it is taken for Markdown or HTML, and it stays on one line."""
    return _SPECIAL.sub(r"\\\1", _one(text))


def _one(text: str) -> str:
    return " ".join(text.split())
