"""Content that came to this computer or was made here: what there is, and letting go of what no session needs."""

from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.records import Session
from mastery_desktop.messages import _, ngettext
from mastery_desktop.services.packs.library import Entry, PackLibrary
from mastery_desktop.storage.store import Store

_MOST_NAMED = 3


class InstalledContent:
    """Lists packs and overlays that can be removed, and removes them."""

    def __init__(self, store: Store, library: PackLibrary) -> None:
        """Work on the content of this computer, and on the sessions that were led with it."""
        self._store, self._library = store, library

    def entries(self) -> list[Entry]:
        """What can be removed: all but what the program was started with."""
        return [entry for entry in self._library.entries() if entry.folder or entry.overlay_file]

    def remove(self, entry: Entry) -> None:
        """Remove a pack or an overlay for good.

        Raises:
            NotPossible: sessions were led with it, wording lies over it, or it could not be removed. It is still there.
        """
        if teams := self._teams(entry):
            named = ", ".join(teams[:_MOST_NAMED])
            words = ngettext(
                "{n} workshop was led with it, and would lose its words: {teams}. It stays; workshops in the bin count"
                " as well.",
                "{n} workshops were led with it, and would lose its words: {teams}. It stays; workshops in the bin"
                " count as well.",
                len(teams),
            )
            raise NotPossible(words.format(n=len(teams), teams=f"{named} …" if len(teams) > _MOST_NAMED else named))
        if wordings := self._laid_over(entry):
            words = _("Wording is laid over it, and would have nothing to lie over: {names}. Remove that first.")
            raise NotPossible(words.format(names=", ".join(wordings)))
        try:
            self._library.remove(entry)
        except OSError as error:
            words = _("It could not be removed ({reason}), and is still there.")
            raise NotPossible(words.format(reason=error.strerror)) from None

    def _teams(self, entry: Entry) -> list[str]:
        """Whose sessions would lose words, the latest first; those in the bin as well, which can be taken back."""
        with self._store.read() as read:
            sessions = sorted(read.all(Session), key=lambda session: session.held_on, reverse=True)
        return [session.team for session in sessions if self._is_needed(entry, session)]

    def _is_needed(self, entry: Entry, session: Session) -> bool:
        if session.pack_id != entry.id:
            return False
        if entry.overlay:
            return session.overlay == entry.overlay
        return session.pack_version == entry.version or not self._others(entry)

    def _laid_over(self, entry: Entry) -> list[str]:
        """The overlays that would lie over nothing."""
        if entry.overlay or self._others(entry):
            return []
        return [one.overlay for one in self._library.entries() if one.id == entry.id and one.overlay]

    def _others(self, entry: Entry) -> list[Entry]:
        """Other versions of a pack."""
        plain = [one for one in self._library.entries() if one.id == entry.id and not one.overlay]
        return [one for one in plain if one.folder != entry.folder]
