"""Statements of every save, made once: building one takes longer than running it."""

from sqlalchemy import bindparam, func, select, update

from mastery_desktop.storage.tables import META, UNDO

MINE = UNDO.c.session_id == bindparam("session")
HISTORY = select(func.max(UNDO.c.place), func.max(UNDO.c.undone)).where(MINE)
ENTER = UNDO.insert()
TURN = update(UNDO).where(MINE, UNDO.c.place == bindparam("at")).values(undone=bindparam("now"))
FORGET = UNDO.delete().where(MINE)
FORGET_UNDONE = FORGET.where(UNDO.c.undone.is_(True))
FORGET_OLD = FORGET.where(UNDO.c.place <= bindparam("oldest"))
FACT = select(META.c.value).where(META.c.key == bindparam("fact"))
SET_FACT = update(META).where(META.c.key == bindparam("fact")).values(value=bindparam("now"))
