"""The small live picture of the wall, with the size of its text."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.parts import button, column, frame, row
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.tips import plain_tip
from mastery_desktop.ui.wall.view import WallView
from mastery_desktop.ui.widgets.labels import ElidedLabel, PlainLabel

USUAL_SHARE = 0.4
SMALL_SHARE = 0.22
LEAST_SHARE = 0.13
_LEAST = 90
_WIDER = 1.15
"""How much wider a button of the tools may become when it says something else."""
_USUAL_HEIGHT, _SPARE_SHARE = 690, 0.5


class Thumbnail(QWidget):
    """The wall as it is now.

    Attributes:
        factor_chosen: larger (1), usual (0) or smaller (-1) text.
    """

    factor_chosen = Signal(int)

    def __init__(self, view: WallView) -> None:
        """Show a view of the wall."""
        super().__init__()
        self._view, self._share = view, USUAL_SHARE
        self._tools: QWidget | None = None
        self.place = ElidedLabel("", "label")
        sizes = []
        for sign, slot, name, key in (
            ("A−", self._on_smaller, _("Smaller text on the wall"), keys.TEXT_SMALLER),
            ("A", self._on_usual, _("Usual size of text on the wall"), keys.TEXT_USUAL),
            ("A+", self._on_larger, _("Larger text on the wall"), keys.TEXT_LARGER),
        ):
            made = button(sign, slot, "quiet")
            made.setAccessibleName(name)
            made.setToolTip(plain_tip(f"{name}  {key.hint}"))
            sizes.append(made)
        self._sizes = PlainLabel(_("Text size"), "label")
        head = row(self.place, self._sizes, *sizes, spacing=2)
        head.setStretch(0, 1)
        self._inner = QHBoxLayout()
        self._inner.addWidget(view, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._frame = frame("soft", self._inner, margin=1)
        self.setLayout(column(head, self._frame, spacing=Space.XS))
        self.setMinimumWidth(1)  # the picture gives way to the window, never the window to the picture

    def set_tools(self, tools: QWidget) -> None:
        """Put something beside the picture, which leaves room for it."""
        self._inner.addWidget(tools, 1)
        self._tools = tools

    def set_share(self, share: float) -> None:
        """Take a share of the height of the window."""
        self._share = share

    @property
    def has_least(self) -> bool:
        """Whether the step leaves the picture so little that nobody can read it in a low window."""
        return self._share <= LEAST_SHARE

    @property
    def around_view(self) -> int:
        """The height of all that stands around the picture, in pixels."""
        return self.sizeHint().height() - self._view.height()

    def fit_into(self, height: int, width: int, free: int) -> None:
        """Take the share of a window's height, in the shape of the wall; of what is free, up to the usual share."""
        if self._tools is not None and self._frame.isAncestorOf(self._tools):
            width -= round(self._tools.minimumSizeHint().width() * _WIDER) + Space.S
        spare = max(0, height - _USUAL_HEIGHT) * _SPARE_SHARE
        tall = max(_LEAST, round(height * self._share + spare))
        if self._share > LEAST_SHARE:  # the parts of a step with the least differ in height
            tall = max(tall, min(free, round(height * USUAL_SHARE + spare)))
        wide = round(tall * self._view.shape)
        if wide > width - 4:
            wide = max(_LEAST, width - 4)
            tall = round(wide / self._view.shape)
        if (self._view.width(), self._view.height()) != (wide, tall):
            self._view.setFixedSize(wide, tall)

    def show_picture(self, *, shown: bool) -> None:
        """Show the picture, or only what is on the wall in words: in large text it is too small to be read."""
        self._frame.setVisible(shown)
        self._sizes.setVisible(shown)  # the words beside it need its room, and the buttons have names

    def fold_away(self) -> None:
        """Take no room while nobody sees it: a tall picture on a hidden page would keep the window tall."""
        self._view.setFixedSize(round(_LEAST * 16 / 9), _LEAST)

    def _on_smaller(self) -> None:
        self.factor_chosen.emit(-1)

    def _on_usual(self) -> None:
        self.factor_chosen.emit(0)

    def _on_larger(self) -> None:
        self.factor_chosen.emit(1)
