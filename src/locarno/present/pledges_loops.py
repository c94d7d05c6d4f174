"""Who waits for whom, and what comes into force: in words."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..answers.given import Lacking, PledgeView
from ..answers.pledges_loops import Loops, OptionStand, Settlement, Waits
from ..case.nouns import Case
from .pledge_parts import (
    ids_words,
    lacking_words,
    option_legend,
    pledge_block,
    pledge_head,
    said_words,
    stopped_words,
)
from .words import count_words

_SHOWN = 8


def loops_text(found: Loops, case: Case, every: bool) -> RenderableType:
    """What is in force, who waits for what down to the end, the loops, and the settlements."""
    change = f", supposing {', '.join(found.supposed)}" if found.supposed else ""
    head = pledge_head(found.asked, found.given, case, f"{case.title}: who waits for whom{change}?")
    ends = _Ends(found, case)
    parts: list[RenderableType] = [head, *_in_force(found), *_waiting(found, ends), *_settled(found, every)]
    parts += _loops(found)
    parts += _uncounted(found, ends.seen)
    return Group(*parts, *option_legend(ends.seen, case))


def _in_force(found: Loops) -> Iterator[RenderableType]:
    views = {one.id: one for one in found.pledges}
    yield Text("\nIn force, if nobody moves first", style="bold green")
    holding = " ".join(found.first.holds) or "nothing"
    yield _line(Text(f"The options that are yes then: {holding}."))
    told = [views[id_] for id_ in found.first.in_force]
    seen = [one for one in told if one.delivers or one.blocks]
    for one in seen:
        yield from pledge_block(one)
    if not seen:
        yield _line(Text("no pledge that speaks of options"))
    others = [one.id for one in told if one not in seen]
    if others:
        yield _line(Text(f"Due as well, and about no option: {ids_words(others, 40)}.", style="dim"))
    stuck = [one for one in found.waits if one.stand == "due"]
    if stuck:
        yield Text("\nDue, and not kept: something is in the way", style="bold red")
        for waits in stuck:
            yield from pledge_block(views[waits.pledge], [_stuck(found, views[waits.pledge])])
    open_ = [one for one in found.waits if one.stand == "undecided"]
    if open_:
        yield Text("\nUndecided: whether they are due or kept hangs on refusals that hang on them", style="bold yellow")
        for waits in open_:
            yield from pledge_block(views[waits.pledge], [said_words(views[waits.pledge])])


def _stuck(found: Loops, one: PledgeView) -> str:
    why = []
    for option in one.delivers:
        stand = found.options[option]
        if stand.coming != "yes":
            why.append(f"{option} does not come about: {_why_not(stand)}")
    why += [f"{option} is yes all the same" for option in one.blocks if found.options[option].coming == "yes"]
    return "; ".join(why)


def _why_not(stand: OptionStand) -> str:
    if stand.coming == "refused":
        return f"{ids_words(stand.refused)} {'refuses' if len(stand.refused) == 1 else 'refuse'} it"
    if stand.coming == "never":
        return "it is held no, or cannot be taken up"
    if stand.silent:
        return f"{' and '.join(stand.silent)} did not promise it"
    return "it is not decided" if stand.coming == "undecided" else "another owner waits"


def _waiting(found: Loops, ends: "_Ends") -> Iterator[RenderableType]:
    waiting = [one for one in found.waits if one.stand == "waits"]
    if not waiting:
        return
    views = {one.id: one for one in found.pledges}
    yield Text("\nWaiting", style="bold")
    for one in waiting:
        yield from pledge_block(views[one.pledge], [_waits_words(one, views[one.pledge], ends) + _in_loop(found, one)])
    yield Text("\nWhat they wait for, and that in turn", style="bold")
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column()
    for option in found.options:
        if option in ends.seen:
            grid.add_row(Text(option, style="bold"), "\n".join(ends.why(option)))
    yield _line(grid)
    hangs = ends.counted([one.lacks for one in waiting])
    told = [f"{option} ({count_words(count, 'pledge', 'pledges')})" for option, count in hangs.items()]
    if told:
        yield _line(Text(f"In the end they hang on {ids_words(told)}."))


def _waits_words(one: Waits, view: PledgeView, ends: "_Ends") -> str:
    if not one.lacks:
        return f"`{view.condition}` can never be"
    last = ends.of(one.lacks)
    lacks = [lack.option for lack in one.lacks]
    also = [option for option in last if option not in lacks]
    then = f"; in the end for {ids_words(also)}" if also else ""
    return f"waits for {lacking_words(one.lacks)}{then}"


def _in_loop(found: Loops, one: Waits) -> str:
    others = [id_ for loop in found.loops if one.pledge in loop.pledges for id_ in loop.pledges if id_ != one.pledge]
    return f"; in a loop with {ids_words(list(dict.fromkeys(others)))}" if others else ""


class _Ends:
    """What waiting comes down to: options that nobody promised, or that stand. `seen`: all options on the way."""

    def __init__(self, found: Loops, case: Case) -> None:
        self._found, self.seen = found, set[str]()
        self._stands = {one.pledge: one for one in found.waits}
        self._threats = {one.id for one in found.pledges if one.kind == "threat"}
        self._by = {one.id: one.by for one in found.pledges}
        self._owners = {option: case.options[option].owners for option in found.options}
        self._every = frozenset(found.options)
        # The greatest: what is needed for a start from these ends. Who waits in a circle alone cannot start from them,
        # and would need everything; of those the least tells what the circle needs besides itself.
        self._needs, self._besides = self._settled(self._every), self._settled(frozenset())

    def _settled(self, needs: frozenset[str]) -> dict[str, frozenset[str]]:
        """For each option, the ends without which it does not come about on any way."""
        now = dict.fromkeys(self._found.options, needs)
        while True:
            then = {option: self._of_option(option, now) for option in now}
            if then == now:
                return now
            now = then

    def _of_option(self, option: str, known: Mapping[str, frozenset[str]]) -> frozenset[str]:
        stand, itself = self._found.options[option], frozenset((option,))
        parts = [itself] if stand.silent or stand.coming == "never" else []
        parts += [self._of_all(self._stands[id_].ends, known) or itself for id_ in stand.refused]
        for owner in self._owners[option]:
            ways = [self._of_all(self._stands[id_].lacks, known) for id_ in stand.delivered if owner in self._by[id_]]
            parts += [frozenset.intersection(*ways)] if ways else []
        return frozenset().union(*parts)

    def _of_all(self, lacks: Sequence[Lacking], known: Mapping[str, frozenset[str]]) -> frozenset[str]:
        each = [(lack.needed, known[lack.option] if lack.wanted else frozenset((lack.option,))) for lack in lacks]
        several = [ends for needed, ends in each if not needed]  # one of these would do
        either = frozenset.intersection(*several) if several else frozenset[str]()
        return either.union(*(ends for needed, ends in each if needed))

    def of(self, lacks: Sequence[Lacking]) -> tuple[str, ...]:
        """The options at the ends of these, as far as no way goes past them."""
        ends: dict[str, None] = {}
        known: set[tuple[str, bool]] = set()
        todo = list(lacks)
        while todo:
            lack = todo.pop(0)
            self.seen.add(lack.option)
            if (lack.option, lack.wanted) in known:
                continue
            known.add((lack.option, lack.wanted))
            stand = self._found.options[lack.option]
            if not lack.wanted or stand.silent or stand.coming == "never":
                ends[lack.option] = None
            for id_ in stand.refused if lack.wanted else ():
                todo += self._stands[id_].ends
                ends |= {} if self._stands[id_].ends else {lack.option: None}
            for id_ in stand.delivered if lack.wanted else ():
                todo += self._stands[id_].lacks
        needs = self._of_all(lacks, self._needs)
        needs = self._of_all(lacks, self._besides) if needs >= self._every else needs
        return tuple(option for option in ends if option in needs)

    def counted(self, waiting: Sequence[Sequence[Lacking]]) -> dict[str, int]:
        """How many of those who wait come down to each option, the most first."""
        counts: dict[str, int] = {}
        for lacks in waiting:
            for option in self.of(lacks):
                counts[option] = counts.get(option, 0) + 1
        return dict(sorted(counts.items(), key=lambda pair: -pair[1]))

    def why(self, option: str) -> Iterator[str]:
        """Why an option is not as it is waited for, in lines."""
        stand = self._found.options[option]
        if stand.coming == "yes":
            would = (*stand.refused, *stand.refusable)
            yield (
                f"it is yes; {ids_words(would)} would end it" if would else "it is yes, and nobody said when that ends"
            )
            return
        if stand.coming == "never":
            yield "it cannot come about: a scenario holds it no, or it cannot be taken up any more"
            return
        for ids, ends in self._alike(stand.refused, True):
            until = f" until {lacking_words(ends)}" if ends else " for good: it has no condition that would end"
            yield f"{ids_words(ids)} {_verb(ids, 'refuses', 'refuse')} it{until}"
        if stand.silent:
            who = " and ".join(stand.silent)
            yield f"{who} did not promise it" if stand.delivered else f"nobody promised it ({who} would have to)"
        for ids, lacks in self._alike(stand.delivered, False):
            wait = f" and {_verb(ids, 'waits', 'wait')} for {lacking_words(lacks)}" if lacks else ""
            yield f"{ids_words(ids)} {self._says(ids)} it{wait}"
        if stand.refusable:
            yield f"{ids_words(stand.refusable)} would refuse it {self._when(stand.refusable)}"
        if stand.coming == "undecided":
            yield "it is undecided"
        if stand.silent and stand.uncounted:
            yield f"not counted: {ids_words(stand.uncounted)}"

    def _says(self, ids: Sequence[str]) -> str:
        if self._threats.issuperset(ids):
            return _verb(ids, "threatens", "threaten")
        return _verb(ids, "promises", "promise")

    def _when(self, ids: Sequence[str]) -> str:
        views = {one.id: one for one in self._found.pledges}
        return "; ".join(f"where `{views[id_].condition}`" for id_ in ids)

    def _alike(self, pledges: Sequence[str], ends: bool) -> Iterator[tuple[Sequence[str], tuple[Lacking, ...]]]:
        """Pledges that wait for the same, together."""
        groups: dict[tuple[Lacking, ...], list[str]] = {}
        for id_ in pledges:
            stand = self._stands[id_]
            groups.setdefault(stand.ends if ends else stand.lacks, []).append(id_)
        for lacks, ids in groups.items():
            yield ids, lacks


def _verb(ids: Sequence[str], one: str, many: str) -> str:
    return one if len(ids) == 1 else many


def _loops(found: Loops) -> Iterator[RenderableType]:
    yield Text(
        "\nLoops: pledges that wait for each other, and would all be in force if everybody trusted", style="bold"
    )
    if not found.loops:
        why = "whoever waits, waits for what nobody promised or somebody refuses: trust would not help"
        yield _line(Text(f"none; {why if found.trust else 'no state sustains itself'}."))
    for loop in found.loops:
        text = Text(" + ".join(loop.pledges), style="bold")
        wait = "wait for each other" if len(loop.pledges) > 1 else "waits for itself"
        yield _line(text.append(f"  {wait} over {ids_words(loop.options)}", style="not bold"))
    if not found.trust_complete:
        yield _line(Text(stopped_words(found.most, found.seconds, len(found.trust)), style="yellow"))


def _settled(found: Loops, every: bool) -> Iterator[RenderableType]:
    first = found.first
    yield Text("\nThe settlements", style="bold")
    for rule in found.breaches:
        yield _line(Text(f"nobody moves first: what follows breaks the rule {rule}", style="red"))
    if found.undecided:
        yield _line(Text(f"nobody moves first: undecided are {ids_words(found.undecided)}", style="yellow"))
    else:
        what = f"{count_words(len(first.in_force), 'pledge', 'pledges')} in force"
        yield _line(_named("nobody moves first", f"{what} (least fixed point)"))
    yield from _trusting(found, every)
    yield from _stable(found, every)


def _trusting(found: Loops, every: bool) -> Iterator[RenderableType]:
    if not found.trust:
        yield _line(_named("everybody trusts", "no state sustains itself"))
    shown = found.trust if every else found.trust[:_SHOWN]
    for one in shown:
        yield _line(_named("everybody trusts", f"{_compared(one, found.first)} (greatest fixed point)"))
    if len(found.trust) > len(shown):
        yield _line(Text(f"and {len(found.trust) - len(shown):,} more: `--every`", style="dim"))


def _stable(found: Loops, every: bool) -> Iterator[RenderableType]:
    count = len(found.stable)
    if count == 1 and found.stable_complete:
        yield _line(_named("stable", f"one settlement: {_compared(found.stable[0], found.first)}"))
    elif count:
        more = "" if found.stable_complete else f", {stopped_words(found.most, found.seconds, count)}"
        yield _line(_named("stable", f"{count_words(count, 'settlement', 'settlements')}{more}"))
        yield _line(Text(f"   in force in all of them: {ids_words(found.always, 40) or 'none'}"))
        some = [id_ for id_ in found.sometimes if id_ not in found.always]
        yield _line(Text(f"   in force in some: {ids_words(some, 40) or 'none'}"))
        for one in found.stable if every else found.stable[:_SHOWN]:
            yield _line(Text(f"   {' '.join(one.holds) or 'nothing'}: {_compared(one, found.first)}", style="dim"))
    else:
        yield from _contradiction(found, every)


def _contradiction(found: Loops, every: bool) -> Iterator[RenderableType]:
    if not found.stable_complete:
        yield _line(_named("stable", f"none found; stopped after {found.seconds:g} seconds"))
        return
    yield _line(_named("stable", "there is none: the pledges contradict each other", "red"))
    most = None if every else _SHOWN
    if not found.broken:
        yield _line(Text("   even if every pledge were broken: the rules do not allow what is supposed or held"))
    for one in found.contradictions[:most]:
        yield _line(Text(f"   they cannot all be meant: {' + '.join(one)}"))
    for one in found.broken[:most]:
        yield _line(Text(f"   there is one if this is broken: {' and '.join(one)}"))
    if not (found.contradictions_complete and found.broken_complete):
        yield _line(Text(f"   {stopped_words(found.most, found.seconds, len(found.broken))}", style="yellow"))


def _compared(one: Settlement, first: Settlement) -> str:
    """A settlement against that in which nobody moves first."""
    more = [id_ for id_ in one.in_force if id_ not in first.in_force]
    less = [id_ for id_ in first.in_force if id_ not in one.in_force]
    if not more and not less and set(one.holds) == set(first.holds):
        return "the same"
    options = [option for option in one.holds if option not in first.holds]
    told = [f"{count_words(len(one.in_force), 'pledge', 'pledges')} in force"]
    told += [f"{ids_words(more)} {_verb(more, 'joins', 'join')}"] if more else []
    told += [f"{ids_words(less)} {_verb(less, 'drops', 'drop')} out"] if less else []
    told += [f"{ids_words(options)} {_verb(options, 'comes', 'come')} about"] if options else []
    return "; ".join(told)


def _named(kind: str, what: str, style: str = "") -> Text:
    return Text(f"{kind}: ", style="bold").append(what, style=f"not bold {style}".strip())


def _uncounted(found: Loops, seen: set[str]) -> Iterator[RenderableType]:
    open_ = [option for option in seen if found.options[option].silent]
    named = {id_ for option in open_ for id_ in found.options[option].uncounted}
    told = [one for one in found.others if one.id in named]
    if told:
        yield Text("\nSaid of what nobody promised, and not counted", style="bold").append(
            "  (`--take` counts it)", style="dim not bold"
        )
        for one in told:
            why = "nobody gave it" if one.kind == "proposal" else f"`{one.binding}`"
            where = f", in {' '.join(one.readings)} only" if one.readings else ""
            yield from pledge_block(one, [said_words(one).append(f"  ({why}{where})", style="dim")])


def _line(text: RenderableType) -> RenderableType:
    return Padding(text, (0, 0, 0, 2))
