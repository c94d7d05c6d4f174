"""Who can block an arrangement, who would, and what would lift the block: in words for a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from ..answers.vetoes import Blocking, Element, Price, Turned, Veto, Vetoes, Will
from ..case.nouns import Case
from .tables import asked_text
from .words import RUNGS, because, count_words, step_words

_TOLD = 8


def veto_tables(found: Vetoes, case: Case, every: bool, plain_signs: bool) -> RenderableType:
    """For each arrangement and reading who blocks it, and the prices; `every`: all prices, and all who could block."""
    parts: list[RenderableType] = [asked_text(found.asked, f"{case.title}: who can block it, and at what price?")]
    for id_ in found.arrangements:
        parts.append(Text(f"\n{id_} {case.arrangements[id_].name}", style="bold"))
        for reading in found.readings:
            one = found[id_, reading]
            told = RUNGS[one.rung]
            sign = told.ascii if plain_signs else told.sign
            head = Text(f"  {reading} ", style="bold").append(f"{sign} {told.word}", style=told.style)
            parts.append(head.append(". ", style="default").append_text(_in_short(one)))
            parts += [Padding(line, (0, 0, 0, 5)) for line in _details(one, every)]
    parts.append(_legend(found))
    return Group(*parts)


def names(actors: Iterable[str], last: str = "and") -> str:
    """A list as it is said: `RU, UA and US`."""
    *most, end = [*actors] or ["nobody"]
    return f"{', '.join(most)} {last} {end}" if most else end


def _in_short(one: Veto) -> Text:
    if not one.possible:
        return Text("The rules leave it no state.", style="dim")
    if not one.blocked:
        return Text("Nobody who could block it would." if one.start else "Nobody leaves it.", style="green")
    said = []
    if not one.reachable:
        said.append("nobody can bring it about")
    if one.keep_out:
        said.append(f"kept out by {names((_set(sets.actors) for sets in one.keep_out), 'and by')}")
    if one.leavers:
        said.append(f"left by {names(one.leavers)}")
    text = "; ".join(said)
    return Text(f"{text[0].upper()}{text[1:]}.", style="red")


def _set(actors: Sequence[str]) -> str:
    return actors[0] if len(actors) == 1 else f"{names(actors)} together"


def _details(one: Veto, every: bool) -> Iterator[Text]:
    if not one.start and one.possible:
        yield Text("Today is not feasible under these rules: who could keep it out cannot be said.", style="dim")
    elif one.there:
        yield Text("It is there today.")
    elif one.bring_about:
        sets = names((_set(actors) for actors in one.bring_about), "or")
        verb = "takes" if len(one.bring_about) == 1 else "takes either"
        yield Text(f"To bring it about {verb} {sets}.")
    wills = {will.actor: will for will in one.wills}
    for blocking in one.blocking:
        if len(blocking.actors) == 1 and (every or blocking.prefers != "none"):
            yield _blocker(wills[blocking.actors[0]], blocking)
        elif every or blocking.prefers != "none":
            yield Text(f"Without {_set(blocking.actors)} it cannot be; {_unwilling(blocking)}.")
    rest = [sets for sets in one.blocking if sets.prefers == "none"]
    if rest and not every:
        yield Text(
            f"{names((_set(sets.actors) for sets in rest), 'and')} could keep it out too, and would not.", style="dim"
        )
    for will in one.wills:
        if will.leaves is not None:
            after = "".join(f" after {step_words(step)}" for step in will.leaves.after)
            yield Text(f"{will.actor} would leave it: {step_words(will.leaves.step)}{after}.")
    if every and one.leaving:
        sets = names((_set(leaving.actors) for leaving in one.leaving), "or")
        yield Text(f"Could leave it at all: {sets}.", style="dim")
    yield from _lifting(one, every)


def _blocker(will: Will, blocking: Blocking) -> Text:
    text = Text(f"Without {will.actor} it cannot be, and {will.actor} {_unwilling(blocking)}")
    if will.because is not None and will.because.better is False:
        text.append(f": {because(will.because)}")
    return text.append(".")


def _unwilling(blocking: Blocking) -> str:
    plural = len(blocking.actors) > 1
    who = "all of them are" if plural else "is"
    if blocking.prefers == "every":
        return f"{who} worse off in it than today"
    if blocking.prefers == "some":
        return f"{who} worse off in some of the states it would open in"
    return "not all of them are worse off in it" if plural else "is not worse off in it"


def _lifting(one: Veto, every: bool) -> Iterator[Text]:
    if not one.blocked or not one.tried:
        return
    shown = len(one.prices) if every else _TOLD
    for price in one.prices[:shown]:
        yield _price(price)
    if len(one.prices) > shown:
        yield Text(
            f"and {count_words(len(one.prices) - shown, 'other price', 'other prices')} (`--every`)", style="dim"
        )
    if not one.prices:
        what = f"Nothing that could be added lifts it: {one.tried:,} additions of up to {one.complete} tried."
        yield Text(what, style="yellow")
    for turned in one.turned[: len(one.turned) if every else 3 if one.prices else _TOLD]:
        yield _turned(turned)


def _price(price: Price) -> Text:
    text = Text("+ ", style="bold green").append_text(_elements(price.elements))
    text.append(f": it then holds by {RUNGS[price.rung].by}; {names(price.payers)} would have to act", style="default")
    worse = [actor for actor in price.worse if actor not in price.against]
    if price.against:
        text.append(f"; against it, without a veto: {names(price.against)}", style="yellow")
    if worse:
        text.append(f"; worse off than before: {names(worse)}", style="yellow")
    return text.append(".")


def _elements(elements: Sequence[Element]) -> Text:
    text = Text()
    for number, one in enumerate(elements):
        text.append(" with " if number else "").append(one.id, style="bold")
        same = f", or {', '.join(one.same)}" if one.same else ""
        refs = " ".join(one.refs) or "assumed"
        if one.kind == "option":
            against = ", which it rules out itself" if one.overrides else ""
            text.append(f" ({one.text}{against})")
        else:
            what = {"pledge": "kept", "offer": "an offer, kept", "proposal": "a proposal that nobody gave, kept"}[
                one.kind
            ]
            text.append(f" {what}{same} ({', '.join(one.payers)}: {one.text}) [{refs}]")
    return text


def _turned(turned: Turned) -> Text:
    text = Text("~ ", style="bold yellow").append_text(_elements(turned.elements)).append(" wins them over, but then ")
    said = []
    if turned.blocking:
        one = len(turned.blocking) == 1 and len(turned.blocking[0]) == 1
        said.append(f"{names((_set(actors) for actors in turned.blocking), 'and')} {'keeps' if one else 'keep'} it out")
    if turned.leaving:
        said.append(f"{names(turned.leaving)} {'leaves' if len(turned.leaving) == 1 else 'leave'} it")
    return text.append(f"{' and '.join(said) or 'it is no more stable'}.")


def _legend(found: Vetoes) -> Text:
    by = RUNGS[found.wanted].by
    return Text(
        "\nkept out by: it cannot come about without them, and it is worse for them than today. left by: they gain by "
        f"leaving, and no answer that counts for {by} makes them regret it. + lifts the block: nobody who can block is "
        f"left who would, and it holds by {by} or better; ~ wins over those who block, and turns others against it. An "
        "addition is an option that is yes, or a pledge that is kept before all else its giver wants."
        f"\n{_assumed(found)}",
        style="dim",
    )


def _assumed(found: Vetoes) -> str:
    shares = [one.assumed_share for one in found]
    low, high = f"{min(shares):.0%}", f"{max(shares):.0%}"
    return f"Assumed entries: {low if low == high else f'{low} to {high}'} of what this rests on."
