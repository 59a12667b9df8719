"""A workshop in Spanish: the wall and the reference say that the translation is not official."""

from mastery_desktop.services.slides.builder import SlideBuilder
from tests.helpers.languages import spoken
from tests.helpers.workshops import full_workshop
from tests.services.test_slides import LIVE


def feet(language: str) -> set[str]:
    with spoken(language) as pack:
        workshop = full_workshop(pack)
        return {
            slide.foot_right for step in workshop.steps for slide in SlideBuilder(pack).slides(workshop, step, LIVE)
        }


def test_every_slide_in_spanish_says_that_it_is_no_official_translation():
    assert "" not in feet("es")
    assert "Traducción no oficial" in feet("es")
    assert not any("Traducción" in foot for foot in feet("en"))
