"""The logs help whoever looks for a fault, and hold nothing that a person typed."""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mastery_desktop.config.logs import FAULT_NAME, LOG_NAME, Logs, describe

CANARY = "the principal never listens"


@pytest.fixture
def logs(tmp_path):
    opened = Logs(tmp_path)
    yield opened
    opened.close()


def fail_with(text):
    try:
        json.loads(text)
    except ValueError as error:
        raise RuntimeError(text) from error


def test_an_exception_is_logged_without_its_text(logs, tmp_path):
    try:
        fail_with(CANARY)
    except RuntimeError:
        logging.getLogger("mastery_desktop.storage").exception("a save failed")
    written = (tmp_path / LOG_NAME).read_text()
    assert "ERROR mastery_desktop.storage: a save failed" in written
    assert "json.decoder.JSONDecodeError" in written
    assert "RuntimeError" in written
    assert "in fail_with" in written
    assert CANARY not in written


def test_the_folder_of_the_user_which_often_is_a_name_stands_in_no_log_and_in_no_report(logs, tmp_path, monkeypatch):
    monkeypatch.setattr("pathlib.Path.home", lambda: Path(__file__).parents[1])
    try:
        fail_with(CANARY)
    except RuntimeError as error:
        logging.getLogger("mastery_desktop.storage").exception("a save failed in %s", Path(__file__).parent)
        described = describe(error)
    written = (tmp_path / LOG_NAME).read_text()
    assert str(Path(__file__).parents[1]) not in written + described
    assert "~/config/test_logs.py" in written.replace(os.sep, "/")
    assert "~/config/test_logs.py" in described.replace(os.sep, "/")


def test_errors_that_lead_to_each_other_are_described_once():
    first, second = ValueError(CANARY), KeyError(CANARY)
    first.__context__, second.__context__ = second, first
    assert describe(first) == "builtins.KeyError\nbuiltins.ValueError\n"


def test_what_other_libraries_log_is_not_ours_to_keep(logs, tmp_path):
    logging.getLogger("mastery_desktop.services").info("session opened")
    logging.getLogger("sqlalchemy").error(CANARY)
    written = (tmp_path / LOG_NAME).read_text()
    assert "session opened" in written
    assert CANARY not in written


def test_a_log_does_not_grow_for_ever(logs, tmp_path):
    for _ in range(300):
        logging.getLogger("mastery_desktop").info("x" * 10_000)
    sizes = [file.stat().st_size for file in tmp_path.glob(LOG_NAME + "*")]
    assert 1 < len(sizes) <= 4
    assert max(sizes) <= 500_000


def test_closing_lets_go_of_the_files(tmp_path):
    opened = Logs(tmp_path)
    opened.close()
    logging.getLogger("mastery_desktop").warning("after the end")
    assert not (tmp_path / LOG_NAME).exists()


def test_a_fault_that_kills_the_process_is_known_at_the_next_start(tmp_path):
    program = f"""
import ctypes, sys
from pathlib import Path
from mastery_desktop.config.logs import Logs
logs = Logs(Path(sys.argv[1]))
assert logs.last_fault == ""
def deep_in_a_library():
    ctypes.string_at(0)
secret = {CANARY!r}
deep_in_a_library()
"""
    ended = subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=False, capture_output=True)
    assert ended.returncode != 0
    logs = Logs(tmp_path)
    logs.close()
    assert "deep_in_a_library" in logs.last_fault
    assert CANARY not in logs.last_fault
    assert "deep_in_a_library" in (tmp_path / LOG_NAME).read_text()
    assert (tmp_path / FAULT_NAME).read_text() == ""


def test_a_run_that_ends_well_leaves_no_fault(tmp_path):
    Logs(tmp_path).close()
    second = Logs(tmp_path)
    second.close()
    assert second.last_fault == ""
