# Play over time, and thresholds.

play-title = How would it go over time?
play-lead = Actors move at rates, mostly but not always as is best for them: of { $cells } cells that begin with { $goal }, it is more likely than not in { $likely } that it is kept for { $months } months.
play-caption = How likely it is that { $goal } is kept for { $months } months, by where it begins
play-today = Today
play-then = (at the end)
play-note = Where it does not begin so, the probability is that it is so at the end. A range, where it is wide, is over the ranges of the numbers that the case gives. A probability here follows from the numbers put in: it is no forecast.
play-rests = { $share } of the entries that this rests on are assumed, above all how fast and how precisely actors choose.
threshold-head = From where on does it turn?
threshold-lead = How it hangs on one number, from 0 to 1: how surely this is expected: { $over }.
threshold-crosses = Under { $reading } the probability that it is kept crosses { $mark } { $crossings }.
threshold-never = Under { $reading } it never crosses { $mark }: it lies from { $low } to { $high }.
threshold-up = upwards at { $at }
threshold-down = downwards at { $at }
threshold-even = What an attack is worth to { $actor } changes its sign at { $at }.
threshold-own = The reading itself says { $own }.
threshold-mark = To compare: { $label }, { $value }.
threshold-figure = The probability of the goal over { $over }, by reading.
part-play = Play over time
part-threshold = Thresholds
lacks-play = the case has neither chances nor events for play over time.
method-play = Play over time. Actors get to move at rates a month, chance among them; who moves chooses among its moves, the better ones more likely (logit choice over what they lead to, discounted). With one mover at a time and a last month this has exactly one solution, found backwards; played forwards it gives the probability of each outcome by month.
method-threshold = Thresholds. The play is solved again for many values of one number, closer where the curve crosses the mark; curves need not rise or fall throughout.
assumed-play = Numbers of play over time
play-discount = What a month later counts
play-precision = How precisely actors choose
play-rate = Moves a month: { $actor }
