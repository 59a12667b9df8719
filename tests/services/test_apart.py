"""Files of others are read in a process of their own: one that asks for too much costs the program nothing."""

import os
import sys
import tempfile
import zlib
from io import BytesIO
from time import monotonic

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import EncodedStreamObject, NameObject

from mastery_desktop.domain.filled_forms import Unreadable
from mastery_desktop.domain.form_fields import FieldKind as F
from mastery_desktop.services.forms import apart
from tests.helpers.forms import filled_form
from tests.helpers.packs import small_pack

PACK = small_pack()
DOMAIN = PACK.domains[0]


def form(text):
    return filled_form(PACK, "P9", DOMAIN.id, (F.HAVE, DOMAIN.elements[0].id, text))


def swollen(data):
    """A form whose first page unpacks to a gigabyte of drawing."""
    writer = PdfWriter()
    writer.append(PdfReader(BytesIO(data)))
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"0 0 m " * 166_667) for _megabyte in range(1000)) + packer.flush()
    stream = EncodedStreamObject()
    stream._data = packed
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    writer.pages[0][NameObject("/Contents")] = writer._add_object(stream)
    saved = BytesIO()
    writer.write(saved)
    return saved.getvalue()


def test_files_are_read_in_their_order(monkeypatch):
    read = apart.read_apart([form("One"), b"no PDF", form("Zwei – שתיים")])
    assert read[1] is Unreadable.NO_PDF
    for fields, text in ((read[0], "One"), (read[2], "Zwei – שתיים")):
        assert text in fields.values()
    assert apart.read_apart([]) == []


@pytest.mark.slow
def test_a_file_that_asks_for_too_much_is_given_up_and_the_next_one_is_read(monkeypatch):
    monkeypatch.setattr(apart, "_SECONDS", 4.0)
    begun = monotonic()
    read = apart.read_apart([form("Before"), swollen(form("Swollen")), form("Behind")])
    assert monotonic() - begun < 12
    assert "Before" in read[0].values()
    assert read[1] is Unreadable.TOO_MUCH
    assert "Behind" in read[2].values()


def test_a_process_that_dies_costs_only_its_file(monkeypatch):
    """The file at which the process ends is refused, and those after it are read by another process."""
    program = f"import sys; from pathlib import Path; from mastery_desktop.services.forms import apart; {_DYING}"
    run = apart.subprocess.run

    def dying(command, **more):
        return run([sys.executable, "-c", program, *command[-2:]], **more)

    monkeypatch.setattr(apart.subprocess, "run", dying)
    read = apart.read_apart([form("One"), b"%PDF-DIE", form("Three")])
    assert "One" in read[0].values()
    assert read[1] is Unreadable.TOO_MUCH
    assert "Three" in read[2].values()


_DYING = """
import os
from mastery_desktop.documents import form_reading
usual = form_reading.read_fields
form_reading.read_fields = lambda data: os.abort() if b"DIE" in data else usual(data)
apart.work_off(Path(sys.argv[1]), int(sys.argv[2]))
"""


def test_nothing_is_left_in_the_folder_for_passing_files(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    apart.read_apart([form("One")])
    assert os.listdir(tmp_path) == []  # noqa: PTH208 - the name alone
