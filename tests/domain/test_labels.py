"""One thing has one word, wherever it stands."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

import mastery_desktop
from mastery_desktop.content.loader import load_pack
from mastery_desktop.domain import labels
from mastery_desktop.domain.choices import DecisionRule, EvidenceKind, FistToFive, OutcomeKind, Strength, TrueForAll
from mastery_desktop.domain.content import EvidenceSide
from mastery_desktop.domain.rating import Spread
from mastery_desktop.domain.records import Rating, SessionId

ALONE = {
    Spread: labels.SPREADS,
    OutcomeKind: labels.OUTCOMES,
    TrueForAll: labels.TRUE_FOR_ALL,
    EvidenceKind: labels.EVIDENCE_KINDS,
    EvidenceSide: labels.EVIDENCE_SIDES,
    Strength: labels.STRENGTHS,
    DecisionRule: labels.RULES,
}
INSIDE = {
    Spread: labels.SPREADS_INSIDE,
    EvidenceKind: labels.EVIDENCE_KINDS_INSIDE,
    EvidenceSide: labels.EVIDENCE_SIDES_INSIDE,
    Strength: labels.STRENGTHS_INSIDE,
    DecisionRule: labels.RULES_INSIDE,
}


@pytest.mark.parametrize("kind", ALONE)
def test_every_value_has_a_word_of_its_own(kind):
    words = ALONE[kind]
    assert set(words) == set(kind)
    assert len(set(words.values())) == len(words)


@pytest.mark.parametrize("kind", INSIDE)
def test_the_word_inside_a_sentence_is_the_word_that_stands_alone(kind):
    alone = ALONE[kind]
    assert {value: alone[value][:1].lower() + alone[value][1:] for value in kind} == INSIDE[kind]


def test_no_other_module_has_a_copy_of_a_word():
    words = {word for table in (*ALONE.values(), *INSIDE.values()) for word in table.values()}
    package = Path(mastery_desktop.__file__).parent
    copies = [
        f"{path.relative_to(package)}: {word}"
        for path in package.rglob("*.py")
        if path != Path(labels.__file__)
        for word in re.findall(r'\bN?_\("([^"]*)"\)', path.read_text(encoding="utf-8"))
        if word in words
    ]
    assert copies == []


def test_an_outcome_is_told_with_its_levels():
    content = load_pack()
    first, second = content.levels[:2]
    rating = Rating(id="r", session_id=SessionId("s"), element=content.domains[0].elements[0].id)
    assert labels.outcome_text(rating, content) == "Not rated"
    agreed = replace(rating, outcome=OutcomeKind.AGREED, level=first.id)
    assert labels.outcome_text(agreed, content) == f"Agreed: {first.short}"
    between = replace(rating, outcome=OutcomeKind.NOT_AGREED, level=first.id, upper=second.id)
    assert labels.outcome_text(between, content) == f"Not agreed yet: between {first.short} and {second.short}"
    assert labels.outcome_text(replace(between, level="gone"), content) == "Not agreed yet"
    assert labels.outcome_text(replace(between, level=None, upper=None), content) == "Not agreed yet"
    hands = replace(agreed, fist=FistToFive.NOT_YET)
    assert labels.outcome_text(hands, content) == f"Not agreed yet: {first.short} (fist-to-five: not yet)"
