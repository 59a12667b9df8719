"""Shapes as PDF paths. They are drawn, never taken from a font, so that a tick box is one on every copier."""

import math
from functools import lru_cache
from typing import Final

from mastery_desktop.domain.content import LevelSymbol

GROUND: Final = 0.92
"""The gray behind the names of stages and columns."""

KAPPA: Final = 0.5523
"""How far the control points of a quarter circle lie from its ends, as a share of the radius."""


@lru_cache(maxsize=256)
def circle(radius: float) -> str:
    """The path of a circle around the origin."""
    r, k = radius, radius * KAPPA
    return (
        f"{r:.2f} 0 m {r:.2f} {k:.2f} {k:.2f} {r:.2f} 0 {r:.2f} c {-k:.2f} {r:.2f} {-r:.2f} {k:.2f} {-r:.2f} 0 c "
        f"{-r:.2f} {-k:.2f} {-k:.2f} {-r:.2f} 0 {-r:.2f} c {k:.2f} {-r:.2f} {r:.2f} {-k:.2f} {r:.2f} 0 c h"
    )


@lru_cache(maxsize=256)
def wedge(radius: float, share: float) -> str:
    """The path of a slice of a circle around the origin, from the top clockwise."""
    steps = max(1, math.ceil(share * 8))
    turn = 2 * math.pi * share / steps
    reach = radius * 4 / 3 * math.tan(turn / 4)
    parts = [f"0 0 m 0 {radius:.2f} l"]
    for step in range(steps):
        a, b = step * turn, (step + 1) * turn
        ax, ay, bx, by = math.sin(a), math.cos(a), math.sin(b), math.cos(b)
        parts.append(
            f"{radius * ax + reach * ay:.2f} {radius * ay - reach * ax:.2f} "
            f"{radius * bx - reach * by:.2f} {radius * by + reach * bx:.2f} {radius * bx:.2f} {radius * by:.2f} c"
        )
    return " ".join([*parts, "h"])


@lru_cache(maxsize=256)
def level_symbol(symbol: LevelSymbol, radius: float, weight: float) -> str:
    """Drawing operators for a circle that is as full as its level."""
    share = symbol.share
    outline = f"{weight:.2f} w {circle(radius)} S"
    if share == 0:
        return outline
    return f"{circle(radius)} f {outline}" if share == 1 else f"{wedge(radius, share)} f {outline}"


@lru_cache(maxsize=1024)
def box(width: float, height: float, radius: float) -> str:
    """The path of a box that stands on the origin, with round corners where a radius is given."""
    r = min(radius, width / 2, height / 2)
    if r <= 0:
        return f"0 0 {width:.2f} {height:.2f} re"
    k = r * (1 - KAPPA)
    w, h = width, height
    return (
        f"{r:.2f} 0 m {w - r:.2f} 0 l {w - k:.2f} 0 {w:.2f} {k:.2f} {w:.2f} {r:.2f} c "
        f"{w:.2f} {h - r:.2f} l {w:.2f} {h - k:.2f} {w - k:.2f} {h:.2f} {w - r:.2f} {h:.2f} c "
        f"{r:.2f} {h:.2f} l {k:.2f} {h:.2f} 0 {h - k:.2f} 0 {h - r:.2f} c "
        f"0 {r:.2f} l 0 {k:.2f} {k:.2f} 0 {r:.2f} 0 c h"
    )


@lru_cache(maxsize=64)
def arrow(length: float, head: float) -> str:
    """Drawing operators for an arrow from the origin to the right, `head` points high at its tip."""
    back = length - head * 0.8
    return f"1.2 w 0 0 m {back:.2f} 0 l S {length:.2f} 0 m {back:.2f} {head / 2:.2f} l {back:.2f} {-head / 2:.2f} l h f"


@lru_cache(maxsize=64)
def tip(length: float, height: float) -> str:
    """Drawing operators for the tip of a thick arrow that lies on the origin and points to the right."""
    return f"0 {height / 2:.2f} m {length:.2f} 0 l 0 {-height / 2:.2f} l h f"


@lru_cache(maxsize=64)
def pointer(width: float, height: float) -> str:
    """Drawing operators for a triangle below the origin that points up to it."""
    return f"0 0 m {width / 2:.2f} {-height:.2f} l {-width / 2:.2f} {-height:.2f} l h f"


@lru_cache(maxsize=64)
def star(radius: float) -> str:
    """The path of a five-pointed star around the origin."""
    points = []
    for at in range(10):
        reach = radius if at % 2 == 0 else radius * 0.42
        points.append(f"{reach * math.sin(at * math.pi / 5):.2f} {reach * math.cos(at * math.pi / 5):.2f}")
    return f"{points[0]} m " + " ".join(f"{point} l" for point in points[1:]) + " h"


@lru_cache(maxsize=64)
def lens(size: float) -> str:
    """Drawing operators for a magnifying glass in a square of a size that stands on the origin."""
    radius, line = size * 0.29, size * 0.12
    middle, edge = size * 0.36, size * 0.36 + radius * math.sqrt(0.5)
    ring = f"{line:.2f} w q 1 0 0 1 {middle:.2f} {size - middle:.2f} cm {circle(radius)} S Q"
    return f"{ring} {line * 1.4:.2f} w 1 J {edge:.2f} {size - edge:.2f} m {size * 0.94:.2f} {size * 0.06:.2f} l S 0 J"


@lru_cache(maxsize=64)
def cross(size: float) -> str:
    """Drawing operators for the mark in a tick box of a size that stands on the origin."""
    a, b = size * 0.2, size * 0.8
    return f"{size * 0.14:.2f} w 1 J {a:.2f} {a:.2f} m {b:.2f} {b:.2f} l {a:.2f} {b:.2f} m {b:.2f} {a:.2f} l S 0 J"


@lru_cache(maxsize=64)
def signpost(width: float, height: float, tip: float) -> str:
    """Drawing operators for a light gray box on the origin whose right side runs out into a tip."""
    body = width - tip
    right = f"{body:.2f} 0 l {width:.2f} {height / 2:.2f} l {body:.2f} {height:.2f} l"
    return f"{GROUND:g} g 1.1 w 0 0 m {right} 0 {height:.2f} l h B"
