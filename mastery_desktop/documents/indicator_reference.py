"""P8: all indicators of a domain beside each other, to look up while the room talks."""

from typing import Final

from mastery_desktop.documents.blocks import Block, Space, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.groups import Row, stack
from mastery_desktop.documents.indicators import student_heading, student_indicator, system_heading, system_indicator
from mastery_desktop.documents.layout import Style
from mastery_desktop.documents.marks import Shift
from mastery_desktop.documents.paging import Part, Sizes, pages_of
from mastery_desktop.documents.sheet import Context
from mastery_desktop.domain.content import Domain, Element
from mastery_desktop.messages import _

_PRACTICE: Final = (160.0, 190.0, 220.0)
"""Widths to try for the column of practices: long indicators need a narrow one, long shifts a wide one."""

_PAD: Final = 5.0
_GAP: Final = 8.0


def indicator_reference(context: Context) -> Document:
    """Make the reference of the context's domain; in large print, where it is no table, on upright pages."""
    domain = context.domain or context.pack.domains[0]
    context = context.upright_if_large()
    title = _("Indicators: {domain}").format(domain=domain.name)
    head = context.masthead(title, "")
    return context.document(title, _parts(head, _content(context, domain, head)))


def _content(context: Context, domain: Domain, head: Block) -> Block:
    """The indicators in a table, in the type and the widths with which they take the fewest pages."""
    look, leaf = context.look, context.leaf
    if look.large:
        return stack((_entry(context, element) for element in domain.elements), gap=16)
    sizes = Sizes(leaf.width, leaf.first_height, leaf.later_height)
    tables = (
        _table(context, domain, style, practice)
        for style in (look.body, look.small, look.facilitator)
        for practice in _PRACTICE
    )
    return min(tables, key=lambda table: len(pages_of(_parts(head, table), context.fonts, sizes)))


def _parts(head: Block, content: Block) -> list[Part]:
    return [Part(block=head), Part(block=content, gap=_GAP)]


def _table(context: Context, domain: Domain, style: Style, practice: float) -> Block:
    look = context.look
    column = (context.leaf.width - practice) / 2
    widths = (practice, 0.0, column)
    names = (_("Practice and its shift"), system_heading(), student_heading(context.pack))
    head = Row(tuple(text(name, look.label) for name in names), widths, pad=_PAD, ruled=1.0, fill=0.92, glue=True)
    rows = [
        context.keep(
            Row(
                (
                    _practice(element, style.bold(), style),
                    text(element.system, style),
                    stack((text(words, style) for words in element.student), gap=4),
                ),
                widths,
                pad=_PAD,
                ruled=1.0,
                lid=False,
            )
        )
        for element in domain.elements
    ]
    return stack([head, *rows], again=head)


def _entry(context: Context, element: Element) -> Block:
    """A practice in large print: everything below each other."""
    look = context.look
    head = [
        _practice(element, look.heading, look.body),
        Space(3),
        system_indicator(element, look.body),
    ]
    student = student_indicator(context.pack, element, look.body)
    return context.keep(stack([context.keep(stack(head)), student], gap=5, again=context.continued(element.name)))


def _practice(element: Element, name: Style, shift: Style) -> Block:
    return stack([text(element.name, name, glue=True), Shift(element.shift_from, element.shift_to, shift)], gap=2)
