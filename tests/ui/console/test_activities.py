"""The activities of the stage: only those that serve the focus area are explained, for there are two minutes."""

from PySide6.QtWidgets import QCheckBox, QLabel

from mastery_desktop.domain.choices import StepKind


def test_only_what_serves_the_focus_area_is_explained(open_console, new_session, services):
    session = new_session(people=12)
    domain = services.pack.domains[0]
    element = domain.elements[2].id
    area = services.planning.choose_focus(session, element, "It feeds the others").value
    stage = services.pack.stage_model.stages[1].id
    services.planning.choose_stage(session, area, stage)
    console = open_console(session)
    console.presenter.go_to_step(next(s for s in console.desk.workshop.steps if s.kind is StepKind.ACTIVITIES).id)
    shown = "\n".join(made.text() for made in console.panel.list.findChildren(QLabel))
    leaves = [leaf for part in domain.stages if part.stage == stage for a in part.activities for leaf in a.leaves]
    serving = [leaf for leaf in leaves if element in leaf.elements]
    assert serving
    assert all(leaf.text in shown for leaf in serving)
    assert [leaf for leaf in leaves if leaf.text and leaf.text in shown] == serving
    assert len(console.panel.list.findChildren(QCheckBox)) == len(leaves)
