"""What holds for every test: no display, no network, a home of its own, the same examples in every run."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import settings

from mastery_desktop import messages
from mastery_desktop.config.language import LANGUAGE_VARIABLE
from mastery_desktop.config.paths import HOME_VARIABLE
from tests.helpers.network import GUARD

settings.register_profile("same-every-time", derandomize=True, deadline=None, max_examples=50)
settings.load_profile("same-every-time")
GUARD.install()


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory, monkeypatch):
    """No test sees the data of the person who runs it, nor those of another test."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    monkeypatch.delenv(LANGUAGE_VARIABLE, raising=False)
    return home


@pytest.fixture(autouse=True)
def no_power_settings(monkeypatch):
    """No test keeps the display of this computer awake; wakepy plays that it does."""
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "yes")


@pytest.fixture(autouse=True)
def source_language():
    """Whatever language a test lays over the program, the next begins in English."""
    before = messages.current()
    yield
    messages.use(before)


@pytest.fixture(autouse=True)
def no_network():
    """An attempt to reach a network fails the test, also where the code under test swallows the error."""
    GUARD.attempts.clear()
    yield
    assert GUARD.attempts == []
