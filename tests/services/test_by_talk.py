"""The run sheet of a small team: made for talk, and made anew where the way to rate changes before it is used."""

from datetime import UTC, date, datetime

import pytest

from mastery_desktop.bootstrap import ContentChoice, open_services
from mastery_desktop.config.paths import Paths
from mastery_desktop.domain.choices import RatingMode, StepKind
from mastery_desktop.services.sessions import NewSession

MARKED = [("rate", 10), ("count", 4), ("reveal", 3), ("discuss", 20), ("outcome", 2)]
TALKED = [("rate", 10), ("count", 27), ("outcome", 2)]


@pytest.fixture
def services(tmp_path):
    opened = open_services(Paths(tmp_path / "data"), ContentChoice(), lambda: datetime(2026, 11, 6, 16, 0, tzinfo=UTC))
    yield opened
    opened.close()


@pytest.fixture
def planned(services):
    def made(people, **more):
        new = NewSession(team="Clearwater", people=people, held_on=date(2026, 11, 6), **more)
        return services.sessions.create(new).value.session.id

    return made


def rated(services, session):
    kinds = {kind for kind, _minutes in MARKED}
    return [(s.kind.value, s.planned) for s in services.sessions.load(session).steps if s.kind in kinds]


def test_few_people_are_planned_for_talk(services, planned):
    assert rated(services, planned(4)) == TALKED
    assert rated(services, planned(12, mode=RatingMode.DIRECT)) == TALKED
    assert rated(services, planned(12)) == MARKED
    assert rated(services, planned(12, mode=RatingMode.TABLES, tables=(("Table 1", 6), ("Table 2", 6)))) == MARKED


def test_the_run_sheet_follows_the_way_to_rate_and_comes_back_with_one_undo(services, planned):
    session = planned(12)
    services.sessions.revise(session, {"raters": 4, "mode": RatingMode.DIRECT})
    assert rated(services, session) == TALKED
    assert sum(step.planned for step in services.sessions.load(session).steps) == 90
    services.sessions.revise(session, {"raters": 9, "mode": RatingMode.SLIPS})
    assert rated(services, session) == MARKED
    places = [step.place for step in services.sessions.load(session).steps]
    assert places == list(range(len(places)))
    services.history.undo(session)
    assert rated(services, session) == TALKED
    services.history.undo(session)
    assert rated(services, session) == MARKED


def test_what_was_counted_keeps_its_reveal(services, planned):
    session = planned(6)
    marks = {element.id: (2, 2, 1, 1) for element in services.pack.domains[0].elements}
    services.rating.save_counts(session, marks, raters=6)
    services.sessions.revise(session, {"raters": 4, "mode": RatingMode.DIRECT})
    assert rated(services, session) == MARKED


def test_a_step_that_was_led_stays(services, planned):
    session = planned(12)
    reveal = next(s for s in services.sessions.load(session).steps if s.kind is StepKind.REVEAL)
    services.sessions.move_to(session, reveal.id)
    services.sessions.revise(session, {"raters": 4, "mode": RatingMode.DIRECT})
    assert rated(services, session) == [("rate", 10), ("count", 24), ("reveal", 3), ("outcome", 2)]
