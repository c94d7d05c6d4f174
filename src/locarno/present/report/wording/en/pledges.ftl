# Who; paths; pledges; worth; lines.

who-title = Who, and whose beliefs
who-readings = Readings
who-source = (Source: { $source })
who-wishes = What each actor wants, according to { $reading }, the most important first

paths-title = Can it be reached from today?
paths-lead = Of { $cells } cells { $reached } are reached from today by moves from which each mover gains (or are there already){ $joint ->
    [0] {""}
   *[other] , and { $joint } more by joint moves from which all who take part gain
  }. All others would need somebody to move against its own interest, or cannot be reached at all.
paths-caption = Ways from today, by arrangement and reading
paths-ways = The ways that are there ({ $count })
paths-fold = From today to outcomes, under { $reading }
paths-figure = The moves from today to each outcome, under { $reading }; dashed: a move without gain.
paths-way = { $name }, under { $readings }: { $steps }
way-there = there today
way-gains = { $count ->
    [one] one move
   *[other] { $count } moves
  }
way-joint = jointly
way-against = against { $actors }
way-never = by no moves
way-impossible = impossible

and-more = and { $count } more
pledges-title = Do the pledges fit together?
pledges-lead = If nobody moves first, { $in_force } of { $pledges } pledges and refusals that count are in force, and { $waiting } wait for something.
pledges-then = Then this is so: { $holds }.
pledges-figure = Who waits for whom: pledges, the conditions they wait for, and what they would bring.
pledges-loops-head = Loops
pledges-loop = { $pledges } wait for each other, by way of { $options }: all of them could come into force with trust, none does without.
pledges-no-loop = No pledges wait for each other in a circle.
pledges-no-settlement = There is no settled world in which all pledges are as their conditions say.
pledges-contradiction = These alone leave none: { $pledges }.
pledges-settlements = { $count ->
    [one] There is one settled world in which all pledges are as their conditions say.
   *[other] There are { $count } settled worlds in which all pledges are as their conditions say.
  }
pledges-fit-head = What cannot all be kept
pledges-fit-lead = { $count ->
    [one] One set of pledges cannot all be kept; it is no larger than needed.
   *[other] { $count } sets of pledges cannot all be kept; none is larger than needed.
  }
pledges-all-fit = All pledges fit together: wherever one is due, all can be kept.
pledges-none-found = No contradiction was found before the search was stopped.
pledges-misfit = { $pledges }, where { $given } is due ({ $because }).
pledges-misfit-alone = { $pledges } alone: where it is due, it cannot be kept ({ $because }).
pledges-by-rules = by { $rules }
pledges-by-themselves = they contradict each other
pledges-says = { $pledge }: “{ $text }”
pledges-each-head = Each pledge
pledges-caption = Pledges that count, and what becomes of them if nobody moves first
pledges-not = not { $what }
pledges-lacks = { $what }
pledges-col-who = pledge, by whom
pledges-col-word = how firmly
pledges-col-text = what
pledges-col-stand = if nobody moves first
pledges-col-lacks = waits for
stand-in-force = in force
stand-due = due, not kept
stand-waits = waits
stand-undecided = undecided
kind-pledge = pledge
kind-refusal = refusal
kind-threat = threat
kind-demand = demand
kind-proposal = proposal
binding-must = { $kind }: must
binding-may = { $kind }: may
binding-declared = { $kind }: declared
binding-conditional = { $kind }: conditional
binding-open = { $kind }: open

worth-title = What is each pledge worth?
worth-lead = Of { $pledges } pledges and refusals that can be kept or broken, { $firm } would be kept under every reading whenever it comes to it, { $hollow } under none.
worth-most = Most verdicts hang on { $pledge } (“{ $text }”): struck out, { $count } of them change.
worth-caption = Would the pledger rather keep its word when it comes to it? And how many of { $verdicts } verdicts change
worth-kept = taken at its word
worth-struck = struck out
worth-note = + verdicts for the better, − for the worse, ∅ into or out of the impossible. An empty cell: not given under that reading.
will-always = kept
will-sometimes = at times
will-indifferent = no matter
will-never = not kept
will-uncalled = not called

lines-title = Which line deters?
lines-attack = The attack: { $attacker }: { $options }. It meets these lines, in this order:
lines-line = Line { $number }: { $label }
lines-none = Under { $reading } no attack is possible in any state.
lines-never-pays = Under { $reading } an attack never pays, even if nobody answers.
lines-pays = Under { $reading } an attack pays, whoever answers.
lines-pays-though = Under { $reading } an attack pays: nobody who would answer deters it, though some lines would if they answered.
lines-deterred = Under { $reading } an attack is deterred by those who would answer.
lines-partly = Under { $reading } an attack does not pay in { $stops } of { $states } states; elsewhere it does.
lines-where = Exactly where: { $where }.
lines-answers-caption = When it comes to it, would those who hold a line rather answer than not?
lines-caption = At which line does a renewed attack stop paying, where the arrangement starts?
lines-at = line { $line }
lines-at-unwilling = line { $line }, unwillingly
lines-unanswered = unanswered
lines-it-pays = it pays
lines-no-attack = no attack
lines-note = Unwillingly: it stops paying at that line only if some answer who would rather not. Where an arrangement can start in several states, the worst counts.
answers-always = would
answers-sometimes = at times
answers-indifferent = no matter
answers-never = would not
answers-uncalled = cannot
