import gettext
from collections.abc import Iterator

import pytest

from mastery_desktop import messages
from mastery_desktop.content.loader import load_pack
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.workshop import Workshop
from tests.helpers.workshops import full_workshop


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack()


@pytest.fixture
def workshop(pack: Pack) -> Workshop:
    return full_workshop(pack)


@pytest.fixture
def longer_words() -> Iterator[Pack]:
    """All texts at least three tenths longer: the catalogue's and the pack's."""
    before = messages.current()
    messages.use(messages.PseudoTranslations())
    try:
        yield load_pack(wording=messages.pseudo)
    finally:
        messages.use(before)


@pytest.fixture(autouse=True)
def plain_words() -> Iterator[None]:
    """English, whatever another test left behind."""
    before = messages.current()
    messages.use(gettext.NullTranslations())
    yield
    messages.use(before)
