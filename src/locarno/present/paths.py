"""Ways to arrangements and other sets of states, and what can be reached at all: as tables, as JSON, as rows."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..answers.paths import JointStep, Paths, PathStep, Reach, Reachable, Within
from ..case.nouns import Case
from .parts import asked_row, asked_shape, change_shape, step_shape
from .tables import WIDEST_ID, asked_text
from .words import change_words


def path_tables(found: Paths, case: Case, plain_signs: bool) -> RenderableType:
    """For each goal and reading the way there, by gains alone or with the fewest steps against interest."""
    begin = "" if found.start == "today" else f" from {found.start}"
    parts: list[RenderableType] = [asked_text(found.asked, f"{case.title}: can it be reached{begin or ' from today'}?")]
    for id_ in found.arrangements:
        parts.append(Text(f"\n{_name(case, id_)}", style="bold"))
        for reading in found.readings:
            grid = Table.grid(padding=(0, 2, 0, 0))
            grid.add_row(Text("  " + reading), _reach(found[id_, reading], found.start, plain_signs))
            parts.append(grid)
    return Group(*parts)


def _name(case: Case, goal: str) -> str:
    if goal in case.arrangements:
        return f"{goal} {case.arrangements[goal].name}"
    if goal in case.outcomes and case.outcomes[goal].label:
        return f"{goal} ({case.outcomes[goal].label})"
    return goal


def _reach(one: Reach, start: str, plain_signs: bool) -> Text:
    arrow = " > " if plain_signs else " → "
    if not one.possible:
        return Text("impossible under these rules", style="dim")
    if one.there:
        return Text(f"{start} already agrees", style="green")
    if one.by_gains is not None:
        steps = arrow.join(f"{s.step.actor} {change_words(s.step)}" for s in one.by_gains)
        return Text("every mover gains: ", style="green").append(steps, style="default")
    text = Text()
    if one.by_joint_gains is not None:
        text.append("not by single moves, but jointly all who take part gain: ", style="cyan")
        text.append(arrow.join(_joint_words(step) for step in one.by_joint_gains) + "\n")
    if one.by_any is None:
        return text.append("by no sequence of single moves", style="red")
    how = "not by gains alone" if one.by_joint_gains is None else "by single moves"
    text.append(f"{how}, {' and '.join(one.against)} would have to move without gain: ", style="red")
    moves = (f"{s.step.actor} {change_words(s.step)}{'' if s.gains else ' (no gain)'}" for s in one.by_any)
    text.append(arrow.join(moves))
    for joint in one.together[:1]:
        losers = f"{' and '.join(joint.losers)} would lose" if joint.losers else "none of them would lose"
        how = "in one joint move" if len(joint.actors) > 1 else "in one move"
        whole = f"{how} {' '.join(joint.change)}: needs {', '.join(joint.actors)}; {losers}"
        more = len(one.together) - 1
        text.append(f"\n{whole}{f' ({more} other sets as small)' if more else ''}", style="dim")
    if not one.joint_complete and one.by_joint_gains is None:
        text.append("\nways by joint gains: not searched to the end", style="dim")
    return text


def _joint_words(step: JointStep) -> str:
    return f"{'+'.join(step.actors)} {' '.join(step.change)}"


def paths_shape(found: Paths) -> dict[str, Any]:
    """`locarno.paths/1`."""
    return (
        {"schema": "locarno.paths/1"}
        | asked_shape(found.asked)
        | {"start": found.start, "paths": [_reach_shape(one) for one in found]}
    )


def _reach_shape(one: Reach) -> dict[str, Any]:
    def way(steps: tuple[PathStep, ...] | None) -> list[dict[str, Any]] | None:
        return None if steps is None else [step_shape(step.step) | {"gains": step.gains} for step in steps]

    return {
        "arrangement": one.arrangement,
        "reading": one.reading,
        "there": one.there,
        "possible": one.possible,
        "by_gains": way(one.by_gains),
        "by_any": way(one.by_any),
        "against": list(one.against),
        "by_joint_gains": None if one.by_joint_gains is None else [_joint_shape(step) for step in one.by_joint_gains],
        "joint_complete": one.joint_complete,
        "together": [
            {
                "actors": list(joint.actors),
                "move": list(joint.change),
                "into": list(joint.end.listed),
                "outcome": joint.end.outcome or None,
                "losers": list(joint.losers),
                "indifferent": list(joint.indifferent),
            }
            for joint in one.together
        ],
    }


def _joint_shape(step: JointStep) -> dict[str, Any]:
    return {"actors": list(step.actors)} | change_shape(step.change, step.start, step.end)


def path_rows(found: Paths) -> Iterator[dict[str, Any]]:
    """One row for each goal under each reading; the set of actors is the first of the smallest."""
    for one in found:
        way = one.by_gains if one.by_gains is not None else one.by_any
        joint = one.together[0] if one.together else None
        yield asked_row(found.asked) | {
            "arrangement": one.arrangement,
            "reading": one.reading,
            "there": one.there,
            "possible": one.possible,
            "gains_only": one.by_gains is not None,
            "steps": len(way) if way is not None else "",
            "way": "; ".join(f"{s.step.actor} {' '.join(s.step.change)}{'' if s.gains else ' !'}" for s in way or ()),
            "against": " ".join(one.against) if one.by_gains is None else "",
            "joint_steps": len(one.by_joint_gains) if one.by_joint_gains is not None else "",
            "joint_way": "; ".join(_joint_words(step) for step in one.by_joint_gains or ()),
            "together": " ".join(joint.actors) if joint else "",
            "losers": " ".join(joint.losers) if joint else "",
        }


def reachable_tables(found: Sequence[Reachable], case: Case, plain_signs: bool) -> RenderableType:
    """For each reading how many states of each outcome can be reached, and in how many steps the nearest."""
    parts: list[RenderableType] = []
    for one in found:
        parts.append(asked_text(one.asked, f"{case.title}: what can be reached from {one.start} under {one.reading}?"))
        if not one.possible:
            parts.append(Text(f"{one.start} is not feasible under these rules\n", style="dim"))
            continue
        table = Table(box=SIMPLE_HEAD, pad_edge=False)
        ids = max((len(row.outcome) for row in one.outcomes), default=0)
        table.add_column("outcome", style="bold", overflow="fold", min_width=min(ids, WIDEST_ID))
        for head in ("states", "every mover gains", "nearest", "by any moves", "nearest"):
            table.add_column(head, justify="right")
        never = "-" if plain_signs else "–"
        for row in one.outcomes:
            cells = [_amount(row.by_gains), row.gains_steps, _amount(row.by_any), row.any_steps]
            table.add_row(
                row.outcome or "(none)", f"{row.states:,}", *(never if cell is None else str(cell) for cell in cells)
            )
        parts.append(table)
    nearest = "nearest: how many moves away the nearest of them is; the start itself is 0 moves away."
    parts.append(Text(nearest, style="dim"))
    return Group(*parts)


def _amount(count: int) -> str | None:
    return f"{count:,}" if count else None


def reachable_shape(found: Sequence[Reachable]) -> dict[str, Any]:
    """`locarno.reachable/1`."""
    return (
        {"schema": "locarno.reachable/1"}
        | asked_shape(found[0].asked)
        | {
            "start": found[0].start,
            "reachable": [
                {"reading": one.reading, "possible": one.possible, "outcomes": [_within(row) for row in one.outcomes]}
                for one in found
            ],
        }
    )


def _within(row: Within) -> dict[str, Any]:
    return {
        "outcome": row.outcome or None,
        "states": row.states,
        "by_gains": row.by_gains,
        "gains_steps": row.gains_steps,
        "by_any": row.by_any,
        "any_steps": row.any_steps,
    }


def reachable_rows(found: Sequence[Reachable]) -> Iterator[dict[str, Any]]:
    """One row for each outcome under each reading."""
    for one in found:
        for row in one.outcomes:
            cells = {key: "" if cell is None else cell for key, cell in _within(row).items()}
            yield asked_row(one.asked) | {"reading": one.reading, "start": one.start} | cells
