"""Before paper is made, it says what will be left blank because it looks like a name."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mastery_desktop.content.loader import load_pack
from mastery_desktop.ui.widgets.held_note import HeldNote
from tests.helpers.workshops import full_workshop


def test_it_says_what_is_left_blank_until_it_is_answered(qtbot):
    workshop = full_workshop(load_pack())
    first, *rest = workshop.actions
    held = replace(workshop, actions=(replace(first, who="Mrs. Johnson"), *rest))
    page = QWidget()
    qtbot.addWidget(page)
    note = HeldNote(held)
    QVBoxLayout(page).addWidget(note)
    assert note.text() == "1 owner looks like a name and is left blank on paper; answer in the plan."
    assert not note.isHidden()
    note.show_held(replace(held, actions=(replace(first, who="Mrs. Johnson", who_role=True), *rest)))
    assert note.isHidden()
    note.show_held(held)
    assert not note.isHidden()
