"""Setting up `.venv`: done once, done again when it must be, and told in words where it cannot be done.

A folder with a small lock file stands for the checkout, and a folder of wheels for the package index.
"""

import subprocess
import sys
import zipfile
from hashlib import sha256

import pytest

from tools import environment, system
from tools.environment import DEVELOPMENT, RUNTIME, Environment
from tools.system import SetUpError, install_packages, missing_libraries


def wheel(folder, name, version):
    """A wheel with one module, which tells its version."""
    info = f"{name}-{version}.dist-info"
    file = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(f"{name}.py", f"VERSION = {version!r}\n")
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        archive.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{info}/RECORD", "")
    return f"{name}=={version} --hash=sha256:{sha256(file.read_bytes()).hexdigest()}\n"


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    monkeypatch.setenv("PIP_CONFIG_FILE", "nothing")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheels))
    root = tmp_path / "checkout"
    root.mkdir()
    first = wheel(wheels, "alpha", "1.0")
    (root / RUNTIME).write_text(first)
    (root / DEVELOPMENT).write_text(first + wheel(wheels, "tester", "1.0"))
    return Environment(root)


def imports(checkout, module):
    """The version of a module in the environment; nothing when it is not there."""
    program = f"import {module}; print({module}.VERSION)"
    ran = subprocess.run([checkout.python, "-I", "-c", program], check=False, capture_output=True, text=True)
    return ran.stdout.strip()


@pytest.mark.slow
def test_a_fresh_checkout_is_set_up_once(checkout, monkeypatch, capfd):
    checkout.ready()
    assert imports(checkout, "alpha") == "1.0"
    assert imports(checkout, "tester") == ""
    assert capfd.readouterr().out == ""
    monkeypatch.setattr(checkout, "_run", None)
    checkout.ready()


@pytest.mark.slow
def test_the_tools_are_added_to_what_is_there(checkout):
    checkout.ready()
    mark = checkout.folder / "mark"
    mark.touch()
    checkout.ready(DEVELOPMENT)
    assert imports(checkout, "tester") == "1.0"
    assert mark.exists()
    checkout.ready()
    assert imports(checkout, "tester") == "1.0"


@pytest.mark.slow
def test_a_changed_lock_file_makes_it_anew(checkout, tmp_path):
    checkout.ready()
    (checkout.folder / "mark").touch()
    (checkout.root / RUNTIME).write_text(wheel(tmp_path / "wheels", "alpha", "2.0"))
    checkout.ready()
    assert imports(checkout, "alpha") == "2.0"
    assert not (checkout.folder / "mark").exists()


@pytest.mark.slow
def test_a_set_up_that_was_interrupted_is_finished(checkout, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(checkout, "_install", lambda lock: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            checkout.ready()
    assert checkout.python.exists()
    checkout.ready()
    assert imports(checkout, "alpha") == "1.0"


@pytest.mark.slow
def test_an_interpreter_that_is_gone_is_replaced(checkout):
    checkout.ready()
    checkout.python.unlink()
    checkout.python.symlink_to("/nowhere/python3")
    checkout.ready()
    assert imports(checkout, "alpha") == "1.0"


@pytest.mark.slow
def test_a_package_that_is_not_what_was_locked_is_refused(checkout, tmp_path, capfd):
    wheel(tmp_path / "wheels", "alpha", "1.0")
    with zipfile.ZipFile(tmp_path / "wheels" / "alpha-1.0-py3-none-any.whl", "a") as archive:
        archive.writestr("evil.py", "")
    with pytest.raises(SetUpError, match="could not be fetched"):
        checkout.ready()
    assert not checkout._stamp()


def test_a_python_that_does_not_fit_is_told(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 1))
    monkeypatch.setattr(environment, "_python", lambda minor: [])
    with pytest.raises(SetUpError, match=r"needs Python 3\.11 to 3\.13"):
        environment.use_a_fitting_python("run.py")


def test_the_newest_fitting_python_takes_over(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 15, 0))
    monkeypatch.setattr(sys, "argv", ["run.py", "--version"])
    monkeypatch.setattr(environment, "_python", lambda minor: [f"python3.{minor}"] if minor < 13 else [])
    calls = []
    monkeypatch.setattr(subprocess, "call", lambda command: calls.append(command) or 5)
    with pytest.raises(SystemExit) as ended:
        environment.use_a_fitting_python("run.py")
    assert calls == [["python3.12", "run.py", "--version"]]
    assert ended.value.code == 5


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there can they be missing")
def test_missing_libraries_are_told_with_the_line_that_installs_them(monkeypatch):
    monkeypatch.setattr(system, "_known_libraries", set)
    monkeypatch.setattr(system, "_opens", lambda library: "xcb" not in library)
    monkeypatch.setenv("DISPLAY", ":0")
    missing = missing_libraries(display=True)
    assert missing["libxcb-icccm.so.4"] == "libxcb-icccm4"
    assert missing_libraries(display=False) == {}
    monkeypatch.setattr(system.shutil, "which", lambda name: "/usr/bin/" + name)
    monkeypatch.setattr(system.os, "geteuid", lambda: 1000)
    with pytest.raises(SetUpError) as told:
        system.provide_libraries(display=True)
    assert "sudo apt-get install --no-install-recommends libxcb-cursor0 libxcb-icccm4" in str(told.value)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there can they be missing")
def test_a_library_that_is_there_is_not_missed():
    assert "libc.so.6" in system._known_libraries()
    assert not system._opens("libnowhere.so.9")


def test_a_system_without_apt_is_told_the_libraries(monkeypatch):
    monkeypatch.setattr(system.shutil, "which", lambda name: None)
    with pytest.raises(SetUpError, match=r"libEGL\.so\.1.*package manager"):
        install_packages(["libegl1"], "system libraries", ["libEGL.so.1"])


@pytest.mark.parametrize(
    ("display", "shown"), [({}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "w"}, True)]
)
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_a_display_is_known_by_the_environment(display, shown, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in display.items():
        monkeypatch.setenv(name, value)
    assert system.has_display() is shown
