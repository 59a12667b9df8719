"""The one way from a sheet of the register to a PDF."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from mastery_desktop.documents.accents import accent_of
from mastery_desktop.documents.blocks import text
from mastery_desktop.documents.book import (
    Document,
    Printed,
    Told,
    bind,
    boxed_note,
    count,
    foot_by_sentences,
    foot_room,
)
from mastery_desktop.documents.certificate import certificate_of
from mastery_desktop.documents.cover_slip import cover_slip
from mastery_desktop.documents.fonts import PLACEHOLDER, Face, Fonts
from mastery_desktop.documents.keys_page import keys_page
from mastery_desktop.documents.layout import Leaf, Look, PaperSize
from mastery_desktop.documents.no_power import NO_POWER, no_power_requests
from mastery_desktop.documents.program_guide import program_guide
from mastery_desktop.documents.register import SHEETS
from mastery_desktop.documents.sheet import Context, Need, Request, Sheet, foot_of, foot_on_paper
from mastery_desktop.documents.words import place_name
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.key_list import KeyGroup
from mastery_desktop.domain.names_held import without_names
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.reading import Article
from mastery_desktop.domain.records import Attendance
from mastery_desktop.domain.school_share import ShareLevel
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import _, sides

_AS_USUAL: Final = Request(sheet="")
"""How something is printed that is no sheet of the register, where nobody asked for another way."""


def render(request: Request, pack: Pack, workshop: Workshop | None, fonts: Fonts) -> bytes:
    """Draw a sheet.

    Args:
        request: which sheet, and how.
        pack: the content.
        workshop: what it is filled from; None, or a sheet that is always blank, prints it to be written on.
        fonts: the faces.

    Returns:
        The bytes of a PDF, the same ones for the same arguments.

    Raises:
        NotPossible: there is no such sheet or domain, or the sheet is not made for that paper.
    """
    return render_packet([request], pack, workshop, fonts)


def render_packet(
    requests: Sequence[Request],
    pack: Pack,
    workshop: Workshop | None,
    fonts: Fonts,
    *,
    copies: Sequence[int] = (),
    cover: bool = False,
    told: Told | None = None,
) -> bytes:
    """Draw several sheets into one PDF, in their order; see `render`.

    Each counts its own pages, and one that is printed on both sides begins on a front.

    Args:
        requests: which sheets, and how.
        pack: the content.
        workshop: what they are filled from.
        fonts: the faces.
        copies: how many copies of each the PDF holds; one where left out.
        cover: whether a slip for the copier lies in front.
        told: is told after each sheet how far it is; what it raises stops the work.
    """
    batch = _documents(requests, pack, workshop, fonts, copies)
    documents = [document for document, _copies in batch]
    title = documents[0].title if len(documents) == 1 else _("Packet: {title}").format(title=pack.title)
    made_with = pack.id if any(request.form for request in requests) else ""
    return bind(
        documents,
        fonts,
        title,
        pack.language,
        form=made_with,
        copies=[copies for _document, copies in batch],
        cover=partial(_cover, requests[0], pack, workshop, fonts) if cover else None,
        told=told,
    )


def render_files(
    requests: Sequence[Request], pack: Pack, workshop: Workshop | None, fonts: Fonts, copies: Sequence[int]
) -> Iterator[tuple[str, bytes]]:
    """Draw each sheet once into a PDF of its own, with its title; the slip for the copier comes first.

    Args:
        requests: which sheets, and how.
        pack: the content.
        workshop: what they are filled from.
        fonts: the faces.
        copies: how many copies of each the slip asks for.
    """
    printed = paper_needed(requests, pack, workshop, fonts, copies)
    slip = _cover(requests[0], pack, workshop, fonts, printed)
    for document in (slip, *(each.document for each in printed)):
        yield " - ".join(dict.fromkeys(sides(document.title))), bind([document], fonts, document.title, pack.language)


def paper_needed(
    requests: Sequence[Request], pack: Pack, workshop: Workshop | None, fonts: Fonts, copies: Sequence[int]
) -> list[Printed]:
    """How many pages each sheet has, and how much paper its copies take; nothing is drawn for it.

    Args:
        requests: which sheets, and how.
        pack: the content.
        workshop: what they are filled from.
        fonts: the faces.
        copies: how many copies of each are wanted.
    """
    batch = _documents(requests, pack, workshop, fonts, copies)
    return count([document for document, _copies in batch], fonts, [copies for _document, copies in batch])


def _documents(
    requests: Sequence[Request], pack: Pack, workshop: Workshop | None, fonts: Fonts, copies: Sequence[int]
) -> list[tuple[Document, int]]:
    """The documents of some requests, each with how many copies are wanted.

    What lies in the pack for no power is wanted as often as its first page says.
    """
    if not requests:
        raise NotPossible(_("Nothing was chosen to print. Choose at least one sheet."))
    documents = []
    for request, wanted in zip(requests, copies or [1] * len(requests), strict=True):
        people = _people(request, workshop) if copies else 0
        for each in _spelled_out(request, pack, workshop):
            number = wanted if each is request else wanted * SHEETS[each.sheet].copies_for(people)
            documents.append((_document(each, pack, workshop, fonts), number))
    return documents


def _people(request: Request, workshop: Workshop | None) -> int:
    """How many people come; 0 where nobody knows."""
    return request.people or (workshop.session.people if workshop else 0)


def _cover(
    request: Request, pack: Pack, workshop: Workshop | None, fonts: Fonts, printed: Sequence[Printed]
) -> Document:
    """The slip for the copier; it has the paper and the type of the first sheet where a page can be read on it."""
    size = request.size if request.size is PaperSize.A4 else PaperSize.LETTER
    context = Context(
        pack=pack,
        planned=workshop,
        leaf=Leaf(size=size),
        look=Look(),
        fonts=fonts,
    )
    return cover_slip(context, printed, color=request.color)


def _spelled_out(request: Request, pack: Pack, workshop: Workshop | None) -> Iterable[Request]:
    """The request, or those for the sheets of the pack that it is for."""
    if request.sheet == NO_POWER:
        return no_power_requests(request, SHEETS, pack, workshop)
    return (request,)


def render_certificates(
    pack: Pack, workshop: Workshop, people: Sequence[Attendance], fonts: Fonts, how: Request = _AS_USUAL
) -> bytes:
    """Draw certificates of attendance, one for each person; only this puts names of people on paper.

    Raises:
        NotPossible: there is nobody.
    """
    if not people:
        raise NotPossible(_("Nobody is on the list yet. Write down who was there first."))
    context = replace(_bare(how, pack, fonts, landscape=True, workshop=workshop), workshop=workshop, planned=workshop)
    return _alone([certificate_of(context, person) for person in people], how, context)


def render_keys(pack: Pack, groups: Sequence[KeyGroup], fonts: Fonts, how: Request = _AS_USUAL) -> bytes:
    """Draw the page with all keys of the program."""
    context = _bare(replace(how, both_sides=False), pack, fonts)
    return _alone([keys_page(context, groups)], how, context)


def render_program_guide(
    pack: Pack, chapters: Sequence[Article], picture: Callable[[str], Path], fonts: Fonts, how: Request = _AS_USUAL
) -> bytes:
    """Draw the guide to the program; `picture` gives the file of a picture by its name."""
    context = _bare(how, pack, fonts)
    return _alone([program_guide(context, chapters, picture)], how, context)


def _bare(
    how: Request, pack: Pack, fonts: Fonts, *, landscape: bool = False, workshop: Workshop | None = None
) -> Context:
    """What something that is no sheet of the register is drawn from; of the request counts how, and not what."""
    look = Look(how.body)
    leaf = Leaf(size=how.size, landscape=landscape, duplex=how.both_sides, scale=look.scale)
    foot = _with_foot(leaf, pack, workshop, fonts, None, filled=workshop is not None)
    return Context(pack=pack, leaf=foot, look=look, fonts=fonts)


def _alone(documents: Sequence[Document], how: Request, context: Context) -> bytes:
    """A file with documents of one name, in colour where that is wanted; each counts its own pages."""
    accented = [replace(each, accent=accent_of(None) if how.color else None) for each in documents]
    return bind(accented, context.fonts, accented[0].title, context.pack.language)


_LEVELS: Final = dict.fromkeys(("P9", "P16", "P18", "P19", "P20", "P21", "P25", "P28"), ShareLevel.TEAM) | {
    "P24": ShareLevel.PUBLIC
}
"""For whom a sheet is that holds what a team found and planned; the others stay in the room."""


_SAYS_WHERE: Final = frozenset({"P1", "P3"})
"""Sheets on which, of what somebody wrote, no more stands than where the workshop was."""


def _may_have_boxes(sheet: Sheet, workshop: Workshop, fonts: Fonts, *, filled: bool) -> bool:
    """Whether something that somebody wrote may hold characters that no face can draw."""
    if sheet.id not in _SAYS_WHERE:
        return filled
    return any(run.font == PLACEHOLDER for run in fonts.runs(place_name(workshop), Face.REGULAR))


def _with_foot(
    leaf: Leaf, pack: Pack, workshop: Workshop | None, fonts: Fonts, level: ShareLevel | None, *, filled: bool
) -> Leaf:
    """The paper with as many lines at its foot as the note takes; in usual print it becomes smaller first.

    What somebody wrote may hold characters that no face can draw; then the note in large print says so.
    """
    whole = foot_of(foot_on_paper(pack, level), workshop)
    note = sides(boxed_note(whole) if filled and leaf.scale != 1 else whole)[0]
    upright = replace(leaf, landscape=False)  # some sheets turn the page for large print
    room = foot_room(whole, leaf, upright.width)
    if leaf.scale == 1 and fonts.width(note, leaf.note.face) * leaf.smallest_note.size < room:
        return leaf
    words, style = foot_by_sentences(note, leaf, fonts, room, leaf.small_note)
    return replace(leaf, foot_lines=len(text(words, style).lines(fonts, room)))


def _document(request: Request, pack: Pack, workshop: Workshop | None, fonts: Fonts) -> Document:
    sheet = SHEETS.get(request.sheet)
    if sheet is None:
        known = ", ".join(SHEETS)
        raise NotPossible(
            _("There is no sheet {sheet}. These exist: {known}.").format(sheet=request.sheet, known=known)
        )
    if request.size not in sheet.sizes:
        name = request.size.name.capitalize()
        raise NotPossible(_("{sheet} is not made for {size} paper.").format(sheet=_(sheet.title), size=name))
    domain = pack.domain_by_id.get(request.domain) if request.domain else None
    if domain is None and (request.domain or sheet.domain is Need.REQUIRED):
        known = ", ".join(pack.domain_by_id)
        raise NotPossible(_("{sheet} needs a domain. These exist: {known}.").format(sheet=_(sheet.title), known=known))
    if request.form and not sheet.form:
        raise NotPossible(_("{sheet} cannot be filled in on a laptop.").format(sheet=_(sheet.title)))
    filled = workshop is not None and sheet.fillable and not request.blank and not request.form
    look = Look() if request.form else Look(request.body)
    level = _LEVELS.get(sheet.id) if filled else None
    accent = accent_of(pack.domains.index(domain) if domain else None) if request.color else None
    duplex = sheet.duplex and request.both_sides
    document = sheet.build(
        Context(
            pack=pack,
            workshop=without_names(workshop) if workshop and filled else None,
            planned=workshop,
            people=_people(request, workshop),
            begins=request.begins,
            domain=domain,
            leaf=_with_foot(
                Leaf(size=request.size, landscape=sheet.landscape, duplex=duplex, scale=look.scale),
                pack,
                workshop,
                fonts,
                level,
                filled=workshop is not None and _may_have_boxes(sheet, workshop, fonts, filled=filled),
            ),
            level=level,
            look=look,
            fonts=fonts,
            sheet=sheet.id,
            form=request.form,
        )
    )
    return replace(document, accent=accent)
