"""Slides for reading and rating alone: shifts, indicators, levels, slips."""

from collections.abc import Iterator
from itertools import pairwise

from mastery_desktop.domain.choices import RatingMode
from mastery_desktop.domain.content import Element
from mastery_desktop.domain.said import shares
from mastery_desktop.domain.wall import (
    BigQuestion,
    Bullets,
    Column,
    Columns,
    LevelList,
    Paragraph,
    ShiftLine,
    Slide,
    Statement,
    Title,
)
from mastery_desktop.domain.wall_overview import LevelName
from mastery_desktop.messages import N_, _, ngettext
from mastery_desktop.services.slides.frame import Frame, practice_of


def shifts(frame: Frame) -> Iterator[Slide]:
    """One slide per element: where practice comes from, where it goes, and the marks of the room."""
    count = len(frame.elements)
    for number, element in enumerate(frame.elements, 1):
        marks, placed = _marks(frame, element)
        read = (bool(marks) or placed is not None) and not frame.live.full_text  # the line needs the page now
        placed_words = ngettext("{n} placed", "{n} placed", len(marks)).format(n=len(marks)) if marks else ""
        yield frame.slide(
            element.id,
            Title(text=element.name),
            *([] if read else [Paragraph(text=element.rationale, aside=True)]),
            ShiftLine(shift_from=element.shift_from, shift_to=element.shift_to, marks=marks, placed=placed),
            right=_("Shift {n} of {count}").format(n=number, count=count),
            foot_left=_("Where is our team on the journey?"),
            foot_right=placed_words,
            progress=(number, count),
        )


def _marks(frame: Frame, element: Element) -> tuple[tuple[int, ...], int | None]:
    """The marks of the whole room, or of all tables together where only tables placed any."""
    room = frame.workshop.shift(element.id)
    tables = [marks for marks in frame.workshop.shift_marks if marks.element == element.id and marks.group]
    marks = room.marks or tuple(sorted(mark for table in tables for mark in table.marks))
    return marks, room.placed


def indicators(frame: Frame) -> Iterator[Slide]:
    """One slide per element: what the system does, and what learners notice."""
    count = len(frame.elements)
    for number, element in enumerate(frame.elements, 1):
        yield frame.slide(
            element.id,
            Title(text=element.name),
            Columns(
                columns=(
                    Column(heading=_("In our system we would see"), paragraphs=(element.system,)),
                    Column(heading=_("For learners it would mean"), paragraphs=element.student),
                )
            ),
            right=_("Indicator {n} of {count}").format(n=number, count=count),
            foot_left=_("Think alone, then tell a partner: where did you last see this?"),
            progress=(number, count),
        )


def calibrate(frame: Frame) -> Iterator[Slide]:
    """The full labels of the levels, a harmless example, and what would tell two neighbors apart."""
    full = tuple(LevelName(symbol=level.symbol, name=level.label) for level in frame.pack.levels)
    yield frame.slide("levels", Title(text=_("What the levels say")), LevelList(levels=full))
    yield frame.slide(
        "example",
        BigQuestion(text=_("Keeping the staff refrigerator clean: which level are we at?")),
        Paragraph(text=_("Hold up a card. Then say what you would have to see to go one level up.")),
        foot_left=_("A harmless example, to try the levels out"),
    )
    names = [level.short for level in frame.pack.levels]
    between = tuple(
        _("between “{lower}” and “{upper}”?").format(lower=lower, upper=upper) for lower, upper in pairwise(names)
    )
    yield frame.slide("between", Title(text=_("What would make the difference")), Bullets(items=between))


def rate(frame: Frame) -> Iterator[Slide]:
    """What to do with the slip, what is rated, and every practice to read again."""
    count = len(frame.elements)
    yield frame.slide("rate", Title(text=_rate_title(frame)), Bullets(items=tuple(_rate_steps(frame)), numbered=True))
    yield frame.slide(
        "practices",
        Title(text=_("What we rate")),
        Bullets(items=tuple(element.name for element in frame.elements), numbered=True),
    )
    for number, element in enumerate(frame.elements, 1):
        yield frame.slide(
            element.id,
            *practice_blocks(element),
            right=f"{practice_of(number, count)}  ·  {element.name}",
            progress=(number, count),
        )


def practice_blocks(element: Element) -> tuple[Statement, Paragraph]:
    """The statement that is rated, and what it means for learners."""
    return (
        Statement(text=element.system),
        Paragraph(lead=_("For learners:"), text=" ".join(element.student), aside=True),
    )


def _together(frame: Frame) -> bool:
    return frame.workshop.by_talk(element.id for element in frame.elements)


WAY_WORDS = {
    RatingMode.SLIPS: N_("On the slip, alone"),
    RatingMode.CARDS: N_("With a card, all at once"),
    RatingMode.DOTS: N_("With a dot on its poster"),
    RatingMode.TABLES: N_("At your table, one level"),
    RatingMode.DIRECT: N_("All of us, in talk"),
}
"""How practices are rated that have a way of their own, as the wall says it."""


def _rate_title(frame: Frame) -> str:
    modes = {frame.workshop.mode(element.id) for element in frame.elements}
    if modes == {RatingMode.TABLES} and not _together(frame):
        return _("Now each table rates")
    return _("We rate together") if _together(frame) else _("Now each of us rates alone")


def _rate_steps(frame: Frame) -> Iterator[str]:
    modes = {mode: [e for e in frame.elements if frame.workshop.mode(e.id) is mode] for mode in RatingMode}
    ways = {mode: elements for mode, elements in modes.items() if elements}
    if len(ways) > 1 and not _together(frame):
        for mode, elements in ways.items():
            names = ", ".join(element.name for element in elements)
            yield _("{way}: {practices}").format(way=_(WAY_WORDS[mode]), practices=names)
        if ways.keys() & {RatingMode.SLIPS, RatingMode.DOTS}:
            yield _("Go by what you have seen. Put no name on anything.")
        return
    mode, count = next(iter(ways), frame.workshop.session.mode), len(frame.elements)
    if _together(frame):
        yield ngettext("Read the practice together.", "Read the {n} practices, one by one.", count).format(n=count)
        yield _("Say what you have seen before anybody names a level.")
        yield _("We keep the level that we agree on, and nothing else.")
        return
    if mode is RatingMode.CARDS:
        yield _("Read the practice and choose a card, face down.")
        yield _("Go by what you have seen, not by what you hope for.")
        yield _("On the signal, all hold up their cards at once.")
        return
    if mode is RatingMode.TABLES:
        yield ngettext("Read the practice at your table.", "Read the {n} practices at your table.", count).format(
            n=count
        )
        yield _("Say what you have seen before anybody names a level.")
        yield _("Agree on one level for each, and write it on your sheet.")
        yield _("The tables show their levels at the same moment.")
        return
    if mode is RatingMode.DOTS:
        yield _("Take one dot for each practice.")
        yield _("Go by what you have seen, not by what you hope for.")
        yield _("Place your dots when it is your turn, while the others look away.")
        return
    if shares(frame.workshop):
        yield _("Tick one box for each practice of your table. Leave the others empty.")
        yield _("Go by what you have seen, not by what you hope for.")
        yield _("Put no name on it.")
        yield _("Hand it in face down.")
        return
    yield ngettext(
        "Your slip carries {n} practice. Tick one box.",
        "Your slip carries all {n} practices. Tick one box for each.",
        count,
    ).format(n=count)
    yield _("Go by what you have seen, not by what you hope for.")
    yield _("Put no name on it. Leave a box empty if you cannot say.")
    yield _("Hand it in face down.")
