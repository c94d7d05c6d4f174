"""A case under one reading as a `.gmcr` file of GMCR+.

States, moves and ranks are the same there; what the file has no place for is told, and what would change an answer is
refused. Feasible states are numbered from 1 by their codes, option 0 being the lowest bit.
"""

import json
from collections.abc import Sequence
from typing import Any

import numpy as np

from ..answers.converted import Converted
from ..case.nouns import Prioritised, Ranked
from ..space.refusal import Refusal
from .gmcr_case import PROGRAM
from .ids import id_of, plain_name
from .patterns import Cube, TooManyTerms, normal_form, outside, shortened, without_parts
from .source import Source, counted, listed

_TITLE = "a `.gmcr` file"
_MOST_PATTERNS = 20_000
_MOST_RANKED = 400_000
_MOST_MEMBERS = 64
_SAFE_STATEMENTS = 62


def gmcr_of(source: Source) -> Converted:
    """The file. Raises Refusal for what it cannot say without changing an answer."""
    _check(source)
    frame, case = source.frame, source.case
    bit = {id_: number for number, id_ in enumerate(frame.option_ids)}
    patterns, changed = infeasible_patterns(source), []
    if frame.constraints.held_yes or frame.constraints.held_no:
        held = sorted(frame.constraints.held_yes | frame.constraints.held_no, key=list(bit).index)
        changed.append(f"options held by a scenario ({listed(held)}) are infeasible the other way")
    makers, said = [], True
    for actor in [*frame.players, *_idle(source)]:
        statements = _statements(source, actor, bit) if actor in frame.players else []
        said &= statements is not None and len(statements) <= _SAFE_STATEMENTS
        makers.append(
            {
                "name": _name(actor, case.actors[actor].name),
                "options": [number for id_, number in bit.items() if _owner(source, id_) == actor],
                "preferences": statements or [],
                "preferenceRanking": _ranking(source, actor),
            }
        )
    orders = (source.space.reading.preferences[actor].order for actor in frame.players)
    if not said and not all(isinstance(order, Ranked) for order in orders):
        changed.append("the rankings count in it, because not all preferences are statements that it can hold")
    return Converted(
        source.asked,
        source.space.reading.id,
        "gmcr",
        _text(
            {
                "title": plain_name(case.title),
                "description": source.signature,
                "options": [
                    {"name": _name(id_, case.options[id_].label), "permittedDirection": _direction(source, id_)}
                    for id_ in bit
                ],
                "decisionMakers": makers,
                "infeasibles": [_conditions(cube) for cube in patterns],
                "useManualPreferenceRanking": not said,
                "coalitions": list(range(len(makers))),
                "coalitionsFull": list(range(len(makers))),
                "program": PROGRAM,
                "version": source.version,
            }
        ),
        f"{counted(frame.size, 'state')}, {counted(len(bit), 'option')}, "
        f"{counted(len(patterns), 'infeasible pattern') or 'no infeasible pattern'}, "
        f"{counted(len(makers), 'decision maker')}",
        tuple(changed),
        (*source.degrees(), *source.besides()),
    )


def _check(source: Source) -> None:
    source.option_form(_TITLE)
    source.some_state()
    frame, case = source.frame, source.case
    free = source.without_an_owner()
    joint = [id_ for id_ in free if len(case.options[id_].owners) > 1]
    way = "hold them with a scenario, so that they do not change, or give each to one actor"
    if joint:
        raise Refusal(f"{_TITLE} has no joint options, and {listed(joint)} would be raised by one owner alone", way)
    if free:
        actors = listed(source.nature())
        found = f"{listed(free)} of {actors}: {_TITLE} has no actor without preferences, whose moves answer nothing"
        raise Refusal(found, way)
    barred = source.barred()
    if barred:
        found = f"{_TITLE} cannot bar moves in some states, as {listed([rule.id for rule in barred])} would"
        raise Refusal(found, "say it with `impossible` or `irreversible`, or lift the rule in a scenario (`lifts`)")
    varying = set(source.names(source.varying()))
    fixed = [id_ for id_ in frame.option_ids if id_ in varying and len(_stays(source, id_)) == 2]
    if fixed:
        found = f"{listed(fixed)} can be neither raised nor dropped, and {_TITLE} has no word for that"
        raise Refusal(found, "take one of the `irreversible` rules out, or hold the option with a scenario")
    if frame.size * len(frame.players) > _MOST_RANKED:
        found = f"{frame.size:,} states ranked by {len(frame.players)} actors are {frame.size * len(frame.players):,}"
        raise Refusal(f"{found} entries", f"at most {_MOST_RANKED:,}: hold options with a scenario")


def infeasible_patterns(source: Source) -> list[Cube]:
    """Few patterns that exclude what is not feasible: those of the rules, where they are not too many."""
    frame = source.frame
    bit = {id_: number for number, id_ in enumerate(frame.option_ids)}
    given = frame.constraints
    cubes = [Cube(1 << bit[id_], 0) for id_ in sorted(given.held_yes)]
    cubes += [Cube(1 << bit[id_], 1 << bit[id_]) for id_ in sorted(given.held_no)]
    try:
        for rule in source.impossible():
            cubes += normal_form(rule.when, bit)
    except TooManyTerms:
        found = outside(frame.codes, len(bit), _MOST_PATTERNS)
        if found is None:
            raise Refusal(
                f"what is infeasible takes more than {_MOST_PATTERNS:,} patterns", "hold options with a scenario"
            ) from None
        cubes = found
    return shortened(without_parts(cubes), frame.codes, len(bit))


def _idle(source: Source) -> list[str]:
    """Actors without preferences that own options which never change here: they are in the file, and can do nothing."""
    owners = {_owner(source, id_) for id_ in source.frame.option_ids}
    return [actor.id for actor in source.case.actors.values() if actor.nature and actor.id in owners]


def _owner(source: Source, option: str) -> str:
    return source.case.options[option].owners[0]


def _stays(source: Source, option: str) -> set[bool]:
    return {rule.value for rule in source.stays() if rule.option == option}


def _direction(source: Source, option: str) -> str:
    stays = _stays(source, option)
    return {True: "fwd", False: "back"}[next(iter(stays))] if len(stays) == 1 else "both"


def _name(id_: str, label: str) -> str:
    """The name in the file, from which locarno finds the id again: the label alone, if it gives the id, or both."""
    label = plain_name(label) or id_
    return label if ": " not in label and id_of(label, "", ()) == id_ else f"{id_}: {label}"


def _conditions(cube: Cube) -> list[list[int | str]]:
    return [
        [bit, "Y" if cube.want >> bit & 1 else "N"] for bit in range(cube.care.bit_length()) if cube.care >> bit & 1
    ]


def _statements(source: Source, actor: str, bit: dict[str, int]) -> list[Any] | None:
    """The statements, those that are the same in all states left out; None if the file cannot hold them."""
    if not isinstance(source.space.reading.preferences[actor].order, Prioritised):
        return None
    made: list[Any] = []
    for statement in source.space.statements(actor):
        table = source.frame.truth(statement.expression)
        if table.all() or not table.any():
            continue
        try:
            members = normal_form(statement.expression, bit, _MOST_MEMBERS)
        except TooManyTerms:
            return None
        patterns = [_conditions(cube) for cube in members]
        made.append(patterns[0] if len(patterns) == 1 else {"compound": True, "members": patterns})
    return made


def _ranking(source: Source, actor: str) -> list[int | list[int]]:
    """Numbers of states from 1, best first, ties in a list of their own."""
    frame = source.frame
    if actor not in frame.players:
        return [list(range(1, frame.size + 1))] if frame.size > 1 else [1]
    rank = source.space.rank[frame.players.index(actor)]
    order = np.argsort(-rank.astype(np.int64), kind="stable")
    groups = np.split(order + 1, np.flatnonzero(np.diff(rank[order])) + 1)
    return [int(group[0]) if group.size == 1 else [int(number) for number in group] for group in groups]


def _text(file: dict[str, Any]) -> str:
    """The file as JSON, an entry of a list on a line."""

    def short(value: Any) -> str:
        return json.dumps(value, ensure_ascii=False)

    def lines(values: Sequence[Any], indent: str) -> str:
        inner = ",\n".join(f"{indent} {short(value)}" for value in values)
        return f"[\n{inner}\n{indent}]" if values else "[]"

    def maker(one: dict[str, Any]) -> str:
        parts = [
            f"   {short(key)}: {lines(value, '   ') if key == 'preferences' else short(value)}"
            for key, value in one.items()
        ]
        return "  {\n" + ",\n".join(parts) + "\n  }"

    parts = []
    for key, value in file.items():
        if key == "decisionMakers":
            said = "[\n" + ",\n".join(maker(one) for one in value) + "\n ]"
        else:
            said = lines(value, " ") if key in ("options", "infeasibles") else short(value)
        parts.append(f" {short(key)}: {said}")
    return "{\n" + ",\n".join(parts) + "\n}\n"
