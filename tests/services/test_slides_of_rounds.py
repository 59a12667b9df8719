"""What the wall says of what is easily read wrong: an empty box, a second round, a decision that was taken."""

from dataclasses import replace

from mastery_desktop.domain.choices import OutcomeKind, RatingState, StepKind
from mastery_desktop.domain.wall import Levels
from mastery_desktop.services.slides import SlideBuilder
from tests.helpers.wall import LIVE, pack, step_of
from tests.helpers.workshops import full_workshop


def slides(workshop, kind):
    content = pack()
    return SlideBuilder(content).slides(workshop, step_of(workshop, kind, content.domains[0].id), LIVE)


def first_of(workshop):
    """A practice whose marks of a first round are revealed."""
    return next(c.element for c in workshop.counts if c.round == 1 and c.group is None and workshop.revealed(c.element))


def slide_of(workshop, kind, element):
    return next(slide for slide in slides(workshop, kind) if slide.anchor == element)


def test_an_empty_box_is_said_beside_the_number_of_marks():
    workshop = full_workshop(pack())
    element = first_of(workshop)
    counts = tuple(
        replace(c, slips=sum(c.marks) + 1) if c.element == element and c.round == 1 else c for c in workshop.counts
    )
    said = slide_of(replace(workshop, counts=counts), StepKind.REVEAL, element).foot_right
    assert said.endswith("· 1 left it empty")


def test_what_was_decided_in_the_discussion_stands_on_its_slide():
    content, workshop = pack(), full_workshop(pack())
    element, level = first_of(workshop), content.levels[1].id
    rest = tuple(r for r in workshop.ratings if r.element != element)
    before = replace(workshop.rating(element), outcome=OutcomeKind.NOT_RATED, level=None, upper=None, fist=None)
    rated = replace(before, state=RatingState.SETTLED, outcome=OutcomeKind.AGREED, level=level)
    open_ = slide_of(replace(workshop, ratings=(*rest, before)), StepKind.DISCUSS, element)
    settled = slide_of(replace(workshop, ratings=(*rest, rated)), StepKind.DISCUSS, element)
    assert [(b.chosen, b.flag) for b in open_.blocks if isinstance(b, Levels)] == [((), "")]
    assert [(b.chosen, b.flag) for b in settled.blocks if isinstance(b, Levels)] == [((1,), "Agreed")]
    assert len(settled.blocks) == len(open_.blocks) - 1, "nothing is asked any more"


def test_the_picture_of_a_domain_says_which_of_two_rounds_it_shows():
    workshop = full_workshop(pack())
    element = first_of(workshop)
    first = workshop.marks(element, 1)
    one = tuple(c for c in workshop.counts if c.round == 1)
    two = (*one, replace(first, id="again", round=2, marks=first.marks[::-1]))
    assert slides(replace(workshop, counts=one), StepKind.RESULTS)[0].title == "5 practices, all marks"
    assert slides(replace(workshop, counts=two), StepKind.RESULTS)[0].title == "5 practices, last marks"
