"""What a rehearsal works on: a folder that goes away, a clock that runs faster, the plan of a session."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from mastery_desktop.bootstrap import ContentChoice, open_services
from mastery_desktop.config.paths import Paths
from mastery_desktop.domain.choices import RatingMode, StepKind
from mastery_desktop.services.rehearsal import FastClock, RehearsalFolder, begin, plan_of, sweep
from mastery_desktop.services.sessions import NewSession
from tests.helpers.stores import Clock, bytes_in

BEGIN = datetime(2026, 11, 6, 16, 0, tzinfo=UTC)


class Ticks:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


def test_the_clock_runs_as_fast_as_it_is_told_and_never_back():
    ticks = Ticks()
    clock = FastClock(lambda: BEGIN, ticks)
    ticks.now += 2
    assert clock() == BEGIN + timedelta(seconds=2)
    clock.set_speed(60)
    assert clock() == BEGIN + timedelta(seconds=2)
    ticks.now += 90
    assert clock() == BEGIN + timedelta(seconds=2, minutes=90)
    clock.set_speed(1)
    ticks.now += 1
    assert clock() == BEGIN + timedelta(seconds=3, minutes=90)


@pytest.fixture(scope="module")
def services(tmp_path_factory):
    opened = open_services(Paths(tmp_path_factory.mktemp("user")), ContentChoice(), Clock())
    yield opened
    opened.close()


@pytest.fixture
def planned(services):
    tables = (("Window", 5), ("Door", 4))
    new = NewSession(
        team="Clearwater", people=9, held_on=date(2026, 11, 6), template="45", purpose="Ours", tables=tables
    )
    return services.sessions.create(new).value


def test_the_plan_is_that_of_the_session_for_twenty_from_the_beginning(services, planned, tmp_path):
    skipped = replace(planned, steps=(replace(planned.steps[0], skipped=True), *planned.steps[1:]))
    plan = plan_of(skipped)
    assert [step.kind for step in plan.steps] == [step.kind for step in planned.steps[1:]]
    assert (plan.people, plan.team, plan.purpose, plan.domains) == (20, "Clearwater", "Ours", planned.domains)
    assert plan.tables == (("Window", 5), ("Door", 4))


def test_slides_of_their_own_are_rehearsed_too(services, planned, tmp_path):
    first = planned.steps[0]
    step = services.sessions.insert_step(planned.session.id, first.id, StepKind.OWN, None, 5).value
    picture = b"\x89PNG\r\n\x1a\n of the library"
    services.sessions.set_own_slide(planned.session.id, step, "The library", picture)
    folder = RehearsalFolder(tmp_path)
    played = services.elsewhere(folder.paths, Clock())
    copy = played.sessions.load(begin(played.sessions, played.rating, services.sessions.load(planned.session.id)))
    (slide,) = copy.own_slides
    assert (slide.name, slide.picture, slide.step) == ("The library", picture, copy.steps[1].id)
    assert copy.steps[1].kind is StepKind.OWN
    played.close()
    folder.remove()


def test_what_each_table_rates_and_how_marks_are_given_is_rehearsed_too(services, planned, tmp_path):
    elements = [element.id for element in services.pack.domain_by_id[planned.domains[0]].elements]
    services.rating.share_out(planned.session.id, elements)
    services.rating.set_mode(planned.session.id, elements[1], RatingMode.CARDS)
    folder = RehearsalFolder(tmp_path)
    played = services.elsewhere(folder.paths, Clock())
    copy = played.sessions.load(begin(played.sessions, played.rating, services.sessions.load(planned.session.id)))
    assert [table.elements for table in copy.groups] == [tuple(elements[0::2]), tuple(elements[1::2])]
    assert [copy.mode(element) for element in elements[:2]] == [RatingMode.SLIPS, RatingMode.CARDS]
    played.close()
    folder.remove()


def test_nothing_is_written_beside_the_folder_of_the_rehearsal(services, planned, tmp_path):
    before = bytes_in(services.paths.data)
    folder = RehearsalFolder(tmp_path)
    played = services.elsewhere(folder.paths, Clock())
    session = played.sessions.create(plan_of(planned)).value.session.id
    played.sessions.park(session, "A thought")
    played.close()
    folder.remove()
    assert bytes_in(services.paths.data) == before
    assert list(tmp_path.iterdir()) == []


def test_after_a_power_cut_there_is_what_lay_on_the_disk(services, planned, tmp_path):
    folder = RehearsalFolder(tmp_path)
    played = services.elsewhere(folder.paths, Clock())
    session = played.sessions.create(plan_of(planned)).value.session.id
    played.sessions.park(session, "Before the cut")
    folder.cut_power()
    played.sessions.park(session, "After the cut")
    played.close()
    again = services.elsewhere(folder.paths, Clock())
    assert again.store.recovered
    assert [parked.text for parked in again.sessions.load(session).parked] == ["Before the cut"]
    again.close()


def test_a_folder_left_by_a_crash_is_swept_and_one_in_use_stays(services, tmp_path):
    left, used = RehearsalFolder(tmp_path), RehearsalFolder(tmp_path)
    services.elsewhere(left.paths, Clock()).close()
    left._lock.release()  # as the system does when a process dies
    (tmp_path / "of somebody else").mkdir()
    assert sweep(tmp_path) == 1
    assert not left.path.exists()
    assert used.path.exists()
    used.remove()
    assert sweep(tmp_path) == 0
    assert [each.name for each in tmp_path.iterdir()] == ["of somebody else"]
