"""Q5: which line deters? The lines of defence opened one by one.

In a state s the attacker raises the options of the attack. Then the first line answers, then the second, and so on:
each that stands in s raises its options, where that leads to a state that the rules allow and no rule bars. After k
lines the attack pays if the attacker likes the state better than s. Asked twice: as if every line answered, which is
what is threatened; and with those lines only whose holders, when it comes to it, all rather answer than not, which is
what an attacker may believe (Schelling 1966).
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date

import numpy as np

from ...answers.asked import Asked, Rung
from ...answers.defence import Answerer, Deterrence, LineAnswer, Lines, Stops
from ...case.basis import Basis
from ...case.nouns import Barred, Case, Irreversible
from ...case.pledge_nouns import Defence
from ...kernels.types import Bool, Int32
from ...space.refusal import Refusal
from ...space.space import Space, Spaces
from ..security import Progress, unheard
from ..verdicts import Cell, arrangement_of, board_of, check_day
from .deciding import deciders, told_apart


def lines(
    spaces: Spaces,
    pool: ThreadPoolExecutor,
    readings: Sequence[str] | None = None,
    arrangements: Sequence[str] | None = None,
    scenarios: Sequence[str] = (),
    as_of: date | None = None,
    progress: Progress = unheard,
) -> Lines:
    """Where an attack stops paying; raises Refusal without lines, for unknown names, and in graph form."""
    case = spaces.case
    check_day(case, as_of)
    defence = _defence(case)
    attacker = _attacker(case, defence)
    named = tuple(dict.fromkeys(case.readings if readings is None else readings))
    ids = dict.fromkeys(case.arrangements if arrangements is None else arrangements)
    chosen = [arrangement_of(case, id_) for id_ in ids]
    everywhere, cells, shares = [], {}, {}
    for number, reading in enumerate(named):
        progress(number, len(named))
        board = board_of(spaces, reading, scenarios, as_of, pool)
        space = board.space
        battle = battle_of(space, defence, attacker)
        everywhere.append(_deterrence(battle, np.ones(space.frame.size, bool), "", None))
        for one in chosen:
            cell = Cell(board, one)
            opening = np.zeros(space.frame.size, bool)
            opening[cell.opening] = True
            cells[one.id, reading] = _deterrence(battle, opening, one.id, cell.rung())
        shares[reading] = _assumed_share(space, defence)
    progress(len(named), len(named))
    return Lines(
        asked=Asked(case.id, tuple(scenarios), as_of),
        attacker=attacker,
        attack=defence.attack,
        lines=tuple(defence.lines),
        readings=named,
        arrangements=tuple(ids),
        assumed_shares=shares,
        everywhere=tuple(everywhere),
        by_arrangement=tuple(cells[id_, reading] for id_ in ids for reading in named),
    )


def _defence(case: Case) -> Defence:
    if case.form == "graph":
        raise Refusal(
            "lines of defence are asked about in option form only",
            "a listed state does not say what it would be with one more option; write the case with options",
        )
    if case.defence is None:
        raise Refusal("the case has no lines of defence", "add a section `defence` with the attack and its lines")
    return case.defence


def _attacker(case: Case, defence: Defence) -> str:
    owners = list(dict.fromkeys(case.options[option].owners for option in defence.attack))
    whole = owners[0]
    if len(owners) > 1 or len(whole) > 1:
        who = ", ".join(dict.fromkeys(actor for one in owners for actor in one))
        raise Refusal(f"the attack needs several actors at once: {who}", "name as `attack` options of one actor alone")
    if whole[0] not in case.players():
        raise Refusal(f"the attack is `{whole[0]}`'s, which wants nothing", "name as `attack` options of an actor")
    return whole[0]


@dataclass(frozen=True)
class Battle:
    """Every state in which an attack is possible, and what follows; N of them, K lines.

    `before[N]`; `if_all[K + 1, N]` and `if_willing[K + 1, N]`: the state after so many lines. `stands[K, N]`,
    `can[K, N]`. `holders[K]`: rows of the actors that answer in a line.
    """

    space: Space
    attacker: int
    ids: tuple[str, ...]
    before: Int32
    if_all: Int32
    if_willing: Int32
    stands: Bool
    can: Bool
    holders: tuple[tuple[int, ...], ...]


def battle_of(space: Space, defence: Defence, attacker: str) -> Battle:
    """Attack every state, and let the lines answer in their order."""
    frame = space.frame
    players = frame.players
    who = players.index(attacker)
    everything = np.arange(frame.size, dtype=np.int32)
    attacked = _raised(space, everything, defence.attack, (attacker,))
    before = np.flatnonzero((attacked >= 0) & (attacked != everything)).astype(np.int32)
    all_, willing = [attacked[before]], [attacked[before]]
    stands, can, holders = [], [], []
    for line in defence.lines.values():
        owners = dict.fromkeys(owner for option in line.answers for owner in space.case.options[option].owners)
        rows = tuple(players.index(owner) for owner in owners if owner in players)
        there = frame.truth(line.stands)[before]
        after = [_answered(space, track[-1], there, line.answers, tuple(owners)) for track in (all_, willing)]
        stands.append(there)
        can.append(after[0] != all_[-1])
        holders.append(rows)
        keen = _all_gain(space, rows, willing[-1], after[1])
        all_.append(after[0])
        willing.append(np.where(keen, after[1], willing[-1]))
    shape = (len(holders), before.size)
    return Battle(
        space, who, tuple(defence.lines), before, np.array(all_, np.int32), np.array(willing, np.int32),
        np.array(stands, bool).reshape(shape), np.array(can, bool).reshape(shape), tuple(holders),
    )  # fmt: skip


def _answered(space: Space, here: Int32, stands: Bool, answers: tuple[str, ...], owners: tuple[str, ...]) -> Int32:
    """The state after a line has answered; the same where it does not stand or cannot."""
    after = _raised(space, here, answers, owners)
    return np.where(stands & (after >= 0), after, here)


def _raised(space: Space, here: Int32, options: tuple[str, ...], actors: tuple[str, ...]) -> Int32:
    """The states with these options yes too; -1 where that is not feasible, or these actors may not raise them."""
    frame = space.frame
    codes = frame.codes[here]
    want = codes | frame.mask(options)
    at = np.minimum(np.searchsorted(frame.codes, want), max(frame.size - 1, 0))
    good = frame.codes[at] == want if frame.size else np.zeros(here.size, bool)
    for rule in frame.constraints.rules:
        if isinstance(rule, Irreversible) and not rule.value:
            good &= ~((want ^ codes) & frame.mask((rule.option,))).astype(bool)
        elif isinstance(rule, Barred) and rule.actor in ("", *actors):
            change = frame.mask(rule.raises) if rule.raises or rule.drops else -1
            bound = ((want ^ codes) & change).astype(bool)
            good &= ~(bound & frame.truth(rule.start)[here] & frame.truth(rule.end)[at])
    return np.where(good, at, -1).astype(np.int32)


def _all_gain(space: Space, rows: tuple[int, ...], here: Int32, there: Int32) -> Bool:
    gain = np.full(here.size, bool(rows))
    for row in rows:
        gain &= space.rank[row, there] > space.rank[row, here]
    return gain


def _deterrence(battle: Battle, within: Bool, arrangement: str, rung: Rung | None) -> Deterrence:
    """What deters from the states of a set."""
    space, mine = battle.space, within[battle.before]
    rank = space.rank[battle.attacker]
    before = battle.before[mine]
    pays_all = rank[battle.if_all[:, mine]] > rank[before]
    pays_willing = rank[battle.if_willing[:, mine]] > rank[before]
    again = (pays_all[1:] & np.logical_or.accumulate(~pays_all, axis=0)[:-1]).any(axis=0)
    return Deterrence(
        reading=space.reading.id,
        arrangement=arrangement,
        rung=rung,
        of=int(within.sum()),
        states=int(before.size),
        if_all=_stops(pays_all),
        if_willing=_stops(pays_willing),
        again=int(again.sum()),
        deterred_where=told_apart(space, ~pays_all.all(axis=0), before),
        deterred_if_willing_where=told_apart(space, ~pays_willing.all(axis=0), before),
        gains=deciders(space, battle.attacker, before, battle.if_all[0, mine]),
        lines=tuple(_line(battle, number, mine) for number in range(len(battle.ids))),
    )


def _stops(pays: Bool) -> Stops:
    """Counts of the first line, from `pays[K + 1, N]`."""
    first = np.where(pays.all(axis=0), pays.shape[0], (~pays).argmax(axis=0))
    counts = np.bincount(first, minlength=pays.shape[0] + 1)
    return Stops(tuple(int(count) for count in counts[:-1]), int(counts[-1]))


def _line(battle: Battle, number: int, mine: Bool) -> LineAnswer:
    space = battle.space
    asked = battle.can[number] & mine
    here, there = battle.if_all[number, asked], battle.if_all[number + 1, asked]
    rows = battle.holders[number]
    would = _all_gain(space, rows, here, there)
    would_not = np.zeros(here.size, bool)
    for row in rows:
        would_not |= space.rank[row, there] < space.rank[row, here]
    return LineAnswer(
        line=battle.ids[number],
        stands=int((battle.stands[number] & mine).sum()),
        can=int(asked.sum()),
        would=int(would.sum()),
        would_not=int(would_not.sum()),
        indifferent=int((~would & ~would_not).sum()),
        answerers=tuple(Answerer(space.frame.players[row], deciders(space, row, here, there)) for row in rows),
    )


def _assumed_share(space: Space, defence: Defence) -> float:
    entries: list[Basis] = [*space.bases(), *(line.basis for line in defence.lines.values())]
    counted = [basis for basis in entries if not basis.definition]
    return sum(basis.assumed for basis in counted) / max(len(counted), 1)
