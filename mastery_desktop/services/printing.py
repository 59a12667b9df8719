"""Printing: which sheets there are, sheets as PDF, and the pages of a PDF as pictures.

The drawing library takes a fifth of a second to load, so it is imported when something is first drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.files import safe_file_name
from mastery_desktop.messages import _, current
from mastery_desktop.services.languages import BOTH, Speech
from mastery_desktop.services.paper_count import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import time
    from pathlib import Path

    from mastery_desktop.documents.fonts import Fonts
    from mastery_desktop.documents.sheet import Request, Sheet
    from mastery_desktop.domain.comparison import Comparison
    from mastery_desktop.domain.content import DomainId
    from mastery_desktop.domain.key_list import KeyGroup
    from mastery_desktop.domain.pack import Pack
    from mastery_desktop.domain.picture import Picture
    from mastery_desktop.domain.records import Attendance
    from mastery_desktop.domain.rollup import RollUp
    from mastery_desktop.domain.workshop import Workshop
    from mastery_desktop.services.languages import Languages
    from mastery_desktop.services.paper_count import Counted
    from mastery_desktop.services.program_guide import ProgramGuide

LETTER = "letter"
"""The usual size of paper."""

PAPERS = (LETTER, "legal", "tabloid", "tiles", "a4")
"""The sizes of paper that can be asked for; `tiles` are posters on four Letter sheets."""

USUAL_PRINT = 12
PRINT_SIZES = (USUAL_PRINT, 18, 20)
"""The sizes of body text in points: the usual one, and two for large print."""

NO_POWER = "P26"
"""The pack that holds all that a workshop without a laptop needs."""

SUMMARY, CERTIFICATE = "P24", "P23"
"""The one-page summary, which is also made as a web page, and the certificate, which is made for persons too."""


@dataclass(frozen=True, kw_only=True)
class SheetInfo:
    """A sheet that can be printed.

    Attributes:
        id: its number in the list of artifacts, such as `P9`.
        title: its name, in the language in use.
        per_domain: whether there is one for each domain.
        fillable: whether it can be filled from a session.
        landscape: whether its pages are wide.
        duplex: whether it is meant for both sides of the paper.
        sizes: the names of the sizes of paper it is made for, the usual one first.
        form: whether it can be filled in on a laptop.
        take_home: whether people take it home at the end of a workshop.
        entry: what the register says of it.
    """

    id: str
    title: str
    per_domain: bool
    fillable: bool
    landscape: bool
    duplex: bool
    sizes: tuple[str, ...]
    form: bool
    take_home: bool
    entry: Sheet

    def needed_for(self, workshop: Workshop) -> bool:
        """Whether something on the workshop's run sheet needs it, in the way that the workshop rates."""
        return self.entry.needed_for(workshop)

    def copies_for(self, people: int) -> int:
        """How many copies so many people need while they work; at least one."""
        return self.entry.copies_for(people)

    def copies_to_take_home(self, people: int) -> int:
        """How many copies so many people take home; at least one."""
        return self.entry.copies_to_take_home(people)


@dataclass(frozen=True, kw_only=True)
class Order:
    """A sheet that somebody wants: for a domain, blank or filled, on a size of paper.

    Attributes:
        sheet: its number.
        domain: the domain that it is about.
        blank: whether it stays empty though there is a workshop to fill it from.
        size: the name of the paper, one of `PAPERS`.
        points: the size of body text, one of `PRINT_SIZES`.
        begins: when the workshop begins, for sheets that name clock times.
        form: whether it is filled in on a laptop; it is blank then, and in usual print.
        color: whether names and grounds have the color of the domain.
        both_sides: whether a sheet for both sides of the paper is printed so.
        people: how many people come; 0 for as many as the workshop says.
        language: the code of the language, or `BOTH`; that in use where it is empty. One file has one language.
    """

    sheet: str
    domain: DomainId | None = None
    blank: bool = False
    size: str = LETTER
    points: int = USUAL_PRINT
    begins: time | None = None
    form: bool = False
    color: bool = False
    both_sides: bool = True
    people: int = 0
    language: str = ""


AS_USUAL = Order(sheet="")
"""How something is printed that is no sheet, where nobody asked for another way."""


class PrintService:
    """Draws sheets from the pack and, where they are filled, from a workshop."""

    def __init__(
        self, pack: Pack, fonts: Path, installed: tuple[Path, ...] = (), languages: Languages | None = None
    ) -> None:
        """Draw with the faces in a folder, and what they lack with those in the folders of the computer."""
        self._pack, self._folder, self._installed, self._languages = pack, fonts, installed, languages

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages that sheets can be printed in; both at once is possible where there are two."""
        return self._languages.codes if self._languages else (self._pack.language,)

    def with_pack(self, pack: Pack) -> PrintService:
        """The same service, for the words that a session was led with."""
        return PrintService(pack, self._folder, self._installed, self._languages)

    def sheets(self) -> tuple[SheetInfo, ...]:
        """Every sheet that can be printed."""
        from mastery_desktop.documents.register import SHEETS  # noqa: PLC0415 - slow to load, see above
        from mastery_desktop.documents.sheet import Need  # noqa: PLC0415

        return tuple(
            SheetInfo(
                id=sheet.id,
                title=_(sheet.title),
                per_domain=sheet.domain is Need.REQUIRED,
                fillable=sheet.fillable,
                landscape=sheet.landscape,
                duplex=sheet.duplex,
                sizes=tuple(size.name.lower() for size in sheet.sizes),
                form=sheet.form,
                take_home=sheet.take_home,
                entry=sheet,
            )
            for sheet in SHEETS.values()
        )

    def render(
        self,
        orders: Sequence[Order],
        workshop: Workshop | None = None,
        *,
        copies: Sequence[int] = (),
        cover: bool = False,
        told: Callable[[int, int], None] | None = None,
    ) -> bytes:
        """Draw sheets into one PDF, in their order.

        Args:
            orders: which sheets, and how.
            workshop: what they are filled from.
            copies: how many copies of each the PDF holds; one where left out.
            cover: whether a slip for the copier lies in front.
            told: is told after each sheet how many of how many are drawn; what it raises stops the work.

        Raises:
            NotPossible: there is no such sheet, domain or size of paper.
        """
        from mastery_desktop.documents.sheets import render_packet  # noqa: PLC0415 - slow to load, see above

        requests = [self._request(order) for order in orders]
        with self.speech(_language_of(orders)).spoken() as pack:
            return render_packet(requests, pack, workshop, self._fonts(), copies=copies, cover=cover, told=told)

    def files(
        self, orders: Sequence[Order], copies: Sequence[int], workshop: Workshop | None = None
    ) -> Iterator[tuple[str, bytes]]:
        """Draw each sheet once into a PDF of its own, with a name for its file; a slip for the copier comes first.

        Raises:
            NotPossible: there is no such sheet, domain or size of paper.
        """
        from mastery_desktop.documents.sheets import render_files  # noqa: PLC0415 - slow to load, see above

        requests = [self._request(order) for order in orders]
        with self.speech(_language_of(orders)).spoken() as pack:
            drawn = list(render_files(requests, pack, workshop, self._fonts(), copies))
        for number, (title, pdf) in enumerate(drawn):
            yield safe_file_name(f"{number:02d} {title}", ".pdf"), pdf

    def paper_count(
        self, orders: Sequence[Order], copies: Sequence[int], workshop: Workshop | None = None
    ) -> list[Counted]:
        """How much paper sheets take in so many copies, in the words of the slip for the copier; draws nothing.

        Raises:
            NotPossible: there is no such sheet, domain or size of paper.
        """
        from mastery_desktop.documents.sheets import paper_needed  # noqa: PLC0415 - slow to load, see above

        requests = [self._request(order) for order in orders]
        with self.speech(_language_of(orders)).spoken() as pack:
            return [counted(each) for each in paper_needed(requests, pack, workshop, self._fonts(), copies)]

    def certificates(self, workshop: Workshop, people: Sequence[Attendance], how: Order = AS_USUAL) -> bytes:
        """Draw a certificate for each person who was there; only where somebody asks for it do names come on paper.

        Raises:
            NotPossible: there is nobody.
        """
        from mastery_desktop.documents.sheets import render_certificates  # noqa: PLC0415 - slow to load, see above

        with self.speech(how.language).spoken() as pack:
            return render_certificates(pack, workshop, people, self._fonts(), self._request(how))

    def keys(self, groups: Callable[[], Sequence[KeyGroup]], how: Order = AS_USUAL) -> bytes:
        """Draw the page with all keys of the program, which are asked for in the language of the page."""
        from mastery_desktop.documents.sheets import render_keys  # noqa: PLC0415 - slow to load, see above

        with self.speech(how.language).spoken() as pack:
            return render_keys(pack, groups(), self._fonts(), self._request(how))

    def program_guide(self, guide: Callable[[], ProgramGuide], how: Order = AS_USUAL) -> bytes:
        """Draw the guide to the program, with its pictures; it is written in one language at a time.

        Raises:
            NotPossible: it was asked for in two languages.
        """
        from mastery_desktop.documents.sheets import render_program_guide  # noqa: PLC0415 - slow to load, see above

        if how.language == BOTH:
            raise NotPossible(_("The guide to the program is in one language at a time. Name one with --language."))
        with self.speech(how.language).spoken() as pack:
            spoken = guide()
            return render_program_guide(pack, spoken.chapters, spoken.picture, self._fonts(), self._request(how))

    def web_page(self, sheets: Sequence[str], workshop: Workshop | None = None, language: str = "") -> bytes:
        """Make the page for a browser that says what the one-page summary says on paper.

        Args:
            sheets: what was asked for; only the summary is made as such a page.
            workshop: the workshop; None makes an empty page.
            language: as in an order.

        Raises:
            NotPossible: another sheet was asked for.
        """
        from mastery_desktop.documents.summary_page import summary_page  # noqa: PLC0415 - slow to load, see above

        if [sheet.upper() for sheet in sheets] != [SUMMARY]:
            raise NotPossible(
                _("Only {sheet} is made as a web page. Ask for it alone, or leave the web page out.").format(
                    sheet=SUMMARY
                )
            )
        with self.speech(language).spoken() as pack:
            second = self._languages.second(self._pack) if self._languages and language == BOTH else ""
            return summary_page(pack, workshop, second=second)

    def roll_up_pdf(self, rolled: RollUp) -> bytes:
        """Draw a roll-up of several schools."""
        from mastery_desktop.documents.rollup_sheet import rollup_sheet  # noqa: PLC0415 - slow to load, see above

        return rollup_sheet(self._pack, rolled, self._fonts())

    def roll_up_page(self, rolled: RollUp) -> bytes:
        """Make the page for a browser of a roll-up."""
        from mastery_desktop.documents.rollup_page import rollup_page  # noqa: PLC0415 - slow to load, see above

        return rollup_page(self._pack, rolled)

    def comparison_pdf(self, comparison: Comparison) -> bytes:
        """Draw sessions side by side."""
        from mastery_desktop.documents.comparison_sheet import comparison_sheet  # noqa: PLC0415 - slow to load, as above

        return comparison_sheet(self._pack, comparison, self._fonts())

    def orders(
        self,
        sheets: Sequence[str],
        *,
        workshop: Workshop | None = None,
        domain: str | None = None,
        blank: bool = False,
        begins: time | None = None,
    ) -> list[Order]:
        """Spell out orders by the sheets' numbers; a sheet that exists per domain comes for all that matter.

        Those are the domain named, else the workshop's domains that the pack knows, else all of the pack.

        Raises:
            NotPossible: there is no such sheet or domain.
        """
        known = {sheet.id.upper(): sheet for sheet in self.sheets()}
        led = [found for found in (workshop.domains if workshop else ()) if found in self._pack.domain_by_id]
        domains = led or list(self._pack.domain_by_id)
        if domain is not None:
            domains = [found for found in self._pack.domain_by_id if found == domain]
            if not domains:
                names = ", ".join(self._pack.domain_by_id)
                raise NotPossible(
                    _("There is no domain {domain}. These exist: {names}.").format(domain=domain, names=names)
                )
        orders = []
        for name in sheets:
            info = known.get(name.upper())
            if info is None:
                names = ", ".join(each.id for each in known.values())
                raise NotPossible(_("There is no sheet {sheet}. These exist: {names}.").format(sheet=name, names=names))
            places: list[DomainId | None] = [*domains] if info.per_domain else [domains[0] if domain else None]
            orders += [Order(sheet=info.id, domain=place, blank=blank, begins=begins) for place in places]
        return orders

    def on_paper(self, orders: Sequence[Order], size: str) -> tuple[list[Order], list[str]]:
        """Put orders on a size of paper; also gives the sheets that are not made for it and keep their usual one."""
        known = {sheet.id: sheet.sizes for sheet in self.sheets()}
        fitting = [replace(order, size=size) if size in known[order.sheet] else order for order in orders]
        return fitting, list(dict.fromkeys(order.sheet for order in orders if size not in known[order.sheet]))

    def page_sizes(self, pdf: bytes) -> list[tuple[float, float]]:
        """Width and height of every page of a PDF, in points."""
        from mastery_desktop.documents.preview import page_sizes  # noqa: PLC0415 - slow to load, see above

        return page_sizes(pdf)

    def picture(self, pdf: bytes, page: int, dpi: float) -> Picture:
        """Draw one page of a PDF, counted from 0, for the screen."""
        from mastery_desktop.documents.preview import picture  # noqa: PLC0415 - slow to load, see above

        return picture(pdf, page, dpi)

    def pictures(self, pdf: bytes, dpi: float) -> Iterator[Picture]:
        """Draw the pages of a PDF one after the other, for a printer."""
        from mastery_desktop.documents.preview import pictures  # noqa: PLC0415 - slow to load, see above

        return pictures(pdf, dpi)

    def speech(self, language: str, *, leads: bool = False) -> Speech:
        """What is said in a language, in two, or in that in use where none is named; of two, that in use may lead.

        Raises:
            NotPossible: the content does not have the language.
        """
        if self._languages is None:
            return Speech(self._pack, current())
        return self._languages.speech(language, self._pack, leads=leads)

    def _fonts(self) -> Fonts:
        from mastery_desktop.documents.fonts import Fonts  # noqa: PLC0415 - slow to load, see above

        return Fonts(self._folder, self._installed)

    def _request(self, order: Order) -> Request:
        from mastery_desktop.documents.layout import PaperSize  # noqa: PLC0415 - see above
        from mastery_desktop.documents.sheet import Request  # noqa: PLC0415

        if order.size.upper() not in PaperSize.__members__:
            names = ", ".join(size.name.lower() for size in PaperSize)
            raise NotPossible(_("There is no paper {size}. These exist: {names}.").format(size=order.size, names=names))
        return Request(
            sheet=order.sheet,
            domain=order.domain,
            blank=order.blank,
            size=PaperSize[order.size.upper()],
            body=float(order.points),
            begins=order.begins,
            form=order.form,
            color=order.color,
            both_sides=order.both_sides,
            people=order.people,
        )


def _language_of(orders: Sequence[Order]) -> str:
    """The language of some orders."""
    wanted = {order.language for order in orders}
    if len(wanted) > 1:
        raise NotPossible(_("Print one language at a time: each file has one."))
    return wanted.pop() if wanted else ""
