"""Fonts of the wall, loaded once."""

import pytest

from mastery_desktop.config.resources import find_resources
from mastery_desktop.ui.theme.theme import Theme


@pytest.fixture(autouse=True, scope="session")
def _fonts(qapp):
    Theme(qapp, find_resources()).load_fallback()
