"""Random conflicts written as case files: what the oracle judges, said in the language."""

import json
from collections.abc import Collection, Mapping

from oracle import Game, OptionConflict, State


def pattern(code: int, options: int) -> str:
    return "".join("Y" if code >> bit & 1 else "N" for bit in range(options))


def _exactly(code: int, options: int) -> str:
    return " and ".join(f"o{bit}" if code >> bit & 1 else f"not o{bit}" for bit in range(options))


def _some_of(codes: Collection[int], options: int) -> str:
    return " or ".join(f"({_exactly(code, options)})" for code in sorted(codes)) or "false"


def _groups(rank: Mapping[State, int]) -> list[list[State]]:
    levels = sorted(set(rank.values()), reverse=True)
    return [[state for state in rank if rank[state] == level] for level in levels]


def option_case(conflict: OptionConflict, states: Collection[State], today: int, arrangement: Collection[int]) -> str:
    """The conflict as the text of a case, with one arrangement `T`; JSON, which is YAML."""
    n = conflict.n_options
    rules: dict[str, object] = {f"F{code}": {"impossible": _exactly(code, n)} for code in sorted(conflict.impossible)}
    for option, value in sorted(conflict.irreversible):
        rules[f"I{option}{'yes' if value else 'none'}"] = {"irreversible": f"{'' if value else 'not '}o{option}"}
    for number, barred in enumerate(conflict.barred):
        said: dict[str, object] = {}
        change = [f"+o{o}" for o in sorted(barred.raises)] + [f"-o{o}" for o in sorted(barred.drops)]
        if change:
            said["change"] = change
        if barred.actor is not None:
            said["actor"] = barred.actor
        if barred.start is not None:
            said["from"] = _some_of(barred.start, n)
        if barred.end is not None:
            said["to"] = _some_of(barred.end, n)
        rules[f"B{number}"] = {"barred": said}
    case = {
        "locarno": "1",
        "case": {"title": "random"},
        "actors": {actor: actor for actor in conflict.actors},
        "options": {f"o{bit}": {"owners": sorted(owners)} for bit, owners in enumerate(conflict.owners)},
        "rules": rules,
        "status_quo": [f"o{bit}" for bit in range(n) if today >> bit & 1],
        "arrangements": {"T": {"name": "T", "require": _some_of(arrangement, n)}},
        "common": {
            "preferences": {
                actor: {
                    "ranking": [
                        [pattern(int(code), n) for code in group]
                        for group in _groups({s: conflict.rank[actor][int(s)] for s in states})
                    ]
                }
                for actor in conflict.actors
            }
        },
    }
    return json.dumps(case)


def graph_case(game: Game, today: State, arrangement: Collection[State]) -> str:
    """A conflict in graph form as the text of a case, with one arrangement `T`."""
    case = {
        "locarno": "1",
        "case": {"title": "random"},
        "actors": {actor: actor for actor in game.actors},
        "states": {str(state): "" for state in game.states},
        "moves": {
            actor: {str(s): sorted(map(str, ends)) for s, ends in game.moves[actor].items() if ends}
            for actor in game.actors
        },
        "status_quo": str(today),
        "arrangements": {"T": {"name": "T", "require": " or ".join(sorted(map(str, arrangement))) or "false"}},
        "common": {
            "preferences": {
                actor: {"ranking": [[str(s) for s in group] for group in _groups(game.rank[actor])]}
                for actor in game.actors
            }
        },
    }
    return json.dumps(case)
