"""Resources are found, and the fonts hold the letters of our users' names."""

import xml.etree.ElementTree as ET

import pytest
from fontTools.ttLib import TTFont

from mastery_desktop.config.resources import find_resources

NAMES = "Łódź Ōsaka Kūʻula Ñuñoa Zoë Çelik Dvořák Ştefan Nguyễn"
MARKS = "’‘“”–—…·•©"
OTHER_SCRIPTS = {
    "NotoSansHebrew": "אבגדהוזחטיךכלםמןנסעףפץצקרשת\ufb2a",
    "NotoSansArabic": "ابتثجحخدذرزسش\ufe8e\ufefb پچژگ",
}


@pytest.fixture(scope="module")
def resources():
    return find_resources()


def test_every_font_has_its_licence_beside_it(resources):
    fonts = resources.fonts()
    assert len(fonts) >= 6
    for font in fonts:
        licence = resources.path(f"fonts/{font.stem.split('-')[0]}-OFL.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_the_fonts_have_outlines_that_documents_can_embed(resources):
    for file in resources.fonts():
        font = TTFont(file)
        assert "glyf" in font, file.name
        assert font["OS/2"].fsType == 0, file.name


def test_every_letter_of_our_users_names_is_in_the_second_family(resources):
    for file in resources.fonts():
        letters = {chr(code) for code in TTFont(file).getBestCmap()}
        family = file.name.split("-")[0]
        assert set(OTHER_SCRIPTS.get(family, MARKS)) <= letters, file.name
        if family == "NotoSans":
            assert set(NAMES) <= letters, file.name


def test_a_resource_that_is_not_there_is_named(resources):
    with pytest.raises(FileNotFoundError, match=r"fonts/none\.ttf"):
        resources.path("fonts/none.ttf")


def test_every_icon_takes_the_colour_of_the_text(resources):
    icons = sorted((resources.root / "icons").glob("*.svg"))
    assert len(icons) >= 25
    for file in icons:
        root = ET.fromstring(resources.icon(file.stem))  # noqa: S314 - our own file
        assert root.attrib["viewBox"] == "0 0 24 24"
        assert root.attrib["stroke"] == "currentColor"
        assert not [e for e in root.iter() if e is not root and {"stroke", "fill"} & e.attrib.keys()]
