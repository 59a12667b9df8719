"""Slides: complete, anchored, and silent about what the room has not seen."""

from dataclasses import replace

import pytest

from mastery_desktop.domain.choices import DecisionRule, OutcomeKind, RatingMode, RatingState, StepKind, TrueForAll
from mastery_desktop.domain.content import LevelSymbol
from mastery_desktop.domain.live import LiveState
from mastery_desktop.domain.wall import Bullets, Countdown, Grid, Levels, ShiftLine, Slide
from mastery_desktop.services.slides import SlideBuilder, place_of
from tests.helpers.packs import small_pack
from tests.helpers.prose import texts_in
from tests.helpers.wall import LIVE, in_state, pack, slides_of, step_of, with_canaries
from tests.helpers.workshops import full_workshop

HIDDEN = (RatingState.COLLECTING, RatingState.COMPLETE)
SHOWN = tuple(state for state in RatingState if state not in HIDDEN)
TELLING = (61, 7, 53, 9)
"""Counts whose numbers stand nowhere else in a workshop."""


def slides(workshop, content, kind, domain=None, live=LIVE) -> tuple[Slide, ...]:
    step = step_of(workshop, kind, domain or content.domains[0].id)
    return SlideBuilder(content).slides(workshop, step, live)


def block(slide, kind):
    return next(block for block in slide.blocks if isinstance(block, kind))


def with_counts(workshop, marks):
    return replace(workshop, counts=tuple(replace(counts, marks=marks) for counts in workshop.counts))


def leaks(slide: Slide) -> list[str]:
    """What a slide tells of levels: counts, or a level that is marked as chosen."""
    found = []
    for part in slide.blocks:
        if isinstance(part, Levels):
            found += [f"{part.rounds}"] * bool(part.rounds) + [f"{part.chosen}"] * bool(part.chosen)
        if isinstance(part, Grid):
            found += [f"{row}" for row in part.rows if row.counts or row.chosen]
    return found


@pytest.mark.parametrize("state", HIDDEN)
def test_nothing_per_level_before_the_reveal(state):
    content = pack()
    for domain in content.domains:
        workshop = in_state(with_counts(full_workshop(content, domain.id), TELLING), state)
        for kind, slide in slides_of(workshop, content, domain.id):
            assert leaks(slide) == [], (kind, slide.anchor)
            words = set(slide.text.replace(":", " ").replace(".", " ").split())
            assert not words & {"61", "53"}, (kind, slide.anchor)


@pytest.mark.parametrize("state", SHOWN)
def test_marks_show_from_the_reveal_on(state):
    content = pack()
    workshop = in_state(full_workshop(content), state)
    told = [slide for slide in slides(workshop, content, StepKind.REVEAL) if leaks(slide)]
    assert len(told) == len(content.domains[0].elements) + 1


def test_one_element_revealed_shows_itself_and_no_other():
    content = pack()
    workshop = in_state(full_workshop(content), RatingState.COMPLETE)
    first = workshop.ratings[0]
    workshop = replace(workshop, ratings=(replace(first, state=RatingState.REVEALED), *workshop.ratings[1:]))
    made = slides(workshop, content, StepKind.REVEAL)
    assert [slide.anchor for slide in made] == [first.element, "gate"]
    rows = {row.name: row.counts for row in block(slides(workshop, content, StepKind.RESULTS)[0], Grid).rows}
    shown = content.elements[first.element].name
    assert {name for name, counts in rows.items() if counts} == {shown}


def test_the_gate_stands_until_the_reveal():
    content = pack()
    workshop = in_state(full_workshop(content), RatingState.COMPLETE)
    (gate,) = slides(workshop, content, StepKind.REVEAL, live=LiveState())
    assert gate.gate
    assert gate.title == "Ready: 12 of 12"
    after = slides(in_state(workshop, RatingState.REVEALED), content, StepKind.REVEAL)
    assert not any(slide.gate for slide in after)


def test_private_words_reach_no_slide():
    content = pack()
    for domain in content.domains:
        workshop, canaries = with_canaries(full_workshop(content, domain.id))
        assert len(canaries) > len(workshop.parked)
        for kind, slide in slides_of(workshop, content, domain.id):
            told = "\n".join([*texts_in(slide), slide.text])
            assert [canary for canary in canaries if canary in told] == [], (kind, slide.anchor)


def test_a_slide_that_leaks_is_found():
    """The test above can fail: a word planted into a slide is one it would see."""
    content = pack()
    workshop, canaries = with_canaries(full_workshop(content))
    slide = slides(workshop, content, StepKind.PURPOSE)[0]
    planted = replace(slide, foot_left=workshop.session.facilitator)
    assert workshop.session.facilitator in canaries
    assert any(canary in "\n".join(texts_in(planted)) for canary in canaries)


def test_every_step_has_slides_with_anchors_of_their_own():
    content = pack()
    workshop = full_workshop(content)
    for kind in StepKind:
        anchors = [slide.anchor for slide in slides(workshop, content, kind)]
        assert anchors, kind
        assert len(set(anchors)) == len(anchors), kind


FULL_TEXT = {StepKind.FRAMEWORK, StepKind.STAGES, StepKind.QUESTION}
"""The steps with texts that a room has no time to read."""


def test_a_team_that_decides_in_talk_sees_the_levels_that_it_agreed_on():
    content = pack()
    workshop = full_workshop(content)
    first, second = workshop.ratings[:2]
    ratings = (
        replace(first, state=RatingState.SETTLED, outcome=OutcomeKind.AGREED, level=content.levels[1].id, upper=None),
        replace(second, state=RatingState.COLLECTING, outcome=OutcomeKind.NOT_RATED, level=None, upper=None),
    )
    talked = replace(
        workshop, session=replace(workshop.session, raters=3, mode=RatingMode.DIRECT), ratings=ratings, counts=()
    )
    (shown,) = slides(talked, content, StepKind.COUNT, live=LiveState())
    names = [content.elements[rating.element].name for rating in ratings]
    assert f"Done: {names[0]}: {content.levels[1].short}" in shown.text
    assert f"Open: {names[1]}" in shown.text


MARKED = {StepKind.SHIFTS}
"""The steps whose words make room for the marks of the room, once there are any."""


@pytest.mark.parametrize("kind", StepKind)
def test_the_short_version_is_a_part_of_the_full_one(kind):
    content = pack()
    for domain in content.domains:
        workshop = full_workshop(content, domain.id)
        short, full = (
            slides(workshop, content, kind, domain.id, replace(LIVE, full_text=wanted)) for wanted in (False, True)
        )
        blocks = {slide.anchor: slide.blocks for slide in full}
        assert all(set(slide.blocks) <= set(blocks[slide.anchor]) for slide in short)
        assert (len(short) < len(full)) is (kind in FULL_TEXT)
        assert kind in FULL_TEXT | MARKED or short == full
        assert kind not in FULL_TEXT or len(short) <= 2


def test_the_short_version_keeps_picture_question_and_aspects():
    content = pack()
    workshop = full_workshop(content)
    anchors = {
        kind: [slide.anchor for slide in slides(workshop, content, kind, live=LiveState())] for kind in FULL_TEXT
    }
    domain = content.domains[0]
    aspects = slides(workshop, content, StepKind.QUESTION, live=LiveState())[1]
    assert domain.aspects_lead not in aspects.text
    assert all(aspect.title in aspects.text for aspect in domain.aspects)
    assert anchors == {
        StepKind.FRAMEWORK: ["framework"],
        StepKind.STAGES: ["stages"],
        StepKind.QUESTION: ["question", "aspects"],
    }


def test_the_full_text_tells_everything():
    content = pack()
    domain = content.domains[0]
    workshop = full_workshop(content)
    told = "\n".join(slide.text for kind in FULL_TEXT for slide in slides(workshop, content, kind))
    introduction, model = content.introduction, content.stage_model
    assert all(part.text in told for part in introduction.components)
    assert introduction.statute.definition in told
    assert introduction.statute.text in told
    assert all(text in told for text in (*domain.overview, domain.aspects_lead, *model.advice))
    assert all(point in told for aspect in domain.aspects for point in (aspect.text, *aspect.points))
    assert all(text in told for stage in model.stages for text in stage.handout_activities)


def test_a_framework_that_builds_on_no_law_shows_none():
    content = small_pack()
    assert "statute" not in [slide.anchor for slide in slides(full_workshop(content), content, StepKind.FRAMEWORK)]


def test_an_empty_session_has_slides_for_every_step():
    content = pack()
    full = full_workshop(content)
    empty = type(full)(session=replace(full.session, purpose="", title="", voters=""))
    for kind, slide in slides_of(empty, content, content.domains[0].id, LiveState()):
        assert slide.title, (kind, slide.anchor)


def test_another_framework_brings_its_own_numbers():
    content = small_pack()
    domain = content.domains[0]
    workshop = full_workshop(content)
    revealed = slides(workshop, content, StepKind.REVEAL)
    assert [slide.anchor for slide in revealed[1:]] == [element.id for element in domain.elements]
    levels = block(revealed[1], Levels)
    assert [level.symbol for level in levels.levels] == [LevelSymbol.EMPTY, LevelSymbol.HALF, LevelSymbol.FULL]
    assert len(levels.rounds[0].counts) == len(content.levels)
    stages = [slide.anchor for slide in slides(workshop, content, StepKind.READINESS)]
    assert stages == [*(stage.id for stage in content.stage_model.stages), "choice"]


def test_anchors_are_found_again_and_lost_ones_lead_to_the_start():
    content = pack()
    made = slides(full_workshop(content), content, StepKind.SHIFTS)
    assert place_of(made, content.domains[0].elements[2].id) == 2
    assert place_of(made, "not there") == 0


def test_counting_tells_slips_and_nothing_else():
    content = pack()
    workshop = in_state(full_workshop(content), RatingState.COLLECTING)
    (slide,) = slides(workshop, content, StepKind.COUNT, live=LiveState(slips_in=7, slips_expected=12, countdown=185))
    assert slide.foot_left == "Slips in: 7 of 12"
    assert block(slide, Countdown).text == "4 min"
    assert slide.clock is None, "one clock is enough"


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(240, "4 min"), (181, "4 min"), (60, "1:00"), (9, "0:09"), (0, "Time’s up"), (-3, "Time’s up")],
)
def test_the_clock_ticks_by_minutes_until_the_last_one(seconds, shown):
    content = pack()
    slide = slides(full_workshop(content), content, StepKind.RATE, live=LiveState(countdown=seconds))[0]
    assert (slide.clock.text, slide.clock.over) == (shown, seconds <= 0)
    assert shown in slide.text, "those who hear the wall hear the clock"


def test_no_clock_stands_on_the_wall_before_the_facilitator_wants_it():
    content = pack()
    workshop = full_workshop(content)
    for kind in StepKind:
        for slide in slides(workshop, content, kind, live=LiveState()):
            assert slide.clock is None
            assert not any(isinstance(part, Countdown) for part in slide.blocks)


def test_discussion_goes_from_the_widest_to_the_closest():
    content = pack()
    elements = content.domains[0].elements
    workshop = full_workshop(content)
    by_element = dict(
        zip(
            (e.id for e in elements),
            ((0, 6, 6, 0), (6, 0, 0, 6), (3, 6, 3, 0), (0, 12, 0, 0), (1, 5, 5, 1)),
            strict=True,
        )
    )
    first = tuple(replace(c, marks=by_element[c.element]) for c in workshop.counts if c.round == 1)
    ratings = tuple(replace(r, outcome=OutcomeKind.NOT_RATED, level=None, upper=None) for r in workshop.ratings)
    made = slides(replace(workshop, counts=first, ratings=ratings), content, StepKind.DISCUSS)
    order = [slide.anchor for slide in made if slide.anchor in by_element]
    assert order[0] == elements[1].id
    assert set(order[-2:]) == {elements[0].id, elements[3].id}
    prompts = {slide.anchor: slide.text for slide in made}
    assert "Two camps" in prompts[elements[1].id]
    assert "We stand together" in prompts[elements[3].id]


def test_the_second_round_stands_beside_the_first():
    content = pack()
    workshop = full_workshop(content)
    element = next(counts.element for counts in workshop.counts if counts.round == 2)
    talk = next(slide for slide in slides(workshop, content, StepKind.DISCUSS) if slide.anchor == element)
    rounds = block(talk, Levels).rounds
    assert [one.name for one in rounds] == ["Round 1: mixed", "Round 2: mixed"]
    assert [one.counts for one in rounds] == [c.marks for c in workshop.rounds(element)]


def test_a_second_round_shows_what_it_changed_in_words_in_talk_decision_and_result():
    content = pack()
    workshop = full_workshop(content)
    element = next(counts.element for counts in workshop.counts if counts.round == 2)
    moved = {1: (4, 1, 2, 5), 2: (0, 8, 4, 0)}
    counts = tuple(replace(c, marks=moved[c.round]) if c.element == element else c for c in workshop.counts)
    workshop = replace(workshop, counts=counts)
    talk = next(slide for slide in slides(workshop, content, StepKind.DISCUSS) if slide.anchor == element)
    decided = next(slide for slide in slides(workshop, content, StepKind.OUTCOME) if slide.anchor == element)
    for slide in (talk, decided):
        names = [one.name for one in block(slide, Levels).rounds]
        assert names == ["Round 1: split", "Round 2: together"]
    assert talk.foot_left == "Split, now together"
    name = content.elements[element].name
    grid = block(slides(workshop, content, StepKind.RESULTS)[0], Grid)
    assert next(row for row in grid.rows if row.name == name).words[0] == "Split, now together"


def test_outcomes_are_told_in_words():
    content = pack()
    workshop = full_workshop(content)
    low, high = content.levels[1].id, content.levels[2].id
    rating = replace(
        workshop.ratings[0],
        state=RatingState.SETTLED,
        outcome=OutcomeKind.NOT_AGREED,
        level=low,
        upper=high,
        true_for_all=TrueForAll.SOME,
        not_for="learners who ride the late bus",
    )
    workshop = replace(workshop, ratings=(rating, *workshop.ratings[1:]))
    slide = slides(workshop, content, StepKind.OUTCOME)[0]
    assert block(slide, Levels).chosen == (1, 2)
    assert "Not agreed yet" in slide.text
    assert "learners who ride the late bus" in slide.text
    assert block(slide, Levels).flag == "Not agreed yet"
    row = block(slides(workshop, content, StepKind.RESULTS)[0], Grid).rows[0]
    assert row.chosen == (1, 2)


@pytest.mark.parametrize(
    ("outcome", "word"),
    [
        (OutcomeKind.AGREED, "Agreed"),
        (OutcomeKind.MAJORITY, "Majority"),
        (OutcomeKind.NOT_AGREED, "Not agreed yet"),
        (OutcomeKind.NOT_RATED, "No level settled"),
    ],
)
@pytest.mark.parametrize("open_ends", [True, False])
def test_a_practice_without_marks_says_how_it_was_settled(outcome, word, open_ends):
    content = pack()
    workshop = full_workshop(content)
    levels = [level.id for level in content.levels]
    rating = replace(
        workshop.ratings[0],
        state=RatingState.SETTLED if outcome is not OutcomeKind.NOT_RATED else RatingState.REVEALED,
        outcome=outcome,
        level=levels[1] if outcome is not OutcomeKind.NOT_RATED else None,
        upper=levels[2] if outcome is OutcomeKind.NOT_AGREED else None,
    )
    if open_ends and outcome is OutcomeKind.NOT_AGREED:
        rating = replace(rating, level=None, upper=None)
    workshop = replace(workshop, ratings=(rating, *workshop.ratings[1:]), counts=())
    row = block(slides(workshop, content, StepKind.RESULTS)[0], Grid).rows[0]
    assert row.words[0] == word
    decided = slides(workshop, content, StepKind.OUTCOME)[0]
    assert block(decided, Levels).flag == ("" if outcome is OutcomeKind.NOT_RATED else word)
    assert bool(decided.foot_left) is (outcome is OutcomeKind.NOT_RATED)


def test_results_say_where_evidence_is_missing_and_never_an_average():
    content = pack()
    workshop = replace(full_workshop(content), evidence=())
    slide = slides(workshop, content, StepKind.RESULTS)[0]
    rows = block(slide, Grid).rows
    assert all(("No evidence yet" in row.words) is not bool(row.stress) for row in rows)
    high = {level.id for level in content.levels[2:]}
    strong = [workshop.rating(element.id).level in high for element in content.domains[0].elements]
    assert [row.stress == "No evidence yet" for row in rows] == strong
    assert sum(strong) == 1
    assert slide.foot_left == "Outline: what we settled on. Dashed: not agreed yet. Lens: strong, no evidence yet."
    assert not {"average", "mean", "median", "score", "%"} & set(slide.text.lower().split())


def test_discussion_asks_what_shows_strong_marks_and_accuses_nobody():
    content = pack()
    workshop = replace(in_state(full_workshop(content), RatingState.REVEALED), evidence=())
    ratings = tuple(replace(r, outcome=OutcomeKind.NOT_RATED, level=None, upper=None) for r in workshop.ratings)
    workshop = replace(workshop, ratings=ratings, counts=tuple(c for c in workshop.counts if c.round == 1))
    made = slides(workshop, content, StepKind.DISCUSS)
    strong = content.domains[0].elements[1]
    marked = [row.name for row in block(made[0], Grid).rows if row.stress]
    assert strong.name in marked
    talk = next(slide for slide in made if slide.anchor == strong.id)
    assert talk.foot_left == "Strong, no evidence yet. What have we seen that shows it?"


def test_what_may_be_a_name_stands_on_no_slide_until_it_is_confirmed():
    content = pack()
    workshop = full_workshop(content)

    def shown(**changes):
        rating = replace(workshop.ratings[0], true_for_all=TrueForAll.SOME, not_for="Jonas Weber", **changes)
        now = replace(workshop, ratings=(rating, *workshop.ratings[1:]))
        made = [slide.text for kind in StepKind for slide in slides(now, content, kind)]
        return [text for text in made if "Weber" in text]

    assert shown() == []
    assert len(shown(not_for_groups=True)) >= 1


@pytest.mark.parametrize("rule", DecisionRule)
def test_the_rule_and_the_voters_are_told_at_the_start(rule):
    content = pack()
    workshop = full_workshop(content)
    workshop = replace(workshop, session=replace(workshop.session, rule=rule, voters="Everyone who teaches"))
    made = {slide.anchor: slide.text for slide in slides(workshop, content, StepKind.PURPOSE)}
    assert "Everyone who teaches" in made["rule"]
    assert "may become public" in made["use"]


def test_a_small_team_is_told_that_slips_are_not_anonymous():
    content = pack()
    workshop = full_workshop(content)
    few = replace(workshop, session=replace(workshop.session, raters=3))
    assert "not be anonymous" in slides(few, content, StepKind.PURPOSE)[-1].text
    assert "slip" not in slides(few, content, StepKind.RATE)[0].text.lower()


@pytest.mark.parametrize("mode", RatingMode)
def test_every_way_of_rating_is_explained(mode):
    content = pack()
    workshop = full_workshop(content)
    workshop = replace(workshop, session=replace(workshop.session, mode=mode))
    told = block(slides(workshop, content, StepKind.RATE)[0], Bullets).items
    assert len(told) >= 3


def test_tables_together_are_the_marks_of_a_shift():
    content = pack()
    workshop = full_workshop(content)
    element = content.domains[0].elements[0].id
    room = workshop.shift(element)
    tables = (
        replace(room, id="a", group="one", marks=(100, 700)),
        replace(room, id="b", group="two", marks=(300,)),
    )
    workshop = replace(workshop, shift_marks=tables)
    slide = slides(workshop, content, StepKind.SHIFTS)[0]
    assert block(slide, ShiftLine).marks == (100, 300, 700)


@pytest.mark.parametrize("people", [{"raters": 3}, {"mode": RatingMode.TABLES}])
@pytest.mark.parametrize("settled", [True, False])
def test_a_team_that_keeps_no_marks_is_asked_for_none(people, settled):
    content = pack()
    full = in_state(full_workshop(content), RatingState.SETTLED if settled else RatingState.COLLECTING)
    few = replace(full, session=replace(full.session, **people), counts=(), evidence=())
    element = content.domains[0].elements[0]
    for kind in (StepKind.COUNT, StepKind.REVEAL, StepKind.DISCUSS, StepKind.OUTCOME):
        made = slides(few, content, kind, live=LiveState())
        assert made
        assert not any(slide.gate for slide in made)
        told = " ".join(text for slide in made for text in slide.reading())
        assert "slip" not in told.lower()
        assert "reveal" not in told.lower()
        assert kind is StepKind.DISCUSS or element.name in told


def test_levels_settled_on_the_form_need_no_reveal():
    content = pack()
    full = in_state(full_workshop(content), RatingState.SETTLED)
    (slide,) = slides(replace(full, counts=()), content, StepKind.REVEAL, live=LiveState())
    assert not slide.gate
    assert any(row.chosen for row in block(slide, Grid).rows)


@pytest.mark.parametrize("settled", [True, False])
def test_the_picture_of_a_domain_speaks_of_outlines_only_where_something_is_settled(settled):
    content = pack()
    workshop = full_workshop(content)
    if not settled:
        ratings = (
            replace(one, state=RatingState.REVEALED, outcome=OutcomeKind.NOT_RATED, level=None, upper=None)
            for one in workshop.ratings
        )
        workshop = replace(workshop, ratings=tuple(ratings))
    slide = slides(workshop, content, StepKind.RESULTS)[0]
    assert ("utline" in slide.foot_left) is settled
    assert "one picture" not in slide.text, "it may take two pages"
