"""A language of the report: sentences by their names, numbers, days and lists as one writes them there.

Sentences stand in `wording/LANGUAGE/*.ftl`, in the format of Project Fluent. Whatever comes from a case goes in as it
is, and no sentence makes it change its form.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from fluent.runtime import FluentBundle, FluentResource

LANGUAGES: Mapping[str, str] = {"en": "English", "de": "Deutsch"}
"""The languages of the report, each by its own name."""
_LOCALES = {"en": "en_GB", "de": "de_DE"}

_SHORT = 300
"""The library refuses to fill in more than a thousand characters; longer texts are put in afterwards."""

Argument = str | int | float | Decimal


class Unsaid(Exception):
    """A sentence is missing, or something in it is; only a mistake of the program can raise it."""


class Language:
    """One language; `code` is that of ISO 639-1."""

    def __init__(self, code: str) -> None:
        self.code = code
        self._locale = _LOCALES[code]
        self._bundle = FluentBundle([self._locale.replace("_", "-")], use_isolating=False)
        for text in wording(code).values():
            self._bundle.add_resource(FluentResource(text))

    def knows(self, id_: str) -> bool:
        """Whether there is a sentence of that name."""
        return bool(self._bundle.has_message(id_))

    def say(self, id_: str, **filled: Argument) -> str:
        """A sentence, with everything filled in; raises Unsaid if it is not there, or something to fill in is not."""
        if not self._bundle.has_message(id_):
            raise Unsaid(f"{self.code}: no sentence `{id_}`")
        pattern = self._bundle.get_message(id_).value
        if pattern is None:
            raise Unsaid(f"{self.code}: `{id_}` says nothing")
        long = {name: one for name, one in filled.items() if isinstance(one, str) and len(one) > _SHORT}
        marks = {name: f"\ue000{number}\ue001" for number, name in enumerate(long)}
        text, wrong = self._bundle.format_pattern(pattern, filled | marks)
        if wrong:
            raise Unsaid(f"{self.code}: `{id_}`: {wrong[0]}")
        whole = str(text)
        for name, mark in marks.items():
            whole = whole.replace(mark, long[name])
        return whole

    def number(self, one: Decimal | float) -> str:
        """A number: large ones without a fraction, small ones with one digit of it."""
        return str(format_decimal(one, "#,##0" if abs(float(one)) >= 20 else "#,##0.#", locale=self._locale))

    def decimal(self, one: float | Decimal) -> str:
        """A number with a sign and two digits after the point."""
        return str(format_decimal(one, "+0.00;−0.00", locale=self._locale))

    def range(self, amount: tuple[Decimal, Decimal]) -> str:
        """A number, or the least and the most."""
        low, high = (self.number(bound) for bound in amount)
        return low if low == high else self.say("range", low=low, high=high)

    def percent(self, share: float) -> str:
        """A share in whole per cents; 0 and 100 only where it is none and all, else `<1%` and `>99%`."""
        near = min(max(share, 0.01), 0.99) if 0 < share < 1 else share
        sign = "<" if 0 < share < 0.005 else ">" if 0.995 < share < 1 else ""
        form = "#,##0 %" if self.code == "de" else "#,##0%"
        gap = " " if sign and self.code == "de" else ""
        return f"{sign}{gap}{format_percent(near, form, locale=self._locale)}"

    def day(self, one: date) -> str:
        """A day, as it is written in a text."""
        return str(format_date(one, "long", locale=self._locale))

    def all_of(self, items: Iterable[str]) -> str:
        """`a, b and c`."""
        return str(format_list(list(items), locale=self._locale))

    def any_of(self, items: Iterable[str]) -> str:
        """`a, b or c`."""
        return str(format_list(list(items), "or", locale=self._locale))


@cache
def language(code: str) -> Language:
    """The language of that code; raises KeyError if there is none."""
    return Language(code)


def wording(code: str) -> dict[str, str]:
    """The texts of a language's files, by their names, in the order of these."""
    folder = files(__package__) / "wording" / code
    found = {one.name: one.read_text("utf-8") for one in folder.iterdir() if one.name.endswith(".ftl")}
    return dict(sorted(found.items()))
