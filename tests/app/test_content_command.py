"""The command `content`: check, new, export, import, list, as somebody types them."""

import json

import pytest

from mastery_desktop.cli import main
from mastery_desktop.content.translations import check_translations


@pytest.fixture
def say(capsys, own_home):
    """Runs a command; gives the exit code, what it says and what it complains of."""

    def _say(*words):
        code = main([str(word) for word in words])
        out = capsys.readouterr()
        return code, out.out, out.err

    return _say


def test_a_new_pack_is_whole_at_once_and_says_what_to_write_where(say, tmp_path):
    folder = tmp_path / "Our Garden"
    assert say("content", "new", folder)[0] == 0
    code, out, err = say("content", "check", folder)
    assert (code, err) == (0, "")
    assert "our-garden 1 is complete" in out
    assert check_translations(folder).faults == ()
    assert "content check" in (folder / "README.md").read_text("utf-8")


@pytest.mark.slow
def test_a_folder_with_something_in_it_is_left_alone(say, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    code, _out, err = say("content", "new", tmp_path)
    assert code == 1
    assert "something in" in err
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_a_folder_that_is_to_be_taken_in_is_told_how_it_becomes_a_file(say, tmp_path):
    code, _out, err = say("content", "import", tmp_path)
    assert code == 1
    assert f"{tmp_path} is a folder" in err
    assert f"--pack {tmp_path} content export" in err


def test_a_pack_goes_to_another_computer_as_one_file(say, tmp_path):
    folder, file = tmp_path / "library", tmp_path / "library.masterypack"
    say("content", "new", folder)
    assert say("--pack", folder, "content", "export", file)[0] == 0
    code, out, _err = say("content", "check", file)
    assert code == 0
    assert "holds the content pack library 1" in out
    code, out, _err = say("content", "import", file)
    assert "The welcoming school library is here now" in out
    assert say("content", "import", file)[1] == "The welcoming school library was here already. Nothing was changed.\n"
    assert "library 1  The welcoming school library" in say("content", "list")[1]
    assert "There is no such content" in say("content", "remove", "idaho")[2]
    assert say("content", "remove", "library")[1] == "The welcoming school library is removed.\n"
    assert "welcoming" not in say("content", "list")[1]


def test_packs_of_one_id_and_version_are_told_apart_where_they_are_listed_and_removed(say, tmp_path):
    folder, file = tmp_path / "library", tmp_path / "library.masterypack"
    say("content", "new", folder)
    say("--pack", folder, "content", "export", file)
    say("content", "import", file)
    words = folder / "en" / "framework.json"
    words.write_text(words.read_text("utf-8").replace("The welcoming school", "The quiet school"), encoding="utf-8")
    say("--pack", folder, "content", "export", file)
    assert "The quiet school library is here now" in say("content", "import", file)[1]
    lines = [line for line in say("content", "list")[1].splitlines() if line.startswith("library 1  ")]
    assert len(lines) == 2
    quiet = next(line for line in lines if "quiet" in line)
    place = quiet.partition("[")[2].rstrip("]")
    assert say("content", "remove", place)[1] == "The quiet school library is removed.\n"
    assert "library 1  The welcoming school library\n" in say("content", "list")[1], "alone it needs no other name"


@pytest.mark.slow
def test_an_overlay_goes_along_with_its_name(say, tmp_path):
    overlay, file = tmp_path / "north.json", tmp_path / "north.masterypack"
    overlay.write_text(json.dumps({"level.1": {"label": "Not here yet"}}), encoding="utf-8")
    assert "replaces the wording of 1 unit" in say("content", "check", overlay)[1]
    assert say("--overlay", overlay, "content", "export", file)[0] == 0
    assert "It fits the pack in use." in say("content", "check", file)[1]
    assert "wording: north.json is here now" in say("content", "import", file)[1]
    assert "wording: north.json was here already" in say("content", "import", file)[1]


def test_what_is_damaged_is_refused_and_leaves_nothing(say, tmp_path, own_home):
    file = tmp_path / "x.masterypack"
    say("content", "export", file)
    file.write_bytes(file.read_bytes()[:-9])
    code, out, err = say("content", "import", file)
    assert (code, out) == (1, "")
    assert "cut short" in err
    assert not (own_home / "content").exists()
    assert say("content", "import", tmp_path / "none.masterypack")[0] == 1


def test_a_pack_is_checked_by_where_it_lies(say, tmp_path):
    folder = tmp_path / "library"
    say("content", "new", folder)
    (folder / "es" / "framework.json").unlink()
    code, out, err = say("content", "check", folder)
    assert code == 1
    assert "translation is not complete" in out
    assert "es/framework.json: the file is missing" in err
    assert len(err.splitlines()) == 1
    (folder / "en" / "framework.json").write_text("{", encoding="utf-8")
    code, _out, err = say("content", "check", folder)
    assert code == 1
    assert "en/framework.json: line 1" in err


def test_what_is_wrong_is_said_in_the_language_that_was_asked_for_and_for_the_kind_of_file(say, tmp_path):
    file, page = tmp_path / "x.masterypack", tmp_path / "page.pdf"
    say("content", "export", file)
    file.write_bytes(file.read_bytes()[:-9])
    code, _out, err = say("--language", "es", "content", "import", file)
    assert code == 1
    assert "No es un paquete de contenido" in err
    assert "cannot" not in err
    page.write_bytes(b"%PDF-1.4")
    code, _out, err = say("content", "import", page)
    assert code == 1
    assert "not a content pack" in err


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("pack.json", '"id": "our"', '"id": "our own"', ["pack.json", "no blanks", "our own"]),
        ("structure/framework.json", '"symbol": "full"', '"symbol": "fulll"', ["'fulll'", "three_quarters", "full"]),
    ],
)
def test_what_is_wrong_is_said_with_what_would_be_right(say, tmp_path, name, old, new, said):  # noqa: PLR0917
    folder = tmp_path / "our"
    say("content", "new", folder)
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    code, _out, err = say("content", "check", folder)
    assert code == 1
    assert all(words in err for words in said)


def test_three_faults_are_told_in_one_run(say, tmp_path):
    folder = tmp_path / "our"
    say("content", "new", folder)
    file = folder / "structure" / "framework.json"
    text = file.read_text("utf-8").replace('"symbol": "full"', '"symbol": "fulll"', 1)
    file.write_text(text.replace('"color": "#', '"color": "##', 2), encoding="utf-8")
    code, _out, err = say("content", "check", folder)
    assert code == 1
    assert "'fulll'" in err
    assert err.count("#RRGGBB") == 2
    assert "3 faults in all" in err
