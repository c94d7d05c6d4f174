"""What the pledges are in a state, or over all states of a goal: in words, as JSON, as rows."""

from collections.abc import Iterator
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..answers.pledges_due import STATUSES, Called, Due, DueOver, InState, InStates, Obstacle, Status
from ..case.nouns import Case
from .parts import state_shape
from .pledge_parts import (
    goal_label,
    lacking_shape,
    lacking_words,
    named_options,
    option_legend,
    pledge_block,
    pledge_head,
    pledge_shape,
    question_row,
    question_shape,
    said_words,
)
from .words import count_words, state_words

_HEADS: dict[Status, tuple[str, str]] = {
    "broken": ("Broken", "due and not kept, though the pledger could by a move of its own"),
    "blocked": ("Blocked", "due and not kept, and no move of the pledger alone could keep it"),
    "kept": ("Kept", "due, and done as it says"),
    "due": ("Due", "and no state shows whether it is kept, for it speaks of no option"),
    "not used": ("Not used", "due and not done, but nothing was owed"),
    "waits": ("Waits", "its condition is not there"),
}
_STYLES: dict[Status, str] = {
    "broken": "bold red",
    "blocked": "yellow",
    "kept": "green",
    "due": "cyan",
    "not used": "dim",
    "waits": "bold",
}


def due_text(found: Due, case: Case) -> RenderableType:
    """The pledges by what they are in the state, with what blocks them and what they wait for."""
    head = pledge_head(found.asked, found.given, case, f"{case.title}: the pledges, {_where(found)}")
    outcome = f" ({case.outcomes[found.state.outcome].label or found.state.outcome})" if found.state.outcome else ""
    parts: list[RenderableType] = [head, Text(f"\nThe state: {state_words(found.state)}{outcome}")]
    for status, (name, meaning) in _HEADS.items():
        here = [one for one in found.pledges if one.status == status]
        if here:
            parts.append(Text(f"\n{name}", style=_STYLES[status]).append(f"  {meaning}", style="dim not bold"))
            for one in here:
                parts += pledge_block(one.pledge, _lines(one))
    parts += option_legend(named_options([one.pledge for one in found.pledges], case), case)
    return Group(*parts)


def _where(found: Due) -> str:
    where = found.named if found.named in ("today", "nothing") else f"in {found.named}"
    where = "where nothing is yes" if where == "nothing" else where
    return f"{where}, supposing {', '.join(found.supposed)}" if found.supposed else where


def _lines(one: InState) -> Iterator[str | Text]:
    if one.status == "waits":
        yield waits_words(one)
    else:
        yield said_words(one.pledge)
    if one.pledge.kind == "threat" and one.status in ("broken", "blocked"):
        yield "a threat that is not carried out"
    if one.obstacle is not None:
        yield Text(obstacle_words(one.obstacle), style="yellow")
    for act in one.called:
        yield called_words(act)
    if one.met is not None:
        yield f"asks for {' '.join(one.pledge.asks)}: {'met' if one.met else 'not met'}"


def waits_words(one: InState) -> str:
    """What a pledge that is not due waits for; one whose condition has gone, as long as what is so."""
    if not one.lacks:
        return f"`{one.pledge.condition}` can never be"
    if not any(lack.wanted for lack in one.lacks):
        return f"not due as long as {' or '.join(lack.option for lack in one.lacks)}"
    return f"waits for {lacking_words(one.lacks)}"


def called_words(act: Called) -> str:
    """An act that is called."""
    is_done = "and it is done" if act.done else "and it is not done" if act.owed else "and nothing of it is owed"
    return f"what it triggers is called: {act.option} ({act.binding}), {is_done}"


def obstacle_words(one: Obstacle) -> str:
    """What is in the way."""
    parts = [f"{option} is for {' and '.join(owners)} to decide" for option, owners in one.others.items()]
    parts += [f"{option} cannot be changed any more (rule {rule})" for option, rule in one.fixed.items()]
    rules = [rule for rule in one.rules if rule != "held"]
    if rules:
        parts.append(f"the {'rule' if len(rules) == 1 else 'rules'} {', '.join(rules)} leave no state to move to")
    if "held" in one.rules:
        parts.append("a scenario holds its options")
    if one.bars:
        parts.append(f"the move is barred (rule {', '.join(one.bars)})")
    if one.moves:
        parts.append("no listed move of the pledger leads there")
    return f"in the way: {'; '.join(parts)}"


def due_shape(found: Due) -> dict[str, Any]:
    """`locarno.due/1`, of one state."""
    return question_shape("locarno.due/1", found.asked, found.given) | {
        "named": found.named,
        "supposed": list(found.supposed),
        "in": state_shape(found.state),
        "pledges": [_in_state(one) for one in found.pledges],
    }


def _in_state(one: InState) -> dict[str, Any]:
    return pledge_shape(one.pledge) | {
        "status": one.status,
        "waits_for": lacking_shape(one.lacks),
        "in_the_way": None if one.obstacle is None else _obstacle(one.obstacle),
        "called": [
            {"option": act.option, "binding": act.binding, "owed": act.owed, "done": act.done} for act in one.called
        ],
        "met": one.met,
    }


def _obstacle(one: Obstacle) -> dict[str, Any]:
    return {
        "others": [{"option": option, "owners": list(owners)} for option, owners in one.others.items()],
        "fixed": [{"option": option, "rule": rule} for option, rule in one.fixed.items()],
        "rules": list(one.rules),
        "bars": list(one.bars),
        "no_move": one.moves,
    }


def due_rows(found: Due) -> Iterator[dict[str, Any]]:
    """One row for each pledge."""
    for one in found.pledges:
        yield question_row(found.asked, found.given) | {
            "named": found.named,
            "supposed": ", ".join(found.supposed),
            "in": " ".join(found.state.listed),
            "id": one.pledge.id,
            "by": " ".join(one.pledge.by),
            "kind": one.pledge.kind,
            "binding": one.pledge.binding,
            "text": one.pledge.text,
            "status": one.status,
            "waits_for": lacking_words(one.lacks),
            "in_the_way": "" if one.obstacle is None else obstacle_words(one.obstacle).removeprefix("in the way: "),
            "called": " ".join(act.option for act in one.called),
            "met": "" if one.met is None else one.met,
            "refs": " ".join(one.pledge.refs),
        }


def due_over_text(found: DueOver, case: Case) -> RenderableType:
    """In how many of the states each pledge is what."""
    title = f"{case.title}: what the pledges are in all states of {goal_label(found.goal, case)}"
    parts: list[RenderableType] = [pledge_head(found.asked, found.given, case, title)]
    parts.append(Text(f"\n{count_words(found.states, 'state', 'states')}; in how many of them each pledge is what"))
    shown = [status for status in STATUSES if any(one.count[status] for one in found.pledges)]
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    table.add_column("pledge", ratio=1)
    for status in shown:
        table.add_column(status, justify="right", style=_STYLES[status].replace("bold ", ""))
    asks = any(one.met is not None for one in found.pledges)
    if asks:
        table.add_column("met", justify="right")
    for one in found.pledges:
        name = Text(one.pledge.id, style="bold").append(f" {'+'.join(one.pledge.by)} ", style="not bold")
        name.append(one.pledge.text, style="not bold dim")
        cells = [_share(one.count[status], found.states) for status in shown]
        table.add_row(name, *cells, *([("" if one.met is None else _share(one.met, found.states))] if asks else []))
    parts.append(table)
    shown_meanings = "; ".join(f"{status}: {_HEADS[status][1]}" for status in shown)
    parts.append(Text(shown_meanings + ("; met: all it asks for is yes" if asks else "") + ".", style="dim"))
    return Group(*parts)


def _share(count: int, states: int) -> str:
    return "all" if count == states else f"{count:,}" if count else ""


def due_over_shape(found: DueOver) -> dict[str, Any]:
    """`locarno.due-over/1`, over all states of a goal."""
    return question_shape("locarno.due-over/1", found.asked, found.given) | {
        "goal": found.goal,
        "states": found.states,
        "pledges": [_in_states(one) for one in found.pledges],
    }


def _in_states(one: InStates) -> dict[str, Any]:
    counts = {status.replace(" ", "_"): one.count[status] for status in STATUSES}
    return pledge_shape(one.pledge) | counts | {"met": one.met}


def due_over_rows(found: DueOver) -> Iterator[dict[str, Any]]:
    """One row for each pledge."""
    for one in found.pledges:
        yield question_row(found.asked, found.given) | {
            "goal": found.goal,
            "states": found.states,
            "id": one.pledge.id,
            "by": " ".join(one.pledge.by),
            "kind": one.pledge.kind,
            "binding": one.pledge.binding,
            "text": one.pledge.text,
            **{status.replace(" ", "_"): one.count[status] for status in STATUSES},
            "met": "" if one.met is None else one.met,
            "refs": " ".join(one.pledge.refs),
        }
