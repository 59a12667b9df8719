"""A text that is cut where there is no room for it: in head and foot, and on a tent."""

from dataclasses import dataclass

from typing_extensions import override

from mastery_desktop.documents.blocks import HAIR, Below, Block, Fitting, Lines, Text
from mastery_desktop.documents.fonts import Fonts, Run, string_width
from mastery_desktop.documents.linebreaks import Line


@dataclass(frozen=True)
class Capped(Fitting):
    """A text of which only the first lines are shown; an ellipsis tells where it was cut."""

    whole: Text
    most: int

    def cuts(self, fonts: Fonts, width: float) -> bool:
        """Whether something is left out in a column."""
        if self.whole.in_two_languages:
            return self.whole.height(fonts, width) > self.most * self.whole.style.leading + HAIR
        return len(self.whole.lines(fonts, width)) > self.most

    @override
    def shown(self, fonts: Fonts, width: float) -> Block:
        if not self.cuts(fonts, width):
            return self.whole
        if self.whole.in_two_languages:
            return Below(*(Capped(side, max(1, self.most // 2)) for side in self.whole.in_each_language()))
        style = self.whole.style
        dots = fonts.runs(" …", style.face)
        room = width - sum(run.width for run in dots) * style.size
        *lines, last = self.whole.lines(fonts, width)[: self.most]
        runs = list(reversed(last.runs)) if last.from_right else list(last.runs)
        while runs and sum(run.width for run in runs) * style.size > room:
            cut = runs.pop()
            shorter = cut.text.lstrip()[1:] if last.from_right else cut.text.rstrip()[:-1]
            if shorter and cut.font:
                runs.append(Run(cut.font, shorter, string_width(cut.font, shorter)))
        runs += dots
        if last.from_right:
            runs.reverse()
        shown = Line(tuple(runs), sum(run.width for run in runs) * style.size, last.from_right)
        return Lines((*lines, shown), style)
