"""The page that changes one text says what becomes of lines."""

from mastery_desktop.domain.pack_texts import PackText
from mastery_desktop.ui.screens.wording_page import WordingPage


def test_a_text_of_one_line_says_that_lines_are_joined(qtbot):
    page, heard = WordingPage(), []
    qtbot.addWidget(page)
    page.written.connect(lambda _text, said: heard.append(said))
    text = PackText(
        key=("level.1", "short"), original="Not yet", kind="guide", domain=None, title="Not yet: short form"
    )
    page.show_text(text, "Not yet")
    assert "joined" not in page._row.note.text()
    page.edit.setPlainText("\nNot\nhere yet")
    assert page._row.note.text() == "This is one text: its lines are joined, and empty ones go."
    page.settle()
    assert heard == ["Not here yet"]
