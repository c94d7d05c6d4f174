"""What people write when they come from prose, word processors and other notations, and the word that leads out."""

from pathlib import Path

import pytest

import locarno

HEAD = "locarno: 1\ncase: {title: t}\nactors: {a: A}\noptions:\n  x: a\n  z: a\n"
WANTS = "common:\n  preferences:\n    a:\n"


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        (HEAD + "  w: {owner: a, label: sends: raiders}\n", 7, "put quotes around a text that holds `: `"),
        (HEAD + '  w: {owner: a, label: "sends raiders}\n', 7, "is the quote that opens here closed?"),
        (HEAD + "  w: {owner: a, label: 'don't leave'}\n", 7, "an apostrophe is written twice"),
        (HEAD + "  w: {owner: a, label: #9 lines}\n  v: a\n", 8, "a `#` after a blank begins a comment"),
        (HEAD + "  w: {owner: a, label: “sends: raiders”}\n", 7, "line 7 holds a typographic quote"),
        (HEAD + WANTS + "      - {statement: !x implies z}\n", 10, "for the contrary of `x` write `not x`"),
        (HEAD + WANTS + "      - x\n      not z\n", 11, "does the line miss a `- ` in front"),
        (HEAD + WANTS + "      -x\n      -not z\n", 10, "an item of a list begins with `-` and a blank"),
        (HEAD + WANTS + "      – not x\n      - z\n", 10, "a dash from a word processor"),
        (HEAD + WANTS + "      - z\n      – not x\n", 11, "line 11 holds a dash from a word processor"),
        (HEAD + WANTS + "      - statement: not x, refs: [C]\n", 10, "put braces around an entry"),
        (HEAD + WANTS + "      - no x\n", 10, "write `not x`"),
        (HEAD + WANTS + "      - if x then z\n", 10, "for `if a then b` write `a implies b`"),
        (HEAD + WANTS + "      - x then z\n", 10, "for `if a then b` write `a implies b`"),
        (HEAD + WANTS + "      - either x or z\n", 10, "write `a or b`"),
        (HEAD + WANTS + "      - x unless z\n", 10, "for `a unless b` write `not b implies a`"),
        (HEAD + WANTS + "      - x is true\n", 10, "an option stands for its being yes"),
        (HEAD.replace("{title: t}", "\n  title:The t"), 3, "a blank follows the `:`"),
        (HEAD + "  w: {owner: a, date: 11/01/2023}\n", 7, "2023-11-01 or 2023-01-11"),
        (HEAD + "  w: {owner: a, date: 31/01/2023}\n", 7, "year first: 2023-01-31"),
        (HEAD + "  w: {owner: a, date: 1 Nov 2023}\n", 7, "in figures, year first: 2023-11-01"),
        (HEAD + "  w: {owner: a, date: August 2023}\n", 7, "in figures, year first: 2023-08"),
        (HEAD + "\u00a0\u00a0w: a\n", 7, "a no-break space: write a plain blank"),
        (HEAD + "common: {preferences: {a: {ranking: [YY, >>, YN]}}}\n", 7, "put quotes around a value that begins"),
        (
            HEAD + WANTS + "      ranking:\n        - YY\n        - >>\n        - YN\n",
            12,
            "that begins with `>` or `|`",
        ),
    ],
)
def test_the_message_leads_out(text: str, line: int, hint: str, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    case, problems = locarno.check(path)
    assert case is None
    ways = [problem.way_out for problem in problems if problem.place and problem.place.line == line]
    assert any(hint in way for way in ways), [(str(p.place), p.way_out) for p in problems]
