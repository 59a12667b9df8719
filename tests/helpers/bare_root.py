"""A Debian with nothing on it, in a folder: what a package does to a computer can be seen there."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

SUITE = "bookworm"
USER = "teacher"
HOME = f"/home/{USER}"
_CHANGES_BY_ITSELF = ("proc", "sys", "dev", "run", "tmp", "var/log", "var/cache", "var/lib/apt", "var/lib/dpkg")


def missing():
    """Why none can be made here; empty when it can."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "a bare Debian needs root"
    tools = [name for name in ("debootstrap", "unshare", "chroot") if shutil.which(name) is None]
    return f"not installed here: {', '.join(tools)}" if tools else ""


class BareRoot:
    """One such Debian; commands run in it with mounts of their own, which go with the command."""

    def __init__(self, folder):
        self.folder = Path(folder)
        subprocess.run(["debootstrap", "--variant=minbase", SUITE, folder], check=True, capture_output=True)
        for name in ("etc/resolv.conf", "etc/hosts"):
            shutil.copy(Path("/", name), self.folder / name)
        self.run("useradd", "--create-home", USER)
        self.run("apt-get", "update", "-qq")

    def command(self, *words, user="root", network=True, variables=None):
        """The command line that runs something in there."""
        mounts = 'mount --bind /proc "$0/proc"; mkdir -p "$0/tmp/.X11-unix" /tmp/.X11-unix; '
        mounts += 'mount --bind /tmp/.X11-unix "$0/tmp/.X11-unix"; '
        given = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}
        given |= {"HOME": HOME if user == USER else "/root"} | (variables or {})
        who = [] if user == "root" else ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups"]
        inside = ["env", "-i", *(f"{name}={value}" for name, value in given.items()), *who, *map(str, words)]
        apart = ["unshare", "--mount", *([] if network else ["--net"]), "sh", "-ec"]
        return [*apart, f'{mounts} exec chroot "$0" "$@"', str(self.folder), *inside]

    def run(self, *words, check=True, **how):
        """Run something in there to its end; gives what it wrote."""
        ran = subprocess.run(self.command(*words, **how), check=False, capture_output=True, text=True)
        assert not check or ran.returncode == 0, f"{words}: {ran.stdout[-2000:]}\n{ran.stderr[-2000:]}"
        return ran.stdout

    def install(self, *packages):
        """Install packages of the system."""
        self.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)

    def take(self, file):
        """Copy a file in, and give the place it has there."""
        shutil.copy(file, self.folder / "tmp" / file.name)
        return f"/tmp/{file.name}"  # noqa: S108 - of that system

    def files(self):
        """Every file that stays, with the hash of what is in it; links with their targets."""
        found = {}
        for path, folders, names in os.walk(self.folder):
            inside = os.path.relpath(path, self.folder)
            folders[:] = [name for name in folders if os.path.normpath(f"{inside}/{name}") not in _CHANGES_BY_ITSELF]
            for name in (*names, *folders):
                file = Path(path, name)
                key = os.path.normpath(f"{inside}/{name}")
                if file.is_symlink():
                    found[key] = file.readlink()
                elif file.is_file():
                    found[key] = hashlib.sha256(file.read_bytes()).hexdigest()
                else:
                    found[key] = "folder"
        return found

    def remove(self):
        """Delete it; nothing is mounted in it any more."""
        shutil.rmtree(self.folder)
