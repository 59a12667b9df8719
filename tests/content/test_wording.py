"""The wording of the shipped pack: exact labels, sentences fit to be said, nothing said twice by the script."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from mastery_desktop.domain.pack import Pack
from tests.helpers.prose import sentences, texts, too_long_for_a_wall, too_long_to_say

EXACT = Path(__file__).parents[1] / "data" / "exact_labels.txt"


def plain(text: str) -> str:
    """A label as the list of exact labels writes it."""
    return text.replace("’", "'").replace("“", '"').replace("”", '"')


def exact_labels() -> list[str]:
    lines = EXACT.read_text("utf-8").splitlines()
    return [line.removeprefix("- ") for line in lines if line.startswith("- ")]


def labels(pack: Pack) -> Iterator[str]:
    """The labels that a reader recognizes from the printed page."""
    for stage in pack.stage_model.stages:
        yield from (*stage.guide_activities, *stage.handout_activities)
    for domain in pack.domains:
        yield from (domain.label, domain.contents_title, domain.framework_line, domain.cover_question)
        for element in domain.elements:
            yield from (element.label, *element.aliases, element.shift_from, element.shift_to)
        yield from (stage.title for stage in domain.stages)
        yield from (activity.title for stage in domain.stages for activity in stage.activities)
        yield from (leaf.title for stage in domain.stages for activity in stage.activities for leaf in activity.leaves)
    for resource in pack.resources:
        yield from (resource.name, *resource.aliases, *(part.name for part in resource.parts))
    yield pack.self_assessment.focus_field
    for column in pack.self_assessment.evidence:
        yield from column.kinds
    for form in pack.self_assessment.forms:
        yield from (form.name, *(tip.title for tip in form.tips))
    yield from labels_behind(pack)


def labels_behind(pack: Pack) -> Iterator[str]:
    """The labels of the appendices and of the roadmap."""
    assert pack.appendices
    assert pack.roadmap
    yield from pack.appendices.competency_links
    yield from (standard.name for group in pack.appendices.standards for standard in group.standards)
    works = [work for reading in pack.appendices.reading for work in reading.works]
    yield from (text for work in works for text in (work.title, work.authors) if text)
    yield from (item.title for section in pack.roadmap.sections for item in section.items)


def names(pack: Pack) -> Iterator[str]:
    """Labels that we show in sentence case where the page prints running capitals."""
    yield from (domain.name for domain in pack.domains)
    yield from (element.name for element in pack.elements.values())
    yield from (aspect.title for domain in pack.domains for aspect in domain.aspects)
    yield from (level.label for level in pack.levels)
    yield from (key.title for key in pack.introduction.keys)
    for form in pack.self_assessment.forms:
        yield from form.item_names


def test_labels_agree_with_the_list_of_exact_labels(pack: Pack):
    known = set(exact_labels())
    assert sorted({label for label in labels(pack) if plain(label) not in known}) == []


def test_names_differ_from_the_exact_labels_in_case_only(pack: Pack):
    known = {label.casefold() for label in exact_labels()}
    assert sorted({name for name in names(pack) if plain(name).casefold() not in known}) == []


def test_every_exact_label_stands_in_the_pack(pack: Pack):
    headings = {unit.source.heading for domain in pack.domains for unit in (domain, *domain.stages)}
    assert pack.appendices
    headings.add(pack.appendices.competencies.source.heading)
    everything = "\n".join([*(text for _unit, _field, text in texts(pack)), *headings])
    everything = plain(everything).casefold()
    assert [label for label in exact_labels() if label.casefold() not in everything] == []


def test_element_names_are_the_printed_headings_in_sentence_case(pack: Pack):
    for element in pack.elements.values():
        assert element.label == element.name.upper()
        assert element.name[0].isupper()
        assert element.name[1:] == element.name[1:].lower()


def test_no_sentence_of_the_script_is_said_twice(pack: Pack):
    """No sentence serves two elements or two steps, and none repeats what stands elsewhere."""
    everywhere = Counter(sentence for _unit, _field, text in texts(pack) for sentence in sentences(text))
    scripted = [*pack.elements.values(), *pack.scripts]
    said = [s for unit in scripted for text in (unit.say, unit.watch, unit.stuck) for s in sentences(text)]
    assert len(said) > 150
    assert [sentence for sentence in said if everywhere[sentence] > 1] == []


def test_no_script_repeats_another_with_one_noun_changed(pack: Pack):
    scripted = (*pack.elements.values(), *pack.scripts)
    openings = Counter(
        tuple(sentence.split()[:6])
        for unit in scripted
        for text in (unit.say, unit.watch, unit.stuck)
        for sentence in sentences(text)
        if len(sentence.split()) > 8
    )
    assert [" ".join(opening) for opening, times in openings.items() if times > 1] == []


def test_scripts_are_short_enough_to_be_said(pack: Pack):
    assert too_long_to_say(pack) == []


def test_sentences_are_short_enough_for_a_wall(pack: Pack):
    assert too_long_for_a_wall(pack) == []


@pytest.mark.parametrize("mark", ["'", '"', "<", ">", "*", "](", "  ", "\n", "—"])
def test_texts_are_plain_and_typographic(pack: Pack, mark: str):
    assert [(unit, field) for unit, field, text in texts(pack) if mark in text] == []


def test_texts_have_no_space_at_their_ends(pack: Pack):
    assert [(unit, field) for unit, field, text in texts(pack) if text != text.strip()] == []


def test_derived_forms_say_so(pack: Pack):
    for form in pack.self_assessment.forms:
        assert ("derived" in form.derived_note) == form.derived
