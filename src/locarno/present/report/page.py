"""The report as one HTML file: nothing is fetched, whatever comes from the case is escaped, no script but its own runs.

All languages are in the page; which one is seen is a choice in it, which works without a script. The same answers give
the same bytes.
"""

import base64
import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ...answers.report import Gathered
from ..figures.drawing import NoPicture
from .blocks import Figure, Line, Section
from .contents import sections_of
from .drawings import Drawings
from .language import LANGUAGES, language
from .matrix import Group, Matrix, MatrixRow, matrix_of
from .opening import asked_words, assumed_words, goal_words, lead_lines, more_states
from .speech import Speech
from .verdict_words import refs_told

_LONGEST_FACT = 400


def html_page(found: Gathered, shown: str = "en") -> str:
    """The report as the text of an HTML file; `shown` is the language that it opens in.

    Raises KeyError for a language that is none of `LANGUAGES`.
    """
    drawings = Drawings()
    editions = [_Edition(found, code, drawings) for code in LANGUAGES]
    script = _text("page.js")
    return (
        _environment()
        .get_template("page.html")
        .render(
            shown=language(shown).code,
            title=found.case.title or found.case.id,
            generator=f"locarno {found.settings.versions.get('locarno', '')}",
            languages=LANGUAGES,
            editions=editions,
            style=Markup(_text("page.css")),
            script=Markup(script),
            script_hash=f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}",
            assumed_word={code: language(code).say("assumed") for code in LANGUAGES},
        )
    )


@dataclass
class _Edition:
    """The report in one language, as the templates need it."""

    found: Gathered
    code: str
    drawings: Drawings

    @cached_property
    def speech(self) -> Speech:
        return Speech(self.found.case, language(self.code))

    @property
    def say(self) -> Callable[..., str]:
        return self.speech.say

    @cached_property
    def matrix(self) -> Matrix:
        return matrix_of(self.found, self.speech)

    @property
    def matrix_title(self) -> str:
        return self.say("matrix-title-states" if self.matrix.states else "matrix-title")

    @property
    def asked(self) -> str:
        return asked_words(self.found, self.speech)

    @property
    def lead(self) -> tuple[Line, ...]:
        return tuple(lead_lines(self.found, self.matrix, self.speech))

    @property
    def goal(self) -> str:
        """The case's goal in words, where some arrangement starts with it; else empty."""
        return goal_words(self.found, self.speech) if any(row.goal for row in self.matrix.rows) else ""

    @property
    def assumed(self) -> str:
        return assumed_words(self.found, self.speech)

    @property
    def more_states(self) -> str:
        return more_states(self.found, self.speech)

    @property
    def foot(self) -> str:
        return self.say("foot", version=self.found.settings.versions.get("locarno", ""))

    @property
    def name_units(self) -> int:
        """How many columns of readings the column of names is as wide as."""
        return max(1, round(0.6 * len(self.matrix.heads)))

    @property
    def figure_language(self) -> str:
        return self.say("figure-language") if self.code != "en" else ""

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        return sections_of(self.found, self.speech)

    def group(self, group: Group, count: int) -> str:
        """The heading of a group of rows."""
        kind = "states" if self.matrix.states else "arrangements"
        which = "one" if len(self.matrix.heads) == 1 else "many"
        return self.say(f"group-{group}-{kind}-{which}", count=count)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {id_: place for place, id_ in enumerate(self.found.case.arrangements)}

    def order(self, row: MatrixRow) -> int:
        """The place of a row in the case."""
        return self._places.get(row.id, self.matrix.rows.index(row))

    def facts(self, lines: Iterable[Line]) -> list[tuple[str, str]]:
        """What the refs of these lines say."""
        facts = self.found.case.facts
        told = ((ref, facts[ref].text) for ref in refs_told(list(lines)) if ref in facts)
        return [(ref, text if len(text) <= _LONGEST_FACT else f"{text[: _LONGEST_FACT - 1]}…") for ref, text in told]

    def drawn(self, figure: Figure) -> Markup | None:
        """A figure as SVG; None where it cannot be drawn."""
        try:
            return Markup(self.drawings.svg(figure.spec(), figure.text))
        except NoPicture:
            return None


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader(__package__, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals["is_web"] = is_web
    made.globals["kind_of"] = lambda block: type(block).__name__
    return made


def is_web(address: str) -> bool:
    """Whether an address is one of the web, which a page may lead to; a case of a stranger may hold any other."""
    return re.match(r"https?://[^\s<>\"']+\Z", address) is not None


def _text(name: str) -> str:
    return (files(__package__) / "templates" / name).read_text("utf-8")
