"""The message catalogue: every sentence that a person can see passes through here.

English is the language of the source. A text is looked up when it is shown, never when a module is loaded, so that the
language can be chosen at the start and the pseudo-locale can be laid over everything in a test:

    _("Start projecting")                                  a text
    ngettext("{n} slip", "{n} slips", n).format(n=n)       a text that depends on a number
    LABEL = N_("Action plan"); ...; _(LABEL)               marked where it is declared, looked up where it is shown

Names in braces are filled in after the look-up, so that a translator can move them. This is the lowest layer, beside
`files`: every other may use it.

A sheet of paper can speak another language than the window, or two at once: `speaking` lays other translations over one
stretch of work, and `both` makes one text of a text in two languages, which can be filled in and joined like any other
and is taken apart again where it is drawn.
"""

import gettext as _gettext
import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from mastery_desktop.overriding import override

_current: _gettext.NullTranslations = _gettext.NullTranslations()
_spoken: ContextVar[_gettext.NullTranslations | None] = ContextVar("spoken", default=None)


def use(translations: _gettext.NullTranslations) -> None:
    """Look all texts up in these translations from now on, in every thread."""
    global _current  # noqa: PLW0603 - one process speaks one language
    _current = translations


def current() -> _gettext.NullTranslations:
    """The translations that texts are looked up in now."""
    return _spoken.get() or _current


@contextmanager
def speaking(translations: _gettext.NullTranslations | None) -> Iterator[None]:
    """Look texts up in these translations within the block, in this thread alone; without any, as outside of it."""
    if translations is None:
        yield
        return
    token = _spoken.set(translations)
    try:
        yield
    finally:
        _spoken.reset(token)


def _(text: str) -> str:
    """The text in the language in use."""
    return current().gettext(text)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The text in the form that the number needs, in the language in use; the number is not filled in."""
    return current().ngettext(singular, plural, n)


def language() -> str:
    """The code of the language in use, for what a system knows of languages; empty for that of the source."""
    return current().info().get("language", "")


def N_(text: str) -> str:  # noqa: N802 - the name that gettext tools know
    """The same text, marked for translation; whoever shows it looks it up with `_`."""
    return text


_BEGIN, _MIDDLE, _END = "\ufdd0", "\ufdd1", "\ufdd2"  # noncharacters: no text that is exchanged has them
_SIGNS: Final = re.compile(f"([{_BEGIN}{_MIDDLE}{_END}])")
BETWEEN_LANGUAGES: Final = " / "
"""What stands between two languages on one line."""

_BEFORE: Final = ("(",)
_BEHIND: Final = (":", ")", " ·")
"""Signs that hold for both languages on one line."""


def both(first: str, second: str) -> str:
    """One text that says the same in two languages."""
    return first if first == second else f"{_BEGIN}{first}{_MIDDLE}{second}{_END}"


def in_both(text: str) -> bool:
    """Whether a text, or a part of it, says something in two languages."""
    return _BEGIN in text


def sides(text: str) -> tuple[str, ...]:
    """The text in each of its languages: one or two; what is the same in both stands in either."""
    if not in_both(text):
        return (text,)
    parts: tuple[list[str], list[str]] = [], []
    within: list[int] = []
    for piece in _SIGNS.split(text):
        if piece == _BEGIN:
            within.append(0)
        elif piece == _MIDDLE:
            within[-1:] = [1]
        elif piece == _END:
            within[-1:] = []
        else:
            for side in {0, 1} - {1 - each for each in within}:
                parts[side].append(piece)
    return "".join(parts[0]), "".join(parts[1])


def in_one_line(text: str) -> str:
    """A text in both languages with a stroke between them; a colon or brackets around both stand once."""
    said = list(dict.fromkeys(side for side in sides(text) if side))
    if len(said) < 2:  # noqa: PLR2004 - nothing to put a stroke between
        return "".join(said)
    before = max((sign for sign in _BEFORE if all(side.startswith(sign) for side in said)), key=len, default="")
    behind = max((sign for sign in _BEHIND if all(side.endswith(sign) for side in said)), key=len, default="")
    inside = (side.removeprefix(before).removesuffix(behind) for side in said)
    return f"{before}{BETWEEN_LANGUAGES.join(inside)}{behind}"


def woven(text: str) -> str:
    """A text in both languages on one line, in which what holds for both, such as what somebody wrote, stands once."""
    return "".join(in_one_line(part) for part in parts_of(text))


def has_common_words(text: str) -> bool:
    """Whether a text in two languages has words that hold for both."""
    return any(not in_both(part) and any(map(str.isalpha, part)) for part in parts_of(text))


def parts_of(text: str) -> Iterator[str]:
    """The text cut where it begins, and ends, to say something in two languages."""
    part, depth = "", 0
    for piece in _SIGNS.split(text):
        if piece == _BEGIN and not depth:
            yield part
            part = ""
        part += piece
        depth += (piece == _BEGIN) - (piece == _END and depth > 0)
        if piece == _END and not depth:
            yield part
            part = ""
    yield part


def words_of(text: str) -> list[str]:
    """Every word of a text, in all of its languages."""
    return [word for side in sides(text) for word in side.split()]


class BothTranslations(_gettext.NullTranslations):
    """Every text in two languages at once."""

    def __init__(self, first: _gettext.NullTranslations, second: _gettext.NullTranslations) -> None:
        """Say everything in the first and in the second."""
        super().__init__()
        self._first, self._second = first, second

    @override
    def gettext(self, message: str) -> str:
        return both(self._first.gettext(message), self._second.gettext(message))

    @override
    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return both(self._first.ngettext(msgid1, msgid2, n), self._second.ngettext(msgid1, msgid2, n))


class PseudoTranslations(_gettext.NullTranslations):
    """A language that finds faults in layouts: English with accents, in brackets, at least three tenths longer."""

    @override
    def gettext(self, message: str) -> str:
        return pseudo(message)

    @override
    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(super().ngettext(msgid1, msgid2, n))


GROWTH: Final = 0.3
"""How much longer a pseudo-translated text is at least, brackets not counted."""

_ACCENTS: Final = str.maketrans(
    "ACDEGIKLNORSTUWYZacdegiklnorstuwyz",
    "ÅÇÐÉĞÎĶĽÑÖŘŠŢÛŴÝŽåçđéğîķľñöřšţûŵýž",
)
_UNTOUCHED: Final = re.compile(
    r"""
      \{\{ | \}\} | \{[^{}]*\}                                    # braces: escaped, or a field of str.format
    | %% | %\(\w+\)[-#0+\d.]*[a-zA-Z] | %[-#0+]*\d*(?:\.\d+)?[sdrifgx]\b  # printf fields
    | \*\.\w+                                                     # the pattern of a file dialog
    """,
    re.VERBOSE,
)
_VOWELS: Final = frozenset("åéîöûýÅÉÎÖÛÝ")


def pseudo(text: str) -> str:
    """The text in the pseudo-locale; fields to be filled in stay as they are.

    An empty text stays empty. The letters used are all in the fonts that come with the program.
    """
    if not text:
        return text
    missing = math.ceil(len(text) * GROWTH)
    parts: list[str] = []
    position = 0
    for field in _UNTOUCHED.finditer(text):
        plain, missing = _stretch(text[position : field.start()], missing)
        parts += [plain, field[0]]
        position = field.end()
    plain, missing = _stretch(text[position:], missing)
    parts += [plain, "~" * missing]
    return f"[{''.join(parts)}]"


def _stretch(plain: str, missing: int) -> tuple[str, int]:
    """Accent a text without fields and double its vowels while letters are missing; says how many still are."""
    letters: list[str] = []
    for letter in plain.translate(_ACCENTS):
        letters.append(letter)
        if missing and letter in _VOWELS:
            letters.append(letter)
            missing -= 1
    return "".join(letters), missing
