"""The close: what comes next, the packet to print, the file to share, and the end."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from mastery_desktop.domain.records import FocusArea
from mastery_desktop.domain.said import plans
from mastery_desktop.messages import _, ngettext
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.ending import Ending
from mastery_desktop.ui.console.exit_entry import ExitEntry
from mastery_desktop.ui.console.panel import Primary, StepPanel
from mastery_desktop.ui.console.parts import button, label
from mastery_desktop.ui.console.reading_order import chain_in_reading_order
from mastery_desktop.ui.console.thoughts import ThoughtList
from mastery_desktop.ui.console.tiles import Tiles


class ClosePanel(StepPanel):
    """Two minutes from here to the packet in everybody's hands.

    Attributes:
        print_requested: print the walk-out packet.
        share_requested: share the session as a file.
    """

    print_requested = Signal()
    share_requested = Signal()

    def __init__(self, desk: Desk) -> None:
        """Close the session on the desk."""
        super().__init__(desk)
        self._ending = Ending(desk, self)
        self._ending.print_requested.connect(self.print_requested)
        self._ending.changed.connect(self.chrome_changed)
        self._promises = label("")
        self._next = label("", "muted")
        self._finish = button(_("The workshop is finished"), self._ending.finish, key=keys.FINISH)
        keys.bind(keys.FINISH, self, self._finish.click)
        packet = button(_("Print the walk-out packet"), self._ending.print_packet)
        share = button(_("Share the session file"), self._on_share)
        self.thoughts = ThoughtList(desk)
        self.thoughts.grown.connect(self._on_grown)
        self.exit = ExitEntry(desk)
        self._alone = label(_("The exit slips are typed here once the room no longer sees this picture."), "muted")
        self._alone.hide()
        self.body.addWidget(self._promises)
        self.body.addWidget(self.thoughts)
        self.body.addWidget(label(desk.pack.self_assessment.next_title, "label"))
        self.body.addWidget(self._next)
        self.body.addLayout(Tiles(packet, share, self._finish, fill=False))
        self.body.addWidget(self.exit)
        self.body.addWidget(self._alone)

    def _on_grown(self) -> None:
        chain_in_reading_order(self)

    @override
    def refresh(self) -> None:
        workshop = self.workshop
        self.heading.setText(_("Close on time"))
        self.hint.setText(
            _("Name the first step, hand out exit slips and the packet, and thank people.")
            if plans(workshop)
            else _(
                "Name the day you meet to plan ({key} keeps it with the open thoughts), hand out exit slips and the"
                " packet, and thank people."
            ).format(key=keys.PARK.hint)
        )
        self._promises.setText("\n".join(self._promised(area) for area in workshop.active_focus or (None,)))
        planned = any(action.what for action in workshop.actions)
        leads_to_plan = not planned and any(named.element for named in workshop.potential)
        words = self.desk.pack.self_assessment.next_text
        self._next.setText("\n".join(words if leads_to_plan else words[1:]))  # the first says that an area was named
        self.thoughts.refresh()
        self.exit.refresh()
        chain_in_reading_order(self)
        self._finish.setEnabled(not self._ending.is_finished)
        self._finish.set_label(
            _("Finished; you can still change everything")
            if self._ending.is_finished
            else _("The workshop is finished")
        )

    def _promised(self, area: FocusArea | None) -> str:
        actions = self.workshop.actions_for(area)
        name = self.desk.pack.elements[area.element].name if area else _("no focus area yet")
        count = ngettext("{n} action", "{n} actions", len(actions)).format(n=len(actions))
        return _("Focus area: {name}, {actions}.").format(name=name, actions=count)

    @override
    def leave(self) -> None:
        self.exit.flush()
        super().leave()

    @override
    def take_back(self) -> bool:
        focus = QApplication.focusWidget()
        if focus is None or not self.exit.isAncestorOf(focus):
            return False
        self.desk.refuse(
            _("Exit slips keep no order, so none is undone: correct them in their fields. Nothing else was undone.")
        )
        return True

    @override
    def set_blind(self, blind: bool) -> None:
        self.exit.setVisible(not blind)
        self._alone.setVisible(blind)

    @override
    def primary(self) -> Primary | None:
        steps = self.workshop.steps
        if any(step.place > self.step.place and not step.skipped for step in steps):
            return None
        return self._ending.primary

    @override
    def press_primary(self) -> None:
        self._ending.press()

    def _on_share(self) -> None:
        self.share_requested.emit()
