"""One question a file: what can be asked and how it is said; `..doors*` do the rest.

A new command: a file here, with the types of `..options` where a word means what it means elsewhere; its name in
`..main.COMMANDS`. Imports of what it needs stand inside the function, so that help is quick.
"""
