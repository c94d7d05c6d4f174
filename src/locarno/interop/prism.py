"""A case under one reading as a turn-based game in the language of PRISM-games.

The state is the options (graph form: the number of the state) and `turn`. Turns go round in a fixed order; who has the
turn stays or makes one legal move, and the turn passes on. Nothing is left to chance. A reward structure for each actor
gives every state its rank, 0 the worst.
"""

from collections.abc import Iterator, Sequence

from ..answers.converted import Converted
from ..case.expressions import And, Expression, Name
from ..case.nouns import Barred
from ..space.frame import Frame
from ..space.naming import TODAY, state_named
from ..space.refusal import Refusal
from .efg import order_of
from .ids import plain_name
from .prism_text import MODULE, RESERVED, STATE, TURN, harmless, prism_text, prism_words
from .prism_values import PrismValues
from .rewriting import NO, YES, every, negation, put, some
from .source import Source, count_moves, counted, ends_of, listed, state_name

_TITLE = "a PRISM model"
_MOST_COMMANDS = 50_000


def prism_of(source: Source, start: str = TODAY, order: Sequence[str] = ()) -> Converted:
    """The model. Raises Refusal if it would have too many commands or rewards."""
    source.some_state()
    frame = source.frame
    turns = order_of(source, order)
    first = state_named(source.space, start)
    words = prism_words([*frame.players, *frame.option_ids], RESERVED)
    model, values = _Model(source, turns, words), PrismValues(source, words)
    commands = list(model.listed() if frame.state_ids else model.by_options())
    if not commands:
        raise Refusal("no actor can do anything", "name one with `--order` that can")
    ours = {actor: [c for c in commands if c[0] == frame.players.index(actor)] for actor in frame.players}
    lines = [
        *(f"// {harmless(line)}" for line in [*_head(source, turns, first), *model.dictionary()]),
        "",
        "smg",
        "",
        *(line for actor in frame.players for line in _player(words[actor], [name for _, name, _ in ours[actor]])),
        f"module {MODULE}",
        *(f"  {line}" for line in model.variables(first)),
        "",
        *(f"  {text}" for _, _, text in commands),
        "endmodule",
        "",
        *values.lines(),
    ]
    lost = []
    idle = [actor for row, actor in enumerate(frame.players) if row not in turns]
    if source.nature():
        lost.append(f"the moves of {listed(source.nature())}")
    if idle:
        lost.append(f"the moves of {listed(idle)}, who are not in the order")
    lost += source.degrees()
    return Converted(
        source.asked,
        source.space.reading.id,
        "prism",
        "\n".join(lines) + "\n",
        f"{counted(len(frame.players), 'player')}, {counted(len(commands), 'command')}, start "
        f"`{state_name(frame, first)}`, turns {', '.join(frame.players[row] for row in turns)}, ranks as rewards of "
        f"{counted(frame.size, 'state')}",
        (),
        (*lost, *source.besides("status_quo", "outcomes", "arrangements")),
    )


def _head(source: Source, turns: Sequence[int], first: int) -> list[str]:
    names = ", ".join(source.frame.players[row] for row in turns)
    return [
        plain_name(source.case.title),
        source.signature,
        f"Start: {state_name(source.frame, first)}.",
        f"The turn goes round: {names}. Who has it stays or makes one legal move.",
        "Rewards are ranks, 0 the worst: an order, not an amount. Nothing is left to chance.",
    ]


def _player(name: str, actions: Sequence[str]) -> list[str]:
    if not actions:
        return []  # who never has the turn is no player, for Storm wants a player to control something
    return [f"player {name}", f"  {', '.join(f'[{action}]' for action in actions)}", "endplayer", ""]


Command = tuple[int, str, str]
"""The number of the actor, the name of the action, the text of the command."""


class _Model:
    def __init__(self, source: Source, turns: Sequence[int], words: dict[str, str]) -> None:
        self._source, self._turns, self._words = source, turns, words
        self._frame: Frame = source.frame
        self._taken = frozenset(words.values())
        self._numbers = dict.fromkeys(range(len(source.frame.players)), 0)

    def _word(self, id_: str) -> str:
        return self._words[id_]

    def dictionary(self) -> list[str]:
        """What ids became other words."""
        other = [f"{word} is {id_}" for id_, word in self._words.items() if word != id_]
        lines = [f"In other letters: {'; '.join(other)}."] if other else []
        if self._frame.state_ids:
            named = [f"{code} {id_}" for code, id_ in enumerate(self._frame.state_ids)]
            lines += [f"States: {', '.join(named[at : at + 12])}" for at in range(0, len(named), 12)]
        return lines

    def variables(self, first: int) -> list[str]:
        """The variables, with the state to start from."""
        lines = [f"{TURN} : [0..{max(len(self._turns) - 1, 1)}] init 0;"]
        code = int(self._frame.codes[first])
        if self._frame.state_ids:
            return [*lines, f"{STATE} : [0..{max(len(self._frame.state_ids) - 1, 1)}] init {code};"]
        return lines + [
            f"{self._word(id_)} : bool init {'true' if code >> bit & 1 else 'false'};"
            for bit, id_ in enumerate(self._frame.option_ids)
        ]

    def _command(self, turn: int, guard: str, change: str, note: str) -> Command:
        row = self._turns[turn]
        actor = self._word(self._frame.players[row])
        number = self._numbers[row]
        self._numbers[row] += 1
        action = f"{actor}_{number}"
        while action in self._taken:
            action += "_"
        after = (turn + 1) % len(self._turns)
        said = f"{TURN}={turn}" + (f" & {guard}" if guard else "")
        effect = (change + " & " if change else "") + f"({TURN}'={after})"
        return row, action, f"[{action}] {said} -> {effect}; // {harmless(note)}"

    def _stay(self, turn: int) -> Command:
        return self._command(turn, "", "", f"{self._frame.players[self._turns[turn]]} stays")

    def listed(self) -> Iterator[Command]:
        """Graph form: a command for each move."""
        count = count_moves(self._frame)
        self._check(count + len(self._turns))
        for turn, row in enumerate(self._turns):
            yield self._stay(turn)
            for state in range(self._frame.size):
                for end in ends_of(self._source.space, row, state):
                    code, after = int(self._frame.codes[state]), int(self._frame.codes[end])
                    note = f"{self._frame.players[row]} {self._frame.label(state)} -> {self._frame.label(end)}"
                    yield self._command(turn, f"{STATE}={code}", f"({STATE}'={after})", note)

    def _check(self, count: int) -> None:
        if count > _MOST_COMMANDS:
            raise Refusal(f"{_TITLE} with up to {count:,} commands", f"at most {_MOST_COMMANDS:,}: hold options")

    def by_options(self) -> Iterator[Command]:
        """Option form: a command for each combination that an actor can give to what it may change."""
        own = {row: self._changeable(row) for row in set(self._turns)}
        self._check(sum(1 + 2 ** len(own[row]) for row in self._turns))
        for turn, row in enumerate(self._turns):
            yield self._stay(turn)
            mine = own[row]
            for combination in range(2 ** len(mine) if mine else 0):
                wanted = {id_: bool(combination >> place & 1) for place, id_ in enumerate(mine)}
                guard = self._guard(row, wanted)
                if guard == NO:
                    continue
                change = " & ".join(f"({self._word(id_)}'={str(yes).lower()})" for id_, yes in wanted.items())
                note = f"{self._frame.players[row]}: {' '.join(id_ for id_, yes in wanted.items() if yes) or 'nothing'}"
                yield self._command(turn, _and(prism_text(guard, self._word), guard), change, note)

    def _directions(self, row: int) -> tuple[int, int]:
        """The options an actor can raise, and those it can drop, as masks, whatever the rules exclude."""
        case, frame = self._source.case, self._frame
        stays = {(rule.option, rule.value) for rule in self._source.stays()}
        up = down = 0
        for bit, id_ in enumerate(frame.option_ids):
            owners = case.options[id_].owners
            if frame.players[row] in owners:
                up |= (len(owners) == 1 and (id_, False) not in stays) << bit
                down |= ((id_, True) not in stays) << bit
        return up, down

    def _changeable(self, row: int) -> list[str]:
        up, down = self._directions(row)
        return self._source.names((up | down) & self._source.varying())

    def _guard(self, row: int, wanted: dict[str, bool]) -> Expression:
        """When an actor may give its options these values: something changes, in permitted directions, and legally."""
        up, down = self._directions(row)
        bit = {id_: number for number, id_ in enumerate(self._frame.option_ids)}
        parts = [some(*(negation(Name(id_)) if yes else Name(id_) for id_, yes in wanted.items()))]
        for id_, yes in wanted.items():
            if yes and not up >> bit[id_] & 1:
                parts.append(Name(id_))
            if not yes and not down >> bit[id_] & 1:
                parts.append(negation(Name(id_)))
        after: dict[str, Expression] = {id_: YES if yes else NO for id_, yes in wanted.items()}
        parts += [negation(put(rule.when, after)) for rule in self._source.impossible()]
        parts += [self._not_barred(rule, row, wanted, after) for rule in self._source.barred()]
        return every(*parts)

    def _not_barred(self, rule: Barred, row: int, wanted: dict[str, bool], after: dict[str, Expression]) -> Expression:
        if rule.actor not in ("", self._frame.players[row]):
            return YES
        changes = [negation(Name(id_)) for id_, yes in wanted.items() if yes and id_ in rule.raises]
        changes += [Name(id_) for id_, yes in wanted.items() if not yes and id_ in rule.drops]
        change = some(*changes) if rule.raises or rule.drops else YES
        return negation(every(change, put(rule.start, {}), put(rule.end, after)))


def _and(text: str, guard: Expression) -> str:
    return "" if guard == YES else text if isinstance(guard, And) or text.isidentifier() else f"({text})"
