"""Statements of every save, made once: building one takes longer than running it."""

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.dialects.sqlite import insert

from mastery_desktop.storage.deletions import REMOVED_NAMES
from mastery_desktop.storage.tables import GONE, META, UNDO

MINE = UNDO.c.session_id == bindparam("session")
HISTORY = select(func.max(UNDO.c.place), func.max(UNDO.c.undone)).where(MINE)
ENTER = UNDO.insert()
TURN = update(UNDO).where(MINE, UNDO.c.place == bindparam("at")).values(undone=bindparam("now"))
FORGET = UNDO.delete().where(MINE)
FORGET_UNDONE = FORGET.where(UNDO.c.undone.is_(True))
FORGET_OLD = FORGET.where(UNDO.c.place <= bindparam("oldest"))
FACT = select(META.c.value).where(META.c.key == bindparam("fact"))
SET_FACT = update(META).where(META.c.key == bindparam("fact")).values(value=bindparam("now"))
NOTE_GONE = insert(GONE)
NOTE_GONE = NOTE_GONE.on_conflict_do_update(
    index_elements=["kind", "id"], set_={"tick": func.max(GONE.c.tick, NOTE_GONE.excluded.tick)}
)
HERE_AGAIN = GONE.delete().where(GONE.c.kind != REMOVED_NAMES, GONE.c.id == bindparam("which"))
