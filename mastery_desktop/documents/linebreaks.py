"""Text into lines, remembered: a label that stands on twenty pages is measured once."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final, NamedTuple

from mastery_desktop.documents.bidi import begins_from_right, in_page_order, runs_from_right, shaped
from mastery_desktop.documents.fonts import Face, Fonts, Run, clusters
from mastery_desktop.messages import woven

Span = tuple[str, Face]
"""A stretch of text in one face. A new span begins a new word."""

_SPACES: Final = re.compile(r"[ \t]+")
_INSIDE_WORDS: Final = re.compile(r"(?<=[^\W\d]{3}[-/–—])(?=[^\W\d]{3})")
_BETWEEN: Final = frozenset("·/-–—")
"""What stands between the parts of a line or of a name, and between two languages."""

_OPEN: Final = ("…", "-")
"""What stands for words, or for a part of one, that are left open; no line begins with it either."""

_LEFT_OPEN: Final = re.compile(r"\w-$")
"""A word whose end is left open, since a later one has it."""

_BETWEEN_FACTS: Final = " ·"
_BEHIND_PARTS: Final = (_BETWEEN_FACTS, " /")

_DASHES: Final = ("/", "–", "—")
_LONELY: Final = 0.6
"""A word alone on the last line is given company where it takes no more of the column."""

_ENOUGH_WORDS: Final = 3
"""How many words a line must have to give one away, but where two lines of a label become more even by it."""

_TINY: Final = 3
"""A word of so many letters is given company, and gives it, also from a line that has fewer."""


class Line(NamedTuple):
    """A line of text; `width` in points, `from_right` whether its paragraph runs from the right."""

    runs: tuple[Run, ...]
    width: float
    from_right: bool = False


class _Word(NamedTuple):
    text: str
    face: Face
    width: float
    glued: bool


@lru_cache(maxsize=8192)
def break_lines(fonts: Fonts, spans: tuple[Span, ...], size: float, width: float) -> tuple[Line, ...]:
    """Break text into lines no wider than a width; a word that is wider than a line is broken anywhere.

    Args:
        fonts: the faces.
        spans: the text; a line break in it ends a line.
        size: the type size in points.
        width: the width of the column in points.
    """
    lines: list[Line] = []
    for paragraph in _paragraphs(spans):
        if any(runs_from_right(text) for text, _face in paragraph):
            lines += _lines_from_right(fonts, paragraph, size, width)
            continue
        words = _words(fonts, paragraph, size, width)
        broken = _fill(fonts, words, size, width)
        _spare_the_last_word(fonts, broken, size, width)
        broken = _by_parts(fonts, broken, size, width)
        lines += [_line(fonts, part, size) for part in broken] or [Line((), 0.0)]
    return tuple(lines)


def _paragraphs(spans: tuple[Span, ...]) -> list[list[Span]]:
    paragraphs: list[list[Span]] = [[]]
    for text, face in spans:
        for at, part in enumerate(woven(text).split("\n")):
            if at:
                paragraphs.append([])
            paragraphs[-1].append((part, face))
    return paragraphs


def _words(fonts: Fonts, spans: list[Span], size: float, width: float) -> list[_Word]:
    words: list[_Word] = []
    for text, face in spans:
        for token in _SPACES.split(text):
            if not token:
                continue
            if (token in _BETWEEN or token[0] in _OPEN) and words and words[-1].face is face:
                last = f"{words[-1].text} {token}"
                if (wide := fonts.width(last, face) * size) <= width:
                    words[-1] = words[-1]._replace(text=last, width=wide)  # no line begins with it
                    continue
            for at, part in enumerate(_INSIDE_WORDS.split(token)):
                wide = fonts.width(part, face) * size
                if wide <= width:
                    words.append(_Word(part, face, wide, glued=at > 0))
                else:
                    words += _chop(fonts, part, face, size, width)
    return words


def _chop(fonts: Fonts, text: str, face: Face, size: float, width: float) -> list[_Word]:
    """Break a word that is wider than the column; one pass, so that a very long one costs no more than it is long."""
    words: list[_Word] = []
    start, used = 0, 0.0
    for at, character in enumerate(text):
        wide = fonts.width(character, face) * size
        if used + wide > width and at > start:
            words.append(_Word(text[start:at], face, used, glued=bool(words)))
            start, used = at, 0.0
        used += wide
    words.append(_Word(text[start:], face, used, glued=bool(words)))
    return words


def _fill(fonts: Fonts, words: list[_Word], size: float, width: float) -> list[list[_Word]]:
    lines: list[list[_Word]] = []
    used = 0.0
    for word in words:
        gap = 0.0 if word.glued else fonts.width(" ", word.face) * size
        if lines and used + gap + word.width <= width:
            lines[-1].append(word)
            used += gap + word.width
        else:
            lines.append([word])
            used = word.width
    return lines


def _last_word(line: Sequence[_Word]) -> int:
    """Where the last word of a line begins; what a hyphen parts is one word, what a stroke or a dash parts is not."""
    starts = (at for at, word in enumerate(line) if not word.glued or (at and line[at - 1].text.endswith(_DASHES)))
    return max(starts, default=0)


def _letters(words: Sequence[_Word]) -> int:
    return sum(len(word.text) for word in words)


def _spare_the_last_word(fonts: Fonts, lines: list[list[_Word]], size: float, width: float) -> None:
    """Move a word down where the last line would hold a single short one."""
    if not lines[1:] or _last_word(lines[-1]):
        return
    lonely, before = lines[-1], lines[-2]
    begins = _last_word(before)
    mate, rest_of_it = before[begins:], lonely[0].glued
    tiny = min(_letters(lonely), _letters(mate)) <= _TINY  # "and calibration" below "Collaboration" is fine
    if not begins or (len(before) < _ENOUGH_WORDS and not tiny and not _is_evener(fonts, before, lonely, size)):
        return
    if max(_letters(mate), _letters(before[:begins])) <= _TINY:  # of "in the", "in" would be alone in its turn
        return
    if _LEFT_OPEN.search(before[begins - 1].text):  # "Content- and" stays together
        return
    short = tiny or _wide(fonts, lonely, size) < _LONELY * width
    if short and _wide(fonts, [*mate, *lonely], size) <= width:
        lonely[:0] = mate
        del before[begins:]
        _fill_the_line_above(fonts, lines, size, width)
        if rest_of_it:
            _spare_the_last_word(fonts, lines, size, width)  # it is whole now, but may still be alone


def _is_evener(fonts: Fonts, before: Sequence[_Word], lonely: Sequence[_Word], size: float) -> bool:
    """Whether two words above a single one are better parted: the last line becomes no longer than theirs was."""
    begins = _last_word(before)
    below = _wide(fonts, [*before[begins:], *lonely], size)
    return _letters(before[:begins]) > _TINY and below <= _wide(fonts, before, size)


def _fill_the_line_above(fonts: Fonts, lines: list[list[_Word]], size: float, width: float) -> None:
    """Move words down to the line that gave one away, while it is the shorter one for it."""
    while lines[2:] and len(lines[-3]) >= _ENOUGH_WORDS and not lines[-2][0].glued:
        begins = _last_word(lines[-3])
        moved = lines[-3][begins:]
        above = _wide(fonts, lines[-3], size) - _wide(fonts, moved, size)
        below = _wide(fonts, [*moved, *lines[-2]], size)
        if not begins or below > min(width, above):
            return
        lines[-2][:0] = moved
        del lines[-3][begins:]


def _by_parts(fonts: Fonts, lines: list[list[_Word]], size: float, width: float) -> list[list[_Word]]:
    """Lines of facts, such as a school and a day, broken between two facts rather than within one, if as many do."""
    words = [word for line in lines for word in line]
    if not lines[1:] or not any(word.text.endswith(_BETWEEN_FACTS) for word in words):
        return lines
    parts: list[list[_Word]] = [[]]
    for word in words:
        parts[-1].append(word)
        if word.text.endswith(_BEHIND_PARTS):
            parts.append([])
    broken: list[list[_Word]] = [[]]
    for part in parts:
        if _wide(fonts, [*broken[-1], *part], size) <= width:
            broken[-1] += part
        elif _wide(fonts, part, size) <= width:
            broken.append(part)
        else:
            filled = _fill(fonts, [*broken[-1], *part], size, width)
            broken[-1:] = filled
    if len(broken[-1]) == 1:
        _give_a_part(fonts, broken, size, width)
    alone = len(broken[-1]) == 1 < len(lines[-1])
    return lines if len(broken) > len(lines) or alone else broken


def _give_a_part(fonts: Fonts, broken: list[list[_Word]], size: float, width: float) -> None:
    """Move the last part of the line above down to a word that stands alone."""
    above = broken[-2] if broken[1:] else []
    begins = max((at + 1 for at, word in enumerate(above[:-1]) if word.text.endswith(_BEHIND_PARTS)), default=0)
    if begins and _wide(fonts, [*above[begins:], *broken[-1]], size) <= width:
        broken[-1][:0] = above[begins:]
        del above[begins:]


def _wide(fonts: Fonts, words: Sequence[_Word], size: float) -> float:
    """How wide some words are in a line."""
    gaps = sum(fonts.width(" ", word.face) for word in words[1:] if not word.glued)
    return sum(word.width for word in words) + gaps * size


def _lines_from_right(fonts: Fonts, spans: list[Span], size: float, width: float) -> list[Line]:
    """The lines of a paragraph in which something runs from the right."""
    from_right = begins_from_right("".join(text for text, _face in spans))
    words = _words(fonts, [(shaped(text), face) for text, face in spans], size, width)
    broken = _fill(fonts, words, size, width)
    _spare_the_last_word(fonts, broken, size, width)
    read = [_clusters(line) for line in broken]
    return [
        _line_of_clusters(fonts, line, size, from_right=from_right)
        for line in in_page_order(read, from_right=from_right)
    ]


def _clusters(words: Sequence[_Word]) -> list[tuple[str, Face]]:
    return [
        (cluster, word.face)
        for at, word in enumerate(words)
        for cluster in clusters(word.text if word.glued or at == 0 else f" {word.text}")
    ]


def _line_of_clusters(fonts: Fonts, line: Sequence[tuple[str, Face]], size: float, *, from_right: bool) -> Line:
    runs: list[Run] = []
    for face, group in groupby(line, key=lambda cluster: cluster[1]):
        runs += fonts.runs("".join(text for text, _face in group), face)
    return Line(tuple(runs), sum(run.width for run in runs) * size, from_right)


def _line(fonts: Fonts, words: list[_Word], size: float) -> Line:
    runs: list[Run] = []
    at = 0
    while at < len(words):
        face, text = words[at].face, words[at].text if words[at].glued or at == 0 else f" {words[at].text}"
        at += 1
        while at < len(words) and words[at].face is face:
            text += words[at].text if words[at].glued else f" {words[at].text}"
            at += 1
        runs += fonts.runs(text, face)
    return Line(tuple(runs), sum(run.width for run in runs) * size)
