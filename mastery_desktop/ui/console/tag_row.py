"""What is known of a line of evidence, as three lists that also take digits: no hand needs to leave the keyboard."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from mastery_desktop.domain.choices import EvidenceKind, Strength
from mastery_desktop.domain.content import EvidenceSide
from mastery_desktop.domain.evidence_tags import EvidenceTags
from mastery_desktop.domain.labels import EVIDENCE_KINDS, EVIDENCE_SIDES, STRENGTHS
from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.follow_focus import ROW
from mastery_desktop.ui.console.parts import button, column, label
from mastery_desktop.ui.console.tiles import Tiles, boxed
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.choice_box import ChoiceBox
from mastery_desktop.ui.widgets.labels import PlainLabel

E = TypeVar("E", bound=StrEnum)

_NUMBERED: Final = (*EVIDENCE_KINDS, *EVIDENCE_SIDES, *STRENGTHS)
"""What the digits from 1 on stand for."""


_LETTERS: Final = 9
"""How many letters a list shows while it is closed, at least."""

_MOST_LETTERS: Final = 24

_SHORT: Final = 40
"""So many letters of a line tell which one it is."""


def tag_words(tags: EvidenceTags) -> str:
    """What is known of a line, in words; empty where nothing is."""
    kind = EVIDENCE_KINDS[tags.kind] if tags.kind else ""
    side = EVIDENCE_SIDES[tags.side] if tags.side else ""
    strength = STRENGTHS[tags.strength] if tags.strength else ""
    return " · ".join(_(word) for word in (kind, side, strength) if word)


class _TagBox(ChoiceBox):
    """One list; a digit is for the whole row.

    Attributes:
        digit: one was pressed.
        cleared: what was chosen is to be taken back.
        focus_changed: it has the focus now, or no longer.
    """

    digit = Signal(int)
    cleared = Signal()
    focus_changed = Signal()

    def __init__(self, name: str, words: Mapping[E, str]) -> None:
        """Offer the words after an empty choice, each with its digit."""
        super().__init__()
        self.setAccessibleName(name)
        numbers = [_NUMBERED.index(value) + 1 for value in words]
        self.addItem(_("{first}–{last} {name}").format(first=numbers[0], last=numbers[-1], name=name), "")
        for number, (value, word) in zip(numbers, words.items(), strict=True):
            self.addItem(_("{number} {word}").format(number=number, word=_(word)), value.value)
        # The longest words would take a line of the screen; the open list shows them whole.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)
        self.currentTextChanged.connect(self._on_text)

    def _on_text(self, text: str) -> None:
        self.setMinimumContentsLength(min(max(_LETTERS, len(text)), _MOST_LETTERS))  # what was chosen is read whole

    @override
    def showPopup(self) -> None:
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + Space.L)
        super().showPopup()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = event.key() - Qt.Key.Key_0
        if 0 <= place <= len(_NUMBERED) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.digit.emit(place)
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()


class TagRow(QWidget):
    """Kind, side and strength of a line, and whether it is there or wanted.

    Attributes:
        chosen: one of them is another one now.
        turned: the line is to move to the other text.
        legend: which digit stands for what, while digits are taken.
    """

    chosen = Signal()
    turned = Signal()

    def __init__(self) -> None:
        """Begin with nothing known."""
        super().__init__()
        self.setProperty(ROW, True)  # noqa: FBT003 - the value of a property
        self.kind = _TagBox(_("Kind"), EVIDENCE_KINDS)
        self.side = _TagBox(_("Side"), EVIDENCE_SIDES)
        self.strength = _TagBox(_("Strength"), STRENGTHS)
        self._boxes = (self.kind, self.side, self.strength)
        self._turn = button("", self.turned.emit)
        title = PlainLabel(_("This line ({key}):").format(key=keys.TAGS.hint), "small")
        self._line = ""
        self.legend = label("", "small")
        self.legend.hide()
        self.setLayout(column(boxed(Tiles(title, *self._boxes, self._turn, fill=False)), self.legend, spacing=Space.XS))
        for box in self._boxes:
            box.cleared.connect(self._on_cleared)
            box.focus_changed.connect(self._show_legend)
            box.activated.connect(self.chosen)
            box.digit.connect(self._on_digit)

    @property
    def tags(self) -> EvidenceTags:
        """What is chosen."""
        kind, side, strength = (box.currentData() for box in self._boxes)
        return EvidenceTags(
            kind=EvidenceKind(kind) if kind else None,
            side=EvidenceSide(side) if side else None,
            strength=Strength(strength) if strength else None,
        )

    @property
    def has_keys(self) -> bool:
        """Whether digits are for this row."""
        return any(box.hasFocus() for box in self._boxes)

    def take_keys(self) -> None:
        """Take digits."""
        self.kind.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_tags(self, tags: EvidenceTags, *, have: bool, words: str = "") -> None:
        """Show what is known of a line that is there, or that is wanted; what is wanted has no strength.

        `words` are those of the line: while digits are taken, its field has no cursor that tells which it is.
        """
        self._line = words
        for box, value in zip(self._boxes, vars(tags).values(), strict=True):
            box.setCurrentIndex(box.findData(value.value if value else ""))
        if not have and self.strength.hasFocus():
            self.kind.setFocus()
        self.strength.setVisible(have)
        self._turn.set_label(_("0 Want it") if have else _("0 Have it"))
        wanted = _("This line is evidence that we want, not that we have")
        self._turn.setAccessibleName(wanted if have else _("This line is evidence that we have"))
        self._show_legend()

    def _show_legend(self) -> None:
        boxes = [box for box in self._boxes if not box.isHidden()]
        words = [box.itemText(at) for box in boxes for at in range(1, box.count())]
        keys_here = "   ".join([*words, self._turn.label, _("Backspace clears")])
        about = self._line if len(self._line) <= _SHORT else f"{self._line[: _SHORT - 1].rstrip()}…"
        self.legend.setText(_("“{line}”:   {keys}").format(line=about, keys=keys_here) if about else keys_here)
        self.legend.setVisible(self.has_keys)

    def _on_cleared(self) -> None:
        sender = self.sender()
        if isinstance(sender, _TagBox):
            sender.setCurrentIndex(0)
            self.chosen.emit()

    def _on_digit(self, place: int) -> None:
        if not place:
            self.turned.emit()
            return
        value = _NUMBERED[place - 1]
        for box in self._boxes:
            at = box.findData(value.value)
            if at >= 0 and not box.isHidden():
                box.setCurrentIndex(at)
                self.chosen.emit()
