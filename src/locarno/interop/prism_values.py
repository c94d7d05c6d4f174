"""What a PRISM model says of a state: outcomes and arrangements as labels, ranks as rewards."""

from collections.abc import Iterator, Mapping

import numpy as np

from ..case.expressions import Expression, Name, Not
from ..case.nouns import Weighted
from ..kernels.types import Int64
from ..space.refusal import Refusal
from .patterns import conjunction_of, parts_alike
from .prism_text import RESERVED, STATE, prism_text, prism_words
from .rewriting import every, negation, put
from .source import Source

_MOST_LINES = 10_000
_MOST_BITS = 62
Line = tuple[str, int]
"""An expression and the rank of the states in which it is true."""


class PrismValues:
    """Labels and rewards; `words` are those that ids have become."""

    def __init__(self, source: Source, words: Mapping[str, str]) -> None:
        self._source, self._frame, self._words = source, source.frame, words

    def lines(self) -> Iterator[str]:
        """All of it, behind the module."""
        yield from self._labels()
        for row, actor in enumerate(self._frame.players):
            yield ""
            yield from self._reward(row, actor)

    def _word(self, id_: str) -> str:
        return self._words[id_]

    def _labels(self) -> Iterator[str]:
        """Outcomes, the first that is true counting, and arrangements."""
        case = self._source.case
        ids = prism_words([f"outcome_{id_}" for id_ in case.outcomes])
        before: list[Expression] = []
        for one in case.outcomes.values():
            here = self._where(every(one.when, *(negation(when) for when in before)))
            before.append(one.when)
            yield f'label "{ids[f"outcome_{one.id}"]}" = {here};'
        ids = prism_words([f"arrangement_{id_}" for id_ in case.arrangements])
        for agreed in case.arrangements.values():
            held = [Name(id_) for id_ in self._frame.option_ids if id_ in agreed.held_yes]
            given = [Not(Name(id_)) for id_ in self._frame.option_ids if id_ in agreed.held_no]
            yield f'label "{ids[f"arrangement_{agreed.id}"]}" = {self._where(every(*held, *given, agreed.require))};'

    def _where(self, expression: Expression) -> str:
        """Where an expression is true: over options as it stands, in graph form by the numbers of states."""
        if not self._frame.state_ids:
            return prism_text(put(expression, {}), self._word)
        return self._listed(self._frame.codes[self._frame.truth(expression)])

    def _listed(self, codes: Int64) -> str:
        return " | ".join(f"{STATE}={code}" for code in codes.tolist()) or "false"

    def _reward(self, row: int, actor: str) -> Iterator[str]:
        """The rank of each state for an actor; a state without a line has rank 0.

        A reader tries every line in every state, so the fewest lines are taken: one for each combination of what the
        actor wants and does not get, or patterns of options.
        """
        word = self._word(actor)
        rank = self._source.space.rank[row].astype(np.int64)
        formulas: list[str] = []
        if self._frame.state_ids:
            said = [(self._listed(self._frame.codes[rank == one]), int(one)) for one in np.unique(rank)]
        else:
            formulas, said = self._by_statements(actor, word, rank)
            most = min(len(said), _MOST_LINES) if said else _MOST_LINES
            found = parts_alike(self._frame.codes, rank, len(self._frame.option_ids), most)
            if found is not None:
                options = self._frame.option_ids
                cubes = ((conjunction_of(cube, lambda bit: Name(options[bit])), one) for cube, one in found)
                formulas, said = [], [(prism_text(cube, self._word), one) for cube, one in cubes]
        if not said or len(said) > _MOST_LINES:
            found_ = f"a PRISM model with more than {_MOST_LINES:,} rewards for `{actor}`"
            raise Refusal(found_, "hold options with a scenario")
        yield from formulas
        yield f'rewards "rank_{word}"'
        yield from [f"  {text} : {one};" for text, one in said if one] or ["  true : 0;"]
        yield "endrewards"

    def _by_statements(self, actor: str, word: str, rank: Int64) -> tuple[list[str], list[Line]]:
        """A formula for each statement, and a line for each combination of them that occurs; nothing for a ranking."""
        order = self._source.space.reading.preferences[actor].order
        statements = self._source.space.statements(actor)
        if not statements or (isinstance(order, Weighted) and len(statements) > _MOST_BITS):
            return [], []
        tables = [self._frame.truth(one.expression) for one in statements]
        key = rank  # of prioritised statements, each combination has a rank of its own
        if isinstance(order, Weighted):
            key = sum((table.astype(np.int64) << bit for bit, table in enumerate(tables)), np.zeros_like(rank))
        first = np.unique(key, return_index=True)[1].tolist()
        if len(first) > _MOST_LINES:
            return [], []
        taken = {*self._words.values(), *RESERVED}
        names = list(prism_words([f"{word}_wants_{n + 1}" for n in range(len(statements))], taken).values())
        formulas = [
            f"formula {name} = {prism_text(put(one.expression, {}), self._word)};"
            for name, one in zip(names, statements, strict=True)
        ]
        said = []
        for state in first:
            true = [name if table[state] else f"!{name}" for name, table in zip(names, tables, strict=True)]
            said.append((" & ".join(true), int(rank[state])))
        return formulas, said
