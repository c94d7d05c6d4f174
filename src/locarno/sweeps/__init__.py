"""Questions asked of many readings at once: hybrids of two, neighbours of one, one after the other in time."""
