"""The actions on forms that were filled in: read them, look at what they would change, accept it one by one."""

from collections.abc import Sequence
from pathlib import Path

from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.filled_forms import MOST_BYTES, FilledForms, FormFile, Suggestion, Suggestions
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.records import SessionId
from mastery_desktop.messages import N_, _
from mastery_desktop.services.base import Clock, Done, Service
from mastery_desktop.services.forms.apart import read_apart
from mastery_desktop.services.forms.reading import ReadAll, read_forms
from mastery_desktop.services.forms.suggesting import suggestions
from mastery_desktop.services.rating import RatingService
from mastery_desktop.services.sessions import SessionService
from mastery_desktop.storage.store import Store


class FormService(Service):
    """Turns filled-in forms into suggestions. Nothing of a form is kept but what the facilitator accepts."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        pack: Pack,
        *,
        sessions: SessionService,
        rating: RatingService,
        read_all: ReadAll = read_apart,
    ) -> None:
        """Work on a store; sessions are read, and counts kept, by their own services. `read_all` reads PDFs."""
        super().__init__(store, clock, pack)
        self._sessions, self._rating, self._read_all = sessions, rating, read_all

    def with_pack(self, pack: Pack) -> "FormService":
        """The same, for a session that was led with the words of another pack: its forms were made with them."""
        rating = RatingService(self._store, self._clock, pack)
        return FormService(
            self._store, self._clock, pack, sessions=self._sessions, rating=rating, read_all=self._read_all
        )

    def read(self, files: Sequence[FormFile]) -> FilledForms:
        """Read the files that were handed in; what cannot be read is told in a note."""
        return read_forms(files, self._pack, self._read_all)

    def read_files(self, files: Sequence[Path]) -> FilledForms:
        """Read files from where they lie; one that cannot be opened, or is far too large, is told in a note."""
        return self.read([FormFile(file.name, _bytes_of(file)) for file in files])

    def suggest(self, session: SessionId, forms: FilledForms) -> Suggestions:
        """What the forms would change in a session as it stands now."""
        return suggestions(forms, self._sessions.load(session), self._pack)

    def accept_now(self, session: SessionId, forms: FilledForms, wanted: Suggestion) -> Done[None]:
        """Take a suggestion over as it is by now, after others of its list; the arguments are those of `accept`."""
        found = next((each for each in self.suggest(session, forms).changes if each.key == wanted.key), wanted)
        return self.accept(session, forms, found)

    def accept(self, session: SessionId, forms: FilledForms, wanted: Suggestion) -> Done[None]:
        """Take one suggestion over. Texts can be undone; a count is corrected by counting again.

        Raises:
            NotPossible: the session has changed since, so that it would no longer change what was shown.
        """
        found = next((each for each in self.suggest(session, forms).changes if each.key == wanted.key), None)
        if found is None or (found.now, found.then) != (wanted.now, wanted.then):
            raise NotPossible(
                _("The session has changed since. Nothing was taken over; look at the suggestions again.")
            )
        if found.counts:
            mode = self._sessions.load(session).session.mode
            return self._rating.save_counts(session, found.counts, raters=found.raters, mode=mode)
        with self._action(session, N_("suggestion of a form accepted")) as action:
            self._session(action.write, session)
            for record in found.records:
                action.write.put(record)
            return action.done(None)


def _bytes_of(file: Path) -> bytes | None:
    try:
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError:
        return None
