"""What would unlock a goal: in words, as JSON, as rows."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from ..answers.given import PledgeView
from ..answers.pledges_unlock import Asks, Key, Unlock
from ..case.nouns import Case
from .pledge_parts import (
    goal_label,
    ids_words,
    option_legend,
    pledge_head,
    pledge_shape,
    question_row,
    question_shape,
    stopped_words,
    support_words,
)
from .words import count_words

_SHOWN = 10


def unlock_text(found: Unlock, case: Case, every: bool) -> RenderableType:
    """Each set of changes with who would have to make it; `every`: all of them, however many."""
    views = {one.id: one for one in found.pledges}
    goal = f"{found.goal} ({views[found.goal].text})" if found.goal in views else goal_label(found.goal, case)
    how = "everybody trusts" if found.trust else "nobody moves first"
    title = f"{case.title}: what would bring {goal}{' into force' if found.goal in views else ''}, if {how}?"
    parts: list[RenderableType] = [pledge_head(found.asked, found.given, case, title)]
    if found.supposed:
        parts.append(Text(f"supposing {', '.join(found.supposed)}", style="dim"))
    parts += ["", *_answer(found, views, case, every)]
    options = {one.change.subject for key in found.keys for one in key.changes if one.change.subject in case.options}
    options |= {option for key in found.keys for option in key.holds}
    return Group(*parts, *option_legend(options, case))


def _answer(found: Unlock, views: Mapping[str, PledgeView], case: Case, every: bool) -> Iterator[RenderableType]:
    if not found.possible:
        yield f"No state that the rules allow has it: no change of words or acts would bring {found.goal} about."
        return
    if not found.keys:
        whose = f" by {' and '.join(found.actors)}" if found.actors else ""
        end = "" if found.complete else f" was found; stopped after {found.seconds:g} seconds"
        yield Text(f"No set of changes{whose}{end or ' brings it about'}.", style="red")
        if found.complete and not found.withdraw:
            yield Text("Pledges stayed as they were given: `--withdraw` also lets them be taken back.", style="dim")
        if found.actors:
            yield Text("Without `--actor` all may be asked.", style="dim")
        return
    if not found.keys[0].changes:
        yield Text("It holds already: nothing has to change.", style="green")
        yield from _then(found.keys[0], views, found.trust)
        return
    count = count_words(len(found.keys), "way", "ways")
    yield Text(f"{count}, none with a change that could be left out, the fewest changes first", style="bold")
    shown = found.keys if every else found.keys[:_SHOWN]
    for number, key in enumerate(shown):
        few = ", the fewest there can be" if key.smallest else ""
        yield Text(f"\n{number + 1}. {count_words(len(key.changes), 'change', 'changes')}{few}", style="bold")
        for one in key.changes:
            yield Padding(_change(one, views, case), (0, 0, 0, 3))
        yield from _then(key, views, found.trust)
    if len(found.keys) > len(shown):
        yield Text(f"\nand {len(found.keys) - len(shown):,} more: `--every`", style="dim")
    if not found.complete:
        yield Text(f"\n{stopped_words(found.most, found.seconds, len(found.keys))}", style="yellow")


def _then(key: Key, views: Mapping[str, PledgeView], trust: bool) -> Iterator[RenderableType]:
    """What is so then; of the pledges only those that speak of options."""
    what = "state that sustains itself" if trust else "settlement"
    sure = "" if key.surely else f"in at least one {what}, and not in all: "
    told = [id_ for id_ in key.in_force if views[id_].delivers or views[id_].blocks]
    kept = [id_ for id_ in told if views[id_].kind != "threat"]
    threats = [id_ for id_ in told if views[id_].kind == "threat"]
    then = f"{sure}then yes: {' '.join(key.holds) or 'nothing'}; in force: {ids_words(kept, 40) or 'no pledge'}"
    yield Padding(Text(then, style="dim"), (0, 0, 0, 3))
    if threats:
        yield Padding(Text(f"and carried out: the threat {ids_words(threats)}", style="yellow"), (0, 0, 0, 3))


def _change(one: Asks, views: Mapping[str, PledgeView], case: Case) -> Text:
    """A change in words: who would have to do what."""
    who = " and ".join(one.by)
    change, many = one.change, len(one.by) > 1
    text = Text(who, style="bold")
    if change.kind in ("take", "give up"):
        label = case.options[change.subject].label
        verb = {"take": "take" if many else "takes", "give up": "give up" if many else "gives up"}[change.kind]
        together = " together" if many else ""
        text.append(f" {verb} {change.subject}{together}", style="not bold")
        return text.append(f"  ({label})" if label and label != change.subject else "", style="dim not bold")
    view = views[change.subject]
    if change.kind == "drop" and view.blocks and not view.delivers:
        said = (
            f"{'refuse' if many else 'refuses'} outright, and not only where `{view.condition}`: {view.id} {view.text}"
        )
    elif change.kind == "drop":
        said = f"{'drop' if many else 'drops'} the condition `{view.condition}` of {view.id} {view.text}"
    elif change.kind == "withdraw":
        said = f"{'take' if many else 'takes'} back {view.id} {view.text}"
    else:
        said = f"{'lift' if many else 'lifts'} the {_what(view)} {view.id} {view.text}"
    return text.append(f" {said}", style="not bold").append(support_words(view), style="dim not bold")


def _what(view: PledgeView) -> str:
    return view.kind if view.kind in ("refusal", "threat") else f"refusal in the {view.kind}"


def unlock_shape(found: Unlock) -> dict[str, Any]:
    """`locarno.unlock/1`."""
    return question_shape("locarno.unlock/1", found.asked, found.given) | {
        "goal": found.goal,
        "settlement": _settlement(found),
        "supposed": list(found.supposed),
        "actors": list(found.actors),
        "withdraw": found.withdraw,
        "possible": found.possible,
        "pledges": [pledge_shape(one) for one in found.pledges],
        "ways": [
            {
                "changes": [
                    {"change": one.change.kind, "of": one.change.subject, "by": list(one.by)} for one in key.changes
                ],
                "smallest": key.smallest,
                "in_all": key.surely,
                "yes": list(key.holds),
                "in_force": list(key.in_force),
            }
            for key in found.keys
        ],
        "complete": found.complete,
        "most": found.most,
        "seconds": found.seconds,
    }


def _settlement(found: Unlock) -> str:
    return "everybody trusts" if found.trust else "nobody moves first"


def unlock_rows(found: Unlock) -> Iterator[dict[str, Any]]:
    """One row for each change in each set."""
    for number, key in enumerate(found.keys):
        for one in key.changes:
            yield question_row(found.asked, found.given) | {
                "goal": found.goal,
                "settlement": _settlement(found),
                "supposed": ", ".join(found.supposed),
                "way": number + 1,
                "size": len(key.changes),
                "smallest": key.smallest,
                "in_all": key.surely,
                "change": one.change.kind,
                "of": one.change.subject,
                "by": " ".join(one.by),
                "complete": found.complete,
            }


UNLOCK_COLUMNS = (
    *("case", "scenarios", "as_of", "reading", "word", "take", "leave", "goal", "settlement", "supposed"),
    *("way", "size", "smallest", "in_all", "change", "of", "by", "complete"),
)
"""The columns, for an answer without rows."""
