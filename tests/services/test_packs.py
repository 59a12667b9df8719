"""Content packs and overlays of others: one file, refused when it is damaged or hostile, kept beside each other."""

import hashlib
import json
import random
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from mastery_desktop.bootstrap import ContentChoice, open_services
from mastery_desktop.config.paths import Paths
from mastery_desktop.content.loader import example_pack, load_pack
from mastery_desktop.domain.errors import FileRefused, NotPossible
from mastery_desktop.services.packs.beginning import begin_pack
from mastery_desktop.services.packs.library import PackLibrary
from mastery_desktop.services.packs.pack_file import read_pack, schema, write_overlay, write_pack
from mastery_desktop.services.printing import Order
from mastery_desktop.services.rollup.apart import check_apart
from tests.helpers.archives import members, packed
from tests.helpers.json_schema import faults
from tests.helpers.pages import words_of

SCHEMA = Path(__file__).parents[2] / "resources" / "schema" / "content-file-1.schema.json"
PACK = load_pack()
EXAMPLE = write_pack(example_pack())
OVERLAY = json.dumps({"place": {"name": "Our room"}}).encode()


@pytest.fixture
def library(tmp_path):
    return of_folder(tmp_path / "home")


def of_folder(folder):
    """The content in a folder; files are read in this process, which a test of its own does not leave out."""
    return PackLibrary(folder, PACK, lambda folder, overlay: ContentChoice(folder, overlay).load())


def forged(change, data=EXAMPLE):
    """The file with other members, whose manifest fits them: what a skilled stranger would send."""
    inside = {name: bytes(content) for name, content in members(data).items()}
    manifest = json.loads(inside.pop("manifest.json"))
    change(manifest, inside)
    manifest["members"] = {
        name: {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()} for name, content in inside.items()
    }
    return packed([("manifest.json", json.dumps(manifest, separators=(",", ":"), sort_keys=True)), *inside.items()])


def test_the_same_pack_is_the_same_file_and_reads_back_as_it_was(tmp_path):
    copy = Path(shutil.copytree(str(example_pack()), tmp_path / "elsewhere"))
    assert write_pack(copy) == EXAMPLE
    file = read_pack(EXAMPLE)
    assert (file.pack, file.version, file.overlay) == ("school-library-example", "1", "")
    assert file.files["en/framework.json"] == (copy / "en" / "framework.json").read_bytes()


def test_a_file_that_was_cut_flipped_or_doubled_is_refused_or_says_the_same():
    chance = random.Random(5)  # noqa: S311 - the same files in every run
    sound = read_pack(EXAMPLE)
    for _case in range(40):
        data = bytearray(EXAMPLE)
        for _change in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        cut = bytes(data) if chance.random() < 0.7 else bytes(data[: chance.randrange(len(data))])
        with suppress(FileRefused):
            assert read_pack(cut).files == sound.files


def test_the_published_schema_is_that_of_the_manifest():
    """If not: python -m tools.session_schema."""
    published = SCHEMA.read_bytes()
    assert published == schema()
    for file in (EXAMPLE, write_overlay("ours.json", OVERLAY, "school-library-example", "1")):
        whole = json.loads(published)
        assert list(faults(json.loads(members(file)["manifest.json"]), whole, whole)) == []


HOSTILE = {
    "a way out of the folder": lambda _m, inside: inside.update({"../evil.json": b"{}"}),
    "an absolute name": lambda _m, inside: inside.update({"/etc/evil.json": b"{}"}),
    "a program": lambda _m, inside: inside.update({"en/run.exe": b"MZ"}),
    "a name that Windows keeps for itself": lambda _m, inside: inside.update({"en/con.json": b"{}"}),
    "a member that the pack does not name": lambda _m, inside: inside.update({"en/more.json": b"{}"}),
    "two names that are one on some disks": lambda _m, inside: inside.update({"EN/framework.json": b"{}"}),
    "a key twice": lambda _m, inside: inside.update({"en/framework.json": b'{"a": {}, "a": {}}'}),
    "deep nesting": lambda _m, inside: inside.update({"en/framework.json": b'{"a":' * 500 + b"1" + b"}" * 500}),
    "no manifest of the pack": lambda _m, inside: inside.pop("pack.json"),
    "another id than it says": lambda manifest, _i: manifest.update({"pack": "idaho-staging-guide-2020"}),
    "a later version": lambda manifest, _i: manifest.update({"version": 2}),
    "no kind": lambda manifest, _i: manifest.pop("kind"),
    "an overlay that is a pack": lambda manifest, _i: manifest.update({"kind": "overlay"}),
}


def test_what_fits_its_manifest_is_read():
    assert read_pack(forged(lambda _manifest, _inside: None)) == read_pack(EXAMPLE)


@pytest.mark.parametrize("change", HOSTILE.values(), ids=HOSTILE)
def test_what_a_stranger_forged_is_refused_in_words(change):
    with pytest.raises(FileRefused, match="hanged"):
        read_pack(forged(change))


@pytest.mark.parametrize("name", ["../../evil.json", "evil.exe", "a/b.json", ".json", "con.json"])
def test_an_overlay_has_a_plain_name(name):
    def rename(_manifest, inside):
        inside[f"overlay/{name}"] = inside.pop("overlay/ours.json")

    with pytest.raises(FileRefused):
        read_pack(forged(rename, write_overlay("ours.json", OVERLAY, "school-library-example", "1")))


def test_other_files_are_refused():
    for data in (b"", b"PK", b"SQLite format 3\0", packed([("manifest.json", "{}"), ("data.json", "{}")])):
        with pytest.raises(FileRefused):
            read_pack(data)


def test_a_pack_is_looked_at_in_a_process_of_its_own():
    check_apart(EXAMPLE)
    with pytest.raises(FileRefused, match="broken"):
        check_apart(forged(lambda _m, inside: inside.update({"structure/framework.json": b"{}"})))


def test_what_was_taken_in_stands_beside_the_pack_in_use(library):
    (used,) = library.entries()
    taken = library.take_in(EXAMPLE)
    assert [entry.id for entry in library.entries()] == [used.id, "school-library-example"]
    assert library.pack(taken).title == "The welcoming school library"
    assert library.take_in(EXAMPLE) == taken, "the same file again changes nothing"
    assert len(library.entries()) == 2
    assert library.find("school-library-example", library.pack(taken).hash) is library.pack(taken)
    assert library.find("nobody's", "0" * 64) is None


def test_a_refused_file_leaves_nothing_behind(library, tmp_path):
    with pytest.raises(FileRefused):
        library.take_in(EXAMPLE[:-100])
    assert list(tmp_path.rglob("*")) == []


def test_a_later_version_stands_beside_the_one_that_sessions_were_led_with(library, tmp_path):
    first = library.pack(library.take_in(EXAMPLE))
    later = Path(shutil.copytree(str(example_pack()), tmp_path / "later"))
    for name in ("pack.json", "en/framework.json"):
        text = (later / name).read_text("utf-8")
        (later / name).write_text(text.replace('"version": "1"', '"version": "2"').replace("Open doors", "Open hours"))
    second = library.pack(library.take_in(write_pack(later)))
    assert library.find(first.id, first.hash).elements["place.open_doors"].name == "Open doors"
    assert library.find(first.id, second.hash).elements["place.open_doors"].name == "Open hours"


def test_content_of_the_same_title_is_told_apart(library, tmp_path):
    library.take_in(EXAMPLE)
    begin_pack(tmp_path / "own")
    library.take_in(write_pack(tmp_path / "own"))
    names = {entry.name for entry in library.entries() if entry.id != PACK.id}
    assert names == {
        "The welcoming school library (school-library-example)",
        "The welcoming school library (own)",
    }
    later = Path(shutil.copytree(str(example_pack()), tmp_path / "later"))
    manifest = later / "pack.json"
    manifest.write_text(manifest.read_text("utf-8").replace('"version": "1"', '"version": "2"'))
    library.take_in(write_pack(later))
    names = [entry.name for entry in library.entries()]
    assert len(set(names)) == len(names) == 4
    assert any(name.endswith("(school-library-example, version 2)") for name in names)


def test_an_overlay_is_laid_over_its_pack_and_refused_without_it(library):
    file = write_overlay("north.json", OVERLAY, "school-library-example", "1")
    with pytest.raises(NotPossible, match="school-library-example"):
        library.take_in(file)
    library.take_in(EXAMPLE)
    entry = library.take_in(file)
    assert entry.name == "The welcoming school library, wording: north.json"
    assert library.pack(entry).domain_by_id["place"].name == "Our room"
    assert entry in library.entries()


def test_an_overlay_that_does_not_fit_is_refused_and_not_kept(library):
    library.take_in(EXAMPLE)
    wrong = json.dumps({"nowhere": {"name": "x"}}).encode()
    with pytest.raises(FileRefused, match=r"north\.json.*no such unit"):
        library.take_in(write_overlay("north.json", wrong, "school-library-example", "1"))
    assert len(library.entries()) == 2


def test_a_pack_that_was_broken_afterwards_is_left_out(library):
    taken = library.take_in(EXAMPLE)
    (taken.folder / "pack.json").write_text("{}")
    assert len(of_folder(taken.folder.parents[1]).entries()) == 1


def test_paper_of_other_content_speaks_the_languages_of_that_content(tmp_path):
    services = open_services(Paths(tmp_path))
    pack = services.packs.pack(services.packs.take_in(EXAMPLE))
    printing = services.with_pack(pack).printing
    assert printing.languages == ("en", "es")
    page = printing.render([Order(sheet="P9", domain=pack.domains[0].id, language="es")])
    assert "Puertas abiertas" in words_of(page)
    services.close()
