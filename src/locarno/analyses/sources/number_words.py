"""Numbers in words, German and English.

`one` and `first`, `ein` and `erste` are left out: they are articles and figures of speech far more often than figures.
So are words that name no number, such as dozens or half.
"""

import re
from decimal import Decimal
from functools import lru_cache

_UNITS_DE = ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
_TEENS_DE = ["zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"]
_TENS_DE = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
_UNITS_EN = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS_EN = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS_EN = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

SCALES: dict[str, tuple[int, ...]] = {
    "hundred": (10**2,),
    "hundert": (10**2,),
    "dozen": (12,),
    "dutzend": (12,),
    "thousand": (10**3,),
    "tausend": (10**3,),
    "tsd": (10**3,),
    "million": (10**6,),
    "millionen": (10**6,),
    "mio": (10**6,),
    "mn": (10**6,),
    "milliarde": (10**9,),
    "milliarden": (10**9,),
    "mrd": (10**9,),
    "bn": (10**9,),
    "billion": (10**9, 10**12),  # English, German
    "billionen": (10**12,),
    "trillion": (10**12, 10**18),
}
"""What a word after a number multiplies it by; several where the two languages differ."""

_SMALL_DE = {word: number for number, word in enumerate([*_UNITS_DE, *_TEENS_DE], 1)}
_SMALL_DE |= {word: 20 + 10 * number for number, word in enumerate(_TENS_DE)}
_SMALL_DE |= {
    f"{unit}und{ten}": 20 + 10 * tens + units + 1
    for tens, ten in enumerate(_TENS_DE)
    for units, unit in enumerate(_UNITS_DE)
}
_SMALL_EN = {word: number for number, word in enumerate([*_UNITS_EN, *_TEENS_EN], 1)}
_SMALL_EN |= {word: 20 + 10 * number for number, word in enumerate(_TENS_EN)}

_ORDINAL_EN = {"second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
_ORDINAL_EN |= {f"{word}th": number for word, number in _SMALL_EN.items() if word[-1] not in "yt" and number > 3}
_ORDINAL_EN |= {f"{word[:-1]}ieth": number for word, number in _SMALL_EN.items() if word.endswith("ty")}
_ORDINAL_DE = {"dritt": 3, "siebt": 7, "acht": 8}
_ORDINAL_DE |= {f"{word}{'t' if number < 20 else 'st'}": number for word, number in _SMALL_DE.items() if number > 1}

_ENDING_DE = re.compile(r"(?<=t)e[rnsm]?(ns)?$")
_COMPOUND_DE = re.compile(r"(?:mal|fach|stündig|tägig|wöchig|monatig|jährig|köpfig|teilig|seitig)(?:e[rnsm]?)?$")
_HALF_DE = {"anderthalb": Decimal("1.5")}
_BIG_DE = re.compile(r"(?:(?P<thousands>.*?)tausend)?(?:(?P<hundreds>.*?)hundert)?(?:und)?(?P<rest>.*)")
_LONGEST = 80
_INFLECTED_DE = {"zweier": 2, "zweien": 2, "dreier": 3, "dreien": 3, "zwo": 2}


@lru_cache(4096)
def german(word: str) -> Decimal | None:
    """The number that one German word says, in small letters; None if it says none, and for `ein` and `erste`."""
    if len(word) > _LONGEST:
        return None
    word = word.replace("dreissig", "dreißig")
    if word in _INFLECTED_DE:
        return Decimal(_INFLECTED_DE[word])
    compound = _COMPOUND_DE.sub("", word)
    if compound != word:
        return german(compound)
    whole = word.removesuffix("e").removesuffix("en") if word.endswith(("halbe", "halben")) else word
    if whole in _HALF_DE:
        return _HALF_DE[whole]
    if whole.endswith("einhalb") and (before := _cardinal(whole.removesuffix("einhalb"))):
        return before + Decimal("0.5")
    stem = _ENDING_DE.sub("", word)
    if stem != word and stem in _ORDINAL_DE:
        return Decimal(_ORDINAL_DE[stem])
    found = _cardinal(word)
    return None if found == 1 else found


def _cardinal(word: str) -> Decimal | None:
    if word in _SMALL_DE:
        return Decimal(_SMALL_DE[word])
    found = _BIG_DE.fullmatch(word)
    if not found or (found["thousands"] is None and found["hundreds"] is None):
        return None
    thousands = _cardinal(found["thousands"]) if found["thousands"] else Decimal(1)
    hundreds = _SMALL_DE.get(found["hundreds"]) if found["hundreds"] else 1
    rest = _SMALL_DE.get(found["rest"]) if found["rest"] else 0
    if thousands is None or hundreds is None or rest is None:
        return None
    total = Decimal(0) if found["thousands"] is None else thousands * 1000
    return total + (0 if found["hundreds"] is None else hundreds * 100) + rest


def english(words: list[str]) -> tuple[Decimal, int] | None:
    """The number with which a list of English words begins, in small letters, and how many of them say it.

    A scale is left to whoever reads what follows, except inside a phrase (`two hundred thousand and six`). None where
    no number stands, and for `one` and `first`.
    """
    if words and words[0] in _ORDINAL_EN:
        return Decimal(_ORDINAL_EN[words[0]]), 1
    total, part, used, last = 0, 0, 0, 0
    for place, word in enumerate(words):
        if word in _SMALL_EN and (last in (0, 100, 1000) or (20 <= last <= 90 and _SMALL_EN[word] < 10)):
            part += _SMALL_EN[word]
            last, used = _SMALL_EN[word], place + 1
        elif word == "hundred" and 0 < part < 10:
            part, last, used = part * 100, 100, place + 1
        elif word == "thousand" and part and not total:
            total, part, last, used = part * 1000, 0, 1000, place + 1
        elif word == "and" and last in (100, 1000):
            continue
        else:
            break
    if not used or (used == 1 and total + part == 1):
        return _one_and_more(words)
    value = Decimal(total + part)
    if words[used : used + 3] == ["and", "a", "half"]:
        return value + Decimal("0.5"), used + 3
    return value, used


def _one_and_more(words: list[str]) -> tuple[Decimal, int] | None:
    """`one and a half`, `one million`: where `one` is a number after all."""
    if words[:4] == ["one", "and", "a", "half"]:
        return Decimal("1.5"), 4
    if len(words) > 1 and words[0] == "one" and words[1] in SCALES:
        return Decimal(1), 1
    return None
