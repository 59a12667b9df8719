"""The register of sheets, and the one way to a PDF."""

from collections.abc import Sequence
from typing import Final

from mastery_desktop.documents.action_plan import action_plan
from mastery_desktop.documents.agenda_page import agenda
from mastery_desktop.documents.book import Document, bind
from mastery_desktop.documents.change_model import change_model
from mastery_desktop.documents.exit_slip import exit_slip
from mastery_desktop.documents.focus_worksheet import focus_worksheet
from mastery_desktop.documents.fonts import Fonts
from mastery_desktop.documents.layout import Leaf, Look
from mastery_desktop.documents.level_cards import level_cards
from mastery_desktop.documents.posters import POSTER_SIZES
from mastery_desktop.documents.run_sheet import run_sheet
from mastery_desktop.documents.self_assessment import self_assessment
from mastery_desktop.documents.sheet import Context, Need, Request, Sheet
from mastery_desktop.documents.shift_posters import shift_posters
from mastery_desktop.documents.stage_posters import stage_posters
from mastery_desktop.documents.summary import summary
from mastery_desktop.documents.tally_sheet import tally_sheet
from mastery_desktop.documents.tick_slip import tick_slip
from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import N_, _

_EVERY_STEP: Final = frozenset(StepKind)
_TABLE: Final = 3
"""How many people write together on one sheet."""

SHEETS: Final[dict[str, Sheet]] = {
    sheet.id: sheet
    for sheet in (
        Sheet(
            id="P1",
            title=N_("Run sheet for the facilitator"),
            build=run_sheet,
            domain=Need.OPTIONAL,
            fillable=True,
            steps=_EVERY_STEP,
        ),
        Sheet(
            id="P2",
            title=N_("Agenda on one page"),
            build=agenda,
            domain=Need.OPTIONAL,
            duplex=False,
            steps=_EVERY_STEP,
            share=_TABLE,
        ),
        Sheet(
            id="P6",
            title=N_("Shift posters"),
            build=shift_posters,
            domain=Need.REQUIRED,
            landscape=True,
            duplex=False,
            sizes=POSTER_SIZES,
            steps=frozenset({StepKind.SHIFTS}),
        ),
        Sheet(
            id="P9",
            title=N_("Self-assessment worksheet"),
            build=self_assessment,
            domain=Need.REQUIRED,
            fillable=True,
            steps=frozenset({StepKind.RATE}),
            share=1,
        ),
        Sheet(
            id="P10",
            title=N_("Tick slips, four on a page"),
            build=tick_slip,
            domain=Need.REQUIRED,
            duplex=False,
            steps=frozenset({StepKind.RATE}),
            share=4,
        ),
        Sheet(
            id="P11",
            title=N_("Level cards to hold up"),
            build=level_cards,
            duplex=False,
            steps=frozenset({StepKind.CALIBRATE, StepKind.OUTCOME}),
            share=1,
        ),
        Sheet(
            id="P13",
            title=N_("Tally sheet, for when the power fails"),
            build=tally_sheet,
            domain=Need.REQUIRED,
            landscape=True,
            steps=frozenset({StepKind.COUNT}),
        ),
        Sheet(
            id="P16",
            title=N_("Focus-area worksheet"),
            build=focus_worksheet,
            domain=Need.OPTIONAL,
            fillable=True,
            steps=frozenset({StepKind.FOCUS}),
            share=_TABLE,
        ),
        Sheet(
            id="P17",
            title=N_("Stages of change: handout"),
            build=change_model,
            landscape=True,
            steps=frozenset({StepKind.STAGES, StepKind.READINESS}),
            share=1,
        ),
        Sheet(
            id="P17-poster",
            title=N_("Stages of change: posters to hang side by side"),
            build=stage_posters,
            landscape=True,
            duplex=False,
            sizes=POSTER_SIZES,
        ),
        Sheet(
            id="P19",
            title=N_("Action plan"),
            build=action_plan,
            fillable=True,
            landscape=True,
            steps=frozenset({StepKind.PLAN}),
            share=_TABLE,
        ),
        Sheet(
            id="P22",
            title=N_("Exit slips, four on a page"),
            build=exit_slip,
            duplex=False,
            steps=frozenset({StepKind.CLOSE}),
            share=4,
        ),
        Sheet(
            id="P24",
            title=N_("One-page summary for principal and board"),
            build=summary,
            fillable=True,
            duplex=False,
        ),
    )
}


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
    documents = [_document(request, pack, workshop, fonts) for request in requests]
    title = documents[0].title if len(documents) == 1 else _("Packet: {title}").format(title=pack.title)
    return bind(documents, fonts, title, pack.language)


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
    filled = sheet.fillable and not request.blank
    look = Look(request.body)
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
        )
    )
