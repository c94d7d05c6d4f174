"""Why a state is stable or not, in words."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from ..answers.asked import CONCEPTS
from ..answers.concepts import concept_named
from ..answers.traces import Horizon, Standing, StateExplanation, Together
from ..case.nouns import Case
from .degrees import marks_lines
from .explain_text import labelled, line, state_told, words_for
from .tables import asked_text, later_text
from .traces import steps_of, trace_lines, weighed_of
from .words import concept_name, count_words


def state_text(found: StateExplanation, case: Case) -> RenderableType:
    """The state, for whom it is stable and by what, then each actor's improvements and their answers."""
    head = asked_text(found.asked, f"{case.title}: how a state stands under {found.reading}")
    parts: list[RenderableType] = [head, labelled("State", state_told(found.state)), *_asked(found)]
    parts += [labelled("" if number else "Degrees", told) for number, told in enumerate(marks_lines(found.marks))]
    if found.together is not None:
        parts += _together(found.together)
    parts += _equilibrium(found)
    several = len({one.judged for one in found.standings}) > 1
    for one in found.standings:
        parts += ["", *(_ladder(one) if set(one.judged) & set(CONCEPTS) else _standing(one, several))]
    if found.later:
        parts.append(later_text(found.later, found.asked))
    told = [trace for one in found.standings for trace in one.told]
    return Group(*parts, *words_for(steps_of(told), [one.decision for one in weighed_of(told)], case))


def _asked(found: StateExplanation) -> Iterator[RenderableType]:
    """The concepts asked about, unless they are those of the ladder."""
    infos = [info for id_ in found.concepts if id_ not in CONCEPTS and (info := concept_named(id_))]
    if len(infos) == 1:
        yield labelled("Concept", f"{infos[0].name}: {infos[0].meaning} ({infos[0].source})")
    for info in infos if len(infos) > 1 else ():
        yield labelled("Concept", f"{info.name}: {info.meaning}")


def _equilibrium(found: StateExplanation) -> Iterator[RenderableType]:
    if found.together is not None and len(found.concepts) == 1:
        return
    under = ", ".join(concept_name(c) for c in found.equilibrium_under)
    actors = list(dict.fromkeys(one.actor for one in found.standings))
    who = "all of them" if len(actors) > 1 else actors[0] if actors else "nobody"
    if under:
        told = f"for {who} under {under}"
    elif found.concepts == CONCEPTS:
        told = f"under none of the five concepts for {who}"
    elif len(found.concepts) == 1:
        told = _against(found)
    else:
        told = f"under none of these for {who}"
    yield labelled("Stable", told)


def _against(found: StateExplanation) -> str:
    """For whom one concept does not find the state stable."""
    id_ = found.concepts[0]
    leaving = [one.actor for one in found.standings if not {id_} & {*one.stable_under, *one.ambiguous_under}]
    open_ = [one.actor for one in found.standings if id_ in one.ambiguous_under]
    told = [f"not for {', '.join(leaving)}"] if leaving else []
    told += [f"open for {', '.join(open_)}: ties leave open what would come about"] if open_ else []
    return f"{'; '.join(told)} (under {concept_name(id_)})"


def _together(one: Together) -> Iterator[RenderableType]:
    """The sentence that decides for all actors at once."""
    unstable = _and(one.unstable) if one.unstable else ""
    left = [actor for actor in one.unstable if actor not in one.sanctioned]
    if not one.unstable:
        why = "an equilibrium: it is SEQ stable for every actor"
    elif len(one.unstable) == 1:
        why = (
            f"no equilibrium: it is not SEQ stable for {unstable}, for whom alone, so that nobody else is about to move"
            " at the same time"
        )
    elif left:
        why = f"no equilibrium: it is not SEQ stable for {unstable}, and not SIM stable for {_and(left)} either"
    else:
        why = f"an equilibrium: it is not SEQ stable for {unstable}, but SIM stable for each of them"
    yield labelled("Together", why)


def _and(names: Sequence[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _ladder(one: Standing) -> Iterator[RenderableType]:
    under = ", ".join(concept_name(c) for c in one.stable_under)
    head = Text(f"{one.actor}: ", style="bold")
    if "nash" in one.stable_under or not one.improvements:
        yield head.append(_stays(one), style="green")
        return
    if one.judged == CONCEPTS:
        told = f"stable under {under}." if under else "not stable under any."
    elif len(one.judged) == 1:
        told = f"{'stable' if under else 'not stable'} under {concept_name(one.judged[0])}."
    else:
        told = f"stable under {under}." if under else f"not stable under {', '.join(map(concept_name, one.judged))}."
    head.append(told, style="cyan" if under else "red")
    yield head.append(_drawn(one, "gains"), style="not bold")
    for trace in one.told:
        tell = trace.deterred is True or trace.concept != "gmr"
        yield from trace_lines(trace, tell)
    yield from _rest(one)


def _standing(one: Standing, several: bool) -> Iterator[RenderableType]:
    """Under one concept beyond the ladder; `several`: others are told as well, and so it is named."""
    id_ = one.judged[0]
    name = f" under {concept_name(id_)}" if several else ""
    head = Text(f"{one.actor}{name}: ", style="bold")
    if one.horizon is not None:
        yield from _looking(one, one.horizon, head)
        return
    if not one.improvements:
        draws = bool(one.moves) and id_.endswith(("_a", "_c"))
        words = "stays: none of its moves is better, or not known." if draws else _stays(one)
        yield head.append(words, style="green")
        return
    head.append("stable." if id_ in one.stable_under else "not stable.", style="cyan" if one.stable_under else "red")
    drawn = "may gain" if id_.endswith(("_a", "_c")) else "gains enough" if id_.startswith("fuzzy") else "gains"
    yield head.append(_drawn(one, drawn), style="not bold")
    for trace in one.told:
        yield from trace_lines(trace, False)
    yield from _rest(one)


def _looking(one: Standing, horizon: Horizon, head: Text) -> Iterator[RenderableType]:
    if not one.moves:
        yield head.append("stays: it has no move.", style="green")
        return
    looks = f"looking {count_words(horizon.looks, 'move', 'moves')} ahead"
    if one.stable_under:
        head.append("stays", style="green").append(f", {looks}. ", style="not bold")
    elif one.ambiguous_under:
        head.append("ambiguous: ties leave open whether it stays", style="yellow").append(f", {looks}. ")
    else:
        head.append("leaves", style="red").append(f", {looks}. ", style="not bold")
    yield head.append(_how_moves_end(one), style="not bold")
    if horizon.period:
        yield line(2, _recurring(one, horizon), "dim")
    for trace in one.told:
        yield from trace_lines(trace)
    left = one.moves - len(one.told)
    if left:
        yield line(2, f"and {count_words(left, 'move', 'moves')} more: `--every` tells them all", "dim")


def _how_moves_end(one: Standing) -> str:
    may = "may end" if one.ambiguous_under else "ends"
    if one.moves == 1:
        return f"Its only move {may if one.improvements else 'does not end'} better than staying."
    if not one.improvements:
        return f"None of its {one.moves:,} moves ends better than staying."
    ends = "end" if may == "ends" and one.improvements > 1 else may
    return f"{one.improvements:,} of its {one.moves:,} moves {ends} better than staying."


def _recurring(one: Standing, horizon: Horizon) -> str:
    every = f"repeats every {horizon.period} horizons" if horizon.period > 1 else "is the same at every horizon"
    told = f"what comes about {every} from {horizon.first} on"
    if horizon.period == 1:
        return told
    if one.stable_under:
        return f"{told}; it stays at all of them"
    at = ", ".join(str(looks) for looks in (horizon.leaves or horizon.open)[:8])
    more = ", ..." if len(horizon.leaves or horizon.open) > 8 else ""
    return f"{told}; it {'leaves' if horizon.leaves else 'may leave'} looking {at}{more} ahead, and so again and again"


def _stays(one: Standing) -> str:
    return f"stays: it {'gains by none of its moves' if one.moves else 'has no move'}."


def _drawn(one: Standing, gains: str) -> str:
    if one.moves == 1:
        return f" It {gains} by its only move."
    count = "all" if one.improvements == one.moves else f"{one.improvements:,}"
    return f" It {gains} by {count} of its {one.moves:,} moves."


def _rest(one: Standing) -> Iterator[RenderableType]:
    left = one.improvements - len(one.told)
    if left:
        yield line(2, f"and {count_words(left, 'improvement', 'improvements')} more: `--every` tells them all", "dim")
