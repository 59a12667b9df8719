"""Text that runs from the right: Hebrew and Arabic.

The drawing library sets one character after the other from the left. So Arabic letters are first given the shape of
their place in the word, and every line is then put into the order in which it stands on the page, after the Unicode
bidirectional algorithm without its explicit marks: those never reach paper.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, TypeVar

T = TypeVar("T")

_FORMS: Final = (*range(0xFB50, 0xFC00), *range(0xFE70, 0xFEFD))
_POINTED: Final = range(0xFB2A, 0xFB4F)
_LAM: Final = "\u0644"
_JOINERS: Final = ("\u0640", "\u200d")
_MIRRORED: Final = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_RIGHT: Final = ("R", "AL")
_NUMBERS: Final = ("EN", "AN")
_STRONG: Final = ("L", *_RIGHT)
_PAIRS: Final = {"(": ")", "[": "]", "{": "}"}
_MOST_OPENED: Final = 63
"""How many brackets may be open at once before none of them is paired any more, as in the algorithm."""


def runs_from_right(text: str) -> bool:
    """Whether a text holds a letter that runs from the right."""
    return not text.isascii() and any(unicodedata.bidirectional(character) in _RIGHT for character in text)


def begins_from_right(text: str) -> bool:
    """Whether the first letter of a text that has a direction runs from the right."""
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((one in _RIGHT for one in directions if one in _STRONG), False)


def shaped(text: str) -> str:
    """A text with its Arabic letters in the shape of their place, still in the order in which it is read."""
    forms = _forms()
    out: list[str] = []
    before = ""
    at = 0
    while at < len(text):
        letter, end = text[at], at + 1
        if letter == _LAM and _letter_after(text, at) and letter + _letter_after(text, at) in forms:
            end = text.index(_letter_after(text, at), at) + 1
            letter += text[end - 1]
        if letter in forms:
            out.append(_shape(letter, before, _letter_after(text, end - 1)))
            out += text[at + 1 : end - 1]  # the marks between two letters that become one
        else:
            out.append(letter)
        if not unicodedata.combining(text[end - 1]):
            before = text[end - 1]
        at = end
    return "".join(out)


def in_page_order(lines: Sequence[Sequence[tuple[str, T]]], *, from_right: bool) -> list[list[tuple[str, T]]]:
    """Put the lines of a paragraph into the order of the page, from the left.

    What a line begins with runs as the line above it lets it run: a number behind a Latin word stays behind it.

    Args:
        lines: characters with the marks that sit on them, in the order in which they are read, each with whatever
            goes along with it.
        from_right: the direction of the paragraph.
    """
    characters = "".join("".join(text[0] for text, _along in line) + " " for line in lines)
    levels = iter(_levels(characters, 1 if from_right else 0))
    ordered = []
    for line in lines:
        ordered.append(_in_page_order(line, [next(levels) for _each in line]))
        next(levels)  # the space that the break took
    return ordered


def _in_page_order(line: Sequence[tuple[str, T]], levels: Sequence[int]) -> list[tuple[str, T]]:
    ordered = [
        ((_as_drawn(text) if level % 2 else text, along), level)
        for (text, along), level in zip(line, levels, strict=True)
    ]
    for level in range(max(levels, default=0), 0, -1):
        at = 0
        while at < len(ordered):
            end = at
            while end < len(ordered) and ordered[end][1] >= level:
                end += 1
            ordered[at:end] = reversed(ordered[at:end])
            at = end + 1
    return [cluster for cluster, _level in ordered]


def _as_drawn(cluster: str) -> str:
    """A character that runs from the right: mirrored where it has two sides, behind the marks that sit on it.

    The marks of these fonts take no room and lie to the right of their origin, so they come before their letter.
    """
    letter, marks = cluster[0].translate(_MIRRORED), cluster[1:]
    for mark in cluster[1:]:
        one = _pointed().get(letter + mark)
        if one:
            letter, marks = one, marks.replace(mark, "", 1)
    return marks + letter


@lru_cache(maxsize=1)
def _pointed() -> dict[str, str]:
    """Hebrew letters together with a point that is part of them, such as the two kinds of shin."""
    return {
        unicodedata.normalize("NFD", chr(code)): chr(code) for code in _POINTED if unicodedata.decomposition(chr(code))
    }


@lru_cache(maxsize=1)
def _forms() -> dict[str, dict[str, str]]:
    """The shapes of each letter, and of lam with alef, by where in a word they stand."""
    found: dict[str, dict[str, str]] = {}
    for code in _FORMS:
        place, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        word = "".join(chr(int(letter, 16)) for letter in letters)
        if len(word) == 1 or (len(word) > 1 and word[0] == _LAM and code >= 0xFEF5):  # noqa: PLR2004 - lam with alef
            found.setdefault(word, {})[place] = chr(code)
    return found


def _letter_after(text: str, at: int) -> str:
    """The next character that is no mark; empty at the end."""
    return next((character for character in text[at + 1 :] if not unicodedata.combining(character)), "")


def _shape(letter: str, before: str, after: str) -> str:
    forms = _forms()
    shapes = forms[letter]
    joins_before = before in _JOINERS or "<initial>" in forms.get(before, {})
    joins_after = after in _JOINERS or "<final>" in forms.get(after, {})
    place = "<isolated>"
    if joins_before and joins_after and "<medial>" in shapes:
        place = "<medial>"
    elif joins_before and "<final>" in shapes:
        place = "<final>"
    elif joins_after and "<initial>" in shapes:
        place = "<initial>"
    return shapes.get(place, letter)


def _levels(characters: str, base: int) -> list[int]:
    """How deep each character is embedded; even levels run from the left. The comments name the algorithm's rules."""
    resolved: list[str] = []
    strong = "R" if base else "L"
    arabic = False
    for kind in map(unicodedata.bidirectional, characters):
        if kind in _STRONG:
            strong, arabic = ("R" if kind in _RIGHT else "L"), kind == "AL"
        if kind == "AL":  # W3
            resolved.append("R")
        elif kind == "EN":  # W2, W7
            resolved.append("AN" if arabic else "L" if strong == "L" else "EN")
        elif kind == "NSM":  # W1
            resolved.append(resolved[-1] if resolved else strong)
        else:
            resolved.append(kind)
    for at in range(1, len(resolved) - 1):  # W4
        around = resolved[at - 1]
        if around == resolved[at + 1] and (
            (resolved[at] == "CS" and around in _NUMBERS) or (resolved[at] == "ES" and around == "EN")
        ):
            resolved[at] = around
    for at, kind in enumerate(resolved):  # W5
        if kind == "ET" and "EN" in resolved[max(0, at - 1) : at + 2]:
            resolved[at] = "EN"
    _resolve_brackets(resolved, characters, base)
    return _resolve_neutral(resolved, base)


def _resolve_brackets(kinds: list[str], characters: str, base: int) -> None:
    """N0: both brackets of a pair run as what stands in them, where that runs as the paragraph or as what is before."""
    edge = "R" if base else "L"
    for begin, end in _pairs(kinds, characters):
        inside = {_strong(kind) for kind in kinds[begin + 1 : end]} - {""}
        if edge in inside:
            kinds[begin] = kinds[end] = edge
        elif inside:
            before = (_strong(kinds[at]) for at in range(begin - 1, -1, -1))
            kinds[begin] = kinds[end] = next(filter(None, before), edge)


def _pairs(kinds: list[str], characters: str) -> list[tuple[int, int]]:
    """Where the brackets that belong together stand, in the order of those that open."""
    pairs: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for at, character in enumerate(characters):
        if kinds[at] != "ON":
            continue
        if character in _PAIRS:
            if len(opened) == _MOST_OPENED:
                break
            opened.append((_PAIRS[character], at))
        found = next((place for place in range(len(opened) - 1, -1, -1) if opened[place][0] == character), None)
        if found is not None:
            pairs.append((opened[found][1], at))
            del opened[found:]
    return sorted(pairs)


def _strong(kind: str) -> str:
    """The direction of what has one, numbers included; else nothing."""
    return "L" if kind == "L" else "R" if kind in ("R", *_NUMBERS) else ""


def _resolve_neutral(kinds: list[str], base: int) -> list[int]:
    """What has no direction of its own takes that of its neighbours where they agree, else that of the paragraph."""
    edge = "R" if base else "L"
    levels: list[int] = []
    at = 0
    before = edge
    while at < len(kinds):
        if kinds[at] in ("L", "R", *_NUMBERS):
            before = "L" if kinds[at] == "L" else "R"
            levels.append(_level(kinds[at], base))
            at += 1
            continue
        end = at
        while end < len(kinds) and kinds[end] not in ("L", "R", *_NUMBERS):
            end += 1
        after = edge if end == len(kinds) else "L" if kinds[end] == "L" else "R"
        levels += [_level(before if before == after else edge, base)] * (end - at)
        at = end
    return levels


def _level(kind: str, base: int) -> int:
    if kind == "R":
        return 1
    if kind == "L":
        return 2 if base else 0
    return 2
