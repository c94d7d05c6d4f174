"""Misperception: each actor in its own game (Bennett 1977)."""
