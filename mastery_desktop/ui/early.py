"""Values of Qt's own namespace that the first frame needs, as the numbers that properties take.

The first use of any name of `Qt` makes Python classes of all its 130 enumerations, which takes a tenth of the time to
the first frame. What is seen in that frame therefore sets these as properties, by number; everything else uses `Qt`.
`QPainter.setPen` and `setBrush` make them as well, to see whether a style of line was meant. In the same way the first
widget that Qt made itself and hands out, such as a `viewport`, brings the classes of all widgets.
"""

from typing import Final

PLAIN_TEXT: Final = 0
NO_FOCUS: Final = 0x0
STRONG_FOCUS: Final = 0xB
CLICK_FOCUS: Final = 0x2
SCROLL_BAR_OFF: Final = 1
RIGHT_AND_MIDDLE: Final = 0x82
SELECTABLE_BY_MOUSE: Final = 1
