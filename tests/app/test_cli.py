"""The command line, in processes of its own in which Qt cannot be imported and no network be reached."""

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

import mastery_desktop
from mastery_desktop.content.loader import load_pack, shipped_pack
from mastery_desktop.domain.form_fields import FieldKind
from mastery_desktop.services.sessions import NewSession
from mastery_desktop.services.sharing import SharingService
from mastery_desktop.storage.database import open_database
from mastery_desktop.storage.locked_file import lock
from tests.helpers.forms import filled_form
from tests.helpers.program import WITHOUT_QT, environment, run
from tests.helpers.stores import Clock, desk
from tests.helpers.workshops import SESSION, full_workshop

GARDEN = Path(__file__).parent.parent / "data" / "garden_pack"
TEAM = "Clearwater Middle School team"


@pytest.fixture(scope="module")
def pack():
    return load_pack()


@pytest.fixture
def garden(tmp_path):
    return Path(shutil.copytree(GARDEN, tmp_path / "garden"))


@pytest.fixture
def filled(own_home, pack):
    """The user's folder, with one whole workshop in it."""
    with desk(own_home, pack) as open_desk:
        open_desk.fill(full_workshop(pack))
    return own_home


@pytest.fixture
def session_file(tmp_path, filled, pack):
    file = tmp_path / "fall workshop.mastery"
    store = open_database(filled / "mastery.sqlite", Clock())
    file.write_bytes(SharingService(store, Clock(), pack).export(SESSION))
    store.close()
    return file


def failed(ran):
    """The sentence with which a command gave up."""
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert ran.stdout == ""
    assert "Traceback" not in ran.stderr
    name, _, sentence = ran.stderr.partition(": ")
    assert name == "mastery-desktop"
    return sentence.strip()


def text_of(pdf):
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf.read_bytes())).pages]


# Content --------------------------------------------------------------------------------------------------------------


def test_the_whole_content_comes_as_one_document(pack):
    ran = run("content", "--json")
    assert ran.returncode == 0, ran.stderr
    document = json.loads(ran.stdout)
    assert document["hash"] == pack.hash
    assert [domain["name"] for domain in document["domains"]] == [domain.name for domain in pack.domains]
    elements = [element for domain in document["domains"] for element in domain["elements"]]
    assert {element["id"]: element["system"] for element in elements} == {
        e.id: e.system for e in pack.elements.values()
    }
    assert document["roadmap"]["title"] == pack.roadmap.title
    assert document["scripts"][0]["say"] == pack.scripts[0].say


def test_the_document_is_the_same_each_time(tmp_path):
    several = {"MASTERY_DESKTOP_HOME": str(tmp_path), "PYTHONHASHSEED": "7"}
    assert run("content", "--json").stdout == run("content", "--json", variables=several).stdout


def test_a_sound_pack_is_told_to_be_complete(garden):
    ran = run("content", "--pack", garden)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "garden 1 is complete" in ran.stdout
    assert "2 domains, 5 elements" in ran.stdout
    assert load_pack(garden).hash in ran.stdout


def test_options_for_every_command_stand_before_it_or_behind_it(garden):
    assert run("--pack", garden, "content").stdout == run("content", f"--pack={garden}").stdout


def test_a_broken_pack_is_refused_with_file_place_and_reason(garden):
    file = garden / "structure" / "garden.json"
    document = json.loads(file.read_text(encoding="utf-8"))
    element = document["domains"][0]["elements"][0]
    del element["meaning"]
    file.write_text(json.dumps(document), encoding="utf-8")
    sentence = failed(run("--pack", garden, "content"))
    assert sentence.startswith("structure/garden.json: ")
    assert element["id"] in sentence
    assert "missing required field `meaning`" in sentence


def test_a_pack_that_is_not_json_is_refused_with_its_line(garden):
    file = garden / "en" / "garden.json"
    file.write_text(file.read_text(encoding="utf-8").replace('"', "", 1), encoding="utf-8")
    assert failed(run("content", "--json", "--pack", garden)).startswith("en/garden.json: line 2: not valid JSON")


def test_a_folder_without_a_pack_is_named(tmp_path):
    assert str(tmp_path / "nowhere") in failed(run("content", "--pack", tmp_path / "nowhere"))
    assert "pack.json" in failed(run("content", "--pack", tmp_path))


def test_an_overlay_replaces_wording_and_is_told(tmp_path, pack):
    overlay = tmp_path / "our words.json"
    overlay.write_text(json.dumps({"se.mindset": {"system": "In our words."}}), encoding="utf-8")
    ran = run("content", "--overlay", overlay)
    assert ran.returncode == 0, ran.stderr
    assert "our words.json replaces the wording of 1 unit." in ran.stdout
    document = json.loads(run("--overlay", overlay, "content", "--json").stdout)
    assert document["domains"][0]["elements"][0]["system"] == "In our words."
    assert document["overlaid"] == ["se.mindset"]
    assert document["hash"] != pack.hash


def test_an_overlay_for_units_that_are_not_there_is_refused(tmp_path):
    overlay = tmp_path / "words.json"
    overlay.write_text('{"se.nothing": {"system": "In our words."}}', encoding="utf-8")
    assert failed(run("content", "--overlay", overlay)) == "words.json: se.nothing: the pack has no such unit"
    assert str(tmp_path / "none.json") in failed(run("content", "--overlay", tmp_path / "none.json"))


# Paper ----------------------------------------------------------------------------------------------------------------


def test_the_list_of_sheets_names_each():
    ran = run("print", "--list")
    assert ran.returncode == 0, ran.stderr
    sheets = dict(line.split(maxsplit=1) for line in ran.stdout.splitlines())
    assert {"P9", "P16", "P17", "P19", "P24"} <= sheets.keys()
    assert sheets["P19"] == "Action plan"


def test_a_blank_form_is_printed_for_one_domain(tmp_path, pack):
    out = tmp_path / "form.pdf"
    ran = run("print", "P9", "--domain", "learning_personalized", "--out", out)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    words = "\n".join(text_of(out))
    domain = pack.domain_by_id["learning_personalized"]
    for element in domain.elements:
        assert element.name in words
    assert pack.domains[0].elements[0].name not in words


def test_without_a_domain_there_is_a_form_for_each(tmp_path, pack):
    out = tmp_path / "forms.pdf"
    assert run("print", "p9", "--out", out).returncode == 0
    words = "\n".join(text_of(out))
    assert [e.name for e in pack.elements.values() if e.name not in words] == []


@pytest.mark.slow
def test_sheets_are_filled_from_a_session_file(tmp_path, session_file, own_home):
    before = (own_home / "mastery.sqlite").read_bytes()
    out = tmp_path / "filled.pdf"
    ran = run("print", "P9", "P19", "P24", "--session", session_file, "--out", out)
    assert (ran.returncode, ran.stderr) == (0, "")
    pages = text_of(out)
    words = " ".join("\n".join(pages).split())
    assert "Agree on one protocol for looking at student work" in words
    assert "Fall climate survey: questions 4 and 7" in words
    assert "Clearwater Middle School" in words
    assert (own_home / "mastery.sqlite").read_bytes() == before, "printing changed this computer's sessions"


@pytest.mark.slow
def test_blank_sheets_of_a_session_hold_nothing_of_it(tmp_path, session_file, pack):
    out = tmp_path / "blank.pdf"
    assert run("print", "P9", "P19", "--session", session_file, "--blank", "--out", out).returncode == 0
    words = " ".join("\n".join(text_of(out)).split())
    assert "protocol for looking at student work" not in words
    assert "Fall climate survey" not in words
    assert pack.domains[0].elements[0].name in words
    assert pack.domains[1].elements[0].name not in words, "the session is about one domain"


@pytest.mark.slow
def test_the_summary_is_written_as_a_web_page(tmp_path, session_file):
    out = tmp_path / "summary.html"
    ran = run("print", "p24", "--html", "--session", session_file, "--out", out)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    page = out.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "Agree on one protocol for looking at student work" in page
    assert "DRAFT" in page
    assert "Only P24 is made as a web page." in failed(run("print", "P9", "--html", "--out", out))
    both = tmp_path / "both.html"
    ran = run("print", "P24", "--html", "--language", "both", "--session", session_file, "--out", both)
    assert ran.returncode == 0, ran.stderr
    heading = '<span lang="en">What we will do</span> / <span class="second" lang="es">Qué haremos</span>'
    assert heading in both.read_text(encoding="utf-8")
    assert out.read_text(encoding="utf-8") == page


@pytest.mark.slow
def test_the_same_session_gives_the_same_bytes_whatever_process_prints_it(tmp_path, session_file):
    asked = ("--packet", "all", "--people", 3, "--as", "copies", "--color", "--language", "both")
    files = [tmp_path / "one.pdf", tmp_path / "other.pdf"]
    for seed, file in enumerate(files, start=1):
        variables = environment(PYTHONHASHSEED=str(seed))
        ran = run("print", *asked, "--session", session_file, "--out", file, variables=variables)
        assert ran.returncode == 0, ran.stderr
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.slow
def test_copies_are_named_for_each_sheet(tmp_path):
    out = tmp_path / "copies.pdf"
    ran = run("print", "P2:3", "P21", "--as", "copies", "--one-sided", "--out", out)
    assert ran.returncode == 0, ran.stderr
    assert len(PdfReader(out).pages) == 1 + 3 + 1
    assert "P2:some is not" in failed(run("print", "P2:some", "--out", out))


@pytest.mark.slow
def test_certificates_are_printed_for_the_names_on_this_computer(tmp_path, filled, pack):
    out = tmp_path / "certificates.pdf"
    assert "Nobody is on the list yet" in failed(run("print", "--certificates", SESSION[:8], "--out", out))
    with desk(filled, pack) as open_desk:
        open_desk.sessions.set_attendance(SESSION, [("Łucja", "teacher", 90)])
    ran = run("print", "--certificates", SESSION[:8], "--language", "both", "--out", out)
    assert ran.returncode == 0, ran.stderr
    words = PdfReader(out).pages[0].extract_text()
    assert "Łucja" in words
    assert "Constancia de asistencia" in words


def test_the_keys_are_printed_on_one_page(tmp_path):
    out = tmp_path / "keys.pdf"
    assert run("print", "--keys", "--out", out, qt=True).returncode == 0
    (page,) = PdfReader(out).pages
    assert "Reveal all marks that are counted" in page.extract_text()


@pytest.mark.slow
def test_the_guide_to_the_program_is_printed_in_the_language_that_is_asked_for(tmp_path):
    out = tmp_path / "guide.pdf"
    assert run("print", "--guide", "--language", "es", "--out", out, qt=True).returncode == 0
    words = " ".join(page.extract_text() for page in PdfReader(out).pages)
    assert "El primer minuto" in words
    assert "Cuando algo falla" in words


@pytest.mark.slow
def test_posters_are_printed_on_four_sheets_and_large_print_is_large(tmp_path):
    out = tmp_path / "tiles.pdf"
    ran = run("print", "P6", "P19", "--domain", "learning_personalized", "--paper", "tiles", "--out", out)
    assert ran.returncode == 0
    assert "Not made for this paper, so on Letter: P19." in ran.stderr
    pages = [page for page in text_of(out) if page]  # posters have empty backs where something has two sides
    assert sum("Sheet 1 of 4" in page for page in pages) * 4 + 1 == len(pages)
    large = tmp_path / "large.pdf"
    assert run("print", "P19", "--large-print", "--out", large).returncode == 0
    assert len(text_of(large)) > 1
    assert "invalid choice" in run("print", "P6", "--paper", "poster", "--out", out).stderr


@pytest.mark.slow
def test_a_packet_for_a_workshop_comes_with_all_copies_and_a_slip(tmp_path, session_file):
    out = tmp_path / "packet.pdf"
    ran = run(
        "print", "--packet", "before", "--session", session_file, "--people", "9", "--as", "copies", "--out", out
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, "")
    pages = text_of(out)
    assert "For the copier" in pages[0]
    assert sum("Tick one box in each row" in page for page in pages) == 3
    assert sum("Established" in page and "We have established" in page for page in pages) >= 9


@pytest.mark.slow
def test_what_people_take_home_comes_as_files_in_a_folder(tmp_path, session_file):
    out = tmp_path / "packet"
    ran = run("print", "--packet", "take-home", "--session", session_file, "--as", "files", "--color", "--out", out)
    assert (ran.returncode, ran.stderr) == (0, "")
    names = sorted(file.name for file in out.iterdir())
    assert names[0] == "00 For the copier.pdf"
    assert any("Action plan" in name for name in names)
    assert "Clearwater" in "".join(text_of(out / names[-1]))


@pytest.mark.slow
def test_files_in_two_languages_have_names_that_can_be_read(tmp_path, session_file):
    out = tmp_path / "packet"
    asked = ("P9", "--domain", "learning_personalized", "--session", session_file, "--as", "files", "--out", out)
    ran = run("--language", "both", "print", *asked)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "00 For the copier - Para la copiadora.pdf" in [file.name for file in out.iterdir()]


@pytest.mark.slow
def test_it_is_said_that_a_form_has_no_large_print(tmp_path):
    ran = run(
        "print", "P9", "--domain", "learning_personalized", "--form", "--large-print", "--out", tmp_path / "form.pdf"
    )
    assert ran.returncode == 0
    assert "A form to fill in on a laptop comes in usual print" in ran.stderr


@pytest.mark.slow
def test_print_is_larger_and_one_sided_where_that_is_asked_for(tmp_path):
    sizes = []
    for points in ("12", "18", "20"):
        out = tmp_path / f"{points}.pdf"
        assert run("print", "P19", "--points", points, "--one-sided", "--copies", "2", "--out", out).returncode == 0
        sizes.append(len(text_of(out)))
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[-1]


@pytest.mark.slow
def test_a_packet_that_has_no_agenda_or_no_number_is_said(tmp_path):
    out = tmp_path / "x.pdf"
    assert "follows from its agenda" in failed(run("print", "--packet", "before", "--out", out))
    assert "write a whole number" in run("print", "P9", "--copies", "none", "--out", out).stderr
    assert run("print", "--packet", "no-power", "--out", out).returncode == 0
    assert "When there is no power" in text_of(out)[0]


@pytest.mark.slow
def test_filled_in_forms_are_listed_and_accepted_by_number(tmp_path, filled, pack):
    domain = pack.domains[0]
    form = tmp_path / "form.pdf"
    values = (FieldKind.HAVE, "se.mindset", "From a laptop"), (FieldKind.WANT, "se.mindset", "What learners say")
    form.write_bytes(filled_form(pack, "P9", domain.id, *values))
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.4 and no more")
    session = SESSION
    ran = run("forms", session[:8], form, bad)
    assert ran.returncode == 0
    assert "1  Evidence we have: Mindset (form.pdf)\n   then: From a laptop" in ran.stdout
    assert "2  Evidence we want: Mindset (form.pdf)\n   then: What learners say" in ran.stdout
    assert "bad.pdf: This PDF is damaged." in ran.stderr
    assert "There is no suggestion 7. Nothing was taken over." in failed(
        run("forms", session, form, "--accept", "1", "7")
    )
    ran = run("forms", session, form, "--accept", "2")
    assert (ran.returncode, ran.stdout) == (0, "Evidence we want: Mindset: What learners say\n")
    again = run("forms", session, form)
    assert "From a laptop" in again.stdout
    assert "What learners say" not in again.stdout
    assert str(tmp_path / "none.pdf") in failed(run("forms", session, tmp_path / "none.pdf"))


@pytest.mark.slow
def test_forms_with_fields_are_printed(tmp_path):
    out = tmp_path / "form.pdf"
    assert run("print", "P19", "--form", "--out", out).returncode == 0
    assert len(PdfReader(out).get_fields()) > 40
    assert "cannot be filled in on a laptop" in failed(run("print", "P22", "--form", "--out", tmp_path / "x.pdf"))
    assert not (tmp_path / "x.pdf").exists()


def test_the_run_sheet_names_clock_times_where_the_beginning_is_told(tmp_path):
    out = tmp_path / "run-sheet.pdf"
    ran = run("print", "P1", "--begins", "15:30", "--out", out)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "We finish at 5:00" in " ".join("\n".join(text_of(out)).split())
    ran = run("print", "P1", "--begins", "half past", "--out", out)
    assert ran.returncode == 2
    assert "write a time as hours and minutes, such as 15:30" in ran.stderr


@pytest.mark.slow
def test_what_cannot_be_printed_is_said(tmp_path, session_file):
    out = tmp_path / "x.pdf"
    assert "P99" in failed(run("print", "P99", "--out", out))
    assert "gardening" in failed(run("print", "P9", "--domain", "gardening", "--out", out))
    assert "none.mastery" in failed(run("print", "P9", "--session", "none.mastery", "--out", out))
    session_file.write_bytes(session_file.read_bytes()[:-40])
    assert "cannot be opened" in failed(run("print", "P9", "--session", session_file, "--out", out))
    assert not out.exists()


@pytest.mark.slow
def test_a_place_that_cannot_be_written_to_is_named_as_it_was_given(tmp_path):
    out = tmp_path / "nowhere" / "x.pdf"
    sentence = failed(run("print", "P19", "--out", out))
    assert sentence.startswith(f"{out} could not be written")
    assert failed(run("print", "P19", "--out", tmp_path)).startswith(f"{tmp_path} could not be written: it is a folder")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_print_without_sheets_or_file_is_not_understood(tmp_path):
    for arguments in (["print"], ["print", "P9"], ["print", "--out", tmp_path / "x.pdf"]):
        ran = run(*arguments)
        assert ran.returncode == 2
        assert "print P9 --out forms.pdf" in ran.stderr


# Sessions -------------------------------------------------------------------------------------------------------------


def test_a_new_computer_has_no_sessions():
    assert json.loads(run("sessions", "--json").stdout) == []
    assert run("sessions").stdout == ""


def test_sessions_are_listed(filled):
    rows = json.loads(run("sessions", "--json").stdout)
    assert rows == [{"id": SESSION, "team": TEAM, "date": "2026-11-06", "title": "Fall workshop"}]
    assert run("sessions").stdout == f"{SESSION[:8]}  2026-11-06  {TEAM}  Fall workshop\n"


@pytest.mark.slow
def test_a_session_goes_to_another_computer_and_comes_back_the_same(tmp_path, filled, pack):
    first, second = tmp_path / "first.mastery", tmp_path / "second.mastery"
    other = {"MASTERY_DESKTOP_HOME": str(tmp_path / "other computer")}
    ran = run("export", SESSION[:6].upper(), "--out", first)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    ran = run("import", first, variables=other)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, f"{SESSION}\n", "")
    assert run("export", SESSION, "--out", second, variables=other).returncode == 0
    assert second.read_bytes() == first.read_bytes()
    with desk(tmp_path / "other computer", pack) as there, desk(filled, pack) as here:
        assert there.sessions.load(SESSION) == here.sessions.load(SESSION)


@pytest.mark.slow
def test_data_lie_where_the_option_says_and_not_where_the_environment_says(tmp_path, session_file, own_home):
    elsewhere = tmp_path / "elsewhere"
    assert run("import", session_file, "--data-dir", elsewhere).returncode == 0
    shutil.rmtree(own_home)
    assert len(json.loads(run("--data-dir", elsewhere, "sessions", "--json").stdout)) == 1
    assert not own_home.exists()


@pytest.mark.slow
def test_a_file_that_was_here_before_is_taken_in_with_a_word_about_it(session_file):
    ran = run("import", session_file)
    assert (ran.returncode, ran.stdout) == (0, f"{SESSION}\n")
    assert run("import", session_file).returncode == 0
    assert len(json.loads(run("sessions", "--json").stdout)) == 1


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("setsid"), reason="needs a process without a terminal")
def test_a_locked_file_without_a_terminal_to_ask_at_is_refused_in_a_sentence(tmp_path, session_file):
    locked = tmp_path / "locked.mastery"
    locked.write_bytes(lock(session_file.read_bytes(), "seven quiet rivers"))
    ran = run("import", locked, command=["setsid", "-w", sys.executable, "-P", "-m", "mastery_desktop"])
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "no terminal to type it in" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_session_of_another_framework_is_taken_in_with_a_warning(tmp_path, session_file, garden):
    ran = run("--pack", garden, "--data-dir", tmp_path / "gardeners", "import", session_file)
    assert (ran.returncode, ran.stdout) == (0, f"{SESSION}\n")
    assert "idaho-staging-guide-2020" in ran.stderr or "framework" in ran.stderr


@pytest.mark.slow
def test_a_session_that_is_not_there_or_not_the_only_one_is_said(tmp_path, filled):
    out = tmp_path / "x.mastery"
    assert "begins with ffff" in failed(run("export", "ffff", "--out", out))
    assert "none.mastery" in failed(run("import", tmp_path / "none.mastery"))
    (tmp_path / "letter.mastery").write_text("Dear colleague", encoding="utf-8")
    assert "not a session file" in failed(run("import", tmp_path / "letter.mastery"))
    assert not out.exists()


@pytest.mark.slow
def test_several_sessions_with_one_beginning_are_not_mixed_up(tmp_path, pack, own_home):
    with desk(own_home, pack) as open_desk:
        open_desk.fill(full_workshop(pack))
    twin = tmp_path / "x.mastery"
    assert "Several sessions" not in failed(run("export", "z", "--out", twin))
    assert run("export", "", "--out", twin).returncode == 0  # every id begins so, and there is only one
    with desk(own_home, pack) as open_desk:
        for _ in range(2):
            other = full_workshop(pack).session
            open_desk.sessions.create(new_session_like(other))
    assert "Several sessions" in failed(run("export", "", "--out", twin))


def new_session_like(session):
    return NewSession(team=session.team, people=session.people, held_on=session.held_on)


@pytest.mark.slow
def test_a_second_process_is_told_who_holds_the_database(filled, pack, session_file):
    with desk(filled, pack):
        for arguments in (["sessions"], ["import", session_file], ["export", SESSION, "--out", "x.mastery"]):
            sentence = failed(run(*arguments))
            assert f"process {os.getpid()} on this computer" in sentence
        assert run("print", "--list").returncode == 0, "printing needs no database"
    assert run("sessions").returncode == 0


# The command itself ---------------------------------------------------------------------------------------------------


def test_the_version_is_told():
    ran = run("--version")
    assert (ran.returncode, ran.stdout) == (0, f"Mastery Desktop {mastery_desktop.__version__}\n")


def test_help_names_every_command():
    ran = run("--help")
    assert ran.returncode == 0
    for command in ("content", "print", "sessions", "export", "import", "demo"):
        assert f"\n    {command} " in ran.stdout


def test_help_and_refusal_are_spanish_throughout():
    ran = run("--language", "es", "--help")
    assert ran.stdout.startswith("uso: mastery-desktop")
    for english in ("usage:", "positional arguments", "options:", "show this help", "show program"):
        assert english not in ran.stdout
    assert "argumentos desconocidos: --nothing" in run("--language", "es", "sessions", "--nothing").stderr


def test_what_is_not_understood_ends_with_two():
    for arguments in (["frobnicate"], ["sessions", "--yaml"], ["export"], ["demo"], ["--data-dir"]):
        ran = run(*arguments)
        assert ran.returncode == 2, arguments
        assert ran.stdout == ""
        assert ran.stderr.startswith("usage: mastery-desktop")


def test_a_session_file_that_is_not_there_opens_no_window():
    assert "spring.mastery" in failed(run("spring.mastery"))


@pytest.mark.parametrize("command", [[], ["open"], ["demo", "--out", "here"]], ids=["nothing", "open", "demo"])
def test_only_the_window_and_the_demonstration_ask_for_qt(command, tmp_path):
    ran = run(*command, cwd=tmp_path)
    assert ran.returncode == 1
    assert "PySide6 is not here" in ran.stderr


@pytest.mark.slow
def test_letters_that_a_console_does_not_know_do_not_stop_a_command(tmp_path, filled, pack):
    with desk(filled, pack) as open_desk:
        open_desk.sessions.revise(SESSION, {"team": "Łódź → Bürgerschule"})
    for encoding in ("ascii", "cp1252"):
        old = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
        assert json.loads(run("sessions", "--json", variables=old).stdout)[0]["team"] == "Łódź → Bürgerschule"
        assert "Łódź → Bürgerschule" in run("sessions", variables=old).stdout
        assert "Łódź.mastery" in failed(run("import", "Łódź.mastery", variables=old))


def test_texts_come_in_the_language_of_the_environment():
    ran = run("content", variables={"MASTERY_DESKTOP_LANGUAGE": "pseudo"})
    assert ran.returncode == 0
    assert ran.stdout.startswith("[")
    assert "is complete" not in ran.stdout
    assert "list the sessions" not in run("--help", variables={"MASTERY_DESKTOP_LANGUAGE": "pseudo"}).stdout


@pytest.mark.skipif(os.name == "nt", reason="pipes are told otherwise there")
def test_a_reader_that_has_seen_enough_is_no_error():
    """As in `mastery-desktop content --json | head -1`."""
    command = [sys.executable, "-P", "-m", "mastery_desktop", "content", "--json"]
    with subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"{\n"
        process.stdout.close()
        assert process.stderr.read() == b""
        process.wait(30)


def test_the_guard_of_these_processes_guards(tmp_path):
    """Without this, a test that saw no network and no Qt would say nothing."""
    log = tmp_path / "log"
    program = "import socket\ntry:\n socket.socket()\nexcept RuntimeError: pass\nimport PySide6"
    guarded = [sys.executable, "-c", program]
    ran = subprocess.run(guarded, env=environment(network_log=log), check=False, capture_output=True, text=True)
    assert ran.stderr.endswith("PySide6 is not here\n")
    assert "socket.__new__" in log.read_text(encoding="utf-8")
    assert environment()[WITHOUT_QT]


# An installed program -------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_the_installed_command_works_from_another_folder(tmp_path):
    """What `pip install .` gives, without a network: what the program needs is lent by this environment."""
    environment_folder = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment_folder], check=True)
    scripts = environment_folder / ("Scripts" if os.name == "nt" else "bin")
    inside = scripts / ("python.exe" if os.name == "nt" else "python")
    root = Path(mastery_desktop.__file__).parents[1]
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", tmp_path]
    subprocess.run(build, cwd=root, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    offline = ["--no-deps", "--no-index", "--quiet", "--disable-pip-version-check"]
    install = [sys.executable, "-m", "pip", "--python", inside, "install", *offline, wheel]
    subprocess.run(install, check=True, capture_output=True)
    purelib = [inside, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = Path(subprocess.run(purelib, check=True, capture_output=True, text=True).stdout.strip())
    lent = Path(pytest.__file__).parents[1]
    (site / "lent.pth").write_text(f"{lent}\n", encoding="utf-8")
    elsewhere = tmp_path / "some folder"
    elsewhere.mkdir()
    command = [scripts / "mastery-desktop"]
    alone = {"PYTHONPATH": str(Path(__file__).parents[1] / "helpers" / "second_process")}

    def installed(*arguments, qt=False):
        return run(*arguments, command=command, cwd=elsewhere, variables=alone, qt=qt, timeout=120)

    where = [inside, "-I", "-c", "import mastery_desktop; print(mastery_desktop.__file__)"]
    assert str(site) in subprocess.run(where, check=True, capture_output=True, text=True, cwd=elsewhere).stdout
    assert installed("--version").stdout == f"Mastery Desktop {mastery_desktop.__version__}\n"
    assert json.loads(installed("content", "--json").stdout)["id"] == load_pack(shipped_pack()).id
    assert installed("print", "P9", "P17", "--out", "forms.pdf").returncode == 0
    assert len(PdfReader(elsewhere / "forms.pdf").pages) > 4
    assert json.loads(installed("sessions", "--json").stdout) == []
