"""The close: what comes next, the packet to print, the file to share, and the end."""

from functools import partial

from PySide6.QtCore import Signal
from typing_extensions import override

from mastery_desktop.domain.choices import SessionState
from mastery_desktop.messages import _, ngettext
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.panel import Primary, StepPanel
from mastery_desktop.ui.console.parts import button, label
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
        self._printed = ""
        self._promises = label("")
        self._next = label("\n".join(desk.pack.self_assessment.next_text), "muted")
        self._finish = button(_("The workshop is finished"), self._on_finish)
        packet = button(_("Print the walk-out packet"), self._on_print)
        share = button(_("Share the session file"), self._on_share)
        self.body.addWidget(self._promises)
        self.body.addWidget(label(desk.pack.self_assessment.next_title, "label"))
        self.body.addWidget(self._next)
        self.body.addLayout(Tiles(packet, share, self._finish, fill=False))

    @override
    def refresh(self) -> None:
        workshop = self.workshop
        area = workshop.focus
        actions = workshop.actions_for(area)
        self.heading.setText(_("Close on time"))
        self.hint.setText(_("Name the first step, hand out exit slips and the packet, and thank people."))
        name = self.desk.pack.elements[area.element].name if area else _("no focus area yet")
        count = ngettext("{n} action", "{n} actions", len(actions)).format(n=len(actions))
        open_thoughts = sum(not parked.settled for parked in workshop.parked)
        parked = ngettext("{n} thought is on the parking lot", "{n} thoughts are on the parking lot", open_thoughts)
        lines = [_("Focus area: {name}, {actions}.").format(name=name, actions=count)]
        if open_thoughts:
            lines.append(parked.format(n=open_thoughts) + ".")
        self._promises.setText("\n".join(lines))
        self._finish.setEnabled(not self._finished)
        self._finish.set_label(
            _("Finished; you can still change everything") if self._finished else _("The workshop is finished")
        )

    @override
    def primary(self) -> Primary | None:
        steps = self.workshop.steps
        if any(step.place > self.step.place and not step.skipped for step in steps):
            return None
        return Primary(_("The workshop is finished") if self._ends_next else _("Print the packet"))

    @override
    def press_primary(self) -> None:
        if self._ends_next:
            self._on_finish()
        else:
            self._on_print()

    @property
    def _finished(self) -> bool:
        return self.workshop.session.state is SessionState.FINISHED

    @property
    def _ends_next(self) -> bool:
        """Whether the packet was asked for already, so that only the end is left to do."""
        return self._printed == self.desk.session_id and not self._finished

    def _on_finish(self) -> None:
        self.desk.do(partial(self.desk.actions.sessions.finish, self.desk.session_id))

    def _on_print(self) -> None:
        self._printed = self.desk.session_id
        self.print_requested.emit()
        self.chrome_changed.emit()

    def _on_share(self) -> None:
        self.share_requested.emit()
