"""Removing content: nothing that a workshop was led with, nothing from under the wording that lies over it."""

import json

import pytest

from mastery_desktop.bootstrap import open_services
from mastery_desktop.config.paths import Paths
from mastery_desktop.content.loader import example_pack
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.services.packs.pack_file import write_overlay, write_pack
from mastery_desktop.services.sessions import NewSession

OVERLAY = json.dumps({"en": {"place": {"name": "Our room"}}}).encode()


@pytest.fixture
def services(tmp_path):
    opened = open_services(Paths(tmp_path / "data"))
    yield opened
    opened.close()


@pytest.fixture
def library(services):
    """A second framework that was taken in."""
    return services.packs.take_in(write_pack(example_pack()))


def lead(services, entry, team):
    own = services.working_with(services.packs.pack(entry))
    return own.sessions.create(NewSession(team=team, people=12, held_on=services.clock().date())).value.session.id


def test_content_that_was_taken_in_is_removed_whole_and_can_come_back(services, library):
    assert services.installed.entries() == [library]
    services.installed.remove(library)
    assert services.installed.entries() == []
    assert [entry.id for entry in services.packs.entries()] == [services.pack.id]
    assert not [file for file in library.folder.parent.rglob("*") if file.is_file()]
    assert services.packs.take_in(write_pack(example_pack())) == library


def test_what_a_workshop_was_led_with_stays_even_while_that_is_in_the_bin(services, library):
    session = lead(services, library, "Clearwater")
    with pytest.raises(NotPossible, match=r"1 workshop was led with it.*Clearwater"):
        services.installed.remove(library)
    services.sessions.delete(session)
    with pytest.raises(NotPossible, match="Clearwater"):
        services.installed.remove(library)
    services.sessions.remove(session)
    services.installed.remove(library)
    assert services.installed.entries() == []


def test_wording_goes_before_the_pack_that_it_lies_over(services, library):
    wording = services.packs.take_in(write_overlay("north.json", OVERLAY, library.id, library.version))
    with pytest.raises(NotPossible, match=r"north\.json"):
        services.installed.remove(library)
    session = lead(services, wording, "Clearwater")
    with pytest.raises(NotPossible, match="Clearwater"):
        services.installed.remove(wording)
    services.sessions.remove(session)
    services.installed.remove(wording)
    assert not wording.overlay_file.exists()
    services.installed.remove(library)
    assert services.installed.entries() == []
