import pytest

from tests.helpers.packs import small_pack
from tests.helpers.stores import Clock, desk


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def pack():
    return small_pack()


@pytest.fixture
def here(tmp_path, pack, clock):
    with desk(tmp_path / "here", pack, clock) as open_desk:
        yield open_desk
