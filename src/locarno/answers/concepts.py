"""The concepts of stability that can be asked for: id, name, meaning, source.

The five of the ladder carry verdicts (`answers.asked.CONCEPTS`). The others are asked for by name. A concept judges
each state for each actor; those of `TOGETHER` judge a state for all actors at once.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

Family = Literal["ladder", "simultaneous", "foresight", "unknown", "strength", "fuzzy", "coalitions", "hypergames"]


@dataclass(frozen=True, slots=True)
class ConceptInfo:
    """`id` as asked for; `name` as in the literature; `meaning`: when is a state stable; `source`: the paper.

    `needs`: which cases it can be asked of, empty for all. `asked_by`: the command that asks it.
    """

    id: str
    name: str
    family: Family
    meaning: str
    source: str
    needs: str = ""
    asked_by: str = "stability"


_LADDER = (
    ConceptInfo("nash", "Nash", "ladder", "the actor has no improvement", "Nash 1950"),
    ConceptInfo(
        "sseq", "SSEQ", "ladder", "each improvement is answered by improvements of the others, and no reply helps",
        "Rêgo & Vieira 2017",
    ),
    ConceptInfo(
        "seq", "SEQ", "ladder", "each improvement is answered by improvements of the others", "Fraser & Hipel 1979"
    ),
    ConceptInfo("smr", "SMR", "ladder", "each improvement can be answered, and no reply helps", "Howard 1971"),
    ConceptInfo("gmr", "GMR", "ladder", "each improvement can be answered", "Howard 1971"),
)  # fmt: skip

_SIMULTANEOUS = (
    ConceptInfo(
        "sim", "SIM", "simultaneous",
        "each improvement turns out no better if some of the others make improvements of theirs at the same time",
        "Fraser & Hipel 1979, 1984", "option form",
    ),
    ConceptInfo(
        "fraser_hipel", "Fraser-Hipel", "simultaneous",
        "SEQ for every actor; or several actors have improvements that SEQ does not deter, and SIM deters them all",
        "Fraser & Hipel 1979, 1984", "option form",
    ),
)  # fmt: skip

_TWO = "two actors"
_MARKED = "something marked strong"
_BASHAR = "Bashar, Kilgour & Hipel 2012"
_LIMITED = ConceptInfo(
    "l1, l2, ... l9999", "L1, L2, ...", "foresight", "looking that many moves ahead, the actor stays",
    "Zagare 1984; Kilgour 1985; Fang, Hipel & Kilgour 1993", _TWO,
)  # fmt: skip
_NONMYOPIC = ConceptInfo(
    "nonmyopic", "non-myopic", "foresight", "the actor stays however far it looks ahead, from some number of moves on",
    "Brams & Wittman 1981; Kilgour 1984", _TWO,
)  # fmt: skip
_STACKELBERG = ConceptInfo(
    "stackelberg", "Stackelberg", "foresight", "L2 for one actor, the leader, and L1 for the other; each leads in turn",
    "von Stackelberg 1934; Kilgour 1985; Fang, Hipel & Kilgour 1993", _TWO,
)  # fmt: skip
_LED = replace(_STACKELBERG, id="stackelberg:ACTOR", meaning="L2 for the actor named, the leader, and L1 for the other")

_GAINS = {"better": "improvement", "possible": "move to a better or unknown state"}
_HARMS = {"no_better": "a state that is not better", "surely": "a state that is neither better nor unknown"}
_EXTENSIONS = {
    "a": (_GAINS["possible"], _HARMS["surely"]),
    "b": (_GAINS["better"], _HARMS["surely"]),
    "c": (_GAINS["possible"], _HARMS["no_better"]),
    "d": (_GAINS["better"], _HARMS["no_better"]),
}
_UNKNOWN = tuple(
    ConceptInfo(f"{id_}_{letter}", f"{name} {letter}", "unknown", meaning.format(*extension), "Li et al. 2004")
    for letter, extension in _EXTENSIONS.items()
    for id_, name, meaning in (
        ("nash", "Nash", "the actor has no {0}"),
        ("gmr", "GMR", "each {0} can be answered with {1}"),
        ("smr", "SMR", "each {0} can be answered with {1}, and no reply helps"),
        ("seq", "SEQ", "each {0} is answered with {1}, by moves to states better or unknown for the others"),
    )
)
_STRENGTH = tuple(
    ConceptInfo(f"strong_{id_}", f"strong {name}", "strength", meaning, "Hamouda, Kilgour & Hipel 2004, 2006", _MARKED)
    for id_, name, meaning in (
        ("gmr", "GMR", "each improvement can be answered with a strongly worse state"),
        ("smr", "SMR", "each improvement can be answered with a strongly worse state, and each reply is one"),
        ("seq", "SEQ", "each improvement is answered, by improvements of the others, with a strongly worse state"),
    )
)
_FUZZY = tuple(
    ConceptInfo(f"fuzzy_{id_}", f"fuzzy {name}", "fuzzy", f"as {name}, where only what is better by enough counts", by)
    for id_, name, by in (
        ("nash", "Nash", _BASHAR),
        ("sseq", "SSEQ", "Bashar, Kilgour & Hipel 2012; Wu et al. 2021"),
        ("seq", "SEQ", _BASHAR),
        ("smr", "SMR", _BASHAR),
        ("gmr", "GMR", _BASHAR),
    )
)
_COALITIONS = tuple(
    ConceptInfo(id_, f"coalitional {name}", "coalitions", meaning, "Inohara & Hipel 2008", "", "coalitions")
    for id_, name, meaning in (
        ("nash", "Nash", "the coalition has no joint improvement"),
        ("seq", "SEQ", "each joint improvement is answered by improvements of the others"),
        ("smr", "SMR", "each joint improvement can be answered, and no reply helps"),
        ("gmr", "GMR", "each joint improvement can be answered"),
    )
)
_HYPERGAMES = ConceptInfo(
    ", ".join(one.id for one in _LADDER), "hypergame equilibrium", "hypergames",
    "it is stable so for each actor in the game that this actor sees", "Wang, Hipel & Fraser 1988; Aljefri et al. 2018",
    "", "hypergame",
)  # fmt: skip

KNOWN: dict[str, ConceptInfo] = {
    one.id: one for one in (*_LADDER, *_SIMULTANEOUS, _NONMYOPIC, _STACKELBERG, *_UNKNOWN, *_STRENGTH, *_FUZZY)
}
"""The concepts that `stability` knows, by id; come on top `l1`, `l2`, ... and `stackelberg:ACTOR`.

`stackelberg` stands for each leader.
"""

TOGETHER: frozenset[str] = frozenset({"fraser_hipel"})
"""Ids of concepts that judge a state for all actors at once."""


DOUBTING: frozenset[Family] = frozenset({"unknown", "fuzzy"})
"""The families that take into account that something is not known; all others refuse it."""

TOGETHER_AS: dict[str, tuple[str, ...]] = {
    "unknown": tuple(one.id for one in _UNKNOWN),
    "strength": tuple(f"{kind}{id_}" for id_ in ("gmr", "smr", "seq") for kind in ("", "strong_")),
    "fuzzy": tuple(one.id for one in _FUZZY),
}
"""Names under which several concepts are asked for at once."""


def each_of(ids: Sequence[str]) -> list[str]:
    """Ids and names of several concepts, in any case of letters, as ids as they are spelled here, each once."""
    names = map(_spelled, ids)
    return list(dict.fromkeys(id_ for name in names for id_ in TOGETHER_AS.get(name, (name,))))


def _spelled(id_: str) -> str:
    """The id in small letters, but for the actor's in it."""
    head, colon, leader = id_.strip().partition(":")
    return head.lower() + colon + leader


def all_concepts() -> tuple[ConceptInfo, ...]:
    """All concepts in the order in which they are listed, with one entry for each pattern of ids."""
    found = list(KNOWN.values())
    at, after = found.index(_NONMYOPIC), found.index(_STACKELBERG) + 1
    return (*found[:at], _LIMITED, *found[at:after], _LED, *found[after:], *_COALITIONS, _HYPERGAMES)


def concept_named(id_: str) -> ConceptInfo | None:
    """The concept of that id; None if there is none."""
    if id_ in KNOWN:
        return KNOWN[id_]
    horizon, leader = horizon_of(id_), leader_of(id_)
    if horizon is not None:
        meaning = f"looking {horizon} {'move' if horizon == 1 else 'moves'} ahead, the actor stays"
        return replace(_LIMITED, id=id_, name=f"L{horizon}", meaning=meaning)
    if leader is not None:
        meaning = f"L2 for {leader}, which leads, and L1 for the other"
        return replace(_LED, id=id_, name=f"Stackelberg ({leader})", meaning=meaning)
    return None


def horizon_of(id_: str) -> int | None:
    """How many moves ahead a concept looks; None if it is no limited-move concept."""
    found = re.fullmatch(r"l([1-9]\d{0,3})", id_)
    return int(found[1]) if found else None


def leader_of(id_: str) -> str | None:
    """The actor that leads in a Stackelberg concept; None if it is none."""
    head, colon, leader = id_.partition(":")
    return leader if head == _STACKELBERG.id and colon else None
