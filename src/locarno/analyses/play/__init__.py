"""Play over time: how likely, how soon (see the documentation page of that name)."""
