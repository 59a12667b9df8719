"""The command of the README, where there is no display: the window becomes the demonstration, and nothing else does."""

import pytest

import run

DEMONSTRATION = ["demo", "--out", "demo-output"]


@pytest.fixture
def ran(monkeypatch):
    """What is run, on a computer that is set up and has no display."""
    commands = []
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr(run, "use_a_fitting_python", lambda file: None)
    monkeypatch.setattr(run.Environment, "ready", lambda self: None)
    monkeypatch.setattr(run, "provide_libraries", lambda display: None)
    monkeypatch.setattr(run, "has_display", lambda: False)
    monkeypatch.setattr(run, "run", lambda command, variables: commands.append(command[4:]) or 0)
    return commands


@pytest.mark.parametrize(
    "arguments", [[], ["open"], ["team.mastery"], ["--data-dir", "print"], ["--data-dir", "d", "folder/team"]]
)
def test_asking_for_the_window_plays_the_demonstration(ran, arguments):
    assert run.main(arguments) == 0
    assert ran == [DEMONSTRATION]


@pytest.mark.parametrize(
    "arguments",
    [
        ["demo", "--out", "x"],
        ["prnt"],
        ["sessions", "--json"],
        ["print", "P9", "--out", "a.pdf"],
        ["--pack", "p", "content"],
    ],
)
def test_every_other_command_runs_as_it_is(ran, arguments):
    assert run.main(arguments) == 0
    assert ran == [arguments]


def test_with_a_display_the_window_opens(ran, monkeypatch):
    monkeypatch.setattr(run, "has_display", lambda: True)
    run.main([])
    assert ran == [[]]


@pytest.mark.parametrize(
    ("arguments", "needed"),
    [
        (["forms", "0b0f", "a.pdf"], False),
        (["rollup", "files"], False),
        (["collect", "files"], False),
        (["print", "P9", "--out", "a.pdf"], False),
        (["print", "--keys", "--out", "a.pdf"], True),
        (["print", "P9", "--printer=Office"], True),
        (["doctor"], True),
        (["demo", "--help"], False),
    ],
)
def test_the_libraries_of_a_desktop_are_asked_for_where_something_needs_them(ran, monkeypatch, arguments, needed):
    asked = []
    monkeypatch.setattr(run, "provide_libraries", lambda **how: asked.append(how))
    run.main(arguments)
    assert asked == [{"display": False}] * needed


def test_a_doctor_is_played_no_display_that_is_not_there(ran, monkeypatch):
    given = []
    monkeypatch.setattr(run, "run", lambda command, variables: given.append("QT_QPA_PLATFORM" in variables) or 0)
    run.main(["doctor"])
    run.main(["demo", "--out", "x"])
    assert given == [False, True]
