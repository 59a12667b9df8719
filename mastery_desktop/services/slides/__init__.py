"""Slides for the wall, built from a session and the content: the door between what is private and what is public.

`SlideBuilder` gives the slides of a step as values of `domain.wall`. `frame` has what all slides share; `opening`,
`reading`, `marks` and `planning` build the steps of a workshop in their order.
"""

from mastery_desktop.services.slides.builder import SlideBuilder, place_of
from mastery_desktop.services.slides.planning import anchor_of

__all__ = ["SlideBuilder", "anchor_of", "place_of"]
