"""A count that was closed, and can be opened again for one more slip until its marks are revealed."""

from collections.abc import Callable
from functools import partial

from mastery_desktop.domain.choices import RatingState
from mastery_desktop.domain.counting import Count, CountWay
from mastery_desktop.domain.records import GroupId
from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.desk import Desk


class ClosedCount:
    """Holds what was typed, in memory only: what is stored are counts, from which no count can be gone on with."""

    def __init__(self, desk: Desk) -> None:
        """Hold nothing yet."""
        self._desk = desk
        self._count: Count | None = None
        self._group: GroupId | None = None

    def keep(self, count: Count, group: GroupId | None = None) -> None:
        """Hold a count whose marks are saved now; of one table, or of the whole room."""
        self._count, self._group = count, group

    def forget(self) -> None:
        """Hold nothing any more."""
        self._count = None

    @property
    def count(self) -> Count | None:
        """The count that can be opened again: the marks that wait are its own, and nobody has seen them."""
        count, workshop = self._count, self._desk.workshop
        if count is None:
            return None
        for element, marks in count.counts().items():
            kept = workshop.marks(element, 1, self._group)
            waits = workshop.rating(element).state is RatingState.COMPLETE
            if not waits or kept is None or kept.marks != marks:
                return None
        return count

    @property
    def is_full(self) -> bool:
        """Whether one more slip is more than were expected."""
        count = self.count
        return count is not None and count.way is CountWay.SLIPS and count.slips_in >= count.expected

    def text(self) -> str:
        """What the bar on the wall says of it; empty where there is nothing to open."""
        count = self.count
        if count is None:
            return ""
        return _("Counted: {n} of {expected}. {key} opens the count again").format(
            n=count.slips_in, expected=count.expected, key=keys.UNDO.hint
        )

    def reopen(self, then: Callable[[Count], object]) -> None:
        """Take the stored counts back, and give the count to go on with."""
        count = self.count
        if count is not None:
            desk = self._desk
            call = partial(desk.actions.rating.take_back_counts, desk.session_id, count.elements, self._group)
            desk.do(call, then=lambda _nothing: then(count))
