"""The inverse question in plain words: what would make it hold, then what it asks of whom."""

from collections.abc import Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..answers.inverse import (
    Asks,
    Clause,
    Condition,
    Edit,
    Finding,
    Inverse,
    Move,
    Precedence,
    Raise,
    Raises,
    Share,
    Ways,
)
from ..answers.states import StateView
from ..case.nouns import Case, Statement
from .tables import asked_text
from .words import RUNGS, concept_name, count_words, state_words

_WAYS, _ORDERINGS, _CLAUSES, _MOVES, _EXAMPLES = 2, 3, 12, 4, 3


def inverse_text(found: Inverse, case: Case, every: bool, plain_signs: bool) -> RenderableType:
    """Each concept in turn: the smallest change; for `every`, also what holds already, and the formula over states."""
    reading = case.readings[found.reading]
    if found.arrangement:
        title = f"{found.arrangement} {case.arrangements[found.arrangement].name}"
    else:
        title = f"State {_state(found.state)}"
    head = asked_text(found.asked, title)
    head.append(f"\nunder {reading.id}: {reading.gist or reading.name}", style="italic not bold")
    parts: list[RenderableType] = [head, *_setting(found)]
    if not any(one.possible for one in found.findings):
        return Group(*parts, "", "The rules leave no state that agrees with it: no preferences make it hold.")
    for one in found.findings:
        parts += ["", *_finding(found, one, every, plain_signs)]
    return Group(*parts)


def _setting(found: Inverse) -> Iterator[RenderableType]:
    if found.arrangement and found.state is not None:
        more = f" (and {found.opening - 1} more as near)" if found.opening > 1 else ""
        yield Text(f"\nIt starts at {_state(found.state)}{more}.")
    fixed = [actor for actor in found.fixed if len(found.fixed) < len(found.actors)]
    if fixed:
        yield Text(f"{_names(fixed)}: no order of statements to change.", style="dim")


def _finding(found: Inverse, one: Finding, every: bool, plain_signs: bool) -> Iterator[RenderableType]:
    told = RUNGS[one.rung]
    sign = told.ascii if plain_signs else told.sign
    name = concept_name(one.concept)
    head = Text(f"{sign} By {told.by} ({name}): ", style=told.style)
    if one.holds:
        yield head.append("it holds as it is." if found.arrangement else "it is stable for everybody as it is.")
    else:
        yield head.append(_answer(one, *(_HOLD if found.arrangement else _STABLE)), style="default")
        yield from _ways(one.least)
        yield from _others(one)
        if one.dropped is not None and one.dropped.ways:
            yield from _ways(one.dropped)
        if one.raised is not None:
            yield from _raised(one.raised, one.least.status == "fixed")
    yield from _asks(found, one, every, plain_signs)


_HOLD = ("does not hold", "would hold", "makes it hold")
_STABLE = ("is not stable for everybody", "would be stable for everybody", "makes it stable for everybody")


def _answer(one: Finding, is_not: str, would: str, makes_it: str) -> str:
    least = one.least
    if least.status == "found":
        return f"it {would} with {count_words(least.ways[0].swaps, 'swap', 'swaps')} of statements, no fewer:"
    if least.status == "fixed":
        if one.raised is not None and not one.raised.blocked:
            return f"it {is_not}; {_raised_words(one.raised)}:"
        return f"it {is_not}, and nobody who may be asked has an order of statements to change."
    if least.status == "stopped":
        most = count_words(least.cleared or 0, "swap", "swaps")
        tried = count_words(one.tried, "choice", "choices")
        return f"no change of up to {most} {makes_it}; there the search was stopped, after {tried} tried."
    if one.dropped is not None and one.dropped.ways:
        count = count_words(one.dropped.ways[0].given_up, "statement", "statements")
        swaps = one.dropped.ways[0].swaps
        also = f", with {count_words(swaps, 'swap', 'swaps')} of the others" if swaps else ""
        return f"no order of the statements {makes_it}; {count} would have to be given up{also}:"
    return f"nothing that these actors could change in their statements {makes_it}."


def _ways(ways: Ways) -> Iterator[RenderableType]:
    for number, way in enumerate(ways.ways[:_WAYS]):
        if number:
            yield _line(2, Text("or", style="italic"))
        for edit in way.edits:
            yield _line(4, _edit(edit))
    left = len(ways.ways) - _WAYS
    if left > 0:
        others = count_words(left, "other way", "other ways")
        yield _line(2, f"and {others}{', or more,' * ways.more} as small: `--format json` has them", "dim")
    if len(ways.ways) > 1 and ways.common:
        yield _line(2, "They all have in common:")
        for actor in dict.fromkeys(one[0] for one in ways.common):
            pairs = [(first, later) for who, first, later in ways.common if who == actor]
            told = "; ".join(f"puts {_statement(first)} before {_statement(later)}" for first, later in pairs)
            yield _line(4, Text(f"{actor} ", style="bold").append(told, style="not bold"))


def _edit(edit: Edit) -> Text:
    parts = [f"gives up {_listed(edit.given_up, 'and')}"] if edit.given_up else []
    parts += [_move(one) for one in edit.moved]
    text = Text(f"{edit.actor} ", style="bold").append("; ".join(parts), style="not bold")
    if edit.alike > 1:
        others = count_words(edit.alike - 1, "other order as near comes", "other orders as near come")
        text.append(f" ({others} to the same)", style="not bold dim")
    return text


def _move(one: Move) -> str:
    where = f"before {_listed(one.before, 'and')}" if one.before else f"after {_listed(one.after, 'and')}"
    return f"puts {_statement(one.statement)} {where}"


def _statement(one: Statement) -> str:
    """A statement with what it rests on: a mediator must see whether the belief has a source."""
    basis = [*one.basis.refs, *(["assumed"] if one.basis.assumed else [])]
    return f"`{one.text}`" + (f" [{' '.join(basis)}]" if basis else "")


def _listed(statements: Sequence[Statement], word: str) -> str:
    told = [_statement(one) for one in statements]
    if len(told) < 2:
        return "".join(told)
    return f"{', '.join(told[:-1])} {word} {told[-1]}"


def _others(one: Finding) -> Iterator[RenderableType]:
    """What fewer actors could do, and each alone."""
    if one.fewest is not None:
        way = one.fewest.ways[0]
        by = "one actor" if len(way.edits) == 1 else f"{len(way.edits)} actors"
        yield _line(2, Text(f"By {by} it takes {count_words(way.swaps, 'swap', 'swaps')}:"))
        yield from _ways(one.fewest)
    if one.least.status != "found" or len(one.alone) < 2:
        return
    able = [
        f"{alone.actor} {count_words(alone.ways.ways[0].swaps, 'swap', 'swaps')}"
        for alone in one.alone
        if alone.ways.ways
    ]
    unsure = [alone.actor for alone in one.alone if alone.ways.status == "stopped"]
    if able:
        yield _line(2, f"Alone could do it: {', '.join(able)}; nobody else.", "dim")
    else:
        yield _line(2, "Nobody could do it alone.", "dim")
    if unsure:
        yield _line(2, f"Not searched to the end: {_names(unsure)} alone.", "dim")


def _raised(raised: Raises, alone: bool) -> Iterator[RenderableType]:
    """What it takes in rankings; `alone`: the head has said so."""
    if raised.blocked:
        yield _line(2, f"In rankings: {_names(raised.blocked)}, who may not be asked, would have to rank it higher.")
        return
    if not alone:
        yield _line(2, Text(f"In rankings: {_raised_words(raised)}:"))
    for one in raised.raises:
        yield _line(4, Text(one.actor, style="bold").append(_raise(one), style="not bold"))


def _raised_words(raised: Raises) -> str:
    least = "no fewer would do" if raised.least else "fewer may do"
    pairs = count_words(raised.pairs, "pair of states compares", "pairs of states compare")
    return f"it would if {_state(raised.state)} stood higher ({pairs} otherwise, {least})"


def _raise(one: Raise) -> str:
    parts = [f"past {count_words(one.passed, 'state', 'states')}"] if one.passed else []
    parts += [f"level with {count_words(one.joined, 'state', 'states')}"] if one.joined else []
    told = f" from place {one.place} of {one.places} to place {one.to}, {', '.join(parts)}"
    if one.passed + one.joined > _EXAMPLES:
        return told
    return f"{told}: {'; '.join(_state(state) for state in one.examples)}"


# what it asks

_LEGEND = "s {} [+x]: the state asked about must be at least as good as the one that differs from it so"
_LEGEND_LISTED = "s {} [-> x]: the state asked about must be at least as good as state x"


def _asks(found: Inverse, one: Finding, every: bool, plain_signs: bool) -> Iterator[RenderableType]:
    told = [asks for asks in one.asks if asks.moves and (every or not asks.stable)]
    if told:
        what = "The moves that leave it from there ask" if found.arrangement else "This asks"
        given = ", as long as the others want what they want" if one.concept in ("seq", "sseq") else ""
        yield _line(2, Text(f"{what}{given}:", style="italic"))
    for asks in told:
        yield from _of_actor(asks, every, plain_signs)
    if any(asks.clauses and (asks.conditions is None or every) for asks in told):
        legend = _LEGEND_LISTED if _listed_states(told) else _LEGEND
        yield _line(4, legend.format(">=" if plain_signs else "≽"), "dim")
    if not found.arrangement:
        yield from _shares(one)


def _listed_states(told: Sequence[Asks]) -> bool:
    """Whether moves lead to states by name, as in graph form, and change no options."""
    return any(" ".join(clause.move).startswith("-> ") for asks in told for clause in asks.clauses or ())


def _of_actor(asks: Asks, every: bool, plain_signs: bool) -> Iterator[RenderableType]:
    conditions = asks.conditions if asks.conditions is not None else ()
    clauses = asks.clauses or ()
    done = sum(one.holds for one in conditions or clauses)
    count = len(conditions or clauses)
    text = Text(f"{asks.actor}", style="bold")
    text.append(f": {count_words(asks.moves, 'move', 'moves')}", style="not bold")
    text.append(f", {count_words(count, 'condition', 'conditions')}, {done} met already", style="not bold")
    yield _line(4, text)
    if asks.conditions is not None:
        for condition in asks.conditions:
            if every or not condition.holds:
                yield _line(6, _condition(condition, plain_signs))
    if asks.clauses is None:
        yield _line(6, "what this asks is too long to write down", "dim")
    elif asks.conditions is None or every:
        wanted = [clause for clause in clauses if every or not clause.holds]
        for clause in wanted[:_CLAUSES]:
            yield _line(6, _clause(clause, plain_signs))
        if len(wanted) > _CLAUSES:
            yield _line(6, f"and {len(wanted) - _CLAUSES} more: `--format json` has them", "dim")


def _mark(holds: bool, plain_signs: bool) -> Text:
    sign = ("x" if plain_signs else "✓") if holds else ("-" if plain_signs else "✗")
    return Text(f"{sign} ", style="green" if holds else "red")


def _condition(condition: Condition, plain_signs: bool) -> Text:
    text = _mark(condition.holds, plain_signs).append(_moves(condition.moves), style="bold")
    if not condition.orderings:
        tempting = _listed(condition.tempting, "and")
        return text.append(
            f": no order will do; {tempting} speaks for it and nothing against", style="default not bold"
        )
    ways = []
    for ordering in condition.orderings[:_ORDERINGS]:
        way = ", and ".join(_precedence(one) for one in ordering.precedences)
        if ordering.answer:
            way += f" (then {' '.join(ordering.answer)} deters it)"
        ways.append(way)
    if condition.in_all > _ORDERINGS:
        ways.append(f"{condition.in_all - _ORDERINGS} more")
    return text.append(": " + "; or ".join(ways), style="default not bold")


def _moves(moves: Sequence[tuple[str, ...]]) -> str:
    told = [" ".join(move) for move in moves[:_MOVES]]
    more = f" and {len(moves) - _MOVES} more" if len(moves) > _MOVES else ""
    return ", ".join(told) + more


def _precedence(one: Precedence) -> str:
    first = _listed(one.first, "or")
    return f"{'one of ' if len(one.first) > 1 else ''}{first} before {_listed(one.later, 'and')}"


def _clause(clause: Clause, plain_signs: bool) -> Text:
    least = ">=" if plain_signs else "≽"
    text = _mark(clause.holds, plain_signs).append(" ".join(clause.move), style="bold")
    ways = []
    for way in clause.alternatives[:_ORDERINGS]:
        told = [f"s {least} [{' '.join(one.change)}]" for one in way.comparisons[:_MOVES]]
        more = f" and {way.in_all - len(told)} more such" if way.in_all > len(told) else ""
        ways.append(" and ".join(told) + more)
    if clause.in_all > _ORDERINGS:
        ways.append(f"{clause.in_all - _ORDERINGS} more")
    return text.append(": " + "; or ".join(ways), style="default not bold")


def _shares(one: Finding) -> Iterator[RenderableType]:
    """Of all orders there are, how many do it."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, title="of all orders, those in which it is stable")
    table.title_style, table.title_justify = "italic", "left"
    table.add_column("")
    columns = ("orders of statements", "rankings without ties", "rankings with ties")
    strict, weak, statements = one.together
    rows = [(asks.actor, (asks.statements, asks.strict, asks.weak)) for asks in one.asks if asks.moves]
    rows.append(("all together", (statements, strict, weak)))
    shown = [place for place in range(3) if any(shares[place] is not None for _, shares in rows)]
    if not shown:
        return
    for place in shown:
        table.add_column(columns[place], justify="right")
    for name, shares in rows:
        last = name == rows[-1][0]
        table.add_row(name, *(_share(shares[place]) for place in shown), style="bold" if last else "")
    yield Padding(table, (0, 0, 0, 2))
    if strict is None and one.concept in ("seq", "sseq"):
        yield _line(2, "Here what deters hangs on everybody's wishes at once: shares do not multiply.", "dim")


def _share(share: Share | None) -> str:
    if share is None:
        return ""
    percent = f"{100 * share.share:.3g} %"
    if share.error:
        return f"about {percent} ± {100 * share.error:.1g}"
    if share.orders is None or share.of is None or share.of > 10**6:
        return percent
    return f"{share.orders:,} of {share.of:,}: {percent}"


def _names(names: Sequence[str]) -> str:
    return ", ".join(names)


def _state(state: StateView | None) -> str:
    if state is None:
        return "nowhere"
    return state_words(state) + (f" ({state.outcome})" if state.outcome else "")


def _line(indent: int, text: str | Text, style: str = "") -> RenderableType:
    """A line whose wrapped rest stays under its start."""
    return Padding(Text(text, style=style) if isinstance(text, str) else text, (0, 0, 0, indent))
