"""The setting that switches keys of a single letter off."""

import pytest

from mastery_desktop.config.settings import Choices
from mastery_desktop.ui import single_keys
from mastery_desktop.ui.key_switch import switch_single_keys


@pytest.mark.slow
def test_it_holds_at_once_is_kept_and_holds_at_the_next_start(shell, make_shell):
    shell._panels.open_settings()
    try:
        shell.panel.single.click()
        assert not single_keys.are_on()
        assert not Choices.read(shell.services.paths.settings).single_keys
    finally:
        switch_single_keys(on=True)
