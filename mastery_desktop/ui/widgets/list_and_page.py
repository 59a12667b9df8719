"""A list and, beside it, the page of what is chosen there; where there is little room, one of them at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mastery_desktop.ui.theme.tokens import Type

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_LIST: Final = 345
_BOTH: Final = 780
"""The width of the list, and of the window that has room for both, at the usual size of text."""


def arranged(window: QWidget, side: QWidget, page: QWidget, *, page_first: bool) -> bool:
    """Show the list, the page, or both; tell whether there is room for one of them alone.

    Args:
        window: what both stand in; its width and its size of text count.
        side: the list.
        page: the page.
        page_first: which of them is shown where there is room for one.
    """
    scale = window.font().pixelSize() / Type.BODY
    narrow = window.width() < _BOTH * scale
    side.setVisible(not narrow or not page_first)
    page.setVisible(not narrow or page_first)
    side.setMaximumWidth(window.width() if narrow else round(_LIST * scale))
    side.setMinimumWidth(0 if narrow else round(_LIST * scale))
    return narrow
