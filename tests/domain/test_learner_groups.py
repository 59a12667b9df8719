"""Groups of learners and names of learners: what is asked about before the room sees it."""

from dataclasses import replace

import pytest

from mastery_desktop.domain.choices import TrueForAll
from mastery_desktop.domain.labels import true_for_all_text
from mastery_desktop.domain.learner_groups import may_name_learner
from tests.helpers.packs import small_pack
from tests.helpers.workshops import full_workshop

GROUPS = (
    "learners who ride the late bus; learners new to the district",
    "Newcomers",
    "Newcomers and students with IEPs",
    "English learners",
    "Latino boys in Grade 9",
    "Our Spanish speakers, migrant families",
    "Grade 6 and 7",
    "Kids who work after school",
    "Special education",
    "students on IEPs; ELL",
    "Boys",
    "Younger learners. Those who moved here in March",
    "Multilingual learners",
    "Native American learners",
    "Foster youth",
)
NAMES = (
    "Maria",
    "maria is fine but not Jonas",
    "Jonas Weber",
    "newcomers, and Maria",
    "kids like Maria",
    "Maria’s friends",
    "Maria in grade 6",
    "J. Weber",
    "the Weber twins",
    "Mr. Weber’s class",
    "Maria/Jonas",
    "boys: Jonas",
)


@pytest.mark.parametrize("text", GROUPS)
def test_groups_are_not_asked_about(text):
    assert not may_name_learner(text)


@pytest.mark.parametrize("text", NAMES)
def test_what_may_be_a_name_is_asked_about(text):
    assert may_name_learner(text)


def test_what_may_be_a_name_is_held_back_until_it_is_confirmed():
    rating = replace(full_workshop(small_pack()).ratings[0], true_for_all=TrueForAll.SOME, not_for="Maria")
    assert true_for_all_text(rating, on_wall=True) == "For some"
    assert true_for_all_text(rating) == "For some; the groups are not confirmed yet"
    sure = replace(rating, not_for_groups=True)
    assert true_for_all_text(sure, on_wall=True) == true_for_all_text(sure) == "For some. Not yet for: Maria"
