"""What the played room shows at once, as numbers in a row: private dots, and the cards of a second round."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from mastery_desktop.messages import _
from mastery_desktop.ui.rehearsal.hands import Hand, number_key, press

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mastery_desktop.domain.counting import Piles
    from mastery_desktop.ui.console.focus import FocusPanel
    from mastery_desktop.ui.console.second_round import SecondRound


def dots_hand(panel: FocusPanel, numbers: Sequence[int]) -> Hand | None:
    """The next number of dots that is not in its field; None where dots are not typed now, or all are."""
    piles = panel.dots.piles if panel.is_private else None

    def do(key: Qt.Key) -> object:
        return panel.private_key(key.value)

    if piles is None:
        return None
    return _next_number(piles, numbers, (_("Type the next number"), _("Type all dots")), do, Qt.Key.Key_Up)


def cards_hand(shown: SecondRound, numbers: Sequence[int]) -> Hand | None:
    """The next number of cards that is not in its field; None where no second round is counted, or all are in."""
    piles = shown.piles if shown.isVisible() else None
    if piles is None:
        return None
    return _next_number(
        piles, numbers, (_("Type the next number"), _("Type all cards")), partial(press, shown), Qt.Key.Key_Left
    )


def _next_number(
    piles: Piles, numbers: Sequence[int], words: tuple[str, str], do: Callable[[Qt.Key], object], back: Qt.Key
) -> Hand | None:
    """Type what the first empty pile is to hold.

    Args:
        piles: where it goes.
        numbers: what belongs into each pile.
        words: for typing one number, and all.
        do: presses a key there.
        back: the key that leads to the pile before; its opposite leads on.
    """
    row = [pile for element in piles.elements for pile in piles.row(element)]
    at = next((place for place, pile in enumerate(row) if pile is None), None)
    if at is None or len(row) != len(numbers):
        return None
    one, all_of_it = words
    return Hand(piles.elements, at, one, all_of_it, partial(_type_number, piles, at, numbers[at], do, back))


def _type_number(piles: Piles, at: int, number: int, do: Callable[[Qt.Key], object], back: Qt.Key) -> None:
    on = Qt.Key.Key_Down if back == Qt.Key.Key_Up else Qt.Key.Key_Right
    while piles.at != at:
        do(on if piles.at < at else back)
    for digit in str(number):
        do(number_key(int(digit)))
