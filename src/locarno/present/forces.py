"""Do the numbers add up, for a terminal: the answer in words, then what it is made of."""

from collections.abc import Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..answers.forces import STANDINGS, TROOPS, Asking, Contribution, ForceCount, Gap, Match, Standing, WaterfallStep
from ..case.expressions import names, parse
from ..case.nouns import Case
from .forces_kept_up import deployment_parts, upkeep_parts
from .forces_words import (
    STEPS,
    against_words,
    amounts_words,
    counting_words,
    listed,
    number_words,
    pools_by,
    reason_words,
    rounded,
    sum_words,
    who_words,
)
from .tables import asked_text
from .words import count_words, state_words

_STYLES: dict[Standing, str] = {
    "in force": "bold green",
    "not kept": "red",
    "on its way": "yellow",
    "dropped out": "red",
    "blocked": "red",
    "not counted": "dim",
    "holds back": "dim",
}


PARTS = ("pledges", "waterfall", "asked", "pools", "months")
"""The parts of the table, in their order."""


def forces_tables(
    found: ForceCount, case: Case, parts: Sequence[str] | None, plain_signs: bool, width: int
) -> RenderableType:
    """The answer in words, then these `parts` of what it is made of, None: all; `width` in characters."""
    shown = PARTS if parts is None else parts
    made: list[RenderableType] = [asked_text(found.asked, f"{case.title}: do the numbers add up?")]
    made += [Text(_place(found, case), style="dim"), "", *(Text(line) for line in _answer(found, case))]
    if found.contributions and "pledges" in shown:
        made += [
            _head(f"What was pledged, and how it stands {_where(found, case)}"),
            *_contributions(found),
            *_sums(found),
            *_by_state(found),
        ]
    if found.contributions and "waterfall" in shown:
        made += [_head(_waterfall_title(found, case)), *_waterfall(found)]
    asking = found.asking
    if asking is not None and (asking.size is not None or asking.matches) and "asked" in shown:
        made += [_head("What is asked, against what there is"), *_asked(asking, found, case)]
    if found.upkeep and "pools" in shown:
        made += [_head("What can be kept up"), *upkeep_parts(found, width)]
    if found.deployments and "months" in shown:
        made += [_head("Month by month"), *deployment_parts(found, plain_signs)]
    return Group(*made, Text(_legend(found, case), style="dim"))


def _head(text: str) -> Text:
    return Text(f"\n{text}", style="bold")


def _place(found: ForceCount, case: Case) -> str:
    state = state_words(found.state)
    under = f"; reading {found.given.reading}" if found.given.reading else ""
    if found.place in case.arrangements:
        name = case.arrangements[found.place].name
        more = f", one of {found.others + 1} as near to today" if found.others else ""
        return f"{found.place} {name}, where it opens{more}: {state}{under}"
    return f"in the state {state}{under}" if found.place != "today" else f"today: {state}{under}"


def _where(found: ForceCount, case: Case) -> str:
    if found.place in case.arrangements:
        return f"in {found.place}"
    return "today" if found.place == "today" else "there"


def _answer(found: ForceCount, case: Case) -> Iterator[str]:
    """The question answered in words, a few lines."""
    about = [one for one in found.contributions if found.name in one.amounts and one.kind != "refusal"]
    if about:
        yield _in_force(found, about, case)
    opposed: dict[str, list[str]] = {}
    for one in about:
        for id_ in one.against if one.standing in ("on its way", "in force", "not kept") else ():
            opposed.setdefault(id_, []).append(one.pledge)
    for id_, pledges in opposed.items():
        verb = "are" if len(pledges) > 1 else "is"
        who = listed(case.actors[actor].name for actor in case.pledges[id_].by)
        yield (
            f"{id_} of {who}, `{case.pledges[id_].text}`, cannot be kept where {listed(pledges)} {verb} in force: "
            "one word or the other has to be given up."
        )
    yield from _asked_words(found)


def _in_force(found: ForceCount, about: Sequence[Contribution], case: Case) -> str:
    sums = [one for one in found.sums if one.name == found.name]
    told = "; ".join(f"by {counting_words(one.counting)} {sum_words(one)}" for one in sums)
    text = f"In force {_where(found, case)}: {told or f'no {found.name}'}."
    for standing, verb in (
        ("on its way", "waiting"),
        ("dropped out", "dropped out"),
        ("not kept", "due and not kept"),
        ("blocked", "blocked"),
    ):
        there = [one for one in about if one.standing == standing]
        if there:
            waits = dict.fromkeys(part for one in there for part in one.waits_for)
            for_ = f", for lack of {listed(waits)}" if waits else ""
            text += f" {verb.capitalize()}{for_}: {', '.join(one.pledge for one in there)}."
    return text


def _asked_words(found: ForceCount) -> Iterator[str]:
    asking = found.asking
    if asking is None or asking.size is None:
        if asking is not None and found.name == TROOPS:
            yield f"{asking.arrangement} names no size; `--troops N` asks about one."
        return
    what = "soldiers" if found.name == TROOPS else found.name
    who = "You ask for" if asking.own else f"{asking.arrangement} asks for"
    gaps = []
    for gap in asking.gaps:
        short = rounded(gap.short) if gap.known else f"up to {number_words(gap.short[1])}"
        gaps.append(f"{short} by {counting_words(gap.counting)}")
    missing = f"short of that: {'; '.join(gaps)}" if gaps else "nothing of that is in force"
    yield f"{who} {rounded(asking.size)} {what}; {missing}."
    if not found.upkeep:
        return
    top = asking.size[1]
    first = [one for one in found.upkeep if one.counting == found.upkeep[0].counting]
    hardest = max(first, key=lambda one: one.rotation.cycle)
    easiest = min(first, key=lambda one: one.rotation.cycle)
    for one in dict.fromkeys((easiest.rotation.id, hardest.rotation.id)):
        row = next(each for each in first if each.rotation.id == one)
        needed = top * row.rotation.cycle
        enough = "enough" if row.pool[0] >= needed else f"only {rounded(row.sustainable)} can be kept on duty"
        yield (
            f"At {number_words(row.rotation.cycle)}:1, {number_words(top)} on duty take {number_words(needed)} in the "
            f"cycle; the pools {pools_by(row.counting)} hold {rounded(row.pool)}: {enough}."
        )


def _contributions(found: ForceCount) -> Iterator[RenderableType]:
    for standing, meaning in STANDINGS.items():
        there = [one for one in found.contributions if one.standing == standing]
        if there:
            yield Text(standing, style=_STYLES[standing]).append(f"  {meaning}", style="dim")
        for one in there:
            refs = f"  [{' '.join(one.refs)}]" if one.refs else "  [assumed]"
            first = Text(f"{one.pledge} ", style="bold").append(f"{who_words(one)}: {one.text}", style="not bold")
            yield Padding(first.append(refs, style="not bold dim"), (0, 0, 0, 2))
            yield Padding(Text(_second_line(one, found.name)), (0, 0, 0, 6))


def _second_line(one: Contribution, name: str) -> str:
    parts = [amounts_words(one.amounts)]
    if one.reason and one.reason != "refusal":
        parts.append(reason_words(one, one.reason, name))
    if one.kind == "refusal" and one.condition:
        parts.append(f"if {one.condition}")
    if one.standing not in ("not counted", "holds back"):
        parts += [said] if (said := against_words(one)) else []
    return " - ".join(parts)


def _sums(found: ForceCount) -> Iterator[RenderableType]:
    if not found.sums:
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for head in ("in force", "told by", "comes to", "pledges"):
        table.add_column(head, overflow="fold")
    for one in found.sums:
        ids = ", ".join((*one.known, *one.unknown))
        table.add_row(one.name, counting_words(one.counting), sum_words(one), ids)
    yield table
    if len({one.counting for one in found.sums if one.name == found.name}) > 1:
        text = "Sources may speak of the same soldiers: what different ones say is not added up."
        yield Text(text, style="dim")


def _by_state(found: ForceCount) -> Iterator[RenderableType]:
    """Which pledges name which states within the actors."""
    named: dict[str, list[str]] = {}
    for one in found.contributions:
        for state in one.states:
            named.setdefault(state, []).append(f"{one.pledge} {one.standing}")
    if named:
        told = "; ".join(f"{state}: {', '.join(pledges)}" for state, pledges in named.items())
        yield Text(f"By state, where one is named. {told}.", style="dim")


def _waterfall_title(found: ForceCount, case: Case) -> str:
    heads = [step.states for step in found.waterfall if step.states is not None]
    if len(heads) > 1 and found.waterfall[0].name == "whole":
        return f"From {rounded(heads[1])} of {rounded(heads[0])} states to what is in force {_where(found, case)}"
    return f"From what was said to what is in force {_where(found, case)}"


def _waterfall(found: ForceCount) -> Iterator[RenderableType]:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("left", overflow="fold", min_width=16)
    heads = found.waterfall[0].states is not None
    if heads:
        table.add_column("states", overflow="fold", min_width=7)
    table.add_column("pledges", overflow="fold", min_width=8)
    table.add_column(f"{found.name} said", overflow="fold", min_width=14)
    table.add_column("falls away", overflow="fold")
    before = ""
    for step in found.waterfall:
        cells = [STEPS[step.name].format(name=found.name)]
        if heads:
            cells.append(rounded(step.states) if step.states is not None else "")
        early = step.name in ("whole", "some form")
        said = "" if early else "\n".join(f"{counting_words(one.counting)}: {sum_words(one)}" for one in step.sums)
        shown = "as before" if said and said == before else said
        before = said
        pledges = ", ".join(step.pledges) or "none"
        table.add_row(*cells, "" if step.name == "whole" else pledges, shown, _fallen(step, found))
    yield table
    if heads:
        text = "States: at least those that the pledges left name, at most as many as before. "
        named = dict.fromkeys(state for step in found.waterfall for state in step.named)
        yield Text(text + (f"Named: {listed(named)}." if named else "None is named."), style="dim")


def _fallen(step: WaterfallStep, found: ForceCount) -> str:
    told: dict[str, list[str]] = {}
    for one in step.fallen:
        told.setdefault(reason_words(found.contribution(one.pledge), one.reason, found.name), []).append(one.pledge)
    if step.name == "some form":
        whole = found.waterfall[0]
        if whole.name == "whole" and whole.states is not None and step.states is not None:
            out = (whole.states[0] - step.states[1], whole.states[1] - step.states[0])
            return f"{rounded(out)} states take no part"
    lines = [f"{', '.join(ids)}: {reason}" for reason, ids in told.items()]
    if step.name == "named":
        lines += [f"{', '.join(one.pledge for one in found.refusals)}: hold back"] if found.refusals else []
    return "\n".join(lines)


def _asked(asking: Asking, found: ForceCount, case: Case) -> Iterator[RenderableType]:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_header=False)
    table.add_column(overflow="fold")
    table.add_column(overflow="fold")
    told = {match.name for match in asking.matches} | {found.name}
    said = amounts_words({name: amount for name, amount in asking.said.items() if name not in told})
    size = "no size" if asking.size is None else rounded(asking.size)
    table.add_row("asked", f"{size}; {said}" if said else size)
    if asking.size is not None and not asking.gaps:
        table.add_row(f"in force {_where(found, case)}", f"nothing: {rounded(asking.size)} short")
    for match in asking.matches:
        table.add_row(amounts_words({match.name: match.asked}), _match_words(match))
    for gap in asking.gaps:
        table.add_row(f"in force by {counting_words(gap.counting)}", _gap_words(gap))
    for ratio in asking.ratios:
        least, most = (number_words(one) for one in ratio.one_to)
        between = f"1:{most}" if most == least else f"1:{most} to 1:{least}"
        army = f"the army protected, {ratio.army.label}"
        table.add_row(f"{army} ({rounded(ratio.army.soldiers)})", f"{between}{_refs(ratio.army.basis.refs)}")
    for density in asking.densities:
        line = f"{density.front.label} ({rounded(density.front.km)} km)"
        table.add_row(line, f"{rounded(density.per_km)} on a kilometre{_refs(density.front.basis.refs)}")
    yield table


def _gap_words(gap: Gap) -> str:
    if not gap.known:
        return f"an unknown number ({', '.join(gap.open)}): up to {number_words(gap.short[1])} short"
    open_ = f"; the unknown number of {listed(gap.open)} may make it less" if gap.open else ""
    return f"{rounded(gap.there)}: {rounded(gap.short)} short{open_}"


def _match_words(match: Match) -> str:
    parts = [f"the same by {listed(match.same)}"] if match.same else []
    parts += [f"{id_} says {amounts_words({match.name: amount})}" for id_, amount in match.other.items()]
    return "; ".join(parts) or "no pledge in force says anything of it"


def _refs(refs: Sequence[str]) -> str:
    return f"  [{' '.join(refs)}]" if refs else "  [assumed]"


def _legend(found: ForceCount, case: Case) -> str:
    parts = [part for one in found.contributions for part in one.waits_for]
    spoken = dict.fromkeys(name.id for part in parts for name in names(parse(part)) if name.id in case.options)
    lines = [f"{id_}: {'+'.join(case.options[id_].owners)} {case.options[id_].label}".rstrip() for id_ in spoken]
    if not case.pledges:
        return f"\nAssumed: {found.assumed_share:.0%} of the pools. Numbers of soldiers are not fighting power."
    counted = count_words(len(found.given.pledges), "pledge", "pledges")
    lines.append(
        f"The given word: {counted} down to `{found.given.word}`, no proposals. Assumed: {found.assumed_share:.0%} of "
        "the contributions and pools told here. Numbers of soldiers are not fighting power."
    )
    return "\n" + "\n".join(lines)
