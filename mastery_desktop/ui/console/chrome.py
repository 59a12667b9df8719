"""What stands around the panel of a step: run sheet, words, buttons, clock, the bars, and the bar on the wall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastery_desktop.domain.content import Script
from mastery_desktop.domain.live import LiveState
from mastery_desktop.domain.pace import end_text
from mastery_desktop.domain.said import script_of, ways_of
from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.announce import announce
from mastery_desktop.ui.console.ending import Ending
from mastery_desktop.ui.console.panel import Primary
from mastery_desktop.ui.console.shape import WITH_COUNTDOWN, WITH_ELEMENT
from mastery_desktop.ui.console.wall_control import stops_text
from mastery_desktop.ui.console.words import tables_left

if TYPE_CHECKING:
    from mastery_desktop.domain.records import Step, StepId
    from mastery_desktop.ui.console.bars import StatusBar, TopBar
    from mastery_desktop.ui.console.desk import Desk
    from mastery_desktop.ui.console.frame import ConsoleFrame
    from mastery_desktop.ui.console.panel import StepPanel
    from mastery_desktop.ui.console.presenter import Presenter
    from mastery_desktop.ui.console.wall_control import WallControl


class Chrome:
    """Shows around the panel where the team is, what to say, and what comes next.

    Attributes:
        ending: what the primary button does at the end of the run sheet.
    """

    def __init__(
        self,
        desk: Desk,
        presenter: Presenter,
        wall: WallControl,
        *,
        top: TopBar,
        frame: ConsoleFrame,
        status: StatusBar,
    ) -> None:
        """Show the session on a desk in the parts of a console."""
        self._desk, self._presenter, self._wall = desk, presenter, wall
        self._top, self._frame, self._status = top, frame, status
        self.ending = Ending(desk, frame)
        self._panel: StepPanel | None = None
        self._told: tuple[StepId, str] | None = None
        self._is_explained = False
        presenter.holds = self._holds
        presenter.gate_reached.connect(wall.single.remind)
        presenter.end_reached.connect(self._on_end)
        self._hint = self._said = ""
        desk.hinted.connect(self._on_hint)
        desk.saved.connect(self._end_hint)
        presenter.step_entered.connect(self._end_hint)
        presenter.slide_changed.connect(self._end_hint)

    def _on_hint(self, sentence: str) -> None:
        """Say how something is done, until something is done or the team goes on; what was done just now goes first."""
        if self._status.news not in ("", self._hint):
            return
        self._hint = sentence
        self._status.say(sentence)
        self._wall.single.say(sentence)

    def _end_hint(self, _when: object = None) -> None:
        if self._hint:
            self._status.forget(self._hint)
            self._wall.single.bar.unsay(self._hint)
            self._hint = ""

    @property
    def at_end(self) -> bool:
        """Whether the wall is at the last page of the last step, so that nothing is left to step on to."""
        if self._presenter.rescue is not None:
            return False
        slides, view = self._presenter.slides, self._wall.thumbnail
        is_last = not slides or self._presenter.anchor == slides[-1].anchor
        return is_last and view.page + 1 >= view.pages and self._presenter.following is None

    def show(self, panel: StepPanel | None) -> None:
        """Show what belongs to a panel and to the place on the wall."""
        step = self._presenter.step
        if panel is None or step is None or not self._desk.is_open:
            return
        self._panel = panel
        if self._told and self._told[0] != step.id:
            self._status.forget(self._told[1])  # it was about the step that is left
            self._wall.single.bar.unsay(self._told[1])
            self._told = None
        elif self._told and panel.is_private:
            self._wall.single.bar.say("")
        rescue = self._presenter.rescue
        own = panel.primary() or (self.ending.primary if self.at_end else None)
        primary = Primary(_("Go on"), hint=keys.NEXT.hint) if rescue else own
        self._frame.sheet.show_sheet(step, panel.sub_items(), self._presenter.anchor)
        self._frame.show_current()
        self._frame.buttons.show_primary(primary)
        self._status.show_history(shown=not panel.takes_back)
        self._show_script(panel, step)
        name = rescue.title if rescue else self._desk.workshop.step_name(step.kind)
        self._frame.tools.show_countdown(shown=step.kind not in WITH_COUNTDOWN)
        bar = panel.bar_text() or name
        if rescue:
            bar = _("{move}: {key} goes on with the workshop").format(move=name, key=keys.NEXT.hint)
        self._wall.single.show_panel(panel, bar, gate=self._gate(panel, primary), stays=bool(rescue), ends=self.at_end)
        self._explain()
        self._wall.fit()
        if not self._presenter.at_gate:
            self._status.gate_passed()
        self._show_place(name)
        self.show_time()

    def show_time(self) -> None:
        """Show where the time stands; of a finished workshop, that it is."""
        step = self._presenter.step if self._desk.is_open else None
        if step is None:
            return
        pace = self._presenter.pace
        self._frame.nudge.refresh(step, pace, self._presenter.visit)
        self._frame.clock.show_pace(pace)
        self._frame.began.setVisible(pace is not None)
        self._wall.single.show_end(end_text(pace) if pace else "")

    def show_wall(self) -> None:
        """Say where the wall is."""
        if not self._wall.projection.running:
            self._status.forget(stops_text())
        lost = self._wall.is_lost
        self._top.show_wall(blank=self._wall.blank, projecting=self._wall.projection.running, lost=lost)
        self._status.show_wall(self._wall.sentence, lost=lost)

    def _show_script(self, panel: StepPanel, step: Step) -> None:
        if (rescue := self._presenter.rescue) is not None:
            move = Script(id=rescue.id, say=rescue.say, watch="", stuck="")
            self._frame.script.show_words(move, None, ("", ""), self._desk.workshop.step_name(step.kind))
            return
        element = panel.element if step.kind in WITH_ELEMENT and panel.has_element else None
        following = self._presenter.following
        ways = ways_of(self._desk.workshop, panel.elements)
        self._frame.script.show_words(
            script_of(self._desk.pack, step.kind, ways, of_one=bool(step.domain), looks_back=panel.looks_back),
            element,
            (panel.prompt_head, panel.prompt()),
            self._desk.workshop.step_name(following.kind) if following else "",
        )

    def _holds(self) -> bool:
        """Stay for the next part of a step; say once per visit what it leaves open before it goes on."""
        panel, step = self._panel, self._presenter.step
        if panel is None or step is None:
            return False
        if self._told is None and panel.next_part():
            return True
        sentence = panel.open_end()
        if self._told == (step.id, sentence):
            return False
        if sentence:
            self._told = step.id, sentence
            if not self._wall.is_single:
                self._status.say(sentence)
            elif panel.is_private:  # in front of how far the entry is, until its next key
                self._wall.single.bar.say(sentence)
            else:
                self._wall.single.say(sentence)
        return bool(sentence)

    def _explain(self) -> None:
        """Say once why laptop and wall are one picture, where the computer can be told to part them."""
        if not self._wall.is_single:
            self._is_explained = False
        elif not self._is_explained and self._wall.projection.is_copied:
            self._is_explained = True
            self._wall.single.say(self._wall.sentence)

    def _on_end(self) -> None:
        words = _("The run sheet ends here. {print_} prints the packet; {back} leads to the console, to finish.")
        if self._wall.is_single:
            self._wall.single.say(words.format(print_=keys.PRINT.hint, back=keys.STOP.hint))
        else:
            self._status.say(_("The run sheet ends here. {key} prints the packet.").format(key=keys.PRINT.hint))

    def _gate(self, panel: StepPanel, primary: Primary | None) -> str:
        if not self._presenter.at_gate:
            return ""
        if primary:
            words, key = _("{text}: press {key}"), keys.REVEAL.hint
            if not key:  # single letters are switched off
                words, key = _("{text}: {key} leads to its button"), keys.WRITE_BELOW.hint
            offer = words.format(text=primary.text, key=key)
            left = tables_left(self._desk.workshop, [element.id for element in panel.elements])
            return f"{offer}. {left}" if left else offer
        return self.waits_for

    @property
    def waits_for(self) -> str:
        """What is missing before marks can be revealed, and what to do."""
        step, back = self._presenter.step, keys.BACK.hint
        typed = self._desk.slips_of(step) if step else LiveState()
        if typed.missing:
            names = ", ".join(self._desk.pack.elements[element].name for element in typed.missing)
            return _("Not counted yet: {names}. {key} leads back to the count").format(names=names, key=back)
        if typed.slips_in:
            words = _("{n} of {expected} slips are in, and the count is open: {key} leads back to it, Enter closes it")
            if typed.slips_in < (typed.slips_expected or 0):
                words = _("{n} of {expected} slips are in: {key} leads back to the count")
            return words.format(n=typed.slips_in, expected=typed.slips_expected, key=back)
        return _("Nothing is counted yet: {key} leads back to the count").format(key=back)

    def _show_place(self, name: str) -> None:
        shown = self._wall.projection.running and not self._wall.is_lost
        place = (_("On the wall now: {slide}") if shown else _("On the wall next: {slide}")).format(slide=name)
        view = self._wall.thumbnail
        if view.pages > 1:
            place += "  ·  " + _("page {n} of {count}").format(n=view.page + 1, count=view.pages)
        self._frame.thumbnail.place.setText(place)
        said = f"{place}. {view.accessibleName()}"
        if said != self._said:
            self._said = said
            announce(self._frame.thumbnail.place, said)
