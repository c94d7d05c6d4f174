"""What brings an option about and what refuses it: the pledges as parts of a program over options.

See docs/explanation/pledges.md, what comes into force. An option is yes if it is `sure`; or `stands` and nothing due
refuses it; or each of its owners has a due pledge that delivers it, and nothing due refuses it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...case.pledge_nouns import Pledge
from ...space.refusal import Refusal
from .board import Board
from .state import supposed, today_on


@dataclass(frozen=True)
class Part:
    """What becomes of one option.

    `sure`: it is yes whatever anybody does; `barred`: it is no whatever anybody does. `stands`: it is yes today, and
    stays so unless it is refused. `promised`: for each owner the pledges by it that deliver the option; `refused`: the
    pledges by an owner that block it.
    """

    option: str
    today: bool
    sure: bool
    barred: bool
    stands: bool
    promised: Mapping[str, tuple[str, ...]]
    refused: tuple[str, ...]

    @property
    def can_rise(self) -> bool:
        """Whether there is anybody's word, as long as it is kept, by which it could be yes."""
        return not self.barred and (self.sure or self.stands or all(self.promised.values()))


def parts_of(board: Board, suppose: Sequence[str]) -> dict[str, Part]:
    """The parts of all options, starting from today with what is supposed.

    Raises Refusal in graph form, where options do not come about one by one; and as `state.supposed` does.
    """
    case = board.case
    if case.form == "graph":
        raise Refusal(
            "in graph form, options do not come about one by one: states are listed",
            "`locarno pledges due` and `locarno pledges fit` answer in both forms",
        )
    said = supposed(case, suppose)
    held = dict.fromkeys(board.constraints.held_yes, True) | dict.fromkeys(board.constraints.held_no, False)
    for option, value in said.items():
        if held.get(option, value) != value:
            raise Refusal(f"`{option}` is supposed {_word(value)}, and a scenario holds it {_word(not value)}")
    held |= said
    today = today_on(board).holds
    return {option: _part(board, option, option in today, held.get(option)) for option in case.options}


def _part(board: Board, option: str, today: bool, held: bool | None) -> Part:
    owners = board.case.options[option].owners
    stays = (option, today) in board.fixed
    return Part(
        option,
        today,
        sure=held is True or (held is None and today and stays),
        barred=held is False or (held is None and not today and stays),
        stands=held is None and today and not stays,
        promised={owner: _ids(one for one in board.pledges if owner in one.by and option in one.delivers)
                  for owner in owners},
        refused=_ids(one for one in board.pledges if option in one.blocks and set(owners) & set(one.by)),
    )  # fmt: skip


def _ids(pledges: Iterable[Pledge]) -> tuple[str, ...]:
    return tuple(pledge.id for pledge in pledges)


def _word(value: bool) -> str:
    return "yes" if value else "no"
