"""The bill of materials: a CycloneDX list of what is in the program, made from the lock file."""

import json
import platform
import sqlite3
import uuid
from typing import Any, Final

from installer.facts import made, version
from installer.licences import licence_of
from installer.lock import Locked, locked

_NAMESPACE: Final = uuid.UUID("5a1e0f5c-7f0e-5c1a-9d0c-6d6173746572")
"""Makes the number of a bill follow from what is in it."""

_FONTS: Final = ("Atkinson Hyperlegible Next", "Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew")


def bill() -> bytes:
    """The bill of this version as CycloneDX 1.5 JSON; the same bytes for the same lock file, Python and commit."""
    components = [*map(_of_lock, locked()), *_others()]
    serial = uuid.uuid5(_NAMESPACE, json.dumps([version(), components], sort_keys=True))
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "timestamp": made().strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": "mastery-desktop",
                "name": "mastery-desktop",
                "version": version(),
                "licenses": [{"license": {"id": "MIT"}}],
            },
        },
        "components": components,
        "dependencies": [{"ref": "mastery-desktop", "dependsOn": [part["bom-ref"] for part in components]}],
    }
    return json.dumps(document, indent=1, ensure_ascii=False).encode() + b"\n"


def _of_lock(entry: Locked) -> dict[str, Any]:
    reference = f"pkg:pypi/{entry.name}@{entry.version}"
    component: dict[str, Any] = {
        "type": "library",
        "bom-ref": reference,
        "name": entry.name,
        "version": entry.version,
        "purl": reference,
        "licenses": [{"expression": licence_of(entry.name)}],
        "hashes": [{"alg": "SHA-256", "content": digest} for digest in entry.hashes],
    }
    if entry.marker:
        component["scope"] = "optional"
        component["properties"] = [{"name": "marker", "value": entry.marker}]
    return component


def _others() -> list[dict[str, Any]]:
    """What comes with the Python that builds, and the fonts."""
    parts = [
        _part("platform", "python", platform.python_version(), "PSF-2.0"),
        _part("library", "sqlite", sqlite3.sqlite_version, "blessing"),
    ]
    return parts + [_part("data", name, "", "OFL-1.1") for name in _FONTS]


def _part(kind: str, name: str, number: str, licence: str) -> dict[str, Any]:
    part: dict[str, Any] = {"type": kind, "bom-ref": name.replace(" ", "-").lower(), "name": name}
    return part | ({"version": number} if number else {}) | {"licenses": [{"license": {"id": licence}}]}
