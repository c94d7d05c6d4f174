r"""Formulas in the pages, \( … \) and \[ … \], become MathML when these are built: browsers then need no script.

A formula first makes way for a word, so that Markdown takes it for text, and comes back once the page is HTML.
"""

import re
from typing import Any

from latex2mathml.converter import convert

_FORMULA = re.compile(r"\\\((?P<inline>.+?)\\\)|\\\[(?P<block>.+?)\\\]", re.DOTALL)
_CODE = re.compile(r"(^```.*?^```|`[^`\n]+`)", re.DOTALL | re.MULTILINE)
_WORD = re.compile(r"formula(\d+)holds")

_made: list[str] = []


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Called by MkDocs for the text of each page; code is left as it is."""
    _made.clear()
    parts = _CODE.split(markdown)
    parts[::2] = [_FORMULA.sub(_word, part) for part in parts[::2]]
    return "".join(parts)


def on_page_content(html: str, **_: Any) -> str:
    """Called by MkDocs for the same page as HTML."""
    return _WORD.sub(lambda found: _made[int(found[1])], html)


def _word(found: re.Match[str]) -> str:
    inline = found["inline"]
    tex = " ".join((inline or found["block"]).split())
    _made.append(convert(tex, display="inline" if inline else "block"))
    return f"formula{len(_made) - 1}holds"
