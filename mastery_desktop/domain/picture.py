"""A page of paper as pixels, as screens show it and printers get it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Picture:
    """A page as red, green and blue bytes.

    Attributes:
        pixels: three bytes per pixel, line by line from the top.
        width: in pixels.
        height: in pixels.
        stride: bytes from one line to the next.
    """

    pixels: bytes
    width: int
    height: int
    stride: int
