"""Figures in a text: numbers in digits and in words, and dates, in German and English.

Read generously: what can be two numbers (`1.200`) counts as both, so that a figure is missed only where no way of
reading it is there. What comes out is for a person to look at.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ...case.fingerprint import normalised
from .number_words import SCALES, english, german

Day = tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Figure:
    """`written` from `start` on in the text; `values` it can mean, or the `day` (year, month, day; None: not said)."""

    written: str
    start: int
    values: frozenset[Decimal]
    day: Day | None = None


_MONTHS = (
    "januar january jan", "februar february feb", "märz march mar", "april apr", "mai may", "juni june jun",
    "juli july jul", "august aug", "september sept sep", "oktober october okt oct", "november nov",
    "dezember december dez dec",
)  # fmt: skip
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()} | {"jänner": 1}
_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))
_TH = r"(?:st|nd|rd|th)?"
_DATES = (
    re.compile(r"(?<![\w.-])(?P<y>\d{4})-(?P<m>\d{1,2})(?:-(?P<d>\d{1,2}))?(?![\w-])"),
    re.compile(r"(?<![\w.])(?P<d>\d{1,2})\. ?(?P<m>\d{1,2})\. ?(?P<y>\d{4}|\d{2})(?!\w)"),
    re.compile(rf"(?<!\w)(?P<d>\d{{1,2}})(?:\.|{_TH})(?: of)? ?(?P<name>{_NAMES})\b\.?(?:,? (?P<y>\d{{4}}))?", re.I),
    re.compile(rf"\b(?P<name>{_NAMES})\b\.? (?P<d>\d{{1,2}}){_TH}(?!\w|[.,]\d)(?:,? (?P<y>\d{{4}}))?", re.I),
    re.compile(rf"\b(?P<name>{_NAMES})\b\.? (?P<y>\d{{4}})(?!\w)", re.I),
)
_DIGITS = re.compile(r"(?<![\w.,])\d{1,3}(?: \d{3})+(?![\d])|(?<!\w)\d+(?:[.,'’]\d+)*")
_LONGEST = 60
_WORD = re.compile(r"[^\W\d_]+")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,'’ ]\d{3})+")


def figures_in(text: str) -> tuple[Figure, ...]:
    """All figures of a text, in its order. The text is normalised first, as paragraphs are (L41)."""
    text = normalised(text)
    dates = list(_dates(text))
    free = text
    for one in dates:
        free = free[: one.start] + "\0" * len(one.written) + free[one.start + len(one.written) :]
    return tuple(sorted([*dates, *_digits(free), *_worded(free)], key=lambda one: one.start))


def _dates(text: str) -> Iterator[Figure]:
    end_of: list[tuple[int, int]] = []
    for pattern in _DATES:
        for found in pattern.finditer(text):
            if any(found.start() < end and start < found.end() for start, end in end_of):
                continue
            parts = found.groupdict()
            month = _MONTH[parts["name"].lower()] if parts.get("name") else int(parts["m"])
            year = int(parts["y"]) if parts.get("y") else None
            year = year + 2000 if year is not None and year < 100 else year
            day = int(parts["d"]) if parts.get("d") else None
            if 1 <= month <= 12 and (day is None or 1 <= day <= 31):
                end_of.append(found.span())
                yield Figure(found[0].rstrip(" .,"), found.start(), frozenset(), (year, month, day))


def _digits(text: str) -> Iterator[Figure]:
    for found in _DIGITS.finditer(text):
        after = text[found.end() : found.end() + 1]
        if after == "_" or len(found[0]) > _LONGEST:
            continue
        scale = re.match(r"[- ]?([^\W\d_]+)", text[found.end() :])
        times = SCALES.get(scale[1].lower(), ()) if scale else ()
        written = found[0] + (scale[0] if scale and times else "")
        values = _values(found[0])
        scaled = frozenset(value * by for value in values for by in times)
        yield Figure(written, found.start(), scaled or values)


def _values(digits: str) -> frozenset[Decimal]:
    """What a number in digits can mean: a separator before three digits may stand for thousands or for a decimal."""
    found = set()
    if _THOUSANDS.fullmatch(digits):
        found.add(Decimal(re.sub(r"\D", "", digits)))
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0:
        found.add(Decimal(re.sub(r"\D", "", digits)))
    else:
        whole, part = digits[:last], digits[last + 1 :]
        if whole.isdigit() or (_THOUSANDS.fullmatch(whole) and digits[last] not in whole):
            found.add(Decimal(re.sub(r"\D", "", whole) + "." + part))
    if not found:  # `3.1.2` and the like: each number for itself
        found |= {Decimal(one) for one in re.findall(r"\d+", digits)}
    return frozenset(found)


def _worded(text: str) -> Iterator[Figure]:
    words = [(found[0].lower(), found.start(), found.end()) for found in _WORD.finditer(text)]
    place = 0
    while place < len(words):
        run = _run(words, place, text)
        found = english(run)
        count = found[1] if found else 1
        value = found[0] if found else german(run[0])
        if value is None and run[0] in SCALES and run[0] in ("hundert", "tausend", "hundred", "thousand", "dutzend"):
            value, count = Decimal(SCALES[run[0]][0]), 1
        if value is None and run[0] == "dozen":
            value, count = Decimal(12), 1
        if value is None:
            if run[0] in ("eine", "einer", "a", "one") and len(run) > 1 and run[1] in SCALES:
                value, count = Decimal(1), 1
            else:
                place += 1
                continue
        values = frozenset([value])
        while len(run) > count and (times := SCALES.get(run[count])):
            values, count = frozenset(one * by for one in values for by in times), count + 1
        start, end = words[place][1], words[place + count - 1][2]
        yield Figure(text[start:end], start, values)
        place += count


def _run(words: list[tuple[str, int, int]], place: int, text: str) -> list[str]:
    """The words from a place on that only a blank or a hyphen parts, at most ten."""
    run = [words[place][0]]
    for one, other in zip(words[place : place + 9], words[place + 1 : place + 10], strict=False):
        if text[one[2] : other[1]] not in (" ", "-"):
            break
        run.append(other[0])
    return run


def missing_figures(text: str, paragraphs: tuple[str, ...], own: tuple[str, ...]) -> tuple[str, ...]:
    """The figures of a fact's text, as written there, that stand in none of the paragraphs and are not its own."""
    text = normalised(text)
    there = [figure for paragraph in paragraphs for figure in figures_in(paragraph)]
    values = frozenset[Decimal]().union(*(one.values for one in there))
    days = [one.day for one in there if one.day]
    numbers = values | {Decimal(day[0]) for day in days if day[0]} | {Decimal(day[2]) for day in days if day[2]}
    excused = [found.span() for word in own for found in re.finditer(re.escape(normalised(word)), text)]
    missed = []
    for one in figures_in(text):
        end = one.start + len(one.written)
        if any(start <= one.start and end <= last for start, last in excused):
            continue
        if not (_day_there(one.day, days, numbers) if one.day else one.values & numbers):
            missed.append(one.written)
    return tuple(dict.fromkeys(missed))


def _day_there(asked: Day, days: list[Day], numbers: frozenset[Decimal]) -> bool:
    """Whether a date stands there: month, and day if it is said; the year with it, or anywhere in the paragraphs."""
    year, month, day = asked
    for one in days:
        same_year = year is None or one[0] == year or (one[0] is None and Decimal(year) in numbers)
        if same_year and one[1] == month and (day is None or one[2] == day):
            return True
    return False
