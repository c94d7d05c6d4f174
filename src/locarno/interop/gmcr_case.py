"""From a `.gmcr` file to a case: the text of a case file that a person can go on with.

What the file says in numbers is said in ids; the names it uses become labels. What is wrong only in the light of the
states (a ranking that leaves one out) is told here, at its place in the file.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from ..case.expressions import LONGEST
from ..case.wording import Report
from ..kernels.types import Int64
from ..space.memory import check_combinations
from ..space.refusal import Refusal
from .case_yaml import Tree, case_yaml
from .gmcr_nouns import GmcrFile, GmcrOption, Pattern, Ranking
from .ids import case_id, id_of, is_id, plain_name
from .patterns import Cube, agree

PROGRAM = "locarno"
"""What locarno writes into `program`; names of options are then `id: label`."""

AS_IT_IS = "as_it_is"
_CHUNK = 20
_MOST_WORK = 2**33
_SHOWN = 6


class Named:
    """The ids that options and decision makers get, and their names on one line."""

    def __init__(self, file: GmcrFile) -> None:
        taken: set[str] = set()
        owner = {option: number for number, maker in enumerate(file.makers) for option in maker.options}
        ours = file.program == PROGRAM
        self.makers: list[str] = []
        self.maker_names: list[str] = []
        for number, maker in enumerate(file.makers):
            self._add(maker.name, f"actor_{number + 1}", "", ours, taken, self.makers, self.maker_names)
        self.options: list[str] = []
        self.option_names: list[str] = []
        for number, option in enumerate(file.options):
            of = self.makers[owner[number]] if number in owner else ""
            self._add(option.name, f"option_{number + 1}", of, ours, taken, self.options, self.option_names)

    @staticmethod
    def _add(
        name: str, otherwise: str, owner: str, ours: bool, taken: set[str], ids: list[str], names: list[str]
    ) -> None:
        label = plain_name(name)
        wanted, _, rest = label.partition(": ") if ours else ("", "", "")
        if rest and is_id(wanted) and wanted not in taken:
            made, label = wanted, rest
        else:
            made = id_of(label, otherwise, taken, owner)
        taken.add(made)
        ids.append(made)
        names.append(label)


def case_text(file: GmcrFile, name: str, report: Report) -> str | None:
    """The case as text; `name` is that of the file, without its ending.

    What is wrong in the light of the states goes into the report; None if something is.
    """
    named = Named(file)
    states = _feasible(file, report)
    unseen = {n: maker.unseen for n, maker in enumerate(file.makers) if maker.unseen}
    for number, patterns in unseen.items():
        if states is not None and not _left(states, patterns).size:
            found = f"`decisionMakers[{number}].misperceptions` leave it no state that it sees"
            report.error("E503", file.makers[number].place, found, "at least one state")
    _check_lengths(file, named, report)
    sections: dict[str, Tree] = {
        "locarno": "1",
        "case": _head(file, name),
        "actors": dict(zip(named.makers, named.maker_names, strict=True)),
        "options": {id_: _option(n, file, named) for n, id_ in enumerate(named.options)},
    }
    rules = _rules(file.options, file.infeasible, named)
    if rules:
        sections["rules"] = rules
    sections["common"] = {"preferences": _preferences(file, named, states, report)}
    if unseen:
        sections["readings"] = _readings(named, unseen)
        sees = {named.makers[number]: f"seen_by_{named.makers[number]}" for number in unseen}
        sections["hypergames"] = {"as_each_sees_it": {"sees": sees, "reading": AS_IT_IS}}
    if report.failed:
        return None
    return case_yaml(sections, _comments(file, name, named), {"common": _aside(file, named)})


def _head(file: GmcrFile, name: str) -> dict[str, Tree]:
    head: dict[str, Tree] = {"id": case_id(name), "title": plain_name(file.title) or plain_name(name)}
    if file.description.strip():
        head["summary"] = plain_name(file.description)
    return head


def _option(number: int, file: GmcrFile, named: Named) -> Tree:
    owner = next((named.makers[n] for n, maker in enumerate(file.makers) if number in maker.options), "")
    label = named.option_names[number]
    return owner if label in ("", named.options[number]) else {"owner": owner, "label": label}


def _comments(file: GmcrFile, name: str, named: Named) -> list[str]:
    version = f" {plain_name(file.version)}" if file.version else ""
    by = f", written by {plain_name(file.program)}{version}" if file.program else ""
    lines = [f"Read from {plain_name(name)}.gmcr{by}."]
    if file.coalitions:
        groups = [" with ".join(named.makers[n] for n in group) for group in file.coalitions]
        lines.append(f"Coalitions it was last analysed with: {'; '.join(groups)}.")
    lines.append("A .gmcr file does not say what stands today, what outcomes are called, and what is on the table:")
    lines.append("add `status_quo`, `outcomes` and `arrangements` to ask for verdicts and paths.")
    return lines


def _aside(file: GmcrFile, named: Named) -> list[str]:
    """What the file holds besides what counts: statements where the rankings count."""
    if not file.manual:
        return []
    lines = []
    for number, maker in enumerate(file.makers):
        if maker.statements and maker.ranking:
            lines.append(f"The file ranks the states for {named.makers[number]} by hand. Its statements, not counted:")
            lines += [f"- {_statement(one, named)}" for one in maker.statements]
    return lines


def _literals(pattern: Pattern, named: Named) -> str:
    words = [named.options[one.option] if one.yes else f"not {named.options[one.option]}" for one in pattern]
    return " and ".join(words) or "true"


def _statement(members: Sequence[Pattern], named: Named) -> str:
    if not members:
        return "false"
    if len(members) == 1:
        return _literals(members[0], named)
    return " or ".join(f"({_literals(one, named)})" if len(one) > 1 else _literals(one, named) for one in members)


def _check_lengths(file: GmcrFile, named: Named, report: Report) -> None:
    for number, maker in enumerate(file.makers):
        for n, one in enumerate(maker.statements):
            length = len(_statement(one, named))
            if length > LONGEST:
                found = f"`decisionMakers[{number}].preferences[{n}]` has {length:,} characters as an expression"
                report.error("E403", maker.place, found, f"at most {LONGEST:,} characters", "split it into several")


def _rules(options: Sequence[GmcrOption], infeasible: Sequence[Pattern], named: Named) -> dict[str, Tree]:
    rules: dict[str, Tree] = {}
    for number, pattern in enumerate(infeasible, start=1):
        rules[_rule_id(pattern, named, f"infeasible_{number}", rules)] = _literals(pattern, named)
    for number, option in enumerate(options):
        id_ = named.options[number]
        if not option.down:
            rules[_free_id(f"{id_}_stays", rules)] = {"irreversible": id_}
        if not option.up:
            rules[_free_id(f"{id_}_not_again", rules)] = {"irreversible": f"not {id_}"}
    return rules


def _rule_id(pattern: Pattern, named: Named, otherwise: str, taken: Mapping[str, Tree]) -> str:
    """An id that says what is excluded, where that is short: `no_strike_with_withdraw`, `no_war_without_cause`."""
    yes = [named.options[one.option] for one in pattern if one.yes]
    no = [named.options[one.option] for one in pattern if not one.yes]
    if yes and len(pattern) <= 3:
        said = f"no_{'_with_'.join(yes)}" + "".join(f"_without_{id_}" for id_ in no)
        if len(said) <= 40:
            return _free_id(said, taken)
    return _free_id(otherwise, taken)


def _free_id(wanted: str, taken: Mapping[str, Tree]) -> str:
    return id_of(wanted, "rule", taken) if wanted in taken else wanted


def _preferences(file: GmcrFile, named: Named, states: Int64 | None, report: Report) -> dict[str, Tree]:
    made: dict[str, Tree] = {}
    for number, maker in enumerate(file.makers):
        if not file.manual:
            made[named.makers[number]] = [_statement(one, named) for one in maker.statements]
        elif maker.ranking is not None:
            made[named.makers[number]] = _ranking(maker.ranking, states, len(file.options), report)
        else:
            found = f"`decisionMakers[{number}]` has no `preferenceRanking`, and rankings count in this file"
            way = "rank the states, or set `useManualPreferenceRanking` to false"
            report.error("E702", maker.place, found, "a ranking of all states", way)
    return made


def _ranking(ranking: Ranking, states: Int64 | None, options: int, report: Report) -> Tree:
    """The ranking in patterns; states are numbered from 1 by their codes."""
    if states is None:
        return []
    told: set[int] = set()
    groups: list[list[int]] = []
    for group in ranking.groups:
        kept: list[int] = []
        for number, place in group:
            if not 1 <= number <= states.size:
                found = f"`{ranking.path}` names state {number}, and there is no such state"
                report.error("E707", place, found, f"a number from 1 to {states.size}")
            elif number in told:
                report.error("E707", place, f"`{ranking.path}` names state {number} again", "each state once")
            else:
                told.add(number)
                kept.append(number)
        groups.append(kept)
    missing = [number for number in range(1, states.size + 1) if number not in told] if len(told) < states.size else []
    if missing:
        shown = [f"{n} ({_letters(int(states[n - 1]), options)})" for n in missing[:_SHOWN]]
        more = f" and {len(missing) - _SHOWN:,} more" if len(missing) > _SHOWN else ""
        found = f"`{ranking.path}` leaves out state {', '.join(shown)}{more}"
        report.error("E707", ranking.place, found, "every feasible state once")
    words = [[_letters(int(states[n - 1]), options) for n in group] for group in groups if group]
    tree: list[Tree] = [group[0] if len(group) == 1 else list(group) for group in words]
    return {"ranking": tree}


def _letters(code: int, options: int) -> str:
    return "".join("Y" if code >> bit & 1 else "N" for bit in range(options))


def _readings(named: Named, unseen: Mapping[int, Sequence[Pattern]]) -> dict[str, Tree]:
    """The conflict as it is, and as it looks to each decision maker that does not see all of it."""
    made: dict[str, Tree] = {AS_IT_IS: {"name": "The conflict as the file has it"}}
    for number, patterns in unseen.items():
        maker = named.makers[number]
        name = named.maker_names[number] or maker
        rules: dict[str, Tree] = {f"unseen_{n}": _literals(one, named) for n, one in enumerate(patterns, start=1)}
        made[f"seen_by_{maker}"] = {"name": f"The conflict as {name} sees it", "rules": rules}
    return made


def _feasible(file: GmcrFile, report: Report) -> Int64 | None:
    """The codes of the feasible states, increasing; None where they are too many, or not needed and not few."""
    count = len(file.options)
    needed = file.manual or any(maker.unseen for maker in file.makers) or count <= _CHUNK
    if not needed or report.failed:
        return None
    try:
        check_combinations(count, count, 2**_CHUNK)
        if len(file.infeasible) << count > _MOST_WORK:
            found = f"{len(file.infeasible):,} patterns over {count} options are too many to number the states"
            raise Refusal(found, "state what is infeasible in fewer patterns, or rank by statements")
    except Refusal as refused:
        report.error("E512", file.infeasible_place, refused.found, "", refused.way_out)
        return None
    cubes = _cubes(file.infeasible)
    parts = []
    for first in range(0, 1 << count, 1 << _CHUNK):
        codes = np.arange(first, min(first + (1 << _CHUNK), 1 << count), dtype=np.int64)
        parts.append(_outside(codes, cubes))
    codes = np.concatenate(parts)
    if not codes.size:
        found = "the `infeasibles` leave no state"
        report.error("E503", file.infeasible_place, found, "at least one feasible state", "take some of them out")
    return codes if codes.size else None


def _left(states: Int64, patterns: Sequence[Pattern]) -> Int64:
    return _outside(states, _cubes(patterns))


def _outside(codes: Int64, cubes: Sequence[Cube | None]) -> Int64:
    for cube in cubes:
        if cube is not None:
            codes = codes[~agree(codes, cube)]
    return codes


def _cubes(patterns: Sequence[Pattern]) -> list[Cube | None]:
    """Patterns as masks; None for one that contradicts itself and so excludes nothing."""
    made: list[Cube | None] = []
    for pattern in patterns:
        yes = sum(1 << option for option, value in pattern if value)
        no = sum(1 << option for option, value in pattern if not value)
        made.append(None if yes & no else Cube(yes | no, yes))
    return made
