"""What can be wrong with play over time (L42, L43)."""

from language_reports import rejects


@rejects
def test_figures_of_play_that_cannot_be() -> None:
    """
    actors: {army: The army, navy: The navy, sea: {nature: true}}
    play:
      discount: {value: 1.2, assumed: true}
      precision: [5, 3]
      rate: {value: [3, 2]}
      rates: {sea: 2, army: {rate: 2000}, navy: -1}
      marks: {m: {value: 22}}
    common:
      preferences: {army: [hold], navy: [patrol]}
      play: {discount: -0.1, precision: 0, rate: 1001}
    ================================================================================
    case.yaml:3:21: E517 a discount of 1.2  [L42]
         3 |   discount: {value: 1.2, assumed: true}
           |                     ^^^
      expected: from 0 to 1
      way out: 0.98 means that a month later counts 2 % less
    case.yaml:4:3: E517 the precision [5, 3]  [L42]
         4 |   precision: [5, 3]
           |   ^^^^^^^^^
      expected: the lower bound first
    case.yaml:5:10: E517 the rate [3, 2]  [L42]
         5 |   rate: {value: [3, 2]}
           |          ^^^^^
      expected: the lower bound first
    case.yaml:6:11: E517 a rate of `sea`, which is Nature  [L42]
         6 |   rates: {sea: 2, army: {rate: 2000}, navy: -1}
           |           ^^^
      expected: an actor with preferences
      way out: its options change by `events`, each with a rate of its own
    case.yaml:6:32: E517 a rate of 2000  [L42]
         6 |   rates: {sea: 2, army: {rate: 2000}, navy: -1}
           |                                ^^^^
      expected: from 0 to 1000 times a month
    case.yaml:6:45: E517 a rate of -1  [L42]
         6 |   rates: {sea: 2, army: {rate: 2000}, navy: -1}
           |                                             ^^
      expected: from 0 to 1000 times a month
    case.yaml:7:22: E517 a mark of 22  [L42]
         7 |   marks: {m: {value: 22}}
           |                      ^^
      expected: a likelihood, from 0 to 1
    case.yaml:10:20: E517 a discount of -0.1  [L42]
        10 |   play: {discount: -0.1, precision: 0, rate: 1001}
           |                    ^^^^
      expected: from 0 to 1
      way out: 0.98 means that a month later counts 2 % less
    case.yaml:10:37: E517 a precision of 0  [L42]
        10 |   play: {discount: -0.1, precision: 0, rate: 1001}
           |                                     ^
      expected: above 0
      way out: the log-odds of the best state against the worst, for one turn; 100 if nothing is said
    case.yaml:10:46: E517 a rate of 1001  [L42]
        10 |   play: {discount: -0.1, precision: 0, rate: 1001}
           |                                              ^^^^
      expected: from 0 to 1000 times a month
    """


@rejects
def test_figures_of_play_of_another_kind() -> None:
    """
    play:
      discount: [0.9, 1]
      precision: high
      rate: [1]
      rates: {army: 1 %, navy: {value: 2}}
      chances: {c: {on: advance, change: +hold, likelihood: [0.1]}}
      marks: {m: {label: kept}}
    ================================================================================
    case.yaml:2:13: E207 a list is not a number  [L10]
         2 |   discount: [0.9, 1]
           |             ^
      expected: a number such as 3 or 0.25
    case.yaml:3:14: E207 `high` for `precision`  [L10]
         3 |   precision: high
           |              ^^^^
      expected: a number such as 3 or 80000, or a range `[low, high]`
    case.yaml:4:9: E207 a list for `rate`  [L10]
         4 |   rate: [1]
           |         ^
      expected: a number such as 3 or 80000, or a range `[low, high]`
    case.yaml:5:17: E207 `1 %` for `army`  [L10]
         5 |   rates: {army: 1 %, navy: {value: 2}}
           |                 ^^^
      expected: a number such as 3 or 80000, or a range `[low, high]`
    case.yaml:5:22: E202 no `rate` in `navy`  [L6]
         5 |   rates: {army: 1 %, navy: {value: 2}}
           |                      ^^^^
      expected: the key `rate`
    case.yaml:5:29: E201 unknown key `value` in `navy`  [L6]
         5 |   rates: {army: 1 %, navy: {value: 2}}
           |                             ^^^^^
      expected: one of `rate`, `refs`, `assumed`, `note`
    case.yaml:6:57: E207 a list for `likelihood`  [L10]
         6 |   chances: {c: {on: advance, change: +hold, likelihood: [0.1]}}
           |                                                         ^
      expected: a number, a range `[low, high]`, or a word
    case.yaml:7:11: E202 no `value` in `m`  [L6]
         7 |   marks: {m: {label: kept}}
           |           ^
      expected: the key `value`
    """


@rejects
def test_likelihoods_that_cannot_be() -> None:
    """
    likelihood_scale: {unlikely: [0.1, 0.3]}
    play:
      chances:
        a: {on: advance, change: +hold, likelihood: 1.2}
        b: {on: advance, change: +patrol, likelihood: [0.5, 0.3]}
        c: {on: advance, change: -advance, likelihood: 35 %}
        d: {on: advance, change: -patrol, likelihood: unlikly}
        e: {on: advance, change: -hold, likelihood: -0.1}
      events: {f: {change: +hold, likelihood: "0,5", within: 3}}
    ================================================================================
    case.yaml:4:49: E517 a likelihood of 1.2  [L42]
         4 |     a: {on: advance, change: +hold, likelihood: 1.2}
           |                                                 ^^^
      expected: from 0 to 1, or a word of `likelihood_scale`
      way out: as a part of 1: 10 % is 0.1
    case.yaml:5:39: E517 the likelihood [0.5, 0.3]  [L42]
         5 |     b: {on: advance, change: +patrol, likelihood: [0.5, 0.3]}
           |                                       ^^^^^^^^^^
      expected: the lower bound first
    case.yaml:6:52: E517 a likelihood of `35 %`  [L42]
         6 |     c: {on: advance, change: -advance, likelihood: 35 %}
           |                                                    ^^^^
      expected: from 0 to 1, or a word of `likelihood_scale`
      way out: as a part of 1: 10 % is 0.1
    case.yaml:7:51: E304 unknown likelihood `unlikly`  [L8]
         7 |     d: {on: advance, change: -patrol, likelihood: unlikly}
           |                                                   ^^^^^^^
      expected: a word of `likelihood_scale`
      way out: did you mean `unlikely`?
    case.yaml:8:49: E517 a likelihood of -0.1  [L42]
         8 |     e: {on: advance, change: -hold, likelihood: -0.1}
           |                                                 ^^^^
      expected: from 0 to 1, or a word of `likelihood_scale`
    case.yaml:9:43: E517 a likelihood of `0,5`  [L42]
         9 |   events: {f: {change: +hold, likelihood: "0,5", within: 3}}
           |                                           ^^^^^
      expected: from 0 to 1, or a word of `likelihood_scale`
      way out: as a part of 1: 10 % is 0.1
    """


@rejects
def test_rates_that_no_likelihood_has() -> None:
    """
    likelihood_scale: {certain: [1, 1], likely: [0.6, 0.9]}
    play:
      events:
        a: {change: +hold, likelihood: 1, within: 3}
        b: {change: +hold, likelihood: [0.5, 1], within: 3}
        c: {change: +hold, likelihood: 0.5, within: 0}
        d: {change: +hold, likelihood: 0.5, within: 0.0001}
    common:
      preferences: {army: [hold], navy: [patrol]}
      likelihoods: {ends: {event: It ends, likelihood: certain}}
    readings:
      R0: {play: {events: {a: {likelihood_of: ends, within: 2}}}}
      R1: {inherits: R0}
      R2: {play: {events: {c: {likelihood: certain, within: 3}, d: {rate: [5, 1]}}}}
    ================================================================================
    case.yaml:4:36: E517 a likelihood of 1 within 3 months  [L42]
         4 |     a: {change: +hold, likelihood: 1, within: 3}
           |                                    ^
      expected: below 1
      way out: give a `rate`, or a likelihood below 1: what is sure to happen in time has no rate
    case.yaml:5:24: E517 a likelihood of 1 within 3 months  [L42]
         5 |     b: {change: +hold, likelihood: [0.5, 1], within: 3}
           |                        ^^^^^^^^^^
      expected: below 1
      way out: give a `rate`, or a likelihood below 1: what is sure to happen in time has no rate
    case.yaml:6:49: E517 within 0 months  [L42]
         6 |     c: {change: +hold, likelihood: 0.5, within: 0}
           |                                                 ^
      expected: more than 0 months
    case.yaml:7:36: E517 a likelihood of 0.5 within 0.0001 months: 6,931 times a month  [L42]
         7 |     d: {change: +hold, likelihood: 0.5, within: 0.0001}
           |                                    ^^^
      expected: from 0 to 1000 times a month
    case.yaml:12:43: E517 a likelihood of `certain`, which goes up to 1, within 2 months  [L42]
        12 |   R0: {play: {events: {a: {likelihood_of: ends, within: 2}}}}
           |                                           ^^^^
      expected: below 1
      way out: give a `rate`, or a likelihood below 1: what is sure to happen in time has no rate
    case.yaml:14:40: E517 a likelihood of `certain`, which goes up to 1, within 3 months  [L42]
        14 |   R2: {play: {events: {c: {likelihood: certain, within: 3}, d: {rate: [5, 1]}}}}
           |                                        ^^^^^^^
      expected: below 1
      way out: give a `rate`, or a likelihood below 1: what is sure to happen in time has no rate
    case.yaml:14:65: E517 the rate [5, 1]  [L42]
        14 |   R2: {play: {events: {c: {likelihood: certain, within: 3}, d: {rate: [5, 1]}}}}
           |                                                                 ^^^^
      expected: the lower bound first
    """


@rejects
def test_keys_of_play_that_do_not_go_together() -> None:
    """
    play:
      chances:
        a: {on: advance, change: []}
        b: {change: +hold}
      events:
        c: {change: +hold, rate: 1, likelihood: 0.5, within: 3}
        d: {change: +hold, likelihood: 0.5}
        e: {change: +hold, within: 3}
        f: {change: +hold, rate: 0.1, within: 3}
    readings:
      R0: {play: {chances: {a: {in_force: true}, b: {}}, events: {c: {}, d: {likelihood: 0.2}, e: {within: 2}}}}
      R1: {play: {chances: {a: {likelihood: 0.1, in_force: false}}, events: {c: {rate: 1, within: 2}}, marks: {}}}
    ================================================================================
    case.yaml:3:22: E209 a change of nothing  [L6]
         3 |     a: {on: advance, change: []}
           |                      ^^^^^^
      expected: some of `+x`, `-y`
    case.yaml:4:5: E202 no `on` in `b`  [L6]
         4 |     b: {change: +hold}
           |     ^
      expected: the key `on`
    case.yaml:6:5: E209 `c` has `rate` and `likelihood`  [L6]
         6 |     c: {change: +hold, rate: 1, likelihood: 0.5, within: 3}
           |     ^
      expected: exactly one of `rate`, `likelihood`
    case.yaml:7:24: E209 `likelihood` without `within`  [L6]
         7 |     d: {change: +hold, likelihood: 0.5}
           |                        ^^^^^^^^^^
      expected: the two together
      way out: `within: 12`, for example: a likelihood of an event is one within some time
    case.yaml:8:5: E209 `e` has no rate and no likelihood  [L6]
         8 |     e: {change: +hold, within: 3}
           |     ^
      expected: exactly one of `rate`, `likelihood`
    case.yaml:9:35: E209 `within` beside `rate`  [L6]
         9 |     f: {change: +hold, rate: 0.1, within: 3}
           |                                   ^^^^^^
      expected: it beside a likelihood only
    case.yaml:11:39: E209 a chance in force without a likelihood  [L6]
        11 |   R0: {play: {chances: {a: {in_force: true}, b: {}}, events: {c: {}, d: {likelihood: 0.2}, e: {withi…
           |                                       ^^^^
      expected: a likelihood
      way out: `in_force: false` leaves its options with their owners
    case.yaml:11:46: E209 `b` has no likelihood  [L6]
        11 |   R0: {play: {chances: {a: {in_force: true}, b: {}}, events: {c: {}, d: {likelihood: 0.2}, e: {withi…
           |                                              ^
      expected: exactly one of `likelihood`, `likelihood_of`, `in_force`
    case.yaml:11:63: E209 `c` has no rate and no likelihood  [L6]
        11 | …lay: {chances: {a: {in_force: true}, b: {}}, events: {c: {}, d: {likelihood: 0.2}, e: {within: 2}}}}
           |                                                        ^
      expected: exactly one of `rate`, `likelihood`, `likelihood_of`
    case.yaml:11:74: E209 `likelihood` without `within`  [L6]
        11 | …lay: {chances: {a: {in_force: true}, b: {}}, events: {c: {}, d: {likelihood: 0.2}, e: {within: 2}}}}
           |                                                                   ^^^^^^^^^^
      expected: the two together
      way out: `within: 12`, for example: a likelihood of an event is one within some time
    case.yaml:11:92: E209 `e` has no rate and no likelihood  [L6]
        11 | …lay: {chances: {a: {in_force: true}, b: {}}, events: {c: {}, d: {likelihood: 0.2}, e: {within: 2}}}}
           |                                                                                     ^
      expected: exactly one of `rate`, `likelihood`, `likelihood_of`
    case.yaml:12:25: E209 `a` has `likelihood` and `in_force`  [L6]
        12 |   R1: {play: {chances: {a: {likelihood: 0.1, in_force: false}}, events: {c: {rate: 1, within: 2}}, m…
           |                         ^
      expected: exactly one of `likelihood`, `likelihood_of`, `in_force`
    case.yaml:12:87: E209 `within` beside `rate`  [L6]
        12 | …y: {chances: {a: {likelihood: 0.1, in_force: false}}, events: {c: {rate: 1, within: 2}}, marks: {}}}
           |                                                                              ^^^^^^
      expected: it beside a likelihood only
    case.yaml:12:100: E201 unknown key `marks` in `play`  [L6]
        12 | …y: {chances: {a: {likelihood: 0.1, in_force: false}}, events: {c: {rate: 1, within: 2}}, marks: {}}}
           |                                                                                           ^^^^^
      expected: one of `discount`, `precision`, `rate`, `rates`, `chances`, `events`
    """


@rejects
def test_changes_of_play_that_cannot_be() -> None:
    """
    play:
      chances:
        a: {on: advanse, change: [+patrol, -hold, -patrol]}
        b: {on: advance, change: [hold]}
      events: {c: {change: +petrol, from: hold and}}
    ================================================================================
    case.yaml:3:13: E301 unknown option `advanse`  [L19]
         3 |     a: {on: advanse, change: [+patrol, -hold, -patrol]}
           |             ^^^^^^^
      expected: an option of the case
      way out: did you mean `advance`?
    case.yaml:3:47: E518 `patrol` twice in one change  [L42]
         3 |     a: {on: advanse, change: [+patrol, -hold, -patrol]}
           |                                               ^^^^^^^
      expected: each option once
    case.yaml:4:31: E209 the change `hold`  [L6]
         4 |     b: {on: advance, change: [hold]}
           |                               ^^^^
      expected: `+x` or `-x`
      way out: say whether it is raised or dropped
    case.yaml:5:25: E301 unknown option `petrol`  [L19]
         5 |   events: {c: {change: +petrol, from: hold and}}
           |                         ^^^^^^
      expected: an option of the case
      way out: did you mean `patrol`?
    case.yaml:5:46: E401 the expression ends too soon  [L19]
         5 |   events: {c: {change: +petrol, from: hold and}}
           |                                              ^
      expected: an option, `not`, or `(`
    """


@rejects
def test_two_chances_that_change_one_option() -> None:
    """
    play:
      chances:
        a: {on: advance, change: [+patrol, -hold], likelihood: 0.5}
        b: {on: hold, change: [+hold], likelihood: 0.5}
        c: {on: patrol, change: [-patrol]}
    readings:
      R0: {play: {chances: {a: {in_force: false}}}}
      R1: {play: {chances: {b: {in_force: false}, c: {likelihood: 0.1}}}}
      R2: {inherits: R1}
    ================================================================================
    case.yaml:8:47: E518 `a` and `c` both change `patrol` in reading `R1`  [L42]
         8 |   R1: {play: {chances: {b: {in_force: false}, c: {likelihood: 0.1}}}}
           |                                               ^
      expected: one chance in force for each option
      way out: give a likelihood to one of them only; `in_force: false` takes one back that is inherited
    """


@rejects
def test_two_chances_that_change_one_option_on_different_days() -> None:
    """
    play:
      chances:
        a: {on: advance, change: [-hold], likelihood: 0.5, date: 2025, withdrawn: 2026-03}
        b: {on: hold, change: [+hold], likelihood: 0.5, date: 2026-03-01}
        c: {on: patrol, change: [-hold], likelihood: 0.5, date: 2026}
    ================================================================================
    case.yaml:5:5: E518 `a` and `c` both change `hold` in reading `common`  [L42]
         5 |     c: {on: patrol, change: [-hold], likelihood: 0.5, date: 2026}
           |     ^
      expected: one chance in force for each option
      way out: give a likelihood to one of them only; `in_force: false` takes one back that is inherited
    """


@rejects
def test_two_chances_of_the_case_that_change_one_option_are_told_once() -> None:
    """
    play:
      chances: {a: {on: advance, change: -hold, likelihood: 1}, b: {on: hold, change: [+hold], likelihood: 0}}
    readings: {R0: {}, R1: {play: {rate: 2}}}
    ================================================================================
    case.yaml:2:61: E518 `a` and `b` both change `hold` in reading `R0`  [L42]
         2 | …ces: {a: {on: advance, change: -hold, likelihood: 1}, b: {on: hold, change: [+hold], likelihood: 0}}
           |                                                        ^
      expected: one chance in force for each option
      way out: give a likelihood to one of them only; `in_force: false` takes one back that is inherited
    """


@rejects
def test_names_of_play_that_the_case_does_not_have() -> None:
    """
    likelihood_scale: {likely: [0.6, 0.9]}
    play:
      rates: {armee: 2}
      precision: {value: 4, refs: [F9]}
      chances: {met: {on: advance, change: +hold}}
      events: {ends: {change: -hold}}
    common:
      preferences: {army: [hold], navy: [patrol]}
      play: {chances: {met: {likelihood_of: answerd}}, rates: {nave: {rate: 1}}}
    readings:
      R0: {likelihoods: {answered: {event: It is met, likelihood: likely}}, play: {events: {end: {rate: 1}}}}
      R1: {play: {chances: {mett: {likelihood: 0.5}}, events: {ends: {likelihood_of: x, within: 2}}}}
    ================================================================================
    case.yaml:3:11: E302 unknown actor `armee`  [L17]
         3 |   rates: {armee: 2}
           |           ^^^^^
      expected: an actor of the case
      way out: known: `army`, `navy`
    case.yaml:4:32: E303 unknown fact or source `F9`  [L11]
         4 |   precision: {value: 4, refs: [F9]}
           |                                ^^
      expected: a fact or source of the case
      way out: no fact or source is declared
    case.yaml:9:41: E304 `answerd` is no likelihood of reading `R0`  [L8]
         9 |   play: {chances: {met: {likelihood_of: answerd}}, rates: {nave: {rate: 1}}}
           |                                         ^^^^^^^
      expected: an id of its `likelihoods`, or of those it inherits
      way out: did you mean `answered`?
    case.yaml:9:60: E302 unknown actor `nave`  [L17]
         9 |   play: {chances: {met: {likelihood_of: answerd}}, rates: {nave: {rate: 1}}}
           |                                                            ^^^^
      expected: an actor of the case
      way out: did you mean `navy`?
    case.yaml:11:89: E304 unknown event `end`  [L8]
        11 | … {likelihoods: {answered: {event: It is met, likelihood: likely}}, play: {events: {end: {rate: 1}}}}
           |                                                                                     ^^^
      expected: an event of the case
      way out: did you mean `ends`?
    case.yaml:12:25: E304 unknown chance `mett`  [L8]
        12 |   R1: {play: {chances: {mett: {likelihood: 0.5}}, events: {ends: {likelihood_of: x, within: 2}}}}
           |                         ^^^^
      expected: a chance of the case
      way out: did you mean `met`?
    case.yaml:12:82: E304 `x` is no likelihood of reading `R1`  [L8]
        12 |   R1: {play: {chances: {mett: {likelihood: 0.5}}, events: {ends: {likelihood_of: x, within: 2}}}}
           |                                                                                  ^
      expected: an id of its `likelihoods`, or of those it inherits
      way out: `R1` has no `likelihoods`
    """


@rejects
def test_chances_that_no_section_has() -> None:
    """
    readings:
      R0: {play: {chances: {met: {likelihood: 0.5}}, events: {ends: {rate: 1}}}}
    ================================================================================
    case.yaml:2:25: E304 unknown chance `met`  [L8]
         2 |   R0: {play: {chances: {met: {likelihood: 0.5}}, events: {ends: {rate: 1}}}}
           |                         ^^^
      expected: a chance of the case
      way out: no chance is declared
    case.yaml:2:59: E304 unknown event `ends`  [L8]
         2 |   R0: {play: {chances: {met: {likelihood: 0.5}}, events: {ends: {rate: 1}}}}
           |                                                           ^^^^
      expected: an event of the case
      way out: no event is declared
    """


@rejects
def test_what_hangs_on_a_wrong_entry_of_play_is_not_told_too() -> None:
    """
    likelihood_scale: {likely: [0.6, high]}
    play:
      chances: {met: {on: advance, change: +hold}, left: {on: [advance], change: -hold}}
    readings:
      R0:
        likelihoods: {answered: {event: [It is met], likelihood: likely}}
        play: {chances: {met: {likelihod_of: answered}, left: {likelihood: likely}}}
    ================================================================================
    case.yaml:1:34: E207 `high` is not a number  [L10]
         1 | likelihood_scale: {likely: [0.6, high]}
           |                                  ^^^^
      expected: a number such as 3 or 0.25
    case.yaml:3:59: E203 a list for `on`  [L6]
         3 |   chances: {met: {on: advance, change: +hold}, left: {on: [advance], change: -hold}}
           |                                                           ^
      expected: a text
    case.yaml:6:37: E203 a list for `event`  [L6]
         6 |     likelihoods: {answered: {event: [It is met], likelihood: likely}}
           |                                     ^
      expected: a text
    case.yaml:7:28: E201 unknown key `likelihod_of` in `met`  [L6]
         7 |     play: {chances: {met: {likelihod_of: answered}, left: {likelihood: likely}}}
           |                            ^^^^^^^^^^^^
      expected: one of `likelihood`, `likelihood_of`, `in_force`, `refs`, `assumed`, `note`
      way out: did you mean `likelihood_of`?
    """


@rejects
def test_dates_of_figures() -> None:
    """
    play:
      rate: {value: 1, date: 2025}
      chances: {met: {on: advance, change: +hold, date: 2025, withdrawn: 2024}}
    readings:
      R0: {play: {chances: {met: {likelihood: 0.5, withdrawn: 2025}}}}
    ================================================================================
    case.yaml:2:20: E201 unknown key `date` in `rate`  [L6]
         2 |   rate: {value: 1, date: 2025}
           |                    ^^^^
      expected: one of `value`, `refs`, `assumed`, `note`
    case.yaml:3:70: E507 withdrawn as of `2024`, said as of `2025`  [L12]
         3 |   chances: {met: {on: advance, change: +hold, date: 2025, withdrawn: 2024}}
           |                                                                      ^^^^
      expected: a later date
      way out: are the two exchanged?
    case.yaml:5:48: E201 unknown key `withdrawn` in `met`  [L6]
         5 |   R0: {play: {chances: {met: {likelihood: 0.5, withdrawn: 2025}}}}
           |                                                ^^^^^^^^^
      expected: one of `likelihood`, `likelihood_of`, `in_force`, `refs`, `assumed`, `note`
    """


@rejects
def test_figures_that_say_they_are_not_assumed() -> None:
    """
    play:
      rates: {army: {rate: 1, assumed: false}}
    ================================================================================
    case.yaml:2:36: E506 `assumed: false` without refs  [L11]
         2 |   rates: {army: {rate: 1, assumed: false}}
           |                                    ^^^^^
      expected: refs to what supports the entry
      way out: give `refs`, or leave `assumed` out: what no source says is assumed
    """


@rejects
def test_chances_in_a_graph_form() -> None:
    """
    #! case.yaml
    locarno: 1
    case: {title: T}
    actors: {army: The army, navy: The navy}
    options: {advance: army}
    states: {s1: peace, s2: {label: war, with: [advance]}}
    moves: {army: {s1: [s2]}, navy: {s2: [s1]}}
    play:
      rate: 2
      chances: {met: {on: advance, change: -advance, likelihood: 0.5}}
      events: {ends: {change: -advance, rate: 1}}
    common:
      preferences: {army: [s2], navy: [s1]}
      play: {precision: 2, chances: {met: {likelihood: 0.5}}}
    ================================================================================
    case.yaml:9:13: E510 a chance in a graph form  [L23]
         9 |   chances: {met: {on: advance, change: -advance, likelihood: 0.5}}
           |             ^^^
      expected: an option form
      way out: moves of a graph form are listed and change no options; `locarno convert --into option-form` may help
    case.yaml:10:12: E510 an event in a graph form  [L23]
        10 |   events: {ends: {change: -advance, rate: 1}}
           |            ^^^^
      expected: an option form
      way out: moves of a graph form are listed and change no options; `locarno convert --into option-form` may help
    case.yaml:13:34: E510 a chance in a graph form  [L23]
        13 |   play: {precision: 2, chances: {met: {likelihood: 0.5}}}
           |                                  ^^^
      expected: an option form
      way out: moves of a graph form are listed and change no options; `locarno convert --into option-form` may help
    """
