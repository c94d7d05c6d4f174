"""The Python interface: load a case, ask it questions. Doors call these functions and no others."""
