"""A name is caught gently: roles pass, names do not."""

import pytest

from mastery_desktop.domain.roles import may_be_name


@pytest.mark.parametrize(
    "role",
    [
        "Principal",
        "Grade 6 lead",
        "grade team leads",
        "ELA department",
        "SPED",
        "Two teacher leaders",
        "Counselor and principal",
        "Title I coordinator",
        "Everyone",
        "Steering committee",
        "Instructional Coach",
        "PLC facilitators",
        "Vice Principal, Dean of Students",
        "the team",
        "Dirección",
        "Coordinación de currículo",
        "Maestras de ciencias",
        "",
    ],
)
def test_a_role_passes(role):
    assert not may_be_name(role)


@pytest.mark.parametrize(
    "name",
    [
        "Maria",
        "Jane Doe",
        "Mr. Smith",
        "Ms Ortega",
        "Principal, Jane Doe",
        "Łukasz Ó Briain",
        "Dr. Nguyen",
        "Rosa Domínguez",
    ],
)
def test_a_name_is_caught(name):
    assert may_be_name(name)
