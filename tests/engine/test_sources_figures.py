"""Figures in a text, German and English: a table of cases, and what of a fact stands in its paragraph."""

from decimal import Decimal
from random import Random

import pytest

from locarno.analyses.sources.figures import figures_in, missing_figures
from locarno.analyses.sources.number_words import english, german

CASES: dict[str, list[object]] = {
    # digits
    "26 nations of 35": [26, 35],
    "40,000 to 200,000 soldiers": [40000, 200000],
    "von 40.000 bis 200.000": [40000, 200000],
    "10 000 bis 30\u00a0000": [10000, 30000],
    "2'500 Mann": [2500],
    "1.234.567,8 and 1,234,567.8": ["1234567.8", "1234567.8"],
    "0.25 or 1,5 Prozent": ["0.25", "1.5"],
    "26 %, 26%": [26, 26],
    "10–20 and 10-20": [10, 20, 10, 20],
    "3 Mrd. Euro, 2bn, 5 Mio": [3 * 10**9, 2 * 10**9, 5 * 10**6],
    "3.5 million": [3500000],
    "die 3. Linie, the 3rd line": [3, 3],
    "nach 2015": [2015],
    "S0 and A12b, x7": [],
    "250321_Name.mp3": [],
    "the F-16": [16],
    # words
    "twenty-six of thirty five": [26, 35],
    "two hundred thousand and six": [200006],
    "a hundred times": [100],
    "two dozen, a dozen, zwei Dutzend": [24, 12, 24],
    "dozens, hundreds, Tausende, Dutzende": [],
    "two billion euros, zwei Milliarden": [2 * 10**9, 2 * 10**9],
    "one million, eine Million": [10**6, 10**6],
    "two and a half, zweieinhalb, anderthalb, eineinhalb": ["2.5", "2.5", "1.5", "1.5"],
    "sechsundzwanzig, zweihundertfünfzig, dreitausend, hunderttausend": [26, 250, 3000, 100000],
    "hundertmal, dreistündiger, vierfache": [100, 3, 4],
    "dritter, zweiten, zwanzigste, third, twelfth, twentieth": [3, 2, 20, 3, 12, 20],
    "one reason, ein Grund, first, erste, einer": [],
    "dreissig": [30],
    "zehntausend und elf": [10000, 11],
    "Weinen, Verdacht, Achtung, Eifer": [],
}
DATES: dict[str, list[tuple[int | None, int | None, int | None]]] = {
    "on 2025-09-05": [(2025, 9, 5)],
    "in 2025-09": [(2025, 9, None)],
    "am 5. 9. 2025, am 5.9.25": [(2025, 9, 5), (2025, 9, 5)],
    "am 5. September.": [(None, 9, 5)],
    "5th of September 2025": [(2025, 9, 5)],
    "September 5, 2025": [(2025, 9, 5)],
    "im März 2022, in March 2022": [(2022, 3, None), (2022, 3, None)],
    "13.13.2025": [],
}


@pytest.mark.parametrize("text", CASES)
def test_numbers(text: str) -> None:
    found = [one for one in figures_in(text) if one.day is None]
    assert len(found) == len(CASES[text]), found
    for figure, value in zip(found, CASES[text], strict=True):
        assert Decimal(str(value)) in figure.values, (figure, value)


@pytest.mark.parametrize("text", DATES)
def test_dates(text: str) -> None:
    assert [one.day for one in figures_in(text) if one.day] == DATES[text]


@pytest.mark.parametrize("text", [*CASES, *DATES])
def test_a_figure_stands_where_it_says(text: str) -> None:
    text = text.replace("\u00a0", " ")
    for one in figures_in(text):
        assert text[one.start : one.start + len(one.written)] == one.written


_UNITS = ["null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"]
_TENS = ["x", "zehn", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]


def spelled(number: int) -> str:
    """Return a number below a million in German, by the rules of a school book."""
    if number >= 1000:
        thousands, rest = divmod(number, 1000)
        return ("ein" if thousands == 1 else spelled(thousands)) + "tausend" + (spelled(rest) if rest else "")
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        return _UNITS[hundreds] + "hundert" + (spelled(rest) if rest else "")
    if number <= 12:
        return _UNITS[number]
    tens, units = divmod(number, 10)
    if tens == 1:
        return {6: "sechzehn", 7: "siebzehn"}.get(units, _UNITS[units] + "zehn")
    return (f"{_UNITS[units]}und" if units else "") + _TENS[tens]


_UNITS_EN = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]
_TENS_EN = ["x", "x", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled_english(number: int) -> str:
    if number >= 1000:
        thousands, rest = divmod(number, 1000)
        return f"{spelled_english(thousands)} thousand" + (
            f" {'and ' * (rest < 100)}{spelled_english(rest)}" if rest else ""
        )
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        return f"{_UNITS_EN[hundreds]} hundred" + (f" and {spelled_english(rest)}" if rest else "")
    if number <= 16:
        return _UNITS_EN[number]
    tens, units = divmod(number, 10)
    if tens == 1:
        return {18: "eighteen"}.get(number, f"{_UNITS_EN[units]}teen")
    return _TENS_EN[tens] + (f"-{_UNITS_EN[units]}" if units else "")


def test_every_number_in_words() -> None:
    rng = Random(1)
    for number in [*range(2, 1200), *(rng.randrange(1200, 10**6) for _ in range(500))]:
        assert german(spelled(number)) == number, spelled(number)
        words = spelled_english(number).replace("-", " ").split()
        assert english(words) == (Decimal(number), len(words)), words


@pytest.mark.parametrize(
    ("text", "paragraph", "missing"),
    [
        ("Two billion euros", "es kostet zwei Milliarden Euro", ()),
        ("40,000 to 200,000 soldiers", "von 40.000 bis 200.000 Mann", ()),
        ("10,000 to 30,000", "von 10 000 bis 30 000 Mann", ()),
        ("20,000 soldiers", "rund 2.000 Soldaten", ("20,000",)),
        ("a hundred times", "hundertmal größer", ()),
        ("more than two dozen", "mehr als zwei Dutzend", ()),
        ("twenty countries", "zwanzig Länder", ()),
        ("the third line", "eine 3. Linie", ()),
        ("six weeks", "eineinhalb Monate", ("six",)),
        ("2025-09-05", "am 5. 9. 2025", ()),
        ("On 2025-09-05", "am 5. September, schon 2025", ()),
        ("On 2025-09-05", "am 5. September", ("2025-09-05",)),
        ("On 2025-09-05", "am 6. September 2025", ("2025-09-05",)),
        ("March 2022", "vom März 2022", ()),
        ("in 2022", "vom März 2022", ()),
        ("March 2022", "im Jahr 2022", ("March 2022",)),
        ("26 of 35, and 26 again", "26 Staaten", ("35",)),
        ("nine or 9", "keine Zahl", ("nine", "9")),
        ("no figure at all", "", ()),
    ],
)
def test_figures_of_a_fact_in_its_paragraph(text: str, paragraph: str, missing: tuple[str, ...]) -> None:
    assert missing_figures(text, (paragraph,), ()) == missing


def test_own_figures_are_not_looked_for() -> None:
    text = "Six weeks, that is 42 days, and 42 nights"
    assert missing_figures(text, ("eineinhalb Monate",), ()) == ("Six", "42")
    assert missing_figures(text, ("eineinhalb Monate",), ("Six", "42 days")) == ("42",)
    assert missing_figures(text, ("eineinhalb Monate",), ("Six", "42")) == ()


def test_several_paragraphs_are_one_place() -> None:
    assert missing_figures("35 of 26", ("26 Staaten", "35 Staaten"), ()) == ()


def test_long_texts_take_no_time() -> None:
    for text in ("1" * 10**5, "tausend" * 10**4, "a " * 10**5, "1.1" * 10**4, "zwei" * 10**4, "1 000 " * 10**4):
        figures_in(text)
