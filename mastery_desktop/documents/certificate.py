"""P23: a certificate of attendance, and on its back a log of hours.

Names come from the list of who was there, which is private: they are printed only where that list is handed in.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from mastery_desktop.documents.blocks import NOTHING, Block, Rule, Space, WritingLines, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.fields import Field
from mastery_desktop.documents.groups import Row, stack
from mastery_desktop.documents.layout import BODY, FIRST_LINE, LARGE_PRINT, LINE_PITCH, Align, Look, Style
from mastery_desktop.documents.paging import Part
from mastery_desktop.documents.posters import fitted
from mastery_desktop.documents.sheet import Context
from mastery_desktop.documents.words import place_name
from mastery_desktop.domain.labels import long_date
from mastery_desktop.domain.records import Attendance
from mastery_desktop.messages import _, ngettext, sides, words_of

_HOUR: Final = 60
_PAD: Final = 5.0
_NAME: Final = 24.0
_MARKS_ABOVE: Final = 1.18
"""How much farther than usual the lines of a name are apart: letters with two marks would touch the line above."""

_DATE: Final = 112.0
_TIME: Final = 108.0
_SO_FAR: Final = 72.0
_SIGNATURE: Final = 140.0
_LEAST_SUBJECT: Final = 176.0
"""What the workshop has of the log at least: the other columns grow with the type only where they leave it that."""

_ROW: Final = 30.0
_PLACES: Final = 6
_WIDEST: Final = 40.0
_SIZES: Final = tuple(float(size) for size in range(round(LARGE_PRINT), round(BODY) - 1, -1))
"""Sizes of body text to try where the one that was asked for is too large for one page."""

_TIGHT_PLACES: Final = 4
"""Places that can give some of their space where the page is too low for them."""

_SPACE: Final = 8.0
_TIGHTEST: Final = 5.0
"""What each of them gives at most: with less space left, a name is written on a rule, and a remark touches a label."""


def certificate(context: Context) -> Document:
    """Make a certificate to be written on, with the workshop where it is filled, and nobody's name."""
    return certificate_of(context, None)


def certificate_of(context: Context, person: Attendance | None) -> Document:
    """Make the certificate of a person on a front, with a log of hours on its back; without one, to be written on."""
    title = _("Certificate of attendance")
    context = _on_one_page(context, title, person)
    front, back = _front(context, title, person), _back(context, person)
    return context.document(title, [Part(block=front), Part(block=back, new_page=True)], running="")


def _on_one_page(context: Context, title: str, person: Attendance | None) -> Context:
    """The context with the largest type in which the certificate is one page: else the log is not on its back."""
    sizes = (context.look.body_size, *(size for size in _SIZES if size < context.look.body_size))
    sized = (replace(context, look=Look(size)) for size in sizes)
    return next((each for each in sized if _room(each, title, person) >= 0), replace(context, look=Look(sizes[-1])))


def _room(context: Context, title: str, person: Attendance | None) -> float:
    """What the page of a certificate has to spare when nothing of it can give any more space; below 0 it is too low."""
    least = _spread(context, title, person, -_TIGHTEST)
    return context.leaf.first_height - least.height(context.fonts, context.leaf.width)


def _front(context: Context, title: str, person: Attendance | None) -> Block:
    """The certificate, spread over its page."""
    free = context.leaf.first_height - _spread(context, title, person, 0.0).height(context.fonts, context.leaf.width)
    more = free / _PLACES - 1 if free > 0 else free / _TIGHT_PLACES
    return _spread(context, title, person, min(_WIDEST, max(-_TIGHTEST, more)))


def _spread(context: Context, title: str, person: Attendance | None, more: float) -> Block:
    """The certificate with some more space in each of its places for it."""
    look, width = context.look, context.leaf.width
    name = look.title.sized(_NAME * look.scale).aligned(Align.CENTER)
    name = replace(name, leading=name.leading * _MARKS_ABOVE)
    center = look.body.aligned(Align.CENTER)
    signed = Row((_signed(context, _("Facilitator (signature)")), _signed(context, _("Date"))), (0.0, width * 0.3), 40)
    blocks = [
        Space(max(0.0, more)),
        text(title, look.title.aligned(Align.CENTER)),
        Space(8),
        Rule(2),
        Space(_SPACE + more),
        text(_in_halves(person.name, name, context), name) if person else WritingLines(1),
        text(person.role, center) if person and person.role else NOTHING,
        Space(8),
        text(_what_for(context, center), center),
        Space(_SPACE + more),
        *_facts(context, person),
        Space(FIRST_LINE + LINE_PITCH + more),
        signed,
        Space(_SPACE + more),
        text(_notes(), look.facilitator),
    ]
    return stack(blocks)


def _in_halves(words: str, style: Style, context: Context) -> str:
    """A name that takes two lines, broken into even ones between two words: not at a hyphen."""

    def wide(words: str) -> float:
        return context.fonts.width(words, style.face) * style.size

    parts = words.split()
    halves = [(" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, len(parts))]
    if wide(words) <= context.leaf.width or not halves:
        return words
    best = min(halves, key=lambda both: max(map(wide, both)))
    return "\n".join(best) if max(map(wide, best)) <= context.leaf.width else words


def _what_for(context: Context, style: Style) -> str:
    """What the person took part in; where one line cannot hold it, the name of the framework has a line of its own."""
    words = _("took part in this workshop of a school team with “{framework}”:").format(framework=context.pack.title)
    longest = max(context.fonts.width(side, style.face) for side in sides(words)) * style.size
    return words if longest <= context.leaf.width else words.replace(" “", "\n“")


def _signed(context: Context, words: str) -> Block:
    return stack([Rule(1), Space(2), text(words, context.look.facilitator)])


def _facts(context: Context, person: Attendance | None) -> Iterator[Block]:
    """What it was, where and when, and how long the person was there."""
    look, workshop = context.look, context.workshop
    names = (place_name(workshop), workshop.session.district) if workshop else ()
    place = ", ".join(name for name in names if name)
    day = long_date(workshop.session.held_on) if workshop else ""
    yield Field(_("Workshop"), _subject(context), look.body)
    yield Field(_("School"), place, look.body)
    yield Field(_("Date"), day, look.body)
    yield Field(_("Contact time"), duration(person.minutes) if person and person.minutes else "", look.body)


def _subject(context: Context) -> str:
    """The title of the workshop with the domains it led through."""
    workshop = context.workshop
    if workshop is None:
        return ""
    domains = [context.pack.domain_by_id[one].name for one in workshop.domains if one in context.pack.domain_by_id]
    typed = "" if workshop.session.by_domains else workshop.session.title
    return ": ".join(part for part in (typed, ", ".join(domains)) if part)


def duration(minutes: int) -> str:
    """Minutes as hours and minutes, in words."""
    hours, rest = divmod(minutes, _HOUR)
    parts = [ngettext("{n} hour", "{n} hours", hours).format(n=hours)] if hours else []
    parts += [ngettext("{n} minute", "{n} minutes", rest).format(n=rest)] if rest or not hours else []
    return " ".join(parts)


def _notes() -> str:
    return _(
        "It says who was there and for how long. It says nothing of what anybody thought or how anybody rated. "
        "It supports the form of your district or university and does not replace it."
    )


def _back(context: Context, person: Attendance | None) -> Block:
    """The log of a person's hours, a row for each workshop; this one stands in it where it is known."""
    look, leaf, fonts = context.look, context.leaf, context.fonts
    room = leaf.width - _SIGNATURE - _LEAST_SUBJECT
    scale = min(look.scale, LARGE_PRINT / BODY, max(1.0, room / (_DATE + _TIME + _SO_FAR)))
    widths = (_DATE * scale, 0.0, _TIME * scale, _SO_FAR * scale, _SIGNATURE)
    names = (_("Date"), _("Workshop"), _("Time"), _("So far"), _("Signature"))
    label = fitted(fonts, words_of(names[1]), look.label, leaf.width - sum(widths) - 2 * _PAD)
    words = _("In Idaho, 15 contact hours make one in-service credit. Keep the certificates together with this log.")
    above: list[Block] = [
        text(_("Log of contact hours"), look.heading),
        Field(_("Name"), person.name if person else "", look.body),
        Space(6),
        text(words, look.body),
        Space(8),
        Row(tuple(text(name, label) for name in names), widths, pad=_PAD, ruled=1.0, fill=0.92),
    ]
    workshop = context.workshop
    if workshop and person and person.minutes:
        held = (long_date(workshop.session.held_on), _subject(context), duration(person.minutes))
        cells = (*(text(words, look.small) for words in held), NOTHING, NOTHING)
        above.append(Row(cells, widths, pad=_PAD, ruled=1.0, lid=False, least=_ROW))
    empty = Row((NOTHING,) * len(names), widths, pad=_PAD, ruled=1.0, lid=False, least=_ROW)
    free = leaf.first_height - sum(block.height(fonts, leaf.width) for block in above)
    return stack([*above, *(empty for _row in range(int(free / _ROW)))])
