"""Runs the program as people do: in a process of its own, which reaches no network."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import mastery_desktop
from mastery_desktop.config.paths import HOME_VARIABLE

ROOT = Path(mastery_desktop.__file__).parents[1]
SECOND_PROCESS = Path(__file__).parent / "second_process"
NETWORK_LOG = "MASTERY_TEST_NETWORK_LOG"
WITHOUT_QT = "MASTERY_TEST_WITHOUT_QT"


def environment(*, qt=False, network_log=None, root=ROOT, **more):
    """The variables of a process that sees the checkout, guarded; without Qt it cannot even be imported."""
    inherited = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP", "TMPDIR") if name in os.environ}
    path = [SECOND_PROCESS, root] if root else [SECOND_PROCESS]
    return {
        **inherited,
        "PYTHONPATH": os.pathsep.join(map(str, path)),
        "PYTHONWARNINGS": "error",
        "QT_QPA_PLATFORM": "offscreen",
        "LANG": "C.UTF-8",
        HOME_VARIABLE: os.environ[HOME_VARIABLE],
        WITHOUT_QT: "" if qt else "1",
        NETWORK_LOG: str(network_log or ""),
        **more,
    }


def run(*arguments, qt=False, cwd=None, timeout=50, variables=None, command=None):
    """Run `mastery-desktop` with these arguments, and see to it that it tried to reach no network.

    Returns:
        the finished process, its output as text.
    """
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "network.log"
        ran = subprocess.run(
            [*(command or [sys.executable, "-P", "-m", "mastery_desktop"]), *map(str, arguments)],
            env={**environment(qt=qt, network_log=log), **(variables or {})},
            cwd=cwd,
            check=False,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            encoding="utf-8",
            timeout=timeout,
        )
        tried = log.read_text(encoding="utf-8") if log.exists() else ""
    assert tried == "", f"the process tried to reach a network:\n{tried}"
    return ran
