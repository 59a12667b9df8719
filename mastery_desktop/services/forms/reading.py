"""From the files that were handed in to what they hold together. A file that cannot be read costs no other one."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from mastery_desktop.domain.content import DomainId, ElementId
from mastery_desktop.domain.filled_forms import FilledForms, FormFile, Unreadable, Written
from mastery_desktop.domain.form_fields import FieldKind, FormField, decoded
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.rating import ANONYMOUS_FROM
from mastery_desktop.domain.text import plain
from mastery_desktop.messages import BETWEEN_LANGUAGES, N_, _, ngettext

MOST_FILES: Final = 60
"""How many files are read at once."""

_LONGEST: Final = 4000
_SKIPPED: Final = frozenset({FieldKind.PACK, FieldKind.SCHOOL, FieldKind.DATE})
_ABOUT_ELEMENTS: Final = frozenset(
    {FieldKind.LEVEL, FieldKind.HAVE, FieldKind.WANT, FieldKind.DOTS, FieldKind.CANDIDATE}
)
_TEXTS: Final = frozenset({FieldKind.HAVE, FieldKind.WANT, FieldKind.ANSWER})
_NAMES_AN_ELEMENT: Final = frozenset({FieldKind.POTENTIAL, FieldKind.FOCUS})

ReadAll = Callable[[Sequence[bytes]], Sequence[dict[str, str] | Unreadable]]
"""Gives the fields of each PDF, or says why there are none."""

_REASONS: Final = {
    Unreadable.TOO_LARGE: N_("This file is far larger than a form. Nothing was read from it."),
    Unreadable.NO_PDF: N_("This file is not a PDF. Save the form as a PDF and read it again."),
    Unreadable.LOCKED: N_("This PDF is locked with a password. Ask for a copy without one; nothing was read from it."),
    Unreadable.DAMAGED: N_("This PDF is damaged. Ask for the file again; nothing was read from it."),
    Unreadable.NO_FIELDS: N_(
        "This PDF has no fields. It may be a sheet for paper, or a form that was printed into a PDF: "
        "then ask for the file as it was saved."
    ),
    Unreadable.TOO_MUCH: N_("This file asks for more work than any form does. Nothing was read from it."),
}
_FOREIGN: Final = N_("This PDF is not one of these forms. Nothing was read from it.")
_OTHER_CONTENT: Final = N_("This form was made with other content than is used here. Nothing was read from it.")


class _Heap:
    """What is gathered from file after file."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._levels = {level.id: at for at, level in enumerate(pack.levels)}
        self._marks: dict[ElementId, list[int]] = {}
        self._forms: dict[DomainId, int] = {}
        self._written: list[Written] = []
        self._notes: list[str] = []
        self._files: list[str] = []

    def note(self, source: str, words: str) -> None:
        """Remember a sentence about a file."""
        self._notes.append(_("{file}: {words}").format(file=source, words=words))

    def add(self, source: str, fields: Mapping[str, str]) -> None:
        """Take a file's fields in, where they are those of a form that was made with this content."""
        ours = {field: text for name, text in fields.items() if (field := FormField.read(name))}
        if not ours:
            self.note(source, _(_FOREIGN))
            return
        made_with = next((text for field, text in ours.items() if field.kind is FieldKind.PACK), self._pack.id)
        if made_with != self._pack.id:
            self.note(source, _(_OTHER_CONTENT))
            return
        unknown = len(fields) - len(ours)
        rows = self._rows(ours)
        domains: set[DomainId] = set()
        for field, words in ours.items():
            text = plain(words, _LONGEST)
            if not text or field.kind in _SKIPPED:
                continue
            found = self._known(field, text, rows)
            if found is None and field.kind in _TEXTS:
                self.note(source, _("This belongs to no practice that is known here: {text}").format(text=text))
            elif found is None:
                unknown += 1
            elif found.field.kind is FieldKind.LEVEL:
                self._tick(found)
                domains |= {found.field.domain} if found.field.domain else set()
            else:
                self._written.append(Written(found.field, found.text, source))
        for domain in domains:
            self._forms[domain] = self._forms.get(domain, 0) + 1
        self._files.append(source)
        if unknown:
            words = ngettext(
                "{n} field is not known here and was left out.",
                "{n} fields are not known here and were left out.",
                unknown,
            )
            self.note(source, words.format(n=unknown))

    def together(self) -> FilledForms:
        """What was gathered. Marks that would point at persons are left behind here."""
        counts = {element: tuple(marks) for element, marks in self._marks.items() if sum(marks) >= ANONYMOUS_FROM}
        few = [self._pack.elements[element].name for element in self._marks if element not in counts]
        if few:
            words = _("Fewer than five people ticked a level for {practices}. Nothing of it is kept; talk about it.")
            self._notes.append(words.format(practices=", ".join(few)))
        return FilledForms(
            written=tuple(self._written),
            counts=counts,
            forms=self._forms,
            notes=tuple(self._notes),
            files=tuple(self._files),
        )

    def _rows(self, fields: Mapping[FormField, str]) -> dict[str, str]:
        """The practices that were chosen for the numbered rows of a focus-area worksheet of all domains."""
        candidates = {field.of: text for field, text in fields.items() if field.kind is FieldKind.CANDIDATE}
        chosen = {row: self._element(text) for row, text in candidates.items() if row.isdecimal()}
        return {row: element for row, element in chosen.items() if element}

    def _known(self, field: FormField, text: str, rows: Mapping[str, str]) -> Written | None:
        """The field with ids that are known here; None where one is not."""
        if field.kind in _ABOUT_ELEMENTS:
            return self._about_element(field, text, rows)
        if field.domain and field.domain not in self._pack.domain_by_id:
            return None
        value = text
        if field.kind in _NAMES_AN_ELEMENT:
            value = self._element(text)
        elif field.kind is FieldKind.STAGE:
            value = decoded(text) if decoded(text) in self._pack.stage_by_id else ""
        return Written(field, value, "") if value else None

    def _about_element(self, field: FormField, text: str, rows: Mapping[str, str]) -> Written | None:
        element = rows.get(field.of, field.of)
        domain = self._pack.domain_of.get(ElementId(element))
        if domain is None or (field.domain and field.domain != domain.id):
            return None
        if field.kind is FieldKind.LEVEL and decoded(text) not in self._levels:
            return None
        return Written(FormField(field.sheet, field.kind, domain.id, element), text, "")

    def _element(self, text: str) -> str:
        """The practice that was chosen from a list: some programs keep its id, others its names."""
        wanted = decoded(text)
        names = wanted.split(BETWEEN_LANGUAGES)
        return next((each.id for each in self._pack.elements.values() if each.id == wanted or each.name in names), "")

    def _tick(self, ticked: Written) -> None:
        marks = self._marks.setdefault(ElementId(ticked.field.of), [0] * len(self._levels))
        marks[self._levels[decoded(ticked.text)]] += 1  # type: ignore[index]  # `_known` looked it up


def read_forms(files: Sequence[FormFile], pack: Pack, read_all: ReadAll) -> FilledForms:
    """Read the files that were handed in, each on its own.

    Args:
        files: the files, in any order.
        pack: the content that the session is led with.
        read_all: reads PDFs.
    """
    heap = _Heap(pack)
    names: dict[str, int] = {}
    unlike: dict[bytes, tuple[str, bytes]] = {}
    for file in files[:MOST_FILES]:
        names[file.name] = names.get(file.name, 0) + 1
        name = file.name if names[file.name] == 1 else f"{file.name} ({names[file.name]})"
        if file.data is None:
            heap.note(name, _("This file could not be opened. Copy it to this computer and read it again."))
            continue
        digest = hashlib.sha256(file.data).digest()
        if digest in unlike:
            heap.note(name, _("It is the same as {other}, so it was counted once.").format(other=unlike[digest][0]))
        else:
            unlike[digest] = name, file.data
    found = read_all([data for _name, data in unlike.values()])
    for (name, _data), fields in zip(unlike.values(), found, strict=True):
        if isinstance(fields, Unreadable):
            heap.note(name, _(_REASONS[fields]))
        else:
            heap.add(name, fields)
    if len(files) > MOST_FILES:
        heap.note(files[MOST_FILES].name, _("This file and those after it are too many at once. Read them later."))
    return heap.together()
