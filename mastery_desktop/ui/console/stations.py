"""Tables that go from station to station: the rounds, and the time of each."""

from typing import Final

from typing_extensions import override

from mastery_desktop.domain.pace import MINUTE
from mastery_desktop.messages import ngettext
from mastery_desktop.ui.console.reading import ReadingPanel

ROUND: Final = "round/"


class StationsPanel(ReadingPanel):
    """Leads tables around; each round has its share of the minutes, and goes on where the one before had a clock."""

    _round = ""

    @override
    def enter(self) -> None:
        super().enter()
        self._round = ""
        self.timer.setVisible(True)

    @override
    def refresh(self) -> None:
        super().refresh()
        count = sum(slide.anchor.startswith(ROUND) for slide in self.slides)
        if not count:
            return
        seconds = max(MINUTE, self.step.planned * MINUTE // count)
        minutes = seconds // MINUTE
        self.hint.setText(
            ngettext(
                "{count} rounds of about {n} minute each.", "{count} rounds of about {n} minutes each.", minutes
            ).format(count=count, n=minutes)
        )
        if self.anchor.startswith(ROUND) and self.anchor != self._round:
            goes_on, self._round = bool(self._round) and self.desk.timer.shown, self.anchor
            if goes_on:
                self.desk.timer.start(seconds)
            else:
                self.desk.timer.offer(seconds)
