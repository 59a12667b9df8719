"""The one-page summary as a page for a browser: the words of the paper, heard and printed as well as seen."""

import json
import os
import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from mastery_desktop.documents.sheet import Request
from mastery_desktop.documents.sheets import render
from mastery_desktop.documents.summary_page import summary_page
from mastery_desktop.documents.summary_words import summary_words
from mastery_desktop.domain.choices import OutcomeKind, RatingState
from tests.helpers.languages import BOTH, spoken
from tests.helpers.pages import FONTS, words_of

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AXE = Path(os.environ.get("AXE_CORE", ROOT / "node_modules" / "axe-core" / "axe.min.js"))
BROWSER = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
in_browser = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")
with_axe = pytest.mark.skipif(
    not AXE.is_file(), reason="axe-core is not here: `npm pack axe-core`, and AXE_CORE names its axe.min.js"
)


class _Reader(HTMLParser):
    """The words of a page as a person reads them, and its elements."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "path", "circle"):
            self._inside.append(tag)

    def handle_endtag(self, tag):
        if tag not in ("path", "circle"):
            assert self._inside.pop() == tag, "the elements of the page are nested wrongly"

    def handle_data(self, data):
        if not {"style", "title"} & set(self._inside):
            self.words.append(data)


def read(page):
    reader = _Reader()
    reader.feed(page.decode())
    reader.close()
    return " ".join(" ".join(reader.words).split()), reader.elements


def passages(words):
    yield from (*words.whose, words.draft, words.how, words.ask, words.later)
    for practice in words.practices:
        yield from (practice.name, practice.outcome)
    for passage in (*words.focus, *words.actions, *([words.needs] if words.needs else [])):
        yield from (passage.lead, passage.words, passage.tail)


def test_the_page_says_what_the_paper_says(pack, workshop):
    told = [words for words in passages(summary_words(pack, workshop)) if words]
    assert len(told) > 25
    paper = words_of(render(Request(sheet="P24"), pack, workshop, FONTS))
    page, _elements = read(summary_page(pack, workshop))
    for words in told:
        assert words in page
        assert words in paper
    for heading in ("How we rated", "Our focus area, and why", "What we will do", "What we ask of the board"):
        assert heading in page
        assert heading in paper


def test_the_page_has_a_dot_and_a_number_for_the_marks_of_the_last_round(pack, workshop):
    page = summary_page(pack, workshop).decode()
    (row,) = re.findall(r"<tr><th[^>]*>Teacher collaboration</th>(.*?)</tr>", page)
    cells = re.findall(r"<td>(.*?)</td>", row)
    assert [cell.count('class="dot"') for cell in cells[:4]] == [1, 9, 2, 0]
    assert [re.findall(r"(\d+) marks?<", cell) for cell in cells[:4]] == [["1"], ["9"], ["2"], ["0"]]


def test_a_page_in_two_languages_says_which_text_is_in_which(workshop):
    with spoken(BOTH) as pack:
        page, elements = read(summary_page(pack, workshop, second="es"))
    assert [attributes["lang"] for tag, attributes in elements if tag == "html"] == ["en"]
    assert {attributes.get("lang") for _tag, attributes in elements} == {None, "en", "es"}
    assert "What we will do / Qué haremos" in page
    assert "Everyone rated alone first" in page
    assert "Cada quien valoró primero a solas" in page
    assert page.count("It feeds the other practices") == 1, "what somebody wrote stands once"
    assert "hold-up cards / " not in page, "in a narrow place the second language is below the first"
    assert "\ufdd0" not in page


def test_marks_that_the_team_has_not_seen_are_not_on_the_page(pack, workshop):
    hidden = tuple(
        replace(rating, state=RatingState.COMPLETE, outcome=OutcomeKind.NOT_RATED, level=None, upper=None)
        for rating in workshop.ratings
    )
    counting = replace(workshop, ratings=hidden)
    assert summary_page(pack, counting) == summary_page(pack, replace(counting, counts=()))


def test_the_page_is_a_draft_until_it_is_released(pack, workshop):
    released = replace(workshop, session=replace(workshop.session, released=True))
    assert "DRAFT" in read(summary_page(pack, workshop))[0]
    assert "DRAFT" not in read(summary_page(pack, released))[0]


def test_the_page_needs_nothing_from_elsewhere_and_runs_nothing(pack, workshop):
    _words, elements = read(summary_page(pack, workshop))
    assert {tag for tag, _attributes in elements} <= {
        "html", "head", "meta", "title", "style", "body", "header", "main", "section", "footer", "h1", "h2", "p", "ul",
        "li", "strong", "em", "div", "table", "caption", "thead", "tbody", "tr", "th", "td", "span", "svg", "circle",
        "path",
    }  # fmt: skip
    for _tag, attributes in elements:
        assert not {"src", "href", "action", "style"} & set(attributes)
        assert not [name for name in attributes if name.startswith("on")]
    page = summary_page(pack, workshop)
    assert b"default-src 'none'" in page
    assert b"url(" not in page
    assert b"@import" not in page


def test_what_people_typed_is_never_markup(pack, workshop):
    nasty = "<script>alert('x')</script> & </main> \"quoted\" \u05e9\u05dc\u05d5\u05dd \ud800 <b>5 > 3</b>"
    session = replace(workshop.session, board_ask=nasty, school=nasty)
    actions = tuple(replace(action, what=nasty, who=nasty) for action in workshop.actions)
    page = summary_page(pack, replace(workshop, session=session, actions=actions))
    words, elements = read(page)
    assert words.count("<script>alert('x')</script> & </main> \"quoted\"") >= 2 + 2 * len(actions)
    plain = {tag for tag, _attributes in read(summary_page(pack, workshop))[1]}
    assert {tag for tag, _attributes in elements} == plain


def test_without_a_workshop_the_page_says_that_nothing_was_written(pack):
    words, elements = read(summary_page(pack, None))
    assert words.count("Nothing was written here yet.") == 4
    assert "table" not in {tag for tag, _attributes in elements}


def browse(page, folder, *more):
    """What Chromium makes of a page, started so that it asks nothing of a network."""
    file = folder / "page.html"
    file.write_bytes(page)
    command = [CHROMIUM, *BROWSER, f"--user-data-dir={folder / 'profile'}", *more, file.as_uri()]
    return subprocess.run(command, capture_output=True, check=True, timeout=50).stdout


def faults(page, folder, width):
    """What axe finds, as its rules' names; the page's own ban on scripts is lifted in the copy that is tried."""
    assert page.count(b"Content-Security-Policy") == 1
    page = re.sub(rb"<meta http-equiv[^>]*>", b"", page)
    run = b"""axe.run(document, {resultTypes: ["violations"]}).then(r => document.body.setAttribute("data-found",
        JSON.stringify([r.passes.length, r.violations.map(v => v.id)])))"""
    script = (
        b"<script>" + AXE.read_bytes().replace(b"</script", b"<\\/script") + b"</script><script>" + run + b"</script>"
    )
    tried = page.replace(b"</body>", script + b"</body>")
    out = browse(tried, folder, "--dump-dom", f"--window-size={width},900", "--virtual-time-budget=20000").decode()
    found = re.search(r'data-found="(.*?)"', out)
    assert found, "axe did not answer"
    passed, violations = json.loads(found.group(1).replace("&quot;", '"'))
    assert passed > 10
    return violations


@pytest.mark.slow
@in_browser
@with_axe
@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("blank", [False, True], ids=["filled", "blank"])
def test_axe_finds_nothing_to_mend(width, blank, pack, workshop, tmp_path):
    page = summary_page(pack, None if blank else workshop)
    assert faults(page, tmp_path, width) == []


@pytest.mark.slow
@in_browser
@with_axe
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_to_mend_in_two_languages(width, workshop, tmp_path):
    with spoken(BOTH) as pack:
        assert faults(summary_page(pack, workshop, second="es"), tmp_path, width) == []


@pytest.mark.slow
@in_browser
@with_axe
def test_axe_would_find_what_is_wrong(pack, workshop, tmp_path):
    page = summary_page(pack, workshop).replace(b' lang="en"', b"").replace(b"color: #111;", b"color: #bbb;")
    assert {"html-has-lang", "color-contrast"} <= set(faults(page, tmp_path, 1280))


@pytest.mark.slow
@in_browser
def test_the_page_prints_on_one_letter_sheet(pack, workshop, tmp_path):
    out = tmp_path / "page.pdf"
    browse(summary_page(pack, workshop), tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={out}")
    (sheet,) = PdfReader(BytesIO(out.read_bytes())).pages
    assert [float(side) for side in sheet.mediabox[2:]] == [612, 792]
    words = " ".join(sheet.extract_text().split())
    assert "DRAFT. The team has not released this page yet." in words
    assert "Ask us after January 14, 2027 what the evidence shows." in words
