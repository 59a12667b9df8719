"""Chooses the language that the program speaks.

Translations lie in `resources/translations/LANGUAGE/LC_MESSAGES/mastery_desktop.mo`. English needs no file.
"""

import gettext
import locale
from collections.abc import Mapping, Sequence
from typing import Final

from mastery_desktop.config.resources import Resources
from mastery_desktop.messages import PseudoTranslations

LANGUAGE_VARIABLE: Final = "MASTERY_DESKTOP_LANGUAGE"
"""The environment variable that goes before the setting; `pseudo` finds faults in layouts."""

PSEUDO: Final = "pseudo"

SOURCE: Final = "en"
"""The language that the texts are written in."""

BOTH: Final = "both"
"""Two languages at once: the pack's first, and the one in use or else its second; on the wall the one in use leads."""

_DOMAIN: Final = "mastery_desktop"


def wanted_language(chosen: str, environ: Mapping[str, str], *, asked: str = "") -> str:
    """The language to speak; empty when none is known.

    Args:
        chosen: the one in the settings.
        environ: the environment, which goes before the settings.
        asked: what was asked for on the command line, which goes before both.
    """
    return asked or environ.get(LANGUAGE_VARIABLE, "") or chosen or _of_computer()


def nearest(wanted: str, languages: Sequence[str]) -> str:
    """The one of some languages that is nearest to a wanted one, such as `es` to `es_MX`; the first without any."""
    code = wanted.replace("-", "_").lower()
    known = {language.lower(): language for language in languages}
    return known.get(code) or known.get(code.partition("_")[0]) or languages[0]


def spoken_languages(resources: Resources) -> tuple[str, ...]:
    """The codes of the languages that the program speaks, English first."""
    found = (resources.root / "translations").glob(f"*/LC_MESSAGES/{_DOMAIN}.mo")
    return (SOURCE, *sorted(file.parents[1].name for file in found))


def _of_computer() -> str:
    """The language of the computer as a code; Windows has names in words."""
    name = locale.getlocale()[0] or ""
    return locale.normalize(name).partition(".")[0] if name else ""


def translations_of(language: str, resources: Resources) -> gettext.NullTranslations:
    """The translations of a language; English where there are none, or none that can be read."""
    if language == PSEUDO:
        return PseudoTranslations()
    folder = resources.root / "translations"
    try:
        return gettext.translation(_DOMAIN, folder, [language] if language else [], fallback=True)
    except (OSError, UnicodeDecodeError):
        return gettext.NullTranslations()
