"""The bar at the top of the console and the strip at its bottom."""

from datetime import datetime

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from mastery_desktop.domain.pace import clock_time
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.workshop import Workshop, title_of
from mastery_desktop.messages import _
from mastery_desktop.services.history import History
from mastery_desktop.ui import keys, single_keys
from mastery_desktop.ui.announce import announce
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.held import NOT_ON_DISK
from mastery_desktop.ui.console.parts import button, row
from mastery_desktop.ui.console.status_note import StatusNote
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.tips import plain_tip
from mastery_desktop.ui.widgets.labels import ElidedLabel, PlainLabel

NEWS_MS = 5000
"""How long a small piece of news stays."""


def how_to_reveal() -> str:
    """What is said where the next page waits for the reveal."""
    if single_keys.are_on():
        return _("PgDn stops here. Press R to reveal.")
    return _("PgDn stops here. “Reveal” shows all marks to the room at once.")


class TopBar(QFrame):
    """Team and title, and what can be done at any time.

    Attributes:
        home: leave the console.
        form: the self-assessment of the domain as one form.
        print_: print.
        share: share the session as a file.
        blank: blank the wall, or show it again.
        project: start or stop projecting.
    """

    home = Signal()
    form = Signal()
    print_ = Signal()
    share = Signal()
    blank = Signal()
    project = Signal()

    def __init__(self) -> None:
        """Begin without a session."""
        super().__init__()
        self.setProperty("kind", "bar")
        self.setProperty("edge", "bottom")
        self._team = ElidedLabel("", "lead")
        self._title = ElidedLabel("", "muted")
        self._blank = button(_("Blank wall"), self._on_blank, key=keys.BLANK)
        self._blank.setCheckable(True)
        tip = _("{hold} holds the wall as it is while you look ahead.").format(hold=keys.FREEZE.hint)
        self._blank.setToolTip(plain_tip(f"{_(keys.BLANK.description)}: {keys.BLANK.hint}. {tip}"))
        self._project = button(_("Project"), self._on_project, key=keys.PROJECT)
        self._project.setCheckable(True)
        self._actions = (
            button(_("Form"), self._on_form),
            button(_("Print"), self._on_print),
            button(_("Share"), self._on_share),
        )
        self._line = line = row(
            button(_("Home"), self._on_home, "quiet"),
            self._team,
            self._title,
            *self._actions,
            self._blank,
            self._project,
        )
        line.setStretch(1, 3)
        line.setStretch(2, 4)
        line.setContentsMargins(Space.S, Space.XS, Space.M, Space.XS)
        self.setLayout(line)

    def show_session(self, workshop: Workshop, pack: Pack) -> None:
        """Say which session is led, and what the workshop is called in the language of a pack."""
        self._team.setText(workshop.session.team)
        self._title.setText(title_of(workshop, pack))

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave out what the run sheet's drawer offers as well."""
        for made in (*self._actions, self._title):
            made.setVisible(not narrow)

    @override
    def minimumSizeHint(self) -> QSize:
        """The room of the narrow form: a window that is made larger for the other one sticks out of its display."""
        hint, gap = super().minimumSizeHint(), self._line.spacing()
        left_out = (made.minimumSizeHint().width() + gap for made in self._actions if not made.isHidden())
        return QSize(hint.width() - sum(left_out), hint.height())

    def show_wall(self, *, blank: bool, projecting: bool, lost: bool = False) -> None:
        """Say whether the wall is blank, and whether it is shown; `lost`: it waits for a projector to be there."""
        self._blank.setChecked(blank)
        self._project.setChecked(projecting and not lost)
        self._project.set_label(_("No projector") if lost else _("Projecting") if projecting else _("Project"))

    def _on_home(self) -> None:
        self.home.emit()

    def _on_form(self) -> None:
        self.form.emit()

    def _on_print(self) -> None:
        self.print_.emit()

    def _on_share(self) -> None:
        self.share.emit()

    def _on_blank(self) -> None:
        self.blank.emit()

    def _on_project(self) -> None:
        self.project.emit()


class StatusBar(QFrame):
    """Whether all is saved, what undo would take back, and where the wall is.

    Attributes:
        undo: take the last change back.
        redo: bring it again.
        displays: show the displays.
    """

    undo = Signal()
    redo = Signal()
    displays = Signal()

    def __init__(self, *, with_wall: bool = True) -> None:
        """Begin with nothing to say; a screen without a wall has no displays to show."""
        super().__init__()
        self.setProperty("kind", "bar")
        self.setProperty("edge", "top")
        self._saved = PlainLabel("", "small")
        self._undo = button("", self._on_undo, "quiet")
        self._redo = button("", self._on_redo, "quiet")
        self._wall = StatusNote()
        self._place = ""
        self._at_gate = self._is_lost = self._is_rehearsal = self._failed = False
        self._shows_history = True
        self._desk: Desk | None = None
        self._last_saved: datetime | None = None
        self._narrow, self._history = False, History(None, None)
        self._news = QTimer(self)
        self._news.setSingleShot(True)
        self._news.setInterval(NEWS_MS)
        self._news.timeout.connect(self._show_place)
        shown = [self._saved, self._undo, self._redo, self._wall]
        if with_wall:
            shown.append(button(_("Displays"), self.displays.emit, "quiet", key=keys.DISPLAYS))
        self._line = line = row(*shown, spacing=Space.M)
        line.setStretch(3, 1)
        line.setContentsMargins(Space.L, 2, Space.L, 2)
        self.setLayout(line)
        self._on_history(History(None, None))

    @property
    def text(self) -> str:
        """What is said about saving."""
        return self._saved.text()

    @property
    def news(self) -> str:
        """What is said for a moment; empty where nothing is."""
        return self._wall.text() if self._news.isActive() else ""

    def follow(self, desk: Desk) -> None:
        """Say of a desk's session whether it is saved, and what can be undone."""
        self._desk = desk
        desk.workshop_changed.connect(self._on_loaded)
        desk.saved.connect(self._on_saved)
        desk.saving.connect(self._on_saving)
        desk.not_saved.connect(self._on_not_saved)
        desk.history_changed.connect(self._on_history)
        desk.held_changed.connect(self._show_held)

    def set_rehearsal(self) -> None:
        """Say of no change that it is saved."""
        self._is_rehearsal = True

    def set_narrow(self, *, narrow: bool) -> None:
        """Name undo without what it takes back, and say in one line where the wall is."""
        self._narrow = narrow
        self._on_history(self._history)
        self._show_held()
        if not self._news.isActive():
            self._show_place()

    def show_history(self, *, shown: bool) -> None:
        """Offer what can be undone, or nothing while undo takes back what is being typed."""
        if shown != self._shows_history:
            self._shows_history = shown
            self._on_history(self._history)

    def show_wall(self, sentence: str, *, lost: bool = False) -> None:
        """Say where the wall is; `lost`: the room does not see it though it should."""
        if sentence != self._place:
            announce(self, sentence)
        self._place, self._is_lost = sentence, lost
        if not self._news.isActive():
            self._show_place()

    def say(self, sentence: str) -> None:
        """Say something small for a moment, in the place of where the wall is."""
        self._at_gate = False
        self._news.start()
        self._wall.set_role("strong")
        self._wall.say(sentence, short=False)
        announce(self, sentence)

    def forget(self, sentence: str) -> None:
        """Stop saying a sentence, where it is still said."""
        if self.news == sentence:
            self._news.stop()
            self._show_place()

    def say_text(self, *, full: bool) -> None:
        """Say whether the wall shows the full text, and how to change that."""
        if full:
            self.say(
                _("The wall shows the full text. {key} brings the short version back.").format(key=keys.FULL_TEXT.hint)
            )
        else:
            self.say(_("The wall shows the short version. {key} brings the full text.").format(key=keys.FULL_TEXT.hint))

    def say_gate(self, sentence: str) -> None:
        """Say why stepping forward stops, until it no longer does."""
        self.say(sentence)
        self._at_gate = True

    def gate_passed(self) -> None:
        """Stop saying it; other news stay their time."""
        if self._at_gate:
            self._at_gate = False
            self._news.stop()
            self._show_place()

    def _show_held(self) -> None:
        if self._last_saved is not None or self._held_text():
            self._show_saved()

    def _on_loaded(self) -> None:
        """Say of a session that was just opened that all of it is on disk, until a change is saved."""
        if self._last_saved is None and not self._saved.text() and not self._is_rehearsal:
            self._saved.set_role("good")
            self._saved.setText(_("Saved") if self._narrow else _("All changes saved"))

    def _on_saved(self, when: datetime) -> None:
        self._last_saved = when
        self._show_saved()

    def _show_saved(self) -> None:
        when, before = self._last_saved, self._saved.property("role")
        held = self._held_text()
        if (held and not self._is_rehearsal) or when is None:
            said = self._saved.text()
            self._saved.set_role("strong")
            self._saved.setText(held)
            if before != "strong" or held != said:
                announce(self, self._saved.text())
            return
        self._saved.set_role("good")
        saved = (_("Saved {time}") if self._narrow else _("All changes saved {time}")).format(
            time=f"{clock_time(when)}:{when:%S}"  # the clock of the steps beside it
        )
        self._saved.setText(_("Rehearsal: nothing is kept") if self._is_rehearsal else saved)
        if self._failed:  # each change that is saved need not be said, but this one is waited for
            self._failed = False
            announce(self, self._saved.text())

    def _held_text(self) -> str:
        """What is in memory only; empty where all is on disk."""
        desk = self._desk
        return next((_(words) for what, words in NOT_ON_DISK.items() if desk and desk.holds(what)), "")

    def _on_not_saved(self) -> None:
        self._saved.set_role("bad")
        self._saved.setText(_("NOT saved, it is tried again"))
        if not self._failed:
            self._failed = True
            announce(self, self._saved.text(), urgent=True)

    def _on_saving(self) -> None:
        self._saved.set_role("small")
        self._saved.setText(_("Saving …"))

    def _on_history(self, history: History) -> None:
        self._history = history
        for made, text, name in (
            (self._undo, _("Undo: {name}"), history.undo),
            (self._redo, _("Redo: {name}"), history.redo),
        ):
            made.setVisible(name is not None and self._shows_history)
            if name is not None:
                full = text.format(name=_(name))
                made.set_label(full.split(":", maxsplit=1)[0] if self._narrow else full)
                made.setAccessibleName(full)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._keep_height)  # once the buttons have their new size

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._keep_height()

    def _keep_height(self) -> None:
        """Be as high without a button as with one: the first change must not move the whole screen."""
        outer, inner = self.contentsMargins(), self._line.contentsMargins()
        around = outer.top() + outer.bottom() + inner.top() + inner.bottom()
        self.setMinimumHeight(self._undo.sizeHint().height() + around)

    def _show_place(self) -> None:
        self._wall.set_role("strong" if self._is_lost else "small")
        self._wall.say(self._place, short=self._narrow and not self._is_lost)

    def _on_undo(self) -> None:
        self.undo.emit()

    def _on_redo(self) -> None:
        self.redo.emit()
