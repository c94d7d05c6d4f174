"""What each pledge is worth, for a terminal: in short, as a matrix of pledges by readings, and one by one."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..answers.worth import Change, Moment, PledgeWorth, Taken, Variant, Will, Worth
from ..case.expressions import write
from ..case.nouns import Case
from ..case.pledge_nouns import Pledge
from .tables import asked_text
from .words import count_words
from .worth_words import (
    TODAY,
    WILLS,
    assumed_words,
    decider_words,
    rung_words,
    tally_words,
    together,
    would_words,
)

_KEPT, _STRUCK, _TODAY, _LEAST_NAME, _MOST_NAME = 8, 11, 5, 24, 64
_LINES = 2
_TAKEN: dict[Taken, str] = {
    "kept": "At its word",
    "acts": "At its word, and what it triggers owed as well",
    "struck": "Struck out",
}


def worth_tables(found: Worth, case: Case, details: bool, plain_signs: bool, width: int) -> RenderableType:
    """In short, then the matrix, then what the signs stand for; with `details` each pledge by itself as well."""
    title = asked_text(found.asked, f"{case.title}: what is each pledge worth?")
    if found.within:
        title.append(f"\nin the states of {', '.join(found.within)}", style="not bold")
    seen = [one for one in found if _shown(one)]
    seen.sort(key=lambda one: (len(one.ids) > 1, not one.given))
    parts: list[RenderableType] = [title, _short(found), _matrix(found, seen, case, plain_signs, width)]
    parts.append(_legend(found, seen, plain_signs))
    if details:
        for one in found:
            parts += ["", *_one(one, found, case, plain_signs)]
    elif seen:
        name = seen[0].ids[0]
        hint = f"Name a pledge, such as {name}, for the states, statements and verdicts behind its signs."
        parts.append(Text(hint, style="dim"))
    return Group(*parts)


def _shown(one: PledgeWorth) -> bool:
    """Whether there is something to say of it but that it was said."""
    return bool(one.moments) or len(one.ids) > 1 or any(v.possible for v in one.variants)


# in short


def main_will(one: PledgeWorth, reading: str) -> Will | None:
    """What a pledge comes to under a reading, what it triggers left aside.

    None if it is not there, or no option shows it.
    """
    told = [m for m in one.under(reading) if m.sort != "act"]
    return together(m.will for m in told) if told else None


def act_wills(one: PledgeWorth, reading: str) -> tuple[Will, ...]:
    """The same for each thing that it triggers."""
    return tuple(m.will for m in one.under(reading) if m.sort == "act")


def _wills(one: PledgeWorth, readings: Sequence[str]) -> Iterator[tuple[str, dict[str, Will]]]:
    """What a pledge brings, holds back or triggers, and what that comes to under each reading where it is there."""
    main = {r: will for r in readings if (will := main_will(one, r)) is not None}
    if main:
        brought = dict.fromkeys(o for m in one.moments if m.sort == "deliver" for o in m.options)
        held = dict.fromkeys(o for m in one.moments if m.sort == "hold" for o in m.options)
        yield " ".join([*brought, *(f"no {o}" for o in held)]), main
    for option in dict.fromkeys(m.options[0] for m in one.moments if m.sort == "act"):
        yield option, {m.reading: m.will for m in one.moments if m.sort == "act" and m.options == (option,)}


def _short(found: Worth) -> RenderableType:
    """What of the given word is kept: alike under every reading, and reading by reading where it is not."""
    rows: dict[tuple[str, tuple[tuple[str, Will], ...]], list[str]] = {}
    for one in found:
        if len(one.ids) == 1 and (one.given or not any(other.given for other in found)):
            for what, wills in _wills(one, found.readings):
                rows.setdefault((what, tuple(wills.items())), []).append(one.ids[0])
    if not rows:
        return Text("")
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    alike, apart = _split(rows)
    for will, head in _HEADS.items():
        if alike[will]:
            grid.add_row(Text(head, style=WILLS[will].style), Text(", ".join(alike[will])))
    for reading in found.readings:
        text = Text()
        for will in _HEADS:
            names = [name for name, wills in apart if wills.get(reading) == will]
            if names and will not in ("uncalled", "indifferent"):
                text.append("; " if text.plain else "").append(f"{WILLS[will].word}", style=WILLS[will].style)
                text.append(f" {', '.join(names)}")
        if text.plain:
            grid.add_row(Text(reading, style="bold"), text)
    return Group(Text("When it comes to it, would the pledger rather keep its word than not?"), grid, Text(""))


_HEADS: dict[Will, str] = {
    "never": "nowhere",
    "always": "everywhere",
    "sometimes": "at times",
    "indifferent": "no matter",
    "uncalled": "not called",
}
"""How what is alike under every reading is headed, in the order in which it is told."""


def _split(
    rows: dict[tuple[str, tuple[tuple[str, Will], ...]], list[str]],
) -> tuple[dict[Will, list[str]], list[tuple[str, dict[str, Will]]]]:
    """What is alike under every reading of several that it is there in, and the rest."""
    alike: dict[Will, list[str]] = {will: [] for will in _HEADS}
    apart: list[tuple[str, dict[str, Will]]] = []
    for (what, wills), ids in rows.items():
        name = f"{what} ({ids[0]}{f'+{len(ids) - 1}' * (len(ids) > 1)})"
        called = {will for _, will in wills if will != "uncalled"}
        if not called or (len(wills) > 1 and len(called) == 1):
            alike[next(iter(called), "uncalled")].append(name)
        else:
            apart.append((name, dict(wills)))
    return alike, apart


# the matrix


def _matrix(found: Worth, seen: Sequence[PledgeWorth], case: Case, plain_signs: bool, width: int) -> RenderableType:
    if not seen:
        return Text("No option shows whether any of these pledges is kept.", style="dim")
    verdicts = bool(found.verdicts)
    cells_wide = [max(len(reading), 3) for reading in found.readings]
    fixed = _TODAY + 1 + sum(cells_wide) + len(cells_wide) + (_KEPT + _STRUCK + 2) * verdicts
    name = min(max(width - fixed, _LEAST_NAME), _MOST_NAME)
    table = Table(box=SIMPLE_HEAD, show_edge=False, padding=0)  # the box puts a blank between columns
    table.add_column("pledge", width=name, overflow="fold")
    table.add_column("today", width=_TODAY, no_wrap=True)
    for reading, wide in zip(found.readings, cells_wide, strict=True):
        table.add_column(reading, width=wide, no_wrap=True)
    if verdicts:
        table.add_column("if kept", width=_KEPT, no_wrap=True)
        table.add_column("struck", width=_STRUCK, no_wrap=True)
    last = max((number for number, one in enumerate(seen) if one.given and len(one.ids) == 1), default=-1)
    for number, one in enumerate(seen):
        cells = [_cell(one, reading, plain_signs) for reading in found.readings]
        changes = [_changed(one, taken, plain_signs) for taken in ("kept", "struck")] if verdicts else []
        today = one.today[0] if len(one.ids) == 1 else None
        table.add_row(_name(one, case, name), TODAY[today] if today else "", *cells, *changes)
        if number == last:
            table.add_section()
    return table


def _name(one: PledgeWorth, case: Case, width: int) -> Text:
    if len(one.ids) > 1:
        return Text(f"{' + '.join(one.ids)} together", style="bold")
    pledge = case.pledges[one.ids[0]]
    text = Text(_cut(f"{pledge.id} {' '.join(pledge.by)}: {pledge.text}", width))
    text.stylize("bold", 0, len(pledge.id))
    kind = "" if pledge.kind == "pledge" else f" {pledge.kind}"
    return text.append("\n").append(_with_refs(f"{pledge.binding}{kind}", pledge.basis.refs, width), style="dim")


def _cut(text: str, width: int) -> str:
    """The text cut so that it wraps to two lines."""
    lines = wrap(text, width)
    return "\n".join(lines if len(lines) <= _LINES else [*lines[: _LINES - 1], f"{lines[_LINES - 1][: width - 1]}…"])


def _with_refs(text: str, refs: Sequence[str], width: int) -> str:
    """As many refs as have room behind a text."""
    for count in range(len(refs), -1, -1):
        left = [f"+{len(refs) - count}"] if count < len(refs) else []
        told = f"{text} [{' '.join([*refs[:count], *left]) or 'assumed'}]"
        if len(told) <= width:
            return told
    return text


def _cell(one: PledgeWorth, reading: str, plain_signs: bool) -> Text:
    text = Text()
    will = main_will(one, reading)
    for number, each in enumerate(([will] if will else []) + list(act_wills(one, reading))):
        sign = WILLS[each]
        text.append(" " if number else "").append(sign.ascii if plain_signs else sign.sign, style=sign.style)
    return text


def _changed(one: PledgeWorth, taken: Taken, plain_signs: bool) -> Text:
    possible = any(v.taken == taken and v.possible for v in one.variants)
    told = tally_words(one.changes(taken), plain_signs)
    if taken == "kept" and len(one.changes("acts")) != len(one.changes("kept")) and _has(one, "acts"):
        told = f"{told or '0'}*"
    return Text(told or ("0" if possible else "-" if plain_signs else "–"), style="" if told else "dim")


def _has(one: PledgeWorth, taken: Taken) -> bool:
    return any(v.taken == taken for v in one.variants)


def _legend(found: Worth, seen: Sequence[PledgeWorth], plain_signs: bool) -> Text:
    used = {w for one in seen for r in found.readings for w in (main_will(one, r), *act_wills(one, r)) if w}
    text = Text()
    for will, sign in WILLS.items():
        if will in used:
            mark = sign.ascii if plain_signs else sign.sign
            text.append(f"{mark} {sign.word}", style=sign.style).append(f": {sign.meaning}\n")
    notes = Text(style="dim")
    if any(act_wills(one, r) for one in seen for r in found.readings):
        notes.append("Two signs: for what it delivers, then for what it triggers.\n")
    if found.verdicts and seen:
        minus, gone, none = ("-", "@", "-") if plain_signs else ("−", "∅", "–")
        notes.append(f"Of {count_words(found.verdicts, 'verdict', 'verdicts')} so many change if kept for sure, ")
        notes.append(f"or struck out: for the better (+), for the worse ({minus}), into or out of the impossible ")
        notes.append(f"({gone}). {none}: it alone carries nothing.")
        notes.append(" *: not the same if what it triggers is owed too." * any(_has(one, "acts") for one in seen))
        notes.append("\n")
    single = [one for one in seen if len(one.ids) == 1]
    if any(not one.given for one in single) and any(one.given for one in single):
        notes.append("Below the line: what nobody has given, proposals and what was left open.\n")
    hidden = [one for one in found if not _shown(one)]
    for head, ids in (
        ("No option of theirs shows whether these are kept", [one.ids[0] for one in hidden if one.readings]),
        ("Not there on this day or in these readings", [one.ids[0] for one in hidden if not one.readings]),
    ):
        if ids:
            notes.append(f"{head}: {' '.join(ids)}.\n")
    notes.append(assumed_words(list(found.assumed_shares.values())))
    return text.append_text(notes)


# one by one


def _one(one: PledgeWorth, found: Worth, case: Case, plain_signs: bool) -> Iterator[RenderableType]:
    if len(one.ids) == 1:
        yield from _heading(case.pledges[one.ids[0]], one)
    else:
        yield Text(f"{' + '.join(one.ids)} together", style="bold")
    wide = max(len(reading) for reading in found.readings)
    for reading in found.readings:
        if reading not in one.readings:
            if len(one.ids) == 1:
                yield _line(2, Text(f"{reading}: not made in this reading", style="dim"))
            continue
        for number, moment in enumerate(one.under(reading)):
            yield from _moment(moment, ("" if number else reading).ljust(wide), plain_signs)
    for taken in ("kept", "acts", "struck"):
        yield from _variants([v for v in one.variants if v.taken == taken], _TAKEN[taken])


def _heading(pledge: Pledge, one: PledgeWorth) -> Iterator[RenderableType]:
    refs = " ".join(pledge.basis.refs) or "assumed"
    yield Text(f"{pledge.id} {' '.join(pledge.by)}: {pledge.text}", style="bold").append(f" [{refs}]", style="not bold")
    parts = [f"{pledge.binding} {pledge.kind}"]
    parts += [f"since {pledge.basis.since}"] if pledge.basis.since else []
    parts += [f"brings {' '.join(pledge.delivers)}"] if pledge.delivers else []
    parts += [f"refuses {' '.join(pledge.blocks)}"] if pledge.blocks else []
    parts += [f"asks for {' '.join(pledge.asks)}"] if pledge.asks else []
    parts += [f"if {write(pledge.condition)}"] if pledge.condition is not None else []
    for option, binding in pledge.triggered.items():
        when = f" after {write(pledge.trigger)}" if pledge.trigger is not None else ""
        parts.append(f"triggers {option} ({binding}){when}")
    if one.today[0]:
        parts.append(f"today: {TODAY[one.today[0]]}")
    yield _line(2, Text("; ".join(parts)))
    if not one.moments and one.readings:
        yield _line(2, Text("no option of its pledger shows whether it is kept", style="dim"))


def _moment(one: Moment, label: str, plain_signs: bool) -> Iterator[RenderableType]:
    sign = WILLS[one.will]
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column()
    text = Text(would_words(one))
    for decider in one.deciders[:3]:
        share = f" in {decider.for_it + decider.against:,}" if len(one.deciders) > 1 else ""
        text.append(f"\n{decider_words(decider)}{share}", style="dim")
    if len(one.deciders) > 3:
        text.append(f"\nand {len(one.deciders) - 3} more statements", style="dim")
    grid.add_row(Text(f"  {label}"), Text(sign.ascii if plain_signs else sign.sign, style=sign.style), text)
    yield grid


def _variants(variants: Sequence[Variant], head: str) -> Iterator[RenderableType]:
    if not variants:
        return
    changes = [change for one in variants for change in one.changes]
    for why in dict.fromkeys(_why(one) for one in variants if _why(one)):
        yield _line(2, Text(f"{head}: {why}", style="dim"))
    if not any(one.possible for one in variants):
        return
    held = dict.fromkeys(option for one in variants for option in one.held_no)
    how = f" ({' '.join(held)} never done)" if held else ""
    if not changes:
        yield _line(2, Text(f"{head}{how}: no verdict changes."))
        return
    count = "1 verdict changes" if len(changes) == 1 else f"{len(changes)} verdicts change"
    yield _line(2, Text(f"{head}{how}: {count}."))
    for text in change_lines(changes):
        yield _line(4, Text(text))


def _why(one: Variant) -> str:
    shared = "; ".join(f"{option} by {' '.join(others)}" for option, others in one.shared.items())
    if one.taken == "struck" and shared:
        rest = "the rest stays" if one.possible else "it leaves nothing to strike"
        return f"{rest}, for others carry it too ({shared}): strike them `--together`"
    return "" if one.possible else one.why


def change_lines(changes: Sequence[Change]) -> Iterator[str]:
    """Changes of verdicts, those alike in one line: `A01 A04 under R4: breaks -> holds by a credible answer`."""
    alike: dict[tuple[str, str, str], list[str]] = {}
    for one in changes:
        alike.setdefault((one.reading, one.before, one.after), []).append(one.arrangement)
    for (reading, _, _), arrangements in alike.items():
        first = next(c for c in changes if c.arrangement == arrangements[0] and c.reading == reading)
        yield f"{' '.join(arrangements)} under {reading}: {rung_words(first.before)} -> {rung_words(first.after)}"


def _line(indent: int, text: Text) -> RenderableType:
    return Padding(text, (0, 0, 0, indent))
