"""Forces as JSON and as rows."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from ..answers.forces import Asking, Contribution, ForceCount, PoolSum, Sum, Upkeep, WaterfallStep
from ..answers.rota import Deployment
from ..case.pledge_nouns import Amount, Range
from .parts import asked_row, asked_shape, state_shape


def forces_shape(found: ForceCount) -> dict[str, Any]:
    """`locarno.forces/1`."""
    given = found.given
    return (
        {"schema": "locarno.forces/1"}
        | asked_shape(found.asked)
        | {
            "reading": given.reading or None,
            "word": given.word,
            "take": list(given.take),
            "leave": list(given.leave),
            "given": list(given.pledges),
            "place": found.place,
            "in": state_shape(found.state),
            "others": found.others,
            "name": found.name,
            "contributions": [_contribution(one) for one in found.contributions],
            "sums": [_sum(one) for one in found.sums],
            "waterfall": [_step(one) for one in found.waterfall],
            "asking": None if found.asking is None else _asking(found.asking),
            "pools": [_pool(one) for one in found.pools],
            "upkeep": [_upkeep(one) for one in found.upkeep],
            "holding_back": [{"state": state, "pledges": list(ids)} for state, ids in found.holding_back.items()],
            "deployments": [_deployment(one) for one in found.deployments],
            "assumed_share": round(found.assumed_share, 6),
        }
    )


def _number(one: Decimal) -> int | float:
    return int(one) if one == one.to_integral_value() else round(float(one), 6)


def _range(one: Range | None) -> list[int | float] | None:
    return None if one is None else [_number(bound) for bound in one]


def _amount(one: Amount) -> Any:
    if isinstance(one, str):
        return one
    return _range(one) if isinstance(one, tuple) else _number(one)


def _amounts(named: Mapping[str, Amount]) -> list[dict[str, Any]]:
    return [{"name": name, "amount": _amount(amount)} for name, amount in named.items()]


def _contribution(one: Contribution) -> dict[str, Any]:
    return {
        "pledge": one.pledge,
        "by": list(one.by),
        "states": list(one.states),
        "kind": one.kind,
        "binding": one.binding,
        "text": one.text,
        "amounts": _amounts(one.amounts),
        "condition": one.condition or None,
        "standing": one.standing,
        "reason": one.reason or None,
        "waits_for": list(one.waits_for),
        "undone": list(one.undone),
        "rules": list(one.rules),
        "against": list(one.against),
        "broken": list(one.broken),
        "countings": list(one.countings),
        "refs": list(one.refs),
        "assumed": one.assumed,
    }


def _sum(one: Sum) -> dict[str, Any]:
    return {
        "name": one.name,
        "counting": one.counting,
        "amount": _range(one.amount),
        "known": list(one.known),
        "unknown": list(one.unknown),
    }


def _step(one: WaterfallStep) -> dict[str, Any]:
    return {
        "step": one.name,
        "heads": _range(one.states),
        "named": list(one.named),
        "pledges": list(one.pledges),
        "sums": [_sum(each) for each in one.sums],
        "fallen": [{"pledge": each.pledge, "reason": each.reason} for each in one.fallen],
    }


def _asking(one: Asking) -> dict[str, Any]:
    return {
        "arrangement": one.arrangement or None,
        "size": _range(one.size),
        "own": one.own,
        "said": _amounts(one.said),
        "matches": [
            {
                "name": match.name,
                "asked": _amount(match.asked),
                "same": list(match.same),
                "other": [{"pledge": id_, "amount": _amount(amount)} for id_, amount in match.other.items()],
            }
            for match in one.matches
        ],
        "gaps": [
            {
                "counting": gap.counting,
                "there": _range(gap.there),
                "short": _range(gap.short),
                "known": list(gap.known),
                "unknown": list(gap.open),
            }
            for gap in one.gaps
        ],
        "ratios": [
            {
                "army": ratio.army.id,
                "label": ratio.army.label,
                "soldiers": _range(ratio.army.soldiers),
                "one_to": _range(ratio.one_to),
                "refs": list(ratio.army.basis.refs),
            }
            for ratio in one.ratios
        ],
        "densities": [
            {
                "front": density.front.id,
                "label": density.front.label,
                "km": _range(density.front.km),
                "per_km": _range(density.per_km),
                "refs": list(density.front.basis.refs),
            }
            for density in one.densities
        ],
    }


def _pool(one: PoolSum) -> dict[str, Any]:
    return {
        "counting": one.counting,
        "counts": list(one.counts),
        "by_state": [{"state": state, "soldiers": _range(amount)} for state, amount in one.by_state.items()],
        "total": _range(one.total),
        "refs": list(one.refs),
        "assumed": one.assumed,
    }


def _upkeep(one: Upkeep) -> dict[str, Any]:
    even = one.even
    return {
        "rotation": one.rotation.id,
        "cycle": _number(one.rotation.cycle),
        "counting": one.counting,
        "total": _range(one.pool),
        "sustainable": _range(one.sustainable),
        "needed": _range(one.needed),
        "share": _range(one.share),
        "missing": _range(one.missing),
        "even": None
        if even is None
        else {
            "state": even.state,
            "soldiers": _range(even.pool),
            "sustainable": _range(even.sustainable),
            "short": _range(even.short),
        },
    }


def _deployment(one: Deployment) -> dict[str, Any]:
    rules, much = one.rules, one.too_much
    return {
        "method": one.method,
        "rotation": rules.rotation.id,
        "cycle": _number(rules.rotation.cycle),
        "counting": rules.counting,
        "unit": rules.unit,
        "tour": rules.tour,
        "tour_said": rules.said,
        "rest": rules.rest,
        "target": rules.target * rules.unit,
        "first": rules.first,
        "months": rules.months,
        "meets": one.meets,
        "least": one.least * rules.unit,
        "short": one.short * rules.unit,
        "for_good": one.for_good * rules.unit,
        "total": [units * rules.unit for units in one.total],
        "by_state": [
            {
                "state": pool.state,
                "units": pool.units,
                "left": pool.left,
                "ready": pool.ready,
                "starts": [units * rules.unit for units in one.starts[pool.state]],
                "on_duty": [units * rules.unit for units in one.on_duty(pool.state)],
            }
            for pool in rules.pools
        ],
        "relief": [relief.state for relief in one.relief],
        "too_much": None
        if much is None
        else {
            "begin": much.begin,
            "end": much.end,
            "served": much.served * rules.unit,
            "wanted": much.wanted * rules.unit,
        },
    }


def force_rows(found: ForceCount) -> Iterator[dict[str, Any]]:
    """One row for each amount of each pledge; where months were asked about, one for each state in each month."""
    yield from (_month_rows(found) if found.deployments else _contribution_rows(found))


def _contribution_rows(found: ForceCount) -> Iterator[dict[str, Any]]:
    for one in found.contributions:
        for name, amount in one.amounts.items():
            bounds = ("", "") if isinstance(amount, str) else tuple(_number(one) for one in _both(amount))
            yield asked_row(found.asked) | {
                "reading": found.given.reading,
                "place": found.place,
                "pledge": one.pledge,
                "by": " ".join(one.by),
                "states": "; ".join(one.states),
                "name": name,
                "low": bounds[0],
                "high": bounds[1],
                "said": amount if isinstance(amount, str) else "",
                "standing": one.standing,
                "reason": one.reason,
                "waits_for": "; ".join(one.waits_for),
                "against": " ".join(one.against),
                "countings": " ".join(one.countings),
                "refs": " ".join(one.refs),
                "assumed": one.assumed,
                "text": one.text,
            }


def _both(amount: Decimal | Range) -> Range:
    return amount if isinstance(amount, tuple) else (amount, amount)


def _month_rows(found: ForceCount) -> Iterator[dict[str, Any]]:
    for one in found.deployments:
        rules = one.rules
        for pool in rules.pools:
            on_duty = one.on_duty(pool.state)
            for month in range(rules.months):
                yield asked_row(found.asked) | {
                    "method": one.method,
                    "rotation": rules.rotation.id,
                    "cycle": _number(rules.rotation.cycle),
                    "counting": rules.counting,
                    "unit": rules.unit,
                    "month": month + 1,
                    "state": pool.state,
                    "starts": one.starts[pool.state][month] * rules.unit,
                    "on_duty": on_duty[month] * rules.unit,
                    "target": rules.target * rules.unit,
                    "total": one.total[month] * rules.unit,
                }
