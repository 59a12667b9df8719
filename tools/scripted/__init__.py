"""Whole workshops through the real windows by keyboard alone: `python -m tools.scripted --help`.

The team, its words and most of what is done come from the demonstration; here the room has any size, the run sheet any
length, the computer one display or two, and every moment is checked.
"""
