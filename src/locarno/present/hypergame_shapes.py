"""Hypergames as JSON (`locarno.hypergame/1`) and as rows."""

from collections.abc import Iterator
from typing import Any

from ..answers.hypergame import KINDS, Alarm, Departure, Hypergame, HyperVerdict, Mind
from ..answers.verdicts import Verdict
from .parts import asked_row, asked_shape, decision_shape, step_shape, temptation_shape


def hypergame_shape(found: Hypergame, states: bool) -> dict[str, Any]:
    """The whole answer; `states`: with every state, in columns."""
    return (
        {"schema": "locarno.hypergame/1"}
        | asked_shape(found.asked)
        | {
            "later_entries": len(found.later),
            "hypergame": found.named or None,
            "truth": found.truth or None,
            "concept": found.concept,
            "actors": list(found.actors),
            "games": [
                {
                    "actor": sight.actor,
                    "reading": sight.reading,
                    "with_scenarios": list(sight.scenarios),
                    "wants": sight.wants,
                    "game": sight.game,
                    "feasible": sight.states,
                    "unseen_by_others": sight.alone,
                }
                for sight in found.sights
            ],
            "tallies": [
                {"concept": concept, "equilibria": tally.equilibria}
                | dict(zip(KINDS, tally.kinds, strict=True))
                | {"believed": dict(zip(found.actors, tally.believed, strict=True))}
                for concept, tally in found.tallies.items()
            ],
            "arrangements": [_verdict(one, found) for one in found],
            "surprises": [
                {
                    "state": list(one.state.listed),
                    "outcome": one.state.outcome or None,
                    "believers": list(one.believers),
                    "departures": [_departure(departure) for departure in one.departures],
                }
                for one in found.surprises
            ],
            "rests": [
                {
                    "state": list(one.state.listed),
                    "outcome": one.state.outcome or None,
                    "alarms": [_alarm(alarm) for alarm in one.alarms],
                }
                for one in found.rests
            ],
            "states": _states(found) if states else None,
        }
    )


def _verdict(one: HyperVerdict, found: Hypergame) -> dict[str, Any]:
    verdict = one.verdict
    return {
        "arrangement": one.arrangement,
        **_rung(verdict),
        "rung_by_seers": one.by_seers,
        "would_hold": verdict.would_hold,
        "apart": verdict.apart,
        "opening_states": [list(state.listed) for state in verdict.opening_states],
        "seen_states": verdict.states,
        "kept_states": verdict.kept_states,
        "eyes": [{"actor": actor} | _rung(eye) for actor, eye in zip(found.actors, one.eyes, strict=True)],
        "surprised": list(one.surprised),
        "unseen_by": list(one.unseen_by),
        "breaks": [
            _departure(departure) | {"after": [step_shape(step) for step in way.after]}
            for way, departure in zip(verdict.breaks, one.departures, strict=True)
        ],
        "alarms": [_alarm(alarm) for alarm in one.alarms],
        "assumed_share": round(verdict.assumed_share, 6),
        "entries": verdict.entries,
    }


def _rung(verdict: Verdict) -> dict[str, Any]:
    return {"rung": verdict.rung, "concept": verdict.concept}


def _departure(one: Departure) -> dict[str, Any]:
    return step_shape(one.step) | {
        "still_agrees": one.agrees,
        "because": decision_shape(one.gain),
        "answered": None if one.trace is None else temptation_shape(one.trace),
        "minds": [_mind(mind) for mind in one.minds],
    }


def _mind(one: Mind) -> dict[str, Any]:
    return {
        "actor": one.actor,
        "why": one.why,
        "because": None if one.gain is None else decision_shape(one.gain),
        "answered": None if one.deterrent is None else temptation_shape(one.deterrent),
    }


def _alarm(one: Alarm) -> dict[str, Any]:
    return {"alarmed": one.actor} | step_shape(one.step) | {"mind": _mind(one.mind)}


def _states(found: Hypergame) -> dict[str, Any]:
    return {
        "options": list(found.options),
        "codes": found.states.tolist(),
        "labels": list(found.labels),
        "outcomes": [outcome or None for outcome in found.outcomes],
        "kinds": [KINDS[kind] for kind in found.kinds],
        "seen": dict(zip(found.actors, found.seen.tolist(), strict=True)),
        "stable": dict(zip(found.actors, found.stable.tolist(), strict=True)),
        "believes": dict(zip(found.actors, found.believes.tolist(), strict=True)),
    }


def hypergame_rows(found: Hypergame, states: bool) -> Iterator[dict[str, Any]]:
    """One row for each arrangement; with `states`, or without arrangements, one for each state."""
    yield from _state_rows(found) if states or not found.arrangements else _arrangement_rows(found)


def _arrangement_rows(found: Hypergame) -> Iterator[dict[str, Any]]:
    for one in found:
        first = one.departures[0] if one.departures else None
        minds = {mind.actor: mind.why for mind in first.minds} if first else {}
        row = asked_row(found.asked) | {
            "hypergame": found.named,
            "truth": found.truth,
            "arrangement": one.arrangement,
            "rung": one.verdict.rung,
            "concept": one.verdict.concept or "",
            "rung_by_seers": one.by_seers,
            "would_hold": one.verdict.would_hold,
            "apart": one.verdict.apart,
            "seen_states": one.verdict.states,
            "kept_states": one.verdict.kept_states,
        }
        row |= {f"eyes_{actor}": eye.rung for actor, eye in zip(found.actors, one.eyes, strict=True)}
        row |= {
            "actor": first.step.actor if first else "",
            "move": " ".join(first.step.change) if first else "",
            "outcome": first.step.end.outcome if first else "",
            "surprised": " ".join(one.surprised),
        }
        row |= {f"why_{actor}": minds.get(actor, "") for actor in found.actors}
        yield row | {
            "alarmed": " ".join(alarm.actor for alarm in one.alarms),
            "unseen_by": " ".join(one.unseen_by),
            "assumed_share": round(one.verdict.assumed_share, 6),
        }


def _state_rows(found: Hypergame) -> Iterator[dict[str, Any]]:
    kinds = found.kinds
    for state in range(found.states.size):
        row = asked_row(found.asked) | {
            "hypergame": found.named,
            "truth": found.truth,
            "concept": found.concept,
            "index": state,
            "state": found.labels[state] if found.labels else int(found.states[state]),
            "holds": "" if found.labels else " ".join(found.holds(state)),
            "outcome": found.outcomes[state],
            "kind": KINDS[kinds[state]],
        }
        for number, actor in enumerate(found.actors):
            row[f"seen_{actor}"] = bool(found.seen[number, state])
            row[f"stable_{actor}"] = bool(found.stable[number, state])
            row[f"believes_{actor}"] = bool(found.believes[number, state])
        yield row
