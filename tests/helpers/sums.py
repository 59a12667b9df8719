"""Finds what nobody may compute over marks: a mean, a median, a share, or a word that promises one.

Numbers are recognised because they are computed from the very marks of the session: 3, 3, 7 and 1 marks have the mean
2.43, and 57 % of them lie above the middle. A single integer says nothing, so only decimals and percentages count.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from statistics import median

PLANTED = (3, 3, 7, 1)
"""Marks of 14 people with the mean 2.43, and 57 % in the upper half."""

WORDS = (
    r"averag\w*|means?|median\w*|percent\w*|per\s?cent|proportion\w*|quartile\w*|quantile\w*|deviation|variance"
    r"|scores?|scored|scoring|rank\w*|index|gpa|grade\s+point\w*|shares?\s+of|out\s+of\s+100|subtotal\w*"
)
COLUMN_WORDS = re.compile(rf"(?:^|_)(?:{WORDS}|avg|pct|ratio|sum|total|share)(?:_|$)", re.IGNORECASE)
_LABELS = re.compile(rf"\b(?:{WORDS})\b|\d\s?[%‰]|[%‰]", re.IGNORECASE)
_NEAR = 14
"""So many letters around a word must stand in the content for it to be a word of the content."""


def rooms(people: int) -> tuple[int, ...]:
    """The planted marks for so many people, of whom four rate with the same picture where it can be scaled."""
    whole = sum(PLANTED)
    marks = [number * people // whole for number in PLANTED]
    marks[2] += people - sum(marks)
    return tuple(marks)


class Sums:
    """Every forbidden number over some marks."""

    def __init__(self, counts: Iterable[Sequence[int]]) -> None:
        """Compute them for each practice, and for all of them together."""
        each = [tuple(marks) for marks in counts if sum(marks)]
        together = [tuple(map(sum, zip(*each, strict=True)))] if len(each) > 1 else []
        decimals: set[str] = set()
        percents: set[str] = set()
        for marks in (*each, *together):
            decimals.update(_means(marks))
            for share in _shares(marks):
                decimals.update(_written(share / 100, (2, 3)))
                decimals.update(_written(share, (1, 2)))
                percents.update({f"{round(share)}"})
        self.decimals, self.percents = decimals, percents
        numbers = "|".join(sorted(map(re.escape, decimals), key=len, reverse=True)) or r"(?!)"
        shares = "|".join(sorted(percents)) or r"(?!)"
        unit = r"\s?(?:%|percent\b|per\s?cent\b)"
        self._numbers = re.compile(rf"(?<![\d.,:/-])(?:{numbers})(?![\d:/-]|[.,]\d)|(?<![\d.,])(?:{shares}){unit}")

    def found_in(self, text: str) -> list[str]:
        """The forbidden numbers in a text, each with what stands around it."""
        return [_around(text, hit) for hit in self._numbers.finditer(text)]


class Labels:
    """Words that promise a number over marks, apart from those of the content and from some allowed by hand."""

    def __init__(self, content: Iterable[str], allowed: Iterable[str]) -> None:
        """Allow what stands in the content, and what some patterns match whole."""
        self._content = _letters("\n".join(content))
        self._allowed = [re.compile(pattern, re.IGNORECASE) for pattern in allowed]

    def found_in(self, text: str) -> list[str]:
        """The words in a text, each with what stands around it."""
        fine = [hit.span() for pattern in self._allowed for hit in pattern.finditer(text)]
        return [
            _around(text, hit)
            for hit in _LABELS.finditer(text)
            if not any(start <= hit.start() and hit.end() <= end for start, end in fine)
            and not self._is_content(text, hit)
        ]

    def _is_content(self, text: str, hit: re.Match[str]) -> bool:
        before, word, after = (_letters(part) for part in (text[: hit.start()], hit[0], text[hit.end() :]))
        near = (f"{before[-_NEAR:]}{word}", f"{word}{after[:_NEAR]}")
        return len(word) > 1 and any(len(each) > len(word) and each in self._content for each in near)


def texts_of(value: object) -> Iterator[str]:
    """Every text of a JSON value, keys included; a number that is no whole one stands as it is written."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from texts_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_of(inner)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, float):
        yield f"{value}"


def _means(marks: Sequence[int]) -> Iterator[str]:
    people = sum(marks)
    for lowest in (0, 1):
        places = [place for place, count in enumerate(marks, lowest) for _mark in range(count)]
        yield from _written(sum(places) / people, (1, 2, 3))
        if median(places) % 1:
            yield from _written(median(places), (1, 2))


def _shares(marks: Sequence[int]) -> set[float]:
    people = sum(marks)
    counts = {*marks, *accumulate(marks), *accumulate(reversed(marks))} - {0, people}
    return {100 * count / people for count in counts}


def _written(number: float, places: Sequence[int]) -> Iterator[str]:
    for digits in places:
        text = f"{number:.{digits}f}"
        if text.strip("0")[-1:] != ".":  # 1.0 is the scale of a display and the version of a pack as well
            yield from (text, text.replace(".", ","))


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _around(text: str, hit: re.Match[str]) -> str:
    return " ".join(text[max(0, hit.start() - 40) : hit.end() + 40].split())
