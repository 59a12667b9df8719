"""About the program: version and the licences of all parts, from the settings."""

import mastery_desktop


def test_the_settings_lead_to_version_and_licences(shell):
    shell.home.settings.click()
    shell.panel.about.click()
    panel = shell.panel
    assert panel.version.text() == f"Version {mastery_desktop.__version__}"
    assert "pyside6-essentials" in panel.notices.toPlainText()
    assert panel.notices.hasFocus()
    assert panel.notices.isReadOnly()
