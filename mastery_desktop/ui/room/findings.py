"""What a room check says of what the computer found, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mastery_desktop.domain.labels import space_in_words
from mastery_desktop.domain.room import CheckItem, CheckState
from mastery_desktop.messages import N_, _, ngettext
from mastery_desktop.ui.wall.projection import ProjectionState, explain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from mastery_desktop.config.machine import Battery
    from mastery_desktop.services.room import Computer
    from mastery_desktop.ui.printer import Printers
    from mastery_desktop.ui.wall.survey import Seen

ENOUGH_SPACE: Final = 500_000_000
"""Bytes that a day of workshops with backups and papers needs, with much to spare."""

_HOURS_OF_A_DAY: Final = 24
_SECONDS_OF_AN_HOUR: Final = 3600

NAMES: Final = {
    CheckItem.DISPLAYS: N_("Displays"),
    CheckItem.BACK_ROW: N_("Back row"),
    CheckItem.CHIME: N_("Chime"),
    CheckItem.CLICKER: N_("Clicker"),
    CheckItem.PRINTER: N_("Printer"),
    CheckItem.SPACE: N_("Free space"),
    CheckItem.BACKUPS: N_("Backups"),
    CheckItem.BATTERY: N_("Battery"),
}
"""What the lines are called."""

STATES: Final = {
    CheckState.GOOD: N_("Good"),
    CheckState.LOOK: N_("Look at this"),
    CheckState.SKIPPED: N_("Skipped"),
}
"""What came of a line, in a word or two."""


class Finding(NamedTuple):
    """What the computer found for a line."""

    state: CheckState
    sentence: str


def of_displays(state: ProjectionState, displays: Sequence[Seen]) -> Finding:
    """Which displays there are, and whether the wall has one."""
    good = state is ProjectionState.PROJECTING
    sentences = [explain(state)]
    if state in (ProjectionState.SINGLE, ProjectionState.MIRRORED):
        sentences.append(
            _(
                "One picture is fine too, if you want it: the wall then fills this screen, counts are entered without "
                "being shown, and your words to say stay hidden, so have them on paper."
            )
        )
    if displays:
        sentences.append(_("Connected: {names}.").format(names="; ".join(seen.title for seen in displays)))
    return Finding(CheckState.GOOD if good else CheckState.LOOK, " ".join(sentences))


def of_printer(printers: Printers) -> Finding:
    """Whether paper can come out of this computer."""
    if printers.usual:
        return Finding(CheckState.GOOD, _("The usual printer is {name}.").format(name=printers.usual))
    if printers.names:
        sentence = _("No printer is the usual one. There is {name}; choose it when you print.")
        return Finding(CheckState.GOOD, sentence.format(name=printers.names[0]))
    return Finding(CheckState.LOOK, _("No printer is set up. Save a PDF and print it elsewhere, before people arrive."))


def of_space(free: int | None) -> Finding:
    """Whether there is room for what will be written."""
    if free is None:
        return Finding(CheckState.LOOK, _("This computer does not tell how much space is free."))
    amount = space_in_words(free)
    if free >= ENOUGH_SPACE:
        return Finding(CheckState.GOOD, _("{amount} is free where the sessions are kept.").format(amount=amount))
    sentence = _("Only {amount} is free where the sessions are kept. Empty the trash, or move large files away.")
    return Finding(CheckState.LOOK, sentence.format(amount=amount))


def of_backups(computer: Computer, now: datetime) -> Finding:
    """Whether a backup can be made, and how old the newest one is."""
    if not computer.takes_files:
        sentence = _("No file can be written into {folder}. See that the folder is there and is yours to write to.")
        return Finding(CheckState.LOOK, sentence.format(folder=computer.folder))
    if computer.newest is None:
        return Finding(CheckState.GOOD, _("The folder takes files. The first backup is made while you work."))
    hours = max(0, round((now - computer.newest).total_seconds() / _SECONDS_OF_AN_HOUR))
    days = hours // _HOURS_OF_A_DAY
    if days:
        age = ngettext("The newest backup is {n} day old.", "The newest backup is {n} days old.", days).format(n=days)
    elif hours:
        age = ngettext("The newest backup is {n} hour old.", "The newest backup is {n} hours old.", hours)
        age = age.format(n=hours)
    else:
        age = _("The newest backup is less than an hour old.")
    return Finding(CheckState.GOOD, age + " " + _("The next one is made while you work."))


def of_battery(battery: Battery | None) -> Finding:
    """Whether the computer lasts."""
    if battery is None:
        sentence = _("This computer has no battery, or does not tell. See that it is plugged in.")
        return Finding(CheckState.SKIPPED, sentence)
    if battery.plugged_in:
        return Finding(CheckState.GOOD, _("Plugged in: {n} %.").format(n=battery.percent))
    sentence = _("On battery: {n} %. Plug it in: a laptop on its battery dims the picture and goes to sleep.")
    return Finding(CheckState.LOOK, sentence.format(n=battery.percent))
