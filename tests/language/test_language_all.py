"""All problems of a case are told at once, in the order of its files, and one mistake is told once."""

from language_reports import rejects


@rejects
def test_a_dozen_mistakes() -> None:
    """
    #! case.yaml
    locarno: 1
    case: {title: A quarrel about a harbour, as_off: 2026-01-07}
    include: [facts.yaml]
    actors:
      army: The army
      navy: {name: The navy, assumed: yes}
    options:
      hold: army
      advance: {owner: arny, label: advances on the harbour}
      patrol: {owners: [army, navy]}
    rules:
      F1: hold and advence
      F2: (hold or patrol
      F3: {impossible: hold and advance, refs: [f3]}
      F3: patrol
    status_quo:
      2025-13: [hold]
    arrangements:
      no: {name: None at all}
      peace: {name: Peace, with: hold}
      truce: {name: Truce, variant_of: peace, status: [kept]}
      siege: {name: Siege, variant_of: siege}
    common:
      preferences:
        army: [hold, not advance and]
        navy: {weights: [{statement: patrol, weight: heavy}]}
    #: facts.yaml
    facts:
      f1: {text: They hold.}
      f2: {tekst: They advance., assumed: true}
    ================================================================================
    case.yaml:2:42: E201 unknown key `as_off` in `case`  [L6]
         2 | case: {title: A quarrel about a harbour, as_off: 2026-01-07}
           |                                          ^^^^^^
      expected: one of `title`, `id`, `as_of`, `summary`, `goal`
      way out: did you mean `as_of`?
    case.yaml:6:35: E207 `yes` is not a truth value  [L10]
         6 |   navy: {name: The navy, assumed: yes}
           |                                   ^^^
      expected: `true` or `false`
      way out: write `true`
    case.yaml:9:20: E302 unknown actor `arny`  [L17]
         9 |   advance: {owner: arny, label: advances on the harbour}
           |                    ^^^^
      expected: an actor of the case
      way out: did you mean `army`?
    case.yaml:12:16: E301 unknown option `advence`  [L19]
        12 |   F1: hold and advence
           |                ^^^^^^^
      expected: an option of the case
      way out: did you mean `advance`?
    case.yaml:13:21: E401 the expression ends too soon  [L19]
        13 |   F2: (hold or patrol
           |                     ^
      expected: `and`, `or`, `implies`, `iff`, or `)`
      way out: close the parenthesis
    case.yaml:14:45: E303 unknown fact or source `f3`  [L11]
        14 |   F3: {impossible: hold and advance, refs: [f3]}
           |                                             ^^
      expected: a fact or source of the case
      way out: known: `f1`, `f2`
    case.yaml:15:3: E105 `F3` is declared twice; the first time at line 14  [L8]
        15 |   F3: patrol
           |   ^^
      expected: each id and key once
      way out: delete one of the two, or give it another id
    case.yaml:17:3: E206 `2025-13` is not a date  [L9]
        17 |   2025-13: [hold]
           |   ^^^^^^^
      expected: a day, month or year, such as 2026-01-07, 2025-09 or 2015
      way out: is there such a day? Months go from 01 to 12
    case.yaml:19:3: E205 `no` as an id  [L7]
        19 |   no: {name: None at all}
           |   ^^
      expected: a word that is not reserved
      way out: YAML programs read `no` as a truth value or as nothing: choose another
    case.yaml:20:30: E203 a text for `with`  [L6]
        20 |   peace: {name: Peace, with: hold}
           |                              ^^^^
      expected: a list
      way out: put it in brackets: `[hold]`
    case.yaml:21:51: E203 a list for `status`  [L6]
        21 |   truce: {name: Truce, variant_of: peace, status: [kept]}
           |                                                   ^
      expected: a text
    case.yaml:22:36: E308 `siege` is a variant of itself: siege -> siege  [L29]
        22 |   siege: {name: Siege, variant_of: siege}
           |                                    ^^^^^
      way out: take `variant_of` out of one of them
    case.yaml:25:32: E401 the expression ends too soon  [L19]
        25 |     army: [hold, not advance and]
           |                                ^
      expected: an option, `not`, or `(`
    case.yaml:26:50: E207 `heavy` is not a number  [L10]
        26 |     navy: {weights: [{statement: patrol, weight: heavy}]}
           |                                                  ^^^^^
      expected: a number such as 3 or 0.25
    facts.yaml:2:3: E506 fact `f1` has neither `source` nor `addresses`  [L11]
         2 |   f1: {text: They hold.}
           |   ^^
      expected: where it is from
      way out: if nobody says it: `assumed: true`
    facts.yaml:3:8: E201 unknown key `tekst` in `f2`  [L6]
         3 |   f2: {tekst: They advance., assumed: true}
           |        ^^^^^
      expected: one of `text`, `source`, `place`, `addresses`, `kind`, `voice`, `basis`, `own_figures`, `date`, `assumed`, `note`
    """  # noqa: E501


@rejects
def test_the_order_is_that_of_the_files() -> None:
    """
    #: case.yaml
    include: [b.yaml, a.yaml]
    rules: {F1: holt}
    #: a.yaml
    outcomes: {war: advence, peace: true}
    #: b.yaml
    facts: {f1: {text: They hold.}}
    ================================================================================
    case.yaml:2:13: E301 unknown option `holt`  [L19]
         2 | rules: {F1: holt}
           |             ^^^^
      expected: an option of the case
      way out: did you mean `hold`?
    b.yaml:1:9: E506 fact `f1` has neither `source` nor `addresses`  [L11]
         1 | facts: {f1: {text: They hold.}}
           |         ^^
      expected: where it is from
      way out: if nobody says it: `assumed: true`
    a.yaml:1:17: E301 unknown option `advence`  [L19]
         1 | outcomes: {war: advence, peace: true}
           |                 ^^^^^^^
      expected: an option of the case
      way out: did you mean `advance`?
    """


@rejects
def test_a_section_that_is_missing_is_told_once() -> None:
    """
    rules:
      F1: {impossible: hold and advance, refs: [f1, S1], likelihood: rare}
      F2: {impossible: hold and patrol, refs: [f2], likelihood: likely}
    scenarios: {calm: {lifts: [F1]}}
    readings: {R1: {source: S1, scenarios: [storm]}}
    ================================================================================
    case.yaml:2:45: E303 unknown fact or source `f1`  [L11]
         2 |   F1: {impossible: hold and advance, refs: [f1, S1], likelihood: rare}
           |                                             ^^
      expected: a fact or source of the case
      way out: no fact or source is declared
    case.yaml:2:66: E304 unknown likelihood `rare`  [L8]
         2 |   F1: {impossible: hold and advance, refs: [f1, S1], likelihood: rare}
           |                                                                  ^^^^
      expected: a word of `likelihood_scale`
      way out: no likelihood is declared
    case.yaml:5:25: E303 unknown source `S1`  [L11]
         5 | readings: {R1: {source: S1, scenarios: [storm]}}
           |                         ^^
      expected: a source of the case
      way out: no source is declared
    case.yaml:5:41: E304 unknown scenario `storm`  [L8]
         5 | readings: {R1: {source: S1, scenarios: [storm]}}
           |                                         ^^^^^
      expected: a scenario of the case
      way out: known: `calm`
    """


@rejects
def test_actors_that_are_missing_are_told_once() -> None:
    """
    #! case.yaml
    locarno: 1
    case: {title: T}
    options: {hold: army, patrol: {owners: [army, navy]}}
    common: {preferences: {army: [hold], navy: [patrol]}}
    ================================================================================
    case.yaml:1:1: E202 no `actors` at the top of the file  [L6]
         1 | locarno: 1
           | ^
      expected: the key `actors`
    """


@rejects
def test_options_that_are_missing_are_told_once() -> None:
    """
    #! case.yaml
    locarno: 1
    case: {title: T}
    actors: {army: The army, navy: The navy}
    rules: {F1: hold and patrol}
    status_quo: [hold]
    common: {preferences: {army: [hold], navy: {ranking: [YN, NN]}}}
    ================================================================================
    case.yaml:1:1: E503 neither `options` nor `states`  [L22]
         1 | locarno: 1
           | ^
      expected: the acts that make up the states
      way out: for example `options: {ceasefire: army}`
    """


@rejects
def test_states_that_are_missing_are_told_once() -> None:
    """
    #! case.yaml
    locarno: 1
    case: {title: T}
    actors: {army: The army, navy: The navy}
    options: {advance: army}
    moves: {army: {s1: [s2]}, navy: {s2: [s1]}}
    status_quo: {2025: s1, 2026: {state: s2}}
    outcomes: {war: s2, peace: s1}
    common: {preferences: {army: [s2], navy: {ranking: [s1, s2]}}}
    ================================================================================
    case.yaml:5:1: E510 `moves` without `states`  [L23]
         5 | moves: {army: {s1: [s2]}, navy: {s2: [s1]}}
           | ^^^^^
      expected: graph form lists both
      way out: list the `states`
    """


@rejects
def test_rankings_for_fewer_options_are_told_once() -> None:
    """
    common:
      preferences:
        army: {ranking: [YY, YN, NY, NN]}
        navy: [hold]
    ================================================================================
    case.yaml:3:22: E504 `YY` is not a state  [L33]
         3 |     army: {ranking: [YY, YN, NY, NN]}
           |                      ^^
      expected: 3 letters `Y`, `N` or `-`, one for each option
      way out: the options are, in this order: hold, advance, patrol
    """


@rejects
def test_a_variant_and_a_reading_whose_parent_is_wrong_are_not_told_too() -> None:
    """
    arrangements:
      A1: {name: [One], with: [hold]}
      A2: {name: Two, variant_of: A1, without: [hold]}
    readings:
      R1: {preferences: {army: hold}}
      R2: {inherits: R1, preferences: {navy: []}}
    ================================================================================
    case.yaml:2:14: E203 a list for `name`  [L6]
         2 |   A1: {name: [One], with: [hold]}
           |              ^
      expected: a text
    case.yaml:5:28: E203 a text for `army`  [L6]
         5 |   R1: {preferences: {army: hold}}
           |                            ^^^^
      expected: a list or a mapping
    """


@rejects
def test_a_word_that_stands_in_the_wrong_place_is_told_at_each() -> None:
    """
    rules: {F1: hold and advence, F2: advence and patrol}
    ================================================================================
    case.yaml:1:22: E301 unknown option `advence`  [L19]
         1 | rules: {F1: hold and advence, F2: advence and patrol}
           |                      ^^^^^^^
      expected: an option of the case
      way out: did you mean `advance`?
    case.yaml:1:35: E301 unknown option `advence`  [L19]
         1 | rules: {F1: hold and advence, F2: advence and patrol}
           |                                   ^^^^^^^
      expected: an option of the case
      way out: did you mean `advance`?
    """
