"""The smaller data of ICU sorts and changes case as the whole of it does."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from installer import icu

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or not icu.can_be_made(), reason="Qt brings ICU on Linux; as and ld make it"
)

ASKED = """
import functools, json
from pathlib import Path
from PySide6.QtCore import QCollator, QLocale, QTimeZone

words = "zeta Äpfel ñandú nube ola llama luz chico cosa Öl ärger ilk ısı"
words += " Žába zebra cote côte coté 10 9 天 地 あ 가 א Ł l"
told = {}
for name in "en es es_419 de sv da pl cs hr tr lt vi cy ar he hi th zh zh_TW ja ko haw".split():
    order = QCollator(QLocale(name))
    told[name] = sorted(words.split(), key=functools.cmp_to_key(order.compare))
    told[name] += [QLocale(name).toUpper("istanbul ß ij άς"), QLocale(name).toLower("İSTANBUL IJ ΑΣ")]
told["zone"] = [QTimeZone(b"America/New_York").isValid(), len(QTimeZone.availableTimeZoneIds())]
maps = Path("/proc/self/maps").read_text().splitlines()
print(json.dumps([told, sorted({line.split()[-1] for line in maps if "libicudata" in line})]))
"""


def told(library):
    variables = {"PATH": os.environ["PATH"], "LD_PRELOAD": str(library)}
    ran = subprocess.run([sys.executable, "-c", ASKED], env=variables, check=True, capture_output=True, text=True)
    answer, libraries = json.loads(ran.stdout)
    assert libraries == [str(library.resolve())]
    return answer


@pytest.mark.slow
def test_the_smaller_data_sorts_and_changes_case_in_every_language(tmp_path):
    qt = Path(importlib.util.find_spec("PySide6").submodule_search_locations[0]) / "Qt" / "lib"
    (whole,) = qt.glob("libicudata.so.*")
    smaller = icu.smaller_library(whole, tmp_path)
    assert smaller.stat().st_size < whole.stat().st_size / 5
    expected = told(whole)
    assert expected["es"] != expected["sv"]  # languages do differ: there is something to lose
    assert told(smaller) == expected


def test_what_holds_no_data_of_icu_is_refused(tmp_path):
    other = tmp_path / "libicudata.so.73"
    other.write_bytes(b"\x7fELF")
    with pytest.raises(ValueError, match="holds no data"):
        icu.smaller_library(other, tmp_path / "out")
