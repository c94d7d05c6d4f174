"""Expressions over options and states: text to tree and back.

The grammar is that of rule L19. Parsing is LALR, hence linear in the length of the text; nothing is ever evaluated as
Python.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

from lark import Lark, Token, Transformer, UnexpectedCharacters, UnexpectedInput, UnexpectedToken, v_args

LONGEST = 10_000
DEEPEST = 50

RESERVED = frozenset(
    "not and or implies iff at least of true false yes no on off y n null".split()  # noqa: SIM905 - reads as in the rule
)
ID = re.compile(r"[^\W\d_]\w*(?:-\w+)*")
STATE_ID = re.compile(r"\w+(?:-\w+)*")


@dataclass(frozen=True, slots=True)
class Name:
    """An option or, in graph form, a state; `offset` is its place in the text, in characters from 0."""

    id: str
    offset: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Constant:
    """`true` or `false`."""

    value: bool


@dataclass(frozen=True, slots=True)
class Not:
    """True where `part` is false."""

    part: "Expression"


@dataclass(frozen=True, slots=True)
class And:
    """True where all parts are."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """True where some part is."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Implies:
    """False only where `condition` is true and `consequence` false."""

    condition: "Expression"
    consequence: "Expression"


@dataclass(frozen=True, slots=True)
class Iff:
    """True where both sides are alike."""

    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class AtLeast:
    """True where `count` or more of the parts are; `count` is from 1 to the number of parts."""

    count: int
    parts: tuple["Expression", ...]


Expression = Name | Constant | Not | And | Or | Implies | Iff | AtLeast


class ExpressionError(Exception):
    """The text is no expression.

    `code` is the code of the problem, `offset` and `length` say where in the text, in characters from 0.
    """

    def __init__(self, code: str, offset: int, length: int, found: str, expected: str = "", way_out: str = "") -> None:
        super().__init__(found)
        self.code, self.offset, self.length = code, offset, max(length, 1)
        self.found, self.expected, self.way_out = found, expected, way_out


_GRAMMAR = r"""
?start: iff
?iff: implies | implies "iff" implies
?implies: or_ | or_ "implies" or_
?or_: and_ | and_ ("or" and_)+
?and_: not_ | not_ ("and" not_)+
?not_: "not" not_ -> negation | atom
?atom: NAME -> name
     | COUNT -> name
     | "true" -> true
     | "false" -> false
     | "at" "least" COUNT "of" "(" iff ("," iff)* ")" -> at_least
     | "(" iff ")"
COUNT.2: /\d+(?![\w-])/
NAME: /\w+(?:-\w+)*/
%ignore /\s+/
"""

_OPERAND = "an option, `not`, or `(`"
_BETWEEN = ("and", "or", "implies", "iff")
_CAPITAL = re.compile(r"(?<![\w-])(?!not\b|and\b|or\b|implies\b|iff\b)((?i:not|and|or|implies|iff))\s*$")
_SIGNS = re.compile(r"[^\w\s(),]+")
_WAYS = dict.fromkeys(("&", "&&"), "write `and`")
_WAYS |= dict.fromkeys(("|", "||"), "write `or`")
_WAYS |= dict.fromkeys(("!", "~", "¬"), "write `not`")
_WAYS |= dict.fromkeys(("->", "=>", "-->", "==>", "→", "⇒", ">"), "write `implies`")
_WAYS |= dict.fromkeys(("<->", "<=>", "=", "==", "↔", "⇔"), "write `iff`")
_WAYS |= dict.fromkeys(("!=", "<>", "≠"), "write `a iff not b`")
_WAYS |= {"∧": "write `and`", "∨": "write `or`", "-": "for no write `not`; inside an id, a `-` stands without blanks"}


@v_args(inline=True)
class _Build(Transformer[Token, Expression]):
    """Builds the tree while the parser reduces, so that no text can run us out of stack."""

    def name(self, token: Token) -> Expression:
        return Name(str(token), token.start_pos or 0)

    def true(self) -> Expression:
        return Constant(True)

    def false(self) -> Expression:
        return Constant(False)

    def negation(self, part: Expression) -> Expression:
        return Not(part)

    def and_(self, *parts: Expression) -> Expression:
        return And(parts)

    def or_(self, *parts: Expression) -> Expression:
        return Or(parts)

    def implies(self, condition: Expression, consequence: Expression) -> Expression:
        return Implies(condition, consequence)

    def iff(self, left: Expression, right: Expression) -> Expression:
        return Iff(left, right)

    def at_least(self, count: Token, *parts: Expression) -> Expression:
        text = str(count)
        if len(text) > 6 or not 1 <= int(text) <= len(parts):
            raise ExpressionError(
                "E404",
                count.start_pos or 0,
                len(count),
                f"`at least {text[:12]} of` {len(parts)} part{'s' * (len(parts) > 1)}",
                f"a number from 1 to {len(parts)}" if len(parts) > 1 else "1",
            )
        return AtLeast(int(text), parts)


def _too_deep(offset: int) -> ExpressionError:
    return ExpressionError(
        "E402",
        offset,
        1,
        f"the expression nests more than {DEEPEST} deep",
        f"at most {DEEPEST} levels",
        "split it: say parts of it as rules or statements of their own",
    )


@cache
def _parser() -> Lark:
    return Lark(_GRAMMAR, parser="lalr", lexer="basic", maybe_placeholders=False, transformer=_Build())


def parse(text: str) -> Expression:
    """Read an expression (rule L19).

    Raises ExpressionError with the place in `text`; takes time linear in its length.
    """
    if len(text) > LONGEST:
        raise ExpressionError(
            "E403", 0, 1, f"the expression has {len(text):,} characters", f"at most {LONGEST:,} characters", "split it"
        )
    _check_parentheses(text)
    try:
        return cast("Expression", _parser().parse(text))
    except UnexpectedInput as wrong:
        raise _explain(text, wrong) from None


def _check_parentheses(text: str) -> None:
    """Bound the depth before parsing: only parentheses and `not` can nest without end."""
    depth = nots = 0
    for found in re.finditer(r"[()]|\w+(?:-\w+)*", text):
        token = found.group()
        depth += (token == "(") - (token == ")")
        nots = nots + 1 if token == "not" else 0 if token != "(" else nots
        if depth > DEEPEST or nots > DEEPEST:
            raise _too_deep(found.start())


def _explain(text: str, wrong: UnexpectedInput) -> ExpressionError:
    if not text.strip():
        return ExpressionError("E401", 0, 1, "the expression is empty", _OPERAND)
    if isinstance(wrong, UnexpectedCharacters):
        offset = int(wrong.pos_in_stream or 0)  # type: ignore[redundant-expr]  # typed two ways in lark
        found = _SIGNS.match(text, offset)
        signs = found.group() if found else text[offset]
        return ExpressionError(
            "E401", offset, len(signs), f"`{signs}` is not part of an expression", "", _WAYS.get(signs, "")
        )
    if isinstance(wrong, UnexpectedToken):
        token = wrong.token
        capital = _CAPITAL.search(text[: token.start_pos or 0])
        if capital:  # what looks like an operator was read as an option, and this word is the first that does not fit
            word = capital.group(1)
            way = f"write `{word.lower()}` in small letters"
            return ExpressionError("E401", capital.start(1), len(word), f"`{word}` is read as an option", "", way)
        at_end = token.type == "$END"
        offset = len(text.rstrip()) - 1 if at_end else (token.start_pos or 0)
        found_ = "the expression ends too soon" if at_end else f"`{token}` stands where it cannot"
        expected, way = _hint(str(token), wrong.accepts or wrong.expected, text[:offset])
        return ExpressionError("E401", offset, 1 if at_end else len(token), found_, expected, way)
    raise wrong  # pragma: no cover - the end is a token to LALR, and there is no other kind


def _hint(token: str, accepted: Collection[str], before: str) -> tuple[str, str]:
    """What could stand there, and the way out; `before` is the text in front of the token."""
    small = token.lower()
    if "NAME" in accepted:
        return _OPERAND, f"`{small}` stands between two of them" if small in _BETWEEN else ""
    if {"COUNT", "LEAST", "OF", "LPAR"} & set(accepted):
        way = "K is a number in digits" if "COUNT" in accepted else ""
        return "`at least K of (a, b, c)`", "at most K is `not at least` K + 1" if small == "most" else way
    if token in ("implies", "iff"):
        return "", f"put parentheses around one side: a chain of `{token}` can be read in two ways"
    expected = f"`and`, `or`, `implies`, `iff`, or {'`)`' if 'RPAR' in accepted else 'the end'}"
    if token == ")":
        return expected, "there is no `(` for it"
    if token == ",":
        return expected, "a `,` stands only in `at least K of (a, b, c)`"
    if small in _BETWEEN:
        return expected, f"write `{small}` in small letters"
    if re.fullmatch(r"\w+(-\w+)*", token):
        return expected, _english(before, small) or f"put one of them before `{token}`"
    if not token and "COMMA" in accepted:
        return expected, "close the parenthesis; in brackets a `,` ends a text, unless quotes are put around it"
    return expected, "close the parenthesis" if not token and "RPAR" in accepted else ""


def _english(before: str, token: str) -> str:
    """What an English word that the language does not know may have been meant to say."""
    said = re.findall(r"\w+", before.lower())
    if token in ("unless", "without", "except"):
        return "for `a unless b` write `not b implies a`; for `a without b`, `a and not b`"
    if token in ("then", "if", "when") or "if" in said or "when" in said:
        return "for `if a then b` write `a implies b`"
    if said[-1:] in (["no"], ["never"], ["without"]):
        return f"write `not {token}`"
    if "either" in said or "both" in said or "neither" in said:
        return "write `a or b`, `a and b`, `not (a or b)`"
    if token in ("is", "are", "equals"):
        return "an option stands for its being yes: `x`, or `not x`"
    return ""


def names(expression: Expression) -> Iterator[Name]:
    """Every name in the expression, from left to right, repetitions included."""
    match expression:
        case Name():
            yield expression
        case Not(part):
            yield from names(part)
        case And(parts) | Or(parts) | AtLeast(_, parts):
            for part in parts:
                yield from names(part)
        case Implies(left, right) | Iff(left, right):
            yield from names(left)
            yield from names(right)
        case Constant():
            pass


_STRENGTH: dict[type[Any], int] = {Iff: 1, Implies: 2, Or: 3, And: 4, Not: 5}


def write(expression: Expression) -> str:
    """The expression as text, with only the parentheses it needs; `parse` reads it back."""
    match expression:
        case Name(id_):
            return id_
        case Constant(value):
            return "true" if value else "false"
        case Not(part):
            return "not " + _inside(part, 5)
        case And(parts):
            return " and ".join(_inside(part, 5) for part in parts)
        case Or(parts):
            return " or ".join(_inside(part, 4) for part in parts)
        case Implies(left, right):
            return f"{_inside(left, 3)} implies {_inside(right, 3)}"
        case Iff(left, right):
            return f"{_inside(left, 2)} iff {_inside(right, 2)}"
        case AtLeast(count, parts):
            return f"at least {count} of ({', '.join(write(part) for part in parts)})"


def _inside(part: Expression, strength: int) -> str:
    text = write(part)
    return text if _STRENGTH.get(type(part), 6) >= strength else f"({text})"


def conjunction(parts: Sequence[Expression]) -> Expression:
    """All parts together; `true` if there are none."""
    if not parts:
        return Constant(True)
    return parts[0] if len(parts) == 1 else And(tuple(parts))
