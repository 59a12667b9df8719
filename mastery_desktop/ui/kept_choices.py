"""Keeps what the user chose, and says so where that was not possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastery_desktop.messages import _

if TYPE_CHECKING:
    from mastery_desktop.ui.context import Context


def save_choices(context: Context) -> None:
    """Bring the choices to the disk; what cannot be written holds until the window is closed."""
    try:
        context.choices.save()
    except OSError:
        context.news.say_error(
            _("Your settings could not be saved."),
            safe=_("They hold until the window is closed, and your sessions are not touched."),
            then=_("Make room on the disk, then change a setting again."),
        )
