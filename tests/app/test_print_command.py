"""The command `print` as somebody in an office types it: kept choices, pictures, counting paper, a printer, Ctrl+C."""

import io
import os
import signal
import subprocess
import sys
from dataclasses import replace

import pytest
from PIL import Image
from pypdf import PdfReader

from mastery_desktop.bootstrap import ContentChoice
from mastery_desktop.config.paths import Paths
from mastery_desktop.config.settings import Choices
from mastery_desktop.content.loader import load_pack
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.print_release import release, take_back
from mastery_desktop.services.print_presets import keep_choices, kept_choices
from tests.helpers.program import environment, run
from tests.helpers.stores import desk
from tests.helpers.workshops import SESSION, full_workshop

COPIER = {"paper": "a4", "points": 18, "language": "es", "saved_as": "copies", "both_sides": False, "color": True}


@pytest.fixture
def filled(own_home):
    """The user's folder, with one whole workshop in it."""
    pack = load_pack()
    with desk(own_home, pack) as open_desk:
        open_desk.fill(full_workshop(pack))
    return own_home


def failed(ran):
    """The sentence with which a command gave up."""
    assert (ran.returncode, ran.stdout) == (1, ""), ran.stdout + ran.stderr
    return ran.stderr.removeprefix("mastery-desktop: ").strip()


def size_and_words(pdf):
    page = PdfReader(io.BytesIO(pdf.read_bytes())).pages[0]
    return float(page.mediabox.width), page.extract_text()


@pytest.mark.slow
def test_choices_are_kept_used_and_forgotten_by_name(tmp_path, own_home):
    out = tmp_path / "x.pdf"
    asked = ("--paper", "a4", "--points", "18", "--one-sided", "--color", "--as", "copies", "--language", "es")
    kept = run("print", "--keep", "The  copier", *asked)
    assert (kept.returncode, kept.stderr) == (0, "")
    choices = Choices.read(Paths(own_home).settings)
    assert kept_choices(choices) == {"The copier": COPIER}
    assert run("print", "--presets").stdout == "The copier\n"
    assert run("print", "P21", "--preset", "The copier", "--paper", "letter", "--out", out).returncode == 0
    width, words = size_and_words(out)
    assert "Para la copiadora" in words
    assert width == 612
    assert "These names exist: The copier." in failed(run("print", "P21", "--preset", "Office", "--out", out))
    assert run("print", "--forget", "The copier").returncode == 0
    assert "Keep some with --keep" in failed(run("print", "P21", "--preset", "The copier", "--out", out))


@pytest.mark.slow
def test_choices_kept_in_the_window_hold_on_the_terminal(tmp_path, own_home):
    choices = Choices.read(Paths(own_home).settings)
    keep_choices(choices, {"School": {**COPIER, "saved_as": "once", "language": "", "paper": "gone"}})
    out = tmp_path / "x.pdf"
    assert run("print", "P9", "--preset", "School", "--out", out).returncode == 0
    width, words = size_and_words(out)
    assert width == 612, "a paper that is not known any more is not taken"
    assert "Self-assessment" in words


@pytest.mark.slow
def test_a_workshop_on_this_computer_is_named_by_its_id(tmp_path, filled):
    out = tmp_path / "x.pdf"
    assert run("print", "P19", "--session", SESSION[:8], "--out", out).returncode == 0
    assert "Agree on one protocol" in size_and_words(out)[1]
    assert "No session has an id that begins with ffff" in failed(
        run("print", "P19", "--session", "ffff", "--out", out)
    )


@pytest.mark.slow
def test_what_may_be_a_name_on_the_summary_is_pointed_out(tmp_path, own_home):
    pack = load_pack()
    workshop = full_workshop(pack)
    action = replace(workshop.actions[0], who="Mrs. Janet Olsen", who_role=True)
    with desk(own_home, pack) as open_desk:
        open_desk.fill(replace(workshop, actions=(action, *workshop.actions[1:])))
    ran = run("print", "P24", "--html", "--session", SESSION[:8], "--out", tmp_path / "x.html")
    assert (ran.returncode, "Mrs. Janet Olsen" in ran.stderr) == (0, True)
    ran = run("print", "P9", "--session", SESSION[:8], "--out", tmp_path / "x.pdf")
    assert (ran.returncode, ran.stderr) == (0, "")
    ran = run("export", SESSION[:8], "--as", "txt", "--out", tmp_path / "x.txt")
    assert (ran.returncode, "Mrs. Janet Olsen" in ran.stderr) == (0, True)


def test_the_summary_is_released_when_somebody_says_that_the_team_decided_it(filled):
    paths, said, remarks = Paths(filled), [], []

    def ask(answer):
        release(SESSION[:8], ContentChoice(), paths, say=said.append, complain=remarks.append, read_line=lambda: answer)

    for answer in ("", "no\n"):
        with pytest.raises(NotPossible, match="stays a draft"):
            ask(answer)
    assert "Has Clearwater Middle School team decided together" in said[0]
    ask("Yes\n")
    assert said[-1] == "Released. Copies printed from now on are no draft."
    ask("")
    assert said[-1] == "The summary of Clearwater Middle School team is released already."
    take_back(SESSION[:8], ContentChoice(), paths, say=said.append)
    with pytest.raises(NotPossible, match="stays a draft"):
        ask("")


@pytest.mark.slow
def test_certificates_keys_and_guide_are_printed_like_any_sheet(filled, tmp_path):
    with desk(filled, load_pack()) as open_desk:
        open_desk.sessions.set_attendance(SESSION, [("Łucja", "teacher", 90)])
    assert run("print", "--keep", "Large", "--paper", "a4", "--points", "18", "--one-sided").returncode == 0
    out = tmp_path / "x.pdf"
    assert run("print", "--certificates", SESSION[:8], "--preset", "Large", "--out", out).returncode == 0
    assert size_and_words(out)[0] == pytest.approx(842, abs=1)
    assert run("print", "--keys", "--preset", "Large", "--language", "both", "--out", out, qt=True).returncode == 0
    width, words = size_and_words(out)
    assert width == pytest.approx(595, abs=1)
    assert "Keys of Mastery Desktop" in words
    counted = run("print", "--guide", "--points", "18", "--copies", "3", "--count", qt=True).stdout
    assert counted.startswith("   3 ×")
    assert "one language at a time" in failed(run("print", "--guide", "--language", "both", "--out", out, qt=True))
    folder = tmp_path / "pages"
    assert run("print", "--keys", "--as", "pictures", "--out", folder, qt=True).returncode == 0
    assert [page.name for page in folder.iterdir()] == ["001.png"]


@pytest.mark.slow
def test_paper_is_counted_before_any_is_used_and_a_packet_can_be_changed(filled, tmp_path):
    asked = ("--packet", "before", "--session", SESSION[:8], "--people", "9")
    lines = run("print", *asked, "--count").stdout.splitlines()
    assert "   9 × Cards to hold up, 1 page, one side, Letter" in lines
    assert any(line.endswith("both sides, staple, Letter") for line in lines)
    assert "   2 × Why we are here, and how we work, 1 page, one side, Letter" in lines, "two cards to a page"
    out = tmp_path / "all.pdf"
    assert run("print", *asked, "--as", "copies", "--out", out).returncode == 0
    assert lines[-1] in size_and_words(out)[1]
    words = " ".join(page.extract_text() for page in PdfReader(out).pages)
    assert "To plan our own next steps" in words, "what was decided before stands on the cards for the tables"
    assert "The spring master schedule" not in words, "what the team found does not"
    changed = run("print", *asked, "P11:2", "P10:0", "P21", "--count").stdout.splitlines()
    assert "   2 × Cards to hold up, 1 page, one side, Letter" in changed
    assert not any("Tick slip" in line for line in changed)
    assert "   1 × Parking lot, 1 page, one side, Letter" in changed


@pytest.mark.slow
def test_pages_are_written_as_pictures_to_look_at(tmp_path):
    folder, pdf = tmp_path / "pages", tmp_path / "x.pdf"
    for saved_as, out in (("pictures", folder), ("once", pdf)):
        assert (
            run("print", "P9", "P19", "--domain", "mastery_recognized", "--as", saved_as, "--out", out).returncode == 0
        )
    files = sorted(folder.iterdir())
    sizes = [(float(page.mediabox.width), float(page.mediabox.height)) for page in PdfReader(pdf).pages]
    assert [file.name for file in files] == [f"{at:03d}.png" for at in range(1, len(sizes) + 1)]
    for file, (width, height) in zip(files, sizes, strict=True):
        with Image.open(file) as picture:
            assert picture.size == (round(width / 72 * 100), round(height / 72 * 100))
            dark = picture.convert("L").point(lambda light: light < 128 and 255).getbbox()
        assert (dark is None) is (not PdfReader(pdf).pages[files.index(file)].extract_text().strip())


@pytest.mark.slow
def test_where_no_printer_is_set_up_that_is_said(tmp_path):
    variables = {"CUPS_SERVER": str(tmp_path / "nobody"), "DISPLAY": ""}
    sentence = failed(run("print", "P21", "--printer", "Office", qt=True, variables=variables))
    assert sentence.startswith("No printer is set up on this computer.")
    assert run("print", "--printers", qt=True, variables=variables).stdout == "No printer is set up on this computer.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="terminals are not made this way on Windows")
@pytest.mark.parametrize("saved_as", ["copies", pytest.param("pictures", marks=pytest.mark.slow)])
def test_ctrl_c_leaves_no_half_file(saved_as, tmp_path, own_home):
    out = tmp_path / "out"
    terminal, end = os.openpty()
    arguments = ["print", "--packet", "all", "--as", saved_as, "--copies", "300", "--out", str(out)]
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "mastery_desktop", *arguments], env=environment(), stderr=end, stdin=end
    ) as process:
        os.close(end)
        heard = b""
        while b" of " not in heard:
            heard += os.read(terminal, 1000)
        process.send_signal(signal.SIGINT)
        while part := _read(terminal):
            heard += part
        assert process.wait(timeout=30) == 130
    os.close(terminal)
    assert b"Stopped. Nothing was saved." in heard
    assert b"Traceback" not in heard
    assert list(tmp_path.iterdir()) == []


def _read(terminal):
    """What was said next; nothing where the other side is closed."""
    try:
        return os.read(terminal, 1000)
    except OSError:
        return b""
