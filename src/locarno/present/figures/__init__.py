"""Figures: a figure is a function from an answer to a Vega-Lite specification, which is plain data.

One figure a file. Type, colour and spacing are decided in `style`; `drawing` makes pictures of specifications.
"""
