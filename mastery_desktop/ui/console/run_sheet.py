"""The run sheet beside the wall: the steps by domain, with minutes and ticks; it can be changed where it stands."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from mastery_desktop.domain.choices import SessionState, StepKind
from mastery_desktop.domain.cuts import NEVER_CUT
from mastery_desktop.domain.left_open import left_open
from mastery_desktop.messages import _
from mastery_desktop.ui.console.add_step import AddStep
from mastery_desktop.ui.console.parts import button, clear, row
from mastery_desktop.ui.console.reading_order import chain_in_reading_order, tab_mark
from mastery_desktop.ui.console.split_offer import SplitOffer
from mastery_desktop.ui.console.step_order import out_of_order
from mastery_desktop.ui.console.tiles import Tiles, boxed
from mastery_desktop.ui.step_names import domain_heading
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.toggling import PressableButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mastery_desktop.domain.records import Step, StepId
    from mastery_desktop.ui.console.desk import Desk
    from mastery_desktop.ui.console.panel import SubItem

_LEAST, _MOST = 1, 90
_WHEREVER: Final = frozenset({StepKind.BREAK, StepKind.OWN})
"""What belongs to the part of the workshop that it stands in."""

_K: Final = Qt.Key
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)

_TICK: Final = 18
"""The least width of the place for a tick, in pixels."""

SIGN_SHARE: Final = 1.5
"""How wide the button of a sign is at least, in heights of a line: all six stand on one."""


class SheetRow(PressableButton):
    """A line of the run sheet: a tick, words, and a short note at the right."""

    def __init__(self, *, inset: bool = False) -> None:
        """Begin empty; an inset line belongs to the step above it."""
        super().__init__()
        self.setProperty("kind", "row")
        self.be_one_of_several()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(True)  # Enter leads there as well
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._inset = inset
        self._tick = PlainLabel("")
        self._fit_tick()
        self._words = PlainLabel("", "muted" if inset else "", wrap=True)
        self._note = PlainLabel("", "small")
        self._line = line = QHBoxLayout(self)
        line.setContentsMargins(Space.L if inset else Space.S, 3 if inset else 6, Space.S, 3 if inset else 6)
        line.setSpacing(Space.S)
        line.addWidget(self._tick)
        line.addWidget(self._words, 1)
        line.addWidget(self._note)
        for part in (self._tick, self._words, self._note):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_line(
        self, words: str, note: str, *, done: bool, here: bool, left_open: bool = False, spoken: str = ""
    ) -> None:
        """Show the line; `left_open`: it is past, and nothing was decided there; `spoken`: the note in more words."""
        self.setChecked(here)
        self._tick.setText("✓" if done else "○" if left_open else "")
        self._words.setText(words)
        self._words.set_role("strong" if here else "muted" if self._inset else "")
        self._note.setText(note)
        state = _("done") if done else _("left open") if left_open else _("now") if here else ""
        self._tick.setToolTip(state)
        self.setAccessibleName(", ".join(part for part in (words, spoken or note, state) if part))

    def _fit_tick(self) -> None:
        widest = max(self._tick.fontMetrics().horizontalAdvance(sign) for sign in "✓○")
        self._tick.setFixedWidth(max(_TICK, widest + 2))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_tick()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move among the lines: Qt leads on from the last one to whatever button lies below."""
        lines = [line for line in (self.parentWidget() or self).findChildren(SheetRow) if line.isVisible()]
        lines.sort(key=SheetRow.y)
        at = lines.index(self)
        to = {_K.Key_Up: at - 1, _K.Key_Down: at + 1, _K.Key_Home: 0, _K.Key_End: len(lines)}.get(_K(event.key()))
        if to is None or event.modifiers() not in _PLAIN:
            super().keyPressEvent(event)
        else:
            lines[min(max(to, 0), len(lines) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def nextCheckState(self) -> None:
        """Stay as it is: where the team is, is marked, and a press on that line changes nothing."""

    @override
    def sizeHint(self) -> QSize:
        return self._line.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self._line.minimumSize()

    @override
    def hasHeightForWidth(self) -> bool:
        return self._line.hasHeightForWidth()

    @override
    def heightForWidth(self, width: int) -> int:
        return self._line.heightForWidth(width)


class RunSheet(QWidget):
    """The steps of the session.

    Attributes:
        step_chosen: the id of the step to go to.
        part_chosen: the anchor of the part of the current step to go to.
    """

    step_chosen = Signal(str)
    part_chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Show the session on the desk."""
        super().__init__()
        self.setProperty("kind", "clear")
        self.setAccessibleName(_("Run sheet"))
        self._desk = desk
        self._editing = False
        self._warned: StepId | None = None
        self._built: object = None
        self._parted: object = None
        self._steps: list[tuple[str, SheetRow]] = []
        self._parts: list[tuple[str, SheetRow]] = []
        self._begin = tab_mark(self)
        self._change = button(_("Change the run sheet"), self._on_change, "quiet")
        self._change.setCheckable(True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(1)
        self.add = AddStep(desk)
        self.add.hide()
        self.split = SplitOffer(desk)
        self.split.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        layout.addLayout(self._lines)
        layout.addLayout(row(self._change, 1))  # above what it opens, so that the same place closes it again
        layout.addWidget(self.add)
        layout.addWidget(self.split)
        layout.addStretch(1)
        self.end = tab_mark(self)
        last = chain_in_reading_order(self, self._begin)
        if last is not None:
            QWidget.setTabOrder(last, self.end)

    @property
    def current(self) -> QWidget | None:
        """The line of the step or part that the team is at."""
        lines = [line for _key, line in (*self._steps, *self._parts) if line.isChecked()]
        return lines[-1] if lines else None

    def show_sheet(self, here: Step, parts: Sequence[SubItem], anchor: str) -> None:
        """Show the run sheet with the step and part that the team is at."""
        steps = self._desk.workshop.steps
        shape = self._editing, tuple((s.id, s.kind, s.domain, s.skipped) for s in steps)
        parted = here.id, tuple(part.anchor for part in parts)
        if shape != self._built:
            self._built, self._parted = shape, None
            self._build()
        if parted != self._parted:
            self._parted = parted
            self._build_parts(here, parts)
            chain_in_reading_order(self._lines, self._begin)
        by_id = self._desk.workshop.step_by_id
        is_finished = self._desk.workshop.session.state is SessionState.FINISHED
        whole = any(part.anchor == anchor for part in parts)
        at = anchor if whole else anchor.split("/", maxsplit=1)[0]
        for step_id, line in self._steps:
            step = by_id[step_id]  # type: ignore[index]
            is_here = step.id == here.id
            spoken = _("skipped") if step.skipped else _("{n} min").format(n=step.planned)
            note = spoken if self._editing or step.skipped else str(step.planned)
            name = self._desk.workshop.step_name(step.kind)
            past = step.ended is not None and not is_here and not (step.kind is StepKind.CLOSE and not is_finished)
            nothing = past and left_open(self._desk.pack, self._desk.workshop, step)
            line.show_line(name, note, done=past and not nothing, here=is_here, left_open=nothing, spoken=spoken)
        for part, (_anchor, line) in zip(parts, self._parts, strict=True):
            line.show_line(part.text, part.note, done=part.done, here=part.anchor == at)

    @property
    def is_changed(self) -> bool:
        """Whether the run sheet is being changed."""
        return self._editing

    @override
    def event(self, event: QEvent) -> bool:
        early = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if early and self._editing and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()  # goes before the wall's
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._editing and event.key() == Qt.Key.Key_Escape:
            self._change.click()
            self._change.setFocus()
        else:
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._editing and not event.spontaneous() and self._desk.is_open:
            self._change.click()  # who opens it again looks where the team is

    # slots

    def _on_step(self) -> None:
        sender = self.sender()
        for step_id, line in self._steps:
            if line is sender:
                self.step_chosen.emit(step_id)

    def _on_part(self) -> None:
        sender = self.sender()
        for anchor, line in self._parts:
            if line is sender:
                self.part_chosen.emit(anchor)

    def _on_change(self) -> None:
        self._editing = self._change.isChecked()
        self._change.set_label(_("Done changing") if self._editing else _("Change the run sheet"))
        self.add.setVisible(self._editing)
        self._built = self._warned = None
        self.split.setVisible(self._editing)
        self._desk.workshop_changed.emit()

    def _on_less(self) -> None:
        self._edit(minutes=-1)

    def _on_more(self) -> None:
        self._edit(minutes=1)

    def _on_up(self) -> None:
        self._edit(move=-1)

    def _on_down(self) -> None:
        self._edit(move=1)

    def _on_remove(self) -> None:
        self._edit(remove=True)

    # helpers

    def _edit(self, *, minutes: int = 0, move: int = 0, remove: bool = False) -> None:
        step_id = self.sender().property("step")
        steps = list(self._desk.workshop.steps)
        at = next(place for place, step in enumerate(steps) if step.id == step_id)
        if remove:
            if len(steps) == 1:
                self._desk.refuse(_("A run sheet needs at least one step."))
                return
            if steps[at].kind in NEVER_CUT and self._warned != step_id:
                self._warn(step_id, steps[at].kind)
                return
            del steps[at]
        elif move:
            to = min(max(at + move, 0), len(steps) - 1)
            steps.insert(to, steps.pop(at))
            if words := out_of_order(self._desk.workshop, steps, step_id):
                self._desk.tell(words)
        else:
            steps[at] = replace(steps[at], planned=min(max(steps[at].planned + minutes, _LEAST), _MOST))
        ordered = tuple(replace(step, place=place) for place, step in enumerate(steps))
        call = partial(self._desk.actions.sessions.set_run_sheet, self._desk.session_id, ordered)
        self._desk.do(call, expect=replace(self._desk.workshop, steps=ordered))

    def _warn(self, step_id: StepId, kind: StepKind) -> None:
        """Ask for a second press: what is lost here cannot be made up for."""
        self._warned = step_id
        tool = self.sender()
        if isinstance(tool, Button):
            tool.set_label(_("Really remove?"))
            tool.setAccessibleName(_("Really remove {step}").format(step=self._desk.workshop.step_name(kind)))
        self._desk.tell(_("Rating alone and the close are never cut. Press again only if you really want to."))

    def _on_skip(self) -> None:
        step_id = self.sender().property("step")
        workshop = self._desk.workshop
        step = workshop.step_by_id[step_id]
        if step.kind in NEVER_CUT and not step.skipped and self._warned != step_id:
            self._warn(step_id, step.kind)
            return
        changed = replace(step, skipped=not step.skipped, short=step.short and not step.skipped)
        call = partial(self._desk.actions.sessions.skip, self._desk.session_id, step_id, skipped=not step.skipped)
        steps = tuple(changed if one.id == step_id else one for one in workshop.steps)
        self._desk.do(call, expect=replace(workshop, steps=steps))

    def _build(self) -> None:
        clear(self._lines)
        self._steps, self._parts = [], []
        group: object = ""
        began = False
        for step in self._desk.workshop.steps:
            if step.domain != group and not (began and step.kind in _WHEREVER):
                group = step.domain
                self._lines.addWidget(self._head(step, began=began))
            began = began or step.domain is not None
            line = SheetRow()
            line.clicked.connect(self._on_step)
            self._steps.append((step.id, line))
            self._lines.addWidget(line)
            line.show()
            if self._editing:
                tools = self._tools(step)
                self._lines.addWidget(tools)
                tools.show()  # not a moment later: the area would find nothing to scroll, and go to its top

    def _build_parts(self, here: Step, parts: Sequence[SubItem]) -> None:
        """Put the parts of the step below its line; the other lines stay as they are."""
        for _anchor, line in self._parts:
            self._lines.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._parts = []
        tools = 1 if self._editing else 0
        for at, part in enumerate(parts, self._lines.indexOf(dict(self._steps)[here.id]) + tools + 1):
            made = SheetRow(inset=True)
            made.clicked.connect(self._on_part)
            self._parts.append((part.anchor, made))
            self._lines.insertWidget(at, made)

    def _head(self, step: Step, *, began: bool) -> PlainLabel:
        domain = self._desk.pack.domain_by_id.get(step.domain) if step.domain else None
        plain = _("Plan") if began else _("Welcome")
        text = domain_heading(domain) if domain is not None else plain
        made = PlainLabel(text, "label", wrap=True)
        made.setContentsMargins(Space.S, Space.M, Space.S, 2)
        return made

    def _tools(self, step: Step) -> QWidget:
        name = self._desk.workshop.step_name(step.kind)
        skip = (
            (_("Keep"), self._on_skip, _("Take {step} in again"))
            if step.skipped
            else (_("Skip"), self._on_skip, _("Skip {step}"))
        )
        tools = (
            ("−", self._on_less, _("{step}: one minute less")),
            ("+", self._on_more, _("{step}: one minute more")),
            ("↑", self._on_up, _("Move {step} up")),
            ("↓", self._on_down, _("Move {step} down")),
            skip,
            ("×", self._on_remove, _("Remove {step}")),
        )
        made = []
        for sign, slot, words in tools:
            tool = button(sign, slot, "sign" if len(sign) == 1 else "plain")
            if len(sign) == 1:
                tool.setMinimumWidth(round(tool.fontMetrics().height() * SIGN_SHARE))
            tool.setAccessibleName(words.format(step=name))
            tool.setProperty("step", step.id)
            made.append(tool)
        return boxed(Tiles(*made, fill=False, spacing=2))
