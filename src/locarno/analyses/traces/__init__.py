"""Why a state is stable for an actor under a concept, or is not: one way of telling for each family of concepts."""
