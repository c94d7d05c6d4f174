"""The order in which entries that build on each other can be made."""

from collections.abc import Callable, Mapping, Sequence


def parents_first(
    ids: Sequence[str], parent: Mapping[str, str], report_circle: Callable[[str, str], None]
) -> list[str]:
    """The ids, each after the one it builds on.

    `parent` maps an id to the one it builds on. Those in a circle, or built on one, are left out; `report_circle` is
    called once for each circle, with its first id and the circle in words. Takes time linear in the number of ids.
    """
    known = set(ids)
    done: dict[str, bool] = {}
    order: list[str] = []
    for id_ in ids:
        chain: list[str] = []
        step: str | None = id_
        on_chain: set[str] = set()
        while step is not None and step in known and step not in done and step not in on_chain:
            on_chain.add(step)
            chain.append(step)
            step = parent.get(step)
        good = True
        if step in on_chain and step is not None:
            circle = chain[chain.index(step) :]
            report_circle(circle[0], " -> ".join([*circle, circle[0]]))
            good = False
        elif step is not None and step in done:
            good = done[step]
        for link in reversed(chain):
            done[link] = good
            if good:
                order.append(link)
    return order
