"""What a person does at the console: press keys, and read what is on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from mastery_desktop.ui.console.pads import Cell


def press(window, key, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key, wherever the focus is."""
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)
    QApplication.processEvents()


def write(window, text):
    """Type a text, wherever the focus is."""
    QTest.keyClicks(QApplication.focusWidget() or window, text)
    QApplication.processEvents()


def type_in(window, text):
    """Type a text letter by letter; each goes to whatever has the focus by then."""
    for letter in text:
        QTest.keyClicks(QApplication.focusWidget() or window, letter)


def decide(window, keys):
    """Go to what single keys decide, and press some."""
    press(window, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    write(window, keys)


def go_to(console, kind):
    """Choose the next step of a kind in the run sheet; the steps between are passed over."""
    steps = console.desk.workshop.steps
    here = next(place for place, step in enumerate(steps) if step.id == console.presenter.step.id)
    wanted = next((step for step in steps[here:] if step.kind is kind and not step.skipped), None)
    assert wanted is not None, f"no {kind} after {steps[here].kind}"
    console.frame.sheet.step_chosen.emit(wanted.id)
    QApplication.processEvents()


def walk_to(console, kind):
    """Step on with the clicker, page by page, until a kind of step comes."""
    for _press in range(80):
        if console.presenter.step.kind is kind:
            return
        press(console, Qt.Key.Key_PageDown)
    raise AssertionError(f"never came to {kind}; stopped at {console.presenter.step.kind}")


def settle():
    """Let the layouts come to rest: a label that wraps asks for another pass."""
    for _pass in range(6):
        QApplication.processEvents()


def save_due(field):
    """The time after which a field saves itself has passed."""
    field._saver.timer.stop()
    field._saver.timer.timeout.emit()
    QApplication.processEvents()


def visible_texts(window):
    """Every text that somebody who looks at the window can read."""
    texts = []
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            texts.append(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            texts.append(widget.toPlainText())
        elif isinstance(widget, Cell):
            texts.append(widget.text)
        texts += [widget.accessibleName(), widget.accessibleDescription()]
    return [text for text in texts if text]


def slips(count, elements, levels=4):
    """Slips as people hand them in: the same in every run; 0 is an empty box."""
    return [
        [(7 * slip + 3 * place + slip * place) % (levels + 1) for place in range(elements)] for slip in range(count)
    ]


def counted(typed, levels=4):
    """What the database must hold for some slips: per element, how many chose each level."""
    elements = len(typed[0])
    return [
        tuple(sum(slip[place] == level for slip in typed) for level in range(1, levels + 1))
        for place in range(elements)
    ]
