"""What can be kept up, for a terminal: rotations on pools, and who is on duty month by month."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.box import SIMPLE_HEAD
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from ..answers.forces import ForceCount, PoolSum, Upkeep
from ..answers.rota import Deployment, Rules
from .forces_words import listed, number_words, pools_by, rounded
from .words import count_words

_WIDE = 96


def upkeep_parts(found: ForceCount, width: int) -> Iterator[RenderableType]:
    """Each counting of pools under each rotation, with what binds in words."""
    size = None if found.asking is None else found.asking.size
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("pools", overflow="fold")
    table.add_column("rotation", no_wrap=True)
    heads = ["on duty for good"]
    if size is not None:
        heads += [f"in the cycle for {rounded(size)}", "of the pools", "missing"]
    for head in heads:
        table.add_column(head, justify="right", overflow="fold", min_width=7 if width < _WIDE else None)
    for pool in found.pools:
        rows = [one for one in found.upkeep if one.counting == pool.counting]
        for number, one in enumerate(rows):
            name = f"{pool.counting or 'all'}: {rounded(pool.total)}" if not number else ""
            cells = [name, _cycle(one), rounded(one.sustainable)]
            table.add_row(*cells, *(_asked_cells(one) if size is not None else ()), end_section=one is rows[-1])
    yield table
    for pool in found.pools:
        yield Text(_pool_words(pool), style="dim")
    for pledges in dict.fromkeys(found.holding_back.values()):
        states = [state for state, ids in found.holding_back.items() if ids == pledges]
        verbs = ("are", "hold") if len(states) > 1 else ("is", "holds")
        told = f"{listed(states)} {verbs[0]} counted here, and {verbs[1]} back by {listed(pledges)}."
        yield Text(told, style="yellow")
    for pool in found.pools:
        if told := _binding([one for one in found.upkeep if one.counting == pool.counting]):
            yield Text(told)
    cycles = dict.fromkeys((one.rotation.cycle, one.rotation.label, one.rotation.basis.refs) for one in found.upkeep)
    for cycle, label, refs in cycles:
        source = f" [{' '.join(refs)}]" if refs else ""
        yield Text(f"{number_words(cycle)}:1 {label}{source}", style="dim")


def _asked_cells(one: Upkeep) -> tuple[str, str, str]:
    needed = "" if one.needed is None else rounded(one.needed)
    if one.share is None:
        share = "no pool"
    else:
        low, high = (f"{bound:.0%}" for bound in one.share)
        share = low if low == high else f"{low} to {high}"
    missing = "none" if one.missing is None or not one.missing[1] else rounded(one.missing)
    return needed, share, missing


def _pool_words(pool: PoolSum) -> str:
    states = ", ".join(f"{state} {rounded(amount)}" for state, amount in pool.by_state.items())
    counts = f" ({'; '.join(pool.counts)})" if pool.counts else ""
    return f"{pool.counting or 'pools'}: {states}{counts} [{' '.join(pool.refs) or 'assumed'}]"


def _binding(rows: Sequence[Upkeep]) -> str:
    """Whose pool binds in one counting, in words; empty where there is one pool only, and nothing is missing."""
    told = []
    short = [one for one in rows if one.missing is not None and one.missing[0]]
    if short:
        at = listed(f"{number_words(one.missing[0])} at {_cycle(one)}" for one in short if one.missing)
        one_size = all(one.needed is not None and one.needed[0] == one.needed[1] for one in short)
        what = "what is asked" if one_size else "the least that is asked"
        told.append(f"all pools together are too small for {what}, by {at}")
    first = rows[0].even
    if first is not None:
        most = listed(f"{rounded(one.even.sustainable)} at {_cycle(one)}" for one in rows if one.even)
        told.append(
            f"if all states took the same part, {first.state} ({rounded(first.pool)}) would be the first to give "
            f"out: no more than {most}"
        )
    lead = f"By {rows[0].counting}, " if rows[0].counting else ""
    text = f"{lead}{'; '.join(told)}."
    return text[0].upper() + text[1:] if told else ""


def _cycle(one: Upkeep) -> str:
    return f"{number_words(one.rotation.cycle)}:1"


def deployment_parts(found: ForceCount, plain_signs: bool) -> Iterator[RenderableType]:
    """Each rota: what it keeps to, what comes of it, and the months."""
    dash = "-" if plain_signs else "–"
    rules = found.deployments[0].rules
    units = ", ".join(f"{pool.state} {pool.units}" for pool in rules.pools)
    more = "; `--counting` asks for others" if len(found.pools) > 1 else ""
    yield Text(f"Units of {rules.unit:,} from the pools {pools_by(rules.counting)}{more}: {units}.")
    size = None if found.asking is None else found.asking.size
    if size is not None and size[0] != size[1]:
        least = number_words(size[0] or size[1])
        yield Text(f"For the least that is asked, {least}; `--troops {size[1]}` asks about the most.")
    if any(pool.left for pool in rules.pools):
        left = ", ".join(f"{pool.state} {pool.left:,}" for pool in rules.pools if pool.left)
        yield Text(f"Too few for one more unit, left out: {left}.", style="dim")
    for one in found.deployments:
        yield Text(f"\n{_title(one)}", style="bold")
        yield Text(_result(one), style="green" if one.meets else "red")
        for line in _why(one):
            yield Text(line)
        if one.least > one.for_good:
            kept = _soldiers(one.for_good, one.rules)
            yield Text(
                f"It cannot go on like this after month {one.rules.months}: for good, these units keep up {kept}."
            )
        yield _months(one, dash)


def _title(one: Deployment) -> str:
    rules = one.rules
    kind = "the best rota there is" if one.method == "optimal" else "a plain rota, not the best there may be"
    tour = count_words(rules.tour, "month", "months") + ("" if rules.said else " (assumed)")
    rest = count_words(rules.rest, "month", "months")
    return f"{number_words(rules.rotation.cycle)}:1, {kind}: tours of {tour}, then {rest} of rest"


def _result(one: Deployment) -> str:
    rules = one.rules
    target = _soldiers(rules.target, rules)
    if not rules.units:
        return "No pool has a whole unit."
    if rules.first > rules.months:
        return f"Nobody can be there within {count_words(rules.months, 'month', 'months')}."
    since = f"from month {rules.first} to {rules.months}" if rules.first > 1 else f"in all {rules.months} months"
    if one.meets:
        return f"{target} on duty {since}."
    months = [month + 1 for month in one.counted_months if one.total[month] < rules.target]
    return (
        f"{target} cannot be on duty {since}: {_soldiers(one.least, rules)} in the least month, "
        f"{_soldiers(rules.target - one.least, rules)} short; the first month that is short is month {months[0]}."
        if one.method == "optimal"
        else f"{target} are not on duty {since}: {_soldiers(one.least, rules)} in the least month; short from month "
        f"{months[0]} on, in {count_words(len(months), 'month', 'months')}."
    )


def _why(one: Deployment) -> Iterator[str]:
    rules = one.rules
    if one.meets or not rules.units:
        return
    if one.too_much is not None:
        much = one.too_much
        yield (
            f"No rota can: from month {much.begin} to {much.end} the {rules.units:,} units can serve "
            f"{much.served:,} months of duty at most, and {much.wanted:,} are asked for."
        )
    elif one.method == "optimal":
        yield "No rota can: the solver has shown that none has more in its least month."
    if one.relief:
        states = listed((relief.state for relief in one.relief), "or")
        what = "any pool binds" if len(one.relief) == len(rules.pools) > 1 else "that pool binds"
        yield f"One more unit of {states} would help: {what}."
    elif one.method == "optimal":
        yield "One more unit of any single state would not help."
    late = [pool for pool in rules.pools if pool.ready > rules.first and pool.units]
    if late:
        yield "Ready later than the first: " + ", ".join(f"{pool.state} in month {pool.ready}" for pool in late) + "."


def _soldiers(units: int, rules: Rules) -> str:
    return f"{units * rules.unit:,}"


def _months(one: Deployment, dash: str) -> Table:
    """Months that are alike are one row."""
    rules = one.rules
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("months", no_wrap=True)
    table.add_column("on duty", justify="right")
    table.add_column("short", justify="right")
    for pool in rules.pools:
        table.add_column(pool.state, justify="right", overflow="fold")
    by_state = [one.on_duty(pool.state) for pool in rules.pools]
    months = list(zip(*by_state, strict=True))
    for units, run in groupby(range(rules.months), key=lambda month: months[month]):
        run_months = [month + 1 for month in run]
        first, last = run_months[0], run_months[-1]
        name = f"{first}" if first == last else f"{first}{dash}{last}"
        short = max(0, rules.target - sum(units))
        early = last < rules.first
        cells = [_soldiers(sum(units), rules), "too early" if early else _soldiers(short, rules) if short else dash]
        table.add_row(name, *cells, *(_soldiers(count, rules) if count else dash for count in units))
    return table
