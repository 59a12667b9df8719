"""The run sheet beside the wall: the steps by domain, with minutes and ticks; it can be changed where it stands."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.messages import _
from mastery_desktop.ui.console.add_step import AddStep
from mastery_desktop.ui.console.parts import button, clear, row
from mastery_desktop.ui.step_names import STEP_NAMES, domain_heading
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mastery_desktop.domain.records import Step
    from mastery_desktop.ui.console.desk import Desk
    from mastery_desktop.ui.console.panel import SubItem

_LEAST, _MOST = 1, 90


class SheetRow(QPushButton):
    """A line of the run sheet: a tick, words, and a short note at the right."""

    def __init__(self, *, inset: bool = False) -> None:
        """Begin empty; an inset line belongs to the step above it."""
        super().__init__()
        self.setProperty("kind", "row")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._inset = inset
        self._tick = PlainLabel("")
        self._tick.setFixedWidth(18)
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

    def show_line(self, words: str, note: str, *, done: bool, here: bool) -> None:
        """Show the line."""
        self.setChecked(here)
        self._tick.setText("✓" if done else "")
        self._words.setText(words)
        self._words.set_role("strong" if here else "muted" if self._inset else "")
        self._note.setText(note)
        state = _("done") if done else _("now") if here else ""
        self.setAccessibleName(", ".join(part for part in (words, note, state) if part))

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
        self._desk = desk
        self._editing = False
        self._built: object = None
        self._steps: list[tuple[str, SheetRow]] = []
        self._parts: list[tuple[str, SheetRow]] = []
        self._change = button(_("Change the run sheet"), self._on_change, "quiet")
        self._change.setCheckable(True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(1)
        self.add = AddStep(desk)
        self.add.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        layout.addLayout(self._lines)
        layout.addWidget(self.add)
        layout.addLayout(row(self._change, 1))
        layout.addStretch(1)

    @property
    def current(self) -> QWidget | None:
        """The line of the step or part that the team is at."""
        lines = [line for _key, line in (*self._steps, *self._parts) if line.isChecked()]
        return lines[-1] if lines else None

    def show_sheet(self, here: Step, parts: Sequence[SubItem], anchor: str) -> None:
        """Show the run sheet with the step and part that the team is at."""
        steps = self._desk.workshop.steps
        shape = (
            self._editing,
            tuple((s.id, s.kind, s.domain) for s in steps),
            here.id,
            tuple(part.anchor for part in parts),
        )
        if shape != self._built:
            self._built = shape
            self._build(here, parts)
        by_id = self._desk.workshop.step_by_id
        at = anchor.split("/", maxsplit=1)[0]
        for step_id, line in self._steps:
            step = by_id[step_id]  # type: ignore[index]
            is_here = step.id == here.id
            note = _("{n} min").format(n=step.planned) if self._editing else str(step.planned)
            name = _(STEP_NAMES[step.kind])
            line.show_line(name, note, done=step.ended is not None and not is_here, here=is_here)
        for part, (_anchor, line) in zip(parts, self._parts, strict=True):
            line.show_line(part.text, part.note, done=part.done, here=part.anchor == at)

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
        self._built = None
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
            if steps[at].kind in (StepKind.RATE, StepKind.CLOSE):
                self._desk.tell(
                    _("Removed. Rating alone and the close are the last things to cut; undo brings them back.")
                )
            del steps[at]
        elif move:
            to = min(max(at + move, 0), len(steps) - 1)
            steps.insert(to, steps.pop(at))
        else:
            steps[at] = replace(steps[at], planned=min(max(steps[at].planned + minutes, _LEAST), _MOST))
        ordered = tuple(replace(step, place=place) for place, step in enumerate(steps))
        call = partial(self._desk.actions.sessions.set_run_sheet, self._desk.session_id, ordered)
        self._desk.do(call, expect=replace(self._desk.workshop, steps=ordered))

    def _build(self, here: Step, parts: Sequence[SubItem]) -> None:
        clear(self._lines)
        self._steps, self._parts = [], []
        group: object = ""
        began = False
        for step in self._desk.workshop.steps:
            if step.kind is not StepKind.BREAK and step.domain != group:
                group = step.domain
                self._lines.addWidget(self._head(step, began=began))
            began = began or step.domain is not None
            line = SheetRow()
            line.clicked.connect(self._on_step)
            self._steps.append((step.id, line))
            self._lines.addWidget(line)
            if self._editing:
                self._lines.addLayout(self._tools(step))
            if step.id == here.id:
                for part in parts:
                    made = SheetRow(inset=True)
                    made.clicked.connect(self._on_part)
                    self._parts.append((part.anchor, made))
                    self._lines.addWidget(made)

    def _head(self, step: Step, *, began: bool) -> PlainLabel:
        domain = self._desk.pack.domain_by_id.get(step.domain) if step.domain else None
        plain = _("Plan") if began else _("Welcome")
        text = domain_heading(domain) if domain is not None else plain
        made = PlainLabel(text, "label", wrap=True)
        made.setContentsMargins(Space.S, Space.M, Space.S, 2)
        return made

    def _tools(self, step: Step) -> QHBoxLayout:
        name = _(STEP_NAMES[step.kind])
        tools = (
            ("−", self._on_less, _("{step}: one minute less")),
            ("+", self._on_more, _("{step}: one minute more")),
            ("↑", self._on_up, _("Move {step} up")),
            ("↓", self._on_down, _("Move {step} down")),
            ("×", self._on_remove, _("Remove {step}")),
        )
        made = []
        for sign, slot, words in tools:
            tool = button(sign, slot)
            tool.setMinimumWidth(38)
            tool.setAccessibleName(words.format(step=name))
            tool.setProperty("step", step.id)
            made.append(tool)
        return row(*made, 1, spacing=Space.XS)
