"""Hypergames as tables and words for a terminal."""

from collections import Counter
from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..answers.asked import CONCEPTS
from ..answers.hypergame import KINDS, Hypergame, HyperVerdict, Kind, Why
from ..answers.verdicts import Verdict
from ..case.nouns import Case
from .hypergame_why import INSIDE, OF_ITSELF, SHORT, by_why, games_of, headed, listed, move_words, named, reasons
from .tables import asked_text, later_text
from .words import RUNGS, count_words

_KINDS: dict[Kind, str] = {
    "expected": "rest, as everybody expects",
    "unexpected": "rest, though somebody expects a break",
    "surprising": "somebody believes they rest, another leaves",
    "half_seen": "rest for those who see them, others cannot see them",
    "unstable": "somebody leaves, and nobody believed they rest",
}
_VERDICT, _NARROWEST_NAME, _WIDEST_NAME = 12, 14, 34


def hypergame_tables(
    found: Hypergame, case: Case, states: bool, why: bool, plain_signs: bool, width: int
) -> RenderableType:
    """Who sees what, how many states are what, and the arrangements, or with `states` the states that stand out.

    `why`: with the reasons of those who leave and of those who did not expect it.
    """
    label = case.hypergames[found.named].label if found.named else ""
    title = f"{case.title}: {label or 'each actor in its own game'}"
    parts: list[RenderableType] = [asked_text(found.asked, title), _lead(found), ""]
    parts += [_sights(found), _counts(found)]
    if found.arrangements and not states:
        parts += [_matrix(found, case, plain_signs, width), _legend(found, why, plain_signs)]
        if why:
            for one in found:
                parts += reasons(one, found, case)
    else:
        parts += listed(found, why, plain_signs)
    if found.later:
        parts.append(later_text(found.later, found.asked))
    return Group(*parts)


def _lead(found: Hypergame) -> Text:
    """The answer in a sentence or two."""
    tally = found.tallies[found.concept]
    if len({sight.game for sight in found.sights}) == 1:
        way = "`--sees ACTOR=READING` gives one of them a game of its own."
        return Text(f"All actors see the same game, so nothing can surprise anybody. {way}")
    if not found.arrangements:
        surprising = tally.kinds[KINDS.index("surprising")]
        resting = count_words(tally.equilibria, "state is", "states are")
        told = f"Under {named(found.concept)} {resting} a hypergame equilibrium"
        return Text(f"{told}; {surprising:,} are believed to rest by somebody, and left by another.")
    held = [one for one in found if one.verdict.concept is not None]
    broken = [one for one in found if one.verdict.rung == "breaks"]
    impossible = len(found.arrangements) - len(held) - len(broken)
    text = f"Of {count_words(len(found.arrangements), 'arrangement', 'arrangements')} "
    text += f"{_many(len(held), 'holds', 'hold')}, {_many(len(broken), 'breaks', 'break')}"
    if impossible:
        text += f", {count_words(impossible, 'has', 'have')} no state that everybody sees"
    surprises = sum(bool(one.surprised) for one in broken)
    alarms = sum(bool(one.alarms) for one in held)
    text += f". {count_words(surprises, 'breaks', 'break')} to somebody's surprise" if surprises else ""
    text += f". {count_words(alarms, 'holds', 'hold')} though somebody expects a break" if alarms else ""
    return Text(f"{text}.")


def _many(count: int, one: str, many: str) -> str:
    return count_words(count, one, many) if count else f"none {one}"


def _sights(found: Hypergame) -> Table:
    table = headed("who sees what")
    table.add_column("game", justify="right")
    table.add_column("actors", style="bold", overflow="fold")
    table.add_column("see", overflow="fold")
    if found.truth:
        table.add_column("want as in")
    table.add_column("states", justify="right")
    hidden = any(sight.alone for sight in found.sights)
    if hidden:
        table.add_column("of them unseen\nby somebody else", justify="right")
    for number, actors in games_of(found).items():
        sight = next(sight for sight in found.sights if sight.game == number)
        row = [str(number + 1), " ".join(actors), " + ".join((sight.reading, *sight.scenarios))]
        row += [sight.wants] * bool(found.truth)
        table.add_row(*row, f"{sight.states:,}", *[f"{sight.alone:,}"] * hidden)
    return table


def _counts(found: Hypergame) -> Table:
    table = headed("states")
    table.add_column("")
    for concept in CONCEPTS:
        table.add_column(named(concept), justify="right", style="bold" if concept == found.concept else "")
    tallies = [found.tallies[concept] for concept in CONCEPTS]
    table.add_row("hypergame equilibria", *(f"{tally.equilibria:,}" for tally in tallies), style="bold")
    for place, kind in enumerate(KINDS):
        counts = [tally.kinds[place] for tally in tallies]
        if any(counts):
            table.add_row(f"  {_KINDS[kind]}", *(f"{count:,}" for count in counts))
    for actors in games_of(found).values():
        row = found.actors.index(actors[0])
        told = f"equilibria in the eyes of {' '.join(actors)}"
        table.add_row(told, *(f"{tally.believed[row]:,}" for tally in tallies), style="dim")
    return table


def _matrix(found: Hypergame, case: Case, plain_signs: bool, width: int) -> Table:
    games = games_of(found)
    widest = [max(map(len, actors)) for actors in games.values()]
    stacked = sum(widest) + 2 * len(games) <= width * 2 // 5
    heads = ["\n".join(actors) for actors in games.values()] if stacked else [str(number + 1) for number in games]
    eyes = sum(widest if stacked else map(len, heads)) + 2 * len(games)
    left = width - eyes - _VERDICT - 4
    names = max(_NARROWEST_NAME, min(_WIDEST_NAME, left * 2 // 5))
    table = headed(f"arrangements, in the eyes of {'each' if stacked else 'those of each game'} and in the hypergame")
    table.add_column("arrangement", width=names, no_wrap=True)
    for head in heads:
        table.add_column(head, justify="center", no_wrap=True)
    table.add_column("hypergame", width=_VERDICT, no_wrap=True, overflow="ellipsis")
    table.add_column("who errs, and why", ratio=1, overflow="fold")
    rows = [found.actors.index(actors[0]) for actors in games.values()]
    for one in found:
        told = f"{one.arrangement} {case.arrangements[one.arrangement].name}"
        name = Text(told if len(told) <= names else told[: names - 1] + "…")
        name.stylize("bold", 0, len(one.arrangement))
        signs = [_sign(one.eyes[row], plain_signs) for row in rows]
        table.add_row(name, *signs, _cell(one.verdict, plain_signs).append("?" * _open(one)), _errors(one, plain_signs))
    return table


def _sign(one: Verdict, plain_signs: bool) -> Text:
    told = RUNGS[one.rung]
    return Text(told.ascii if plain_signs else told.sign, style=told.style)


def _cell(one: Verdict, plain_signs: bool) -> Text:
    told = RUNGS[one.rung]
    marks = ("*" if one.would_hold else "") + ("!" if one.apart else "")
    if not one.breaks:
        return _sign(one, plain_signs).append(f" {told.word}{marks}")
    nth = f" ({len(one.breaks[0].after) + 1})" if one.breaks[0].after else ""
    return _sign(one, plain_signs).append(f" {one.breaks[0].step.actor}{nth}{marks}")


def _open(one: HyperVerdict) -> bool:
    """Whether it holds but for states that somebody cannot see."""
    return one.verdict.rung == "breaks" and one.by_seers != "breaks"


def _errors(one: HyperVerdict, plain_signs: bool) -> Text:
    """Who is surprised by which move, or expects what does not come."""
    lines: list[Text] = []
    if one.verdict.rung == "impossible" and one.unseen_by:
        seers = "" if one.by_seers == "impossible" else f"; if it did nothing: {RUNGS[one.by_seers].word}"
        lines.append(Text(f"{' '.join(one.unseen_by)} cannot conceive of it{seers}", style="dim"))
    elif one.verdict.rung == "impossible":
        lines.append(Text(f"no state of it is seen by all; by those who see: {RUNGS[one.by_seers].word}", style="dim"))
    for departure in one.departures[:1]:
        for why, actors in by_why(mind for mind in departure.minds if mind.actor in one.surprised).items():
            names = "all others" if len(actors) == len(departure.minds) > 1 else " ".join(actors)
            lines.append(_told(names, "surprised", INSIDE if why == "expected" and departure.agrees else SHORT[why]))
        if departure.step.actor in one.surprised:
            lines.append(_told(departure.step.actor, "surprised", "in its eyes it starts elsewhere"))
        if one.surprised:
            lines.append(Text(f"by {move_words(departure.step, plain_signs)}", style="dim"))
        others = [mind.actor for mind in departure.minds if mind.why != "expected" and mind.actor not in one.surprised]
        if others:
            lines.append(Text(f"{' '.join(others)}: another break expected", style="dim"))
    expected: dict[tuple[str, Why], list[str]] = {}
    for alarm in one.alarms:
        expected.setdefault((alarm.step.actor, alarm.mind.why), []).append(alarm.actor)
    for (mover, why), actors in expected.items():
        lines.append(_told(" ".join(actors), "alarmed", OF_ITSELF[why].format(mover)))
    return Text("\n").join(lines)


def _told(who: str, what: str, why: str) -> Text:
    return Text(f"{who} {what}: ", style="bold").append(why, style="not bold")


def _legend(found: Hypergame, why: bool, plain_signs: bool) -> Text:
    count = Counter(one.verdict.rung for one in found)
    met = {eye.rung for one in found for eye in (*one.eyes, one.verdict)}
    text = Text()
    for rung, told in RUNGS.items():
        if rung not in met:
            continue
        sign = told.ascii if plain_signs else told.sign
        text.append(f"{sign} {told.word}", style=told.style).append(f" ({count[rung]}) {told.meaning}\n")
    for note in _notes(found):
        text.append(f"{note}\n", style="dim")
    more = "" if why else "`--why` says why, `--arrangement` asks about one alone; "
    return text.append(f"{more}`--states` tells states in place of arrangements.", style="dim")


def _notes(found: Hypergame) -> Iterator[str]:
    """What the marks and words in the table mean, as far as they are used."""
    yield "What deters is what each actor believes about the others, in its own game."
    if any(one.surprised for one in found):
        yield "surprised: in its eyes it holds, and it breaks; then why it did not expect the move told"
    if any(one.alarms for one in found):
        yield "alarmed: in its eyes it breaks, and it holds; then why the one it suspects stays"
    if any(one.verdict.would_hold for one in found):
        yield "* breaks where it starts, but other states of it would hold"
    if any(_open(one) for one in found):
        yield "? would hold if whoever cannot see some of its states did nothing there"
    if any(one.verdict.apart for one in found):
        yield "! rests only because nothing can be taken back (irreversible outcome)"
    shares = [one.verdict.assumed_share for one in found]
    low, high = f"{min(shares):.0%}", f"{max(shares):.0%}"
    yield f"Assumed entries: {low if low == high else f'{low} to {high}'} of what a verdict rests on."
