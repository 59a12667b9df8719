"""The environment in `.venv`, set up from a lock file whose hashes pip checks.

It is made by the first command of a fresh checkout, made anew when the lock file changes or when it does not start any
more, and finished when a set-up was interrupted. Once it stands, nothing is asked of a network. This module must be
readable by any Python 3, so that an old one gets a sentence and not a syntax error.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from tools.system import SetUpError, install_packages, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OLDEST = (3, 11)
NEWEST = (3, 13)

RUNTIME = "requirements.lock"
DEVELOPMENT = "requirements-dev.lock"
BUNDLE = "installer/requirements.lock"


def use_a_fitting_python(script: str) -> None:
    """Start the script again with a fitting Python where this one is too old or too new.

    Raises:
        SetUpError: there is no fitting Python.
    """
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        other = _python(minor)
        if other:
            arguments = [*other, script, *sys.argv[1:]]
            raise SystemExit(subprocess.call(arguments))  # noqa: S603
    wanted = " to ".join(".".join(map(str, version)) for version in (OLDEST, NEWEST))
    raise SetUpError(
        f"This needs Python {wanted}; this is {sys.version.split()[0]}. Install one of them and try again."
    )


def _python(minor: int) -> list[str]:
    """The command of this Python 3, or nothing where it is not installed."""
    found = shutil.which(f"python3.{minor}")
    if found:
        return [found]
    launcher = shutil.which("py")
    if launcher:
        command = [launcher, f"-3.{minor}"]
        if subprocess.call([*command, "-c", ""], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0:  # noqa: S603
            return command
    return []


class Environment:
    """The `.venv` of one checkout."""

    def __init__(self, root: Path) -> None:
        """Look at the checkout in this folder; `ready` makes the environment."""
        self.root = root
        self.folder = root / ".venv"
        self._stamp_file = self.folder / "set-up.json"

    @property
    def python(self) -> Path:
        """The interpreter of the environment."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def ready(self, *extras: str) -> None:
        """See to it that the environment holds what the lock files say.

        Args:
            extras: the lock files of what is wanted besides the program itself, such as `DEVELOPMENT`.

        Raises:
            SetUpError: it cannot be set up; the sentence says what to do.
        """
        if self._is_ready(extras):
            return
        with self._alone():
            if self._is_ready(extras):
                return
            if not self._has(RUNTIME) or not self._starts():
                self._make()
            for lock in extras or (RUNTIME,):
                if not self._has(lock):
                    self._install(lock)

    def variables(self) -> dict[str, str]:
        """The environment variables with which the interpreter finds the checkout's packages."""
        path = os.pathsep.join(filter(None, (str(self.root), os.environ.get("PYTHONPATH", ""))))
        return {**os.environ, "PYTHONPATH": path}

    def _is_ready(self, extras: tuple[str, ...]) -> bool:
        return all(self._has(lock) for lock in (RUNTIME, *extras)) and self._starts()

    def _has(self, lock: str) -> bool:
        return self._stamp().get(lock) == self._fingerprint(lock)

    def _stamp(self) -> dict[str, str]:
        """What was set up, by lock file; empty while a set-up is not finished."""
        try:
            stamp = json.loads(self._stamp_file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def _fingerprint(self, lock: str) -> str:
        text = (self.root / lock).read_text(encoding="utf-8")  # the same whatever a checkout does to line ends
        return hashlib.sha256(text.encode()).hexdigest()

    def _starts(self) -> bool:
        """Whether the interpreter runs and is still the Python that the packages were chosen for."""
        with contextlib.suppress(OSError):
            program = "import sys; print(sys.version_info[:2])"
            answer = subprocess.run(  # noqa: S603
                [str(self.python), "-I", "-S", "-c", program], capture_output=True, text=True, check=False
            )
            return answer.returncode == 0 and answer.stdout.strip() == self._stamp().get("python")
        return False

    def _make(self) -> None:
        say("Setting up .venv. This is done once and needs about 100 MB from the Python package index.")
        if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
            package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
            install_packages([package], "Python's own module for environments")
        if self.folder.exists():
            try:
                shutil.rmtree(self.folder)
            except OSError as error:
                raise SetUpError(
                    f"The old .venv cannot be removed ({error}). Close what uses it and try again."
                ) from None
        # An environment made from within another must not lean on it.
        base = getattr(sys, "_base_executable", None) or sys.executable
        self._run([base, "-m", "venv", str(self.folder)], "Python could not make an environment in .venv.")

    def _install(self, lock: str) -> None:
        pip = [str(self.python), "-m", "pip", "--disable-pip-version-check", "install", "--no-input"]
        failure = "The packages could not be fetched. The first run needs a connection; run the same command again."
        self._run([*pip, "--only-binary=:all:", "--require-hashes", "-r", str(self.root / lock)], failure)
        program = "import sys; print(sys.version_info[:2])"
        version = subprocess.check_output([str(self.python), "-I", "-S", "-c", program], text=True).strip()  # noqa: S603
        # Every lock file holds what the program itself needs.
        done = {name: self._fingerprint(name) for name in (RUNTIME, lock)}
        stamp = {**self._stamp(), "python": version, **done}
        part = self._stamp_file.with_suffix(".part")
        part.write_text(json.dumps(stamp), encoding="utf-8")
        part.replace(self._stamp_file)

    def _run(self, command: list[str], failure: str) -> None:
        """Run a step of the set-up; what it says goes where sentences go, not into a program's output."""
        if subprocess.call(command, stdin=subprocess.DEVNULL, stdout=sys.stderr) != 0:  # noqa: S603
            raise SetUpError(failure)

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Let one set-up run at a time; the system lets go of the lock also when a process dies."""
        with (self.root / ".venv.lock").open("a") as lock:
            if sys.platform == "win32":
                import msvcrt  # noqa: PLC0415

                lock.seek(0)
                held = False
                while not held:
                    with contextlib.suppress(OSError):  # gives up after ten seconds; a set-up takes longer
                        msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
                        held = True
            else:
                import fcntl  # noqa: PLC0415

                fcntl.flock(lock, fcntl.LOCK_EX)
            yield
