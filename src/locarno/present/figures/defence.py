"""Lines of defence by readings: at which does an attack stop paying, and can that be relied on?"""

from ...answers.defence import Lines
from ...answers.worth import Will
from ...case.nouns import Case
from ..defence import cell_words
from .cells import cell, matrix_of
from .style import Spec, figure, wrapped
from .worth import COLOURS

_WORDS: dict[Will, str] = {
    "always": "k: it stops paying at line k, if only those answer who would (0: unanswered)",
    "indifferent": "(k): only if some answer who would rather not",
    "never": "pays: in spite of all lines",
    "uncalled": "– no attack is possible",
}
_ROW, _WIDE = 22, 110


def lines_figure(found: Lines, case: Case) -> Spec:
    """The matrix of arrangements by readings; without arrangements, of all states by readings."""
    rows = found.by_arrangement or found.everywhere
    values: list[Spec] = []
    for one in rows:
        word, will = cell_words(one, plain_signs=False)
        word = "pays" if will == "never" else word
        name = f"{one.arrangement} {case.arrangements[one.arrangement].name}" if one.arrangement else "all states"
        values.append(cell(name, one.reading, _WORDS[will], word))
    key = {_WORDS[will]: COLOURS[will] for will in _WORDS}
    body = matrix_of(values, found.readings, key, high=_ROW, letters=13, key_columns=1)
    lines = case.defence.lines if case.defence else {}
    order = "; ".join(f"{k} {lines[id_].label or id_}" for k, id_ in enumerate(found.lines, 1))
    title = f"{case.title}: which line deters?"
    told = f"The attack: {found.attacker} {' '.join(found.attack)}. Lines: {order}."
    return figure(title, body, wrapped(told, _WIDE))
