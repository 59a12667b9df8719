"""Where data are kept, and the warning about places that endanger them."""

import os
from pathlib import Path

import pytest

from mastery_desktop.config.paths import Paths, find_paths
from mastery_desktop.config.places import Hazard, hazard_of


@pytest.fixture
def mounts(tmp_path):
    file = tmp_path / "mounts"
    file.write_text(
        "/dev/sda1 / ext4 rw 0 0\n"
        "server:/home /net/home nfs4 rw 0 0\n"
        "//server/share /mnt/share cifs rw 0 0\n"
        "me@host: /mnt/over\\040there fuse.sshfs rw 0 0\n"
    )
    return file


def test_without_a_wish_the_data_lie_in_the_users_own_local_folder():
    data = find_paths(None, {}).data
    assert data.is_absolute()
    assert data.name == "mastery-desktop"
    assert Path.home() in data.parents


def test_the_environment_moves_everything(tmp_path):
    paths = find_paths(None, {"MASTERY_DESKTOP_HOME": str(tmp_path / "a")})
    everything = (paths.database, paths.backups, paths.exports, paths.logs, paths.settings, paths.window)
    assert all(tmp_path / "a" in place.parents for place in everything)
    assert len(set(everything)) == len(everything)


def test_an_explicit_folder_goes_before_the_environment(tmp_path):
    assert find_paths(tmp_path / "b", {"MASTERY_DESKTOP_HOME": str(tmp_path / "a")}).data == tmp_path / "b"


def test_a_relative_folder_is_meant_from_here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    paths = find_paths(Path("data"), {})
    monkeypatch.chdir("/")
    assert paths.data == tmp_path / "data"


def test_nothing_is_made_before_it_is_wanted(tmp_path):
    paths = find_paths(tmp_path / "a", {})
    assert not paths.data.exists()
    paths.create()
    paths.create()
    assert paths.backups.is_dir()
    assert paths.exports.is_dir()
    assert paths.logs.is_dir()


@pytest.mark.skipif(os.name != "posix", reason="links need no right there")
def test_a_folder_that_only_points_into_a_synchronised_one_is_recognised(tmp_path, mounts):
    (tmp_path / "Dropbox" / "data").mkdir(parents=True)
    link = tmp_path / "here"
    link.symlink_to(tmp_path / "Dropbox")
    assert hazard_of(link / "data", {}, mounts) is Hazard.SYNCHRONISED
    assert Paths(link / "data").warning({})


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_nobody_else_can_look_in(tmp_path):
    data = tmp_path / "a"
    data.mkdir(mode=0o755)
    before = os.umask(0)
    try:
        Paths(data).create()
    finally:
        os.umask(before)
    for folder in (data, *data.iterdir()):
        assert folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path):
    (tmp_path / "a").write_bytes(b"a file")
    with pytest.raises(OSError, match="a"):
        Paths(tmp_path / "a").create()


@pytest.mark.parametrize(
    ("folder", "hazard"),
    [
        ("/home/ann/OneDrive - School District/data", Hazard.SYNCHRONISED),
        ("/home/ann/OneDrive/data", Hazard.SYNCHRONISED),
        ("/home/ann/dropbox", Hazard.SYNCHRONISED),
        ("/home/ann/Dropbox (School)/x", Hazard.SYNCHRONISED),
        ("/Users/ann/Library/CloudStorage/GoogleDrive-ann/x", Hazard.SYNCHRONISED),
        ("/Users/ann/Library/Mobile Documents/x", Hazard.SYNCHRONISED),
        ("/home/ann/Nextcloud/x", Hazard.SYNCHRONISED),
        ("//server/share/ann", Hazard.NETWORK),
        ("/net/home/ann", Hazard.NETWORK),
        ("/mnt/share/ann", Hazard.NETWORK),
        ("/mnt/over there/ann", Hazard.NETWORK),
        ("/media/ann/STICK/data", Hazard.REMOVABLE),
        ("/run/media/ann/STICK", Hazard.REMOVABLE),
        ("/Volumes/STICK/data", Hazard.REMOVABLE),
        ("/home/ann/.local/share/mastery-desktop", None),
        ("/home/ann/dropboxes/data", None),
        ("/home/ann/mediation", None),
    ],
)
@pytest.mark.skipif(os.name != "posix", reason="the paths are POSIX's")
def test_places_that_endanger_a_database(folder, hazard, mounts):
    assert hazard_of(Path(folder), {}, mounts) is hazard


def test_a_synchronised_folder_with_another_name_is_known_by_the_environment(tmp_path, mounts):
    environ = {"OneDriveCommercial": str(tmp_path / "School")}
    assert hazard_of(tmp_path / "School" / "data", environ, mounts) is Hazard.SYNCHRONISED
    assert hazard_of(tmp_path / "Elsewhere", environ, mounts) is None


def test_a_synchronised_folder_is_known_by_what_the_sync_program_left_in_it(tmp_path, mounts):
    (tmp_path / "shared" / ".stfolder").mkdir(parents=True)
    assert hazard_of(tmp_path / "shared" / "data", {}, mounts) is Hazard.SYNCHRONISED


def test_a_person_may_be_called_like_a_sync_program(monkeypatch, mounts):
    monkeypatch.setattr(Path, "home", lambda: Path("/home/box"))
    assert hazard_of(Path("/home/box/data"), {}, mounts) is None
    assert hazard_of(Path("/home/box/Box/data"), {}, mounts) is Hazard.SYNCHRONISED


def test_a_system_that_does_not_tell_its_mounts_gives_no_false_alarm(tmp_path):
    assert hazard_of(Path("/home/ann/data"), {}, tmp_path / "none") is None


def test_the_warning_names_the_folder_and_the_way_out(tmp_path):
    folder = tmp_path / "Dropbox" / "data"
    warning = Paths(folder).warning({})
    assert str(folder) in warning
    assert "synchronised" in warning
    assert "Choose a folder" in warning
    assert Paths(tmp_path / "data").warning({}) == ""
