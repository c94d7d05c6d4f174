"""`locarno pledges power`."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

from ..present.figures.power import power_figure
from ..present.power import power_rows, power_shape, power_tables
from ..space.refusal import Refusal
from .asking import answer, asking, day_of, load_case, plain_signs, progress_of
from .writing import check_target, write_figure


def show_power(
    path: Path,
    goal: str | None,
    troops: str | None,
    amount: str | None,
    bound: str,
    rung: str | None,
    pledgers: bool,
    suppose: Sequence[str],
    reading: str | None,
    word: tuple[str, Sequence[str], Sequence[str]],
    scenarios: Sequence[str],
    as_of: str | None,
    samples: int,
    seed: int,
    figure: Path | None,
    force: bool,
    format_: str,
) -> int:
    """Whose word a goal hangs on; `word`: which pledges count, as the least firm word, taken and left ones."""

    def ask() -> int:
        case = load_case(path)
        if figure is not None:
            check_target(figure, path, force)
        if troops is not None and amount is not None:
            raise Refusal("`--troops` and `--total`", "ask about one amount")
        name, least = ("troops", _size(troops)) if troops is not None else _amount(amount)
        with progress_of("counting") as progress:
            found = case.power(
                goal, name, least, bound, rung, pledgers, suppose, reading, *word, scenarios, day_of(as_of), samples,
                seed, progress,
            )  # fmt: skip
        if figure is not None:
            write_figure(figure, path, lambda: power_figure(found, case.case), force)
        return answer(
            format_,
            lambda: power_shape(found),
            lambda: power_rows(found),
            lambda: power_tables(found, case.case, plain_signs()),
        )

    return asking(ask)


def _amount(text: str | None) -> tuple[str | None, Decimal | None]:
    if text is None:
        return None, None
    name, sign, number = text.partition("=")
    if not sign or not name.strip():
        raise Refusal(f"`{text}` is no amount", "write its name and how much, such as `troops=20000`")
    return name.strip(), _size(number)


def _size(text: str) -> Decimal:
    try:
        found = Decimal(text.strip().replace(",", ""))
    except InvalidOperation:
        found = Decimal("nan")
    if not found.is_finite():
        raise Refusal(f"`{text}` is not a number", "write one such as 20000")
    return found
