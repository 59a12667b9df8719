"""The real program over AT-SPI, as a screen reader meets it: names, roles, states, actions, and what it says aloud."""

import re

import pytest

from mastery_desktop.domain.choices import StepKind
from tests.helpers import atspi
from tests.helpers.heard import PEOPLE, TEAM, faults, listening, prepared

LACKING = atspi.missing()
pytestmark = [
    pytest.mark.skipif(bool(LACKING), reason=f"no bus of accessibility: {', '.join(LACKING)} not installed"),
    pytest.mark.timeout(300),
]
SESSION = f"{TEAM}, {PEOPLE} people"
MARKS = ((1, 7, 4, 0), (0, 2, 8, 2), (3, 6, 3, 0), (4, 1, 2, 5), (6, 5, 1, 0))
ADDED = (StepKind.ROADMAP, StepKind.GALLERY, StepKind.ROTATION, StepKind.OWN, StepKind.BREAK)
PANELS = (
    ("Settings", "Bin…"),
    ("Settings", "Learn my clicker…"),
    ("Settings", "Check the installation…"),
    ("Settings", "About this program…"),
    ("Settings", "Backups…"),
    ("Share it",),
    ("Read filled-in forms",),
    ("Who was there",),
    ("Delete…",),
)
SCREENS = (
    "The guide",
    "Start a workshop",
    "Roll-up",
    "Print worksheets",
    "Print for it",
    "Fill in the form",
    "Type in from paper",
    "Check the room",
    "Compare it",
    "Plan the next one",
    "Rehearse it",
)


def counted(services, session):
    """Marks that nobody has seen yet, and steps of every kind."""
    first = services.sessions.load(session).steps[0]
    domain = services.pack.domains[0]
    for kind in ADDED:
        of_one = kind in (StepKind.GALLERY, StepKind.ROTATION)
        services.sessions.insert_step(session, first.id, kind, domain.id if of_one else None, 10)
    marks = {element.id: counts for element, counts in zip(domain.elements, MARKS, strict=True)}
    services.rating.save_counts(session, marks, raters=PEOPLE)


@pytest.fixture
def hear(tmp_path):
    """Runs the program on a session, filled by a function."""
    return lambda fill=lambda services, session: None: listening(prepared(tmp_path / "data", fill), tmp_path)


def steps(reader):
    """The steps of the run sheet, by the words before their minutes."""
    lines = [seen.name for seen in reader.walk() if seen.role == "radio button" and re.search(r", \d+ min", seen.name)]
    return [name.split(",")[0] for name in lines]


def step(reader, name):
    """The line of a step, whatever became of it."""
    return next((seen for seen in reader.walk() if re.match(rf"{re.escape(name)}, \d+ min", seen.name)), None)


def wall(reader):
    """What the wall says on the bus, and nothing else of the program."""
    windows = [window for window in reader.windows() if window.name.startswith("The wall")]
    return "\n".join(
        "\n".join((seen.name, seen.description, seen.text))
        for window in windows
        for seen in (window, *reader.inside(window))
    )


def test_a_button_does_the_same_for_a_screen_reader(hear):
    """The way of the fast tests: start, open a panel, choose, and hear that it is chosen."""
    with hear() as reader:
        reader.wait_for(SESSION, "cell")
        assert faults(reader.walk()) == []
        reader.press("Settings", "push button")
        assert "checked" not in reader.press("High contrast", "radio button").states
        reader.wait(lambda: "checked" in reader.find("High contrast", "radio button").states, "it is not chosen")
        assert "checked" not in reader.find("Usual colors", "radio button").states
        reader.press("Close", "push button")
        reader.wait(lambda: reader.find("High contrast") is None, "the panel does not close")


@pytest.mark.slow
def test_every_panel_and_screen_can_be_told_by_who_only_hears_it(hear):
    with hear() as reader:
        reader.wait_for(SESSION, "cell")
        wrong = {"Home": faults(reader.walk())}
        for way in PANELS:
            for name in way:
                reader.press(name, "push button")
                reader.listen()
                wrong[name] = faults(reader.walk())
            reader.press("Keep it" if way == ("Delete…",) else "Close", "push button")
            reader.listen()
        for name in SCREENS:
            reader.press(name, "push button")
            reader.wait(lambda: reader.find("Open the session") is None, f"“{name}” opens nothing")
            reader.listen()
            wrong[name] = faults(reader.walk())
            assert reader.focused() is not None, name
            reader.press("Home" if reader.find("Home", "push button") else "Back", "push button")
            reader.wait_for("Open the session")
        assert [f"{name} {fault}" for name, found in wrong.items() for fault in found] == []


@pytest.mark.slow
def test_every_step_can_be_led_and_the_wall_tells_no_mark_before_the_reveal(hear):
    with hear(counted) as reader:
        reader.press("Open the session", "push button")
        reader.press("Project", "check box")
        reader.wait(lambda: wall(reader), "no wall is shown")
        names = steps(reader)
        assert len(names) == len(set(names)) > 20
        wrong, told = {}, {}
        for name in names:
            reader.forget()
            reader.act(step(reader, name))
            reader.wait(lambda name=name: "checked" in step(reader, name).states, f"{name} is not shown")
            reader.wait(
                lambda name=name: name == names[0] or any(name in said for said in reader.spoken()),
                f"nobody hears that it is {name}",
            )
            assert reader.focused().name, name
            wrong[name], told[name] = faults(reader.walk()), wall(reader)
        assert [f"{name} {fault}" for name, found in wrong.items() for fault in found] == []
        assert [name for name, words in told.items() if marks_in(words)] == []
        reader.act(step(reader, "Reveal"))
        reader.listen()
        reader.press("Reveal  R", "push button")
        reader.wait(lambda: marks_in(wall(reader)), "the wall tells no marks")


@pytest.mark.slow
def test_what_is_chosen_among_several_says_so_and_the_line_of_a_shift_has_a_value(hear):
    with hear(revealed) as reader:
        reader.press("Open the session", "push button")
        reader.wait_for("Home", "push button")
        chosen = [seen for seen in reader.walk() if seen.role == "radio button" and "checked" in seen.states]
        assert [name for name in steps(reader) if any(seen.name.startswith(f"{name},") for seen in chosen)] == [
            steps(reader)[0]
        ], "the step at hand, and no other"
        reader.act(step(reader, "Shifts"))
        line = reader.wait_for("Line of the shift: Mindset", "slider")
        assert reader.value(line) == 500
        reader.set_value(line, 250)
        reader.wait(lambda: reader.value(line) == 250, "the place on the line does not follow")
        reader.act(step(reader, "Discuss"))
        at, above = "We are working on implementing these practices", "We have established these practices"
        level = reader.wait_for(at, "radio button")
        assert "checked" not in level.states
        reader.act(level)
        reader.wait(lambda: "checked" in reader.find(at, "radio button").states, "the level is not chosen")
        assert "checked" not in reader.find(above, "radio button").states


def revealed(services, session):
    """Marks that the room has seen."""
    counted(services, session)
    services.rating.reveal(session, [element.id for element in services.pack.domains[0].elements])


def marks_in(words):
    """Lines that tell how many chose a level, as the wall does once marks are revealed."""
    levels = "Haven’t worked on|Getting started|Implementing|Established"
    return re.findall(rf"(?im)^.*(?:{levels}).*\d.*$", words)


@pytest.mark.slow
def test_what_happens_is_said_aloud_and_the_clock_keeps_quiet(hear):
    with hear() as reader:
        reader.press("Open the session", "push button")
        reader.press("Change the run sheet", "check box")
        reader.forget()
        reader.press("Skip Rate alone", "push button")
        says(reader, "Rating alone and the close are never cut")
        reader.press("Project", "check box")
        says(reader, "The wall is on the second display")
        reader.press("Blank wall", "check box")
        says(reader, "The wall is blank")
        assert "The wall is blank" in wall(reader)
        reader.wait(lambda: "checked" in reader.find("Blank wall").states, "it is not pressed")
        reader.press("Start the time", "push button")
        reader.wait_for("Pause the time", "push button")
        reader.forget()
        reader.wait(lambda: len([1 for each in reader.heard if each.detail == "accessible-name"]) > 3, "it stands")
        assert reader.spoken() == []


def says(reader, words):
    reader.wait(lambda: any(words in said for said in reader.spoken()), f"nobody hears “{words}”: {reader.spoken()}")


@pytest.mark.slow
def test_a_workshop_is_begun_without_hands_or_eyes(hear):
    with hear() as reader:
        reader.wait_for(SESSION, "cell")
        reader.press("Start a workshop", "push button")
        team = reader.wait_for("Team", "text")
        reader.forget()
        reader.press("Start the workshop", "push button")
        says(reader, "Give the team a name first")
        assert "Give the team a name first" in reader.look(team.path).description
        reader.write(team, "Lakeside")
        reader.wait(lambda: "name first" not in reader.look(team.path).description, "it is still said to be wrong")
        reader.press("Start the workshop", "push button")
        reader.wait_for("Lakeside", "label")
        reader.press("Home", "push button")
        row = reader.wait_for("Lakeside, 12 people", "cell")
        assert {"selectable", "selected"} <= row.states
