"""Writes the back of the guide out as articles: roadmap, standards, reading list, resources, glossary, sources."""

from collections.abc import Iterator, Sequence

from mastery_desktop.domain.ordering import index_order
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.reading import Article, ArticleId, Block, Target
from mastery_desktop.domain.reference import ReadingList, RoadmapItem, RoadmapSection, RoadmapTip, StandardsGroup
from mastery_desktop.messages import _
from mastery_desktop.services.blocks import (
    Blocks,
    K,
    Names,
    article,
    block,
    calm,
    indicators_of,
    link,
    points,
    texts,
)


class BackMatter:
    """What stands behind the chapters."""

    def __init__(self, pack: Pack, names: Names) -> None:
        """Write the back of a pack's guide."""
        self._pack, self._names = pack, names
        sections = pack.roadmap.sections if pack.roadmap else ()
        self._place = {item.id: Target(ArticleId(s.id), item.id) for s in sections for item in s.items}
        self._number = {item.id: f"{item.number}{item.letter}" for s in sections for item in s.items}

    def articles(self) -> Iterator[tuple[int, Article]]:
        """Every article with its depth in the table of contents, in reading order."""
        if self._pack.roadmap:
            yield 0, article("roadmap", _("Roadmap"), self._roadmap())
            for section in self._pack.roadmap.sections:
                yield 1, self._section(section)
        yield from self._appendices()
        yield 0, article("resources", _("Resources"), self._resources())
        yield 0, article("glossary", _("Glossary"), self._glossary())
        yield 0, article("acknowledgements", _("Acknowledgements"), self._facts())
        yield 0, article("documents", _("Sources"), self._documents())

    def _roadmap(self) -> Blocks:
        roadmap = self._pack.roadmap
        if roadmap:
            yield block(K.QUESTION, roadmap.title)
            yield block(K.TEXT, roadmap.introduction)
            yield self._names.source(roadmap.source)
            for section in roadmap.sections:
                for item in section.items:
                    yield link(f"{self._number[item.id]}  {item.title}", ArticleId(section.id), item.id)

    def _section(self, section: RoadmapSection) -> Article:
        numbers = list(dict.fromkeys(item.number for item in section.items))
        pattern = _("Step {first}") if len(numbers) == 1 else _("Steps {first} to {last}")
        title = pattern.format(first=numbers[0], last=numbers[-1])
        return article(section.id, title, self._section_blocks(section), kicker=_("Roadmap"))

    def _section_blocks(self, section: RoadmapSection) -> Blocks:
        for item in section.items:
            yield block(K.HEADING, f"{self._number[item.id]}  {item.title}", item.id)
            yield from texts(item.rationale)
            yield from self._roadmap_links(item)
            yield self._names.source(item.source)
            tips = [tip for tip in section.tips if tip.item == item.id]
            if tips:
                yield block(K.LABEL, _("Designers’ tips"))
            for tip in tips:
                yield block(K.SUBHEADING, tip.lead, tip.id)
                yield block(K.TEXT, tip.text)
                yield from self._roadmap_links(tip)

    def _roadmap_links(self, item: RoadmapItem | RoadmapTip) -> Blocks:
        for reference in item.references:
            place = self._place.get(reference)
            if place:
                text = _("See step {number}").format(number=self._number[reference])
                yield Block(kind=K.LINK, text=text, target=place)

    def _appendices(self) -> Iterator[tuple[int, Article]]:
        appendices = self._pack.appendices
        if not appendices:
            return
        yield 0, article("competencies", _("Competencies of the state"), self._competencies())
        yield 0, article("standards", _("Standards and policies"), self._standards(appendices.standards))
        yield 0, article("reading", _("Reading list"), self._reading(appendices.reading))

    def _competencies(self) -> Blocks:
        if self._pack.appendices:
            passage = self._pack.appendices.competencies
            yield block(K.TEXT, passage.text)
            yield from points(self._pack.appendices.competency_links)
            yield self._names.source(passage.source)

    def _standards(self, groups: Sequence[StandardsGroup]) -> Blocks:
        for group in groups:
            domain = self._pack.domain_by_id[group.domain]
            yield block(K.HEADING, domain.name, group.id)
            yield block(K.LABEL, calm(group.title))
            if group.text:
                yield block(K.TEXT, group.text)
            yield link(_("The indicators they stand beside"), indicators_of(domain))
            for standard in group.standards:
                title = _("Standard {number}: {name}").format(number=standard.number, name=standard.name)
                yield block(K.SUBHEADING, title, standard.id)
                if standard.text:
                    yield block(K.TEXT, standard.text)
            for policy in group.policies:
                yield block(K.SUBHEADING, calm(policy.title), policy.id)
                yield block(K.TEXT, policy.text)
            yield self._names.source(group.source)

    def _reading(self, lists: Sequence[ReadingList]) -> Blocks:
        for reading in lists:
            yield block(K.HEADING, self._pack.domain_by_id[reading.domain].name, reading.id)
            for work in reading.works:
                by = _("{title}, by {authors}").format(title=work.title, authors=work.authors)
                yield block(K.POINT, by if work.authors else work.title, work.id)
            if reading.pointer:
                yield block(K.NOTE, reading.pointer)
            yield self._names.source(reading.source)

    def _resources(self) -> Blocks:
        yield block(
            K.TEXT, _("The guide names these resources. Attach your own file to one, and it opens from here, offline.")
        )
        for resource in self._pack.resources:
            yield Block(kind=K.RESOURCE, text=resource.name, anchor=resource.id, resource=resource.id)
            yield block(K.TEXT, resource.note)
            for part in resource.parts:
                yield Block(kind=K.RESOURCE, text=part.name, anchor=part.id, resource=part.id)
            yield self._names.source(resource.source)

    def _glossary(self) -> Blocks:
        for term in sorted(self._pack.glossary, key=lambda term: index_order(term.title)):
            yield block(K.SUBHEADING, term.title, term.id)
            yield block(K.TEXT, term.text)
            yield self._names.source(term.source)

    def _facts(self) -> Blocks:
        yield from texts(self._pack.introduction.facts)
        yield self._names.source(self._pack.introduction.source)

    def _documents(self) -> Blocks:
        yield block(K.TEXT, _("Every sentence here is written for this program. The facts and names come from:"))
        for document in self._pack.documents:
            yield block(K.SUBHEADING, document.title, document.id)
            yield block(K.NOTE, ", ".join(part for part in (document.publisher, document.year) if part))
        if self._pack.translation_note:
            yield block(K.NOTE, self._pack.translation_note)
        if self._pack.overlay:
            yield block(K.NOTE, _("Some wording was replaced by {file}.").format(file=self._pack.overlay))
