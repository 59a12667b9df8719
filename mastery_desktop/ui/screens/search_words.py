"""Other words that people look for settings by; they are read by the search alone, and shown nowhere."""

from typing import Final

from mastery_desktop.messages import N_, _

_WORDS: Final = {
    "size": N_("zoom, font, letters, larger, smaller, sight"),
    "colors": N_("dark mode, night, appearance, theme, style, sight"),
    "dark_wall": N_("projector, beamer, screen, black"),
    "chime": N_("sound, bell, noise, tone, volume"),
    "motion": N_("animation, movement, slide"),
    "single": N_("shortcuts, keyboard, dictation, voice, letters"),
    "languages": N_("Spanish, English, translation, speak"),
    "clicker": N_("presenter, remote, pointer, double"),
    "content": N_("framework, pack, import, overlay, rename, names, edit"),
    "backups": N_("save, restore, rescue, copy, stick, lost"),
    "bin": N_("trash, deleted, recover, undo"),
    "doctor": N_("problem, error, repair, broken, support"),
    "sample": N_("example, demo, try, practice"),
    "about": N_("version, license, credits, program"),
    "file": N_("export, import, other computer, transfer"),
}


def search_words(setting: str) -> str:
    """What people may call a setting, in the language in use."""
    return _(_WORDS[setting])
