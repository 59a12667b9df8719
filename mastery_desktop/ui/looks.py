"""Properties that the style sheet selects on."""

from PySide6.QtWidgets import QWidget


def show_as(widget: QWidget, name: str, value: str) -> None:
    """Let a widget look as the style sheet says for a value of a property; Qt looks there only when it is asked to."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
