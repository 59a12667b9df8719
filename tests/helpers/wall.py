"""Slides of a whole workshop, and what a slide says."""

from collections.abc import Iterator
from dataclasses import fields, replace
from functools import lru_cache
from gettext import NullTranslations
from typing import get_type_hints

from PySide6.QtGui import QColor, QImage, QPainter

from mastery_desktop import messages
from mastery_desktop.content.loader import load_pack
from mastery_desktop.domain.choices import RatingState, StepKind
from mastery_desktop.domain.content import DomainId
from mastery_desktop.domain.live import LiveState
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.records import Privacy, Step, StepId
from mastery_desktop.domain.wall import Slide
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.services.slides import SlideBuilder
from mastery_desktop.ui.wall.canvas import canvas_for, fit
from mastery_desktop.ui.wall.page import Page
from mastery_desktop.ui.wall.view import paint_page
from tests.helpers.languages import BOTH, pack_in, texts_in
from tests.helpers.painted import Painted, Recorder
from tests.helpers.vision import Picture
from tests.helpers.workshops import full_workshop

LIVE = LiveState(slips_in=7, slips_expected=12, countdown=190, full_text=True)
"""Everything that a wall can show; the short version is a part of it."""


@lru_cache(maxsize=4)
def pack(*, pseudo: bool = False) -> Pack:
    """The shipped pack, also in the language that finds faults in layouts."""
    return load_pack(wording=messages.pseudo if pseudo else None)


def said_in(language: str) -> tuple[Pack, NullTranslations | None]:
    """The shipped pack in English, Spanish or both, or in the language that finds faults, with the texts that go along.

    For the last one the texts in use are set: it lies over what is looked up when a slide is drawn, too.
    """
    if language == "pseudo":
        messages.use(messages.PseudoTranslations())
        return pack(pseudo=True), None
    if language == "english":
        return pack(), None
    code = {"spanish": "es", "both": BOTH}[language]
    return pack_in(code), texts_in(code)


def step_of(workshop: Workshop, kind: StepKind, domain: DomainId | None) -> Step:
    """A step of a kind, whether the run sheet has one or not."""
    return Step(id=StepId(f"step-{kind}"), session_id=workshop.session.id, place=0, kind=kind, domain=domain)


def slides_of(
    workshop: Workshop,
    content: Pack,
    domain: DomainId,
    live: LiveState = LIVE,
    texts: NullTranslations | None = None,
) -> Iterator[tuple[StepKind, Slide]]:
    """The slides of every kind of step for a domain, in the language in use or in another one."""
    builder = SlideBuilder(content, texts)
    for kind in StepKind:
        for slide in builder.slides(workshop, step_of(workshop, kind, domain), live):
            yield kind, slide


def placed_workshop(content: Pack, domain: DomainId) -> Workshop:
    """The full workshop of a domain, with the team's own place on every shift."""
    workshop = full_workshop(content, domain)
    marks = tuple(replace(marks, placed=place * 190) for place, marks in enumerate(workshop.shift_marks))
    return replace(workshop, shift_marks=marks)


def in_state(workshop: Workshop, state: RatingState) -> Workshop:
    """The same workshop with every rating in a state."""
    return replace(workshop, ratings=tuple(replace(rating, state=state) for rating in workshop.ratings))


def painted(page: Page, width: int, height: int) -> list[Painted]:
    """The texts of a page as a painter draws them into a picture."""
    return record(page, width, height).painted


def record(page: Page, width: int, height: int) -> Recorder:
    """What a painter draws of a page into a picture."""
    recorder = Recorder(width, height)
    painter = QPainter(recorder)
    paint_page(painter, page, fit(canvas_for(width, height), width, height))
    painter.end()
    return recorder


def picture_of(page: Page, width: int, height: int, border: int = 0) -> Picture:
    """A page as it is seen, with a border around that shows what would be cut off."""
    image = QImage(width + 2 * border, height + 2 * border, QImage.Format.Format_RGB32)
    image.fill(QColor(page.colors.paper))
    place = fit(canvas_for(width, height), width, height)
    painter = QPainter(image)
    paint_page(painter, page, replace(place, x=place.x + border, y=place.y + border))
    painter.end()
    return Picture(image)


def with_canaries(workshop: Workshop) -> tuple[Workshop, list[str]]:
    """The same workshop with a word of its own in every text that must not reach the wall, and these words."""
    canaries: list[str] = []

    def filled(record):
        hints = get_type_hints(type(record), include_extras=True)
        changes = {}
        for field in fields(record):
            hint = hints[field.name]
            level = next(iter(getattr(hint, "__metadata__", ())), Privacy.PUBLIC)
            if level > Privacy.WALL and not isinstance(getattr(record, field.name), int) and _is_text(hint):
                canaries.append(f"canary{len(canaries)}x")
                changes[field.name] = canaries[-1]
        return replace(record, **changes)

    changes = {
        field.name: tuple(filled(record) for record in getattr(workshop, field.name))
        for field in fields(workshop)
        if field.name != "session"
    }
    return replace(workshop, session=filled(workshop.session), **changes), canaries


def _is_text(hint) -> bool:
    kinds = getattr(hint.__origin__, "__args__", (hint.__origin__,))
    return any(kind is str or getattr(kind, "__supertype__", None) is str for kind in kinds)
