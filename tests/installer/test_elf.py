"""Libraries of Linux in a bundle search for others beside themselves, not in a folder of who built them."""

import ctypes
import shutil
import subprocess

import pytest

from installer.elf import dump, elf_files, search_beside

pytestmark = pytest.mark.skipif(
    shutil.which("objdump") is None or shutil.which("cc") is None, reason="no compiler here"
)


@pytest.fixture
def built(tmp_path):
    """A folder with a library that another one in it leans on; both searched for in a folder that is not there now."""
    builder, folder = tmp_path / "a builder's own folder", tmp_path / "bundle"
    builder.mkdir()
    folder.mkdir()
    (tmp_path / "one.c").write_text("int one(void) { return 1; }")
    (tmp_path / "two.c").write_text("int one(void); int two(void) { return one() + 1; }")
    shared = ["cc", "-shared", "-fPIC", "-o"]
    subprocess.run([*shared, builder / "libone.so", tmp_path / "one.c"], check=True)
    found_there = [f"-L{builder}", "-lone", f"-Wl,--enable-new-dtags,-rpath,{builder}"]
    subprocess.run([*shared, folder / "libtwo.so", tmp_path / "two.c", *found_there], check=True)
    (builder / "libone.so").rename(folder / "libone.so")
    (folder / "readme.txt").write_text("no library")
    (folder / "link.so").symlink_to("libtwo.so")
    return folder


def test_only_programs_and_libraries_are_looked_at(built):
    assert [file.name for file in elf_files(built)] == ["libone.so", "libtwo.so"]


def test_a_library_is_found_beside_the_one_that_leans_on_it(built):
    assert "a builder's own folder" in dump("-p", elf_files(built))
    search_beside(built)
    assert "a builder's own folder" not in dump("-p", elf_files(built))
    assert ctypes.CDLL(str(built / "libtwo.so")).two() == 2
