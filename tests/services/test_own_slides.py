"""Slides of one's own: kept once with the session, in its file as a member with a sum, gone with the session."""

import hashlib
import io
import json
import zipfile
from datetime import date

import pytest

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.errors import FileRefused, NotPossible
from mastery_desktop.domain.own_slide import MOST_PICTURE, MOST_SLIDES
from mastery_desktop.domain.records import Privacy
from mastery_desktop.services.sessions import NewSession
from tests.helpers.packs import small_pack
from tests.helpers.stores import desk

PICTURE = b"\x89PNG\r\n\x1a\n" + b"a picture"
OTHER = b"\xff\xd8\xff" + b"another one"


@pytest.fixture
def room(tmp_path):
    with desk(tmp_path / "here", small_pack()) as opened:
        yield opened


def start(room):
    new = NewSession(team="Clearwater", people=8, held_on=date(2026, 11, 6), template="45")
    session = room.sessions.create(new).value.session.id
    first = room.sessions.load(session).steps[0].id
    return session, room.sessions.insert_step(session, first, StepKind.OWN, None, 5).value


def pictures_in(room, session):
    return [slide.picture for slide in room.sessions.load(session).own_slides]


def test_a_step_shows_the_picture_that_was_chosen_last_and_undo_brings_back_the_one_before(room):
    session, step = start(room)
    room.sessions.set_own_slide(session, step, "Our hallway", PICTURE)
    room.sessions.set_own_slide(session, step, "Our library", OTHER)
    (slide,) = room.sessions.load(session).own_slides
    assert (slide.step, slide.name, slide.picture) == (step, "Our library", OTHER)
    room.history.undo(session)
    assert pictures_in(room, session) == [PICTURE]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"<svg/>", PICTURE + b"x" * MOST_PICTURE])
def test_only_a_picture_in_the_size_of_a_wall_is_kept(room, data):
    session, step = start(room)
    with pytest.raises(NotPossible):
        room.sessions.set_own_slide(session, step, "", data)
    assert pictures_in(room, session) == []


def test_a_session_has_so_many_slides_and_no_more(room):
    session, step = start(room)
    for number in range(MOST_SLIDES):
        new = room.sessions.insert_step(session, step, StepKind.OWN, None, 5).value
        room.sessions.set_own_slide(session, new, "", PICTURE + bytes([number]))
    with pytest.raises(NotPossible, match=str(MOST_SLIDES)):
        room.sessions.set_own_slide(session, step, "", PICTURE)


def test_the_file_of_a_session_brings_its_pictures_along(room, tmp_path):
    session, step = start(room)
    room.sessions.set_own_slide(session, step, "Our hallway", PICTURE)
    data = room.sharing.export(session)
    assert data == room.sharing.export(session)
    with desk(tmp_path / "there", small_pack()) as there:
        there.sharing.accept(there.sharing.read(data))
        assert pictures_in(there, session) == [PICTURE]


def changed(data, change):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    change(members)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def picture_name(members):
    return next(name for name in members if name.startswith("pictures/"))


def without(members):
    del members[picture_name(members)]


def without_and_not_promised(members):
    name = picture_name(members)
    del members[name]
    manifest = json.loads(members["manifest.json"])
    del manifest["members"][name]
    members["manifest.json"] = json.dumps(manifest).encode()


def turned(members):
    members[picture_name(members)] = OTHER


def smuggled(members):
    members["pictures/" + "0" * 64] = PICTURE


def outside(members):
    members["../evil.png"] = PICTURE


@pytest.mark.parametrize("change", [without, without_and_not_promised, turned, smuggled, outside])
def test_a_file_whose_pictures_are_not_what_it_says_is_refused(room, tmp_path, change):
    session, step = start(room)
    room.sessions.set_own_slide(session, step, "Our hallway", PICTURE)
    data = changed(room.sharing.export(session), change)
    with desk(tmp_path / "there", small_pack()) as there:
        with pytest.raises(FileRefused):
            there.sharing.read(data)
        assert there.sessions.summaries() == []


def test_a_file_for_the_public_has_no_picture_whose_slide_is_not_in_it(room):
    session, step = start(room)
    room.sessions.set_own_slide(session, step, "Our hallway", PICTURE)
    data = room.sharing.export(session, Privacy.PUBLIC)
    assert PICTURE not in data
    assert room.sharing.read(data).session.id == session


def test_a_picture_goes_with_the_last_session_that_shows_it(room):
    one, first = start(room)
    two, second = start(room)
    room.sessions.set_own_slide(one, first, "", PICTURE)
    room.sessions.set_own_slide(two, second, "", PICTURE)
    room.sessions.remove(one)
    assert pictures_in(room, two) == [PICTURE]
    room.sessions.remove(two)
    with room.store.read() as read:
        assert read.picture(hashlib.sha256(PICTURE).hexdigest()) is None


def test_a_slide_moves_with_its_step_to_another_day(room):
    session, step = start(room)
    room.sessions.set_own_slide(session, step, "Our hallway", PICTURE)
    first = room.sessions.load(session).steps[0].id
    following = room.sessions.split(session, first, date(2026, 11, 20)).value
    (slide,) = room.sessions.load(following).own_slides
    shown = room.sessions.load(following).step_by_id[slide.step]
    assert (shown.kind, slide.picture) == (StepKind.OWN, PICTURE)
