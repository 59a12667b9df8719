"""Evidence on the wall: the lines as they were written, and of one that may name a person only that it waits."""

from mastery_desktop.domain.content import Element
from mastery_desktop.domain.evidence_names import waits
from mastery_desktop.domain.labels import STRENGTHS_INSIDE
from mastery_desktop.domain.wall import Block, Bullets, Heading, Paragraph, Slide, Title
from mastery_desktop.messages import _, ngettext
from mastery_desktop.services.slides.frame import Frame


def evidence_slide(frame: Frame, element: Element) -> Slide:
    """What we have seen of a practice, and what we want to see."""
    assessment = frame.pack.self_assessment
    blocks: list[Block] = [Title(text=element.name)]
    for heading, have in ((assessment.support_prompt, True), (assessment.want_prompt, False)):
        lines = evidence_lines(frame, element, have=have)
        found = Bullets(items=lines) if lines else Paragraph(text=_("Nothing written down yet."))
        blocks += [Heading(text=heading), found]
    return frame.slide(f"{element.id}/evidence", *blocks, right=_("Evidence"))


def evidence_lines(frame: Frame, element: Element, *, have: bool) -> tuple[str, ...]:
    """The lines of evidence; of one that may name a person, only that it waits."""
    lines = frame.workshop.evidence_for(element.id, have=have)
    shown = [line for line in lines if not waits(line)]
    said = [
        _("{text} ({strength})").format(text=line.text, strength=_(STRENGTHS_INSIDE[line.strength]))
        if line.strength
        else line.text
        for line in shown
    ]
    if held := len(lines) - len(shown):
        words = ngettext("{n} line waits: it may name a person.", "{n} lines wait: they may name a person.", held)
        said.append(words.format(n=held))
    return tuple(said)
