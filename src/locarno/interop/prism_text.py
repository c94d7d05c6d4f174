"""Ids and expressions in the language of PRISM, as PRISM-games and Storm read it."""

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence

from ..case.expressions import And, AtLeast, Constant, Expression, Iff, Implies, Name, Not, Or

MODULE, TURN, STATE = "conflict", "turn", "state"
RESERVED = frozenset(
    "A bool clock const csg ctmc C double dtmc E endinit endinvariant endmodule endobservables endplayer endrewards "
    "endsystem exact F false filter floor ceil formula func G global I init int invariant label log ma max mdp min mod "
    "module nondeterministic observable observables of P pmax pmin Pmax Pmin player pomdp pomg popta pow prob "
    "probabilistic pta pwgame R rate rewards Rmax Rmin round S smg stochastic system tptg true U W X and or not xor "
    f"implies iff {MODULE} {TURN} {STATE}".split()
)
"""Words that an id may not become."""


def prism_words(ids: Sequence[str], reserved: Collection[str] = ()) -> dict[str, str]:
    """For each id a word of ASCII letters, digits and `_` that begins with a letter; all different, none reserved."""
    made: dict[str, str] = {}
    taken = set(reserved)
    for id_ in ids:
        folded = unicodedata.normalize("NFKD", harmless(id_)).encode("ascii", "ignore").decode()
        wanted = re.sub(r"\W", "_", folded)
        if not wanted[:1].isalpha():
            wanted = f"x{wanted}"
        word, number = wanted, 2
        while word in taken:
            word, number = f"{wanted}_{number}", number + 1
        taken.add(word)
        made[id_] = word
    return made


def harmless(text: str) -> str:
    """The text without `endmodule`, which Storm takes for the end of the module wherever it stands, in comments too."""
    return text.replace("endmodule", "end_module")


def prism_text(expression: Expression, name: Callable[[str], str]) -> str:
    """The expression in the language of PRISM; `name` gives the word for an option."""
    match expression:
        case Name(id_):
            return name(id_)
        case Constant(value):
            return "true" if value else "false"
        case Not(part):
            return f"!{_closed(part, name)}"
        case And(parts):
            return " & ".join(_closed(part, name) for part in parts)
        case Or(parts):
            return " | ".join(_closed(part, name) for part in parts)
        case Implies(condition, consequence):
            return f"{_closed(condition, name)} => {_closed(consequence, name)}"
        case Iff(left, right):  # PRISM has `<=>` too, but Storm does not; `=` binds before `!`
            return f"({prism_text(left, name)}) = ({prism_text(right, name)})"
        case AtLeast(count, parts):
            return f"{' + '.join(f'({prism_text(part, name)} ? 1 : 0)' for part in parts)} >= {count}"


def _closed(part: Expression, name: Callable[[str], str]) -> str:
    text = prism_text(part, name)
    return text if isinstance(part, (Name, Constant, Not)) else f"({text})"
