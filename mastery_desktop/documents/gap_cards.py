"""P15: half a page for each practice, on which a pair writes what lies between the practice and what learners notice.

A gap is described in words, with what would show it. It is not measured, and it is nobody's fault.
"""

from collections.abc import Sequence
from typing import Final

from mastery_desktop.documents.blocks import Block, Rule, Space, WritingLines, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.cutting import cut_leaf, cut_pages, fits
from mastery_desktop.documents.groups import Row, stack
from mastery_desktop.documents.indicators import student_indicator, system_indicator
from mastery_desktop.documents.layout import Leaf
from mastery_desktop.documents.paging import Part, Sizes
from mastery_desktop.documents.sheet import Context
from mastery_desktop.documents.spare_lines import Lines, with_full_pages
from mastery_desktop.domain.content import Domain, Element
from mastery_desktop.messages import _

CARDS: Final = 2
"""How many cards a page holds in usual print."""

_FEWEST: Final = (2, 2, 2, 1)
"""Lines below each question of a card, where it has a page for itself; on half a page as well, or some more."""

_MOST_LINES: Final = 4
_FOOT_ROOM: Final = 20.0


def gap_cards(context: Context) -> Document:
    """Make the cards of the context's domain."""
    domain = context.domain or context.pack.domains[0]
    leaf = cut_leaf(context.leaf)
    rows = 1 if context.look.large else CARDS
    cards = _cards(context, domain, leaf, rows)
    if rows > 1 and not fits(cards, leaf, context.fonts, 1, rows):
        cards, rows = _cards(context, domain, leaf, 1), 1
    alone = len(cards) % rows
    pages = _pages(context, leaf, cards[: len(cards) - alone], rows)
    if alone:  # it has the last page for itself
        pages += _pages(context, leaf, [_spacious(context, domain, domain.elements[-1], leaf)], 1)
    return context.document(_("Gap cards: {domain}").format(domain=domain.name), pages, leaf=leaf, running="")


def _pages(context: Context, leaf: Leaf, cards: Sequence[Block], rows: int) -> list[Part]:
    return cut_pages(cards, leaf, context.fonts, columns=1, rows=rows) if cards else []


def _cards(context: Context, domain: Domain, leaf: Leaf, rows: int) -> list[Block]:
    """A card for each practice, so many to a page: all with as many lines as the fullest one has room for.

    One that has a page for itself, or takes more of them, has as many as are left there.
    """
    if rows == 1:
        return [_spacious(context, domain, element, leaf) for element in domain.elements]
    room = leaf.first_height / rows - _FOOT_ROOM

    def cards(more: int) -> list[Block]:
        lines = (*(fewest + more for fewest in _FEWEST[:-1]), _FEWEST[-1])
        return [_card(context, domain, element, leaf.width, lines) for element in domain.elements]

    tried = (cards(more) for more in range(_MOST_LINES - _FEWEST[0], 0, -1))
    fitting = (each for each in tried if all(card.height(context.fonts, leaf.width) <= room for card in each))
    return next(fitting, None) or cards(0)


def _spacious(context: Context, domain: Domain, element: Element, leaf: Leaf) -> Block:
    """A card with as many lines as there is room for on its page, or on its pages."""
    sizes = Sizes(leaf.width, leaf.first_height - _FOOT_ROOM, leaf.later_height)

    def parts(lines: Lines) -> list[Part]:
        return [Part(block=_card(context, domain, element, leaf.width, lines))]

    lines = with_full_pages(_FEWEST, parts, context.fonts, sizes)
    return _card(context, domain, element, leaf.width, lines)


def _card(context: Context, domain: Domain, element: Element, width: float, lines: Lines) -> Block:
    look = context.look
    ours, theirs, between, step = lines
    indicator = look.body if look.large else look.facilitator
    here = stack([text(_("What we do here today, and how we know"), look.label, glue=True), WritingLines(ours)])
    learners = stack([text(_("What learners say or show"), look.label, glue=True), WritingLines(theirs)])
    column = (width - 20) / 2
    sides: Block = Row((here, learners), (0.0, column), gap=20)
    if look.large:
        sides = stack([here, Space(6), learners])
    return stack(
        [
            text(domain.name, look.small),
            text(element.name, look.heading),
            Space(3),
            Rule(1.2),
            Space(4),
            system_indicator(element, indicator),
            Space(2),
            student_indicator(context.pack, element, indicator),
            Space(6),
            sides,
            Space(6),
            text(_("The gap between the two, in our words"), look.label, glue=True),
            WritingLines(between),
            Space(6),
            text(_("A small step that would narrow it"), look.label, glue=True),
            WritingLines(step),
        ],
        again=context.continued(element.name),
    )
