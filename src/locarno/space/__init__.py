"""From a case under a reading to numbered states: the only bridge from names to indices."""
