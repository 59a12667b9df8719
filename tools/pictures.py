"""Takes the pictures of the README anew, from the demonstration: `python -m tools.pictures`."""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from PIL import Image

from mastery_desktop.documents.preview import picture

TARGET: Final = Path(__file__).parent.parent / "docs" / "pictures"
WIDTH: Final = 1200
"""The width of a picture of a screen, in pixels."""

SCREENS: Final = {
    "*-discuss-2-console": "console-discuss",
    "*-reveal-practice-wall": "wall-reveal",
    "*-results-wall": "wall-results",
}
"""Which pictures of the demonstration are shown, and under which names."""

PAPER: Final = {("blank", 1): "paper-self-assessment", ("filled", 8): "paper-action-plan"}
"""Which pages are shown: of the blank or the filled packet, counted from 0."""

PAPER_DPI: Final = 80


def main() -> None:
    """Play the demonstration and keep what the README shows."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        subprocess.run([sys.executable, "-m", "mastery_desktop", "demo", "--out", folder], check=True)  # noqa: S603
        for pattern, name in SCREENS.items():
            file = next(out.glob(f"{pattern}.png"))
            with Image.open(file) as image:
                height = image.height * WIDTH // image.width
                _save(image.convert("RGB").resize((WIDTH, height), Image.Resampling.LANCZOS), name)
        for (packet, number), name in PAPER.items():
            page = picture((out / f"papers-{packet}.pdf").read_bytes(), number, PAPER_DPI)
            size = (page.width, page.height)
            _save(Image.frombytes("RGB", size, page.pixels, "raw", "RGB", page.stride), name)


def _save(image: Image.Image, name: str) -> None:
    image.quantize(128).save(TARGET / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
