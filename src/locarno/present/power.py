"""Whose word a goal hangs on: as a table, as JSON, as rows."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..answers.power import Goal, PledgePower, Share
from ..case.nouns import Case
from .parts import asked_row, asked_shape
from .tables import asked_text
from .words import RUNGS, count_words, range_words
from .worth_shapes import given_shape

_BAR = 12
_WOULD_SHOWN = 6


def power_tables(found: PledgePower, case: Case, plain_signs: bool) -> RenderableType:
    """The answer in words, the shares of those with any, who has no part, and what the figures mean."""
    title = asked_text(found.asked, f"{case.title}: whose word does it hang on?")
    parts: list[RenderableType] = [title, _question(found, case), "", *answer_texts(found, case)]
    shares = [one for one in found.index if not one.null]
    if shares:
        parts.append(
            _shares(
                found, case, sorted(shares, key=lambda one: (-one.shapley - 2 * one.undoes, one.player)), plain_signs
            )
        )
    parts += [*_nulls(found), *_what_comes(found), _meaning(found, bool(shares))]
    return Group(*parts)


def goal_words(goal: Goal, case: Case) -> str:
    """The goal as an end of a sentence: that ..."""
    if goal.kind == "size":
        return f"{goal.name} of {goal.least:,f} or more are in force"
    name = case.arrangements[goal.text].name if goal.text in case.arrangements else ""
    if goal.kind == "rung" and goal.rung is not None:
        better = "" if goal.rung == "interest" else " or better"
        return f"{goal.text} ({name}) holds by {RUNGS[goal.rung].by}{better}"
    label = case.outcomes[goal.text].label if goal.text in case.outcomes else name
    if goal.text in case.pledges:
        return f"{goal.text} ({case.pledges[goal.text].text}) comes into force"
    return f"{goal.text}{f' ({label})' if label else ''} comes about"


def _question(found: PledgePower, case: Case) -> Text:
    given = found.given
    text = Text(f"The goal: that {goal_words(found.goal, case)}.", style="default")
    if found.supposed:
        text.append(f" Supposed: {', '.join(found.supposed)}.")
    if found.goal.kind == "size":
        text.append(f" Of ranges the {found.goal.bound} end counts.")
    under = f" under {given.reading}" if given.reading else ", as all readings have it"
    text.append(f"\nThe word given: {count_words(len(given.pledges), 'pledge', 'pledges')}{under}.", style="dim")
    how = "each pledge taken at its word or not" if found.goal.kind == "rung" else "nobody moves first"
    text.append(f" {how[0].upper()}{how[1:]}.", style="dim")
    return text


def answer_texts(found: PledgePower, case: Case) -> Iterator[Text]:
    """Whether all together reach the goal, and what else would, a sentence each."""
    index = found.index
    who = "pledges" if found.players == "pledges" else "pledgers"
    if index.nobody and index.everybody:
        counts = any(not one.null for one in index)
        some = f"; but some {who} undo it, and others make up for that" if counts else f": no {who[:-1]} matters for it"
        yield Text(f"Reached without any of them{some}.", style="bold")
    elif index.everybody:
        yield Text("Reached if all of them are given, and not if none is.", style="bold green")
    elif index.nobody:
        yield Text("There without any of them, and undone if all are given.", style="bold red")
    else:
        more = "; only some of them without the others reach it" if any(one.banzhaf for one in index) else ""
        yield Text(f"Not reached, even if all of them are given{more}.", style="bold red")
    if found.would:
        ways = [_would(one.suppose, one.leave) for one in found.would[:_WOULD_SHOWN]]
        rest = len(found.would) - len(ways)
        also = f", or {count_words(rest, 'other way', 'other ways')}" if rest else ""
        yield Text(f"All together would reach it {'; or '.join(ways)}{also}.")
    goal = found.goal
    if goal.kind == "size" and goal.bound == "low" and not index.everybody and goal.least is not None:
        by = [counting for counting, (_, high) in found.sums.items() if high >= goal.least]
        if by:
            yield Text(f"With the high ends of ranges it could be, by {', '.join(by)}: ask with `--bound high`.")
    if found.broken:
        rules = "; ".join(f"{id_} ({case.rules[id_].why})" if id_ in case.rules else id_ for id_ in found.broken)
        yield Text(f"All together break a rule, so that nothing is reached: {rules}.", style="red")
    if found.undecided:
        what = ", ".join(found.undecided)
        yield Text(
            f"Refusals leave open whether {what} comes about; what is open counts as not reached.", style="yellow"
        )


def _would(suppose: Sequence[str], leave: Sequence[str]) -> str:
    options = [f"--suppose {id_}" for id_ in suppose] + [f"--leave {id_}" for id_ in leave]
    return f"with `{' '.join(options)}`"


def _shares(found: PledgePower, case: Case, shares: Sequence[Share], plain_signs: bool) -> Table:
    undoing = any(one.undoes or one.banzhaf_undoes for one in shares)
    making = any(one.banzhaf for one in shares)
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("pledge" if found.players == "pledges" else "pledger", overflow="fold", ratio=1)
    if making:
        table.add_column("makes it\n(orders)", justify="right", no_wrap=True)
        table.add_column("tips it\n(sets)", justify="right", no_wrap=True)
        table.add_column("of all\ntipping", justify="right", no_wrap=True)
    if undoing:
        table.add_column("undoes it\n(orders)", justify="right", no_wrap=True, style="red")
        table.add_column("undoes\n(sets)", justify="right", no_wrap=True, style="red")
    table.add_column("", no_wrap=True)
    for one in shares:
        made = one.shapley + one.undoes
        cells = []
        if making:
            error = f" ±{100 * one.error:.1f}" if one.error else ""
            cells += [f"{_percent(made)}{error}", _percent(one.banzhaf), _percent(one.banzhaf_share)]
        if undoing:
            cells += [_percent(one.undoes), _percent(one.banzhaf_undoes)]
        table.add_row(
            _player(found, case, one.player), *cells, _bar(max(made, one.undoes), one.undoes > made, plain_signs)
        )
    return table


def _percent(share: float) -> str:
    return f"{100 * share:.1f}%" if share else "-"


def _bar(share: float, against: bool, plain_signs: bool) -> Text:
    sign = "#" if plain_signs else "█"
    return Text(sign * max(round(share * _BAR), 1), style="red" if against else "green")


def _player(found: PledgePower, case: Case, player: str) -> Text:
    text = Text(player, style="bold")
    if found.players == "pledges":
        one = case.pledges[player]
        refs = " ".join(one.basis.refs) or ("assumed" if one.basis.assumed else "")
        text.append(f" {', '.join(one.by)}: {one.text}", style="not bold")
        return text.append(f" [{refs}]" if refs else "", style="not bold dim")
    text.append(f" {case.actors[player].name}", style="not bold")
    return text.append(f" ({' '.join(found.held[player])})", style="not bold dim")


def _nulls(found: PledgePower) -> Iterator[Text]:
    nulls = [one.player for one in found.index if one.null]
    if nulls and len(nulls) < len(found.index.shares):
        yield Text(f"No part in it: {', '.join(nulls)}.", style="dim")


def _what_comes(found: PledgePower) -> Iterator[Text]:
    if found.goal.kind == "rung":
        return
    yield Text(f"What comes into force if all are given: {', '.join(found.settles) or 'nothing'}.", style="dim")
    if found.goal.kind == "size":
        sums = [
            f"{range_words(amount)}{f' by {counting}' if counting else ''}" for counting, amount in found.sums.items()
        ]
        open_ = f"; no number is said for {', '.join(found.unknown)}, which count as none" if found.unknown else ""
        yield Text(f"Of {found.goal.name} then: {'; '.join(sums) or 'no number'}{open_}.", style="dim")


def _meaning(found: PledgePower, shown: bool) -> Text:
    index = found.index
    text = Text(style="dim")
    if shown:
        text.append(
            "makes it: if the words are given in any order, in so many orders this is the one that makes the goal "
            "reached (Shapley-Shubik). tips it: of all sets of the others, so many reach it with this one and not "
            "without (Banzhaf); of all tipping: its part in that of all. undoes: the same the other way round.\n"
        )
    if index.exact and index.counted:
        text.append(f"Counted over all {2**index.counted:,} sets of the {index.counted} that it could hang on.")
    elif index.exact:
        text.append("No pledge that counts could make a difference.")
    else:
        text.append(
            f"{index.samples:,} orders drawn of the {index.counted} that it could hang on (seed {index.seed}); ± is "
            "one standard error, in points."
        )
    if found.assumed_share:
        text.append(f" {found.assumed_share:.0%} of the pledges are assumed.")
    return text


def power_shape(found: PledgePower) -> dict[str, Any]:
    """`locarno.power/1`."""
    goal, index = found.goal, found.index
    return (
        {"schema": "locarno.power/1"}
        | asked_shape(found.asked)
        | {
            "given": given_shape(found.given),
            "goal": {
                "kind": goal.kind,
                "text": goal.text or None,
                "name": goal.name or None,
                "least": None if goal.least is None else float(goal.least),
                "bound": goal.bound,
                "rung": goal.rung,
            },
            "supposed": list(found.supposed),
            "players": found.players,
            "nobody": index.nobody,
            "everybody": index.everybody,
            "exact": index.exact,
            "counted": index.counted,
            "samples": index.samples or None,
            "seed": index.seed if index.samples else None,
            "shares": [_share(found, one) for one in index],
            "settles": list(found.settles),
            "undecided": list(found.undecided),
            "broken": list(found.broken),
            "unknown": list(found.unknown),
            "sums": [
                {"counting": counting or None, "low": float(low), "high": float(high)}
                for counting, (low, high) in found.sums.items()
            ],
            "would": [{"suppose": list(one.suppose), "leave": list(one.leave)} for one in found.would],
            "assumed_share": found.assumed_share,
        }
    )


def _share(found: PledgePower, one: Share) -> dict[str, Any]:
    views = {view.id: view for view in found.pledges}
    held = found.held[one.player]
    return {
        "player": one.player,
        "pledges": list(held),
        "text": views[one.player].text if found.players == "pledges" else None,
        "refs": list(dict.fromkeys(ref for id_ in held for ref in views[id_].refs)),
        "shapley": one.shapley,
        "undoes": one.undoes,
        "banzhaf": one.banzhaf,
        "banzhaf_share": one.banzhaf_share,
        "banzhaf_undoes": one.banzhaf_undoes,
        "error": one.error,
        "banzhaf_error": one.banzhaf_error,
        "null": one.null,
    }


def power_rows(found: PledgePower) -> Iterator[dict[str, Any]]:
    """One row for each player."""
    goal = found.goal
    for one in found.index:
        shape = _share(found, one)
        yield asked_row(found.asked) | {
            "reading": found.given.reading,
            "goal": goal.text or f"{goal.name} {goal.least}",
            "bound": goal.bound if goal.kind == "size" else "",
            "rung": goal.rung or "",
            "supposed": " ".join(found.supposed),
        } | {
            key: " ".join(cell) if isinstance(cell, list) else "" if cell is None else cell
            for key, cell in shape.items()
        }  # fmt: skip
