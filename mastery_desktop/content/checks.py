"""Checks of a content pack that types cannot say: references, and things that belong together."""

import dataclasses
import re
from collections.abc import Container, Iterable, Iterator, Mapping

from mastery_desktop.content.faults import Faults
from mastery_desktop.domain.content import Activity, ActivityPart, Domain, Source
from mastery_desktop.domain.errors import PackError
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.reference import Appendices, Roadmap
from mastery_desktop.messages import _

COLOR = re.compile(r"#[0-9A-F]{6}")


def check(pack: Pack, file_of: Mapping[str, str], manifest: str, faults: Faults | None = None) -> None:
    """Check the references of a pack, and what belongs together.

    Args:
        pack: the pack, already converted.
        file_of: the file of the pack in which each unit stands.
        manifest: the file that is at fault where no unit is.
        faults: where faults go; those of units that had one before are taken as what follows from it.

    Raises:
        PackError: something is missing, or refers to what is not there, and faults are not kept.
    """
    _Checker(pack, file_of, manifest, faults or Faults()).check()


class _Checker:
    def __init__(self, pack: Pack, file_of: Mapping[str, str], manifest: str, faults: Faults) -> None:
        self._pack, self._file_of, self._manifest = pack, file_of, manifest
        self._faults, self._known = faults, faults.units
        self._resources = {resource.id for resource in pack.resources}
        self._resources |= {part.id for resource in pack.resources for part in resource.parts}

    def check(self) -> None:
        pack = self._pack
        self._need(bool(pack.domains), pack.id, _("the pack has no domain"))
        self._need(len(pack.levels) > 1, pack.self_assessment.id, _("a self-assessment needs two levels or more"))
        self._need(bool(pack.stage_model.stages), pack.stage_model.id, _("the pack has no stage"))
        self._check_sources()
        for passage in (*pack.introduction.components, *pack.introduction.keys, *pack.introduction.chapter_parts):
            self._need_domain(passage.id, passage.domain)
        for domain in pack.domains:
            self._check_domain(domain)
        self._check_forms()
        if pack.appendices:
            self._check_appendices(pack.appendices)
        if pack.roadmap:
            self._check_roadmap(pack.roadmap)
        for shortened in pack.shortened:
            self._need(shortened.unit in self._file_of, shortened.unit, _("a shortened unit that is not there"))

    def _check_sources(self) -> None:
        documents = {document.id for document in self._pack.documents}
        for unit, document in _sources(self._pack):
            self._need(
                document in documents,
                unit,
                _("no document {name} in {file}").format(name=repr(document), file=self._manifest),
            )

    def _check_domain(self, domain: Domain) -> None:
        pack = self._pack
        self._need(bool(domain.elements), domain.id, _("the domain has no element"))
        self._need(domain.id in pack.form_of, domain.id, _("the domain has no self-assessment form"))
        colors = COLOR.fullmatch(domain.color) and COLOR.fullmatch(domain.tint)
        self._need(colors is not None, domain.id, _("colours are written #RRGGBB"))
        for aspect in domain.aspects:
            self._need_elements(aspect.id, (aspect.element,) if aspect.element else ())
        seen = set()
        for stage in domain.stages:
            self._need(stage.stage in pack.stage_by_id, stage.id, _("no stage {name}").format(name=repr(stage.stage)))
            self._need(
                stage.stage not in seen,
                stage.id,
                _("the domain has the stage {name} twice").format(name=repr(stage.stage)),
            )
            seen.add(stage.stage)
            for activity in stage.activities:
                self._check_activity(activity)

    def _check_activity(self, activity: Activity) -> None:
        links = activity.elements or activity.resources
        self._need(not (activity.parts and links), activity.id, _("an umbrella activity leaves its links to its parts"))
        leaf: Activity | ActivityPart
        for leaf in activity.leaves:
            self._need_elements(leaf.id, leaf.elements)
            for resource in leaf.resources:
                self._need(resource in self._resources, leaf.id, _("no resource {name}").format(name=repr(resource)))

    def _check_forms(self) -> None:
        seen = set()
        for form in self._pack.self_assessment.forms:
            if not self._need_domain(form.id, form.domain):
                continue
            self._need(
                form.domain not in seen, form.id, _("the domain {name} has two forms").format(name=repr(form.domain))
            )
            seen.add(form.domain)
            names, elements = len(form.item_names), len(self._pack.domain_by_id[form.domain].elements)
            self._need(
                names == elements, form.id, _("{n} item names for {count} elements").format(n=names, count=elements)
            )
            self._need(
                form.derived == bool(form.derived_note), form.id, _("a derived form, and only one, says that it is")
            )

    def _check_appendices(self, appendices: Appendices) -> None:
        for group in appendices.standards:
            self._need_domain(group.id, group.domain)
        for reading in appendices.reading:
            self._need_domain(reading.id, reading.domain)

    def _check_roadmap(self, roadmap: Roadmap) -> None:
        items = {item.id for section in roadmap.sections for item in section.items}
        for section in roadmap.sections:
            for tip in section.tips:
                self._need(tip.item in items, tip.id, _("no item {name}").format(name=repr(tip.item)))
                self._need_items(tip.id, tip.references, items)
            for item in section.items:
                self._need_items(item.id, item.references, items)

    def _need_domain(self, unit: str, domain: str | None) -> bool:
        return self._need(
            domain is None or domain in self._pack.domain_by_id, unit, _("no domain {name}").format(name=repr(domain))
        )

    def _need_elements(self, unit: str, elements: Iterable[str]) -> None:
        for element in elements:
            self._need(element in self._pack.elements, unit, _("no element {name}").format(name=repr(element)))

    def _need_items(self, unit: str, references: Iterable[str], items: Container[str]) -> None:
        for item in references:
            self._need(item in items, unit, _("no item {name}").format(name=repr(item)))

    def _need(self, condition: bool, unit: str, reason: str) -> bool:  # noqa: FBT001
        if not condition and unit not in self._known:
            self._faults.add(PackError(self._file_of.get(unit, self._manifest), unit, reason))
        return condition


def _sources(pack: Pack) -> Iterator[tuple[str, str]]:
    """Every unit that names a source, with the document it names."""
    stack: list[tuple[str, object]] = [(pack.id, pack)]
    while stack:
        unit, node = stack.pop()
        if isinstance(node, tuple):
            stack.extend((unit, item) for item in node)
        elif isinstance(node, Source):
            yield unit, node.document
        elif dataclasses.is_dataclass(node):
            unit = getattr(node, "id", unit)
            stack.extend((unit, value) for value in vars(node).values() if not isinstance(value, str))
