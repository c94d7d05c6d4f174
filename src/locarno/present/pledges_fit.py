"""Which pledges cannot all be kept, and what must be broken: in words, as JSON, as rows."""

from collections.abc import Iterator
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from ..answers.pledges_fit import Fit, Misfit, WayOut
from ..case.nouns import Case
from .pledge_parts import (
    goal_label,
    ids_words,
    named_options,
    option_legend,
    pledge_block,
    pledge_head,
    pledge_shape,
    question_row,
    question_shape,
    rule_legend,
    said_words,
    says_words,
    stopped_words,
)
from .words import count_words

_SHOWN, _EXPLAINED = 30, 12


def fit_text(found: Fit, case: Case, every: bool) -> RenderableType:
    """The sets, then what each pledge in them says; `every`: all sets, however many."""
    goal = goal_label(found.goal, case)
    title = f"{case.title}: do the pledges fit together{f', given {goal}' if goal else ''}?"
    parts: list[RenderableType] = [pledge_head(found.asked, found.given, case, title), ""]
    if not found.possible:
        return Group(*parts, f"No state that the rules allow has {goal}, whatever anybody keeps or breaks.")
    most = len(found.misfits) if every else _SHOWN
    parts += _goal_sets(found, goal, most) if goal else _due_sets(found, most)
    named = {id_ for one in found.misfits[:most] for id_ in one.pledges}
    named |= {id_ for way in found.ways_out[:most] for id_ in way.broken}
    told = [one for one in found.pledges if one.id in named]
    if told:
        parts.append(Text("\nWhat they say", style="bold"))
        for one in told:
            parts += pledge_block(one, [said_words(one)])
    parts += _notes(found)
    parts += rule_legend((rule for one in found.misfits[:most] for rule in one.rules), case)
    return Group(*parts, *option_legend(named_options(told, case), case))


def _due_sets(found: Fit, most: int) -> Iterator[RenderableType]:
    if not found.misfits:
        end = "All pledges fit together: wherever one is due, all can be kept."
        yield Text(end if found.complete else f"None found; {_stopped(found)}.", style="green")
        return
    how_many = f"{count_words(len(found.misfits), 'set of pledges', 'sets of pledges')}, none larger than needed"
    yield Text(f"These cannot all be kept where one of them is due: {how_many}", style="bold")
    for one in found.misfits[:most]:
        given = ids_words(one.given)
        alone = one.pledges == one.given
        where = "alone: where it is due, it cannot be kept" if alone else f"where {given} {_is(one.given)} due"
        yield _line(Text(" + ".join(one.pledges), style="bold").append(f"  {where}{_by_rules(one)}", style="not bold"))
        if not alone and len(found.misfits) <= _EXPLAINED:
            yield Padding(Text(_because(found, one), style="dim"), (0, 0, 0, 6))
    yield from _more(found, most)


def _goal_sets(found: Fit, goal: str, most: int) -> Iterator[RenderableType]:
    if not found.misfits:
        end = f"All pledges can be kept with {goal}: nothing has to be broken."
        yield Text(end if found.complete else f"None found; {_stopped(found)}.", style="green")
        return
    yield Text(f"With {goal} these cannot all be kept, and each set is as small as can be", style="bold")
    for one in found.misfits[:most]:
        if not one.pledges:
            yield _line(Text(f"nothing can be kept{_by_rules(one)}"))
            continue
        end = " alone" if len(one.pledges) == 1 else ""
        yield _line(Text(" + ".join(one.pledges), style="bold").append(f"{end}{_by_rules(one)}", style="not bold"))
    yield from _more(found, most)
    yield Text(f"\nTo have {goal}, one of these would have to be broken; all others can then be kept", style="bold")
    for way in found.ways_out[:most]:
        size = "  (the fewest)" if way.smallest and len(found.ways_out) > 1 else ""
        text = Text(" and ".join(way.broken), style="bold").append(size, style="not bold")
        yield _line(
            text.append(f"  for example in {way.state or ' '.join(way.holds) or 'nothing'}", style="dim not bold")
        )
    left = len(found.ways_out) - most
    if left > 0:
        yield _line(Text(f"and {left:,} more: `--every`", style="dim"))
    if not found.ways_complete:
        yield _line(Text(stopped_words(found.most, found.seconds, len(found.ways_out)), style="yellow"))


def _because(found: Fit, one: Misfit) -> str:
    """What each pledge of a set says of options, in a line."""
    views = {view.id: view for view in found.pledges}
    return "; ".join(f"{id_} is {says_words(views[id_])}" for id_ in one.pledges)


def _more(found: Fit, most: int) -> Iterator[RenderableType]:
    left = len(found.misfits) - most
    if left > 0:
        yield _line(Text(f"and {left:,} more: `--every`", style="dim"))
    if not found.complete:
        yield _line(Text(_stopped(found), style="yellow"))


def _notes(found: Fit) -> Iterator[RenderableType]:
    if found.never_due:
        yield Text(f"\nNever due, by the rules: {ids_words(found.never_due)}.", style="dim")
    if found.unseen:
        verb = "speaks" if len(found.unseen) == 1 else "speak"
        what = f"{verb} of no option that could be kept or broken"
        yield Text(f"\nNot asked about: {ids_words(found.unseen, 40)}, which {what}.", style="dim")
    kinds = {one.kind for one in found.pledges if any(one.id in misfit.pledges for misfit in found.misfits)}
    if "threat" in kinds:
        yield Text("\nA threat is kept if it is carried out.", style="dim")


def _line(text: Text) -> RenderableType:
    return Padding(text, (0, 0, 0, 2))


def _is(ids: tuple[str, ...]) -> str:
    return "is" if len(ids) == 1 else "are"


def _by_rules(one: Misfit) -> str:
    rules = [rule for rule in one.rules if rule != "held"]
    parts = [f"rule {rules[0]}" if len(rules) == 1 else f"rules {', '.join(rules)}"] if rules else []
    parts += ["what a scenario holds"] if "held" in one.rules else []
    return f", because of {' and '.join(parts)}" if parts else ""


def _stopped(found: Fit) -> str:
    return stopped_words(found.most, found.seconds, len(found.misfits))


def fit_shape(found: Fit) -> dict[str, Any]:
    """`locarno.fit/1`."""
    return question_shape("locarno.fit/1", found.asked, found.given) | {
        "goal": found.goal or None,
        "possible": found.possible,
        "pledges": [pledge_shape(one) for one in found.pledges],
        "unseen": list(found.unseen),
        "never_due": list(found.never_due),
        "cannot_all_be_kept": [_misfit(one) for one in found.misfits],
        "complete": found.complete,
        "to_be_broken": [_way(one) for one in found.ways_out],
        "to_be_broken_complete": found.ways_complete,
        "most": found.most,
        "seconds": found.seconds,
    }


def _misfit(one: Misfit) -> dict[str, Any]:
    return {"set": list(one.pledges), "where_due": list(one.given), "rules": list(one.rules)}


def _way(one: WayOut) -> dict[str, Any]:
    return {
        "set": list(one.broken),
        "smallest": one.smallest,
        "example": [one.state] if one.state else list(one.holds),
    }


def fit_rows(found: Fit) -> Iterator[dict[str, Any]]:
    """One row for each set, of either sort."""
    head = question_row(found.asked, found.given) | {"goal": found.goal}
    for misfit in found.misfits:
        yield head | {
            "sort": "cannot all be kept",
            "set": " ".join(misfit.pledges),
            "where_due": " ".join(misfit.given),
            "rules": " ".join(misfit.rules),
            "smallest": "",
            "example": "",
            "complete": found.complete,
        }
    for way in found.ways_out:
        yield head | {
            "sort": "to be broken",
            "set": " ".join(way.broken),
            "where_due": "",
            "rules": "",
            "smallest": way.smallest,
            "example": way.state or " ".join(way.holds),
            "complete": found.ways_complete,
        }


FIT_COLUMNS = (
    *("case", "scenarios", "as_of", "reading", "word", "take", "leave", "goal"),
    *("sort", "set", "where_due", "rules", "smallest", "example", "complete"),
)
"""The columns, for an answer without rows."""
