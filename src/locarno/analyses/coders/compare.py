"""Two codings of the same sources in the same frame: how far they agree, entry by entry and verdict by verdict."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

from ...answers.asked import Asked
from ...answers.coders import Alpha, CodedLikelihood, Coders
from ...case.basis import Basis
from ...case.nouns import Case
from ...space.refusal import Refusal
from ...space.space import Spaces
from ..security import Progress
from .alpha import can_compute, ordinal_alpha
from .entries import agreement_of, entries_of, presence_alpha, rank_alpha
from .judged import cell_agreement, cells_of, feasibility_of, lists_of


def compare(
    spaces: tuple[Spaces, Spaces],
    pool: ThreadPoolExecutor,
    arrangements: Sequence[str] | None,
    readings: Sequence[str] | None,
    scenarios: Sequence[str],
    as_of: date | None,
    progress: Progress,
) -> Coders:
    """Compare two codings; raises Refusal if they have not the same frame, and as `verdicts` does."""
    one, other = spaces[0].case, spaces[1].case
    _check_frames(one, other)
    shared = _readings(one, other, readings)
    truth = spaces[0].frame(None, (), as_of).truth
    entries, said = entries_of(one, other, shared, truth)
    likelihoods, likelihood_alpha = _likelihoods(one, other, shared)
    cells = cells_of(spaces, pool, arrangements, shared, scenarios, as_of, progress) if one.arrangements else ()
    without = [entry for entry in entries if not entry.assumed]
    return Coders(
        asked=Asked(one.id, tuple(scenarios), as_of),
        one=one.id,
        other=other.id,
        readings=shared,
        only_one_has=tuple(id_ for id_ in one.readings if id_ not in other.readings),
        only_other_has=tuple(id_ for id_ in other.readings if id_ not in one.readings),
        entries=entries,
        agreement={
            "all": agreement_of(entries, shared, one.players()),
            "said": agreement_of(without, shared, one.players()),
        },
        presence={"all": presence_alpha(said, True), "said": presence_alpha(said, False)},
        ranks=rank_alpha(entries),
        likelihoods=likelihoods,
        likelihood_alpha=likelihood_alpha,
        feasibility=feasibility_of(spaces, shared, scenarios, as_of),
        cells=cells,
        cell_agreement=cell_agreement(cells, shared),
        lists=lists_of(spaces, pool, cells, shared, scenarios, as_of, progress) if cells else (),
        with_alpha=can_compute(),
    )


def _check_frames(one: Case, other: Case) -> None:
    """Statements and verdicts can be compared only over the same states, moves and arrangements."""
    way = "a second coder's case includes the same files for everything but the readings"
    frames: tuple[tuple[str, Mapping[str, object], Mapping[str, object]], ...] = (
        ("actors", dict.fromkeys(one.players(), True), dict.fromkeys(other.players(), True)),
        ("options", {o.id: o.owners for o in one.options.values()}, {o.id: o.owners for o in other.options.values()}),
        ("states", _states(one), _states(other)),
        ("moves", one.moves, other.moves),
        ("rules", _rules(one), _rules(other)),
        ("arrangements", _arrangements(one), _arrangements(other)),
    )
    for what, mine, theirs in frames:
        if mine != theirs:
            odd = [id_ for id_ in {**mine, **theirs} if mine.get(id_) != theirs.get(id_)]
            named = ", ".join(f"`{id_}`" for id_ in odd[:3])
            raise Refusal(f"`{one.id}` and `{other.id}` do not have the same {what}: {named or 'another order'}", way)
        if list(mine) != list(theirs):
            raise Refusal(f"`{one.id}` and `{other.id}` have their {what} in another order", way)


def _states(case: Case) -> dict[str, frozenset[str]]:
    return {one.id: one.holds for one in case.states.values()}


def _rules(case: Case) -> dict[str, object]:
    """What each rule says, without its grounds."""
    return {id_: replace(one, why="", likelihood="", basis=Basis()) for id_, one in case.rules.items()}


def _arrangements(case: Case) -> dict[str, object]:
    return {one.id: (one.held_yes, one.held_no, one.require) for one in case.arrangements.values()}


def _readings(one: Case, other: Case, asked: Sequence[str] | None) -> tuple[str, ...]:
    """Those asked for, or all that both have."""
    for id_ in asked or ():
        for case in (one, other):
            if id_ not in case.readings:
                raise Refusal(
                    f"there is no reading `{id_}` in `{case.id}`", f"its readings: {', '.join(case.readings)}"
                )
    shared = tuple(id_ for id_ in one.readings if id_ in other.readings and (not asked or id_ in asked))
    if not shared:
        raise Refusal(f"`{one.id}` and `{other.id}` have no reading in common", "readings are compared by their ids")
    return shared


def _likelihoods(one: Case, other: Case, readings: Sequence[str]) -> tuple[tuple[CodedLikelihood, ...], Alpha]:
    """Words for events; the same id in the same reading is the same event. The scale has the order of its ranges."""
    scale = sorted(one.likelihood_scale, key=lambda word: one.likelihood_scale[word])
    found = []
    for reading in readings:
        words = [{item.id: item for item in case.readings[reading].likelihoods} for case in (one, other)]
        for id_, item in (words[0] | words[1]).items():
            said = [side[id_].likelihood if id_ in side else "" for side in words]
            event = words[0][id_].event if id_ in words[0] else item.event
            found.append(CodedLikelihood(reading, id_, event, said[0], said[1]))
    places = [[scale.index(word) if word in scale else None for word in (each.one, each.other)] for each in found]
    return tuple(found), ordinal_alpha(places)
