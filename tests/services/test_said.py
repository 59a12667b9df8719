"""What is said, written on the wall and advised fits the way in which the team rates."""

import re
from dataclasses import replace

import pytest

from mastery_desktop.content.loader import load_pack
from mastery_desktop.domain.choices import RatingMode, RatingState, StepKind
from mastery_desktop.domain.live import LiveState
from mastery_desktop.domain.records import Group, GroupId
from mastery_desktop.domain.said import script_of, ways_of
from mastery_desktop.services.slides import SlideBuilder
from mastery_desktop.ui.console.rate_words import advice, how_long
from tests.helpers.workshops import full_workshop

PACK = load_pack()
ELEMENTS = PACK.domains[0].elements
SLIPS = re.compile(r"(?<!exit )\bslips?\b|\btick(?:s|ed)? (?:one|a) box", re.IGNORECASE)
ROOMS = {
    "three who talk": (RatingMode.DIRECT, 3, ()),
    "twelve who talk": (RatingMode.DIRECT, 12, ()),
    "three with cards": (RatingMode.CARDS, 3, ()),
    "cards": (RatingMode.CARDS, 12, ()),
    "dots": (RatingMode.DOTS, 12, ()),
    "tables": (RatingMode.TABLES, 12, ()),
    "cards and dots": (RatingMode.CARDS, 12, (RatingMode.DOTS,)),
}
NOT_AT_ALL = {
    "three who talk": r"\bcards? up\b|\bmark(?:s|ed)? (?:we|you) made|\byour dots?\b|hand it in",
    "twelve who talk": r"\bmark we made|hand it in|small circle|three people",
    "cards": r"\bdots? when",
    "tables": r"\bmark we made|one dot is one mark|hand it in",
}


def room(mode=RatingMode.SLIPS, raters=12, others=(), *, shared=False):
    whole = full_workshop(PACK)
    tables = ()
    if mode is RatingMode.TABLES or shared:
        places = [tuple(e.id for e in ELEMENTS[at::2]) if shared else () for at in range(2)]
        tables = tuple(
            Group(
                id=GroupId(f"t{at}"), session_id=whole.session.id, place=at, name=f"Table {at}", raters=6, elements=of
            )
            for at, of in enumerate(places)
        )
    ratings = tuple(
        replace(rating, state=RatingState.COLLECTING, mode=others[0] if others and at == 0 else None)
        for at, rating in enumerate(whole.ratings)
    )
    session = replace(whole.session, mode=mode, raters=raters, people=raters + 1)
    return replace(whole, session=session, groups=tables, ratings=ratings, counts=(), promises=())


def said(workshop, kind, elements=ELEMENTS):
    script = script_of(PACK, kind, ways_of(workshop, elements), of_one=bool(elements))
    return f"{script.say}\n{script.watch}\n{script.stuck}"


@pytest.mark.parametrize("name", ROOMS)
def test_nobody_is_told_of_slips_where_there_are_none(name):
    workshop = room(*ROOMS[name])
    for kind in StepKind:
        words = said(workshop, kind)
        assert not SLIPS.search(words), words
        assert not re.search(NOT_AT_ALL.get(name, "(?!)"), words, re.IGNORECASE), words
        if kind not in (StepKind.RATE, StepKind.COUNT):  # always about a domain
            assert not SLIPS.search(said(workshop, kind, ()))


@pytest.mark.parametrize("name", ROOMS)
def test_wall_and_console_do_not_speak_of_slips_either(name):
    workshop = room(*ROOMS[name])
    rate = next(step for step in workshop.steps if step.kind is StepKind.RATE)
    steps = [replace(rate, kind=kind) for kind in StepKind]
    slides = (slide for step in steps for slide in SlideBuilder(PACK).slides(workshop, step, LiveState()))
    wall = "\n".join(slide.text for slide in slides)
    assert not SLIPS.search(f"{wall}\n{advice(workshop)}\n{how_long(workshop, ELEMENTS, 10)}")


def test_where_tables_share_the_practices_nobody_is_asked_for_all():
    workshop = room(shared=True)
    step = next(step for step in workshop.steps if step.kind is StepKind.RATE)
    wall = "\n".join(slide.text for slide in SlideBuilder(PACK).slides(workshop, step, LiveState()))
    words = f"{wall}\n{advice(workshop)}\n{said(workshop, StepKind.RATE)}"
    assert not re.search(r"all \d practices|carries all|each practice,", words)
    assert "each practice of your table" in wall
    assert "Hand it in face down." in wall
    least = -(-len(ELEMENTS) // 2)
    assert how_long(workshop, ELEMENTS, 10).startswith(f"Up to {least} practices at each table in 10 minutes.")


def test_slips_among_other_ways_still_carry_no_name():
    workshop = room(RatingMode.SLIPS, 12, (RatingMode.CARDS,))
    step = next(step for step in workshop.steps if step.kind is StepKind.RATE)
    first = next(iter(SlideBuilder(PACK).slides(workshop, step, LiveState())))
    assert "Put no name on anything." in first.text
    assert "put no name on anything" in said(workshop, StepKind.RATE)


def test_the_time_that_is_said_is_the_time_that_is_counted():
    workshop = room()
    assert how_long(workshop, ELEMENTS, 20).startswith(f"{len(ELEMENTS)} practices in 20 minutes.")
    assert "5 minutes are planned, about 10 are usual" in how_long(workshop, ELEMENTS, 5)


def test_words_to_say_at_the_promises_are_about_promises():
    words = script_of(PACK, StepKind.PURPOSE, looks_back=True)
    assert "promised" in words.say
    assert script_of(PACK, StepKind.PURPOSE).say != words.say


def test_a_workshop_that_comes_to_no_plan_is_not_told_to_listen_to_its_first_step():
    whole = room()
    short = replace(whole, steps=tuple(s for s in whole.steps if s.kind is not StepKind.PLAN), actions=())
    assert "first thing we are going to do" in said(whole, StepKind.CLOSE, ())
    words = said(short, StepKind.CLOSE, ())
    assert "first thing" not in words
    assert "next meeting" in words
    assert "first thing we are going to do" in said(replace(short, actions=whole.actions), StepKind.CLOSE, ())
