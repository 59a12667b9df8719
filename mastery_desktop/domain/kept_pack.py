"""What a session keeps of its framework, and the pack that can be made of it where the framework itself is not here.

A session keeps the words that ratings and choices refer to, and how they belong together. So it can be opened, worked
on and printed on a computer that has never seen its content; what nobody rated or chose by, such as activities, scripts
and the guide, is then missing.
"""

import re
from collections.abc import Callable, Iterable
from typing import Final, TypeVar

from mastery_desktop.domain.content import (
    Domain,
    DomainId,
    Element,
    ElementId,
    EvidenceColumn,
    Form,
    Introduction,
    Level,
    LevelId,
    LevelSymbol,
    SelfAssessment,
    Source,
    SourceDocument,
    Stage,
    StageId,
    StageModel,
)
from mastery_desktop.domain.labels import EVIDENCE_SIDES
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.records import Wording
from mastery_desktop.domain.wording import ARROW
from mastery_desktop.messages import _

T = TypeVar("T")

_DOCUMENT: Final = "kept"
_COLOR: Final = re.compile(r"#[0-9A-F]{6}")
_USUAL_COLOR, _USUAL_TINT = "#0B6E69", "#E1F0EE"
_LEAST_LEVELS: Final = 2


def shown_texts(pack: Pack) -> dict[str, str]:
    """The wording that ratings and choices refer to, by unit and field, so that it can be read years later.

    With it stands how domains, elements, levels and stages belong together: their ids in order, with blanks between.
    """
    own = pack.id
    texts = {
        f"{own} title": pack.title,
        f"{own} short_title": pack.short_title,
        f"{own} domains": _ids(pack.domain_by_id),
        f"{own} levels": _ids(level.id for level in pack.levels),
        f"{own} stages": _ids(pack.stage_by_id),
    }
    for level in pack.levels:
        texts |= {
            f"{level.id} label": level.label,
            f"{level.id} short": level.short,
            f"{level.id} symbol": level.symbol,
        }
    for domain in pack.domains:
        texts |= {
            f"{domain.id} name": domain.name,
            f"{domain.id} subtitle": domain.subtitle,
            f"{domain.id} color": domain.color,
            f"{domain.id} tint": domain.tint,
            f"{domain.id} elements": _ids(element.id for element in domain.elements),
        }
        for element in domain.elements:
            texts |= {
                f"{element.id} name": element.name,
                f"{element.id} meaning": str(element.meaning),
                f"{element.id} shift": f"{element.shift_from}{ARROW}{element.shift_to}",
                f"{element.id} system": element.system,
                f"{element.id} student": " ".join(element.student),
            }
    for stage in pack.stage_model.stages:
        texts |= {f"{stage.id} name": stage.name, f"{stage.id} readiness": " ".join((stage.have, *stage.ready))}
    return texts


def kept_pack(wording: Wording) -> Pack | None:
    """The pack that a session kept, as far as it did; nothing where that is not enough to show it."""
    return _Kept(wording).pack()


class _Kept:
    """Puts a pack together from the words of a session, which may come from a stranger: what does not fit is left."""

    def __init__(self, wording: Wording) -> None:
        self._wording, self._texts = wording, wording.texts
        self._source = Source(document=_DOCUMENT, heading="")

    def pack(self) -> Pack | None:
        own = self._wording.pack_id
        domains = self._all(own, "domains", self._domain)
        levels, stages = self._all(own, "levels", self._level), self._all(own, "stages", self._stage)
        if not domains or not stages or len(levels) < _LEAST_LEVELS or not all(domain.elements for domain in domains):
            return None
        title = self._text(own, "title") or own
        return Pack(
            id=own,
            version="",
            language=self._wording.language,
            title=title,
            short_title=self._text(own, "short_title") or title,
            documents=(SourceDocument(id=_DOCUMENT, title=title, publisher=""),),
            introduction=self._introduction(title),
            stage_model=StageModel(
                id="kept.stages",
                source=self._source,
                title=_("Stages of change"),
                introduction="",
                advice=(),
                stages=stages,
            ),
            self_assessment=self._self_assessment(levels, domains),
            domains=domains,
            hash=self._wording.pack_hash,
        )

    def _text(self, unit: str, field: str) -> str:
        return self._texts.get(f"{unit} {field}", "").strip()

    def _all(self, unit: str, field: str, make: Callable[[str], T]) -> tuple[T, ...]:
        """What is made of each id that a unit lists, which stands there once."""
        return tuple(make(one) for one in dict.fromkeys(self._text(unit, field).split()))

    def _level(self, unit: str) -> Level:
        label, symbol = self._text(unit, "label") or unit, self._text(unit, "symbol")
        known = LevelSymbol(symbol) if symbol in list(LevelSymbol) else LevelSymbol.EMPTY
        return Level(
            id=LevelId(unit), source=self._source, label=label, short=self._text(unit, "short") or label, symbol=known
        )

    def _stage(self, unit: str) -> Stage:
        return Stage(
            id=StageId(unit),
            source=self._source,
            name=self._text(unit, "name") or unit,
            summary="",
            guide_activities=(),
            handout_activities=(),
            have=self._text(unit, "readiness"),
            ready=(),
        )

    def _domain(self, unit: str) -> Domain:
        name = self._text(unit, "name") or unit
        return Domain(
            id=DomainId(unit),
            source=self._source,
            color=_color(self._text(unit, "color"), _USUAL_COLOR),
            tint=_color(self._text(unit, "tint"), _USUAL_TINT),
            name=name,
            label=name,
            subtitle=self._text(unit, "subtitle"),
            contents_title=name,
            framework_line=name,
            cover_question=name,
            inner_question=name,
            overview=(),
            aspects=(),
            elements=self._all(unit, "elements", self._element),
            stages=(),
        )

    def _element(self, unit: str) -> Element:
        name, meaning = self._text(unit, "name") or unit, self._text(unit, "meaning")
        shift_from, _arrow, shift_to = self._text(unit, "shift").partition(ARROW)
        return Element(
            id=ElementId(unit),
            meaning=int(meaning) if re.fullmatch(r"[0-9]{1,9}", meaning) else 0,
            shift_source=self._source,
            indicator_source=self._source,
            name=name,
            label=name,
            aliases=(),
            shift_from=shift_from,
            shift_to=shift_to,
            rationale="",
            system=self._text(unit, "system") or name,
            student=(self._text(unit, "student") or name,),
            say="",
            watch="",
            stuck="",
        )

    def _introduction(self, title: str) -> Introduction:
        return Introduction(
            id="kept.introduction",
            source=self._source,
            welcome=(_("Of this framework there is here what a session kept of it."),),
            framework=title,
            getting_started="",
            components=(),
            keys=(),
            chapter_parts=(),
            facts=(),
        )

    def _self_assessment(self, levels: tuple[Level, ...], domains: tuple[Domain, ...]) -> SelfAssessment:
        return SelfAssessment(
            id="kept.assessment",
            source=self._source,
            levels=levels,
            evidence=tuple(
                EvidenceColumn(
                    id=f"kept.{side}", source=self._source, side=side, title=_(title), lead="", question="", kinds=()
                )
                for side, title in EVIDENCE_SIDES.items()
            ),
            learner_heading=_("For learners it would mean"),
            practices_heading=_("Practices"),
            support_prompt=_("What supports our rating?"),
            support_hint="",
            want_prompt=_("What would we still like to know?"),
            focus_questions=(_("Which practice do we begin with?"),),
            focus_field=_("Our focus area"),
            next_title=_("What comes next"),
            next_text=(),
            forms=tuple(self._form(domain) for domain in domains),
        )

    def _form(self, domain: Domain) -> Form:
        return Form(
            id=f"kept.form.{domain.id}",
            source=self._source,
            domain=domain.id,
            derived=False,
            name=domain.name,
            title=domain.name,
            introduction=(),
            tips=(),
            focus_title=_("Our focus area"),
            item_names=tuple(element.name for element in domain.elements),
        )


def _ids(units: Iterable[str]) -> str:
    return " ".join(units)


def _color(text: str, usual: str) -> str:
    return text if _COLOR.fullmatch(text) else usual
