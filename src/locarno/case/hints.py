"""What may have been meant where a text is not what it should be: a person wants to know what to write."""

import re
from collections.abc import Sequence

from .basis import read_when

_ODD = {
    "\u00a0": "a no-break space: write a plain blank",
    "\u202f": "a no-break space: write a plain blank",
    "\u2013": "a dash from a word processor: write `-`",
    "\u2014": "a dash from a word processor: write `-`",
    "\u201c": 'a typographic quote: write `"`',
    "\u201d": 'a typographic quote: write `"`',
    "\u201e": 'a typographic quote: write `"`',
    "\u2018": "a typographic quote: write `'`",
    "\u2019": "a typographic quote: write `'`",
}
_SAID = {
    "a tab character": "indent with spaces, not with tabs",
    "cannot start any token": "put quotes around a value that begins with this sign",
    "expected alphabetic or numeric character": "put quotes around a value that begins with `*` or `&`",
    "scanning a block scalar": "put quotes around a value that begins with `>` or `|`",
    "unknown escape character": "in double quotes a `\\` begins an escape: use single quotes",
    "scanning a directive": "a line cannot begin with `%`: put quotes around it",
    "tag": "plain values have no tags: put quotes around a value that begins with `!`",
}


def yaml_hint(found: str, lines: Sequence[str], line: int, column: int, opened: int) -> str:
    """The way out.

    `found` is what libyaml says; `line` and `column`, from 1, where it stopped; `opened` the line in which what it was
    reading began.
    """
    here = lines[line - 1] if 0 < line <= len(lines) else ""
    if "\t" in here[:column]:
        return "indent with spaces, not with tabs"
    if said := next((hint for words, hint in _SAID.items() if words in found), ""):
        return said
    first = min(opened, line)
    stretch = lines[first - 1 : line]
    for number, text in enumerate(stretch, first):
        for sign, hint in _ODD.items():
            if sign in text and (sign in "\u00a0\u202f" or text.lstrip()[:1] == sign or "flow" in found):
                return f"line {number} holds {hint}"
    where = "here" if opened == line else f"in line {opened}"
    if "quoted scalar" in found:
        return f"is the quote that opens {where} closed?"
    if "flow" in found:
        return _in_brackets(here, column, stretch, where)
    return _in_block(found, here, lines[line - 2] if line > 1 else "")


def _in_brackets(here: str, column: int, stretch: Sequence[str], where: str) -> str:
    before = here[: column - 1].rstrip()
    if any(re.search(r"[\s:]#", text) for text in stretch[:-1]):
        return "a `#` after a blank begins a comment: put quotes around a text that holds one"
    if where == "here" and here[column - 1 : column] == ":":
        return "put quotes around a text that holds `: `"
    if before.endswith("'"):
        return "inside `'...'` an apostrophe is written twice; or put `\"...\"` around the text"
    return f"is the bracket that opens {where} closed?"


def _in_block(found: str, here: str, before: str) -> str:
    text = here.strip()
    if re.match(r"-\s*\S", text) and text.count(": ") > 1 and ", " in text:
        return "put braces around an entry that stands on one line: `- {key: value, key: value}`"
    if here.count(": ") > 1 and "{" not in here:
        return "put quotes around a value that holds `: `"
    if here.count("{") != here.count("}") or here.count("[") != here.count("]"):
        return "is a bracket missing on this line, or the one before?"
    if re.match(r"-[^\s-]", text):
        return "an item of a list begins with `-` and a blank: `- x`"
    if "could not find expected ':'" in found:
        if before.lstrip()[:2] == "- ":
            return "does the line miss a `- ` in front, as the one before has it, or a `:` and a blank after a key?"
        return "does a `:` and a blank follow the key?"
    return "is the indentation that of its neighbours, here and in the line before, and does a `:` follow each key?"


def odd_sign(text: str) -> str:
    """What to do about a sign that looks like another, if the text holds one; else empty."""
    return next((f"it holds {hint}" for sign, hint in _ODD.items() if sign in text), "")


def date_hint(text: str) -> str:
    """What to write in place of a text that is no date; empty where nothing is plain."""
    parts = text.replace("/", "-").replace(".", "-").split("-")
    if len(text) > 20 or not all(part.isdigit() for part in parts):
        return _named_month(text)
    if len(parts) == 3 and len(parts[2]) == 4:
        one = f"{parts[2]}-{parts[1]:0>2}-{parts[0]:0>2}"
        other = f"{parts[2]}-{parts[0]:0>2}-{parts[1]:0>2}"
        either = {date for date in (one, other) if read_when(date)}
        return f"year first: {' or '.join(sorted(either, reverse=True))}" if either else ""
    padded = "-".join(part.zfill(2) for part in parts)
    if 1 < len(parts) < 4 and len(parts[0]) == 4 and padded != text:
        return f"two digits each, with `-`: {padded}"
    return "is there such a day? Months go from 01 to 12" if 1 < len(parts) < 4 else ""


def _named_month(text: str) -> str:
    """The date, if the text is one with the name of its month in English."""
    found = re.search(r"[A-Za-z]{3,9}", text)
    months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    if not found or found[0][:3].lower() not in months or len(text) > 20:
        return ""
    month = f"{months.index(found[0][:3].lower()) + 1:02}"
    year = re.search(r"\d{4}", text)
    day = re.search(r"(?<!\d)\d{1,2}(?!\d)", text)
    date = "-".join([year[0], month] + ([f"{day[0]:0>2}"] if day else [])) if year else ""
    return f"in figures, year first: {date}" if date and read_when(date) else ""
