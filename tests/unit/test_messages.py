"""The message catalogue and the pseudo-locale."""

import ast
import gettext
import string
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

import mastery_desktop
from mastery_desktop import messages, overriding
from mastery_desktop.config.resources import find_resources
from mastery_desktop.messages import GROWTH, N_, PseudoTranslations, _, ngettext, pseudo, use

PACKAGE = Path(mastery_desktop.__file__).parent


class Shouting(gettext.NullTranslations):
    def gettext(self, message):
        return message.upper()


def test_a_text_marked_before_the_language_was_chosen_is_shown_in_that_language():
    label = N_("Action plan")
    assert _(label) == "Action plan"
    use(Shouting())
    assert _(label) == "ACTION PLAN"


@pytest.mark.parametrize(("n", "form"), [(0, "slips"), (1, "slip"), (2, "slips")])
def test_a_number_chooses_its_form(n, form):
    assert ngettext("{n} slip", "{n} slips", n).format(n=n) == f"{n} {form}"
    use(PseudoTranslations())
    shown = ngettext("{n} slip", "{n} slips", n).format(n=n)
    assert shown == pseudo("{n} " + form).format(n=n)
    assert shown.startswith(f"[{n} ")


def test_pseudo_is_readable_longer_and_bracketed():
    shown = pseudo("Start projecting")
    assert shown == "[Šţååřţ přööjééçţîîñğ~]"


@given(st.text(string.ascii_letters + string.punctuation + " {}%", min_size=1))
def test_pseudo_is_at_least_three_tenths_longer(text):
    shown = pseudo(text)
    assert shown[0] == "["
    assert shown[-1] == "]"
    assert len(shown) - 2 >= (1 + GROWTH) * len(text)


@given(st.lists(st.sampled_from(["{name}", "{0}", "{n:>3}", "{total!r}", "{{", "}}", " of ", "Team", "é"]), min_size=1))
def test_pseudo_can_be_filled_in_like_the_text_itself(parts):
    text = "".join(parts)
    given_values = {"name": "NAME", "n": 7, "total": 12}
    filled = text.format("FIRST", **given_values)
    shown = pseudo(text).format("FIRST", **given_values)
    for value in ("NAME", "FIRST", "  7", "12", "{", "}"):
        assert shown.count(value) == filled.count(value)


@pytest.mark.parametrize(
    ("text", "values"),
    [("%d of %d", (1, 2)), ("%s: %5.1f", ("a", 2.5)), ("%(n)d slips", {"n": 3}), ("100 %% of %s", ("all",))],
)
def test_pseudo_leaves_printf_fields(text, values):
    assert pseudo(text) % values


def test_pseudo_leaves_what_a_file_dialog_filters_by():
    assert "(*.pdf)" in pseudo("PDF files (*.pdf)")


def test_pseudo_of_nothing_is_nothing():
    assert pseudo("") == ""


def test_the_letters_of_the_pseudo_locale_are_in_the_fonts():
    letters = set(pseudo(string.ascii_letters))
    for file in find_resources().fonts():
        if file.name.startswith(("NotoSansArabic", "NotoSansHebrew")):
            continue  # for letters of their own scripts only
        assert letters <= {chr(code) for code in TTFont(file).getBestCmap()}, file.name


def test_every_sentence_of_the_program_can_be_extracted():
    """A text that is put together before it is looked up would be missing from every translation."""
    keywords = {"_": None, "N_": None, "ngettext": (1, 2)}
    extracted = set()
    for file, _line, found, *_rest in extract_from_dir(PACKAGE, keywords=keywords):
        extracted |= {(Path(file).as_posix(), text) for text in ([found] if isinstance(found, str) else found)}
    assert extracted
    for file in PACKAGE.rglob("*.py"):
        for text in marked_texts(file):
            place = file.relative_to(PACKAGE).as_posix()
            assert (place, text) in extracted, f"{place}: look {text!r} up outside of the f-string that shows it"


def marked_texts(file):
    """The texts in a file that are marked or looked up; what is only marked must be written out."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "N_", "ngettext"):
            for argument in node.args[: 2 if node.func.id == "ngettext" else 1]:
                if isinstance(argument, ast.Constant):
                    yield argument.value
                else:
                    assert node.func.id == "_", f"{file}:{node.lineno}"


def test_the_catalogue_needs_nothing_of_the_program():
    """But for the mark of a method that overrides another, which itself needs nothing."""

    def needed(module):
        tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
        names = {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
        names |= {alias.name for n in ast.walk(tree) if isinstance(n, ast.Import) for alias in n.names}
        return {name for name in names if name.startswith("mastery_desktop")}

    assert needed(messages) <= {overriding.__name__}
    assert needed(overriding) == set()
