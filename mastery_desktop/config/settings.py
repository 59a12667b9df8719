"""What the user chose, and where the windows stood.

A setting is declared once, as an attribute of its class: key, kind of value, default and help. It is read and written
as that attribute, and `save` brings the file to the disk:

    choices = Choices.read(paths.settings)
    choices.text_percent = 150
    choices.save()

The two files are JSON. Nothing in them can stop the program: what is broken is kept aside, what does not fit is left at
its default, and `problems` says so in words.
"""

import contextlib
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Final, Generic, Self, TypeVar, overload

from mastery_desktop.files import atomic_write
from mastery_desktop.messages import N_, _

T = TypeVar("T", str, int, bool)

_LARGEST_FILE: Final = 1_000_000


class Setting(Generic[T]):
    """One setting, as an attribute of `Settings`.

    Attributes:
        key: its name in the file, which is the attribute's.
        default: its value until somebody changes it.
        help_text: what it does, marked for translation.
        choices: the values it can take; any of its kind without them.
        least: the smallest number it can take.
        most: the largest number it can take.
        travels: whether it means the same on another computer.
    """

    def __init__(
        self,
        default: T,
        help_text: str,
        *,
        choices: tuple[T, ...] = (),
        least: int | None = None,
        most: int | None = None,
        travels: bool = True,
    ) -> None:
        self.key = ""
        self.default: T = default
        self.help_text = help_text
        self.choices: tuple[T, ...] = choices
        self.least, self.most, self.travels = least, most, travels

    def __set_name__(self, owner: type["Settings"], name: str) -> None:
        self.key = name
        owner.declared = {**owner.declared, name: self}

    @overload
    def __get__(self, holder: None, owner: type["Settings"]) -> Self: ...
    @overload
    def __get__(self, holder: "Settings", owner: type["Settings"]) -> T: ...
    def __get__(self, holder: "Settings | None", owner: type["Settings"]) -> Self | T:
        if holder is None:
            return self
        value: T = holder.values.get(self.key, self.default)
        return value

    def __set__(self, holder: "Settings", value: T) -> None:
        if not self.accepts(value):
            raise ValueError(f"{self.key} cannot be {value!r}")
        holder.values[self.key] = value

    def accepts(self, value: object) -> bool:
        """Whether this value may be stored."""
        if type(value) is not type(self.default):
            return False
        if self.choices and value not in self.choices:
            return False
        if not isinstance(value, int):
            return True
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)


class Settings:
    """A file of settings; the classes below it declare which.

    Attributes:
        declared: the settings of the class by their keys.
        values: the values that were read or set, by key; those of a later version are kept as they are.
        problems: sentences for the user about what could not be read.
    """

    declared: ClassVar[dict[str, Setting[Any]]] = {}

    def __init__(self, file: Path) -> None:
        """Start with the defaults; `read` is the way to what was saved."""
        self._file = file
        self.values: dict[str, Any] = {}
        self.problems: tuple[str, ...] = ()

    @classmethod
    def read(cls, file: Path) -> Self:
        """The settings saved in a file, or the defaults where there are none."""
        settings = cls(file)
        try:
            document = _object_in(file)
        except FileNotFoundError:
            return settings
        except OSError:
            sentence = _("Your settings in {file} could not be read, so the usual ones are in use.")
            settings.problems = (sentence.format(file=file),)
        except (ValueError, RecursionError):
            settings.problems = (_set_aside(file),)
        else:
            settings._take(document)
        return settings

    def save(self) -> None:
        """Write the file.

        Raises:
            OSError: it could not be written; the old file is still there.
        """
        self.snapshot()()

    def snapshot(self) -> Callable[[], None]:
        """What writes the file as the settings are now, for another thread; it raises what `save` raises."""
        text = json.dumps(self.values, indent=2, sort_keys=True, ensure_ascii=False)
        return partial(atomic_write, self._file, text.encode() + b"\n")

    def quiet_snapshot(self) -> Callable[[], None]:
        """The same for what is only convenient: where it cannot be written, nothing is said."""
        write = self.snapshot()

        def written() -> None:
            with contextlib.suppress(OSError):
                write()

        return written

    def _take(self, document: dict[str, Any]) -> None:
        refused = []
        for key, value in document.items():
            if key in self.declared and not self.declared[key].accepts(value):
                refused.append(key)
            else:
                self.values[key] = value
        if refused:
            sentence = _("These settings in {file} made no sense, so the usual ones are in use: {names}.")
            self.problems = (sentence.format(file=self._file.name, names=", ".join(sorted(refused))),)


def _object_in(file: Path) -> dict[str, Any]:
    if file.stat().st_size > _LARGEST_FILE:
        raise ValueError("too large for settings")
    document = json.loads(file.read_text(encoding="utf-8"))
    if not isinstance(document, dict):
        raise ValueError("not an object")  # noqa: TRY004 - of the file's content, as json's own errors are
    return document


def _set_aside(file: Path) -> str:
    """Move a broken file out of the way; says in words what has become of it."""
    kept = _first_free(lambda number: file.with_name(f"{file.stem}.broken-{number}{file.suffix}"))
    try:
        file.replace(kept)
    except OSError:
        return _("Your settings in {file} are damaged, so the usual ones are in use.").format(file=file)
    sentence = _("Your settings were damaged, so the usual ones are in use. The damaged file is kept as {file}.")
    return sentence.format(file=kept)


def _first_free(name: Callable[[int], Path]) -> Path:
    number = 1
    while name(number).exists():
        number += 1
    return name(number)


class Choices(Settings):
    """What the user chose."""

    language = Setting("", N_("The language of the program; the computer's own when empty."))
    wall_language = Setting("", N_("The language of the wall, or “both”; that of the program when empty."))
    theme = Setting(
        "system",
        N_("The colours of the facilitator's window."),
        choices=("system", "standard", "dark", "high-contrast", "high-contrast-dark"),
    )
    dark_wall = Setting(default=False, help_text=N_("Show the wall with light text on a dark ground."))
    text_percent = Setting(100, N_("The size of text in the facilitator's window, in percent."), least=100, most=200)
    clicker_pause = Setting(
        200, N_("How long a key of the clicker is not heard again, in milliseconds."), least=0, most=1000
    )
    clicker_keys = Setting("", N_("What keys of the clicker were taught to do, as JSON."))
    room_unit = Setting("feet", N_("What lengths of a room are entered in."), choices=("feet", "metres"))
    chime = Setting(default=True, help_text=N_("Play a quiet chime when the time for the room is up."))
    single_keys = Setting(default=True, help_text=N_("Let keys of a single letter or sign lead, such as B and R."))
    print_presets = Setting("", N_("Choices for printing that were kept under names, as JSON."))
    backup_folder = Setting(
        "", N_("A folder that every backup is copied to, such as one on a stick; none when empty."), travels=False
    )
    reduce_motion = Setting(default=False, help_text=N_("Let nothing slide or fade."))


class WindowState(Settings):
    """Where the windows stood, for the next start."""

    console = Setting("", N_("Place and size of the facilitator's window."))
    wall_screen = Setting("", N_("The screen that the wall was shown on."))
    session_left = Setting("", N_("The session that was led when the program ended without being closed, as JSON."))
    wall_left = Setting("", N_("What became of the wall when the program ended without being closed, as JSON."))
    folder = Setting("", N_("The folder that a file was last opened from or saved to."))
    printer = Setting("", N_("The printer that was chosen last."))
