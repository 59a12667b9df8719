"""The one way from a sheet of the register to a PDF."""

from collections.abc import Iterable, Sequence

from mastery_desktop.documents.book import Document, bind
from mastery_desktop.documents.certificate import certificates
from mastery_desktop.documents.fonts import Fonts
from mastery_desktop.documents.layout import Leaf, Look
from mastery_desktop.documents.no_power import NO_POWER, no_power_requests
from mastery_desktop.documents.register import SHEETS
from mastery_desktop.documents.sheet import Context, Need, Request
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.records import Attendance
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import _


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


def render_packet(requests: Sequence[Request], pack: Pack, workshop: Workshop | None, fonts: Fonts) -> bytes:
    """Draw several sheets into one PDF, in their order; see `render`.

    Each counts its own pages, and one that is printed on both sides begins on a front.
    """
    if not requests:
        raise NotPossible(_("Nothing was chosen to print. Choose at least one sheet."))
    spelled_out = [each for request in requests for each in _spelled_out(request, pack, workshop)]
    documents = [_document(request, pack, workshop, fonts) for request in spelled_out]
    title = documents[0].title if len(documents) == 1 else _("Packet: {title}").format(title=pack.title)
    made_with = pack.id if any(request.form for request in requests) else ""
    return bind(documents, fonts, title, pack.language, form=made_with)


def _spelled_out(request: Request, pack: Pack, workshop: Workshop | None) -> Iterable[Request]:
    """The request, or those for the sheets of the pack that it is for."""
    if request.sheet == NO_POWER:
        return no_power_requests(request, SHEETS, pack, workshop)
    return (request,)


def render_certificates(pack: Pack, workshop: Workshop, people: Sequence[Attendance], fonts: Fonts) -> bytes:
    """Draw certificates of attendance, one for each person; only this puts names of people on paper.

    Raises:
        NotPossible: there is nobody.
    """
    if not people:
        raise NotPossible(_("Nobody is on the list yet. Write down who was there first."))
    context = Context(
        pack=pack,
        workshop=workshop,
        planned=workshop,
        begins=None,
        domain=None,
        leaf=Leaf(landscape=True, duplex=True),
        look=Look(),
        fonts=fonts,
    )
    document = certificates(context, people)
    return bind([document], fonts, document.title, pack.language)


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
    filled = sheet.fillable and not request.blank and not request.form
    look = Look() if request.form else Look(request.body)
    return sheet.build(
        Context(
            pack=pack,
            workshop=workshop if filled else None,
            planned=workshop,
            begins=request.begins,
            domain=domain,
            leaf=Leaf(size=request.size, landscape=sheet.landscape, duplex=sheet.duplex, scale=look.scale),
            look=look,
            fonts=fonts,
            sheet=sheet.id,
            form=request.form,
        )
    )
