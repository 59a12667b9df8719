"""The demonstration, in a process of its own: what it leaves, what it checks, and how it fails."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage

from mastery_desktop.app.demo.checks import differences
from mastery_desktop.app.demo.displays import PLATFORM, has_display, provide_screens
from mastery_desktop.app.demo.story import Story
from mastery_desktop.content.loader import load_pack
from mastery_desktop.domain.choices import SessionState
from mastery_desktop.services.sharing import EXTENSION
from tests.helpers.program import run
from tests.helpers.stores import desk

STEPS = (
    "home", "new-session", "room-check", "room-checked", "rehearsal", "rehearsal-unplugged", "rehearsal-again",
    "console", "projecting", "purpose", "question", "framework", "run-sheet", "own-slide",
    "gallery-walk", "gallery-round", "rotation-board", "shifts", "indicators",
    "calibrate", "rate-alone", "count", "counted", "before-reveal", "reveal", "second-round", "discuss-1", "discuss-2",
    "discuss-3", "settle", "results", "focus-questions", "focus-dots", "focus-chosen", "stage", "activities", "plan",
    "plan-checks", "roadmap", "close", "print", "share",
    "next-session", "promises", "promise-done", "earlier-focus", "one-by-one", "then-and-now",
    "tables-rate", "tables-count", "tables-reveal",
)  # fmt: skip
BEFORE_THE_WALL = {"home", "new-session", "new-session-details", "console", "next-session"}


class Index(HTMLParser):
    """What a page links to and shows, and what is in it that should not be."""

    def __init__(self, text):
        super().__init__()
        self.names, self.tags = set(), set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.names |= {value for name, value in attrs if name in ("src", "href")}


@pytest.fixture(scope="module")
def pack():
    return load_pack()


def demo(out, *arguments, **more):
    ran = run("demo", "--out", out, *arguments, qt=True, timeout=110, **more)
    ran.complaints = ran.stderr.splitlines()
    return ran


def colors(picture):
    """How many colours some hundred points of a picture have."""
    points = [(x, y) for x in range(5, picture.width(), picture.width() // 40) for y in range(5, picture.height(), 30)]
    return len({picture.pixel(x, y) for x, y in points})


def words_of(pdf):
    return " ".join("\n".join(page.extract_text() for page in PdfReader(pdf).pages).split())


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_a_whole_workshop_leaves_pictures_papers_and_the_session(tmp_path, pack, own_home):
    out = tmp_path / "what it leaves"
    out.mkdir()
    for of_an_earlier_one in ("77-close-wall.png", "papers-filled.pdf", "session.mastery", "our notes.txt"):
        (out / of_an_earlier_one).write_text("old", encoding="utf-8")
    ran = demo(out)
    assert (ran.returncode, ran.complaints) == (0, [])
    assert str(out / "index.html") in ran.stdout
    assert list(own_home.iterdir()) == [], "the demonstration has a profile of its own"
    assert (out / "our notes.txt").read_text(encoding="utf-8") == "old"
    pictures = check_pictures(out)
    check_index(out, pictures)
    check_papers(out, pack)
    check_session(out, tmp_path, pack)


def check_pictures(out):
    files = sorted(out.glob("*.png"))
    named = [re.fullmatch(r"(\d\d)-([a-z0-9-]+)-(console|wall)", file.stem).groups() for file in files]
    assert {name for _, name, _ in named} >= set(STEPS)
    walls = {name for _, name, window in named if window == "wall"}
    assert walls >= set(STEPS) - BEFORE_THE_WALL - {"share"}
    numbers = sorted({int(number) for number, _, _ in named})
    assert numbers == list(range(1, len(numbers) + 1))
    for file, (_, name, window) in zip(files, named, strict=True):
        picture = QImage(str(file))
        size = (picture.width(), picture.height())
        assert size == ((1366, 768) if window == "console" else (1920, 1080)), file.name
        assert colors(picture) >= 3, f"{file.name} is blank"
        assert name != "failed"
    assert wall(out, "count") != wall(out, "rate-alone")
    assert wall(out, "reveal") != wall(out, "before-reveal")
    notes = {wall(out, "own-slide").pixelColor(x, 560).name() for x in range(0, 1920, 10)}
    assert notes >= {"#f4d35e", "#9bd1c9", "#f2b5a7"}, "the picture that was chosen is on the wall"
    return files


def wall(out, name):
    (file,) = out.glob(f"??-{name}-wall.png")
    return QImage(str(file))


def check_index(out, pictures):
    index = Index((out / "index.html").read_text(encoding="utf-8"))
    assert index.names == {p.name for p in pictures} | {"papers-filled.pdf", "papers-blank.pdf", "session.mastery"}
    assert "script" not in index.tags


def check_papers(out, pack):
    filled, blank = words_of(out / "papers-filled.pdf"), words_of(out / "papers-blank.pdf")
    story = Story(pack)
    written = [story.goal, *(action.what for action in story.actions), *story.answers, story.reason]
    written += [line for talk in story.talks.values() for line in (*talk.have, *talk.want)]
    assert [text for text in written if text not in filled] == []
    assert [text for text in written if text in blank] == []
    for words in (filled, blank):
        for title in ("Self-assessment", "Action plan", *(e.name for e in story.elements)):
            assert title in words
        assert [stage.name for stage in pack.stage_model.stages if stage.name not in words] == []


def check_session(out, tmp_path, pack):
    """The file brings a colleague all that was typed; and each part that differs would have been told."""
    with desk(tmp_path / "colleague", pack) as colleague:
        file = (out / "session").with_suffix(EXTENSION)
        session = colleague.sharing.accept(colleague.sharing.read(file.read_bytes())).value
        workshop = colleague.sessions.load(session)
    story = Story(pack)
    assert differences(story, workshop) == []
    first, *others = workshop.counts
    one_mark_more = replace(first, marks=(first.marks[0] + 1, *first.marks[1:]))
    changed = {
        "the session": {"session": replace(workshop.session, state=SessionState.RUNNING)},
        "the counts": {"counts": (one_mark_more, *others)},
        "the evidence": {"evidence": (*workshop.evidence, replace(workshop.evidence[0], id="x", text="Never typed"))},
        "the actions": {"actions": workshop.actions[:-1]},
        "the marks on shifts": {"shift_marks": ()},
        "the parking lot": {"parked": (*workshop.parked, replace(workshop.parked[0], id="y"))},
    }
    for part, fields in changed.items():
        (sentence,) = differences(story, replace(workshop, **fields))
        assert part in sentence


@pytest.mark.slow
def test_a_step_that_fails_is_named(tmp_path):
    (tmp_path / "01-home-console.png").mkdir()
    ran = demo(tmp_path)
    assert ran.returncode == 1
    (sentence,) = ran.complaints
    assert "failed at the step “open the program”" in sentence
    assert not (tmp_path / "index.html").exists()


@pytest.mark.slow
def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    ran = demo(tmp_path / "file" / "out")
    assert ran.returncode == 1
    assert str(tmp_path / "file") in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_a_complaint_of_the_program_fails_the_step(tmp_path):
    (tmp_path / "papers-filled.pdf").mkdir()
    ran = demo(tmp_path)
    assert ran.returncode == 1
    (sentence,) = ran.complaints
    assert "failed at the step “print”" in sentence
    assert list(tmp_path.glob("*-failed-console.png"))


@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.parametrize("folder", ["tests/data/garden_pack", "mastery_desktop/content/example"])
def test_another_framework_can_be_led(tmp_path, request, folder):
    """One with less of everything than the pack that comes along, and one with more levels and stages."""
    ran = demo(tmp_path, "--pack", request.path.parents[2] / folder)
    assert (ran.returncode, ran.complaints) == (0, [])


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_it_can_be_led_where_every_text_is_longer(tmp_path):
    """Also finds a sentence of a screen that does not come from the catalogue: the hands look for the translation."""
    ran = demo(tmp_path, variables={"MASTERY_DESKTOP_LANGUAGE": "pseudo"})
    assert ran.returncode == 0, ran.complaints[-1]


@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)], ids=["smallest", "largest"])
def test_it_can_be_led_on_a_laptop_of_another_size(tmp_path, size):
    ran = demo(tmp_path, "--size", "{}x{}".format(*size))
    assert (ran.returncode, ran.complaints) == (0, [])
    pictures = [QImage(str(file)) for file in tmp_path.glob("*-console.png")]
    assert {(picture.width(), picture.height()) for picture in pictures} == {size}


def test_a_size_that_is_none_is_named(tmp_path):
    ran = demo(tmp_path, "--size", "large")
    assert ran.returncode == 2
    assert "large is no size" in ran.complaints[-1]


def test_screens_are_provided_only_where_there_is_no_display(tmp_path):
    bare = {PLATFORM: "offscreen"}
    assert not has_display(bare)
    provide_screens(tmp_path, bare)
    assert bare[PLATFORM] == f"offscreen:configfile={tmp_path / 'screens.json'}"
    shown = {PLATFORM: "xcb", "DISPLAY": ":0"}
    provide_screens(tmp_path, shown)
    assert shown == {PLATFORM: "xcb", "DISPLAY": ":0"}
