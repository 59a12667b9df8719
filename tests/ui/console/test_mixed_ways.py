"""A domain rated in several ways: what is not counted yet is said and offered, in words of its own way."""

from PySide6.QtCore import Qt

from mastery_desktop.domain.choices import RatingMode, StepKind
from tests.ui.console.helpers import go_to, press, visible_texts, write

K = Qt.Key


def type_piles(console, piles):
    write(console, piles[0])
    for pile in piles[1:]:
        press(console, K.Key_Tab)
        write(console, pile)


def test_the_next_way_is_offered_and_the_reveal_says_what_is_left(open_console, new_session, services):
    session = new_session(people=12)
    last = [element.id for element in services.pack.domains[0].elements[-2:]]
    services.rating.set_mode(session, last[0], RatingMode.CARDS)
    services.rating.set_mode(session, last[1], RatingMode.DOTS)
    console = open_console(session)
    go_to(console, StepKind.COUNT)
    for _slip in range(12):
        write(console, "123")
    assert "Practices counted: 0 of 5" in console.wall.thumbnail.slide.text
    press(console, K.Key_Return)
    assert "Count the cards" in "\n".join(visible_texts(console))
    assert "Practices counted: 3 of 5" in console.wall.thumbnail.slide.text
    type_piles(console, "3333")
    press(console, K.Key_Return)
    console.panel._on_part(0)
    said = "\n".join(visible_texts(console))
    assert "4 of 5 practices counted. N takes up the next: Dot posters." in said
    assert "Go on to the reveal" not in said
    assert "The count is done" not in said
    go_to(console, StepKind.REVEAL)
    name = console.panel.elements[-1].name
    said = "\n".join(visible_texts(console))
    assert f"in 4 of 5 practices. Not counted yet: {name}." in said
    assert "Reveal 4 of 5 practices" in said
    assert "Ready: 4 of 5 practices" in console.wall.thumbnail.slide.text


def test_cards_are_not_called_slips(open_console, new_session):
    console = open_console(new_session(people=12, mode=RatingMode.CARDS))
    go_to(console, StepKind.COUNT)
    type_piles(console, "3332")
    press(console, K.Key_Tab)
    first = console.panel.elements[0].name
    assert f"{first} does not make 12: Enter again goes on, or type the rest" in visible_texts(console)
    press(console, K.Key_Tab)
    type_piles(console, "3332" * (len(console.panel.elements) - 1))  # it is asked once: somebody does not rate
    press(console, K.Key_Return)
    assert "11 of 12 are in: Enter again closes the count, or correct a number" in visible_texts(console)
    press(console, K.Key_Return)
    said = [text for text in visible_texts(console.panel) if "slip" in text.lower()]
    assert set(said) <= {"Slip by slip"}  # a way to type them
