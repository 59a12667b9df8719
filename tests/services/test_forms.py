"""Forms that were filled in on laptops come back as suggestions: counts only for marks, and nothing is lost."""

import random
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from mastery_desktop.content.loader import load_pack
from mastery_desktop.documents.form_reading import read_fields
from mastery_desktop.domain.choices import RatingMode, RatingState
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.filled_forms import FormFile
from mastery_desktop.domain.form_fields import FieldKind as F
from mastery_desktop.services.forms.service import FormService
from mastery_desktop.services.forms.suggesting import day_of
from tests.helpers.forms import empty_form, filled_form, rename
from tests.helpers.packs import small_pack
from tests.helpers.stores import bytes_in, desk
from tests.helpers.workshops import SESSION, full_workshop

PACK = small_pack()
DOMAIN = PACK.domains[0].id
ELEMENTS = PACK.domains[0].elements
LEVELS = [level.id for level in PACK.levels]
FIRST, SECOND = ELEMENTS[0].id, ELEMENTS[1].id
BARE = {
    "counts": (), "ratings": (), "evidence": (), "candidates": (), "potential": (), "focus_areas": (),
    "stage_choices": (), "sorted_items": (), "goals": (), "actions": (),
}  # fmt: skip


class Room:
    def __init__(self, opened):
        self.desk = opened
        self.forms = FormService(
            opened.store,
            opened.clock,
            opened.pack,
            sessions=opened.sessions,
            rating=opened.rating,
            read_all=lambda files: [read_fields(data) for data in files],  # the usual way is tried in test_apart
        )

    @property
    def workshop(self):
        return self.desk.sessions.load(SESSION)

    def read(self, *files):
        return self.forms.read([FormFile(name, data) for name, data in files])

    def suggest(self, read):
        return self.forms.suggest(SESSION, read)

    def accept(self, read, at=0):
        self.forms.accept(SESSION, read, self.suggest(read).changes[at])


@pytest.fixture
def room(tmp_path):
    """A session that has just begun, of twelve who rate on slips."""
    whole = full_workshop(PACK)
    with desk(tmp_path, PACK) as opened:
        opened.fill(replace(whole, **BARE))
        yield Room(opened)


def assessment(*values):
    return filled_form(PACK, "P9", DOMAIN, *values)


def ticked(*levels, more=()):
    """Self-assessments, each with a level ticked for the first practice; the texts tell them apart."""
    return [
        (f"form {n}.pdf", assessment((F.LEVEL, FIRST, LEVELS[level]), (F.ANSWER, "0", f"Answer {n}"), *more))
        for n, level in enumerate(levels)
    ]


# Marks --------------------------------------------------------------------------------------------------------------


def test_five_forms_are_counted_together_without_saying_who_or_how_many_chose_what(room):
    read = room.read(*ticked(0, 1, 1, 2, 1))
    count = next(change for change in room.suggest(read).changes if change.counts)
    assert count.source == "5 forms"
    assert "1 practice" in count.then
    shown = f"{count.source} {count.place} {count.now} {count.then}"
    assert not any(level.label in shown or level.id in shown for level in PACK.levels)
    assert "form 0" not in shown
    room.forms.accept(SESSION, read, count)
    (counts,) = room.workshop.counts
    assert counts.marks[:3] == (1, 3, 1)
    assert (counts.raters, counts.mode, counts.round) == (12, RatingMode.SLIPS, 1)
    assert room.workshop.rating(FIRST).state is RatingState.COMPLETE
    assert not [change for change in room.suggest(read).changes if change.counts]


def test_marks_of_fewer_than_five_are_for_talk_only_and_nowhere_in_memory_or_on_disk(room, tmp_path):
    read = room.read(*ticked(0, 1, 2, 1))
    assert read.counts == {}
    found = room.suggest(read)
    assert not [change for change in found.changes if change.counts]
    assert any("Fewer than five people" in note and ELEMENTS[0].name in note for note in found.notes)
    assert not any(level.label in note or level.id in note for note in found.notes for level in PACK.levels)
    while changes := room.suggest(read).changes:
        room.forms.accept(SESSION, read, changes[0])
    assert room.workshop.counts == ()
    assert room.workshop.ratings == ()


def test_each_practice_needs_five_marks_of_its_own(room):
    files = ticked(0, 1, 2, 1, 1)
    files[0] = ("form 0.pdf", assessment((F.LEVEL, FIRST, LEVELS[0]), (F.LEVEL, SECOND, LEVELS[2])))
    read = room.read(*files)
    assert set(read.counts) == {FIRST}
    assert any(ELEMENTS[1].name in note for note in read.notes)


def test_the_same_file_twice_is_counted_once(room):
    files = ticked(0, 1, 2, 1)
    read = room.read(*files, ("copy.pdf", files[0][1]))
    assert read.counts == {}
    assert any("the same as form 0.pdf" in note for note in read.notes)


def test_a_team_that_rates_by_talk_counts_no_forms(room):
    session = room.workshop.session
    with room.desk.store.write() as write:
        write.put(replace(session, mode=RatingMode.DIRECT))
    found = room.suggest(room.read(*ticked(0, 1, 1, 2, 1)))
    assert not [change for change in found.changes if change.counts]
    assert any("in talk" in note for note in found.notes)


def test_what_was_counted_in_the_room_stays_as_it_is(room):
    room.desk.rating.save_counts(SESSION, {FIRST: (3, 3, 3, *(0,) * (len(LEVELS) - 3))}, raters=12)
    read = room.read(*ticked(0, 1, 1, 2, 1))
    found = room.suggest(read)
    assert not [change for change in found.changes if change.counts]
    assert any("counted in the room already" in note for note in found.notes)
    assert sum(room.workshop.counts[0].marks) == 9


def test_nothing_of_a_form_is_kept_that_was_not_accepted(room, tmp_path):
    read = room.read(*ticked(0, 1, 1, 2, 1, more=((F.HAVE, FIRST, "Written by somebody"),)))
    room.suggest(read)
    assert b"Written by somebody" not in bytes_in(tmp_path)
    assert b"form 0.pdf" not in bytes_in(tmp_path)
    while changes := room.suggest(read).changes:
        room.forms.accept(SESSION, read, changes[0])
    kept = bytes_in(tmp_path)
    assert b"Written by somebody" in kept
    assert b"form 0.pdf" not in kept, "whose evidence it is is nowhere"


# Texts --------------------------------------------------------------------------------------------------------------


def test_evidence_is_taken_over_line_by_line_and_once(room):
    text = "Advisory – twice a week\n\nÑandú & Łódź <b>school</b>"
    read = room.read(("a.pdf", assessment((F.HAVE, FIRST, text), (F.WANT, SECOND, "What learners say"))))
    found = room.suggest(read).changes
    assert [(change.source, change.now, change.then) for change in found] == [
        ("a.pdf", "", "Advisory – twice a week"),
        ("a.pdf", "", "Ñandú & Łódź <b>school</b>"),
        ("a.pdf", "", "What learners say"),
    ]
    assert found[0].place.endswith(ELEMENTS[0].name)
    room.accept(read, at=1)
    assert [each.text for each in room.workshop.evidence] == ["Ñandú & Łódź <b>school</b>"]
    assert [change.then for change in room.suggest(read).changes] == ["Advisory – twice a week", "What learners say"]
    room.accept(read)
    room.accept(read)
    assert [(each.element, each.have) for each in room.workshop.evidence] == [
        (FIRST, True),
        (FIRST, True),
        (SECOND, False),
    ]
    assert room.suggest(read).changes == ()


def test_a_suggestion_can_be_undone(room):
    read = room.read(("a.pdf", assessment((F.HAVE, FIRST, "A survey"))))
    room.accept(read)
    assert room.workshop.evidence
    room.desk.history.undo(SESSION)
    assert room.workshop.evidence == ()
    room.accept(read)
    assert [each.text for each in room.workshop.evidence] == ["A survey"]


def test_answers_of_several_people_stand_below_each_other(room):
    read = room.read(
        ("a.pdf", assessment((F.ANSWER, "1", "Planning together"))),
        ("b.pdf", assessment((F.ANSWER, "1", "Looking at student work"))),
    )
    room.accept(read)
    (second,) = room.suggest(read).changes
    assert (second.now, second.then) == ("Planning together", "Planning together\nLooking at student work")
    room.accept(read)
    assert room.workshop.potential_focus(DOMAIN).answers[1] == "Planning together\nLooking at student work"
    assert room.suggest(read).changes == ()


def test_a_suggestion_that_no_longer_holds_is_refused(room):
    read = room.read(("a.pdf", assessment((F.ANSWER, "0", "Ours"))))
    (shown,) = room.suggest(read).changes
    room.desk.planning.set_potential(SESSION, DOMAIN, None, ["Typed meanwhile"])
    with pytest.raises(NotPossible, match="has changed since"):
        room.forms.accept(SESSION, read, shown)
    assert room.workshop.potential_focus(DOMAIN).answers == ("Typed meanwhile",)
    (now,) = room.suggest(read).changes
    assert now.key == shown.key
    room.accept(read)
    assert room.workshop.potential_focus(DOMAIN).answers[0] == "Typed meanwhile\nOurs"


def test_a_focus_worksheet_gives_candidates_dots_choice_and_reasons(room):
    form = filled_form(
        PACK,
        "P16",
        DOMAIN,
        (F.CANDIDATE, FIRST, ""),
        (F.DOTS, FIRST, "7"),
        (F.DOTS, SECOND, "many"),
        (F.HAVE, FIRST, "The grade 6 team has begun"),
        (F.FOCUS, "", FIRST),
        (F.REASON, "", "It feeds the rest."),
        (F.WAITS, "", "They are easier after that."),
    )
    read = room.read(("focus.pdf", form))
    notes = room.suggest(read).notes
    assert any("many" in note for note in notes), "what is no number is told with its words"
    while changes := room.suggest(read).changes:
        room.forms.accept(SESSION, read, changes[0])
    workshop = room.workshop
    assert workshop.candidate(FIRST).dots == 7
    assert (workshop.focus.element, workshop.focus.reason) == (FIRST, "It feeds the rest.")
    assert workshop.evidence[0].text == "The grade 6 team has begun"


def test_why_the_others_wait_is_kept_for_each_of_them(room):
    room.desk.planning.set_dots(SESSION, {FIRST: 5, SECOND: 2})
    room.desk.planning.choose_focus(SESSION, FIRST)
    read = room.read(("w.pdf", filled_form(PACK, "P16", DOMAIN, (F.WAITS, "", "Later"), (F.FOCUS, "", SECOND))))
    found = room.suggest(read)
    assert any("names" in note and ELEMENTS[1].name in note for note in found.notes), "another choice is for talk"
    room.accept(read)
    assert room.workshop.candidate(SECOND).waits == "Later"
    assert room.workshop.candidate(FIRST).waits == ""
    assert room.workshop.focus.element == FIRST


def test_it_is_said_that_nobody_waits_while_no_other_practice_is_a_candidate(room):
    read = room.read(("w.pdf", filled_form(PACK, "P16", DOMAIN, (F.WAITS, "", "Later"), (F.FOCUS, "", SECOND))))
    room.accept(read)
    (note,) = room.suggest(read).notes
    assert "no other practice is a candidate" in note
    assert note.endswith("Later")


def test_a_practice_is_known_by_its_names_in_two_languages(room):
    named = f"{ELEMENTS[1].name} / Otro nombre"
    read = room.read(("w.pdf", filled_form(PACK, "P16", DOMAIN, (F.FOCUS, "", named))))
    room.accept(read)
    assert room.workshop.focus.element == SECOND


def test_a_worksheet_of_all_domains_names_its_practices_in_rows(room):
    form = filled_form(PACK, "P16", None, (F.CANDIDATE, "2", SECOND), (F.HAVE, "2", "Noted"), (F.HAVE, "3", "Homeless"))
    read = room.read(("rows.pdf", form))
    found = room.suggest(read)
    assert [change.then for change in found.changes] == [ELEMENTS[1].name, "Noted"]
    assert any("Homeless" in note for note in found.notes)


PLAN = (
    (F.STAGE, "", PACK.stage_model.stages[1].id),
    (F.GOAL, "", "One unit a month"),
    (F.CHECK_ON, "", "1/14/2027"),
    (F.NOTICE, "", "We ask 20 learners"),
    (F.BARRIERS, "", "The bus"),
    (F.WHAT, "0", "Agree on a protocol"),
    (F.WHO, "0", "Grade 6 lead"),
    (F.BY, "0", "December"),
    (F.WHAT, "4", "Visit a team"),
    (F.CHECK, "4", "in spring"),
)


def test_a_plan_needs_a_focus_area_and_then_fills_goal_stage_and_actions(room):
    read = room.read(("plan.pdf", filled_form(PACK, "P19", None, *PLAN)))
    before = room.suggest(read)
    assert before.changes == ()
    told = "\n".join(before.notes)
    assert "Choose the focus area first" in told
    assert "One unit a month" in told
    focus = room.desk.planning.choose_focus(SESSION, FIRST).value
    assert len(room.suggest(read).changes) == 7
    while changes := room.suggest(read).changes:
        room.forms.accept(SESSION, read, changes[0])
    workshop = room.workshop
    goal = workshop.goal(workshop.focus)
    assert (goal.text, goal.check_on, goal.notice, goal.barriers) == (
        "One unit a month",
        date(2027, 1, 14),
        "We ask 20 learners",
        "The bus",
    )
    assert workshop.stage_choice(workshop.focus).stage == PACK.stage_model.stages[1].id
    assert [(one.what, one.who, one.by, one.check, one.focus) for one in workshop.actions] == [
        ("Agree on a protocol", "Grade 6 lead", "December", "", focus),
        ("Visit a team", "", "", "in spring", focus),
    ]
    assert [one.place for one in workshop.actions] == [0, 1]


def test_another_goal_is_shown_beside_the_one_that_it_would_replace(room):
    focus = room.desk.planning.choose_focus(SESSION, FIRST).value
    room.desk.planning.set_goal(SESSION, focus, "The goal we have", date(2027, 1, 1))
    read = room.read(
        ("plan.pdf", filled_form(PACK, "P19", None, (F.GOAL, "", "Another one"), (F.CHECK_ON, "", "soon")))
    )
    (change,) = room.suggest(read).changes
    assert (change.now, change.then) == ("The goal we have", "Another one")
    assert any("soon" in note for note in room.suggest(read).notes)
    room.accept(read)
    goal = room.workshop.goal(room.workshop.focus)
    assert (goal.text, goal.check_on) == ("Another one", date(2027, 1, 1))


def test_a_short_text_within_a_longer_one_is_not_lost(room):
    focus = room.desk.planning.choose_focus(SESSION, FIRST, "They are busy").value
    assert focus
    read = room.read(("f.pdf", filled_form(PACK, "P16", DOMAIN, (F.REASON, "", "bus"))))
    room.accept(read)
    assert room.workshop.focus.reason == "They are busy\nbus"


@pytest.mark.parametrize(
    ("text", "day"),
    [("2027-01-14", date(2027, 1, 14)), (" 1/14/2027 ", date(2027, 1, 14)), ("14/1/2027", None), ("soon", None),
     ("2027-02-30", None), ("", None)],
)  # fmt: skip
def test_days_are_read_as_they_are_written(text, day):
    assert day_of(text) == day


# Files that are not what they should be -----------------------------------------------------------------------------


def test_a_form_about_a_domain_that_is_not_led_changes_nothing(room):
    other = PACK.domains[1]
    form = filled_form(PACK, "P9", other.id, (F.HAVE, other.elements[0].id, "Far away"))
    found = room.suggest(room.read(("other.pdf", form)))
    assert found.changes == ()
    assert any(other.name in note for note in found.notes)


def test_a_form_of_other_content_is_refused(room, pack_of_the_guide):
    domain = pack_of_the_guide.domains[0]
    form = filled_form(pack_of_the_guide, "P9", domain.id, (F.HAVE, domain.elements[0].id, "Elsewhere"))
    read = room.read(("guide.pdf", form))
    assert any("other content" in note for note in read.notes)
    assert read.written == ()


@pytest.fixture(scope="module")
def pack_of_the_guide():
    return load_pack()


def test_fields_that_were_edited_are_left_out_and_told_with_their_words(room):
    element = FIRST.replace(".", "~")
    good = assessment((F.HAVE, FIRST, "Kept words"), (F.LEVEL, FIRST, LEVELS[0]), (F.ANSWER, "0", "An answer"))
    other, strange = rename(good, element, "no.such~practice"), rename(good, "answer", "wanted")
    read = room.read(("other.pdf", other), ("strange.pdf", strange))
    told = "\n".join(read.notes)
    assert "other.pdf: This belongs to no practice that is known here: Kept words" in told
    assert "other.pdf: 1 field is not known here" in told, "the level, without saying which"
    assert "strange.pdf: 1 field is not known here" in told
    assert [(one.source, one.then) for one in room.suggest(read).changes] == [
        ("other.pdf", "An answer"),
        ("strange.pdf", "Kept words"),
    ]


def test_the_form_of_somebody_else_is_no_form_of_ours(room):
    saved = BytesIO()
    canvas = Canvas(saved)
    canvas.acroForm.textfield(name="Name", value="Somebody")
    canvas.acroForm.checkbox(name="mastery-1/P9/x", checked=True)
    canvas.showPage()
    canvas.save()
    read = room.read(("tax.pdf", saved.getvalue()))
    assert read.notes == ("tax.pdf: This PDF is not one of these forms. Nothing was read from it.",)
    assert read.files == ()


def test_an_empty_form_changes_nothing_and_is_no_error(room):
    read = room.read(("empty.pdf", empty_form(PACK, "P9", DOMAIN)), ("plan.pdf", empty_form(PACK, "P19")))
    assert room.suggest(read) == type(room.suggest(read))((), ())
    assert read.files == ("empty.pdf", "plan.pdf")


def test_a_bad_file_costs_none_of_the_others(room):
    good = assessment((F.HAVE, FIRST, "Kept"))
    read = room.read(("a.pdf", b""), ("b.pdf", good[: len(good) // 3]), ("c.pdf", good), ("d.pdf", b"%PDF-1.4 nothing"))
    assert read.files == ("c.pdf",)
    assert len(read.notes) == 3
    assert [change.then for change in room.suggest(read).changes] == ["Kept"]


@pytest.mark.parametrize("seed", range(4))
def test_damaged_forms_never_do_more_than_say_so(room, seed):
    """Bytes are changed, cut out and doubled; every file is read or refused in words, and the database stays whole."""
    chance = random.Random(seed)  # noqa: S311 - a test
    forms = [
        assessment((F.HAVE, FIRST, "Advisory"), (F.LEVEL, FIRST, LEVELS[1])),
        filled_form(PACK, "P19", None, *PLAN),
    ]
    files = []
    for number in range(50):
        data = bytearray(chance.choice(forms))
        for _change in range(chance.choice((1, 5, 60, 400))):
            at = chance.randrange(len(data))
            what = chance.random()
            if what < 0.6:
                data[at] = chance.randrange(256)
            elif what < 0.8:
                del data[at : at + chance.randrange(200)]
            else:
                data[at:at] = data[at : at + chance.randrange(200)]
        files.append((f"{number}.pdf", bytes(data)))
    read = room.read(*files)
    told = {note.split(":")[0] for note in read.notes} | set(read.files)
    assert {name for name, _data in files} <= told
    while changes := room.suggest(read).changes:
        room.forms.accept(SESSION, read, changes[0])
    assert room.workshop.session.team == "Clearwater Middle School team"


def test_too_many_files_are_not_read_at_once(room):
    files = [(f"{n}.pdf", b"%d" % n) for n in range(62)]
    read = room.read(*files)
    assert any("60.pdf" in note and "too many" in note for note in read.notes)
    assert len(read.notes) == 61


def test_files_of_one_name_are_told_apart(room):
    files = [("form.pdf", assessment((F.HAVE, FIRST, text))) for text in ("One", "Two")]
    found = room.suggest(room.read(*files)).changes
    assert [(change.source, change.then) for change in found] == [("form.pdf", "One"), ("form.pdf (2)", "Two")]


def test_the_database_is_as_it_was_until_something_is_accepted(room):
    before = room.workshop
    room.suggest(room.read(*ticked(0, 1, 1, 2, 1)))
    assert room.workshop == before


def test_the_same_words_of_several_people_are_one_suggestion(room):
    read = room.read(*ticked(0, 1, 1, more=((F.HAVE, FIRST, "The fall survey"),)))
    same = [change for change in room.suggest(read).changes if change.then == "The fall survey"]
    assert [change.source for change in same] == ["form 0.pdf, form 1.pdf, form 2.pdf"]
