"""What an actor wants, as meant: statements, weights or a ranking (L33), and how surely or strongly (L35)."""

import re
from collections.abc import Sequence
from decimal import Decimal

from .basis import Basis
from .lookup import Lookup, Path
from .nouns import EVEN, Prioritised, Ranked, Statement, Weighted
from .wording import Report
from .written import PreferenceWritten, SaidWritten, StatementWritten, UnknownWritten

STRONGER = ">>"
"""The entry of a ranking that stands between what is strongly preferred and what it is preferred to."""

_OUT_OF_PLACE = "take it out, or put it where it says something"


class Orders:
    """Reads preferences; every miss is reported at its place."""

    def __init__(self, look: Lookup, report: Report) -> None:
        self._look, self._report = look, report

    def order(self, w: list[str | StatementWritten] | PreferenceWritten, path: Path) -> Prioritised | Weighted | Ranked:
        """What stands at the path; nothing wanted where it cannot be told."""
        if isinstance(w, list):
            return Prioritised(self._prioritised(w, path))
        given = [kind for kind in ("statements", "weights", "ranking") if self._look.has(path, kind)]
        if len(given) != 1:
            if given or not self._look.hurt(path):
                found = f"{' and '.join(f'`{kind}`' for kind in given) or 'no order'} for `{path[-1]}`"
                self._report.error(
                    "E209", self._look.place(path), found, "exactly one of `statements`, `weights`, `ranking`"
                )
            return Prioritised(())
        if w.strong_gap is not None and w.weights is None:
            self._misplaced("strong_gap", path, "`weights` beside it", "mark statements `strong`, or write `>>`")
        if w.enough is not None and w.ranking is not None:
            self._misplaced("enough", path, "`statements` or `weights` beside it", "a ranking says all for sure")
        if w.weights is not None:
            strong, enough = (
                self._above_zero(w.strong_gap, (*path, "strong_gap")),
                self._above_zero(w.enough, (*path, "enough")),
            )
            weights = tuple(item.weight for item in w.weights)
            return Weighted(self._statements(w.weights, (*path, "weights"), w), weights, strong, enough)
        if w.ranking is not None:
            return self._ranking(w.ranking, (*path, "ranking"), self._look.basis(w, path))
        enough = self._above_zero(w.enough, (*path, "enough"), Decimal(1))
        return Prioritised(self._prioritised(w.statements or [], (*path, "statements"), w), enough)

    def _misplaced(self, key: str, path: Path, expected: str, way: str) -> None:
        place = self._look.entry((*path, key))
        self._report.error("E209", place, f"`{key}` for `{path[-1]}`", expected, way)

    def _above_zero(self, number: Decimal | None, path: Path, most: Decimal | None = None) -> Decimal | None:
        if number is None or (number > 0 and (most is None or number <= most)):
            return number
        expected = "a number above 0" + (f" and at most {most}" if most is not None else "")
        self._report.error("E513", self._look.place(path), f"`{path[-1]}` of {number}", expected)
        return None

    def _prioritised(
        self, items: Sequence[str | StatementWritten], path: Path, shared: PreferenceWritten | None = None
    ) -> tuple[Statement, ...]:
        """Statements with their marks; the strong ones must come first."""
        mild = ""
        for number, item in enumerate(items):
            text, strong = (item, False) if isinstance(item, str) else (item.statement, item.strong)
            if strong and mild:
                found = f"`{text}` is strong, and `{mild}` above it is not"
                way = "a difference cannot count for more than one above it: mark that one too, or move this one up"
                self._mark_error((*path, number, "strong"), found, "strong statements first", way)
            mild = mild or ("" if strong else text)
        return self._statements(items, path, shared)

    def _mark_error(self, path: Path, found: str, expected: str, way: str) -> None:
        self._report.error("E513", self._look.entry(path), found, expected, way)

    def _statements(
        self, items: Sequence[str | SaidWritten], path: Path, shared: PreferenceWritten | None = None
    ) -> tuple[Statement, ...]:
        made = []
        for number, item in enumerate(items):
            here: Path = (*path, number)
            if isinstance(item, str):
                made.append(Statement(self._look.expression(item, here), item, self._look.basis(shared, here)))
                continue
            expression = self._look.expression(item.statement, (*here, "statement"))
            basis = self._look.basis(_with_basis(item, shared), here)
            unknown, likely, strong = self._marks(item, here)
            made.append(Statement(expression, item.statement, basis, unknown, likely, strong))
        return tuple(made)

    def _marks(self, item: SaidWritten, path: Path) -> tuple[bool, Decimal, bool]:
        """Whether a statement is unknown, how likely it is wanted true, and whether it is strong."""
        if not isinstance(item, StatementWritten):
            return False, EVEN, False
        unknown, likely = item.unknown or item.likely is not None, item.likely
        if unknown and item.strong:
            found = f"`{item.statement}` is both unknown and strong"
            self._mark_error((*path, "strong"), found, "one of the two", "what is not known has no strength")
        if likely is not None and self._look.has(path, "unknown") and not item.unknown:
            found = f"`{item.statement}` is not unknown, and `likely` {likely}"
            self._mark_error((*path, "likely"), found, "one of the two", "what is known needs no `likely`")
        if likely is not None and not 0 < likely < 1:
            way = "what is sure is no longer unknown: say `x` or `not x`, without `likely`"
            found = f"`likely` of {likely}"
            self._report.error("E513", self._look.place((*path, "likely")), found, "a number between 0 and 1", way)
            likely = None
        return unknown, EVEN if likely is None else likely, item.strong

    def _ranking(self, entries: list[str | list[str] | UnknownWritten], path: Path, basis: Basis) -> Ranked:
        groups: list[tuple[str, ...]] = []
        unknown: list[tuple[int, int]] = []
        strong: list[int] = []
        told: set[int] = set()
        for number, entry in enumerate(entries):
            here: Path = (*path, number)
            if entry == STRONGER:
                if not groups or number == len(entries) - 1 or entries[number - 1] == STRONGER:
                    found, expected = f"`{STRONGER}` {_where(number, len(entries))}", "an entry above and one below it"
                    self._mark_error(here, found, expected, _OUT_OF_PLACE)
                strong.append(len(groups))
            elif isinstance(entry, UnknownWritten):
                first = len(groups)
                for place, inner in enumerate(entry.unknown):
                    groups.append(self._group(inner, (*here, "unknown", place), told))
                unknown.append((first, len(groups)))
                if len(entry.unknown) < 2:
                    found, expected = "`unknown` with fewer than two entries", "two or more, each a state or a tie"
                    way = "states that agree with one pattern, or stand in one list, tie: name them one by one"
                    self._mark_error((*here, "unknown"), found, expected, way)
            else:
                groups.append(self._group(entry, here, told))
        return Ranked(tuple(groups), basis, tuple(unknown), tuple(strong))

    def _group(self, entry: str | list[str], path: Path, told: set[int]) -> tuple[str, ...]:
        """The states of one entry, which tie; `told`: lengths of patterns that have been reported."""
        look = self._look
        words = [entry] if isinstance(entry, str) else entry
        if look.graph:
            return look.some(words, look.states, path, "E301", "state")
        width = len(look.options)
        for place, word in enumerate(words):
            fits = len(word) == width and re.fullmatch(r"[YN-]+", word)
            again = len(word) != width and len(word) in told  # a whole list for fewer or more options
            if not (fits or again) and look.options and look.options.sure and not look.has((), "moves"):
                told.add(len(word))
                self._report.error(
                    "E504",
                    look.place((*path, place)),
                    f"`{word}` is not a state",
                    f"{width} letters `Y`, `N` or `-`, one for each option",
                    f"the options are, in this order: {', '.join(look.options)}" if width <= 12 else "",
                )
        return tuple(word for word in words if len(word) == width)


def _where(number: int, entries: int) -> str:
    if number == 0:
        return "before all entries"
    return "after all entries" if number == entries - 1 else f"after `{STRONGER}`"


def _with_basis(item: SaidWritten, shared: PreferenceWritten | None) -> SaidWritten:
    """A statement without refs of its own rests on those of its list."""
    if shared is None or item.refs or item.assumed is not None or not shared.refs:
        return item
    return item.model_copy(update={"refs": shared.refs})
