"""What a panel says fits what was done: no invitation to plan beside a plan, and no wall where papers are typed in."""

import pytest

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.ui.console.close import ClosePanel
from mastery_desktop.ui.console.focus import FocusPanel
from mastery_desktop.ui.console.rate import RatePanel


def lines(panel):
    return panel._next.text()


def test_who_has_a_plan_is_not_invited_to_begin_planning(show, desk, services):
    panel = show(ClosePanel, StepKind.CLOSE)
    assert "action planning" not in lines(panel)  # nobody named a potential focus area yet
    domain = services.pack.domains[0]
    services.planning.set_potential(desk.session_id, domain.id, domain.elements[0].id, ())
    desk.reload()
    assert "you may be ready to get into action planning" in lines(panel)
    focus = services.planning.choose_focus(desk.session_id, services.pack.domains[0].elements[0].id, reason="").value
    services.planning.add_action(desk.session_id, focus, "Ask 20 learners")
    desk.reload()
    assert "action planning" not in lines(panel)
    assert lines(panel) == services.pack.self_assessment.next_text[1]


@pytest.mark.parametrize("on_paper", [True, False])
def test_nobody_places_dots_where_the_worksheet_is_typed_in(on_paper, show):
    panel = show(FocusPanel, StepKind.FOCUS)
    panel.on_paper = on_paper
    panel.refresh()
    assert ("place dots" in panel.hint.text()) is not on_paper
    assert ("worksheet" in panel.hint.text()) is on_paper


def test_no_marks_suggest_anything_before_there_are_any(show):
    panel = show(RatePanel, StepKind.RATE)
    assert panel.prompt() == ""
    assert "marks suggest" not in panel.prompt_head
