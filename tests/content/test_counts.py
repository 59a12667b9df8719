"""The shipped pack holds all that the sources hold, no more and no less."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.reference import RoadmapItem

STAGES = ("explore", "plan", "implement", "sustain")


def units(node: object) -> Iterator[str]:
    """The ids of all units below a value."""
    if isinstance(node, tuple):
        for item in node:
            yield from units(item)
    elif is_dataclass(node):
        if not isinstance(node, Pack) and hasattr(node, "id"):
            yield node.id
        for field in fields(node):
            yield from units(getattr(node, field.name))


def test_domains_and_elements(pack: Pack):
    assert {domain.id: len(domain.elements) for domain in pack.domains} == {
        "students_empowered": 5,
        "learning_personalized": 6,
        "competencies_demonstrated": 4,
        "mastery_recognized": 5,
    }
    assert list(pack.elements) == [
        *("se.mindset", "se.relationships", "se.teacher_collaboration", "se.community_connection"),
        *("se.graduate_profile", "lp.inquiry", "lp.explicit_instruction", "lp.expanded_discussion"),
        *("lp.conferencing", "lp.formative_assessment", "lp.flexible_environments", "cd.content_competency_aligned"),
        *("cd.learning_cycle", "cd.personalized_pathways", "cd.system_of_assessments", "mr.drivers", "mr.time"),
        *("mr.adult_roles", "mr.grading", "mr.data"),
    ]
    assert [len(domain.overview) for domain in pack.domains] == [4, 5, 4, 4]
    assert [len(domain.aspects) for domain in pack.domains] == [5, 6, 4, 3]


def test_meaning_versions_are_the_first(pack: Pack):
    """Raised by hand, and here, when an element comes to mean something else: only equal meanings are compared."""
    assert {element.meaning for element in pack.elements.values()} == {1}


def test_student_indicators_come_to_21_statements(pack: Pack):
    statements = {element.id: len(element.student) for element in pack.elements.values()}
    assert sum(statements.values()) == 21
    assert statements["se.community_connection"] == 2


def test_every_domain_has_the_four_stages_with_their_outcomes_and_activities(pack: Pack):
    for domain in pack.domains:
        assert tuple(stage.stage for stage in domain.stages) == STAGES
        assert [len(stage.outcomes) for stage in domain.stages] == [2, 2, 2, 1]
    activities = {domain.id: [len(stage.activities) for stage in domain.stages] for domain in pack.domains}
    leaves = {
        domain.id: [sum(len(activity.leaves) for activity in stage.activities) for stage in domain.stages]
        for domain in pack.domains
    }
    assert activities == {
        "students_empowered": [5, 5, 3, 3],
        "learning_personalized": [4, 4, 3, 3],
        "competencies_demonstrated": [5, 5, 3, 3],
        "mastery_recognized": [6, 5, 3, 4],
    }
    assert leaves == {
        "students_empowered": [5, 5, 3, 3],
        "learning_personalized": [4, 9, 3, 3],
        "competencies_demonstrated": [5, 7, 3, 3],
        "mastery_recognized": [6, 5, 3, 4],
    }
    assert sum(map(sum, activities.values())) == 64
    assert sum(map(sum, leaves.values())) == 71


def test_activities_stand_under_the_heading_of_their_stage(pack: Pack):
    for domain in pack.domains:
        for stage in domain.stages:
            assert {activity.source for activity in stage.activities} == {stage.source}


def test_every_element_but_the_drivers_has_a_planning_activity_of_its_own(pack: Pack):
    served = Counter(
        element
        for domain in pack.domains
        for activity in domain.stages[1].activities
        for leaf in activity.leaves
        for element in leaf.elements
    )
    assert set(pack.elements) == set(served)
    shared = next(a for a in pack.domain_by_id["mastery_recognized"].stages[1].activities if len(a.elements) == 2)
    assert shared.elements == ("mr.drivers", "mr.grading")
    assert served["mr.drivers"] == 1


def test_resources_are_all_used_and_complete(pack: Pack):
    assert len(pack.resources) == 55
    assert sum(len(resource.parts) for resource in pack.resources) == 7
    kinds = Counter(resource.kind for resource in pack.resources)
    assert kinds["document"] == 8
    assert kinds["learning_series"] == 5
    assert kinds["self_assessment"] == 4
    names = Counter(resource.name for resource in pack.resources)
    assert max(names.values()) == 1


def test_stages_keep_both_lists_of_key_activities(pack: Pack):
    stages = pack.stage_model.stages
    assert [len(stage.guide_activities) for stage in stages] == [6, 5, 6, 6]
    assert [len(stage.handout_activities) for stage in stages] == [6, 5, 5, 6]
    guide = {text for stage in stages for text in stage.guide_activities}
    handout = {text for stage in stages for text in stage.handout_activities}
    assert len(guide) == 23
    assert len(handout) == 22
    assert {"Engage stakeholders", "Share progress"} <= guide - handout
    assert "Define key terms, concepts, and design elements" in handout - guide
    assert [len(stage.ready) for stage in stages] == [2, 1, 1, 1]


def test_introduction(pack: Pack):
    introduction = pack.introduction
    assert [passage.domain for passage in introduction.components] == [
        "students_empowered",
        "competencies_demonstrated",
        "learning_personalized",
        "mastery_recognized",
    ]
    assert len(introduction.keys) == 4
    assert len(introduction.chapter_parts) == 5
    assert introduction.statute.citation == "Idaho Code 33-1632"


def test_self_assessment_forms(pack: Pack):
    shared = pack.self_assessment
    assert len(shared.levels) == 4
    assert [level.symbol for level in shared.levels] == ["empty", "third", "two_thirds", "full"]
    assert [len(column.kinds) for column in shared.evidence] == [4, 4]
    assert len(shared.focus_questions) == 4
    assert [form.domain for form in shared.forms] == [domain.id for domain in pack.domains]
    assert [form.derived for form in shared.forms] == [False, True, True, True]
    assert [len(form.item_names) for form in shared.forms] == [5, 6, 4, 5]
    assert all(len(form.tips) == 3 for form in shared.forms)


def test_appendices(pack: Pack):
    appendices = pack.appendices
    assert appendices
    assert len(appendices.competency_links) == 3
    standards = [standard for group in appendices.standards for standard in group.standards]
    assert [len(group.standards) for group in appendices.standards] == [4, 3, 3, 0]
    assert sorted(standard.number for standard in standards) == list(range(1, 11))
    assert [len(group.policies) for group in appendices.standards] == [0, 0, 0, 3]
    assert [len(group.works) for group in appendices.reading] == [7, 8, 8, 13]
    works = [work for group in appendices.reading for work in group.works]
    assert len(works) == 36
    unsigned = {group.domain for group in appendices.reading for work in group.works if not work.authors}
    assert unsigned == {"competencies_demonstrated"}
    assert sum(not work.authors for work in works) == 8
    assert [bool(group.pointer) for group in appendices.reading] == [False, True, False, False]


def test_roadmap_keeps_the_printed_numbers(pack: Pack):
    roadmap = pack.roadmap
    assert roadmap
    items = [item for section in roadmap.sections for item in section.items]
    printed = [*"123", "4a", "4b", "5a", "5b", *"6789", "10", "11a", "11b", "12", "13", "14a", "14b", "14c", "15"]
    assert [f"{item.number}{item.letter}" for item in items] == printed
    assert [item.id for item in items] == [f"roadmap.{number}" for number in printed]
    assert len({item.number for item in items}) == 15
    assert [len(section.tips) for section in roadmap.sections] == [5, 5, 4, 6, 5, 5, 5]
    tips = Counter(tip.item.removeprefix("roadmap.") for section in roadmap.sections for tip in section.tips)
    assert [tips[number] for number in printed] == [2, 1, 2, 4, 1, 1, 2, 1, 3, 3, 2, 2, 1, 2, 1, 2, 1, 1, 2, 1]


def test_roadmap_refers_to_the_items_that_are_meant(pack: Pack):
    """Step 11 is the rubrics, not the information system; step 6 speaks of itself."""
    roadmap = pack.roadmap
    assert roadmap
    references = {
        unit.id: unit.references
        for section in roadmap.sections
        for unit in (*section.items, *section.tips)
        if unit.references
    }
    assert references == {
        "roadmap.6": ("roadmap.4a", "roadmap.6"),
        "roadmap.tip.3.3": ("roadmap.11b",),
        "roadmap.11b": ("roadmap.5b",),
        "roadmap.13": ("roadmap.4b",),
    }


def test_the_text_of_an_item_names_the_number_it_refers_to(pack: Pack):
    roadmap = pack.roadmap
    assert roadmap
    items = {item.id: item for section in roadmap.sections for item in section.items}
    for section in roadmap.sections:
        for unit in (*section.items, *section.tips):
            text = " ".join(unit.rationale) if isinstance(unit, RoadmapItem) else f"{unit.lead} {unit.text}"
            named = {int(number) for number in re.findall(r"Step (\d+)", text)}
            assert named == {items[target].number for target in unit.references}, unit.id


def test_glossary_explains_every_abbreviation(pack: Pack):
    terms = {term.id.removeprefix("term.") for term in pack.glossary}
    assert terms >= {
        *("imen", "pba", "plc", "sff", "lea", "plp", "lms", "sis", "s_and_s", "cdt"),
        *("efficacy_competencies", "performance_indicator", "performance_level_descriptors", "opportunity_map"),
        *("functional_audit", "tiers", "indicator", "system_indicator", "student_learning_indicator"),
    }


def test_ids_are_plain_and_unique(pack: Pack):
    found = list(units(pack))
    assert all(re.fullmatch(r"[a-z0-9_]+(\.[a-z0-9_]+)*", unit) for unit in found)
    documents = {document.id for document in pack.documents}
    twice = [unit for unit, times in Counter(found).items() if times > 1]
    assert not twice
    assert documents == {"guide", "self_assessment", "roadmap"}
