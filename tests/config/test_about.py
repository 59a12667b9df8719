"""What the program says of itself."""

import hashlib

import mastery_desktop
from mastery_desktop.config.about import about
from mastery_desktop.config.resources import Resources, find_resources


def test_it_tells_version_and_licences():
    told = about(find_resources())
    assert told.version == mastery_desktop.__version__
    assert "LGPL-3.0-only" in told.notices
    assert "cryptography" in told.notices
    assert told.build == ""


def test_a_bundle_tells_how_it_was_built(tmp_path):
    resources = tmp_path / "_internal" / "mastery_desktop" / "_resources"
    resources.mkdir(parents=True)
    (tmp_path / "_internal" / "SHA256SUMS").write_text("sums")
    (tmp_path / "_internal" / "NOTICES.md").write_text("licences", encoding="utf-8")
    told = about(Resources(resources))
    assert told.build == hashlib.sha256(b"sums").hexdigest()
    assert told.notices == "licences\n"


def test_without_the_file_of_licences_it_starts_all_the_same(tmp_path):
    assert about(Resources(tmp_path / "one" / "two" / "three")).notices == ""


def test_the_licences_read_without_marks(tmp_path):
    (tmp_path / "NOTICES.md").write_text(
        "# Parts\n\nOne\nparagraph with `code`.\n\n| Part | Licence |\n|---|---|\n| one | MIT |\n\n"
        "## one: LICENSE\n\n~~~~text\n# As it is\n\n  it stands `here`\n~~~~\n",
        encoding="utf-8",
    )
    blocks = ["Parts", "One paragraph with code.", "Part  ·  Licence\none  ·  MIT", "one: LICENSE"]
    assert about(Resources(tmp_path)).notices == "\n\n".join([*blocks, "# As it is\n\n  it stands `here`"]) + "\n"
