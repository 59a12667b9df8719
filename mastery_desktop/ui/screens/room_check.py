"""The room check: eight lines in a minute, before people arrive.

What the computer can see it looks at by itself. Three lines ask the facilitator one thing each, answered by a key: can
the back row read this, was the chime heard, what does the clicker send.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from mastery_desktop.domain.labels import moment_in_words
from mastery_desktop.domain.room import CheckItem, CheckState, Unit
from mastery_desktop.messages import N_, _
from mastery_desktop.ui import keys
from mastery_desktop.ui.chime import Chime, system_player
from mastery_desktop.ui.console.parts import button
from mastery_desktop.ui.console.reading_order import chain_in_reading_order
from mastery_desktop.ui.printer import printers_now
from mastery_desktop.ui.room import findings
from mastery_desktop.ui.room.back_row import BackRowBox
from mastery_desktop.ui.room.ear import ClickerEar
from mastery_desktop.ui.room.eye_line import EyeWall
from mastery_desktop.ui.room.findings import Finding
from mastery_desktop.ui.room.line import CheckLine
from mastery_desktop.ui.room.whole import WholePicture
from mastery_desktop.ui.theme.tokens import Space, Type
from mastery_desktop.ui.wall.full_screen import FullScreen
from mastery_desktop.ui.wall.layout import FACTORS
from mastery_desktop.ui.widgets.areas import keep_in_sight, scrolling
from mastery_desktop.ui.widgets.head import ScreenHead
from mastery_desktop.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent

    from mastery_desktop.domain.errors import MasteryError
    from mastery_desktop.domain.room import RoomCheck
    from mastery_desktop.domain.workshop import Workshop
    from mastery_desktop.services.languages import Speech
    from mastery_desktop.services.room import Computer
    from mastery_desktop.ui.context import Context
    from mastery_desktop.ui.printer import Printers

ASKED: Final = (CheckItem.BACK_ROW, CheckItem.CHIME, CheckItem.CLICKER)
"""What the facilitator is asked, in this order."""

SEEN: Final = (CheckItem.DISPLAYS, CheckItem.PRINTER, CheckItem.SPACE, CheckItem.BACKUPS, CheckItem.BATTERY)
"""What the computer looks at by itself."""

LARGER: Final = tuple(factor for factor in FACTORS if factor >= 1)

_ONE_COLUMN_BELOW: Final = 900


class RoomCheckScreen(QWidget):
    """Checks the room of a session; what was found is kept when the screen is left.

    Attributes:
        leave_requested: back to the screen before.
        learn_requested: teach the program what the clicker sends.
    """

    leave_requested = Signal()
    learn_requested = Signal()

    def __init__(self, context: Context, workshop: Workshop) -> None:
        """Look at once at what needs nobody."""
        super().__init__()
        self.setProperty("kind", "page")
        self._context, self._session = context, workshop.session.id
        self._size = 0
        self._is_new = False
        choices = context.choices
        self.eye = EyeWall(self, context.window_state, self._spoken, dark=choices.dark_wall)
        self._full_screen = FullScreen(self, context.window_state)
        self.lines = {item: CheckLine(item, context.resources, _waiting(item)) for item in (*ASKED, *SEEN)}
        self.box = BackRowBox(Unit(choices.room_unit))
        self.ear = ClickerEar(choices)
        self._chime = Chime(context.resources.path("sounds/chime.wav"))
        self.whole = WholePicture(self._spoken, dark=choices.dark_wall)
        self.head = ScreenHead(_("Room check"), workshop.session.team)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._make_page())
        self._pages.addWidget(self.whole)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._pages)
        self._fill_lines()
        chain_in_reading_order(self._inner, self.head.back)
        self._connect()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._begin)
        self._soon.start()

    @property
    def asked(self) -> CheckItem | None:
        """What the facilitator is asked now; None when all is answered."""
        return next((item for item in ASKED if self.lines[item].state is None), None)

    @property
    def is_read_by_the_room(self) -> bool:
        """Whether this screen is what the back row reads."""
        return self._pages.currentWidget() is self.whole

    def close_check(self) -> None:
        """Take the line from the wall, and keep what was found."""
        self.eye.stop()
        self._full_screen.set_on(on=False)
        if self._is_new:
            self._is_new = False
            answers = {item: line.state for item, line in self.lines.items() if line.state is not None}
            depth, width = self.box.lengths
            keep = partial(self._context.services.room.keep, self._session, answers, depth, width)
            self._context.operations.run(keep, origin=self)

    # what is found

    def _begin(self) -> None:
        services = self._context.services
        self.eye.start()
        self._on_displays()
        self._context.operations.read(partial(services.room.last_check, self._session), self._on_last)
        self._context.operations.read(services.room.computer, self._on_computer)
        self._context.pages.read(printers_now, self._on_printers, self._on_no_printers)
        self._show_asked()

    def _on_last(self, check: RoomCheck | None) -> None:
        if check is None:
            return
        when = moment_in_words(check.at)
        looks = [_(findings.NAMES[item]) for item, state in check.answers.items() if state is CheckState.LOOK]
        words = _("Last checked {when}").format(when=when)
        if looks:
            words += "  ·  " + _("to look at then: {names}").format(names=", ".join(looks))
        self.last.setText(words)
        self.box.set_lengths(check.depth, check.width)

    def _on_computer(self, computer: Computer) -> None:
        show = self.lines
        show[CheckItem.SPACE].show_finding(findings.of_space(computer.free))
        show[CheckItem.BACKUPS].show_finding(findings.of_backups(computer, self._context.services.clock()))
        show[CheckItem.BATTERY].show_finding(findings.of_battery(computer.battery))

    def _on_printers(self, printers: Printers) -> None:
        self.lines[CheckItem.PRINTER].show_finding(findings.of_printer(printers))

    def _on_no_printers(self, error: MasteryError) -> None:
        self.lines[CheckItem.PRINTER].show_finding(Finding(CheckState.LOOK, str(error)))

    def _on_displays(self) -> None:
        finding = findings.of_displays(self.eye.projection.state, self.eye.projection.survey())
        self.lines[CheckItem.DISPLAYS].show_finding(finding)
        self.show_line.setVisible(not self.eye.has_a_display)
        self._show_eye_line()
        if self.eye.has_a_display and self.is_read_by_the_room:
            self._show_list()

    # what the facilitator answers

    def _on_yes(self) -> None:
        item = self.asked
        if item is CheckItem.BACK_ROW:
            self._read_at(LARGER[self._size])
        elif item is not None:
            told = _("It was heard.") if system_player() else _("It was seen.")
            sentence = told if item is CheckItem.CHIME else self.ear.text
            self._answer(item, Finding(CheckState.GOOD, sentence))

    def _on_no(self) -> None:
        item = self.asked
        if item is CheckItem.BACK_ROW:
            self._on_not_readable()
        elif item is CheckItem.CHIME:
            if system_player():
                sentence = _("It was not heard. Turn the sound up, or let the wall say it: the time stands there too.")
            else:
                sentence = _("It was not seen. Say it yourself when the time is up.")
            self._answer(item, Finding(CheckState.LOOK, sentence))
        elif item is CheckItem.CLICKER:
            sentence = _("It does not work. PgUp and PgDn on the keyboard do the same.")
            self._answer(item, Finding(CheckState.LOOK, sentence))

    def _on_skip(self) -> None:
        item = self.asked
        if item is not None:
            self._answer(item, Finding(CheckState.SKIPPED, _("Not checked this time.")))

    def _on_not_readable(self) -> None:
        if self._size + 1 < len(LARGER):
            self._size += 1
            self._show_eye_line()
            return
        sentence = _("Even the largest text cannot be read there. Move the back row up, or make the picture larger.")
        self._answer(CheckItem.BACK_ROW, Finding(CheckState.LOOK, sentence))

    def _read_at(self, factor: float) -> None:
        if factor == 1:
            finding = Finding(CheckState.GOOD, _("The back row reads the smallest text."))
        else:
            sentence = _("The back row reads text at {percent} %. Choose that size on the console: {key}.")
            percent = round(100 * factor)
            finding = Finding(CheckState.LOOK, sentence.format(percent=percent, key=keys.TEXT_LARGER.hint))
        self._answer(CheckItem.BACK_ROW, finding)

    def _answer(self, item: CheckItem, finding: Finding) -> None:
        self._is_new = True
        self.last.hide()  # what was found before is no longer what is known
        self.lines[item].show_finding(finding)
        self._show_list()
        self._show_asked()

    def _on_again(self) -> None:
        self._size = 0
        self.ear.reset()
        for item in ASKED:
            self.lines[item].show_waiting()
        self._context.operations.read(self._context.services.room.computer, self._on_computer)
        self._show_asked()

    def _show_asked(self) -> None:
        asked = self.asked
        for item in ASKED:
            self.lines[item].set_open(is_open=item is asked)
        self._show_eye_line()
        if asked is CheckItem.CHIME and not system_player() and not self.eye.has_a_display:
            sentence = _("There is no sound and no second display to try it on. When the time is up, the wall says so.")
            self._answer(asked, Finding(CheckState.SKIPPED, sentence))
            return
        if asked is CheckItem.CHIME:
            self._chime.ring()
        self.again.setVisible(asked is None)
        focus = {CheckItem.BACK_ROW: self.can_read, CheckItem.CHIME: self.heard, CheckItem.CLICKER: self.ear}
        target = focus[asked] if asked else self.done
        if self.isVisible():
            target.setFocus()
            keep_in_sight(self.lines[asked] if asked else self.lines[SEEN[-1]])

    # the line for the back row

    def _spoken(self) -> Speech | None:
        return self._context.wall_speech

    def speak(self) -> None:
        """Show the line in the language that the wall speaks now."""
        self._show_eye_line()

    def _show_eye_line(self) -> None:
        if self.asked is CheckItem.CHIME:
            self.eye.line.show_words(N_("The chime rings now.") if system_player() else N_("Time’s up"))
            return
        factor = LARGER[self._size]
        for line in (self.eye.line, self.whole.line):
            line.show_line(self._size, factor)
        percent = _("Text at {percent} %.").format(percent=round(100 * factor))
        where = _("Let somebody in the back row read the line on the wall.")
        if not self.eye.has_a_display:
            where = _("Show the line here, and let somebody in the back row read it.")
        self.what.setText(where if factor == 1 else f"{where} {percent}")

    def _show_whole(self) -> None:
        self._pages.setCurrentWidget(self.whole)
        self._full_screen.set_on(on=True)
        self.whole.setFocus()

    def _show_list(self) -> None:
        if self.is_read_by_the_room:
            self._full_screen.set_on(on=False)
            self._pages.setCurrentIndex(0)

    # what it is made of

    def _make_page(self) -> QWidget:
        page = QWidget()
        self.last = PlainLabel(_("Not checked before."), "muted", wrap=True)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(Space.L)
        for title, items in ((_("One press each"), ASKED), (_("The computer looks by itself"), SEEN)):
            column = QVBoxLayout()
            column.setSpacing(Space.S)
            column.addWidget(PlainLabel(title, "heading", wrap=True))
            for item in items:
                column.addWidget(self.lines[item])
            column.addStretch()
            self._columns.addLayout(column, 1)
        self._inner = inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        box.setSpacing(Space.M)
        box.addWidget(self.last)
        box.addLayout(self._columns)
        box.addStretch()
        self.done = button(_("Keep it and go back"), self._on_leave, "primary")
        self.done.setAutoDefault(True)
        self.again = button(_("Check again"), self._on_again)
        foot = QFrame()
        foot.setProperty("kind", "bar")
        foot.setProperty("edge", "top")
        row = QHBoxLayout(foot)
        row.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        row.addStretch()
        row.addWidget(self.again)
        row.addWidget(self.done)
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(scrolling(inner), 1)
        whole.addWidget(foot)
        return page

    def _fill_lines(self) -> None:
        self.what = PlainLabel("", "strong", wrap=True)
        self.show_line = button(_("Show the line on this picture"), self._show_whole)
        self.can_read = button(_("They can read it"), self._on_yes, key=keys.ROOM_YES)
        line = self.lines[CheckItem.BACK_ROW]
        line.add(self.what)
        line.add_buttons(
            self.show_line,
            self.can_read,
            button(_("They cannot"), self._on_no, key=keys.ROOM_NO),
            button(_("Skip"), self._on_skip, "quiet", key=keys.ROOM_SKIP),
        )
        line.add(self.box)
        sounds = system_player() is not None
        self.heard = button(_("I hear it") if sounds else _("I saw it"), self._on_yes, key=keys.ROOM_YES)
        self.lines[CheckItem.CHIME].add_buttons(
            *([button(_("Play it again"), self._chime.ring)] if sounds else []),
            self.heard,
            button(_("I do not") if sounds else _("I did not"), self._on_no, key=keys.ROOM_NO),
            button(_("Skip"), self._on_skip, "quiet", key=keys.ROOM_SKIP),
        )
        line = self.lines[CheckItem.CLICKER]
        line.add(self.ear)
        line.add_buttons(
            button(_("It works"), self._on_yes, key=keys.ROOM_YES),
            button(_("It does not"), self._on_no, key=keys.ROOM_NO),
            button(_("Skip"), self._on_skip, "quiet", key=keys.ROOM_SKIP),
            button(_("Learn my clicker…"), self.learn_requested.emit, "quiet"),
        )

    def _connect(self) -> None:
        self.head.back_requested.connect(self._on_leave)
        self.eye.changed.connect(self._on_displays)
        self.ear.heard.connect(self._on_yes)
        self.box.changed.connect(self._on_lengths)
        self.box.unit_chosen.connect(self._on_unit)
        self.whole.yes.connect(self._on_yes)
        self.whole.no.connect(self._on_no)
        self.whole.back.connect(self._show_list)
        for key, slot in (
            (keys.ROOM_YES, self._on_yes),
            (keys.ROOM_NO, self._on_no),
            (keys.ROOM_SKIP, self._on_skip),
            (keys.LEAVE, self._on_leave),
        ):
            keys.bind(key, self, slot)

    def _on_lengths(self) -> None:
        self._is_new = True

    def _on_unit(self, unit: Unit) -> None:
        self._context.choices.room_unit = unit.value

    def _on_leave(self) -> None:
        self.leave_requested.emit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.close_check()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _ONE_COLUMN_BELOW * self.font().pixelSize() / Type.BODY
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)


def _waiting(item: CheckItem) -> str:
    if item is CheckItem.BACK_ROW:
        return _("One line, as small as the smallest text of the wall.")
    if item is CheckItem.CHIME:
        sentence = _("It rings when the time for the room is up, and the wall says so too.")
        silent = _("This computer plays no sound by itself; the wall says it instead, light on dark: “Time’s up”.")
        return sentence if system_player() else silent
    if item is CheckItem.CLICKER:
        return _("Its buttons do nothing here but show what arrives.")
    return _("Looking…")
