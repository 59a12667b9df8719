"""What all step panels share: they show the one thing to do now, and say what they want from the window around them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from mastery_desktop.domain.content import Domain, Element, ElementId
from mastery_desktop.domain.live import LiveState
from mastery_desktop.domain.records import Step
from mastery_desktop.domain.workshop import Workshop, elements_of
from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.clicker_keys import MODIFIERS
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.lone_keys import LoneKeys, is_letter
from mastery_desktop.ui.console.notes import flush_notes
from mastery_desktop.ui.console.parts import label
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.areas import keep_in_sight

if TYPE_CHECKING:
    from mastery_desktop.domain.wall import Slide
    from mastery_desktop.ui.console.key_frame import KeyFrame


@dataclass(frozen=True)
class Primary:
    """What the one primary button does in this step instead of stepping on: its text and whether it can be pressed."""

    text: str
    enabled: bool = True
    hint: str = ""


@dataclass(frozen=True)
class SubItem:
    """A line below the current step in the run sheet: where it leads, its words, and whether it is done."""

    anchor: str
    text: str
    note: str = ""
    done: bool = False


class StepPanel(QWidget):
    """A panel for one kind of step.

    Attributes:
        slides: what the wall shows in this step.
        tools: what stands at the right of the heading.
        deciding: holds what single keys decide, once it has the focus; None where none does.
        alone: tells keys that lead from the letters of words that no field takes.
        on_paper: whether the workshop is over and its papers are typed in: there is no wall, and no time runs.
        live_changed: what the panel shows live on the wall has changed.
        go_to: the wall should go to this anchor.
        back: this step needs the one before it.
        focus_wanted: this step needs a focus area.
        chrome_changed: the primary button, the private form or the lines below the step have changed.
    """

    live_changed = Signal()
    go_to = Signal(str)
    back = Signal()
    focus_wanted = Signal()
    chrome_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        """Work on the session on the desk; `show_step` brings the step."""
        super().__init__()
        self.desk = desk
        self._step: Step | None = None
        self.anchor = ""
        self.slides: tuple[Slide, ...] = ()
        self.deciding: KeyFrame | None = None
        self.alone = LoneKeys(desk.clock)
        self.on_paper = False
        self._came_by_tab = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.heading = label("", "heading")
        self.hint = label("", "muted")
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.M)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        self._tools_box = QWidget()
        self.tools = Tiles(fill=False)
        self._tools_box.setLayout(self.tools)
        self._tools_box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._head = QGridLayout()
        self._head.addWidget(self.heading, 0, 0)
        self._head.addWidget(self._tools_box, 0, 1)
        self._tools_below = False
        self._head.setColumnStretch(0, 1)
        layout.addLayout(self._head)
        layout.addWidget(self.hint)
        layout.addSpacing(Space.XS)
        layout.addLayout(self.body)
        layout.addStretch(1)

    @property
    def step(self) -> Step:
        """The step that is shown.

        Raises:
            RuntimeError: no step is shown.
        """
        if self._step is None:
            raise RuntimeError("no step is shown")
        return self._step

    @property
    def workshop(self) -> Workshop:
        """The session as it is now."""
        return self.desk.workshop

    @property
    def domain(self) -> Domain | None:
        """The domain that the step is about; the session's first one where it names none."""
        found = self.step.domain or next(iter(self.workshop.domains), None)
        return self.desk.pack.domain_by_id.get(found) if found else None

    @property
    def elements(self) -> tuple[Element, ...]:
        """The elements of the domain."""
        return self.domain.elements if self.domain else ()

    @property
    def session_elements(self) -> tuple[Element, ...]:
        """The elements of all domains of the session, in the order of the framework."""
        return elements_of(self.desk.pack, self.workshop.domains)

    @property
    def has_element(self) -> bool:
        """Whether the wall is at an element."""
        return ElementId(self.anchor.split("/", maxsplit=1)[0]) in self.desk.pack.elements

    @property
    def element(self) -> Element | None:
        """The element that the wall is at, or the first one."""
        found = self.desk.pack.elements.get(ElementId(self.anchor.split("/", maxsplit=1)[0]))
        return found or next(iter(self.elements), None)

    @property
    def head_lines(self) -> tuple[QRect, ...]:
        """Where the heading lies with its tools, and below it what is to be done."""
        return self._head.geometry(), self.hint.geometry()

    @property
    def room_below(self) -> int:
        """How many pixels are kept free below all else."""
        layout = self.layout()
        return layout.contentsMargins().bottom() if layout is not None else 0

    def keep_room_below(self, height: int) -> None:
        """Keep some pixels free below all else, so that the panel can be scrolled as far as it should."""
        if (layout := self.layout()) is not None and layout.contentsMargins().bottom() != height:
            layout.setContentsMargins(0, 0, 0, height)

    def is_at(self, step: Step) -> bool:
        """Whether the panel shows this step."""
        return self._step is not None and self._step.id == step.id

    def show_step(self, step: Step, anchor: str) -> None:
        """Show a step, with the wall at an anchor; called again whenever the session or the anchor has changed."""
        entered = self._step is None or self._step.id != step.id
        self._step, self.anchor = step, anchor
        if entered:
            self.setAccessibleName(self.workshop.step_name(step.kind))  # it has the focus where no key may decide
            self.enter()
        self.refresh()
        self._arrange_head()  # tools may have come or gone

    def enter(self) -> None:
        """The team comes to the step; forget what belonged to another one."""

    def refresh(self) -> None:
        """Show the session as it is now."""

    def leave(self) -> None:
        """The team goes on: save what waits, and let the wall show it."""
        flush_notes(self)
        self.desk.end_writing()
        self._step = None

    def rest(self) -> None:
        """Give the focus to where no key of a clicker can do harm."""
        self.setFocus()
        self._came_by_tab = False

    def write(self) -> None:
        """Put the cursor where the team writes, when somebody opens the panel for that."""
        field = self.first_field
        if field is None or not field.isVisibleTo(self):
            self.rest()
        else:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            keep_in_sight(field)

    @property
    def first_field(self) -> QWidget | None:
        """The field that takes what is typed once the panel is open; None where no text is asked for."""
        return None

    @property
    def writing_field(self) -> QWidget | None:
        """The field that Tab leads to first; None where no text is asked for now."""
        return self.first_field

    def say_not_written(self) -> None:
        """Say that a letter was written nowhere, and how it would be, where a text is asked for."""
        field = self.writing_field
        offers = self.deciding is not None and self.deciding.isVisible() and not self.decides
        if offers and not self.decides:
            words = _("Nothing was written: Tab leads to a field, {key} to the levels.")
            self.desk.hint(words.format(key=keys.LEVELS.hint))
        elif field is not None and not self.isVisible():
            words = _("Nothing was written: {key} leads to a field.")
            self.desk.hint(words.format(key=keys.WRITE_BELOW.hint))
        elif field is not None and field.isVisible() and not self.decides:
            self.desk.hint(_("Nothing was written: Tab leads to a field."))

    def decide(self) -> None:
        """Let single keys decide."""
        if self.deciding is not None and self.deciding.isVisible():
            self.deciding.take_keys()
            keep_in_sight(self.deciding)

    @property
    def decides(self) -> bool:
        """Whether single keys decide something now."""
        return self.deciding is not None and self.deciding.has_keys

    def live(self) -> LiveState:
        """What happens in the room now, for the wall."""
        return LiveState()

    def primary(self) -> Primary | None:
        """What the primary button does; None when it steps on."""
        return None

    def press_primary(self) -> None:
        """The primary button was pressed."""

    def sub_items(self) -> Sequence[SubItem]:
        """The lines below the step in the run sheet."""
        return ()

    def prompt(self) -> str:
        """Words to say that fit what the room shows now; empty for the script alone."""
        return ""

    @property
    def prompt_head(self) -> str:
        """What stands over those words."""
        return _("What the marks suggest")

    @property
    def looks_back(self) -> bool:
        """Whether the room is at what it promised the last time."""
        return False

    @property
    def reveals(self) -> bool:
        """Whether the primary button reveals marks now."""
        return False

    @property
    def is_private(self) -> bool:
        """Whether something is entered now that the room must not see."""
        return False

    def set_blind(self, blind: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Show nothing private, since laptop and wall are one picture."""

    def set_covered(self, covered: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Show nothing private until it is asked for, since the room may see what the console shows."""

    def bar_text(self) -> str:
        """What the slim bar on the wall says instead of the name of the step; empty for the name."""
        return ""

    def open_end(self) -> str:
        """What is still open here, said once before Page Down leaves the step; empty for nothing."""
        return ""

    def blind_text(self) -> str:
        """How far a private entry is, for the slim bar on the wall; nothing of what was entered."""
        return ""

    def blind_hints(self) -> tuple[str, str]:
        """What the keys of a private entry do now."""
        return _("⌫ take it back"), _("Enter done")

    def private_key(self, key: int) -> bool:
        """Take a key of a private entry; tell whether it was one."""
        del key
        return False

    def next_part(self) -> bool:
        """Go on to the next part of the step, before Page Down leaves it; tell whether there was one."""
        return False

    @property
    def takes_back(self) -> bool:
        """Whether undo takes back what is being typed here, and no step of the history."""
        return False

    def take_back(self) -> bool:
        """Take the last private key back; tell whether there was one."""
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if plain and is_letter(event.text()):
            self.alone.letter()
            if event.text().strip():
                self.say_not_written()
        elif event.key() not in MODIFIERS:
            self.alone.begin()
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._came_by_tab = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Show that Tab came here: who only rests here between keys needs no ring."""
        super().paintEvent(event)
        if self.hasFocus() and self._came_by_tab:
            painter = QPainter(self)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), 2))
            painter.drawRect(self.visibleRegion().boundingRect().adjusted(1, 1, -1, -1))

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        rests = self.hasFocus() and not self._came_by_tab and self._step is not None
        field = self.writing_field if next and rests else None
        if field is None or not field.isVisible() or not field.isEnabled():
            return super().focusNextPrevChild(next)
        field.setFocus(Qt.FocusReason.TabFocusReason)
        keep_in_sight(field)
        return True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange_head()

    def _arrange_head(self) -> None:
        """Put the tools beside the heading, or below it where there is no room."""
        if not self.tools.count():
            return
        words = self.heading.fontMetrics().horizontalAdvance(self.heading.text())
        needed = words + self.tools.sizeHint().width() + Space.L
        # once below, they need room to spare: a scroll bar that comes or goes must not move them to and fro
        below = needed + (Space.PAGE if self._tools_below else 0) > self.width()
        if below != self._tools_below:
            self._tools_below = below
            self._head.addWidget(self._tools_box, int(below), int(not below), 1, 2 if below else 1)


def practices_on_wall(panel: StepPanel) -> tuple[SubItem, ...]:
    """A line for each practice that has a slide of its own in the step, to go there at once."""
    names = panel.desk.pack.elements
    at = next((place for place, slide in enumerate(panel.slides) if slide.anchor == panel.anchor), 0)
    return tuple(
        SubItem(slide.anchor, names[ElementId(slide.anchor)].name, done=place < at)
        for place, slide in enumerate(panel.slides)
        if slide.anchor in names
    )
