"""What tables agreed on, in words: a level of a table is no mark of anybody, so it is never a dot."""

from collections.abc import Sequence

from mastery_desktop.domain.content import Element
from mastery_desktop.domain.passes import leaves_table_out, levels_left
from mastery_desktop.domain.table_names import name_of
from mastery_desktop.domain.wall import Block, Bullets, Paragraph
from mastery_desktop.messages import _
from mastery_desktop.services.slides.frame import Frame


def table_words(frame: Frame, element: Element) -> tuple[str, ...]:
    """Each table that agreed on a level for an element, with that level; nothing before the reveal."""
    if not frame.workshop.revealed(element.id):
        return ()
    names = {level.id: level.short for level in frame.pack.levels}
    return tuple(
        _("{table}: {level}").format(table=name_of(table), level=names[level])
        for table in frame.workshop.groups
        if (level := frame.workshop.table_level(element.id, table.id)) in names
    )


def table_places(frame: Frame, element: Element) -> tuple[int, ...]:
    """The places of the levels that tables agreed on, lowest first, each once; nothing before the reveal."""
    if not frame.workshop.revealed(element.id):
        return ()
    agreed = {frame.workshop.table_level(element.id, table.id) for table in frame.workshop.groups}
    return tuple(place for place, level in enumerate(frame.pack.levels) if level.id in agreed)


def table_blocks(frame: Frame, element: Element) -> tuple[Block, ...]:
    """The levels of the tables as blocks of a slide; none where no table agreed on any."""
    words = table_words(frame, element)
    return (Bullets(items=words),) if words else ()


def left_out(frame: Frame, elements: Sequence[Element]) -> tuple[Paragraph, ...]:
    """Why fewer are ready than rate, where tables rate apart: no table is named, and no mark."""
    wanted = [element.id for element in elements]
    if levels_left(frame.workshop, wanted):
        return (Paragraph(text=_("A table that agrees on its levels is not done yet.")),)
    if not leaves_table_out(frame.workshop, wanted):
        return ()
    return (Paragraph(text=_("A table where fewer than five gave marks agrees in talk; its marks are left out.")),)
