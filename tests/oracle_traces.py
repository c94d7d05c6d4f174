"""The oracle for traces: is what is told of an improvement so, move by move, by the definitions?

Each check is given what was told and reads the definitions aloud over sets and relations: the move draws the actor,
each step of an answer is a legal one and of the kind that counts, where it ends is harm or is not, and where nothing is
said to deter nothing does. Nothing here is shared with the engine but the records it fills.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

import oracle_more
from locarno.answers.states import StateView
from locarno.answers.traces import Counting, Line, Relation, Standing, Tie, Trace
from oracle import Game, OptionConflict, State, improvements, is_better
from oracle_relations import Base, Board, Degrees, Word
from oracle_relations import Relation as Words

Name = Mapping[StateView, State]
_WORDS: dict[Word, Relation] = {
    ">>": "strongly_better", ">": "better", "~": "equal", "U": "unknown", "<": "worse", "<<": "strongly_worse",
}  # fmt: skip
_MILD: dict[Relation, Relation] = {"strongly_better": "better", "strongly_worse": "worse"}


@dataclass(frozen=True)
class View:
    """What a concept makes of states, for one actor and the state asked about.

    `word(who, t, s)`: what t is to s; `draws`, `harms`: of states; `allows(who, s, t)`: the others' moves that count.
    """

    board: Board
    base: Base
    actor: str
    here: State
    word: Callable[[str, State, State], Relation]
    draws: Callable[[State], bool]
    harms: Callable[[State], bool]
    allows: Callable[[str, State, State], bool]


def word_unknown(relations: Mapping[str, Words], who: str, t: State, s: State) -> Relation:
    """The word, all strength left out."""
    word = _WORDS[relations[who][t, s]]
    return _MILD.get(word, word)


def word_strong(relations: Mapping[str, Words], who: str, t: State, s: State) -> Relation:
    """The word."""
    return _WORDS[relations[who][t, s]]


def word_fuzzy(
    degrees: Mapping[str, Degrees], enough: Callable[[str, State, State], bool], who: str, t: State, s: State
) -> set[Relation]:
    """The words that may be said; two states that nothing speaks for may be equal or unknown."""
    if enough(who, t, s):
        return {"better"}
    if enough(who, s, t):
        return {"worse"}
    surer = degrees[who][t, s] - degrees[who][s, t]
    if surer == 0:
        return {"equal", "unknown"}
    return {"slightly_better"} if surer > 0 else {"slightly_worse"}


def distances(view: View, start: State) -> dict[State, int]:
    """How many moves the others need at least to lead from a state to each other one, by legal sequences that count."""
    anything = view.base in ("gmr", "smr")
    found: dict[State, int] = {}
    seen: set[tuple[State, str]] = set()
    frontier: list[tuple[State, str]] = [(start, "")]
    far = 0
    while frontier:
        far += 1
        onward = []
        for s, last in frontier:
            for mover in view.board.actors:
                if mover in (view.actor, last):
                    continue
                for t in view.board.moves[mover][s]:
                    if (anything or view.allows(mover, s, t)) and (t, mover) not in seen:
                        seen.add((t, mover))
                        found.setdefault(t, far)
                        onward.append((t, mover))
        frontier = onward
    return {t: far for t, far in found.items() if t != start}


def check_standing(view: View, one: Standing, name: Name, stable: bool) -> None:
    """All improvements are told, and the state is stable exactly if all are deterred."""
    moves = view.board.moves[view.actor][view.here]
    drawn = {t for t in moves if view.draws(t)}
    assert one.moves == len(moves) and one.improvements == len(drawn)
    assert {name[trace.step.end] for trace in one.told} == drawn and len(one.told) == len(drawn)
    assert bool(one.stable_under) == stable == all(trace.deterred for trace in one.told)
    undeterred = [not trace.deterred for trace in one.told]
    assert undeterred == sorted(undeterred, reverse=True)
    if one.told and view.base != "nash":
        check_counting(view, one.told[0].counting)
    for trace in one.told:
        check_chain(view, trace, name)


def check_counting(view: View, told: Counting) -> None:
    """The relations that are said to be harm and to be answers are those that are, of some of the states."""
    states = view.board.states[:: 1 + len(view.board.states) // 12]
    for s in states:
        assert (view.word(view.actor, s, view.here) in told.harm) == view.harms(s)
        for who, other in product(view.board.actors, states):
            counts = view.base in ("gmr", "smr") or view.allows(who, s, other)
            assert (view.word(who, other, s) in told.answers) == counts


def check_chain(view: View, told: Trace, name: Name) -> None:
    """An improvement, and the chain of the others' moves that answers it."""
    start = name[told.step.end]
    assert told.step.actor == view.actor and name[told.step.start] == view.here
    assert start in view.board.moves[view.actor][view.here]
    assert told.gain.relation == view.word(view.actor, start, view.here)
    assert told.gain.relation in told.counting.gain
    if view.base == "nash":
        assert not told.deterred and not told.line.links and told.counting.way == "none"
        return
    replies = view.base in ("smr", "sseq")
    assert told.counting.reply == replies and told.counting.way == "sequence"
    far = distances(view, start)
    assert told.answers == len(far)
    deterring = [s for s in far if _deters(view, s, replies)]
    assert told.deterred == bool(deterring)
    end = _walked(view, told, start, name)
    assert name[told.line.end] == end
    assert told.line.result.relation == view.word(view.actor, end, view.here)
    if told.deterred:
        assert end in deterring and len(told.line.links) == far[end] == min(far[s] for s in deterring)
    else:
        assert end == start or end in far
    reply = told.line.reply
    if reply is None:
        assert not (replies and not told.deterred and end != start and view.harms(end))
        return
    assert replies and reply.actor == view.actor and name[reply.start] == end
    after = name[reply.end]
    assert after in view.board.moves[view.actor][end]
    assert told.line.reply_result is not None
    assert told.line.reply_result.relation == view.word(view.actor, after, view.here)
    if view.harms(end):
        assert view.harms(after) == told.deterred


def _deters(view: View, s: State, replies: bool) -> bool:
    return view.harms(s) and not (replies and any(not view.harms(t) for t in view.board.moves[view.actor][s]))


def _walked(view: View, told: Trace, start: State, name: Name) -> State:
    """Where the chain leads, every step looked at."""
    at, last = start, ""
    for link in told.line.links:
        mover, after = link.step.actor, name[link.step.end]
        assert name[link.step.start] == at and mover not in (view.actor, last)
        assert after in view.board.moves[mover][at]
        assert view.base in ("gmr", "smr") or view.allows(mover, at, after)
        assert link.result.relation == view.word(mover, after, at) and link.result.relation in told.counting.answers
        at, last = after, mover
    return at


# --- Simultaneous sanctioning -----------------------------------------------------------------------------------------


def check_together(conflict: OptionConflict, game: Game, told: Trace, here: int, name: Name) -> None:
    """An improvement, and the combination of others' improvements that sanctions it."""
    actor, end = told.step.actor, int(name[told.step.end])
    assert end in improvements(game, actor, here)
    others = [j for j in game.actors if j != actor]
    combinations = [
        [int(t) for t in parts if t is not None]
        for parts in product(*([None, *improvements(game, j, here)] for j in others))
        if any(t is not None for t in parts)
    ]
    leads = [(oracle_more.joined(conflict, here, [end, *parts]), len(parts)) for parts in combinations]
    feasible = [(q, many) for q, many in leads if q in game.states]
    bad = [(q, many) for q, many in feasible if not is_better(game, actor, q, here)]
    assert told.answers == len(combinations) and told.infeasible == len(combinations) - len(feasible)
    assert told.deterred == bool(bad) == oracle_more.sim_sanctioned(conflict, game, actor, here, end)
    assert bool(told.line.links) == bool(feasible)
    if not feasible:
        assert name[told.line.end] == end
        return
    movers = [link.step.actor for link in told.line.links]
    assert len(set(movers)) == len(movers) and actor not in movers
    ends = []
    for link in told.line.links:
        t = int(name[link.step.end])
        assert name[link.step.start] == here and t in improvements(game, link.step.actor, here)
        assert link.result.relation == "better"
        ends.append(t)
    q = oracle_more.joined(conflict, here, [end, *ends])
    assert name[told.line.end] == q and q in game.states
    assert (told.line.result.relation in told.counting.harm) == bool(bad)
    if bad:
        assert not is_better(game, actor, q, here) and len(movers) == min(many for _, many in bad)
    else:
        assert game.rank[actor][q] == min(game.rank[actor][other] for other, _ in feasible)


# --- Foresight --------------------------------------------------------------------------------------------------------


def check_play(game: Game, seen: Sequence[oracle_more.Ends], looks: int, told: Trace, here: State, name: Name) -> None:
    """A move, and the line of play that it starts; `seen[h]`: what can come about at horizon h."""
    actor, start = told.step.actor, name[told.step.end]
    rank = game.rank[actor]
    assert start in game.moves[actor][here]
    ends = seen[looks - 1][oracle_more.other(game, actor), start]
    better = {rank[end] > rank[here] for end in ends}
    assert told.deterred == (None if len(better) == 2 else True not in better)
    worst, best = min(rank[end] for end in ends), max(rank[end] for end in ends)
    end = _played(game, seen, looks, told.line, actor, start, name)
    assert rank[end] == (best if told.deterred else worst)
    assert told.line.result.relation == _plain(rank[end], rank[here])
    assert (told.otherwise is not None) == bool(told.ties) == (told.deterred is None)
    if told.otherwise is not None:
        assert rank[_played(game, seen, looks, told.otherwise, actor, start, name)] == best
    for tie in told.ties:
        check_tie(game, seen, tie, name)


def _plain(after: int, before: int) -> Relation:
    return "better" if after > before else "worse" if after < before else "equal"


def _played(
    game: Game, seen: Sequence[oracle_more.Ends], looks: int, line: Line, actor: str, start: State, name: Name
) -> State:
    """Where the line ends; each move is legal, in turn, and may be what its mover chooses."""
    final = name[line.end]
    at, mover, left = start, oracle_more.other(game, actor), looks - 1
    for link in line.links:
        assert final in seen[left][mover, at] and final != at
        assert (link.step.actor, link.looks, name[link.step.start]) == (mover, left, at)
        assert is_better(game, mover, final, at) and link.result.relation == "better"
        after = name[link.step.end]
        assert after in game.moves[mover][at]
        at, mover, left = after, oracle_more.other(game, mover), left - 1
    assert at == final and left >= 0
    assert line.stays == (mover if left else "")
    assert final in seen[left][mover, at]
    return final


def check_tie(game: Game, seen: Sequence[oracle_more.Ends], tie: Tie, name: Name) -> None:
    """Two choices that are as good for who chooses, and not for the other, may both come about."""
    at, other = name[tie.state], oracle_more.other(game, tie.actor)
    one, two = tie.choices
    assert one.step != two.step
    ends = [name[choice.end] for choice in tie.choices]
    for choice, end in zip(tie.choices, ends, strict=True):
        assert choice.step is not None and name[choice.step.start] == at
        after = name[choice.step.end]
        assert after in game.moves[tie.actor][at]
        assert end in seen[tie.looks - 1][other, after] and end in seen[tie.looks][tie.actor, at]
    assert game.rank[tie.actor][ends[0]] == game.rank[tie.actor][ends[1]]
    assert game.rank[other][ends[0]] != game.rank[other][ends[1]]


def surely(
    degrees: Mapping[str, Degrees], threshold: Mapping[str, Fraction | None]
) -> Callable[[str, State, State], bool]:
    """Whether a state is preferred by enough."""

    def enough(who: str, t: State, u: State) -> bool:
        surer = degrees[who][t, u] - degrees[who][u, t]
        least = threshold[who]
        return surer > 0 if least is None else surer >= least

    return enough
