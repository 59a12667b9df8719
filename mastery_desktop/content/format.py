"""How a content pack lies on disk: its manifest, and which fields are free of any language.

A pack is a folder. `pack.json` names it and lists its files. Each file lies twice: under `structure/`, free of any
language (ids, order, sources, links), and under one folder per language with the wording: an object that gives, for the
id of a unit, the values of its text fields. Merged, they must have the shape of `domain.pack.Pack`.
"""

from dataclasses import dataclass

FORMAT = 1
"""The version of the pack format that this program reads."""

MANIFEST = "pack.json"

LANGUAGE_FREE = frozenset({
    *("id", "source", "shift_source", "indicator_source", "document", "heading", "unit", "reason"),
    *("domain", "stage", "element", "elements", "resources", "references", "item"),
    *("kind", "side", "color", "tint", "symbol", "number", "letter", "meaning", "derived"),
})  # fmt: skip
"""Names of the fields that the structure gives, whatever class they belong to; every other text is wording."""


TRANSLATION_NOTE = "translation_note"
"""The text of the pack's own unit in which a translation says that it is one; the first language has none."""


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What `pack.json` says of a pack: its id, version, languages (the first is the default) and files.

    `names` tells which texts a translation may leave as they are, titles for instance: a unit and a field with a blank
    between them, where `*` stands for anything.
    """

    format: int
    id: str
    version: str
    languages: tuple[str, ...]
    documents: tuple[dict[str, str], ...]
    files: tuple[str, ...]
    names: tuple[str, ...] = ()
