"""Rejects and warnings of meaning (E5.., W6..): what can be seen only when the whole case is understood."""

import pytest
from language_reports import completed, rejects, shows

import locarno

# states


@rejects
def test_arrangements_without_any_state() -> None:
    """
    rules:
      F1: advance and patrol
      F2: hold and advance
    arrangements:
      A1: {name: One, with: [advance, patrol]}
      A2: {name: Two, with: [hold], require: not hold}
      A3: {name: Three, variant_of: A1, without: [hold]}
      A4: {name: Four, variant_of: A3}
      A5: {name: Five, with: [hold]}
    ================================================================================
    case.yaml:5:3: E501 arrangement `A1` has no feasible state  [L28]
         5 |   A1: {name: One, with: [advance, patrol]}
           |   ^^
      expected: at least one
      way out: with only what it names, it breaks `F1`
    case.yaml:6:3: E501 arrangement `A2` has no feasible state  [L28]
         6 |   A2: {name: Two, with: [hold], require: not hold}
           |   ^^
      expected: at least one
      way out: what in it contradicts itself?
    """


@rejects
def test_an_arrangement_without_any_state_in_graph_form() -> None:
    """
    states: {s1: peace, s2: {label: war}, s3: ruin}
    rules: {F1: s3}
    moves: {army: {s1: [s2, s3]}, navy: {s2: [s1]}}
    arrangements:
      A1: {name: One, require: s1 and s2}
      A2: {name: Two, require: s3}
      A3: {name: Three, require: s1 or s3}
    ================================================================================
    case.yaml:5:3: E501 arrangement `A1` has no feasible state  [L28]
         5 |   A1: {name: One, require: s1 and s2}
           |   ^^
      expected: at least one
      way out: what in it contradicts itself?
    case.yaml:6:3: E501 arrangement `A2` has no feasible state  [L28]
         6 |   A2: {name: Two, require: s3}
           |   ^^
      expected: at least one
      way out: what in it contradicts itself?
    """


@rejects
def test_a_variant_that_only_its_own_words_make_empty() -> None:
    """
    rules: {F1: hold and advance}
    arrangements:
      A1: {name: One, variant_of: A2, with: [advance]}
      A2: {name: Two, with: [hold]}
    ================================================================================
    case.yaml:3:3: E501 arrangement `A1` has no feasible state  [L28]
         3 |   A1: {name: One, variant_of: A2, with: [advance]}
           |   ^^
      expected: at least one
      way out: with only what it names, it breaks `F1`
    """


@rejects
def test_today_cannot_be() -> None:
    """
    rules:
      F1: hold and advance
      F2: {impossible: not hold and not advance, date: 2025-06}
    status_quo:
      2025-01: []
      2025-09: []
      2026: {with: [hold, advance], assumed: true}
    ================================================================================
    case.yaml:6:3: E502 today as of 2025-09 cannot be: it breaks `F2`  [L24]
         6 |   2025-09: []
           |   ^^^^^^^
      expected: a feasible state
      way out: change today, or the rule
    case.yaml:7:3: E502 today as of 2026 cannot be: it breaks `F1`  [L24]
         7 |   2026: {with: [hold, advance], assumed: true}
           |   ^^^^
      expected: a feasible state
      way out: change today, or the rule
    """


@rejects
def test_today_cannot_be_in_graph_form() -> None:
    """
    states: {s1: peace, s2: {label: war, with: [advance]}, s3: {with: [advance]}}
    options: {advance: army}
    rules: {F1: s1, F2: s1 or s3, F3: s3 and advance}
    moves: {army: {s1: [s2]}, navy: {s2: [s1]}}
    status_quo: {2025: s1, 2026: s3}
    common: {preferences: {army: [], navy: []}}
    ================================================================================
    case.yaml:5:14: E502 today as of 2025 cannot be: it breaks `F1`, `F2`  [L24]
         5 | status_quo: {2025: s1, 2026: s3}
           |              ^^^^
      expected: a feasible state
      way out: change today, or the rule
    case.yaml:5:24: E502 today as of 2026 cannot be: it breaks `F2`, `F3`  [L24]
         5 | status_quo: {2025: s1, 2026: s3}
           |                        ^^^^
      expected: a feasible state
      way out: change today, or the rule
    """


@rejects
def test_no_feasible_state() -> None:
    """
    rules:
      F1: hold
      F2: not hold
      I1: {irreversible: hold}
    ================================================================================
    case.yaml:2:3: E503 no state is feasible  [L22]
         2 |   F1: hold
           |   ^^
      expected: at least one
      way out: the rules `F1`, `F2` leave none: which of them says too much?
    """


@rejects
def test_neither_options_nor_states() -> None:
    """
    #! case.yaml
    locarno: 1
    case: {title: T}
    actors: {army: The army}
    common: {preferences: {army: []}}
    ================================================================================
    case.yaml:1:1: E503 neither `options` nor `states`  [L22]
         1 | locarno: 1
           | ^
      expected: the acts that make up the states
      way out: for example `options: {ceasefire: army}`
    """


@rejects
def test_sections_without_an_entry() -> None:
    """
    #! case.yaml
    locarno: 1
    case: {title: T}
    actors: {}
    states: {}
    ================================================================================
    case.yaml:3:1: E202 no actor  [L6]
         3 | actors: {}
           | ^^^^^^
      expected: at least one actor
    case.yaml:4:1: E503 `states` lists no state  [L22]
         4 | states: {}
           | ^^^^^^
      expected: at least one state
    """


@rejects
def test_irreversible_outcomes_that_can_be_left() -> None:
    """
    outcomes:
      war: {when: advance, irreversible: true}
      peace: not advance
    rules: {I1: {irreversible: hold}}
    ================================================================================
    case.yaml:2:3: E509 `army` can leave the irreversible outcome `war` from `advance`  [L25]
         2 |   war: {when: advance, irreversible: true}
           |   ^^^
      expected: no legal move out of it
      way out: make the options that carry it irreversible with a rule, or take `irreversible` out here
    """


@rejects
def test_irreversible_outcomes_that_can_be_left_in_graph_form() -> None:
    """
    states: {s1: peace, s2: war}
    moves: {army: {s1: [s2]}, navy: {s2: [s1]}}
    outcomes:
      war: {when: s2, irreversible: true}
      peace: s1
    ================================================================================
    case.yaml:4:3: E509 `navy` can leave the irreversible outcome `war` from `s2`  [L25]
         4 |   war: {when: s2, irreversible: true}
           |   ^^^
      expected: no legal move out of it
      way out: take these moves out, or `irreversible`
    """


@rejects
def test_rankings_that_miss_or_repeat_a_state() -> None:
    """
    options: {hold: army, advance: army}
    rules: {F1: hold and advance}
    common:
      preferences:
        army: {ranking: [YN, NN]}
        navy:
          ranking:
            - [YN, N-]
            - NY
            - Y-
    ================================================================================
    case.yaml:5:5: E504 the ranking of `army` leaves out `NY`  [L33]
         5 |     army: {ranking: [YN, NN]}
           |     ^^^^
      expected: every feasible state once
    case.yaml:6:5: E504 the ranking of `navy` repeats `YN`, `NY`  [L33]
         6 |     navy:
           |     ^^^^
      expected: every feasible state once
    """


@rejects
def test_patterns_that_are_no_states() -> None:
    """
    options: {hold: army, advance: army}
    common:
      preferences:
        army: {ranking: [YY, [YNN, yN], "N", Y N]}
        navy: {ranking: [hold, not hold]}
    ================================================================================
    case.yaml:4:27: E504 `YNN` is not a state  [L33]
         4 |     army: {ranking: [YY, [YNN, yN], "N", Y N]}
           |                           ^^^
      expected: 2 letters `Y`, `N` or `-`, one for each option
      way out: the options are, in this order: hold, advance
    case.yaml:4:32: E504 `yN` is not a state  [L33]
         4 |     army: {ranking: [YY, [YNN, yN], "N", Y N]}
           |                                ^^
      expected: 2 letters `Y`, `N` or `-`, one for each option
      way out: the options are, in this order: hold, advance
    case.yaml:4:37: E504 `N` is not a state  [L33]
         4 |     army: {ranking: [YY, [YNN, yN], "N", Y N]}
           |                                     ^^^
      expected: 2 letters `Y`, `N` or `-`, one for each option
      way out: the options are, in this order: hold, advance
    case.yaml:5:22: E504 `hold` is not a state  [L33]
         5 |     navy: {ranking: [hold, not hold]}
           |                      ^^^^
      expected: 2 letters `Y`, `N` or `-`, one for each option
      way out: the options are, in this order: hold, advance
    case.yaml:5:28: E504 `not hold` is not a state  [L33]
         5 |     navy: {ranking: [hold, not hold]}
           |                            ^^^^^^^^
      expected: 2 letters `Y`, `N` or `-`, one for each option
      way out: the options are, in this order: hold, advance
    """


@rejects
def test_rankings_in_graph_form() -> None:
    """
    states: {s1: peace, s2: war, s3: ruin}
    moves: {army: {s1: [s2]}, navy: {s2: [s3]}}
    common: {preferences: {army: {ranking: [s2, s1]}, navy: {ranking: [[s1, s2], s2, s3]}}}
    ================================================================================
    case.yaml:3:24: E504 the ranking of `army` leaves out `s3`  [L33]
         3 | common: {preferences: {army: {ranking: [s2, s1]}, navy: {ranking: [[s1, s2], s2, s3]}}}
           |                        ^^^^
      expected: every feasible state once
    case.yaml:3:51: E504 the ranking of `navy` repeats `s2`  [L33]
         3 | common: {preferences: {army: {ranking: [s2, s1]}, navy: {ranking: [[s1, s2], s2, s3]}}}
           |                                                   ^^^^
      expected: every feasible state once
    """


@shows("E512")
def test_more_options_than_memory_holds() -> None:
    options = ", ".join(f"x{n}: army" for n in range(40))
    text = completed(f"options: {{{options}}}\ncommon: {{preferences: {{army: [x1], navy: []}}}}")
    with pytest.raises(locarno.CaseError) as raised:
        locarno.loads(text, "case.yaml")
    [problem] = raised.value.problems
    assert (problem.code, problem.rule, str(problem.place)) == ("E512", "L22", "case.yaml:1:11")
    assert problem.found.startswith("40 options have 1,099,511,627,776 combinations")
    assert problem.way_out


# readings, sources, dates, ranges


@rejects
def test_actors_without_preferences() -> None:
    """
    actors: {army: The army, navy: The navy, town: The town, storm: {nature: true}}
    common: {preferences: {army: [hold], storm: [advance]}}
    readings:
      R1: {preferences: {navy: [patrol]}}
      R2: {inherits: R1}
      R3: {}
    ================================================================================
    case.yaml:1:42: E505 no preferences for `town` in any reading  [L32]
         1 | actors: {army: The army, navy: The navy, town: The town, storm: {nature: true}}
           |                                          ^^^^
      expected: preferences for each actor that is not Nature, here or in `common`
      way out: `town: [a statement, a lesser one]`; if it is indifferent to everything: `town: []`
    case.yaml:2:38: E505 preferences for `storm`, which is Nature  [L32]
         2 | common: {preferences: {army: [hold], storm: [advance]}}
           |                                      ^^^^^
      way out: take them out, or take `nature` out
    case.yaml:6:3: E505 no preferences for `navy` in reading `R3`  [L32]
         6 |   R3: {}
           |   ^^
      expected: preferences for each actor that is not Nature, here or in `common`
      way out: `navy: [a statement, a lesser one]`; if it is indifferent to everything: `navy: []`
    """


@rejects
def test_actors_without_preferences_in_a_case_without_readings() -> None:
    """
    common: {preferences: {army: [hold]}}
    ================================================================================
    case.yaml:4:26: E505 no preferences for `navy`  [L32]
         4 | actors: {army: The army, navy: The navy}
           |                          ^^^^
      expected: preferences for each actor that is not Nature, here or in `common`
      way out: `navy: [a statement, a lesser one]`; if it is indifferent to everything: `navy: []`
    """


@rejects
def test_actors_whose_ids_are_words_of_the_language() -> None:
    """
    actors: {options: The army, preferences: The navy}
    options: {hold: options, patrol: preferences}
    common: {gist: Nothing is said.}
    ================================================================================
    case.yaml:1:10: E505 no preferences for `options`  [L32]
         1 | actors: {options: The army, preferences: The navy}
           |          ^^^^^^^
      expected: preferences for each actor that is not Nature, here or in `common`
      way out: `options: [a statement, a lesser one]`; if it is indifferent to everything: `options: []`
    case.yaml:1:29: E505 no preferences for `preferences`  [L32]
         1 | actors: {options: The army, preferences: The navy}
           |                             ^^^^^^^^^^^
      expected: preferences for each actor that is not Nature, here or in `common`
      way out: `preferences: [a statement, a lesser one]`; if it is indifferent to everything: `preferences: []`
    """


@rejects
def test_what_is_wrong_with_preferences_is_not_also_called_missing() -> None:
    """
    actors: {army: The army, navy: {nature: no}, town: The town}
    common: {preferences: {army: [hold], navy: {}, town: hold}}
    readings:
      R1: {preferences: [hold]}
      R2: {inherits: R9}
      R3: {preferences: {twon: [hold]}}
    ================================================================================
    case.yaml:1:41: E207 `no` is not a truth value  [L10]
         1 | actors: {army: The army, navy: {nature: no}, town: The town}
           |                                         ^^
      expected: `true` or `false`
      way out: write `false`
    case.yaml:2:38: E209 no order for `navy`  [L6]
         2 | common: {preferences: {army: [hold], navy: {}, town: hold}}
           |                                      ^^^^
      expected: exactly one of `statements`, `weights`, `ranking`
    case.yaml:2:54: E203 a text for `town`  [L6]
         2 | common: {preferences: {army: [hold], navy: {}, town: hold}}
           |                                                      ^^^^
      expected: a list or a mapping
    case.yaml:4:21: E203 a list for `preferences`  [L6]
         4 |   R1: {preferences: [hold]}
           |                     ^
      expected: a mapping
      way out: one line for each, `id: ...`
    case.yaml:5:18: E304 unknown reading `R9`  [L8]
         5 |   R2: {inherits: R9}
           |                  ^^
      expected: a reading of the case
      way out: known: `R1`, `R2`, `R3`
    case.yaml:6:22: E302 unknown actor `twon`  [L17]
         6 |   R3: {preferences: {twon: [hold]}}
           |                      ^^^^
      expected: an actor of the case
      way out: did you mean `town`?
    """


@rejects
def test_neither_a_source_nor_an_assumption() -> None:
    """
    facts:
      f1: {text: They hold.}
      f2: {text: They hold., assumed: true}
      f3: {text: They hold., addresses: "https://example.org"}
      f4: {text: They hold., assumed: false}
    rules:
      F1: {impossible: hold and advance, assumed: false}
      F2: {impossible: hold and advance, assumed: false, refs: []}
      F3: {impossible: hold and advance, assumed: false, refs: [f2]}
      F4: {impossible: hold and advance, assumed: false, refs: [f9]}
      F5: {impossible: hold and advance, assumed: false, refs: f2}
    ================================================================================
    case.yaml:2:3: E506 fact `f1` has neither `source` nor `addresses`  [L11]
         2 |   f1: {text: They hold.}
           |   ^^
      expected: where it is from
      way out: if nobody says it: `assumed: true`
    case.yaml:5:3: E506 fact `f4` has neither `source` nor `addresses`  [L11]
         5 |   f4: {text: They hold., assumed: false}
           |   ^^
      expected: where it is from
      way out: if nobody says it: `assumed: true`
    case.yaml:7:47: E506 `assumed: false` without refs  [L11]
         7 |   F1: {impossible: hold and advance, assumed: false}
           |                                               ^^^^^
      expected: refs to what supports the entry
      way out: give `refs`, or leave `assumed` out: what no source says is assumed
    case.yaml:8:47: E506 `assumed: false` without refs  [L11]
         8 |   F2: {impossible: hold and advance, assumed: false, refs: []}
           |                                               ^^^^^
      expected: refs to what supports the entry
      way out: give `refs`, or leave `assumed` out: what no source says is assumed
    case.yaml:10:61: E303 unknown fact or source `f9`  [L11]
        10 |   F4: {impossible: hold and advance, assumed: false, refs: [f9]}
           |                                                             ^^
      expected: a fact or source of the case
      way out: known: `f1`, `f2`, `f3`, `f4`
    case.yaml:11:60: E203 a text for `refs`  [L6]
        11 |   F5: {impossible: hold and advance, assumed: false, refs: f2}
           |                                                            ^^
      expected: a list
      way out: put it in brackets: `[f2]`
    """


@rejects
def test_withdrawn_before_it_was_said() -> None:
    """
    rules:
      F1: {impossible: hold and advance, date: 2025-03-01, withdrawn: 2025-03}
      F2: {impossible: hold and advance, date: 2025, withdrawn: 2024-12-31}
      F3: {impossible: hold and advance, date: 2025, withdrawn: 2025-01-02}
    ================================================================================
    case.yaml:2:67: E507 withdrawn as of `2025-03`, said as of `2025-03-01`  [L12]
         2 |   F1: {impossible: hold and advance, date: 2025-03-01, withdrawn: 2025-03}
           |                                                                   ^^^^^^^
      expected: a later date
      way out: are the two exchanged?
    case.yaml:3:61: E507 withdrawn as of `2024-12-31`, said as of `2025`  [L12]
         3 |   F2: {impossible: hold and advance, date: 2025, withdrawn: 2024-12-31}
           |                                                             ^^^^^^^^^^
      expected: a later date
      way out: are the two exchanged?
    """


@rejects
def test_ranges_that_cannot_be() -> None:
    """
    likelihood_scale:
      unlikely: [0.4, 0.1]
      rare: [-0.1, 0.1]
      sure: [0.9, 1.1]
      even: [0.5, 0.5]
    ================================================================================
    case.yaml:2:3: E508 the range [0.4, 0.1] of `unlikely`  [L34]
         2 |   unlikely: [0.4, 0.1]
           |   ^^^^^^^^
      expected: 0 <= low <= high <= 1
    case.yaml:3:3: E508 the range [-0.1, 0.1] of `rare`  [L34]
         3 |   rare: [-0.1, 0.1]
           |   ^^^^
      expected: 0 <= low <= high <= 1
    case.yaml:4:3: E508 the range [0.9, 1.1] of `sure`  [L34]
         4 |   sure: [0.9, 1.1]
           |   ^^^^
      expected: 0 <= low <= high <= 1
    """


# the two forms


@rejects
def test_what_belongs_to_the_graph_form() -> None:
    """
    moves: {army: {s1: [s2]}}
    ================================================================================
    case.yaml:1:1: E510 `moves` without `states`  [L23]
         1 | moves: {army: {s1: [s2]}}
           | ^^^^^
      expected: graph form lists both
      way out: list the `states`
    """


@rejects
def test_today_is_a_list_in_option_form() -> None:
    """
    status_quo: {2024: hold, 2025: {state: hold}, 2026: {assumed: true}}
    ================================================================================
    case.yaml:1:20: E510 today without a list of options  [L23]
         1 | status_quo: {2024: hold, 2025: {state: hold}, 2026: {assumed: true}}
           |                    ^^^^
      expected: the list of the options that are yes
      way out: for example `[hold]` or `[]`
    case.yaml:1:26: E510 today without a list of options  [L23]
         1 | status_quo: {2024: hold, 2025: {state: hold}, 2026: {assumed: true}}
           |                          ^^^^
      expected: the list of the options that are yes
      way out: for example `with: [hold]` or `with: []`
    case.yaml:1:47: E510 today without a list of options  [L23]
         1 | status_quo: {2024: hold, 2025: {state: hold}, 2026: {assumed: true}}
           |                                               ^^^^
      expected: the list of the options that are yes
      way out: for example `with: [hold]` or `with: []`
    """


@rejects
def test_what_belongs_to_the_option_form() -> None:
    """
    states: {s1: peace, s2: {label: war, with: [advance]}}
    options: {advance: army}
    moves: {army: {s1: [s2]}, navy: {s2: [s1]}}
    status_quo: {2025: [advance], 2026: {with: [advance]}}
    rules:
      I1: {irreversible: advance}
      B1: {barred: +advance}
      B2: {barred: {change: [-advance], actor: army}}
    ================================================================================
    case.yaml:4:14: E510 today without a state  [L23]
         4 | status_quo: {2025: [advance], 2026: {with: [advance]}}
           |              ^^^^
      expected: the id of a state
      way out: for example `s1`
    case.yaml:4:31: E510 today without a state  [L23]
         4 | status_quo: {2025: [advance], 2026: {with: [advance]}}
           |                               ^^^^
      expected: the id of a state
      way out: for example `state: s1`
    case.yaml:6:8: E510 `irreversible` in a graph form  [L23]
         6 |   I1: {irreversible: advance}
           |        ^^^^^^^^^^^^
      way out: leave the move out of `moves`
    case.yaml:7:16: E510 changes of options in a graph form  [L23]
         7 |   B1: {barred: +advance}
           |                ^^^^^^^^
      expected: `from` and `to`
    case.yaml:8:17: E510 changes of options in a graph form  [L23]
         8 |   B2: {barred: {change: [-advance], actor: army}}
           |                 ^^^^^^
      expected: `from` and `to`
    """


@rejects
def test_moves_to_where_one_is() -> None:
    """
    states: {s1: peace, s2: war}
    moves: {army: {s1: [s2, s1]}, navy: {s2: [s1]}}
    ================================================================================
    case.yaml:2:25: E511 a move of `army` from `s1` to itself  [L23]
         2 | moves: {army: {s1: [s2, s1]}, navy: {s2: [s1]}}
           |                         ^^
      expected: another state
    """


# warnings


@rejects
def test_outcomes_that_never_come_first_and_states_without_one() -> None:
    """
    outcomes:
      quiet: hold
      siege: hold and advance
      war: advance
    ================================================================================
    case.yaml:3:3: W601 warning: outcome `siege` never comes first  [L25]
         3 |   siege: hold and advance
           |   ^^^^^
      expected: a state in which no earlier outcome is true
      way out: move it up, or leave it out
    case.yaml:4:3: W602 warning: 2 of 8 states have no outcome, such as the one in which no option is yes  [L25]
         4 |   war: advance
           |   ^^^
      expected: an outcome for every state
      way out: end the list with an outcome for all others: `other: true`
    """


@rejects
def test_statements_that_tell_nothing_apart() -> None:
    """
    rules: {F1: hold and advance}
    readings:
      R1: {preferences: {army: [hold and advance, not hold or not advance, hold]}}
      R2: {inherits: R1}
    ================================================================================
    case.yaml:3:29: W603 warning: `hold and advance` is false in every feasible state  [L33]
         3 |   R1: {preferences: {army: [hold and advance, not hold or not advance, hold]}}
           |                             ^^^^^^^^^^^^^^^^
      expected: a statement that tells states apart
      way out: it changes nothing: leave it out, or see whether a rule says too much
    case.yaml:3:47: W603 warning: `not hold or not advance` is true in every feasible state  [L33]
         3 |   R1: {preferences: {army: [hold and advance, not hold or not advance, hold]}}
           |                                               ^^^^^^^^^^^^^^^^^^^^^^^
      expected: a statement that tells states apart
      way out: it changes nothing: leave it out, or see whether a rule says too much
    """


@rejects
def test_a_statement_that_says_what_one_above_it_says() -> None:
    """
    readings:
      R1: {preferences: {army: [hold, advance, not not hold], navy: []}}
    ================================================================================
    case.yaml:2:44: W605 warning: `not not hold` says what `hold` above it says  [L33]
         2 |   R1: {preferences: {army: [hold, advance, not not hold], navy: []}}
           |                                            ^^^^^^^^^^^^
      expected: a statement that adds something
      way out: it changes nothing: leave one of the two out
    """


@rejects
def test_an_actor_without_moves() -> None:
    """
    states: {s1: peace, s2: war}
    moves: {army: {s1: [s2]}, navy: {}}
    common: {preferences: {army: [s2], navy: []}}
    ================================================================================
    case.yaml:6:26: W604 warning: `navy` has no moves  [L23]
         6 | actors: {army: The army, navy: The navy}
           |                          ^^^^
      way out: list them in `moves`
    """
