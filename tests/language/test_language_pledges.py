"""What can be wrong with pledges, lines of defence and forces (L27, L38, L39, L40)."""

from language_reports import rejects


@rejects
def test_amounts_in_a_unit_of_their_own() -> None:
    """
    pledges:
      P1:
        {by: army, kind: pledge, binding: must, text: T, contributes: {troops: 5 brigades, air: some, sea: "~20"}}
      P2: {by: navy, kind: pledge, binding: must, text: T, contributes: {troops: [30000, 10000], boats: -3}}
    arrangements: {A1: {name: A, attributes: {size: 5 brigades}}}
    ================================================================================
    case.yaml:3:76: E514 `troops` of `5 brigades`  [L27]
         3 | …rmy, kind: pledge, binding: must, text: T, contributes: {troops: 5 brigades, air: some, sea: "~20"}}
           |                                                                   ^^^^^^^^^^
      expected: a number, a range `[low, high]`, or a word where no number was said
      way out: what has one name is added up: put the unit into the name, as in `brigades: 5`
    case.yaml:3:104: E514 `sea` of `~20`  [L27]
         3 | …rmy, kind: pledge, binding: must, text: T, contributes: {troops: 5 brigades, air: some, sea: "~20"}}
           |                                                                                               ^^^^^
      expected: a number, a range `[low, high]`, or a word where no number was said
      way out: what has one name is added up: put the unit into the name, as in `brigades: 5`
    case.yaml:4:70: E514 `troops`: [30000, 10000]  [L27]
         4 | …: {by: navy, kind: pledge, binding: must, text: T, contributes: {troops: [30000, 10000], boats: -3}}
           |                                                                   ^^^^^^
      expected: the lower bound first
    case.yaml:4:101: E514 `boats`: -3 is below zero  [L27]
         4 | …: {by: navy, kind: pledge, binding: must, text: T, contributes: {troops: [30000, 10000], boats: -3}}
           |                                                                                                  ^^
      expected: 0 or more
    """


@rejects
def test_a_pledge_that_waits_for_itself() -> None:
    """
    pledges:
      P1: {by: army, kind: pledge, binding: must, text: T, delivers: [hold, advance], if: patrol and (hold or false)}
      P2: {by: army, kind: pledge, binding: must, text: T, delivers: [hold], if: patrol or hold}
      P3: {by: army, kind: pledge, binding: must, text: T, delivers: [hold], if: not hold implies false}
      P4: {by: army, kind: pledge, binding: must, text: T, delivers: [hold], if: "at least 2 of (hold, advance)"}
      P5: {by: army, kind: pledge, binding: must, text: T, delivers: [hold], if: "true iff hold"}
    ================================================================================
    case.yaml:2:87: W606 warning: `P1` delivers `hold` only where `hold` is yes already: it waits for itself  [L27]
         2 | …my, kind: pledge, binding: must, text: T, delivers: [hold, advance], if: patrol and (hold or false)}
           |                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^
      expected: a condition that can come true before the pledge is kept
      way out: take `hold` out of `if`, or out of `delivers`
    case.yaml:4:78: W606 warning: `P3` delivers `hold` only where `hold` is yes already: it waits for itself  [L27]
         4 |   P3: {by: army, kind: pledge, binding: must, text: T, delivers: [hold], if: not hold implies false}
           |                                                                              ^^^^^^^^^^^^^^^^^^^^^^
      expected: a condition that can come true before the pledge is kept
      way out: take `hold` out of `if`, or out of `delivers`
    case.yaml:5:78: W606 warning: `P4` delivers `hold` only where `hold` is yes already: it waits for itself  [L27]
         5 | …: army, kind: pledge, binding: must, text: T, delivers: [hold], if: "at least 2 of (hold, advance)"}
           |                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      expected: a condition that can come true before the pledge is kept
      way out: take `hold` out of `if`, or out of `delivers`
    case.yaml:6:78: W606 warning: `P5` delivers `hold` only where `hold` is yes already: it waits for itself  [L27]
         6 |   P5: {by: army, kind: pledge, binding: must, text: T, delivers: [hold], if: "true iff hold"}
           |                                                                              ^^^^^^^^^^^^^^^
      expected: a condition that can come true before the pledge is kept
      way out: take `hold` out of `if`, or out of `delivers`
    """


@rejects
def test_a_pledge_of_what_somebody_else_decides() -> None:
    """
    pledges:
      P1: {by: navy, kind: pledge, binding: must, text: T, delivers: [patrol, hold], blocks: [advance]}
      P2: {by: [navy, army], kind: threat, binding: must, text: T, delivers: [hold], triggered: {advance: may}}
      P3: {by: navy, kind: threat, binding: must, text: T, triggered: {advance: may, patrol: must}, trigger: hold}
    ================================================================================
    case.yaml:2:75: W607 warning: `hold` is for `army` to decide, and `P1` is by `navy`  [L27]
         2 |   P1: {by: navy, kind: pledge, binding: must, text: T, delivers: [patrol, hold], blocks: [advance]}
           |                                                                           ^^^^
      expected: an option of somebody named under `by`
      way out: what others are asked to do stands under `asks`, what lies outside the options under `effects`
    case.yaml:2:91: W607 warning: `advance` is for `army` to decide, and `P1` is by `navy`  [L27]
         2 |   P1: {by: navy, kind: pledge, binding: must, text: T, delivers: [patrol, hold], blocks: [advance]}
           |                                                                                           ^^^^^^^
      expected: an option of somebody named under `by`
      way out: what others are asked to do stands under `asks`, what lies outside the options under `effects`
    case.yaml:4:77: W607 warning: `advance` is for `army` to decide, and `P3` is by `navy`  [L27]
         4 | … navy, kind: threat, binding: must, text: T, triggered: {advance: may, patrol: must}, trigger: hold}
           |                                                                    ^^^
      expected: an option of somebody named under `by`
      way out: what others are asked to do stands under `asks`, what lies outside the options under `effects`
    """


@rejects
def test_withdrawn_before_it_was_given() -> None:
    """
    pledges:
      P1: {by: navy, kind: pledge, binding: must, text: T, date: 2025-03-01, withdrawn: 2025-01}
    ================================================================================
    case.yaml:2:85: E507 withdrawn as of `2025-01`, said as of `2025-03-01`  [L12]
         2 |   P1: {by: navy, kind: pledge, binding: must, text: T, date: 2025-03-01, withdrawn: 2025-01}
           |                                                                                     ^^^^^^^
      expected: a later date
      way out: are the two exchanged?
    """


@rejects
def test_names_that_the_case_does_not_have() -> None:
    """
    scenarios: {S: {keeps: [P1, P2]}}
    pledges: {P1: {by: nave, kind: pledge, binding: must, text: T, triggered: {advanc: may}, trigger: holt}}
    readings: {R0: {keeps: [P3]}}
    defence: {attack: [advance, atack], lines: {L1: {stands: hald, answers: [patrl]}}}
    forces: {pools: {p1: {state: S, of: armee, soldiers: 5}}}
    ================================================================================
    case.yaml:1:29: E304 unknown pledge `P2`  [L8]
         1 | scenarios: {S: {keeps: [P1, P2]}}
           |                             ^^
      expected: a pledge of the case
      way out: known: `P1`
    case.yaml:2:20: E302 unknown actor `nave`  [L17]
         2 | pledges: {P1: {by: nave, kind: pledge, binding: must, text: T, triggered: {advanc: may}, trigger: ho…
           |                    ^^^^
      expected: an actor of the case
      way out: did you mean `navy`?
    case.yaml:2:76: E301 unknown option `advanc`  [L19]
         2 | …ges: {P1: {by: nave, kind: pledge, binding: must, text: T, triggered: {advanc: may}, trigger: holt}}
           |                                                                         ^^^^^^
      expected: an option of the case
      way out: did you mean `advance`?
    case.yaml:2:99: E301 unknown option `holt`  [L19]
         2 | …ges: {P1: {by: nave, kind: pledge, binding: must, text: T, triggered: {advanc: may}, trigger: holt}}
           |                                                                                                ^^^^
      expected: an option of the case
      way out: did you mean `hold`?
    case.yaml:3:25: E304 unknown pledge `P3`  [L8]
         3 | readings: {R0: {keeps: [P3]}}
           |                         ^^
      expected: a pledge of the case
      way out: known: `P1`
    case.yaml:4:29: E301 unknown option `atack`  [L19]
         4 | defence: {attack: [advance, atack], lines: {L1: {stands: hald, answers: [patrl]}}}
           |                             ^^^^^
      expected: an option of the case
      way out: known: `hold`, `advance`, `patrol`
    case.yaml:4:58: E301 unknown option `hald`  [L19]
         4 | defence: {attack: [advance, atack], lines: {L1: {stands: hald, answers: [patrl]}}}
           |                                                          ^^^^
      expected: an option of the case
      way out: did you mean `hold`?
    case.yaml:4:74: E301 unknown option `patrl`  [L19]
         4 | defence: {attack: [advance, atack], lines: {L1: {stands: hald, answers: [patrl]}}}
           |                                                                          ^^^^^
      expected: an option of the case
      way out: did you mean `patrol`?
    case.yaml:5:37: E302 unknown actor `armee`  [L17]
         5 | forces: {pools: {p1: {state: S, of: armee, soldiers: 5}}}
           |                                     ^^^^^
      expected: an actor of the case
      way out: known: `army`, `navy`
    """


@rejects
def test_figures_that_cannot_be() -> None:
    """
    forces:
      armies: {a: {soldiers: 0}, b: {soldiers: [5, 4]}}
      fronts: {f: {km: -5}}
      pools:
        p1: {state: North, soldiers: -1}
        p2: {state: North, soldiers: 100, usable: 60, lead: -1}
        p3: {state: North, soldiers: 80 000}
        p4: {state: North, soldiers: many, usable: 0}
      rotations: {r: {cycle: 0.5, tour: 0}, s: {cycle: 3, tours: 6}, t: {tour: 6}}
    ================================================================================
    case.yaml:2:26: E515 `a`: 0  [L39]
         2 |   armies: {a: {soldiers: 0}, b: {soldiers: [5, 4]}}
           |                          ^
      expected: more than 0
    case.yaml:2:34: E515 `b`: [5, 4]  [L39]
         2 |   armies: {a: {soldiers: 0}, b: {soldiers: [5, 4]}}
           |                                  ^^^^^^^^
      expected: the lower bound first
    case.yaml:3:20: E515 `f`: -5 is below zero  [L39]
         3 |   fronts: {f: {km: -5}}
           |                    ^^
      expected: 0 or more
    case.yaml:5:34: E515 `p1`: -1 is below zero  [L39]
         5 |     p1: {state: North, soldiers: -1}
           |                                  ^^
      expected: 0 or more
    case.yaml:6:47: E515 `p2`: a usable share of 60  [L39]
         6 |     p2: {state: North, soldiers: 100, usable: 60, lead: -1}
           |                                               ^^
      expected: above 0 and at most 1, such as 0.6
    case.yaml:6:57: E515 `p2`: a lead of -1 months  [L39]
         6 |     p2: {state: North, soldiers: 100, usable: 60, lead: -1}
           |                                                         ^^
      expected: 0 months or more
    case.yaml:7:34: E207 `80 000` for `soldiers`  [L10]
         7 |     p3: {state: North, soldiers: 80 000}
           |                                  ^^^^^^
      expected: a number such as 3 or 80000, or a range `[low, high]`
      way out: without signs between the digits: 80000
    case.yaml:8:34: E207 `many` for `soldiers`  [L10]
         8 |     p4: {state: North, soldiers: many, usable: 0}
           |                                  ^^^^
      expected: a number such as 3 or 80000, or a range `[low, high]`
    case.yaml:9:26: E515 `r`: 0.5 soldiers in the cycle for one on duty  [L39]
         9 |   rotations: {r: {cycle: 0.5, tour: 0}, s: {cycle: 3, tours: 6}, t: {tour: 6}}
           |                          ^^^
      expected: 1 or more: 3 means 3:1
    case.yaml:9:37: E515 `r`: a tour of 0 months  [L39]
         9 |   rotations: {r: {cycle: 0.5, tour: 0}, s: {cycle: 3, tours: 6}, t: {tour: 6}}
           |                                     ^
      expected: more than 0 months
    case.yaml:9:55: E201 unknown key `tours` in `s`  [L6]
         9 |   rotations: {r: {cycle: 0.5, tour: 0}, s: {cycle: 3, tours: 6}, t: {tour: 6}}
           |                                                       ^^^^^
      expected: one of `cycle`, `tour`, `label`, `refs`, `assumed`, `definition`, `date`, `withdrawn`, `note`
      way out: did you mean `tour`?
    case.yaml:9:66: E202 no `cycle` in `t`  [L6]
         9 |   rotations: {r: {cycle: 0.5, tour: 0}, s: {cycle: 3, tours: 6}, t: {tour: 6}}
           |                                                                  ^
      expected: the key `cycle`
    """


@rejects
def test_a_number_of_states_in_place_of_their_names() -> None:
    """
    pledges:
      P1: {by: army, kind: pledge, binding: must, text: T, states: 26}
    forces:
      rotations: {thirds: {cycle: "3:1", assumed: true}}
    ================================================================================
    case.yaml:2:64: E203 a number for `states`  [L6]
         2 |   P1: {by: army, kind: pledge, binding: must, text: T, states: 26}
           |                                                                ^^
      expected: the names of the states that the pledge speaks of
      way out: how many they are stands under `contributes`, as in `contributes: {states: 26}`
    case.yaml:4:31: E207 `3:1` is not a number  [L10]
         4 |   rotations: {thirds: {cycle: "3:1", assumed: true}}
           |                               ^^^^^
      expected: a number such as 3 or 0.25
      way out: write 3: it means 3:1
    """
