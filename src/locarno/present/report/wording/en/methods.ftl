# How the answers came about.

cells-title = Verdict by verdict
methods-title = Methods, in plain words
methods-papers = Papers
methods-lead = Everything here follows from the case by computation: the same case gives the same report. Nothing is forecast, and no verdict says how likely anything is.
method-model = The model. Each actor can do some things or not do them; rules say what cannot be, and what cannot be undone. Each actor wants some statements to be true, the most important first; of two states it prefers the one in which the first statement on which they differ is true (the graph model for conflict resolution, with option prioritisation). A reading is one source's beliefs about these wishes and rules.
method-verdicts = Verdicts. An arrangement is the set of all states that have what it asks for. It holds if it can be started, as near to today as possible, in states that nobody leaves: by interest if nobody would gain (Nash); by a credible answer if who leaves is answered by moves that their movers want, and ends no better (sequential stability); by bluff if only moves that may hurt their movers do so (metarationality). Otherwise it breaks. What is told of a break is its shortest way by the smallest moves.
method-paths = Reachability. Sequences of single moves from today, nobody moving twice in a row; first by moves from which each mover gains, else by any moves with the fewest against interest, else by joint moves.
method-pledges = Pledges. Pledges are statements of logic: what is given, under which condition. What comes into force if nobody moves first is the well-founded model; settled worlds are stable models; sets that cannot all be kept are minimal contradictions.
method-worth = Worth of pledges. In every state that calls a pledge, keeping it is compared with not keeping it, by what its giver wants; and every verdict is given again with the pledge taken at its word and struck out.
method-lines = Lines of defence. The lines answer an attack one after the other; each time the attacker compares where that ends with peace.
method-forces = Forces. Numbers are added up only within one source's counting. On a rotation of n to 1, n soldiers are needed for one on duty; who is on duty month by month is planned in units, tours and rests.
method-whatif = What if. Every verdict is given again with something supposed, and those that change are told.
method-compare = Comparison. The same belief in two readings is the same statement of the same actor, at whatever place.
method-crux = Crux. Beliefs of one reading are put in place of another's, all sets up to a size, until the verdict turns: the smallest such sets are told.
method-robust = Robustness. The orders of wishes are drawn around each reading, nearer ones more likely (Mallows); told is how often each verdict stays, with a 95 % interval (Wilson).
method-timeline = Timeline. The case is asked as of each day on which something in it begins or ends to count.
method-see = What we would see. For each event it is asked whether a reading's rules exclude it, whether gains lead to it, and whether it lasts; events on which readings differ are told.
