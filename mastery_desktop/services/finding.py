"""Finds what somebody names in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.messages import _

if TYPE_CHECKING:
    from mastery_desktop.domain.records import SessionId
    from mastery_desktop.services.sessions import SessionService


def only_session(sessions: SessionService, beginning: str) -> SessionId:
    """The one session whose id begins so.

    Raises:
        NotPossible: there is none, or there are several.
    """
    ids = [s.session.id for s in sessions.summaries() if s.session.id.startswith(beginning.lower())]
    if not ids:
        raise NotPossible(
            _("No session has an id that begins with {id}. Nothing was written; `sessions` lists them.").format(
                id=beginning
            )
        )
    if len(ids) > 1:
        raise NotPossible(
            _("Several sessions have an id that begins with {id}. Nothing was written; give more of it.").format(
                id=beginning
            )
        )
    return ids[0]
