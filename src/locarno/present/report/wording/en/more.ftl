# Forces; what if; crux; robustness; timeline; what we would see; assumptions; sources; settings.

forces-title = Do the numbers add up?
forces-troops = troops
forces-no-source = no source
forces-only = the case
forces-none = none
forces-lead = Of { $said } pledges that speak of { $name }, { $left ->
    [0] none is
    [one] one is
   *[other] { $left } are
  } in force today with no refusal broken.
forces-figure = From all that was said of { $name } to what is in force, step by step.
forces-no-size = The case does not say how large this is.
forces-asked = Asked for: { $size } soldiers on duty.
forces-gap = By the counting of { $counting }, { $there } are in force where the arrangement starts; { $short } are short.
forces-gap-open = Pledged without a number: { $pledges }.
forces-ratio = Against the army protected ({ $army }): one soldier to { $one_to }.
forces-density = Along the line ({ $front }): { $per_km } on a kilometre.
forces-binds = If all states took the same part, by { $counting } the first to give out would be { $state }.
forces-upkeep = What can be kept up, by counting of pools and by rotation
forces-col-pools = pools
forces-col-rotation = rotation
forces-col-good = on duty for good
forces-col-cycle = needed in the cycle
forces-col-share = of the pools
forces-col-missing = missing
forces-months-head = Month by month
forces-units = Units of { $unit } soldiers, from the pools by { $counting }.
forces-meets = { $cycle }:1, tours of { $tour } months, then { $rest } of rest: { $target } are on duty in all { $months } months.
forces-short = { $cycle }:1, tours of { $tour } months, then { $rest } of rest: { $target } cannot be on duty in all { $months } months; in the least month { $least } are.
forces-best = (The best rota there is.)
forces-plain = (A plain rota, not the best there may be.)
forces-rota-figure = Soldiers on duty month by month, by whose they are.
forces-months-fold = The months as tables
forces-plan = On a rotation of { $cycle }:1
forces-month = months
forces-on-duty = on duty

whatif-title = What if?
whatif-lead = Most turns on { $what }: of { $cells } verdicts { $count } then read otherwise and are still possible.
whatif-caption = How many of { $cells } verdicts change if it is so, by what they change into
whatif-fold = { $what }: { $count } that change and stay possible
whatif-flip = { $arrangements }, under { $readings }: { $before } now, { $after } then
whatif-goal = the goal of the case

crux-title = On what does the disagreement turn?
crux-lead = { $goal }: of { $pairs } pairs of readings { $part } part about by what it holds.
crux-caption = What each reading says of it
crux-part = Under { $first } it { $before }, under { $second } it { $after }.
crux-turns = It turns on { $count ->
    [one] one belief
   *[other] { $count } beliefs together
  }: { $beliefs }. With { $count ->
    [one] this belief
   *[other] these beliefs
  } swapped, { $reading } would say that it { $verdict }.
crux-others = { $count ->
    [one] So would one other set as small.
   *[other] So would { $count } other sets as small.
  }
crux-no-few = No few statements make the difference.
crux-interest = holds by interest
crux-credible = holds by a credible answer
crux-bluff = holds by bluff only
crux-breaks = does not hold
crux-impossible = is impossible
crux-reached = can be reached
crux-not-reached = cannot be reached
word-reached = reached
word-not-reached = not reached
belief-list = all wishes of { $actor }
belief-only = a wish of { $actor }: { $wish } (only under { $reading }, number { $place } on the list)
belief-place = the place of a wish of { $actor }: { $wish } (number { $here } under { $first }, { $there } under { $second })
belief-pledge = this is taken at its word under { $reading }: { $text }
belief-other = { $text } (under { $reading })
ground-head = What all readings believe
ground-none = There is no belief that all readings share.
ground-belief = Wish of { $actor }: { $wish }
contested-head = Where they part the most
contested-caption = The arrangements on which verdicts lie furthest apart

robust-title = How robust are the verdicts?
robust-lead = { $firm } of { $cells } verdicts stay in at least { $share } of the samples, { $always } of them in every one.
robust-shakiest = The shakiest: { $name }, under { $reading }. It { $verdict } as written, but only in { $share } of the samples (95% interval: { $low } to { $high }); otherwise it mostly { $other }.
robust-caption = In how many of the samples each verdict stays
robust-drawn = Drawn around each reading: orders of wishes, nearer ones more likely (Mallows, spread { $spread }); rules and scenarios with a word of likelihood count that often. { $samples } samples, seed { $seed }.
robust-decides-head = Assumed entries that decide most
robust-decides-in = Under { $reading }, { $actor }: { $what }. Where it is there, the share of verdicts that stay changes by { $points } points.
robust-decides-high = Under { $reading }, { $actor }: { $what }. Where it stands higher on the list, the share of verdicts that stay changes by { $points } points.
robust-nobody = the case

timeline-title = What was said when, and what held then?
timeline-lead = Since the first dated entry { $changes } changes of verdict in { $cells } cells: on { $days }.
timeline-quiet = None of { $cells } verdicts has changed since the first dated entry.
timeline-figure = What was said, given and withdrawn when, and what held then.
timeline-changes-head = What changed
timeline-changes = Verdicts that read otherwise from a day on
timeline-before = before
timeline-whole-day = the day as a whole
timeline-ledger = The ledger: { $count } dated entries
timeline-ledger-caption = Everything with a date, in its order
timeline-col-day = day
timeline-col-what = what
timeline-col-was = was
timeline-col-is = is
timeline-col-through = through
timeline-col-who = who
timeline-col-entry = entry
entry-ends = no longer: { $entry }
entry-status-quo = So today: { $text }
entry-as-before = as before
entry-pledge = Pledge { $text }
entry-rule = Rule { $text }
entry-statement = Belief: { $text }
entry-scenario = Scenario { $text }
entry-source = Appears: { $text }

see-title = What would we see?
see-lead = { $events } events tell the readings apart, { $seen } of them by taking place.
see-event = If this is seen: { $event }, it contradicts { $against } and fits { $fits }.
see-caption = What each reading expects; the strongest signs first
see-contradicts = seeing it contradicts
see-today = so today
see-stays = { $readings } if it stays
see-never = { $readings } if it never comes, or ends
sight-excluded = excluded
sight-possible = not by gains
sight-reachable = would not last
sight-lasting = may last
sight-predicted = predicted

assumed-title = Every assumption
assumed-lead = { $count ->
    [0] Nothing in this case is marked as assumed.
    [one] One entry of this case is assumed: no source says it.
   *[other] { $count } entries of this case are assumed: no source says them.
  }
assumed-group = { $name } ({ $count })
assumed-rules = Rules
assumed-scenarios = Scenarios
assumed-pledges = Pledges
assumed-arrangements = Arrangements
assumed-forces = Forces and lines
assumed-in = Beliefs of { $reading }

sources-title = Every source
sources-lead = { $sources ->
    [one] One source
   *[other] { $sources } sources
  }, { $facts ->
    [0] no single statement taken from them
    [one] one statement taken from them
   *[other] { $facts } statements taken from them
  }. What is said here is told in the words of the case, not quoted.
sources-none = The case names no sources.
sources-of = Statements from { $source }
sources-elsewhere = elsewhere
sources-voice = as said by { $voice }

settings-title = To run it again
settings-lead = This makes the same report again from the same case, with the same versions:
settings-case = case
settings-samples = samples
settings-seed = seed
settings-size = crux: statements at most
settings-left-out = What is not in this report
settings-refused = { $part }: { $reason }
settings-quick = { $part }: left out, because the report was asked for quickly. Without --quick it is there.
settings-chosen = { $part }: not asked for.
settings-no-figures = Figures: left out, because the library that draws them is not installed. With it, pip install 'locarno[figures]', they are there.
part-paths = Reachability
part-pledges = Pledges
part-worth = Worth of pledges
part-lines = Lines of defence
part-forces = Forces
part-whatif = What if
part-compare = Comparison of readings
part-crux = Crux
part-robust = Robustness
part-timeline = Timeline
part-see = What we would see
lacks-arrangements = the case has no arrangements.
lacks-pledges = the case has no pledges.
lacks-defence = the case has no lines of defence.
lacks-forces = the case has no figures on forces.
lacks-scenarios = the case has no scenarios.
lacks-readings = the case has only one reading.
lacks-goal = the case has no goal of its own.
timeline-undated = No entry that verdicts rest on has a date: they are the same on every day.
assumed-frame = Actors, options, outcomes, today
assumed-today = Today as it is described { $day }
