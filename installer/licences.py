"""Puts the licences of all parts into one text, from what the installed distributions say of themselves."""

import re
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Final

from installer.facts import ROOT
from installer.lock import Locked, locked

NOTICES: Final = ROOT / "NOTICES.md"
_TEXTS: Final = ROOT / "installer" / "licence_texts"

_OLD_FIELDS: Final = {
    "MIT": "MIT",
    "MIT License": "MIT",
    "BSD-3-Clause": "BSD-3-Clause",
    "BSD license (see license.txt for details), Copyright (c) 2000-2025, ReportLab Inc.": "BSD-3-Clause",
    "BSD license (see LICENSE.txt for details), Copyright (c) 2000-2022, ReportLab Inc.": "BSD-3-Clause",
    "BSD-3-Clause, Apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
    "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
}
"""What stands in the older field for a licence, as an expression of SPDX; what is not here must be looked at first."""

_WITHOUT_TEXT: Final = {"pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"), "shiboken6": ()}
"""Distributions that bring no text of their licence, and the texts here that take its place."""

_ELSEWHERE: Final = re.compile(r"BUILD_LICENSES/(android|cibw_musl|pbin_musl|v8_xfa)/|CC-BY-4\.0|(^|/)AUTHORS$")
"""Texts about other builds than those that are installed here, about documentation, and lists of people."""

_IS_LICENCE: Final = re.compile(r"(?i)(^|/)(licen[sc]es?|copying|notice|authors)[^/]*(/|$)")
_ROW: Final = re.compile(r"^\| ([\w.-]+) \| [^|]+ \| ([^|]+) \|$", re.MULTILINE)


class UnknownLicenceError(Exception):
    """A distribution does not say its licence in a way that is known; the text names it."""


def notices() -> str:
    """The whole text: what is shipped here, a table of the parts, and their licences in full.

    Raises:
        UnknownLicenceError: one of them must be looked at by a person.
        importlib.metadata.PackageNotFoundError: a distribution of the lock file is not installed here.
    """
    parts = locked()
    table = ["| Part | Version | Licence |", "|---|---|---|"]
    table += [f"| {part.name} | {part.version} | {_expression(distribution(part.name))} |" for part in parts]
    sections = [section for part in parts for section in _section(part)]
    both = "## libffi and the helpers of xcb\n\n" + _fenced((_TEXTS / "libffi-and-xcb.txt").read_text(encoding="utf-8"))
    head = (_TEXTS / "head.md").read_text(encoding="utf-8")
    return "\n".join([head, *table, "", "# The licences in full", "", *_once(sections), both])


def licence_of(name: str) -> str:
    """The licence of a distribution as an expression of SPDX, as it stands in the committed text.

    Raises:
        UnknownLicenceError: it is not in the text.
    """
    rows = dict(_ROW.findall(NOTICES.read_text(encoding="utf-8")))
    if name not in rows:
        raise UnknownLicenceError(f"{name} is not in {NOTICES.name}: run `python -m tools.notices`.")
    return str(rows[name])


def _expression(part: Distribution) -> str:
    fields = part.metadata.json
    if expression := fields.get("license_expression"):
        return str(expression)
    written = str(fields.get("license", "")).partition("\n")[0]
    if written not in _OLD_FIELDS:
        raise UnknownLicenceError(f"{fields['name']} says of its licence: {written!r}")
    return _OLD_FIELDS[written]


def _section(part: Locked) -> list[tuple[str, str]]:
    """Heading and text of each file about the licence of a part."""
    if part.name in _WITHOUT_TEXT:
        texts = [(name, (_TEXTS / name).read_text(encoding="utf-8")) for name in _WITHOUT_TEXT[part.name]]
        return [(f"{part.name}: {name}", text) for name, text in texts]
    found = []
    for file in sorted(distribution(part.name).files or (), key=str):
        inside = file.as_posix().partition(".dist-info/")[2]
        if inside and _IS_LICENCE.search(inside) and not _ELSEWHERE.search(inside):
            text = Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")
            found.append((f"{part.name}: {inside.removeprefix('licenses/')}", text))
    if not found:
        raise UnknownLicenceError(f"{part.name} brings no text of its licence.")
    return found


def _once(sections: list[tuple[str, str]]) -> list[str]:
    """Every text once; where it comes again, where it stands."""
    seen: dict[str, str] = {}
    lines = []
    for heading, text in sections:
        before = seen.setdefault("".join(text.split()), heading)
        lines.append(f"## {heading}\n\n{_fenced(text)}" if before == heading else f"## {heading}\n\nAs {before}.\n")
    return lines


def _fenced(text: str) -> str:
    plain = "\n".join(line.rstrip() for line in text.expandtabs().strip("\n\f\ufeff").splitlines())
    return f"~~~~text\n{plain}\n~~~~\n"
