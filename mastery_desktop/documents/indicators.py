"""The two indicators of a practice, as several sheets print them."""

from mastery_desktop.documents.blocks import Block, led_text
from mastery_desktop.documents.layout import Style
from mastery_desktop.domain.content import Element
from mastery_desktop.domain.pack import Pack
from mastery_desktop.messages import _


def system_heading() -> str:
    """What the indicator of practices and systems is called."""
    return _("System indicator")


def student_heading(pack: Pack) -> str:
    """What the indicator of learners' experience is called, in the words of the forms."""
    return pack.self_assessment.learner_heading


def system_indicator(element: Element, style: Style) -> Block:
    """The indicator of practices and systems behind its name."""
    return led_text(f"{system_heading()}.", element.system, style)


def student_indicator(pack: Pack, element: Element, style: Style) -> Block:
    """The indicator of learners' experience behind its name."""
    return led_text(f"{student_heading(pack)}.", " ".join(element.student), style)
