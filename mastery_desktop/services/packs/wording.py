"""The actions of whoever changes the wording of a pack: look at its texts, see one on the wall, keep an overlay."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from gettext import NullTranslations
from itertools import count
from pathlib import Path
from typing import Any

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
from mastery_desktop.messages import _, speaking
from mastery_desktop.services.base import Clock
from mastery_desktop.services.packs.drafts import Draft, words_in
from mastery_desktop.services.packs.library import Entry, PackLibrary
from mastery_desktop.services.packs.pack_file import write_overlay, write_pack
from mastery_desktop.services.slides import SlideBuilder

MOST_SLIDES = 8
"""On how many slides a text is shown at most; a level's name stands on many that look alike."""

_MARK = "\u2060\u2060"
_PEOPLE = 12
_SHOWN = SessionId("shown")


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

    def open(self, entry: Entry, name: str = "", language: str = "") -> Draft:
        """Open the overlay of an entry.

        Args:
            entry: the content.
            name: the name of another overlay over it, which need not be there.
            language: the code of the language to see it in, where the content has that; else the one in use.

        Raises:
            PackError: the content is broken, or no longer there.
            NotPossible: the file of the overlay cannot be read.
        """
        packs = self._library.in_all_languages(entry)
        plain = packs.get(language) or self._library.plain(entry)
        texts = {code: texts_of(pack, LANGUAGE_FREE) for code, pack in packs.items()}
        originals = {code: {text.key: text.original for text in found} for code, found in texts.items()}
        name = name or entry.overlay.removesuffix(".json")
        found = _read(self._library, entry, name) if name else {}
        return Draft(
            entry=entry,
            name=name,
            pack=plain,
            languages=tuple(packs),
            texts=texts[plain.language],
            originals=originals,
            words=words_in(found, originals, tuple(packs)),
        )

    def is_taken(self, entry: Entry, name: str) -> bool:
        """Whether there is wording of this name over the content already."""
        return self._library.overlay_file(entry.id, name).exists()

    def free_name(self, entry: Entry) -> str:
        """A name that no wording over the content has."""
        usual = _("our words")
        numbered = (f"{usual} {number}" for number in count(2))
        return usual if not self.is_taken(entry, usual) else next(n for n in numbered if not self.is_taken(entry, n))

    def keep(self, draft: Draft, changes: Mapping[Key, Text]) -> Draft:
        """Keep the overlay of a draft with these changes in its language; one without any in any language goes.

        Raises:
            NotPossible: it could not be written. What was kept before is as it was.
            PackError: a change does not fit the pack. What was kept before is as it was.
        """
        kept = draft.with_changes(changes)
        try:
            if kept.has_words:
                self._library.keep_overlay(draft.entry, draft.name, kept.as_file())
            else:
                self._library.drop_overlay(draft.entry, draft.name)
        except OSError as error:
            sentence = _("The wording could not be kept ({reason}). What was kept before is as it was.")
            raise NotPossible(sentence.format(reason=error.strerror)) from None
        return kept

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
        if not draft.has_words and draft.entry.folder:
            return write_pack(draft.entry.folder)
        file = self._library.overlay_file(draft.entry.id, draft.name)
        try:
            return write_overlay(file.name, file.read_bytes(), draft.entry.id, draft.entry.version)
        except OSError:
            raise NotPossible(_("Nothing is changed yet, so there is nothing to hand on.")) from None

    def shown(self, draft: Draft, text: PackText, changes: Mapping[Key, Text], written: Text) -> list[Shown]:
        """The slides on which a text stands, in the language of the draft; none where it is not on the wall.

        Args:
            draft: the overlay.
            text: the text.
            changes: what else the overlay changes in that language.
            written: what the text would be.
        """
        name = f"{draft.name}.json" if draft.name else ""
        pack = replace(with_texts(draft.pack, {**changes, text.key: written}), overlay=name)
        texts = self._library.speech(draft.entry, draft.pack).texts
        with speaking(texts):
            workshop = _workshop(pack, text, self._clock())
        found = list(_touched(pack, workshop, text.key, written, texts))
        original = replace(with_texts(pack, {text.key: text.original}), overlay=name)
        originals = {(kind, slide.anchor): slide for kind, slide in _slides(original, workshop, texts)}
        shown: dict[str, Shown] = {}
        for kind, slide in found:
            shown.setdefault(slide.text, Shown(slide, originals.get((kind, slide.anchor), slide)))
        return list(shown.values())[:MOST_SLIDES]


def _read(library: PackLibrary, entry: Entry, name: str) -> dict[str, Any]:
    file = library.overlay_file(entry.id, name)
    try:
        document = json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        raise NotPossible(_("{file} cannot be read. It stays as it is; give another name.").format(file=file)) from None
    return document if isinstance(document, dict) else {}


def _touched(
    pack: Pack, workshop: Workshop, key: Key, written: Text, texts: NullTranslations
) -> Iterator[tuple[StepKind, Slide]]:
    """The slides that a text stands on: those that change when it has a mark that nobody sees."""
    marked: Text = written + _MARK if isinstance(written, str) else tuple(each + _MARK for each in written)
    others = _slides(with_texts(pack, {key: marked}), workshop, texts)
    for (kind, slide), (_kind, other) in zip(_slides(pack, workshop, texts), others, strict=False):
        if slide != other:
            yield kind, slide


def _slides(pack: Pack, workshop: Workshop, texts: NullTranslations) -> list[tuple[StepKind, Slide]]:
    builder, first = SlideBuilder(pack, texts), workshop.steps[0]
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
