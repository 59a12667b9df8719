"""Which part of the guide to the program belongs to which screen, panel and step: help opens there.

A test goes through all screens, panels and kinds of steps, and misses what lacks here.
"""

from typing import Final

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.reading import ArticleId, Target


def _at(chapter: str, anchor: str = "") -> Target:
    return Target(ArticleId(chapter), anchor)


FIRST: Final = _at("first")
"""Where help begins when nothing better is known."""

SCREENS: Final = {
    "Home": FIRST,
    "NewSessionScreen": _at("first", "start"),
    "ImportPanel": _at("first", "open"),
    "RoomCheckScreen": _at("before", "room"),
    "ClickerPanel": _at("before", "clicker"),
    "RehearsalScreen": _at("before", "rehearsal"),
    "DisplaysPanel": _at("projecting", "displays"),
    "Console": _at("leading"),
    "ReferenceScreen": _at("first", "guide"),
    "GuidePanel": _at("first", "guide"),
    "PrintCentre": _at("printing", "centre"),
    "PrintPanel": _at("printing", "centre"),
    "FormsPanel": _at("printing", "forms"),
    "PaperEntryScreen": _at("printing", "paper"),
    "GridScreen": _at("printing", "grid"),
    "SharePanel": _at("sharing", "levels"),
    "AttendancePanel": _at("sharing", "attendance"),
    "RollUpScreen": _at("sharing", "rollup"),
    "SideBySideScreen": _at("back", "compare"),
    "BinPanel": _at("trouble", "backups"),
    "BackupsPanel": _at("trouble", "backups"),
    "BackupSessionsPanel": _at("trouble", "backups"),
    "DoctorPanel": _at("trouble", "doctor"),
    "ReportPanel": _at("trouble", "report"),
    "SettingsPanel": _at("own", "settings"),
    "AboutPanel": _at("own", "settings"),
    "LanguagePanel": _at("own", "languages"),
    "WordingScreen": _at("own", "wording"),
    "InstalledPanel": _at("own", "wording"),
    "KeysPanel": _at("leading"),
}
"""By the name of the class, because a class is loaded only when somebody wants its screen."""

STEPS: Final = {
    StepKind.PURPOSE: _at("leading", "opening"),
    StepKind.QUESTION: _at("leading", "opening"),
    StepKind.FRAMEWORK: _at("leading", "opening"),
    StepKind.STAGES: _at("leading", "opening"),
    StepKind.SHIFTS: _at("leading", "opening"),
    StepKind.INDICATORS: _at("leading", "opening"),
    StepKind.CALIBRATE: _at("leading", "opening"),
    StepKind.GALLERY: _at("leading", "more"),
    StepKind.ROTATION: _at("leading", "more"),
    StepKind.OWN: _at("leading", "more"),
    StepKind.BREAK: _at("leading", "more"),
    StepKind.RATE: _at("counting", "rate"),
    StepKind.COUNT: _at("counting", "count"),
    StepKind.REVEAL: _at("talk", "reveal"),
    StepKind.DISCUSS: _at("talk", "discuss"),
    StepKind.OUTCOME: _at("talk", "settle"),
    StepKind.ONE_BY_ONE: _at("talk", "one"),
    StepKind.RESULTS: _at("deciding", "results"),
    StepKind.FOCUS: _at("deciding", "focus"),
    StepKind.READINESS: _at("deciding", "stage"),
    StepKind.ACTIVITIES: _at("planning", "activities"),
    StepKind.PLAN: _at("planning", "plan"),
    StepKind.ROADMAP: _at("planning", "roadmap"),
    StepKind.CLOSE: _at("planning", "close"),
}
"""By the step on which the console is."""
