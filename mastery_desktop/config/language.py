"""Chooses the language that the program speaks.

Translations lie in `resources/translations/LANGUAGE/LC_MESSAGES/mastery_desktop.mo`. English needs no file.
"""

import gettext
import locale
from collections.abc import Mapping
from typing import Final

from mastery_desktop.config.resources import Resources
from mastery_desktop.messages import PseudoTranslations

LANGUAGE_VARIABLE: Final = "MASTERY_DESKTOP_LANGUAGE"
"""The environment variable that goes before the setting; `pseudo` finds faults in layouts."""

PSEUDO: Final = "pseudo"

_DOMAIN: Final = "mastery_desktop"


def wanted_language(chosen: str, environ: Mapping[str, str]) -> str:
    """The language to speak: the environment's, else the chosen one, else the computer's; empty when none is known."""
    return environ.get(LANGUAGE_VARIABLE, "") or chosen or locale.getlocale()[0] or ""


def translations_of(language: str, resources: Resources) -> gettext.NullTranslations:
    """The translations of a language; English where there are none, or none that can be read."""
    if language == PSEUDO:
        return PseudoTranslations()
    folder = resources.root / "translations"
    try:
        return gettext.translation(_DOMAIN, folder, [language] if language else [], fallback=True)
    except (OSError, UnicodeDecodeError):
        return gettext.NullTranslations()
