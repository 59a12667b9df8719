"""The shipped pack, read once, and a copy of the small foreign pack to break."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mastery_desktop.content.loader import load_pack
from mastery_desktop.domain.pack import Pack

GARDEN = Path(__file__).parents[1] / "data" / "garden_pack"


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack()


@pytest.fixture
def garden(tmp_path: Path) -> Path:
    """A folder with a small pack of another framework: two domains, three stages, three levels."""
    return Path(shutil.copytree(GARDEN, tmp_path / "garden"))


Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def change() -> Callable[[Path, Change], None]:
    """Changes a JSON file through a function that gets its document."""

    def _change(file: Path, how: Change) -> None:
        document = json.loads(file.read_text("utf-8"))
        how(document)
        file.write_text(json.dumps(document), "utf-8")

    return _change
