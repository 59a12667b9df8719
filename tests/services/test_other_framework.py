"""A short workshop with another framework, taken in as a file beside the one in use: wall, paper, files, roll-up."""

import io
from datetime import UTC, date, datetime

import openpyxl
import pytest

from mastery_desktop.bootstrap import open_services
from mastery_desktop.config.paths import Paths
from mastery_desktop.content.loader import example_pack, load_pack
from mastery_desktop.domain.choices import OutcomeKind
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.rollup import roll_up
from mastery_desktop.domain.rollup_words import tables
from mastery_desktop.domain.school_share import ShareLevel
from mastery_desktop.services.exporting import ExportKind, exported
from mastery_desktop.services.packs.pack_file import write_pack
from mastery_desktop.services.printing import Order
from mastery_desktop.services.sessions import NewSession
from mastery_desktop.services.slides import SlideBuilder
from mastery_desktop.storage.share_file import read_share
from tests.helpers.pages import words_of
from tests.helpers.schools import school_share

EXAMPLE = load_pack(example_pack())
DAY = date(2026, 11, 6)
MARKS = (0, 1, 6, 3, 2)


def clock():
    return datetime(2026, 11, 6, 13, 0, tzinfo=UTC)


@pytest.fixture
def services(tmp_path):
    opened = open_services(Paths(tmp_path / "here"), clock=clock)
    yield opened.working_with(opened.packs.pack(opened.packs.take_in(write_pack(example_pack()))))
    opened.close()


def lead(services):
    """A workshop on the first two domains, with everything decided; gives its id."""
    new = NewSession(team="Readers", people=12, held_on=DAY, template="210")
    session = services.sessions.create(new).value.session.id
    elements = [element.id for domain in services.pack.domains[:2] for element in domain.elements]
    with pytest.raises(NotPossible):
        services.rating.save_counts(session, {elements[0]: (3, 3, 3, 3)}, raters=12)
    services.rating.save_counts(session, dict.fromkeys(elements, MARKS), raters=12)
    services.rating.reveal(session, elements)
    for element in elements:
        services.rating.settle(session, element, OutcomeKind.AGREED, level=services.pack.levels[4].id)
    focus = services.planning.choose_focus(session, elements[-1], "Learners asked for it.").value
    services.planning.choose_stage(session, focus, services.pack.stage_model.stages[4].id)
    services.planning.set_goal(session, focus, "Learners spend a part of the budget.")
    services.planning.add_action(session, focus, "Ask every class for three titles")
    return session


def test_a_whole_workshop_is_led_shown_printed_exported_and_rolled_up(services, tmp_path):
    session = lead(services)
    workshop, led = services.sessions.load(session), services.sharing.pack_for(session)
    assert led.note == ""
    assert led.pack.id == EXAMPLE.id
    wall = "\n".join(slide.text for step in workshop.steps for slide in SlideBuilder(led.pack).slides(workshop, step))
    for words in ("Open doors", "Chosen by learners", "Most weeks", "Keep up", "Who feels at home in our library?"):
        assert words in wall
    assert "Students Empowered" not in wall

    place = services.pack.domains[0].id
    paper = words_of(services.printing.render([Order(sheet="P9", domain=place), Order(sheet="P24")], workshop))
    for words in ("It is part of how we work", "Ask every class for three titles"):
        assert words in paper
    book = openpyxl.load_workbook(io.BytesIO(exported(ExportKind.XLSX, led.pack, workshop)))
    assert {"Not yet", "Talking", "Trying", "Most weeks", "Always"} <= {
        cell.value for row in book["Marks"].rows for cell in row
    }

    elsewhere = open_services(Paths(tmp_path / "elsewhere"), clock=clock)
    elsewhere.sharing.accept(elsewhere.sharing.read(services.sharing.export(session)))
    there = elsewhere.sharing.pack_for(session)
    assert "words that it kept" in there.note
    assert [level.label for level in there.pack.levels] == [level.label for level in EXAMPLE.levels]
    elsewhere.close()

    mine = read_share(services.sharing.share(session, ShareLevel.DISTRICT))
    schools = {"mine": (mine,)} | {
        str(at): (school_share(EXAMPLE, at, levels={"books.mirrors": 4}),) for at in range(4)
    }
    rolled = roll_up(EXAMPLE, schools, DAY)
    heads = {head for table in tables(rolled, EXAMPLE) for head in table.heads}
    assert {"Not yet", "Talking", "Trying", "Most weeks", "Always"} <= heads
    assert "Stories like ours" in words_of(services.printing.roll_up_pdf(rolled))
