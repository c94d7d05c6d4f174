# Verdicts: words, sentences, why.

word-interest = by interest
word-credible = by answer
word-bluff = by bluff
word-breaks = breaks
word-impossible = impossible
word-apart = no way back
means-interest = nobody would gain by leaving
means-credible = leaving would be answered, and willingly
means-bluff = leaving would be answered, but it may hurt the answerers
means-breaks = somebody would gain by leaving, and nothing deters
means-impossible = ruled out
means-apart = rests only because it cannot be undone

verdict-interest = Under { $reading } “{ $name }” holds by interest: nobody would gain by leaving it.
verdict-credible = Under { $reading } “{ $name }” holds by a credible answer: leaving would pay for { $actors }, but others would answer, and would want to.
verdict-credible-none = Under { $reading } “{ $name }” holds by a credible answer: whoever left would be answered by moves that others want to make.
verdict-bluff = Under { $reading } “{ $name }” holds by bluff only: leaving would pay for { $actors }, and some answer that deters may hurt those who would have to give it.
verdict-bluff-none = Under { $reading } “{ $name }” holds by bluff only: some answer that deters may hurt those who would have to give it.
verdict-breaks = Under { $reading } “{ $name }” does not hold: { $actor } would gain by leaving it, with this move: { $changes }.
verdict-breaks-later = Under { $reading } “{ $name }” does not hold: { $count ->
    [one] after one move
   *[other] after { $count } moves
  } inside it { $actor } would gain by leaving it, with this move: { $changes }.
verdict-impossible = Under { $reading } “{ $name }” is impossible: the rules leave no such state.
verdict-apart = Under { $reading } “{ $name }” rests, but only because what happened there cannot be taken back ({ $outcomes }).

why-head = Why
breaks-first = First, still inside: { $step }.
breaks-leaves = Then it is left: { $step }.
breaks-leaves-at-once = It is left: { $step }.
tempted = A move out that would pay: { $step }.
answered-by = The answer: { $step }.
answered-next = Then: { $step }.
answered-first = One temptation is deterred: { $step }.
harshest = The harshest answer there is: { $step }.
no-answer-seq = No moves that others want could make { $actor } worse off than at the start.
no-answer-gmr = Nothing that others can do makes { $actor } worse off than at the start.
ends-worse = So { $actor } would end worse off than at the start.
ends-same = So { $actor } would end as well off as at the start.
ends-better = Even so { $actor } would end better off than at the start.
reply = { $actor } could still reply: { $changes }.
nobody-tempted = From where it starts nobody has a move that gains and leads out.
asks-for = It asks for: { $parts }
asks-without = without { $what }
asks-also = and { $what }
asks-nothing = nothing in particular
starts-at = It starts, as near to today as it can, with: { $state }.
would-hold = Other states of it would hold, { $by }; but they are not entered from today.
includes-war = What holds includes states that cannot be taken back ({ $outcomes }); the arrangement does not exclude them.
spans = What holds spans several outcomes: { $outcomes }.
by-interest = by interest
by-credible = by a credible answer
by-bluff = by bluff
assumed-share = { $share } of the { $entries } entries that this rests on are assumed.
impossible-rule = The reading adds rule { $rule }: { $why }
impossible-scenario = The reading takes this to be the case: { $what }
impossible-asked = It is asked under: { $what }
state-exactly = exactly: { $state }

# A case without arrangements: states that rest.
state-interest = Under { $reading } this state rests by interest: nobody would gain by moving away from it.
state-credible = Under { $reading } this state rests by a credible answer: who moves away from it is answered by moves that others want.
state-bluff = Under { $reading } this state rests by bluff only: some answer that deters may hurt those who would have to give it.
state-breaks = Under { $reading } this state does not rest: somebody would gain by moving away from it, and nobody can make it pay.
state-for = { $actor }: stays { $word }.
state-outcome = Outcome: { $outcome }.
