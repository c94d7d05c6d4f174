"""What we would see: the events that tell readings apart, as a table and in words; JSON; rows."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..answers.beliefs import Atom
from ..answers.see import Makes, Signs, Standing, Telling
from ..case.nouns import Case
from .parts import asked_row, asked_shape
from .tables import asked_text
from .words import concept_name, count_words


class Sign(NamedTuple):
    """How a standing is told: sign, sign in ASCII, style, meaning."""

    sign: str
    ascii: str
    style: str
    meaning: str


SIGNS: dict[Standing, Sign] = {
    "excluded": Sign("✗", "x", "bold red", "excluded: its rules leave no such state"),
    "possible": Sign("○", "o", "yellow", "possible, but nobody's gains lead there from today"),
    "reachable": Sign("◐", "+", "cyan", "reachable by gains, but it would not last"),
    "lasting": Sign("●", "#", "green", "reachable by gains, and it may last"),
    "predicted": Sign("◆", "!", "bold green", "predicted: all that comes to rest has it"),
}
_MOST_WORDS = 3
_UNLIKELY, _LIKELY = Decimal("0.35"), Decimal("0.65")


def see_tables(found: Signs, case: Case, most: int, plain_signs: bool) -> RenderableType:
    """First how many events tell apart, then these as a table, then the first of them in words."""
    who = f"{', '.join(found.readings[:-1])} and {found.readings[-1]}"
    parts: list[RenderableType] = [asked_text(found.asked, f"{case.title}: what would tell {who} apart?")]
    if not found.tellings:
        return Group(*parts, Text("Nothing one could see does: every event has the same standing."), _legend(found))
    shown = found.tellings[:most] if most else found.tellings
    seen = sum(bool(one.seen) for one in found.tellings)
    parts.append(
        Text(
            f"{count_words(len(found.tellings), 'event tells', 'events tell')} them apart, {seen} of them by taking "
            f"place; {found.alike} more have the same standing under all. The strongest first:\n"
        )
    )
    parts.append(_table(found, shown, plain_signs))
    if len(shown) < len(found.tellings):
        left = len(found.tellings) - len(shown)
        parts.append(Text(f"and {left} more: --most 0 tells all", style="dim"))
    parts.append(_legend(found, plain_signs))
    told = list(sentences(shown, case))
    if told:
        parts += [Text("\nIn words\n", style="bold"), _bullets(told)]
    return Group(*parts, _grounds(found))


def _table(found: Signs, shown: tuple[Telling, ...], plain_signs: bool) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0))
    table.add_column("event", min_width=18, max_width=38)
    for reading in found.readings:
        table.add_column(reading, justify="center", no_wrap=True)
    table.add_column("seeing it contradicts")
    for one in shown:
        name = Text(one.event.id, style="bold" if one.seen else "")
        name.append(" (so today)" if one.event.today else "", style="dim")
        signs = [SIGNS[one.standing[id_]] for id_ in found.readings]
        cells = [Text(sign.ascii if plain_signs else sign.sign, style=sign.style) for sign in signs]
        table.add_row(name, *cells, against_words(one))
    return table


def against_words(one: Telling) -> str:
    """Which readings it contradicts, by being seen, by staying, by never coming."""
    parts = [" ".join(one.seen)] if one.seen else []
    parts += [f"{' '.join(one.stays)} if it stays"] if one.stays else []
    if one.never:
        parts.append(f"{' '.join(one.never)} if it {'ends for good' if one.event.today else 'never comes'}")
    return "; ".join(parts) or "none; they differ in how sure they are"


def sentences(shown: Sequence[Telling], case: Case) -> Iterator[str]:
    """What seeing these events would say; of events that say the same for the same reasons only the first in full."""
    alike: dict[tuple[Any, ...], list[Telling]] = {}
    for one in shown:
        if one.seen:
            key = tuple(one.standing.values()), tuple(makes_words(make) for make in one.makes)
            alike.setdefault(key, []).append(one)
    for first, *rest in alike.values():
        text = sentence(first, case)
        if rest:
            text += f" So {'does' if len(rest) == 1 else 'do'} {', '.join(f'“{one.event.id}”' for one in rest)}."
        notes = [f"“{one.event.id}”: {note}" for one in (first, *rest) for note in said_words(one, case)]
        yield text + (f" The texts themselves: {'; '.join(notes)}." if notes else "")


def sentence(one: Telling, case: Case) -> str:
    """What seeing the event would say, with what makes the difference."""
    label = f" ({_who(one, case)}{one.event.label})" if one.event.label else ""
    ruled = [id_ for id_ in one.seen if one.standing[id_] == "excluded"]
    free = [id_ for id_ in one.seen if one.standing[id_] != "excluded"]
    said = [f"{', '.join(ruled)}, where the rules leave no such state"] if ruled else []
    said += [f"{', '.join(free)}, where nobody's gains lead there"] if free else []
    fits = [id_ for id_ in one.standing if id_ not in one.seen]
    text = f"“{one.event.id}”{label} contradicts {'; and '.join(said)}. It fits {', '.join(fits)}."
    makes: dict[str, list[str]] = {}
    for make in one.makes:
        makes.setdefault(makes_words(make), []).append(make.reading)
    told = [f"{' and '.join(readings)} {words}" for words, readings in makes.items() if words]
    return text + (f" What makes the difference: {'; '.join(told)}." if told else "")


def said_words(one: Telling, case: Case) -> Iterator[str]:
    """How likely the texts call it, and whether that goes against what their beliefs lead to."""
    for id_, word in one.said.items():
        low, high = case.likelihood_scale.get(word, (0, 1))
        sees = id_ not in one.seen
        but = ", though its beliefs as coded lead there" if high <= _UNLIKELY and sees else ""
        but = ", though by its beliefs as coded nobody's gains lead there" if low >= _LIKELY and not sees else but
        yield f"{id_} calls it {word.replace('_', ' ')}{but}"


def _who(one: Telling, case: Case) -> str:
    option = case.options.get(one.event.id.removeprefix("not "))
    return f"{'+'.join(option.owners)}: " if option and one.event.kind == "option" else ""


def makes_words(make: Makes) -> str:
    """What makes the difference for a reading, as what is said of it; empty if no single entry does."""
    if make.rules:
        return f"rules it out by {' or by '.join(' with '.join(ids) for ids in make.rules)}"
    if make.beliefs:
        told = " or ".join(_belief(one, make) for one in make.beliefs[:_MOST_WORDS])
        left = len(make.beliefs) - _MOST_WORDS
        return f"would see it coming {told}" + (f" or {left} other ways" if left > 0 else "")
    if make.lists:
        wants = " or what ".join(f"{actor} wants" for actor in make.lists)
        return f"would see it coming if it believed as {make.other} does what {wants}"
    return ""


def _belief(one: Atom, make: Makes) -> str:
    """One belief taken over, as the end of a sentence."""
    said = f"{one.actor} `{one.text}`" if one.kind == "statement" else f"`{one.id}`"
    refs = f" [{' '.join(one.refs) or 'assumed'}]"
    here, there = one.places
    if there is None:
        return f"without {said}{refs}"
    if here is None:
        return f"with {make.other}'s {said}{refs}"
    return f"with {said}{refs} at place {there} and not {here}"


def _bullets(told: list[str]) -> Table:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=1)
    grid.add_column()
    for text in told:
        grid.add_row("-", text)
    return grid


def _legend(found: Signs, plain_signs: bool = False) -> Text:
    text = Text()
    for sign in SIGNS.values():
        text.append(sign.ascii if plain_signs else sign.sign, style=sign.style).append(
            f" {sign.meaning}\n", style="dim"
        )
    text.append(f"What rests is judged by {concept_name(found.concept)}.", style="dim")
    return text


def _grounds(found: Signs) -> Text:
    told = []
    for one in found.grounds:
        said = f"{count_words(one.reached, 'state', 'states')} reached by gains, {one.resting} of them at rest"
        said = "today is ruled out, so it says only what it excludes" if one.no_today else said
        told.append(f"{one.reading}: {said}; {one.assumed_share:.0%} of {one.entries} entries are assumed")
    return Text("\n" + "\n".join(told), style="dim")


def see_shape(found: Signs) -> dict[str, Any]:
    """The answer as JSON."""
    return {
        "schema": "locarno.see/1",
        **asked_shape(found.asked),
        "concept": found.concept,
        "readings": [
            {
                "reading": one.reading,
                "states": one.states,
                "reached": one.reached,
                "resting": one.resting,
                "no_today": one.no_today,
                "assumed_share": round(one.assumed_share, 6),
                "entries": one.entries,
            }
            for one in found.grounds
        ],
        "alike": found.alike,
        "events": [
            {
                "event": one.event.id,
                "kind": one.event.kind,
                "label": one.event.label,
                "today": one.event.today,
                "standings": [{"reading": id_, "standing": here} for id_, here in one.standing.items()],
                "seen": list(one.seen),
                "stays": list(one.stays),
                "never": list(one.never),
                "said": [{"reading": id_, "likelihood": word} for id_, word in one.said.items()],
                "gap": one.gap,
                "makes": [_makes_shape(make) for make in one.makes],
            }
            for one in found.tellings
        ],
    }


def _makes_shape(make: Makes) -> dict[str, Any]:
    return {
        "reading": make.reading,
        "other": make.other,
        "rules": [list(ids) for ids in make.rules],
        "lists": list(make.lists),
        "beliefs": [
            {"id": atom.id, "text": atom.text, "places": list(atom.places), "refs": list(atom.refs)}
            for atom in make.beliefs
        ],
    }


SEE_COLUMNS = (
    "case", "scenarios", "as_of", "event", "kind", "today", "reading", "standing", "seen", "stays", "never", "said",
    "gap", "makes",
)  # fmt: skip
"""The heads of the rows."""


def see_rows(found: Signs) -> Iterator[dict[str, Any]]:
    """One row for each event and reading."""
    for one in found.tellings:
        makes = {make.reading: makes_words(make) for make in one.makes}
        for id_, here in one.standing.items():
            yield asked_row(found.asked) | {
                "event": one.event.id,
                "kind": one.event.kind,
                "today": one.event.today,
                "reading": id_,
                "standing": here,
                "seen": id_ in one.seen,
                "stays": id_ in one.stays,
                "never": id_ in one.never,
                "said": one.said.get(id_, ""),
                "gap": one.gap,
                "makes": makes.get(id_, ""),
            }
