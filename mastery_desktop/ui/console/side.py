"""The right column: the clock, the words to say, what comes next, the parking lot."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from mastery_desktop.domain.choices import ParkedFate
from mastery_desktop.domain.content import Element, Script
from mastery_desktop.domain.pace import Pace, ahead_text, end_text, left_text, spent_text
from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.notes import NoteLine
from mastery_desktop.ui.console.panel import Primary
from mastery_desktop.ui.console.park_line import MOST_LETTERS
from mastery_desktop.ui.console.parts import button, clear, column, label, row
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.areas import keep_in_sight
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.labels import PlainLabel

_SHOWN = 4
LINKED = "  ·  "


class ClockBox(QWidget):
    """What is left of this step, whether the whole keeps time, and when it ends: whole minutes, nothing flickers."""

    def __init__(self) -> None:
        """Begin without a time."""
        super().__init__()
        self._compact = self._narrow = self._is_over = False
        self._pace: Pace | None = None
        self._head = PlainLabel(_("This step"), "label")
        self._left = PlainLabel("", "clock", wrap=True)
        font = self._left.font()
        font.setFeature(QFont.Tag("tnum"), 1)
        self._left.setFont(font)
        self._rest = label("", "muted")
        self.end = label("", "strong")
        self.setLayout(column(self._head, self._left, self._rest, self.end, spacing=0))

    def show_pace(self, pace: Pace | None) -> None:
        """Show where the time stands; None: the workshop is finished, and no clock runs."""
        self._pace, self._is_over = pace, pace is None
        self._fold()
        if pace is None:
            self.end.setText(_("The workshop is finished"))
            return
        ahead, end = ahead_text(pace.ahead), end_text(pace)
        self._left.setText(left_text(pace.left))
        whole = _("the whole: {ahead}").format(ahead=ahead) if pace.left < 0 < pace.ahead else ahead
        self._rest.setText(LINKED.join((spent_text(pace), whole)))
        self.end.setText(end if not self._compact or self._narrow else LINKED.join((ahead, end)))

    def set_compact(self, *, compact: bool, narrow: bool = False) -> None:
        """Take little height, for the bar below the panel; where it is narrow, little width as well."""
        self._compact, self._narrow = compact, narrow
        self._left.set_role("lead" if narrow else "title" if compact else "clock")
        self.end.set_role("small" if compact else "strong")
        self._fold()
        if self._pace is not None:
            self.show_pace(self._pace)

    def _fold(self) -> None:
        for made in (self._head, self._rest):
            made.setVisible(not self._compact and not self._is_over)
        self._left.setVisible(not self._is_over)


class StepButtons(QWidget):
    """Back and the one primary button.

    Attributes:
        back: one page or step back.
        primary: the primary button was pressed.
    """

    back = Signal()
    primary = Signal()

    def __init__(self) -> None:
        """Begin with a button that steps on."""
        super().__init__()
        self._back = button(_("Back"), self._on_back, key=keys.BACK)
        self._next = button(_("Next"), self._on_primary, "primary", key=keys.NEXT)
        self._special = button("", self._on_primary, "primary")
        self._special.hide()
        self.setLayout(Tiles(self._back, self._next, self._special, shares=(2, 3)))

    @property
    def shown(self) -> Button:
        """The primary button as it is now."""
        return self._next if self._special.isHidden() else self._special

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave Back to its key."""
        self._back.setVisible(not narrow)

    def show_primary(self, primary: Primary | None) -> None:
        """Let the button step on, or do what the step asks for."""
        self._next.setVisible(primary is None)
        self._special.setVisible(primary is not None)
        if primary is not None:
            text = f"{primary.text}  {primary.hint}" if primary.hint else primary.text
            self._special.set_label(text)
            self._special.setEnabled(primary.enabled)

    def _on_back(self) -> None:
        self.back.emit()

    def _on_primary(self) -> None:
        self.primary.emit()


class ScriptBox(QWidget):
    """The facilitator's words for the step and the practice, and what comes next."""

    def __init__(self) -> None:
        """Begin without words."""
        super().__init__()
        self._texts = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for name, title in (
            ("prompt", ""),
            ("say", _("Say and ask")),
            ("watch", _("Watch for")),
            ("stuck", _("If stuck")),
            ("next", _("Next")),
        ):
            head, text = PlainLabel(title, "label"), label("", "strong" if name == "next" else "")
            head.setContentsMargins(0, Space.S, 0, 0)
            self._texts[name] = (head, text)
            layout.addWidget(head)
            layout.addWidget(text)

    def show_words(
        self, script: Script | None, element: Element | None, prompt: tuple[str, str], following: str
    ) -> None:
        """Show the words: those of the practice before those of the step.

        Args:
            script: the words for the step.
            element: the practice at hand.
            prompt: what fits what the room shows now, below its heading; may be empty.
            following: the next step.
        """
        title, suggested = prompt
        self._texts["prompt"][0].setText(title)
        words = {"prompt": suggested, "next": following, "say": "", "watch": "", "stuck": ""}
        for source in (script, element):
            if source is not None:
                words |= {name: getattr(source, name) for name in ("say", "watch", "stuck")}
        if element is not None and script is not None:
            words["say"] = f"{script.say}\n{element.say}"
        for name, (head, text) in self._texts.items():
            text.setText(words[name])
            head.setVisible(bool(words[name]))
            text.setVisible(bool(words[name]))


class ParkingLot(QWidget):
    """Thoughts for later: one line to add one, and what is there."""

    def __init__(self, desk: Desk) -> None:
        """Park for the session on the desk."""
        super().__init__()
        self._desk = desk
        self._shown: object = None
        self._changing: str | None = None
        head = PlainLabel(f"{_('Parking lot')}  {keys.PARK.hint}", "label")
        self.entry = NoteLine(_("A thought for later, then Enter"), MOST_LETTERS)
        self.entry.setAccessibleName(_("Parking lot"))
        self.entry.returnPressed.connect(self._on_enter)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.setLayout(column(head, self.entry, self._list, spacing=Space.XS))

    def refresh(self) -> None:
        """Show the thoughts that are open; settled ones only while there is room."""
        parked = sorted(self._desk.workshop.parked, key=lambda p: (p.settled, -p.place))[:_SHOWN]
        if parked == self._shown:
            return
        self._shown = parked
        clear(self._list)
        for thought in parked:
            box = QCheckBox()
            box.setChecked(thought.settled)
            box.setAccessibleName(_("Settled: {text}").format(text=thought.text))
            box.setProperty("thought", thought.id)
            box.clicked.connect(self._on_settled)
            line = row(box, label(thought.text, "muted" if thought.settled else ""))
            if not thought.settled:
                change = button(_("Change"), self._on_change, "link")
                change.setAccessibleName(_("Change: {text}").format(text=thought.text))
                change.setProperty("thought", thought.id)
                line.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
            line.setStretch(1, 1)
            line.setAlignment(box, Qt.AlignmentFlag.AlignTop)
            self._list.addLayout(line)

    def write(self) -> None:
        """Take the keys, with the whole line in sight."""
        self.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)
        keep_in_sight(self.entry, Space.S)

    def park(self, text: str) -> None:
        """Keep a thought."""
        if text.strip():
            self._desk.do(partial(self._desk.actions.sessions.park, self._desk.session_id, text))

    def _on_enter(self) -> None:
        text, changing = self.entry.take(), self._changing
        self._changing = None
        if changing is None:
            self.park(text)
        elif text.strip():
            self._desk.do(partial(self._desk.actions.sessions.reword_parked, self._desk.session_id, changing, text))

    def _on_change(self) -> None:
        """Take the words of a thought back into the line; Enter keeps them, an emptied line leaves them."""
        self._changing = self.sender().property("thought")
        thought = next((p for p in self._desk.workshop.parked if p.id == self._changing), None)
        self.entry.setText(thought.text if thought else "")
        self.entry.setFocus()
        self.entry.selectAll()

    def _on_settled(self, checked: bool) -> None:  # noqa: FBT001 - a Qt slot
        wanted = self.sender().property("thought")
        thought = next((p for p in self._desk.workshop.parked if p.id == wanted), None)
        if thought is not None:
            fate = ParkedFate.CLOSED if checked else ParkedFate.OPEN
            self._desk.do(partial(self._desk.actions.sessions.settle_parked, self._desk.session_id, thought.id, fate))
