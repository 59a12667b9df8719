"""No output holds a mean, a median, a share of marks or levels, or a score: wherever marks have been, we look.

Two ways: numbers that are computed from the session's own marks are searched in what comes out, and words that would
promise such a number are searched in every sentence, name and key. What may be said is listed below by hand.
"""

import io
import json
import re
import sys
import zipfile
from dataclasses import replace
from functools import lru_cache
from html.parser import HTMLParser

import pytest
from babel.messages.extract import extract_from_dir

import mastery_desktop
from mastery_desktop.bootstrap import ContentChoice
from mastery_desktop.cli import main
from mastery_desktop.config.resources import find_resources
from mastery_desktop.documents import record_practices
from mastery_desktop.documents.register import SHEETS
from mastery_desktop.documents.sheet import Need, Request
from mastery_desktop.documents.sheets import render
from mastery_desktop.documents.summary_page import summary_page
from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.live import LiveState
from mastery_desktop.domain.records import Privacy
from mastery_desktop.services.slides import SlideBuilder, marks
from mastery_desktop.storage.tables import metadata
from tests.helpers.pages import FONTS, words_of
from tests.helpers.planted import PEOPLE, forbidden, full_room
from tests.helpers.program import ROOT, run
from tests.helpers.prose import texts_in
from tests.helpers.stores import desk
from tests.helpers.sums import COLUMN_WORDS, PLANTED, Labels, Sums, texts_of
from tests.helpers.wall import step_of
from tests.helpers.workshops import SESSION

ALLOWED = (
    r"Plugged in: (?:\{n\}|\d+) %\.",  # the battery
    r"On battery: (?:\{n\}|\d+) %\.",
    r"reads? text at (?:\{percent\}|\d+) %",  # how large text is
    r"Text at (?:\{percent\}|\d+) %",
    r"^(?:\{n\}|\d+) %$",
    r"The size of text in the facilitator's window, in percent",
    r"Print in full size: 100 percent",  # for the copier
    r"For learners it would mean",  # what a practice would mean
    r"What (?:the levels|do the levels|they) mean",
    r"What means something else",
    r"Every key means again what it meant",
    r"It no longer means “",
    r"start the time, and mean it",
    r"Choose (?:\{percent\}|\d+) % for the text of the wall",
    r"they are not averaged",  # the one sentence that names it, to say that it is not done
    r"Scoring Rubrics",  # a step of the roadmap
    r"%LOCALAPPDATA%",
)
"""Sentences with such a word that say nothing of marks."""

ESSENTIAL = ("P9", "P16", "P24", "P25")
SLOW = (pytest.mark.slow, pytest.mark.timeout(300))


@lru_cache(maxsize=1)
def pack():
    return ContentChoice().load()


@lru_cache(maxsize=1)
def labels():
    return Labels(texts_in(pack()), ALLOWED)


@lru_cache(maxsize=4)
def room(people):
    return full_room(pack(), people)


def wrong_in(people, texts):
    """What the texts of a session say that they must not."""
    sums = forbidden(pack(), room(people))
    return [found for text in texts for found in (*sums.found_in(text), *labels().found_in(text))]


class Spoken(HTMLParser):
    """The words of a page, and those that stand in for its pictures."""

    def __init__(self):
        super().__init__()
        self.texts, self._silent = [], False

    def handle_starttag(self, tag, attrs):
        self._silent = tag == "style"
        self.texts += [words for name, words in attrs if name in ("alt", "aria-label", "title")]

    def handle_data(self, data):
        self.texts += [data] * (not self._silent)


def wall_texts(people):
    """The text of every slide of every kind of step: of each domain, and of all."""
    builder, workshop = SlideBuilder(pack()), room(people)
    live = LiveState(slips_in=people, slips_expected=people, countdown=190, full_text=True)
    for domain in (*(domain.id for domain in pack().domains[:2]), None):
        for kind in StepKind:
            for slide in builder.slides(workshop, step_of(workshop, kind, domain), live):
                yield "\n".join((slide.text, slide.title, *slide.left))


def paper_texts(people, sheets, workshop=None):
    """The text of sheets that are filled from a session."""
    shown = workshop or room(people)
    for name in sheets:
        domains = [None] if SHEETS[name].domain is Need.NONE else [domain.id for domain in pack().domains[:2]]
        for domain in domains:
            yield words_of(render(Request(sheet=name, domain=domain), pack(), shown, FONTS))


def file_texts(tmp_path, people):
    """Every key and value of the session's files, for colleagues and for the public."""
    with desk(tmp_path, pack()) as open_desk:
        open_desk.fill(room(people))
        for level in (Privacy.TEAM, Privacy.PUBLIC):
            with zipfile.ZipFile(io.BytesIO(open_desk.sharing.export(SESSION, level))) as archive:
                for name in archive.namelist():
                    if name.endswith(".json"):
                        yield "\n".join(texts_of(json.loads(archive.read(name))))


def command_texts(folder, capsys, people):
    """What the commands say of a session."""
    with desk(folder, pack()) as open_desk:
        open_desk.fill(room(people))
    for command in (("sessions",), ("sessions", "--json"), ("print", "--list"), ("doctor", "--json")):
        main(["--data-dir", str(folder), *command])
        ran = capsys.readouterr()
        yield ran.out + ran.err


# Labels -------------------------------------------------------------------------------------------------------------


def test_no_sentence_of_the_program_promises_one():
    found = extract_from_dir(mastery_desktop.__path__[0], keywords={"_": None, "N_": None, "ngettext": (1, 2)})
    texts = {
        text for _file, _line, message, *_rest in found for text in ([message] if isinstance(message, str) else message)
    }
    assert len(texts) > 1000
    said = {re.sub(r"%(\(\w+\))?[sr]", "", text) for text in texts}  # argparse has its own way to leave a place open
    assert [wrong for text in sorted(said) for wrong in labels().found_in(text)] == []


def test_no_column_and_no_key_is_named_like_one():
    columns = {f"{table.name}.{column.name}" for table in metadata.tables.values() for column in table.columns}
    assert len(columns) > 100
    assert [name for name in sorted(columns) if COLUMN_WORDS.search(name.partition(".")[2])] == []
    schema = json.loads(find_resources().path("schema/session-1.schema.json").read_text("utf-8"))
    keys = {name for part in (schema, *schema["$defs"].values()) for name in part.get("properties", ())}
    assert "marks" in keys
    assert [name for name in sorted(keys) if COLUMN_WORDS.search(name)] == []
    assert '"number"' not in json.dumps(schema), "only whole numbers are kept"


# Numbers ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("people", PEOPLE)
def test_no_slide_holds_one(people):
    texts = list(wall_texts(people))
    assert len(texts) > 100
    assert wrong_in(people, texts) == []


def test_no_paper_holds_one():
    assert wrong_in(14, paper_texts(14, ESSENTIAL)) == []


@pytest.mark.parametrize("people", [pytest.param(people, marks=SLOW) for people in PEOPLE])
def test_no_sheet_of_any_kind_holds_one(people):
    assert wrong_in(people, paper_texts(people, SHEETS)) == []


@pytest.mark.parametrize("people", PEOPLE)
def test_the_page_to_paste_holds_none(people):
    page = summary_page(pack(), room(people)).decode()
    assert room(people).session.team in page or room(people).session.school in page
    reader = Spoken()
    reader.feed(page)
    assert wrong_in(people, reader.texts) == []


@pytest.mark.parametrize("people", PEOPLE)
def test_no_session_file_holds_one(tmp_path, people):
    assert wrong_in(people, file_texts(tmp_path / "desk", people)) == []


def test_no_command_says_one(tmp_path, capsys):
    texts = list(command_texts(tmp_path / "data", capsys, 14))
    assert room(14).session.team in "".join(texts)
    assert wrong_in(14, texts) == []


@pytest.mark.parametrize("people", [pytest.param(people, marks=SLOW) for people in PEOPLE])
def test_no_screen_of_a_whole_workshop_says_one(tmp_path, people):
    """Everything that could be read or heard in any window, from the first screen to the second workshop."""
    file = tmp_path / "texts.json"
    tables = ("--tables", "8") if people == max(PEOPLE) else ()
    command = [sys.executable, "-m", "tools.scripted"]
    ran = run("--people", people, *tables, "--texts", file, qt=True, command=command, cwd=ROOT, timeout=200)
    assert ran.returncode == 0, ran.stderr
    heard = json.loads(file.read_text(encoding="utf-8"))
    assert len(heard["texts"]) > 500
    sums = Sums(heard["marks"])
    assert bool(heard["marks"]) is (people >= 5)
    assert [wrong for text in heard["texts"] for wrong in (*sums.found_in(text), *labels().found_in(text))] == []


# It can fail --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["Our rating is 2.43", "2,43 of 4", "57 %", "57 percent of us", "0.57", "57.1", "7 of 14 (50 %)", "Median: 2.5"],
)
def test_numbers_over_the_marks_are_found(text):
    sums = Sums([PLANTED])
    assert sums.found_in(text) or labels().found_in(text)


@pytest.mark.parametrize(
    "text", ["2 · 43", "12.43", "Round 2.", "2026-11-06", "version 2.43.1", "57 people", "3, 3, 7, 1"]
)
def test_other_numbers_are_not(text):
    assert Sums([PLANTED]).found_in(text) == []


@pytest.mark.parametrize(
    "text", ["Average", "The mean of the room", "Domain score", "{n} % of marks", "Share of marks"]
)
def test_words_that_promise_one_are_found(text):
    assert labels().found_in(text)


@pytest.mark.parametrize("name", ["mean", "level_avg", "score", "marks_total", "pct_high", "share"])
def test_columns_that_promise_one_are_found(name):
    assert COLUMN_WORDS.search(name)


def test_a_leak_on_the_wall_is_found(monkeypatch):
    monkeypatch.setattr(marks, "result_word", lambda frame, element: "2.43")
    assert wrong_in(14, wall_texts(14))


def test_a_leak_on_paper_is_found(monkeypatch):
    monkeypatch.setattr(record_practices, "outcome_text", lambda rating, content: "57 % or more")
    assert wrong_in(14, paper_texts(14, ("P25",)))


def test_a_leak_in_a_file_is_found(tmp_path):
    room.cache_clear()
    leaking = replace(room(14), session=replace(room(14).session, board_ask="We are at 2.43."))
    with desk(tmp_path / "desk", pack()) as open_desk:
        open_desk.fill(leaking)
        with zipfile.ZipFile(io.BytesIO(open_desk.sharing.export(SESSION))) as archive:
            told = "\n".join(texts_of(json.loads(archive.read("data.json"))))
    assert wrong_in(14, [told])
    assert wrong_in(14, texts_of({"level": 2.43}))
