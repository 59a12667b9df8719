"""The one way to fonts, icons, themes and translations.

In a checkout they lie in `resources/` at the top; in an installed program, in `_resources` inside the package.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import mastery_desktop

_PACKAGE: Final = Path(mastery_desktop.__file__).parent


@dataclass(frozen=True)
class Resources:
    """The folder of resources, and what is in it."""

    root: Path

    def path(self, name: str) -> Path:
        """The file of a resource, such as `fonts/NotoSans-Bold.ttf`.

        Raises:
            FileNotFoundError: the program was not installed whole, or the name is wrong.
        """
        file = self.root.joinpath(*name.split("/"))
        if not file.is_file():
            raise FileNotFoundError(f"no resource {name}")
        return file

    def fonts(self) -> tuple[Path, ...]:
        """The files of all fonts that come with the program."""
        return tuple(sorted((self.root / "fonts").glob("*.ttf")))

    def icon(self, name: str) -> bytes:
        """The drawing of an icon, as SVG whose strokes have the colour of the text.

        Raises:
            FileNotFoundError: there is no such icon.
        """
        return self.path(f"icons/{name}.svg").read_bytes()


def find_resources() -> Resources:
    """The resources of this program."""
    installed = _PACKAGE / "_resources"
    return Resources(installed if installed.is_dir() else _PACKAGE.parent / "resources")
