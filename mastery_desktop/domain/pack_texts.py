"""The texts of a content pack one by one: where each stands, and the pack with others in their place.

A text belongs to a unit and has the name of a field; an overlay replaces it by both. What has several parts, such as a
list of points, is one text with several lines.
"""

import dataclasses
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from mastery_desktop.domain.content import (
    Activity,
    ActivityPart,
    Aspect,
    Domain,
    DomainId,
    DomainStage,
    Element,
    EvidenceColumn,
    Form,
    Level,
    Rescue,
    Script,
    SelfAssessment,
    SourceDocument,
    Stage,
    StageModel,
)
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.text import line
from mastery_desktop.messages import N_, _, ngettext

Text = str | tuple[str, ...]
Key = tuple[str, str]
"""The id of a unit, and the name of the text in it."""

KINDS: Final = {
    "practices": N_("Practices"),
    "domains": N_("Domains"),
    "levels": N_("Levels"),
    "stages": N_("Stages"),
    "assessment": N_("Self-assessment"),
    "activities": N_("Activities"),
    "said": N_("What the facilitator says"),
    "guide": N_("The rest of the guide"),
}
"""The kinds of texts, in the order in which they are offered, with their names."""

_KIND_OF: Final[dict[type[Any], str]] = {
    Element: "practices",
    Domain: "domains",
    Aspect: "domains",
    Level: "levels",
    Stage: "stages",
    StageModel: "stages",
    Form: "assessment",
    SelfAssessment: "assessment",
    EvidenceColumn: "assessment",
    DomainStage: "activities",
    Activity: "activities",
    ActivityPart: "activities",
    Script: "said",
    Rescue: "said",
}
_NAMED_BY: Final = ("name", "title", "label")
"""What a unit is called by: the first of these that it has."""

_SAID: Final = frozenset({"say", "watch", "stuck"})

_FIELDS: Final = {
    "name": N_("name"),
    "label": N_("printed label"),
    "short": N_("short form"),
    "title": N_("title"),
    "text": N_("text"),
    "say": N_("say this"),
    "watch": N_("watch for"),
    "stuck": N_("if the room is stuck"),
    "shift_from": N_("shift, from"),
    "shift_to": N_("shift, to"),
    "rationale": N_("why it matters"),
    "system": N_("system indicator"),
    "student": N_("student indicator"),
    "aliases": N_("other names"),
    "summary": N_("summary"),
    "have": N_("what the team has"),
    "ready": N_("what the team is ready for"),
    "handout_activities": N_("key activities on the wall and on paper"),
    "guide_activities": N_("key activities in the guide"),
    "introduction": N_("introduction"),
    "overview": N_("overview"),
    "subtitle": N_("subtitle"),
    "cover_question": N_("big question"),
    "inner_question": N_("question inside"),
    "outcomes": N_("outcomes"),
    "question": N_("question"),
    "kinds": N_("kinds"),
    "advice": N_("advice"),
}
"""What people call the texts that are changed most; any other has the name that it has in the file."""

NOT_WORDING: Final = frozenset({"version", "language", "hash", "hashes", "overlay", "overlaid", "translation_note"})
"""Texts of the pack itself that nobody changes by an overlay."""

PLACEHOLDER: Final = re.compile(r"\{\w*\}")
LONGEST: Final = 4000
_MUCH_LONGER: Final = 1.5
_SOME_MORE: Final = 20


@dataclass(frozen=True, kw_only=True)
class PackText:
    """One text of a pack.

    Attributes:
        key: the unit that it belongs to, and its name there.
        original: what the pack says.
        kind: one of `KINDS`.
        domain: the domain that it belongs to, if any.
        title: what it is, in words.
    """

    key: Key
    original: Text
    kind: str
    domain: DomainId | None
    title: str


def texts_of(pack: Pack, language_free: frozenset[str]) -> list[PackText]:
    """Every text of a pack, kind after kind and else in reading order; those that are empty are left out.

    Args:
        pack: the pack.
        language_free: the names of fields that are no wording.
    """
    order = list(KINDS)
    found = list(_walk(pack, language_free, None, ""))
    return sorted(found, key=lambda text: order.index(text.kind))


def with_texts(pack: Pack, changes: Mapping[Key, Text]) -> Pack:
    """The pack with other texts."""
    return _replaced(pack, changes, {unit for unit, _field in changes})  # type: ignore[no-any-return]


def lines_of(text: Text) -> str:
    """A text as it is written down: one line for each of several."""
    return text if isinstance(text, str) else "\n".join(text)


def read(written: str, original: Text) -> Text:
    """What was written, in the shape of the original: one text, or one for each line."""
    if isinstance(original, str):
        return line(written, LONGEST)
    return tuple(clean for each in written.splitlines() if (clean := line(each, LONGEST)))


def fault_of(text: Text, original: Text) -> str:
    """Why a text cannot take the place of the original, as a sentence; empty where it can."""
    if not lines_of(text).strip():
        return _("Nothing is written here. Write something, or take the original back.")
    if isinstance(original, tuple) and len(text) != len(original):
        words = ngettext(
            "The original has {n} line; this needs as many.",
            "The original has {n} lines; this needs as many.",
            len(original),
        )
        return words.format(n=len(original))
    wanted, given = (sorted(PLACEHOLDER.findall(lines_of(each))) for each in (original, text))
    if wanted != given:
        marks = ", ".join(sorted({*wanted, *given}))
        return _(
            "What stands in braces is filled in by the program, and must stand here as in the original: {marks}."
        ).format(marks=marks)
    return ""


def hint_of(text: Text, original: Text) -> str:
    """What is worth knowing of a text that can take the place of the original; empty where there is nothing."""
    long, usual = len(lines_of(text)), len(lines_of(original))
    if long > _MUCH_LONGER * usual + _SOME_MORE:
        words = _("This is much longer than the original: {n} characters, not {usual}. See whether it can be read.")
        return words.format(n=long, usual=usual)
    return ""


def _walk(node: Any, language_free: frozenset[str], domain: DomainId | None, above: str) -> Iterator[PackText]:  # noqa: ANN401
    if isinstance(node, tuple):
        for part in node:
            yield from _walk(part, language_free, domain, above)
        return
    if not dataclasses.is_dataclass(node) or isinstance(node, type | SourceDocument):
        return
    unit = getattr(node, "id", "")
    if isinstance(node, Domain):
        domain = node.id
    domain = getattr(node, "domain", None) or domain
    name = next((str(said).rstrip(".") for called in _NAMED_BY if (said := getattr(node, called, ""))), above)
    parts = []
    for field in dataclasses.fields(node):
        value = getattr(node, field.name)
        if not _is_text(value):
            parts.append(value)
        elif value and unit and field.name not in language_free | NOT_WORDING:
            kind = "said" if field.name in _SAID else _KIND_OF.get(type(node), "guide")
            called = _(_FIELDS[field.name]) if field.name in _FIELDS else field.name.replace("_", " ")
            title = f"{name or unit}: {called}"
            yield PackText(key=(unit, field.name), original=value, kind=kind, domain=domain, title=title)
    for value in parts:
        yield from _walk(value, language_free, domain, name)


def _is_text(value: object) -> bool:
    return isinstance(value, str) or (isinstance(value, tuple) and all(isinstance(each, str) for each in value))


def _replaced(node: Any, changes: Mapping[Key, Text], units: set[str]) -> Any:  # noqa: ANN401 - any part of a pack
    if isinstance(node, tuple):
        parts = tuple(_replaced(part, changes, units) for part in node)
        return node if all(new is old for new, old in zip(parts, node, strict=True)) else parts
    if not dataclasses.is_dataclass(node) or isinstance(node, type):
        return node
    unit, new = getattr(node, "id", ""), {}
    for field in dataclasses.fields(node):
        value = getattr(node, field.name)
        if unit in units and (unit, field.name) in changes:
            new[field.name] = changes[unit, field.name]
        elif isinstance(value, tuple) or dataclasses.is_dataclass(value):
            part = _replaced(value, changes, units)
            if part is not value:
                new[field.name] = part
    return dataclasses.replace(node, **new) if new else node
