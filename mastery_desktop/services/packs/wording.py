"""The actions of whoever changes the wording of a pack: look at its texts, see one on the wall, keep an overlay."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from pathlib import Path

from mastery_desktop.content.format import LANGUAGE_FREE
from mastery_desktop.domain.choices import OutcomeKind, RatingMode, RatingState, StepKind
from mastery_desktop.domain.content import DomainId, DomainStage, ElementId, StageId
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.pack_texts import Key, PackText, Text, texts_of, with_texts
from mastery_desktop.domain.records import (
    Counts,
    FocusArea,
    FocusId,
    Rating,
    Session,
    SessionId,
    StageChoice,
    Step,
    StepId,
)
from mastery_desktop.domain.wall import Slide
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.files import safe_file_name
from mastery_desktop.messages import _
from mastery_desktop.services.base import Clock
from mastery_desktop.services.packs.library import Entry, PackLibrary
from mastery_desktop.services.packs.pack_file import write_overlay, write_pack
from mastery_desktop.services.slides import SlideBuilder

MOST_SLIDES = 8
"""On how many slides a text is shown at most; a level's name stands on many that look alike."""

_MARK = "\u2060\u2060"
_PEOPLE = 12
_SHOWN = SessionId("shown")


@dataclass(frozen=True, kw_only=True)
class Draft:
    """An overlay as it is now.

    Attributes:
        entry: the content that it is laid over.
        name: its name, without an ending.
        pack: that content, without any overlay.
        texts: all of its texts.
        changes: those that the overlay replaces.
    """

    entry: Entry
    name: str
    pack: Pack
    texts: Sequence[PackText]
    changes: Mapping[Key, Text]

    def named(self, name: str) -> "Draft":
        """The same under another name, as long as it has none."""
        return self if self.name else replace(self, name=safe_file_name(name, fallback=_("our words")))


@dataclass(frozen=True)
class Shown:
    """A slide on which a text stands: as it would be, and as it is in the original."""

    now: Slide
    before: Slide


class WordingService:
    """Opens, shows and keeps overlays."""

    def __init__(self, library: PackLibrary, clock: Clock) -> None:
        """Work on the content of this computer."""
        self._library, self._clock = library, clock

    def entries(self) -> list[Entry]:
        """The content of this computer, and the overlays over it."""
        return self._library.entries()

    def open(self, entry: Entry, name: str = "") -> Draft:
        """Open the overlay of an entry; with a name, another one, which need not be there.

        Raises:
            PackError: the content is broken, or no longer there.
            NotPossible: the file of the overlay cannot be read.
        """
        plain = self._library.plain(entry)
        texts = texts_of(plain, LANGUAGE_FREE)
        name = name or entry.overlay.removesuffix(".json")
        originals = {text.key: text.original for text in texts}
        found = _read(self._library, entry, name) if name else {}
        changes: dict[Key, Text] = {
            (unit, field): tuple(text) if isinstance(text, list) else text
            for unit, fields in found.items()
            for field, text in fields.items()
            if (unit, field) in originals
        }
        return Draft(entry=entry, name=name, pack=plain, texts=texts, changes=changes)

    def is_taken(self, entry: Entry, name: str) -> bool:
        """Whether there is wording of this name over the content already."""
        return self._library.overlay_file(entry.id, name).exists()

    def free_name(self, entry: Entry) -> str:
        """A name that no wording over the content has."""
        usual = _("our words")
        numbered = (f"{usual} {number}" for number in count(2))
        return usual if not self.is_taken(entry, usual) else next(n for n in numbered if not self.is_taken(entry, n))

    def keep(self, draft: Draft, changes: Mapping[Key, Text]) -> Draft:
        """Keep the overlay of a draft with these changes; one without any goes.

        Raises:
            NotPossible: it could not be written. What was kept before is as it was.
            PackError: a change does not fit the pack. What was kept before is as it was.
        """
        originals = {text.key: text.original for text in draft.texts}
        kept = {key: text for key, text in changes.items() if originals.get(key, text) != text}
        document: dict[str, dict[str, Text]] = {}
        for unit, field in sorted(kept):
            document.setdefault(unit, {})[field] = kept[unit, field]
        try:
            if document:
                data = json.dumps(document, ensure_ascii=False, indent=2).encode() + b"\n"
                self._library.keep_overlay(draft.entry, draft.name, data)
            else:
                self._library.drop_overlay(draft.entry, draft.name)
        except OSError as error:
            sentence = _("The wording could not be kept ({reason}). What was kept before is as it was.")
            raise NotPossible(sentence.format(reason=error.strerror)) from None
        return replace(draft, changes=kept)

    def take_in(self, file: Path) -> Entry:
        """Take in the content of a file.

        Raises:
            FileRefused: it is no such file, or it is damaged. Nothing was changed.
            NotPossible: it cannot be read or kept, or the pack of an overlay is not here.
        """
        try:
            data = file.read_bytes()
        except OSError as error:
            words = _("{file} cannot be read: {reason}.")
            raise NotPossible(words.format(file=file.name, reason=error.strerror)) from None
        return self._library.take_in(data)

    def handed_on(self, draft: Draft) -> bytes:
        """The wording of a draft as one file, or where it changes nothing the pack under it.

        Raises:
            NotPossible: there is nothing to hand on, or it cannot be read.
            PackError: the pack is broken.
        """
        if not draft.changes and draft.entry.folder:
            return write_pack(draft.entry.folder)
        file = self._library.overlay_file(draft.entry.id, draft.name)
        try:
            return write_overlay(file.name, file.read_bytes(), draft.entry.id, draft.entry.version)
        except OSError:
            raise NotPossible(_("Nothing is changed yet, so there is nothing to hand on.")) from None

    def shown(self, draft: Draft, text: PackText, changes: Mapping[Key, Text], written: Text) -> list[Shown]:
        """The slides on which a text stands, with the other changes of the overlay; none where it is not on the wall.

        Args:
            draft: the overlay.
            text: the text.
            changes: what else the overlay changes.
            written: what the text would be.
        """
        name = f"{draft.name}.json" if draft.name else ""
        pack = replace(with_texts(draft.pack, {**changes, text.key: written}), overlay=name)
        workshop = _workshop(pack, text, self._clock())
        found = list(_touched(pack, workshop, text.key, written))
        before = _slides(replace(with_texts(pack, {text.key: text.original}), overlay=name), workshop)
        originals = {(kind, slide.anchor): slide for kind, slide in before}
        shown: dict[str, Shown] = {}
        for kind, slide in found:
            shown.setdefault(slide.text, Shown(slide, originals.get((kind, slide.anchor), slide)))
        return list(shown.values())[:MOST_SLIDES]


def _read(library: PackLibrary, entry: Entry, name: str) -> dict[str, dict[str, str | list[str]]]:
    file = library.overlay_file(entry.id, name)
    try:
        document = json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        raise NotPossible(_("{file} cannot be read. It stays as it is; give another name.").format(file=file)) from None
    return document if isinstance(document, dict) else {}


def _touched(pack: Pack, workshop: Workshop, key: Key, written: Text) -> Iterator[tuple[StepKind, Slide]]:
    """The slides that a text stands on: those that change when it has a mark that nobody sees."""
    marked: Text = written + _MARK if isinstance(written, str) else tuple(each + _MARK for each in written)
    others = _slides(with_texts(pack, {key: marked}), workshop)
    for (kind, slide), (_kind, other) in zip(_slides(pack, workshop), others, strict=False):
        if slide != other:
            yield kind, slide


def _slides(pack: Pack, workshop: Workshop) -> list[tuple[StepKind, Slide]]:
    builder, first = SlideBuilder(pack), workshop.steps[0]
    return [(kind, slide) for kind in StepKind for slide in builder.slides(workshop, replace(first, kind=kind))]


def _units(stage: DomainStage) -> set[str]:
    """A stage of a domain with all that stands in it."""
    activities = [stage.id, *(activity.id for activity in stage.activities)]
    return {*activities, *(part.id for activity in stage.activities for part in activity.parts)}


def _workshop(pack: Pack, text: PackText, now: datetime) -> Workshop:
    """An invented workshop in which a text has its place: with its domain, its element or its stage."""
    domain = pack.domain_by_id.get(text.domain or DomainId(""), pack.domains[0])
    unit = text.key[0]
    here = [element.id for element in domain.elements]
    focus = FocusArea(
        id=FocusId("focus"), session_id=_SHOWN, place=0, element=ElementId(unit) if unit in here else here[0]
    )
    stages = {StageId(unit), *(stage.stage for stage in domain.stages if unit in _units(stage))}
    stage = next((each.id for each in pack.stage_model.stages if each.id in stages), pack.stage_model.stages[0].id)
    step = Step(id=StepId("step"), session_id=_SHOWN, place=0, kind=StepKind.PURPOSE, domain=domain.id, planned=10)
    session = Session(
        id=_SHOWN,
        team=_("Your team"),
        held_on=now.date(),
        people=_PEOPLE,
        raters=_PEOPLE,
        pack_id=pack.id,
        pack_version=pack.version,
        pack_hash=pack.hash,
        minutes=90,
        created=now,
        changed=now,
    )
    levels = len(pack.levels)
    marks = tuple(_PEOPLE // levels + (place < _PEOPLE % levels) for place in range(levels))
    return Workshop(
        session=session,
        steps=(step,),
        counts=tuple(
            Counts(
                id=f"counts {element}",
                session_id=_SHOWN,
                element=element,
                round=1,
                mode=RatingMode.SLIPS,
                marks=marks,
                raters=_PEOPLE,
                slips=_PEOPLE,
            )
            for element in here
        ),
        ratings=tuple(
            Rating(
                id=f"rating {element}",
                session_id=_SHOWN,
                element=element,
                state=RatingState.SETTLED,
                outcome=OutcomeKind.AGREED,
                level=pack.levels[0].id,
            )
            for element in here
        ),
        focus_areas=(focus,),
        stage_choices=(StageChoice(id="choice", session_id=_SHOWN, focus=focus.id, stage=stage, evidence={}),),
    )
