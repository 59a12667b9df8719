"""The keys that the run sheet names are those of the program."""

from mastery_desktop.documents.run_sheet import ALWAYS_KEYS, STEP_KEYS
from mastery_desktop.domain.choices import StepKind
from mastery_desktop.ui import keys


def test_the_run_sheet_names_the_keys_of_the_program():
    named = " ".join(f"{key}: {words}" for key, words in ALWAYS_KEYS)
    always = (keys.NEXT, keys.BACK, keys.BLANK, keys.BLANK_ALWAYS, keys.FREEZE, keys.PARK, keys.COUNTDOWN, keys.UNDO)
    for key in (*always, keys.RESCUES[0], keys.RESCUES[-1]):
        assert key.sequences[0].replace("PgDown", "PgDn") in named
    assert STEP_KEYS[StepKind.REVEAL].startswith(f"{keys.REVEAL.sequences[0]} ")
