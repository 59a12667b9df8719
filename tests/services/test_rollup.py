"""A folder of files in one picture: what is shown, what is hidden, and what became of each file."""

import json
import zipfile
from argparse import Namespace
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from time import monotonic

import pytest

from mastery_desktop import rollup_command
from mastery_desktop.bootstrap import rollup_service
from mastery_desktop.config.paths import Paths
from mastery_desktop.content.loader import load_pack
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.rollup import FOCUS, LEVELS, SUPPORT, WANTED, Earlier, roll_up
from mastery_desktop.domain.rollup_words import facts, tables, warnings
from mastery_desktop.domain.school_share import ShareLevel
from mastery_desktop.services.rollup.apart import read_shares
from mastery_desktop.services.rollup.gathering import Fate
from mastery_desktop.services.rollup.ledger import Ledger
from mastery_desktop.services.rollup.locked import Keys
from mastery_desktop.storage.locked_file import lock
from mastery_desktop.storage.share_file import read_share, write_share
from tests.helpers.pages import words_of
from tests.helpers.schools import DAY, school_share, session_file, session_id, share_file

PACK = load_pack()
FIRST, SECOND = list(PACK.elements)[:2]
TODAY = date(2026, 11, 6)
FIRST_WORDS, OTHER_WORDS = "four words and more", "another passphrase"


def clock():
    return datetime(2026, 11, 6, 13, 0, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "files").mkdir()
    return tmp_path / "files"


@pytest.fixture
def service(tmp_path):
    paths = Paths(tmp_path / "data")
    paths.create()
    return rollup_service(PACK, paths, clock)


def put(folder, name, data):
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)


def fates(picture):
    return {line.name: line.fate for line in picture.gathered.lines}


def schools(levels, **how):
    """Schools whose first element has these levels, by their number."""
    return {
        str(number): (school_share(PACK, number, levels={} if level is None else {FIRST: level}, **how),)
        for number, level in enumerate(levels)
    }


def first(rolled):
    return rolled.of(f"{LEVELS}{FIRST}").cells


# What is shown


def test_schools_are_counted_at_their_levels_and_not_agreed_yet():
    rolled = roll_up(PACK, schools([0, 0, 0, 2, 2, 2, 4, 4, 4, 4]), TODAY)
    assert first(rolled) == (3, 0, 3, 0, 4)
    assert rolled.of(f"{LEVELS}{SECOND}").cells == (0, 0, 0, 0, 0)


def test_one_or_two_schools_are_hidden_with_another_number():
    assert first(roll_up(PACK, schools([0, 0, 0, 0, 1, 3, 3, 3, 3, 3]), TODAY)) == (None, None, 0, 5, 0)


def test_where_all_consent_every_school_is_shown():
    rolled = roll_up(PACK, schools([0, 1, 1], consents=True), TODAY)
    assert rolled.enough
    assert first(rolled) == (1, 2, 0, 0, 0)


def test_fewer_than_five_schools_without_consent_show_nothing():
    rolled = roll_up(PACK, schools([0, 0, 0, 0]), TODAY)
    assert not rolled.enough
    assert tables(rolled, PACK) == []
    assert any("fewer than 5 schools" in words for words in facts(rolled))


def test_a_practice_that_no_school_rated_says_so_and_a_domain_of_such_is_no_table_of_zeros():
    here, *elsewhere = tables(roll_up(PACK, schools([0, 0, 0, 2, 2, 2]), TODAY), PACK)[: len(PACK.domains)]
    assert [(row.cells, row.note) for row in here.rows[:2]] == [
        (("3", "0", "3", "0", "0"), ""),
        ((), "Not rated by any school"),
    ]
    assert [table.rows for table in elsewhere] == [()] * len(elsewhere)


def test_what_is_held_back_is_named_by_its_table_and_not_row_by_row():
    first = roll_up(PACK, {str(n): (school_share(PACK, n),) for n in range(12)}, TODAY)
    earlier = Earlier(day=TODAY, schools=first.contributions)
    now = roll_up(PACK, {str(n): (school_share(PACK, n),) for n in range(13)}, TODAY, [earlier])
    said = next(words for words in warnings(now, PACK) if words.startswith("Not shown"))
    assert said.count("Agreed levels") <= 1


def test_a_practice_that_fewer_than_five_schools_rated_is_too_few():
    assert roll_up(PACK, schools([0, 0, 0, 0, None, None]), TODAY).of(f"{LEVELS}{FIRST}").too_few


def test_elements_stand_in_the_order_of_the_framework_whatever_the_numbers_are():
    numbers = roll_up(PACK, {str(n): (school_share(PACK, n),) for n in range(40)}, TODAY)
    names = [row.name for table in tables(numbers, PACK)[: len(PACK.domains)] for row in table.rows]
    assert names == [element.name for element in PACK.elements.values()]


def test_of_a_school_with_two_workshops_the_later_result_counts_once():
    early = school_share(PACK, 1, levels={FIRST: 0, SECOND: 1})
    late = school_share(PACK, 1, levels={FIRST: 3}, session=session_id(99), held_on=DAY + timedelta(days=9))
    given = {"one": (late, early)} | schools([3, 3, 3, 3])
    rolled = roll_up(PACK, given, TODAY)
    assert rolled.schools == 5
    assert first(rolled) == (0, 0, 0, 5, 0)


def test_of_groups_of_one_school_on_one_day_the_one_with_most_raters_stands_for_it():
    def group(number, level, raters, tick):
        share = school_share(PACK, 1, levels={FIRST: level}, session=session_id(number), tick=tick)
        return replace(share, ratings=tuple(replace(rating, raters=raters) for rating in share.ratings))

    few, many, unsaid = group(91, 0, 3, 99), group(92, 3, 14, 10), group(93, 1, 0, 200)
    for order in ((few, many, unsaid), (unsaid, many, few)):
        assert first(roll_up(PACK, {"one": order} | schools([3] * 4), TODAY)) == (0, 0, 0, 5, 0)
    consenting = (replace(few, consents=True), many)
    assert not roll_up(PACK, {"one": consenting} | schools([3] * 4, consents=True), TODAY).all_consent


def test_groups_of_one_school_on_one_day_are_said_file_by_file(folder, service):
    for number in range(3):
        put(folder, f"group {number}.mastery", share_file(PACK, number, school="Clearwater", held_on=DAY))
    put(folder, "other.mastery", share_file(PACK, 7))
    picture = service.look(folder)
    assert picture.rolled.schools == 2
    told = {line.name: line.reason for line in picture.left_out}
    assert set(told) == {f"group {number}.mastery" for number in range(3)}
    assert "group 0.mastery, group 2.mastery" in told["group 1.mastery"]
    assert "most raters" in told["group 1.mastery"]


def test_a_file_for_the_state_among_others_is_pointed_out_because_nothing_links_the_two(folder, service):
    put(folder, "district.mastery", share_file(PACK, 1))
    put(folder, "state.mastery", share_file(PACK, 2, ShareLevel.STATE))
    picture = service.look(folder)
    (line,) = picture.left_out
    assert line.name == "state.mastery"
    assert "counts twice" in line.reason
    put(folder, "district.mastery", share_file(PACK, 1, ShareLevel.STATE))
    assert service.look(folder).left_out == ()


def test_of_two_equal_files_the_one_with_the_longer_name_is_the_copy(folder, service):
    for name in ("s20 copy.mastery", "s20.mastery"):
        put(folder, name, share_file(PACK, 20))
    (line,) = service.look(folder).left_out
    assert (line.name, line.reason) == ("s20 copy.mastery", "It says the same as s20.mastery.")


def test_a_result_of_another_meaning_is_not_counted_with_these():
    share = school_share(PACK, 7, levels={FIRST: 2})
    other = tuple(
        type(r)(element=r.element, meaning=r.meaning + 1, outcome=r.outcome, level=r.level) for r in share.ratings
    )
    given = schools([3] * 5) | {"x": (school_share(PACK, 7, ratings=other),)}
    assert first(roll_up(PACK, given, TODAY)) == (0, 0, 0, 5, 0)


def test_a_roll_up_that_differs_by_one_school_warns_and_one_that_differs_by_three_does_not():
    before = roll_up(PACK, schools([0] * 6), date(2026, 10, 1))
    earlier = [Earlier(day=before.day, schools=before.contributions)]
    near = roll_up(PACK, schools([0] * 7), TODAY, earlier)
    assert near.close_to == tuple(earlier)
    assert any("October 1" in words for words in warnings(near, PACK))
    assert roll_up(PACK, schools([0] * 9), TODAY, earlier).close_to == ()
    assert roll_up(PACK, schools([0] * 6), TODAY, earlier).close_to == (), "the very same one says nothing new"


def test_a_row_that_would_open_an_earlier_one_is_held_back():
    before = roll_up(PACK, schools([0, 0, 1, 1, 1, 1, 1, 1]), date(2026, 10, 1))
    assert first(before) == (None, None, 0, 0, 0)
    earlier = [Earlier(day=before.day, schools=before.contributions)]
    now = roll_up(PACK, schools([0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0]), TODAY, earlier)
    assert now.of(f"{LEVELS}{FIRST}").too_few
    assert f"{LEVELS}{FIRST}" in now.held_back


# A folder


def test_a_folder_of_sessions_and_shares_is_rolled_up_and_each_other_file_told(folder, service, tmp_path):
    for number in range(6):
        put(folder, f"{number}.mastery", session_file(PACK, number))
    for number in range(6, 9):
        put(folder, f"state/{number}.mastery", share_file(PACK, number, ShareLevel.STATE))
    put(folder, "copy of 1.mastery", session_file(PACK, 1))
    put(folder, "newer 2.mastery", session_file(PACK, 2, lamport=99, title="Later"))
    put(folder, "cut.mastery", session_file(PACK, 3)[:-40])
    flipped = bytearray(session_file(PACK, 4))
    flipped[len(flipped) // 2] ^= 4
    put(folder, "flipped.mastery", bytes(flipped))
    put(folder, "notes.docx", b"PK")
    put(folder, "empty.mastery", b"")
    put(folder, "future.mastery", session_file(PACK, 20, held_on=date(2031, 1, 1)))
    put(folder, "other.mastery", session_file(PACK, 21, pack_id="another.pack"))
    (folder / "linked").symlink_to(tmp_path)
    told = []
    picture = service.look(folder, lambda done, of: told.append((done, of)))
    assert picture.rolled.schools == 9
    found = fates(picture)
    assert {name for name, fate in found.items() if fate is Fate.TAKEN} == {
        *(f"{n}.mastery" for n in (0, 1, 3, 4, 5)),
        *(f"state/{n}.mastery" for n in (6, 7, 8)),
        "newer 2.mastery",
    }
    assert found["copy of 1.mastery"] is Fate.DUPLICATE
    assert found["2.mastery"] is Fate.OLDER
    assert {found[name] for name in ("notes.docx", "linked", "other.mastery")} == {Fate.FOREIGN}
    assert {found[f"{name}.mastery"] for name in ("cut", "flipped", "empty", "future")} == {Fate.REFUSED}
    assert all(line.reason for line in picture.left_out)
    assert told[-1] == (16, 16)


def test_a_file_of_a_workshop_that_was_not_finished_says_so_and_is_counted(folder, service):
    put(folder, "running.mastery", share_file(PACK, 1, unfinished=True))
    picture = service.look(folder)
    assert picture.rolled.schools == 1
    assert [line.reason for line in picture.left_out] == ["The workshop was not finished when this was shared."]


def test_a_folder_that_is_not_there_is_told(folder, service):
    with pytest.raises(NotPossible, match="nowhere"):
        service.look(folder / "nowhere")


def test_the_same_numbers_stand_on_paper_and_on_the_page(folder, service):
    for number in range(12):
        put(folder, f"{number}.mastery", share_file(PACK, number, levels=dict.fromkeys(PACK.elements, 2), focus=FIRST))
    picture = service.look(folder)
    pdf, page = service.pdf(picture), service.web_page(picture).decode()
    words = words_of(pdf)
    for text in ("12 schools", PACK.elements[FIRST].name, "the order of the framework"):
        assert text in words
        assert text in page
    assert "<script" not in page
    assert "School 3" not in words + page, "no school is named"


@pytest.mark.slow
def test_a_table_that_goes_on_upon_the_next_page_has_its_name_there(folder, service):
    for number, focus in enumerate(element for element in PACK.elements for _school in range(3)):
        put(folder, f"{number}.mastery", share_file(PACK, number, focus=focus))
    assert "Focus areas, continued" in words_of(service.pdf(service.look(folder)))


def test_a_roll_up_that_left_is_remembered_and_one_that_was_looked_at_is_not(folder, service):
    for number in range(6):
        put(folder, f"{number}.mastery", share_file(PACK, number))
    service.look(folder)
    put(folder, "6.mastery", share_file(PACK, 6))
    picture = service.look(folder)
    assert picture.rolled.close_to == ()
    with pytest.raises(OSError, match="full"), service.handing_on(picture):
        raise OSError("the disk is full")
    put(folder, "7.mastery", share_file(PACK, 7))
    assert service.look(folder).rolled.close_to == (), "what could not be saved did not leave"
    with service.handing_on(picture):
        pass
    (close,) = service.look(folder).rolled.close_to
    assert (close.at, close.source, len(close.schools)) == (clock(), str(folder), 7)


def asked_of(folder=None, **more):
    """What somebody types after `rollup`."""
    usual = {"pdf": None, "html": None, "passphrases": None, "remembered": False, "forget": None, "data_dir": None}
    return Namespace(folder=folder, **(usual | more))


@pytest.mark.slow
def test_the_command_lists_what_it_remembers_and_forgets_what_reached_nobody(folder, service, tmp_path):
    def run(*given, save=None, **more):
        said = []
        rollup_command.run(asked_of(*given, **more), service, say=said.append, complain=said.append, save=save)
        return "\n".join(said)

    def fails(_file, _data):
        raise NotPossible("no room")

    for number in range(4):
        put(folder, f"{number}.mastery", share_file(PACK, number))
    assert "--forget" not in run(folder), "of fewer than five schools nothing is shown that could be subtracted"
    assert run(remembered=True) == "No roll-up is remembered."
    for number in range(4, 8):
        put(folder, f"{number}.mastery", share_file(PACK, number))
    with pytest.raises(NotPossible, match="no room"):
        run(folder, pdf=tmp_path / "r.pdf", save=fails)
    assert run(remembered=True) == "No roll-up is remembered."
    (key,) = [line.split()[-1] for line in run(folder).splitlines() if "--forget" in line]
    listed = run(remembered=True)
    assert listed.startswith(f"{key}  November 6, 2026, ")
    assert listed.endswith(f"{folder}, 8 schools")
    put(folder, "8.mastery", share_file(PACK, 8))
    assert f"{folder}, 8 schools. Whoever has both" in run(folder, pdf=tmp_path / "r.pdf", save=lambda *_given: None)
    assert str(folder) not in words_of(service.pdf(service.look(folder))), "where it lies stays on this computer"
    run(forget=key)
    with pytest.raises(NotPossible, match="No roll-up with the key"):
        run(forget=key)
    assert "9 schools" in run(remembered=True)
    assert service.look(folder).rolled.close_to == ()


def test_of_two_files_the_one_that_was_saved_counts_as_handed_on(folder, service, tmp_path):
    def save(file, _data):
        if file.suffix == ".html":
            raise NotPossible("no room")

    for number in range(6):
        put(folder, f"{number}.mastery", share_file(PACK, number))
    asked = asked_of(folder, pdf=tmp_path / "r.pdf", html=tmp_path / "r.html")
    with pytest.raises(NotPossible, match="no room"):
        rollup_command.run(asked, service, say=print, complain=print, save=save)
    assert len(service.remembered()) == 1


# What leaves


def test_a_list_of_earlier_roll_ups_that_another_program_holds_is_not_written_over(tmp_path, monkeypatch):
    ledger = Ledger(tmp_path / "ledger.json")
    ledger.enter(PACK.id, roll_up(PACK, schools([1] * 5), TODAY), clock(), "first")
    second = roll_up(PACK, schools([1] * 8), TODAY)

    def refuse(_file):
        raise PermissionError("held by another program")

    with monkeypatch.context() as held:
        held.setattr(Path, "read_bytes", refuse)
        with pytest.raises(NotPossible, match="Nothing was saved"):
            ledger.enter(PACK.id, second, clock(), "second")
    assert [one.source for one in ledger.remembered(PACK.id)] == ["first"]


def test_a_damaged_list_of_earlier_roll_ups_is_kept_beside_the_new_one(tmp_path):
    ledger = Ledger(tmp_path / "ledger.json")
    ledger.file.write_text('[{"pack": "stud')
    ledger.enter(PACK.id, roll_up(PACK, schools([1] * 5), TODAY), clock(), "folder")
    assert len(ledger.remembered(PACK.id)) == 1
    assert (tmp_path / "ledger.broken.json").read_text() == '[{"pack": "stud'


def test_a_file_for_the_state_holds_no_name_and_no_free_text():
    data = session_file(PACK, 5)
    share = read_share(data)
    assert share.name == "School 5"
    state = write_share(share, ShareLevel.STATE)
    with zipfile.ZipFile(BytesIO(state)) as archive:
        document = json.loads(archive.read("share.json"))
    assert [document[name] for name in ("team", "school", "district", "actions")] == ["", "", "", []]
    assert not any(rating["marks"] for rating in document["ratings"])
    assert read_share(state).ratings
    assert share.focus
    assert share.needs == read_share(state).needs


def test_rows_of_the_plan_are_protected_too():
    given = {str(n): (school_share(PACK, n, focus=FIRST if n else SECOND),) for n in range(12)}
    rolled = roll_up(PACK, given, TODAY)
    assert rolled.of(FOCUS).cells[:2] == (None, None)
    assert all(cell is None or cell == 0 or cell >= 3 for name in (FOCUS, SUPPORT) for cell in rolled.of(name).cells)
    assert rolled.of(f"{WANTED}{SECOND}").too_few


# Files with a passphrase


@pytest.fixture
def locked_folder(folder):
    for number in range(6):
        put(folder, f"open {number}.mastery", share_file(PACK, number, consents=True))
    for number, passphrase in ((6, FIRST_WORDS), (7, OTHER_WORDS)):
        put(folder, f"locked {number}.mastery", lock(share_file(PACK, number, consents=True), passphrase))
    return folder


@pytest.mark.slow
def test_locked_files_are_listed_and_each_passphrase_is_tried_on_all_of_them(locked_folder, service):
    picture = service.look(locked_folder)
    assert picture.gathered.locked == ("locked 6.mastery", "locked 7.mastery")
    assert picture.rolled.schools == 6
    keys = Keys([FIRST_WORDS])
    some = service.look(locked_folder, keys=keys)
    assert some.gathered.locked == ("locked 7.mastery",)
    (reason,) = [line.reason for line in some.gathered.lines if line.fate is Fate.LOCKED]
    assert "none that was given fits" in reason
    keys.add(OTHER_WORDS)
    assert service.look(locked_folder, keys=keys).rolled.schools == 8


@pytest.mark.slow
def test_a_locked_file_that_takes_long_to_open_is_waited_for(locked_folder):
    class Slow(Keys):
        def read(self, file):
            waited = monotonic() + 5
            while monotonic() < waited:
                pass
            return super().read(file)

    files = sorted(locked_folder.iterdir())[:1]
    (found,) = read_shares(files, Slow([FIRST_WORDS]).read, seconds=4)
    assert found.school == "School 6"


@pytest.mark.slow
def test_the_command_asks_until_all_are_open_and_leaves_out_what_stays_locked(locked_folder, service):
    def run(*answers, passphrases=None):
        said, asked = [], iter(answers)
        options = asked_of(locked_folder, passphrases=passphrases)
        rollup_command.run(
            options, service, say=said.append, complain=said.append, save=None, ask=lambda _n: next(asked, "")
        )
        return "\n".join(said)

    told = run("a wrong passphrase", FIRST_WORDS, "")
    assert "fits none of them" in told
    assert "locked 7.mastery: It has a passphrase" in told
    assert "7 of 8 files are in it." in told
    file = locked_folder.parent / "words.txt"
    file.write_text(f"{FIRST_WORDS}\n{OTHER_WORDS}\n")
    assert "8 of 8 files are in it." in run(passphrases=file)
