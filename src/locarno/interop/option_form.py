"""A case in graph form under one reading, with its states made of the options that are yes in them: option form.

That has a meaning where no two states hold the same options and every move changes options of its actor alone.
Combinations that are no state become infeasible; an option that no move raises, or drops, becomes irreversible; a move
that options would allow and the graph does not list is barred.
"""

import numpy as np

from ..answers.converted import Converted
from ..case.expressions import And, Expression, Name, Not, write
from ..kernels.types import Int64
from ..space.refusal import Refusal
from .case_yaml import Tree
from .other_form import beliefs_section, check_size, checked, shared_sections, today_section
from .patterns import conjunction_of, outside, shortened
from .rewriting import NO, some
from .source import Source, counted, ends_of

_MOST_RULES = 2_000
_MOST_BARRED = 500
_MOST_OPTIONS = 24


def option_form_of(source: Source) -> Converted:
    """The case in option form. Raises Refusal where it has none, and where it would need too many rules."""
    frame, case = source.frame, source.case
    if not frame.state_ids:
        raise Refusal("the case is in option form already", "`--into case` writes it as one file")
    source.some_state()
    check_size(source)
    form = _OptionForm(source)
    where: dict[str, Expression] = dict.fromkeys(case.states, NO)
    where |= {frame.label(state): form.exactly(int(form.codes[state])) for state in range(frame.size)}
    sections, lost = shared_sections(source, where)
    rules, changed = form.rules()
    if rules:
        sections["rules"] = rules
    sections |= today_section(source, {"with": [list(frame.holds(state)) for state in range(frame.size)]})
    sections |= beliefs_section(source, where, [form.letters(int(code)) for code in form.codes])
    labels = sum(bool(one.label) for one in case.states.values())
    lost.append(f"ids of states and {counted(labels, 'label')} of theirs" if labels else "ids of states")
    if case.arrangements:
        changed.append("an arrangement opens where the fewest options change, and not where the fewest moves lead")
    holds = f"{counted(frame.size, 'state')} of {counted(len(case.options), 'option')}"
    return checked(source, "option-form", sections, holds, lost, changed)


class _OptionForm:
    """The states as combinations of options: `codes[S]`, bit o set if option o is yes."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._options = list(source.case.options)
        if not self._options:
            way = "declare `options`, and say for each state which are yes: `with: [...]`"
            raise Refusal("the states of the case hold no options", way)
        if len(self._options) > _MOST_OPTIONS:
            raise Refusal(f"an option form of {len(self._options)} options", f"at most {_MOST_OPTIONS}")
        frame = source.frame
        self.codes: Int64 = np.array([frame.mask(frame.holds(state)) for state in range(frame.size)], np.int64)
        self._check_different()
        self._sole = [source.own(actor) for actor in frame.players]
        owners = [source.case.options[id_].owners for id_ in self._options]
        self._any = [sum((actor in who) << bit for bit, who in enumerate(owners)) for actor in frame.players]
        self._raised, self._dropped = self._used()

    def exactly(self, code: int) -> Expression:
        """True in this combination only."""
        parts: list[Expression] = [
            Name(id_) if code >> bit & 1 else Not(Name(id_)) for bit, id_ in enumerate(self._options)
        ]
        return And(tuple(parts)) if len(parts) > 1 else parts[0]

    def letters(self, code: int) -> str:
        """The combination as a pattern."""
        return "".join("Y" if code >> bit & 1 else "N" for bit in range(len(self._options)))

    def _check_different(self) -> None:
        first: dict[int, int] = {}
        for state, code in enumerate(self.codes.tolist()):
            if code in first:
                frame = self._source.frame
                found = f"`{frame.label(first[code])}` and `{frame.label(state)}` hold the same options"
                raise Refusal(found, "states of an option form differ in some option: add one that tells them apart")
            first[code] = state

    def _used(self) -> tuple[int, int]:
        """The options that some move raises, and those that some move drops; raises Refusal if another owns them."""
        frame = self._source.frame
        raised = dropped = 0
        for row, actor in enumerate(frame.players):
            for state in range(frame.size):
                for end in ends_of(self._source.space, row, state):
                    before, after = int(self.codes[state]), int(self.codes[end])
                    up, down = after & ~before, before & ~after
                    foreign = (up & ~self._sole[row]) | (down & ~self._any[row])
                    if foreign:
                        option = self._options[foreign.bit_length() - 1]
                        found = f"the move of `{actor}` from `{frame.label(state)}` to `{frame.label(end)}` changes"
                        way = "a move of an option form changes options of its actor alone; keep the graph form"
                        raise Refusal(f"{found} `{option}`, which is not its own", way)
                    raised, dropped = raised | up, dropped | down
        return raised, dropped

    def rules(self) -> tuple[dict[str, Tree], list[str]]:
        """What is infeasible, what cannot be taken back, and which moves are barred; and how many of the last."""
        ordered = np.sort(self.codes)
        gone = outside(ordered, len(self._options), 50 * _MOST_RULES)
        cubes = None if gone is None else shortened(gone, ordered, len(self._options))
        if cubes is None or len(cubes) > _MOST_RULES:
            raise Refusal(f"what is infeasible would take more than {_MOST_RULES:,} rules", "keep the graph form")
        rules: dict[str, Tree] = {
            f"infeasible_{number}": write(conjunction_of(cube, lambda bit: Name(self._options[bit])))
            for number, cube in enumerate(cubes, start=1)
        }
        for bit, id_ in enumerate(self._options):
            if not self._dropped >> bit & 1:
                rules[f"{id_}_stays"] = {"irreversible": id_}
            if not self._raised >> bit & 1:
                rules[f"{id_}_not_again"] = {"irreversible": f"not {id_}"}
        bars = self._bars()
        rules |= {f"not_listed_{number}": {"barred": bar} for number, bar in enumerate(bars, start=1)}
        changed = [f"moves that options would allow and the graph does not list are barred ({len(bars)} rules)"]
        return rules, changed if bars else []

    def _bars(self) -> list[dict[str, Tree]]:
        """For each actor and state the moves that options would allow and the graph does not list."""
        frame = self._source.frame
        bars: list[dict[str, Tree]] = []
        for row, actor in enumerate(frame.players):
            may_raise, may_drop = self._sole[row] & self._raised, self._any[row] & self._dropped
            for state, code in enumerate(self.codes.tolist()):
                up, down = self.codes & ~np.int64(code), ~self.codes & code
                allowed = (up & ~np.int64(may_raise) == 0) & (down & ~np.int64(may_drop) == 0)
                allowed[[state, *ends_of(self._source.space, row, state)]] = False
                if not allowed.any():
                    continue
                if len(bars) == _MOST_BARRED:
                    found = f"moves that options would allow are not listed in more than {_MOST_BARRED} states"
                    raise Refusal(found, "list all moves that options allow, or keep the graph form")
                ends = some(*(self.exactly(int(end)) for end in self.codes[allowed]))
                bars.append({"actor": actor, "from": write(self.exactly(code)), "to": write(ends)})
        return bars
