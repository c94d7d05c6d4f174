"""What answers about pledges are told with: which pledges count, a pledge in a line, options with their labels."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..answers.asked import Asked
from ..answers.given import Given, Lacking, PledgeView
from ..case.expressions import write
from ..case.nouns import Case, Impossible
from ..case.pledge_nouns import Binding
from .parts import asked_row, asked_shape
from .tables import asked_text
from .words import count_words
from .worth_shapes import given_shape

_DOWN_TO: dict[Binding, str] = {
    "must": "`must`",
    "declared": "`must` and `declared`",
    "conditional": "`must`, `declared` and `conditional`",
    "may": "all but `open` ones",
    "open": "of any binding word",
}


def pledge_head(asked: Asked, given: Given, case: Case, title: str) -> Text:
    """The head of an answer: what was asked, and which pledges count."""
    head = asked_text(asked, title)
    who = f"under {given.reading}" if given.reading else "made in all readings"
    if not any(one.readings for one in case.pledges.values()):
        who = ""
    parts = [f"{len(given.pledges)} of {len(case.pledges)} pledges count: {_DOWN_TO[given.word]}, no proposals"]
    parts += [who] if who else []
    parts += [f"also {' '.join(given.take)}"] if given.take else []
    parts += [f"without {' '.join(given.leave)}"] if given.leave else []
    return head.append(f"\n{'; '.join(parts)}", style="dim not bold")


def pledge_shape(one: PledgeView) -> dict[str, Any]:
    """A pledge."""
    return {
        "id": one.id,
        "by": list(one.by),
        "kind": one.kind,
        "binding": one.binding,
        "text": one.text,
        "if": one.condition or None,
        "delivers": list(one.delivers),
        "blocks": list(one.blocks),
        "asks": list(one.asks),
        "readings": list(one.readings),
        "refs": list(one.refs),
        "assumed": one.assumed,
    }


def question_shape(schema: str, asked: Asked, given: Given) -> dict[str, Any]:
    """What every answer about pledges begins with."""
    return {"schema": schema} | asked_shape(asked) | {"given": given_shape(given)}


def question_row(asked: Asked, given: Given) -> dict[str, Any]:
    """The same as the first cells of a row."""
    counted = {
        "reading": given.reading,
        "word": given.word,
        "take": " ".join(given.take),
        "leave": " ".join(given.leave),
    }
    return asked_row(asked) | counted


def lacking_shape(lacks: Iterable[Lacking]) -> list[dict[str, Any]]:
    """What a condition waits for."""
    return [{"option": one.option, "wanted": one.wanted, "needed": one.needed} for one in lacks]


def lacking_words(lacks: Sequence[Lacking]) -> str:
    """The same in a line: what it needs, and of what one would do."""
    needed = [_option(one) for one in lacks if one.needed]
    either = [_option(one) for one in lacks if not one.needed]
    parts = [" and ".join(needed)] if needed else []
    parts += [" or ".join(either)] if either else []
    return ", and ".join(parts)


def _option(one: Lacking) -> str:
    return one.option if one.wanted else f"no {one.option}"


def says_words(one: PledgeView) -> str:
    """What a pledge says of options, in a line: when it is due, and what then."""
    then = []
    if one.delivers:
        then.append(f"{'carries out' if one.kind == 'threat' else 'brings'} {_and(one.delivers)}")
    if one.blocks:
        then.append(f"refuses {_and(one.blocks)}")
    due = f"due where `{one.condition}`" if one.condition else "due always"
    return f"{due}: {', '.join(then)}" if then else f"{due}"


def pledge_line(one: PledgeView) -> Text:
    """A pledge in a line: its id, who gave it, what kind it is, what it says, and what supports it."""
    text = Text(one.id, style="bold").append(f" {'+'.join(one.by)} ", style="not bold")
    text.append(f"{one.kind}: ", style="dim not bold").append(one.text, style="not bold")
    return text.append(support_words(one), style="dim not bold")


def support_words(one: PledgeView) -> str:
    """What supports a pledge, in brackets after it."""
    refs = ", ".join([*one.refs, *(["assumed"] if one.assumed else [])])
    return f"  [{refs}]" if refs else ""


def pledge_block(one: PledgeView, more: Iterable[str | Text] = (), depth: int = 2) -> Iterator[RenderableType]:
    """A pledge, and lines under it."""
    yield Padding(pledge_line(one), (0, 0, 0, depth))
    for line in more:
        yield Padding(Text(line) if isinstance(line, str) else line, (0, 0, 0, depth + 4))


def said_words(one: PledgeView) -> Text:
    """What a pledge says of options."""
    return Text(says_words(one))


def option_legend(options: Iterable[str], case: Case) -> Iterator[RenderableType]:
    """What the options that were named mean, in the order of the case."""
    named = set(options)
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column()
    rows = 0
    for option in case.options.values():
        if option.id in named and option.label and option.label != option.id:
            grid.add_row(option.id, f"{'+'.join(option.owners)} {option.label}")
            rows += 1
    if rows:
        yield Text("\nOptions", style="dim")
        yield Padding(grid, (0, 0, 0, 2), style="dim")


def named_options(pledges: Iterable[PledgeView], case: Case) -> set[str]:
    """The options that pledges speak of."""
    found: set[str] = set()
    for one in pledges:
        found.update((*one.delivers, *one.blocks, *one.asks))
        found.update(word for word in re.findall(r"[\w-]+", one.condition) if word in case.options)
    return found


def rule_legend(rules: Iterable[str], case: Case) -> Iterator[RenderableType]:
    """What the rules that were named say."""
    named = set(rules)
    every = list(case.rules.values())
    every += [rule for reading in case.readings.values() for rule in reading.rules]
    every += [rule for scenario in case.scenarios.values() for rule in scenario.rules]
    told = {rule.id: rule for rule in every if rule.id in named and isinstance(rule, Impossible)}
    if told:
        yield Text("\nRules", style="dim")
    for rule in told.values():
        why = f": {rule.why}" if rule.why else ""
        yield Padding(Text(f"{rule.id}  never `{write(rule.when)}`{why}", style="dim"), (0, 0, 0, 2))


def ids_words(ids: Sequence[str], most: int = 12) -> str:
    """Ids in a line, the first ones of many."""
    more = f" and {len(ids) - most} more" if len(ids) > most else ""
    return f"{', '.join(ids[:most])}{more}" if more else _and(ids)


def stopped_words(most: int, seconds: float, count: int) -> str:
    """That a search was stopped, and by what."""
    if count >= most:
        return f"stopped after {count_words(count, 'set', 'sets')}: there may be more (`--most`)"
    return f"stopped after {seconds:g} seconds: there may be more (`--seconds`)"


def _and(ids: Sequence[str]) -> str:
    return " and ".join(ids) if len(ids) < 3 else f"{', '.join(ids[:-1])} and {ids[-1]}"


def goal_label(goal: str, case: Case) -> str:
    """What a goal is called."""
    labels: Mapping[str, str] = {
        **{id_: one.label for id_, one in case.outcomes.items()},
        **{id_: one.name for id_, one in case.arrangements.items() if id_ not in case.outcomes},
    }
    label = labels.get(goal, "")
    return f"{goal} ({label})" if label and label != goal else goal
