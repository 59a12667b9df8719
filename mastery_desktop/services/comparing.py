"""Which sessions can stand side by side, and how they do."""

from collections.abc import Sequence

from mastery_desktop.domain.comparison import Comparison, Side, belong_together, compared
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.records import Session, SessionId
from mastery_desktop.messages import _
from mastery_desktop.services.promises import meaning_of
from mastery_desktop.services.sessions import SessionService


class ComparingService(SessionService):
    """Puts the sessions of one school side by side."""

    def related(self, session: SessionId) -> list[Session]:
        """The sessions of the same school or series, this one among them, the earliest first; none from the bin.

        Raises:
            NotPossible: the session is no longer here.
        """
        with self._store.read() as read:
            one, hidden = self._session(read, session), read.in_bin()
            others = [other for other in read.all(Session) if other.id not in hidden and belong_together(one, other)]
        return sorted(others, key=lambda other: (other.held_on, other.created))

    def compare(self, sessions: Sequence[SessionId]) -> Comparison:
        """Put sessions side by side.

        Raises:
            NotPossible: one is no longer here, or nothing is chosen.
        """
        if not sessions:
            raise NotPossible(_("Choose the sessions that stand side by side."))
        sides = []
        for session in sessions:
            workshop, wording = self.load(session), self.wording(session)
            sides.append(Side(workshop, {element: meaning_of(wording, element) for element in self._pack.elements}))
        return compared(sides, self._pack)
