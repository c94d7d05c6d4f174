"""Figures of play over time as meant: numbers and ranges within their bounds, likelihoods, rates (L42, L43)."""

from collections.abc import Mapping
from decimal import Decimal, localcontext

from .basis import Basis
from .lookup import Lookup, Path
from .play_nouns import Figure
from .wording import Report
from .written_entry import EntryWritten
from .written_play import FiguredWritten, FigureRangeWritten, FigureWritten, RateWritten

Range = tuple[Decimal, Decimal]

MOST_RATE = 1000
"""The largest rate, in times a month: about once in three quarters of an hour."""

_RATES = f"from 0 to {MOST_RATE} times a month"
_ONE = Decimal(1)
_DIGITS = 34


def supposed(number: str) -> Figure:
    """A figure that nobody said: what stands where nothing is written."""
    return Figure(Decimal(number), Decimal(number), "", Basis(assumed=True))


DISCOUNT, PRECISION, RATE = supposed("0.98"), supposed("100"), supposed("1")


class Figures:
    """Reads numbers of one case. What is out of its bounds is told, and None in place of it."""

    def __init__(self, scale: Mapping[str, Range], look: Lookup, report: Report) -> None:
        self._scale, self._look, self._report = scale, look, report
        self._words = look.declared("likelihood_scale")

    def carried(self, written: FiguredWritten, path: Path) -> Basis:
        """What a figure rests on."""
        entry = EntryWritten.model_construct(refs=written.refs, assumed=written.assumed, note=written.note)
        return self._look.basis(entry, path)

    def discount(self, written: Decimal | FigureWritten | None, path: Path) -> Figure | None:
        """What a month later counts, from 0 to 1."""
        if written is None:
            return None
        value = written if isinstance(written, Decimal) else written.value
        if not 0 <= value <= 1:
            way = "0.98 means that a month later counts 2 % less"
            self._refuse(f"a discount of {value}", "from 0 to 1", _spot(written, path), way)
        return Figure(value, value, "", self._basis(written, path))

    def precision(self, written: Decimal | Range | FigureRangeWritten | None, path: Path) -> Figure | None:
        """How precisely actors choose, above 0."""
        if written is None:
            return None
        low, high = _range(written.value if isinstance(written, FigureRangeWritten) else written)
        if low <= 0:
            way = "the log-odds of the best state against the worst, for one turn; 100 if nothing is said"
            self._refuse(f"a precision of {low}", "above 0", _spot(written, path), way)
        self._ordered("the precision", low, high, _spot(written, path))
        return Figure(low, high, "", self._basis(written, path))

    def rate(self, written: Decimal | Range | FigureRangeWritten | RateWritten | None, path: Path) -> Figure | None:
        """How often an actor gets to move, in times a month."""
        if written is None:
            return None
        spot = _spot(written, path, "rate" if isinstance(written, RateWritten) else "value")
        match written:
            case RateWritten():
                bounds = written.rate
            case FigureRangeWritten():
                bounds = written.value
            case _:
                bounds = written
        return self.times(bounds, self._basis(written, path), spot)

    def times(self, bounds: Decimal | Range, basis: Basis, path: Path) -> Figure:
        """A rate, in times a month, that stands at the path."""
        low, high = _range(bounds)
        if low < 0 or high > MOST_RATE:
            self._refuse(f"a rate of {low if low < 0 else high}", _RATES, path)
        self._ordered("the rate", low, high, path)
        return Figure(low, high, "", basis)

    def likelihood(self, written: Decimal | Range | str, basis: Basis, path: Path) -> Figure | None:
        """A likelihood: a word of the scale, a number, or a range."""
        expected = "from 0 to 1, or a word of `likelihood_scale`"
        if isinstance(written, str) and not written[:1].isalpha():
            self._refuse(f"a likelihood of `{written}`", expected, path, "as a part of 1: 10 % is 0.1")
            return None
        if isinstance(written, str):
            if not self._look.id(written, self._words, path, "E304", "likelihood"):
                return None
            return self.of_word(written, basis)
        low, high = _range(written)
        if low < 0 or high > 1:
            found = f"a likelihood of {low if low < 0 else high}"
            self._refuse(found, expected, path, "as a part of 1: 10 % is 0.1" * (high > 1))
            return None
        self._ordered("the likelihood", low, high, path)
        return Figure(low, high, "", basis)

    def check_mark(self, value: Decimal, path: Path) -> None:
        """Tell a mark that is no likelihood."""
        if not 0 <= value <= 1:
            self._refuse(f"a mark of {value}", "a likelihood, from 0 to 1", path)

    def of_word(self, word: str, basis: Basis) -> Figure | None:
        """The range that a word of the scale stands for; None if the scale gives it none."""
        if word not in self._scale:
            return None
        low, high = self._scale[word]
        return Figure(low, high, word, basis)

    def within(self, months: Decimal | None, path: Path) -> Decimal | None:
        """A number of months; None if it is none that a rate can be made of."""
        if months is not None and months <= 0:
            self._refuse(f"within {months} months", "more than 0 months", path)
            return None
        return months

    def rate_of(self, likelihood: Figure, months: Decimal, path: Path) -> Figure | None:
        """The rate of what happens with this likelihood within so many months; `path` is that of the likelihood."""
        if not 0 <= likelihood.low <= likelihood.high <= 1:
            return None  # it has been told
        if likelihood.high == 1:
            named = f"`{likelihood.word}`, which goes up to 1," if likelihood.word else "1"
            way = "give a `rate`, or a likelihood below 1: what is sure to happen in time has no rate"
            self._refuse(f"a likelihood of {named} within {months} months", "below 1", path, way)
            return None
        with localcontext() as digits:
            digits.prec = _DIGITS
            low, high = (-(_ONE - p).ln() / months + 0 for p in (likelihood.low, likelihood.high))
        if high > MOST_RATE:
            found = f"a likelihood of {likelihood.high} within {months} months: {high:,.0f} times a month"
            self._refuse(found, _RATES, path)
            return None
        return Figure(low, high, likelihood.word, likelihood.basis)

    def _basis(self, written: Decimal | Range | FiguredWritten, path: Path) -> Basis:
        return self.carried(written, path) if isinstance(written, FiguredWritten) else self._look.basis(None, path)

    def _ordered(self, what: str, low: Decimal, high: Decimal, path: Path) -> None:
        if low > high:
            self._refuse(f"{what} [{low}, {high}]", "the lower bound first", path)

    def _refuse(self, found: str, expected: str, path: Path, way_out: str = "") -> None:
        self._report.error("E517", self._look.place(path), found, expected, way_out)


def _range(bounds: Decimal | Range) -> Range:
    return bounds if isinstance(bounds, tuple) else (bounds, bounds)


def _spot(written: Decimal | Range | FiguredWritten, path: Path, key: str = "value") -> Path:
    return (*path, key) if isinstance(written, FiguredWritten) else path
