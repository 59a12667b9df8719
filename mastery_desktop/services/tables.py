"""Tables that rate on their own: who sits where, what each rates, and the level that one agrees on."""

from collections.abc import Sequence
from dataclasses import replace

from mastery_desktop.domain.choices import RatingState
from mastery_desktop.domain.content import ElementId, LevelId
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.rating import check_move
from mastery_desktop.domain.records import (
    Counts,
    Group,
    GroupId,
    Rating,
    SessionId,
    ShiftMarks,
    TableLevel,
    natural_id,
    new_id,
)
from mastery_desktop.domain.table_names import name_of, name_to_keep
from mastery_desktop.domain.tables import shared_out
from mastery_desktop.messages import N_, _
from mastery_desktop.services.base import Done, Service
from mastery_desktop.storage.store import Reader, Writer

MOST_TABLES = 12
"""The most tables that a room is divided into."""


class TableActions(Service):
    """Seats a session at tables, and keeps what they agree on."""

    def set_tables(self, session: SessionId, raters: Sequence[int]) -> Done[None]:
        """Let a session rate at tables, with so many raters at each; none: the room rates as one.

        Tables that stay keep their names and what they rate.

        Raises:
            NotPossible: something was counted at a table that would go.
        """
        with self._action(session, N_("tables changed")) as action:
            write = action.write
            self._session(write, session)
            old = write.all(Group, session)
            for gone in old[len(raters) :]:
                if self._holds_marks(write, session, gone.id):
                    raise NotPossible(_("Marks were counted at {table}. It stays.").format(table=name_of(gone)))
                write.delete(Group, gone.id)
            for place, number in enumerate(raters[:MOST_TABLES]):
                if place < len(old):
                    write.put(replace(old[place], raters=max(0, number)))
                else:
                    name = name_to_keep(place + 1)
                    made = GroupId(new_id())
                    write.put(Group(id=made, session_id=session, place=place, name=name, raters=max(0, number)))
            return action.done(None)

    def set_practices(self, session: SessionId, group: GroupId, elements: Sequence[ElementId]) -> Done[None]:
        """Keep which practices a table rates; none: all of them.

        Raises:
            NotPossible: the table is no longer there.
        """
        with self._action(session, N_("practices of a table changed")) as action:
            wanted = frozenset(elements)
            ordered = tuple(element for element in self._pack.elements if element in wanted)
            action.write.put(replace(self._table(action.write, session, group), elements=ordered))
            return action.done(None)

    def share_out(self, session: SessionId, elements: Sequence[ElementId]) -> Done[None]:
        """Let the tables share some practices, one after the other; none: every table rates all of them."""
        with self._action(session, N_("practices shared out")) as action:
            tables = action.write.all(Group, session)
            for table, share in zip(tables, shared_out(elements, len(tables)), strict=True):
                action.write.put(replace(table, elements=share))
            return action.done(None)

    def agree_at_table(
        self, session: SessionId, group: GroupId, element: ElementId, level: LevelId | None
    ) -> Done[None]:
        """Keep the level that a table agreed on for an element, or take it back; it is shown with the reveal.

        Raises:
            NotPossible: the table is no longer there, there is no such level, or the whole team has its level already.
        """
        with self._action(session) as action:
            write = action.write
            table = self._table(write, session, group)
            if level is not None and level not in {known.id for known in self._pack.levels}:
                raise NotPossible(_("There is no such level. Nothing was entered."))
            rating = self._rating(write, session, element)
            own = natural_id("table level", session, element, group)
            if level is None:
                if write.get(TableLevel, own) is not None:
                    write.delete(TableLevel, own)
                self._wait_or_collect(write, rating)
                return action.done(None)
            self._refuse_settled_in_talk(write, rating)
            if any((c.element, c.group) == (element, group) for c in write.all(Counts, session)):
                raise NotPossible(_("The marks of {table} are counted already.").format(table=name_of(table)))
            kept = TableLevel(id=own, session_id=session, element=element, group=table.id, level=level)
            write.put(kept)
            self._wait_or_collect(write, rating)
            return action.done(None)

    def _wait_or_collect(self, write: Writer, rating: Rating) -> None:
        """Let a rating wait for its reveal while there is something to show, and collect while there is not."""
        if rating.state in (RatingState.COLLECTING, RatingState.COMPLETE):
            here = self._anything_counted(write, rating.session_id, rating.element)
            state = RatingState.COMPLETE if here else RatingState.COLLECTING
            if state is not rating.state:
                check_move(rating.state, state)
                write.put(replace(rating, state=state))

    def _refuse_settled_in_talk(self, read: Reader, rating: Rating) -> None:
        """Refuse first marks where a level was agreed in talk: they would be seen without a reveal."""
        counted = self._anything_counted(read, rating.session_id, rating.element)
        if rating.state not in (RatingState.COLLECTING, RatingState.COMPLETE) and not counted:
            name = self._pack.elements[rating.element].name
            raise NotPossible(
                _("{name} has its level already. Take the level back first, then count.").format(name=name)
            )

    def _anything_counted(self, read: Reader, session: SessionId, element: ElementId) -> bool:
        kept = (read.all(Counts, session), read.all(TableLevel, session))
        return any(record.element == element for records in kept for record in records)

    def _holds_marks(self, read: Reader, session: SessionId, group: GroupId) -> bool:
        kept = (read.all(Counts, session), read.all(TableLevel, session), read.all(ShiftMarks, session))
        return any(record.group == group for records in kept for record in records)

    def _rating(self, reader: Reader, session: SessionId, element: ElementId) -> Rating:
        rating_id = natural_id("rating", session, element)
        found = reader.get(Rating, rating_id)
        if found is None:
            self._session(reader, session)
        return found or Rating(id=rating_id, session_id=session, element=element)

    @staticmethod
    def _table(read: Reader, session: SessionId, group: GroupId) -> Group:
        found = read.get(Group, group)
        if found is None or found.session_id != session:
            raise NotPossible(_("This table is no longer there. Nothing was changed."))
        return found
