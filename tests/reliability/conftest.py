"""What the harnesses share: the process that plays the program, and what lets a disk fail."""

import pytest

from tests.reliability.harness.stage import compile_interposer, player

NO_COMPILER = "needs Linux and a C compiler, for what stands between the program and the disk"


@pytest.fixture(scope="module")
def interposer(tmp_path_factory):
    made = compile_interposer(tmp_path_factory.mktemp("interposer"))
    if made is None:
        pytest.skip(NO_COMPILER)
    return made


@pytest.fixture(scope="module")
def stage(tmp_path_factory, interposer):
    """The player, with a disk that can fail under it."""
    with player(tmp_path_factory.mktemp("told"), interposer) as made:
        yield made
