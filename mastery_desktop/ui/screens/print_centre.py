"""Printing: what this workshop needs or all there is, with copies, and the real pages beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from mastery_desktop.domain.choices import SessionState, StepKind
from mastery_desktop.files import safe_file_name
from mastery_desktop.messages import N_, _, ngettext
from mastery_desktop.services.packets import Packet, wanted
from mastery_desktop.services.printing import SUMMARY, Order, SheetInfo
from mastery_desktop.ui import keys
from mastery_desktop.ui.file_dialog import pattern_of
from mastery_desktop.ui.printer import Wanted
from mastery_desktop.ui.screens.page_drawing import drawn_page, drawn_sheet
from mastery_desktop.ui.screens.release_box import ReleaseBox
from mastery_desktop.ui.screens.save_run import Chosen, SaveRun, SavingBar
from mastery_desktop.ui.theme.tokens import Space, Type
from mastery_desktop.ui.widgets.areas import scrolling
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.chip_group import ChipGroup
from mastery_desktop.ui.widgets.curtain import Curtain
from mastery_desktop.ui.widgets.fields import FieldRow
from mastery_desktop.ui.widgets.head import ScreenHead
from mastery_desktop.ui.widgets.held_note import HeldNote
from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.numbers import NumberField
from mastery_desktop.ui.widgets.page_preview import PagePreview
from mastery_desktop.ui.widgets.print_options import PrintOptions
from mastery_desktop.ui.widgets.sheet_rows import Line, SheetRow, SheetRows
from mastery_desktop.ui.widgets.two_parts import TwoParts

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QImage, QResizeEvent

    from mastery_desktop.domain.errors import MasteryError
    from mastery_desktop.domain.workshop import Workshop
    from mastery_desktop.ui.context import Context
    from mastery_desktop.ui.screens.page_drawing import Drawn

_SIDE: Final = 470
_NARROW: Final = 820
_MOST_PEOPLE: Final = 400
_PACKETS: Final = {
    Packet.BEFORE: N_("Before"),
    Packet.TAKE_HOME: N_("To take home"),
    Packet.NO_POWER: N_("No power"),
    Packet.ALL: N_("All sheets"),
}
"""What the packets are called, in the order of their buttons."""


class PrintCentre(QWidget):
    """Chooses sheets, shows their pages, saves and prints them.

    Attributes:
        leave_requested: the user is done.
        share_requested: share the session as a file (its id).
    """

    leave_requested = Signal()
    share_requested = Signal(str)

    def __init__(self, context: Context, workshop: Workshop | None = None, parent: QWidget | None = None) -> None:
        """Print for a workshop, or blank sheets without one."""
        super().__init__(parent)
        self._context, self._workshop = context, workshop
        self._service = context.services.printing
        self._sheets: tuple[SheetInfo, ...] = ()
        self._pdfs: dict[Order, bytes] = {}
        self._pages: dict[Order, list[tuple[float, float]]] = {}
        self._paper: dict[Order, int] = {}
        self._saving: SaveRun | None = None
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head = ScreenHead(_("Print"), workshop.session.team if workshop else _("Blank sheets"))
        head.back_requested.connect(self.leave_requested)
        self.preview = PagePreview()
        self.preview.wanted.connect(self._on_page_wanted)
        self._sides = QHBoxLayout()
        self._sides.setSpacing(0)
        self._sides.addWidget(self._make_side())
        self._sides.addWidget(self.preview, 1)
        self._parts = TwoParts(self._side, self.preview, _("Pages"))
        head.add(self._parts.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addLayout(self._sides, 1)
        keys.bind(keys.LEAVE, self, head.back.click)
        keys.bind(keys.SAVE, self, self.save.click)
        keys.bind(keys.PRINT, self, self.print_out.click)
        if workshop:
            keys.bind(keys.SHARE, self, partial(self.share_requested.emit, workshop.session.id))
        keys.bind(keys.PAGE_NEXT, self, self.preview.go_on)
        keys.bind(keys.PAGE_BACK, self, self.preview.go_back)
        context.pages.read(self._service.sheets, self._on_sheets)

    def save_to(self, file: Path) -> None:
        """Write the chosen sheets into one PDF or several, as the options say."""
        chosen = [Chosen(self._order(row.line.order), row.copies.value()) for row in self.rows.chosen()]
        self._saving = SaveRun(self._service, chosen, self._workshop, file, self.options.saved_as)
        self.saving.follow(self._saving)
        self._context.pages.read(self._saving.work, self._on_saved, self._on_failed)

    # What the user does -----------------------------------------------------------------------------------------

    def _on_sheets(self, sheets: tuple[SheetInfo, ...]) -> None:
        self._sheets = sheets
        self._show_lines()

    def _show_lines(self) -> None:
        packet = self._packet
        people = self.people.value() if self._workshop else 0
        everything = packet is Packet.ALL
        lines = [
            Line(each.order, each.title, each.copies, not everything, each.sheet.duplex)
            for each in wanted(packet, self._sheets, self._context.services.pack, self._workshop, people)
        ]
        if lines and everything and not self._workshop:
            lines[0] = lines[0]._replace(chosen=True)
        self.options.filled.setChecked(bool(self._workshop) and packet is Packet.TAKE_HOME)
        self._for_people.setVisible(bool(self._workshop) and packet in (Packet.BEFORE, Packet.TAKE_HOME))
        self.rows.show_lines(lines)
        self.rows.follow(self.people)
        if self.release:
            self.release.setVisible(any(line.order.sheet == SUMMARY for line in lines))
        self._draw_all()

    def _on_summary_changed(self, workshop: Workshop) -> None:
        """Draw the summary anew and show it."""
        self._workshop = workshop
        for drawn in (self._pdfs, self._pages, self._paper):
            for order in [order for order in drawn if order.sheet == SUMMARY]:
                del drawn[order]
        self.rows.look_at(SUMMARY)
        self._draw_all()

    def _on_options_changed(self) -> None:
        self._draw_all()
        if self.rows.current:
            self._on_looked_at(self.rows.current.line)

    def _on_looked_at(self, line: Line) -> None:
        order = self._order(line.order)
        if order in self._pages:
            self.preview.show_document(line.title, self._pages[order])
        else:
            self.preview.show_words(_("Drawing the pages…"))

    def _on_page_wanted(self, page: int, dpi: float) -> None:
        current = self.rows.current
        order = self._order(current.line.order) if current else None
        if order in self._pdfs:
            draw = partial(drawn_page, self._service, self._pdfs[order], page, dpi)
            self._context.pages.read(draw, partial(self._on_page_drawn, order, page))

    def _on_page_drawn(self, order: Order, page: int, image: QImage) -> None:
        current = self.rows.current
        if current and self._order(current.line.order) == order:
            self.preview.show_page(page, image)

    def _on_drawn(self, order: Order, drawn: Drawn) -> None:
        self._pdfs[order], self._pages[order], self._paper[order] = drawn
        for row in self.rows.rows:
            if self._order(row.line.order) == order:
                row.set_pages(len(self._pages[order]))
                if row is self.rows.current:
                    self._on_looked_at(row.line)
        self._count()

    def _on_not_drawn(self, order: Order, error: MasteryError) -> None:
        current = self.rows.current
        if current and self._order(current.line.order) == order:
            self.preview.show_words(str(error))

    def _on_save(self) -> None:
        if not self.rows.chosen():
            self._context.news.say_error(_("Nothing is chosen. Tick at least one sheet first."))
            return
        team = self._workshop.session.team if self._workshop else _("Blank sheets")
        self._context.prompts.save_file(
            _("Save a PDF"), pattern_of(_("PDF"), "pdf"), safe_file_name(team, ".pdf"), self.save_to, asker=self
        )

    def _on_print(self) -> None:
        from mastery_desktop.ui.screens.print_panel import PrintPanel  # noqa: PLC0415 - asks for printers

        chosen = self.rows.chosen()
        if not chosen:
            self._context.news.say_error(_("Nothing is chosen. Tick at least one sheet first."))
            return
        jobs = [Wanted(self._order(row.line.order), row.copies.value(), self._both_sides(row.line)) for row in chosen]
        panel = PrintPanel(self._context, self, jobs, self._workshop)
        panel.closed.connect(panel.deleteLater)
        panel.open_panel()

    def _on_read_forms(self) -> None:
        from mastery_desktop.ui.screens.forms_panel import FormsPanel  # noqa: PLC0415 - when it is asked for

        if self._workshop:
            panel = FormsPanel(self._context, self, self._workshop.session)
            panel.accepted.connect(self._on_accepted)
            panel.closed.connect(panel.deleteLater)
            panel.open_panel(panel.add)

    def _on_accepted(self) -> None:
        if self._workshop:
            load = partial(self._context.services.sessions.load, self._workshop.session.id)
            self._context.operations.read(load, self._on_workshop_changed, self._on_failed)

    def _on_workshop_changed(self, workshop: Workshop) -> None:
        """Draw everything anew that is filled from the workshop."""
        self._workshop = workshop
        self.held.show_held(workshop)
        for drawn in (self._pdfs, self._pages, self._paper):
            for order in [order for order in drawn if not order.blank]:
                del drawn[order]
        self._draw_all()

    def _on_saved(self, words: str) -> None:
        self.saving.hide()
        public = any(row.line.order.sheet == SUMMARY for row in self.rows.chosen())
        self._context.news.say(self.release.with_names(words) if self.release and public else words)

    def _on_not_saved(self) -> None:
        self._context.news.say_error(
            _("Your choices could not be kept on the disk. They hold until the window closes.")
        )

    def _on_stop(self) -> None:
        if self._saving:
            self._saving.stop()

    def _on_failed(self, error: MasteryError) -> None:
        self.saving.hide()
        self._context.news.say_error(str(error))

    # How sheets become lines ------------------------------------------------------------------------------------

    @property
    def _packet(self) -> Packet:
        return list(_PACKETS)[self._packets.checkedId()]

    def _order(self, order: Order) -> Order:
        """An order as the options say."""
        return self.options.order(order, next(sheet for sheet in self._sheets if sheet.id == order.sheet))

    def _draw_all(self) -> None:
        """Draw what is not drawn yet, the line that is looked at first."""
        current = self.rows.current
        rows = sorted(self.rows.rows, key=lambda row: row is not current)
        for row in rows:
            order = self._order(row.line.order)
            if order in self._pages:
                row.set_pages(len(self._pages[order]))
                continue
            draw = partial(drawn_sheet, self._service, order, self._workshop)
            self._context.pages.read(draw, partial(self._on_drawn, order), partial(self._on_not_drawn, order))
        self._count()

    def _both_sides(self, line: Line) -> bool:
        return line.duplex and self.options.duplex.isChecked()

    def _count(self) -> None:
        """Say how many sheets of paper the chosen ones take."""
        chosen = self.rows.chosen()
        paper = sum(row.copies.value() * self._paper.get(self._order(row.line.order), 0) for row in chosen)
        self.total.setText(ngettext("{n} sheet of paper", "{n} sheets of paper", paper).format(n=paper))

    # How it is put together -------------------------------------------------------------------------------------

    def _make_side(self) -> QWidget:
        self._side = QFrame()
        self._side.setProperty("kind", "side")
        self._side.setProperty("edge", "right")
        column = QVBoxLayout(self._side)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(self._make_packets())
        names = QHBoxLayout()
        names.addWidget(PlainLabel(_("Sheet"), "small"), 1)
        names.addWidget(PlainLabel(_("Copies"), "small"))
        names.addWidget(PlainLabel(_("Pages"), "small"))
        names.setSpacing(Space.L)
        column.addLayout(names)
        self.rows = SheetRows()
        self.rows.looked_at.connect(self._on_looked_at)
        self.rows.changed.connect(self._count)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(Space.M)
        inside.addWidget(self.rows)
        inside.addWidget(self._make_options())
        self.release = (
            ReleaseBox(self._context, self._workshop.session, self.options.spoken) if self._workshop else None
        )
        if self.release:
            self.release.changed.connect(self._on_summary_changed)
            inside.addWidget(self.release)
            self.read_forms = Button(_("Read filled-in forms…"))
            self.read_forms.clicked.connect(self._on_read_forms)
            inside.addWidget(self.read_forms, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch()
        self.area = scrolling(content)
        Curtain(self.area, (SheetRow, FieldRow, QAbstractButton, PlainLabel))
        column.addWidget(self.area, 1)
        self.held = HeldNote(self._workshop)
        column.addWidget(self.held)
        self.total = PlainLabel("", "strong", wrap=True)
        self.save = Button(_("Save a PDF"), key=keys.SAVE)
        self.save.clicked.connect(self._on_save)
        self.print_out = Button(_("Print"), kind="primary", key=keys.PRINT)
        self.print_out.clicked.connect(self._on_print)
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addWidget(self.total, 1)
        foot.addWidget(self.save)
        foot.addWidget(self.print_out)
        self.saving = SavingBar()
        self.saving.stop_requested.connect(self._on_stop)
        column.addWidget(self.saving)
        column.addLayout(foot)
        return self._side

    def _make_packets(self) -> QWidget:
        self._packets = ChipGroup(self)
        box = QWidget()
        rows = [QHBoxLayout(), QHBoxLayout()]
        first = self._first_packet()
        for number, (packet, name) in enumerate(_PACKETS.items()):
            if self._workshop or packet in (Packet.NO_POWER, Packet.ALL):
                button = Button(_(name), kind="tab")
                self._packets.addButton(button, number)
                button.setChecked(packet is first)
                rows[number // len(rows)].addWidget(button)
        self._packets.idClicked.connect(self._on_packet_chosen)
        people = self._workshop.session.people if self._workshop else 1
        self.people = NumberField(1, max(_MOST_PEOPLE, people), people, buttons=False)
        self.people.setFixedWidth(64)
        self.people.setAccessibleName(_("Copies for how many people"))
        self.people.valueChanged.connect(self._show_lines)
        self._for_people = QWidget()
        line = QHBoxLayout(self._for_people)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.S)
        line.addWidget(PlainLabel(_("People"), "small"))
        line.addWidget(self.people)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        for row in rows:
            row.setSpacing(Space.XS)
            row.addStretch()
            column.addLayout(row)
        rows[-1].addWidget(self._for_people)
        return box

    def _first_packet(self) -> Packet:
        if self._workshop is None:
            return Packet.ALL
        here = self._workshop.step
        at_the_end = here is not None and here.kind in (StepKind.PLAN, StepKind.CLOSE)
        finished = self._workshop.session.state is SessionState.FINISHED
        return Packet.TAKE_HOME if at_the_end or finished else Packet.BEFORE

    def _on_packet_chosen(self) -> None:
        self._show_lines()
        self.area.verticalScrollBar().setValue(0)

    def _make_options(self) -> PrintOptions:
        self.options = PrintOptions(
            self._context.choices, can_fill=self._workshop is not None, languages=self._service.languages
        )
        self.options.changed.connect(self._on_options_changed)
        self.options.presets.not_saved.connect(self._on_not_saved)
        return self.options

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = self.font().pixelSize() / Type.BODY
        narrow = self.width() < _NARROW * scale
        self._parts.fit(self.width(), beside=not narrow, share=round(_SIDE * scale))
