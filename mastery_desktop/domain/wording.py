"""The words that a session was led with, laid over the content here, so that it reads as it did on that day."""

from dataclasses import replace

from mastery_desktop.domain.content import Domain, Element, Level, Stage
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.records import Wording

ARROW = " → "
"""What stands between the two ends of a shift in what a session keeps."""


def is_foreign(pack: Pack, wording: Wording) -> bool:
    """Whether the wording speaks of a framework, elements, levels or stages that are not those of the pack."""
    units = {key.split(" ", 1)[0] for key in wording.texts}
    known = {pack.id, *pack.elements, *pack.domain_by_id, *pack.stage_by_id, *(level.id for level in pack.levels)}
    return not units <= known


def as_led(pack: Pack, wording: Wording) -> Pack:
    """The pack with the words that a session was led with; what the session did not keep stays as it is here."""
    texts = wording.texts
    assessment = replace(pack.self_assessment, levels=tuple(_level(level, texts) for level in pack.levels))
    return replace(
        pack,
        domains=tuple(_domain(domain, texts) for domain in pack.domains),
        stage_model=replace(pack.stage_model, stages=tuple(_stage(stage, texts) for stage in pack.stage_model.stages)),
        self_assessment=assessment,
        hash=wording.pack_hash,
    )


def _level(level: Level, texts: dict[str, str]) -> Level:
    return replace(level, label=texts.get(f"{level.id} label", level.label))


def _stage(stage: Stage, texts: dict[str, str]) -> Stage:
    name = texts.get(f"{stage.id} name", stage.name)
    readiness = texts.get(f"{stage.id} readiness")
    if readiness is None or readiness == " ".join((stage.have, *stage.ready)):
        return replace(stage, name=name)
    return replace(stage, name=name, have=readiness, ready=())


def _domain(domain: Domain, texts: dict[str, str]) -> Domain:
    return replace(
        domain,
        name=texts.get(f"{domain.id} name", domain.name),
        elements=tuple(_element(element, texts) for element in domain.elements),
    )


def _element(element: Element, texts: dict[str, str]) -> Element:
    shift_from, arrow, shift_to = texts.get(f"{element.id} shift", "").partition(ARROW)
    student = texts.get(f"{element.id} student")
    same = student is None or student == " ".join(element.student)
    meaning = texts.get(f"{element.id} meaning", "")
    return replace(
        element,
        name=texts.get(f"{element.id} name", element.name),
        system=texts.get(f"{element.id} system", element.system),
        student=element.student if same else (student or "",),
        shift_from=shift_from if arrow else element.shift_from,
        shift_to=shift_to if arrow else element.shift_to,
        meaning=int(meaning) if meaning.isdecimal() else element.meaning,
    )
