"""Slides for rating practice by practice: each one read, rated, counted and revealed before the next."""

from collections.abc import Iterator

from mastery_desktop.domain.choices import RatingMode, RatingState
from mastery_desktop.domain.content import Element
from mastery_desktop.domain.passes import come_in
from mastery_desktop.domain.wall import BigQuestion, Bullets, Levels, Paragraph, Slide, Title
from mastery_desktop.messages import N_, _, ngettext
from mastery_desktop.services.slides.agreed import chosen_levels
from mastery_desktop.services.slides.frame import Frame, practice_of
from mastery_desktop.services.slides.marks import IN_WORDS, marks_slide, revealed_rounds
from mastery_desktop.services.slides.reading import practice_blocks
from mastery_desktop.services.slides.tables import left_out, table_words

_DO = {
    RatingMode.SLIPS: N_("Tick one box on your slip. Hand it in face down."),
    RatingMode.CARDS: N_("Choose your card. Keep it face down until all go up at once."),
    RatingMode.DOTS: N_("Place your dot when it is your turn; the others look away."),
    RatingMode.TABLES: N_("Agree on one level at your table."),
    RatingMode.DIRECT: N_("First what we have seen. Then the level that we agree on."),
}


def one_by_one(frame: Frame) -> Iterator[Slide]:
    """How it goes; then for each element what it says, how many have rated it, and what the room said."""
    count = len(frame.elements)
    steps = (
        ngettext("We read {n} practice.", "We read {n} practices, one after the other.", count).format(n=count),
        _("Go by what you have seen, not by what you hope for."),
        _("After each one we see all marks at once, and look before we talk."),
    )
    yield frame.slide("steps", Title(text=_("Practice by practice")), Bullets(items=steps, numbered=True))
    for number, element in enumerate(frame.elements, 1):
        yield frame.slide(
            element.id,
            *practice_blocks(element),
            right=f"{practice_of(number, count)}  ·  {element.name}",
            foot_left=_(_DO[frame.workshop.mode(element.id)]),
            progress=(number, count),
        )
        yield _result(frame, element)


def _result(frame: Frame, element: Element) -> Slide:
    """The marks of an element; before their reveal, how many are in."""
    anchor = f"{element.id}/marks"
    if revealed_rounds(frame, element) or table_words(frame, element):
        return marks_slide(frame, element, anchor=anchor)
    if frame.workshop.by_talk([element.id]) or chosen_levels(frame, element):
        return frame.slide(
            anchor,
            BigQuestion(text=_("Which level fits us?")),
            Levels(levels=frame.levels, chosen=chosen_levels(frame, element)),
            right=element.name,
        )
    came, expected = come_in(frame.workshop, [element.id])
    live = frame.live
    came, expected = live.slips_in or came, live.slips_expected or expected
    ready = frame.workshop.rating(element.id).state is RatingState.COMPLETE
    words = _("Ready: {n} of {expected}") if ready else _(IN_WORDS[frame.workshop.mode(element.id)])
    return frame.slide(
        anchor,
        BigQuestion(text=words.format(n=came, expected=expected)),
        *left_out(frame, (element,)),
        Paragraph(text=_("All marks appear at once. Look before anybody talks.")),
        right=element.name,
        gate=True,
    )
