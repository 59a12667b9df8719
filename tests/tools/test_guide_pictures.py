"""The pictures of the guide show the program as it is: the demonstration is played and held against them."""

import pytest
from PIL import Image

from tools.guide_pictures import LANGUAGES, MOMENTS, TARGET, differs, play

MOST = 40.0
"""How far a place may be from what is shown now; days and times stay far below, a moved button does not."""


def kept(language, name):
    with Image.open(TARGET / language / "pictures" / f"{name}.png") as image:
        return image.copy()


def test_a_moved_control_is_noticed_and_another_time_of_day_is_not():
    shown = kept("en", "count").convert("RGB")
    other_time = shown.copy()
    other_time.paste(shown.getpixel((30, 470)), (100, 462, 128, 474))
    assert differs(kept("en", "count"), other_time) < MOST
    moved = shown.copy()
    moved.paste(shown.crop((500, 430, 640, 460)), (340, 430))
    assert differs(kept("en", "count"), moved) > MOST


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_shows_what_the_program_shows_now(tmp_path, language):
    now = play(tmp_path, language)
    assert now.keys() == MOMENTS.keys()
    stale = {name: round(far) for name, image in now.items() if (far := differs(kept(language, name), image)) > MOST}
    assert stale == {}, "run `python -m tools.guide_pictures` and look at what changed"
