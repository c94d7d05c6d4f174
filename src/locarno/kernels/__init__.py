"""Arithmetic on arrays, compiled; one idea a file, the literature's name."""
