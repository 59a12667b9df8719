"""The teaching content of a workshop, whole.

A content pack holds a framework and everything around it. Nothing here fixes how many domains, elements or levels there
are; another framework is another pack. `content.loader` builds a pack from its files.
"""

from dataclasses import dataclass
from functools import cached_property

from mastery_desktop.domain.content import (
    Domain,
    DomainId,
    Element,
    ElementId,
    Form,
    Introduction,
    Level,
    Rescue,
    Script,
    SelfAssessment,
    SourceDocument,
    Stage,
    StageId,
    StageModel,
)
from mastery_desktop.domain.reference import Appendices, Resource, Roadmap, Term


@dataclass(frozen=True, kw_only=True)
class Shortened:
    """A unit that is much shorter than its source, and why."""

    unit: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Pack:
    """A complete content pack in one language.

    `hash` is the SHA-256 of structure and wording, in hexadecimal, and `hashes` are those of the pack in each of its
    languages; `overlay` names the wording that was laid over it.
    `translation_note` is what every page and slide says that shows a translation; empty for the first language.
    """

    id: str
    version: str
    language: str
    title: str
    short_title: str
    translation_note: str = ""
    documents: tuple[SourceDocument, ...]
    introduction: Introduction
    stage_model: StageModel
    self_assessment: SelfAssessment
    domains: tuple[Domain, ...]
    glossary: tuple[Term, ...] = ()
    resources: tuple[Resource, ...] = ()
    scripts: tuple[Script, ...] = ()
    rescues: tuple[Rescue, ...] = ()
    appendices: Appendices | None = None
    roadmap: Roadmap | None = None
    shortened: tuple[Shortened, ...] = ()
    hash: str = ""
    hashes: tuple[str, ...] = ()
    overlay: str = ""
    overlaid: frozenset[str] = frozenset()

    @cached_property
    def elements(self) -> dict[ElementId, Element]:
        """Every element by id, in the order of the framework."""
        return {element.id: element for domain in self.domains for element in domain.elements}

    @cached_property
    def domain_of(self) -> dict[ElementId, Domain]:
        """The domain each element belongs to."""
        return {element.id: domain for domain in self.domains for element in domain.elements}

    @cached_property
    def domain_by_id(self) -> dict[DomainId, Domain]:
        """Every domain by id, in the order of the framework."""
        return {domain.id: domain for domain in self.domains}

    @cached_property
    def stage_by_id(self) -> dict[StageId, Stage]:
        """Every stage by id, in order."""
        return {stage.id: stage for stage in self.stage_model.stages}

    @cached_property
    def form_of(self) -> dict[DomainId, Form]:
        """The self-assessment form of each domain."""
        return {form.domain: form for form in self.self_assessment.forms}

    def script_for(self, way: str, kind: str) -> Script | None:
        """The facilitator's script for a way to lead a kind of step; `step` is the usual one."""
        return self._scripts.get(f"{way}.{kind}")

    @cached_property
    def _scripts(self) -> dict[str, Script]:
        return {script.id: script for script in self.scripts}

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels of the self-assessment, lowest first."""
        return self.self_assessment.levels
