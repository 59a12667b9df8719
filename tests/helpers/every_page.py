"""Every page of every variant of every sheet on contact sheets: what is looked at before paper is said to be good.

`python -m tools.every_page FOLDER P9,P16 letter,a4 18,20 both` draws those, without words all 3,000 variants. With
`--since OTHER` it leaves out the pages that lie in another such folder: after a change there are few to look at again.
"""

import argparse
import hashlib
from itertools import groupby, islice, product
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from mastery_desktop.content.loader import load_pack
from mastery_desktop.documents.layout import BODY, LARGE_PRINT, LARGER_PRINT, PaperSize
from mastery_desktop.documents.preview import pictures
from mastery_desktop.documents.register import SHEETS
from mastery_desktop.documents.sheet import Need, Request
from mastery_desktop.documents.sheets import render
from tests.helpers.goldens import DOMAIN, contact
from tests.helpers.languages import BOTH, spoken
from tests.helpers.pages import FONTS
from tests.helpers.workshops import full_workshop

DPI = 44
ACROSS, DOWN = 5, 3
DRAWN = "pages.txt"
"""The file that tells which pages lie in a folder."""

WITHOUT_DOMAIN = "-"
BLANK, FILLED, FORM = "blank", "filled", "form"


class Variant(NamedTuple):
    """One way to print a sheet."""

    sheet: str
    domain: str
    size: PaperSize
    body: float
    language: str
    state: str

    @property
    def words(self):
        return (self.sheet, self.domain, self.size.name.lower(), f"{self.body:g}", self.language, self.state)

    def draw(self):
        """The PDF; a filled one of a whole workshop on its domain."""
        domain = None if self.domain == WITHOUT_DOMAIN else self.domain
        with spoken(self.language) as pack:
            request = Request(
                sheet=self.sheet,
                domain=domain,
                blank=self.state != FILLED,
                size=self.size,
                body=self.body,
                form=self.state == FORM,
            )
            return render(request, pack, full_workshop(load_pack(), domain or DOMAIN), FONTS)


def variants():
    """All of them, in the order of the sheets."""
    for name, sheet in SHEETS.items():
        domains = [domain.id for domain in load_pack().domains] if sheet.domain is not Need.NONE else []
        domains += [WITHOUT_DOMAIN] if sheet.domain is not Need.REQUIRED else []
        for domain, language in product(domains, ("en", "es", BOTH)):
            for size, body in product(sheet.sizes, (BODY, LARGE_PRINT, LARGER_PRINT)):
                yield Variant(name, domain, size, body, language, BLANK)
                if sheet.fillable:
                    yield Variant(name, domain, size, body, language, FILLED)
            if sheet.form:
                yield Variant(name, domain, PaperSize.LETTER, BODY, language, FORM)


def new_pages(wanted, known):
    """The pages of some variants that are not known yet: (caption, picture); `known` grows with them."""
    for variant in wanted:
        for number, page in enumerate(pictures(variant.draw(), DPI), 1):
            drawn = hashlib.sha256(bytes(page.pixels)).hexdigest()
            if drawn not in known:
                known.add(drawn)
                image = Image.frombytes("RGB", (page.width, page.height), page.pixels, "raw", "RGB", page.stride)
                sheet, domain, *how = variant.words
                yield " ".join((sheet, domain[:4], *how, str(number))), image.convert("L")


def main(words=None):
    """Draw what the words ask for."""
    parser = argparse.ArgumentParser(prog="python -m tools.every_page", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("words", nargs="*", help="sheets, domains, sizes, points, languages, blank, filled, form")
    parser.add_argument("--since", type=Path, help="a folder made earlier, whose pages are left out")
    asked = parser.parse_args(words)
    choices = [set(word.split(",")) for word in asked.words]
    wanted = (variant for variant in variants() if all(choice & set(variant.words) for choice in choices))
    before = set((asked.since / DRAWN).read_text("utf-8").split()) if asked.since else set()
    known = set(before)
    asked.folder.mkdir(parents=True, exist_ok=True)
    pages, sheets = new_pages(wanted, known), 0
    for _size, alike in groupby(pages, key=lambda page: (page[0].split()[0], page[1].size)):
        while some := list(islice(alike, ACROSS * DOWN)):
            captions, images = zip(*some, strict=True)
            sheets += 1
            contact(images, ACROSS, captions).save(asked.folder / f"{sheets:04d} {captions[0]}.png")
    (asked.folder / DRAWN).write_text("\n".join(sorted(known)), "utf-8")
    print(f"{len(known - before)} pages on {sheets} pictures in {asked.folder}")  # noqa: T201 - a tool for a terminal
