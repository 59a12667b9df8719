"""The next workshop of a series has time to look back, and is no longer for it."""

from datetime import UTC, date, datetime

import pytest

from mastery_desktop.bootstrap import ContentChoice
from mastery_desktop.domain.agenda import TEMPLATE_BY_ID, fit_warnings
from mastery_desktop.domain.choices import RatingState, StepKind
from mastery_desktop.domain.records import Action, FocusArea, FocusId, Rating, Session, SessionId
from mastery_desktop.domain.returning import looking_back
from mastery_desktop.domain.workshop import Workshop

K = StepKind


@pytest.fixture(scope="module")
def pack():
    return ContentChoice().load()


def before(pack, promises, *, rated=True):
    """A workshop on the first domain, with promises below one focus area."""
    session = SessionId("s")
    elements = pack.domains[0].elements
    now = datetime(2026, 11, 6, tzinfo=UTC)
    return Workshop(
        session=Session(id=session, team="Clearwater", held_on=date(2026, 11, 6), people=12, raters=12, language="en",
                        pack_id=pack.id, pack_version=pack.version, pack_hash=pack.hash, overlay="", template="90",
                        minutes=90, created=now, changed=now),
        focus_areas=(FocusArea(id=FocusId("f"), session_id=session, place=0, element=elements[0].id),),
        actions=tuple(
            Action(id=f"a{n}", session_id=session, place=n, what=f"Step {n}", focus=FocusId("f"))
            for n in range(promises)
        ),
        ratings=tuple(
            Rating(id=f"r{e.id}", session_id=session, element=e.id, state=RatingState.SETTLED)
            for e in elements if rated
        ),
    )  # fmt: skip


def minutes(steps, kind):
    return [step.minutes for step in steps if step.kind is kind]


@pytest.mark.parametrize("template", ["90", "210", "360"])
@pytest.mark.parametrize("promises", [0, 1, 4, 5])
def test_it_takes_the_time_from_talk_and_then_from_the_choice_and_is_no_longer(pack, template, promises):
    agenda = TEMPLATE_BY_ID[template]
    usual = agenda.steps([domain.id for domain in pack.domains[: agenda.domains]])
    longer = looking_back(usual, before(pack, promises), pack)
    assert [(step.kind, step.domain) for step in longer] == [(step.kind, step.domain) for step in usual]
    assert sum(step.minutes for step in longer) == sum(step.minutes for step in usual) == agenda.minutes
    assert longer[0].minutes == usual[0].minutes + promises + 2
    rated = len(pack.domains[0].elements)
    assert minutes(longer, StepKind.RESULTS)[0] == minutes(usual, StepKind.RESULTS)[0] + (rated + 1) // 2
    for kind in set(StepKind) - {StepKind.PURPOSE, StepKind.RESULTS, StepKind.DISCUSS, StepKind.FOCUS}:
        assert minutes(longer, kind) == minutes(usual, kind)
    talk = [was - now for was, now in zip(minutes(usual, K.DISCUSS), minutes(longer, K.DISCUSS), strict=True)]
    assert max(talk) - min(talk) <= 1, "no domain gives all of it"
    if minutes(longer, K.FOCUS) != minutes(usual, K.FOCUS):
        assert talk == [was // 3 for was in minutes(usual, K.DISCUSS)], "the choice gives way after the talk"


def test_what_nothing_can_give_is_said(pack):
    agenda = TEMPLATE_BY_ID["45"]
    usual = agenda.steps([pack.domains[0].id])
    longer = looking_back(usual, before(pack, 6), pack, discussed=agenda.discuss)
    assert minutes(longer, K.RATE) == minutes(usual, K.RATE)
    assert (minutes(longer, K.FOCUS), minutes(longer, K.DISCUSS)) == ([5], [12])
    assert (minutes(longer, K.CALIBRATE), minutes(longer, K.QUESTION)) == ([2], [1])
    (said,) = fit_warnings(longer, 45, {domain.id: len(domain.elements) for domain in pack.domains})
    assert said.startswith("This run sheet is 5 minutes longer")


@pytest.mark.parametrize(("template", "promises"), [("45", 1), ("90", 6)])
def test_what_the_team_did_before_gives_the_last_minutes_so_that_it_fits(pack, template, promises):
    agenda = TEMPLATE_BY_ID[template]
    usual = agenda.steps([pack.domains[0].id])
    longer = looking_back(usual, before(pack, promises), pack, discussed=agenda.discuss)
    assert sum(step.minutes for step in longer) == agenda.minutes
    known = [sum(minutes(steps, kind)[0] for kind in (K.CALIBRATE, K.QUESTION)) for steps in (longer, usual)]
    assert known[0] < known[1]
    assert minutes(longer, K.RATE) == minutes(usual, K.RATE)
