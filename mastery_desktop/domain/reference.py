"""What the back of the guide holds, as immutable values: glossary, named resources, appendices and the roadmap."""

from dataclasses import dataclass

from mastery_desktop.domain.content import DomainId, Passage, ResourceId, Source


@dataclass(frozen=True, kw_only=True)
class Term:
    """A glossary entry; `text` is its meaning here."""

    id: str
    source: Source
    title: str
    text: str


@dataclass(frozen=True, kw_only=True)
class ResourcePart:
    """A named part of a resource."""

    id: ResourceId
    name: str


@dataclass(frozen=True, kw_only=True)
class Resource:
    """A named resource: title only in the sources, without an address. `note` says what it is for."""

    id: ResourceId
    source: Source
    kind: str
    name: str
    note: str
    aliases: tuple[str, ...] = ()
    parts: tuple[ResourcePart, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Standard:
    """One of the core teaching standards: its short name, and what it says of teachers."""

    id: str
    number: int
    name: str
    text: str


@dataclass(frozen=True, kw_only=True)
class StandardsGroup:
    """Appendix B for one domain: the student indicators (by element) beside standards or policy points.

    `text` leads in to the policy points where the source says why they stand here.
    """

    id: str
    source: Source
    domain: DomainId
    title: str
    text: str = ""
    standards: tuple[Standard, ...] = ()
    policies: tuple[Passage, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Work:
    """A work of the reading list; `authors` is empty where the source names none."""

    id: str
    title: str
    authors: str = ""


@dataclass(frozen=True, kw_only=True)
class ReadingList:
    """The works for one domain, with a pointer to a further list where the source has one."""

    id: str
    source: Source
    domain: DomainId
    title: str
    works: tuple[Work, ...]
    pointer: str = ""


@dataclass(frozen=True, kw_only=True)
class Appendices:
    """Appendix A (the state competencies), B (standards and policy) and C (reading)."""

    id: str
    competencies: Passage
    competency_links: tuple[str, ...]
    standards_title: str
    standards: tuple[StandardsGroup, ...]
    reading_title: str
    reading: tuple[ReadingList, ...]


@dataclass(frozen=True, kw_only=True)
class RoadmapItem:
    """A step of the roadmap. Parallel items share a `number` and differ in `letter`; never renumbered.

    `references` are the items whose numbers the text names, the item itself where it names its own.
    """

    id: str
    source: Source
    number: int
    title: str
    rationale: tuple[str, ...]
    letter: str = ""
    references: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RoadmapTip:
    """A designer's tip: a lead that advises and the text that explains. `item` is our assignment."""

    id: str
    item: str
    lead: str
    text: str
    references: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RoadmapSection:
    """Items that the roadmap shows together, and their tips."""

    id: str
    source: Source
    items: tuple[RoadmapItem, ...]
    tips: tuple[RoadmapTip, ...]


@dataclass(frozen=True, kw_only=True)
class Roadmap:
    """The implementation roadmap: a school-design view for year one."""

    id: str
    source: Source
    title: str
    introduction: str
    sections: tuple[RoadmapSection, ...]
