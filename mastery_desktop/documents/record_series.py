"""What the record of a session says of the series: promises, the earlier focus, then and now, and the exit slips."""

from collections.abc import Iterator
from typing import Final

from mastery_desktop.documents.blocks import Block, Space, led_text, text
from mastery_desktop.documents.groups import Bullet
from mastery_desktop.documents.sheet import Context
from mastery_desktop.domain.coming_back import EarlierResult
from mastery_desktop.domain.labels import (
    COMPARISON,
    EXIT_QUESTIONS,
    FOCUS_FATES,
    NOT_COMPARED,
    WORTH_ANSWERS,
    WORTH_QUESTION,
    long_date,
    outcome_text,
    promise_text,
    said_day,
)
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import _, ngettext

_BETWEEN: Final = 5.0


def look_back_sections(context: Context, workshop: Workshop) -> Iterator[tuple[str, list[Block]]]:
    """What became of promises and of the earlier focus, and results then and now."""
    for name, blocks in (
        (_("What became of our promises"), _promises(context, workshop)),
        (_("Our earlier focus"), _focus(context, workshop)),
        (_("Then and now"), _then_and_now(context, workshop)),
    ):
        if found := list(blocks):
            yield name, found


def exit_sections(context: Context, workshop: Workshop) -> Iterator[tuple[str, list[Block]]]:
    """What stood on the exit slips."""
    if blocks := list(_exit_slips(context, workshop)):
        yield _("Exit slips"), blocks


def _promises(context: Context, workshop: Workshop) -> Iterator[Block]:
    look = context.look
    for promise in workshop.promises:
        state = promise_text(promise, carried=workshop.carried(promise) is not None) or _("Not said yet")
        brought = _("evidence: {text}").format(text=promise.brought) if promise.brought else ""
        words = " · ".join(part for part in (promise.what, promise.who, said_day(promise.by), brought) if part)
        yield from (Space(2), Bullet(led_text(f"{state}:", words, look.body), look.body))


def _focus(context: Context, workshop: Workshop) -> Iterator[Block]:
    look = context.look
    for earlier in workshop.earlier_focus:
        element = context.pack.elements.get(earlier.element)
        fate = _(FOCUS_FATES[earlier.fate]) if earlier.fate in FOCUS_FATES else _("Not said yet")
        if element is not None:
            yield from (Space(2), Bullet(led_text(f"{element.name}:", fate, look.body), look.body))
        for lead, words in ((_("Goal"), earlier.goal), (_("What we learned"), earlier.learned)):
            if words:
                yield from (Space(2), led_text(f"{lead}:", words, look.body))


def _then_and_now(context: Context, workshop: Workshop) -> Iterator[Block]:
    """Only what the room has seen anew; the workshop gives nothing else."""
    look, pack = context.look, context.pack
    known = [(e, found) for e in pack.elements.values() if (found := workshop.earlier(e.id))]
    for element, earlier in known:
        if earlier.fits(pack):
            now = workshop.rating(element.id)
            counts = [c.marks for c in workshop.rounds(element.id) if c.group is None]
            then = _said(context, outcome_text(earlier, pack), earlier.marks)
            today = _said(context, outcome_text(now, pack), counts[-1] if counts else ())
            words = _("{date}: {then}. Today: {today}.").format(date=_date(earlier), then=then, today=today)
            yield from (Space(2), Bullet(led_text(f"{element.name}:", words, look.body), look.body))
    if any(earlier.fits(pack) for _element, earlier in known):
        yield from (Space(_BETWEEN), text(_(COMPARISON), look.small))
    others = [element.name for element, earlier in known if not earlier.fits(pack)]
    if others:
        yield from (Space(_BETWEEN), led_text(f"{', '.join(others)}:", _(NOT_COMPARED), look.body))


def _said(context: Context, outcome: str, marks: tuple[int, ...]) -> str:
    levels = context.pack.levels
    if len(marks) != len(levels):
        return outcome
    counted = ", ".join(f"{level.short} {n}" for level, n in zip(levels, marks, strict=True) if n)
    return f"{outcome} ({counted})"


def _date(earlier: EarlierResult) -> str:
    return long_date(earlier.held_on)


def _exit_slips(context: Context, workshop: Workshop) -> Iterator[Block]:
    look = context.look
    for kept in workshop.exit_slips:
        words = ngettext("{n} slip came in.", "{n} slips came in.", kept.slips).format(n=kept.slips)
        if kept.worth:
            answers = ", ".join(f"{_(answer)} {n}" for answer, n in zip(WORTH_ANSWERS, kept.worth, strict=False))
            words = f"{words} {_(WORTH_QUESTION)} {answers}"
        yield text(words, look.body)
    for question, title in EXIT_QUESTIONS.items():
        lines = [line for line in workshop.exit_lines if line.question is question]
        if lines:
            yield from (Space(_BETWEEN), text(_(title), look.label, glue=True))
        for line in lines:
            said = _("{n} × {text}").format(n=line.times, text=line.text) if line.times > 1 else line.text
            yield from (Space(2), Bullet(text(said, look.body), look.body))
