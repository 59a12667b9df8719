"""What a team settled on, and the list of its practices while it decides in talk."""

from mastery_desktop.domain.content import Element
from mastery_desktop.domain.wall import CheckItem, Checklist, Slide, Title
from mastery_desktop.messages import _
from mastery_desktop.services.slides.frame import Frame


def chosen_levels(frame: Frame, element: Element) -> tuple[int, ...]:
    """The places of the levels that the team settled on: none, one, or the two ends of "not agreed yet"."""
    if not frame.workshop.revealed(element.id):
        return ()
    rating = frame.workshop.rating(element.id)
    places = {level.id: place for place, level in enumerate(frame.pack.levels)}
    return tuple(places[level] for level in (rating.level, rating.upper) if level in places)


def agreeing(frame: Frame) -> Slide:
    """The practices while a team decides in talk, with the level of each that it has agreed on."""
    return frame.slide(
        "count",
        Title(text=_("Which level fits us?")),
        Checklist(items=tuple(_item(frame, element) for element in frame.elements)),
        foot_left=_("First what we have seen, then the level."),
    )


def _item(frame: Frame, element: Element) -> CheckItem:
    chosen = chosen_levels(frame, element)
    if not chosen:
        return CheckItem(text=element.name)
    names = " – ".join(frame.levels[place].name for place in chosen)
    return CheckItem(text=_("{name}: {levels}").format(name=element.name, levels=names), done=True)
