"""Two codings of the same sources compared: entries, likelihoods, feasibility, verdicts."""
