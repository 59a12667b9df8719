"""Makes a package for Debian and its kin from the folder that PyInstaller left.

The package holds that folder as it is, an entry in the menu, icons, the file type of sessions, a manual page and the
licences. It has no script that runs at its installation, and fetches nothing: what it depends on are packages of the
system. Everything it puts there goes with it again.
"""

import gzip
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from installer.elf import dump, elf_files
from installer.facts import ROOT, made, version
from installer.icons import PROGRAM, SESSION, SIZES, png

NAME: Final = "mastery-desktop"
TYPE: Final = "application-x-mastery-session"
_FILES: Final = ROOT / "installer" / "linux"

PACKAGES: Final = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""The libraries that the folder leaves to the system, and the packages of Debian 12 that bring them.

Later ones with another name (`libglib2.0-0t64`) say that they provide these.
"""

_OF_GLIBC: Final = re.compile(r"(ld-linux[\w.-]*|lib(c|m|dl|pthread|resolv|rt|util))\.so\.\d+")
_NEEDED: Final = re.compile(r"^\s+NEEDED\s+(\S+)", re.MULTILINE)
_GLIBC: Final = re.compile(r"\bGLIBC_(\d+(?:\.\d+)+)\b")


class PackageError(Exception):
    """No package can be made; the text says why."""


def make_package(folder: Path, out: Path) -> Path:
    """Make the package from the folder of the bundle; gives its file.

    Raises:
        PackageError: the folder leans on a library of which no package is known, or a tool is missing.
    """
    if shutil.which("dpkg-deb") is None:
        raise PackageError("dpkg-deb is not here: a package for Debian is made on Debian or one of its kin.")
    architecture = _ask("dpkg", "--print-architecture")
    file = out / f"{NAME}_{version()}_{architecture}.deb"
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "root"
        _fill(root, folder)
        control = root / "DEBIAN"
        control.mkdir()
        (control / "control").write_text(_control(root, architecture, dependencies(folder)), encoding="utf-8")
        (control / "md5sums").write_text(_sums(root), encoding="utf-8")
        _make_plain(root)
        build = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(file)]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(int(made().timestamp()))}
        if subprocess.call(build, env=environment, stdout=subprocess.DEVNULL) != 0:  # noqa: S603
            raise PackageError("dpkg-deb could not make the package.")
    return file


def dependencies(folder: Path) -> list[str]:
    """The packages that bring what the files of a folder lean on and the folder does not hold.

    Raises:
        PackageError: of a library no package is known.
    """
    binaries = elf_files(folder)
    if binaries and shutil.which("objdump") is None:
        raise PackageError("objdump is not here: install binutils.")
    held = {file.name for file in folder.rglob("*")}
    needed = set(_NEEDED.findall(dump("-p", binaries))) - held
    glibc = max((tuple(map(int, found.split("."))) for found in _GLIBC.findall(dump("-T", binaries))), default=(2, 34))
    needed = {library for library in needed if not _OF_GLIBC.fullmatch(library)}
    if unknown := sorted(needed - PACKAGES.keys()):
        raise PackageError(f"No package of Debian is known for {', '.join(unknown)}: enter it in installer/debian.py.")
    packages = {PACKAGES[library] for library in needed}
    return [f"libc6 (>= {'.'.join(map(str, glibc))})", *sorted(packages)]


# What is in it --------------------------------------------------------------------------------------------------------


def _fill(root: Path, folder: Path) -> None:
    share = root / "usr" / "share"
    home = root / "usr" / "lib" / NAME
    shutil.copytree(folder, home, symlinks=True)
    _link(root / "usr" / "bin" / NAME, f"../lib/{NAME}/{NAME}")
    _copy(_FILES / f"{NAME}.desktop", share / "applications" / f"{NAME}.desktop")
    _copy(_FILES / f"{NAME}.mime.xml", share / "mime" / "packages" / f"{NAME}.xml")
    _write(share / "metainfo" / f"{NAME}.metainfo.xml", _filled(f"{NAME}.metainfo.xml"))
    _write(share / "man" / "man1" / f"{NAME}.1.gz", gzip.compress(_filled(f"{NAME}.1"), mtime=0))
    _icons(share / "icons" / "hicolor")
    doc = share / "doc" / NAME
    licence = "\n".join(f" {line}" if line else " ." for line in _licence_words())
    _write(doc / "copyright", (_FILES / "copyright").read_bytes() + licence.encode() + b"\n")
    _write(doc / "changelog.gz", gzip.compress(_changelog().encode(), mtime=0))
    for name in ("NOTICES.md", "sbom.cdx.json"):
        if (home / "_internal" / name).exists():
            _link(doc / name, f"../../../lib/{NAME}/_internal/{name}")


def _icons(hicolor: Path) -> None:
    for drawing, name in ((PROGRAM, f"apps/{NAME}"), (SESSION, f"mimetypes/{TYPE}")):
        _copy(drawing, hicolor / "scalable" / f"{name}.svg")
        for size in SIZES:
            _write(hicolor / f"{size}x{size}" / f"{name}.png", png(drawing, size))


def _control(root: Path, architecture: str, needs: Iterable[str]) -> str:
    size = sum(file.lstat().st_size for file in root.rglob("*") if not file.is_dir())
    return f"""Package: {NAME}
Version: {version()}
Architecture: {architecture}
Maintainer: The Mastery Desktop contributors <contributors@mastery-desktop.invalid>
Installed-Size: {size // 1024}
Depends: {", ".join(needs)}
Recommends: desktop-file-utils, hicolor-icon-theme, shared-mime-info
Section: education
Priority: optional
Description: lead a school team through a planning workshop
 Mastery Desktop leads a school team through a planning workshop on
 mastery-based education: from one laptop, without a network, and everyone
 goes home with paper.
"""


def _changelog() -> str:
    when = made().strftime("%a, %d %b %Y %H:%M:%S +0000")
    author = "The Mastery Desktop contributors <contributors@mastery-desktop.invalid>"
    return f"{NAME} ({version()}) stable; urgency=medium\n\n  * Version {version()}.\n\n -- {author}  {when}\n"


def _licence_words() -> list[str]:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    return text[text.index("Permission is hereby granted") :].rstrip().splitlines()


def _sums(root: Path) -> str:
    files = sorted(file for file in root.rglob("*") if file.is_file() and not file.is_symlink())
    packed = [file for file in files if "DEBIAN" not in file.relative_to(root).parts]
    if not packed:
        return ""
    lines = _ask("md5sum", *(str(file.relative_to(root)) for file in packed), cwd=root)
    return lines + "\n"


# Writing it -----------------------------------------------------------------------------------------------------------


def _filled(name: str) -> bytes:
    text = (_FILES / name).read_text(encoding="utf-8")
    return text.replace("@VERSION@", version()).replace("@DATE@", made().strftime("%Y-%m-%d")).encode()


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def _copy(source: Path, file: Path) -> None:
    _write(file, source.read_bytes())


def _link(link: Path, target: str) -> None:
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(target)


def _make_plain(root: Path) -> None:
    """Give every file the rights that Debian expects, whatever those of the folder were; only programs can be run."""
    for file in (root, *root.rglob("*")):
        if not file.is_symlink():
            runs = file.is_dir() or (file.parent.name == NAME and file.name == NAME)
            file.chmod(0o755 if runs else 0o644)


def _ask(*command: str, cwd: Path | None = None) -> str:
    asked = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)  # noqa: S603
    if asked.returncode != 0:
        raise PackageError(f"{command[0]} failed: {asked.stderr.strip()[:400]}")
    return asked.stdout.strip()
