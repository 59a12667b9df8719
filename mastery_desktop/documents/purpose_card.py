"""P5: half a page for the table: why we are here, how we decide, how we treat each other."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from mastery_desktop.documents.blocks import Block, Rule, Space, WritingLines, led_text, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.cutting import cut_leaf, cut_pages, fits
from mastery_desktop.documents.groups import bullet, stack
from mastery_desktop.documents.layout import Leaf, Look
from mastery_desktop.documents.marks import Tick
from mastery_desktop.documents.paging import Part
from mastery_desktop.documents.sheet import Context
from mastery_desktop.domain.labels import RULE_SENTENCES, RULES
from mastery_desktop.domain.rating import ANONYMOUS_FROM
from mastery_desktop.messages import _

CARDS: Final = 2
"""How many cards a page holds."""

_SIZES: Final = (16, 15, 14, 13)
"""Sizes of type to try: the card lies in the middle of a table."""

_LARGER: Final = (26, 24, 22)
"""Sizes to try for a card that takes two pages, which stood half empty."""

_ROUND: Final = 30.0
"""What a card needs above and below it."""


def purpose_card(context: Context) -> Document:
    """Make a page of cards; one that does not fit on a page takes two, parted between its subjects."""
    leaf = cut_leaf(context.leaf)
    context = replace(context, leaf=leaf)
    card = _largest(context, leaf)
    if fits([card], leaf, context.fonts, 1, 1):
        pages = cut_pages([card], leaf, context.fonts, columns=1, rows=CARDS)
    else:
        pages = [Part(block=subject, new_page=True) for subject in _subjects_on_pages(context)]
    return context.document(_("Why we are here, and how we work"), pages, leaf=leaf, running="")


def _largest(context: Context, leaf: Leaf) -> Block:
    """The card in the largest type with which the usual number stands on a page; else in the type asked for."""
    room = leaf.first_height / CARDS - _ROUND
    sizes = (size for size in _SIZES if size > context.look.body_size)
    looks = [*(Look(size) for size in sizes), context.look]
    cards = (_card(context, look) for look in looks)
    fitting = (card for card in cards if card.height(context.fonts, leaf.width) <= room)
    return next(fitting, _card(context, context.look))


def _subjects_on_pages(context: Context) -> tuple[Block, Block]:
    """The two subjects of the card in the largest type with which each stands on a page."""
    looks = [*map(Look, _LARGER), context.look]
    made = ((_decisions(context, look), _manners(context, look)) for look in looks)
    room = context.leaf.first_height
    fitting = (both for both in made if all(each.height(context.fonts, context.leaf.width) <= room for each in both))
    return next(fitting, (_decisions(context, context.look), _manners(context, context.look)))


def _card(context: Context, look: Look) -> Block:
    return stack([_decisions(context, look), Space(7), _manners(context, look)])


def _decisions(context: Context, look: Look) -> Block:
    workshop = context.workshop
    purpose = workshop.session.purpose if workshop else ""
    voters = workshop.session.voters if workshop else ""
    return stack(
        [
            context.name(_("Why we are here, and how we work"), look.heading),
            Space(3),
            Rule(1.2),
            Space(4),
            text(purpose, look.body) if purpose else WritingLines(2),
            Space(7),
            _part(context, look, _("How we decide"), _rules(context, look)),
            *((Space(3), led_text(_("Who votes:"), voters, look.body)) if voters else ()),
        ]
    )


def _manners(context: Context, look: Look) -> Block:
    return _part(context, look, _("How we treat each other"), (bullet(words, look.body) for words in _norms(context)))


def _part(context: Context, look: Look, name: str, content: Iterable[Block]) -> Block:
    """A part of the card below its heading, which is named again where the card takes a second page."""
    return stack([text(name, look.label, glue=True), Space(2), *content], again=context.continued(name, look.label))


def _rules(context: Context, look: Look) -> Iterator[Block]:
    """The rule of the workshop; without one, all rules to choose from."""
    workshop = context.workshop
    if workshop:
        yield text(_(RULE_SENTENCES[workshop.session.rule]), look.body)
        return
    for words in RULES.values():
        yield from (Tick(text(_(words), look.body), look.body), Space(2))


def _norms(context: Context) -> Iterator[str]:
    planned = context.planned
    yield _("We talk about practices and systems, never about one person.")
    if planned is None or planned.session.raters >= ANONYMOUS_FROM:
        yield _("Each rates alone first. Nobody has to explain a mark.")
    else:
        yield _("We are few: we talk first, and keep only the level we agree on.")
    yield _("We ask “how do we know?” of each other and of ourselves.")
    yield _("Another view is worth hearing out; we need not agree today.")
    yield _("What we write into the record may become public.")
